"""The date of an event from those of its tellings, and the order events stand in."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Day, Interval, Span
from generator.temporal.edtf import event_edtf

# TIMEX3 parts of day → hour, of the middle of each; "night" is the one that follows the day
_HOURS = {"MO": 9.0, "MI": 12.0, "DT": 12.0, "AF": 15.0, "EV": 19.0, "NI": 22.0}
_NO_HOUR = 24.0


def agreed(dates: Sequence[tuple[Interval, Span]]) -> tuple[Interval, Span]:
    """The tightest interval on which all agree, from latest beginning to earliest end, and whether the event filled it.

    Some day must be in all. "Throughout" claims more than "within", so all of the tightest must say it.
    What the tightest of them says (value, mod, precision) stays as long as the others only limit it. Where two periods cross, what
    is left is a "range" nobody named. The part of day is kept where all that name one name the same.
    """
    intervals = [interval for interval, _ in dates]
    tightest = min(days_wide(interval) for interval in intervals)
    filled = all(how == "throughout" for interval, how in dates if days_wide(interval) == tightest)
    span: Span = "throughout" if filled else "within"
    begin = max((one.earliest for one in intervals if one.earliest), default=None)
    end = min((one.latest for one in intervals if one.latest), default=None)
    parts = {one.part for one in intervals if one.part}
    part = parts.pop() if len(parts) == 1 else ""
    said = min(dates, key=lambda date: (days_wide(date[0]), date[1] != span, not date[0].part, date[0].edtf))[0]
    if (said.earliest, said.latest) == (begin, end):
        return (said if said.part == part else said._replace(part=part)), span
    edtf = event_edtf(begin, end, span)
    if begin and begin == end:
        return Interval(begin, end, "day", edtf, str(begin), None, part), span
    # An open-sided interval names no period of its own: it narrows the one that is named
    crossed = any(one.earliest and one.latest and one.earliest > (said.earliest or one.earliest) for one in intervals)
    crossed = crossed or any(one.earliest and one.latest and one.latest < (said.latest or one.latest) for one in intervals)
    if crossed or not (said.earliest and said.latest):
        return Interval(begin, end, "range" if begin and end else "open", edtf, part=part), span
    return said._replace(earliest=begin, latest=end, edtf=edtf, part=part), span


def days_wide(interval: Interval) -> float:
    """Days from earliest to latest, 1 for a known day; infinite where a side is open."""
    if interval.earliest is None or interval.latest is None:
        return float("inf")
    return interval.latest.ordinal - interval.earliest.ordinal + 1


def hour(part: str) -> float:
    """The hour a part of day or a clock time ("14:30", "NI") stands for in the order of a day; 24 where none is known."""
    if part in _HOURS:
        return _HOURS[part]
    hours, _, minutes = part.removesuffix("Z").partition(":")
    if not hours.isdecimal():
        return _NO_HOUR
    return int(hours) + (int(minutes[:2]) / 60 if minutes[:2].isdecimal() else 0.0)


def place_in_time(interval: Interval, likely: Day | None) -> tuple[int, float, float]:
    """The order of the timeline: first day (the likely one where the beginning is open), then precision, then part of day."""
    first = interval.earliest or likely or interval.latest
    return (first.ordinal if first else 0), days_wide(interval), hour(interval.part)
