"""How sure the text is: denied, planned, hedged, reported or asserted, and whether negated."""

from __future__ import annotations

from spacy.tokens import Token

from generator.language import syntax, tree
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Modality

_QUESTION = frozenset(("whether", "if", "that", "who", "how", "what", "why", "when", "where", "which"))
_SHARING = syntax.COMPLEMENT | {"conj"}  # clauses that share the modality of what governs them
_UNREAL = frozenset(("should", "ought", "would"))  # "should have been told": was not
_TELLING = frozenset(("aux", "aux:pass", "cop", "advmod", "mark"))
_CONDITIONAL = frozenset(("if", "unless", "whether", "lest"))


def read(reading: Reading, trigger: Trigger) -> tuple[Modality, bool]:
    """The first of denied, planned, hedged, reported, asserted that holds; and whether the act is negated.

    What governs a clause governs its modality: "denied that …", "plans to …", "it was not clear whether …".
    """
    denied = planned = hedged = False
    negated = syntax.is_negated(trigger.token)
    token: Token = trigger.token
    shared = False
    for depth in range(8):
        if depth == 0 or shared or token.dep_ in _SHARING:
            words = {child.lower_ for child in tree.children(token) if child.dep_ in _TELLING}
            planned = planned or not words.isdisjoint(cue("modal-planned")) or syntax.is_arranged(token)
            for unsure in (cue("modal-hedged"), cue("hedging-word"), _CONDITIONAL):
                hedged = hedged or not words.isdisjoint(unsure)
            denied = denied or (not words.isdisjoint(_UNREAL) and "have" in words and token.tag_ == "VBN")
        if depth == 0 and token.tag_ != "VBN":
            hedged = hedged or any(child.dep_ == "amod" and child.lower_ in cue("hedging-word") for child in tree.children(token))
        hedged = hedged or any(child.text == "?" for child in tree.children(token))  # what is asked is not said
        head, dep = token.head, token.dep_
        if head == token:
            break
        lemma = verb_base(head)
        inside = dep in syntax.COMPLEMENT or (dep in {"acl", "advcl"} and (token.tag_ == "VB" or _opens(token, "from")))
        hedged, denied = hedged or accused(token), denied or _cleared(token)
        if inside and reading.beside.get(head.i) is None:
            denied = denied or lemma in cue("denying")
            to_do = token.tag_ in {"VB", "VBN"} and any(child.lower_ == "to" for child in tree.children(token))
            bare = token.tag_ == "VB" and dep == "ccomp" and not syntax.auxiliaries(token)  # "demanded that they withdraw"
            planned = (
                planned
                or (bare and lemma in cue("planning"))
                or (to_do and (lemma in cue("planning") | cue("tasking") or dep == "advcl") and not done(token, head))
            )  # a purpose is not yet done
            negated = negated or (to_do and lemma in cue("failing")) or (lemma in cue("preventing") and _opens(token, "from"))
            hedged = hedged or (
                lemma in cue("hedging") and (syntax.is_passive(head) or head.pos_ == "ADJ" or lemma in {"seem", "appear"})
            )
            unclear = syntax.is_negated(head) and any(child.lower_ in _QUESTION for child in tree.below(token) if child.i < token.i)
            hedged = hedged or unclear
        elif dep in {"acl", "advcl"} and token.tag_ == "VB" and not done(token, head):
            planned = True  # "a plan to …", "met to discuss …": a purpose, not done
        elif trigger.nominal and depth < 3 and syntax.is_verb(head) and _complements(dep, head):
            planned = planned or lemma in cue("planning") - {"consider", "make", "need", "agree", "offer", "try", "allow"}
            denied = denied or lemma in cue("denying")
            negated = negated or syntax.is_negated(head)
            above = {child.lower_ for child in tree.children(head) if child.dep_ in _TELLING}
            planned = planned or not above.isdisjoint(cue("modal-planned"))
            hedged = hedged or not above.isdisjoint(cue("modal-hedged"))  # "could make his | debut"
        if dep in syntax.CLAUSE - syntax.COMPLEMENT - {"acl", "advcl", "dep"} and not trigger.nominal:
            break
        if dep == "conj" and token.tag_ == "VBD" and not (head.tag_ == "VB" and token.lower_ == token.lemma_):
            break  # but "would close one plant and cut jobs"
        if dep == "advcl" and _is_past(token):
            break  # "as they came from Lund, they should be freed": what was so is no plan
        shared = _shares_auxiliaries(token)
        token = head
    if denied:
        return "denied", negated
    if planned:
        return "planned", negated
    if hedged:
        return "hedged", negated
    return ("reported" if trigger.i in reading.source_of else "asserted"), negated


def accused(verb: Token) -> bool:
    """ "was charged with | laundering", "faces charges that he | laundered": what somebody is said to have done, unproved."""
    before = {child.lower_ for child in tree.children(verb) if child.i < verb.i}
    opened = (verb.tag_ == "VBG" and before & {"of", "for", "with", "over"}) or (verb.dep_ == "acl" and "that" in before)
    return bool(opened) and (verb_base(verb.head) in cue("accusing") or verb.head.lemma_.lower() in cue("accusing"))


def _cleared(verb: Token) -> bool:
    """ "was acquitted of | killing him": what somebody has not done, in law."""
    return verb.tag_ == "VBG" and _opens(verb, "of") and verb_base(verb.head) in cue("clearing")


def _opens(clause: Token, word: str) -> bool:
    return clause.tag_ == "VBG" and any(child.lower_ == word and child.i < clause.i for child in tree.children(clause))


def _complements(dep: str, verb: Token) -> bool:
    """Whether what stands so beside the verb is what it is about: "called for elections", "elections are scheduled"."""
    return dep in syntax.OBJECT | {"obl", "nmod"} or (dep in syntax.SUBJECT and syntax.is_passive(verb))


def done(verb: Token, noun: Token) -> bool:
    """ "the first to leave the ship", "the only woman to win it": what they did, and no purpose."""
    words = (noun, *tree.children(noun), *(token for token in noun.doc[noun.i + 1 : verb.i] if token.pos_ == "NOUN"))
    return any(token.lower_ in cue("singling") or token.ent_type_ == "ORDINAL" for token in words if token.i < verb.i)


def _shares_auxiliaries(verb: Token) -> bool:
    """ "will close one yard and | sell another", "will help to | build it": a verb without a tense of its own."""
    if verb.dep_ == "xcomp":
        return verb.tag_ == "VB"
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.lower_ != verb.lemma_  # "cut" may be either
    return verb.dep_ == "conj" and not finite and not syntax.auxiliaries(verb) and syntax.own_subject(verb) is None


def _is_past(clause: Token) -> bool:
    """Whether the clause tells what was, and no condition."""
    finite = any(token.tag_ == "VBD" for token in (clause, *syntax.auxiliaries(clause)))
    return finite and not any(child.lower_ in {"if", "unless"} for child in tree.children(clause))
