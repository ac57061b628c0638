"""How long `tell` takes, and how well it merges, on a made-up press of any size.

    python benchmarks/story_merging.py [--documents 2000] [--seed 1]

A world of actors, places and dated acts is drawn at random, a few actors in most of them as in any real story. Articles tell acts
of the weeks before them, each with its own vagueness of date, some without an agent; some are reprints. The acts behind the
tellings are known, so pairs of tellings in one event are scored: precision is what must not fall.
"""

from __future__ import annotations

import argparse
import datetime
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from generator.model import (
    Actor,
    Article,
    Corrections,
    Dateline,
    Day,
    Document,
    EventMention,
    Extent,
    Interval,
    Kind,
    Mention,
    Participant,
    Storyline,
)
from generator.story import tell
from generator.temporal.edtf import event_edtf

START = datetime.date(2015, 1, 1)
VERBS = {
    "kill": ["killed", "shot"],
    "capture": ["captured", "seized", "took"],
    "strike": ["bombed", "hit", "shelled"],
    "attack": ["attacked", "ambushed"],
    "agree": ["signed", "agreed"],
    "arrest": ["arrested", "detained"],
    "meet": ["met"],
    "appoint": ["appointed", "named"],
}
MATTERS = (
    "market hospital bridge convoy road port school depot airfield tower mill camp ferry dam market-hall office line gate".split()
)


@dataclass(frozen=True)
class Act:
    """What happened: the truth behind tellings."""

    number: int
    day: datetime.date
    cls: str
    agent: str
    patient: str
    place: str
    matter: str


def world(documents: int, draw: random.Random) -> tuple[dict[str, Kind], list[Act]]:
    """Actors with their kinds and about three acts for each article, over a span that grows with the number of articles."""
    syllables = ["ka", "ro", "mi", "ten", "sal", "bor", "du", "vi", "lan", "osh", "ber", "nu", "tar", "eg", "fi", "zol"]

    def name(parts: int) -> str:
        return " ".join("".join(draw.choices(syllables, k=draw.randint(2, 3))).title() for _ in range(parts))

    size = max(12, documents // 8)
    kinds: dict[str, Kind] = {}
    kinds.update((name(2), "person") for _ in range(size))
    kinds.update((f"{name(1)} {draw.choice(['Front', 'Army', 'Union', 'Party'])}", "group") for _ in range(size // 2))
    kinds.update((name(1), "place") for _ in range(size // 3))
    by_kind: dict[Kind, list[str]] = defaultdict(list)
    for actor, kind in kinds.items():
        by_kind[kind].append(actor)

    def pick(kind: Kind) -> str:
        several = by_kind[kind]
        return several[min(int(draw.paretovariate(0.7)) - 1, len(several) - 1)]

    acts, mortal = [], set()
    for number in range(documents * 3):
        cls = draw.choice(list(VERBS))
        patient = pick(draw.choice(["person", "group"]))
        if cls == "kill" and kinds[patient] == "person":
            if patient in mortal:
                cls = "arrest"
            mortal.add(patient)
        day = START + datetime.timedelta(draw.randrange(max(200, documents)))
        acts.append(Act(number, day, cls, pick("group"), patient, pick("place"), draw.choice(MATTERS)))
    return kinds, sorted(acts, key=lambda act: act.day)


def press(documents: int, draw: random.Random) -> tuple[list[Document], dict[str, int]]:
    """Articles, and which act each event mention is of."""
    kinds, acts = world(documents, draw)
    found: list[Document] = []
    truth: dict[str, int] = {}
    for number in range(documents):
        if found and draw.random() < 0.05:  # a reprint under another name
            told = draw.choice(found)
            body, published = told.article.text, told.article.dateline.date + datetime.timedelta(1)
            original, slug = told.article.slug, f"r{number}"
            events = tuple(_renamed(event, original, slug, truth) for event in told.events)
            article = Article(slug, slug, Dateline(published), body)
            found.append(Document(article, told.sentences, (), told.mentions, events, told.actors))
            continue
        newest = draw.randrange(10, len(acts))
        recent = [acts[max(0, newest - int(draw.expovariate(0.15)))] for _ in range(10)]
        found.append(_article(f"a{number}", acts[newest].day + datetime.timedelta(1), dict.fromkeys(recent), kinds, draw, truth))
    return found, truth


def _renamed(event: EventMention, original: str, slug: str, truth: dict[str, int]) -> EventMention:
    renamed = replace(event, id=event.id.replace(original, slug, 1))
    truth[renamed.id] = truth[event.id]
    return renamed


def _article(
    slug: str, published: datetime.date, acts: dict[Act, None], kinds: dict[str, Kind], draw: random.Random, truth: dict[str, int]
) -> Document:
    body, sentences, mentions, events = "", [], [], []
    count: Counter[str] = Counter()
    for i, act in enumerate(acts):
        verb = draw.choice(VERBS[act.cls])
        start = len(body)
        words = [act.agent, verb, act.patient, "near", act.place, "by the", act.matter]
        if draw.random() < 0.2:
            words[0] = "fighters"
        extents = {}
        for word in words:
            extents[word] = Extent(len(body), len(body) + len(word))
            body += word + " "
        body += f"while {' '.join(draw.choices(MATTERS, k=8))}. "
        sentences.append(Extent(start, len(body) - 1))
        named = [word for word in words if word in kinds]
        mentions.extend(Mention(extents[word], kinds[word], _id(word)) for word in named)
        count.update(named)
        event_id = f"{slug}-{i}"
        truth[event_id] = act.number
        events.append(
            EventMention(
                event_id,
                extents[verb],
                Extent(start, extents[act.matter].end),
                i,
                "act",
                verb,
                act.cls,
                _interval(act.day, published, draw),
                participants=(
                    *(Participant(_id(who), "agent") for who in named if who == act.agent),
                    Participant(_id(act.patient), "patient"),
                ),
                places=(_id(act.place),),
                summary=" ".join(words),
            )
        )
    actors = tuple(Actor(_id(name), name, kinds[name], ids=(_id(name),), mentions=times) for name, times in count.items())
    return Document(Article(slug, slug, Dateline(published), body), tuple(sentences), (), tuple(mentions), tuple(events), actors)


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _interval(date: datetime.date, published: datetime.date, draw: random.Random) -> Interval:
    day, limit = Day.of(date), Day.of(published)
    how = draw.choices(["day", "week", "month", "year"], [6, 2, 3, 1])[0]
    if how == "day":
        return Interval(day, day, "day", str(day), str(day))
    if how == "week":
        first = day.plus(1 - day.weekday)
        last = min(first.plus(6), max(limit, first))
        return Interval(first, last, "week", event_edtf(first, last, "within"))
    if how == "month":
        last = Day(day.year + day.month // 12, day.month % 12 + 1, 1).plus(-1)
        return Interval(Day(day.year, day.month, 1), last, "month", f"{day.year}-{day.month:02}")
    return Interval(Day(day.year, 1, 1), Day(day.year, 12, 31), "year", str(day.year))


def scored(story: Storyline, truth: dict[str, int]) -> tuple[float, float]:
    """Precision and recall of pairs of tellings in one event."""
    together = right = 0
    for event in story.events:
        acts = Counter(truth[mention] for mention in event.ids)
        together += _pairs(len(event.ids))
        right += sum(_pairs(times) for times in acts.values())
    wanted = sum(_pairs(times) for times in Counter(truth.values()).values())
    return right / together if together else 1.0, right / wanted if wanted else 1.0


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    documents, truth = press(options.documents, random.Random(options.seed))
    began = time.process_time()
    story = tell(documents, Corrections())
    spent = time.process_time() - began
    precision, recall = scored(story, truth)
    print(f"{len(documents)} documents with {len(truth)} tellings of {len(set(truth.values()))} acts: {spent:.1f} CPU s")
    print(f"{len(story.events)} events, {len(story.actors)} actors, {len(story.places)} places")
    print(f"pairs of tellings: precision {precision:.3f}, recall {recall:.3f}")
    print(f"events with conflicts: {sum(bool(event.conflicts) for event in story.events)}")


if __name__ == "__main__":
    main()
