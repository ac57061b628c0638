"""The closed vocabulary of the grammar's right-hand sides: each name and what it builds. Nothing is ever evaluated as code.

A builder returns None where its arguments make no sense (30 February), and then the rule has not matched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from generator.temporal import algebra as a
from generator.temporal import clocks
from generator.temporal.calendar import Day, days_in_month
from generator.temporal.feasts import FIXED
from generator.temporal.period import SEASONS, Period
from generator.temporal.runs import run_value

_EVERY_ONE = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
_UNITS: tuple[a.RunUnit, ...] = get_args(a.RunUnit)


def _absolute(year: int, month: int = 0, day: int = 0) -> a.Absolute | None:
    if not month:
        return a.Absolute(Period("year", year))
    if not 1 <= month <= 12:
        return None
    if not day:
        return a.Absolute(Period("month", year * 12 + month - 1))
    if not 1 <= day <= days_in_month(year, month):
        return None
    return a.Absolute(Period("day", Day(year, month, day).ordinal))


def _month_day(month: int, day: int) -> a.Repeating | None:
    return a.Repeating("date", month * 100 + day) if 1 <= month <= 12 and 1 <= day <= days_in_month(2000, month) else None


def _short_year(yy: int) -> int:
    """A two-digit year beside a day and a month: 69 to 99 are of the last century, as POSIX strptime has it."""
    return 1900 + yy if yy >= 69 else 2000 + yy


def _century(n: int) -> a.Absolute | None:
    return a.Absolute(Period("century", n - 1)) if 1 <= n <= 30 else None


def _century_bc(n: int) -> a.Absolute | None:
    return a.Absolute(Period("century", -n)) if 1 <= n <= 50 else None


def _year_month(year: int, month: int) -> a.Absolute | None:
    """2015-09; but 2009-10 and 2005-09 are two years, a range."""
    return _absolute(year, month) if 1 <= month <= 12 and _short_range(year, month) is None else None


def _compact(digits: int) -> a.Absolute | None:
    """20150908: ISO 8601's basic form."""
    year, day = divmod(digits, 10000)
    return _absolute(year, *divmod(day, 100)) if 1500 <= year <= 2100 and day >= 101 else None


def _back(n: a.Amount, unit: a.RunUnit, base: a.Node, *, keep: bool = False) -> a.Node:
    return a.Vague("past") if isinstance(n, str) else _ahead(-n, unit, base, keep=keep)


def _ahead(n: a.Amount, unit: a.RunUnit, base: a.Node, *, keep: bool = False) -> a.Node:
    """Three and a half years are 42 months."""
    if isinstance(n, str):
        return a.Vague("future")
    n = _whole(n)
    return a.Move(_whole(n * 12), "month", base, keep) if isinstance(n, float) and unit == "year" else a.Move(n, unit, base, keep)


def _last(n: a.Amount, unit: a.RunUnit, base: a.Node) -> a.Node:
    return a.Stretch(n if isinstance(n, str) else -n, unit, base)


def _grouped(head: int, tail: int) -> int | None:
    """1,500: a comma between thousands."""
    return head * 1000 + tail if tail < 1000 else None


def _fraction(whole: int, n: int, d: int) -> float | None:
    return whole + n / d if d else None


def _with(node: a.Node, mod: str) -> a.Node:
    """nearly two years, nearly two years ago."""
    return node._replace(mod=mod) if isinstance(node, a.Run) else a.Part(mod, node)


def _long_run(n: a.Amount, unit: a.RunUnit, more: a.Amount, finer: a.RunUnit) -> a.Run | None:
    """An hour thirty minutes: the second unit is the finer."""
    fits = _UNITS.index(finer) < _UNITS.index(unit) and "X" not in (n, more)
    return a.Run(_whole(n), unit, rest=a.Run(_whole(more), finer)) if fits else None


def _weekday_set(k: int, part: str = "") -> a.Ever:
    return a.Ever(f"XXXX-WXX-{k}" + (f"T{part}" if part else ""), "EVERY")


def _date_set(k: int) -> a.Ever:
    return a.Ever(f"XXXX-{k // 100:02}-{k % 100:02}", "EVERY")


def _feast_set(name: str) -> a.Ever:
    """Every Christmas is every 25 December; what moves is once a year."""
    return _date_set(FIXED[name][0] * 100 + FIXED[name][1]) if name in FIXED else a.Ever("P1Y", "EVERY")


def _short_range(start: int, yy: int) -> a.Absolute | None:
    """The end of "2011–13"."""
    year = start // 100 * 100 + yy
    return _absolute(year) if year > start else None


def _later(start: int, end: int) -> a.Absolute | None:
    return _absolute(end) if start < end else None


def _whole(n: a.Amount) -> a.Amount:
    return int(n) if isinstance(n, float) and n.is_integer() else n


def _run(n: a.Amount, unit: a.RunUnit, mod: str = "") -> a.Run:
    return a.Run(_whole(n), unit, mod)


def _times(x: a.Amount, y: a.Amount) -> a.Amount:
    return "X" if isinstance(x, str) or isinstance(y, str) else x * y


def _add(x: a.Amount, y: a.Amount) -> a.Amount:
    return "X" if isinstance(x, str) or isinstance(y, str) else x + y


VOCABULARY: dict[str, Callable[..., Any]] = {
    # numbers
    "Add": _add,
    "Times": _times,
    "Grouped": _grouped,
    "Decimal": lambda n, d: float(f"{n}.{d}"),
    "Fraction": _fraction,
    # periods known from the words alone
    "Year": _absolute,
    "YearBC": lambda n: a.Absolute(Period("year", 1 - n)) if n >= 1 else None,
    "YearMonth": _absolute,
    "YearMonthInDigits": _year_month,
    "Compact": _compact,
    "ShortYear": lambda yy: _absolute(_short_year(yy)),
    "Date": _absolute,
    "ShortDate": lambda yy, month, day: _absolute(_short_year(yy), month, day),
    "Numeric": a.Numeric,
    "NumericShort": lambda one, two, yy, order: a.Numeric(one, two, _short_year(yy), order),
    "ShortRange": _short_range,
    "LaterYear": _later,
    "Decade": lambda year: a.Absolute(Period("decade", year // 10)) if year % 10 == 0 else None,
    "DecadeBC": lambda year: a.Absolute(Period("decade", -(year // 10) - 1)) if year % 10 == 0 else None,
    "Century": _century,
    "CenturyBC": _century_bc,
    # what recurs
    "Weekday": lambda k: a.Repeating("weekday", k),
    "Month": lambda k: a.Repeating("month", k),
    "Season": lambda k: a.Repeating("season", k),
    "Quarter": lambda k: a.Repeating("quarter", k) if 1 <= k <= 4 else None,
    "Week": lambda k: a.Repeating("week", k) if 1 <= k <= 53 else None,
    "Half": lambda k: a.Repeating("half", k) if 1 <= k <= 2 else None,
    "MonthDay": _month_day,
    "DayOf": lambda k: a.Repeating("day", k) if 1 <= k <= 31 else None,
    "YearOf": lambda k: a.Repeating("year", k),
    "DecadeOf": lambda k: a.Repeating("decade", k // 10) if k % 10 == 0 else None,
    "Each": lambda unit: a.Repeating("unit", 0, unit),
    "Holiday": a.Holiday,
    # where they are
    "Find": a.Find,
    "Move": _ahead,
    "Back": _back,
    "Some": lambda unit: a.Move("X", unit, a.Ref("spoken")),
    "Same": lambda n, unit, base: _back(n, unit, base, keep=True),
    "Ref": a.Ref,
    "Within": a.Within,
    "Nth": a.Nth,
    "Between": a.Between,
    "Fiscal": a.Fiscal,
    "Part": a.Part,
    "FirstHalf": lambda base: a.Part("first half", base),
    "SecondHalf": lambda base: a.Part("second half", base),
    "First": a.Stretch,
    "Last": _last,
    "Open": a.Open,
    # times of day
    "Time": clocks.clock,
    "TimeSeconds": lambda h, m, sec: f"{h:02}:{m:02}:{sec:02}" if h <= 24 else None,
    "JoinedTime": clocks.joined,
    "HundredHours": clocks.hundred_hours,
    "TimeTo": clocks.before_hour,
    "TimeBy": clocks.until,
    "InPart": clocks.in_part,
    "Clock": a.Clock,
    # lengths, sets, and the rest
    "Run": _run,
    "LongRun": _long_run,
    "If": lambda n, wanted, meaning: meaning if n == wanted else None,
    "SameYear": lambda what, other: a.Within(what, a.Absolute(Period("year", other.period.year))),
    "With": _with,
    "EveryWeekend": lambda: a.Ever("XXXX-WE", "EVERY"),
    "EveryTime": lambda time: a.Ever(f"XXXX-XX-XXT{time}", "EVERY"),
    "EverySeason": lambda k: a.Ever(f"XXXX-{SEASONS[k - 1]}", "EVERY"),
    "EveryDate": lambda date: _date_set(date.k),
    "EveryFeast": lambda feast: _feast_set(feast.name),
    "Often": lambda n, times, unit: a.Ever(run_value(a.Run(times, unit)), "", f"{n}X"),
    "EveryMonth": lambda k: a.Ever(f"XXXX-{k:02}", "EVERY"),
    "Ever": lambda value: a.Ever(value, "EVERY"),
    "EveryOne": lambda unit: a.Ever(_EVERY_ONE[unit], "EVERY"),
    "EveryRun": lambda n, unit: a.Ever(run_value(a.Run(n, unit)), "EVERY"),
    "EveryWeekday": _weekday_set,
    "Vague": a.Vague,
    "Never": a.Never,
}
