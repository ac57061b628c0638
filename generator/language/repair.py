"""Mends what a small parser gets wrong in a way that repeats, with what we know better: time expressions and word order.

A fronted date draws what follows it ("On 24 August, Turkish tanks crossed …" makes the tanks an apposition of the date), and the
verb is left without a subject. English puts the subject right before its verb group; where that is a noun phrase and the verb has
none, it is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from generator.language import attribution, clauses, phrases, subjects, syntax, verbs
from generator.language.attribution import Source
from generator.language.lexicon import cue
from generator.language.triggers import verb_base
from generator.model import Timex

_BEHIND = frozenset(("parataxis", "advmod", "dep", "list", "discourse"))


def repair(doc: Doc, timexes: Sequence[Timex]) -> None:
    """Gives subjects to finite verbs whose own were hung elsewhere; changes heads and labels of `doc` in place."""
    timed = {token.i for timex in timexes for token in _span(doc, timex)}
    words = list(doc)  # once: to make them anew is what costs
    for i in sorted(timed):
        _by_whom(words[i])
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
        _time_of(verb, timed)
        _day_of_undoing(verb, timed)
        _second_saying(verb)
    for sentence in doc.sents:
        for source in attribution.beside(sentence):
            _apart(source)
    for verb in words:
        if syntax.is_verb(verb) and verb.i not in timed:
            subjects.mend(verb, timed)
    for mark in words:
        clauses.measure(mark)


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
    if name.pos_ not in {"PROPN", "NOUN", "PRON"} or main is None or syntax.own_subject(main):
        return False
    first = min((main, *syntax.auxiliaries(main)), key=lambda token: token.i)
    finite = main.tag_ in {"VBD", "VBZ"} if first == main else first.tag_ in {"VBD", "VBZ", "VBP", "MD"}
    if not finite or first.nbor(-1).text != "," or any(child.dep_ in {"cop", "case"} for child in name.children):
        return False
    main.head, main.dep_ = main, "ROOT"
    name.head, name.dep_ = main, "nsubj:pass" if syntax.is_passive(main) else "nsubj"
    return True


def _main_clause(verb: Token) -> None:
    """ "The port reopened on Wednesday, officials said": a verb read as qualifying its own subject, where the clause has no other.

    A past tense never qualifies without a relative pronoun; a form that may be a participle is the main verb where its noun
    stands alone, or is one subject too many of the verb of saying.
    """
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
    # alone, or behind a dateline: "OSLO (NNA) — A truce largely held on Sunday"
    alone = top == noun or (noun.dep_ in {"appos", "parataxis"} and top.head == top and top.pos_ == "PROPN" and top.i + 1 < noun.i)
    saying = not alone and verb_base(top) in cue("attributing")
    extra = saying and noun.dep_ in syntax.SUBJECT and any(each.dep_ in syntax.SUBJECT and each.i > noun.i for each in top.children)
    told = saying and noun.dep_ in syntax.OBJECT and (verb.tag_ == "VBD" or verb_base(top) == "say")  # one says no walls
    if alone and verb.tag_ == "VBD":
        verb.head, verb.dep_ = verb, "ROOT"
    elif extra or told:
        verb.head, verb.dep_ = top, "ccomp"
    else:
        return
    noun.head, noun.dep_ = verb, "nsubj"


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


def _in_plain_past(verb: Token) -> bool:
    """ "left", "did not leave", "was left", "was ill"; not "had left", "would leave", "leaves"."""
    copulas = [child for child in verb.children if child.dep_ == "cop"]
    first = min((*syntax.auxiliaries(verb), *copulas, verb), key=lambda token: token.i)
    return first.tag_ == "VBD" and (first == verb or first.lemma_ != "have")


def _by_whom(day: Token) -> None:
    """ "maps drawn 3 May by the council": nobody draws a day, and no day is by anybody."""
    verb = next((token for token in (day, *day.ancestors) if syntax.is_verb(token)), None)
    inside = set(day.subtree)
    if verb is None or verb.i > day.i or verb.tag_ not in {"VBN", "VBD"} or not set(verb.doc[verb.i + 1 : day.i]) <= inside:
        return
    after = next((token for token in verb.doc[day.i + 1 : verb.sent.end] if token not in inside or token.lower_ == "by"), None)
    if after is None or after.lower_ != "by" or after.dep_ != "case":
        return
    if day.head == verb and day.dep_ in syntax.OBJECT:
        day.dep_ = "obl:unmarked"
    if verb != after.head.head and not after.head.is_ancestor(verb):
        subjects.attach(after.head, verb, "obl:agent")


def _time_of(participle: Token, timed: set[int]) -> None:
    """ "A report issued Monday praised the port": the day right after a participle and before the main verb is the participle's."""
    doc, first = participle.doc, participle.i + 1
    if participle.dep_ != "acl" or participle.tag_ not in {"VBN", "VBD"} or first not in timed:
        return
    after = next((i for i in range(first, len(doc)) if i not in timed), len(doc))
    top = [token for token in doc[first:after] if not first <= token.head.i < after]
    if len(top) == 1 and after < len(doc) and syntax.is_verb(doc[after]) and not top[0].is_ancestor(participle):
        top[0].head, top[0].dep_ = participle, "obl:unmarked"


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


def _day_of_undoing(day: Token, timed: set[int]) -> None:
    """ "abandoned its takeover of X on Wednesday": the day is that of giving up, for the takeover never was."""
    if day.i not in timed or day.dep_ != "nmod":
        return
    noun = day.head
    if not any(child.dep_ == "case" and child.lower_ in {"on", "in"} for child in day.children):
        return
    while noun.dep_ in {"appos", "nmod", "compound"} and noun.head != noun:
        noun = noun.head
    if noun.dep_ in syntax.OBJECT and noun.head.i < noun.i and verb_base(noun.head) in cue("undoing"):
        subjects.attach(day, noun.head, "obl")


def _span(doc: Doc, timex: Timex) -> Sequence[Token]:
    span = doc.char_span(timex.extent.start, timex.extent.end, alignment_mode="expand")
    return list(span) if span is not None else []
