"""Pronouns and definite descriptions: whom "he", "its", "which" and "the alliance" mean, where that is clear.

Candidates are weighed as Lappin and Leass (1994) weigh them: how near, in which function, how often spoken of; kinds and genders
must agree, and the two arguments of one verb differ. Things that are no actors compete too, so that "it" is left
alone where it more likely means the phone or the strike: an unresolved pronoun is better than a wrong name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from generator.language import gazetteer, kinds, lexicon, syntax
from generator.language.cast import Cast, Figure, role_of

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_RELATIVE = frozenset("who whom whose which".split())
_POSSESSIVE = frozenset("his her its their whose".split())
_WINDOW = 3  # sentences back
_NEAR = (100.0, 70.0, 40.0, 20.0)
_FUNCTION = {"subject": 50.0, "object": 20.0, "possessor": 15.0, "oblique": 5.0, "modifier": -20.0, "other": 0.0}
_ACTING = frozenset(
    "say announce claim deny accuse vow agree refuse decide plan want hope believe warn urge demand insist hire "
    "own sue employ".split()
)
_PERIODS = frozenset("day week month year morning night evening time hour minute decade century weekend quarter".split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure, or a thing (None), with its weight and its place."""

    figure: int | None
    weight: float
    at: int


def resolve(cast: Cast) -> None:
    """Adds references for pronouns and descriptions, in text order, so that earlier ones count as mentions for later ones."""
    for token in cast.doc:
        lower = token.lower_
        if cast.at(token) is not None and cast.at(token).form != "nominal":  # type: ignore[union-attr]
            continue
        if lower in _RELATIVE and token.tag_ in {"WP", "WDT", "WP$"}:
            number = _relative(cast, token)
            if number is not None:
                cast.refer(token.i, token.i + 1, number, "pronoun")
        elif lower in _HE | _SHE | _IT | _THEY and token.pos_ == "PRON":
            number = _pronoun(cast, token)
            if number is not None:
                cast.refer(token.i, token.i + 1, number, "pronoun")
                _learn_gender(cast.figures[number], lower)
        elif token.tag_ == "NN" and cast.at(token) is None:
            _description(cast, token)


def _learn_gender(figure: Figure, pronoun: str) -> None:
    if figure.kind == "person" and not figure.gender:
        figure.gender = "m" if pronoun in _HE else "f" if pronoun in _SHE else ""


def _relative(cast: Cast, token: Token) -> int | None:
    """The figure a relative pronoun stands for: what its clause hangs from, else the name right before the comma."""
    antecedent = syntax.antecedent(token)
    held = cast.at(antecedent) if antecedent != token else None
    if held is None and token.i > 1:
        before = cast.doc[token.i - 1 if cast.doc[token.i - 1].text != "," else token.i - 2]
        held = cast.at(before) if antecedent == token or before.head == antecedent or antecedent.head == before else None
    if held is None or held.figure is None:
        return None
    person = cast.figures[held.figure].kind == "person"
    fits = not person if token.lower_ == "which" else person or cast.figures[held.figure].kind == "group" or token.lower_ == "whose"
    return held.figure if fits else None


def _pronoun(cast: Cast, token: Token) -> int | None:
    lower = token.lower_
    if lower in _IT and _pleonastic(token):
        return None
    candidates = [
        candidate
        for candidate in _candidates(cast, token)
        if candidate.figure is None or _agrees(cast.figures[candidate.figure], lower)
    ]
    if lower in _IT | _THEY:
        candidates.extend(_things(cast, token))
    best: dict[int | None, float] = {}
    for candidate in candidates:
        best[candidate.figure] = max(best.get(candidate.figure, 0.0), candidate.weight)
    if not best:
        return None
    ranked = sorted(best, key=lambda figure: -best[figure])
    first = ranked[0]
    if first is None:
        return None
    # a person and another of the same weight: unclear
    rivals = [figure for figure in ranked[1:] if figure is not None and best[first] - best[figure] < 5.0]
    return None if rivals else first


def _agrees(figure: Figure, pronoun: str) -> bool:
    if pronoun in _HE | _SHE:
        wanted = "m" if pronoun in _HE else "f"
        return figure.kind == "person" and figure.gender in {"", wanted}
    if pronoun in _IT:
        return figure.kind in {"organisation", "group", "place"} and not (figure.cls == "side" and figure.name.endswith("s"))
    return figure.kind in {"organisation", "group"}


def _candidates(cast: Cast, token: Token) -> Iterator[_Candidate]:
    """Figures mentioned before the pronoun in its sentence and those just before it."""
    sentence = cast.sentence_of(token)
    counts: dict[int, int] = {}
    governor = _governor(token)
    own = syntax.subject(governor) if governor is not None else None
    for reference in cast.references:
        if reference.figure is not None and reference.start < token.i:
            counts[reference.figure] = counts.get(reference.figure, 0) + 1
    for reference in cast.references:
        back = sentence - cast.sentence_of(reference.start)
        if reference.figure is None or reference.start >= token.i or not 0 <= back <= _WINDOW:
            continue
        head = cast.doc[reference.head]
        if _excluded(token, head):
            continue
        weight = _NEAR[back] + _FUNCTION[role_of(head)] + min(4.0 * counts[reference.figure], 20.0)
        weight += 10.0 if role_of(head) == role_of(token) == "subject" else 0.0
        if own is not None and reference.start <= own.i < reference.end and token.lower_ in _POSSESSIVE:
            weight += 40.0
        if cast.figures[reference.figure].kind == "place":
            weight -= 60.0 if token.lower_ in _IT | _THEY else 0.0
        weight += (token.i - reference.start) * -0.01
        yield _Candidate(reference.figure, weight, reference.start)


def _governor(token: Token) -> Token | None:
    """The verb whose clause the pronoun is in."""
    at = token.head
    while not syntax.is_verb(at) and at.head != at:
        at = at.head
    return at if syntax.is_verb(at) else None


def _excluded(token: Token, head: Token) -> bool:
    """Whether the two are arguments of one verb (then they differ, unless the pronoun is reflexive or possessive)."""
    if token.lower_ in _POSSESSIVE or token.lower_.endswith(("self", "selves")):
        return False
    return head.head == token.head and role_of(head) in {"subject", "object", "oblique"} and token.head.pos_ in {"VERB", "AUX"}


def _things(cast: Cast, token: Token) -> Iterator[_Candidate]:
    """Nouns that are no actors, of the pronoun's number, in its sentence and the one before."""
    verb = token.head
    plural = token.lower_ in _THEY
    if role_of(token) == "subject" and syntax.is_verb(verb) and _acts(verb) and not syntax.is_passive(verb):
        return
    sentence = cast.sentence_of(token)
    for noun in cast.doc[max(token.i - 90, 0) : token.i]:
        back = sentence - cast.sentence_of(noun)
        if (
            back > 1
            or back < 0
            or cast.at(noun) is not None
            or noun.pos_ not in {"NOUN", "PROPN"}
            or noun.dep_ in {"compound", "flat"}
        ):
            continue
        if (
            plural != (noun.tag_ in {"NNS", "NNPS"})
            or noun.lemma_.lower() in _PERIODS
            or (kinds.of_noun(noun.lower_) == "person" and not plural)
        ):
            continue
        function = role_of(noun)
        if function not in {"subject", "object", "oblique"} or (noun.head == token.head and token.lower_ not in _POSSESSIVE):
            continue
        yield _Candidate(None, _NEAR[back] + _FUNCTION[function], noun.i)


def _acts(verb: Token) -> bool:
    """Whether the verb tells an act of a person or body: "seize", "announce"."""
    lemma = verb.lemma_.lower()
    particles = [f"{lemma}_{child.lower_}" for child in verb.children]
    return lemma in _ACTING or any(word in lexicon.load().verbs for word in (lemma, *particles))


def _pleonastic(token: Token) -> bool:
    """An "it" that means nothing: "it was not clear whether", "it is said that"."""
    if token.dep_ == "expl":
        return True
    head = token.head
    clausal = any(child.dep_ in {"csubj", "ccomp", "csubj:pass", "csubjpass"} for child in head.children)
    return (
        token.dep_ in syntax.SUBJECT
        and clausal
        and (head.pos_ in {"ADJ", "NOUN"} or syntax.is_passive(head) or head.lemma_ in {"seem", "appear"})
    )


def _description(cast: Cast, noun: Token) -> None:
    """Adds a reference for "the alliance", "the company" where one actor of the text answers to it."""
    doc = cast.doc
    word = noun.lower_
    if not kinds.of_noun(word) or kinds.of_noun(word) == kinds.THING or _extended(noun):
        return
    start = noun.i
    while start and (doc[start - 1].pos_ == "ADJ" or doc[start - 1].lower_ in gazetteer.demonyms()) and not doc[start - 1].is_space:
        start -= 1
    if not start or doc[start - 1].lower_ not in {"the", "this", "that"}:
        return
    number = _described(cast, noun, word)
    if number is not None:
        cast.refer(start - 1, noun.i + 1, number, "nominal")
        if cast.figures[number].kind in {"organisation", "group"}:
            cast.figures[number].forms.setdefault(f"the {word}", []).append(cast.sentence_of(noun))


def _extended(noun: Token) -> bool:
    """Whether more words tell which one is meant ("the leader of X", "the company that …", "the company store")."""
    if noun.i + 1 < len(noun.doc):
        after = noun.nbor()
        if (
            after.lower_ in {"of", "that", "for"}
            or after.text == "-"
            or (after.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"compound", "amod"})
        ):
            return True
        if after.pos_ == "PROPN" and not after.is_space:
            return True
    return any(child.dep_ in syntax.RELATIVE and child.i == noun.i + 1 for child in noun.children)


def _described(cast: Cast, noun: Token, word: str) -> int | None:
    """The figure a description means: one called so before, one whose name it heads, or the one body near enough."""
    kind = kinds.of_noun(word)
    called = _latest(cast, noun, lambda figure: word in figure.descriptions and (figure.kind == "person") == (kind == "person"))
    if called is not None:
        return called
    headed = _latest(
        cast,
        noun,
        lambda figure: figure.kind not in {"person"} and any(word == kinds.head_word(tuple(key.split())) for key in figure.keys),
    )
    if headed is not None:
        return headed
    if kind not in {"organisation", "group"} or word not in gazetteer.heads("descriptive"):
        return None
    candidates = [
        candidate
        for candidate in _candidates(cast, noun)
        if candidate.figure is not None and _generic(cast.figures[candidate.figure], word)
    ]
    best: dict[int, float] = {}
    for candidate in candidates:
        if candidate.figure is not None:
            best[candidate.figure] = max(best.get(candidate.figure, 0.0), candidate.weight)
    ranked = sorted(best, key=lambda figure: -best[figure])
    if not ranked or (len(ranked) > 1 and best[ranked[0]] - best[ranked[1]] < 15.0):
        return None
    return ranked[0]


def _generic(figure: Figure, word: str) -> bool:
    """Whether a body can be called by the noun at all."""
    if figure.kind not in {"organisation", "group"}:
        return False
    if word in gazetteer.heads("company"):
        return figure.kind == "organisation" and figure.cls in {"", "company", "media", "team"}
    if word in {"group", "organisation", "organization", "movement", "body"}:
        return figure.cls not in {"company", "side"}
    if word in gazetteer.heads("group"):
        return figure.kind == "group" and figure.cls not in {"side", "band"}
    return False


def _latest(cast: Cast, noun: Token, fits: Callable[[Figure], bool]) -> int | None:
    """The fitting figure mentioned last before the noun; None where none was."""
    found = [
        reference
        for reference in cast.references
        if reference.figure is not None and reference.start < noun.i and fits(cast.figures[reference.figure])
    ]
    return max(found, key=lambda reference: reference.start).figure if found else None
