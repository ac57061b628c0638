"""Reads a grammar file: `symbol = pattern -> meaning ? guards`, one rule a line.

In a pattern a word stands for itself, `a|b` for either, `[…]` may be missing, `(… | …)` is one of several, `$symbol` is what
another rule found (`$name:symbol` under another name), a word in capitals a class of tokens (`YEAR`), `~x` is x with no space
before it, and `{…}` marks what is reported where that is not all. `@name = word …` are words that guards look for. docs/time.md
tells more.
"""

from __future__ import annotations

import os  # and not pathlib, which takes longer to import than the engine's own modules
import re
from functools import lru_cache
from typing import NamedTuple

from generator.temporal.guards import Lists, read_guard
from generator.temporal.meaning import Term, builder
from generator.temporal.trie import Dispatch, Element, End, Node, Place, Rule

CLASSES = frozenset({"YEAR", "YEAR1000", "YEAR1500", "YEAR3", "DAY", "MONTH", "YY", "HOUR", "MINUTE", "N", "BCYEAR"})
# what direction.py and the engine ask for; a language leaves empty what it does not tell time by
LISTS = (
    *("ahead", "ahead_after_be", "as", "be", "behind", "by", "intent", "lasting", "not_past", "past_endings", "perfect"),
    *("after_age", "aged", "attributive", "have", "since", "soonest", "to", "until"),
)
_LEXEME = re.compile(r"\s*(->|\$[\w:]+|[(){}\[\]|,]|~|-?\d+(?:\.\d+)?(?![\w])|[\w]+(?:\|[\w'.-]+)*|'\w+|\S)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SYMBOL = re.compile(r"\$(?:\w+:)?(\w+)")


class Grammar(NamedTuple):
    """The symbols that are expressions, best first; the words that guards and directions look for; what can begin where; and the
    lines as they stand in the file."""

    name: str
    top: tuple[str, ...]
    lists: Lists
    dispatch: Dispatch
    lines: dict[int, str]


class GrammarError(ValueError):
    """A grammar line that cannot be read: a mistake in the product or in a new language, not in a user's text."""


class UnknownLanguage(LookupError):
    """There is no grammar of a text's language; the message names those there are."""


def load(language: str) -> Grammar:
    """The grammar of `language` (an ISO 639-1 code, with or without a region); raises UnknownLanguage."""
    return _load(language.split("-")[0].lower())


@lru_cache(maxsize=8)
def _load(language: str) -> Grammar:
    folder = os.path.join(os.path.dirname(__file__), "grammar")
    known = sorted(name.removesuffix(".txt") for name in os.listdir(folder) if name.endswith(".txt"))
    if language not in known:
        raise UnknownLanguage(
            f"there is no time grammar for the language “{language}”, so nothing is dated; known: {', '.join(known)}"
        )
    with open(os.path.join(folder, f"{language}.txt"), encoding="utf-8") as file:
        return read(f"{language}.txt", file.read())


def read(name: str, source: str) -> Grammar:
    """A grammar from its text; `GrammarError` says which line is wrong."""
    roots: dict[str, Node] = {}
    top: tuple[str, ...] = ()
    lines: dict[int, str] = {}
    lists = _lists(source)
    for number, line in enumerate(source.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith(("#", "@")):
            continue
        if line.startswith("expressions:"):
            top = tuple(line.partition(":")[2].split())
            continue
        try:
            _add_rule(line, number, lists, roots)
        except (ValueError, IndexError) as error:
            raise GrammarError(f"{name}:{number}: {error or 'the line ends too soon'}") from error
        lines[number] = line
    for number, line in lines.items():
        for symbol in _SYMBOL.findall(line.rpartition(" -> ")[0]):
            if symbol not in roots and symbol not in CLASSES:
                raise GrammarError(f"{name}:{number}: the symbol {symbol} is never defined")
    try:
        return Grammar(name, top, lists, Dispatch(roots, top), lines)
    except ValueError as error:
        raise GrammarError(f"{name}: {error}") from error


def _lists(source: str) -> dict[str, frozenset[str]]:
    """The lines `@name = word word …`; a name written twice has the words of both."""
    lists = dict.fromkeys(LISTS, frozenset[str]())
    for line in source.splitlines():
        if line.startswith("@"):
            name, _, words = line[1:].partition("=")
            lists[name.strip()] = lists.get(name.strip(), frozenset()) | frozenset(words.split())
    lists["telling"] = frozenset().union(*(lists[name] for name in ("ahead", "ahead_after_be", "behind", "intent")))
    return lists


def _add_rule(line: str, number: int, lists: Lists, roots: dict[str, Node]) -> None:
    symbol, equals, rest = line.partition(" = ")
    pattern, arrow, meaning = rest.rpartition(" -> ")
    if not equals or not arrow:
        raise ValueError("a rule reads: symbol = pattern -> meaning")
    meaning, _, guards = meaning.partition(" ? ")
    term, left = _term(_LEXEME.findall(meaning))
    if left:
        raise ValueError(f"nothing may follow the meaning, but {' '.join(left)!r} does")
    rule = Rule(symbol, number, tuple(read_guard(guard, lists) for guard in guards.split()))
    root = roots.setdefault(symbol, Node())
    reader = _Pattern(pattern)
    for order, path in enumerate(dict.fromkeys(reader.alternatives([_Path(root)]))):
        if path.node is not root:
            path.node.ends.append(End((number, order), rule, builder(term, path.names), path.opens, path.closes))
    if reader.left:
        raise ValueError(f"unbalanced {reader.left[-1]!r}")


class _Path(NamedTuple):
    """One way through a pattern, as far as it is read: where it leads, its classes and symbols by name, the words since the last
    of them, where braces open and close, and whether a `~` stands just before."""

    node: Node
    names: tuple[str, ...] = ()
    words: int = 0
    opens: Place | None = None
    closes: Place | None = None
    glued: bool = False

    def after(self, lexeme: str) -> _Path:
        """The way on over a word, a class or a symbol."""
        element, name = _element(lexeme, self.glued)
        node = self.node.after(element)
        if element.words:
            return _Path(node, self.names, self.words + 1, self.opens, self.closes)
        return _Path(node, (*self.names, name), 0, self.opens, self.closes)


class _Pattern:
    """Reads a pattern into a tree; `left` are the lexemes not yet read, the next one last."""

    def __init__(self, pattern: str) -> None:
        self.left: list[str] = _LEXEME.findall(pattern)[::-1]

    def alternatives(self, paths: list[_Path]) -> list[_Path]:
        """The ways on over `a | b | …`, up to a closing bracket."""
        found = self._sequence(paths)
        while self.left and self.left[-1] == "|":
            self.left.pop()
            found += self._sequence(paths)
        return found

    def _sequence(self, paths: list[_Path]) -> list[_Path]:
        glued = False
        while self.left and self.left[-1] not in ("|", ")", "]"):
            lexeme = self.left.pop()
            if lexeme == "{":
                paths = [path._replace(opens=Place(len(path.names), path.words)) for path in paths]
                continue
            if lexeme == "}":
                paths = [path._replace(closes=Place(len(path.names), path.words)) for path in paths]
                continue
            if lexeme == "~":
                paths = [path._replace(glued=True) for path in paths]
            elif lexeme in ("(", "["):
                inner = self.alternatives(paths)
                if not self.left or self.left.pop() != {"(": ")", "[": "]"}[lexeme]:
                    raise ValueError(f"{lexeme} is never closed")
                paths = inner + (paths if lexeme == "[" else [])
                if glued:  # what may be missing takes its ~ along
                    paths = [path._replace(glued=False) for path in paths]
            else:
                paths = [path.after(lexeme) for path in paths]
            glued = lexeme == "~"
        return [path._replace(glued=False) for path in paths] if glued else paths


@lru_cache(maxsize=1024)
def _element(lexeme: str, glued: bool) -> tuple[Element, str]:
    """What a lexeme stands for, and the name of what it captures."""
    if lexeme.startswith("$"):
        name, _, symbol = lexeme[1:].rpartition(":")
        element = Element(cls=symbol, glued=glued) if symbol in CLASSES else Element(symbol=symbol, glued=glued)
        return element, name or symbol
    if lexeme in CLASSES:
        return Element(cls=lexeme, glued=glued), ""
    if lexeme.isupper():
        raise ValueError(f"{lexeme} is no token class; there are {', '.join(sorted(CLASSES))}")
    return Element(words=frozenset(lexeme.split("|")), glued=glued), ""


def _term(lexemes: list[str]) -> tuple[Term, list[str]]:
    head, lexemes = lexemes[0], lexemes[1:]
    if _NUMBER.fullmatch(head):
        return Term(head, number=float(head) if "." in head else int(head)), lexemes
    if not lexemes or lexemes[0] != "(":
        return Term(head), lexemes
    arguments: list[Term] = []
    lexemes = lexemes[1:]
    while lexemes[0] != ")":
        argument, lexemes = _term(lexemes)
        arguments.append(argument)
        if lexemes[0] == ",":
            lexemes = lexemes[1:]
    return Term(head, tuple(arguments)), lexemes[1:]
