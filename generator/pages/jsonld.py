"""What a page is about, for search engines and other programs: JSON-LD in the terms of schema.org.

schema.org has no date that is uncertain. `startDate` and `endDate` are given where they are true: of a day, of a month or year (in
ISO 8601's reduced precision), of days that the event filled. Every event carries its EDTF as `dcterms:date`, which no program has
to guess about. Ids are the page's address and what of it is meant (`actors/aleppo.html#actor`): with a base URL absolute, without
one relative to the page, as JSON-LD in HTML is read. templates/base.html writes it so that nothing in it can end the script.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from generator.model import Actor, Article, Document, Event, Interval, Picture, Profile, Span
from generator.pages.edition import Edition
from generator.pages.plain import actors_of, address, text_of, titled
from generator.pages.units import CLOCK, machine, shape

Node = dict[str, Any]

CONTEXT = ("https://schema.org", {"dcterms": "http://purl.org/dc/terms/", "edtf": "http://id.loc.gov/datatypes/edtf"})
# a product is a Thing: schema.org's Product is what a shop sells
_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization", "place": "Place", "product": "Thing"}
_SAME_AS = ("wikipedia.org", "wikidata.org", "viaf.org", "isni.org", "orcid.org", "geonames.org")  # sites with a page per thing


def event_ld(edition: Edition, event: Event) -> Node:
    """An Event: when, where, who is in it, which articles tell it."""
    page = edition.event_url(event)
    here = address(edition, page, page)
    articles = dict.fromkeys(telling.article for telling in event.tellings)
    return _given(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": address(edition, f"{page}#event", page),
            "url": here,
            "identifier": event.id,
            "name": edition.headline(event),
            "description": titled(edition, event),
            **dates(event.interval, event.span),
            "location": _all(edition, event.places, page, "Place"),
            "about": [_named(edition, actor, page) for actor in actors_of(edition, event)],
            "subjectOf": [_cited(edition, edition.article(slug), page) for slug in articles],
        }
    )


def article_ld(edition: Edition, document: Document) -> Node:
    """A NewsArticle: whose it is, where and when it says it was written, whom it names."""
    article, page = document.article, edition.article_url(document.article.slug)
    named = dict.fromkeys(mention.actor for mention in document.mentions if mention.actor and edition.actor_url(mention.actor))
    place = article.dateline.place
    return _given(
        {
            "@context": CONTEXT[0],
            **_cited(edition, article, page),
            "mainEntityOfPage": address(edition, page, page),
            "inLanguage": article.language,
            "dateline": edition.words.listed((place, edition.published(article))) if place else "",
            "author": {"@type": "Person", "name": article.origin.author} if article.origin.author else None,
            "archivedAt": article.origin.archive,
            "image": _image(edition, article.picture, page),
            "mentions": [_named(edition, actor, page) for actor in named],
        }
    )


def actor_ld(edition: Edition, actor: Actor) -> Node:
    """A Person, Organization, Place or Thing: its names, what a source says it is and belongs to, what an editor wrote of it."""
    page = edition.actor_url(actor.id)
    profile = actor.profile or Profile(actor.id, actor.name)
    person, kind = actor.kind == "person", _TYPES[actor.kind]
    part_of = [relation.actor for relation in actor.relations if relation.kind == "part-of"]
    member_of = [relation.actor for relation in actor.relations if relation.kind == "member-of"]
    held = [role.organisation for role in actor.roles]
    return _given(
        {
            "@context": CONTEXT[0],
            "@type": kind,
            "@id": address(edition, f"{page}#actor", page),
            "url": address(edition, page, page),
            "mainEntityOfPage": address(edition, page, page),
            "name": actor.name,
            "alternateName": [alias.name for alias in actor.aliases if not alias.name.islower()],
            "description": text_of(profile.bio),
            "image": _image(edition, profile.picture, page),
            "sameAs": [link.url for link in profile.links if _is_same(link.url)],
            "jobTitle": list(dict.fromkeys(role.title for role in actor.roles)) if person else [],
            "affiliation": _all(edition, held, page, "Organization") if person else [],
            "memberOf": _all(edition, member_of, page, "Organization") if person or kind == "Organization" else [],
            "parentOrganization": _all(edition, part_of, page, "Organization") if kind == "Organization" else [],
            "containedInPlace": _all(edition, part_of, page, "Place") if kind == "Place" else [],
        }
    )


def dataset_ld(edition: Edition, files: Iterable[tuple[str, str, str]]) -> Node:
    """The data page's Dataset; `files` are the name, address and media type of each download."""
    page = "data.html"
    return _given(
        {
            "@context": CONTEXT[0],
            "@type": "Dataset",
            "@id": address(edition, f"{page}#dataset", page),
            "url": address(edition, page, page),
            "name": edition.title,
            "description": edition.project.description,
            "distribution": [
                {"@type": "DataDownload", "name": name, "contentUrl": address(edition, url, page), "encodingFormat": media_type}
                for name, url, media_type in files
            ],
        }
    )


def dates(interval: Interval, span: Span) -> Node:
    """`startDate` and `endDate` where they are true, and EDTF always."""
    found: Node = {"dcterms:date": {"@type": "edtf", "@value": interval.edtf}}
    first, last, form = interval.earliest, interval.latest, shape(interval, span)
    if first is None or last is None or first.year < 1 or last.year > 9999:
        return found
    if form == "day":
        clock = f"T{interval.part}" if CLOCK.fullmatch(interval.part) else ""
        return {"startDate": f"{first}{clock}", **({} if clock else {"endDate": str(last)}), **found}
    if form == "throughout":
        return {"startDate": str(first), "endDate": str(last), **found}
    named = machine(interval)
    return {"startDate": named, **found} if form == "within" and named and "W" not in named else found


def _cited(edition: Edition, article: Article, page: str) -> Node:
    """An article, as others refer to it. Its `url` is the outlet's, for the words are."""
    outlet, own = article.origin.outlet or article.dateline.agency, edition.article_url(article.slug)
    return _given(
        {
            "@type": "NewsArticle",
            "@id": address(edition, f"{own}#article", page),
            "url": article.origin.url or address(edition, own, page),
            "headline": article.title,
            "datePublished": article.dateline.date.isoformat(),
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        }
    )


def _named(edition: Edition, actor_id: str, page: str) -> Node:
    """An actor, as others refer to it."""
    actor, url = edition.actors[actor_id], edition.actor_url(actor_id)
    return _given({"@type": _TYPES[actor.kind], "@id": address(edition, f"{url}#actor", page) if url else "", "name": actor.name})


def _image(edition: Edition, picture: Picture | None, page: str) -> Node | None:
    """A picture: what it shows, and whose it is."""
    if picture is None:
        return None
    url = address(edition, picture.url, page)
    return _given({"@type": "ImageObject", "contentUrl": url, "caption": picture.alt, "creditText": picture.credit})


def _all(edition: Edition, actors: Iterable[str], page: str, kind: str) -> list[Node]:
    """Those that are of this type, each once: a property of schema.org takes no other."""
    known = dict.fromkeys(actor for actor in actors if actor in edition.actors)
    return [_named(edition, actor, page) for actor in known if _TYPES[edition.actors[actor].kind] == kind]


def _is_same(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return any(host == site or host.endswith(f".{site}") for site in _SAME_AS)


def _given(members: Node) -> Node:
    return {name: value for name, value in members.items() if value}
