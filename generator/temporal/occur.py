"""When what recurs occurs: the periods of "July", "Thursday", "Easter" in the calendar."""

from __future__ import annotations

from generator.temporal import algebra as a
from generator.temporal.calendar import Day, days_in_month
from generator.temporal.feasts import feast
from generator.temporal.nouns import Settings
from generator.temporal.period import Period, Unit, period_of

_CONTAINER: dict[str, Unit] = {
    "weekday": "week",
    "month": "year",
    "season": "year",
    "quarter": "year",
    "half": "year",
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


def occurrences(what: a.Recurrent, around: Day, reach: int, settings: Settings) -> list[Period]:
    """[p] in the containing periods from `reach` before that of `around` to `reach` after, in time order."""
    if isinstance(what, a.Repeating) and what.kind == "unit":
        here = period_of(what.unit, around, settings.week_start)
        return [here.moved(n) for n in range(-reach, reach + 1)]
    here = period_of(container_of(what), around, settings.week_start)
    return [period for n in range(-reach, reach + 1) for period in within(what, here.moved(n))]


def within(what: a.Recurrent, container: Period) -> list[Period]:
    """The occurrences of `what` in its containing period; none where there is no such day."""
    first = container.first
    if isinstance(what, a.Holiday):
        return [Period("day", day.ordinal) for day in feast(what.name, container.year)]
    match what.kind:
        case "weekday":
            return [Period("day", container.index + (what.k - first.weekday) % 7)]
        case "month":
            return [Period("month", container.index * 12 + what.k - 1)]
        case "season" | "quarter":
            return [Period(what.kind, container.index * 4 + what.k - 1)]
        case "half":
            return [Period("half", container.index * 2 + what.k - 1)]
        case "date":
            month, day = divmod(what.k, 100)
            fits = day <= days_in_month(first.year, month)
            return [Period("day", Day(first.year, month, day).ordinal)] if fits else []
        case "day":
            fits = what.k <= days_in_month(first.year, first.month)
            return [Period("day", Day(first.year, first.month, what.k).ordinal)] if fits else []
        case "year":
            return [Period("year", container.index * 100 + what.k)]
        case "decade":
            return [Period("decade", container.index * 10 + what.k)]
        case _:
            return []
