"""The articles, as far as they may be published, with what they tell in the margin; and their index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Article, Document, Event, Page, Storyline
from generator.pages.citing import byline, outlet
from generator.pages.edition import Edition
from generator.pages.entries import Entry, entry
from generator.pages.jsonld import Node, article_ld
from generator.pages.quotations import quotations
from generator.pages.sheets import sheets, titled
from generator.pages.text import Block, blocks
from generator.project import Project

_ROWS = 200  # of the index, a page


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the index."""

    title: str
    url: str
    machine: str
    date: str
    byline: str
    events: int
    language: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text and the events it tells; `again` are the ids of those told above as well."""

    block: Block
    notes: tuple[Entry, ...]
    again: frozenset[str]


def articles(storyline: Storyline, project: Project) -> Iterator[Page]:
    """The index, then a page for each article."""
    edition = Edition(storyline, project)
    told: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for event in (*edition.events, *edition.undated):
        for telling in event.tellings:
            told[telling.article].append((telling.sentence, event))
    title = edition.words.gettext("Articles")
    for sheet in sheets(edition.words, "articles/index.html", storyline.articles, _ROWS):
        yield edition.page(
            sheet.url,
            "articles.html",
            title=titled(edition.words, title, sheet),
            description=edition.words.gettext("The articles “%(title)s” is made from", title=edition.title),
            sheet=sheet,
            total=len(storyline.articles),
            articles=[_listed(edition, article, len({event.id for _, event in told[article.slug]})) for article in sheet.items],
        )
    for document in storyline.documents:
        yield _page(edition, document, told[document.article.slug])


def _listed(edition: Edition, article: Article, events: int) -> Listed:
    date = article.dateline.date
    return Listed(
        article.title,
        edition.article_url(article.slug),
        date.isoformat(),
        edition.published(article),
        outlet(edition, article),
        events,
        article.language,
    )


def _page(edition: Edition, document: Document, told: list[tuple[int, Event]]) -> Page:
    article = document.article
    in_order = [event for _, event in sorted(told, key=lambda each: each[0])]
    by_sentence: dict[int, list[Event]] = defaultdict(list)
    for sentence, event in told:
        by_sentence[sentence].append(event)
    paragraphs: list[Paragraph] = []
    above: frozenset[str] = frozenset()
    for block in blocks(edition, document):
        notes = _notes(edition, [e for index in block.indexes for e in by_sentence[index] if edition.is_placed(e)])
        paragraphs.append(Paragraph(block, notes, above))
        above |= {note.id for note in notes}
    return edition.page(
        edition.article_url(article.slug),
        "article.html",
        title=article.title,
        description=f"{article.title}. {byline(edition, article)}",
        linked=_linked(edition, document, told),
        article=article,
        byline=byline(edition, article),
        timeml=edition.timeml_url(article),
        machine=article.dateline.date.isoformat(),
        date=edition.published(article),
        paragraphs=paragraphs,
        events=_notes(edition, [event for event in in_order if edition.is_placed(event)]),
        undated=_notes(edition, [event for event in in_order if not edition.is_placed(event)]),
    )


def _linked(edition: Edition, document: Document, told: list[tuple[int, Event]]) -> list[Node]:
    """The article and the quotations from it as JSON-LD."""
    slug = document.article.slug
    quoted = [(event, telling) for _, event in told for telling in event.tellings if telling.article == slug]
    noted = quotations(edition, edition.article_url(slug), sorted(quoted, key=lambda each: each[1].extent))
    return [article_ld(edition, document), *([noted] if noted else [])]


def _notes(edition: Edition, events: list[Event]) -> tuple[Entry, ...]:
    """Each event once."""
    return tuple(entry(edition, event) for event in {event.id: event for event in events}.values())
