"""Which words of a text tell that something happened, was said, or is so."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.language import kinds, lexicon, syntax, tree
from generator.language.spelling import is_hyphen
from generator.model import EventKind, Extent

# Coarse tags of words that tell nothing, unless a copula stands before them.
_NEVER = frozenset(("DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "SYM", "SPACE"))
_ARGUMENTS = frozenset("nmod nmod:poss poss prep amod compound acl acl:relcl relcl obl obl:unmarked npadvmod".split())
_ACTORS = syntax.OBJECT | syntax.SUBJECT
_PERSONAL = frozenset(("he", "him", "she", "her", "who", "whom", "me", "us"))


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A verb, predicate or event noun. `lemma` carries a verb's particle ("carry_out"); `sentence` counts from 0.

    `clause` holds the tokens of its own clause: what depends on it without passing another verb.
    """

    i: int  # the trigger token's index in the Doc
    token: Token
    lemma: str
    cls: str
    family: str
    kind: EventKind
    nominal: bool
    sentence: int
    clause: tuple[Token, ...]


def find(doc: Doc, sentences: Sequence[Extent]) -> tuple[Trigger, ...]:
    """All triggers of a parsed Doc, in text order."""
    found = []
    starts = [sentence.start for sentence in sentences]
    for token in tree.words(doc):
        trigger = (
            None if token.pos_ in _NEVER and not token.n_lefts else _read(token, max(bisect.bisect_right(starts, token.idx) - 1, 0))
        )
        if trigger is not None:
            found.append(trigger)
    return tuple(found)


def verbs(doc: Doc) -> Iterator[Token]:
    """The tokens of the triggers that are no nouns, as `find` has them: full verbs and what a copula says."""
    for token in tree.words(doc):
        if (token.pos_ not in _NEVER or token.n_lefts) and _is_word(token):
            gerund = token.tag_ == "VBG" and token.lower_ in lexicon.load().nouns and _is_gerund(token)
            if _is_said(token) or (not gerund and syntax.is_verb(token) and not _is_modifier(token)):
                yield token


@tree.remembered
def clause(head: Token) -> tuple[Token, ...]:
    """The tokens of the clause that `head` is the trigger of, in text order."""
    found: list[Token] = []
    _own(head, found)
    return tuple(sorted(found, key=lambda token: token.i))


def _is_word(token: Token) -> bool:
    """No number or sign, and no prefix, which tells nothing by itself ("co-founded")."""
    return token.text[0].isalpha() and bool(token.whitespace_ or token.i + 1 == len(token.doc) or not is_hyphen(token.nbor()))


@tree.remembered
def _is_said(token: Token) -> bool:
    """Whether a copula says it of a subject."""
    return (
        any(child.dep_ == "cop" for child in tree.children(token))
        and token.tag_ not in {"VBG", "VBN"}
        and not syntax.is_arranged(token)
    )


def _read(token: Token, sentence: int) -> Trigger | None:
    words = lexicon.load()
    if not _is_word(token):
        return None
    if _is_said(token):
        return _predicate(token, sentence)
    if token.tag_ == "VBG" and _is_gerund(token) and (act := words.nouns.get(token.lower_)):
        return Trigger(token.i, token, token.lower_, act.cls, act.family, "act", True, sentence, clause(token))
    if syntax.is_verb(token) and not _is_modifier(token):
        lemma = _verb_lemma(token)
        act = _carried(token) or _to_people(token) or words.verbs.get(lemma) or words.verbs.get(verb_base(token))
        kind = _verb_kind(token, lemma)
        cls, family = (act.cls, act.family) if act else (lemma, lemma)
        return Trigger(token.i, token, lemma, cls, family, kind, False, sentence, clause(token))
    if (token.pos_ == "NOUN" or _named_event(token)) and token.dep_ not in {"compound", "nmod:desc"}:
        lemma = token.lemma_.lower()
        act = words.named_by(token)
        if act and not (act.guarded and not _has_argument(token)):
            return Trigger(token.i, token, lemma, act.cls, act.family, "act", True, sentence, clause(token))
        if lemma in lexicon.cue("saying-noun") and _has_argument(token):
            return Trigger(token.i, token, lemma, lemma, "saying", "saying", True, sentence, clause(token))
    return None


def _is_gerund(token: Token) -> bool:
    """ "after fighting that began on Monday": an -ing form used as a noun, which a parser reads as a verb without arguments."""
    before = token.nbor(-1) if token.i > 0 else None
    placed = before is not None and before.lower_ in {
        "after",
        "before",
        "during",
        "of",
        "amid",
        "to",
        "by",
        "in",
        "the",
        "some",
        "heavy",
        "fierce",
    }
    return placed and not any(child.dep_ in _ACTORS for child in tree.children(token))


def _named_event(token: Token) -> bool:
    """The head of an event's name: "Worldwide Developers Conference", "the Gulf War"."""
    named = token.pos_ == "PROPN" and (token.i + 1 == len(token.doc) or token.nbor().pos_ != "PROPN")
    return (
        named
        and token.text[:1].isupper()
        and lexicon.load().nouns.get(token.lower_, lexicon.Act("", "")).cls in {"meet", "fight", "elect"}
    )


@tree.remembered
def verb_base(verb: Token) -> str:
    """The verb's base form. After "help" and its like a bare form is a base ("helped found the party")."""
    form = verb.lower_
    bare = verb.dep_ == "xcomp" and verb.tag_ in {"VB", "VBN", "VBD"} and not syntax.auxiliaries(verb)
    if (
        bare
        and form in lexicon.load().verbs
        and lexicon.verb_base(verb.head.lower_, verb.head.lemma_.lower()) in {"help", "let", "make"}
    ):
        return form
    return lexicon.verb_base(form, verb.lemma_.lower(), verb.tag_ in {"VBD", "VBN"})


def _carried(verb: Token) -> lexicon.Act | None:
    """The act a light verb's object names: "led an offensive" tells of an offensive."""
    if verb_base(verb) not in lexicon.cue("light"):
        return None
    named = [*syntax.objects(verb), *(child for child in tree.children(verb) if child.dep_ in {"nsubj:pass", "nsubjpass"})]
    return next((act for noun in named if (act := lexicon.load().named_by(noun)) is not None), None)


def _to_people(verb: Token) -> lexicon.Act | None:
    """What a verb means when done to somebody: to release a prisoner is not to release a film."""
    act = lexicon.load().verbs.get(f"{verb_base(verb)}_people")
    if act is None:
        return None
    subject = syntax.own_subject(verb)
    undergoing = [*syntax.objects(verb), *([subject] if subject is not None and syntax.is_passive(verb) else [])]
    human = any(
        token.ent_type_ in {"PERSON", "PER"} or token.lower_ in _PERSONAL or token.lemma_.lower() in lexicon.cue("people")
        for token in undergoing
    )
    return act if human else None


def _verb_lemma(verb: Token) -> str:
    lemma = verb_base(verb)
    particle = next((child.lower_ for child in tree.children(verb) if child.dep_ in {"compound:prt", "prt"}), "")
    if particle:
        return f"{lemma}_{particle}"
    after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    if f"{lemma}_{after}" in lexicon.load().verbs:  # "shot dead two men", "walked out"
        return f"{lemma}_{after}"
    for child in tree.children(verb):  # "break ties", "break the siege": verb and object name the act together
        if child.dep_ in syntax.OBJECT and f"{lemma}_{child.lemma_.lower()}" in lexicon.load().verbs:
            return f"{lemma}_{child.lemma_.lower()}"
        if child.dep_ in syntax.OBJECT and f"{lemma}_{child.lower_}" in lexicon.load().verbs:
            return f"{lemma}_{child.lower_}"
    if f"{lemma}_with" in lexicon.load().verbs and any(preposition == "with" for preposition, _ in syntax.prepositional(verb)):
        return f"{lemma}_with"  # "broke with the party"
    return lemma


def _is_modifier(verb: Token) -> bool:
    """A participle that only qualifies a noun ("the divided city", "rebel-held"), or serves as a preposition ("including")."""
    if verb.lower_ in lexicon.cue("prepositional") and (
        verb.tag_ in {"VBG", "VBN"} and verb.dep_ in {"case", "mark", "prep", "acl", "advcl", "ROOT"}
    ):
        return True
    return (
        verb.dep_ in {"case", "mark", "prep", "fixed"}
        or verb.dep_ in {"amod", "compound", "nmod:desc"}
        or (verb.i > 0 and verb.nbor(-1).text == "-" and verb.dep_ != "ROOT")
    )


def _verb_kind(verb: Token, lemma: str) -> EventKind:
    base = verb_base(verb)
    words = lexicon.load()
    says = lemma in lexicon.cue("saying") or base in lexicon.cue("saying")
    if says and base in lexicon.cue("light") and _carried(verb) and not _has_complement(verb):
        return "act"  # "declared a truce" makes one
    if (
        says
        and (base in words.verbs or base in lexicon.cue("saying-clause"))
        and syntax.objects(verb)
        and not _has_complement(verb)
    ):
        return "act"  # "recalled 2,000 cars", "added a wing" is no speech
    if says and any(_is_means(child) for child in tree.children(verb)):
        return "act"  # "responded by expelling three envoys"
    if base in lexicon.cue("questioning") and any(map(_is_person, syntax.objects(verb))):
        return "act"  # "Police questioned him"
    if says and (base in lexicon.cue("attributing") or _has_complement(verb) or lemma not in words.verbs):
        return "saying"
    if base == "see" and any(child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB" for child in tree.children(verb)):
        return "act"  # "an offensive which saw it seize the town"
    if verb.lower_ == "lied":
        return "act"  # no past of what lies somewhere
    if base in lexicon.cue("stative") and lemma not in words.verbs and not _carried(verb):
        return "state"
    if verb.dep_ == "acl" and base in lexicon.cue("naming"):
        return "state"
    progressive = verb.tag_ == "VBG" and any(aux.lemma_ == "be" for aux in syntax.auxiliaries(verb))
    planned = verb.dep_ == "xcomp" and verb_base(verb.head) in lexicon.cue("planning")  # "expects | to submit it by May"
    habit = verb.tag_ in {"VBZ", "VBP"} or (
        verb.tag_ in {"VBG", "VB"} and verb.head.tag_ in {"VBZ", "VBP"} and verb.dep_ in {"advcl", "xcomp"} and not planned
    )
    if syntax.tense(verb) == "present" and not progressive and habit:
        return "state"  # the simple present of running text tells habits and definitions
    return "act"


def _is_means(clause: Token) -> bool:
    """ "by expelling three envoys" """
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and any(child.lower_ == "by" for child in tree.children(clause))


def _is_person(noun: Token) -> bool:
    return noun.pos_ in {"PRON", "PROPN"} or kinds.of_noun(noun.lemma_.lower()) in {"person", "group"}


def _has_complement(verb: Token) -> bool:
    return any(child.dep_ in syntax.COMPLEMENT or child.text in {"“", '"', "”"} for child in tree.children(verb))


def _predicate(token: Token, sentence: int) -> Trigger:
    """A copular predicate: a state, but for holding an office in the past, which is part of a career and has its time."""
    lemma = token.lemma_.lower()
    served = lemma in lexicon.cue("office") and syntax.tense(token) == "past"
    cls, family, kind = ("serve", "office", "act") if served else (lemma, lemma, "state")
    return Trigger(token.i, token, lemma, cls, family, "act" if kind == "act" else "state", False, sentence, clause(token))


def _has_argument(noun: Token) -> bool:
    """Whether the noun has something of its own: a possessor, a modifier, a complement, or a verb it is the subject of or that
    only carries it ("filed suit", "launched operations")."""
    if noun.dep_ in syntax.SUBJECT or (noun.dep_ in syntax.OBJECT and verb_base(noun.head) in lexicon.cue("carrying")):
        return True
    return any(child.dep_ in _ARGUMENTS for child in tree.children(noun))


def _own(head: Token, found: list[Token]) -> None:
    found.append(head)
    for child in tree.children(head):
        dep = child.dep_
        if dep in syntax.CLAUSE or dep == "conj":
            verbal = syntax.is_verb(child) or any(grand.dep_ == "cop" for grand in tree.children(child))
            if verbal or (dep == "conj" and child.pos_ == "VERB"):
                continue
        _own(child, found)


def governors(doc: Doc, triggers: Sequence[Trigger]) -> Mapping[int, Trigger]:
    """Token index → the nearest trigger it is or depends on; tokens under none are missing."""
    found = {trigger.i: trigger for trigger in triggers}
    none: set[int] = set()
    for token in tree.words(doc):
        here, path = token, []
        while here.i not in found and here.i not in none and here.head != here:
            path.append(here.i)
            here = here.head
        if here.i in found:
            found.update(dict.fromkeys(path, found[here.i]))
        else:
            none.update(path, [here.i])
    return found
