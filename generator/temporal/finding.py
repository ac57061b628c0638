"""Finds which of what recurs is meant: the last, the next, the nearest Thursday, the n-th of a month."""

from __future__ import annotations

from collections.abc import Sequence

from generator.temporal import algebra as a
from generator.temporal.calendar import Day
from generator.temporal.feasts import feast_end
from generator.temporal.narrative import nearest_told
from generator.temporal.nouns import Tense
from generator.temporal.occur import container_of, nth, nth_day, occurrences
from generator.temporal.period import FINENESS, Period, Unit, period_of
from generator.temporal.setting import Setting
from generator.temporal.spell import Spell, between, of_period, of_story, unnamed, unsure

_SOON = 130  # days
_DAYS = 60  # more than a feast of many days has


def found(node: a.Find, at: Setting) -> Spell | None:
    """The one meant; a feast of many days from its first to its last."""
    spell = _found(node, at)
    last = feast_end(node.what.name, spell.period.first) if isinstance(node.what, a.Holiday) and spell and spell.period else None
    return between(spell, of_period(period_of("day", last), at.settings)) if spell and last else spell


def _found(node: a.Find, at: Setting) -> Spell | None:
    # "last year" of a story is the one before it
    told = at.spoken.period if node.anchor == "spoken" and at.spoken else None
    if told and node.what == a.Repeating("unit", 0, "day") and FINENESS[told.unit] > 0 and at.spoken:
        return unsure("day", at.spoken)  # the next day, where no day was told
    day = at.day("spoken" if at.mode == "narrative" else node.anchor)
    if node.which == "nearest":
        return _nearest(node.what, at)
    whole = occurrences(node.what, day, at.settings)
    seen = f"{node.which}, seen from {at.said if day == at.dateline else day}"
    nameless = node.anchor == "spoken" and at.spoken is None and node.which == "next" and at.tense != "future"
    if nameless and isinstance(node.what, a.Repeating) and node.what.kind == "unit":
        return unnamed(node.what.unit)
    match node.which:
        case "last":
            gone = [period for period in whole if period.last < day]
            # in March, "last February" is a year back: the one just gone is "last month"
            just_gone = len(gone) > 1 and gone[-1].unit == "month" and gone[-1] == period_of("month", day).moved(-1)
            chosen = gone[-2 if just_gone and node.what != a.Repeating("unit", 0, "month") else -1] if gone else None
        case "next":
            chosen = next((period for period in whole if period.first > day), None)
        case _:
            chosen = _this(node.what, whole, day, at)
    named = of_story if at.mode == "narrative" else of_period
    return named(chosen, at.settings).said(seen) if chosen else None


def _this(what: a.Recurrent, whole: Sequence[Period], day: Day, at: Setting) -> Period | None:
    """The one of the same containing period; a weekday that is past in this week and said of the future is the coming one."""
    container: Unit = container_of(what)
    if isinstance(what, a.Repeating) and what.kind == "unit":
        return period_of(what.unit, day, at.settings.week_start)
    here = period_of(container, day, at.settings.week_start)
    inside = [period for period in whole if here.contains(period.first)]
    if isinstance(what, a.Repeating) and what.kind == "weekday" and at.tense != "past":
        return next((period for period in whole if period.first >= day), None)
    return inside[0] if inside else None


def _nearest(what: a.Recurrent, at: Setting) -> Spell | None:
    """Which July, which Thursday, where no word says so: the narrative's year, else by tense, in news the past."""
    if at.mode == "narrative" and at.story and (spell := nearest_told(what, at)):
        return spell  # else a 29 February that the story's year does not have
    told = at.spoken.period if at.spoken else None
    if isinstance(what, a.Repeating) and what.kind == "day" and told and FINENESS[told.unit] <= FINENESS["month"]:
        return nth_of(1, what, of_period(period_of("month", told.first), at.settings), at)
    if at.year and container_of(what) == "year" and (at.tense != "past" or at.year.year <= at.dateline.year):
        inside = nth_of(1, what, of_period(at.year, at.settings), at)
        if inside:
            return inside._replace(steps=(f"of {at.year.value}, the year its clause named",))
    day = at.dateline
    whole = occurrences(what, day, at.settings)
    before = next((period for period in reversed(whole) if period.first <= day), None)
    after = next((period for period in whole if period.last >= day), None)
    if isinstance(what, a.Repeating) and what.kind == "year":
        closest = min(whole, key=lambda period: abs(period.first.ordinal - day.ordinal))
        return of_period(closest, at.settings).said(f"closest to {at.said}")
    tense: Tense = at.tense or "past"
    if tense == "past" and not at.sure and before and after and _is_ahead(what, day, before, after, told=at.tense is not None):
        tense = "future"
    if isinstance(what, a.Repeating) and what.kind == "quarter" and after and after.first.ordinal - day.ordinal > _SOON:
        tense = "past"  # a quarter that is not of this year's rest is the one reported on
    if tense == "future" and before and after and _just_gone(day, before, after):
        tense = "past"  # "by Jan. 14", read on the 15th
    chosen = after if tense == "future" else before
    if chosen is None:
        return None
    word = "nearest future to" if tense == "future" else "nearest past to"
    return of_period(chosen, at.settings).said(f"{word} {at.said}" + (f" ({at.tense} tense)" if at.tense else ' ("said")'))


def _just_gone(day: Day, before: Period, after: Period) -> bool:
    """Less than a month ago, where the next one is more than 200 days off."""
    return day.ordinal - before.last.ordinal < 31 and after.first.ordinal - day.ordinal > 200


def _is_ahead(what: a.Recurrent, day: Day, before: Period, after: Period, *, told: bool) -> bool:
    """The far past of what comes once a year gives way to a near future ("Dec. 7", read on 30 October), sooner where no verb
    tells of the past and for a feast, which is looked forward to."""
    if isinstance(what, a.Repeating) and what.kind not in ("month", "date", "season"):
        return False
    gone, ahead = day.ordinal - before.last.ordinal, after.first.ordinal - day.ordinal
    if isinstance(what, a.Holiday):
        return gone > (3 if told else 2) * ahead
    return gone > 200 and gone > (3 if told else 2) * ahead


def nth_of(n: int, what: a.Recurrent, base: Spell | None, at: Setting) -> Spell | None:
    """The n-th of `what` that begins in `base`; where `base` is finer, the one of the period that contains both.

    A feast may last for days: the last Friday of Ramadan, the third day of Eid.
    """
    if base is None or base.period is None:
        return None
    first, last = base.period.first, base.interval.latest if base.interval else None
    if base.period.unit == "day" and last and (last > first or what == a.Repeating("unit")) and abs(n) <= _DAYS:
        chosen = nth_day(n, what, first, max(last, first.plus(n - 1)), at.settings)
    else:
        chosen = nth(n, what, base.period, at.settings)
    if chosen is None:
        return None
    step = f"within {base.value}" if n == 1 else f"number {n} within {base.value}"
    return of_period(chosen, at.settings)._replace(steps=(*base.steps, step))
