"""What one page cannot hold goes on several: `actors/index.html`, `actors/index.2.html` (no slug has a dot to be in the way)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model import Link
from generator.words import Words

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[_T]):
    """One of the pages a list goes on: its number (from 1), its address, what it holds, and all its sisters by their numbers.

    `before` and `after` are the neighbours; `sisters` is empty where there is one page only.
    """

    number: int
    url: str
    items: tuple[_T, ...]
    sisters: tuple[Link, ...]
    before: str
    after: str


def sheets(words: Words, url: str, items: Sequence[_T], size: int) -> Iterator[Sheet[_T]]:
    """The items in lots of `size`; one page, empty, where there are none."""
    starts = range(0, max(len(items), 1), size)
    urls = [url if at == 0 else f"{url.removesuffix('.html')}.{at + 1}.html" for at in range(len(starts))]
    sisters = tuple(Link(words.number(at + 1), each) for at, each in enumerate(urls)) if len(urls) > 1 else ()
    for at, start in enumerate(starts):
        yield Sheet(
            at + 1,
            urls[at],
            tuple(items[start : start + size]),
            sisters,
            urls[at - 1] if at else "",
            urls[at + 1] if at + 1 < len(urls) else "",
        )


def titled(words: Words, title: str, sheet: Sheet[_T]) -> str:
    """`Actors`, `Actors, page 2`."""
    if sheet.number == 1:
        return title
    return words.gettext("%(title)s, page %(number)s", title=title, number=sheet.number)
