"""What leads: how much an event matters to the story, and which few are its key events.

    salience = 0.35 · sources + 0.25 · weight + 0.20 · lead + 0.20 · prominence        (0 to 1)

    sources      log2(1 + independent sources) / log2(1 + the most any event has), at least three
    weight       of the act's class (acts.py): a killing, capture or founding 1, an arrest 0.8, an appointment 0.6, a move 0.2
    lead         1 for the first sentence of an article, 1/2 for the fourth, 1/3 for the seventh …; the best of its tellings
    prominence   mean over the two most mentioned actors in it of √(mentions / mentions of the most mentioned actor)

An event that a person wrote has full weight and lead: somebody found it worth a file of its own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import Event
from generator.story.acts import weight

FEWEST, MOST = 5, 12  # key events; a story of fewer events than FEWEST has them all
_AGAIN = 0.85  # what each key event of the same article, or of the same days, leaves of an event's salience


def weighed(events: Sequence[Event], mentions: Mapping[str, int]) -> list[Event]:
    """The events with their salience; `mentions` counts mentions of each actor."""
    most_sources = max((event.independent for event in events), default=1)
    most_mentions = max(mentions.values(), default=1) or 1
    return [replace(event, salience=_salience(event, mentions, max(3, most_sources), most_mentions)) for event in events]


def _salience(event: Event, mentions: Mapping[str, int], most_sources: int, most_mentions: int) -> float:
    sources = math.log2(1 + max(1, event.independent)) / math.log2(1 + most_sources)
    act = weight(event.cls) if event.written is None else 1.0
    lead = max((3 / (3 + telling.sentence) for telling in event.tellings), default=1.0)
    counts = sorted({one.actor: mentions[one.actor] for one in event.participants}.values(), reverse=True)
    prominence = math.fsum(math.sqrt(count / most_mentions) for count in counts[:2]) / 2
    return round(0.35 * sources + 0.25 * act + 0.20 * lead + 0.20 * prominence, 4)


def key_events(events: Sequence[Event]) -> frozenset[str]:
    """Ids of the key events of a timeline, √n of them but `FEWEST` to `MOST`, the most salient first.

    They are spread over the story: each chosen event makes others of its article and of its first day less likely, no article opens
    more than a third of them while others have any to offer, and of conflicting datings one is enough.
    """
    wanted = min(len(events), MOST, max(FEWEST, round(math.sqrt(len(events)))))
    share = math.ceil(wanted / 3)
    chosen: list[Event] = []
    articles: Counter[str] = Counter()
    days: Counter[object] = Counter()
    rest = list(events)
    while len(chosen) < wanted:
        open_ = [event for event in rest if articles[_article(event)] < share or not _article(event)] or rest
        if not open_:
            break
        best = max(open_, key=lambda event: (event.salience * _AGAIN ** (articles[_article(event)] + days[_day(event)]), event.id))
        chosen.append(best)
        articles[_article(best)] += 1
        days[_day(best)] += 1
        rest = [event for event in rest if event is not best and event.id not in best.conflicts]
    return frozenset(event.id for event in chosen)


def _article(event: Event) -> str:
    """The article that told it first; empty for a written event."""
    return event.tellings[0].article if event.tellings else ""


def _day(event: Event) -> object:
    return event.interval.earliest or event.likely or event.interval.latest
