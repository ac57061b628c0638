"""Sparklines: when somebody appears over the time of the whole story, as two shapes however many events there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Event
from generator.pages.edition import Edition
from generator.pages.strip import Bin, strip

BINS = 60
WIDTH, HEIGHT = 300, 26
_LEAST = 1.5  # units of height: less is not seen


@dataclass(frozen=True, slots=True)
class Spark:
    """Bars as SVG path data in a box of `WIDTH` by `HEIGHT`: `exact` known to the day, `spread` less exactly, above it.

    `first` and `last` name the ends of the story's time.
    """

    exact: str
    spread: str
    first: str
    last: str


def spark(edition: Edition, events: Sequence[Event]) -> Spark | None:
    """The events over the time of all; None where there is nothing to show."""
    shown = strip(edition, events, BINS, over=edition.events) if events else None
    if shown is None:
        return None
    return Spark(
        "".join(_bar(each, 0, each.exact_height) for each in shown.bins if each.exact),
        "".join(_bar(each, each.exact_height, each.spread_height) for each in shown.bins if each.spread),
        shown.first,
        shown.last,
    )


def _bar(of: Bin, above: float, height: float) -> str:
    """A rectangle, `above` and `height` in percent of the box."""
    x, width = of.x * WIDTH / 100, of.width * WIDTH / 100
    base, tall = HEIGHT * (1 - above / 100), max(HEIGHT * height / 100, _LEAST)
    return f"M{x:.1f} {base:.1f}v-{tall:.1f}h{width:.1f}v{tall:.1f}z"
