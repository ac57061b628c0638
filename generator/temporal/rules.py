"""Reads a grammar file: `symbol = pattern -> meaning ? guards`, one rule a line.

In a pattern a word stands for itself, `a|b` for either, `[…]` may be missing, `(… | …)` is one of several, `$symbol` is what
another rule found (`$name:symbol` under another name), a word in capitals a class of tokens (`YEAR`), `~x` is x with no space
before it, and `{…}` marks what is reported where that is not all. `@name = word …` are words that guards look for. docs/time.md
tells more.
"""

from __future__ import annotations

import os  # and not pathlib, which takes longer to import than the engine's own modules
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from generator.temporal.guards import Guard, Lists, read_guard

CLASSES = frozenset({"YEAR", "YEAR1000", "YEAR1500", "DAY", "MONTH", "YY", "HOUR", "MINUTE", "N", "BCYEAR"})
# what direction.py asks for; a language leaves empty what it does not tell time by
LISTS = (
    *("ahead", "ahead_after_be", "as", "be", "behind", "by", "intent", "lasting", "not_past", "past_endings", "perfect", "since"),
    *("soonest", "to", "until"),
)
_LEXEME = re.compile(r"\s*(->|\$[\w:]+|[(){}\[\]|,]|~|-?\d+(?:\.\d+)?(?![\w])|[\w]+(?:\|[\w'.-]+)*|'\w+|\S)")


@dataclass(frozen=True, slots=True)
class Term:
    """A meaning before it is built: `Name(arguments)`, a number, a word, or `$capture` (name with the dollar)."""

    name: str
    arguments: tuple[Term, ...] = ()
    number: int | float | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a flat pattern: words, a token class, or a symbol."""

    words: frozenset[str] = frozenset()
    cls: str = ""
    symbol: str = ""
    capture: str = ""
    glued: bool = False
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One line with its optional parts fixed one way."""

    symbol: str
    elements: tuple[Element, ...]
    meaning: Term
    guards: tuple[Guard, ...]
    line: int
    order: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules by what they can begin with. `first[word]` and `first["0"]` (any digits) are in the order to be tried at one place:
    a symbol comes after the symbols it can begin with. `top` are the symbols that are expressions, best first; `lists` the words
    that guards and directions look for."""

    name: str
    top: tuple[str, ...]
    lists: Lists = field(hash=False)
    first: dict[str, tuple[Rule, ...]] = field(hash=False)
    lines: dict[int, str] = field(hash=False)


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
    rules: list[Rule] = []
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
            rules.extend(_rules(line, number, len(rules), lists))
        except (ValueError, IndexError) as error:
            raise GrammarError(f"{name}:{number}: {error or 'the line ends too soon'}") from error
        lines[number] = line
    return Grammar(name, top, lists, _index(name, rules), lines)


def _lists(source: str) -> dict[str, frozenset[str]]:
    """The lines `@name = word word …`; a name written twice has the words of both."""
    lists = dict.fromkeys(LISTS, frozenset[str]())
    for line in source.splitlines():
        if line.startswith("@"):
            name, _, words = line[1:].partition("=")
            lists[name.strip()] = lists.get(name.strip(), frozenset()) | frozenset(words.split())
    return lists


def _rules(line: str, number: int, order: int, lists: Lists) -> list[Rule]:
    symbol, equals, rest = line.partition(" = ")
    pattern, arrow, meaning = rest.rpartition(" -> ")
    if not equals or not arrow:
        raise ValueError("a rule reads: symbol = pattern -> meaning")
    meaning, _, guards = meaning.partition(" ? ")
    term, left = _term(_LEXEME.findall(meaning))
    if left:
        raise ValueError(f"nothing may follow the meaning, but {' '.join(left)!r} does")
    flat, left = _alternatives(_LEXEME.findall(pattern))
    if left:
        raise ValueError(f"unbalanced {left[0]!r}")
    patterns = [each for each in dict.fromkeys(flat) if each]
    conditions = tuple(read_guard(guard, lists) for guard in guards.split())
    return [Rule(symbol, each, term, conditions, number, order + i) for i, each in enumerate(patterns)]


def _alternatives(lexemes: list[str]) -> tuple[list[tuple[Element, ...]], list[str]]:
    """All flat patterns of `a | b | …` up to a closing bracket, and the lexemes left."""
    found: list[tuple[Element, ...]] = []
    while True:
        sequence, lexemes = _sequence(lexemes)
        found.extend(sequence)
        if not lexemes or lexemes[0] != "|":
            return found, lexemes
        lexemes = lexemes[1:]


def _sequence(lexemes: list[str]) -> tuple[list[tuple[Element, ...]], list[str]]:
    parts: list[list[tuple[Element, ...]]] = []
    glued = opens = False
    while lexemes and lexemes[0] not in ("|", ")", "]"):
        lexeme, lexemes = lexemes[0], lexemes[1:]
        if lexeme == "~":
            glued = True
            continue
        if lexeme == "{":
            opens = True
            continue
        if lexeme == "}":
            parts[-1] = [(*each[:-1], _with(each[-1], closes=True)) for each in parts[-1]]
            continue
        if lexeme in ("(", "["):
            inner, lexemes = _alternatives(lexemes)
            if not lexemes or lexemes[0] != {"(": ")", "[": "]"}[lexeme]:
                raise ValueError(f"{lexeme} is never closed")
            lexemes = lexemes[1:]
            parts.append([_mark(each, glued, opens) for each in inner] + ([()] if lexeme == "[" else []))
        else:
            parts.append([_mark((_element(lexeme),), glued, opens)])
        glued = opens = False
    return [tuple(element for part in choice for element in part) for choice in product(*parts)], lexemes


def _mark(sequence: tuple[Element, ...], glued: bool, opens: bool) -> tuple[Element, ...]:
    if not sequence:
        return sequence
    head = sequence[0]
    return (_with(head, glued=glued or head.glued, opens=opens or head.opens), *sequence[1:])


def _with(element: Element, *, glued: bool | None = None, opens: bool | None = None, closes: bool | None = None) -> Element:
    return Element(
        element.words,
        element.cls,
        element.symbol,
        element.capture,
        element.glued if glued is None else glued,
        element.opens if opens is None else opens,
        element.closes if closes is None else closes,
    )


def _element(lexeme: str) -> Element:
    if lexeme.startswith("$"):
        capture, _, symbol = lexeme[1:].rpartition(":")
        capture = capture or symbol
        return Element(cls=symbol, capture=capture) if symbol in CLASSES else Element(symbol=symbol, capture=capture)
    if lexeme in CLASSES:
        return Element(cls=lexeme)
    if lexeme.isupper():
        raise ValueError(f"{lexeme} is no token class; there are {', '.join(sorted(CLASSES))}")
    return Element(words=frozenset(lexeme.split("|")))


def _term(lexemes: list[str]) -> tuple[Term, list[str]]:
    head, lexemes = lexemes[0], lexemes[1:]
    if re.fullmatch(r"-?\d+(\.\d+)?", head):
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


def _index(name: str, rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Rules by first word, in left-corner order."""
    by_symbol: dict[str, list[Rule]] = {}
    for rule in rules:
        by_symbol.setdefault(rule.symbol, []).append(rule)
    level: dict[str, int] = {}
    first: dict[str, frozenset[str]] = {}

    def visit(symbol: str, trail: tuple[str, ...]) -> None:
        if symbol in level:
            return
        if symbol in trail or symbol not in by_symbol:
            problem = "begins with itself" if symbol in trail else "is never defined"
            raise GrammarError(f"{name}: the symbol {symbol} {problem} ({' → '.join(trail)})")
        words: set[str] = set()
        height = 0
        for rule in by_symbol[symbol]:
            head = rule.elements[0]
            if head.symbol:
                visit(head.symbol, (*trail, symbol))
                words |= first[head.symbol]
                height = max(height, level[head.symbol] + 1)
            else:
                words |= head.words or {"0"}
        level[symbol] = height
        first[symbol] = frozenset(words)

    for symbol in by_symbol:
        visit(symbol, ())
    for rule in rules:
        for element in rule.elements:
            if element.symbol and element.symbol not in by_symbol:
                raise GrammarError(f"{name}:{rule.line}: the symbol {element.symbol} is never defined")
    table: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: (level[rule.symbol], rule.order)):
        head = rule.elements[0]
        for word in first[head.symbol] if head.symbol else (head.words or {"0"}):
            table.setdefault(word, []).append(rule)
    return {word: tuple(ordered) for word, ordered in table.items()}
