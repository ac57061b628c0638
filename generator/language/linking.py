"""Which mentions of one text tell the same happening: its means, its result, its parts told in one breath, its retellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.language import syntax, tree
from generator.language.anchors import Anchor
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Bond, Interval, Participant

Pair = tuple[Trigger, Trigger, Bond]
"""Two mentions of one happening, and what shows it."""
Bound = tuple[int, int, Bond]
"""The same by the triggers' token indices."""

_RETOLD = frozenset(("attack", "battle", "peace", "office", "found", "law", "deal", "release", "meet", "nature", "protest", "life"))
_ONCE = frozenset(("kill", "die"))  # what happens to anybody once is retold at any distance
_WHOLES = frozenset("war conflict campaign insurgency uprising rebellion revolt".split())  # that have battles in them
_FAR = 12  # sentences between a happening and its retelling


def link(
    reading: Reading,
    acts: Sequence[Trigger],
    anchors: Mapping[int, Anchor],
    participants: Mapping[int, tuple[Participant, ...]],
    places: Mapping[int, tuple[str, ...]],
) -> tuple[dict[int, tuple[int, ...]], list[Bound]]:
    """Trigger token index → those of the other mentions of its group, and the pairs that made the groups.

    Two different known days never share a group.
    """
    bonds: list[Bound] = []
    groups: dict[int, set[int]] = {trigger.i: {trigger.i} for trigger in acts}
    by_token = {trigger.i: trigger for trigger in acts}

    def days(group: set[int]) -> list[Interval]:
        return [anchors[i].interval for i in group]

    def join(pair: Pair) -> None:
        one, other = pair[0].i, pair[1].i
        first, second = groups[one], groups[other]
        if first is second:
            return
        if all(a.intersects(b) for a in days(first) for b in days(second)):
            bonds.append((one, other, pair[2]))
            first |= second
            for i in second:
                groups[i] = first

    for pair in (*_in_sentence(reading, acts, anchors), *_at_one_time(reading, acts, anchors)):
        join(pair)
    tellers = [trigger for trigger in acts if not _argument(trigger)]
    for pair in _across(tellers, anchors, participants, places):
        join(pair)
    return {i: tuple(sorted(group - {i})) for i, group in groups.items() if i in by_token}, bonds


def _in_sentence(reading: Reading, acts: Sequence[Trigger], anchors: Mapping[int, Anchor]) -> Iterator[Pair]:
    """Means, results and parts: what the syntax of one sentence tells as one."""
    by_token = {trigger.i: trigger for trigger in acts}
    for trigger in acts:
        token = trigger.token
        governor = reading.governor.get(token.head.i) if token.head.i != token.i else None
        if governor is None or governor.i not in by_token or governor.i == trigger.i or trigger.i in reading.beside:
            continue
        dep = token.dep_
        later = anchors[trigger.i].own and anchors[governor.i].timex is None  # "went abroad after the war, came back in 1996"
        if trigger.nominal:
            verb = governor.token
            carried = dep in syntax.OBJECT and verb_base(verb) in cue("light") | cue("aspect")
            acting = dep in syntax.SUBJECT and not governor.nominal
            means = syntax.prepositions(trigger.token) & {"in", "by"} and governor.family == trigger.family
            if not governor.nominal and (
                carried or acting or means or (governor.family == trigger.family and dep in syntax.OBJECT)
            ):
                yield governor, trigger, "subject" if acting else "object" if carried else "means" if means else "object"
            elif governor.nominal and governor.family == trigger.family and syntax.prepositions(trigger.token) & {"in", "by"}:
                yield governor, trigger, "means"
        elif dep in {"advcl", "advcl:relcl", "xcomp", "ccomp"} and token.tag_ in {"VBG", "VBN", "VB"}:
            result = dep == "advcl" and token.tag_ == "VBG" and not _marks(trigger)
            carried = dep != "advcl" and verb_base(governor.token) in cue("aspect") | {"see", "help"}
            if result or carried:
                yield governor, trigger, "result" if result else "object"
        elif (
            dep in syntax.RELATIVE
            and (governor.i == token.head.i or (_which(trigger) and syntax.continues(token)))
            and reading.mention(token.head) is None
            and not syntax.is_pluperfect(token)
        ):
            yield governor, trigger, "relative"
        elif dep == "conj" and later:
            continue
        elif dep == "conj" and syntax.own_subject(token) is None and not governor.nominal and governor.family == trigger.family:
            yield governor, trigger, "joined"
        elif dep == "conj" and syntax.own_subject(token) is None and verb_base(governor.token) in cue("light"):
            yield governor, trigger, "joined"
        elif dep == "acl" and governor.i == token.head.i and governor.family == trigger.family:
            yield governor, trigger, "participle"


def _at_one_time(reading: Reading, acts: Sequence[Trigger], anchors: Mapping[int, Anchor]) -> Iterator[Pair]:
    """What one time expression dates together: "was sold when its owner retired in May", "served in the war after 2003"."""
    by_token = {trigger.i: trigger for trigger in acts}
    for trigger in acts:
        governor = reading.governor.get(trigger.token.head.i)
        at = anchors[trigger.i].timex
        if (
            at is None
            or governor is None
            or governor.i == trigger.i
            or governor.i not in by_token
            or anchors[governor.i].timex != at
        ):
            continue
        marks = {child.lower_ for child in tree.children(trigger.token) if child.dep_ in {"mark", "advmod"}}
        together = trigger.token.dep_ in {"advcl", "advcl:relcl"} and bool(marks & {"when", "as", "while"})
        if trigger.token.dep_ == "conj" and not trigger.nominal and not governor.nominal:
            together = syntax.own_subject(trigger.token) is None  # told in one breath: one subject, one time
        if together or (trigger.nominal and (governor.nominal or governor.cls == "serve")):
            yield governor, trigger, "one-time"


def _marks(trigger: Trigger) -> bool:
    return any(child.dep_ in {"mark", "case"} for child in tree.children(trigger.token))


def _which(trigger: Trigger) -> bool:
    return any(child.lower_ in {"which", "that"} for child in tree.children(trigger.token))


def _across(
    acts: Sequence[Trigger],
    anchors: Mapping[int, Anchor],
    participants: Mapping[int, tuple[Participant, ...]],
    places: Mapping[int, tuple[str, ...]],
) -> Iterator[Pair]:
    """Retellings: the same kind of act, at a time that can be the same, done to or by the same."""
    for number, later in enumerate(acts):
        if later.family not in _RETOLD:
            continue
        for earlier in reversed(acts[:number]):
            if later.sentence - earlier.sentence > _FAR and later.cls not in _ONCE:
                break
            if earlier.family != later.family or earlier.sentence == later.sentence:
                continue
            a, b = anchors[earlier.i], anchors[later.i]
            if not a.interval.intersects(b.interval):
                continue
            patients = [{p.actor for p in participants[each.i] if p.role == "patient"} for each in (earlier, later)]
            everyone = [{p.actor for p in participants[each.i]} for each in (earlier, later)]
            same_time = a.timex is not None and b.timex is not None and a.interval == b.interval
            one_period = same_time and bool(everyone[0] & everyone[1] or set(places[earlier.i]) & set(places[later.i]))
            open_time = a.timex is None or b.timex is None
            if patients[0] and patients[1] and not patients[0] & patients[1] and earlier.cls == later.cls and not one_period:
                continue
            if (earlier.lemma in _WHOLES) != (later.lemma in _WHOLES):
                continue  # a battle is no war
            same_act = earlier.cls == later.cls or later.family == "attack"
            done_to_same = bool(same_act and patients[0] & patients[1])
            if one_period or done_to_same or (_definite(later) and earlier.cls == later.cls and (open_time or same_time)):
                yield earlier, later, "same-time" if one_period else "same-patient" if done_to_same else "pointed-at"
                if _definite(later):
                    break


def _argument(trigger: Trigger) -> bool:
    """An event noun that is the object of a verb with a meaning of its own ("broke the siege"): not told, but done something to."""
    head = trigger.token.head
    if not trigger.nominal or not syntax.is_verb(head) or trigger.cls in _ONCE:
        return False
    return trigger.token.dep_ in syntax.OBJECT and verb_base(head) not in cue("light") | cue("aspect") | cue("saying")


def _definite(trigger: Trigger) -> bool:
    """ "The strike": a noun that points back. "The murder of X" says itself which it is."""
    return (
        trigger.nominal
        and any(child.dep_ == "det" and child.lower_ in {"the", "that", "this"} for child in tree.children(trigger.token))
        and not any(preposition == "of" for preposition, _ in syntax.prepositional(trigger.token))
    )
