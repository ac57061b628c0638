"""Labelled sentences to spaCy's Docs, and Docs to files."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as DocSpan
from spacy.vocab import Vocab

from training.columns import UNKNOWN, Sentence, Span

VOCAB: Vocab = English().vocab
_MOST = 6  # sentences in a Doc; texts have more than one, and names come back


def group(sentences: Iterable[Sentence], chance: random.Random, peoples: frozenset[str] = frozenset()) -> Iterator[Doc]:
    """Docs of one to six sentences. Words of `peoples` that are in no span are unknown: their corpus does not annotate them."""
    waiting: list[Sentence] = []
    for sentence in map(_without_blanks, sentences):
        if not sentence.words:
            continue
        waiting.append(sentence)
        if len(waiting) >= chance.randint(1, _MOST):
            yield _doc(waiting, peoples)
            waiting = []
    if waiting:
        yield _doc(waiting, peoples)


def save(path: Path, docs: Iterable[Doc]) -> None:
    """Writes a DocBin and says what is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    bin_, words, labels = DocBin(store_user_data=False), 0, Counter[str]()
    for doc in docs:
        bin_.add(doc)
        words += len(doc)
        labels.update(entity.label_ for entity in doc.ents)
    bin_.to_disk(path)
    print(f"{path.name}: {len(bin_)} texts, {words} words", *(f"{label} {count}" for label, count in sorted(labels.items())))


def _without_blanks(sentence: Sentence) -> Sentence:
    """Without the words that are only white space, of which tweets have some; and without spans that begin or end with one."""
    kept = [i for i, word in enumerate(sentence.words) if word.strip()]
    if len(kept) == len(sentence.words):
        return sentence
    place = {old: new for new, old in enumerate(kept)}
    return Sentence(
        tuple(sentence.words[i].strip() for i in kept),
        tuple(sentence.spaces[i] for i in kept) if sentence.spaces else (),
        tuple(
            Span(place[span.start], place[span.end - 1] + 1, span.label)
            for span in sentence.spans
            if span.start in place and span.end - 1 in place
        ),
    )


def _doc(sentences: Sequence[Sentence], peoples: frozenset[str]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    found: list[Span] = []
    for sentence in sentences:
        offset = len(words)
        words += sentence.words
        spaces += (*sentence.spaced()[:-1], True)
        spans = sentence.spans + sentence.unannotated(peoples)
        found += (Span(span.start + offset, span.end + offset, span.label) for span in spans)
    doc = Doc(VOCAB, words=words, spaces=spaces)
    taken: set[int] = set()
    names: list[DocSpan] = []
    for span in found:
        if span.label != UNKNOWN and not span.overlaps(taken):
            names.append(DocSpan(doc, span.start, span.end, label=span.label))
            taken.update(range(span.start, span.end))
    missing = [DocSpan(doc, span.start, span.end) for span in found if span.label == UNKNOWN and not span.overlaps(taken)]
    doc.set_ents(names, missing=missing, default="outside")  # missing: spaCy neither rewards nor punishes there
    return doc
