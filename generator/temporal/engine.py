"""Text and a dateline in, time expressions out: cut, match, choose, resolve in text order."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from generator.temporal import algebra as a
from generator.temporal.calendar import Day
from generator.temporal.chart import Effort, parse
from generator.temporal.direction import is_told, same_clause, tense_at
from generator.temporal.guards import Lists
from generator.temporal.meaning import Match
from generator.temporal.narrative import STOPS, announces, goes_on, place_of
from generator.temporal.nouns import Extent, Mode, Settings, TenseHint, Timex
from generator.temporal.period import Period
from generator.temporal.resolve import resolve
from generator.temporal.rules import Grammar, load
from generator.temporal.setting import Setting, Told
from generator.temporal.spell import Spell, of_period
from generator.temporal.tokens import Token, tokenize

_EARLIER = 4  # times kept that were told before
_NEAR = 10  # tokens from a year to a month that is of it: "last year, in Geneva in April"
_SHORT_YEAR = 3  # digits
_AGE = 2  # digits
_CENTURIES = 400  # years


class _Piece(NamedTuple):
    """One expression to resolve: tokens `[start, end)`, its meaning, the match it is of, and `reach`, the end of the tokens that
    are read another way if it cannot be. `follows`: it ends a list or range."""

    start: int
    end: int
    node: a.Node
    match: Match
    reach: int
    follows: bool = False


def find(
    text: str,
    dateline: datetime.date,
    language: str = "en",
    *,
    mode: Mode = "news",
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    hints: Sequence[TenseHint] = (),
) -> list[Timex]:
    """The time expressions of `text`, in order, never overlapping.

    `dateline` is what "yesterday" is counted from. In `news` a month or weekday alone is the one nearest to the dateline, in
    `narrative` the one of the year the text last spoke of. `hints` are clauses whose tense a parser knows. UnknownLanguage names
    the languages there are where `language` is none of them.
    """
    grammar = load(language)
    tokens = tokenize(text)
    at = Setting(Day.of(dateline), mode, settings)
    found: list[Timex] = []
    matches = parse(tokens, grammar, mode, Effort())
    pieces = deque(_pieces(_choose(matches, grammar)))
    impossible: set[Match] = set()
    found_end = 0
    earlier: tuple[Spell, ...] = ()  # what news told before what it told last
    beside: Spell | None = None  # the year just told that a story does not go on from: "published in 1784. Two years later …"
    if mode == "narrative":
        # before it names a year, a story is in the first year it names
        known = next((piece for piece in pieces if _is_absolute(piece.node)), None)
        first = resolve(known.node, at) if known else None
        at = at._replace(spoken=first, story=(Told(first.period, 0),) if first and first.period else ())
    while pieces:
        piece = pieces.popleft()
        if at.year and (piece.start - found_end > _NEAR or not same_clause(tokens, found_end, piece.start, grammar.lists)):
            at = at._replace(year=None)
        tense = tense_at(tokens, piece.start, piece.end, hints, grammar.lists)
        sure = tense == "past" and is_told(tokens, piece.start, piece.end, grammar.lists)
        if any(hint.sure and hint.extent.contains(_extent(tokens, piece)) for hint in hints):
            tense, sure = "past", True
        near = all(token.form not in STOPS for token in tokens[found_end : piece.start])
        spoken = beside if beside and _counts_on(piece.node, near=near) else at.spoken
        if _goes_on(piece.node) and _tells_age(tokens, found_end, piece.start, grammar.lists):
            spoken = None
        spell = resolve(piece.node, at._replace(tense=tense, sure=sure, spoken=spoken, coming=_coming(tokens, piece, pieces, at)))
        if (
            mode == "news"
            and tense == "past"
            and spell is not None
            and spell.period is not None
            and _counts_on(piece.node, near=True)
        ):
            spell = _told_before(spell, earlier, piece.node, at._replace(tense=tense, sure=sure))
        if spell is None or (_may_count(tokens, piece) and not _is_near(spell, at)):
            impossible.add(piece.match)
            while pieces and pieces[0].reach == piece.reach:
                pieces.popleft()
            pieces.extendleft(reversed(list(_instead(piece, matches, impossible, grammar))))
            continue
        found.append(_timex(text, tokens, piece, spell, grammar))
        if spell.period is not None and spell.period.unit == "year" and spell.type == "DATE":
            at = at._replace(year=spell.period)
        beside = None
        if spell.period is not None and not _is_aside(piece.node, mode) and not (piece.follows and spell.period.unit == "year"):
            told = of_period(spell.period, settings) if spell.type == "DURATION" else spell
            if mode == "news":
                extent = _extent(tokens, piece)
                before = at.spoken is not None and any(hint.aside and hint.extent.contains(extent) for hint in hints)
                earlier = earlier if before or at.spoken is None else (*earlier[1 - _EARLIER :], at.spoken)
                at = at if before else at._replace(spoken=told)
            else:
                story = goes_on(at.story, spell.period, place_of(tokens, found_end, piece.start, piece.end))
                aside = story == at.story and spell.period.unit == "year"
                at = at._replace(spoken=at.spoken if aside else told, story=story)
                beside = told if aside else None
        found_end = piece.end
    return found


def _extent(tokens: Sequence[Token], piece: _Piece) -> Extent:
    return Extent(tokens[piece.start].start, tokens[piece.end - 1].end)


def _coming(tokens: Sequence[Token], piece: _Piece, pieces: Sequence[_Piece], at: Setting) -> Period | None:
    """In a narrative the year that the next of `pieces` tells, right after `piece` and for it."""
    if not at.story or not pieces or not _is_absolute(pieces[0].node) or not announces(tokens, piece.end, pieces[0].start):
        return None
    spell = resolve(pieces[0].node, at)
    return spell.period if spell else None


def _is_absolute(node: a.Node) -> bool:
    """Whether it is known from its words alone."""
    while isinstance(node, a.Within | a.Nth | a.Fiscal | a.Part | a.Open):
        node = node.base
    return isinstance(node, a.Absolute)


def _may_count(tokens: Sequence[Token], piece: _Piece) -> bool:
    """ "December of 384", where "March of 212" may be said of arrests."""
    last = tokens[piece.end - 1]
    return last.digits and len(last.form) == _SHORT_YEAR and piece.end - piece.start > 1 and tokens[piece.end - 2].form == "of"


def _is_near(spell: Spell, at: Setting) -> bool:
    """Whether it is within some centuries of what the text told last, or else of the dateline."""
    last = at.story[-1].period.year if at.story else at.dateline.year
    return spell.period is not None and abs(spell.period.year - last) <= _CENTURIES


def _told_before(spell: Spell, earlier: Sequence[Spell], node: a.Node, at: Setting) -> Spell:
    """ "Today she runs a club. … The following spring he founded …": what is past goes on from a time that leaves it past."""
    if spell.period is None or spell.period.first <= at.dateline:
        return spell
    others = (resolve(node, at._replace(spoken=told)) for told in reversed(earlier))
    return next((other for other in others if other and other.period and other.period.first <= at.dateline), spell)


def _counts_on(node: a.Node, *, near: bool) -> bool:
    """Whether it goes on from the time told last: "two years later", "that year"; where `near`, "the next year" too."""
    while isinstance(node, a.Within | a.Part | a.Move):
        node = node.base
    return isinstance(node, a.Ref | a.Find if near else a.Ref) and node.anchor == "spoken"


def _goes_on(node: a.Node) -> bool:
    """Whether it lies months or years after the time told last: "two years later"."""
    if not isinstance(node, a.Move) or node.base != a.Ref("spoken") or isinstance(node.n, str):
        return False
    return node.n > 0 and node.unit in {"year", "month"}


def _tells_age(tokens: Sequence[Token], start: int, end: int, lists: Lists) -> bool:
    """Whether an age is told in between: "Born in 1927, she left school at 14 and joined the navy two years later"."""
    for at in range(start, end - 2):
        if tokens[at].form not in lists["aged"]:
            continue
        years = at + 1 + (tokens[at + 1].form == "of")  # "at the age of 14"
        number = tokens[years]
        if number.digits and len(number.form) <= _AGE and years + 1 <= end and tokens[years + 1].form in lists["after_age"]:
            return True
    return False


def _is_aside(node: a.Node, mode: Mode) -> bool:
    """What is not told next is not what follows is counted from: "a year ago" in news, "today" in a narrative."""
    if mode == "news":
        while isinstance(node, a.Part | a.Open):
            node = node.base
        return isinstance(node, a.Move) and (node.unit == "year" or (node.unit, node.n) == ("quarter", -4))
    if isinstance(node, a.Ref) and node.unit:
        return True  # "that year" says less than the day before it
    while isinstance(node, a.Within | a.Nth | a.Fiscal | a.Part | a.Open | a.Move):
        node = node.base
    return isinstance(node, a.Ref | a.Find) and node.anchor == "said" and not (isinstance(node, a.Find) and node.which == "nearest")


def _instead(piece: _Piece, matches: Sequence[Match], impossible: Set[Match], grammar: Grammar) -> Iterator[_Piece]:
    """The next best cover of the tokens of what cannot be ("the fifth Friday of February 2015"), from where it began."""
    first, last = (bisect_left(matches, place, key=lambda match: match.start) for place in (piece.match.start, piece.reach))
    left = [match for match in matches[first:last] if match.end <= piece.reach and match not in impossible]
    return _pieces(_choose(left, grammar), piece.reach)


def _choose(matches: Sequence[Match], grammar: Grammar) -> list[Match]:
    """A cover without overlaps: longest first, then by the order of the top symbols, then the fewest rules."""
    rank = {symbol: order for order, symbol in enumerate(grammar.top)}
    chosen: list[Match] = []
    for island in _islands(matches):
        taken: list[Match] = []
        covered: set[int] = set()
        for match in sorted(island, key=lambda m: (m.start - m.end, rank[m.symbol], len(m.lines), m.start)):
            if covered.isdisjoint(range(match.start, match.end)):
                covered.update(range(match.start, match.end))
                taken.append(match)
        chosen.extend(sorted(taken, key=lambda m: m.start))
    return chosen


def _islands(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Groups of matches that touch, in text order; nothing outside an island can overlap what is in it."""
    island: list[Match] = []
    end = -1
    for match in matches:
        if match.start >= end and island:
            yield island
            island = []
        island.append(match)
        end = max(end, match.end)
    if island:
        yield island


def _pieces(matches: Sequence[Match], reach: int = 0) -> Iterator[_Piece]:
    for match in matches:
        node = match.payload
        if isinstance(node, a.Never):
            continue
        if isinstance(node, a.Several):
            for place, (start, end, part) in enumerate(node.parts):
                yield _Piece(start, end, part, match, reach or match.end, place > 0)
        else:
            yield _Piece(match.head, match.tail, node, match, reach or match.end)


def _timex(text: str, tokens: Sequence[Token], piece: _Piece, spell: Spell, grammar: Grammar) -> Timex:
    extent = Extent(tokens[piece.start].start, tokens[piece.end - 1].end)
    said = extent.of(text)
    why = " → ".join([" ".join(said.split()), *spell.steps, spell.value])
    rules = tuple(f"{grammar.name}:{line}" for line in dict.fromkeys(piece.match.lines))
    return Timex(
        extent, said, spell.type, spell.value, spell.mod, spell.interval, why, rules, spell.quant, spell.freq, spell.ambiguous
    )
