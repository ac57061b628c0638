"""feed.json: the events last reported, as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Its addresses must be absolute, so without a base URL there are none. What it has no member for stands in an extension object,
`_dateline`, as the specification allows: the event's own date, which no member of a feed means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model import Day, Event, File, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entry
from generator.pages.feeds import loses, newest, reported, urn
from generator.pages.plain import absolute, actors_of, names, quoted, titled
from generator.project import Project


def json_feed(storyline: Storyline, project: Project) -> Iterator[File]:
    """The same entries as in the Atom feed, with the same ids."""
    edition = Edition(storyline, project)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": edition.title,
        "home_page_url": project.base_url,
        "feed_url": absolute(edition, "feed.json"),
        "description": project.description,
        "user_comment": loses(edition),
        "language": edition.words.tag,
        "authors": [{"name": edition.title}],
        "items": [_item(edition, event) for event in newest(edition)],
    }
    yield File("feed.json", (json.dumps(_given(feed), ensure_ascii=False, indent=1) + "\n").encode())


def _item(edition: Edition, event: Event) -> dict[str, Any]:
    interval = event.interval
    item = {
        "id": urn(edition.project.base_url + event.id),
        "url": absolute(edition, edition.event_url(event)),
        "title": titled(edition, event),
        "content_text": quoted(entry(edition, event)) or edition.headline(event),
        "date_published": reported(edition, event).isoformat(),
        "tags": list(names(edition, (*actors_of(edition, event), *event.places))),
        "_dateline": {
            "display": edition.date_of(event),
            "edtf": interval.edtf,
            "earliest": _day(interval.earliest),
            "latest": _day(interval.latest),
            "span": event.span,
            "modality": event.modality,
            "status": event.status,
        },
    }
    return _given(item)


def _given(members: dict[str, Any]) -> dict[str, Any]:
    """Without the empty ones, but for a list of items."""
    return {name: value for name, value in members.items() if value or name == "items"}


def _day(day: Day | None) -> str | None:
    return str(day) if day else None
