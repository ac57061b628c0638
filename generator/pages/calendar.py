"""timeline.ics: the events as whole days of a calendar (RFC 5545; the calendar's own name and description are of RFC 7986).

A calendar shows an event on each of its days. So it holds what is known to the day; what filled a stretch of days with both ends
known; and what fell on some day within a month or less, on all of these days, tentative, with "some day in …" in its title. The
rest would fill years with what took a day, or has no beginning or no end: it is left out, and the calendar says how many that are.
Nothing has a time of day, for articles name no time zone; and iCalendar writes the years 1 to 9999 only.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from icalendar import Calendar, vText
from icalendar import Event as Entry

from generator import __version__
from generator.model import Day, Event, File, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import source
from generator.pages.feeds import reported, urn
from generator.pages.plain import absolute, actors_of, certain, names, when, without_controls
from generator.pages.units import shape
from generator.project import Project

_MONTH = 31  # days: an event that fell on one of more days than these is left out
_FIRST, _LAST = datetime.date(1, 1, 1).toordinal(), datetime.date(9999, 12, 30).toordinal()  # the day after must be a date too


def ical(storyline: Storyline, project: Project) -> Iterator[File]:
    """One calendar; the stamps are those of the datelines, so equal stories give equal bytes."""
    edition = Edition(storyline, project)
    calendar = Calendar()
    calendar.add("prodid", f"-//Dateline//Dateline {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(without_controls(edition.title)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(without_controls("\n".join(filter(None, (project.description, loses(edition)))))))
    if project.base_url:
        calendar.add("url", project.base_url)
    for event in edition.events:
        if days := days_of(event):
            calendar.add_component(_entry(edition, event, *days))
    yield File("timeline.ics", calendar.to_ical())


def days_of(event: Event) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day an event has in a calendar; None where it has no place in one."""
    first, last = event.interval.earliest, event.interval.latest
    form = shape(event.interval, event.span)
    if first is None or last is None or form in {"before", "after"} or first.ordinal < _FIRST or last.ordinal > _LAST:
        return None
    if form == "within" and last.ordinal - first.ordinal >= _MONTH:
        return None
    return _date(first), _date(last)


def loses(edition: Edition) -> str:
    """What the calendar cannot carry, and how many events it leaves out."""
    words = edition.words
    lost = words.gettext(
        "The time of day; an event that fell on some day within a month or less stands on all of these days, tentative, and its "
        "title says so"
    )
    left_out = sum(days_of(event) is None for event in edition.events)
    counted = words.ngettext(
        "left out is %(num)s event that is dated less exactly, open at a side or before the year 1",
        "left out are %(num)s events that are dated less exactly, open at a side or before the year 1",
        left_out,
    )
    return f"{lost}; {counted}" if left_out else lost


def _entry(edition: Edition, event: Event, first: datetime.date, last: datetime.date) -> Entry:
    """DTEND is the day after the last: it is exclusive (RFC 5545, 3.6.1)."""
    found = Entry()
    found.add("uid", urn(edition.project.base_url + event.id))
    found.add("dtstamp", reported(edition, event))
    found.add("dtstart", first)
    found.add("dtend", last + datetime.timedelta(days=1))
    found.add("summary", without_controls(_summary(edition, event)))
    found.add("description", without_controls(_description(edition, event)))
    found.add("transp", "TRANSPARENT")  # nobody is busy because of what is reported
    found.add("x-dateline-edtf", vText(event.interval.edtf))
    if _is_tentative(event):
        found.add("status", "TENTATIVE")
    if places := names(edition, event.places):
        found.add("location", without_controls("; ".join(places)))
    if actors := names(edition, actors_of(edition, event)):
        found.add("categories", [without_controls(name) for name in actors])
    if url := absolute(edition, edition.event_url(event)):
        found.add("url", url)
    return found


def _is_tentative(event: Event) -> bool:
    return shape(event.interval, event.span) == "within" or event.modality == "hedged"


def _summary(edition: Edition, event: Event) -> str:
    """The headline; in brackets what is not sure of it."""
    days = edition.dates.days(event.interval)
    within = edition.words.gettext("some day in %(days)s", days=days) if shape(event.interval, event.span) == "within" else ""
    unsure = edition.words.listed((within, certain(edition.words, event)))
    return f"{edition.headline(event)} ({unsure})" if unsure else edition.headline(event)


def _description(edition: Edition, event: Event) -> str:
    """The date in words and EDTF, then each sentence with its source."""
    lines = [f"{when(edition, event)} (EDTF {event.interval.edtf})"]
    for telling in event.tellings:
        quote = source(edition, telling, event).quote
        lines.append(f"“{quote.text}” ({quote.source})" if quote.text else quote.source)
    lines += [event.note] if event.note else []
    return "\n".join(lines)


def _date(day: Day) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
