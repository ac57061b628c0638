"""How well events are merged over texts: `annotate` and `tell` on pairs of passages written for it, in merging/.

    python benchmarks/merging.py [--errors] [--together]

merging/README.md says what the pairs are and how they are marked. Each pair is a story of its own; with `--together` all are one
story, which must not merge what is of different pairs either. Of labels that meet over the two passages of a pair

    precision      merged that should be / merged
    recall         merged that should be / that should be
    linked         one event on two known days: two entries that name each other in `conflicts` / such labels
    found          recall and linked where both tellings were read as acts with the right sort of date, which is up to the language

Odd pairs are open and `--errors` lists what went wrong in them and why; even ones are held out, and only counted.
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.language import annotate
from generator.model import Article, Corrections, Dateline, Document, EventMention, Extent, Markup, Storyline
from generator.story import tell

PAIRS = Path(__file__).with_name("merging")
_MARK = re.compile(r"\{(\w+):([^{}]+)\}")


@dataclass(frozen=True)
class Pair:
    """Two articles, and the extents that tell each label in them."""

    name: str
    number: int
    about: str
    articles: tuple[Article, Article]
    marks: tuple[dict[str, list[Extent]], dict[str, list[Extent]]]

    @property
    def part(self) -> str:
        return "open" if self.number % 2 else "held"


@dataclass(frozen=True)
class Outcome:
    """Two labels of a pair, what the timeline should make of them, what it did, and whose fault the difference is."""

    pair: Pair
    labels: tuple[str, str]
    wanted: str  # merged, linked, apart
    got: str
    fault: str


def pairs(folder: Path = PAIRS) -> Iterator[Pair]:
    """All pairs; a ValueError where a file is not written as README.md says."""
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            heading, *lines = (line for line in block.splitlines() if line.strip())
            number, about = heading.split(" ", 1)
            name = f"{path.stem}-{int(number):03}"
            if len(lines) != 2:
                raise ValueError(f"{name}: has {len(lines)} passages, not two")
            (one, marks), (other, its_marks) = (_passage(f"{name}-{which}", line) for which, line in zip("xy", lines, strict=True))
            yield Pair(name, int(number), about, (one, other), (marks, its_marks))


def _passage(slug: str, line: str) -> tuple[Article, dict[str, list[Extent]]]:
    day, marked = line.split(" ", 1)
    text, marks, done = "", defaultdict(list), 0
    for found in _MARK.finditer(marked):
        text += marked[done : found.start()]
        marks[found[1]].append(Extent(len(text), len(text) + len(found[2])))
        text, done = text + found[2], found.end()
    text += marked[done:]
    markup = (Markup(Extent(0, len(text)), "p"),)
    return Article(slug, "", Dateline(datetime.date.fromisoformat(day)), text, markup=markup), dict(marks)


def wanted(one: str, other: str) -> str:
    """What the timeline should make of two labels."""
    if one == other:
        return "merged"
    return "linked" if one.rstrip("0123456789") == other.rstrip("0123456789") else "apart"


def outcomes(pair: Pair, documents: Sequence[Document], story: Storyline) -> Iterator[Outcome]:
    """What became of each label of the first passage with each of the second."""
    events = {mention: event for event in (*story.events, *story.undated) for mention in event.ids}
    for one, extents in pair.marks[0].items():
        for other, others in pair.marks[1].items():
            told = [_told(documents[0], extents), _told(documents[1], others)]
            ours, theirs = ({events[told.id].id: events[told.id] for told in some if told.id in events} for some in told)
            got = "apart"
            if ours.keys() & theirs.keys():
                got = "merged"
            elif any(theirs.keys() & set(event.conflicts) for event in ours.values()):
                got = "linked"
            yield Outcome(pair, (one, other), wanted(one, other), got, _fault(wanted(one, other), *told))


def _told(document: Document, extents: Sequence[Extent]) -> list[EventMention]:
    return [mention for mention in document.events if any(mention.trigger.overlaps(extent) for extent in extents)]


def _fault(wish: str, one: Sequence[EventMention], other: Sequence[EventMention]) -> str:
    """Why two tellings that should meet could not, were it only for what the language pipeline made of them; else "story"."""
    acts = [[told for told in some if told.kind == "act" and not told.negated] for some in (one, other)]
    facts = [[told for told in some if told.modality in ("asserted", "reported")] for some in acts]
    if wish == "apart":
        return "story"
    if not (one and other):
        return "no event found"
    if not all(acts):
        return "not read as an act"
    if not all(facts):
        return "not read as a fact"
    dates = [(told.interval, its.interval) for told in facts[0] for its in facts[1]]
    meet = [
        not (a.earliest and b.latest and a.earliest > b.latest) and not (b.earliest and a.latest and b.earliest > a.latest)
        for a, b in dates
    ]
    if wish == "merged" and not any(meet):
        return "dates read apart"
    if wish == "linked" and not any(
        a.earliest and b.earliest and a.earliest == a.latest and b.earliest == b.latest and not met
        for (a, b), met in zip(dates, meet, strict=True)
    ):
        return "days not read"
    lines = [any(told.summary for told in some) for some in facts]
    if not (all(lines) if wish == "linked" else any(lines)):
        return "no line made of it"
    return "story"


def judged(all_pairs: Sequence[Pair], *, together: bool) -> tuple[list[Outcome], int]:
    """The outcome of all pairs, and how many entries join what is of different pairs."""
    found = iter(annotate([article for pair in all_pairs for article in pair.articles]))
    documents = {pair.name: (next(found), next(found)) for pair in all_pairs}
    if not together:
        return [
            outcome
            for pair in all_pairs
            for outcome in outcomes(pair, documents[pair.name], tell(documents[pair.name], Corrections()))
        ], 0
    story = tell([document for some in documents.values() for document in some], Corrections())
    strangers = sum(len({telling.article[:-2] for telling in event.tellings}) > 1 for event in (*story.events, *story.undated))
    return [outcome for pair in all_pairs for outcome in outcomes(pair, documents[pair.name], story)], strangers


def figures(some: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Each measure as a fraction."""
    count = Counter((one.wanted, one.got) for one in some)
    found = Counter((one.wanted, one.got) for one in some if one.fault == "story" or one.got == one.wanted)

    def share(counted: Counter[tuple[str, str]], wish: str) -> tuple[int, int]:
        return counted[wish, wish], sum(times for (wished, _), times in counted.items() if wished == wish)

    merged = sum(times for (_, got), times in count.items() if got == "merged")
    return {
        "precision": (count["merged", "merged"], merged),
        "recall": share(count, "merged"),
        "recall, found": share(found, "merged"),
        "linked": share(count, "linked"),
        "linked, found": share(found, "linked"),
        "apart": share(count, "apart"),
        "linked wrongly": (
            count["apart", "linked"] + count["merged", "linked"],
            sum(got == "linked" for _, got in count.elements()),
        ),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what went wrong in the open half")
    parser.add_argument("--together", action="store_true", help="all pairs as one story")
    options = parser.parse_args()
    every = list(pairs())
    told, strangers = judged(every, together=options.together)
    print(f"{len(every)} pairs, {len(told)} of labels" + (f"; {strangers} entries join pairs" if options.together else ""))
    parts = {part: [one for one in told if one.pair.part == part] for part in ("open", "held")}
    print(f"{'':16}{'open':>16}{'held out':>16}")
    rows = {part: figures(some) for part, some in parts.items()}
    for name in rows["open"]:
        cells = (f"{right:4}/{of:<4}{right / of if of else 1:7.3f}" for right, of in (rows[part][name] for part in parts))
        print(f"{name:16}" + "".join(cells))
    faults = {part: Counter(one.fault for one in some if one.got != one.wanted) for part, some in parts.items()}
    for fault in sorted(faults["open"] | faults["held"]):
        print(f"  {fault:20}{faults['open'][fault]:6}{faults['held'][fault]:16}")
    for one in parts["open"] if options.errors else ():
        if one.got != one.wanted:
            print(f"\n{one.pair.name} {' '.join(one.labels)}: {one.got}, not {one.wanted} ({one.fault}) — {one.pair.about}")
            for article in one.pair.articles:
                print(f"    {article.dateline.date} {article.text}")


if __name__ == "__main__":
    main()
