"""Which Thursday? The words of the clause around an expression tell past from future; it is worth a few points and kept small.

The words are the grammar's lists: `ahead` and `behind` tell the future and the past, `past_endings` are those of regular past
tenses except in `not_past`. A word of `ahead` after one of `perfect` ("had planned") is past, one of `ahead_after_be` ("is set to")
future after one of `be`, as is one of `intent` before one of `to` ("agreed to meet"); what follows `be`, `ahead` or `to` ("is
held", "will hit") leaves the telling to what governs it. `soonest` are the words of "as early as"; and what is told `by` a time is
still to come unless a word of the past stands close.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.temporal.guards import Lists
from generator.temporal.nouns import Extent, Tense, TenseHint
from generator.temporal.tokens import Token

_CLOSE = 4  # tokens: "was back by Friday"
_BACK, _ON = 15, 10  # tokens looked at before the expression, and after it
_STOPS = frozenset(". ! ? ; :".split())
_NONE: frozenset[str] = frozenset()


def tense_at(tokens: Sequence[Token], start: int, end: int, hints: Sequence[TenseHint], lists: Lists) -> Tense | None:
    """The tense at tokens `[start, end)`: a hint that covers it, else the nearest telling verb of the sentence, else None."""
    extent = Extent(tokens[start].start, tokens[end - 1].end)
    covering = [hint for hint in hints if hint.extent.contains(extent)]
    if covering:
        return min(covering, key=lambda hint: hint.extent.end - hint.extent.start).tense
    if start > 1 and {tokens[start - 1].form, tokens[start - 2].form} <= lists.get("soonest", _NONE):
        return "future"
    # a preposition that opens the sentence says nothing: "Until Thursday, they had no name"
    opens = start == 1 or (start > 1 and (tokens[start - 1].breaks or tokens[start - 2].form in _STOPS))
    before = None if opens else _scan(tokens, range(start - 1, max(start - 1 - _BACK, -1), -1), lists)
    after = _scan(tokens, range(end, min(end + _ON, len(tokens))), lists)
    if start > 0 and tokens[start - 1].form in lists["by"]:
        told = after if opens else before
        return told[1] if told and (opens or told[0] < _CLOSE) else "future"
    if before is None or after is None:
        return (before or after or (0, None))[1]
    return before[1] if before[0] <= after[0] + 2 else after[1]


def _scan(tokens: Sequence[Token], places: range, lists: Lists) -> tuple[int, Tense] | None:
    """The first telling word along `places`, and how far off it is; a sentence's end is the end."""
    endings, to = tuple(lists["past_endings"]), lists.get("to", _NONE)
    for distance, at in enumerate(places):
        token = tokens[at]
        if token.form in _STOPS or (token.breaks and places.step > 0):
            return None
        previous = tokens[at - 1].form if at > 0 else ""
        if token.form in lists["ahead"]:
            return distance, "past" if previous in lists["perfect"] else "future"
        following = tokens[at + 1].form if at + 1 < len(tokens) else ""
        if token.form in lists.get("intent", _NONE) and following in to and places.step < 0:
            return distance, "past" if previous in lists["perfect"] else "future"
        if token.form in lists["ahead_after_be"] and previous in lists["be"]:
            return distance, "future"
        regular = bool(endings) and len(token.form) > 4 and token.form.endswith(endings) and token.form not in lists["not_past"]
        named = token.text[0].isupper() and previous.isalnum()  # "United" of United States
        governed = previous in lists["be"] or previous in lists["ahead"] or previous in to
        governs = places.step > 0 and following in lists["ahead"] and token.form in lists["behind"]  # "was expected"
        if (regular or token.form in lists["behind"]) and not named and not governed and not governs:
            return distance, "past"
        if token.breaks:
            return None
    return None
