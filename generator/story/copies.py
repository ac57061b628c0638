"""Near-copies: one agency story in five outlets is one source.

Two texts are copies where their word 5-grams overlap: Jaccard |A ∩ B| / |A ∪ B| ≥ 0.6, or the shorter is nearly contained in the
longer, |A ∩ B| / min(|A|, |B|) ≥ 0.8 (Broder 1997, "On the resemblance and containment of documents"). Candidates are texts that
share sampled 5-grams (hash divisible by 4), which keeps the work nearly linear.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

RESEMBLANCE = 0.6
CONTAINMENT = 0.8
_WORDS = 5
_SAMPLED = 4
_KEPT = 40  # texts remembered for one 5-gram: what more texts than that have is boilerplate, or a copy of the first of them
_PROMISING = 0.05  # copies share about 0.15 of their 5-grams in the sample


def copy_groups(texts: Sequence[str]) -> list[int]:
    """For each text the index of the first one it is a near-copy of, by however many steps: itself for an original."""
    shingles = [_shingles(text) for text in texts]
    sampled: dict[int, list[int]] = defaultdict(list)
    first = list(range(len(texts)))

    def root(text: int) -> int:
        while first[text] != text:
            text = first[text]
        return text

    for text, own in enumerate(shingles):
        shared: Counter[int] = Counter()
        for shingle in own:
            if shingle % _SAMPLED == 0 or len(own) < _WORDS * _SAMPLED:
                shared.update(sampled[shingle])
                if len(sampled[shingle]) < _KEPT:
                    sampled[shingle].append(text)
        for other, count in sorted(shared.items()):
            likely = count >= _PROMISING * min(len(own), len(shingles[other]))
            if likely and root(other) != root(text) and _alike(own, shingles[other]):
                one, two = sorted((root(other), root(text)))
                first[two] = one
    return [root(text) for text in range(len(texts))]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= RESEMBLANCE * len(one | other) or shared >= CONTAINMENT * min(len(one), len(other))


def _shingles(text: str) -> frozenset[int]:
    """Hashes of the runs of five words; of all words where there are fewer."""
    words = re.findall(r"\w+", text.casefold())
    runs = range(max(1, len(words) - _WORDS + 1))
    return frozenset(zlib.crc32(" ".join(words[start : start + _WORDS]).encode()) for start in runs)
