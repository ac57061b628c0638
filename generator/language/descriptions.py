"""Definite descriptions: which actor "the alliance", "the company", "the observatory" means, where one answers to it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from generator.language import antecedents, gazetteer, kinds, syntax
from generator.language.cast import Cast, Figure

_BODIES = frozenset("group organisation organization movement".split())
_SAME = 150.0  # what one of the same sentence weighs at least
_CLEAR = 15.0  # by how much the best must be ahead of the next


def resolve(cast: Cast, noun: Token) -> None:
    """Adds a reference for the noun phrase that `noun` heads, if it is definite and one actor answers to it."""
    doc, word = cast.doc, noun.lower_
    kind = kinds.of_noun(word)
    if kind in {"", kinds.THING} or _is_extended(noun):
        return
    start = noun.i
    while start and (doc[start - 1].pos_ == "ADJ" or doc[start - 1].lower_ in gazetteer.demonyms()) and not doc[start - 1].is_space:
        start -= 1
    if not start or doc[start - 1].lower_ not in {"the", "this", "that"}:
        return
    number = _answering(cast, noun, word, kind)
    if number is not None:
        cast.refer(start - 1, noun.i + 1, number, "nominal")
        if cast.figures[number].kind in {"organisation", "group"}:
            cast.figures[number].forms.setdefault(f"the {word}", []).append(cast.sentence_of(noun))


def _is_extended(noun: Token) -> bool:
    """Whether more words tell which one is meant ("the leader of X", "the company that …", "the company store")."""
    if noun.i + 1 < len(noun.doc):
        after = noun.nbor()
        if after.lower_ in {"of", "that", "for"} or after.text == "-" or (after.pos_ == "PROPN" and not after.is_space):
            return True
        if after.pos_ == "NOUN" and noun.dep_ in {"compound", "amod"}:
            return True
    return any(child.dep_ in syntax.RELATIVE and child.i == noun.i + 1 for child in noun.children)


def _answering(cast: Cast, noun: Token, word: str, kind: str) -> int | None:
    """One called so before, else one whose name the word heads, else the one body near enough that can be called so."""
    called = _latest(cast, noun, lambda figure: word in figure.descriptions and (figure.kind == "person") == (kind == "person"))
    if called is not None or kind == "person":
        return called
    headed = _latest(cast, noun, lambda figure: figure.kind != "person" and word in _heads(figure))
    if headed is not None:
        return headed
    best: dict[int, float] = {}
    for candidate in antecedents.figures(cast, noun):
        if candidate.figure is not None and _can_be(cast.figures[candidate.figure], word):
            best[candidate.figure] = max(best.get(candidate.figure, 0.0), candidate.weight)
    for reference in cast.references:  # a body named in the same sentence is nearer than its function tells
        if reference.figure in best and reference.start < noun.i and cast.sentence_of(reference.start) == cast.sentence_of(noun):
            best[reference.figure] = max(best[reference.figure], _SAME)
    ranked = sorted(best, key=lambda figure: -best[figure])
    clear = ranked and all(best[ranked[0]] - best[figure] >= _CLEAR for figure in ranked[1:])
    return ranked[0] if clear else None


def _heads(figure: Figure) -> set[str]:
    """The nouns that head a body's or place's names."""
    return {kinds.head_word(tuple(key.split())) for key in figure.keys}


def _can_be(figure: Figure, word: str) -> bool:
    """Whether a body can be called by a noun that tells no more than its kind."""
    if word in gazetteer.heads("company"):
        return figure.kind == "organisation" and figure.cls in {"", "company", "media", "team"}
    if word in _BODIES:
        return (figure.kind == "group" and figure.cls != "side") or (figure.kind == "organisation" and not figure.cls)
    return False


def _latest(cast: Cast, noun: Token, fits: Callable[[Figure], bool]) -> int | None:
    """The fitting figure mentioned last before the noun; None where none was."""
    found = [
        reference
        for reference in cast.references
        if reference.figure is not None and reference.start < noun.i and fits(cast.figures[reference.figure])
    ]
    return max(found, key=lambda reference: reference.start).figure if found else None
