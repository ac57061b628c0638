"""Dates as readers see them: as exact as the text, and no more.

`display` names a date, `days` spells out the days it can mean, `machine` gives the value of an HTML `<time datetime>`,
and `shape` the mark that shows how exact it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from generator.model import Day, Interval, Precision, Span
from generator.temporal.calendar import days_in_month

Shape = Literal["day", "within", "throughout", "after", "before"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "PM": "afternoon"}
_MODS = {"START": "early ", "MID": "mid-", "END": "late ", "APPROX": "around "}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_SEASON_OF_MONTH = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_VALUE = re.compile(r"(BC|-)?(\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_VALUES: dict[Precision, re.Pattern[str]] = {
    "century": re.compile(r"\d\d"),
    "decade": re.compile(r"\d{3}"),
    "year": re.compile(r"(?:BC|-)?\d{4,}"),
    "month": re.compile(r"(?:BC|-)?\d{4,}-\d\d"),
    "week": re.compile(r"\d{4,}-W\d\d"),
    "season": re.compile(r"\d{4,}-(?:SP|SU|FA|AU|WI)"),
    "quarter": re.compile(r"\d{4,}-Q\d"),
    "half": re.compile(r"\d{4,}-H\d"),
}
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def year(number: int) -> str:
    """`2016`, `476 CE`, `44 BCE`; `number` is astronomical (0 is 1 BCE)."""
    if number <= 0:
        return f"{1 - number} BCE"
    return f"{number} CE" if number < 1000 else str(number)


def month(of: Day) -> str:
    """`August 2016`."""
    return f"{MONTHS[of.month - 1]} {year(of.year)}"


def day(of: Day) -> str:
    """`8 September 2016`."""
    return f"{of.day} {month(of)}"


def display(interval: Interval, span: Span = "within") -> str:
    """What the date is called: `8 September 2016, night`, `early August 2016`, `after 2003 →`, `between 5 and 10 June 1916`.

    A period cut short by context (an event not later than its article) says so: `2016, by 10 September`.
    """
    earliest, latest = interval.earliest, interval.latest
    if earliest is None and latest is None:
        return "undated"
    if interval.precision == "open" or earliest is None or latest is None:
        return _open(interval, span)
    return (_named(interval, earliest, latest) or _range(earliest, latest, span)) + _part(interval.part)


def days(interval: Interval) -> str:
    """Every day it can mean: `1–10 August 2016`, `from 1 January 2003`, `until 10 September 2016`."""
    if interval.earliest is None:
        return f"until {day(interval.latest)}" if interval.latest else "any day"
    if interval.latest is None:
        return f"from {day(interval.earliest)}"
    return day(interval.earliest) if interval.earliest == interval.latest else _day_range(interval.earliest, interval.latest)


def machine(interval: Interval) -> str:
    """A valid value of `<time datetime>`: a day (with its clock time), ISO week, month or year; else empty.

    HTML knows no year before 1 and none of fewer than four digits.
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None or first.year < 1 or interval.precision == "open":
        return ""
    stem = f"{first.year:04}"
    if first == last:
        clock = f"T{interval.part}" if _CLOCK.fullmatch(interval.part) else ""
        return f"{stem}-{first.month:02}-{first.day:02}{clock}"
    if first.weekday == 1 and last == first.plus(6):
        thursday = first.plus(3)  # ISO 8601: a week belongs to the year of its Thursday
        week = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
        return f"{thursday.year:04}-W{week:02}"
    if first == _start(first, "month") and last == _end(first, "month"):
        return f"{stem}-{first.month:02}"
    return stem if first == _start(first, "year") and last == _end(first, "year") else ""


def begun_by(interval: Interval) -> Day | None:
    """The last day on which it can have begun: of "since 2012" the last of 2012; None where only its end is known."""
    if interval.earliest is None:
        return None
    if interval.precision != "open" and interval.latest is not None:
        return interval.latest
    said = _said(interval.value)
    return max(interval.earliest, said[2]) if said else interval.earliest


def shape(interval: Interval, span: Span) -> Shape:
    """Whether the date is one day, some day of an interval, all of it, or open on one side."""
    if interval.earliest is None:
        return "before"
    if interval.latest is None or interval.precision == "open":
        return "after"
    if interval.earliest == interval.latest:
        return "day"
    return "throughout" if span == "throughout" else "within"


def stretch(first: Day, last: Day) -> str:
    """All days from `first` to `last`: `5–11 September 2016`, `March–May 2016`, `1990–1999`."""
    return _range(first, last, "throughout")


def _part(part: str) -> str:
    if _CLOCK.match(part):
        return f", {part[:5]}"
    return f", {_PARTS[part]}" if part in _PARTS else ""


def _open(interval: Interval, span: Span) -> str:
    """`after 2003 →`, `since July 2012 →` (all the time), `from 5 May 2016 →`, `before 2011`, `by 8 September 2016`."""
    said = _said(interval.value)
    if interval.earliest is not None:
        words = said[0] if said else day(interval.earliest)
        return f"{'since' if span == 'throughout' else 'after' if said else 'from'} {words} →"
    assert interval.latest is not None
    if said is not None:
        words, first, last = said
        if interval.latest < first:
            return f"before {words}"
        if interval.latest == last:
            return f"by {words}" if first == last else f"by the end of {words}"
    return f"by {day(interval.latest)}"


def _said(value: str) -> tuple[str, Day, Day] | None:
    """A TIMEX3 value that is a year, month or day: its name, first and last day."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    era, digits, in_year, in_month = match.groups()
    number = 1 - int(digits) if era == "BC" else -int(digits) if era else int(digits)
    if in_year is None:
        return year(number), Day(number, 1, 1), Day(number, 12, 31)
    if not 1 <= int(in_year) <= 12:
        return None
    first = Day(number, int(in_year), int(in_month or 1))
    return (day(first), first, first) if in_month else (month(first), first, _end(first, "month"))


def _named(interval: Interval, earliest: Day, latest: Day) -> str:
    """The name of the period said, where the days still are that period (or its early, middle, late part); else empty."""
    prefix = _MODS.get(interval.mod or "")
    precision = _unit(interval.value) or interval.precision if prefix else interval.precision
    if precision not in _NAMES:
        return ""
    name = _NAMES[precision](interval, earliest)
    if prefix and precision != "week":
        return prefix + name.removeprefix("the ")
    first, last = _start(earliest, precision), _end(earliest, precision)
    if (earliest, latest) == (first, last):
        return name
    whole_start = earliest == first and latest < last and latest.year == earliest.year
    if whole_start and precision in {"season", "quarter", "half", "year"} and latest != earliest:
        return f"{name.partition(' (')[0]}, by {latest.day} {MONTHS[latest.month - 1]}"
    return ""


def _unit(value: str) -> Precision | None:
    """The unit a TIMEX3 value names: part of one ("early August") is a range of days, but is called after it."""
    return next((unit for unit, pattern in _VALUES.items() if pattern.fullmatch(value)), None)


def _season(interval: Interval, earliest: Day) -> str:
    code = re.search(r"-(SP|SU|FA|AU|WI)$", interval.value)
    name = _SEASONS[code[1]] if code else _SEASON_OF_MONTH[(earliest.month // 3 * 3) or 12]
    if interval.mod in _MODS:
        return f"{name} {year(earliest.year)}"
    last = _end(earliest, "season")
    years = year(earliest.year) if last.year == earliest.year else f"{year(earliest.year)}–{last.year % 100:02}"
    return f"{name} {years} ({MONTHS[earliest.month - 1][:3]}–{MONTHS[last.month - 1][:3]})"


def _century(_: Interval, earliest: Day) -> str:
    number = (earliest.year - 1) // 100 + 1 if earliest.year > 0 else -earliest.year // 100 + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending} century{'' if earliest.year > 0 else ' BCE'}"


_NAMES: dict[Precision, Callable[[Interval, Day], str]] = {
    "week": lambda _, first: f"week of {_day_range(first, first.plus(6))}",
    "month": lambda _, first: month(first),
    "season": _season,
    "quarter": lambda _, first: (
        f"{_ORDINALS[(first.month - 1) // 3]} quarter of {year(first.year)} "
        f"({MONTHS[(first.month - 1) // 3 * 3][:3]}–{MONTHS[(first.month - 1) // 3 * 3 + 2][:3]})"
    ),
    "half": lambda _, first: f"{_ORDINALS[(first.month - 1) // 6]} half of {year(first.year)}",
    "year": lambda _, first: year(first.year),
    "decade": lambda _, first: f"the {first.year // 10 * 10}s" if first.year > 0 else year(first.year),
    "century": _century,
}


def _start(of: Day, unit: Precision) -> Day:
    """The first day of the unit `of` lies in; for units whose bounds are a convention (week, season, century) `of` itself."""
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months:
        return Day(of.year, (of.month - 1) // months * months + 1, 1)
    if unit in {"week", "season", "century"}:
        return of
    return Day(of.year // 10 * 10 if unit == "decade" else of.year, 1, 1)


def _end(of: Day, unit: Precision) -> Day:
    """The last day of the unit `of` lies in; of a week, season or century that begins with `of`."""
    if unit == "week":
        return of.plus(6)
    if unit == "season":
        index = of.year * 12 + of.month + 1
        return Day(index // 12, index % 12 + 1, days_in_month(index // 12, index % 12 + 1))
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months:
        last = (of.month - 1) // months * months + months
        return Day(of.year, last, days_in_month(of.year, last))
    years = {"decade": 10, "century": 100}.get(unit, 1)
    return Day(_start(of, unit).year + years - 1, 12, 31)


def _range(first: Day, last: Day, span: Span) -> str:
    """`5–10 September 2016` where the event filled it, `between 5 and 10 September 2016`, `5 or 6 …` where it fell inside."""
    if first == last:
        return day(first)
    if first == _start(first, "year") and last == _end(last, "year"):
        ends, whole = (_year_of(first, last), year(last.year)), _year_range(first, last)
    elif first == _start(first, "month") and last == _end(last, "month"):
        if (first.year, first.month) == (last.year, last.month):
            return month(first)
        same = first.year == last.year
        ends = (MONTHS[first.month - 1] if same else month(first), month(last))
        whole = f"{ends[0]}–{ends[1]}" if same else f"{ends[0]} – {ends[1]}"
    else:
        ends, whole = (_day_of(first, last), day(last)), _day_range(first, last)
    if span == "throughout":
        return whole
    return f"{ends[0]} or {ends[1]}" if last == first.plus(1) else f"between {ends[0]} and {ends[1]}"


def _year_of(first: Day, last: Day) -> str:
    """The year of `first` as written before that of `last`: the era is said once."""
    if first.year <= 0 and last.year <= 0:
        return str(1 - first.year)
    return str(first.year) if first.year > 0 and 0 < last.year < 1000 else year(first.year)


def _year_range(first: Day, last: Day) -> str:
    return f"{_year_of(first, last)}–{year(last.year)}"


def _day_of(first: Day, last: Day) -> str:
    """`first` as written before `last`: what both share is said once."""
    if first.year != last.year:
        return day(first)
    return f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def _day_range(first: Day, last: Day) -> str:
    dash = "–" if (first.year, first.month) == (last.year, last.month) else " – "
    return f"{_day_of(first, last)}{dash}{day(last)}"
