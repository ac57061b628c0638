"""Finds out when an expression is: each node of the algebra against its anchor, after the formula in the node's docstring."""

from __future__ import annotations

from generator.temporal import algebra as a
from generator.temporal.calendar import Day, days_in_month
from generator.temporal.finding import found, nth_of
from generator.temporal.nouns import Interval
from generator.temporal.parts import part_of, stretch_of
from generator.temporal.period import FINENESS, Period, Unit, period_of
from generator.temporal.runs import run_value
from generator.temporal.setting import Setting
from generator.temporal.spell import Spell, at_time, between, fiscal, further, of_period, opened, unnamed, unsure

_ORDERS = {"MDY": "month/day/year", "DMY": "day/month/year"}
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
            return found(node, at)
        case a.Ref(anchor, unit):
            return _ref(anchor, unit, at)
        case a.Move():
            return _move(node, at)
        case a.Within(what, base):
            return nth_of(1, what, resolve(base, at), at)
        case a.Nth(n, what, base):
            return nth_of(n, what, resolve(base, at), at)
        case a.Between(start, end):
            one, other = resolve(start, at), resolve(end, at)
            return between(one, other) if one and other else None
        case a.Fiscal(base):
            spell = resolve(base, at)
            return fiscal(spell, at.settings) if spell else None
        case a.Part("within", a.Move() as move):
            return _within(move, at)
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
    """3/4/2016: the order the settings give, the language's where they give none; a number above 12 decides by itself."""
    orders = {"MDY": (node.first, node.second), "DMY": (node.second, node.first)}
    valid = {
        order: Period("day", Day(node.year, month, day).ordinal)
        for order, (month, day) in orders.items()
        if 1 <= month <= 12 and 1 <= day <= days_in_month(node.year, month)
    }
    wanted = at.settings.date_order if at.settings.date_order in orders else node.order
    if not valid:
        return None
    chosen = valid.get(wanted) or next(iter(valid.values()))
    other = next((period for period in valid.values() if period != chosen), None)
    spell = of_period(chosen, at.settings).said(f"read as {_ORDERS[wanted]}" if other else "only one order fits")
    return spell._replace(ambiguous=f"also {other.value}") if other else spell


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


def _ref(anchor: a.Anchor, unit: Unit | None, at: Setting) -> Spell | None:
    base = at.spoken if anchor == "spoken" or at.mode == "narrative" else None
    if unit == "quarter" and (base is None or base.period is None or base.period.unit != "quarter") and anchor == "spoken":
        return of_period(period_of("quarter", at.dateline).moved(-1), at.settings).said(f"the last full quarter before {at.said}")
    if base is None or base.period is None:
        spell = of_period(period_of(unit or "day", at.dateline, at.settings.week_start), at.settings)
        return spell.said(f"of {at.said} (the dateline)")
    if unit is None:
        return base._replace(mod=None, steps=()).said(f"the time last spoken of, {base.value}")
    period = base.period
    if FINENESS[unit] < FINENESS[period.unit]:  # "that year" after "in the 1860s": the year told before it, if one was
        told = [
            each.period for each in at.story if FINENESS[each.period.unit] <= FINENESS[unit] and period.contains(each.period.first)
        ]
        if not told:
            return unsure(unit, base)
        period = told[-1]
    spell = of_period(period_of(unit, period.first, at.settings.week_start), at.settings)
    return spell.said(f"{unit} of the time last spoken of, {period.value}")


def _move(node: a.Move, at: Setting) -> Spell | None:
    base = resolve(node.base, at)
    if base is None:
        return None
    if isinstance(node.n, str):
        return unnamed(_COUNTABLE[node.unit][0]) if node.unit in _COUNTABLE else _moved_hours(node, base, at)
    if node.unit not in _COUNTABLE:
        return _moved_hours(node, base, at)
    unit, times = _COUNTABLE[node.unit]
    steps = round(node.n * times)
    if node.base == a.Ref("spoken") and at.spoken is None and steps > 0 and at.tense != "future":
        # "two days later" opens the text: after something it has not named, and not after the dateline
        return unnamed(unit)
    period = base.period or period_of("day", at.dateline)
    told = at.spoken.period if at.spoken and at.mode == "news" else None
    if unit == "year" and steps == -1 and told and told.unit in ("quarter", "half"):
        # a report on a quarter compares it with that of "a year ago"
        moved = of_period(told.moved(-4 if told.unit == "quarter" else -2), at.settings)
        return moved.said(f"1 year before {told.value}, the {told.unit} last spoken of")
    if not node.keep and FINENESS[unit] < FINENESS[period.unit]:
        return further(unsure(unit, base), steps, unit)
    there = period.shifted(steps, unit) if node.keep else period_of(unit, period.first, at.settings.week_start).moved(steps)
    steps_before = () if isinstance(node.base, a.Ref) else base.steps
    return of_period(there, at.settings)._replace(steps=(*steps_before, _distance(steps, unit, node, base, at)))


def _distance(n: float, unit: str, node: a.Move, base: Spell, at: Setting) -> str:
    """The step in words: "2 days before Sat 2016-09-10"."""
    origin = at.said if isinstance(node.base, a.Ref) and node.base.anchor == "said" else base.value
    return f"{abs(n):g} {unit}{'' if abs(n) == 1 else 's'} {'before' if n < 0 else 'after'} {origin}"


def _moved_hours(node: a.Move, base: Spell, at: Setting) -> Spell | None:
    """Hours and minutes from a day: the day where that is sure enough, the time of day unknown."""
    if base.period is None or base.period.unit != "day" or (not isinstance(node.n, str) and node.n > 12):
        return None
    day = of_period(base.period, at.settings)
    step = f"some {node.unit}s from {base.value}" if isinstance(node.n, str) else _distance(node.n, node.unit, node, base, at)
    return day._replace(type="TIME", value=f"{base.period.value}TXX").said(step)


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
        interval = whole._replace(earliest=first, latest=last, mod=narrowed.mod, precision="range", edtf=edtf)
        return narrowed._replace(interval=interval)
    return narrowed


def _within(node: a.Move, at: Setting) -> Spell | None:
    """ "less than two weeks ago": any day from two weeks before what is counted from to that."""
    spell, base = _move(node, at), resolve(node.base, at)
    if spell is None:
        return None
    narrowed = part_of(spell, "within")
    if narrowed.interval is None or base is None or base.period is None or isinstance(node.n, str) or node.unit not in _COUNTABLE:
        return narrowed
    unit, times = _COUNTABLE[node.unit]
    far = base.period.shifted(round(node.n * times), unit)
    first, last = min(far.first, base.period.first), max(far.last, base.period.last)
    interval = narrowed.interval._replace(earliest=first, latest=last, precision="range", edtf=f"{first}/{last}")
    return narrowed._replace(interval=interval).said(f"{first} to {last}")


def _clock(time: str, base: a.Node | None, at: Setting) -> Spell | None:
    """A time of day on a day; `XXXX-XX-XX` where no day is known."""
    spoken = at.spoken.period if at.spoken else None
    if spoken and spoken.first > at.dateline and at.tense == "past":
        spoken = None  # "could play on Sunday … the window closed at 11 p.m."
    if base is not None:
        spell = resolve(base, at)
    elif at.mode == "narrative" or (spoken and spoken.unit == "day" and at.mode == "news" and ":" in time):
        spell = of_period(spoken, at.settings) if spoken and spoken.unit == "day" else None
        if spell is None:
            return Spell("TIME", f"XXXX-XX-XXT{time}", time=time).said("on a day not said")
    else:
        spell = of_period(period_of("day", at.dateline), at.settings)
    if spell is None:
        return None
    if spell.interval is None:
        return Spell("TIME", f"{spell.value}T{time}", time=time).said("on a day not said")
    if spell.period and spell.period.unit != "day" and "-XX" not in spell.value:
        return Spell("TIME", f"XXXX-XX-XXT{time}", time=time).said("on a day not said")
    value = f"{spell.value}T{time}"
    interval = spell.interval._replace(value=value, part=time)
    return spell._replace(type="TIME", value=value, time=time, interval=interval).said(at_time(time))
