"""Conditions on the words around a match, for what the words alone do not decide: is "May" a month, is 1988 a year?

A grammar line names them after `?`; each takes the tokens and the match's `[start, end)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.temporal.nouns import Mode
from generator.temporal.tokens import Token

_ATTACH = frozenset(
    "in on of since until till by before after from to through during between around about last next this every each late early mid"
    " and or for last previous following begin began ended at for & -".split()
)
_YEAR_BEFORE = _ATTACH | frozenset("year years the than for a ca circa c ( ' an as fiscal".split())
_NUMBERING = frozenset(
    "$ £ € # no number nr page pages p pp flight section article chapter room route highway act resolution version paragraph rs us"
    " nearly over under almost least most some approximately exactly only + * = x × % / # @ ~ model type line grid bus unit"
    " class vol volume".split()
)
_COUNTED = frozenset(
    "percent % people men women children troops soldiers fighters dollars euros pounds miles kilometers kilometres km feet metres"
    " meters tons tonnes cars votes seats jobs workers members homes points square rpm mph meter metre foot mile hp euro words"
    " degrees copies residents civilians prisoners casualties refugees police yards acres hectares shares kg lbs horses guns"
    " others x * + followers tweets".split()
)

_SIGNS = frozenset(". , / : - _ @ # $ £ € +".split())


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].form if 0 <= at < len(tokens) else ""


def _capital(tokens: Sequence[Token], start: int, _end: int) -> bool:
    return tokens[start].text[0].isupper()


def _sentence_start(tokens: Sequence[Token], start: int) -> bool:
    return start == 0 or tokens[start].breaks or tokens[start - 1].form in {".", "!", "?", '"', ":", "''"}


def _month_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """May, March, August, Jan, Mar …: a month and not a verb, a person or an adjective."""
    if not tokens[start].text[0].isupper():
        return False
    before, after = _word(tokens, start - 1), _word(tokens, end)
    if before == "," and after in {"and", "or", ","}:
        return True  # in a list of months
    if before in _ATTACH and not _sentence_start(tokens, start):
        name = end < len(tokens) and tokens[end].text[0].isupper() and not tokens[end].breaks
        return not (name and before in {"by", "from", "to", "and", "for", "of", "after"})
    return _sentence_start(tokens, start) and after == "of"


def _year(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A bare number of four digits that is a year."""
    value = int(tokens[start].form)
    before, after = _word(tokens, start - 1), _word(tokens, end)
    glued_before = tokens[start].glued and start > 0
    glued_after = end < len(tokens) and tokens[end].glued
    if glued_before and (before in {".", ",", ":", "/", "_", "#", "@", "+", "=", "*", "$", "£", "€", "%"} or before.isalnum()):
        return False
    if glued_before and before == "-" and start > 1 and tokens[start - 1].glued and tokens[start - 2].form.isalnum():
        joined = tokens[start - 2]
        return joined.form in {"mid", "early", "late", "post", "pre"} or (joined.digits and len(joined.form) == 4)
    if glued_after and (after in {"%", "/", "_", "@"} or after.isalnum()):
        return False
    if glued_after and after in {".", ",", "-", ":"} and end + 1 < len(tokens) and tokens[end + 1].glued and tokens[end + 1].digits:
        return after == "-" and len(tokens[end + 1].form) in (2, 4)
    if before in _NUMBERING or after in _COUNTED:
        return False
    if before in _YEAR_BEFORE:
        return value <= 2100
    plural = after.endswith("s") and after.isalpha() and len(after) > 3 and tokens[end].text.islower()
    return 1500 <= value <= 2100 and not plural


def _unglued(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Not a piece of a longer sign: no version, score, section or address."""
    before, after = _word(tokens, start - 1), _word(tokens, end)
    if start > 0 and tokens[start].glued and (before in _SIGNS or before.isalnum()):
        return False
    if end < len(tokens) and tokens[end].glued and (after in {"_", "@", "%", "/"} or after.isalnum()):
        return False
    more = end + 1 < len(tokens) and tokens[end + 1].glued and tokens[end + 1].digits
    return not (end < len(tokens) and tokens[end].glued and after in {".", ",", ":", "-"} and more)


def _abbreviation(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Mon, Tue, Sat: capitalised, and with a date, a dot or a word that attaches it near by."""
    if not tokens[start].text[0].isupper():
        return False
    before, after = _word(tokens, start - 1), _word(tokens, end)
    return before in _ATTACH or before in {"(", "this", "next", "last", "-"} or after in {".", ",", ")"} or after.isdigit()


def _weekday(tokens: Sequence[Token], start: int, _end: int) -> bool:
    """A weekday and not part of a name (Sunday Times, Black Friday, Friday Harbor)."""
    named = _word(tokens, start - 1) in {"black", "bloody", "man", "casual"} and tokens[start - 1].text[0].isupper()
    return not named and not _tagged(tokens, start)


def _no_dot(tokens: Sequence[Token], _start: int, end: int) -> bool:
    """A full stop after the last word ends the sentence and is not of the expression."""
    return tokens[end - 1].form != "."


def _ends_capital(tokens: Sequence[Token], _start: int, end: int) -> bool:
    return tokens[end - 1].text[0].isupper()


def _month_follows(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A month alone: no name begins with it (June Carter), nothing is glued to it."""
    name = end < len(tokens) and tokens[end].text[0].isupper() and not tokens[end].breaks
    attached = _word(tokens, start - 1) in _ATTACH
    return not (name and not attached) and not _tagged(tokens, start)


def _spoken_year(tokens: Sequence[Token], start: int, end: int) -> bool:
    """nineteen ninety-six: a year after in, since, of …, and where no noun follows that it would count."""
    return _word(tokens, start - 1) in _ATTACH and not (end < len(tokens) and _word(tokens, end) in _COUNTED)


def _the_season(tokens: Sequence[Token], start: int, end: int) -> bool:
    """the fall: a season only where something attaches it and nothing fell ("the fall of Aleppo")."""
    if tokens[end - 1].form not in {"fall", "spring"}:
        return True
    attached = _word(tokens, start - 1) in {"in", "during", "by", "since", "until"}
    return attached and _word(tokens, end) not in {"of", "in", "from", "to"}


def _season(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A season; fall and spring, being verbs and more, only where something attaches them and nothing fell or sprang."""
    before, form = _word(tokens, start - 1), tokens[start].form
    if form == "fall":
        return before in {"in", "during", "since", "until", "by", "this"} and _word(tokens, end) not in {"of", "from", "back"}
    if form == "spring":
        return before not in {"to", "will", "would", "can", "could", "might", "hot", "a", "and"} and _word(tokens, end) not in {
            "from",
            "up",
        }
    return not _tagged(tokens, start)


def _tagged(tokens: Sequence[Token], start: int) -> bool:
    """Whether it is a hashtag, a user's name or a piece of an address."""
    return start > 0 and tokens[start].glued and tokens[start - 1].form in {"#", "@", "_", "/"}


def _clause_ends(tokens: Sequence[Token], _start: int, end: int) -> bool:
    """the day before: nothing follows that it would be the day before of."""
    return end >= len(tokens) or tokens[end].breaks or not (tokens[end].form.isalnum() or tokens[end].form in {"'", '"'})


def _bare_length(tokens: Sequence[Token], start: int, end: int) -> bool:
    """weeks, months: a length of time where something measures with it ("for weeks", "months of fighting")."""
    before, after = _word(tokens, start - 1), _word(tokens, end)
    return before in {"for", "in", "within", "over", "took", "take", "takes", "lasted", "spent", "and"} or after == "of"


def _day_of_month(tokens: Sequence[Token], start: int, end: int) -> bool:
    """the 13th: a day where nothing follows that it would count."""
    if not tokens[start + 1].digits:
        return False
    return (
        end >= len(tokens)
        or tokens[end].breaks
        or not tokens[end].form.isalnum()
        or tokens[end].form in {"and", "to", "of", "by", "at"}
    )


def _singular(tokens: Sequence[Token], _start: int, end: int) -> bool:
    """a, an: one of what follows, and that is no plural ("a centuries-old feud")."""
    return not _word(tokens, end).endswith("s")


def _dated(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Sun: the day where a date follows or a word attaches it, else a firm, a paper or the star."""
    return (
        _word(tokens, start - 1) in {"on", "this", "next", "last", "(", "every"}
        or _word(tokens, end).isdigit()
        or _word(tokens, end) == "."
    )


def _no_comparison(tokens: Sequence[Token], _start: int, end: int) -> bool:
    """soon, but not "soon after" and "as soon as"."""
    return _word(tokens, end) not in {"as", "after", "before", "thereafter", "afterwards"}


def _bare_weekend(tokens: Sequence[Token], start: int, _end: int) -> bool:
    """weekend without a word before it that counts or describes it."""
    return _word(tokens, start - 1) not in {"a", "long", "every", "of", "per", "holiday", "first", "second", "opening", "one"}


GUARDS: dict[str, Callable[[Sequence[Token], int, int], bool]] = {
    "abbreviation": _abbreviation,
    "bare_length": _bare_length,
    "bare_weekend": _bare_weekend,
    "capital": _capital,
    "clause_ends": _clause_ends,
    "day_of_month": _day_of_month,
    "dated": _dated,
    "ends_capital": _ends_capital,
    "month_follows": _month_follows,
    "no_comparison": _no_comparison,
    "no_dot": _no_dot,
    "singular": _singular,
    "spoken_year": _spoken_year,
    "the_season": _the_season,
    "weekday": _weekday,
    "month_name": _month_name,
    "season": _season,
    "unglued": _unglued,
    "year": _year,
}


def holds(guard: str, tokens: Sequence[Token], start: int, end: int, mode: Mode) -> bool:
    """Whether `guard` accepts the match; `news` and `narrative` ask for the mode and nothing else."""
    return guard == mode if guard in ("news", "narrative") else GUARDS[guard](tokens, start, end)
