"""Accuracy of events, dates, actors and links on a story set, by the shared scorer.

    python benchmarks/story_accuracy.py ../shared [--part open|held|all] [--errors N] [--keep FILE] [SET …]

A third of each set's documents, chosen once by a hash of their names, is held out: nobody reads its errors, and its figures say
what the others' are worth. All documents are annotated together, as a project's are; the part decides only what is scored.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def held_out(lines: list[dict[str, Any]]) -> set[str]:
    """The ids of the third that is not looked at: every third article with gold by hash, and its copies.

    The sets hold each article twice, once with gold events and once with its share of the timelines, under other ids.
    """

    def shingles(line: dict[str, Any]) -> set[tuple[str, ...]]:
        words = line["text"].split()
        return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}

    documents = [line for line in lines if "text" in line]
    gold = sorted((line for line in documents if "gold" in line), key=lambda line: hashlib.sha256(line["id"].encode()).hexdigest())
    chosen = [shingles(line) for line in gold[::3]]
    return {line["id"] for line in documents if any(2 * len(own & shingles(line)) > len(own) for own in chosen)}


def part_of(lines: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    """The documents, and the items of the timelines, that are `open`, `held` or `all` of them."""
    held = held_out(lines)

    def chosen(name: str) -> bool:
        return part == "all" or (name in held) == (part == "held")

    found = []
    for line in lines:
        if "timeline" in line:
            items = [item for item in line["items"] if chosen(item["doc"])]
            if items:
                found.append({**line, "items": items})
        elif chosen(line["id"]):
            found.append(line)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET", default=["apple"])
    parser.add_argument("--part", choices=("open", "held", "all"), default="all")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="writes what `dateline annotate` gives there")
    options = parser.parse_args()
    if options.errors and options.part != "open":
        parser.error("--errors needs --part open: nobody reads what is held out")
    scorer = str(options.shared / "score" / "story.py")
    for name in options.sets:
        gold = options.shared / "data" / "stories" / f"{name}.jsonl"
        lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        with tempfile.TemporaryDirectory() as folder:
            said = options.keep or Path(folder) / "said.jsonl"
            part = Path(folder) / "gold.jsonl"
            asked = subprocess.run([sys.executable, scorer, str(gold), "--input"], check=True, capture_output=True).stdout
            command = [str(Path(sys.executable).with_name("dateline")), "annotate"]
            with said.open("wb") as out:
                subprocess.run(command, input=asked, stdout=out, check=True)
            part.write_text("\n".join(json.dumps(line) for line in part_of(lines, options.part)), encoding="utf-8")
            print(f"== {name} {options.part}", flush=True)
            subprocess.run([sys.executable, scorer, str(part), str(said), "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
