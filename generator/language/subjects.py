"""Which noun is a verb's subject where the parser hung it elsewhere, by the word order of English.

The subject ends right before the verb group, or before what commas set apart there: "The rebels today seized …", "The mayor of
Velm, a lawyer, resigned". Nothing that a preposition opens is a subject.
"""

from __future__ import annotations

import itertools

from spacy.tokens import Token

from generator.language import syntax
from generator.language.lexicon import cue

_PLACING = frozenset("at in on during after before from with for by of to into near inside outside".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_STRAY = frozenset(("ROOT", "dep", "punct", "appos", "parataxis", "dislocated", "vocative", "discourse", "nmod:desc"))
_INSIDE = frozenset(("of", "for", "and", "in", "at", "from", "&", "the", "a", "an", "-", "’s", "'s", "’", "'"))
_CLAUSAL = frozenset("that and but as when while because although though said says".split())
_OPENING = _CLAUSAL - {"and"}
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_GOVERNING = _PLACING | frozenset("around over under behind beyond between through along against like".split())
_IN_ITS_PLACE = frozenset(("csubj", "csubj:pass", "expl"))  # "following them leads to trouble", "it seems that …"
_CONNECTING = frozenset(("before", "after", "until", "since"))
_LONGEST = 25  # tokens that commas set apart


def mend(verb: Token, timed: set[int]) -> None:
    """Gives a finite verb its subject; changes heads and labels in place. `timed`: indices of the tokens of time expressions."""
    finite = verb.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in syntax.auxiliaries(verb))
    if not finite:
        _for_to(verb)
        _made_to(verb)
        return
    _object_of_second(verb)
    subjects = [child for child in verb.children if child.dep_ in syntax.SUBJECT]
    for day in subjects:
        if day.i in timed and len(subjects) > 1:
            day.dep_ = "obl:unmarked"  # "The company today introduced …": one subject is enough
    _one(verb, [subject for subject in subjects if subject.i < verb.i and subject.i not in timed])
    _before_that(verb, timed)
    own = syntax.own_subject(verb)
    apart = _apart(verb, own, timed)
    if apart is not None:
        attach(apart, verb, "nsubj:pass" if syntax.is_passive(verb) else "nsubj")
        if own is not None and own.i < verb.i:
            attach(own, apart, "appos")
        for word in verb.doc[apart.i : verb.i]:
            if word.lower_ == "aged" and word.nbor().like_num:
                attach(word, apart, "amod")
                word.pos_, word.tag_ = "ADJ", "JJ"
        return
    if own is not None and own.i in timed and _before(verb, timed) is not None:
        own.dep_, own = "obl:unmarked", None  # "a day after the army declared …": the day is no subject
    opening = _opening(own, timed) if own is not None and own.i < verb.i else None
    if own is not None and opening is not None and _before(verb, timed) not in {None, own}:
        own.dep_ = "obl"  # "at the conference in May, the minister said": what a preposition opens is no subject
        opening.head, opening.dep_ = own, "case"
        own = None
    if own is None and _wants_subject(verb):
        found = _before(verb, timed)
        if found is not None:
            attach(found, verb, "nsubj:pass" if syntax.is_passive(verb) else "nsubj")
    elif own is not None and own.i < verb.i:
        _first_conjunct(own, verb, timed)


def _object_of_second(verb: Token) -> None:
    """ "The wall collapsed and killed a man": what follows the second of two verbs is its object, and not the first one's."""
    for second in verb.children:
        if second.dep_ == "conj" and syntax.is_verb(second) and not syntax.objects(second):
            for noun in [child for child in verb.children if child.dep_ in syntax.OBJECT and child.i > second.i]:
                attach(noun, second, noun.dep_)


def _one(verb: Token, subjects: list[Token]) -> None:
    """ "An alliance led by Harakat al-Noor had seized …": no second subject goes on a name or hangs on a preposition."""
    for first, second in itertools.pairwise(subjects):
        before = verb.doc[min(token.i for token in second.subtree) - 1]
        last = verb.doc[max(token.i for token in second.subtree if token != verb)]
        if before.text == "," and before.i == first.i + 1 and "," in {last.text, last.nbor().text} and second.pos_ == "NOUN":
            attach(second, first, "appos")  # "The four, all students, were shot"
            continue
        named = before.pos_ == "PROPN" and second.ent_iob_ != "B"  # the recogniser begins no name there
        case = before.lower_ in _GOVERNING and before.i > first.i
        ship = before.pos_ == "NOUN" and second.pos_ == "PROPN" and before.i > first.i and first.is_ancestor(before)
        if ship:  # "Sailors from the trawler Ana 7 flew home"
            attach(second, before, "appos")
            continue
        if before.i >= first.i and (named or case):
            attach(second, first if case else before, "nmod" if case else "flat")
            if case:
                attach(before, second, "case")


def _before_that(verb: Token, timed: set[int]) -> None:
    """ "a day before the talks began": the phrase between "before" and a verb without a subject is its subject."""
    if syntax.own_subject(verb) is not None or verb.dep_ not in {"conj", "advcl", "parataxis", "ccomp", "dep"}:
        return
    left = min(token.i for token in (verb, *syntax.auxiliaries(verb)))
    aside: list[Token] = []
    if verb.doc[left - 1].lower_ in {"and", "or", "but"}:
        return  # "left after his arrest and has not returned"
    if verb.doc[left - 1].text == ",":  # "a day after the mayor, Ida Holm, closed it"
        while left - 2 > verb.sent.start and _in_phrase(verb.doc[left - 2]) and left - 2 not in timed:
            left -= 1
            aside.append(verb.doc[left - 1])
        left -= 2
        if not aside or verb.doc[left].text != ",":
            return
    first = left
    while first - 1 > verb.sent.start and first - 1 not in timed and _in_phrase(verb.doc[first - 1]):
        first -= 1
    mark = verb.doc[first - 1]
    inside = set(range(first, left))
    top = next((token for token in verb.doc[first:left] if token.head.i not in inside and token.pos_ in _NOMINAL), None)
    if top is None or mark.lower_ not in _CONNECTING or mark.dep_ != "case" or top.is_ancestor(verb):
        return
    attach(top, verb, "nsubj")
    attach(mark, verb, "mark")
    name = next((token for token in reversed(aside) if token.head not in aside), None)
    if name is not None:
        attach(name, top, "appos")
    verb.dep_ = "advcl"


def _for_to(verb: Token) -> None:
    """ "a reason for the bank to sue": the noun between "for" and "to" is who does it."""
    if verb.tag_ != "VB" or verb.dep_ not in {"acl", "advcl"} or syntax.own_subject(verb) is not None:
        return
    to = next((child for child in verb.children if child.lower_ == "to" and child.i < verb.i), None)
    beside = [child for child in verb.head.children if child.dep_ in syntax.OBJECT and child.i < verb.i]
    for noun in (*verb.head.children, *(inner for each in beside for inner in each.children)):
        case = next((child for child in noun.children if child.dep_ == "case" and child.lower_ == "for"), None)
        if to is not None and case is not None and noun.i < to.i and max(token.i for token in noun.subtree) == to.i - 1:
            noun.head, noun.dep_ = verb, "nsubj"
            case.head, case.dep_ = verb, "mark"
            return


def _made_to(verb: Token) -> None:
    """ "prompting the union to strike": who is made or let do it, and no purpose of who does that."""
    to = next((child for child in verb.children if child.lower_ == "to" and child.i < verb.i), None)
    if verb.tag_ != "VB" or verb.dep_ != "advcl" or to is None or verb.head.lemma_.lower() not in cue("making") | cue("tasking"):
        return
    last = to.i - 2 if verb.doc[to.i - 1].text == "," else to.i - 1
    objects = [child for child in verb.head.children if child.dep_ in syntax.OBJECT]
    if any(max(token.i for token in child.subtree) in {last, to.i - 1} for child in objects):
        verb.dep_ = "xcomp"


def _apart(verb: Token, own: Token | None, timed: set[int]) -> Token | None:
    """ "X, aged 55, has left", "X, an adviser to Y on Z, is leaving": the head of the phrase before what two commas set apart.

    None where the subject is found already, or where no phrase that can be one stands before the first comma.
    """
    doc, start = verb.doc, verb.sent.start
    close = min(token.i for token in (verb, *syntax.auxiliaries(verb)) if token.i <= verb.i) - 1
    if close <= start + 1 or doc[close].text != "," or (own is not None and own.i > verb.i):
        return None
    open_ = next((i for i in range(close - 1, max(start, close - _LONGEST), -1) if doc[i].text == ","), None)
    if open_ is None or open_ + 1 == close or doc[open_ - 1].pos_ not in {"NOUN", "PROPN"} or open_ - 1 in timed:
        return None
    inside = doc[open_ + 1 : close]
    relative = inside[0].lower_ in syntax.RELATIVE_PRONOUN or inside[0].pos_ == "ADP"
    if not relative and any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.lower_ != "aged" for token in inside):
        return None
    if inside[0].lower_ in {"and", "but", "or"} or (own is not None and own.i < open_):
        return None
    first = open_ - 1
    while first - 1 >= start and first - 1 not in timed and _in_phrase(doc[first - 1]) and doc[first - 1].lower_ not in _OPENING:
        first -= 1
    before = doc[first - 1] if first > start else None
    if doc[first].lower_ in _INSIDE - {"the", "a", "an"} or (
        before is not None
        and before.lower_ not in _CLAUSAL
        and before.text not in {",", "“", '"', ":", ";", "—"}
        and not before.is_space
    ):
        return None
    phrase = [doc[i] for i in range(first, open_)]
    numbers = {token.i for token in phrase}
    return next((token for token in phrase if token.head.i not in numbers and token.pos_ in {"NOUN", "PROPN"}), None)


def _opening(noun: Token, timed: set[int]) -> Token | None:
    """The preposition that opens the noun's phrase: "at this year's conference"; None for "over 100 people", "like others"."""
    left = min((token.i for token in noun.subtree if not token.is_punct and token.i not in timed), default=noun.i)
    return noun.doc[left] if noun.doc[left].lower_ in _PLACING else None


def _wants_subject(verb: Token) -> bool:
    """A finite verb of a clause of its own; a bare participle only as the main verb of its sentence."""
    if verb.tag_ == "VBN" and not syntax.auxiliaries(verb) and verb.dep_ != "ROOT":
        return False
    if verb.dep_ == "conj" and syntax.is_verb(verb.head):
        return False
    if any(child.dep_ in _IN_ITS_PLACE for child in verb.children):
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
    nominal = last.pos_ in _NOMINAL or (last.pos_ == "NUM" and last.dep_ == "flat")  # "the zPhone 4"
    if at < start or at in timed or not nominal or last.lower_ in syntax.RELATIVE_PRONOUN:
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
    if any(child.dep_ == "case" and child.i < tops[0].i and child.i + 1 not in timed for child in tops[0].children):
        return None  # "that to me suggests more": what a preposition opens
    return tops[0]


def _in_phrase(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"} or token.lower_ in _INSIDE


def _first_conjunct(subject: Token, verb: Token, timed: set[int]) -> None:
    """ "On that day the army and its allies broke …": the first of two subjects was lost to the date."""
    others = [child for child in verb.children if child.dep_ in syntax.SUBJECT and child.i < subject.i]
    left = min(token.i for token in subject.subtree)
    edge = [child.i for child in subject.children if child.dep_ == "cc" and child.i < subject.i]
    if others and (verb.doc[left - 1].lower_ == "and" or left in edge):  # "the army and its allies", both made subjects
        attach(subject, others[-1], "conj")
        return
    joined = left - 1 > verb.sent.start and verb.doc[left - 1].lower_ == "and"
    first = verb.doc[left - 2] if joined else None
    if first is None or first.pos_ not in {"NOUN", "PROPN"} or first.i in timed or first.head.i not in timed:
        return
    attach(first, verb, subject.dep_)
    attach(subject, first, "conj")
    attach(verb.doc[left - 1], subject, "cc")


def attach(token: Token, head: Token, dep: str) -> None:
    """Hangs `token` on `head`, where that closes no circle."""
    if not head.is_ancestor(token) and token.is_ancestor(head):
        return  # would close a circle
    token.head = head
    token.dep_ = dep
