"""When: which time expression dates an event, which only bounds it, and what follows where there is none.

In this order (story.md): an expression in the event's own clause; one that governs the clause; the time of the event it is told
with; else, for what is past, the interval that ends at the dateline. An expression attached to a verb of saying dates the saying
and bounds what is said. Nothing here invents a day: `likely` is a guess kept apart from the interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from generator.language import likely, syntax
from generator.language.lexicon import cue
from generator.language.ranges import across
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Day, Interval, Modality, Span, Timex
from generator.temporal.edtf import event_edtf, parse_edtf

_VAGUE = frozenset(("PAST_REF", "PRESENT_REF", "FUTURE_REF"))
_THROUGHOUT = frozenset(("serve", "besiege", "fight"))
_LASTING = frozenset(("has", "have", "had", "’ve", "’d", "been"))
_NEWS = 7  # days from the dateline
_REACH = 8  # tokens between a superlative and the "since" it goes with
_MEASURES = frozenset(("before", "after"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time and why: `timex` dates, `bound` limits; both index `Reading.timexes`. `own`: the expression is in its own clause."""

    interval: Interval
    span: Span
    likely: Day | None
    timex: int | None
    bound: int | None
    why: str
    own: bool = False


def anchor(reading: Reading, modalities: Mapping[int, tuple[Modality, bool]]) -> dict[int, Anchor]:
    """Trigger token index → its time."""
    own = {trigger.i: found for trigger in reading.triggers if (found := _own(reading, trigger)) is not None}
    told = dict(own)
    for _ in range(3):  # inheritance passes along short chains: "which saw it seize"
        for trigger in reading.triggers:
            if trigger.i not in told and (leader := _leader(reading, trigger, own)) is not None and leader in told:
                told[trigger.i] = told[leader]
    anchors = {
        trigger.i: _date(reading, trigger, own.get(trigger.i), told.get(trigger.i), modalities[trigger.i][0])
        for trigger in reading.triggers
    }
    for i, day in likely.guess(reading, {i: (each.interval, each.timex) for i, each in anchors.items()}).items():
        anchors[i] = replace(anchors[i], likely=day)
    return anchors


def usable(timex: Timex) -> bool:
    """Whether an expression can date an event: a date or a time that means some days."""
    return timex.interval is not None and timex.value not in _VAGUE


def _own(reading: Reading, trigger: Trigger) -> int | None:
    """The expression in the trigger's own clause that is nearest to it in the tree; dates before vaguer ones."""
    if (when := _when(reading, trigger)) is not None:
        return when
    nearest: tuple[int, int, int] | None = None
    for token in reading.clause(trigger):
        at = reading.timex_at.get(token.i)
        if at is None or not usable(reading.timexes[at]) or _measured(reading, at) or _compared(reading, token):
            continue
        governor = reading.governor.get(token.i)
        inside = trigger.cls == "serve" or governor is None or governor.i == trigger.i or not governor.nominal
        if not inside and governor is not None and not _shares(trigger, governor) and not _closes(reading, trigger, at):
            continue
        if trigger.nominal and (verb := _verb_above(reading, trigger)) is not None and _closes(reading, verb, at):
            continue
        if trigger.nominal and governor is not None and governor.i != trigger.i and not governor.nominal:
            continue
        steps = _distance(token, trigger.token)
        key = (steps, abs(token.i - trigger.i), at)
        if nearest is None or key < nearest:
            nearest = key
    return nearest[2] if nearest else None


def _when(reading: Reading, trigger: Trigger) -> int | None:
    """ "on Saturday, when aircraft struck …": the expression right before the "when" that opens the clause."""
    openers = [token for token in reading.clause(trigger) if token.lower_ == "when" and token.i < trigger.i]
    if not openers or openers[0].i < 1:
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
            return None if _shares(governor, trigger) else governor
    return None


def _compared(reading: Reading, token: Token) -> bool:
    """ "the longest strike since the 1980s": what a superlative compares with is no time of the event."""
    words = [reading.doc[i] for i in range(max(token.sent.start, token.i - _REACH), token.i)]
    since = any(word.lower_ == "since" for word in words[-4:])
    return since and any(word.tag_ in {"JJS", "RBS"} or word.lower_ in {"first", "only"} for word in words)


def _shares(verb: Trigger, noun: Trigger) -> bool:
    """Whether a verb and an event noun of its clause happen together: the noun is its subject, or the act a light verb carries."""
    token = noun.token
    if verb.nominal:
        return token.head.i == verb.i and verb.family == noun.family
    if token.head.i != verb.i:
        return False
    if token.dep_ in syntax.SUBJECT:
        return True
    light = verb_base(verb.token) in cue("light") | cue("aspect")
    return (token.dep_ in syntax.OBJECT and (light or verb.family == noun.family)) or token.dep_ in {"obl:agent"}


def _distance(token: Token, top: Token) -> int:
    steps, here = 0, token
    while here.i != top.i and here.head.i != here.i:
        steps, here = steps + 1, here.head
    return steps


def _leader(reading: Reading, trigger: Trigger, own: Mapping[int, int]) -> int | None:
    """The token index of the trigger whose time this one shares, where the text tells both as one happening."""
    token = trigger.token
    governor = reading.governor.get(token.head.i) if token.head != token else None
    if trigger.i in reading.beside:
        return None
    if not trigger.nominal:
        for child in token.children:  # "was sold when its owner retired in May"
            marks = {grand.lower_ for grand in child.children if grand.dep_ in {"mark", "advmod"}}
            if child.dep_ in {"advcl", "advcl:relcl"} and child.i in own and marks & {"when", "as", "while"}:
                return child.i
        for child in token.children:  # "recaptured the hills and closed the road this week": one subject, one time
            if child.dep_ == "conj" and child.i in own and syntax.own_subject(child) is None and syntax.is_verb(child):
                return child.i
    if governor is None or governor.i == trigger.i or governor.kind == "saying" or governor.i in reading.beside:
        return None
    head, dep = governor.token, token.dep_
    if trigger.nominal:
        return governor.i if _shares(governor, trigger) or _is_means(trigger) else None
    if dep == "conj":  # "broke with the party on Thursday and renamed itself": one subject, one time
        return governor.i if syntax.own_subject(token) is None and not governor.nominal else None
    if dep in {"advcl", "xcomp"} and token.tag_ in {"VBG", "VB", "VBN"}:
        marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "case"}}
        return governor.i if not marks & {"after", "before", "since", "if", "until"} else None
    if dep == "ccomp" and verb_base(head) in {"see", "mean", "ensure"}:
        return governor.i
    if dep in syntax.RELATIVE and syntax.tense(token) == "past" and not syntax.is_pluperfect(token):
        noun = token.head
        if governor.nominal and governor.i == noun.i:
            return governor.i
        mention = reading.mention(noun)
        which = any(child.lower_ in {"which", "that", "where"} for child in token.subtree if child.i <= token.i)
        return governor.i if which and (mention is None or noun.i in reading.timex_at) else None
    if dep == "acl" and token.tag_ == "VBG" and governor.nominal and governor.i == head.i:
        return governor.i
    return None


def _is_means(trigger: Trigger) -> bool:
    """ "killed in an airstrike": an act of violence by means of another."""
    return bool(syntax.prepositions(trigger.token) & {"in", "by", "during", "amid"})


def _date(reading: Reading, trigger: Trigger, own: int | None, told: int | None, modality: Modality) -> Anchor:
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
        if own is not None and _when(reading, trigger) == own:
            said = _named(timex)
        whole = across(reading.article.text, reading.timexes).get(at)
        if whole is not None:
            said = whole.interval
        span = "throughout" if whole is not None and whole.filled else _span(trigger, said)
        interval = _for_event(said, span, None if ahead else dateline)
        words = whole.extent.of(reading.article.text) if whole is not None else timex.text
        where = "in its clause" if own is not None else "of what it is told with"
        return Anchor(interval, span, _only_day(interval), at, bound, f"“{words}” {where}", own is not None)
    if ahead:
        earliest = dateline
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


def _for_event(interval: Interval, span: Span, not_after: Day | None) -> Interval:
    """The days an event dated by `interval` can have had: for what is past, not after the dateline."""
    earliest, latest = interval.earliest, interval.latest
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
        if at is None or not usable(reading.timexes[at]):
            continue
        token = reading.doc[i]
        own = token.head.i == source.verb.i or (token.head.dep_ == "prep" and token.head.head.i == source.verb.i)
        if own or (source.beside and i > source.verb.i):
            return at
    return None
