"""Accuracy of actors and dates on news, biographies and other texts of GUM, of which no rule was made but from the open two thirds.

    python benchmarks/other_texts.py ../shared [--part open|held|all] [--keep FOLDER] [GENRE …]

GUM (the treebank that the recogniser's training takes names from too) says who is meant by each mention, and when each date is.
Read here are persons and bodies named somewhere in their text, and dates with one value; the shared scorer compares. A third of
each genre's texts, chosen once by a hash of their names, is held out: nobody reads what is wrong in them. Format: CoNLL-2012
brackets in the MISC column, `Entity=(1-person-…` and `1)`, and TEI dates in `XML=<date when:::"2015-05-18">`; see the README of UD
English GUM.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_KINDS = {"person": "PER", "organization": "ORG"}
_NARRATIVE = frozenset(("bio", "textbook"))
_PARTS = frozenset(("flat", "compound"))


@dataclass
class Words:
    """The syntactic words of a text: form, part of speech, relation, and the characters `[start, end)`."""

    text: str = ""
    rows: list[tuple[str, str, str, int, int]] = field(default_factory=list)
    misc: list[dict[str, str]] = field(default_factory=list)


def read(lines: list[str]) -> tuple[dict[str, str], Words]:
    """What the comments say of a document, and its words."""
    about: dict[str, str] = {}
    words, gap, last, close = Words(), "", 0, 0
    for line in lines:
        if line.startswith("# meta::"):
            key, _, value = line.removeprefix("# meta::").partition(" = ")
            about[key] = value
        elif line == "# newpar" and words.text:
            gap = "\n\n"
        if line.startswith("#") or not line:
            last = 0 if not line else last
            continue
        row = line.split("\t")
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:  # a contraction: its parts share its characters
            last, close = int(row[0].split("-")[1]), len(words.text + gap) + len(row[1])
            words.text, gap = words.text + gap + row[1], space
            start = close - len(row[1])
            continue
        if "." in row[0]:
            continue
        if int(row[0]) <= last:
            end = close if int(row[0]) == last else min(start + len(row[1]), close)
        else:
            words.text += gap + row[1]
            start, end, gap = len(words.text) - len(row[1]), len(words.text), space
        words.rows.append((row[1], row[3], row[7], start, end))
        words.misc.append(dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair))
        start = end
    return about, words


def mentions(words: Words) -> Iterator[dict[str, Any]]:
    """Persons and bodies that their text names somewhere, by the words around each mention's head."""
    opened: list[tuple[str, str, str, int]] = []
    found: list[dict[str, Any]] = []
    for at, misc in enumerate(words.misc):
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", misc.get("Entity", "")):
            fields = re.sub(r"\[[^\]]*\]", "", bracket).strip("()").split("-")
            if bracket.startswith("("):
                opened.append((fields[0], fields[1], fields[5] if len(fields) > 5 else "1", at))
            if bracket.endswith(")"):
                place = max((i for i, each in enumerate(opened) if each[0] == fields[0]), default=None)
                if place is not None:
                    name, kind, head, start = opened.pop(place)
                    if kind in _KINDS:
                        heads = [start + int(number) - 1 for number in re.findall(r"\d+", head)] or [start]
                        found.append(_mention(words, name, _KINDS[kind], start, at, heads, len(found)))
    named = {each["instance"] for each in found if each["named"]}
    yield from (each for each in found if each["instance"] in named)


def _mention(words: Words, name: str, kind: str, start: int, end: int, heads: list[int], number: int) -> dict[str, Any]:
    low, high = max(min(heads), start), min(max(heads), end)
    named = any(words.rows[at][1] == "PROPN" for at in range(low, high + 1))
    while named and high < end and words.rows[high + 1][1] == "PROPN" and words.rows[high + 1][2] in _PARTS:
        high += 1
    while named and low > start and words.rows[low - 1][1] == "PROPN" and words.rows[low - 1][2] in _PARTS:
        low -= 1
    first, last = words.rows[low][3], words.rows[high][4]
    text = words.text[first:last]
    extent = {"start": first, "end": last, "text": text}
    return {"mid": f"m{number}", "instance": name, "kind": kind, "named": named, "name": text} | extent


def dates(words: Words) -> Iterator[dict[str, Any]]:
    """Dates with one value."""
    opened: list[tuple[str, int]] = []
    for misc, (_, _, _, start, end) in zip(words.misc, words.rows, strict=True):
        for tag in re.findall(r"<[^>]*>", misc.get("XML", "")):
            if tag.startswith("<date"):
                when = re.search(r'when:::"([^"]*)"', tag)
                opened.append((when[1] if when else "", start))
            elif tag == "</date>" and opened:
                value, first = opened.pop()
                if value:
                    yield {"type": "DATE", "value": value, "start": first, "end": end, "text": words.text[first:end]}


def documents(corpora: Path, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(genre, document in the shared scorer's format)."""
    with tarfile.open(corpora) as archive:
        for member in archive:
            name = Path(member.name).stem
            file = archive.extractfile(member) if name.startswith("GUM_") and member.name.endswith(".conllu") else None
            held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0
            if file is None or (part != "all" and held != (part == "held")):
                continue
            about, words = read(file.read().decode("utf-8").splitlines())
            entities = [{**each, "instance": f"{name}:{each['instance']}"} for each in mentions(words)]
            gold = {"events": [], "entities": entities, "participants": [], "timexes": list(dates(words))}
            day = about.get("dateCreated", "2015-01-01")
            title = about.get("title", "")
            yield name.split("_")[1], {"id": name, "date": day, "title": title, "text": words.text, "gold": gold}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("genres", nargs="*", metavar="GENRE", default=["news", "bio"])
    parser.add_argument("--part", choices=("open", "held", "all"), default="all")
    parser.add_argument("--keep", type=Path, help="a folder for the gold and for what `dateline annotate` gives")
    options = parser.parse_args()
    found = list(documents(options.shared / "data" / "language" / "corpora.tgz", options.part))
    command = [str(Path(sys.executable).with_name("dateline")), "annotate"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        for genre in options.genres:
            chosen = sorted((document for own, document in found if own == genre), key=lambda document: document["id"])
            gold, said = folder / f"{genre}.jsonl", folder / f"{genre}.said.jsonl"
            gold.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
            mode = {"mode": "narrative"} if genre in _NARRATIVE else {}
            asked = [{key: document[key] for key in ("id", "date", "title", "text")} | mode for document in chosen]
            with said.open("wb") as out:
                subprocess.run(command, input="\n".join(map(json.dumps, asked)).encode(), stdout=out, check=True)
            scored = subprocess.run(
                [sys.executable, str(options.shared / "score" / "story.py"), str(gold), str(said)],
                check=True,
                capture_output=True,
                text=True,
            )
            print(f"== {genre} {options.part}, {len(chosen)} texts")
            print("\n".join(line for line in scored.stdout.splitlines() if line.startswith(("actors", "timexes", "no answer"))))


if __name__ == "__main__":
    main()
