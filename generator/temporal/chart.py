"""Matches the grammar bottom-up: from the last token to the first, so that all that begins later is complete.

Only tokens that some rule can begin with cost anything. Symbols never contain themselves, so a match has a bounded length, a cell
has a bounded number of entries, and the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from generator.temporal.meaning import Match
from generator.temporal.nouns import Mode
from generator.temporal.rules import Grammar
from generator.temporal.tokens import Token
from generator.temporal.trie import DIGITS, End, Node

_ORDER = itemgetter(0)
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
    """`_cells[at][symbol][end]` is what was found, `_done` the patterns complete at the token being looked at, with where they end
    and the classes and symbols they took."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar, mode: Mode) -> None:
        self._tokens, self._grammar, self._mode = tokens, grammar, mode
        self._forms = [token.form for token in tokens]
        words = grammar.dispatch.words
        self._keys = [DIGITS if form.isdigit() and form.isascii() else form if form in words else "" for form in self._forms]
        self._keys.append("")
        self._closed = {at for at, token in enumerate(tokens) if token.breaks}  # where no pattern goes on
        self._closed.add(len(tokens))
        self._cells: dict[int, _Cell] = {}
        self._done: list[tuple[tuple[int, int], int, End, tuple[Match, ...]]] = []
        self.steps = 0

    def matches(self) -> list[Match]:
        keys, closed, cells, done = self._keys, self._closed, self._cells, self._done
        starts, begin, top = self._grammar.dispatch.starts, self._grammar.dispatch.begin, self._grammar.top
        found: list[Match] = []
        for at in [at for at, key in enumerate(keys) if key in begin][::-1]:
            possible = starts(keys[at], "" if at + 1 in closed else keys[at + 1])
            if not possible:
                continue
            cell = cells[at] = {}
            for symbol, words, classes, symbols in possible:
                for node in words:
                    self._walk(node, at + 1, ())
                for node, cls in classes:
                    if cls in _classes(self._forms[at]):
                        self._walk(node, at + 1, (self._number(at, cls),))
                for node, inner in symbols:
                    if inner in cell:
                        for match in cell[inner].values():
                            self._walk(node, match.end, (match,))
                if done:
                    ends = self._complete(symbol, at)
                    if ends:
                        cell[symbol] = ends
                    done.clear()
            found.extend([match for symbol in top if symbol in cell for match in cell[symbol].values()])
        found.reverse()
        return found

    def _walk(self, node: Node, at: int, taken: tuple[Match, ...]) -> None:
        """All that the tokens from `at` on make of the patterns below `node`; `taken` are the classes and symbols so far."""
        self.steps += 1
        for end in node.ends:
            self._done.append((end.order, at, end, taken))
        key = self._keys[at]
        if key not in node.onward or at in self._closed:
            return
        glued = self._tokens[at].glued
        for after, close in node.words.get(self._forms[at], ()):
            if glued or not close:
                self._walk(after, at + 1, taken)
        if key == DIGITS:
            for after, close, cls in node.classes:
                if (glued or not close) and cls in _classes(self._forms[at]):
                    self._walk(after, at + 1, (*taken, self._number(at, cls)))
        if node.symbols and at in self._cells:
            cell = self._cells[at]
            for after, close, symbol in node.symbols:
                if symbol in cell and (glued or not close):
                    for match in cell[symbol].values():
                        self._walk(after, match.end, (*taken, match))

    def _number(self, at: int, cls: str) -> Match:
        return Match(cls, at, at + 1, at, at + 1, int(self._forms[at]))

    def _complete(self, symbol: str, start: int) -> dict[int, Match]:
        """The matches by where they end, for each end that of the first pattern whose guards hold and that has a meaning."""
        follow = self._grammar.dispatch.follow[symbol]
        if len(self._done) > 1:
            self._done.sort(key=_ORDER)
        ends: dict[int, Match] = {}
        for _, end, pattern, taken in self._done:
            if end in ends or not (follow is None or self._keys[end] in follow):
                continue
            _, line, guards = pattern.rule
            for guard in guards:
                if not guard.holds(self._tokens, start, end, self._mode):
                    break
            else:
                payload = pattern.build(taken)
                if payload is not None:
                    head, tail = _reported(pattern, start, end, taken) if pattern.opens or pattern.closes else (start, end)
                    lines: tuple[int, ...] = (line,)
                    for match in taken:
                        lines += match.lines
                    ends[end] = Match(symbol, start, end, head, tail, payload, lines)
        return ends


def _reported(pattern: End, start: int, end: int, taken: tuple[Match, ...]) -> tuple[int, int]:
    """The tokens to report: what the pattern has in braces, and of that, where it is a symbol, what that symbol reports."""
    head, tail = start, end
    if pattern.opens:
        count, words = pattern.opens
        head = (taken[count - 1].end if count else start) + words
        if count < len(taken) and taken[count].start == head:
            head = taken[count].head
    if pattern.closes:
        count, words = pattern.closes
        tail = (taken[count - 1].end if count else start) + words
        if count and not words:
            tail = taken[count - 1].tail
    return head, tail


@lru_cache(maxsize=4096)
def _classes(digits: str) -> frozenset[str]:
    """The classes a run of digits is of: YEAR 1000–2999, YEAR1000 and YEAR1500 from there to 2100, DAY 1–31, MONTH 1–12, YY two
    digits, HOUR, MINUTE, BCYEAR up to five digits, N up to nine."""
    length = len(digits)
    if length > 9:
        return frozenset()
    value = int(digits)
    fits = {
        "YEAR": length == 4 and 1000 <= value < 3000,
        "YEAR1000": length == 4 and 1000 <= value <= 2100,
        "YEAR1500": length == 4 and 1500 <= value <= 2100,
        "DAY": length <= 2 and 1 <= value <= 31,
        "MONTH": length <= 2 and 1 <= value <= 12,
        "YY": length == 2,
        "HOUR": length <= 2 and value <= 24,
        "MINUTE": length == 2 and value < 60,
        "BCYEAR": length <= 5,
        "N": True,
    }
    return frozenset(name for name, holds in fits.items() if holds)
