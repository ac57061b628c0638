"""timelinejs.json: the events for TimelineJS3, as its documentation describes (https://timeline.knightlab.com/docs/json-format.html).

A TimelineJS date is a year, a month or a day. What is less exact than these gets the first and last day it can mean, as a span; the
date in words stands beside in `display_date`, which is what TimelineJS shows. An event open at a side stands at the side known.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from generator.model import Day, Event, File, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entry
from generator.pages.plain import absolute, actors_of, when
from generator.pages.units import end, said, start
from generator.project import Project

_GROUPS = 6  # rows: TimelineJS has room for no more
_PARTS = {"year": 1, "month": 2, "day": 3}


def timelinejs(storyline: Storyline, project: Project) -> Iterator[File]:
    """All events in one file; as the specification has it, texts are HTML."""
    edition = Edition(storyline, project)
    content = {
        "scale": "human",
        "title": {
            "unique_id": "title",
            "text": {"headline": html.escape(edition.title), "text": _paragraphs(project.description, loses(edition))},
        },
        "events": [_slide(edition, event) for event in edition.events],
    }
    yield File("timelinejs.json", (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def loses(edition: Edition) -> str:
    """What a slide cannot carry."""
    return edition.words.gettext(
        "Where a date is not a day, month or year, its bar covers all the days it can mean, and only the words say more; an event "
        "open at a side stands at the side known; one sentence per event; actors beyond the six most prominent"
    )


def _slide(edition: Edition, event: Event) -> dict[str, Any]:
    shown = entry(edition, event)
    first, last = _dates(event)
    text = [html.escape(edition.words.gettext("Editor’s note: %(note)s", note=event.note))] if event.note else []
    if url := absolute(edition, shown.url):
        text.append(f'<a href="{html.escape(url)}">{html.escape(edition.words.gettext("How dated"))}</a>')
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": first,
        "display_date": when(edition, event),
        "text": {"headline": html.escape(shown.headline), "text": shown.body + "".join(f"<p>{each}</p>" for each in text)},
    }
    if last:
        slide["end_date"] = last
    if group := _group(edition, event):
        slide["group"] = group
    if shown.lead and shown.lead.text:
        slide["media"] = {
            "url": f"<blockquote>{html.escape(shown.lead.text)}</blockquote>",
            "credit": html.escape(shown.lead.source),
        }
        if link := absolute(edition, shown.lead.url):
            slide["media"]["link"] = link
    return slide


def _dates(event: Event) -> tuple[dict[str, int], dict[str, int] | None]:
    """`start_date` and `end_date`: one of a whole year or month, or of a day, has no end."""
    first, last = event.interval.earliest, event.interval.latest
    if first is None or last is None or event.interval.precision == "open":
        known = first or last
        assert known is not None, f"{event.id} stands on the timeline without a date"
        named = said(event.interval.value)
        return _date(known, _PARTS[named[0]] if named and named[1] == known else 3), None
    if (first, last) == (start(first, "year"), end(first, "year")):
        return _date(first, 1), None
    if (first, last) == (start(first, "month"), end(first, "month")):
        return _date(first, 2), None
    return _date(first), (_date(last) if last != first else None)


def _date(day: Day, parts: int = 3) -> dict[str, int]:
    """Of the year, month and day the first `parts`. TimelineJS counts years before 1 backwards from -1: it writes -44 as 44 BCE."""
    year = day.year if day.year > 0 else day.year - 1
    return dict(list({"year": year, "month": day.month, "day": day.day}.items())[:parts])


def _group(edition: Edition, event: Event) -> str:
    """The most prominent actor in it, of the six most prominent of all, for each is a row of its own."""
    leading = [actor for actor in edition.storyline.actors if edition.events_of.get(actor.id)][:_GROUPS]
    taking_part = set(actors_of(edition, event))
    return next((actor.name for actor in leading if actor.id in taking_part), "")


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)
