"""EDTF, the Extended Date/Time Format of ISO 8601-2: what of it Dateline reads and writes."""

from __future__ import annotations

import re
from typing import Literal

from generator.temporal.calendar import Day, days_in_month
from generator.temporal.nouns import Interval, Precision
from generator.temporal.period import Period

ACCEPTED = (
    "a day 2016-09-08, a month 2016-07, a year 2016, a season 2016-21 (21 spring … 24 winter), a decade 201X, a century 20XX, "
    "from … to 2016-07/2016-08, open 2016/.. or ../2016, some day within [2016-07-01..2016-07-15] or [..2016-09-08]; "
    "~ or ? after a date marks it approximate or uncertain; -0479 is 480 BCE"
)
_DATE = re.compile(r"(?P<year>Y?-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_MASKED = re.compile(r"(?P<digits>\d{2,3})(?P<x>X{1,2})")


def parse_edtf(text: str) -> Interval:
    """The interval that EDTF `text` means; `ValueError` says in a sentence what is accepted."""
    said = text.strip()
    written = said
    set_of_one = written.startswith("[") and written.endswith("]") and ".." in written
    if set_of_one:
        start, _, end = written[1:-1].partition("..")
        start, end = start or "..", end or ".."
    elif "/" in written:
        start, _, end = written.partition("/")
    else:
        days = _date(written, said)
        return Interval(days[0], days[1], days[2], said, said.rstrip("~?%"))
    if start == end == "..":
        raise _refused(said, "it is open on both sides")
    earliest = None if start == ".." else _date(start, said)[0]
    latest = None if end == ".." else _date(end, said)[1]
    if earliest and latest and latest < earliest:
        raise _refused(said, "it ends before it begins")
    precision: Precision = "range" if earliest and latest else "open"
    return Interval(earliest, latest, precision, said, said)


def _refused(text: str, why: str) -> ValueError:
    return ValueError(f"{text!r} is no date in EDTF: {why}. Accepted: {ACCEPTED}.")


def _date(text: str, whole: str) -> tuple[Day, Day, Precision]:
    """First and last day, and precision, of one date without a slash."""
    text = text.rstrip("~?%")
    if masked := _MASKED.fullmatch(text):
        if len(text) != 4:
            raise _refused(whole, f"{text} does not have four places")
        unit: Literal["decade", "century"] = "decade" if masked["x"] == "X" else "century"
        first = int(masked["digits"]) * 10 ** len(masked["x"])
        return Day(first, 1, 1), Day(first + 10 ** len(masked["x"]) - 1, 12, 31), unit
    match = _DATE.fullmatch(text)
    if not match:
        raise _refused(whole, f"{text or 'nothing'} is not one of the forms")
    digits = match["year"].lstrip("Y")
    if len(digits.lstrip("-")) > 4 and not match["year"].startswith("Y"):
        raise _refused(whole, f"a year past four digits begins with Y, as in Y{digits}")
    year = int(digits)
    if len(digits.lstrip("-")) > 9:
        raise _refused(whole, "the year has more than nine digits")
    if match["month"] is None:
        return Day(year, 1, 1), Day(year, 12, 31), "year"
    month = int(match["month"])
    if match["day"] is None and 21 <= month <= 41:
        return _coded(year, month, whole)
    if not 1 <= month <= 12:
        raise _refused(whole, f"there is no month {month:02}")
    if match["day"] is None:
        return Day(year, month, 1), Day(year, month, days_in_month(year, month)), "month"
    day = int(match["day"])
    if not 1 <= day <= days_in_month(year, month):
        raise _refused(whole, f"{year}-{month:02} has {days_in_month(year, month)} days")
    return Day(year, month, day), Day(year, month, day), "day"


def _coded(year: int, code: int, whole: str) -> tuple[Day, Day, Precision]:
    """Seasons 21–24 (25–28 northern, 29–32 southern), quarters 33–36, halves 40–41."""
    if code <= 32:
        season = (code - 21) % 4
        start = Period("month", year * 12 + (2 + 3 * season + (6 if code >= 29 else 0)) % 12)
        return start.first, start.moved(2).last, "season"
    if code <= 36 or code >= 40:
        period = Period("quarter", year * 4 + code - 33) if code <= 36 else Period("half", year * 2 + code - 40)
        return period.first, period.last, "quarter" if code <= 36 else "half"
    raise _refused(whole, f"there is no season {code}")


def qualified(edtf: str, sign: str) -> str:
    """The same, approximate (`~`) or uncertain (`?`): `1950~`, `2014-07~/2014-08~`; an open side has no sign."""
    return "/".join(side if side == ".." else side.rstrip("~?%") + sign for side in edtf.split("/"))


def event_edtf(earliest: Day | None, latest: Day | None, span: Literal["within", "throughout"], said: str = "") -> str:
    """EDTF of an event: the calendar unit where the days are exactly one (`2016-07`), else `[a..b]`, some day within, or `a/b`,
    throughout. A missing side is open (`[..b]`, `a/..`); the empty string where both are. A unit is approximate or uncertain
    where `said`, the EDTF of the expression, is."""
    if earliest is None and latest is None:
        return ""
    if earliest is not None and latest is not None and (unit := _unit(earliest, latest)):
        return qualified(unit, said[-1]) if said.endswith(("~", "?")) else unit
    if span == "throughout":
        return f"{earliest or '..'}/{latest or '..'}"
    return f"[{earliest or ''}..{latest or ''}]"


def _unit(earliest: Day, latest: Day) -> str:
    """The day, month, year, decade or century that both ends make, or the empty string."""
    if earliest == latest:
        return str(earliest)
    if earliest.day != 1 or latest != Day(latest.year, latest.month, days_in_month(latest.year, latest.month)):
        return ""
    if earliest[:2] == latest[:2]:
        return Period("month", earliest.year * 12 + earliest.month - 1).edtf()
    if earliest.month != 1 or latest.month != 12:
        return ""
    years = latest.year - earliest.year + 1
    if years == 1:
        return Period("year", earliest.year).edtf()
    if earliest.year > 0 and latest.year < 10000 and earliest.year % years == 0 and years in (10, 100):
        return Period("decade" if years == 10 else "century", earliest.year // years).edtf()
    return ""
