"""Actors and places: a page each, and their indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from generator.model import Actor, Alias, Day, Event, Evidence, HeldRole, Link, Page, Profile, Relation, Storyline
from generator.pages.edition import Edition
from generator.pages.egograph import ego_graph
from generator.pages.entries import Chip, Quote, chip, entries, quote
from generator.pages.jsonld import actor_ld
from generator.pages.sheets import sheets, titled
from generator.pages.spark import Spark, spark
from generator.pages.tenures import tenure
from generator.pages.timeline import groups
from generator.project import Project
from generator.words import Words

_ENTRIES = 80  # a page: its roles, relations and articles are some 3,000 of the 6,000 elements that a page may have
_ROWS = 200  # of an index, a page
_NAMED_IN = 5  # articles shown for a name without a page
_ARTICLES = 200  # listed on an actor's page
_COMPANIONS = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """A name, role or relation with the sentences that show it. `other` is who a role or relation ties to."""

    words: str
    other: Chip | None
    when: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor, by its id, in the same events: which ones."""

    id: str
    chip: Chip
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in an index."""

    chip: Chip
    role: str
    events: int
    spark: Spark | None


def actors(storyline: Storyline, project: Project) -> Iterator[Page]:
    """Persons, organisations, groups and products: their index and pages."""
    edition = Edition(storyline, project)
    people = [actor for actor in storyline.actors if actor.kind != "place"]
    yield from _index(edition, people, "actors/index.html", edition.words.gettext("Actors"))
    for actor in people:
        yield from _pages(edition, actor)


def places(storyline: Storyline, project: Project) -> Iterator[Page]:
    """Places: their index and pages."""
    edition = Edition(storyline, project)
    yield from _index(edition, storyline.places, "places/index.html", edition.words.gettext("Places"))
    for place in storyline.places:
        yield from _pages(edition, place)


def _index(edition: Edition, listed: Sequence[Actor], url: str, title: str) -> Iterator[Page]:
    """All of a sort by kind, most prominent first; those with nothing to tell but their name at the end."""
    kinds = _kinds(edition.words)
    with_page = [actor for kind in kinds for actor in listed if actor.kind == kind and edition.actor_has_page(actor)]
    bare = [actor for actor in listed if not edition.actor_has_page(actor) and edition.naming.get(actor.id)]
    several = len({actor.kind for actor in with_page}) > 1
    for sheet in sheets(edition.words, url, [*with_page, *bare], _ROWS):
        shown = [actor for actor in sheet.items if edition.actor_has_page(actor)]
        yield edition.page(
            sheet.url,
            "actors.html",
            title=titled(edition.words, title, sheet),
            description=f"{edition.title}: {titled(edition.words, title, sheet)}",
            sheet=sheet,
            sections=[
                (kinds[kind] if several else "", tuple(_listed(edition, actor) for actor in rows))
                for kind, rows in groupby(shown, key=lambda actor: actor.kind)
            ],
            others=[(actor.name, _naming(edition, actor)) for actor in sheet.items if not edition.actor_has_page(actor)],
        )


def _naming(edition: Edition, actor: Actor) -> tuple[Link, ...]:
    """The first articles that name an actor."""
    named = edition.naming[actor.id][:_NAMED_IN]
    return tuple(Link(document.article.title, edition.article_url(document.article.slug)) for document in named)


def _listed(edition: Edition, actor: Actor) -> Listed:
    events = edition.events_of.get(actor.id, [])
    return Listed(
        chip(edition, actor.id),
        _titled(edition, actor.roles[0]) if actor.roles else "",
        len(events),
        spark(edition, events),
    )


def _kinds(words: Words) -> dict[str, str]:
    """The headings of an index, in their order."""
    return {
        "person": words.gettext("People"),
        "organisation": words.gettext("Organisations"),
        "group": words.gettext("Groups"),
        "product": words.gettext("Products and works"),
        "place": words.gettext("Places"),
    }


def _kind_words(words: Words, kind: str) -> str:
    return {
        "person": words.gettext("person"),
        "organisation": words.gettext("organisation"),
        "group": words.gettext("group"),
        "product": words.gettext("product"),
    }.get(kind, words.gettext("place"))


def _relation_words(words: Words, kind: str) -> str:
    return {"member-of": words.gettext("member of"), "part-of": words.gettext("part of")}.get(kind, kind.replace("-", " "))


def _described(edition: Edition, actor: Actor, events: int, articles: int) -> str:
    """A page in one line, for search engines."""
    dated = edition.words.ngettext("%(num)s dated event", "%(num)s dated events", events)
    named = edition.words.ngettext("named in %(num)s article", "named in %(num)s articles", articles)
    return f"{actor.name}: {edition.words.listed((dated, named))}"


def _index_link(edition: Edition, actor: Actor) -> Link:
    if actor.kind == "place":
        return Link(edition.words.gettext("Places"), "places/index.html")
    return Link(edition.words.gettext("Actors"), "actors/index.html")


def _titled(edition: Edition, role: HeldRole) -> str:
    return f"{role.title}, {edition.actor_name(role.organisation)}" if role.organisation else role.title


def _pages(edition: Edition, actor: Actor) -> Iterator[Page]:
    """An actor's page, and more of its timeline on others where one cannot hold it."""
    if not edition.actor_has_page(actor):
        return
    events = edition.events_of.get(actor.id, [])
    known = _known(edition, actor, events)
    for sheet in sheets(edition.words, edition.actor_url(actor.id), events, _ENTRIES):
        yield edition.page(
            sheet.url,
            "actor.html",
            title=titled(edition.words, actor.name, sheet),
            description=_described(edition, actor, len(events), len(edition.naming.get(actor.id, []))),
            actor=actor,
            kind=actor.kind,
            kind_words=_kind_words(edition.words, actor.kind),
            index=_index_link(edition, actor),
            sheet=sheet,
            count=len(events),
            groups=groups(edition, sheet.items),
            **known,
        )


def _known(edition: Edition, actor: Actor, events: Sequence[Event]) -> dict[str, Any]:
    """What an actor's page says besides its timeline."""
    naming = edition.naming.get(actor.id, [])
    undated = edition.undated_of.get(actor.id, [])
    reported = [Day.of(document.article.dateline.date) for document in naming]
    companions = tuple(_companions(edition, actor.id))
    roles = tuple(_role(edition, role) for role in actor.roles)
    return {
        "linked": [actor_ld(edition, actor)],
        "profile": actor.profile or Profile(actor.id, actor.name),
        "also": [alias.name for alias in actor.aliases if not alias.name.islower()],
        "aliases": _aliases(edition, actor.aliases),
        "roles": roles,
        "relations": _not_twice((_relation(edition, relation) for relation in actor.relations), roles),
        "first": edition.dates.day(min(reported)) if reported else "",
        "last": edition.dates.day(max(reported)) if reported else "",
        "articles": tuple(Link(d.article.title, edition.article_url(d.article.slug)) for d in naming[:_ARTICLES]),
        "named_in": len(naming),
        "spark": spark(edition, events),
        "undated": entries(edition, undated[:_ENTRIES]),
        "more_undated": len(undated[_ENTRIES:]),
        "companions": companions[:_COMPANIONS],
        "graph": ego_graph(edition, actor.id, [(each.id, len(each.events)) for each in companions]),
    }


def _aliases(edition: Edition, aliases: Iterable[Alias]) -> tuple[Shown, ...]:
    return tuple(Shown(alias.name, None, "", _quotes(edition, alias.evidence)) for alias in aliases)


def _role(edition: Edition, role: HeldRole) -> Shown:
    return Shown(
        role.title,
        chip(edition, role.organisation) if role.organisation in edition.actors else None,
        tenure(edition.dates, role.interval) if role.interval else "",
        _quotes(edition, role.evidence),
    )


def _relation(edition: Edition, relation: Relation) -> Shown:
    return Shown(
        _relation_words(edition.words, relation.kind),
        chip(edition, relation.actor) if relation.actor in edition.actors else None,
        tenure(edition.dates, relation.interval) if relation.interval else "",
        _quotes(edition, relation.evidence),
    )


def _not_twice(shown: Iterable[Shown], beside: Iterable[Shown]) -> tuple[Shown, ...]:
    """With a sentence first that does not stand first `beside` it already; where there is no other, only where it is from."""
    taken = {each.quotes[0] for each in beside if each.quotes}
    found = []
    for each in shown:
        fresh = sorted(each.quotes, key=lambda quoted: quoted in taken)
        first = [replace(quoted, text="") if quoted in taken else quoted for quoted in fresh[:1]]
        found.append(replace(each, quotes=(*first, *fresh[1:])))
        taken.update(fresh[:1])
    return tuple(found)


def _quotes(edition: Edition, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
    return tuple(quote(edition, each) for each in evidence)


def _companions(edition: Edition, actor: str) -> Iterator[Companion]:
    """Who is in the same published events, most first."""
    shared: dict[str, dict[str, Event]] = {}
    for pair in edition.pairs_of.get(actor, []):
        known = shared.setdefault(pair.other if pair.actor == actor else pair.actor, {})
        known.update({event: edition.by_id[event] for event in pair.events if event in edition.by_id})
    for other, events in sorted(shared.items(), key=lambda each: (-len(each[1]), edition.actor_name(each[0]))):
        if events and other in edition.actors:
            links = tuple(Link(edition.headline(event), edition.event_url(event)) for event in events.values())
            yield Companion(other, chip(edition, other), links)
