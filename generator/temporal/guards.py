"""Conditions on the words around a match, for what the words alone do not decide: is "May" a month, is 1988 a year?

A grammar line names them after `?`: `name`, `name:word|word` or `name:@list`, with `!` before it for its contrary. Which words to
look for is the grammar's to say, so that a language is one file; here is only how to look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.temporal.nouns import Mode
from generator.temporal.tokens import Token

Lists = Mapping[str, frozenset[str]]
_Check = Callable[[Sequence[Token], int, int, frozenset[str]], bool]

_POST = 280  # characters, what messaging services take for short
_NEAR = 10  # tokens, what may be of the same clause
_STOPS = frozenset(". ! ? ;".split())
_CLOSING = frozenset({".", "?", '"', "'", ")"})
_MESSAGE = frozenset("# @ ! ~ | … http https".split())
_SIGNS = frozenset(". , / : - _ @ # $ £ € +".split())
_BEFORE_NO_YEAR = frozenset(". , : / _ # @ + = * $ £ € %".split())


class Guard(NamedTuple):
    """One condition: what to look at, which words to look for, and whether they must be there."""

    name: str
    words: frozenset[str]
    wanted: bool

    def holds(self, tokens: Sequence[Token], start: int, end: int, mode: Mode) -> bool:
        """Whether it accepts the match at tokens `[start, end)`."""
        if self.name == "mode":
            return (mode in self.words) is self.wanted
        return GUARDS[self.name](tokens, start, end, self.words) is self.wanted


def read_guard(text: str, lists: Lists) -> Guard:
    """A guard as a grammar line writes it; ValueError where there is no such guard or no such list."""
    name, _, argument = text.removeprefix("!").partition(":")
    if name in ("news", "narrative"):
        name, argument = "mode", name
    if name not in GUARDS and name != "mode":
        raise ValueError(f"{name} is no guard; there are {', '.join(sorted(GUARDS))}, news, narrative")
    words: set[str] = set()
    for word in argument.split("|") if argument else ():
        if word.startswith("@") and len(word) > 1:
            if word[1:] not in lists:
                raise ValueError(f"there is no list {word}")
            words |= lists[word[1:]]
        else:
            words.add(word)
    return Guard(name, frozenset(words), not text.startswith("!"))


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].form if 0 <= at < len(tokens) else ""


def _before(tokens: Sequence[Token], start: int, _end: int, words: frozenset[str]) -> bool:
    return start > 0 and tokens[start - 1].form in words


def _before_that(tokens: Sequence[Token], start: int, _end: int, words: frozenset[str]) -> bool:
    """The word but one before is one of these: of "for much of the day", where "the day" is the match, `much`."""
    return start > 1 and tokens[start - 2].form in words


def _after(tokens: Sequence[Token], _start: int, end: int, words: frozenset[str]) -> bool:
    return end < len(tokens) and not tokens[end].breaks and tokens[end].form in words


def _beside(tokens: Sequence[Token], start: int, end: int, words: frozenset[str]) -> bool:
    """One of these words stands near it in the same sentence."""
    for places in (range(start - 1, max(start - 1 - _NEAR, -1), -1), range(end, min(end + _NEAR, len(tokens)))):
        for at in places:
            if tokens[at].form in words:
                return True
            if tokens[at].form in _STOPS or tokens[at].breaks:
                break
    return False


def _after_that(tokens: Sequence[Token], _start: int, end: int, words: frozenset[str]) -> bool:
    """The word but one after is one of these."""
    return end + 1 < len(tokens) and tokens[end + 1].form in words


def _owns(tokens: Sequence[Token], _start: int, end: int, words: frozenset[str]) -> bool:
    """A genitive, and soon after it one of these: of "April's rise in prices", where April is the match, `rise`."""
    owned = tokens[end + 1 : end + 4] if end < len(tokens) and tokens[end].form == "'" else ()
    return any(token.form in words for token in owned)


def _named_before(tokens: Sequence[Token], start: int, _end: int, words: frozenset[str]) -> bool:
    """A name that ends with the match: Black Friday."""
    return start > 0 and tokens[start - 1].form in words and tokens[start - 1].text[0].isupper()


def _follows_name(tokens: Sequence[Token], start: int, end: int, words: frozenset[str]) -> bool:
    """The word before has a capital and is none of these, which have one only where a sentence begins; in a shout all have."""
    named = start > 0 and tokens[start - 1].text[0].isupper() and tokens[start - 1].form not in words
    return named and not _shouted(tokens, start, end, words)


def _shouted(tokens: Sequence[Token], start: int, end: int, _words: frozenset[str]) -> bool:
    """It is all in capitals, and so is a word beside it."""
    beside = (tokens[at].text for at in (start - 1, end) if 0 <= at < len(tokens))
    return tokens[start].text.isupper() and any(len(word) > 1 and word.isupper() for word in beside)


def _before_digits(tokens: Sequence[Token], start: int, _end: int, _words: frozenset[str]) -> bool:
    return start > 0 and tokens[start - 1].digits


def _after_digits(tokens: Sequence[Token], _start: int, end: int, _words: frozenset[str]) -> bool:
    return end < len(tokens) and tokens[end].digits


def _after_ending(tokens: Sequence[Token], _start: int, end: int, words: frozenset[str]) -> bool:
    """A word of more than three small letters with one of these endings follows: a plural, that a number would count; not https:"""
    word = tokens[end].text if end < len(tokens) else ""
    return len(word) > 3 and word.islower() and word.endswith(tuple(words)) and _word(tokens, end + 2) != "/"


def _capital(tokens: Sequence[Token], start: int, _end: int, _words: frozenset[str]) -> bool:
    return tokens[start].text[0].isupper()


def _ends_capital(tokens: Sequence[Token], _start: int, end: int, _words: frozenset[str]) -> bool:
    return tokens[end - 1].text[0].isupper()


def _capital_after(tokens: Sequence[Token], _start: int, end: int, _words: frozenset[str]) -> bool:
    """A name, or in German a noun, follows."""
    return end < len(tokens) and tokens[end].text[0].isupper() and not tokens[end].breaks


def _begins_name(tokens: Sequence[Token], _start: int, end: int, _words: frozenset[str]) -> bool:
    """A name goes on after it: the Winter Palace, Midnight's Children."""
    if not tokens[end - 1].text[0].isupper():
        return False
    after = end + 2 if _word(tokens, end) == "'" and _word(tokens, end + 1) == "s" else end
    return after < len(tokens) and tokens[after].text[0].isupper() and not tokens[after].breaks


def _all_caps(tokens: Sequence[Token], start: int, _end: int, _words: frozenset[str]) -> bool:
    """Initials, or a line in capitals."""
    return tokens[start].text.isupper()


def _hyphened(tokens: Sequence[Token], _start: int, end: int, words: frozenset[str]) -> bool:
    """A hyphen joins a word to it that is none of these: of "a 2000-seat hall", where 2000 is the match."""
    joined = end + 1 < len(tokens) and tokens[end].form == "-" and tokens[end].glued and tokens[end + 1].glued
    return joined and tokens[end + 1].text.isalpha() and tokens[end + 1].form not in words


def _first(tokens: Sequence[Token], start: int, _end: int, _words: frozenset[str]) -> bool:
    """The sentence begins here, so that a capital says nothing."""
    return start == 0 or tokens[start].breaks or tokens[start - 1].form in {".", "!", "?", '"', ":", "''"}


def _no_dot(tokens: Sequence[Token], _start: int, end: int, _words: frozenset[str]) -> bool:
    """A full stop after the last word ends the sentence and is not of the expression."""
    return tokens[end - 1].form != "."


def _ends(tokens: Sequence[Token], _start: int, end: int, words: frozenset[str]) -> bool:
    """Nothing follows that it would belong to: a sign, an empty line, the end, or one of these words."""
    return end >= len(tokens) or tokens[end].breaks or not tokens[end].form.isalnum() or tokens[end].form in words


def _clause_ends(tokens: Sequence[Token], _start: int, end: int, _words: frozenset[str]) -> bool:
    """the day before: nothing follows that it would be the day before of, a quotation or a genitive included."""
    return end >= len(tokens) or tokens[end].breaks or not (tokens[end].form.isalnum() or tokens[end].form in {"'", '"'})


def _tagged(tokens: Sequence[Token], start: int, _end: int, _words: frozenset[str]) -> bool:
    """Whether it is a hashtag, a user's name or a piece of an address."""
    return start > 0 and tokens[start].glued and tokens[start - 1].form in {"#", "@", "_", "/"}


def _unglued(tokens: Sequence[Token], start: int, end: int, _words: frozenset[str]) -> bool:
    """Not a piece of a longer sign: no version, score, section or address."""
    before, after = _word(tokens, start - 1), _word(tokens, end)
    if start > 0 and tokens[start].glued and (before in _SIGNS or before.isalnum()):
        return False
    if end < len(tokens) and tokens[end].glued and (after in {"_", "@", "%", "/"} or after.isalnum()):
        return False
    more = end + 1 < len(tokens) and tokens[end + 1].glued and tokens[end + 1].digits
    return not (end < len(tokens) and tokens[end].glued and after in {".", ",", ":", "-"} and more)


def _post(tokens: Sequence[Token], _start: int, _end: int, _words: frozenset[str]) -> bool:
    """The whole text is a message, where a bare "day" or "night" is that of the writing: no more than 280 characters, with signs
    that an editor takes out, or without the capital and the full stop that he puts in."""
    if tokens[-1].end - tokens[0].start > _POST:
        return False
    if tokens[-1].form not in _CLOSING or tokens[0].text.islower():
        return True
    return any(
        token.form in _MESSAGE or (token.form == "." and token.glued and before.form == ".") for before, token in pairwise(tokens)
    )


def _stands_alone(tokens: Sequence[Token], start: int, end: int, words: frozenset[str]) -> bool:
    """Four digits that are no piece of a longer number or sign; hyphens join only to the words given (mid-1990) and to years."""
    before, after = _word(tokens, start - 1), _word(tokens, end)
    glued_before = tokens[start].glued and start > 0
    glued_after = end < len(tokens) and tokens[end].glued
    if glued_before and (before in _BEFORE_NO_YEAR or before.isalnum()):
        return False
    if glued_before and before == "-" and start > 1 and tokens[start - 1].glued and tokens[start - 2].form.isalnum():
        joined = tokens[start - 2]
        return joined.form in words or (joined.digits and len(joined.form) == 4)
    if glued_after and (after in {"%", "/", "_", "@"} or after.isalnum()):
        return False
    if glued_after and after in {".", ",", "-", ":"} and end + 1 < len(tokens) and tokens[end + 1].glued and tokens[end + 1].digits:
        return after == "-" and len(tokens[end + 1].form) in (2, 4)
    return True


GUARDS: dict[str, _Check] = {
    "after": _after,
    "after_digits": _after_digits,
    "after_ending": _after_ending,
    "after_that": _after_that,
    "all_caps": _all_caps,
    "before": _before,
    "before_digits": _before_digits,
    "before_that": _before_that,
    "begins_name": _begins_name,
    "beside": _beside,
    "capital": _capital,
    "capital_after": _capital_after,
    "clause_ends": _clause_ends,
    "ends": _ends,
    "ends_capital": _ends_capital,
    "first": _first,
    "follows_name": _follows_name,
    "hyphened": _hyphened,
    "named_before": _named_before,
    "no_dot": _no_dot,
    "owns": _owns,
    "post": _post,
    "shouted": _shouted,
    "stands_alone": _stands_alone,
    "tagged": _tagged,
    "unglued": _unglued,
}
