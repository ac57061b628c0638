"""Which July, in a story: the one of the year it is in, and when that year turns."""

from __future__ import annotations

from collections.abc import Sequence

from generator.temporal import algebra as a
from generator.temporal.occur import container_of, occurrences
from generator.temporal.period import FINENESS, Period, period_of
from generator.temporal.setting import Setting
from generator.temporal.spell import Spell, of_period

_BACK, _AHEAD = 8, 11  # months that a story seldom jumps back or ahead within a year
_FAR = 15  # years


def nearest_told(what: a.Recurrent, spoken: Period, at: Setting) -> Spell | None:
    """In a narrative: of the year (month, week, century) last spoken of; a weekday is the first on or after it."""
    day = spoken.first
    whole = occurrences(what, day, 2, at.settings)
    if isinstance(what, a.Repeating) and what.kind in ("weekday", "unit"):
        chosen = next((period for period in whole if period.last >= day), None)
    else:
        container = container_of(what)
        here = period_of(container, day, at.settings.week_start)
        chosen = next((period for period in whole if here.contains(period.first)), None)
        if container == "century":
            chosen = min(whole, key=lambda period: abs(period.first.ordinal - day.ordinal))
        if chosen and container == "year" and FINENESS[spoken.unit] <= FINENESS["month"]:
            chosen = _turned(chosen, spoken, whole)
    return of_period(chosen, at.settings).said(f"told after {spoken.value}") if chosen else None


def _turned(chosen: Period, spoken: Period, whole: Sequence[Period]) -> Period:
    """The story goes forward: January told after November is the next year's, and December told in January the last one's."""
    months = chosen.first.month - spoken.first.month
    if -_BACK < months < _AHEAD:
        return chosen
    years = 1 if months < 0 else -1
    return next((period for period in whole if period.first.year == chosen.first.year + years), chosen)


def goes_on(story: Period | None, told: Period) -> Period:
    """Where a narrative stands after it told of `told`: a bare year says less than a day of that year, and a year far off,
    being an aside ("papers released in 2005"), moves it only when a month or day of it is told."""
    if story is None or FINENESS[told.unit] < FINENESS["year"]:
        return told
    if told.contains(story.first) or abs(told.year - story.year) > _FAR:
        return story
    return told
