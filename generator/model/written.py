"""What people write beside the articles, and all of `content/` as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.errors import Problem
from generator.model.article import Article, Picture
from generator.temporal.nouns import Interval

Kind = Literal["person", "organisation", "group", "place", "product"]


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
    picture: Picture | None = None
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
