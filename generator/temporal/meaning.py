"""What a grammar line means: its right-hand side, made into what builds it from what the pattern found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from generator.temporal import algebra as a
from generator.temporal.terms import VOCABULARY


class Term(NamedTuple):
    """A meaning as a grammar line writes it: `Name(arguments)`, a number, a word, or `$capture` (name with the dollar)."""

    name: str
    arguments: tuple[Term, ...] = ()
    number: int | float | None = None


class Match(NamedTuple):
    """What a symbol or token class found at tokens `[start, end)`, of which `[head, tail)` are to be reported; `lines` of the
    grammar were used."""

    symbol: str
    start: int
    end: int
    head: int
    tail: int
    payload: Any
    lines: tuple[int, ...] = ()


# from what the classes and symbols of a pattern found to what that means; None: nothing
Build: TypeAlias = Callable[[Sequence[Match]], Any]


def builder(term: Term, names: Sequence[str]) -> Build:
    """What builds the meaning of `term`, where the pattern's classes and symbols have these names; what depends on none is built
    once, here. ValueError: the vocabulary has no such name."""
    if term.number is not None:
        return _always(term.number)
    if term.name.startswith("$"):
        at = _place(term, names)
        return _always(None) if at is None else lambda taken: taken[at].payload
    if term.name == "Several":
        return _several(term, names)
    function = VOCABULARY.get(term.name)
    if function is None:
        if term.arguments:
            raise ValueError(f"{term.name} is not in the vocabulary")
        return _always(term.name)
    arguments = [builder(argument, names) for argument in term.arguments]

    def build(taken: Sequence[Match]) -> Any:
        values = []
        for argument in arguments:
            value = argument(taken)
            if value is None:
                return None
            values.append(value)
        return function(*values)

    return build if _captures(term) else _always(build(()))


def _always(value: Any) -> Build:
    return lambda _taken: value


def _captures(term: Term) -> bool:
    return term.name.startswith("$") or any(map(_captures, term.arguments))


def _place(term: Term, names: Sequence[str]) -> int | None:
    """Which of the captures `$name` is: the last of that name, None where this way through the pattern has none."""
    return max((at for at, name in enumerate(names) if name == term.name[1:]), default=None)


def _several(term: Term, names: Sequence[str]) -> Build:
    """`Several(Piece($from, $to, meaning), …)`: each from the first token of one capture to the last of another."""
    pieces: list[tuple[int, int, Build]] = []
    for first, last, meaning in (piece.arguments for piece in term.arguments):
        start, end = _place(first, names), _place(last, names)
        if start is None or end is None:
            raise ValueError(f"{first.name} and {last.name} of a piece must always be there")
        pieces.append((start, end, builder(meaning, names)))

    def build(taken: Sequence[Match]) -> a.Several | None:
        parts = tuple((taken[start].head, taken[end].tail, meaning(taken)) for start, end, meaning in pieces)
        return None if any(node is None for _, _, node in parts) else a.Several(parts)

    return build
