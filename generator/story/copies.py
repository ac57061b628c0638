"""Near-copies: one agency story in five outlets is one source.

A word is shared where one of the runs of five words it stands in is in the other text too (word 5-grams, as in Broder 1997, "On the
resemblance and containment of documents"). Two texts are copies where

    text      0.30 of the words of the shorter are shared, and at least 15 or nearly all (0.90) of them: an outlet cuts, edits, and
              adds paragraphs and boilerplate of its own
    lead      0.38 of the first 60 words of each are shared: news stands first, and a follow-up repeats the background only
    numbers   0.60 of the numbers beside shared words are in the other text, unless nearly all words are shared (a new toll): in
              bulletins, prices and results, which are written to one pattern, they are others each day
    names     0.75 of the capitalised words beside shared words are in the other text: the same pattern tells of another town

The weights were set on the open half of benchmarks/copies/. Candidates are texts that share sampled 5-grams (hash divisible by 4),
which keeps the work nearly linear.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

SHARED = 0.30
SHARED_LEAD = 0.38
KEPT_NUMBERS = 0.60
KEPT_NAMES = 0.75
NEARLY_ALL = 0.90
ENOUGH = 15  # words: in two sentences a run of five may be the same by chance
_LEAD = 60  # words
_WORDS = 5
_BESIDE = 6  # words from a shared one
_SAMPLED = 4
_KEPT = 40  # texts remembered for one 5-gram: what more texts than that have is boilerplate, or a copy of the first of them
_PROMISING = 0.05  # of the 5-grams of the shorter: copies share about 0.08 of them in the sample
_WORD = re.compile(r"\w+(?:[.,:]\d+)*")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()
)


class _Text:
    """The words of a text, and the hashes of the runs of five that begin with them; of all words where there are fewer."""

    def __init__(self, text: str) -> None:
        written = _WORD.findall(text)
        self.words = [word.casefold() for word in written]
        self.numbers = [place for place, word in enumerate(self.words) if word[0].isdigit() or word in _NUMBERS]
        self.names = [place for place, word in enumerate(written) if word[0].isupper()]
        starts = range(max(1, len(written) - _WORDS + 1))
        self.runs = [zlib.crc32(" ".join(self.words[start : start + _WORDS]).encode()) for start in starts]
        self.shingles = frozenset(self.runs)
        self.vocabulary = frozenset(self.words)


def copy_groups(texts: Sequence[str]) -> list[int]:
    """For each text the index of the first one it is a near-copy of, by however many steps: itself for an original."""
    read = [_Text(text) for text in texts]
    sampled: dict[int, list[int]] = defaultdict(list)
    first = list(range(len(texts)))

    def root(text: int) -> int:
        while first[text] != text:
            text = first[text]
        return text

    for text, own in enumerate(read):
        shared: Counter[int] = Counter()
        for shingle in own.shingles:
            if shingle % _SAMPLED == 0 or len(own.shingles) < _WORDS * _SAMPLED:
                shared.update(sampled[shingle])
                if len(sampled[shingle]) < _KEPT:
                    sampled[shingle].append(text)
        for other, count in sorted(shared.items()):
            likely = count >= _PROMISING * min(len(own.shingles), len(read[other].shingles))
            if likely and root(other) != root(text) and _alike(own, read[other]):
                one, two = sorted((root(other), root(text)))
                first[two] = one
    return [root(text) for text in range(len(texts))]


def _alike(one: _Text, other: _Text) -> bool:
    if len(one.words) > len(other.words):
        one, other = other, one
    # The lead first: most that share a background or an outlet's boilerplate need no more looking at
    if any(_share(_shared(its, from_, _LEAD)) < SHARED_LEAD for its, from_ in ((one, other), (other, one))):
        return False
    shared = _shared(one, other)
    nearly_all = _share(shared) >= NEARLY_ALL
    if not nearly_all and (_share(shared) < SHARED or sum(shared) < ENOUGH):
        return False
    numbers = nearly_all or _kept(one.numbers, one, other, shared) >= KEPT_NUMBERS
    return numbers and _kept(one.names, one, other, shared) >= KEPT_NAMES


def _shared(one: _Text, other: _Text, first: int | None = None) -> list[bool]:
    """For each word of `one`, or the first few of them, whether it is in a run that `other` has."""
    shared = [False] * len(one.words[:first])
    for start, run in enumerate(one.runs[:first]):
        if run in other.shingles:
            shared[start : start + _WORDS] = [True] * len(shared[start : start + _WORDS])
    return shared


def _share(shared: Sequence[bool]) -> float:
    return sum(shared) / len(shared) if shared else 1.0


def _kept(places: Sequence[int], one: _Text, other: _Text, shared: Sequence[bool]) -> float:
    """The share of the words at some places, beside shared words, that are in the other text."""
    beside = [one.words[place] for place in places if any(shared[max(0, place - _BESIDE) : place + _BESIDE + 1])]
    return sum(word in other.vocabulary for word in beside) / len(beside) if beside else 1.0
