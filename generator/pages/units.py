"""What of a date needs no words: the unit of the calendar it is of, the mark that shows how exact it is, its value for machines."""

from __future__ import annotations

import re
from typing import Literal

from generator.model import Day, Interval, Precision, Span
from generator.temporal.calendar import days_in_month

Shape = Literal["day", "within", "throughout", "after", "before"]

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
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


def unit(value: str) -> Precision | None:
    """The unit a TIMEX3 value names: part of one ("early August") is a range of days, but is called after it."""
    return next((unit for unit, pattern in _VALUES.items() if pattern.fullmatch(value)), None)


def said(value: str) -> tuple[Precision, Day, Day] | None:
    """A TIMEX3 value that is a year, month or day: which of these, its first and its last day."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    era, digits, in_year, in_month = match.groups()
    number = 1 - int(digits) if era == "BC" else -int(digits) if era else int(digits)
    if in_year is None:
        return "year", Day(number, 1, 1), Day(number, 12, 31)
    if not 1 <= int(in_year) <= 12:
        return None
    first = Day(number, int(in_year), int(in_month or 1))
    return ("day", first, first) if in_month else ("month", first, end(first, "month"))


def start(of: Day, unit: Precision) -> Day:
    """The first day of the unit `of` lies in; for units whose bounds are a convention (week, season, century) `of` itself."""
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months:
        return Day(of.year, (of.month - 1) // months * months + 1, 1)
    if unit in {"week", "season", "century"}:
        return of
    return Day(of.year // 10 * 10 if unit == "decade" else of.year, 1, 1)


def end(of: Day, unit: Precision) -> Day:
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
    return Day(start(of, unit).year + years - 1, 12, 31)


def century(first: Day) -> dict[str, str]:
    """The number of the century that begins on `first`, in all the ways languages write it: `19`, `XIX`, `19th`."""
    number = (first.year - 1) // 100 + 1 if first.year > 0 else -first.year // 100 + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    roman, left = "", number
    for value, letters in _ROMAN:
        roman, left = roman + letters * (left // value), left % value
    return {"number": str(number), "roman": roman, "ordinal": f"{number}{ending}"}


def machine(interval: Interval) -> str:
    """A valid value of `<time datetime>`: a day (with its clock time), ISO week, month or year; else empty.

    HTML knows no year before 1 and none of fewer than four digits.
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None or first.year < 1 or interval.precision == "open":
        return ""
    stem = f"{first.year:04}"
    if first == last:
        clock = f"T{interval.part}" if CLOCK.fullmatch(interval.part) else ""
        return f"{stem}-{first.month:02}-{first.day:02}{clock}"
    if first.weekday == 1 and last == first.plus(6):
        thursday = first.plus(3)  # ISO 8601: a week belongs to the year of its Thursday
        week = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
        return f"{thursday.year:04}-W{week:02}"
    if first == start(first, "month") and last == end(first, "month"):
        return f"{stem}-{first.month:02}"
    return stem if first == start(first, "year") and last == end(first, "year") else ""


def begun_by(interval: Interval) -> Day | None:
    """The last day on which it can have begun: of "since 2012" the last of 2012; None where only its end is known."""
    if interval.earliest is None:
        return None
    if interval.precision != "open" and interval.latest is not None:
        return interval.latest
    named = said(interval.value)
    return max(interval.earliest, named[2]) if named else interval.earliest


def shape(interval: Interval, span: Span) -> Shape:
    """Whether the date is one day, some day of an interval, all of it, or open on one side."""
    if interval.earliest is None:
        return "before"
    if interval.latest is None or interval.precision == "open":
        return "after"
    if interval.earliest == interval.latest:
        return "day"
    return "throughout" if span == "throughout" else "within"
