"""Whom a lead means that names nobody: "A rebel commander was killed …", where a later sentence says that X was killed.

News tells its main happening twice: first by what somebody is, then by the name. The two are one where what happens is such that it
happens to one person in the story (a death, an arrest, a resignation), and only one person is named to whom it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from generator.language import lexicon, roles, syntax, tree
from generator.language.cast import Cast, Post
from generator.language.triggers import verb_base

_LEAD = 2  # sentences that can leave the name for later
_LATER = 7  # sentences in which the name is looked for
_SEVERAL = frozenset("two three four five six seven eight nine ten several some many dozens other another both".split())
# Classes of acts that change one person's lot, by what they have in common.
_FATES = {
    "die": "death",
    "kill": "death",
    "arrest": "law",
    "charge": "law",
    "convict": "law",
    "plead": "law",
    "resign": "office",
    "dismiss": "office",
    "appoint": "office",
    "abduct": "abduction",
}


def resolve(cast: Cast) -> None:
    """Adds the reference and the post of each description in the lead that a later sentence puts a name to."""
    told = [(token, fate) for token in tree.words(cast.doc) if (fate := _fate(token))]
    named: dict[str, set[int]] = {}
    for token, fate in told:
        if cast.sentence_of(token) <= _LATER:
            found = {cast.figure_at(who) for who in _undergoing(token)} - {None}
            people = {number for number in found if number is not None and cast.figures[number].kind == "person"}
            named.setdefault(fate, set()).update(people)
    for token, fate in told:
        if cast.sentence_of(token) >= _LEAD or not named.get(fate):
            continue
        for who in _undergoing(token):
            if _describes(cast, who):
                _identify(cast, who, named[fate])


def _fate(token: Token) -> str:
    words = lexicon.load()
    if syntax.is_verb(token) and not syntax.is_negated(token):
        act = words.verbs.get(f"{verb_base(token)}_people") or words.verbs.get(verb_base(token))
    else:
        act = words.nouns.get(token.lower_) if token.pos_ == "NOUN" else None
    return _FATES.get(act.cls, "") if act is not None else ""


def _undergoing(token: Token) -> Iterator[Token]:
    """Those to whom the act happens: the object, the subject of a passive or of "die" and "resign", "the killing of X"."""
    if not syntax.is_verb(token):
        yield from (noun for preposition, noun in syntax.prepositional(token) if preposition == "of")
        yield from (child for child in tree.children(token) if child.dep_ in {"nmod:poss", "poss"})
        return
    yield from syntax.objects(token)
    subject = syntax.subject(token)
    if subject is not None and (syntax.is_passive(token) or not syntax.objects(token)):
        yield from syntax.with_conjuncts(subject)


def _describes(cast: Cast, noun: Token) -> bool:
    """Whether the noun tells of one person what he or she is, and no name does."""
    determiners = {child.lower_ for child in tree.children(noun)}
    one = noun.tag_ == "NN" and determiners & {"a", "an", "the"} and not determiners & _SEVERAL
    held = cast.at(noun)
    return bool(one) and roles.is_post(noun) and (held is None or held.figure is None)


def _identify(cast: Cast, noun: Token, named: set[int]) -> None:
    words = [token for token in syntax.phrase(noun) if token.i <= noun.i]
    start = min(token.i for token in words)
    post = roles.read_post(cast, start, roles.phrase_end(cast, start) or noun.i + 1)
    fitting = sorted(number for number in named if post is not None and _fits(cast, number, post[0]))
    if post is None or not post[0] or not fitting:
        return
    if len(fitting) > 1:  # a commander and his aide: the one called so, or whom the text is about
        called = [number for number in fitting if post[0].split()[-1] in cast.figures[number].descriptions]
        fitting = called if len(called) == 1 else _foremost(cast, fitting)
    if len(fitting) == 1:
        cast.refer(start, noun.i + 1, fitting[0], "nominal", "fate")
        cast.figures[fitting[0]].posts.append(Post(post[0], post[1], cast.sentence_of(noun)))


def _foremost(cast: Cast, numbers: list[int]) -> list[int]:
    """The one named at least twice as often as any other."""
    times = Counter(reference.figure for reference in cast.references if reference.figure in numbers)
    (best, most), *others = times.most_common()
    return [best] if best is not None and all(2 * count <= most for _, count in others) else []


def _fits(cast: Cast, number: int, title: str) -> bool:
    """Whether the text calls nobody else so: a post that another person has by name is that one's."""
    return not any(other != number and title in {post.title for post in figure.posts} for other, figure in enumerate(cast.figures))
