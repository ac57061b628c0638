"""How an expression was read: the steps of its derivation, the grammar lines behind it, and what it was counted from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from generator.temporal.calendar import Day
from generator.temporal.nouns import Mode, Timex
from generator.temporal.rules import load

DATELINE = -1
# meanings that say nothing by themselves: all others are the same whenever and after whatever they are said
_RELATIVE = re.compile(r"\b(?:Find|Ref|Vague)\(|\bClock\([^(),]*\)")
_SPOKEN = re.compile(r"\bspoken\b")
_NAME = re.compile(r"(?:BC)?\d{4}[\w:-]*")


def rule_text(place: str) -> str:
    """The grammar line at `place` (`en.txt:123`) as it stands in its file; LookupError where there is none."""
    name, _, line = place.partition(":")
    return load(name.removesuffix(".txt")).lines[int(line)]


def steps(timex: Timex) -> tuple[str, ...]:
    """What lies between the words and the value: `("nearest past to Sat 2016-09-10 (past tense)", "at night")`."""
    inner = timex.why.removeprefix(" ".join(timex.text.split())).removesuffix(timex.value)
    return tuple(step for step in inner.split(" → ") if step)


def is_relative(timex: Timex) -> bool:
    """Whether it names a time only together with another: "two days later", but neither "7 July 1997" nor "three days"."""
    return timex.type in ("DATE", "TIME") and any(_RELATIVE.search(meaning) for meaning in meanings(timex))


def anchors(timexes: Sequence[Timex], dateline: datetime.date, mode: Mode = "news") -> Iterator[int | None]:
    """What each was counted from: the index of an earlier one, DATELINE, or None where it stands by itself or that is not known.

    A derivation names the time it counts from by value or first day; meant is the last expression before it that has this name.
    Where none has, what asks for no time last spoken of counts from the dateline in news; in a narrative, who knows.
    """
    day = str(Day.of(dateline))
    last: dict[str, int] = {}
    for index, timex in enumerate(timexes):
        yield _anchor(timex, day, last, mode) if is_relative(timex) else None
        if timex.interval is not None and timex.interval.earliest is not None:
            last[str(timex.interval.earliest)] = index
        last[timex.value] = index


def _anchor(timex: Timex, dateline: str, last: dict[str, int], mode: Mode) -> int | None:
    names = [name for step in steps(timex) for name in _NAME.findall(step)]
    if timex.type == "TIME":
        names.append(timex.value.partition("T")[0])  # a time of day alone is on the day last spoken of, or the dateline's
    told = max((last[name] for name in names if name in last), default=None)
    spoken = any(_SPOKEN.search(meaning) for meaning in meanings(timex))
    if told is None and mode == "news" and not spoken:
        return DATELINE
    return DATELINE if dateline in names and not (spoken and told is not None) else told


def meanings(timex: Timex) -> list[str]:
    """What the grammar lines behind it mean, the whole's first: `["$plain", "Find(last, Each($calendar))", "week"]`."""
    return [rule_text(rule).rpartition(" -> ")[2].partition(" ? ")[0] for rule in timex.rules]
