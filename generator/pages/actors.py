"""Actors and places: a page each, and their indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model import Actor, Alias, Day, Event, Evidence, HeldRole, Link, Page, Profile, Relation, Storyline
from generator.pages.edition import ENTRIES_PER_PAGE, Edition
from generator.pages.entries import Chip, Quote, chip, entries, quote
from generator.pages.strip import Strip, strip
from generator.pages.timeline import groups
from generator.project import Project
from generator.words import Words

_SPARK_BINS = 60
_SPOKES, _SPOKE_HEIGHT, _SPOKE_LABEL = 10, 30, 28


@dataclass(frozen=True, slots=True)
class Shown:
    """A name, role or relation with the sentences that show it. `other` is who a role or relation ties to."""

    words: str
    other: Chip | None
    when: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor in the same events: how many, and which."""

    chip: Chip
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """A companion in the picture: its line ends at height `y`, as thick as they share events; `label` is cut to fit."""

    companion: Companion
    label: str
    y: int
    thickness: float


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in an index."""

    chip: Chip
    role: str
    events: int
    spark: Strip | None


def actors(storyline: Storyline, project: Project) -> Iterator[Page]:
    """Persons, organisations and groups: their index and pages."""
    edition = Edition(storyline, project)
    people = [actor for actor in storyline.actors if actor.kind != "place"]
    yield _index(edition, people, "actors/index.html", edition.words.gettext("Actors"))
    yield from (_page(edition, actor) for actor in people if edition.actor_has_page(actor))


def places(storyline: Storyline, project: Project) -> Iterator[Page]:
    """Places: their index and pages."""
    edition = Edition(storyline, project)
    yield _index(edition, storyline.places, "places/index.html", edition.words.gettext("Places"))
    yield from (_page(edition, place) for place in storyline.places if edition.actor_has_page(place))


def _index(edition: Edition, listed: Sequence[Actor], url: str, title: str) -> Page:
    """All of a sort by kind, most prominent first; those with nothing to tell but their name at the end."""
    with_page = [actor for actor in listed if edition.actor_has_page(actor)]
    sections = [
        (heading, tuple(_listed(edition, actor) for actor in with_page if actor.kind == kind))
        for kind, heading in _kinds(edition.words).items()
    ]
    others = [
        (actor.name, tuple(Link(d.article.title, edition.article_url(d.article.slug)) for d in edition.naming[actor.id]))
        for actor in listed
        if not edition.actor_has_page(actor) and edition.naming.get(actor.id)
    ]
    return edition.page(
        url,
        "actors.html",
        title=title,
        description=f"{edition.title}: {title}",
        sections=[(heading, rows) for heading, rows in sections if rows],
        others=others,
    )


def _listed(edition: Edition, actor: Actor) -> Listed:
    events = edition.events_of.get(actor.id, [])
    return Listed(
        chip(edition, actor.id),
        _titled(edition, actor.roles[0]) if actor.roles else "",
        len(events),
        strip(edition, events, _SPARK_BINS, over=edition.events) if events else None,
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


def _page(edition: Edition, actor: Actor) -> Page:
    events = edition.events_of.get(actor.id, [])
    naming = edition.naming.get(actor.id, [])
    reported = [Day.of(document.article.dateline.date) for document in naming]
    profile = actor.profile or Profile(actor.id, actor.name)
    companions = tuple(_companions(edition, actor.id))
    roles = tuple(_role(edition, role) for role in actor.roles)
    return edition.page(
        edition.actor_url(actor.id),
        "actor.html",
        title=actor.name,
        description=_described(edition, actor, len(events), len(naming)),
        actor=actor,
        kind=actor.kind,
        kind_words=_kind_words(edition.words, actor.kind),
        index=_index_link(edition, actor),
        profile=profile,
        also=[alias.name for alias in actor.aliases if not alias.name.islower()],
        aliases=_aliases(edition, actor.aliases),
        roles=roles,
        relations=_not_twice((_relation(edition, relation) for relation in actor.relations), roles),
        first=edition.dates.day(min(reported)) if reported else "",
        last=edition.dates.day(max(reported)) if reported else "",
        articles=tuple(Link(d.article.title, edition.article_url(d.article.slug)) for d in naming),
        mentions=actor.mentions,
        spark=strip(edition, events, _SPARK_BINS, over=edition.events) if events else None,
        count=len(events),
        groups=groups(edition, events) if len(events) <= ENTRIES_PER_PAGE else (),
        brief=entries(edition, events) if len(events) > ENTRIES_PER_PAGE else (),
        undated=entries(edition, edition.undated_of.get(actor.id, [])),
        companions=companions,
        spokes=_spokes(companions) if len(companions) > 2 else (),
    )


def _aliases(edition: Edition, aliases: Iterable[Alias]) -> tuple[Shown, ...]:
    return tuple(Shown(alias.name, None, "", _quotes(edition, alias.evidence)) for alias in aliases)


def _role(edition: Edition, role: HeldRole) -> Shown:
    return Shown(
        role.title,
        chip(edition, role.organisation) if role.organisation in edition.actors else None,
        edition.dates.display(role.interval, "throughout") if role.interval else "",
        _quotes(edition, role.evidence),
    )


def _relation(edition: Edition, relation: Relation) -> Shown:
    return Shown(
        _relation_words(edition.words, relation.kind),
        chip(edition, relation.actor) if relation.actor in edition.actors else None,
        edition.dates.display(relation.interval, "throughout") if relation.interval else "",
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
    for pair in edition.storyline.co_mentions:
        if actor in (pair.actor, pair.other):
            other = pair.other if pair.actor == actor else pair.actor
            known = shared.setdefault(other, {})
            known.update({event: edition.by_id[event] for event in pair.events if event in edition.by_id})
    for other, events in sorted(shared.items(), key=lambda each: (-len(each[1]), edition.actor_name(each[0]))):
        if events and other in edition.actors:
            yield Companion(chip(edition, other), tuple(Link(edition.headline(e), edition.event_url(e)) for e in events.values()))


def _spokes(companions: Sequence[Companion]) -> tuple[Spoke, ...]:
    """The ten most frequent companions as a fan of lines."""
    most = len(companions[0].events)
    return tuple(
        Spoke(
            each,
            each.chip.label if len(each.chip.label) <= _SPOKE_LABEL else each.chip.label[: _SPOKE_LABEL - 1].rstrip() + "…",
            at * _SPOKE_HEIGHT + _SPOKE_HEIGHT // 2,
            round(1 + 7 * len(each.events) / most, 1),
        )
        for at, each in enumerate(companions[:_SPOKES])
    )
