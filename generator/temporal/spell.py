"""What a time expression turned out to be: its TIMEX3 name, the days that can mean, and how that was found."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from generator.temporal.calendar import Day
from generator.temporal.edtf import event_edtf
from generator.temporal.nouns import Interval, Precision, Settings, TimexType
from generator.temporal.period import FINENESS, Period, Unit

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
_UNNAMED: dict[Unit, str] = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}
# TIMEX3's codes as a derivation tells them to people
_TIMES = {
    "MO": "in the morning",
    "MI": "at midday",
    "AF": "in the afternoon",
    "EV": "in the evening",
    "NI": "at night",
    "DT": "in the daytime",
}

_WINTER = 4  # of the seasons of a year


class Spell(NamedTuple):
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
        return self._replace(steps=(*self.steps, step))


def unnamed(unit: Unit) -> Spell:
    """Some day, week, month or year after a time that the text has not named."""
    return Spell("DATE", _UNNAMED.get(unit, "XXXX")).said("after a time not said")


def unsure(unit: Unit, base: Spell) -> Spell:
    """Some day of a year, not said which: `1971-XX-XX`; the days stay those of the base."""
    assert base.period is not None
    whole = base.period.value
    if base.period.unit in ("season", "quarter", "half"):
        whole = Period("year", base.period.year).value
    if base.period.unit in ("season", "quarter", "half", "year"):
        whole += {"day": "-XX-XX", "month": "-XX", "week": "-WXX"}.get(unit, "")
    elif base.period.unit == "month" and unit == "day":
        whole += "-XX"
    interval = base.interval._replace(value=whole) if base.interval else None
    return base._replace(type="DATE", value=whole, interval=interval, mod=None, time="", steps=(f"some {unit} of {base.value}",))


def further(spell: Spell, n: int, unit: Unit) -> Spell:
    """The spell with its days n units further: "two months later" than some day of 2015 is in March 2015 to February 2016."""
    interval = spell.interval
    if interval is None or interval.earliest is None or interval.latest is None:
        return spell
    first, last = (Period("day", day.ordinal).shifted(n, unit).first for day in (interval.earliest, interval.latest))
    moved = interval._replace(earliest=first, latest=last, precision="range", mod=None, edtf=event_edtf(first, last, "throughout"))
    return spell._replace(interval=moved)


def at_time(time: str) -> str:
    """A time of day in words: `NI` is "at night", `14:30` "at 14:30"."""
    return _TIMES.get(time, f"at {time}")


@lru_cache(maxsize=1024)  # a text comes back to the same few periods
def of_period(period: Period, settings: Settings, mod: str | None = None) -> Spell:
    """The period as a DATE."""
    first, last = period.first, period.last
    if period.unit == "season" and settings.hemisphere == "south":
        begins = Period("month", first.year * 12 + (first.month + 5) % 12)  # half a year off, in the same year
        first, last = begins.first, begins.moved(2).last
    interval = Interval(first, last, _PRECISION[period.unit], period.edtf(settings.hemisphere), period.value, mod)
    return Spell("DATE", period.value, interval, period, mod)


def of_story(period: Period, settings: Settings) -> Spell:
    """The same in a narrative, where a winter that no year was said with is called after the year that most of it is of."""
    spell = of_period(period, settings)
    if period.unit != "season" or period.nth != _WINTER or spell.interval is None:
        return spell
    value = period.moved(4).value
    return spell._replace(value=value, interval=spell.interval._replace(value=value))


def fiscal(spell: Spell, settings: Settings) -> Spell:
    """The accounting year named after the calendar year it ends in (United States: October to September)."""
    start = settings.fiscal_year_start
    if spell.period is None or spell.period.unit != "year" or start == 1:
        return spell
    first = Period("month", (spell.period.number - 1) * 12 + start - 1)
    last = first.moved(11)
    interval = Interval(first.first, last.last, "year", f"{first.edtf()}/{last.edtf()}", spell.value, spell.mod)
    return spell._replace(interval=interval).said(f"the accounting year from {first.value} to {last.value}")


def opened(spell: Spell, how: str) -> Spell:
    """After, since, before, until: the value stays, one side of the interval opens."""
    whole = spell.interval
    if whole is None or whole.earliest is None or whole.latest is None:
        return spell
    start, _, end = whole.edtf.partition("/")
    if how in ("after", "since"):
        day = whole.precision == "day" and not whole.part  # after a time of day, the day is not over
        first = whole.latest.plus(1) if day and how == "after" else whole.earliest
        interval = whole._replace(earliest=first, latest=None, precision="open", edtf=f"{first if day else start}/..")
    elif how == "before":
        last = whole.earliest.plus(0 if whole.part else -1)
        interval = whole._replace(earliest=None, latest=last, precision="open", edtf=f"../{last}")
    else:
        interval = whole._replace(earliest=None, precision="open", edtf=f"../{end or start}")
    return spell._replace(interval=interval).said(f"{how}: open at the {'end' if interval.latest is None else 'start'}")


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
        return interval._replace(latest=latest, edtf=f"../{latest}")
    if interval.earliest > latest:
        return interval
    precision: Precision = "day" if interval.earliest == latest else "range"
    start = interval.edtf.partition("/")[0] if interval.latest is None else str(interval.earliest)
    edtf = str(latest) if precision == "day" else f"{start}/{latest}"
    return interval._replace(latest=latest, precision=precision, edtf=edtf)


def finer(one: Unit, other: Unit) -> bool:
    """Whether `one` is a smaller unit than `other`."""
    return FINENESS[one] < FINENESS[other]
