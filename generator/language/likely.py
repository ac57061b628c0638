"""The single best guess at the day of what a text tells without a date; for order and "probably", never a claim.

A news text has a day of its own: the day its lead names, else its dateline. What its main clauses tell in the simple past most
likely happened then, until a sentence names another day; after one about a longer period ("in 2014 …") there is no guess.
What it tells in the present is most likely so on the dateline.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.language import syntax, tree
from generator.language.clausetime import shares
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Day, Interval

_LEAD = 3  # sentences that can name the text's own day
_RECENT = 7  # days before the dateline that it can be
_OF_MIND = frozenset(("decide", "demand-noun"))  # classes of what somebody decides or wants
_ALONG = frozenset(("for", "over", "throughout", "during"))
_PERIODS = frozenset("day week month year decade century season time career".split())
_MEMORY = 2  # sentences a day named in passing is remembered for


def guess(reading: Reading, times: Mapping[int, tuple[Interval, int | None]]) -> dict[int, Day]:
    """Trigger token index → day, for undated triggers that have a best guess. `times`: each trigger's interval and timex index."""
    if reading.article.mode != "news":
        return {}
    own_day = _own_day(reading, times)
    background = _tells_a_state(reading, times)
    found: dict[int, Day] = {}
    current: Day | None = own_day
    until = -1
    for trigger in reading.triggers:
        if trigger.sentence > until:
            current = own_day
        interval, timex = times[trigger.i]
        if timex is not None:
            if not trigger.nominal and _main(trigger) and trigger.sentence >= _LEAD:
                current = interval.earliest if interval.earliest == interval.latest else None
                until = trigger.sentence + (_MEMORY if current else 1)
            continue
        day = own_day if trigger.kind == "saying" or trigger.nominal or _perfect(trigger) else current
        if _present(trigger):
            day = Day.of(reading.article.dateline.date)
        if day is None or not _told(reading, trigger) or (_perfect(trigger) and _spans(trigger)):
            continue
        if background and day == own_day and trigger.kind == "act" and not (_perfect(trigger) or _present(trigger)):
            continue
        if interval.latest is not None and interval.latest < day:
            day = interval.latest
        if interval.earliest is None or interval.earliest <= day:
            found[trigger.i] = day
    for trigger in reading.triggers:  # "has taken leave": the verb and what it carries
        verb = reading.governor.get(trigger.token.head.i)
        if trigger.nominal and times[trigger.i][1] is None and verb is not None and verb.i in found and shares(verb, trigger):
            if _present(verb):  # "is explained by strong demand": true now, of something before
                continue
            found.setdefault(trigger.i, found[verb.i])
    return found


def _own_day(reading: Reading, times: Mapping[int, tuple[Interval, int | None]]) -> Day:
    dateline = Day.of(reading.article.dateline.date)
    for trigger in reading.triggers:
        interval, timex = times[trigger.i]
        day = interval.earliest
        if trigger.sentence >= _LEAD:
            break
        if timex is not None and day is not None and day == interval.latest and 0 <= dateline.ordinal - day.ordinal <= _RECENT:
            return day
    return dateline


def _tells_a_state(reading: Reading, times: Mapping[int, tuple[Interval, int | None]]) -> bool:
    """Whether the lead tells what is going on, undated ("The parents are on trial for …"): what follows in the past came before."""
    lead = [trigger for trigger in reading.triggers if trigger.sentence < _LEAD and not trigger.nominal and _main(trigger)]
    main = next((trigger for trigger in lead if trigger.token.dep_ == "ROOT" and trigger.kind != "saying"), None)
    dated = any(times[trigger.i][1] is not None for trigger in reading.triggers if trigger.sentence < _LEAD)
    return main is not None and not dated and _present(main)


def _told(reading: Reading, trigger: Trigger) -> bool:
    """Whether the text tells it as its own news: in the simple past, in a main clause or one that goes with it."""
    token = trigger.token
    if trigger.nominal:  # "the announcement", "his decision": what this text reports
        owned = any(child.dep_ in {"nmod:poss", "poss"} for child in tree.children(token))
        pointed = any(child.lower_ in {"the", "this", "that"} for child in tree.children(token))
        return owned if trigger.cls in _OF_MIND else trigger.kind == "saying" and (owned or pointed)
    if _present(trigger):
        return token.dep_ not in syntax.RELATIVE
    if trigger.kind == "state" or syntax.is_pluperfect(token) or _elsewhen(trigger):
        return False
    if trigger.i in reading.beside:
        return token.tag_ in {"VBD", "VBN"}
    if token.tag_ == "VBG" and token.dep_ in {"advcl", "conj"} and not syntax.auxiliaries(token):
        return syntax.tense(token.head) == "past"
    return syntax.tense(token) == "past" and _main(trigger)


def _present(trigger: Trigger) -> bool:
    """ "claims", "has two cameras", "is a member", "is slated for May": told in the simple present."""
    token = trigger.token
    forms = [token, *syntax.auxiliaries(token)] if not trigger.nominal else []
    finite = {form.tag_ for form in forms if form.tag_ in {"VBZ", "VBP", "VBD", "MD"}}
    return bool(finite) and finite <= {"VBZ", "VBP"} and (token.tag_ != "VBN" or not _perfect(trigger))


def _perfect(trigger: Trigger) -> bool:
    """ "has lost": told from the day of the text, whatever past the sentences before it told of."""
    forms = syntax.auxiliaries(trigger.token) if not trigger.nominal else []
    return any(form.lemma_ == "have" and form.tag_ in {"VBZ", "VBP"} for form in forms)


def _spans(trigger: Trigger) -> bool:
    """ "Since its foundation the club has won six cups", "has worked there for years", "has twice sued": of no day."""
    often = any(child.lower_ in cue("over-time") for child in tree.children(trigger.token))
    if often or verb_base(trigger.token) in cue("lasting"):
        return True
    if any(
        child.dep_ == "advcl" and any(grand.lower_ == "since" for grand in tree.children(child))
        for child in tree.children(trigger.token)
    ):
        return True  # "have been killed since the fighting began"
    return any(
        "since" in preposition.split() or (preposition in _ALONG and noun.lemma_.lower() in _PERIODS)
        for preposition, noun in syntax.prepositional(trigger.token)
    )


def _elsewhen(trigger: Trigger) -> bool:
    """ "When she first opened the shop, she promised …": a fronted clause that sets another time."""
    clauses = (child for child in tree.children(trigger.token) if child.dep_ in {"advcl", "advcl:relcl"} and child.i < trigger.i)
    return any(grand.lower_ == "when" for child in clauses for grand in tree.children(child))


def _main(trigger: Trigger) -> bool:
    token = trigger.token
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in syntax.RELATIVE:  # "at a conference, where she promised …"
        return any(child.lower_ in {"where", "when"} for child in tree.children(token))
    return token.dep_ in {"ROOT", "ccomp", "parataxis", "xcomp"}
