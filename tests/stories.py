"""Builds small documents by hand: sentences with the acts they tell, as `annotate` would have found them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slugify import slugify

from generator.model import (
    Actor,
    Alias,
    Article,
    Attribution,
    Dateline,
    Day,
    Document,
    EventKind,
    EventMention,
    Evidence,
    Extent,
    HeldRole,
    Interval,
    Kind,
    Mention,
    Modality,
    Participant,
    ParticipantRole,
    Relation,
    Span,
    Timex,
)
from generator.temporal.edtf import parse_edtf


@dataclass(frozen=True)
class Told:
    """A sentence and the act it tells. `trigger` is a word of it; `when` an EDTF date, `time` the words that say it.

    `summary` is the sentence unless given, and empty for an act that is named only in passing.
    """

    sentence: str
    trigger: str = ""
    cls: str = ""
    when: str = ""
    time: str = ""
    by: Sequence[str] = ()
    to: Sequence[str] = ()
    at: Sequence[str] = ()
    likely: str = ""
    modality: Modality = "asserted"
    negated: bool = False
    kind: EventKind = "act"
    source: str = ""
    summary: str | None = None
    same: Sequence[int] = ()
    lemma: str = ""
    part: str = ""
    span: Span = "within"


def text(
    slug: str,
    published: str,
    *told: Told | str,
    kinds: Mapping[str, Kind] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
    roles: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    relations: Sequence[tuple[str, str, str]] = (),
) -> Document:
    """A document of one paragraph. Actors are those of the acts and of `kinds`; who is in no `kinds` is a group, `at` a place.

    `aliases` are other names by actor's name, each shown by the sentence that has it; `roles` are (title, organisation's name).
    Every occurrence of a name or alias is a mention. The mention of the n-th sentence has the id `{slug}-{n}`.
    """
    lines = [one if isinstance(one, Told) else Told(one) for one in told]
    body = " ".join(line.sentence for line in lines)
    sentences, at = [], 0
    for line in lines:
        sentences.append(Extent(at, at + len(line.sentence)))
        at += len(line.sentence) + 1
    names: dict[str, Kind] = dict(kinds or {})
    for line in lines:
        names.update((name, "place") for name in line.at if name not in names)
        names.update((name, "group") for name in (*line.by, *line.to) if name not in names)
    called = {name: (name, *(aliases or {}).get(name, ())) for name in names}
    mentions = sorted(
        (
            Mention(Extent(start, start + len(form)), names[name], slugify(name))
            for name, forms in called.items()
            for form in forms
            for start in _places(body, form)
        ),
        key=lambda mention: mention.extent,
    )

    def shown(form: str) -> tuple[Evidence, ...]:
        found = [i for i, line in enumerate(lines) if form in line.sentence]
        return tuple(Evidence(slug, i, sentences[i], lines[i].sentence) for i in found[:1])

    actors = tuple(
        Actor(
            slugify(name),
            name,
            kind,
            aliases=tuple(Alias(alias, shown(alias)) for alias in called[name][1:]),
            roles=tuple(
                HeldRole(title, slugify(organisation), evidence=shown(title)) for title, organisation in (roles or {}).get(name, ())
            ),
            relations=tuple(Relation(tie, slugify(two), evidence=shown(two)) for one, tie, two in relations if one == name),
            ids=(slugify(name),),
            mentions=sum(mention.actor == slugify(name) for mention in mentions),
        )
        for name, kind in names.items()
    )
    date = datetime.date.fromisoformat(published)
    timexes, events = [], []
    for i, line in enumerate(lines):
        if not line.trigger:
            continue
        interval = _interval(line, Day.of(date))
        if line.time:
            begin = sentences[i].start + line.sentence.index(line.time)
            value = line.when or str(Day.of(date))
            timexes.append(Timex(Extent(begin, begin + len(line.time)), line.time, "DATE", value, None, interval, "by hand"))
        events.append(_mention(slug, i, line, sentences[i], interval, len(timexes) - 1 if line.time else None))
    article = Article(slug, slug.title(), Dateline(date), body, path=f"content/{slug}.md", digest=slug)
    return Document(article, tuple(sentences), tuple(timexes), tuple(mentions), tuple(events), actors)


def _interval(line: Told, dateline: Day) -> Interval:
    if not line.when:
        return Interval(None, dateline, "open", f"[..{dateline}]")
    found = parse_edtf(line.when)
    return Interval(found.earliest, found.latest, found.precision, found.edtf, found.value, None, line.part)


def _mention(slug: str, i: int, line: Told, sentence: Extent, interval: Interval, timex: int | None) -> EventMention:
    start = sentence.start + line.sentence.index(line.trigger)
    roles: list[tuple[str, ParticipantRole]] = [*((name, "agent") for name in line.by), *((name, "patient") for name in line.to)]
    said = None
    if line.source:
        begin = sentence.start + line.sentence.index(line.source)
        said = Attribution(None, Extent(begin, begin + len(line.source)))
    return EventMention(
        id=f"{slug}-{i}",
        trigger=Extent(start, start + len(line.trigger)),
        clause=sentence,
        sentence=i,
        kind=line.kind,
        lemma=line.lemma or line.trigger.lower(),
        cls=line.cls or line.trigger.lower(),
        interval=interval,
        span=line.span,
        likely=parse_edtf(line.likely).earliest if line.likely else None,
        timex=timex,
        anchor=line.time,
        participants=tuple(Participant(slugify(name), role) for name, role in roles),
        places=tuple(slugify(name) for name in line.at),
        modality=line.modality,
        negated=line.negated,
        attribution=said,
        summary=line.sentence.rstrip(".") if line.summary is None else line.summary,
        same=tuple(f"{slug}-{other}" for other in line.same),
    )


def _places(body: str, form: str) -> list[int]:
    found, start = [], body.find(form)
    while start >= 0:
        found.append(start)
        start = body.find(form, start + 1)
    return found
