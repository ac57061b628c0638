"""Other names and other typography in copies of the training sentences, so that the model learns how names stand and not by heart.

Swapping mentions: Dai and Adel 2020, "An Analysis of Simple Data Augmentation for Named Entity Recognition". New names are those of
the corpora, and names made from families of patterns: rarely does a corpus have the armed groups and the surnames that news has.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from training.columns import Sentence, Span

CURLY = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m", "'": "’", "--": "—"}
STRAIGHT = ('"', "``", "''")

_SMALL = ("al", "bi", "de", "va", "el")  # what names of the corpora may have in lower case: al-, bin, de, van, el
_KUNYA = "Abu Umm Abd Abdel Ibn".split()
_ARTICLES = "al- al- al- Al- el- ash-".split()
_GROUP_ARTICLES = "al- al- ash- Al- ul-".split()
_GROUPS = (
    "Harakat Jaish Jaysh Liwa Faylaq Hizb Jund Ansar Kataib Saraya Tahrir Ajnad Suqour Nour Hayat Katibat Asaib Haraket".split()
)
_GROUP_TAILS: tuple[list[str], ...] = (["Front"], ["Brigade"], ["Movement"], ["Army"], [])
_BODIES = (
    "Army Front Movement Brigades Committee Council Union Party Group Forces Coalition Alliance Network Agency Institute Ministry "
    "Battalion Liberation_Front Resistance Guard"
).split()
_CAUSES = "Liberation Islam Freedom Unity Victory Justice Peace Defense Foreign_Affairs National_Salvation Change Martyrs".split()
_INITIALS = "ABCDEFGHJKLMNPRSTW"
_COMMON = slice(150, 4000)  # common words by frequency, without those that are hardly ever a surname

Name = Sequence[str]


class Augmenter:
    """Makes names from those of `sentences`."""

    def __init__(self, sentences: Iterable[Sentence], chance: random.Random) -> None:
        self._chance = chance
        sentences = tuple(sentences)
        pools: dict[str, set[tuple[str, ...]]] = {"PERSON": set(), "ORG": set(), "LOC": set()}
        sizes = {"PERSON": range(2, 5), "ORG": range(1, 7), "LOC": range(1, 4)}
        for sentence in sentences:
            for span in sentence.spans:
                name = sentence.words[span.start : span.end]
                if len(name) in sizes.get(span.label, ()) and all(w[:1].isupper() or w[:2].lower() in _SMALL for w in name):
                    pools[span.label].add(name)
        self._persons, self._bodies, self._places = (sorted(pools[label]) for label in ("PERSON", "ORG", "LOC"))
        self._given = sorted({name[0] for name in self._persons})
        self._family = sorted({name[-1] for name in self._persons})
        self._towns = [name[0] for name in self._places if len(name) == 1 and name[0].isalpha()]
        words = Counter(
            word for sentence in sentences for word in sentence.words if word.islower() and word.isalpha() and 3 <= len(word) <= 9
        )
        self._common = [word.capitalize() for word, _ in words.most_common(_COMMON.stop)[_COMMON.start :]]

    def swap(self, sentence: Sentence, probability: float) -> Sentence:
        """The sentence with each of its names replaced by another of its kind with this probability."""
        spaces = sentence.spaced()
        words: list[str] = []
        new_spaces: list[bool] = []
        spans: list[Span] = []
        done = 0
        for span in sorted(sentence.spans):
            if span.start < done:
                continue
            words += sentence.words[done : span.start]
            new_spaces += spaces[done : span.start]
            start, old = len(words), sentence.words[span.start : span.end]
            name = self._name(span.label, old) if self._chance.random() < probability else ()
            words += name or old
            new_spaces += (*[True] * (len(name) - 1), spaces[span.end - 1]) if name else spaces[span.start : span.end]
            spans.append(Span(start, len(words), span.label))
            done = span.end
        words += sentence.words[done:]
        new_spaces += spaces[done:]
        return Sentence(tuple(words), tuple(new_spaces), tuple(spans))

    def retype(self, sentence: Sentence) -> Sentence:
        """The sentence with curly quotation marks, or now and then in lower case, in capitals or as headlines are written."""
        words, chosen = sentence.words, self._chance.random()
        if chosen < 0.35:
            words = curly(words)
        elif chosen < 0.39:
            words = tuple(word.lower() for word in words)
        elif chosen < 0.42:
            words = tuple(word.upper() for word in words)
        elif chosen < 0.47:
            words = tuple(word[:1].upper() + word[1:] if len(word) > 3 else word for word in words)
        return Sentence(words, sentence.spaced(), sentence.spans)

    def _name(self, label: str, old: Name) -> Name:
        if label == "PERSON":
            name = self._person()
            return name[-1:] if len(old) == 1 else name
        if label == "ORG":
            return self._body()
        return self._chance.choice(self._places) if label == "LOC" else ()

    def _person(self) -> Name:
        chance, kind = self._chance, self._chance.random()
        if kind < 0.35:
            return [chance.choice(self._given), chance.choice(self._family)]
        if kind < 0.5:
            return chance.choice(self._persons)
        if kind < 0.66:  # "Ann B. Harvest": many surnames are words
            given = chance.choice(self._given)
            initial = [chance.choice(_INITIALS) + "."] if chance.random() < 0.15 else []
            return [given, *initial, chance.choice(self._common)]
        name = [chance.choice(_KUNYA) if kind < 0.83 else chance.choice(self._given), chance.choice(self._family)]
        if chance.random() < 0.6:
            name.append(self._nisba())
        if chance.random() < 0.15:
            name.append(chance.choice(self._family))
        return name

    def _nisba(self) -> str:
        """Where a family is from: "al-Masri"."""
        chance = self._chance
        if chance.random() < 0.3:
            origin = chance.choice(self._towns).lower()
        else:
            origin = chance.choice(self._family).lower().replace("al-", "")
        origin = re.sub("[^a-z]", "", origin) or "masri"
        if not origin.endswith("i"):
            origin += chance.choice(["i", "i", "", "ani"])
        return chance.choice(_ARTICLES) + origin.capitalize()

    def _body(self) -> Name:
        chance, kind = self._chance, self._chance.random()
        if kind < 0.5:
            return chance.choice(self._bodies)
        if kind < 0.75:
            name = [chance.choice(_GROUPS)]
            if chance.random() < 0.4:
                name.append(chance.choice([*_GROUPS, self._stem()]))
            return [*name, chance.choice(_GROUP_ARTICLES) + self._stem()]
        if kind < 0.85:
            return ["al-" + self._stem(), *chance.choice(_GROUP_TAILS)]
        if kind < 0.93:
            body = chance.choice(_BODIES).split("_")
            return [*body, "of" if chance.random() < 0.7 else "for", *chance.choice(_CAUSES).split("_")]
        place, body = chance.choice(self._places), chance.choice(_BODIES).split("_")
        return [*place, *body, *(["for", *chance.choice(_CAUSES).split("_")] if chance.random() < 0.4 else [])]

    def _stem(self) -> str:
        return self._chance.choice(self._family).split("-")[-1].capitalize()


def curly(words: Iterable[str]) -> tuple[str, ...]:
    """Words with the quotation marks and apostrophes of print; of straight marks, every second one closes."""
    found: list[str] = []
    opening = True
    for word in words:
        if word in STRAIGHT:
            found.append("“" if opening else "”")
            opening = not opening
        else:
            found.append(CURLY.get(word, word))
    return tuple(found)
