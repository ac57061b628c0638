"""Parts of a period: early, mid and late, halves, and the first and last few units."""

from __future__ import annotations

from generator.temporal.edtf import event_edtf, qualified
from generator.temporal.nouns import Interval, Settings
from generator.temporal.period import FINENESS, Period, Unit, period_of
from generator.temporal.spell import Spell

# early, mid, late as thirds counted in the next finer unit: (first, last) of the early and of the middle third, from 0
_THIRDS: dict[Unit, tuple[Unit, int, int]] = {
    "millennium": ("century", 3, 6),
    "century": ("decade", 4, 7),
    "decade": ("year", 4, 7),
    "year": ("month", 4, 8),
    "half": ("month", 2, 4),
    "quarter": ("month", 1, 2),
    "season": ("month", 1, 2),
    "month": ("day", 10, 20),
    "week": ("day", 2, 4),
}
MODS = {
    "early": "START",
    "earlier": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "about": "APPROX",
    "within": "LESS_THAN",  # of what is so long ago that any day since may be meant
}
# what a part is called in a derivation
_PARTS = {
    "start": "its beginning",
    "middle": "its middle",
    "mid": "its middle",
    "end": "its end",
    "APPROX": "roughly",
    "LESS_THAN": "less than that",
    "MORE_THAN": "more than that",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "first half": "its first half",
    "second half": "its second half",
}
_ROUGHLY = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})
_HALVES = {"first half": "START", "second half": "END"}


def part_of(spell: Spell, which: str) -> Spell:
    """Early, mid or late `spell`, or a half of it: the value stays, `mod` says which, the days narrow.

    What is only about there, or perhaps, keeps its days; EDTF marks it (`1950~`, `1950?`).
    """
    mod = MODS.get(which) or _HALVES.get(which, which)
    if which == "perhaps" and spell.interval is not None:
        return spell._replace(interval=spell.interval._replace(edtf=qualified(spell.interval.edtf, "?"))).said("perhaps")
    if spell.interval is not None and mod in _ROUGHLY:
        interval = spell.interval._replace(mod=mod, edtf=qualified(spell.interval.edtf, "~"))
        return spell._replace(mod=mod, interval=interval).said(_PARTS[mod])
    if spell.interval is None or spell.period is None:
        return spell._replace(mod=mod)
    period, begins = spell.period, spell.interval.earliest
    if period.unit == "season" and begins:
        period = period_of("season", begins)  # a southern season has the parts of the northern one that it falls on
    days = None
    if which in _HALVES:
        days = _half(period, which)
    elif mod in ("START", "MID", "END"):
        days = _third(period, mod)
    interval = spell.interval._replace(mod=mod)
    if days:
        first, last = days
        start, end = first.edtf().partition("/")[0], last.edtf().rpartition("/")[2]
        written = first.edtf() if first == last else f"{start}/{end}"
        interval = interval._replace(earliest=first.first, latest=last.last, precision="range", edtf=written)
    return spell._replace(mod=mod, interval=interval).said(_PARTS.get(which, f"its {which} part"))


def stretch_of(spell: Spell, value: str, n: int, unit: Unit, settings: Settings) -> Spell:
    """The first n periods of `unit` in `spell`, the last where n < 0: a length whose days are known."""
    whole = spell._replace(type="DURATION", value=value, mod=None, time="")
    if spell.period is None or spell.interval is None:
        return whole._replace(interval=None)
    part, count = parts_of(spell.period, unit, settings.week_start)
    if not 1 <= abs(n) <= count:
        return whole._replace(interval=spell.interval._replace(value=value))
    first, last = (part, part.moved(n - 1)) if n > 0 else (part.moved(count + n), part.moved(count - 1))
    edtf = event_edtf(first.first, last.last, "throughout")
    steps = f"the {'first' if n > 0 else 'last'} {abs(n)} of it by {unit}"
    return whole._replace(interval=Interval(first.first, last.last, "range", edtf, value)).said(steps)


def _third(period: Period, mod: str) -> tuple[Period, Period] | None:
    """First and last sub-period of a third, as in the 1990s: early 1990–1993, mid 1994–1996, late 1997–1999."""
    if period.unit not in _THIRDS:
        return None
    unit, middle, late = _THIRDS[period.unit]
    part, count = parts_of(period, unit)
    if mod == "START":
        return part, part.moved(middle - 1)
    return (part.moved(middle), part.moved(late - 1)) if mod == "MID" else (part.moved(late), part.moved(count - 1))


def _half(period: Period, which: str) -> tuple[Period, Period] | None:
    """First and last sub-period of a half, counted as thirds are; of an odd number the middle one is of the second."""
    if period.unit not in _THIRDS:
        return None
    part, count = parts_of(period, _THIRDS[period.unit][0])
    half = count // 2
    return (part, part.moved(half - 1)) if which == "first half" else (part.moved(half), part.moved(count - 1))


def parts_of(period: Period, unit: Unit, week_start: int = 1) -> tuple[Period, int]:
    """The first of the periods of `unit` that begin in `period`, and how many there are; none where it is not coarser."""
    part, last = (period_of(unit, day, week_start) for day in (period.first, period.last))
    if FINENESS[unit] >= FINENESS[period.unit]:
        return part, 0
    if part.first < period.first:
        part = part.moved(1)
    count = (last.number - part.number) // (part.moved(1).number - part.number)
    return part, count + (last.first <= period.last)
