"""Entity corpora to what is learnt from, and to the DocBins that the recogniser is measured on."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from training import corpora, docs
from training import settings as s
from training.columns import Sentence
from training.corpora import Corpora
from training.heldout import HeldOut


def load() -> Corpora:
    """The corpora, their training parts without what is in a test set."""
    loaded = corpora.load()
    held_out = HeldOut(loaded)
    train = {name: held_out.without(name, sentences) for name, sentences in loaded.train.items()}
    for sentences in train.values():
        held_out.check(sentence.words for sentence in sentences)
    return dataclasses.replace(loaded, train=train)


def peoples(name: str, loaded: Corpora) -> frozenset[str]:
    """The words that may name a people and are not annotated where they do. GMB annotates them."""
    return frozenset() if name == "gmb" else loaded.peoples


def main() -> None:
    loaded, chance = corpora.load(), random.Random(s.ENTITY_SEED)

    def texts(name: str, sentences: Sequence[Sentence]) -> Iterator[Doc]:
        return docs.group(sentences, chance, peoples(name, loaded))

    for name, sentences in loaded.test.items():
        docs.save(s.CORPUS / f"{name}_ner_test.spacy", texts(name, sentences))


if __name__ == "__main__":
    main()
