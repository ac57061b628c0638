"""Whose day it is: which word a time expression belongs to, where the parser hung it on another."""

from __future__ import annotations

from spacy.tokens import Token

from generator.language import lexicon, subjects, syntax
from generator.language.lexicon import cue
from generator.language.triggers import verb_base

_YEAR = 4  # digits


def by_whom(day: Token) -> None:
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


def of_participle(participle: Token, timed: set[int]) -> None:
    """ "A report issued Monday praised the port": the day right after a participle and before the main verb is the participle's."""
    doc, first = participle.doc, participle.i + 1
    if participle.dep_ != "acl" or participle.tag_ not in {"VBN", "VBD"} or first not in timed:
        return
    after = next((i for i in range(first, len(doc)) if i not in timed), len(doc))
    top = [token for token in doc[first:after] if not first <= token.head.i < after]
    if len(top) == 1 and after < len(doc) and syntax.is_verb(doc[after]) and not top[0].is_ancestor(participle):
        top[0].head, top[0].dep_ = participle, "obl:unmarked"


def of_verb(day: Token, timed: set[int]) -> None:
    """ "was founded by X and Y in 1999": a time is of the verb, and of no second name, unless the first has one of its own."""
    if day.dep_ != "orphan":
        return
    verb = next((token for token in day.ancestors if syntax.is_verb(token)), None)
    if verb is not None and not any(token.i in timed for token in verb.subtree if token.i not in {each.i for each in day.subtree}):
        day.head, day.dep_ = verb, "obl"


def of_undoing(day: Token, timed: set[int]) -> None:
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


def of_past(day: Token, timed: set[int]) -> None:
    """ "founded the institute that bears his name in 1989": a past year is not that of what is so now, but of what was done."""
    verb = day.head
    if day.i not in timed or day.i < verb.i or verb.dep_ not in syntax.RELATIVE or verb.tag_ not in {"VBZ", "VBP"}:
        return
    year = any(len(token.text) == _YEAR and token.text.isdigit() for token in day.subtree)
    top = next((token for token in verb.ancestors if syntax.is_verb(token)), None)
    if year and top is not None and top.tag_ == "VBD" and any(child.lower_ in {"in", "on"} for child in day.children):
        subjects.attach(day, top, "obl")


def of_plan(day: Token, timed: set[int]) -> None:
    """ "is slated for release on Monday": the day is that of the release, and it is slated now."""
    verb = day.head
    if day.i not in timed or day.dep_ not in syntax.OBLIQUE or verb_base(verb) not in cue("arranging"):
        return
    first = min(token.i for token in day.subtree)
    noun = next((child for child in verb.children if child.dep_ in syntax.OBLIQUE and verb.i < child.i < first), None)
    if noun is None or noun.i in timed or lexicon.load().named_by(noun) is None:
        return
    if max(token.i for token in noun.subtree) == first - 1 and any(child.lower_ == "for" for child in noun.children):
        day.head, day.dep_ = noun, "nmod"
