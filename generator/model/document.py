"""One text as understood, and the actors of one text or of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.article import Article
from generator.model.reasons import Bond, Called, Meant
from generator.model.written import Kind, Profile
from generator.temporal.calendar import Day
from generator.temporal.nouns import Extent, Interval, Timex

Form = Literal["name", "nominal", "pronoun"]
ParticipantRole = Literal["agent", "patient", "recipient", "other"]
EventKind = Literal["act", "saying", "state"]
Modality = Literal["denied", "planned", "hedged", "reported", "asserted"]
Span = Literal["within", "throughout"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says so: article slug, index of the sentence, its extent there, and its text."""

    article: str
    sentence: int
    extent: Extent
    quote: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, with the sentences that show it; in a text also why it is one, and of which name (`of`)."""

    name: str
    evidence: tuple[Evidence, ...] = ()
    why: Called = ""
    of: str = ""


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
    """Words that mean an actor; `actor` is its id, None where unclear (a wrong name is worse than none).

    `why` says what shows that they mean it, where they are no name.
    """

    extent: Extent
    kind: Kind
    actor: str | None
    form: Form = "name"
    why: Meant = ""


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
    `same` are ids of mentions of this text that tell the same happening (its means, its result, a retelling); `bonds` those of them
    it was itself found to be one with, and why: over all of them the bonds make a tree. `summary` is "" for
    what is only named in passing ("a meeting of commanders") or has no subject anyone knows: it makes no entry by itself.
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
    bonds: tuple[tuple[str, Bond], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article, understood. JSON-able through pydantic's TypeAdapter; the unit of the cache.

    `sentences`, `timexes`, `mentions` and `events` are in text order; `actors` are as this text knows them.
    `problem` says why nothing but the sentences is known, where that is so; `note` why there are times and no more.
    """

    article: Article
    sentences: tuple[Extent, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    events: tuple[EventMention, ...]
    actors: tuple[Actor, ...]
    problem: str = ""
    note: str = ""
