"""Events as entries of a timeline: what a template shows of each, ready to show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Event, Evidence, Interval, Link, Telling
from generator.pages.citing import Certainty, byline, certainty, counted, status_words
from generator.pages.edition import Edition, anchor
from generator.pages.units import machine, shape

CONTEXT = 64  # characters of a telling's prefix and suffix (model.Telling), and of what is shown around a cited sentence
_ECHO = 2  # words a sentence may have beyond its headline and its date ("in", "on the") and still say nothing more
_SEVERAL = re.compile(r"\b(?:and|or)\b")  # "his group and a monitoring organisation": more than the one actor it was read as


@dataclass(frozen=True, slots=True)
class Chip:
    """An actor or place to follow; `url` is empty where it has no page."""

    label: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with a little around it, and where it is from; `text` is empty where the article's text is withheld.

    `slug` is that of the article, whose title `article` is.
    """

    text: str
    prefix: str
    suffix: str
    url: str
    source: str
    article: str
    slug: str
    language: str


@dataclass(frozen=True, slots=True)
class HowDated:
    """How one source dates an event: the words, when they were written, and what follows from both."""

    said: str
    read_on: str
    days: str
    edtf: str
    why: str
    throughout: bool
    several: bool
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """One telling: its sentence, its date, and by whom it is told."""

    quote: Quote
    dated: HowDated
    when: str
    told_by: str
    published: str
    outlet_url: str
    archive_url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as shown.

    `several`: its date is a stretch of days. `url` is its page or place, `place` its place in the timeline, `anchor` its id there,
    `anchors` those of other ids it answers to, `lead` the sentence of `sources` that stands for all where there is room for one;
    `echo` where it says no more than headline and date; `by_hand` where an editor set the date.
    """

    id: str
    anchor: str
    anchors: tuple[str, ...]
    headline: str
    when: str
    machine: str
    shape: str
    probably: str
    url: str
    place: str
    has_page: bool
    chips: tuple[Chip, ...]
    sources: tuple[Source, ...]
    lead: Quote | None
    echo: bool
    counted: str
    certainty: Certainty
    told_by: str
    status: str
    status_words: str
    conflicts: tuple[Link, ...]
    edtf: str
    days: str
    throughout: bool
    several: bool
    several_articles: bool
    by_hand: bool
    note: str
    body: str
    links: tuple[Link, ...]
    suggestion: str


def entry(edition: Edition, event: Event) -> Entry:
    """All a template shows of an event."""
    interval = event.interval
    certain = interval.earliest is not None and interval.earliest == interval.latest
    dated = edition.is_placed(event)
    sources = tuple(source(edition, telling, event) for telling in event.tellings)
    headline = edition.headline(event)
    lead = _lead(event, headline, sources)
    return Entry(
        id=event.id,
        anchor=anchor(event.id),
        anchors=tuple(anchor(other) for other in event.ids if other != event.id),
        headline=headline,
        when=edition.dates.display(interval, event.span) if dated else edition.words.gettext("undated"),
        machine=machine(interval) if dated else "",
        shape=shape(interval, event.span) if dated else "undated",
        probably=edition.dates.day(event.likely) if event.likely and not certain and interval.earliest is None else "",
        url=edition.event_url(event) if dated else "",
        place=edition.place_of(event) if dated else "",
        has_page=dated and edition.has_page(event),
        chips=chips(edition, event),
        sources=sources,
        lead=lead.quote if lead else None,
        echo=lead is not None and _echoes(lead, headline),
        counted=counted(edition.words, event),
        certainty=certainty(event),
        told_by=next((told.told_by for told in sources if told.told_by), ""),
        status=event.status,
        status_words=status_words(edition.words, event.status),
        conflicts=tuple(
            Link(edition.date_of(edition.by_id[other]), edition.event_url(edition.by_id[other]))
            for other in event.conflicts
            if other in edition.by_id
        ),
        edtf=interval.edtf,
        days=edition.dates.days(interval),
        throughout=shape(interval, event.span) == "throughout",
        several=_several(interval),
        several_articles=len({telling.article for telling in event.tellings}) > 1,
        by_hand=event.written is not None or "date" in event.corrected,
        note=event.note,
        body=event.written.body if event.written else "",
        links=event.written.links if event.written else (),
        suggestion=edition.suggestion_url(event),
    )


def _several(interval: Interval) -> bool:
    """Whether it is a stretch of days, known at both ends."""
    return interval.earliest is not None and interval.latest is not None and interval.earliest != interval.latest


def entries(edition: Edition, events: Iterable[Event]) -> tuple[Entry, ...]:
    """Entries in the order given."""
    return tuple(entry(edition, event) for event in events)


def chips(edition: Edition, event: Event) -> tuple[Chip, ...]:
    """Participants, then places, each once."""
    ids = dict.fromkeys((*(participant.actor for participant in event.participants), *event.places))
    return tuple(chip(edition, actor) for actor in ids if actor in edition.actors)


def chip(edition: Edition, actor: str) -> Chip:
    """A link to an actor."""
    return Chip(edition.actor_name(actor), edition.actor_url(actor), edition.actors[actor].kind)


def source(edition: Edition, telling: Telling, event: Event) -> Source:
    """One telling of an event."""
    article = edition.article(telling.article)
    return Source(
        quote=quote(edition, telling),
        dated=HowDated(
            said=telling.timex.text if telling.timex else "",
            read_on=edition.published(article),
            days=edition.dates.days(telling.interval),
            edtf=telling.interval.edtf,
            why=telling.timex.why if telling.timex and telling.timex.interval else telling.anchor,
            throughout=event.span == "throughout",
            several=_several(telling.interval),
            source=byline(edition, article),
        ),
        when=edition.dates.display(telling.interval, event.span),
        told_by=_told_by(edition, telling),
        published=edition.published(article),
        outlet_url=article.origin.url,
        archive_url=article.origin.archive,
    )


def _told_by(edition: Edition, telling: Telling) -> str:
    """Whom the article has it from: the actor by name, or the article's own words for one unknown or for several."""
    said = telling.attribution if edition.may_quote(telling.article) else ""
    named = edition.actor_name(telling.attributed_to) if telling.attributed_to else ""
    if named and not _SEVERAL.search(said):
        return named
    return said[:1].lower() + said[1:] if said.startswith(("The ", "A ", "An ")) else said


def _lead(event: Event, headline: str, sources: tuple[Source, ...]) -> Source | None:
    """The one shown first: of those that give the event's very days (else of all) the one that says most of the headline."""
    days = (event.interval.earliest, event.interval.latest)
    exact = [s for s, t in zip(sources, event.tellings, strict=True) if (t.interval.earliest, t.interval.latest) == days]
    line = _words(headline)
    return max(exact or sources, key=lambda each: len(line & _words(each.quote.text)), default=None)


_NEGATIONS = frozenset(("not", "no", "never", "nobody", "none", "nor", "neither", "t", "without", "denied"))


def _echoes(shown: Source, headline: str) -> bool:
    """Whether the sentence says nothing the headline does not: every word of the headline is its own, and no "not" is left out."""
    text = shown.quote.text
    left_out = _words(text) - _words(headline)
    if not text or not _words(headline) <= _words(text) or left_out & _NEGATIONS:
        return False
    return len(_words(text) - _words(headline) - _words(shown.dated.said)) <= _ECHO


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def quote(edition: Edition, telling: Telling | Evidence) -> Quote:
    """The sentence of a telling, or of what shows an alias, role or relation."""
    article = edition.article(telling.article)
    shown = edition.may_quote(article.slug)
    prefix, suffix = _around(telling) if shown and isinstance(telling, Telling) else ("", "")
    return Quote(
        text=telling.quote if shown else "",
        prefix=prefix,
        suffix=suffix,
        url=edition.sentence_url(article.slug, telling.sentence),
        source=byline(edition, article),
        article=article.title,
        slug=article.slug,
        language=article.language,
    )


def _around(telling: Telling) -> tuple[str, str]:
    """Whole words of the same paragraph on either side, with an ellipsis where one was cut."""
    prefix, suffix = telling.prefix.rpartition("\n\n")[2], telling.suffix.partition("\n\n")[0]
    if len(prefix) == CONTEXT:
        prefix = f"… {prefix.partition(' ')[2]}"
    if len(suffix) == CONTEXT:
        suffix = f"{suffix.rpartition(' ')[0]} …"
    return prefix.strip(), suffix.strip()
