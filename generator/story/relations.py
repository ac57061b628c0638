"""Which actors are in the same events: shown as such, never as a relationship, for which a text must give evidence (cast.py)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.model import CoMention, Event, Kind


def co_mentions(events: Sequence[Event], kinds: Mapping[str, Kind]) -> tuple[CoMention, ...]:
    """Pairs of actors (places left out) with the events both take part in, the most frequent first; events in the order given."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in events:
        actors = sorted({one.actor for one in event.participants if kinds[one.actor] != "place"})
        for pair in combinations(actors, 2):
            shared[pair].append(event.id)
    order = sorted(shared, key=lambda pair: (-len(shared[pair]), pair))
    return tuple(CoMention(*pair, tuple(shared[pair])) for pair in order)
