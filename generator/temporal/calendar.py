"""The proleptic Gregorian calendar over all integer years; `datetime.date` stops at year 1 and at 9999.

Years are astronomical, as in ISO 8601 and EDTF: year 0 is 1 BCE, year -43 is 44 BCE.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February: divisible by 4, and by 400 where by 100."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31; `month` from 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


class Day(NamedTuple):
    """A calendar day; days compare in time order."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """ISO 8601 / EDTF: `2016-09-08`, `-0043-03-15`, and `Y12345-01-01` past four digits (EDTF level 1)."""
        return f"{format_year(self.year)}-{self.month:02}-{self.day:02}"

    @property
    def ordinal(self) -> int:
        """Days since 31 December of year 0, so 0001-01-01 is 1, as `datetime.date.toordinal` counts."""
        return _ordinal(self)

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Day:
        """The inverse of `ordinal`."""
        return _day(ordinal)

    @classmethod
    def of(cls, date: datetime.date) -> Day:
        """The same day."""
        return cls(date.year, date.month, date.day)

    def plus(self, days: int) -> Day:
        """This day moved by `days`, either way."""
        return Day.from_ordinal(self.ordinal + days)

    @property
    def weekday(self) -> int:
        """ISO weekday: Monday 1 … Sunday 7."""
        return (self.ordinal - 1) % 7 + 1


# A text comes back to the same few days, so these two remember.


@lru_cache(maxsize=4096)
def _ordinal(day: Day) -> int:
    """Fliegel and Van Flandern's era formula in Howard Hinnant's form (days_from_civil)."""
    year = day.year - (day.month <= 2)
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (day.month + (-3 if day.month > 2 else 9)) + 2) // 5 + day.day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> Day:
    """Hinnant's civil_from_days."""
    shifted = ordinal + 305
    era, of_era = divmod(shifted, 146097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * of_year + 2) // 153
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return Day(year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted_month + 2) // 5 + 1)


def format_year(year: int) -> str:
    """`2016`, `0044`, `-0043`; past four digits EDTF's `Y12345`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"
