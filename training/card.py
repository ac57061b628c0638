"""The figures as tables, and the place in the model card where they stand, so that none is typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

Figures = dict[str, Any]  # as evaluate.measure makes them
BEGIN, END = "<!-- figures, by training/evaluate.py -->", "<!-- end of figures -->"
_LABELS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "all")


class Scores(TypedDict):
    """Precision, recall and their harmonic mean, in percent, over so many names."""

    p: float
    r: float
    f: float
    names: int


def scores(right: int, found: int, there: int) -> Scores:
    """Scores of names: those found that are right, those found, those there are."""
    return Scores(
        p=round(100 * right / found, 1) if found else 0.0,
        r=round(100 * right / there, 1) if there else 0.0,
        f=round(200 * right / (found + there), 1) if found + there else 0.0,
        names=there,
    )


def section(figures: Figures) -> str:
    """Everything that is measured, in Markdown."""
    treebanks: dict[str, Any] = figures["layers"]
    layers = [name for name in next(iter(treebanks.values())) if name != "relations"]
    relations = list(dict.fromkeys(name for row in treebanks.values() for name in row["relations"]))
    parts = [
        "Words and trees, in percent of the words, sentences by F:",
        _table(["test set", *layers], ([title, *(f"{row[name]:.1f}" for name in layers)] for title, row in treebanks.items())),
        "Relations, by F of words with the right head and relation:",
        _table(
            ["relation", *treebanks],
            (
                [f"`{name}`", *(f"{row['relations'][name]:.1f}" if name in row["relations"] else "" for row in treebanks.values())]
                for name in relations
            ),
        ),
        "Entities, by precision / recall / **F** (and how many there are); right is a name with both its ends and its label:",
        _table(
            ["test set", *(label if label == "all" else f"`{label}`" for label in _LABELS)],
            ([title, *(_cell(row.get(label)) for label in _LABELS)] for title, row in figures["entities"].items()),
        ),
        f"{figures['megabytes']:.1f} MB in the wheel. About {figures['words a second']:,.0f} words a second on one core, by spaCy "
        f"alone; loads in {figures['seconds to load']:.1f} s.",
    ]
    return "\n\n".join(parts)


def replaced(text: str, new: str) -> str:
    """The card with `new` between its two marks. ValueError where it lacks them."""
    pattern = re.compile(f"(?<={re.escape(BEGIN)}\n).*(?={re.escape(END)})", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"the card has no {BEGIN} … {END}")
    return pattern.sub(lambda _: f"\n{new}\n\n", text)


def _cell(row: Scores | None) -> str:
    return f"{row['p']:.1f} / {row['r']:.1f} / **{row['f']:.1f}** ({row['names']:,})" if row else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |").replace("|  |", "| |") for line in lines)
