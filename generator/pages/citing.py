"""Who tells of something, in the words of the site: a source cited, sources counted, who vouches."""

from __future__ import annotations

from typing import Literal

from generator.model import Article, Event
from generator.model.storyline import Status
from generator.pages.edition import Edition
from generator.words import Words

Certainty = Literal["", "reported", "unconfirmed"]


def byline(edition: Edition, article: Article) -> str:
    """`AFP, Beirut, 10 September 2016`."""
    outlet = article.origin.outlet or article.dateline.agency
    return edition.words.listed((outlet, article.dateline.place, edition.published(article)))


def outlet(edition: Edition, article: Article) -> str:
    """`AFP, Beirut`: who published it, and from where; empty where neither is known."""
    return edition.words.listed((article.origin.outlet or article.dateline.agency, article.dateline.place))


def counted(words: Words, event: Event) -> str:
    """`1 article`, `3 independent sources`, `5 articles, 1 independent source`; empty for what a person wrote from none."""
    articles = len({telling.article for telling in event.tellings})
    told = words.ngettext("%(num)s article", "%(num)s articles", articles)
    if articles < 2:
        return told if articles else ""
    sources = words.ngettext("%(num)s independent source", "%(num)s independent sources", event.independent)
    return sources if articles == event.independent else words.listed((told, sources))


def certainty(event: Event) -> Certainty:
    """What a reader must know about who vouches for it: `reported` or `unconfirmed`; empty where it is asserted."""
    return "reported" if event.modality == "reported" else "unconfirmed" if event.modality == "hedged" else ""


def status_words(words: Words, status: Status) -> str:
    """Who vouches for an event: the machine, or a person."""
    if status == "machine":
        return words.gettext("read by machine")
    if status == "reviewed":
        return words.gettext("reviewed by an editor")
    return words.gettext("corrected by an editor") if status == "corrected" else words.gettext("written by an editor")
