"""Descriptions: the common nouns a text calls an actor by, and which actor "the alliance" then means, where one answers to it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from generator.language import antecedents, gazetteer, kinds, syntax, tree
from generator.language.cast import Cast, Figure
from generator.language.lexicon import cue
from generator.language.spelling import is_hyphen
from generator.model import Meant

_MEDIA = frozenset("newspaper paper daily broadcaster magazine channel agency".split())
_MONITORS = frozenset("monitor watchdog charity ngo".split())
_BODIES = frozenset("group organisation organization movement".split())
_OF_PRODUCTS = frozenset(("product", "organisation"))  # kinds of nouns that tell what sort of product a name is of
_PLAIN = frozenset("same former new young small large giant whole entire".split())  # words that tell no other one
_SAME = 150.0  # what one of the same sentence weighs at least
_SORTS = {  # sorts of firms: one of a sort is not called by the noun of another
    noun: sort
    for sort, nouns in {
        "airline": "airline airlines airways carrier",
        "automaker": "automaker carmaker motors",
        "bank": "bank lender",
        "press": "broadcaster publisher",
        "retailer": "retailer supermarket",
        "brewer": "brewer",
        "insurer": "insurer",
    }.items()
    for noun in nouns.split()
}
_RELATIONAL = frozenset("affiliate branch cell chapter label studio subsidiary team unit".split())  # "X affiliate" is not X
_CLEAR = 15.0  # by how much the best must be ahead of the next


def note(cast: Cast) -> None:
    """Notes the common nouns the text calls actors by: "the rebel group X", "X alliance", "X, a monitor", "X is an alliance"."""
    for reference in list(cast.references):
        if reference.figure is None or reference.form != "name":
            continue
        figure = cast.figures[reference.figure]
        after = cast.doc[reference.end] if reference.end < len(cast.doc) else None
        if figure.kind == "product" and after is not None and after.tag_ == "NN" and kinds.of_noun(after.lower_) in _OF_PRODUCTS:
            whole = f"{cast.doc[reference.start : reference.end].text} {after.lower_}"  # "the iTunes store"
            figure.call(whole, cast.sentence_of(reference.start), "description")
            cast.refer(reference.start, reference.end + 1, reference.figure, "nominal", "whole")
        for noun in _described(cast, reference.start, reference.end):
            kind = kinds.of_noun(noun.lower_)
            if kind != figure.kind and {kind, figure.kind} != {"group", "organisation"}:
                continue
            figure.descriptions.add(noun.lower_)
            figure.qualities.update(word.lower_ for word in _qualifying(noun) if cast.at(word) is None)
            apposed = after is not None and after.text == "," and noun.i > reference.end
            if apposed and cast.at(noun) is None and figure.kind != "person":
                cast.refer(reference.end + 1, noun.i + 1, reference.figure, "nominal", "apposition")


def _described(cast: Cast, start: int, end: int) -> Iterator[Token]:
    doc = cast.doc
    if start and doc[start - 1].text.islower() and doc[start - 1].tag_ in {"NN", "NNS"} and kinds.of_noun(doc[start - 1].lower_):
        yield doc[start - 1]
    if end + 1 >= len(doc):
        return
    after = doc[end]
    if after.tag_ in {"NN", "NNS"} and after.lower_ in _describing():
        yield after
    elif after.text in {",", "("} or after.lower_ in {"is", "was"}:
        noun = kinds.description_at(doc, end + 1)
        if noun is not None and doc[end + 1].lower_ in {"a", "an", "the", "one", "its"} and not _is_listed(noun):
            yield noun
    yield from _styled(cast, start)


@functools.cache
def _describing() -> frozenset[str]:
    return gazetteer.heads("descriptive") - _RELATIONAL | {word for word in gazetteer.sides() if word.endswith("s")}


def _is_listed(noun: Token) -> bool:
    """Whether the noun phrase is the next of a list and no apposition: "X, the army base at Y and Z"."""
    for token in noun.doc[noun.i + 1 : noun.i + 8]:
        if (token.is_punct and not is_hyphen(token)) or token.is_space or syntax.is_verb(token):
            return False
        if token.lower_ in {"and", "or"}:
            return True
    return False


def _styled(cast: Cast, start: int) -> Iterator[Token]:
    """The noun before a name it is given: "an alliance called X", "The group, which calls itself the X"."""
    before = list(cast.doc[max(start - 7, 0) : start])
    if not {"called", "calls", "named", "calling"} & {token.lower_ for token in before[-4:]}:
        return
    before = [token for token in before if cast.sentence_of(token) == cast.sentence_of(start)]
    nouns = [token for token in before if token.lower_ in gazetteer.heads("descriptive") and cast.at(token) is None]
    yield from nouns[-1:]


def resolve(cast: Cast, noun: Token) -> None:
    """Adds a reference for the noun phrase that `noun` heads, if it is definite and one actor answers to it."""
    doc, word = cast.doc, noun.lower_
    kind = kinds.of_noun(word)
    if kind in {"", kinds.THING} or _is_extended(noun):
        return
    before = _qualifying(noun)
    start = before[0].i if before else noun.i
    if not start or doc[start - 1].lower_ not in {"the", "this", "that"}:
        return
    number, why = _answering(cast, noun, word, kind, before)
    if number is not None:
        cast.refer(start - 1, noun.i + 1, number, "nominal", why)
        if cast.figures[number].kind in {"organisation", "group"}:
            cast.figures[number].call(f"the {word}", cast.sentence_of(noun), "description")


def _qualifying(noun: Token) -> list[Token]:
    """The words between the article and the noun: "struggling", "oil", "Lund-based"."""
    doc, at = noun.doc, noun.i
    while at and not doc[at - 1].is_space:
        token = doc[at - 1]
        modifies = token.tag_ == "RBS" or (token.dep_ in {"amod", "compound", "nmod:desc", "nmod"} and token.tag_ in {"VBG", "VBN"})
        if not (token.pos_ in {"ADJ", "NOUN", "PROPN"} or modifies or token.lower_ in gazetteer.demonyms() or is_hyphen(token)):
            break
        at -= 1
    return list(doc[at : noun.i])


def _tells_no_other(word: Token) -> bool:
    """Whether a word before a noun tells how a body is, and not which: "struggling", "largest", "Lund-based", "Dutch"."""
    compound = word.pos_ in {"NOUN", "PROPN"} and word.i + 1 < len(word.doc) and is_hyphen(word.nbor())
    return (
        is_hyphen(word)
        or compound
        or word.lower_ in _PLAIN
        or word.lower_ in cue("how-bodies-are")
        or word.lower_ in gazetteer.demonyms()
        or word.tag_ in {"VBG", "VBN", "JJS", "RBS"}
        or (word.tag_ == "JJ" and word.i > 0 and word.nbor(-1).lower_ == "most")
    )


def _is_extended(noun: Token) -> bool:
    """Whether more words tell which one is meant ("the leader of X", "the company that …", "the company store")."""
    if noun.i + 1 < len(noun.doc):
        after = noun.nbor()
        # "held the man for hours": of the holding
        elsewhere = after.lower_ == "for" and not after.is_ancestor(noun) and not noun.is_ancestor(after)
        extending = after.lower_ in {"of", "that", "for"} and not elsewhere
        if extending or after.text == "-" or (after.pos_ == "PROPN" and not after.is_space):
            return True
        if after.pos_ == "NOUN" and noun.dep_ in {"compound", "amod"}:
            return True
    return any(child.dep_ in syntax.RELATIVE and noun.doc[min(tree.inside(child))].text != "," for child in tree.children(noun))


def _answering(cast: Cast, noun: Token, word: str, kind: str, before: list[Token]) -> tuple[int | None, Meant]:
    """One called so before, with all the words `before` the noun if there is one ("the Home Secretary", and not another secretary);
    else one whose name the word heads, else the one body near enough that can be called so."""
    said = {token.lower_ for token in before}
    nouns = [token for token in before if token.pos_ == "NOUN" and not _tells_no_other(token)]

    def fits(figure: Figure) -> bool:
        return word in figure.descriptions and (figure.kind == "person") == (kind == "person")

    called = _latest(cast, noun, lambda figure: fits(figure) and said <= figure.descriptions | figure.qualities)
    if called is None and noun.tag_ != "NNP" and not said & cue("which-body"):
        called = _latest(cast, noun, lambda figure: fits(figure) and not (nouns and (figure.qualities or kind == "person")))
    if called is not None or kind == "person":
        return called, "called"
    unknown = [token for token in before if not _tells_no_other(token)]
    if any(token not in nouns for token in unknown) or said & cue("which-body") or (nouns and word in _BODIES | _MONITORS):
        return None, "nearest"  # "the central bank" is no bank just named, "the same bank" is
    headed = _latest(cast, noun, lambda figure: figure.kind != "person" and word in _heads(figure))
    if headed is not None:
        return headed, "headed"
    best: dict[int, float] = {}
    for candidate in antecedents.figures(cast, noun):
        if candidate.figure is not None and _can_be(cast.figures[candidate.figure], word, nouns):
            best[candidate.figure] = max(best.get(candidate.figure, 0.0), candidate.weight)
    for reference in cast.references:  # a body named in the same sentence is nearer than its function tells
        if reference.figure in best and reference.start < noun.i and cast.sentence_of(reference.start) == cast.sentence_of(noun):
            best[reference.figure] = max(best[reference.figure], _SAME)
    for figure in _papers(cast, noun):
        best.pop(figure, None)
    ranked = sorted(best, key=lambda figure: -best[figure])
    clear = ranked and all(best[ranked[0]] - best[figure] >= _CLEAR for figure in ranked[1:])
    return ranked[0] if clear else None, "nearest"


def _papers(cast: Cast, noun: Token) -> Iterator[int]:
    """ "According to an article in X, a letter from Y showed the company …": those who published what is told of others."""
    source = next((token for token in noun.sent if token.lower_ == "according"), None)
    if source is None or source.i > noun.i:
        return
    published = False
    for token in noun.doc[source.i + 2 : noun.i]:
        if token.text == "," or syntax.is_verb(token):
            return
        number = cast.figure_at(token) if published else None
        if number is not None:
            yield number
        published = published or token.pos_ == "NOUN"


def _heads(figure: Figure) -> set[str]:
    """The nouns that head a body's or place's names."""
    return {kinds.head_word(tuple(key.split())) for key in figure.keys}


def _can_be(figure: Figure, word: str, nouns: list[Token]) -> bool:
    """Whether a body can be called by a noun that tells no more than its kind, with the `nouns` before it."""
    if nouns and figure.qualities:
        return False  # an oil company is not "the phone maker"
    sorts = {_SORTS[called] for called in figure.descriptions | _heads(figure) if called in _SORTS}
    if word in _SORTS and sorts and _SORTS[word] not in sorts:
        return False
    if word in gazetteer.heads("company"):
        return figure.kind == "organisation" and figure.cls in {"", "company", "media", "team"}
    if word in _MEDIA:
        return figure.cls == "media"
    if word in _MONITORS:
        return figure.kind == "organisation" and figure.cls in {"", "international"}
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
