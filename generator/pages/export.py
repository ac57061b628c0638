"""timeline.json: the whole storyline as data (schemas/timeline.schema.json describes it)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model import Actor, Article, Day, Event, File, HeldRole, Relation, Storyline, Telling
from generator.pages.citing import byline
from generator.pages.edition import Edition
from generator.project import Project


def timeline_json(storyline: Storyline, project: Project) -> Iterator[File]:
    """One object; what `publish_text = "none"` withholds is null."""
    edition = Edition(storyline, project)
    content = {
        "project": {
            "title": edition.title,
            "description": project.description,
            "language": project.language,
            "url": project.base_url or None,
        },
        "articles": [_article(edition, article) for article in storyline.articles],
        "actors": [_actor(edition, actor) for actor in storyline.actors if actor.kind != "place"],
        "places": [_actor(edition, place) for place in storyline.places],
        "events": [_event(edition, event) for event in edition.events],
    }
    yield File("timeline.json", (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _address(edition: Edition, url: str) -> str | None:
    """Absolute where the project has a base URL, else relative to the site's root; None for what has no page."""
    return (edition.project.base_url + url) if url else None


def _article(edition: Edition, article: Article) -> dict[str, Any]:
    return {
        "id": article.slug,
        "title": article.title,
        "published": article.dateline.date.isoformat(),
        "place": article.dateline.place or None,
        "agency": article.dateline.agency or None,
        "outlet": article.origin.outlet or None,
        "author": article.origin.author or None,
        "source_url": article.origin.url or None,
        "archive_url": article.origin.archive or None,
        "language": article.language,
        "url": _address(edition, edition.article_url(article.slug)),
    }


def _actor(edition: Edition, actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "ids": list(actor.ids or (actor.id,)),
        "name": actor.name,
        "kind": actor.kind,
        "aliases": [alias.name for alias in actor.aliases],
        "roles": [{"title": role.title, "organisation": role.organisation or None, **_when(role)} for role in actor.roles],
        "relations": [{"kind": tie.kind, "actor": tie.actor, **_when(tie)} for tie in actor.relations],
        "events": [event.id for event in edition.events_of.get(actor.id, [])],
        "url": _address(edition, edition.actor_url(actor.id)),
    }


def _when(told: HeldRole | Relation) -> dict[str, str]:
    """When it was held, where a text says so; EDTF has both sides of it, as exact as they are known."""
    return {"edtf": told.interval.edtf} if told.interval else {}


def _event(edition: Edition, event: Event) -> dict[str, Any]:
    interval = event.interval
    return {
        "id": event.id,
        "ids": list(event.ids),
        "summary": edition.headline(event),
        "class": event.cls,
        "earliest": _day(interval.earliest),
        "latest": _day(interval.latest),
        "edtf": interval.edtf,
        "precision": interval.precision,
        "part": interval.part or None,
        "display": edition.date_of(event),
        "span": event.span,
        "likely": _day(event.likely),
        "actors": list(dict.fromkeys(participant.actor for participant in event.participants)),
        "participants": [{"actor": participant.actor, "role": participant.role} for participant in event.participants],
        "places": list(event.places),
        "modality": event.modality,
        "salience": round(event.salience, 4),
        "key": event.key,
        "url": _address(edition, edition.event_url(event)),
        "independent_sources": event.independent,
        "sources": [_source(edition, telling) for telling in event.tellings],
        "conflicts": [other for other in event.conflicts if other in edition.by_id],
        "status": event.status,
        "corrected": list(event.corrected),
        "note": event.note or None,
    }


def _source(edition: Edition, telling: Telling) -> dict[str, Any]:
    article = edition.article(telling.article)
    shown = edition.may_quote(article.slug)
    return {
        "article": article.slug,
        "sentence": telling.quote if shown else None,
        "prefix": telling.prefix if shown else None,
        "suffix": telling.suffix if shown else None,
        "start": telling.extent.start,
        "end": telling.extent.end,
        "timex": {"text": telling.timex.text, "value": telling.timex.value, "why": telling.timex.why} if telling.timex else None,
        "anchor": telling.anchor or None,
        "earliest": _day(telling.interval.earliest),
        "latest": _day(telling.interval.latest),
        "edtf": telling.interval.edtf,
        "modality": telling.modality,
        "attribution": (telling.attribution or None) if shown else None,
        "outlet": article.origin.outlet or article.dateline.agency or None,
        "published": article.dateline.date.isoformat(),
        "citation": edition.words.plain(byline(edition, article)),
        "url": _address(edition, edition.sentence_url(article.slug, telling.sentence)),
    }


def _day(day: Day | None) -> str | None:
    return str(day) if day else None
