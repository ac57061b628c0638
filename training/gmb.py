"""The Groningen Meaning Bank's names in our labels.

Its labels come from a machine, mostly (Bos et al. 2017, "The Groningen Meaning Bank", Handbook of Linguistic Annotation): "Iraq" is
now a place, now an organisation. What a text is labelled most often in the whole corpus decides where the labels contradict.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from training.columns import UNKNOWN, Sentence, Span, spans
from training.lexicon import PEOPLES, STORMS, TITLES
from training.sources import GMB

# Windows' punctuation in a file that says it is Latin-1.
_PUNCTUATION = str.maketrans({"\x92": "'", "\x93": '"', "\x94": '"', "\x85": "...", "\x96": "-", "\x97": "--"})
_PERSON = {"per": "PERSON", "geo": "LOC", "org": "ORG"}


class Raw(NamedTuple):
    """A sentence as the corpus has it: words, Penn tags, IOB tags."""

    words: list[str]
    tags: list[str]
    names: list[str]


Counts = Mapping[str, Counter[str]]  # lower-case text of a name → how often it has each label


def read() -> list[Sentence]:
    """All sentences that have a word, in the corpus' order."""
    corpus = list(_raw())
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for raw in corpus:
        for span in spans(raw.names):
            counts[" ".join(raw.words[span.start : span.end]).lower()][span.label] += 1
    return [
        Sentence(tuple(raw.words), (), tuple(_names(raw, counts)))
        for raw in corpus
        if any(word and word[0].isalnum() for word in raw.words)
    ]


def nationalities(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Lower-case words that name peoples: those the corpus labels so, which other corpora do not annotate."""
    labelled = (
        sentence.words[span.start].lower()
        for sentence in sentences
        for span in sentence.spans
        if span.label == "NORP" and span.end - span.start == 1
    )
    return PEOPLES.union(labelled)


def _raw() -> Iterator[Raw]:
    current = Raw([], [], [])
    with (GMB.path / "ner_dataset.csv").open(encoding="latin-1") as file:
        lines = csv.reader(file)
        next(lines)
        for number, word, tag, name in lines:
            if number and current.words:
                yield current
                current = Raw([], [], [])
            current.words.append(word.translate(_PUNCTUATION))
            current.tags.append(tag)
            current.names.append(name)
    yield current


def _names(raw: Raw, counts: Counts) -> Iterator[Span]:
    for span in spans(raw.names):
        start = span.start
        if span.label == "tim":
            continue
        if span.label == "per":
            while start < span.end and raw.words[start].lower() in TITLES:
                start += 1
        text = " ".join(raw.words[start : span.end])
        label = _label(span, text, raw, counts.get(text.lower(), Counter())) if text else None
        if label:
            yield Span(start, span.end, label)


def _label(span: Span, text: str, raw: Raw, count: Counter[str]) -> str | None:
    """Our label of a span whose `text` is without titles and has been labelled `count`; None where it is no name."""
    if span.label == "per":
        return _person(text, count)
    if span.label == "org":
        return _organisation(text, count)
    if span.label == "geo":
        return _place(text, count)
    words = raw.words[span.start : span.end]
    if span.label == "gpe":  # countries and those who live there
        return "LOC" if raw.tags[span.end - 1] in {"NNP", "NN"} and count["geo"] > count["gpe"] else "NORP"
    if span.label == "eve":
        return "EVENT" if len(words) > 1 else UNKNOWN
    if span.label == "nat":
        return "EVENT" if len(words) > 1 and words[0].lower().rstrip("s") in STORMS else UNKNOWN
    return UNKNOWN


def _person(text: str, count: Counter[str]) -> str | None:
    if text.lower() in PEOPLES:
        return "NORP"
    if not text[:1].isupper() and "-" not in text:
        return None
    if count["geo"] > 3 * count["per"]:
        return "LOC"
    return "ORG" if count["org"] > 3 * count["per"] else "PERSON"


def _organisation(text: str, count: Counter[str]) -> str:
    if text.lower() in PEOPLES:
        return "NORP"
    if count["geo"] > 2 * count["org"] and len(text) > 1:
        return "LOC"
    if count["gpe"] > 2 * count["org"]:
        return "NORP"
    if not any(char.isupper() for char in text) or text.lower() in TITLES | {"state", "the"}:
        return UNKNOWN
    return "ORG"


def _place(text: str, count: Counter[str]) -> str:
    if text.lower() in PEOPLES:
        return "NORP"
    if count["org"] > 3 * count["geo"]:
        return "ORG"
    return "LOC" if any(char.isupper() for char in text) else UNKNOWN
