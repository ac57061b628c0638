"""Which Thursday? The words of the clause around an expression tell past from future; it is worth a few points and kept small.

The words are the grammar's lists (a language leaves empty what it does not use):

- `ahead`, `behind` tell the future and the past; `past_endings` are those of regular past tenses, but not in `not_past` nor after
  one of `attributive` ("an armed man");
- an `ahead` after one of `perfect` is past ("had planned"), an `ahead_after_be` after one of `be` future ("is set to"), as is one
  of `intent` before one of `to` ("agreed to meet"); an `ahead` before one of `have` is past ("might have left");
- what follows one of `be`, `ahead` or `to` ("is held", "will hit", "due to expire") leaves the telling to what governs it;
- of what is told `by` a time, a past tells only where it stands close; what is told `until` a time is still to come unless one of
  `lasting` governs it; `since` is past; where the sentence begins with them, what follows tells;
- one of `soonest` and `as` is to come ("as early as Tuesday").
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.temporal.guards import Lists
from generator.temporal.nouns import Extent, Tense, TenseHint
from generator.temporal.tokens import Token

_CLOSE = 4  # tokens: "was back by Friday"
_BACK, _ON = 15, 10  # tokens looked at before the expression, and after it
_STOPS = frozenset(". ! ? ; :".split())
_ENDS = frozenset(". ! ?".split())
_Told = tuple[int, Tense]


def tense_at(tokens: Sequence[Token], start: int, end: int, hints: Sequence[TenseHint], lists: Lists) -> Tense | None:
    """The tense at tokens `[start, end)`: that of the nearest telling words of the sentence, else of the smallest hint covering it.

    Words go first because what a parser takes for the clause is often too wide: with hints first, nine directions of ten that
    they change get worse (TimeBank, AQUAINT, tweets).
    """
    told = _told(tokens, start, end, lists)
    if told is None and hints:
        extent = Extent(tokens[start].start, tokens[end - 1].end)
        covering = [hint for hint in hints if hint.extent.contains(extent)]
        told = min(covering, key=lambda hint: hint.extent.end - hint.extent.start).tense if covering else None
    return told


def _told(tokens: Sequence[Token], start: int, end: int, lists: Lists) -> Tense | None:
    previous = tokens[start - 1].form if start > 0 else ""
    if previous in lists["since"]:
        return "past"
    if start > 1 and previous in lists["as"] and tokens[start - 2].form in lists["soonest"]:
        return "future"
    opens = _opens(tokens, start, lists)
    before = None if opens else _scan(tokens, range(start - 1, max(start - 1 - _BACK, -1), -1), lists)
    after = _scan(tokens, range(end, min(end + _ON, len(tokens))), lists)
    if previous in lists["by"] | lists["until"] and opens:
        return after[1] if after else "future"
    if previous in lists["by"]:
        return before[1] if before and before[0] < _CLOSE else "future"
    if previous in lists["until"]:
        # "until" itself is at distance 0, and is of what is ahead
        governs = _scan(tokens, range(start - 2, max(start - 1 - _BACK, -1), -1), lists)
        return "past" if governs and tokens[start - 2 - governs[0]].form in lists["lasting"] else "future"
    if before is None or after is None:
        return (before or after or (0, None))[1]
    return before[1] if before[0] <= after[0] + 2 else after[1]


def same_clause(tokens: Sequence[Token], start: int, end: int, lists: Lists) -> bool:
    """Whether between tokens `start` and `end` no sentence ends and nothing else is told."""
    between = range(start, end)
    ends = any(tokens[at].breaks or tokens[at].form in _ENDS for at in between)
    return not ends and not any(_tense(tokens, at, lists, backwards=False) for at in between)


def is_told(tokens: Sequence[Token], start: int, end: int, lists: Lists) -> bool:
    """Whether a past tense leaves no doubt: "since July", and "In July, they left", where the clause is told right after."""
    previous = tokens[start - 1].form if start > 0 else ""
    if previous in lists["since"]:
        return True
    opens = _opens(tokens, start, lists)
    after = _scan(tokens, range(end, min(end + _ON, len(tokens))), lists) if opens and previous not in lists["by"] else None
    return after is not None and after[1] == "past"


def _opens(tokens: Sequence[Token], start: int, lists: Lists) -> bool:
    """Whether at most a preposition, which tells nothing, stands between the sentence's start and token `start`: "Until Thursday,
    they had no name"; but not "Hale Co. resigned Friday", whose stop ends a name."""
    if start < 1:
        return False
    ends = start == 1 or tokens[start - 1].breaks or tokens[start - 2].form in _STOPS
    placed = tokens[start - 1].form in lists["by"] | lists["until"]
    return ends and (placed or _tense(tokens, start - 1, lists, backwards=True) is None)


def _scan(tokens: Sequence[Token], places: range, lists: Lists) -> _Told | None:
    """The first telling word along `places`, and how far off it is; a sentence's end is the end."""
    backwards = places.step < 0
    pending: _Told | None = None  # "to expire": future, unless what governs it was past
    for distance, at in enumerate(places):
        token = tokens[at]
        if token.form in _STOPS or (token.breaks and not backwards) or (pending and distance > pending[0] + _CLOSE):
            break
        tense = _tense(tokens, at, lists, backwards=backwards)
        infinitive = backwards and at > 0 and tokens[at - 1].form in lists["to"]
        if tense == "future" and infinitive:
            pending = pending or (distance, tense)
        elif tense and (not pending or _perfect(tokens, at, lists)):
            return distance, tense
        elif tense and pending:
            return pending
        if token.breaks:
            break
    return pending


def _perfect(tokens: Sequence[Token], at: int, lists: Lists) -> bool:
    """had planned, had been due."""
    return at > 0 and tokens[at - 1].form in lists["perfect"]


def _tense(tokens: Sequence[Token], at: int, lists: Lists, *, backwards: bool) -> Tense | None:
    """What one word tells, with those beside it."""
    form = tokens[at].form
    if form not in lists["telling"] and not _regular(form, lists):
        return None
    previous = tokens[at - 1].form if at > 0 else ""
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    if tokens[at].text[0].isupper() and previous.isalnum():
        return None  # "United" of United States
    ahead = form in lists["ahead"] and (following == "'" or form not in lists["behind"])  # won't, but not won
    if ahead or (backwards and form in lists["intent"] and following in lists["to"]):
        return "past" if previous in lists["perfect"] or following in lists["have"] else "future"
    if form in lists["ahead_after_be"] and previous in lists["be"]:
        return "future"
    if not backwards and following in lists["ahead"] and form in lists["behind"]:
        return None  # "was expected"
    if previous in lists["be"] or previous in lists["ahead"] or previous in lists["to"]:
        return None
    regular = _regular(form, lists) and previous not in lists["attributive"]  # "an armed man"
    return "past" if form in lists["behind"] or regular else None


def _regular(form: str, lists: Lists) -> bool:
    """A past tense by its ending."""
    return len(form) > 4 and form.endswith(tuple(lists["past_endings"])) and form not in lists["not_past"]
