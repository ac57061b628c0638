"""When: which time expression dates an event, which only bounds it, and what follows where there is none.

In this order (story.md): an expression in the event's own clause; one that governs the clause; the time of the event it is told
with; else, for what is past, the interval that ends at the dateline. An expression attached to a verb of saying dates the saying
and bounds what is said. Nothing here invents a day: `likely` is a guess kept apart from the interval.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.language import clausetime, distances, likely, syntax, tree
from generator.language.anchors import Anchor, bounded
from generator.language.distances import Distance
from generator.language.lexicon import cue
from generator.language.ranges import Range, across
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Day, Interval, Modality, Span, Timex
from generator.temporal.edtf import event_edtf, parse_edtf

_THROUGHOUT = frozenset(("serve", "besiege", "fight"))
_OTHER_TIMES = frozenset(("after", "before", "since", "until", "during"))  # "went abroad after the war, came back in 1996"
_LASTING = frozenset(("has", "have", "had", "’ve", "’d", "been"))


def anchor(reading: Reading, modalities: Mapping[int, tuple[Modality, bool]], lengths: Sequence[Distance]) -> dict[int, Anchor]:
    """Trigger token index → its time. `lengths` are the distances that the text tells."""
    others: dict[int, set[int]] = defaultdict(set)
    for distance in lengths:
        others[distance.event] |= distance.behind
        if distance.other is not None:
            others[distance.other] |= distance.ahead
    dating = ((trigger.i, clausetime.own(reading, trigger, others.get(trigger.i, ()))) for trigger in reading.triggers)
    own = {i: found for i, found in dating if found is not None}
    told = dict(own)
    leaders = {trigger.i: _leader(reading, trigger, own) for trigger in reading.triggers if trigger.i not in own}
    for _ in range(3):  # inheritance passes along short chains: "which saw it seize"
        for i, leader in leaders.items():
            if i not in told and leader is not None and leader in told:
                told[i] = told[leader]
    ranges = across(reading.article.text, reading.timexes)
    anchors = {
        trigger.i: _date(reading, trigger, own.get(trigger.i), told.get(trigger.i), modalities[trigger.i][0], ranges)
        for trigger in reading.triggers
    }
    anchors = bounded(reading, anchors)
    anchors = count(reading, anchors, lengths)
    for i, leader in leaders.items():  # "four weeks after the wall fell and killed him"
        if leader is not None and anchors[i].timex is None and anchors[leader].timex is not None:
            anchors[i] = replace(anchors[leader], own=False)
    for i, day in likely.guess(reading, {i: (each.interval, each.timex) for i, each in anchors.items()}).items():
        anchors[i] = replace(anchors[i], likely=day)
    return anchors


def count(reading: Reading, anchors: Mapping[int, Anchor], lengths: Sequence[Distance]) -> dict[int, Anchor]:
    """`anchors` where what lies a told length of time from what has a date has one too: "on Monday, four weeks after the fall"."""
    dateline, dated = Day.of(reading.article.dateline.date), dict(anchors)
    for distance in lengths:
        timex, way = reading.timexes[distance.timex], "after" if distance.count > 0 else "before"
        date = reading.timexes[distance.date] if distance.date is not None else None
        event, other = dated[distance.event], dated[distance.other] if distance.other is not None else None
        if event.timex is None and date is not None and clausetime.usable(date) and (other is None or other.timex is None):
            at, base, back, told = distance.event, _named(date), False, date.text
        elif event.timex is None and other is not None and other.timex is not None:
            at, base, back, told = distance.event, other.interval, False, other.interval.edtf
        elif event.timex is not None and other is not None and other.timex is None and distance.other is not None:
            at, base, back, told = distance.other, event.interval, True, event.interval.edtf
            way = "before" if way == "after" else "after"
        else:
            continue
        past = dated[at].interval.latest is not None
        found = distances.counted(distance, base, back=back)
        if found is None or (past and found.earliest is not None and found.earliest > dateline):
            continue
        why = f"“{timex.text}” {way} {told}"
        for i in (at, *(_joined(reading, dated, at) if at == distance.other else ())):
            interval = _for_event(found, dated[i].span, dateline if past else None)
            dated[i] = replace(dated[i], interval=interval, likely=_only_day(interval), timex=distance.timex, why=why)
    return dated


def _joined(reading: Reading, anchors: Mapping[int, Anchor], at: int) -> Iterator[int]:
    """The undated verbs joined to the one at `at`: "a day after the army left and | planes hit the port"."""
    for child in tree.children(reading.doc[at]):
        if child.dep_ == "conj" and reading.trigger(child) is not None and anchors[child.i].timex is None:
            yield child.i


def _leader(reading: Reading, trigger: Trigger, own: Mapping[int, int]) -> int | None:
    """The token index of the trigger whose time this one shares, where the text tells both as one happening."""
    token = trigger.token
    if trigger.i in reading.beside:
        return None
    governor = reading.governor.get(token.head.i) if token.head != token else None
    if not trigger.nominal:
        for child in tree.children(token):  # "was sold when its owner retired in May"
            if child.dep_ in {"advcl", "advcl:relcl"} and child.i in own:
                marks = {grand.lower_ for grand in tree.children(child) if grand.dep_ in {"mark", "advmod"}}
                if marks & {"when", "as", "while"}:
                    return child.i
        joint = [child for child in tree.children(token) if child.dep_ == "conj" and child.i in own]
        apart = len({own[child.i] for child in joint}) > 1
        placed = any(
            preposition in _OTHER_TIMES or (noun.like_num and noun.i not in reading.timex_at)  # "founded in about 970"
            for preposition, noun in syntax.prepositional(token)
        )
        for child in joint if not apart and not placed else ():  # "took the hills and closed the road this week": one time
            joined = syntax.own_subject(child) is None and syntax.is_verb(child)
            after = joined and any(reading.timex_at.get(i) == own[child.i] for i in range(child.i, max(tree.inside(child)) + 1))
            if after and not _goes_on(reading.timexes[own[child.i]]):
                return child.i
    if trigger.nominal:
        for child in tree.children(token):  # "the complaint, lodged in May, …"
            if child.dep_ == "acl" and child.i in own and verb_base(child) in cue("light") | cue("aspect"):
                return child.i
    if governor is None or governor.i == trigger.i or governor.kind == "saying" or governor.i in reading.beside:
        return None
    head, dep = governor.token, token.dep_
    if trigger.nominal:
        return governor.i if clausetime.shares(governor, trigger) or _is_means(trigger) else None
    if dep == "conj":  # "broke with the party on Thursday and renamed itself": one subject, one time
        then = token.tag_ in {"VBZ", "VBP"} and head.tag_ == "VBD"  # "began talks in May but still holds hostages"
        shared = _one_subject(reading, token, head) or _fronted(reading, own.get(governor.i), governor)
        return governor.i if not governor.nominal and not then and shared else None
    if dep in {"advcl", "xcomp"} and token.tag_ in {"VBG", "VB", "VBN"}:
        marks = {child.lower_ for child in tree.children(token) if child.dep_ in {"mark", "case"}}
        perfect = any(aux.lower_ == "having" for aux in syntax.auxiliaries(token))  # "having spent a third of it"
        return governor.i if not marks & {"after", "before", "since", "if", "until"} and not perfect else None
    if dep == "ccomp" and verb_base(head) in {"see", "mean", "ensure"}:
        return governor.i
    if dep in syntax.RELATIVE and syntax.tense(token) == "past" and not syntax.is_pluperfect(token):
        noun = token.head
        if governor.nominal and governor.i == noun.i:
            return governor.i
        mention = reading.mention(noun)
        which = any(child.lower_ in {"which", "that", "where"} for child in tree.below(token) if child.i <= token.i)
        return governor.i if which and (noun.i in reading.timex_at or (mention is None and syntax.continues(token))) else None
    if dep == "acl" and token.tag_ == "VBG" and governor.nominal and governor.i == head.i:
        return governor.i
    return None


def _fronted(reading: Reading, timex: int | None, governor: Trigger) -> bool:
    """ "Two months later parliament lifted his immunity and he stepped down": a time before the first subject is that of both."""
    subject = syntax.own_subject(governor.token)
    if timex is None or subject is None:
        return False
    return any(reading.timex_at.get(i) == timex for i in range(subject.sent.start, subject.i))


def _goes_on(timex: Timex) -> bool:
    """ "left school and joined the navy two years later": a time that only the second of two has."""
    words = timex.text.lower().split()
    return words[-1] in {"later", "after", "afterwards"} or words[:2] in (["the", "next"], ["the", "following"])


def _one_subject(reading: Reading, verb: Token, other: Token) -> bool:
    """ "was dismissed and (she) founded …": the second verb has no subject of its own, or one that means the same actor."""
    own, first = syntax.own_subject(verb), syntax.subject(other)
    if own is None or first is None:
        return own is None
    actor = reading.actor(own)
    return actor is not None and actor == reading.actor(first)


def _is_means(trigger: Trigger) -> bool:
    """ "killed in an airstrike": an act of violence by means of another."""
    return bool(syntax.prepositions(trigger.token) & {"in", "by", "during", "amid"})


def _date(
    reading: Reading, trigger: Trigger, own: int | None, told: int | None, modality: Modality, ranges: Mapping[int, Range]
) -> Anchor:
    dateline = Day.of(reading.article.dateline.date)
    when = syntax.tense(trigger.token) if not trigger.nominal else None
    ahead = modality == "planned" or when == "future"
    source = reading.source_of.get(trigger.i)
    bound = _saying_time(reading, trigger) if source is not None and trigger.kind != "saying" else None
    at = own if own is not None else told
    span: Span = "within"
    if at is not None:
        timex = reading.timexes[at]
        assert timex.interval is not None
        said = timex.interval
        if own is not None and clausetime.when(reading, trigger) == own:
            said = _named(timex)
        whole = _whole(reading, trigger, at, ranges)
        if whole is not None:
            said = whole.interval
        elif said.earliest is not None and _opens_between(reading, timex):
            said = said._replace(latest=None, edtf=event_edtf(said.earliest, None, span))
        span = "throughout" if whole is not None and whole.filled else _span(trigger, said)
        interval = _for_event(said, span, None if ahead else dateline, _planned_at(reading, bound, dateline) if ahead else None)
        words = whole.extent.of(reading.article.text) if whole is not None else timex.text
        where = "in its clause" if own is not None else "of what it is told with"
        return Anchor(interval, span, _only_day(interval), at, bound, f"“{words}” {where}", own is not None)
    if ahead:
        earliest = _planned_at(reading, bound, dateline)
        return Anchor(
            Interval(earliest, None, "open", event_edtf(earliest, None, span)), span, None, None, bound, "not yet happened"
        )
    latest, why = dateline, "no time said; not after the dateline"
    if bound is not None:
        timex = reading.timexes[bound]
        limit = timex.interval.latest if timex.interval is not None else None
        if limit is not None and limit <= dateline:
            latest, why = limit, f"said on “{timex.text}”, so not after it"
    interval = Interval(None, latest, "open", event_edtf(None, latest, span))
    return Anchor(interval, span, None, None, bound, why)


def _opens_between(reading: Reading, timex: Timex) -> bool:
    """ "between March 2016 and his arrest": not before it, and how long after is told by what happened."""
    text = reading.article.text
    before, after = text[: timex.extent.start].rstrip(), text[timex.extent.end : timex.extent.end + 12]
    return before.lower().endswith("between") and re.match(r"\s+and\s+(?:the|an?|his|her|its|their)\b", after) is not None


def _whole(reading: Reading, trigger: Trigger, at: int, ranges: Mapping[int, Range]) -> Range | None:
    """The range that the expression is an end of; two that "and" joins are one where both are the event's."""
    whole = ranges.get(at)
    if whole is None or not whole.listed:
        return whole
    told = {reading.timex_at[token.i] for token in reading.clause(trigger) if token.i in reading.timex_at}
    return whole if {i for i, each in ranges.items() if each is whole} <= told else None


def _planned_at(reading: Reading, bound: int | None, dateline: Day) -> Day:
    """The first day that what is ahead can have: when it was said to be, or the dateline."""
    said = reading.timexes[bound].interval if bound is not None else None
    return min(dateline, said.earliest) if said is not None and said.earliest is not None else dateline


def _for_event(interval: Interval, span: Span, not_after: Day | None, not_before: Day | None = None) -> Interval:
    """The days an event dated by `interval` can have had: for what is past, not after the dateline; what is to happen by a day, not
    before it was planned."""
    earliest, latest = interval.earliest, interval.latest
    if not_before is not None and earliest is None and latest is not None and not_before <= latest:
        earliest = not_before
    if not_after is not None and (latest is None or latest > not_after) and (earliest is None or earliest <= not_after):
        latest = not_after
    return interval._replace(earliest=earliest, latest=latest, edtf=event_edtf(earliest, latest, span, interval.edtf))


def _only_day(interval: Interval) -> Day | None:
    return interval.earliest if interval.earliest == interval.latest else None


def _span(trigger: Trigger, said: Interval) -> Span:
    """Whether the event filled the time: a siege its months; what "has been so since", all of it since."""
    if said.earliest is None or (trigger.nominal and trigger.token.dep_ in syntax.OBJECT):
        return "within"
    if said.latest is None:
        return "throughout" if {aux.lower_ for aux in syntax.auxiliaries(trigger.token)} & _LASTING else "within"
    return "throughout" if trigger.cls in _THROUGHOUT else "within"


def _named(timex: Timex) -> Interval:
    """The period an expression names, without what "since" or "until" makes of it."""
    assert timex.interval is not None
    if timex.interval.earliest is not None and timex.interval.latest is not None:
        return timex.interval
    try:
        return parse_edtf(timex.value)
    except ValueError:
        return timex.interval


def _saying_time(reading: Reading, trigger: Trigger) -> int | None:
    """The expression that dates the saying this event is told in: beside the verb of saying, or its own adverbial."""
    source = reading.source_of[trigger.i]
    if source.verb is None:
        return None
    for i in sorted(source.phrase):
        at = reading.timex_at.get(i)
        if at is None or not clausetime.usable(reading.timexes[at]):
            continue
        token = reading.doc[i]
        own = token.head.i == source.verb.i or (token.head.dep_ == "prep" and token.head.head.i == source.verb.i)
        if own or (source.beside and i > source.verb.i):
            return at
    return None
