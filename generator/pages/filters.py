"""What the home page's filters know of each event: a compact script, asked for when a reader first filters.

Scripts and not JSON, for a page opened from a folder may run a script beside it but fetch nothing. The sentences come apart from
the rest: only who searches for words needs them. A row names what it shares with other rows (actors, headings, pages) by number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote

from generator.model import Day, Event, File, Storyline
from generator.model.storyline import Status
from generator.pages.citing import certainty, status_words
from generator.pages.edition import Edition, anchor
from generator.pages.kinds import KINDS, kind_name, kind_of
from generator.pages.timeline import heading
from generator.pages.units import shape
from generator.project import Project
from generator.words import Words, base, capital

DATA, TEXT = "filter-data.js", "filter-text.js"
_STATUSES: tuple[Status, ...] = ("machine", "reviewed", "corrected", "written")


class _Numbers:
    """Values by the number of their first coming."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.of: dict[str, int] = {value: number for number, value in enumerate(known)}

    def __getitem__(self, value: str) -> int:
        return self.of.setdefault(value, len(self.of))


def filters(storyline: Storyline, project: Project) -> Iterator[File]:
    """The facets with their choices, a row for each event, and apart from them each event's sentences."""
    edition = Edition(storyline, project)
    if not edition.events:
        return
    yield File(DATA, _script("datelineEvents", _data(edition)))
    yield File(TEXT, _script("datelineText", [_sentences(edition, event) for event in edition.events]))


def _script(name: str, value: Any) -> bytes:
    return f"var {name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _data(edition: Edition) -> dict[str, Any]:
    """`facets`: per key the choices as (value, name, address); `events`: rows, whose first field is the event's id on pages.

    `language` is that of names and headlines, empty where it is the page's.
    """
    words = edition.words
    actors, places, sources = _Numbers(), _Numbers(), _Numbers()
    headings, pages = _Numbers(), _Numbers()
    rows = []
    for event in edition.events:
        named = [each for each in _named(event) if each in edition.actors]
        interval = event.interval
        rows.append(
            [
                anchor(event.id),
                edition.headline(event),
                edition.date_of(event),
                shape(interval, event.span),
                _number(interval.earliest),
                _number(interval.latest),
                headings[heading(edition, event)],
                pages[quote(edition.period(event).url)],
                [actors[each] for each in named if edition.actors[each].kind != "place"],
                [places[each] for each in named if edition.actors[each].kind == "place"],
                KINDS.index(kind_of(event.cls)),
                ("", "reported", "unconfirmed").index(certainty(event)),
                _STATUSES.index(event.status),
                0 if interval.earliest and interval.earliest == interval.latest else 1,
                [sources[each] for each in _outlets(edition, event)],
            ]
        )
    own = edition.project.language
    return {
        "language": own if base(own) != base(words.tag) else "",
        "facets": {
            "actor": [_choice(edition, each) for each in actors.of],
            "place": [_choice(edition, each) for each in places.of],
            "kind": [[kind, kind_name(words, kind)] for kind in KINDS],
            "certainty": _certainties(words),
            "status": [[status, capital(status_words(words, status))] for status in _STATUSES],
            "dated": [["day", words.gettext("To the day")], ["less", words.gettext("Less exactly")]],
            "source": [[each, each] for each in sources.of],
        },
        "headings": list(headings.of),
        "pages": list(pages.of),
        "events": rows,
    }


def _certainties(words: Words) -> list[list[str]]:
    names: tuple[tuple[str, Callable[[], str]], ...] = (
        ("asserted", lambda: words.gettext("Stated as fact")),
        ("reported", lambda: words.gettext("Reported")),
        ("unconfirmed", lambda: words.gettext("Unconfirmed")),
    )
    return [[value, name()] for value, name in names]


def _named(event: Event) -> dict[str, None]:
    """Everyone and everywhere an entry shows as a chip, in that order."""
    return dict.fromkeys((*(participant.actor for participant in event.participants), *event.places))


def _choice(edition: Edition, actor_id: str) -> list[Any]:
    """An actor or place; its former ids last, so that a view cited by one of them stays what it was."""
    actor = edition.actors[actor_id]
    former = [each for each in actor.ids if each != actor_id]
    return [actor_id, actor.name, quote(edition.actor_url(actor_id)), actor.kind, *([former] if former else [])]


def _outlets(edition: Edition, event: Event) -> dict[str, None]:
    articles = (edition.article(telling.article) for telling in event.tellings)
    return dict.fromkeys(filter(None, (article.origin.outlet or article.dateline.agency for article in articles)))


def _sentences(edition: Edition, event: Event) -> str:
    """All that the site quotes for an event, each sentence once."""
    told = (telling.quote for telling in event.tellings if edition.may_quote(telling.article))
    return " ".join(dict.fromkeys(told))


def _number(day: Day | None) -> int | None:
    """A number that orders days of all years, and that a script can make of `2016-09-08` without a calendar."""
    return (day.year * 12 + day.month - 1) * 31 + day.day - 1 if day else None
