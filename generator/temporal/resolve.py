"""Finds out when an expression is: each node of the algebra against its anchor, after the formula in the node's docstring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.temporal import algebra as a
from generator.temporal.calendar import Day, days_in_month
from generator.temporal.narrative import nearest_told
from generator.temporal.nouns import Interval, Tense
from generator.temporal.occur import container_of, nth, occurrences
from generator.temporal.parts import part_of, stretch_of
from generator.temporal.period import FINENESS, Period, Unit, period_of
from generator.temporal.runs import run_value
from generator.temporal.setting import Setting
from generator.temporal.spell import Spell, at_time, between, fiscal, of_period, opened

_SOON = 130  # days
_VAGUE = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_COUNTABLE: dict[a.RunUnit, tuple[Unit, int]] = {
    "day": ("day", 1),
    "night": ("day", 1),
    "week": ("week", 1),
    "weekend": ("weekend", 1),
    "month": ("month", 1),
    "season": ("season", 1),
    "half": ("half", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "quarter": ("quarter", 1),
}


def resolve(node: a.Node, at: Setting) -> Spell | None:
    """What `node` is at `at`, or None where it cannot be (a fifth Friday that the month does not have)."""
    match node:
        case a.Absolute(period):
            return of_period(period, at.settings)
        case a.Numeric():
            return _numeric(node, at)
        case a.Find():
            return _find(node, at)
        case a.Ref(anchor, unit):
            return _ref(anchor, unit, at)
        case a.Move():
            return _move(node, at)
        case a.Within(what, base):
            return _nth(1, what, resolve(base, at), at)
        case a.Nth(n, what, base):
            return _nth(n, what, resolve(base, at), at)
        case a.Between(start, end):
            one, other = resolve(start, at), resolve(end, at)
            return between(one, other) if one and other else None
        case a.Fiscal(base):
            spell = resolve(base, at)
            return fiscal(spell, at.settings) if spell else None
        case a.Part(which, base):
            spell = resolve(base, at)
            return _part(spell, which, at) if spell else None
        case a.Stretch():
            return _stretch(node, at)
        case a.Open(how, base):
            spell = resolve(base, at)
            return opened(spell, how) if spell else None
        case a.Clock(time, base):
            return _clock(time, base, at)
        case a.Run(_, _, mod, _):
            return Spell("DURATION", run_value(node), mod=mod or None).said("a length of time")
        case a.Ever(value, quant, freq):
            return Spell("SET", value, quant=quant or None, freq=freq or None).said("repeats")
        case a.Vague(which):
            return _vague(which, at)
        case a.Several() | a.Never():
            return None


def _numeric(node: a.Numeric, at: Setting) -> Spell | None:
    """3/4/2016: the order the settings give, American where they give none; a number above 12 decides by itself."""
    orders = {"MDY": (node.first, node.second), "DMY": (node.second, node.first)}
    valid = {
        order: Period("day", Day(node.year, month, day).ordinal)
        for order, (month, day) in orders.items()
        if 1 <= month <= 12 and 1 <= day <= days_in_month(node.year, month)
    }
    wanted = "DMY" if at.settings.date_order == "DMY" else "MDY"
    if not valid:
        return None
    chosen = valid.get(wanted) or next(iter(valid.values()))
    other = next((period for period in valid.values() if period != chosen), None)
    spell = of_period(chosen, at.settings).said(f"read as {wanted}" if other else "only one order fits")
    return replace(spell, ambiguous=f"also {other.value}") if other else spell


def _vague(which: str, at: Setting) -> Spell:
    """Bounded by the dateline in news; a narrative's past is bounded by its telling as well."""
    value, day = _VAGUE[which], at.dateline
    match which:
        case "past":
            interval = Interval(None, day, "open", f"../{day}", value)
        case "future":
            interval = Interval(day, None, "open", f"{day}/..", value)
        case _:
            interval = Interval(day, day, "day", str(day), value)
    return Spell("DATE", value, interval).said(f"{which}, seen from {at.said}")


def _anchor_day(anchor: a.Anchor, at: Setting) -> Day:
    if anchor == "spoken" and at.spoken and at.spoken.period:
        return at.spoken.period.first
    return at.dateline


def _ref(anchor: a.Anchor, unit: Unit | None, at: Setting) -> Spell | None:
    base = at.spoken if anchor == "spoken" else None
    if unit == "quarter" and (base is None or base.period is None or base.period.unit != "quarter") and anchor == "spoken":
        return of_period(period_of("quarter", at.dateline).moved(-1), at.settings).said(f"the last full quarter before {at.said}")
    if base is None or base.period is None:
        spell = of_period(period_of(unit or "day", at.dateline, at.settings.week_start), at.settings)
        return spell.said(f"of {at.said} (the dateline)")
    if unit is None:
        return replace(base, mod=None, steps=()).said(f"the time last spoken of, {base.value}")
    if FINENESS[unit] < FINENESS[base.period.unit]:
        return _unsure(unit, base)
    spell = of_period(period_of(unit, base.period.first, at.settings.week_start), at.settings)
    return spell.said(f"{unit} of the time last spoken of, {base.value}")


def _unsure(unit: Unit, base: Spell) -> Spell:
    """Some day of a year, not said which: `1971-XX-XX`; the days stay those of the base."""
    assert base.period is not None
    whole = base.period.value
    if unit == "day":
        whole += {4: "-XX-XX", 7: "-XX"}.get(len(base.period.value), "")
    elif unit in ("month", "week") and len(whole) == 4:
        whole += "-XX" if unit == "month" else "-WXX"
    interval = replace(base.interval, value=whole) if base.interval else None
    return replace(base, type="DATE", value=whole, interval=interval, mod=None, time="", steps=(f"some {unit} of {base.value}",))


def _find(node: a.Find, at: Setting) -> Spell | None:
    # "this year" of a story is the one it is in
    told = at.mode == "narrative" and node.which == "this"
    day = _anchor_day("spoken" if told else node.anchor, at)
    if node.which == "nearest":
        return _nearest(node.what, at)
    whole = occurrences(node.what, day, 8 if isinstance(node.what, a.Repeating) and node.what.kind == "date" else 2, at.settings)
    seen = f"{node.which}, seen from {at.said if node.anchor == 'said' else day}"
    match node.which:
        case "last":
            chosen = next((period for period in reversed(whole) if period.last < day), None)
        case "next":
            chosen = next((period for period in whole if period.first > day), None)
        case _:
            chosen = _this(node.what, whole, day, at)
    return of_period(chosen, at.settings).said(seen) if chosen else None


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
    if at.mode == "narrative" and at.story:
        return nearest_told(what, at.story, at)
    told = at.spoken.period if at.spoken else None
    if isinstance(what, a.Repeating) and what.kind == "day" and told and FINENESS[told.unit] <= FINENESS["month"]:
        return _nth(1, what, of_period(period_of("month", told.first), at.settings), at)
    day = at.dateline
    whole = occurrences(what, day, 8 if isinstance(what, a.Repeating) and what.kind == "date" else 2, at.settings)
    before = next((period for period in reversed(whole) if period.first <= day), None)
    after = next((period for period in whole if period.last >= day), None)
    if isinstance(what, a.Repeating) and what.kind == "year":
        closest = min(whole, key=lambda period: abs(period.first.ordinal - day.ordinal))
        return of_period(closest, at.settings).said(f"closest to {at.said}")
    tense: Tense = at.tense or "past"
    if tense == "past" and before and after and _is_ahead(what, day, before, after, told=at.tense is not None):
        tense = "future"
    if isinstance(what, a.Repeating) and what.kind == "quarter" and after and after.first.ordinal - day.ordinal > _SOON:
        tense = "past"  # a quarter that is not of this year's rest is the one reported on
    if (
        tense == "future"
        and before
        and after
        and after.first.ordinal - day.ordinal > max(200, 4 * (day.ordinal - before.last.ordinal))
    ):
        tense = "past"  # "by Jan. 14", read on the 15th
    chosen = after if tense == "future" else before
    if chosen is None:
        return None
    word = "nearest future to" if tense == "future" else "nearest past to"
    return of_period(chosen, at.settings).said(f"{word} {at.said}" + (f" ({at.tense} tense)" if at.tense else ' ("said")'))


def _is_ahead(what: a.Recurrent, day: Day, before: Period, after: Period, *, told: bool) -> bool:
    """The far past of what comes once a year gives way to a near future ("Dec. 7", read on 30 October), sooner where no verb
    tells of the past and for a feast, which is looked forward to."""
    if isinstance(what, a.Repeating) and what.kind not in ("month", "date", "season"):
        return False
    gone, ahead = day.ordinal - before.last.ordinal, after.first.ordinal - day.ordinal
    if isinstance(what, a.Holiday):
        return gone > 2 * ahead
    return gone > 200 and gone > (3 if told else 2) * ahead


def _move(node: a.Move, at: Setting) -> Spell | None:
    base = resolve(node.base, at)
    if base is None:
        return None
    if isinstance(node.n, str):
        return None
    if node.unit not in _COUNTABLE:
        return _moved_hours(node, base, at)
    unit, times = _COUNTABLE[node.unit]
    steps = round(node.n * times)
    period = base.period or period_of("day", at.dateline)
    told = at.spoken.period if at.spoken and at.mode == "news" else None
    if unit == "year" and steps == -1 and told and told.unit in ("quarter", "half"):
        # a report on a quarter compares it with that of "a year ago"
        moved = told.moved(-4 if told.unit == "quarter" else -2)
    elif FINENESS[unit] < FINENESS[period.unit]:
        return _unsure(unit, base)
    else:
        moved = period_of(unit, period.first, at.settings.week_start).moved(steps)
    return of_period(moved, at.settings).said(f"{steps:+} {unit} from {base.value}")


def _moved_hours(node: a.Move, base: Spell, at: Setting) -> Spell | None:
    """Hours and minutes from a day: the day where that is sure enough, the time of day unknown."""
    if base.period is None or base.period.unit != "day" or isinstance(node.n, str) or node.n > 12:
        return None
    day = of_period(base.period, at.settings)
    return replace(day, type="TIME", value=f"{base.period.value}TXX").said(f"{node.n:+} {node.unit} from {base.value}")


def _nth(n: int, what: a.Recurrent, base: Spell | None, at: Setting) -> Spell | None:
    """The n-th of `what` that begins in `base`; where `base` is finer, the one of the period that contains both."""
    chosen = nth(n, what, base.period, at.settings) if base and base.period else None
    if base is None or chosen is None:
        return None
    return of_period(chosen, at.settings).said(f"within {base.value}" if n == 1 else f"number {n} within {base.value}")


def _stretch(node: a.Stretch, at: Setting) -> Spell | None:
    """The first nine months of 1997: `P9M`, January to September; of some years of a decade only the decade is known."""
    base = resolve(node.base, at)
    if base is None or node.unit not in _COUNTABLE:
        return None
    unit, times = _COUNTABLE[node.unit]
    value = run_value(a.Run(node.n if isinstance(node.n, str) else abs(node.n), node.unit))
    n = 0 if isinstance(node.n, str) or times > 1 or not float(node.n).is_integer() else int(node.n)
    return stretch_of(base, value, n, unit, at.settings)


def _part(spell: Spell, which: str, at: Setting) -> Spell:
    narrowed = part_of(spell, which)
    whole = spell.interval
    if which not in ("earlier", "later") or whole is None or whole.earliest is None or whole.latest is None:
        return narrowed
    if whole.earliest <= at.dateline <= whole.latest:
        # "earlier this year" is all of the year up to now, not its first third
        first, last = (whole.earliest, at.dateline) if which == "earlier" else (at.dateline, whole.latest)
        edtf = str(first) if first == last else f"{first}/{last}"
        interval = replace(whole, earliest=first, latest=last, mod=narrowed.mod, precision="range", edtf=edtf)
        return replace(narrowed, interval=interval)
    return narrowed


def _clock(time: str, base: a.Node | None, at: Setting) -> Spell | None:
    """A time of day on a day; `XXXX-XX-XX` where no day is known."""
    spoken = at.spoken.period if at.spoken else None
    if base is not None:
        spell = resolve(base, at)
    elif at.mode == "narrative" or (spoken and spoken.unit == "day" and at.mode == "news" and ":" in time):
        spell = of_period(spoken, at.settings) if spoken and spoken.unit == "day" else None
        if spell is None:
            return Spell("TIME", f"XXXX-XX-XXT{time}", time=time).said("on a day not said")
    else:
        spell = of_period(period_of("day", at.dateline), at.settings)
    if spell is None or spell.interval is None:
        return None
    if spell.period and spell.period.unit != "day" and "-XX" not in spell.value:
        return Spell("TIME", f"XXXX-XX-XXT{time}", time=time).said("on a day not said")
    value = f"{spell.value}T{time}"
    interval = replace(spell.interval, value=value, part=time)
    return replace(spell, type="TIME", value=value, time=time, interval=interval).said(at_time(time))
