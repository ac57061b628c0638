"""Which sentences of near-copies are one sentence, lightly edited: what they tell is one event, whatever the edit did to it."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from generator.model import Document

SAME = 0.6  # Jaccard of their words, |A ∩ B| / |A ∪ B|
SHORT = 7  # words: two sentences of fewer may be the same by chance
_WORD = re.compile(r"\w+")


class Sentences:
    """The sentences of one text, and of each the digest under which near-copies of the text have it too."""

    def __init__(self, document: Document, edited: Mapping[int, int] | None = None) -> None:
        self._document = document
        self._edited = edited or {}

    def digest(self, sentence: int) -> int | None:
        """The same for the same words, and for a sentence that a near-copy has edited; None for a short one."""
        return self._edited.get(sentence, self._own[sentence])

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The words of each sentence, empty for a short one."""
        return [frozenset(words) if len(words) >= SHORT else frozenset() for words in self._in_order]

    @cached_property
    def _in_order(self) -> list[list[str]]:
        text = self._document.article.text
        return [_WORD.findall(sentence.of(text).casefold()) for sentence in self._document.sentences]

    @cached_property
    def _own(self) -> list[int | None]:
        return [zlib.crc32(" ".join(words).encode()) if len(words) >= SHORT else None for words in self._in_order]


def edited_sentences(documents: Sequence[Document], copies: Sequence[int]) -> list[Sentences]:
    """The sentences of all texts; `copies` gives for each text the first one it is a near-copy of.

    A sentence of a copy has the digest of the first one in its group that shares `SAME` of its words.
    """
    groups = Counter(copies)
    known: dict[int, _Known] = defaultdict(_Known)
    found = []
    for document, group in zip(documents, copies, strict=True):
        read = Sentences(document)
        if groups[group] > 1:
            read = Sentences(document, known[group].met(read))
        found.append(read)
    return found


class _Known:
    """The different sentences of a group of near-copies, found by their words."""

    def __init__(self) -> None:
        self._sentences: list[tuple[frozenset[str], int]] = []
        self._having: dict[str, list[int]] = defaultdict(list)

    def met(self, text: Sentences) -> dict[int, int]:
        """The digest of each sentence that is here already, edited or not; the others are here from now on."""
        found, new = {}, []
        for place, words in enumerate(text.words):
            own = text.digest(place)
            if own is None:
                continue
            shared = Counter(other for word in words for other in self._having.get(word, ()))
            best = max(shared, key=lambda other: (self._likeness(words, other), -other), default=None)
            if best is not None and self._likeness(words, best) >= SAME:
                found[place] = self._sentences[best][1]
            else:
                new.append((words, own))
        for words, own in new:  # only now: no sentence is an edit of another one of its own text
            for word in words:
                self._having[word].append(len(self._sentences))
            self._sentences.append((words, own))
        return found

    def _likeness(self, words: frozenset[str], other: int) -> float:
        return len(words & self._sentences[other][0]) / len(words | self._sentences[other][0])
