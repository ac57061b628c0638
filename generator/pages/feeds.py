"""The Atom feed and the sitemap.

A sitemap is nothing without absolute addresses, so there is one only where the project has a base URL. A feed is read next to its
site as well: without a base URL its links are relative. Entries always carry `urn:uuid:` ids made from the events' own, which stay
when an event moves to another page.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from feedgen.feed import FeedGenerator

from generator import __version__
from generator.model import Event, File, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entry
from generator.pages.plain import quoted, titled
from generator.project import Project

_NEWEST = 50
_URN = uuid.uuid5(uuid.NAMESPACE_DNS, "dateline")


def atom(storyline: Storyline, project: Project) -> Iterator[File]:
    """The events last reported, newest report first. Times are those of the datelines, so equal stories give equal bytes."""
    edition = Edition(storyline, project)
    feed = FeedGenerator()
    feed.id(project.base_url or urn(edition.title))
    feed.title(edition.title)
    feed.subtitle(" · ".join(filter(None, (project.description, loses(edition)))))
    feed.language(edition.words.tag)
    feed.generator("Dateline", __version__)
    feed.author(name=edition.title)
    feed.link(href=project.base_url or "index.html", rel="alternate")
    if project.base_url:
        feed.link(href=f"{project.base_url}feed.atom", rel="self")
    feed.updated(max((reported(edition, event) for event in newest(edition)), default=reported(edition, None)))
    for event in newest(edition):
        url = edition.event_url(event)
        item = feed.add_entry(order="append")
        item.id(urn(project.base_url + event.id))
        item.title(titled(edition, event))
        item.link(href=project.base_url + url)
        item.updated(reported(edition, event))
        item.summary(quoted(entry(edition, event)) or edition.headline(event))
    yield File("feed.atom", feed.atom_str(pretty=True))


def loses(edition: Edition) -> str:
    """What a feed cannot carry."""
    return edition.words.gettext(
        "Uncertainty is only in the title’s words; an entry’s time is that of its latest report, never of the event"
    )


def sitemap(storyline: Storyline, project: Project) -> Iterator[File]:
    """The addresses of all pages worth finding, where the project has a base URL and may be indexed."""
    if not project.base_url or project.noindex:
        return
    edition = Edition(storyline, project)
    addresses = [
        "index.html",
        *(period.url for period in edition.periods),
        *(edition.event_url(event) for event in edition.events if edition.has_page(event)),
        *("actors/index.html", "places/index.html", "articles/index.html"),
        *(url for actor in edition.actors if (url := edition.actor_url(actor))),
        *(edition.article_url(slug) for slug in edition.documents),
        "data.html",
    ]
    lines = "".join(f" <url><loc>{escape(project.base_url + quote(address))}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield File("sitemap.xml", f"{head}{lines}</urlset>\n".encode())


def newest(edition: Edition) -> tuple[Event, ...]:
    """The events last reported, newest report first."""
    in_order = sorted(edition.events, key=lambda event: (reported(edition, event), event.id), reverse=True)
    return tuple(in_order[:_NEWEST])


def reported(edition: Edition, event: Event | None) -> datetime.datetime:
    """When an event (or, for None, anything) was last reported: midnight UTC of the latest dateline."""
    slugs = [telling.article for telling in event.tellings] if event else list(edition.documents)
    latest = max((edition.article(slug).dateline.date for slug in slugs), default=None)
    if latest is None:
        return reported(edition, None) if event and edition.documents else datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return datetime.datetime.combine(latest, datetime.time(), datetime.UTC)


def urn(name: str) -> str:
    """An id that depends on nothing but the name."""
    return uuid.uuid5(_URN, name).urn
