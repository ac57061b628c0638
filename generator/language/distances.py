"""How far one happening lies from another: "four days after the shooting", "a month before the vote", "ten years after 9/11".

The distance is a time expression of its own, a length of time; what it is counted from is what "after" or "before" opens. Where one
of the two has a date, the other has it too, as fine as what was counted: four weeks from a day are a week, as in "four weeks ago".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from generator.language import syntax
from generator.language.reading import Reading
from generator.model import Interval, Timex
from generator.temporal.edtf import event_edtf, parse_edtf
from generator.temporal.period import Unit, period_of

_LENGTH = re.compile(r"P(\d+|X)([DWMY])")
_UNITS: Mapping[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_VAGUE = 31  # days; what a longer time is counted from says too little
_AT = frozenset(("on", "in", "of"))
_WAYS = {"after": 1, "before": -1}


@dataclass(frozen=True, slots=True)
class Distance:
    """`event` lies `count` units (negative: before; 0: nobody says how many) from `other`, both token indices of triggers.

    `other` is None where the text counts from a date; `date` is the index in `Reading.timexes` of that date, or of the one that
    stands right behind `other` ("the vote on 5 May"). `timex` is the index of the length, `behind` the indices of the expressions
    that are none of `event`, `ahead` of those that are none of `other` ("on Friday, two days after the vote").
    """

    event: int
    other: int | None
    date: int | None
    timex: int
    count: int
    unit: Unit
    behind: frozenset[int]
    ahead: frozenset[int]


def find(reading: Reading) -> tuple[Distance, ...]:
    """All distances of a text, in its order."""
    found = (_distance(reading, i, timex) for i, timex in enumerate(reading.timexes) if timex.interval is None)
    return tuple(distance for distance in found if distance is not None)


def counted(distance: Distance, base: Interval, *, back: bool = False) -> Interval | None:
    """What lies the distance from `base`, or `back` from the event to what it is counted from; None where either is too vague."""
    if base.earliest is None or base.latest is None or not distance.count:
        return None
    count = -distance.count if back else distance.count
    first, last = (period_of(distance.unit, day).moved(count) for day in (base.earliest, base.latest))
    if first == last:
        return parse_edtf(first.edtf())
    if base.latest.ordinal - base.earliest.ordinal > _VAGUE:
        return None
    return Interval(
        first.first, last.last, "range", event_edtf(first.first, last.last, "within")
    )  # "two days after" some day of May


def _distance(reading: Reading, at: int, timex: Timex) -> Distance | None:
    length = _LENGTH.fullmatch(timex.value)
    words = reading.doc.char_span(timex.extent.start, timex.extent.end, alignment_mode="expand") if length else None
    if length is None or words is None:
        return None
    opening = next((token for token in reading.doc[words.end : words.end + 3] if not token.is_space), None)
    if opening is None or opening.lower_ not in _WAYS or opening.dep_ not in {"mark", "case"}:
        return None
    top = opening.head
    if top.i < opening.i:
        return None
    date = reading.timex_at.get(top.i)
    if date is None:
        date = _beside(reading, top)
    event = _event(reading, top)
    carrier = reading.trigger(top.head) if top.dep_ in syntax.SUBJECT else None  # "the strike began"
    own = carrier or (reading.trigger(top) if top.i not in reading.timex_at else None)
    other = own.i if own is not None else None
    if event is None or (date is None and other is None):
        return None
    behind = {reading.timex_at[token.i] for token in top.subtree if token.i > opening.i and token.i in reading.timex_at}
    behind |= {date} if date is not None else set()
    ahead = {reading.timex_at[token.i] for token in top.doc[top.sent.start : words.start] if token.i in reading.timex_at}
    count = int(length[1]) * _WAYS[opening.lower_] if length[1].isdigit() and timex.mod is None else 0
    return Distance(event, other, date, at, count, _UNITS[length[2]], frozenset(behind), frozenset(ahead))


def _event(reading: Reading, top: Token) -> int | None:
    """The verb in whose clause the distance stands; what "after" opens is no subject, whatever a parser says."""
    for child in (top, *top.ancestors):
        above = reading.trigger(child.head)
        if child.head != child and child.dep_ not in syntax.SUBJECT and above is not None and not above.nominal:
            return above.i if syntax.is_verb(above.token) else None
    return None


def _beside(reading: Reading, noun: Token) -> int | None:
    """ "the vote on 5 May": the date right behind the noun."""
    words = [token for token in noun.doc[noun.i + 1 : noun.i + 3] if token.sent == noun.sent]
    if syntax.is_noun(noun) and len(words) == 2 and words[0].lower_ in _AT:
        return reading.timex_at.get(words[1].i)
    return None
