"""Mends what a small parser gets wrong in a way that repeats, with what we know better: time expressions and word order.

A fronted date draws what follows it ("On 24 August, Turkish tanks crossed …" makes the tanks an apposition of the date), and the
verb is left without a subject. English puts the subject right before its verb group; where that is a noun phrase and the verb has
none, it is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from generator.language import attribution, gazetteer, subjects, syntax
from generator.language.attribution import Source
from generator.language.lexicon import cue
from generator.language.triggers import verb_base
from generator.model import Timex

_PLURAL = frozenset(("NNS", "NNPS", "NNP"))


def repair(doc: Doc, timexes: Sequence[Timex]) -> None:
    """Gives subjects to finite verbs whose own were hung elsewhere; changes heads and labels of `doc` in place."""
    timed = {token.i for timex in timexes for token in _span(doc, timex)}
    for sentence in doc.sents:
        _root(sentence, timed)
    for verb in doc:
        _agree(verb)
        _place(verb)
        _unknown(verb)
        _possessor(verb)
        _garden_path(verb)
        _main_clause(verb)
    for sentence in doc.sents:
        for source in attribution.beside(sentence):
            _apart(source)
    for verb in doc:
        if syntax.is_verb(verb) and verb.i not in timed:
            subjects.mend(verb, timed)


def _root(sentence: Span, timed: set[int]) -> None:
    """ "On 27 April, a strike destroyed the bridge": the date is no root; the first finite verb after it is."""
    root = sentence.root
    if root.i not in timed and not (
        root.pos_ == "NOUN" and any(child.dep_ == "acl" and child.tag_ == "VBD" for child in root.children)
    ):
        return
    for verb in sentence:
        if (
            verb.i > root.i
            and syntax.is_verb(verb)
            and verb.tag_ == "VBD"
            and verb.dep_ in {"acl", "appos", "dep", "conj", "parataxis"}
        ):
            noun = verb.head if verb.dep_ == "acl" and verb.head.i < verb.i else None
            verb.head, verb.dep_ = verb, "ROOT"
            root.head, root.dep_ = verb, "obl" if root.i in timed else "dep"  # two roots would be two sentences
            if noun is not None and noun.i not in timed:
                noun.head, noun.dep_ = verb, "nsubj"
            return


def _main_clause(verb: Token) -> None:
    """ "The port reopened on Wednesday, officials said": a verb read as qualifying its own subject, where the clause has no other.

    A past tense never qualifies without a relative pronoun; a form that may be a participle is the main verb where its noun
    stands alone, or is one subject too many of the verb of saying.
    """
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in {"VBD", "VBN"} or noun.i > verb.i or syntax.agents(verb) or not syntax.is_verb(verb):
        return
    top = noun.head
    alone = top == noun
    saying = not alone and verb_base(top) in cue("attributing")
    extra = saying and noun.dep_ in syntax.SUBJECT and any(each.dep_ in syntax.SUBJECT and each.i > noun.i for each in top.children)
    told = saying and noun.dep_ in syntax.OBJECT and (verb.tag_ == "VBD" or verb_base(top) == "say")  # one says no walls
    if alone:
        verb.head, verb.dep_ = verb, "ROOT"
    elif extra or told:
        verb.head, verb.dep_ = top, "ccomp"
    else:
        return
    noun.head, noun.dep_ = verb, "nsubj"


def _apart(source: Source) -> None:
    """Parts what a small parser ties across the comma of ", officials said": nothing of the phrase takes part in the act."""
    verb, first = source.verb, min(source.phrase)
    if verb is None or min(source.scope, default=first) > first:
        return
    if source.head.head.i not in source.phrase:
        subjects.attach(source.head, verb, "nsubj")
    for token in [child for child in verb.children if child.i not in source.phrase and child.dep_ in syntax.SUBJECT]:
        left = min(each.i for each in token.subtree)
        before = token.doc[left - 1] if left > token.sent.start else None
        if before is not None and syntax.is_verb(before) and not syntax.objects(before):
            subjects.attach(token, before, "obj")  # "… and restored the siege, officials said"


def _agree(word: Token) -> None:
    """Makes the coarse tag, the fine tag and the place in the tree of a verb agree where two of the three are sure."""
    clausal = word.dep_ in syntax.CLAUSE | {"ROOT", "conj"}
    subject = any(child.dep_ in syntax.SUBJECT for child in word.children)
    if word.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and word.pos_ == "NOUN" and clausal:
        word.pos_ = "VERB"  # "Police shot dead two men"
    elif word.pos_ == "VERB" and word.tag_ in {"NN", "NNS"} and clausal and subject:
        word.tag_ = "VBZ" if word.tag_ == "NNS" else "VBP"
    elif (
        word.pos_ == "VERB"
        and word.dep_ in syntax.OBJECT
        and word.head.lower_ in {"had", "has", "have"}
        and word.i == word.head.i + 1
    ):
        had = word.head  # "had undergone a transplant"
        word.head, word.dep_ = (word if had.head == had else had.head), had.dep_
        for child in list(had.children):
            child.head = word
        had.head, had.dep_, had.pos_, word.tag_ = word, "aux", "AUX", "VBN"


def _place(word: Token) -> None:
    """ "extradited her to Peru": a place's name after "to" is no infinitive."""
    to = word.nbor(-1) if word.i else word
    if word.pos_ != "VERB" or word.tag_ != "VB" or not word.text[:1].isupper() or to.lower_ != "to" or word.head == word:
        return
    if gazetteer.place_weight(word.text) >= 1.0:
        verb = word.head
        for child in [child for child in word.children if child != to]:
            child.head = verb
        word.pos_, word.tag_, word.dep_ = "PROPN", "NNP", "obl"
        to.head, to.dep_, to.tag_, to.pos_ = word, "case", "IN", "ADP"


def _unknown(word: Token) -> None:
    """ "She demoed the device": what has a subject and an object is a verb, though no dictionary or tagger knows it."""
    deps = {child.dep_ for child in word.children}
    shaped = word.pos_ in {"NOUN", "PROPN", "ADJ"} and word.text.islower() and word.lower_.endswith("ed")
    if shaped and deps & syntax.SUBJECT and deps & syntax.OBJECT and not deps & {"cop", "det", "amod", "case"}:
        word.pos_, word.tag_ = "VERB", "VBD"


def _possessor(mark: Token) -> None:
    """ "The workers' union called a strike": a lone apostrophe makes its noun the possessor of the noun that follows."""
    if (
        mark.text not in {"'", "’"}
        or mark.tag_ != "POS"
        or not mark.i
        or mark.nbor(-1).whitespace_
        or mark.nbor(-1).tag_ not in _PLURAL
    ):
        return
    owner = mark.nbor(-1)
    owned = next(
        (child for child in owner.children if child.i > mark.i and child.dep_ in {"appos", "flat", "nmod", "obj", "dep"}), None
    )
    if owned is None or not all(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in owner.doc[mark.i + 1 : owned.i + 1]):
        return
    head, dep = owner.head, owner.dep_
    owned.head, owned.dep_ = (owned if head == owner else head), dep
    owner.head, owner.dep_ = owned, "nmod:poss"
    mark.head, mark.dep_ = owner, "case"
    for child in [child for child in owner.children if child.i > owned.i]:
        child.head = owned


def _garden_path(verb: Token) -> None:
    """ "Soldiers and allied militiamen withdrew": a participle before a noun is no verb where a finite verb follows the noun."""
    if verb.tag_ not in {"VBD", "VBN"} or not 1 < verb.i < len(verb.doc) - 2 or verb.nbor(-1).lower_ != "and":
        return
    first, noun = verb.nbor(-2), verb.nbor(1)
    main = next((child for child in verb.children if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBD"), None)
    if noun.pos_ != "NOUN" or first.pos_ not in {"NOUN", "PROPN"} or main is None or main.i < noun.i or first.head != verb:
        return
    head, dep, children = verb.head, verb.dep_, [child for child in verb.children if child != main]
    main.head, main.dep_ = (main if head == verb else head), dep
    for child in children:
        child.head = main
    first.head, first.dep_ = main, "nsubj"
    noun.head, noun.dep_ = first, "conj"
    verb.nbor(-1).head, verb.nbor(-1).dep_ = noun, "cc"
    verb.head, verb.dep_, verb.pos_ = noun, "amod", "ADJ"


def _span(doc: Doc, timex: Timex) -> Sequence[Token]:
    span = doc.char_span(timex.extent.start, timex.extent.end, alignment_mode="expand")
    return list(span) if span is not None else []
