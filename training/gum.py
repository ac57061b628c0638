"""GUM's names in our labels.

GUM annotates mentions, "the former president of Chile, whose …", not names: the name is the run of proper nouns around the
mention's head. Format: CoNLL-2012 brackets in the MISC column, `Entity=(1-person-…` and `1)`; see the README of UD English GUM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from training.columns import UNKNOWN, Sentence, Span
from training.conllu import Row, Split, gum_paths, rows
from training.lexicon import TITLES

_LABELS = {"person": "PERSON", "place": "LOC", "organization": "ORG", "event": "EVENT"}
_INSIDE = frozenset("of the for and & - al de von van ’s 's –".split())
_NOT_FIRST = frozenset("the a of and for ’s 's & - – its his our".split())
_ENDS_PERSON = frozenset("and of for 's ’s".split())


class Mention(NamedTuple):
    """Words `[start, end)` and the type of what they mention."""

    start: int
    end: int
    kind: str


class Words(NamedTuple):
    """Columns of a sentence. `heads` count from 0; the root's is -1."""

    forms: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]


def read(split: Split) -> Iterator[Sentence]:
    for path in gum_paths(split):
        for sentence in rows(path):
            yield _sentence([row for row in sentence if row[0].isdigit()])


def _sentence(sentence: Sequence[Row]) -> Sentence:
    columns = Words(
        tuple(row[1] for row in sentence), tuple(row[3] for row in sentence), tuple(int(row[6]) - 1 for row in sentence)
    )
    named = (_name(columns, mention) for mention in _mentions(sentence))
    names = sorted((span for span in named if span), key=lambda span: (span.start - span.end, span.start))  # longest first
    taken: set[int] = set()
    kept: list[Span] = []
    for span in names:
        if not span.overlaps(taken):
            kept.append(span)
            taken.update(range(span.start, span.end))
    # Other proper nouns may be names of kinds that we do not label, or names that were not recognised above.
    unknown = [Span(i, i + 1, UNKNOWN) for i, upos in enumerate(columns.upos) if upos == "PROPN" and i not in taken]
    # White space is marked on a contraction as a whole; here its parts stand apart, "do n't", which makes the same tokens.
    spaces = tuple("SpaceAfter=No" not in row[9] for row in sentence)
    return Sentence(columns.forms, spaces, tuple(sorted(kept + unknown)))


def _mentions(sentence: Sequence[Row]) -> Iterator[Mention]:
    """Mentions that begin and end in the sentence, in the order they end."""
    opened: list[tuple[str, str, int]] = []
    for i, row in enumerate(sentence):
        match = re.search(r"Entity=([^|]*)", row[9])
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", match[1]) if match else ():
            fields = bracket.strip("()").split("-")
            if bracket.startswith("("):
                opened.append((fields[0], fields[1] if len(fields) > 1 else "", i))
            if bracket.endswith(")"):
                # A mention in several pieces, `1[1/2]`, is closed piece by piece
                same = [at for at, (name, _, _) in enumerate(opened) if name.split("[")[0] == fields[0].split("[")[0]]
                if same:
                    _, kind, start = opened.pop(same[-1])
                    yield Mention(start, i + 1, kind)


def _name(words: Words, mention: Mention) -> Span | None:
    """The name in a mention, None where its head is no proper noun."""
    label = _LABELS.get(mention.kind)
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if words.heads[i] not in inside), mention.end - 1)
    if label is None or words.upos[head] != "PROPN":
        return None
    start, end = head, head + 1
    while start > mention.start and _goes_on(words, start - 1):
        start -= 1
    while end < mention.end and _goes_on(words, end):
        end += 1
    while start < head and not _begins(words.forms[start]):
        start += 1
    while end - 1 > head and not words.forms[end - 1][:1].isupper() and words.upos[end - 1] not in {"PROPN", "NUM"}:
        end -= 1
    if label == "PERSON":
        while start < head and words.forms[start].lower() in TITLES:
            start += 1
        end = next((i for i in range(start, end) if words.forms[i] in _ENDS_PERSON), end)
        if start >= end or (end - start == 1 and words.forms[start].lower() in TITLES):
            return None
    return Span(start, end, label) if words.forms[start][:1].isalnum() else None


def _goes_on(words: Words, i: int) -> bool:
    """Whether the word can stand inside a name."""
    form, upos = words.forms[i], words.upos[i]
    capital = form[:1].isupper() and upos in {"ADJ", "NOUN", "VERB", "ADP", "DET"}
    return upos in {"PROPN", "NUM", "SYM", "X"} or form in _INSIDE or capital


def _begins(form: str) -> bool:
    """Whether a name can begin with the word."""
    return form.lower() not in _NOT_FIRST and (form[:1].isupper() or form[:1].isdigit() or form == "al")
