"""When what recurs occurs: the periods of "July", "Thursday", "Easter" in the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.temporal import algebra as a
from generator.temporal.calendar import Day, days_in_month
from generator.temporal.feasts import feast
from generator.temporal.nouns import Settings
from generator.temporal.period import FINENESS, Period, Unit, iso_week, period_of

_NEAR = 2  # containing periods looked at before and after a day
_LEAP_DAY, _LEAP_YEARS = a.Repeating("date", 229), 8
_YEAR = 366
_MANY = 60  # containing periods looked through
_CONTAINER: dict[str, Unit] = {
    "weekday": "week",
    "month": "year",
    "season": "year",
    "quarter": "year",
    "half": "year",
    "week": "year",
    "date": "year",
    "day": "month",
    "year": "century",
    "decade": "century",
}


def container_of(what: a.Recurrent) -> Unit:
    """The unit in which it occurs once: a weekday in a week, a month in a year, a plain unit in itself."""
    if isinstance(what, a.Holiday):
        return "year"
    return what.unit if what.kind == "unit" else _CONTAINER[what.kind]


@lru_cache(maxsize=1024)  # a text names the same days again and again
def occurrences(what: a.Recurrent, around: Day, settings: Settings, reach: int = 0) -> Sequence[Period]:
    """[p] in the containing periods from `reach` before that of `around` to `reach` after, in time order; without a reach as far
    as there is one before and one after."""
    reach = reach or (_LEAP_YEARS if what == _LEAP_DAY else _NEAR)
    if isinstance(what, a.Repeating) and what.kind == "unit":
        here = period_of(what.unit, around, settings.week_start)
        return tuple(here.moved(n) for n in range(-reach, reach + 1))
    here = period_of(container_of(what), around, settings.week_start)
    return tuple(period for n in range(-reach, reach + 1) for period in within(what, here.moved(n)))


def within(what: a.Recurrent, container: Period) -> list[Period]:
    """The occurrences of `what` in its containing period; none where there is no such day."""
    if isinstance(what, a.Holiday):
        return [Period("day", day.ordinal) for day in feast(what.name, container.year)]
    first = container.first
    match what.kind:
        case "weekday":
            return [Period("day", container.number + (what.k - first.weekday) % 7)]
        case "month":
            return [Period("month", container.number * 12 + what.k - 1)]
        case "season" | "quarter":
            return [Period(what.kind, container.number * 4 + what.k - 1)]
        case "half":
            return [Period("half", container.number * 2 + what.k - 1)]
        case "week":
            week = period_of("week", Day(first.year, 1, 4)).moved(what.k - 1)
            return [week] if iso_week(week.first)[0] == first.year else []
        case "date":
            month, day = divmod(what.k, 100)
            fits = day <= days_in_month(first.year, month)
            return [Period("day", Day(first.year, month, day).ordinal)] if fits else []
        case "day":
            fits = what.k <= days_in_month(first.year, first.month)
            return [Period("day", Day(first.year, first.month, what.k).ordinal)] if fits else []
        case "year":
            return [Period("year", container.number * 100 + what.k)]
        case "decade":
            return [Period("decade", container.number * 10 + what.k)]
        case _:
            return []


def nth(n: int, what: a.Recurrent, whole: Period, settings: Settings) -> Period | None:
    """The n-th of `what` that begins in `whole`, from the last where n < 0; where `whole` is finer, of what contains both."""
    if isinstance(what, a.Repeating) and what.kind == "unit":
        return _nth_unit(n, what.unit, whole, settings) if FINENESS[what.unit] < FINENESS[whole.unit] else None
    inside = _all_in(what, whole, settings)
    return inside[n - 1 if n > 0 else n] if inside and n and -len(inside) <= n <= len(inside) else None


def nth_day(n: int, what: a.Recurrent, first: Day, last: Day, settings: Settings) -> Period | None:
    """The n-th of `what` among the days from `first` to `last`, of which there are not more than in a year."""
    days = last.ordinal - first.ordinal + 1
    if days > _YEAR:
        return None
    around = occurrences(what, first, settings, days)
    inside = [one for one in around if first <= one.first <= last]
    return inside[n - 1 if n > 0 else n] if n and -len(inside) <= n <= len(inside) else None


def _nth_unit(n: int, unit: Unit, whole: Period, settings: Settings) -> Period | None:
    if n < 0:
        last = period_of(unit, whole.last, settings.week_start)
        chosen = last.moved(n + 1 if last.first <= whole.last else n)  # the weekend of a Tuesday is the next one
    else:
        first = period_of(unit, whole.first, settings.week_start)
        chosen = first.moved(n - 1 if first.first >= whole.first else n)
    return chosen if whole.first <= chosen.first <= whole.last else None


def _all_in(what: a.Recurrent, whole: Period, settings: Settings) -> list[Period]:
    """All of `what` that begin in `whole`, none where that is more than a year of weeks."""
    container = container_of(what)
    around = [period_of(container, whole.first, settings.week_start)]
    if FINENESS[container] > FINENESS[whole.unit] or (isinstance(what, a.Repeating) and what.kind == "week"):
        near = within(what, around[0])
        return [one for one in near if whole.first <= one.first <= whole.last] or near
    while around[-1].last < whole.last:
        around.append(around[-1].moved(1))
        if len(around) > _MANY:
            return []
    return [one for each in around for one in within(what, each) if whole.first <= one.first <= whole.last]
