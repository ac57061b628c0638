"""Mends what a small parser gets wrong in a way that repeats, with what we know better: time expressions and word order.

A fronted date draws what follows it ("On 24 August, Turkish tanks crossed …" makes the tanks an apposition of the date), and the
verb is left without a subject. English puts the subject right before its verb group; where that is a noun phrase and the verb has
none, it is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from generator.language import attribution, chronicles, clauses, days, lexicon, phrases, subjects, syntax, verbs
from generator.language.attribution import Source
from generator.language.lexicon import cue
from generator.language.triggers import verb_base
from generator.model import Timex

_TOLD = frozenset(("ccomp", "advcl", "parataxis"))
_DONE_TO = frozenset(("attack", "law"))  # families of acts that are done to somebody
_BEHIND = frozenset(("parataxis", "advmod", "dep", "list", "discourse"))


def repair(doc: Doc, timexes: Sequence[Timex]) -> None:
    """Gives subjects to finite verbs whose own were hung elsewhere; changes heads and labels of `doc` in place."""
    timed = {token.i for timex in timexes for token in _span(doc, timex)}
    words = list(doc)  # once: to make them anew is what costs
    for word in words:
        if word.is_space:
            _blank(word)
    chronicles.find(doc, timed)
    for i in sorted(timed):
        days.by_whom(words[i])
        days.of_verb(words[i], timed)
    for sentence in doc.sents:
        _opening(sentence, timed)
        _root(sentence, timed)
    for sentence in doc.sents:
        inside = words[sentence.start : sentence.end]
        phrases.find(inside)
        verbs.find(inside)
        clauses.find(inside)
    for verb in words:
        _main_clause(verb)
        days.of_participle(verb, timed)
        days.of_undoing(verb, timed)
        days.of_plan(verb, timed)
        days.of_past(verb, timed)
        _second_saying(verb)
        _past_aside(verb)
    for sentence in doc.sents:
        for source in attribution.beside(sentence):
            _apart(source)
    for verb in words:
        if syntax.is_verb(verb) and verb.i not in timed:
            subjects.mend(verb, timed)
    for mark in words:
        clauses.measure(mark)


def _blank(space: Token) -> None:
    """The white space between paragraphs heads nothing: what hangs on it stands in its place."""
    below = [child for child in space.children if not child.is_space]
    if not below:
        return
    top = next((child for child in below if syntax.is_verb(child)), below[0])
    top.head, top.dep_ = (top, "ROOT") if space.head == space else (space.head, space.dep_)
    for other in (space, *(child for child in below if child != top)):
        other.head = top
    space.dep_ = "dep"


def _opening(sentence: Span, timed: set[int]) -> None:
    """ "In 2013 Eva Holm left": the time that opens a sentence is the verb's, and no part of the subject's name."""
    words = [token for token in sentence if not token.is_space]
    after = next((i for i, token in enumerate(words) if i and token.i not in timed), 0)
    if after < 2 or words[0].dep_ != "case" or words[0].lower_ not in {"in", "on", "by", "since", "during"}:
        return
    top = next((token for token in words[1:after] if token.head.i not in {each.i for each in words[1:after]}), words[1])
    subject = next((token for token in (top.head, *top.head.ancestors) if token.dep_ in syntax.SUBJECT), None)
    if subject is None or words[after].i > subject.i or not syntax.is_verb(subject.head) or top.head.i < words[after].i:
        return
    if top.head == subject or top.head.head == subject:
        top.head, top.dep_ = subject.head, "obl"
        words[0].head = top


def _root(sentence: Span, timed: set[int]) -> None:
    """ "On 27 April, a strike destroyed the bridge": the date is no root; the first finite verb after it is."""
    root = sentence.root
    main = next((child for child in root.children if child.dep_ == "parataxis" and child.i > root.i and child.tag_ == "VBD"), None)
    placed = any(child.dep_ == "case" for child in root.children)
    if placed and main is not None and syntax.own_subject(main) is not None and root.pos_ in {"NOUN", "PROPN"}:
        main.head, main.dep_ = main, "ROOT"  # "In 1987, following a row over X, Y resigned"
        root.head, root.dep_ = main, "obl"
        return
    if _headed_by_name(root):
        return
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


def _headed_by_name(name: Token) -> bool:
    """ "Omar Haddad, the army said, has left", "Omar Haddad, who was ill, left": a name that heads its sentence is the subject of
    the finite verb behind the comma."""
    main = next((child for child in name.children if child.dep_ in _BEHIND and child.i > name.i and syntax.is_verb(child)), None)
    main = main or _left(name)
    if name.pos_ not in {"PROPN", "NOUN", "PRON"} or main is None or syntax.own_subject(main):
        return False
    first = min((main, *syntax.auxiliaries(main)), key=lambda token: token.i)
    finite = main.tag_ in {"VBD", "VBZ"} if first == main else first.tag_ in {"VBD", "VBZ", "VBP", "MD"}
    if not finite or first.nbor(-1).text != "," or any(child.dep_ in {"cop", "case"} for child in name.children):
        return False
    main.head, main.dep_ = main, "ROOT"
    name.head, name.dep_ = main, "nsubj:pass" if syntax.is_passive(main) else "nsubj"
    return True


def _left(name: Token) -> Token | None:
    """ "Eva Holm, a nurse from Lund, left": what may be a past tense behind the second comma is one where no other verb is."""
    beside = [child for child in name.children if child.dep_ == "appos" and child.i > name.i]
    verb = next((child for noun in (*beside, name) for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if not beside or verb is None or verb.nbor(-1).text != "," or verb.i <= max(noun.i for noun in beside):
        return None
    act = lexicon.load().verbs.get(verb_base(verb))
    if act is not None and act.family in _DONE_TO and not syntax.objects(verb):
        return None  # "X, a nurse from Lund, arrested in May"
    if not lexicon.is_past(verb_base(verb), verb.lower_) or any(each.tag_ in {"VBD", "VBZ", "VBP", "MD"} for each in name.sent):
        return None
    verb.tag_ = "VBD"
    return verb


def _main_clause(verb: Token) -> None:
    """ "The port reopened on Wednesday, officials said": a verb read as qualifying its own subject, which is one subject too many
    of the verb of saying, or of that of a second clause."""
    if verb.dep_ not in {"acl", "acl:relcl"}:
        return
    noun = verb.head
    if verb.tag_ not in {"VBD", "VBN"} or noun.i > verb.i or not syntax.is_verb(verb) or syntax.agents(verb):
        return
    if verb.dep_ == "acl:relcl" and (
        verb.tag_ != "VBD" or any(token.lower_ in syntax.RELATIVE_PRONOUN for token in verb.subtree if token.i < verb.i)
    ):
        return
    top = noun.head
    saying = verb_base(top) in cue("attributing")
    extra = saying and noun.dep_ in syntax.SUBJECT and any(each.dep_ in syntax.SUBJECT and each.i > noun.i for each in top.children)
    told = saying and noun.dep_ in syntax.OBJECT and (verb.tag_ == "VBD" or verb_base(top) == "say")  # one says no walls
    if extra or told:
        verb.head, verb.dep_ = top, "ccomp"
    elif noun.dep_ in syntax.SUBJECT and syntax.is_verb(top) and _begins_another(noun, verb, top):
        verb.head, verb.dep_ = (verb if top.head == top else top.head), top.dep_
        top.head, top.dep_ = verb, "conj"
    elif noun.dep_ in syntax.SUBJECT and verb.tag_ == "VBD" and (between := _between(verb, top)) is not None:
        verb.head, verb.dep_ = (verb if top.head == top else top.head), top.dep_
        top.head, top.dep_, between.head = between, "conj", verb
        subjects.attach(top.nbor(-1), top, "nsubj")
    else:
        return
    noun.head, noun.dep_ = verb, "nsubj"


def _begins_another(noun: Token, verb: Token, top: Token) -> bool:
    """ "The bank filed for bankruptcy, and the Treasury took it over": a second clause with a subject of its own."""
    others = [each for each in top.children if each.dep_ in syntax.SUBJECT and verb.i < each.i < top.i]
    return bool(others) and noun.doc[min(token.i for token in others[0].subtree) - 1].lower_ in {"and", "but"}


def _between(verb: Token, top: Token) -> Token | None:
    """ "The truce held, although both sides told of breaches and planes hit the port": the clause that the last verb belongs to."""
    asides = [child for child in top.children if child.dep_ == "advcl" and verb.i < child.i < top.i and syntax.is_verb(child)]
    subject = top.nbor(-1)
    joined = subject.dep_ == "conj" and subject.pos_ in {"NOUN", "PROPN"} and any(child.dep_ == "cc" for child in subject.children)
    return asides[-1] if asides and joined else None


def _second_saying(verb: Token) -> None:
    """ "The ministry said the ship had sunk and blamed X": who reports goes on, and not what the report is of.

    A second verb of saying is the reporter's where a comma or "but" parts it from the report, or where it stands in the plain past
    and the report in another tense; else ("said X confessed and named others") nobody can tell, and it stays as it was read.
    """
    told = verb.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or told.i > verb.i or syntax.own_subject(verb) is not None:
        return
    saying = told.head
    past = _in_plain_past(verb) or (verb.tag_ == "VBN" != told.tag_ and not syntax.auxiliaries(verb))
    if saying.i > told.i or verb_base(saying) not in cue("attributing") or not past:
        return
    if verb_base(verb) not in cue("attributing") | cue("denying") | cue("failing"):
        return
    joining = next((child for child in verb.children if child.dep_ == "cc" and child.i < verb.i), None)
    if joining is None:
        return
    apart = joining.lower_ == "but" or joining.nbor(-1).text == ","
    if apart or not _in_plain_past(told):
        verb.head = saying


def _past_aside(verb: Token) -> None:
    """ "The rebels left, the army said, and later burned the bridge": what goes on behind a saying in commas is what it told of."""
    saying = verb.head
    if verb.dep_ != "conj" or verb_base(saying) not in cue("attributing") or saying.i > verb.i:
        return
    if verb_base(verb) in cue("attributing") or syntax.own_subject(verb) is not None or not syntax.is_verb(verb):
        return
    speaker = syntax.own_subject(saying)
    told = [child for child in saying.children if child.dep_ in _TOLD and syntax.is_verb(child) and child.i < saying.i]
    if speaker is None or not told or speaker.i < told[-1].i or saying.nbor().text != ",":
        return
    verb.head, told[-1].dep_ = told[-1], "ccomp"


def _in_plain_past(verb: Token) -> bool:
    """ "left", "did not leave", "was left", "was ill"; not "had left", "would leave", "leaves"."""
    copulas = [child for child in verb.children if child.dep_ == "cop"]
    first = min((*syntax.auxiliaries(verb), *copulas, verb), key=lambda token: token.i)
    return first.tag_ == "VBD" and (first == verb or first.lemma_ != "have")


def _apart(source: Source) -> None:
    """Parts what a small parser ties across the comma of ", officials said": nothing of the phrase takes part in the act."""
    verb, first = source.verb, min(source.phrase)
    if verb is None or min(source.scope, default=first) > first:
        return
    if source.head.head.i not in source.phrase:
        subjects.attach(source.head, verb, "nsubj")
    told = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i > max(source.phrase)]
    after = verb.head if verb.dep_ == "parataxis" and verb.head.i > max(source.phrase) else next(iter(told), None)
    for token in [child for child in verb.children if child.i < first and child.dep_ in syntax.SUBJECT | {"obl:unmarked", "dep"}]:
        if after is not None and syntax.own_subject(after) is None and token.pos_ in {"NOUN", "PROPN", "PRON"}:
            subjects.attach(token, after, "nsubj:pass" if syntax.is_passive(after) else "nsubj")  # "X, police said, was arrested"
    for token in [child for child in verb.children if child.i not in source.phrase and child.dep_ in syntax.SUBJECT]:
        left = min(each.i for each in token.subtree)
        before = token.doc[left - 1] if left > token.sent.start else None
        if before is not None and syntax.is_verb(before) and not syntax.objects(before):
            subjects.attach(token, before, "obj")  # "… and restored the siege, officials said"


def _span(doc: Doc, timex: Timex) -> Sequence[Token]:
    span = doc.char_span(timex.extent.start, timex.extent.end, alignment_mode="expand")
    return list(span) if span is not None else []
