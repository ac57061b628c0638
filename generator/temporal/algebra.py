"""The algebra of time expressions: what a text said, before it is known when that was.

A node is a value: frozen, hashable, equal where the meaning is equal (among nodes of one class: being tuples, which import in half
the time of dataclasses, two of different classes with the same parts are equal too). `resolve.py` finds out when it is, against an
anchor: the dateline (`SAID`) or the time the text last spoke of (`SPOKEN`). Every docstring gives the node's formula, with t the
anchor, [p] the periods of a repeating p in time order, and u + n the n-th period after u of the same unit.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from generator.temporal.period import Period, Unit

RunUnit = Literal[
    "second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "half", "season", "year", "decade",
    "century", "millennium", "moment",
]  # fmt: skip
Which = Literal["last", "this", "next", "nearest"]
Anchor = Literal["said", "spoken"]
Amount: TypeAlias = int | float | Literal["X"]  # X: some number, not said which


class Absolute(NamedTuple):
    """The period itself, whatever the anchor: "1997", "7 July 1997"."""

    period: Period


class Numeric(NamedTuple):
    """A day written in numbers, `first/second/year`: 3/4/2016. `order` is the language's, which settings may overrule."""

    first: int
    second: int
    year: int
    order: Literal["MDY", "DMY"]


class Repeating(NamedTuple):
    """[p]: each day, week, month …, or with `k` the k-th of each containing period.

    kind and k: a unit with k 0, each period of it; weekday 1–7 of a week; month 1–12, season 1–4, quarter 1–4, half 1–2,
    week 1–53 (ISO 8601), date month·100 + day of a year; day 1–31 of a month; year 0–99 of a century ('98), decade 0–9 of
    a century ("the nineties").
    """

    kind: Literal["unit", "weekday", "month", "season", "quarter", "half", "week", "date", "day", "year", "decade"]
    k: int = 0
    unit: Unit = "day"


class Holiday(NamedTuple):
    """[p]: a feast by its name in the holiday data, once in each year (sometimes twice or never: Eid)."""

    name: str


Recurrent: TypeAlias = Repeating | Holiday


class Find(NamedTuple):
    """last: the latest of [p] that ends before t's own period; next: the first that begins after it; this: the one in the same
    containing period as t (Thursday of this week, July of this year); nearest: last or this or next, as tense and mode say.
    """

    which: Which
    what: Recurrent
    anchor: Anchor = "said"


class Move(NamedTuple):
    """base's period of `unit` + n: "two years ago" = year(t) - 2. With `keep`, base itself so far off ("a year ago today")."""

    n: Amount
    unit: RunUnit
    base: Node
    keep: bool = False


class Ref(NamedTuple):
    """t itself: the dateline, or the time last spoken of; with a unit, the period of that unit that t is in ("that year")."""

    anchor: Anchor
    unit: Unit | None = None


class Within(NamedTuple):
    """The one of [p] that lies in base: "July last year", "the third quarter of 1998"."""

    what: Recurrent
    base: Node


class Nth(NamedTuple):
    """The n-th of [p] in base, from the end where n < 0: "the first week of May", "the last Sunday in June"."""

    n: int
    what: Recurrent
    base: Node


class Between(NamedTuple):
    """From the first day of `start` to the last day of `end`: "5 to 8 September" where it is said as one."""

    start: Node
    end: Node


class Fiscal(NamedTuple):
    """The accounting year that ends in base's year: base keeps its value, the days go from the month the settings give."""

    base: Node


class Part(NamedTuple):
    """A third of base counted in the next finer unit, early, mid or late; base keeps its value, the part becomes `mod`."""

    which: str
    base: Node


class Stretch(NamedTuple):
    """The first n of [unit] in base, the last where n < 0: "the first nine months of 1985", a length of known days."""

    n: Amount
    unit: RunUnit
    base: Node


class Open(NamedTuple):
    """after, since: from base on (after a day: from the next day); before: up to the day before base; until, by: up to base."""

    how: Literal["after", "before", "since", "until"]
    base: Node


class Clock(NamedTuple):
    """A time of day on base's day: a part of day (`NI`, `MO`, …) or a clock time (`14:30`), as TIMEX3 writes it after the T.

    Without base it is on the day last spoken of where that is a day, else on the dateline's.
    """

    time: str
    base: Node | None = None


class Run(NamedTuple):
    """A length of time, n units, anchored nowhere: "three days", `P3D`; `rest` is a finer run added ("a minute and a half")."""

    n: Amount
    unit: RunUnit
    mod: str = ""
    rest: Run | None = None


class Ever(NamedTuple):
    """A set of times: `value` repeats (`XXXX-WXX-5`, `P1D`), `quant` and `freq` as TIMEX3 has them."""

    value: str
    quant: str = ""
    freq: str = ""


class Vague(NamedTuple):
    """Some time before t, about t, or after t: `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`."""

    which: Literal["past", "present", "future"]


class Several(NamedTuple):
    """Expressions that share a part, each with its own place in the text: "3, 5 and 9 September" are three."""

    parts: tuple[tuple[int, int, Node], ...]


class Never(NamedTuple):
    """Words that look like a time and are none: "second thoughts", "the Sunday Times"."""


Node: TypeAlias = (
    Absolute
    | Numeric
    | Find
    | Move
    | Ref
    | Within
    | Nth
    | Between
    | Fiscal
    | Part
    | Stretch
    | Open
    | Clock
    | Run
    | Ever
    | Vague
    | Several
    | Never
)
