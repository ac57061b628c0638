"""What a search can find; the page it is done on; and the names that page finds where there is no engine.

No record says more than a page does: of an article's text what `publish_text` lets out, of the events what `publish` does.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import ENGINE, Actor, Article, Event, File, Link, Page, Record, Storyline
from generator.pages.citing import outlet
from generator.pages.edition import Edition
from generator.pages.entries import chips
from generator.project import Project
from generator.words import Words, base

NAMES = "search-names.js"
_LISTED = 1500  # actors and places on the page itself, which must stay below 6,000 elements and 100 KB; the script finds all
_LETTERED = 30  # names that can be looked over without letters between them
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Letter:
    """Names that begin alike; `letter` is empty where they are few."""

    letter: str
    names: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """All of a kind, from A to Z or, for periods and events, in the order of time. `more` leads to those that found no room."""

    kind: str
    heading: str
    letters: tuple[Letter, ...]
    more: Link | None = None


def records(storyline: Storyline, project: Project) -> Iterator[Record]:
    """Events, actors, places, articles and periods."""
    edition = Edition(storyline, project)
    yield from (_event(edition, event) for event in edition.events)
    yield from _names(edition)
    yield from (_article(edition, article) for article in storyline.articles)


def search(storyline: Storyline, project: Project) -> Iterator[Page | File]:
    """The page, and a script with the names: from a folder a page may read neither an engine's files nor any JSON."""
    edition = Edition(storyline, project)
    say = edition.words.gettext
    names = [*_names(edition), *(_event(edition, event) for event in edition.events if event.key)]
    yield edition.page(
        "search.html",
        "search.html",
        title=say("Search"),
        description=say("Find events, actors, places and articles of “%(title)s”", title=edition.title),
        engine=f"{ENGINE}/pagefind.js" if project.search == "pagefind" else "",
        names=NAMES,
        kinds=_kinds(edition.words),
        sections=tuple(_sections(edition, names)),
        said={
            "found": _by_plural(edition.words),
            "none": say("Nothing was found. Try fewer words, or another spelling."),
            "searching": say("Searching …"),
            "names": say("Only names, periods and key events are looked through here."),
            "language": "" if base(project.language) == base(edition.words.tag) else project.language,
            "kinds": {kind: one for kind, (one, _) in _kinds(edition.words).items()},
        },
    )
    rows = [[each.kind, each.title, each.url, each.when, each.names] for each in names]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    yield File(NAMES, f"datelineNames=[\n{lines}\n]\n".encode())


def _kinds(words: Words) -> dict[str, tuple[str, str]]:
    """What one and what several of each kind are called."""
    return {
        "event": (words.gettext("Event"), words.gettext("Events")),
        "actor": (words.gettext("Actor"), words.gettext("Actors")),
        "place": (words.gettext("Place"), words.gettext("Places")),
        "article": (words.gettext("Article"), words.gettext("Articles")),
        "period": (words.gettext("Period"), words.gettext("Periods")),
    }


def _by_plural(words: Words) -> dict[str, str]:
    """The number of results for each of the language's plural categories, as `Intl.PluralRules` names them."""
    found: dict[str, str] = {}
    for number in (*range(201), 1_000_000):
        found.setdefault(words.locale.plural_form(number), words.catalogue.ngettext("%(num)s result", "%(num)s results", number))
    return found


def _names(edition: Edition) -> Iterator[Record]:
    """Everything with a name of its own, most prominent first: actors and places that have a page, then periods."""
    for actor in (*edition.storyline.actors, *edition.storyline.places):
        if url := edition.actor_url(actor.id):
            yield _actor(edition, actor, url)
    for period in edition.periods:
        if period.number == 1:
            yield Record(period.url, "period", edition.period_name(period))


def _actor(edition: Edition, actor: Actor, url: str) -> Record:
    roles = [f"{role.title}, {edition.actor_name(role.organisation)}" if role.organisation else role.title for role in actor.roles]
    also = [alias.name for alias in actor.aliases if not alias.name.islower()]
    bio = _plain(actor.profile.bio) if actor.profile else ""
    return Record(
        url,
        "place" if actor.kind == "place" else "actor",
        actor.name,
        names=edition.words.listed(dict.fromkeys(also)),
        text="\n".join(filter(None, ("; ".join(dict.fromkeys(roles)), bio))),
    )


def _event(edition: Edition, event: Event) -> Record:
    quotes = [telling.quote for telling in event.tellings if edition.may_quote(telling.article)]
    body = _plain(event.written.body) if event.written else ""
    return Record(
        edition.event_url(event),
        "event",
        edition.headline(event),
        edition.date_of(event),
        edition.words.listed(chip.label for chip in chips(edition, event)),
        "\n".join(filter(None, (body, *dict.fromkeys(quotes)))),
    )


def _article(edition: Edition, article: Article) -> Record:
    return Record(
        edition.article_url(article.slug),
        "article",
        article.title,
        edition.published(article),
        outlet(edition, article),
        _shown(edition, article),
    )


def _shown(edition: Edition, article: Article) -> str:
    """As much of the text as may be published; of quotes the sentences alone, without what stands around them."""
    if article.publish_text == "full":
        return article.text
    if article.publish_text == "none":
        return ""
    sentences = edition.documents[article.slug].sentences
    return "\n".join(sentences[at].of(article.text) for at in sorted(edition.cited.get(article.slug, ())))


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup)).strip()


def _sections(edition: Edition, names: Iterable[Record]) -> Iterator[Listed]:
    """The names as links: what the page is without a script, and before anything was asked."""
    by_kind: dict[str, list[Record]] = {}
    for each in names:
        by_kind.setdefault(each.kind, []).append(each)
    say = edition.words.gettext
    for kind, heading in (("actor", say("Actors")), ("place", say("Places"))):
        if found := by_kind.get(kind):
            room = found[: _LISTED * 2 // 3 if kind == "actor" else _LISTED // 3]
            index = (
                Link(say("All actors"), "actors/index.html") if kind == "actor" else Link(say("All places"), "places/index.html")
            )
            yield Listed(kind, heading, _lettered(room), index if len(room) < len(found) else None)
    for kind, heading in (("period", say("Periods")), ("event", say("Key events"))):
        if found := by_kind.get(kind):
            yield Listed(kind, heading, (Letter("", tuple(found)),))


def _lettered(names: Iterable[Record]) -> tuple[Letter, ...]:
    in_order = sorted(names, key=lambda each: (_folded(each.title), each.url))
    if len(in_order) <= _LETTERED:
        return (Letter("", tuple(in_order)),)
    return tuple(Letter(letter, tuple(group)) for letter, group in groupby(in_order, key=lambda each: _initial(each.title)))


def _folded(name: str) -> str:
    """Without accents and case, so that Žižek stands with the Z."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def _initial(name: str) -> str:
    first = _folded(name)[:1].upper()
    return first if first.isalpha() else "#"
