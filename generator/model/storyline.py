"""All texts as one story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.errors import Problem
from generator.model.article import Article
from generator.model.document import Actor, Document, Modality, Participant, Span
from generator.model.reasons import Joined, Merged
from generator.model.written import WrittenEvent
from generator.temporal.calendar import Day
from generator.temporal.nouns import Extent, Interval, Timex

Status = Literal["machine", "reviewed", "corrected", "written"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One source of an event: a sentence of an article, and how that article dates the event.

    `prefix` and `suffix` are up to 64 characters around the quote (W3C TextQuoteSelector). `mention` is the event mention's id.
    """

    article: str
    mention: str
    sentence: int
    extent: Extent
    quote: str
    prefix: str
    suffix: str
    interval: Interval
    timex: Timex | None
    anchor: str
    modality: Modality
    attribution: str = ""
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, from all its tellings.

    `id` is that of the mention published first, `ids` all it answers to. `participants` are by project-wide id, `places` are actor
    ids of kind place. `independent` counts sources that are no near-copies of each other. `salience` is from 0 to 1; `key` marks
    the key events. `conflicts` are ids of events that may be this one told with another date. `corrected` tells which fields a
    person set ("date", "summary"). `joined` says why its tellings are of one event, for each that is not so in its own text.
    """

    id: str
    ids: tuple[str, ...]
    summary: str
    cls: str
    interval: Interval
    span: Span
    likely: Day | None
    participants: tuple[Participant, ...]
    places: tuple[str, ...]
    tellings: tuple[Telling, ...]
    modality: Modality
    negated: bool = False
    independent: int = 1
    salience: float = 0.0
    key: bool = False
    conflicts: tuple[str, ...] = ()
    status: Status = "machine"
    corrected: tuple[str, ...] = ()
    note: str = ""
    written: WrittenEvent | None = None
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class CoMention:
    """Two actors in the same events: shown as such, never as a relationship. `events` are ids."""

    actor: str
    other: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Storyline:
    """The whole story.

    `events` stand on the timeline in its order (earliest day, precision, then source order); `undated` are acts no telling dates.
    `actors` and `places` (kind place) are sorted by prominence, then name. `documents` carry project-wide actor ids, in
    order of publication. `merged` says why actors of single texts are one, by actor in the order of their ids.
    """

    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    actors: tuple[Actor, ...]
    places: tuple[Actor, ...]
    documents: tuple[Document, ...]
    co_mentions: tuple[CoMention, ...] = ()
    problems: tuple[Problem, ...] = ()
    merged: tuple[Merged, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """In order of publication."""
        return tuple(document.article for document in self.documents)
