"""Chronologies: "2 February 2013: An explosion kills four." A date before a colon or a dash is that of what follows it, and what is
told there in the present happened then."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from generator.language import subjects, syntax
from generator.language.lexicon import cue
from generator.language.triggers import verb_base

_BULLETS = frozenset("- – — • * · ‣ ◦".split())
_MARKS = frozenset(": – — -".split())
_PRESENT = frozenset(("VBZ", "VBP"))


def find(doc: Doc, timed: Collection[int]) -> None:
    """Hangs the dates of a chronology on the verbs of their entries, and puts these in the past; changes `doc` in place."""
    if not timed:
        return
    for entry in _entries(doc, timed):
        _date(entry[0], timed)
        for sentence in entry:
            for verb in sentence:
                if verb.tag_ in _PRESENT and verb.pos_ == "VERB" and verb_base(verb) not in cue("stative"):
                    verb.tag_ = "VBD"


def _entries(doc: Doc, timed: Collection[int]) -> Iterator[Sequence[Span]]:
    """The sentences of each entry, the one with the date first."""
    entry: list[Span] = []
    for sentence in doc.sents:
        labelled = _label(sentence, timed) is not None
        if not labelled and not entry:
            continue
        broken = any("\n" in token.text for token in doc[max(sentence.start - 1, 0) : sentence.start + 1] if token.is_space)
        if (broken or labelled) and entry:
            yield entry
            entry = []
        if labelled or (entry and not broken):
            entry.append(sentence)
    if entry:
        yield entry


def _label(sentence: Span, timed: Collection[int]) -> tuple[Token, int] | None:
    """The head of the date that opens an entry, and where the entry goes on behind its colon or dash."""
    doc, at = sentence.doc, sentence.start
    while at < sentence.end - 1 and at not in timed and (doc[at].is_space or doc[at].text in _BULLETS):
        at += 1
    if at not in timed:
        return None
    end = next((i for i in range(at, sentence.end) if i not in timed), sentence.end)
    if end + 2 > sentence.end - 1 or doc[end].text not in _MARKS:
        return None
    date = doc[at:end]
    return next((token for token in date if not at <= token.head.i < end or token.head == token), doc[at]), end + 1


def _date(sentence: Span, timed: Collection[int]) -> None:
    label = _label(sentence, timed)
    if label is None:
        return
    top, start = label
    rest = [token for token in sentence if token.i >= start and token.i not in timed]
    verb = next((token for token in rest if syntax.is_verb(token) and (token.dep_ == "ROOT" or token.head.i < start)), None)
    verb = verb or next((token for token in rest if token.pos_ == "NOUN" and (token.dep_ == "ROOT" or token.head.i < start)), None)
    if verb is None:
        return
    for token in sentence:  # what else was a root, or hung on the date
        if token != verb and token != top and (token.head == token or (token.head.i < start <= token.i)):
            token.head, token.dep_ = verb, "punct" if token.is_punct else "dep" if token.dep_ == "ROOT" else token.dep_
    verb.head, verb.dep_ = verb, "ROOT"
    subjects.attach(top, verb, "obl:unmarked" if syntax.is_verb(verb) else "nmod:unmarked")
