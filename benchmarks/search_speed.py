"""What the search engine costs a build: time, memory and files by the number of records.

python benchmarks/search_speed.py            # made-up records
python benchmarks/search_speed.py DIR        # the project at DIR: with its engine and without
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.build import publish, tell_story
from generator.model import Record
from generator.project import load_project
from generator.search import index

KINDS = ("event", "event", "event", "actor", "place", "article")
LENGTHS = {"event": 30, "actor": 8, "place": 2, "article": 250}  # words of a text


def made_up(count: int) -> Iterator[Record]:
    """Records of words whose frequencies fall as those of a language do, in the proportions of a story."""
    chance = random.Random(1)
    letters = "abcdefghiklmnoprstuvw"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(30_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for at in range(count):
        kind = KINDS[at % len(KINDS)]
        said = " ".join(chance.choices(words, weights, k=LENGTHS[kind]))
        yield Record(f"{kind}s/{at}.html", kind, " ".join(chance.choices(words, weights, k=6)), "8 September 2016", text=said)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made


def main() -> None:
    if len(sys.argv) > 1:
        project = load_project(Path(sys.argv[1]))
        storyline = tell_story(project)
        without, plain = timed(lambda: publish(storyline, replace(project, search="none")))
        with_engine, site = timed(lambda: publish(storyline, project))
        more = len(site.files) - len(plain.files)  # type: ignore[attr-defined]
        print(f"pages {without:.1f} s, with the engine {with_engine:.1f} s; {more} files more")
        return
    for count in (100, 1_000, 6_000, 12_000):
        records = tuple(made_up(count))
        seconds, files = timed(lambda records=records: index(records, "en"))  # type: ignore[misc]
        engine = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = sum(map(len, files.values())) / 2**20  # type: ignore[attr-defined]
        print(f"{count:6} records: {seconds:5.1f} s, pagefind {engine:4.0f} MB at most, {len(files)} files of {size:.1f} MB")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
