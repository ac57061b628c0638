"""One text in the project's terms: its actors under the project's ids, its sentences as evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from generator.model import Actor, Alias, Document, EventMention, Evidence, Extent

Ids = Mapping[tuple[str, str], str]


def sentence_at(document: Document, extent: Extent) -> int:
    """The index of the sentence in which `extent` begins."""
    return max(0, bisect_right(document.sentences, extent.start, key=lambda sentence: sentence.start) - 1)


def evidence_at(document: Document, sentence: int) -> Evidence:
    """A sentence of a text, as evidence."""
    extent = document.sentences[sentence]
    return Evidence(document.article.slug, sentence, extent, extent.of(document.article.text))


def first_naming(document: Document, actor: str) -> tuple[Evidence, ...]:
    """The first sentence that calls an actor (by its id in this text) by a name; none where only pronouns mean it."""
    found = next((mention for mention in document.mentions if mention.actor == actor and mention.form == "name"), None)
    return (evidence_at(document, sentence_at(document, found.extent)),) if found else ()


def rewrite(document: Document, ids: Ids, actors: Mapping[str, Actor]) -> Document:
    """The same text with the project's ids everywhere, and each actor's project-wide name and kind.

    What a text calls an actor stays: where it differs from the project's name it becomes an alias, shown by this text.
    """
    slug = document.article.slug

    def of(actor: str) -> str:
        return ids[slug, actor]

    mentions = tuple(
        replace(mention, actor=of(mention.actor), kind=actors[of(mention.actor)].kind) if mention.actor else mention
        for mention in document.mentions
    )
    return replace(
        document,
        mentions=mentions,
        events=tuple(_event(event, ids, slug) for event in document.events),
        actors=_actors(document, ids, actors),
    )


def _event(event: EventMention, ids: Ids, slug: str) -> EventMention:
    said = event.attribution
    return replace(
        event,
        participants=tuple(dict.fromkeys(replace(one, actor=ids[slug, one.actor]) for one in event.participants)),
        places=tuple(dict.fromkeys(ids[slug, place] for place in event.places)),
        attribution=replace(said, actor=ids[slug, said.actor]) if said and said.actor else said,
    )


def _actors(document: Document, ids: Ids, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """The text's actors in its order; two that are one in the project become one."""
    slug = document.article.slug
    told: dict[str, Actor] = {}
    for own in document.actors:
        whole = actors[ids[slug, own.id]]
        names = {} if own.name == whole.name else {own.name: first_naming(document, own.id)}
        names |= {alias.name: alias.evidence for alias in own.aliases if alias.name != whole.name}
        roles = tuple(replace(role, organisation=ids[slug, role.organisation] if role.organisation else "") for role in own.roles)
        ties = tuple(replace(tie, actor=ids[slug, tie.actor]) for tie in own.relations)
        ties = tuple(tie for tie in ties if tie.actor != whole.id)
        aliases = tuple(Alias(name, shown) for name, shown in names.items())
        known = told.get(whole.id, Actor(whole.id, whole.name, whole.kind, ids=(whole.id,)))
        told[whole.id] = replace(
            known,
            aliases=tuple({alias.name: alias for alias in (*known.aliases, *aliases)}.values()),
            roles=tuple(dict.fromkeys((*known.roles, *roles))),
            relations=tuple(dict.fromkeys((*known.relations, *ties))),
            mentions=known.mentions + own.mentions,
        )
    return tuple(told.values())
