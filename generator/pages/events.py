"""A page for each event that has more to say than its entry, and redirects from the other ids it answers to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.model import Event, Link, Page, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entries, entry
from generator.pages.jsonld import Node, event_ld
from generator.pages.quotations import quotations
from generator.project import Project
from generator.words import Words, capital


def events(storyline: Storyline, project: Project) -> Iterator[Page]:
    """Event pages: the dated headline, how it is dated, every source with its sentence, conflicts, neighbours."""
    edition = Edition(storyline, project)
    for at, event in enumerate(edition.events):
        if not edition.has_page(event):
            continue
        shown = entry(edition, event)
        before = edition.events[at - 1] if at else None
        after = edition.events[at + 1] if at + 1 < len(edition.events) else None
        period = edition.period(event)
        yield edition.page(
            shown.url,
            "event.html",
            title=shown.headline,
            description=f"{shown.when}: {shown.headline}",
            linked=_linked(edition, event),
            entry=shown,
            articles=[tuple(sources) for _, sources in groupby(shown.sources, key=lambda each: each.quote.article)],
            disputed=entries(edition, (edition.by_id[other] for other in event.conflicts if other in edition.by_id)),
            corrected=[_field(edition.words, each) for each in event.corrected],
            period=Link(capital(edition.period_name(period)), edition.place_of(event)),
            before=entry(edition, before) if before else None,
            after=entry(edition, after) if after else None,
        )
        for other in event.ids:
            if other != event.id:
                yield edition.page(f"events/{other}.html", "redirect.html", title=shown.headline, target=shown.url)


def _linked(edition: Edition, event: Event) -> list[Node]:
    """The event and its quotations as JSON-LD."""
    told = quotations(edition, edition.event_url(event), ((event, telling) for telling in event.tellings))
    return [event_ld(edition, event), *([told] if told else [])]


def _field(words: Words, name: str) -> str:
    """What an editor set."""
    return {
        "date": lambda: words.gettext("An editor set the date."),
        "summary": lambda: words.gettext("An editor set the summary."),
        "actors": lambda: words.gettext("An editor set the actors."),
        "places": lambda: words.gettext("An editor set the places."),
    }.get(name, lambda: words.gettext("An editor set: %(field)s.", field=name))()
