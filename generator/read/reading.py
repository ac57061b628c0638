"""What a reader makes of one file, before it is an article."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.model import Origin
from generator.read.blocks import Block
from generator.read.head import Head
from generator.read.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """Front matter, blocks of text, and what the format itself says of title, day, origin and language (a web page does).

    `headline`: whether a short first line may be a title, because the format has no other way to mark one.
    """

    head: Head
    blocks: tuple[Block, ...]
    title: str = ""
    date: datetime.date | None = None
    origin: Origin = field(default_factory=Origin)
    language: str = ""
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name for people, the endings of its files, and what reads one (raising ContentError)."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Reading]
