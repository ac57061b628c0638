"""The actors of one text while it is being read: who has been found, and which words mean them.

A `Cast` grows: names first, then groups, then roles, then pronouns and descriptions, each reading what those before it found.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc, Token

from generator.language import gazetteer, syntax
from generator.language.lexicon import cue
from generator.language.ranges import across
from generator.language.reading import indexed
from generator.model import Article, Called, Evidence, Extent, Form, Interval, Kind, Meant, Timex


class Post(NamedTuple):
    """What somebody is or was: a title, of which figure (its number) where said, in which sentence, and when where said."""

    title: str
    owner: int | None
    sentence: int
    when: Interval | None = None


class Tie(NamedTuple):
    """A relation to a figure (its number), in which sentence, and when where said."""

    kind: str
    other: int
    sentence: int
    when: Interval | None = None


@dataclass(slots=True)
class Figure:
    """An actor in the making. `cls` is the gazetteer's class, `gender` "m", "f" or "" (not known), `descriptions` are the common
    nouns the text calls it by, `qualities` the words before those ("oil company"), `forms` its names with the sentences that show
    them, `reasons` why each is one, of which name."""

    name: str
    kind: Kind
    keys: frozenset[str]
    cls: str = ""
    gender: str = ""
    descriptions: set[str] = field(default_factory=set)
    qualities: set[str] = field(default_factory=set)
    forms: dict[str, list[int]] = field(default_factory=dict)
    reasons: dict[str, tuple[Called, str]] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    def call(self, form: str, sentence: int, why: Called, of: str = "") -> None:
        """Notes that a sentence calls it `form`."""
        self.forms.setdefault(form, []).append(sentence)
        self.reasons.setdefault(form, (why, of))


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens `[start, end)` that mean a figure (its number; None where it is not clear whom). `head` is the syntactic head."""

    start: int
    end: int
    head: int
    figure: int | None
    form: Form
    why: Meant = ""


class Cast:
    """Figures and references of one doc, and its times: `timex_at` leads from a token's index to that of its expression."""

    def __init__(self, doc: Doc, article: Article, sentences: Sequence[Extent], timexes: Sequence[Timex] = ()) -> None:
        self.doc = doc
        self.article = article
        self.sentences = sentences
        self.timexes = timexes
        self.timex_at = indexed(doc, [timex.extent for timex in timexes])
        self.ranges = across(article.text, timexes)
        self.figures: list[Figure] = []
        self.references: list[Reference] = []
        self.held: list[tuple[int, int, int, int]] = []  # posts as read: figure, its place in `posts`, tokens [start, end)
        self._starts = [extent.start for extent in sentences]
        self._at: dict[int, Reference] = {}

    def add(self, figure: Figure) -> int:
        """The new figure's number."""
        self.figures.append(figure)
        return len(self.figures) - 1

    def refer(self, start: int, end: int, figure: int | None, form: Form, why: Meant = "") -> Reference:
        """Adds a reference; of nested ones the innermost answers at a token."""
        reference = Reference(start, end, head_of(self.doc, start, end).i, figure, form, why)
        self.references.append(reference)
        for i in range(start, end):
            held = self._at.get(i)
            if held is None or held.end - held.start > end - start:
                self._at[i] = reference
        return reference

    def at(self, token: Token | int) -> Reference | None:
        """The innermost reference that holds the token."""
        return self._at.get(token if isinstance(token, int) else token.i)

    def figure_at(self, token: Token | int) -> int | None:
        """The figure a token means, if any."""
        held = self.at(token)
        return held.figure if held is not None else None

    def ordered(self) -> list[Reference]:
        """References in text order, the longer first where two begin together."""
        return sorted(self.references, key=lambda each: (each.start, -each.end))

    def sentence_of(self, token: Token | int) -> int:
        """The index of the token's sentence."""
        start = token.idx if isinstance(token, Token) else self.doc[token].idx
        return max(bisect.bisect_right(self._starts, start) - 1, 0)

    def evidence(self, sentences: Iterable[int]) -> tuple[Evidence, ...]:
        """The sentences as evidence, each once, in order."""
        found = []
        for index in sorted(set(sentences)):
            extent = self.sentences[index]
            found.append(Evidence(self.article.slug, index, extent, extent.of(self.article.text)))
        return tuple(found)


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The token of `[start, end)` whose syntactic head lies outside; the last word where the tree does not say."""
    inside = [token for token in doc[start:end] if not (start <= token.head.i < end) or token.head == token]
    words = [token for token in inside if not token.is_punct and not token.is_space]
    return words[0] if words else doc[end - 1]


def role_of(token: Token) -> str:
    """The grammatical function of a reference by its head: subject, object, possessor, oblique, modifier or other."""
    while token.dep_ in {"flat", "conj", "appos"} and token.head != token:
        token = token.head
    if token.dep_ in syntax.SUBJECT:
        return "subject"
    if token.dep_ in syntax.OBJECT | syntax.RECIPIENT:
        return "object"
    if token.dep_ == "nmod:poss":
        return "possessor"
    if token.dep_ in {"obl:agent", "obl", "nmod"}:
        return "oblique"
    if token.dep_ in {"compound", "amod", "nmod:desc"}:
        return "modifier"
    return "subject" if token.dep_ == "ROOT" else "other"


def gender_of_noun(noun: str) -> str:
    """ "m", "f" or "" of a word for a person: "businesswoman", "uncle"."""
    if noun in cue("kin-female") or noun in {"girl", "queen", "nun"} or noun.endswith("woman"):
        return "f"
    return "m" if noun in cue("kin-male") or noun in {"boy", "king", "monk"} or noun.endswith("man") else ""


def gender_of(name: str, titles: Iterable[str]) -> str:
    """ "m", "f" or "" by courtesy title, else by given name."""
    words = {word.strip(".").casefold() for title in (name, *titles) for word in title.split()}
    if words & {
        "mr",
        "sir",
        "lord",
        "king",
        "prince",
        "pope",
        "father",
        "sheikh",
        "spokesman",
        "chairman",
        "congressman",
        "duke",
        "baron",
    }:
        return "m"
    if words & {"mrs", "ms", "miss", "madam", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman"}:
        return "f"
    first, *rest = gazetteer.fold(name).split()
    if first == "abu" and rest:
        return "m"
    if first == "umm" and rest:
        return "f"
    return gazetteer.given_names().get(first, "") if rest else ""
