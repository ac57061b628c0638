"""Matches the grammar bottom-up: from the last token to the first, so that all that begins later is complete.

Only tokens that some rule can begin with cost anything (the first-token index). Symbols never contain themselves, so a match has
a bounded length, a cell has a bounded number of entries, and the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.temporal.nouns import Mode
from generator.temporal.rules import Element, Grammar, Rule
from generator.temporal.terms import Captured, build
from generator.temporal.tokens import Token


@dataclass(frozen=True, slots=True)
class Match:
    """A symbol found at tokens `[start, end)`; `[head, tail)` of them are to be reported. `lines` are the rules used."""

    symbol: str
    start: int
    end: int
    head: int
    tail: int
    payload: Any
    lines: tuple[int, ...]
    order: int


@dataclass(slots=True)
class Effort:
    """How many elements were tried: what a test of linearity counts instead of time."""

    steps: int = 0


_Cell = dict[str, dict[int, Match]]
_State = tuple[int, dict[str, Captured], tuple[int, ...], int, int]


def parse(tokens: Sequence[Token], grammar: Grammar, mode: Mode, effort: Effort) -> list[Match]:
    """All matches of the grammar's top symbols, by start."""
    cells: list[_Cell] = [{} for _ in range(len(tokens) + 1)]
    found: list[Match] = []
    rank = {symbol: order for order, symbol in enumerate(grammar.top)}
    for start in range(len(tokens) - 1, -1, -1):
        token = tokens[start]
        rules = grammar.first.get("0" if token.digits else token.form)
        if not rules:
            continue
        cell = cells[start]
        following = tokens[start + 1].form if start + 1 < len(tokens) else ""
        for rule in rules:
            if not _may_match(rule, cell, following):
                continue
            for end, captures, lines, head, tail in _walk(rule, start, tokens, cells, effort):
                ends = cell.setdefault(rule.symbol, {})
                if end in ends or not all(guard.holds(tokens, start, end, mode) for guard in rule.guards):
                    continue
                payload = build(rule.meaning, captures)
                if payload is not None:
                    ends[end] = Match(rule.symbol, start, end, head, tail, payload, (rule.line, *lines), rule.order)
        found.extend(match for symbol in rank if symbol in cell for match in cell[symbol].values())
    found.reverse()
    return found


def _may_match(rule: Rule, cell: _Cell, following: str) -> bool:
    """A look at the first two places, which most rules fail at."""
    head = rule.elements[0]
    if head.symbol:
        return head.symbol in cell
    return len(rule.elements) == 1 or not rule.elements[1].words or following in rule.elements[1].words


def _walk(rule: Rule, start: int, tokens: Sequence[Token], cells: list[_Cell], effort: Effort) -> list[_State]:
    """Every way `rule` matches from `start`: where it ends, what it captured, lines used, and what is reported."""
    states: list[_State] = [(start, {}, (), start, -1)]
    for element in rule.elements:
        following: list[_State] = []
        for state in states:
            effort.steps += 1
            at = state[0]
            if at >= len(tokens) or (at > start and (tokens[at].breaks or (element.glued and not tokens[at].glued))):
                continue
            following.extend(_step(element, state, tokens[at], cells[at]))
        if not following:
            return []
        states = following
    return [(end, captures, lines, head, tail if tail >= 0 else end) for end, captures, lines, head, tail in states]


def _step(element: Element, state: _State, token: Token, cell: _Cell) -> list[_State]:
    at, captures, lines, head, tail = state
    if element.opens:
        head = at
    if element.words:
        if token.form not in element.words:
            return []
        return [(at + 1, captures, lines, head, at + 1 if element.closes else tail)]
    if element.cls:
        value = token_class(element.cls, token)
        if value is None:
            return []
        if element.capture:
            captures = {**captures, element.capture: Captured(value, at, at + 1)}
        return [(at + 1, captures, lines, head, at + 1 if element.closes else tail)]
    return [
        (
            match.end,
            {**captures, element.capture: Captured(match.payload, match.head, match.tail)},
            lines + match.lines,
            match.head if element.opens else head,
            match.tail if element.closes else tail,
        )
        for match in cell.get(element.symbol, {}).values()
    ]


def token_class(name: str, token: Token) -> int | None:
    """The number a token is, where it is of the class: YEAR 1000–2999, YEAR1000 and YEAR1500 from there to 2100, DAY 1–31,
    MONTH 1–12, YY two digits, HOUR, MINUTE, BCYEAR up to five digits, N any."""
    if not token.digits or len(token.form) > 9:
        return None
    value, length = int(token.form), len(token.form)
    match name:
        case "YEAR":
            fits = length == 4 and 1000 <= value < 3000
        case "YEAR1000" | "YEAR1500":
            fits = length == 4 and (1000 if name == "YEAR1000" else 1500) <= value <= 2100
        case "DAY":
            fits = length <= 2 and 1 <= value <= 31
        case "MONTH":
            fits = length <= 2 and 1 <= value <= 12
        case "YY" | "MINUTE":
            fits = length == 2 and (name == "YY" or value < 60)
        case "HOUR":
            fits = length <= 2 and value <= 24
        case "BCYEAR":
            fits = 1 <= length <= 5
        case _:
            fits = True
    return value if fits else None
