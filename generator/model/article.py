"""One article as read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from generator.temporal.nouns import Extent, Mode

PublishText = Literal["quotes", "full", "none"]


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
class Picture:
    """A picture by its address on the site, what it shows in words, whose it is; its size in pixels, 0 where it fits any."""

    url: str
    alt: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


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
    picture: Picture | None = None
    path: str = ""
    digest: str = ""
