"""Every entity corpus in one scheme, and which of its sentences train, develop and test.

PERSON without titles; ORG; LOC for all places, countries and buildings among them; NORP for peoples, parties' and religions'
adherents; EVENT. What a corpus annotates as a mixed bag (MISC) is UNKNOWN.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training import gmb, gum
from training import settings as s
from training.columns import UNKNOWN, Sentence, mapped, read
from training.sources import BTC, CROSSNER, UNER, WIKIGOLD, WNUT

_PER_ORG_LOC: dict[str, str | None] = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_WNUT: dict[str, str | None] = {
    "person": "PERSON",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "creative-work": UNKNOWN,
    "product": None,
}
_CROSSNER: dict[str, str | None] = {
    "politicalparty": "ORG",
    "organisation": "ORG",
    "politician": "PERSON",
    "person": "PERSON",
    "country": "LOC",
    "location": "LOC",
    "election": "EVENT",
    "event": "EVENT",
}


@dataclass(frozen=True, slots=True)
class Corpora:
    """Sentences by corpus. `peoples`: lower-case words that all corpora but GMB leave unannotated where they name a people."""

    train: dict[str, tuple[Sentence, ...]]
    dev: dict[str, tuple[Sentence, ...]]
    test: dict[str, tuple[Sentence, ...]]
    peoples: frozenset[str]


def load() -> Corpora:
    """All corpora. Their order is part of the result: seeds and the recogniser's numbers of schemes depend on it."""
    meaning_bank = gmb.read()
    blocks = [meaning_bank[i : i + s.GMB_BLOCK] for i in range(0, len(meaning_bank), s.GMB_BLOCK)]
    gold = tuple(wikigold())
    cut = int(len(gold) * s.WIKIGOLD_TRAIN)
    uner_dev = list(uner("dev"))  # its own training part is not in the corpora
    random.Random(9).shuffle(uner_dev)
    return Corpora(
        train={
            "gmb": tuple(x for i, block in enumerate(blocks) if i % s.GMB_EVERY not in {s.GMB_TEST, s.GMB_DEV} for x in block),
            "uner": tuple(uner_dev),
            "gum": tuple(gum.read("train")),
            "wikigold": gold[:cut],
            "crossner": (*crossner("train"), *crossner("dev")),
            "wnut": tuple(wnut("wnut17train.conll")),
            "btc": tuple(broad_twitter()),
        },
        dev={
            "gmb": tuple(x for i, block in enumerate(blocks) if i % s.GMB_EVERY == s.GMB_DEV for x in block),
            "wikigold": gold[cut : cut + s.WIKIGOLD_DEV_SENTENCES],
            "gum": tuple(gum.read("dev")),
        },
        test={
            "gmb": tuple(x for i, block in enumerate(blocks) if i % s.GMB_EVERY == s.GMB_TEST for x in block),
            "uner": tuple(uner("test")),
            "wikigold": gold[cut + s.WIKIGOLD_DEV_SENTENCES :],
            "gum": tuple(gum.read("test")),
            "wnut": tuple(wnut("emerging.test.annotated")),
            "crossner": tuple(crossner("test")),
        },
        peoples=gmb.nationalities(meaning_bank),
    )


def uner(split: str) -> Iterator[Sentence]:
    return mapped(read(UNER.path / f"en_ewt-ud-{split}.iob2", 1, 2), _PER_ORG_LOC)


def wikigold() -> Iterator[Sentence]:
    return mapped(read(WIKIGOLD.path / "wikigold.conllu", 1, 2), _PER_ORG_LOC)


def crossner(split: str) -> Iterator[Sentence]:
    return mapped(read(CROSSNER.path / "ner_data" / "politics" / f"{split}.txt", 0, 1), _CROSSNER)


def wnut(file: str) -> Iterator[Sentence]:
    return mapped(read(WNUT.path / file, 0, 1), _WNUT)


def broad_twitter() -> Iterator[Sentence]:
    for part in "abefgh":
        yield from mapped(read(BTC.path / f"{part}.conll", 0, -1), _PER_ORG_LOC)
