"""How much of `annotate`'s time is the pipeline's, and how it compares with a bare spaCy pipe over the same texts.

    python benchmarks/annotate_speed.py [TEXTS.jsonl] [--pipeline NAME] [--rounds 5]

Prints CPU seconds of one process, the median of several rounds in turn: the pipeline as `spacy.load` gives it, the same pipeline as
Dateline loads it (another matrix product), all of `annotate`; and the ratios. TEXTS holds a line `{"text": …, "date": …}` each, as
`dateline annotate` reads them (other lines are passed over); without it the demonstration's articles are read.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # CPU seconds of one core, whatever the machine has

import spacy

from generator.language import annotate
from generator.language.pipeline import BUNDLED, load
from generator.model import Article, Dateline
from generator.project import load_project
from generator.read import read_content


def texts(path: Path | None) -> list[Article]:
    """The articles to read."""
    if path is None:
        return list(read_content(load_project(Path())).articles)
    lines = [line for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if "text" in line]
    return [
        Article(f"t{number}", "", Dateline(datetime.date.fromisoformat(line["date"])), line["text"])
        for number, line in enumerate(lines)
    ]


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds `run` takes."""
    before = time.process_time()
    run()
    return time.process_time() - before


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--pipeline", default="")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    articles = texts(options.texts)
    bare, ours = spacy.load(options.pipeline or BUNDLED), load(options.pipeline)
    runs: dict[str, Callable[[], object]] = {
        "nlp.pipe as spacy loads it": lambda: list(bare.pipe([article.text for article in articles])),
        "nlp.pipe as Dateline loads it": lambda: list(ours.pipe([article.text for article in articles])),
        "annotate": lambda: list(annotate(articles, pipeline=options.pipeline)),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(options.rounds + 1):
        for name, run in runs.items():
            took = seconds(run)
            if number:  # the first round loads dictionaries
                times[name].append(took)
    words = sum(len(ours.make_doc(article.text)) for article in articles)
    middle = {name: statistics.median(took) for name, took in times.items()}
    for name, took in middle.items():
        print(f"{name:30s} {took:6.2f} s   {words / took:7.0f} words a second")
    first, second, whole = middle.values()
    print(f"annotate runs at {first / whole:.2f} of the speed of the bare pipe, at {second / whole:.2f} of its own pipe's")


if __name__ == "__main__":
    main()
