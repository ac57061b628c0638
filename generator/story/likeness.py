"""Whether two happenings are one: the evidence that they are, and how much of it their dates call for.

    evidence = act + actors + places + core + words + sentence + once − disagreement
    needed   = 1.5 + 0.15 · log2(days in the wider window), for acts that leave things changed (a capture)
               1.9 + 0.20 · log2(days in the wider window), for acts that happen again and again (a strike; acts.OFTEN)

    act        1.0 for one class of acts, 0.6 for kin (a strike and its killing), 0.2 more for one lemma
    actors     Σ rarity of each shared actor, 0.6 of it where roles differ, at most 1.8
    places     Σ 0.7 · rarity of each shared place, at most 1.0
    core       0.5 where who did it and to whom (or where) are both shared; or who, where it takes nobody else (a resignation)
    words      0.8 · cosine of what the clauses say besides act, names and times, rare words counting more
    sentence   3 for the very same sentence (a copied article)
    once       4 for what happens to anybody once only (a death) and to the same
    disagreement   1.0 for other patients, 0.5 for other agents, where both are named; 0.4 for other places; 0.5 for one article
                   that keeps the two apart

    rarity(x) = max(0.15, 1 − log(1 + happenings with x) / log(1 + max(50, happenings)))
                and where the act leaves things changed, the mean of that log and the log counted over happenings of its class
                only: who is in every second article still resigns once

So on one day a rare actor in common is enough, or for a capture the place; in one month agent and patient; in a year hardly
anything short of the same words. Two strikes on one city in one month stay two. The weights were set by hand on pairs of sentences
that people would or would not call one event; tests/test_story_events.py holds such pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.story.acts import ALONE, OFTEN, kin
from generator.story.happenings import Happening

NEEDED = (1.5, 0.15)  # for a day, and more for each doubling of the window
NEEDED_OFTEN = (1.9, 0.20)
_FEW = 50  # in a story this small every actor is in many happenings, which makes none of them common
_COMMONEST = 0.15


class Rarity:
    """How telling it is to have an actor, a place or a word in common, counted over all happenings before any are merged."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._most = math.log1p(max(_FEW, len(happenings)))
        self._actors: Counter[str] = Counter()
        self._in_act: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for one in happenings:
            actors = {*one.roles, *one.places}
            self._actors.update(actors)
            self._in_act.update((cls, actor) for cls in one.classes - OFTEN for actor in actors)
            self._words.update(one.words)

    def actor(self, actor: str, classes: frozenset[str]) -> float:
        """From 0.15 (in almost all happenings) to nearly 1; `classes` are those of the acts compared."""
        everywhere = self._actors[actor]
        lasting = [self._in_act[cls, actor] for cls in classes - OFTEN]
        in_act = max(1, min(lasting)) if lasting else everywhere
        return max(_COMMONEST, 1 - (math.log1p(everywhere) + math.log1p(in_act)) / 2 / self._most)

    def words(self, words: Iterable[str]) -> float:
        """Σ rarity² of some words; "the" adds next to nothing."""
        return math.fsum((1 - math.log1p(self._words[word]) / self._most) ** 2 for word in words)


def needed(one: Happening, other: Happening) -> float:
    """The evidence two happenings must have to be one."""
    told_as = one.classes & other.classes or one.classes | other.classes
    for_a_day, for_a_doubling = NEEDED_OFTEN if told_as <= OFTEN else NEEDED
    return for_a_day + for_a_doubling * math.log2(max(one.width, other.width))


def evidence(one: Happening, other: Happening, rarity: Rarity) -> float:
    """The evidence that two happenings are one, dates aside; 0 where their acts are not even kin."""
    act = _act(one, other)
    if not act:
        return 0.0
    places = sorted(one.places & other.places)
    actors = sorted((one.roles.keys() & other.roles.keys()) - set(places))
    agents, patients = (one.having(role) & other.having(role) for role in ("agent", "patient"))
    shared = one.classes & other.classes or one.classes | other.classes
    total = act
    total += min(
        1.8, math.fsum(rarity.actor(actor, shared) * (1.0 if one.roles[actor] & other.roles[actor] else 0.6) for actor in actors)
    )
    total += min(1.0, math.fsum(0.7 * rarity.actor(place, shared) for place in places))
    if (agents and (patients or places or shared <= ALONE)) or (patients and places):
        total += 0.5
    total += 0.8 * _words(one, other, rarity)
    total += 3.0 * bool(one.sentences & other.sentences)
    total += 4.0 * bool(one.undergone & other.undergone)
    total -= 1.0 * one.excludes(other, "patient") + 0.5 * one.excludes(other, "agent")
    total -= 0.4 * bool(one.places and other.places and not places)
    return total - 0.5 * bool(one.texts & other.texts)


def _act(one: Happening, other: Happening) -> float:
    if one.classes & other.classes:
        return 1.0 + 0.2 * bool(one.lemmas & other.lemmas)
    return 0.6 if any(kin(cls) & other.classes for cls in one.classes) else 0.0


def _words(one: Happening, other: Happening, rarity: Rarity) -> float:
    shared = one.words & other.words
    return rarity.words(shared) / math.sqrt(rarity.words(one.words) * rarity.words(other.words)) if shared else 0.0
