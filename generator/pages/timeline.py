"""The timeline: the home page, the period pages, and the whole chronology for print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Day, Event, Link, Page, Storyline
from generator.pages.citing import byline
from generator.pages.edition import ENTRIES_PER_PAGE, Edition, Period, month_of, placing_day
from generator.pages.entries import Entry, entries, entry
from generator.pages.strip import strip
from generator.pages.units import begun_by
from generator.project import Project
from generator.temporal.calendar import days_in_month, format_year
from generator.words import capital

_GAP = 3  # months: a shorter pause between reports is no news


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading. `id` is set where others link here; `gap` says what no report is dated to before it."""

    heading: str
    id: str
    gap: str
    entries: tuple[Entry, ...]


def home(storyline: Storyline, project: Project) -> Iterator[Page]:
    """The story in one screen, key events first, then the timeline (or its years, where it is long)."""
    edition = Edition(storyline, project)
    whole = len(edition.events) <= ENTRIES_PER_PAGE
    yield edition.page(
        "index.html",
        "home.html",
        description=project.description,
        strip=strip(edition, edition.events),
        span=span(edition, edition.events),
        counts={
            "events": len(edition.events),
            "actors": sum(edition.actor_has_page(actor) for actor in storyline.actors if actor.kind != "place"),
            "places": sum(edition.actor_has_page(place) for place in storyline.places),
            "articles": len(storyline.articles),
        },
        key=entries(edition, (event for event in edition.events if event.key)),
        groups=groups(edition, edition.events) if whole else (),
        years=years(edition),
        months=months(edition),
    )


def periods(storyline: Storyline, project: Project) -> Iterator[Page]:
    """A page for each year and month that has events."""
    edition = Edition(storyline, project)
    for level in (False, True):
        pages = [period for period in edition.periods if bool(period.month) is level]
        for at, period in enumerate(pages):
            own = {event.id for event in period.own}
            wider = (
                [e for e in _year_events(edition, period) if e.id not in own and _may_fall_in(e, period)] if period.month else []
            )
            yield edition.page(
                period.url,
                "period.html",
                title=capital(edition.period_name(period)),
                description=_described(edition, period),
                period=period,
                groups=groups(edition, period.events),
                wider=entries(edition, wider),
                months=() if period.month else months(edition, period.year),
                year=_link(edition, _page_of_year(edition, period.year)) if period.month else None,
                before=_link(edition, pages[at - 1]) if at else None,
                after=_link(edition, pages[at + 1]) if at + 1 < len(pages) else None,
            )


@dataclass(frozen=True, slots=True)
class Work:
    """An article as a bibliography lists it: `byline` is outlet, place and day."""

    slug: str
    author: str
    title: str
    byline: str
    url: str
    archive: str


def chronology(storyline: Storyline, project: Project) -> Iterator[Page]:
    """The whole chronology with its sources on one page, for print: entries and sources are numbered, so that both can be cited."""
    edition = Edition(storyline, project)
    told = {telling.article for event in edition.events for telling in event.tellings}
    works = [
        Work(a.slug, a.origin.author, a.title, byline(edition, a), a.origin.url, a.origin.archive)
        for a in storyline.articles
        if a.slug in told
    ]
    yield edition.page(
        "print.html",
        "print.html",
        title=edition.words.gettext("Chronology"),
        description=project.description,
        groups=groups(edition, edition.events),
        span=span(edition, edition.events),
        works=works,
        number={work.slug: at for at, work in enumerate(works, 1)},
        total=len(edition.events),
    )


def groups(edition: Edition, events: Iterable[Event]) -> tuple[Group, ...]:
    """Neighbours on the timeline under one heading each: the month, or the name of a date longer than a month."""
    found: list[tuple[str, str, str, list[Event]]] = []
    covered: Day | None = None
    for event in events:
        day = placing_day(event)
        month, name = month_of(event), heading(edition, event)
        if not found or found[-1][0] != name:
            key = f"{format_year(day.year)}-{day.month:02}" if month else ""
            taken = {key for _, key, _, _ in found}
            found.append((name, "" if key in taken else key, _gap(edition, covered, day) if covered else "", []))
        found[-1][3].append(event)
        end = begun_by(event.interval) or day
        covered = max(covered, end) if covered else end
    return tuple(Group(name, key, gap, entries(edition, events)) for name, key, gap, events in found)


def heading(edition: Edition, event: Event) -> str:
    """What an event stands under: the month, or the name of a date longer than a month."""
    return capital(edition.dates.month(placing_day(event)) if month_of(event) else _wide_heading(edition, event))


def _wide_heading(edition: Edition, event: Event) -> str:
    """The year of a date longer than a month or open, or its whole name where it is not of one year."""
    first, last = event.interval.earliest, event.interval.latest
    if first and (event.interval.precision == "open" or last is None or first.year == last.year):
        return edition.dates.year(first.year)
    return edition.date_of(event)


def _gap(edition: Edition, covered: Day, day: Day) -> str:
    """The whole calendar months (or, past two years, years) between two events, named; empty where they are few."""
    first, last = covered.year * 12 + covered.month, day.year * 12 + day.month - 2  # months from 0, both inclusive
    if last - first + 1 < _GAP:
        return ""
    if last - first >= 24 and covered.year + 1 <= day.year - 1:
        return edition.dates.stretch(Day(covered.year + 1, 1, 1), Day(day.year - 1, 12, 31))
    until = Day(last // 12, last % 12 + 1, days_in_month(last // 12, last % 12 + 1))
    return edition.dates.stretch(Day(first // 12, first % 12 + 1, 1), until)


def span(edition: Edition, events: Iterable[Event]) -> str:
    """From when to when the story goes: `January 2003 to 12 September 2016`."""
    placed = [placing_day(event) for event in events]
    if not placed:
        return ""
    first, last, names = min(placed), max(placed), edition.dates
    if first.year == last.year:
        if first.month == last.month:
            return names.month(first)
        return edition.words.gettext("%(first)s to %(last)s", first=names.month_name(first), last=names.month(last))
    return edition.words.gettext("%(first)s to %(last)s", first=names.year(first.year), last=names.year(last.year))


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """A period and how much it holds; `key` are its key events."""

    name: str
    url: str
    events: int
    key: tuple[Entry, ...] = ()


def years(edition: Edition) -> tuple[PeriodCount, ...]:
    """The years that have events."""
    found: dict[int, list[Event]] = {}
    for event in edition.events:
        found.setdefault(placing_day(event).year, []).append(event)
    return tuple(
        PeriodCount(
            edition.dates.year(year),
            _page_of_year(edition, year).url,
            len(events),
            tuple(entry(edition, event) for event in events if event.key),
        )
        for year, events in found.items()
    )


def months(edition: Edition, year: int | None = None) -> tuple[PeriodCount, ...]:
    """The months (of one year) that have events."""
    return tuple(
        PeriodCount(capital(_month_name(edition, period, year)), period.url, len(period.own))
        for period in edition.periods
        if period.month and (year is None or period.year == year)
    )


def _page_of_year(edition: Edition, year: int) -> Period:
    return next(period for period in edition.periods if period.year == year and not period.month)


def _year_events(edition: Edition, period: Period) -> Iterator[Event]:
    """Events of the same year whose date is longer than a month."""
    return (event for each in edition.periods if each.year == period.year and not each.month for event in each.own)


def _may_fall_in(event: Event, period: Period) -> bool:
    first, last = event.interval.earliest, event.interval.latest
    end = Day(period.year, period.month, days_in_month(period.year, period.month))
    return (first is None or first <= end) and (last is None or last >= Day(period.year, period.month, 1))


def _link(edition: Edition, period: Period) -> Link:
    return Link(capital(edition.period_name(period)), period.url)


def _described(edition: Edition, period: Period) -> str:
    """A page in one line, for search engines."""
    name = edition.period_name(period)
    return edition.words.ngettext("%(num)s event of %(period)s", "%(num)s events of %(period)s", len(period.events), period=name)


def _month_name(edition: Edition, period: Period, year: int | None) -> str:
    """What a month is called among those of its year, or among all."""
    if year is None:
        return edition.period_name(period)
    name = edition.dates.month_name(Day(period.year, period.month, 1))
    return name if period.number == 1 else edition.words.gettext("%(period)s, page %(number)s", period=name, number=period.number)
