"""The key events as a page to put into another: `<iframe src="…/embed/index.html">`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Event, Page, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entries
from generator.pages.timeline import span
from generator.project import Project

_MOST = 50
_FEW = 10


def embed(storyline: Storyline, project: Project) -> Iterator[Page]:
    """One page, whatever the size of the story. Its links open the site itself, in the place of the page around it."""
    edition = Edition(storyline, project)
    yield edition.page(
        "embed/index.html",
        "embed.html",
        description=project.description,
        shown=entries(edition, _leading(edition.events)),
        span=span(edition, edition.events),
        total=len(edition.events),
    )


def _leading(events: Sequence[Event]) -> list[Event]:
    """The key events, of many the most salient; of a story that has none, a few that come nearest. In the order of time."""
    key = [event for event in events if event.key]
    most = sorted(key or events, key=lambda event: -event.salience)[: _MOST if key else _FEW]
    chosen = {event.id for event in most}
    return [event for event in events if event.id in chosen]
