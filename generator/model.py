"""The nouns of the product; no I/O, no spaCy, no Jinja. All are frozen and hold tuples, so equal meanings are equal values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.errors import Problem
from generator.temporal.calendar import Day
from generator.temporal.nouns import Extent, Interval, Mode, Precision, Settings, Tense, Timex

__all__ = [
    "Day",
    "Extent",
    "Interval",
    "Mode",
    "Precision",
    "Settings",
    "Tense",
    "Timex",
]  # temporal’s nouns, met here by all above it

Kind = Literal["person", "organisation", "group", "place"]
Form = Literal["name", "nominal", "pronoun"]
ParticipantRole = Literal["agent", "patient", "recipient", "other"]
EventKind = Literal["act", "saying", "state"]
Modality = Literal["denied", "planned", "hedged", "reported", "asserted"]
Span = Literal["within", "throughout"]
Status = Literal["machine", "reviewed", "corrected", "written"]
PublishText = Literal["quotes", "full", "none"]


# ---- one article as read -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when an article says it was written. `said` tells what the date was read from, for people."""

    date: datetime.date
    place: str = ""
    agency: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published an article, and where it can be read."""

    outlet: str = ""
    url: str = ""
    archive: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """An HTML element over `Article.text`: blocks (p, h2 … h6, li, blockquote, pre) and inline spans (a, em, strong, code).

    Blocks cover the text but for the blank lines between them, and never overlap; inline spans nest inside one block.
    `href` is set for `a` only and is already known to be safe.
    """

    extent: Extent
    tag: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its dateline. All offsets anywhere refer to `text`, which is plain characters.

    `slug` is unique in the project; `path` is relative to the project; `digest` changes when anything here does.
    """

    slug: str
    title: str
    dateline: Dateline
    text: str
    language: str = "en"
    origin: Origin = Origin()
    tags: tuple[str, ...] = ()
    markup: tuple[Markup, ...] = ()
    publish_text: PublishText = "quotes"
    mode: Mode = "news"
    path: str = ""
    digest: str = ""


# ---- what people write beside the articles -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled web address, already known to be safe."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Profile:
    """`content/actors/*.md`: what a person wrote about an actor; it wins over extraction. `bio` is sanitised HTML."""

    slug: str
    name: str
    kind: Kind | None = None
    aliases: tuple[str, ...] = ()
    bio: str = ""
    image: str = ""
    image_alt: str = ""
    links: tuple[Link, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """`content/events/*.md`: an event a person wrote. `actors` and `places` are names; `body` is sanitised HTML."""

    slug: str
    interval: Interval
    summary: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    body: str = ""
    links: tuple[Link, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """An `[[event]]` of corrections.toml. `id` is any id the event answers to; `quote` finds it again when that is gone."""

    id: str
    quote: str = ""
    date: Interval | None = None
    summary: str = ""
    hide: bool = False
    note: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ActorCorrection:
    """An `[[actor]]` of corrections.toml: `names` (ids or names) are all the same actor, or (`same` false) pairwise not."""

    names: tuple[str, ...]
    same: bool
    note: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything written by hand that the story must honour."""

    events: tuple[EventCorrection, ...] = ()
    actors: tuple[ActorCorrection, ...] = ()
    profiles: tuple[Profile, ...] = ()
    written: tuple[WrittenEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All of `content/` as read: what could be used, and what could not."""

    articles: tuple[Article, ...]
    corrections: Corrections = Corrections()
    problems: tuple[Problem, ...] = ()


# ---- one text as understood ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says so: article slug, index of the sentence, its extent there, and its text."""

    article: str
    sentence: int
    extent: Extent
    quote: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, with the sentences that show it."""

    name: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A title or function ("military leader"), of which organisation (an actor id) where said, when where said."""

    title: str
    organisation: str = ""
    interval: Interval | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties an actor to another: leads, member-of, founded, renamed, part-of, opposes. `actor` is the other's id."""

    kind: str
    actor: str
    interval: Interval | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, group or place; ids are of one text in a `Document`, of the project in a `Storyline`.

    `ids` are all the ids it answers to, its own first; `mentions` counts mentions, pronouns included.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[Alias, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    relations: tuple[Relation, ...] = ()
    ids: tuple[str, ...] = ()
    mentions: int = 0
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean an actor; `actor` is its id, None where unclear (a wrong name is worse than none)."""

    extent: Extent
    kind: Kind
    actor: str | None
    form: Form = "name"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor (by id) and the semantic role it plays: the subject of a passive is a patient."""

    actor: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it: the actor's id where it is one, and the words that name the speaker."""

    actor: str | None
    extent: Extent


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of something that happened, was said or is so.

    `id` is article slug + short digest of the normalised sentence + trigger lemma + ordinal. `clause` is the clause's extent,
    `sentence` an index into `Document.sentences`. `lemma` is the trigger's, `cls` its class of acts ("kill", "capture"; the lemma
    where it is in none). `timex` is the index of the expression that dates it, `bound` of one that only limits it; `anchor` says
    for people why. `interval` is what the text supports and nothing more; `likely` the single best guess, for order only.
    `same` are ids of mentions of this text that tell the same happening (its means, its result, a retelling).
    """

    id: str
    trigger: Extent
    clause: Extent
    sentence: int
    kind: EventKind
    lemma: str
    cls: str
    interval: Interval
    span: Span = "within"
    likely: Day | None = None
    timex: int | None = None
    bound: int | None = None
    anchor: str = ""
    participants: tuple[Participant, ...] = ()
    places: tuple[str, ...] = ()
    modality: Modality = "asserted"
    negated: bool = False
    attribution: Attribution | None = None
    summary: str = ""
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article, understood. JSON-able through pydantic's TypeAdapter; the unit of the cache.

    `sentences`, `timexes`, `mentions` and `events` are in text order; `actors` are as this text knows them.
    """

    article: Article
    sentences: tuple[Extent, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    events: tuple[EventMention, ...]
    actors: tuple[Actor, ...]


# ---- all texts -----------------------------------------------------------------------------------------------------


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
    person set ("date", "summary").
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
    order of publication.
    """

    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    actors: tuple[Actor, ...]
    places: tuple[Actor, ...]
    documents: tuple[Document, ...]
    co_mentions: tuple[CoMention, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """In order of publication."""
        return tuple(document.article for document in self.documents)


# ---- the site ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: `url` relative to the site's root ("actors/aleppo.html"), a template's name, and what it is given."""

    url: str
    template: str
    context: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to publish as they are."""

    url: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """What the site is: url → bytes, and what could not be used on the way."""

    files: Mapping[str, bytes] = field(hash=False)
    problems: tuple[Problem, ...] = ()
