"""The storyline as published: what is shown, how much of each article, and at which address each thing stands.

Addresses are relative to the site's root (`actors/aleppo.html#e-…`); render.py makes them relative to the page that links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from generator.model import Actor, Article, CoMention, Day, Document, Event, Evidence, Page, Storyline
from generator.pages.dates import Dates
from generator.project import Project
from generator.temporal.calendar import format_year
from generator.words import load_words

ENTRIES_PER_PAGE = 100  # one entry is some 45 elements, and a page of more than 6,000 is slow on a phone
_TAB = 70  # characters: what search engines show of a title, and html-validate allows
_SHORT = 31  # days: a longer interval is not of one month


@dataclass(frozen=True, slots=True)
class Period:
    """A page of the timeline: a year (`month` 0) or a month. `own` are the events whose permanent place is here."""

    year: int
    month: int
    number: int
    events: tuple[Event, ...]
    own: tuple[Event, ...]

    @property
    def url(self) -> str:
        """`periods/2016.html`, `periods/2016-09.html`, `periods/2016-09-p2.html` for what one page cannot hold."""
        stem = format_year(self.year) + (f"-{self.month:02}" if self.month else "")
        return f"periods/{stem}{f'-p{self.number}' if self.number > 1 else ''}.html"


def placing_day(event: Event) -> Day:
    """The day by which an event is placed: its earliest; where that is open, the likely day, else the latest."""
    interval = event.interval
    day = interval.earliest or event.likely or interval.latest
    assert day is not None, f"{event.id} stands on the timeline without a date"
    return day


def month_of(event: Event) -> int:
    """The month an event belongs to, or 0 where its date is longer than one."""
    first, last = event.interval.earliest, event.interval.latest
    if first is None:
        return placing_day(event).month
    if last is None or event.interval.precision == "open":
        return 0
    return first.month if last.ordinal - first.ordinal < _SHORT else 0


def anchor(event_id: str) -> str:
    """An event's id as a fragment: with a letter first, as validators and CSS want it, whatever its article's name begins with."""
    return f"e-{event_id}"


class Edition:
    """One storyline under one project's rules of publication."""

    def __init__(self, storyline: Storyline, project: Project) -> None:
        self.storyline, self.project = storyline, project
        self.words = load_words(project)
        self.dates = Dates(self.words)
        self.events = tuple(filter(self._is_published, storyline.events))
        self.undated = tuple(filter(self._is_published, storyline.undated))
        self.documents = {document.article.slug: document for document in storyline.documents}
        self.by_id = {event_id: event for event in self.events for event_id in (*event.ids, event.id)}
        self.actors = {actor.id: actor for actor in (*storyline.actors, *storyline.places)}
        self.events_of: dict[str, list[Event]] = defaultdict(list)
        self.undated_of: dict[str, list[Event]] = defaultdict(list)
        for index, events in ((self.events_of, self.events), (self.undated_of, self.undated)):
            for event in events:
                for actor in dict.fromkeys((*(p.actor for p in event.participants), *event.places)):
                    index[actor].append(event)
        self.naming: dict[str, list[Document]] = defaultdict(list)
        for document in storyline.documents:
            for actor in dict.fromkeys(m.actor for m in document.mentions if m.actor):
                self.naming[actor].append(document)
        self.pairs_of: dict[str, list[CoMention]] = defaultdict(list)
        for pair in storyline.co_mentions:
            self.pairs_of[pair.actor].append(pair)
            self.pairs_of[pair.other].append(pair)
        self.periods = tuple(_periods(self.events))
        self._place = {event.id: period for period in self.periods for event in period.own}
        self.cited = self._cited()

    def _is_published(self, event: Event) -> bool:
        return self.project.publish == "all" or event.status != "machine"

    def _cited(self) -> dict[str, set[int]]:
        """Which sentences of each article something on the site quotes; all that `publish_text = "quotes"` lets out."""
        cited: dict[str, set[int]] = defaultdict(set)
        for event in (*self.events, *self.undated):
            for telling in event.tellings:
                cited[telling.article].add(telling.sentence)
        for actor in self.actors.values():
            for evidence in evidence_of(actor):
                cited[evidence.article].add(evidence.sentence)
        return cited

    @property
    def title(self) -> str:
        """The project's title; without one, that of its only article."""
        documents = self.storyline.documents  # every page asks: its articles would be gathered anew each time
        return self.project.title or (documents[0].article.title if len(documents) == 1 else self.words.gettext("Timeline"))

    def date_of(self, event: Event) -> str:
        """What an event's date is called."""
        return self.dates.display(event.interval, event.span)

    def published(self, article: Article) -> str:
        """The day an article bears."""
        return self.dates.day(Day.of(article.dateline.date))

    def article(self, slug: str) -> Article:
        """The article with this slug."""
        return self.documents[slug].article

    def may_quote(self, slug: str) -> bool:
        """Whether any sentence of the article may be published."""
        return slug in self.documents and self.article(slug).publish_text != "none"

    # -- addresses

    def has_page(self, event: Event) -> bool:
        """Whether an event has a page besides its place in the timeline: so the site grows with the story."""
        several = len({telling.article for telling in event.tellings}) > 1
        return event.key or several or event.status != "machine" or bool(event.conflicts)

    def is_placed(self, event: Event) -> bool:
        """Whether the event stands on the timeline; an act that is only known to be older than its article does not."""
        return event.id in self._place

    def place_of(self, event: Event) -> str:
        """Where the event stands in the timeline: its period's page and its anchor there."""
        return f"{self._place[event.id].url}#{anchor(event.id)}"

    def event_url(self, event: Event) -> str:
        """The event's page, or else its place in the timeline."""
        return f"events/{event.id}.html" if self.has_page(event) else self.place_of(event)

    def period(self, event: Event) -> Period:
        """The period page an event stands on."""
        return self._place[event.id]

    def period_name(self, period: Period) -> str:
        """`September 2016`."""
        name = self.dates.month(Day(period.year, period.month, 1)) if period.month else self.dates.year(period.year)
        return self.words.gettext("%(period)s, page %(number)s", period=name, number=period.number) if period.number > 1 else name

    def actor_has_page(self, actor: Actor) -> bool:
        """Whether there is more to say of an actor than that it was named."""
        known = actor.profile or actor.roles or actor.aliases or actor.relations
        return bool(known or self.events_of.get(actor.id) or self.undated_of.get(actor.id))

    def actor_url(self, actor_id: str) -> str:
        """The actor's page; empty where it has none."""
        actor = self.actors.get(actor_id)
        if actor is None or not self.actor_has_page(actor):
            return ""
        return f"{'places' if actor.kind == 'place' else 'actors'}/{actor.id}.html"

    def actor_name(self, actor_id: str) -> str:
        """The actor's name, or the id of one the storyline does not know."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else actor_id

    def article_url(self, slug: str) -> str:
        """The article's page."""
        return f"articles/{slug}.html"

    def timeml_url(self, article: Article) -> str:
        """The article's TimeML; empty where its text may not be shown whole."""
        return f"articles/{article.slug}.tml" if article.publish_text == "full" else ""

    def sentence_url(self, slug: str, sentence: int) -> str:
        """The sentence (an index; addresses count from 1) on its article's page, or that page where the text is withheld."""
        return f"{self.article_url(slug)}#s{sentence + 1}" if self.may_quote(slug) else self.article_url(slug)

    def headline(self, event: Event) -> str:
        """The event's summary; without one, as much of the sentence that tells it as makes a line."""
        told = (telling.quote for telling in event.tellings if self.may_quote(telling.article))
        return event.summary or shorten(next(told, ""), 120, placeholder=" …") or self.words.gettext("Untitled")

    def suggestion_url(self, event: Event) -> str:
        """A prefilled issue form for a correction; empty where the project names no repository."""
        if not self.project.repository:
            return ""
        say, headline = self.words.gettext, self.headline(event)
        known = (
            say("Event: %(id)s", id=event.id),
            say("Summary: %(summary)s", summary=headline),
            say("Date: %(edtf)s", edtf=event.interval.edtf),
        )
        body = "\n".join((*known, "", say("What would be right, and which source says so:"), ""))
        query = urlencode({"title": say("Correction: %(summary)s", summary=headline), "body": body})
        return f"{self.project.repository.rstrip('/')}/issues/new?{query}"

    def tab(self, title: str) -> str:
        """What a browser's tab and a search engine call a page: with the site's title where there is room for both."""
        whole = f"{title} · {self.title}" if title else self.title
        return whole if len(whole) <= _TAB else shorten(title or self.title, _TAB, placeholder=" …")

    def described(self) -> str:
        """The project's description; without one, what a chronology is and how long this one."""
        return self.project.description or self.words.ngettext(
            "A chronology of %(num)s event, which is one click from the sentence that tells it.",
            "A chronology of %(num)s events, each one click from the sentence that tells it.",
            len(self.events),
        )

    def page(self, url: str, template: str, title: str = "", description: str = "", **context: Any) -> Page:
        """A page with what every template needs besides its own."""
        site = {
            "title": self.title,
            "description": self.project.description,
            "language": self.words.tag,
            "direction": self.words.direction,
            "noindex": self.project.noindex,
            "has_actors": any(actor.kind != "place" for actor in self.actors.values()),
            "has_places": bool(self.storyline.places),
        }
        given = {"title": title, "tab": self.tab(title), "description": description or self.described(), "linked": (), **context}
        return Page(url, template, {"site": site, **given})


def evidence_of(actor: Actor) -> Iterator[Evidence]:
    """All sentences an actor's page quotes for its names, roles and relations."""
    for alias in actor.aliases:
        yield from alias.evidence
    for role in actor.roles:
        yield from role.evidence
    for relation in actor.relations:
        yield from relation.evidence


def _periods(events: Iterable[Event]) -> Iterator[Period]:
    """Years and months that have events, each year before its months, on as many pages as they need."""
    years: dict[int, dict[int, list[Event]]] = defaultdict(lambda: defaultdict(list))
    order: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        of_year = placing_day(event).year
        years[of_year][month_of(event)].append(event)
        order[of_year].append(event)
    for of_year in sorted(years):
        months = years[of_year]
        own = months.pop(0, [])
        if len(order[of_year]) <= ENTRIES_PER_PAGE:
            yield Period(of_year, 0, 1, tuple(order[of_year]), tuple(own))
        else:
            for number, part in enumerate(_parts(own), 1):
                yield Period(of_year, 0, number, part, part)
        for of_month in sorted(months):
            for number, part in enumerate(_parts(months[of_month]), 1):
                yield Period(of_year, of_month, number, part, part)


def _parts(events: list[Event]) -> Iterator[tuple[Event, ...]]:
    """Lots that fit a page; one, empty, where there are none."""
    for start in range(0, max(len(events), 1), ENTRIES_PER_PAGE):
        yield tuple(events[start : start + ENTRIES_PER_PAGE])
