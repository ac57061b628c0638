"""Clock times as texts write them, as `HH:MM`."""

from __future__ import annotations


def clock(hour: int, minute: int, half: str = "") -> str | None:
    """Of a half of the day (`am`, `pm`), or by 24 hours."""
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if 0 <= hour * 60 + minute <= 1440 and 0 <= minute < 60 else None


def joined(digits: int, half: str) -> str | None:
    """430pm is 4:30, 1600 GMT is 16:00."""
    if half == "none":
        return clock(digits // 100, digits % 100) if digits >= 100 else None
    return clock(digits // 100, digits % 100, half) if digits >= 100 else clock(digits, 0, half)


def hundred_hours(digits: int) -> str | None:
    """1015 is 10:15; three figures or a year of our time are too unsure."""
    return clock(digits // 100, digits % 100) if digits >= 1000 and not 1900 <= digits < 2100 else None


def before_hour(hour: int, minutes: int) -> str | None:
    """A quarter to six is 05:45."""
    return clock((hour - 1) % 24 or (12 if hour == 1 else 0), 60 - minutes) if minutes else None


def until(hour: int, end: int, half: str) -> str | None:
    """The first of "9 to 11 a.m.", which is of the same half of the day unless the hours run over noon: 11 to 2 p.m."""
    turned = hour % 12 >= end % 12
    return clock(hour, 0, {"am": "pm", "pm": "am"}[half] if turned else half)


def in_part(time: str, part: str) -> str | None:
    """Half past three in the afternoon is 15:30, half past twelve at night 00:30."""
    hour, rest = int(time[:2]), time[2:]
    if (part in ("AF", "EV") and 1 <= hour < 12) or (part == "NI" and 6 <= hour < 12):
        hour += 12
    elif part in ("MO", "NI") and hour == 12:
        hour = 0
    return f"{hour:02}{rest}"
