"""How well near-copies are told from other articles, on texts written for it in copies/, and how the time grows.

    python benchmarks/copies.py [--errors] [--tell] [--articles 1000] [--doublings 4]

copies/README.md says what the texts are. A pair is found where `copy_groups` puts its two texts together. Precision is the share of
copies among the pairs found, recall the share of found among the copies. What has an odd number is open and `--errors` lists what
went wrong in it; what has an even number is held out, and only counted. Time is that of `copy_groups` alone, on made-up articles of
some 250 words, one in ten a reprint, with paragraphs of background that many share and twenty outlets' boilerplate. It grows a
little faster than their number until so many articles have had each boilerplate as are remembered for one run of words.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from generator.language import annotate
from generator.model import Article, Corrections, Dateline
from generator.story import tell
from generator.story.copies import copy_groups

TEXTS = Path(__file__).with_name("copies")
BRITISH = dict(
    pair.split(":")
    for pair in (
        "center:centre centers:centres harbor:harbour license:licence defense:defence gray:grey color:colour labor:labour "
        "kilometers:kilometres meters:metres neighbor:neighbour criticized:criticised organizers:organisers travelers:travellers "
        "canceled:cancelled trucks:lorries truck:lorry practiced:practised tons:tonnes automobile:motor-car"
    ).split()
)
TOP = "The Daily Example | Monday edition | World | Subscribe from 1 euro a month"
BOTTOM = (
    "Read more: What we know so far. Our morning letter tells you in five minutes what happened while you slept; sign up here.",
    "This article was produced with material of news agencies. Comments are moderated and close after three days.",
    "© The Daily Example. All rights reserved. Reproduction, even in part, only with written permission of the publisher.",
)


@dataclass(frozen=True)
class Pair:
    """Two texts, and whether one is a copy of the other."""

    number: int
    how: str
    texts: tuple[str, str]
    copy: bool

    @property
    def part(self) -> str:
        return "open" if self.number % 2 else "held"


def pairs(folder: Path = TEXTS) -> Iterator[Pair]:
    """All pairs of the three files."""
    for number, _, body in _blocks(folder / "stories.txt"):
        yield from _of_a_story(number, body)
    yield from _of_strangers({number: _versions(body) for number, _, body in _blocks(folder / "stories.txt")})
    for number, about, body in _blocks(folder / "templates.txt"):
        for texts in combinations((text.strip() for text in re.split(r"^==$", body, flags=re.MULTILINE)), 2):
            yield Pair(number, f"pattern: {about}", texts, False)
    for number, heading, body in _blocks(folder / "short.txt"):
        verdict, about = heading.split(": ", 1)
        one, other = body.strip().splitlines()
        yield Pair(number, f"short: {about}", (one, other), verdict == "copy")


def _blocks(path: Path) -> Iterator[tuple[int, str, str]]:
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, body = block.split("\n", 1)
        number, about = heading.split(" ", 1)
        yield int(number), about, body


def _versions(body: str) -> dict[str, list[str]]:
    """The paragraphs of each version of a story; those of the agency's have the headline first."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"^== ", body, flags=re.MULTILINE)[1:]:
        name, text = block.split("\n", 1)
        lines = [line for line in text.splitlines() if line.strip()]
        found[name] = [found["agency"][int(line[1:])] if re.fullmatch(r"=\d+", line) else line for line in lines]
    return found


def _of_a_story(number: int, body: str) -> Iterator[Pair]:
    told = _versions(body)
    agency = told["agency"]
    headline, *paragraphs = agency
    bare = [re.sub(r"^[A-Z ]+, \w+ \d+ \(Dateline\) - ", "", paragraphs[0]), *paragraphs[1:]]
    edited, added = told["edited"], told["added"]
    middle = len(paragraphs) // 2
    rest = paragraphs[1:]
    copies = {
        "another headline, no dateline": [edited[0], *bare],
        "half cut": [headline, *paragraphs[: middle + 1]],
        "two paragraphs left": [edited[0], *bare[:2]],
        "other order": [headline, paragraphs[0], *rest[2:], *rest[:2]],
        "other quotation marks": [_typeset(paragraph) for paragraph in agency],
        "British spelling": [_british(paragraph) for paragraph in agency],
        "boilerplate": [TOP, *agency, *BOTTOM],
        "own paragraphs added": [*agency[:3], *added, *agency[3:]],
        "edited": edited,
        "updated": told["updated"],
        "edited, half cut": edited[: middle + 2],
        "edited, British, in boilerplate": [TOP, *map(_british, map(_typeset, edited)), *BOTTOM],
        "two paragraphs in boilerplate": [TOP, edited[0], *map(_typeset, bare[:2]), *BOTTOM],
        "updated, own paragraphs added": [*told["updated"][:3], *added, *told["updated"][3:]],
    }
    for how, paragraphs_of_it in copies.items():
        yield Pair(number, how, (_text(agency), _text(paragraphs_of_it)), True)
    yield Pair(number, "two outlets' edits", (_text(edited[:-1]), _text([TOP, headline, *map(_british, bare), *BOTTOM])), True)
    others = {
        "own report, same quote": told["own"],
        "own report in boilerplate": [TOP, *told["own"], *BOTTOM],
        "follow-up with background": told["follow-up"],
    }
    for how, paragraphs_of_it in others.items():
        yield Pair(number, how, (_text(agency), _text(paragraphs_of_it)), False)
        yield Pair(number, f"{how}, to the update", (_text(told["updated"]), _text(paragraphs_of_it)), False)


def _of_strangers(stories: dict[int, dict[str, list[str]]]) -> Iterator[Pair]:
    """Stories of other events in one outlet: what they share is its boilerplate."""
    for number, told in stories.items():
        other = stories.get(number + 2)
        if other:
            whole = ([TOP, *some["agency"], *BOTTOM] for some in (told, other))
            brief = ([TOP, *some["agency"][:2], *BOTTOM] for some in (told, other))
            for how, two in (("boilerplate of one outlet", whole), ("briefs in boilerplate of one outlet", brief)):
                one, another = map(_text, two)
                yield Pair(number, how, (one, another), False)


def _text(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs)


def _typeset(text: str) -> str:
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’").replace(" - ", " — ")


def _british(text: str) -> str:
    return re.sub(r"\w+", lambda word: BRITISH.get(word[0], word[0]), text).replace(" percent", " per cent")


@dataclass(frozen=True)
class Counted:
    """What the timeline makes of a story in five outlets, an outlet's own report and a follow-up.

    Of its `events`, `right` count as many sources as there are; of the `edited` version's sentences in them, `met` are in an entry
    with the agency's.
    """

    part: str
    events: int
    right: int
    edited: int
    met: int


def counted(folder: Path = TEXTS) -> Iterator[Counted]:
    """Each story, annotated and told."""
    for number, _, body in _blocks(folder / "stories.txt"):
        told = _versions(body)
        agency = told["agency"]
        outlets = {
            "agency": agency,
            "edited": told["edited"],
            "cut": agency[: len(agency) // 2 + 1],
            "updated": told["updated"],
            "framed": [TOP, *map(_british, agency), *BOTTOM],
            "own": told["own"],
            "follow-up": told["follow-up"],
        }
        day = datetime.date(2024, 6, 1)
        articles = [Article(name, "", Dateline(day), _text(paragraphs)) for name, paragraphs in outlets.items()]
        events = tell(list(annotate(articles)), Corrections()).events
        right = met = edited = 0
        for event in events:
            texts = [telling.article for telling in event.tellings]
            others = {"own", "follow-up"} & set(texts)
            right += event.independent == len(others) + (len(set(texts)) > len(others))
            edited += texts.count("edited")
            met += texts.count("edited") * bool({"agency", "framed"} & set(texts))
        yield Counted("open" if number % 2 else "held", len(events), right, edited, met)


def made_up(articles: int, draw: random.Random) -> list[str]:
    """Articles of pseudo-words as frequent as words are (Zipf)."""
    words = ["".join(draw.choices("abcdefghijklmnoprstuv", k=draw.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]

    def paragraph(size: int) -> str:
        return " ".join(draw.choices(words, weights, k=size)) + "."

    background = [paragraph(40) for _ in range(max(20, articles // 20))]
    boilerplate = [paragraph(50) for _ in range(20)]
    found: list[str] = []
    for _ in range(articles):
        if found and draw.random() < 0.1:
            kept = draw.choice(found).split("\n\n")[:-1]
            body = kept[: draw.randint(3, 6)]
        else:
            body = [draw.choice(background) if draw.random() < 0.2 else paragraph(40) for _ in range(5)]
        found.append(_text([*body, draw.choice(boilerplate)]))
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what went wrong in the open half")
    parser.add_argument(
        "--tell", action="store_true", help="annotate the stories, and count what the timeline makes of five outlets"
    )
    parser.add_argument("--articles", type=int, default=1000, help="made-up articles to begin timing with; 0 for none")
    parser.add_argument("--doublings", type=int, default=4)
    options = parser.parse_args()
    told = [(pair, copy_groups(pair.texts) == [0, 0]) for pair in pairs()]
    print(f"{len(told)} pairs, {sum(pair.copy for pair, _ in told)} of copies")
    print(f"{'':12}{'open':>16}{'held out':>18}")
    count = Counter((pair.part, pair.copy, found) for pair, found in told)
    for measure, of in (("precision", (False, True)), ("recall", (True, False))):
        cells = []
        for part in ("open", "held"):
            right, wrong = count[part, True, True], count[part, *of]
            cells.append(f"{right:4}/{right + wrong:<4}{right / (right + wrong) if right + wrong else 1:8.3f}")
        print(f"{measure:12}" + "  ".join(cells))
    wrong = Counter((pair.part, re.sub(r"^(\w+):.*", r"\1", pair.how), pair.copy) for pair, found in told if pair.copy != found)
    for how, copy in sorted({(how, copy) for _, how, copy in wrong}):
        cells = "".join(f"{wrong[part, how, copy]:16}" for part in ("open", "held"))
        print(f"  {'missed' if copy else 'wrong':8}{how:36}{cells}")
    for pair, found in told if options.errors else ():
        if pair.copy != found and pair.part == "open":
            print(f"\n{pair.number} {pair.how}: {'no copy' if found else 'a copy'}, taken for {'one' if found else 'none'}")
            if pair.how.startswith(("pattern", "short")):
                print("\n--\n".join(pair.texts))
    rows = list(counted()) if options.tell else []
    for part in ("open", "held") if rows else ():
        some = [row for row in rows if row.part == part]
        right, events, met, edited = (sum(getattr(row, name) for row in some) for name in ("right", "events", "met", "edited"))
        print(
            f"{part}: {right}/{events} entries count their sources right, {met}/{edited} edited sentences are in the agency's entry"
        )
    before = 0.0
    for doubling in range(options.doublings + 1 if options.articles else 0):
        articles = made_up(options.articles * 2**doubling, random.Random(1))
        began = time.process_time()
        copy_groups(articles)
        spent = time.process_time() - began
        print(f"{len(articles):6} articles {spent:8.2f} CPU s" + (f", × {spent / before:.2f}" if before else ""))
        before = spent


if __name__ == "__main__":
    main()
