"""The rules of a grammar as one tree per symbol, in which patterns that begin alike share their path; what can begin and follow.

A walk along the tree costs what the text has in common with the rules, not how many rules there are. Two looks ahead spare most of
the rest: a rule is begun only where the next two tokens can begin it, a symbol kept only where the next token can come after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from generator.temporal.guards import Guard
from generator.temporal.meaning import Build

# A token's key is its form where some rule has that word, DIGITS where it is a run of digits, else empty.
DIGITS = "0"
_REMEMBERED = 50_000  # pairs of tokens, of which any text uses the same few


class Rule(NamedTuple):
    """One line of a grammar."""

    symbol: str
    line: int
    guards: tuple[Guard, ...]


class Element(NamedTuple):
    """One place of a pattern: words, a token class, or a symbol. `glued`: no space before it."""

    words: frozenset[str] = frozenset()
    cls: str = ""
    symbol: str = ""
    glued: bool = False


class Place(NamedTuple):
    """A place in a pattern: `words` words after the first `captures` classes and symbols."""

    captures: int
    words: int


class End(NamedTuple):
    """A complete pattern of `rule`, best `order` first. `build` makes its meaning of what its classes and symbols found; what lies
    from `opens` to `closes` is to be reported, where that is not all."""

    order: tuple[int, int]
    rule: Rule
    build: Build
    opens: Place | None
    closes: Place | None


class Node:
    """A place in the tree: the patterns complete here, and what leads on: words, classes of digits, symbols, each with whether
    no space may come before it. `onward` are the keys of the tokens that lead on."""

    __slots__ = ("classes", "edges", "ends", "onward", "symbols", "words")

    def __init__(self) -> None:
        self.ends: list[End] = []
        self.edges: dict[Element, Node] = {}
        self.words: dict[str, list[tuple[Node, bool]]] = {}
        self.classes: list[tuple[Node, bool, str]] = []
        self.symbols: list[tuple[Node, bool, str]] = []
        self.onward: frozenset[str] = frozenset()

    def after(self, element: Element) -> Node:
        """Where `element` leads from here."""
        node = self.edges.get(element)
        if node is None:
            node = self.edges[element] = Node()
            for word in element.words:
                self.words.setdefault(word, []).append((node, element.glued))
            if element.cls:
                self.classes.append((node, element.glued, element.cls))
            if element.symbol:
                self.symbols.append((node, element.glued, element.symbol))
        return node

    def below(self) -> Iterator[Node]:
        """This one and all it leads to."""
        yield self
        for node in self.edges.values():
            yield from node.below()


class Start(NamedTuple):
    """What can make `symbol` at a token: the patterns that the token completes, where else it leads, and where what was found there
    as a symbol leads."""

    symbol: str
    ends: tuple[End, ...]
    nodes: tuple[Node, ...]
    symbols: tuple[tuple[Node, str], ...]


class Dispatch:
    """What can begin with a token, and what can follow a symbol. `words` are all words of patterns, `begin` the keys of the tokens
    that begin any, `first` those of each symbol, which comes after the symbols it contains. ValueError: it contains itself."""

    def __init__(self, roots: Mapping[str, Node], top: Collection[str]) -> None:
        self._roots = roots
        self._inside = {symbol: list(root.below()) for symbol, root in roots.items()}
        self.first: dict[str, frozenset[str]] = {}
        for symbol in roots:
            self._visit(symbol, ())
        self.follow = self._followers(top)
        self.words = frozenset(
            word for nodes in self._inside.values() for node in nodes for word in node.words if not word.isdigit()
        )
        self.begin = frozenset[str]().union(*self.first.values())
        self._starts: dict[tuple[str | frozenset[str], str], tuple[Start, ...]] = {}

    def _visit(self, symbol: str, trail: tuple[str, ...]) -> None:
        if symbol in self.first:
            return
        if symbol in trail:
            raise ValueError(f"the symbol {symbol} contains itself ({' → '.join(trail)})")
        for node in self._inside[symbol]:
            keys = {DIGITS if word.isdigit() else word for word in node.words} | ({DIGITS} if node.classes else set())
            for _, _, inner in node.symbols:
                self._visit(inner, (*trail, symbol))
                keys |= self.first[inner]
            node.onward = frozenset(keys)
        self.first[symbol] = self._roots[symbol].onward

    def _followers(self, top: Collection[str]) -> dict[str, frozenset[str] | None]:
        """The keys of the tokens that can come after each symbol (None: any, and no token): those after it in a pattern, and where
        it ends one, those that can come after that."""
        uses: dict[str, list[Node]] = {symbol: [] for symbol in self.first}
        for nodes in self._inside.values():
            for node in nodes:
                for after, _, symbol in node.symbols:
                    uses[symbol].append(after)
        follow: dict[str, frozenset[str] | None] = {}
        for symbol in reversed(self.first):  # what contains it has been seen
            outer = [follow[end.rule.symbol] for node in uses[symbol] for end in node.ends]
            inner = [node.onward for node in uses[symbol]]
            follow[symbol] = None if symbol in top or None in outer else frozenset().union(*filter(None, outer), *inner)
        return follow

    def starts(self, token: str | frozenset[str], following: str) -> tuple[Start, ...]:
        """What a token, by its key or the classes of its digits, and the key of the one after it can begin, each symbol after those
        it contains."""
        starts = self._starts.get((token, following))
        if starts is None:
            if len(self._starts) >= _REMEMBERED:
                self._starts.clear()
            starts = self._starts[token, following] = tuple(self._find_starts(token, following))
        return starts

    def _find_starts(self, token: str | frozenset[str], following: str) -> Iterator[Start]:
        made: set[str] = set()
        longer: set[str] = set()  # of these, what can be more than the token
        for symbol, first in self.first.items():
            if (token if isinstance(token, str) else DIGITS) not in first:
                continue
            root, follow = self._roots[symbol], self.follow[symbol]
            ends = follow is None or following in follow
            if isinstance(token, str):
                nodes = [node for node, _ in root.words.get(token, ())]
            else:
                nodes = [node for node, _, cls in root.classes if cls in token]
            inner = [
                (node, found)
                for node, _, found in root.symbols
                if found in longer or (found in made and (following in node.onward or (ends and node.ends)))
            ]
            onward = tuple(node for node in nodes if following in node.onward)
            start = Start(symbol, tuple(end for node in nodes for end in node.ends if ends), onward, tuple(inner))
            if any(start[1:]):
                made.add(symbol)
                yield start
            if onward or any(found in longer or following in node.onward for node, found in inner):
                longer.add(symbol)
