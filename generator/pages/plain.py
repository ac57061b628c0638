"""What formats for other programs say of an event: its date in words, its sentence, who is in it, its address."""

from __future__ import annotations

import html
import posixpath
import re
from urllib.parse import quote

from generator.model import Event
from generator.pages.citing import certainty
from generator.pages.edition import Edition
from generator.pages.entries import Entry
from generator.words import Words

_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|blockquote|pre|br|hr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
# what iCalendar (RFC 5545, CONTROL) and every other text format can do without
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_END = re.compile("\r\n?")


def when(edition: Edition, event: Event) -> str:
    """`early August 2016`, `8 September 2016, unconfirmed`: the date, and what stands behind it where that is less than sure."""
    return edition.words.listed((edition.date_of(event), certain(edition.words, event)))


def certain(words: Words, event: Event) -> str:
    """`reported`, `unconfirmed`, or empty where it is asserted."""
    return {"reported": lambda: words.gettext("reported"), "unconfirmed": lambda: words.gettext("unconfirmed")}.get(
        certainty(event), lambda: ""
    )()


def titled(edition: Edition, event: Event) -> str:
    """`early August 2016: Court orders a release`: for formats with a line of text and no place for such a date."""
    return f"{when(edition, event)}: {edition.headline(event)}"


def quoted(shown: Entry) -> str:
    """The sentence that stands for all that tell the event; what a person wrote of it; empty where neither may be shown."""
    return shown.lead.text if shown.lead and shown.lead.text else text_of(shown.body)


def actors_of(edition: Edition, event: Event) -> tuple[str, ...]:
    """The ids of the participants that the story knows, each once."""
    return tuple(dict.fromkeys(p.actor for p in event.participants if p.actor in edition.actors))


def names(edition: Edition, ids: tuple[str, ...]) -> tuple[str, ...]:
    """What these actors or places are called."""
    return tuple(dict.fromkeys(edition.actor_name(each) for each in ids))


def text_of(markup: str) -> str:
    """The words of sanitised HTML, on one line."""
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", markup))).split())


def without_controls(text: str) -> str:
    """The text without control characters other than tabs and line feeds."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def absolute(edition: Edition, url: str) -> str:
    """The address with the base URL; empty without one, or for what has no page."""
    base = edition.project.base_url
    return f"{base}{_encoded(url)}" if base and url else ""


def address(edition: Edition, url: str, page: str) -> str:
    """The address as it can stand on `page`: with the base URL, or without one relative to that page."""
    if edition.project.base_url:
        return absolute(edition, url)
    path, hash_, fragment = url.partition("#")
    if path == page and fragment:
        return hash_ + quote(fragment)
    return _encoded(posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + fragment)


def _encoded(url: str) -> str:
    path, hash_, fragment = url.partition("#")
    return quote(path) + hash_ + quote(fragment)
