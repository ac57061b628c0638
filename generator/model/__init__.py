"""The nouns of the product; no I/O, no spaCy, no Jinja.

All are frozen and hold tuples, so equal meanings are equal values. Import them from here.
"""

from generator.model.article import Article, Dateline, Markup, Origin, Picture, PublishText
from generator.model.document import (
    Actor,
    Alias,
    Attribution,
    Document,
    EventKind,
    EventMention,
    Evidence,
    Form,
    HeldRole,
    Mention,
    Modality,
    Participant,
    ParticipantRole,
    Relation,
    Span,
)
from generator.model.reasons import Bond, Called, Joined, Likeness, Meant, Merged, Merger
from generator.model.site import ENGINE, File, Page, Record, Site
from generator.model.storyline import CoMention, Event, Status, Storyline, Telling
from generator.model.written import ActorCorrection, Content, Corrections, EventCorrection, Kind, Link, Profile, WrittenEvent
from generator.temporal.calendar import Day
from generator.temporal.nouns import Extent, Interval, Mode, Precision, Settings, Tense, TenseHint, Timex

__all__ = [
    "ENGINE",
    "Actor",
    "ActorCorrection",
    "Alias",
    "Article",
    "Attribution",
    "Bond",
    "Called",
    "CoMention",
    "Content",
    "Corrections",
    "Dateline",
    "Day",
    "Document",
    "Event",
    "EventCorrection",
    "EventKind",
    "EventMention",
    "Evidence",
    "Extent",
    "File",
    "Form",
    "HeldRole",
    "Interval",
    "Joined",
    "Kind",
    "Likeness",
    "Link",
    "Markup",
    "Meant",
    "Mention",
    "Merged",
    "Merger",
    "Modality",
    "Mode",
    "Origin",
    "Page",
    "Participant",
    "ParticipantRole",
    "Picture",
    "Precision",
    "Profile",
    "PublishText",
    "Record",
    "Relation",
    "Settings",
    "Site",
    "Span",
    "Status",
    "Storyline",
    "Telling",
    "Tense",
    "TenseHint",
    "Timex",
    "WrittenEvent",
]
