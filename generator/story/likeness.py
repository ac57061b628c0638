"""Whether two happenings are one: the evidence that they are, and how much of it their dates call for.

    evidence = act + who + where + core + said + sentence + once − disagreement
    needed   = 1.5 + 0.15 · log2(days in the wider window), for acts that leave things changed (a capture)
               2.0 + 0.20 · log2(days in the wider window), for acts that happen again and again (a strike; acts.OFTEN)

    act        1.0 for one class of acts, 0.6 for kin (a strike and its killing), 0.2 more for one lemma; 0.3 on one known day where
               the class of either is not known but some words are the same
    who        Σ rarity of each shared actor, 0.6 of it where one lemma gives it opposite roles, at most 1.8
    where      Σ 0.7 · rarity of each shared place, at most 1.0
               and Σ 0.4 · rarity of whoever else is named in both sentences, at most 0.6
    core       0.5 where who did it and to whom (or where) are both shared; or only one of them, where that tells the act whole
               (a resignation, an arrest)
    said       cosine of what the clauses say besides act, names and times, rare words counting more; 0.3 for each number in both,
               and for each word that is a name in one and in the other was not taken for one; at most 0.6 each
    sentence   3 for the very same sentence, or a near-copy's edit of it
    once       4 for what happens to anybody once only (a death) and to the same
    disagreement   1.0 for other patients, 0.5 for other agents (1.5 for people in an act on nobody else), where both are named;
                   0.8 for other places; 0.9 for another number of the same, tolls and crowds apart; 0.3 for clauses that both say
                   much and nothing in common; 0.5 for one article that keeps the two apart

    rarity(x) = max(0.15, 1 − log(1 + further happenings with x) / log(1 + max(50, happenings)))
                and where the act leaves things changed, the mean of that log and the log counted over happenings of its class
                only: who is in every second article still resigns once. "Further" is besides the two that are compared.

So on one day a rare actor in common is enough, or for a capture the place; in one month agent and patient; in a year hardly
anything short of the same words. Two strikes on one city in one month stay two. The weights were set by hand on the open half of
benchmarks/merging/, pairs of passages that are or are not of one event, and tests/test_story_events.py holds more such pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Likeness
from generator.story.acts import ALONE, KNOWN, OFTEN, SYNONYMS, TOLLS, WHOLE, kin
from generator.story.happenings import Happening

NEEDED = (1.5, 0.15)  # for a day, and more for each doubling of the window
NEEDED_OFTEN = (2.0, 0.20)
# For two known days, and more for each doubling of the stretch from one to the other: reports err by a day and seldom by a week
NEEDED_APART = (1.9, 0.3)
NEEDED_APART_OFTEN = (2.7, 0.4)
_FEW = 50  # in a story this small every actor is in many happenings, which makes none of them common
_COMMONEST = 0.15


class Rarity:
    """How telling it is to have an actor, a place or a word in common, counted over all that are compared."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._most = math.log1p(max(_FEW, len(happenings)))
        self._actors: Counter[str] = Counter()
        self._in_act: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for one in happenings:
            self._actors.update(one.everybody)
            self._in_act.update((cls, actor) for cls in one.classes - OFTEN for actor in one.everybody)
            self._words.update(one.words)

    def actor(self, actor: str, classes: frozenset[str]) -> float:
        """From 0.15 (in almost all happenings) to 1 (in no other); `classes` are those of the acts compared."""
        further = max(0, self._actors[actor] - 2)
        lasting = [self._in_act[cls, actor] for cls in classes - OFTEN]
        in_act = max(0, min(lasting) - 2) if lasting else further
        return max(_COMMONEST, 1 - (math.log1p(further) + math.log1p(in_act)) / 2 / self._most)

    def words(self, words: Iterable[str]) -> float:
        """Σ rarity² of some words; what is in every clause adds next to nothing."""
        return math.fsum((1 - math.log1p(self._words[word]) / self._most) ** 2 for word in words)


def needed(one: Happening, other: Happening) -> float:
    """The evidence two happenings must have to be one."""
    for_a_day, for_a_doubling = NEEDED_OFTEN if _shared_classes(one, other) <= OFTEN else NEEDED
    return for_a_day + for_a_doubling * math.log2(max(one.width, other.width))


def needed_apart(one: Happening, other: Happening) -> float:
    """The evidence two happenings of different known days must have to be called two datings of one.

    What is done to somebody again and again is seldom done twice in a few days to the same person (an arrest).
    """
    classes = _shared_classes(one, other)
    person = one.having("patient") & other.having("patient") & one.people & other.people
    often = classes <= OFTEN and not (person and classes & WHOLE)
    for_a_day, for_a_doubling = NEEDED_APART_OFTEN if often else NEEDED_APART
    return for_a_day + for_a_doubling * math.log2(abs(one.window[0] - other.window[0]) + 1)


def evidence(one: Happening, other: Happening, rarity: Rarity) -> float:
    """The evidence that two happenings are one, dates aside; 0 where their acts are not even kin."""
    found = likeness(one, other, rarity)
    return found.total if found else 0.0


def likeness(one: Happening, other: Happening, rarity: Rarity) -> Likeness | None:
    """The same part by part; None where their acts are not even kin."""
    act = _act(one, other)
    if not act:
        return None
    who, where, around, core = _shared(one, other, rarity)
    return Likeness(
        act,
        who,
        where,
        around,
        core,
        said=_said(one, other, rarity),
        sentence=3.0 * bool(one.sentences & other.sentences),
        once=4.0 * bool(one.undergone & other.undergone),
        against=_disagreement(one, other),
    )


def _shared_classes(one: Happening, other: Happening) -> frozenset[str]:
    """What both are told as: classes, else words for one thing, else all that either is told as."""
    both = one.classes & other.classes
    return both - SYNONYMS or both or one.classes | other.classes


def _alike(one: Happening, other: Happening) -> bool:
    """Whether the acts are told from one side, so that roles can be compared: a loser is agent of "lost" and patient of "beat"."""
    return bool(one.lemmas & other.lemmas or (one.classes & other.classes) - SYNONYMS)


def _act(one: Happening, other: Happening) -> float:
    if one.classes & other.classes:
        return 1.0 + 0.2 * bool(one.lemmas & other.lemmas)
    if any(kin(cls) & other.classes for cls in one.classes):
        return 0.6
    unknown = one.classes.isdisjoint(KNOWN) or other.classes.isdisjoint(KNOWN)
    return 0.3 * bool(unknown and one.known_day and other.known_day and one.words & other.words)


def _shared(one: Happening, other: Happening, rarity: Rarity) -> tuple[float, float, float, float]:
    """Who, where, who is named around, and core."""
    classes, alike = _shared_classes(one, other), _alike(one, other)
    both = one.everybody & other.everybody
    places = both & (one.places | other.places)
    actors = both - places
    near = ((one.around | one.everybody) & (other.around | other.everybody)) - both
    rare = {actor: rarity.actor(actor, classes) for actor in sorted(both | near)}
    who = math.fsum(rare[actor] * (0.6 if alike and _opposed(actor, one, other) else 1.0) for actor in sorted(actors))
    where = math.fsum(0.7 * rare[place] for place in sorted(places))
    around = math.fsum(0.4 * rare[actor] for actor in sorted(near))
    agents, patients = (one.having(role) & other.having(role) for role in ("agent", "patient"))
    # What is captured is a patient to one telling and a place to the other
    taken = patients or places & (one.having("patient") | other.having("patient"))
    whole = (agents and classes <= ALONE) or (patients and classes & WHOLE)
    core = whole or (agents and (patients or places)) or (taken and places) or (len(actors) > 1 and not alike)
    return min(1.8, who), min(1.0, where), min(0.6, around), 0.5 * bool(core)


def _opposed(actor: str, one: Happening, other: Happening) -> bool:
    """Whether an actor does in one telling what is done to it in the other; that a museum opened and was opened is the same."""
    if one.roles[actor] & other.roles[actor]:
        return False
    return not any("agent" in its.roles[actor] and not its.having("patient") for its in (one, other))


def _said(one: Happening, other: Happening, rarity: Rarity) -> float:
    shared = one.words & other.words
    cosine = rarity.words(shared) / math.sqrt(rarity.words(one.words) * rarity.words(other.words)) if shared else 0.0
    numbers = sum(word.isdigit() for word in shared)
    missed = (one.words & (other.name_words - one.name_words)) | (other.words & (one.name_words - other.name_words))
    return cosine + min(0.6, 0.3 * numbers) + min(0.6, 0.3 * len(missed))


def _disagreement(one: Happening, other: Happening) -> float:
    total = 0.5 * bool(one.texts & other.texts) + 0.9 * _miscounted(one, other)
    total += 0.8 * bool(one.places and other.places and not one.everybody & other.everybody & (one.places | other.places))
    if not _alike(one, other):
        strangers = one.named and other.named and not one.roles.keys() & other.roles.keys()
        return total + 1.0 * bool(strangers)
    total += 0.3 * (min(len(one.words), len(other.words)) > 1 and one.words.isdisjoint(other.words))
    alone = not (one.having("patient") or other.having("patient"))
    people = one.having("agent") & one.people and other.having("agent") & other.people
    return total + 1.0 * one.excludes(other, "patient") + (1.5 if alone and people else 0.5) * one.excludes(other, "agent")


def _miscounted(one: Happening, other: Happening) -> bool:
    """Whether both count one thing, and count it differently; the dead and the crowd are counted anew in every report."""
    if (one.classes | other.classes) & TOLLS:
        return False
    ours, theirs = ({noun: {n for n, its in some.counts if its == noun} for _, noun in some.counts} for some in (one, other))
    return any(ours[noun].isdisjoint(theirs[noun]) for noun in ours.keys() & theirs.keys())
