"""What a pronoun or description could mean, weighed.

The weights follow Lappin and Leass (1994): how near (in sentences), in which grammatical function, how often spoken of, and in a
function like the pronoun's own. They are points, compared and never shown. Things that are no actors compete too, so that "it" is
left alone where it more likely means the phone or the strike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from generator.language import gazetteer, kinds, lexicon, syntax, tree
from generator.language.cast import Cast, Figure, Reference, gender_of_noun, role_of

IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
POSSESSIVE = frozenset("his her its their".split())
_WINDOW = 3  # sentences back
_NEAR = (100.0, 70.0, 40.0, 20.0)
_FUNCTION = {"subject": 50.0, "object": 20.0, "possessor": 15.0, "oblique": 5.0, "modifier": -20.0, "other": 0.0}
_SAYING = frozenset("say announce add claim tell report deny argue warn insist vow state declare confirm write think hope".split())
_ACTING = _SAYING | frozenset("accuse agree refuse decide plan want urge demand hire own sue employ expect intend try".split())
_OF_THINGS = frozenset(
    "begin break burn close collapse crash drop end erupt explode fail fall fly hit hold open rise sell split start win".split()
)
_PERIODS = frozenset("day week month year morning night evening time hour minute decade century weekend quarter".split())
_DOERS = ("ist", "man", "woman", "ian", "eer", "ee")  # how nouns of people end
_CLOSING = frozenset("close drop reopen conclude complete adjourn suspend abandon postpone".split())
_BACK = 60  # tokens
_MALE = frozenset("he him his himself".split())
_AROUND = frozenset("in near around inside outside within across throughout".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure, or a thing (None), and its weight."""

    figure: int | None
    weight: float


def figures(cast: Cast, token: Token) -> Iterator[Candidate]:
    """Figures mentioned before the token, in its sentence and the three before."""
    here = _Position(cast, token)
    before = [reference for reference in cast.references if reference.figure is not None and reference.start < token.i]
    counts = Counter(reference.figure for reference in before)
    for reference in before:
        back = here.sentence - cast.sentence_of(reference.start)
        if 0 <= back <= _WINDOW and reference.figure is not None and not here.excludes(reference):
            weight = _NEAR[back] + here.weight(reference) + min(4.0 * counts[reference.figure], 20.0)
            yield Candidate(reference.figure, weight - 0.25 * (token.i - reference.start))


class _Position:
    """Where a pronoun stands: its clause's verb, that verb's subject, its own function."""

    def __init__(self, cast: Cast, token: Token) -> None:
        self.sentence = cast.sentence_of(token)
        self._cast, self._token = cast, token
        self._function = role_of(token)
        self._governor = governor = _governor(token)
        subject = syntax.subject(governor) if governor is not None else None
        self._subjects = syntax.with_conjuncts(subject) if subject is not None and subject != token else []
        self._reporting = _reporting_subject(governor)
        judging = governor is not None and governor.dep_ == "ccomp" and governor.head.lemma_.lower() in {"rule", "find", "hold"}
        self._judge = syntax.subject(governor.head) if governor is not None and judging else None
        self._around = any(preposition in _AROUND for preposition in _prepositions(token))

    def excludes(self, reference: Reference) -> bool:
        """Whether the reference cannot be meant: the other argument of the same verb, or no place where a place is asked for."""
        if self._around and self._token.lower_ in IT and self._kind(reference) != "place":
            return True
        if self._judge is not None and reference.start <= self._judge.i < reference.end:
            return True  # "The court ruled that it violated the constitution"
        if self._token.lower_ in {"his", "her"} and any(map(self._is_somebody, self._subjects)):
            return True  # "a Spaniard fell to his death": nobody named before
        if self._token.lower_ in POSSESSIVE or self._token.lower_.endswith(("self", "selves")):
            return False
        head = self._cast.doc[reference.head]
        argument = role_of(head) in {"subject", "object", "oblique"} and self._token.head.pos_ in {"VERB", "AUX"}
        if argument and head.head == self._token.head:
            return True
        own = {self._cast.figure_at(subject) for subject in self._subjects} - {None}
        return self._function != "subject" and reference.figure in own

    def _is_somebody(self, subject: Token) -> bool:
        """Whether the subject is one person without a name."""
        return subject.tag_ in {"NN", "NNP"} and self._cast.figure_at(subject) is None and is_somebody(subject)

    def weight(self, reference: Reference) -> float:
        """The weight of the reference's function and of its likeness to the pronoun's, without nearness and frequency."""
        head, lower = self._cast.doc[reference.head], self._token.lower_
        function = role_of(head)
        weight = _FUNCTION[function]
        if function == "subject" and self._function not in {"subject", "possessor"} and lower in IT | THEY:
            weight -= 35.0
        weight += 10.0 if function == self._function == "subject" else 0.0
        if lower in POSSESSIVE:
            bound = any(reference.start <= subject.i < reference.end for subject in self._subjects)
            several = len(self._subjects) > 1 and lower != "their"
            weight += (-40.0 if several else 40.0) if bound else 0.0
            joined = reference.end == self._token.i - 1 and self._token.nbor(-1).lower_ in {"and", "or", "with"}
            weight += 80.0 if joined else 0.0
        weight += 60.0 if self._same_act(head) else 0.0
        reports = self._reporting is not None and reference.start <= self._reporting.i < reference.end
        weight += 40.0 if reports and self._function == "subject" else 0.0
        return weight + self._penalty(reference, function, reports=reports)

    def _same_act(self, head: Token) -> bool:
        """ "the death of their daughter, Lena. She died …", "the arrest of X. He was held": whether a noun just told of the
        reference what the pronoun’s verb tells that its subject underwent."""
        verb, words = self._token.head, lexicon.load()
        act = words.verbs.get(verb.lemma_.lower()) if self._function == "subject" else None
        if act is None or not (act.cls == "die" or syntax.is_passive(verb)):
            return False
        classes = {"die", "kill"} if act.cls in {"die", "kill"} else {act.cls}
        at = head
        while at.dep_ in {"appos", "nmod", "flat", "nmod:poss"} and at.head != at:
            at = at.head
            noun = words.named_by(at)
            if noun is not None and noun.cls in classes:
                return True
        return False

    def _penalty(self, reference: Reference, function: str, *, reports: bool) -> float:
        figure = self._cast.figures[reference.figure or 0]
        if figure.kind == "place" and self._token.lower_ in IT | THEY and not self._around:
            return 0.0 if reports else -10.0 if figure.cls == "country" and function == "subject" else -60.0
        if self._of_thing():
            spoken = reports and self._function == "subject"
            return -60.0 if figure.kind in {"organisation", "group"} and not spoken else 0.0
        if figure.kind == "product" and (verb := _predicate(self._token)) is not None and _acts(verb):
            return -60.0
        if self._token.lower_ in THEY:
            return -20.0 if figure.kind == "organisation" or not is_plural(figure) else 0.0
        return 0.0

    def _of_thing(self) -> bool:
        """Whether what is said of the pronoun tells that it is a thing or an event: "it is to be held", "it is blue and comes in
        two sizes", "since its launch" (but "its launch of a phone")."""
        head = self._token.head
        if self._token.lower_ == "its":
            act = lexicon.load().named_by(head)
            of = any(preposition == "of" for preposition, _ in syntax.prepositional(head))
            return act is not None and act.cls == "launch" and not of
        if self._function != "subject":
            return False
        said = self._token.lower_ == "it" and head.pos_ == "NOUN" and any(child.dep_ == "cop" for child in tree.children(head))
        if said and kinds.of_noun(head.lemma_.lower()) in {"", kinds.THING}:
            return True  # "it is the hardest decision I have taken"
        shared = [child for child in tree.children(head) if child.dep_ == "conj" and syntax.own_subject(child) is None]
        return any(
            verb.lemma_.lower() in lexicon.cue("done-to-things" if syntax.is_passive(verb) else "of-things")
            for verb in (head, *shared)
            if syntax.is_verb(verb)
        )

    def _kind(self, reference: Reference) -> str:
        return self._cast.figures[reference.figure or 0].kind


def is_of_several(token: Token) -> bool:
    """Whether several speakers say what the pronoun's clause tells ("X and Y said they"): it means them all, and no one of them."""
    reporting = _reporting_subject(_governor(token))
    return reporting is not None and len(syntax.with_conjuncts(reporting)) > 1


def is_plural(figure: Figure) -> bool:
    """Whether the text names a group by a plural: "rebels", "regime forces"."""
    return any(word.endswith("s") or word == "police" for word in figure.descriptions) or figure.name.endswith("s")


def _governor(token: Token) -> Token | None:
    """The verb whose clause the token is in."""
    at = token.head
    while not syntax.is_verb(at) and at.head != at:
        at = at.head
    return at if syntax.is_verb(at) else None


def _reporting_subject(verb: Token | None) -> Token | None:
    """Who says what the verb's clause tells: "Washington | said it would"."""
    if verb is None or verb.dep_ not in {"ccomp", "xcomp"} or verb.head.lemma_.lower() not in _SAYING:
        return None
    return syntax.subject(verb.head)


def _prepositions(token: Token) -> Iterator[str]:
    yield from (child.lower_ for child in tree.children(token) if child.dep_ == "case")
    if token.dep_ == "pobj":
        yield token.head.lower_


def things(cast: Cast, token: Token) -> Iterator[Candidate]:
    """Nouns that are no actors, of the pronoun's number, in its sentence and the one before."""
    plural, function = token.lower_ in THEY, role_of(token)
    verb = _predicate(token)
    if verb is not None and _acts(verb):
        return
    sentence = cast.sentence_of(token)
    for noun in cast.doc[max(token.i - 90, 0) : token.i]:
        back = sentence - cast.sentence_of(noun)
        if not 0 <= back <= 1 or cast.at(noun) is not None or not _is_thing(noun, plural=plural):
            continue
        its = role_of(noun)
        if its in {"subject", "object", "oblique"} and (noun.head != token.head or token.lower_ in POSSESSIVE):
            closed = verb is not None and syntax.is_passive(verb) and verb.lemma_.lower() in _CLOSING
            told = 60.0 if closed and lexicon.load().named_by(noun) is not None else 0.0  # "opened an inquiry; it was closed"
            yield Candidate(None, _NEAR[back] + _FUNCTION[its] + (15.0 if its == function == "object" else 0.0) + told)


def somebodies(cast: Cast, token: Token) -> Iterator[Candidate]:
    """Persons without a name, in the pronoun's sentence and the one before: "police arrested a man but released | him"."""
    function, sentence = role_of(token), cast.sentence_of(token)
    for noun in cast.doc[max(token.i - _BACK, 0) : token.i]:
        held, back = cast.at(noun), sentence - cast.sentence_of(noun)
        if not 0 <= back <= 1 or noun.tag_ != "NN" or (held is not None and held.figure is not None) or not is_somebody(noun):
            continue
        if gender_of_noun(noun.lower_) not in {"", "m" if token.lower_ in _MALE else "f"} or _named(cast, noun):
            continue
        its = role_of(noun)
        told = any(child.dep_ in {"case", "cop"} for child in tree.children(noun))  # "the son of a pilot", "was a painter"
        if its in {"subject", "object"} and not told and (noun.head != token.head or token.lower_ in POSSESSIVE):
            weight = _NEAR[back] + _FUNCTION[its] + (10.0 if its == function == "subject" else 20.0 if its == function else 0.0)
            yield Candidate(None, weight - 0.25 * (token.i - noun.i))


def _named(cast: Cast, noun: Token) -> bool:
    """Whether a name beside the noun says who it is."""
    return any(child.dep_ in {"appos", "flat"} and cast.figure_at(child) is not None for child in tree.children(noun))


def is_somebody(noun: Token) -> bool:
    """ "a Spaniard", "another student": one person told of for the first time."""
    person = kinds.of_noun(noun.lemma_.lower()) == "person" or noun.lower_.endswith(_DOERS) or noun.lower_ in gazetteer.demonyms()
    return person and any(child.lower_ in {"a", "an", "another"} for child in tree.children(noun))


def _predicate(token: Token) -> Token | None:
    """The verb the token is the subject of, "saw it seize" included."""
    if role_of(token) == "subject":
        return token.head if syntax.is_verb(token.head) else None
    bare = [
        child
        for child in tree.children(token.head)
        if child.i > token.i and child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB"
    ]
    return bare[0] if bare and role_of(token) == "object" else None


def _is_thing(noun: Token, *, plural: bool) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "flat"} or noun.lemma_.lower() in _PERIODS:
        return False
    return plural == (noun.tag_ in {"NNS", "NNPS"}) and (plural or kinds.of_noun(noun.lower_) != "person")


def _acts(verb: Token) -> bool:
    """Whether the verb tells an act of a person or body: "announce", "seize" with its object (but "the truce collapsed")."""
    lemma = verb.lemma_.lower()
    if lemma in _ACTING:
        return True
    particles = [f"{lemma}_{child.lower_}" for child in tree.children(verb)]
    acts = any(word in lexicon.load().verbs for word in (lemma, *particles)) and not syntax.is_passive(verb)
    return acts and (lemma not in _OF_THINGS or bool(syntax.objects(verb)))
