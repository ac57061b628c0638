"""Which July, in a story: the one that it goes on to with the least effort, from one of the times that it told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.temporal import algebra as a
from generator.temporal.occur import container_of, occurrences
from generator.temporal.period import FINENESS, Period, period_of
from generator.temporal.setting import Setting, Told
from generator.temporal.spell import Spell, of_story
from generator.temporal.tokens import Token

_BACK, _AHEAD = 8, 11  # months that a story seldom jumps back or ahead within a year
_FAR = 15  # years
# efforts, in months that a story goes on: for each time told since, for each month back, for a time within a year that was told,
# and for going on from what was told within a sentence, or from a year that was
_SINCE, _BACKWARDS, _INSIDE, _ASIDE, _ASIDE_YEAR = 3, 4, 3, 2, 8
_OPENING = 5  # tokens a sentence begins with: "By the end of August"
_LINE = 20  # tokens of a heading at most
_BRACKET = 25  # tokens looked back for a bracket
_CLOSE = 4  # tokens between
_KEPT = 6  # times told
STOPS = frozenset(". ! ? ;".split())


class Place(NamedTuple):
    """Where in the text a time is told: in a heading, where a sentence begins, in brackets."""

    heading: bool
    opens: bool
    bracketed: bool


def nearest_told(what: a.Recurrent, at: Setting) -> Spell | None:
    """In a narrative: of the year that takes the least effort to go on to from what was told; a weekday, a day of the month, a
    year of the century are those on or after, or in the same month or century as, the time last told."""
    if at.coming:
        return _after(what, at.coming, at)
    if container_of(what) != "year":
        return _after(what, at.story[-1].period, at)
    found: list[tuple[float, int, Spell]] = []
    for since, told in enumerate(reversed(at.story)):
        spell = _after(what, told.period, at)
        if spell and spell.period:
            found.append((_effort(told.period, spell.period) + _SINCE * since + told.aside, since, spell))
    return min(found)[2] if found else None


def _effort(told: Period, then: Period) -> float:
    """Months from what was told to what is told then."""
    if told.unit == "year":
        return _INSIDE if told.contains(then.first) else 12
    months = (then.first.ordinal - told.first.ordinal) / 30
    return months if months >= 0 else -_BACKWARDS * months


def _after(what: a.Recurrent, told: Period, at: Setting) -> Spell | None:
    """Of the year (month, week, century) of what was told; a weekday is the first on or after it."""
    day = told.first
    whole = occurrences(what, day, at.settings)
    if isinstance(what, a.Repeating) and what.kind in ("weekday", "unit"):
        chosen = next((period for period in whole if period.last >= day), None)
    else:
        container = container_of(what)
        here = period_of(container, day, at.settings.week_start)
        chosen = next((period for period in whole if here.contains(period.first)), None)
        if container == "century":
            chosen = min(whole, key=lambda period: abs(period.first.ordinal - day.ordinal))
        if chosen and container == "year" and FINENESS[told.unit] <= FINENESS["season"]:
            chosen = _turned(chosen, told, whole)
    return of_story(chosen, at.settings).said(f"told after {told.value}") if chosen else None


def _turned(chosen: Period, told: Period, whole: Sequence[Period]) -> Period:
    """The story goes forward: January told after November is the next year's, and December told in January the last one's."""
    months = chosen.first.month - told.first.month
    if -_BACK < months < _AHEAD:
        return chosen
    years = 1 if months < 0 else -1
    return next((period for period in whole if period.first.year == chosen.first.year + years), chosen)


def goes_on(story: tuple[Told, ...], period: Period, place: Place) -> tuple[Told, ...]:
    """What a story told, after it told of `period`: a heading begins anew, what is in brackets or longer than a year moves nothing,
    and what is told within a sentence, or as a year far off ("papers released in 2003"), is likely an aside."""
    if not story:
        return (Told(period, 0),)
    if place.heading:
        return (*story[-_KEPT + 1 :], Told(period, 0))
    if place.bracketed or FINENESS[period.unit] > FINENESS["year"]:
        return story
    last = story[-1]
    year = period.unit == "year"
    aside = 0 if place.opens else _ASIDE_YEAR if year else _ASIDE
    if year and abs(period.year - last.period.year) > _FAR:
        return story
    if last.period == period:
        return (*story[:-1], Told(period, min(aside, last.aside)))
    return (*story[-_KEPT + 1 :], Told(period, aside))


def announces(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether what begins at `start` is close enough after `end` to tell the year before it: "the May Offensive of 1918"."""
    between = tokens[end : start + 1]
    return len(between) <= _CLOSE + 1 and not any(token.breaks or token.form in STOPS for token in between)


def place_of(tokens: Sequence[Token], before: int, start: int, end: int) -> Place:
    """The place of tokens `[start, end)`, where the time told before it ends at `before`."""
    opens = any(_begins(tokens, start - n) for n in range(_OPENING + 1)) or any(token.breaks for token in tokens[before:start])
    back = range(start - 1, max(start - _BRACKET, -1), -1)
    bracket = next((tokens[at].form for at in back if tokens[at].form in {"(", ")"}), "")
    return Place(_in_heading(tokens, start, end), opens, bracket == "(")


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins at `at`."""
    return at <= 0 or tokens[at].breaks or tokens[at - 1].form in STOPS


def _in_heading(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A short line between empty ones, without the full stop of a sentence."""
    first = next((at for at in range(start, start - _LINE, -1) if at <= 0 or tokens[at].breaks), None)
    after = next((at for at in range(end, end + _LINE) if at >= len(tokens) or tokens[at].breaks), None)
    return first is not None and after is not None and after - first <= _LINE and tokens[after - 1].form not in STOPS
