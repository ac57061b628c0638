"""Calendar periods: the days, weeks, months … centuries that a text can name, as (unit, number).

Periods of one unit are numbered along the calendar, so moving by n units is adding n. A week or weekend is numbered by its
first day, because where a week begins is a setting and not part of the period.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from generator.temporal.calendar import Day, days_in_month, format_year

Unit = Literal["day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"]
Hemisphere = Literal["north", "south"] | None

FINENESS: dict[Unit, int] = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "season": 4,
    "quarter": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
    "millennium": 9,
}
SEASONS = ("SP", "SU", "FA", "WI")
_YEARS: dict[Unit, int] = {"decade": 10, "century": 100, "millennium": 1000}
_OF_YEAR: dict[Unit, int] = {"month": 12, "season": 4, "quarter": 4, "half": 2}


class Period(NamedTuple):
    """One period of the calendar.

    `number` is: for a day, week, weekend the ordinal of its (first) day; for a year the astronomical year; for a month, season,
    quarter, half year `year · n + k`, k from 0 (seasons: spring, summer, autumn, winter; a winter is of the year it begins in);
    for a decade, century, millennium the leading digits (199: the 1990s), negative before the common era (-48: the 470s BCE).
    """

    unit: Unit
    number: int

    @property
    def year(self) -> int:
        """The astronomical year it begins in."""
        if self.unit in _OF_YEAR:
            return self.number // _OF_YEAR[self.unit]
        return self.number if self.unit == "year" else self.first.year

    @property
    def nth(self) -> int:
        """Which of its year it is, from 1 (month 7, quarter 3); of units that divide a year."""
        return self.number % _OF_YEAR[self.unit] + 1

    @property
    def first(self) -> Day:
        """Its first day; a season is the northern, meteorological one (spring: March to May)."""
        return _first(self)

    @property
    def last(self) -> Day:
        """Its last day, inclusive."""
        return _last(self)

    def moved(self, n: int) -> Period:
        """The n-th period of this unit after it (before, where n is negative)."""
        return Period(self.unit, self.number + n * (7 if self.unit in ("week", "weekend") else 1))

    def shifted(self, n: int, unit: Unit) -> Period:
        """The period of its own unit that lies n of `unit` further: 31 March and a month is 30 April."""
        if unit not in ("month", "quarter", "half", "year"):
            return period_of(self.unit, self.first.plus(n * (7 if unit == "week" else 1)))
        months = self.first.year * 12 + self.first.month - 1 + n * 12 // _OF_YEAR.get(unit, 1)
        year, month = months // 12, months % 12 + 1
        return period_of(self.unit, Day(year, month, min(self.first.day, days_in_month(year, month))))

    def contains(self, day: Day) -> bool:
        """Whether `day` lies in it."""
        return self.first <= day <= self.last

    @property
    def value(self) -> str:
        """TIMEX3's name of it: `2016-09-08`, `2016-W36`, `2016-SP`, `2016-Q3`, `2016`, `199`, `BC0480`."""
        match self.unit:
            case "day":
                return f"{_timex_year(self.first.year)}-{self.first.month:02}-{self.first.day:02}"
            case "week" | "weekend":
                year, week = iso_week(Day.from_ordinal(self.number + (3 if self.unit == "week" else 0)))
                return f"{_timex_year(year)}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{_timex_year(self.year)}-{self.nth:02}"
            case "season":
                return f"{_timex_year(self.year)}-{SEASONS[self.nth - 1]}"
            case "quarter":
                return f"{_timex_year(self.year)}-Q{self.nth}"
            case "half":
                return f"{_timex_year(self.year)}-H{self.nth}"
            case "year":
                return _timex_year(self.number)
            case _:
                digits = 4 - len(str(_YEARS[self.unit])) + 1
                return f"{self.number:0{digits}}" if self.number >= 0 else f"BC{-self.number - 1:0{digits}}"

    def edtf(self, hemisphere: Hemisphere = None) -> str:
        """EDTF (ISO 8601-2) of it; units without a level-1 form are written as an interval of days or months."""
        match self.unit:
            case "day":
                return str(self.first)
            case "month":
                return f"{format_year(self.year)}-{self.nth:02}"
            case "season":
                return f"{format_year(self.year)}-{20 + self.nth + {None: 0, 'north': 4, 'south': 8}[hemisphere]}"
            case "quarter" | "half":
                return f"{str(self.first)[:-3]}/{str(self.last)[:-3]}"
            case "year":
                return format_year(self.number)
            case "decade" | "century" if self.number > 0 and self.first.year < 10000:  # 00XX would begin with 1 BCE
                return self.value + "X" * (4 - len(self.value))
            case "week" | "weekend":
                return f"{self.first}/{self.last}"
            case _:
                return f"{format_year(self.first.year)}/{format_year(self.last.year)}"


# A text comes back to the same few periods, so these two remember.


@lru_cache(maxsize=4096)
def _first(period: Period) -> Day:
    match period.unit:
        case "day" | "week" | "weekend":
            return Day.from_ordinal(period.number)
        case "month":
            return Day(period.year, period.nth, 1)
        case "season":
            return Day(period.year, 3 * period.nth, 1)
        case "quarter":
            return Day(period.year, 3 * period.nth - 2, 1)
        case "half":
            return Day(period.year, 6 * period.nth - 5, 1)
        case "year":
            return Day(period.number, 1, 1)
        case _:
            return Day(_first_year(period.unit, period.number), 1, 1)


@lru_cache(maxsize=4096)
def _last(period: Period) -> Day:
    match period.unit:
        case "day":
            return period.first
        case "week" | "weekend":
            return Day.from_ordinal(period.number + (6 if period.unit == "week" else 1))
        case "month":
            return Day(period.year, period.nth, days_in_month(period.year, period.nth))
        case _:
            return period.moved(1).first.plus(-1)


def _first_year(unit: Unit, number: int) -> int:
    """The first astronomical year of a decade, century or millennium; before our era 48 means 489 to 480 BCE."""
    size = _YEARS[unit]
    if number <= 0:  # the first decade of our era begins in year 1, where 1 BCE ends the last one before it
        return 1 if number == 0 else 1 - ((-number - 1) * size + size - 1)
    return number * size


def _timex_year(year: int) -> str:
    """`2016`, `BC0480`, as TIMEX3 writes years (four digits, more past 9999)."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def iso_week(day: Day) -> tuple[int, int]:
    """ISO 8601 week-based year and week number: those of the Thursday of the day's week."""
    thursday = day.plus(4 - day.weekday)
    return thursday.year, (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1


def period_of(unit: Unit, day: Day, week_start: int = 1) -> Period:
    """The period of `unit` that `day` is in; of weekends the next one where it is in none."""
    match unit:
        case "day":
            return Period("day", day.ordinal)
        case "week":
            return Period("week", day.ordinal - (day.weekday - week_start) % 7)
        case "weekend":
            return Period("weekend", day.ordinal - 1 if day.weekday == 7 else day.ordinal + 6 - day.weekday)
        case "month":
            return Period("month", day.year * 12 + day.month - 1)
        case "season":
            # January and February belong to the winter that began the year before
            return Period("season", (day.year * 12 + day.month - 3) // 3)
        case "quarter":
            return Period("quarter", day.year * 4 + (day.month - 1) // 3)
        case "half":
            return Period("half", day.year * 2 + (day.month - 1) // 6)
        case "year":
            return Period("year", day.year)
        case _:
            size = _YEARS[unit]
            return Period(unit, day.year // size if day.year > 0 else -((1 - day.year) // size) - 1)
