"""Mends what a small parser gets wrong in a way that repeats, with what we know better: time expressions and word order.

A fronted date draws what follows it ("On 24 August, Turkish tanks crossed …" makes the tanks an apposition of the date), and the
verb is left without a subject. English puts the subject right before its verb group; where that is a noun phrase and the verb has
none, it is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from generator.language import attribution, syntax
from generator.language.attribution import Source
from generator.language.lexicon import cue
from generator.language.triggers import verb_base
from generator.model import Timex

_PLACING = frozenset("at in on during after before from with for by of to into near inside outside".split())
_PLURAL = frozenset(("NNS", "NNPS", "NNP"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_STRAY = frozenset(("ROOT", "dep", "punct", "appos", "parataxis", "dislocated", "vocative", "discourse", "nmod:desc"))
_INSIDE = frozenset(("of", "for", "and", "in", "at", "from", "&", "the", "a", "an", "-", "’s", "'s", "’", "'"))


def repair(doc: Doc, timexes: Sequence[Timex]) -> None:
    """Gives subjects to finite verbs whose own were hung elsewhere; changes heads and labels of `doc` in place."""
    timed = {token.i for timex in timexes for token in _span(doc, timex)}
    for sentence in doc.sents:
        _root(sentence, timed)
    for verb in doc:
        _unknown(verb)
        _possessor(verb)
        _garden_path(verb)
        _main_clause(verb)
    for sentence in doc.sents:
        for source in attribution.beside(sentence):
            _apart(source)
    for verb in doc:
        if not syntax.is_verb(verb) or verb.tag_ not in _FINITE or verb.i in timed:
            continue
        subjects = [child for child in verb.children if child.dep_ in syntax.SUBJECT]
        for day in subjects:
            if day.i in timed and len(subjects) > 1:
                day.dep_ = "obl:unmarked"  # "The company today introduced …": one subject is enough
        own = syntax.own_subject(verb)
        if own is not None and own.i in timed and _before(verb, timed) is not None:
            own = None  # "a day after the army declared …": the day is no subject
        opening = _opening(own, timed) if own is not None and own.i < verb.i else None
        if own is not None and opening is not None and _before(verb, timed) not in {None, own}:
            own.dep_ = "obl"  # "at the conference in May, the minister said": what a preposition opens is no subject
            opening.head, opening.dep_ = own, "case"
            own = None
        if own is None and _wants_subject(verb):
            found = _before(verb, timed)
            if found is not None:
                _attach(found, verb, "nsubj:pass" if syntax.is_passive(verb) else "nsubj")
        elif own is not None and own.i < verb.i:
            _first_conjunct(own, verb, timed)


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
        _attach(source.head, verb, "nsubj")
    for token in [child for child in verb.children if child.i not in source.phrase and child.dep_ in syntax.SUBJECT]:
        left = min(each.i for each in token.subtree)
        before = token.doc[left - 1] if left > token.sent.start else None
        if before is not None and syntax.is_verb(before) and not syntax.objects(before):
            _attach(token, before, "obj")  # "… and restored the siege, officials said"


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


def _opening(noun: Token, timed: set[int]) -> Token | None:
    """The preposition that opens the noun's phrase: "at this year's conference"; None for "over 100 people", "like others"."""
    left = min((token.i for token in noun.subtree if not token.is_punct and token.i not in timed), default=noun.i)
    return noun.doc[left] if noun.doc[left].lower_ in _PLACING else None


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


def _wants_subject(verb: Token) -> bool:
    """A finite verb of a clause of its own; a bare participle only as the main verb of its sentence."""
    if verb.tag_ == "VBN" and not syntax.auxiliaries(verb) and verb.dep_ != "ROOT":
        return False
    if verb.dep_ == "conj" and syntax.is_verb(verb.head):
        return False
    return verb.dep_ not in {"acl", "xcomp", *syntax.RELATIVE} or any(
        aux.tag_ in {"VBD", "VBZ", "VBP"} for aux in syntax.auxiliaries(verb)
    )


def _before(verb: Token, timed: set[int]) -> Token | None:
    """The head of the noun phrase that ends right before the verb group, if it hangs on a date or on nothing near."""
    left = min(token.i for token in (verb, *syntax.auxiliaries(verb)))
    at = left - 1
    start = verb.sent.start
    while at > start and (verb.doc[at].pos_ in {"ADV", "PART"} or at in timed):  # "The company today introduced …"
        at -= 1
    if at > start and at + 1 in timed and verb.doc[at].lower_ in {"in", "on"}:
        at -= 1
    last = verb.doc[at]
    if at < start or at in timed or last.pos_ not in {"NOUN", "PROPN", "PRON"} or last.lower_ in syntax.RELATIVE_PRONOUN:
        return None
    first = at
    while first - 1 >= start and first - 1 not in timed and _in_phrase(verb.doc[first - 1]):
        first -= 1
    phrase = [verb.doc[i] for i in range(first, at + 1)]
    while phrase and (phrase[0].lower_ in _INSIDE - {"the", "a", "an"} or phrase[0].is_punct):
        phrase = phrase[1:]
    inside = {token.i for token in phrase}
    tops = [token for token in phrase if token.head.i not in inside and token.pos_ in {"NOUN", "PROPN", "PRON"}]
    if not tops or not any(
        top.head.i in timed or top.head.i == verb.i or top.head.i > verb.i or top.dep_ in _STRAY for top in tops
    ):
        return None
    return tops[0]


def _in_phrase(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"} or token.lower_ in _INSIDE


def _first_conjunct(subject: Token, verb: Token, timed: set[int]) -> None:
    """ "On that day the army and its allies broke …": the first of two subjects was lost to the date."""
    others = [child for child in verb.children if child.dep_ in syntax.SUBJECT and child.i < subject.i]
    left = min(token.i for token in subject.subtree)
    edge = [child.i for child in subject.children if child.dep_ == "cc" and child.i < subject.i]
    if others and (verb.doc[left - 1].lower_ == "and" or left in edge):  # "the army and its allies", both made subjects
        _attach(subject, others[-1], "conj")
        return
    joined = left - 1 > verb.sent.start and verb.doc[left - 1].lower_ == "and"
    first = verb.doc[left - 2] if joined else None
    if first is None or first.pos_ not in {"NOUN", "PROPN"} or first.i in timed or first.head.i not in timed:
        return
    _attach(first, verb, subject.dep_)
    _attach(subject, first, "conj")
    _attach(verb.doc[left - 1], subject, "cc")


def _attach(token: Token, head: Token, dep: str) -> None:
    if not head.is_ancestor(token) and token.is_ancestor(head):
        return  # would close a circle
    token.head = head
    token.dep_ = dep
