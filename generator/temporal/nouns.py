"""The nouns of time: where a text says it, what it says, and which days that can mean."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.temporal.calendar import Day

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range", "open"]
Mode = Literal["news", "narrative"]
Tense = Literal["past", "present", "future"]


class Extent(NamedTuple):
    """Half-open character offsets `[start, end)` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters meant."""
        return text[self.start : self.end]

    def overlaps(self, other: Extent) -> bool:
        """Whether at least one character is in both."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Extent) -> bool:
        """Whether `other` lies inside this, edges included."""
        return self.start <= other.start and other.end <= self.end


class Interval(NamedTuple):
    """Which days are meant: `earliest` to `latest`, both inclusive, None where the text leaves that side open.

    What was said and what it implies stay apart: `value` and `mod` name the period as said (TIMEX3: `2016-08` with
    `START` for "early last month"), the two days are what both imply, and narrowing by context (an event not later than
    its article) moves the days and `edtf` but never `value` or `mod`.

    `precision` is the unit the text named ("range" where it is none, "open" where a side is open). `part` is the part of
    day as TIMEX3 writes it after the T (`NI`, `MO`, `AF`, `EV`, …) or a clock time (`14:30`); it orders events within a day.
    """

    earliest: Day | None
    latest: Day | None
    precision: Precision
    edtf: str
    value: str = ""
    mod: str | None = None
    part: str = ""

    def intersects(self, other: Interval) -> bool:
        """Whether some day can be in both."""
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        after = self.earliest is not None and other.latest is not None and other.latest < self.earliest
        return not before and not after


class Timex(NamedTuple):
    """A time expression in a text.

    `type`, `value`, `mod`, `quant`, `freq` are TIMEX3 (ISO-TimeML). `interval` is None for durations and sets. `why` is the
    derivation for people (`Thursday → nearest past to Sat 2016-09-10 ("said") → 2016-09-08`); `rules` are the grammar lines
    used, as `file:line`. `ambiguous` says what else it could mean ("3/4: also 3 April"), or is empty.
    """

    extent: Extent
    text: str
    type: TimexType
    value: str
    mod: str | None
    interval: Interval | None
    why: str
    rules: tuple[str, ...] = ()
    quant: str | None = None
    freq: str | None = None
    ambiguous: str = ""


class TenseHint(NamedTuple):
    """The tense of the verb group that governs `extent` (a clause); optional help from a parser. `sure`: the extent is what hangs
    from the verb itself, and the verb arranges nothing, so that the date is on the side that its tense says. `aside`: it tells what
    had been so before, and what is told next does not go on from it ("who had warned them in 1971")."""

    extent: Extent
    tense: Tense
    sure: bool = False
    aside: bool = False


class Settings(NamedTuple):
    """What a calendar leaves to convention.

    `week_start`: ISO weekday a calendar week begins with (1 Monday … 7 Sunday). `hemisphere`: None reads seasons as northern but
    writes EDTF's hemisphere-free codes. `date_order`: how 3/4/2016 is read; None takes the language's. `fiscal_year_start`: month.
    """

    week_start: int = 1
    hemisphere: Literal["north", "south"] | None = None
    date_order: Literal["MDY", "DMY", "YMD"] | None = None
    fiscal_year_start: int = 10
