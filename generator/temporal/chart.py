"""Matches the grammar bottom-up: from the last token to the first, so that all that begins later is complete.

Only tokens that some rule can begin with cost anything. Symbols never contain themselves, so a match has a bounded length, a cell
has a bounded number of entries, and the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from generator.temporal.meaning import Match
from generator.temporal.nouns import Mode
from generator.temporal.rules import Grammar
from generator.temporal.tokens import Token
from generator.temporal.trie import DIGITS, End, Node, Place

_MOST_DIGITS = 9  # longer runs count nothing
_Cell: TypeAlias = dict[str, dict[int, Match]]


class Effort:
    """How many places of rules were tried: what a test of linearity counts instead of time."""

    __slots__ = ("steps",)

    def __init__(self) -> None:
        self.steps = 0


def parse(tokens: Sequence[Token], grammar: Grammar, mode: Mode, effort: Effort) -> list[Match]:
    """All matches of the grammar's top symbols, by start."""
    chart = _Chart(tokens, grammar, mode)
    found = chart.matches()
    effort.steps += chart.steps
    return found


class _Chart:
    """`_cells[at][symbol][end]` is what was found; `_done` are the patterns complete from the token being looked at, with the end
    and the classes and symbols of each. A token's key in `_onward` is empty where no pattern goes on to it."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar, mode: Mode) -> None:
        self._tokens, self._mode, self._top, self._dispatch = tokens, mode, grammar.top, grammar.dispatch
        words = grammar.dispatch.words
        self._forms = [token.form for token in tokens]
        self._keys = [
            form if form in words else DIGITS if form.isdigit() and len(form) <= _MOST_DIGITS and form.isascii() else ""
            for form in self._forms
        ]
        self._onward = [*self._keys, ""]
        for at, token in enumerate(tokens):
            if token.breaks:
                self._onward[at] = ""
        self._cells: dict[int, _Cell] = {}
        self._done: list[tuple[End, int, tuple[Match, ...]]] = []
        self.steps = 0

    def matches(self) -> list[Match]:
        """Those of the top symbols."""
        done, walk, reach, onward, begin = self._done, self._walk, self._reach, self._onward, self._dispatch.begin
        found: list[Match] = []
        for at in [at for at, key in enumerate(self._keys) if key in begin][::-1]:
            number = self._keys[at] == DIGITS
            possible = self._dispatch.starts(_classes(self._forms[at]) if number else self._keys[at], onward[at + 1])
            if not possible:
                continue
            cell: _Cell = {}
            self._cells[at] = cell
            taken = (self._number(at),) if number else ()
            for symbol, ends, nodes, symbols in possible:
                for end in ends:
                    done.append((end, at + 1, taken))
                for node in nodes:
                    walk(node, at + 1, taken)
                for node, inner in symbols:
                    if inner in cell:
                        for match in cell[inner].values():
                            reach(node, match.end, (match,))
                if done:
                    ends_of = self._complete(symbol, at)
                    if ends_of:
                        cell[symbol] = ends_of
                    done.clear()
            if cell:
                found.extend([match for symbol in self._top if symbol in cell for match in cell[symbol].values()])
        found.reverse()
        return found

    def _reach(self, node: Node, at: int, taken: tuple[Match, ...]) -> None:
        """The patterns that end at `node`, and all below it that the tokens from `at` on complete."""
        for end in node.ends:
            self._done.append((end, at, taken))
        if self._onward[at] in node.onward:
            self._walk(node, at, taken)

    def _walk(self, node: Node, at: int, taken: tuple[Match, ...]) -> None:
        self.steps += 1
        glued = self._tokens[at].glued
        for after, close in node.words.get(self._forms[at], ()):
            if glued or not close:
                self._reach(after, at + 1, taken)
        if node.classes and self._keys[at] == DIGITS:
            for after, close, cls in node.classes:
                if (glued or not close) and cls in _classes(self._forms[at]):
                    self._reach(after, at + 1, (*taken, self._number(at)))
        if node.symbols and at in self._cells:
            cell = self._cells[at]
            for after, close, symbol in node.symbols:
                if symbol in cell and (glued or not close):
                    for match in cell[symbol].values():
                        self._reach(after, match.end, (*taken, match))

    def _number(self, at: int) -> Match:
        return Match(DIGITS, at, at + 1, at, at + 1, int(self._forms[at]))

    def _complete(self, symbol: str, start: int) -> dict[int, Match]:
        """The matches by where they end, for each end that of the first pattern whose guards hold and that has a meaning."""
        follow = self._dispatch.follow[symbol]
        if len(self._done) > 1:
            self._done.sort(key=_order)
        found: dict[int, Match] = {}
        for (_, (_, line, guards), build, opens, closes), end, taken in self._done:
            if end in found or not (follow is None or self._onward[end] in follow):
                continue
            for guard in guards:
                if not guard.holds(self._tokens, start, end, self._mode):
                    break
            else:
                payload = build(taken)
                if payload is None:
                    continue
                lines: tuple[int, ...] = (line,)
                for match in taken:
                    lines += match.lines
                head = start if opens is None else _head(opens, start, taken)
                tail = end if closes is None else _tail(closes, start, taken)
                found[end] = Match(symbol, start, end, head, tail, payload, lines)
        return found


def _order(done: tuple[End, int, tuple[Match, ...]]) -> tuple[int, int]:
    return done[0].order


def _head(opens: Place, start: int, taken: Sequence[Match]) -> int:
    """The token at which a brace opens; before a symbol, what that symbol reports begins there."""
    at = (taken[opens.captures - 1].end if opens.captures else start) + opens.words
    following = taken[opens.captures] if opens.captures < len(taken) else None
    return following.head if following and following.start == at else at


def _tail(closes: Place, start: int, taken: Sequence[Match]) -> int:
    """The token at which a brace closes; after a symbol, what that symbol reports ends there."""
    if closes.captures and not closes.words:
        return taken[closes.captures - 1].tail
    return (taken[closes.captures - 1].end if closes.captures else start) + closes.words


@lru_cache(maxsize=4096)
def _classes(digits: str) -> frozenset[str]:
    """The classes a run of digits is of: YEAR 1000–2999, YEAR1000 and YEAR1500 from there to 2100, YEAR3 100–999, DAY 1–31,
    MONTH 1–12, YY two digits, HOUR, MINUTE, BCYEAR up to five digits, N any."""
    length, value = len(digits), int(digits)
    fits = {
        "YEAR": length == 4 and 1000 <= value < 3000,
        "YEAR1000": length == 4 and 1000 <= value <= 2100,
        "YEAR1500": length == 4 and 1500 <= value <= 2100,
        "YEAR3": length == 3 and value >= 100,
        "DAY": length <= 2 and 1 <= value <= 31,
        "MONTH": length <= 2 and 1 <= value <= 12,
        "YY": length == 2,
        "HOUR": length <= 2 and value <= 24,
        "MINUTE": length == 2 and value < 60,
        "BCYEAR": length <= 5,
        "N": True,
    }
    return frozenset(name for name, holds in fits.items() if holds)
