"""Accuracy of the time engine on the development sets, by the shared scorer.

    python benchmarks/temporal_accuracy.py ../shared [--part open|held|all] [--errors N] [SET …]

A fifth of each set's documents, chosen once by a hash of their names, is held out: nobody reads its errors, and its figures say
what the others' are worth. Writes a prediction file per set into a temporary folder and prints what `score/temporal.py` of the
shared folder says of it.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.temporal import find
from generator.temporal.nouns import Mode

# set: how a month without a year is read there, and how the scorer compares values
SETS: dict[str, tuple[Mode, str]] = {
    "te3-timebank": ("news", "upper"),
    "te3-aquaint": ("news", "canon"),
    "wikiwars-train": ("narrative", "upper"),
    "tweets-train": ("news", "canon"),
}


def held_out(name: str) -> bool:
    """Whether the document is of the fifth that is not looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


def part_of(gold: Path, part: str, chosen: Path) -> None:
    """Writes the documents of `gold` that are `open`, `held` or `all` of them."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if part == "all" or held_out(json.loads(line)["doc_id"]) == (part == "held")]
    chosen.write_text("\n".join(kept), encoding="utf-8")


def predict(gold: Path, predictions: Path, mode: Mode) -> float:
    """Writes what `find` says of every text of `gold`; returns the seconds it took."""
    seconds = 0.0
    with predictions.open("w", encoding="utf-8") as out:
        for line in gold.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            before = time.process_time()
            timexes = find(document["text"], datetime.date.fromisoformat(document["dct"][:10]), mode=mode)
            seconds += time.process_time() - before
            rows = [
                {"start": t.extent.start, "end": t.extent.end, "text": t.text, "type": t.type, "value": t.value, "mod": t.mod}
                for t in timexes
            ]
            print(json.dumps({"doc_id": document["doc_id"], "text": document["text"], "timexes": rows}), file=out)
    return seconds


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--part", choices=("open", "held", "all"), default="all")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if options.errors and options.part != "open":
        parser.error("--errors needs --part open: nobody reads what is held out")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets or SETS:
            mode, case = SETS[name]
            gold, predictions = Path(folder) / f"{name}-gold.jsonl", Path(folder) / f"{name}.jsonl"
            part_of(options.shared / "data" / "temporal" / f"{name}.jsonl", options.part, gold)
            seconds = predict(gold, predictions, mode)
            print(f"== {name} {options.part} ({mode}, values compared {case}), {seconds:.1f} s of CPU", flush=True)
            command = [str(options.shared / "score" / "temporal.py"), str(gold), str(predictions), "--case", case]
            subprocess.run([sys.executable, *command, "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
