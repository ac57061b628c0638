"""Which Thursday? The words of the clause around an expression tell past from future; it is worth a few points and kept small."""

from __future__ import annotations

from collections.abc import Sequence

from generator.temporal.nouns import Extent, Tense, TenseHint
from generator.temporal.tokens import Token

_AHEAD = frozenset(
    "will ll shall won expected expects expect scheduled due slated plans plan planning intends hopes until till upcoming"
    " tomorrow starting begins prepares preparing awaits awaiting deadline effective expires expire expiring matures resume"
    " deadlines payable forthcoming".split()
)
_CLOSE = 4  # tokens: "was back by Friday"
_STOPS = frozenset(". ! ? ; :".split())
# the past of irregular verbs that news tells with
_BEHIND = frozenset(
    "was were had did said came went took made began ago yesterday since found told got became left saw held rose fell gave met"
    " sent spoke won lost broke drove flew fought shot struck hit brought bought sold built caught chose drew fled grew heard kept"
    " knew led paid ran rode sank sought stood stole swept swore taught threw thought understood withdrew woke wore wrote"
    " read spent arriving accusing saying leaving".split()
)
_NOT_PAST = frozenset("need indeed speed feed seed deed unneeded hundred red bed".split())


def tense_at(tokens: Sequence[Token], start: int, end: int, hints: Sequence[TenseHint]) -> Tense | None:
    """The tense at tokens `[start, end)`: a hint that covers it, else the nearest telling verb of the sentence, else None."""
    extent = Extent(tokens[start].start, tokens[end - 1].end)
    covering = [hint for hint in hints if hint.extent.contains(extent)]
    if covering:
        return min(covering, key=lambda hint: hint.extent.end - hint.extent.start).tense
    before = _scan(tokens, range(start - 1, max(start - 16, -1), -1))
    if start > 0 and tokens[start - 1].form == "by":
        return before[1] if before and before[0] < _CLOSE else "future"
    after = _scan(tokens, range(end, min(end + 10, len(tokens))))
    if before is None or after is None:
        return (before or after or (0, None))[1]
    return before[1] if before[0] <= after[0] + 2 else after[1]


def _scan(tokens: Sequence[Token], places: range) -> tuple[int, Tense] | None:
    """The first telling word along `places`, and how far off it is; a sentence's end is the end."""
    for distance, at in enumerate(places):
        token = tokens[at]
        if token.form in _STOPS or (token.breaks and places.step > 0):
            return None
        if token.form in _AHEAD and at > 0 and tokens[at - 1].form in {"been", "had"}:
            return distance, "past"
        if token.form == "set" and at > 0 and tokens[at - 1].form in {"is", "are"}:
            return distance, "future"
        if token.form in _AHEAD and not (token.form == "may" and token.text[0].isupper()):
            return distance, "future"
        past = token.form in _BEHIND or (len(token.form) > 4 and token.form.endswith("ed") and token.form not in _NOT_PAST)
        if past:
            return distance, "past"
        if token.breaks:
            return None
    return None
