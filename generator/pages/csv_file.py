"""timeline.csv: one row per event, for spreadsheets (RFC 4180, in UTF-8 with the byte order mark Excel needs to see that it is).

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, whosever words it holds; an apostrophe before them
makes it text (OWASP, "CSV Injection"). The columns made for machines (ids, days, EDTF, addresses) hold none of anybody's words
and stay as they are: the minus of `-0043-03-15` is part of the year.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.model import Day, Event, File, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entry
from generator.pages.plain import actors_of, address, names, quoted, without_controls
from generator.project import Project

COLUMNS = (
    "id",
    "date",
    "earliest",
    "latest",
    "edtf",
    "precision",
    "span",
    "summary",
    "class",
    "actors",
    "places",
    "modality",
    "status",
    "articles",
    "independent_sources",
    "sentence",
    "source",
    "note",
    "url",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(storyline: Storyline, project: Project) -> Iterator[File]:
    """The columns are those of timeline.json where they hold the same; `date` is the date in words."""
    edition = Edition(storyline, project)
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for event in edition.events:
        rows.writerow(_row(edition, event))
    yield File("timeline.csv", text.getvalue().encode("utf-8-sig"))


def loses(edition: Edition) -> str:
    """What a row has no room for."""
    return edition.words.gettext(
        "All sentences of an event but one, how each source dates it, the actors’ roles, conflicts; “=”, “+”, “-” or “@” at the "
        "beginning of a text has an apostrophe before it, for spreadsheets take it for a formula"
    )


def _row(edition: Edition, event: Event) -> tuple[object, ...]:
    shown, interval = entry(edition, event), event.interval
    return (
        event.id,
        _text(shown.when),
        _day(interval.earliest),
        _day(interval.latest),
        interval.edtf,
        interval.precision,
        event.span,
        _text(shown.headline),
        _text(event.cls),
        _text("; ".join(names(edition, actors_of(edition, event)))),
        _text("; ".join(names(edition, event.places))),
        event.modality,
        event.status,
        len({telling.article for telling in event.tellings}),
        event.independent,
        _text(quoted(shown)),
        _text(shown.lead.source if shown.lead else ""),
        _text(event.note),
        address(edition, edition.event_url(event), "timeline.csv"),
    )


def _day(day: Day | None) -> str:
    return str(day) if day else ""


def _text(words: str) -> str:
    """Somebody's words as a cell that stays text."""
    plain = without_controls(words)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
