"""How long somebody held a post: when it began and when it ended, each as exactly as said and either open.

A tenure is an interval whose EDTF is `begin/end`: `2001/2005`, `2012-05/..`, `../2010`. Its sides name when it began and ended, so
that "since 2012" stays a year and is not 1 January. What began, ended or was founded at a time and did not last has no slash.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.temporal.calendar import Day
from generator.temporal.edtf import parse_edtf
from generator.temporal.nouns import Interval
from generator.temporal.period import Period, Unit, period_of

_OPEN = ".."
_SIDES: tuple[Unit, ...] = ("day", "month", "season", "year")


def point(said: Interval | None) -> Interval | None:
    """The smallest day, month, season or year that holds all days said; None where none does, or a side is open."""
    if said is None or said.earliest is None or said.latest is None:
        return None
    for unit in _SIDES:
        period = period_of(unit, said.earliest)
        if _holds(period, said.earliest, said.latest):
            exact = (period.first, period.last) == (said.earliest, said.latest)
            sign = said.edtf[-1] if exact and said.edtf.endswith(("~", "?")) else ""
            return parse_edtf(period.edtf() + sign)
    return None


def _holds(period: Period, first: Day, last: Day) -> bool:
    return period.first <= first and last <= period.last


def tenure(begin: Interval | None, end: Interval | None) -> Interval | None:
    """From the one to the other; None where neither is known, or it would end before it began."""
    sides = (point(begin), point(end))
    if sides == (None, None) or (begin is not None and end is not None and None in sides):
        return None
    return _of(*(side.edtf if side else _OPEN for side in sides))


def agreed(one: Interval, other: Interval) -> Interval | None:
    """What two tellings say together, each side the tighter of the two; None where they contradict each other.

    "since 2012" and "since May 2012" are May 2012, "since 2012" and "until 2016" are 2012 to 2016; "since 2012" and "since 2014"
    are two tenures, or one of them is wrong.
    """
    ours, theirs = one.edtf.split("/"), other.edtf.split("/")
    if len(ours) != len(theirs):
        return None
    sides = [_tighter(*pair) for pair in zip(ours, theirs, strict=True)]
    return _of(*sides) if all(sides) else None


def _of(*sides: str) -> Interval | None:
    try:
        return parse_edtf("/".join(sides))
    except ValueError:  # it ends before it begins
        return None


def _tighter(one: str, other: str) -> str:
    """Of two dates the one that lies in the other, an open side in none; empty where neither does."""
    if _OPEN in (one, other):
        return other if one == _OPEN else one
    if _within(parse_edtf(one), parse_edtf(other)):
        return one
    return other if _within(parse_edtf(other), parse_edtf(one)) else ""


def _within(one: Interval, other: Interval) -> bool:
    ends = (one.earliest, one.latest, other.earliest, other.latest)
    first, last, begin, end = (day.ordinal if day else 0 for day in ends)  # neither is open
    return begin <= first and last <= end


def gathered(told: Sequence[Interval | None]) -> list[tuple[Interval | None, tuple[int, ...]]]:
    """The tenures of one post that some tellings tell, each with the places of its tellings; in order of first telling.

    A telling joins the first tenure it agrees with. One without a time is of the only tenure there is; where there are several it
    is not clear of which, so such tellings stay by themselves.
    """
    found: list[tuple[Interval, list[int]]] = []
    undated = [place for place, when in enumerate(told) if when is None]
    for place, when in enumerate(told):
        if when is None:
            continue
        for number, (known, places) in enumerate(found):
            both = agreed(known, when)
            if both is not None:
                found[number] = (both, [*places, place])
                break
        else:
            found.append((when, [place]))
    groups: list[tuple[Interval | None, tuple[int, ...]]] = [(when, tuple(places)) for when, places in found]
    if undated and len(groups) == 1:
        groups = [(groups[0][0], tuple(sorted((*groups[0][1], *undated))))]
    elif undated:
        groups.append((None, tuple(undated)))
    return sorted(groups, key=lambda group: group[1][0])
