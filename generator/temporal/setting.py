"""Where an expression stands: what its meaning is resolved against."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.temporal.calendar import Day
from generator.temporal.nouns import Mode, Settings, Tense
from generator.temporal.period import Period
from generator.temporal.spell import Spell

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Told(NamedTuple):
    """A time that a narrative told, and how unlikely it goes on from there, in months of effort."""

    period: Period
    aside: int


class Setting(NamedTuple):
    """What an expression is resolved against. `tense` is that of its clause, `sure` where that leaves no doubt, `spoken` the time
    the text last spoke of, `story` the times that a narrative's months and days go on from, `coming` one told right after, `year`
    the one that the same clause named."""

    dateline: Day
    mode: Mode
    settings: Settings
    tense: Tense | None = None
    sure: bool = False
    spoken: Spell | None = None
    story: tuple[Told, ...] = ()
    coming: Period | None = None
    year: Period | None = None

    @property
    def said(self) -> str:
        """The dateline as a derivation shows it: `Sat 2016-09-10`."""
        return f"{_WEEKDAYS[self.dateline.weekday - 1]} {self.dateline}"

    def day(self, anchor: Literal["said", "spoken"]) -> Day:
        """The day counted from: the first of the time last spoken of, or the dateline's."""
        return self.spoken.period.first if anchor == "spoken" and self.spoken and self.spoken.period else self.dateline
