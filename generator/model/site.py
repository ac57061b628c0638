"""What is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Problem


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


ENGINE = "pagefind"  # the folder of the search engine's files on the site


@dataclass(frozen=True, slots=True)
class Record:
    """Something a search can find: where it is, its kind (event, actor, place, article, period), what is shown and looked through.

    `when` is its date in words, `names` who and what else it is about; both may be empty, as may `text`.
    """

    url: str
    kind: str
    title: str
    when: str = ""
    names: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What the site is: url → bytes, and what could not be used on the way."""

    files: Mapping[str, bytes] = field(hash=False)
    problems: tuple[Problem, ...] = ()
