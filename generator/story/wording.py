"""What a clause says besides who, where and when: its content words, and how many of what."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from generator.model import Document, EventMention, Extent, Mention, Timex

# Words of every text: to share them says nothing, and a story of three articles is too small to show that by counting
_FUNCTION = frozenset(
    "the this that these those and but nor for with from into onto over under upon about after before during since until while "
    "when where which who whom whose what why how than then there here near between among against across through within without "
    "off out down around along toward towards per its his her their our your him them she they was were are has have had been "
    "being does did can could may might must shall should will would not any all some each both more most less least also just "
    "only even still yet already again first last next later early late very such same other another own itself himself herself "
    "themselves because though although however said says say saying told according nearly almost including "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(number) for number, word in enumerate(_UNITS.split())}
_NUMBERS |= {word: str(number * 10) for number, word in enumerate(_TENS.split(), 2)} | {"dozen": "12", "hundred": "100"}
_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]{3,}")
_T = TypeVar("_T", Mention, Timex)
_COUNTED = re.compile(r"(\d[\d,.]*\d|\d|[^\W\d_]+)\s+(?:[^\W\d_]+-)?([^\W\d_]{3,})")


class Wording:
    """One text, with its names and times by sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._text = document.article.text
        begins = [sentence.start for sentence in document.sentences]

        def by_sentence(several: Iterable[_T]) -> dict[int, list[_T]]:
            found: dict[int, list[_T]] = defaultdict(list)
            for one in several:
                found[bisect.bisect_right(begins, one.extent.start) - 1].append(one)
            return found

        self._names = by_sentence(name for name in document.mentions if name.form == "name")
        self._times = by_sentence(document.timexes)

    def names(self, sentence: int) -> Sequence[Mention]:
        """The names in a sentence."""
        return self._names.get(sentence, ())

    def words(self, mention: EventMention) -> frozenset[str]:
        """The content words of the clause but for the trigger, names and times: numbers as digits, nouns without a plural's s."""
        known = [mention.trigger, *(one.extent for one in (*self.names(mention.sentence), *self._times.get(mention.sentence, ())))]
        found = _WORD.finditer(self._text, mention.clause.start, mention.clause.end)
        words = (match.group().casefold() for match in found if not _within(match.start(), known))
        return frozenset(_singular(_number(word)) for word in words if word not in _FUNCTION)

    def name_words(self, mention: EventMention) -> frozenset[str]:
        """The words of the names in the sentence, as `words` would give them were they no names."""
        extents = (name.extent for name in self.names(mention.sentence))
        words = (match.group().casefold() for extent in extents for match in _WORD.finditer(self._text, extent.start, extent.end))
        return frozenset(_singular(word) for word in words if word not in _FUNCTION)

    def counts(self, mention: EventMention) -> frozenset[tuple[str, str]]:
        """How many of what the clause tells: ("300", "job"); no dates."""
        times = [timex.extent for timex in self._times.get(mention.sentence, ())]
        found = set()
        for match in _COUNTED.finditer(self._text, mention.clause.start, mention.clause.end):
            number = _number(match[1].casefold())
            if number.isdigit() and not _within(match.start(), times):
                found.add((number, _singular(match[2].casefold())))
        return frozenset(found)


def _within(place: int, extents: Iterable[Extent]) -> bool:
    return any(extent.start <= place < extent.end for extent in extents)


def _number(word: str) -> str:
    """Digits without separators, for "40,000" and "fourteen" too; other words as they are."""
    return word.replace(",", "") if word[0].isdigit() else _NUMBERS.get(word, word)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
