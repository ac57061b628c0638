"""Ranges: "from 3 March to 8 June" is one time with two expressions, and what it dates has the days of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Extent, Interval, Timex
from generator.temporal.edtf import event_edtf

_OPENS = re.compile(r"\b(from|between)(?:\s+(?:about|around|the|late|early|mid))*[\s-]*$", re.IGNORECASE)
_MOVED = re.compile(r"\b(moved|postponed|shifted|delayed|rescheduled|brought forward|put off|changed)\s+from\s+$", re.IGNORECASE)
_TO = re.compile(r",?\s*(?:up\s+)?(?:to|until|till|through|[-–—])\s*(?:about|around|the)?\s*$", re.IGNORECASE)
_LISTED = re.compile(r",?\s*and\s+(?:again\s+|then\s+|also\s+)?(?:in|on|during)?\s*(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s*and\s*(?:about|around)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """The days from the start of one expression to the end of the other; `filled`: said to be all of them ("from … to"); `listed`:
    it was at both, if they are of one clause ("in 2019 and 2020")."""

    interval: Interval
    extent: Extent
    filled: bool
    listed: bool


def across(text: str, timexes: Sequence[Timex]) -> dict[int, Range]:
    """Index of an expression that is an end of a range → the range; both ends have the same.

    What was moved "from Monday to Thursday" was at neither in between.
    """
    found: dict[int, Range] = {}
    for at, (one, other) in enumerate(pairwise(timexes)):
        opens = _OPENS.search(text[max(0, one.extent.start - 30) : one.extent.start])
        between = text[one.extent.end : other.extent.start]
        word = opens[1].lower() if opens else ""
        joined = (
            _AND.fullmatch(between) if word == "between" else _TO.fullmatch(between) if word == "from" or _bare(between) else None
        )
        first = one.interval.earliest if one.interval else None
        last = other.interval.latest if other.interval else None
        moved = opens and _MOVED.search(text[max(0, one.extent.start - 60) : one.extent.start])
        listed = one.type == other.type == "DATE" and _LISTED.fullmatch(between)
        if not (joined or listed) or moved or first is None or last is None or last <= first or at in found:
            continue
        filled = bool(joined) and word != "between"
        interval = Interval(first, last, "range", event_edtf(first, last, "throughout"), f"{one.value}/{other.value}")
        found[at] = found[at + 1] = Range(interval, Extent(one.extent.start, other.extent.end), filled, not joined)
    return found


def _bare(between: str) -> bool:
    """A dash alone joins without a "from": "3 March – 8 June"."""
    return between.strip() in {"-", "–", "—"}
