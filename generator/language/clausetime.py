"""Which time expression of its own clause dates an event.

The expression must be the event's: not one of another event named in the clause ("condemned the invasion of 2003"), nor what a
superlative compares with, nor the year of a thing ("the 2011 version").
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from generator.language import syntax, tree
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Timex

_VAGUE = frozenset(("PAST_REF", "PRESENT_REF", "FUTURE_REF"))
_NEWS = 7  # days from the dateline
_REACH = 8  # tokens between a superlative and the "since" it goes with
_MEASURES = frozenset(("before", "after"))
_AT = frozenset(("in", "at", "during"))


def usable(timex: Timex) -> bool:
    """Whether an expression can date an event: a date or a time that means some days."""
    return timex.interval is not None and timex.value not in _VAGUE


def own(reading: Reading, trigger: Trigger, others: Collection[int] = ()) -> int | None:
    """The expression in the trigger's own clause that is nearest to it in the tree; dates before vaguer ones. `others`: what in the
    clause is of what the event is counted from ("two days after the vote on Monday")."""
    if (opened := when(reading, trigger)) is not None:
        return opened
    nearest: tuple[int, int, int] | None = None
    for token in reading.clause(trigger):
        at = reading.timex_at.get(token.i)
        if at is None or at in others or not usable(reading.timexes[at]) or _measured(reading, at) or _compared(reading, token):
            continue
        if _of_thing(reading, token, at):
            continue
        governor = reading.governor.get(token.i)
        inside = trigger.cls == "serve" or governor is None or governor.i == trigger.i or not governor.nominal
        if not inside and governor is not None and not shares(trigger, governor) and not _closes(reading, trigger, at):
            continue
        if trigger.nominal and (verb := _verb_above(reading, trigger)) is not None and _closes(reading, verb, at):
            continue
        if trigger.nominal and governor is not None and governor.i != trigger.i and not governor.nominal:
            continue
        steps = _distance(token, trigger.token)
        key = (steps, abs(token.i - trigger.i), at)
        if nearest is None or key < nearest:
            nearest = key
    return _tightest(reading, trigger, nearest[2], others) if nearest else _fronted(reading, trigger, others)


def _fronted(reading: Reading, trigger: Trigger, others: Collection[int]) -> int | None:
    """ "In 1987, following a row over X, Y resigned": a time that opens the sentence and a comma closes is its main verb's."""
    token = trigger.token
    if trigger.nominal or token.dep_ != "ROOT":
        return None
    words = [word for word in token.sent if not word.is_space]
    first = next((i for i, word in enumerate(words[:4]) if word.i in reading.timex_at), None)
    if first is None or any(
        word.i in reading.timex_at or word.pos_ not in {"ADP", "ADV", "DET", "CCONJ"} for word in words[:first]
    ):
        return None
    at = reading.timex_at[words[first].i]
    after = next((word for word in words[first:] if reading.timex_at.get(word.i) != at), None)
    closed = after is not None and after.text == "," and after.i < token.i
    return at if closed and at not in others and usable(reading.timexes[at]) and not _measured(reading, at) else None


def _tightest(reading: Reading, trigger: Trigger, chosen: int, others: Collection[int]) -> int:
    """ "Yesterday, at this year's conference": of expressions of one clause where one lies in the other, the tighter."""
    for token in reading.clause(trigger):
        at = reading.timex_at.get(token.i)
        if at is None or at == chosen or at in others or not usable(reading.timexes[at]):
            continue
        if _measured(reading, at) or _compared(reading, token):
            continue
        inner, outer = reading.timexes[at].interval, reading.timexes[chosen].interval
        governor = reading.governor.get(token.i)
        if inner is None or outer is None:
            continue
        if governor is not None and governor.i != trigger.i and not shares(trigger, governor):
            continue
        if outer.earliest is None or inner.earliest is None or inner.latest is None or outer.latest is None:
            continue
        if outer.earliest <= inner.earliest and inner.latest <= outer.latest and inner.precision != outer.precision:
            chosen = at
    return chosen


def when(reading: Reading, trigger: Trigger) -> int | None:
    """ "on Saturday, when aircraft struck …": the expression right before the "when" that opens the clause."""
    openers = [token for token in reading.clause(trigger) if token.lower_ == "when" and token.i < trigger.i]
    if not openers or openers[0].i <= openers[0].sent.start:
        return None
    before = openers[0].i - 1
    if reading.doc[before].is_punct:
        before -= 1
    at = reading.timex_at.get(before)
    return at if at is not None and usable(reading.timexes[at]) else None


def _measured(reading: Reading, at: int) -> bool:
    """ "a day before the talks began": measured from another event, whose time the expression does not have."""
    timex = reading.timexes[at]
    words = timex.text.lower().split()
    rest = reading.article.text[timex.extent.end :].lstrip()
    follows = rest.split(maxsplit=1)[0].lower() if rest else ""
    if words[-1] in _MEASURES:
        return rest[:1].isalnum() and words[0] != "the"
    return (
        follows in _MEASURES
        and timex.value[:1] != "X"
        and words[0] in {"a", "an", "one", "two", "three", "four", "five", "hours", "days"}
    )


def _closes(reading: Reading, verb: Trigger, at: int) -> bool:
    """ "opened an inquiry into the collapse on Tuesday": a day of the news at the end of the clause is the verb's, whatever noun it
    follows; a longer or older time stays with its noun ("condemned the invasion in 2003")."""
    interval = reading.timexes[at].interval
    if (
        verb.nominal
        or verb.kind == "saying"
        or interval is None
        or interval.earliest is None
        or interval.earliest != interval.latest
    ):
        return False
    away = abs(interval.earliest.ordinal - reading.article.dateline.date.toordinal())
    words = [token for token in reading.clause(verb) if not token.is_punct]
    first = next((i for i, token in enumerate(words) if reading.timex_at.get(token.i) == at), None)
    attached = first is not None and first > 0 and words[first - 1].lower_ in {"on", "late", "early"}
    return attached and away <= _NEWS and reading.timex_at.get(words[-1].i) == at


def _verb_above(reading: Reading, trigger: Trigger) -> Trigger | None:
    """The verb whose clause an event noun stands in, where they do not tell one happening."""
    token = trigger.token
    while token.head != token:
        token = token.head
        governor = reading.governor.get(token.i)
        if governor is not None and not governor.nominal:
            return None if shares(governor, trigger) else governor
    return None


def _compared(reading: Reading, token: Token) -> bool:
    """ "the longest strike since the 1980s": what a superlative compares with is no time of the event."""
    words = [reading.doc[i] for i in range(max(token.sent.start, token.i - _REACH), token.i)]
    since = any(word.lower_ == "since" for word in words[-4:])
    return since and any(word.tag_ in {"JJS", "RBS"} or word.lower_ in {"first", "only"} for word in words)


def shares(verb: Trigger, noun: Trigger) -> bool:
    """Whether a verb and an event noun of its clause happen together: the noun is its subject, the act a light verb carries, or the
    occasion ("in a Wednesday conference, X said")."""
    token = noun.token
    if verb.nominal:
        return token.head.i == verb.i and verb.family == noun.family
    if token.head.i != verb.i:
        return False
    if token.dep_ in syntax.SUBJECT or (token.dep_ in syntax.OBLIQUE and syntax.prepositions(token) & _AT):
        return True
    light = verb_base(verb.token) in cue("light") | cue("aspect")
    new = verb.kind == "act" and any(child.lower_ in {"a", "an"} for child in tree.children(token))  # "opened an inquiry on Monday"
    made = light or verb.family == noun.family or (new and verb_base(verb.token) not in cue("planning") | cue("undoing"))
    return (token.dep_ in syntax.OBJECT and made) or token.dep_ in {"obl:agent"}


def _distance(token: Token, top: Token) -> int:
    steps, here = 0, token
    while here.i != top.i and here.head.i != here.i:
        steps, here = steps + 1, here.head
    return steps


def _of_thing(reading: Reading, token: Token, at: int) -> bool:
    """ "released the 2011 version": the year or month before a noun that is no event tells which thing is meant."""
    interval = reading.timexes[at].interval
    noun = token.head
    before = token.dep_ in {"nummod", "compound", "amod", "nmod"} and noun.i == token.i + 1 and noun.i not in reading.timex_at
    days = interval is not None and interval.precision == "day"
    return before and not days and (governor := reading.governor.get(noun.i)) is not None and governor.i != noun.i
