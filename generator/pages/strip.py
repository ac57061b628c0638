"""The overview strip and the sparklines: how many events each stretch of time has, known to the day or less exactly.

An event known to the day weighs 1 in its bin; a less exact one spreads its weight of 1 evenly over the days it can mean.
An interval open on one side counts at the day that is known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from weakref import WeakKeyDictionary

from generator.model import Day, Event, Link
from generator.pages.edition import Edition, placing_day
from generator.words import Words

MOST_BINS = 200
_UNITS = (
    ("day", 0),
    ("week", 0),
    ("month", 1),
    ("quarter", 3),
    ("year", 12),
    ("decade", 120),
    ("century", 1200),
    ("millennium", 12000),
)
_TICK_MONTHS = (1, 2, 3, 6, *(12 * times * 10**zeros for zeros in range(6) for times in (1, 2, 5)))
_MONTH_LABEL, _YEAR_LABEL = 19, 15  # percent: the width of a label on a phone
_LAST_ON_PHONE, _LAST_TICK = 84, 92  # percent: where the last label can begin on a phone, and on a wide screen

_TIMES: WeakKeyDictionary[Edition, tuple[Day, Day] | None] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time: `exact` and `spread` are weights in events; `x` and `width` percentages, heights those of the tallest.

    `first` and `last` are its ends as the filters take them: `2016-09-05`, `2016-09` or `2016`, whichever says it all.
    """

    label: str
    first: str
    last: str
    exact: float
    spread: float
    x: float
    width: float
    exact_height: float
    spread_height: float
    url: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the strip at `x` percent; `late` where a phone has no room for it."""

    label: str
    x: float
    late: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A histogram over time; `unit` is what a bin spans, `caption` names the table that says the same.

    `earlier` are the few events long before it, by their dates.
    """

    bins: tuple[Bin, ...]
    ticks: tuple[Tick, ...]
    unit: str
    caption: str
    first: str
    last: str
    earlier: tuple[Link, ...]


def strip(edition: Edition, events: Sequence[Event], most: int = MOST_BINS, *, over: Sequence[Event] = ()) -> Strip | None:
    """The events in at most `most` bins of the finest unit that fits, over the time of `over` (else their own).

    None where there is nothing to show.
    """
    time = _time(edition) if over is edition.events else _time_of(over or events)
    if time is None:
        return None
    first, last = time
    shown = [event for event in events if _ends(event)[0] >= first]
    if not shown:
        return None
    unit, starts = next((unit, starts) for unit in _UNITS if (starts := _starts(first, last, unit, most)) is not None)
    exact, spread, urls = _weigh(edition, shown, starts)
    tallest = max(a + b for a, b in zip(exact, spread, strict=True)) or 1
    step = 100 / len(exact)
    bins = tuple(
        Bin(
            label=_label(edition, starts[i], starts[i + 1].plus(-1), unit[0]),
            first=_short(starts[i], unit),
            last=_short(starts[i + 1].plus(-1), unit),
            exact=exact[i],
            spread=spread[i],
            x=round(i * step, 3),
            width=round(step, 3),
            exact_height=round(100 * exact[i] / tallest, 2),
            spread_height=round(100 * spread[i] / tallest, 2),
            url=urls[i],
        )
        for i in range(len(exact))
    )
    earlier = tuple(Link(edition.date_of(event), edition.place_of(event)) for event in events if _ends(event)[0] < first)
    ticks, ends = tuple(_ticks(edition, starts, step)), (edition.dates.month(first), edition.dates.month(last))
    return Strip(bins, ticks, unit[0], _caption(edition.words, unit[0]), *ends, earlier)


def _time(edition: Edition) -> tuple[Day, Day] | None:
    """The time of all its events, looked for once: hundreds of sparklines show it."""
    if edition not in _TIMES:
        _TIMES[edition] = _time_of(edition.events)
    return _TIMES[edition]


def _time_of(events: Iterable[Event]) -> tuple[Day, Day] | None:
    """The first day to show and the last; None where there are no events."""
    ends = sorted(_ends(event) for event in events)
    return (_opening(ends), max(end for _, end in ends)) if ends else None


def _caption(words: Words, unit: str) -> str:
    return {
        "day": lambda: words.gettext("Events by day, as a table"),
        "week": lambda: words.gettext("Events by week, as a table"),
        "month": lambda: words.gettext("Events by month, as a table"),
        "quarter": lambda: words.gettext("Events by quarter, as a table"),
        "year": lambda: words.gettext("Events by year, as a table"),
        "decade": lambda: words.gettext("Events by decade, as a table"),
        "century": lambda: words.gettext("Events by century, as a table"),
    }.get(unit, lambda: words.gettext("Events by millennium, as a table"))()


def _opening(ends: Sequence[tuple[Day, Day]]) -> Day:
    """Where the strip begins: after the few early events that would leave most of it empty.

    Leaving out the first k events is worth the share of time it saves less three times the share of events it loses; the best
    k is left out as long as that is worth 0.4, and never more than a quarter of all events.
    """
    first = [day.ordinal for day, _ in ends]
    last = max(end.ordinal for _, end in ends)
    begin = 0
    while last > first[begin]:
        time, events = last - first[begin], len(ends) - begin
        worth, best = max(
            ((first[k] - first[begin]) / time - 3 * (k - begin) / events, k) for k in range(begin, max(begin, len(ends) // 4) + 1)
        )
        if worth < 0.4:
            break
        begin = best
    return ends[begin][0]


def _ends(event: Event) -> tuple[Day, Day]:
    """The first and last day an event counts for."""
    interval = event.interval
    if interval.earliest is None or interval.latest is None or interval.precision == "open":
        return (day := placing_day(event)), day
    return interval.earliest, interval.latest


def _starts(first: Day, last: Day, unit: tuple[str, int], most: int) -> list[Day] | None:
    """The first days of the bins that cover both days, and of the one after; None where they are more than `most`."""
    name, months = unit
    if not months:
        length = 7 if name == "week" else 1
        at = first.plus(1 - first.weekday) if name == "week" else first
        count = (last.ordinal - at.ordinal) // length + 1
        return [at.plus(i * length) for i in range(count + 1)] if count <= most else None
    at_month = (first.year * 12 + first.month - 1) // months * months
    count = (last.year * 12 + last.month - 1 - at_month) // months + 1
    numbers = [at_month + i * months for i in range(count + 1)] if count <= most else None
    return [Day(number // 12, number % 12 + 1, 1) for number in numbers] if numbers else None


def _weigh(edition: Edition, events: Sequence[Event], starts: list[Day]) -> tuple[list[float], list[float], list[str]]:
    """Per bin: the weight known to the day, the weight spread, and where it leads (an exact event's place, else a spread one's)."""
    edges = [day.ordinal for day in starts]
    known, loose = [0.0] * (len(starts) - 1), [0.0] * (len(starts) - 1)
    exact_urls, loose_urls = [""] * len(known), [""] * len(known)
    for event in events:
        first, last = (day.ordinal for day in _ends(event))
        low, high = bisect_right(edges, first) - 1, bisect_right(edges, last) - 1
        if low == high and event.interval.earliest == event.interval.latest:
            known[low] += 1
            exact_urls[low] = exact_urls[low] or edition.place_of(event)
            continue
        for i in range(low, high + 1):
            covered = min(last + 1, edges[i + 1]) - max(first, edges[i])
            loose[i] += covered / (last + 1 - first)
            loose_urls[i] = loose_urls[i] or edition.place_of(event)
    return known, loose, [a or b for a, b in zip(exact_urls, loose_urls, strict=True)]


def _label(edition: Edition, first: Day, last: Day, unit: str) -> str:
    """`8 September 2016`, `5–11 September 2016`, `September 2016`, `2016`, `1990–1999`."""
    if unit == "day":
        return edition.dates.day(first)
    if unit == "month":
        return edition.dates.month(first)
    return edition.dates.stretch(first, last)


def _short(day: Day, unit: tuple[str, int]) -> str:
    """The day, month or year in ISO 8601: as much of it as a bin's edge needs."""
    return str(day)[: -6 if unit[1] >= 12 else -3] if unit[1] else str(day)


def _ticks(edition: Edition, starts: list[Day], step: float) -> list[Tick]:
    """The months, years or round years that begin in the strip, evenly apart, as many as their labels fit on a phone."""
    ordinals = [day.ordinal for day in starts]
    for months in _TICK_MONTHS:
        first, last = -(-_month_number(starts[0].plus(-1)) // months), _month_number(starts[-1].plus(-1)) // months
        width = _MONTH_LABEL if months < 12 else _YEAR_LABEL
        if last - first > 100 / width + 1:
            continue
        ticks = []
        for number in range(first * months, last * months + 1, months):
            year = number // 12
            day = Day(year + 1 if year <= 0 and months > 12 else year, number % 12 + 1, 1)  # 600 BCE is the year -599
            if day >= starts[0]:
                at = bisect_right(ordinals, day.ordinal) - 1
                x = (at + (day.ordinal - ordinals[at]) / (ordinals[at + 1] - ordinals[at])) * step
                ticks.append(Tick(_tick_label(edition, day, months), round(x, 3)))
        if all(after.x - before.x >= width for before, after in pairwise(ticks)):
            shown = [replace(tick, late=tick.x > _LAST_ON_PHONE) for tick in ticks if tick.x <= _LAST_TICK]
            opening = [Tick(_tick_label(edition, starts[0], 1), 0.0)] if not shown or shown[0].x >= _MONTH_LABEL else []
            return [*opening, *shown]
    return []


def _month_number(day: Day) -> int:
    """Months since January of the year 0."""
    return day.year * 12 + day.month - 1


def _tick_label(edition: Edition, day: Day, months: int) -> str:
    return edition.dates.year(day.year) if months >= 12 else edition.dates.short_month(day)
