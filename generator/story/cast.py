"""The cast of a project: actors merged over all texts, with ids of the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.errors import Problem
from generator.model import Actor, Alias, Corrections, Document, Evidence, HeldRole, Merged, Merger, Relation
from generator.story.actors import merge, nodes_of
from generator.story.clusters import Clusters, Node
from generator.story.identities import honour
from generator.story.ids import chosen_name, project_ids
from generator.story.texts import first_naming, rewrite
from generator.temporal.tenure import gathered

# A name told in a thousand articles needs no thousand proofs: so many sentences are kept, each of another article
EVIDENCE_KEPT = 8

_Lasting = TypeVar("_Lasting", HeldRole, Relation)


@dataclass(frozen=True, slots=True)
class Cast:
    """`actors` are all actors, by id; `ids` leads from (article slug, id in that text) to the project's id; `merged` says why
    actors of texts are one."""

    actors: tuple[Actor, ...]
    ids: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...] = ()
    merged: tuple[Merged, ...] = ()


def cast(documents: Sequence[Document], corrections: Corrections) -> tuple[Cast, tuple[Document, ...]]:
    """The actors of all texts, and the texts with their ids; `documents` must be in order of publication.

    What corrections say of actors goes before all names; what a profile says goes before all texts.
    """
    nodes = nodes_of(documents, corrections.profiles)
    clusters = Clusters(nodes)
    problems = honour(corrections.actors, clusters) if corrections.actors else ()
    merge(clusters)
    members = {root: [nodes[index] for index in indices] for root, indices in clusters.members().items()}
    ids = project_ids(members)
    of_text = {
        (documents[node.text].article.slug, node.actor.id): ids[clusters.root(index)][0]
        for index, node in enumerate(nodes)
        if node.text >= 0
    }
    merged = {}
    for root, some in members.items():
        actor = Actor(ids[root][0], chosen_name(some), clusters.kind(root), ids=ids[root])
        merged[actor.id] = _filled(actor, some, documents, of_text)
    people = tuple(merged[key] for key in sorted(merged))
    whole = Cast(people, of_text, tuple(problems), _merged(clusters, ids, documents))
    return whole, tuple(rewrite(document, of_text, merged) for document in documents)


def _merged(clusters: Clusters, ids: Mapping[int, Sequence[str]], documents: Sequence[Document]) -> tuple[Merged, ...]:
    """Each reason once for two names, with the texts whose actor was placed by it."""
    placed: dict[tuple[str, Merger, str, str], list[str]] = {}
    for one, other, why in clusters.joins:
        names = (clusters.nodes[other].actor.name, clusters.nodes[one].actor.name)
        texts = placed.setdefault((ids[clusters.root(one)][0], why, *names), [])
        texts.extend(documents[text].article.slug for text in (clusters.nodes[other].text,) if text >= 0)
    return tuple(
        Merged(*key, tuple(dict.fromkeys(texts))[:EVIDENCE_KEPT], len(set(texts))) for key, texts in sorted(placed.items())
    )


def _filled(actor: Actor, nodes: Sequence[Node], documents: Sequence[Document], ids: Mapping[tuple[str, str], str]) -> Actor:
    """The actor with all that its texts and its profile say of it."""
    names: dict[str, list[Evidence]] = {}
    roles: dict[tuple[str, str], list[HeldRole]] = {}
    relations: dict[tuple[str, str], list[Relation]] = {}
    profile = nodes[0].actor.profile
    for name in profile.aliases if profile else ():
        names.setdefault(name, [])
    for node in nodes:
        if node.text < 0:
            continue
        document, slug_ = documents[node.text], documents[node.text].article.slug
        names.setdefault(node.actor.name, []).extend(first_naming(document, node.actor.id))
        for alias in node.actor.aliases:
            names.setdefault(alias.name, []).extend(alias.evidence)
        for role in node.actor.roles:
            held = replace(role, organisation=ids[slug_, role.organisation] if role.organisation else "")
            roles.setdefault((held.title.casefold(), held.organisation), []).append(held)
        for relation in node.actor.relations:
            tie = replace(relation, actor=ids[slug_, relation.actor])
            if tie.actor != actor.id:  # "renamed" leads from a name to another name of the same actor
                relations.setdefault((tie.kind, tie.actor), []).append(tie)
    return replace(
        actor,
        aliases=_aliases(names, actor.name),
        roles=tuple(role for told in roles.values() for role in _told(told)),
        relations=tuple(tie for _, told in sorted(relations.items()) for tie in _told(told)),
        mentions=sum(node.actor.mentions for node in nodes),
        profile=profile,
    )


def _told(tellings: Sequence[_Lasting]) -> Iterator[_Lasting]:
    """One role or relation from all that tell it, or several where they tell of several times."""
    for when, places in gathered([telling.interval for telling in tellings]):
        evidence = (each for place in places for each in tellings[place].evidence)
        yield replace(tellings[places[0]], interval=when, evidence=_kept(evidence))


def _aliases(names: Mapping[str, Sequence[Evidence]], own: str) -> tuple[Alias, ...]:
    """The other names; those that differ in capitals only ("Al-Nusra" begins a sentence) are one, spelled as first seen."""
    spelled: dict[str, str] = {}
    shown: dict[str, list[Evidence]] = {}
    for name, evidence in names.items():
        shown.setdefault(spelled.setdefault(name.casefold(), name), []).extend(evidence)
    return tuple(Alias(name, _kept(evidence)) for name, evidence in shown.items() if name.casefold() != own.casefold())


def _kept(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first sentence of each article, in order of publication, up to `EVIDENCE_KEPT`."""
    first: dict[str, Evidence] = {}
    for one in evidence:
        first.setdefault(one.article, one)
    return tuple(first.values())[:EVIDENCE_KEPT]
