"""What a time expression turned out to be: its TIMEX3 name, the days that can mean, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.temporal.calendar import Day
from generator.temporal.edtf import event_edtf
from generator.temporal.nouns import Interval, Precision, Settings, TimexType
from generator.temporal.period import FINENESS, Period, Unit, period_of

_PRECISION: dict[Unit, Precision] = {
    "day": "day",
    "week": "week",
    "weekend": "range",
    "month": "month",
    "season": "season",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "range",
}
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
}
# TIMEX3's codes as a derivation tells them to people
_TIMES = {
    "MO": "in the morning",
    "MI": "at midday",
    "AF": "in the afternoon",
    "EV": "in the evening",
    "NI": "at night",
    "DT": "in the daytime",
}
_PARTS = {
    "start": "its beginning",
    "middle": "its middle",
    "mid": "its middle",
    "end": "its end",
    "about": "roughly",
    "APPROX": "roughly",
    "LESS_THAN": "less than that",
    "MORE_THAN": "more than that",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
}


@dataclass(frozen=True, slots=True)
class Spell:
    """A resolved expression. `period` is what others can be counted from; None for lengths, sets and the vague."""

    type: TimexType
    value: str
    interval: Interval | None = None
    period: Period | None = None
    mod: str | None = None
    time: str = ""
    quant: str | None = None
    freq: str | None = None
    steps: tuple[str, ...] = ()
    ambiguous: str = ""

    def said(self, step: str) -> Spell:
        """The same with one more step of its derivation."""
        return replace(self, steps=(*self.steps, step))


def at_time(time: str) -> str:
    """A time of day in words: `NI` is "at night", `14:30` "at 14:30"."""
    return _TIMES.get(time, f"at {time}")


def of_period(period: Period, settings: Settings, mod: str | None = None) -> Spell:
    """The period as a DATE."""
    first, last = period.first, period.last
    if period.unit == "season" and settings.hemisphere == "south":
        begins = Period("month", first.year * 12 + (first.month + 5) % 12)  # half a year off, in the same year
        first, last = begins.first, begins.moved(2).last
    interval = Interval(first, last, _PRECISION[period.unit], period.edtf(settings.hemisphere), period.value, mod)
    return Spell("DATE", period.value, interval, period, mod)


def part_of(spell: Spell, which: str) -> Spell:
    """Early, mid or late `spell`: the value stays, `mod` says which, the days narrow to the third."""
    mod = MODS.get(which, which)
    if spell.interval is None or spell.period is None:
        return replace(spell, mod=mod)
    period, begins = spell.period, spell.interval.earliest
    if period.unit == "season" and begins:
        period = period_of("season", begins)  # a southern season has the thirds of the northern one that it falls on
    days = _third(period, mod) if mod in ("START", "MID", "END") else None
    interval = replace(spell.interval, mod=mod)
    if days:
        first, last = days
        start, end = first.edtf().partition("/")[0], last.edtf().rpartition("/")[2]
        written = first.edtf() if first == last else f"{start}/{end}"
        interval = replace(interval, earliest=first.first, latest=last.last, precision="range", edtf=written)
    return replace(spell, mod=mod, interval=interval).said(_PARTS.get(which, f"its {which} part"))


def fiscal(spell: Spell, settings: Settings) -> Spell:
    """The accounting year named after the calendar year it ends in (United States: October to September)."""
    start = settings.fiscal_year_start
    if spell.period is None or spell.period.unit != "year" or start == 1:
        return spell
    first = Period("month", (spell.period.index - 1) * 12 + start - 1)
    last = first.moved(11)
    interval = Interval(first.first, last.last, "year", f"{first.edtf()}/{last.edtf()}", spell.value, spell.mod)
    return replace(spell, interval=interval).said(f"the accounting year from {first.value} to {last.value}")


def _third(period: Period, mod: str) -> tuple[Period, Period] | None:
    """First and last sub-period of a third, as in the 1990s: early 1990–1993, mid 1994–1996, late 1997–1999."""
    if period.unit not in _THIRDS:
        return None
    unit, middle, late = _THIRDS[period.unit]
    parts = parts_of(period, unit)
    if mod == "START":
        return parts[0], parts[middle - 1]
    return (parts[middle], parts[late - 1]) if mod == "MID" else (parts[late], parts[-1])


def parts_of(period: Period, unit: Unit) -> list[Period]:
    """The periods of `unit` that begin in `period`; it is to be coarser."""
    part = period_of(unit, period.first)
    if part.first < period.first:
        part = part.moved(1)
    parts: list[Period] = []
    while part.first <= period.last:
        parts.append(part)
        part = part.moved(1)
    return parts


def opened(spell: Spell, how: str) -> Spell:
    """After, since, before, until: the value stays, one side of the interval opens."""
    whole = spell.interval
    if whole is None or whole.earliest is None or whole.latest is None:
        return spell
    start, _, end = whole.edtf.partition("/")
    if how in ("after", "since"):
        day = whole.precision == "day"
        first = whole.latest.plus(1) if day and how == "after" else whole.earliest
        interval = replace(whole, earliest=first, latest=None, precision="open", edtf=f"{first if day else start}/..")
    elif how == "before":
        last = whole.earliest.plus(-1)
        interval = replace(whole, earliest=None, latest=last, precision="open", edtf=f"../{last}")
    else:
        interval = replace(whole, earliest=None, precision="open", edtf=f"../{end or start}")
    return replace(spell, interval=interval).said(f"{how}: open at the {'end' if interval.latest is None else 'start'}")


def between(start: Spell, end: Spell) -> Spell | None:
    """From the start of one to the end of the other."""
    one, other = start.interval, end.interval
    if one is None or other is None or one.earliest is None or other.latest is None or other.latest < one.earliest:
        return None
    edtf = event_edtf(one.earliest, other.latest, "throughout")
    value = f"{start.value}/{end.value}"
    return Spell("DATE", value, Interval(one.earliest, other.latest, "range", edtf, value), start.period)


def narrow(interval: Interval, latest: Day) -> Interval:
    """Not later than `latest`: the days and `edtf` move, `value` and `mod` never. "this week", of what has happened.

    An interval that lies wholly after `latest` is left as it is: the text contradicts the bound, and only the text was read.
    """
    if interval.latest is not None and interval.latest <= latest:
        return interval
    if interval.earliest is None:
        return replace(interval, latest=latest, edtf=f"../{latest}")
    if interval.earliest > latest:
        return interval
    precision: Precision = "day" if interval.earliest == latest else "range"
    start = interval.edtf.partition("/")[0] if interval.latest is None else str(interval.earliest)
    edtf = str(latest) if precision == "day" else f"{start}/{latest}"
    return replace(interval, latest=latest, precision=precision, edtf=edtf)


def finer(one: Unit, other: Unit) -> bool:
    """Whether `one` is a smaller unit than `other`."""
    return FINENESS[one] < FINENESS[other]
