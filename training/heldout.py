"""No sentence of a test set is learnt from, whichever corpus has it: VOA repeats itself, and GUM lists one court twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from training import conllu
from training import settings as s
from training.columns import Sentence
from training.conllu import Document
from training.corpora import Corpora


def key(words: Iterable[str]) -> str:
    """A sentence's letters and digits, without case and white space, for corpora differ in quotation marks and in tokens."""
    text = unicodedata.normalize("NFKC", "".join(words)).casefold()
    return "".join(char for char in text if char.isalnum())


class HeldOut:
    """The sentences of all test sets, of treebanks and entity corpora alike."""

    def __init__(self, corpora: Corpora) -> None:
        treebanks = (*conllu.ewt("test"), *conllu.gum("test"), conllu.pud())
        tests = [[word.form for word in sentence] for document in treebanks for sentence in document.sentences]
        tests += [list(sentence.words) for sentences in corpora.test.values() for sentence in sentences]
        self._keys = frozenset(map(key, tests)) - {""}

    def has(self, words: Iterable[str]) -> bool:
        words = tuple(words)
        return len(words) >= s.SHORTEST_HELD_OUT and key(words) in self._keys

    def without(self, name: str, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """The sentences that are in no test set; how many were, is printed."""
        sentences = tuple(sentences)
        kept = tuple(sentence for sentence in sentences if not self.has(sentence.words))
        print(f"{name}: {len(kept)} sentences to learn from, {len(sentences) - len(kept)} left out that are in a test set")
        return kept

    def without_documents(self, name: str, documents: Iterable[Document]) -> tuple[Document, ...]:
        """The same for documents of treebanks."""
        documents = tuple(documents)
        kept = tuple(
            Document(
                document.name,
                tuple(sentence for sentence in document.sentences if not self.has(word.form for word in sentence)),
            )
            for document in documents
        )
        before, after = (sum(len(document.sentences) for document in group) for group in (documents, kept))
        print(f"{name}: {after} sentences to learn from, {before - after} left out that are in a test set")
        return kept

    def check(self, sentences: Iterable[Iterable[str]]) -> None:
        """Raises AssertionError where one of the sentences, given as words, is in a test set. Last before training."""
        for words in sentences:
            words = tuple(words)
            assert not self.has(words), f"in a test set and in a training set: {' '.join(words)}"
