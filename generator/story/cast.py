"""The cast of a project: actors merged over all texts, with ids of the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.errors import Problem
from generator.model import Actor, Alias, Corrections, Document, Evidence, HeldRole, Relation
from generator.story.actors import merge, nodes_of
from generator.story.clusters import Clusters, Node
from generator.story.identities import honour
from generator.story.ids import chosen_name, project_ids
from generator.story.texts import first_naming, rewrite

# A name told in a thousand articles needs no thousand proofs: so many sentences are kept, each of another article
EVIDENCE_KEPT = 8


@dataclass(frozen=True, slots=True)
class Cast:
    """`actors` are all actors, by id; `ids` leads from (article slug, id in that text) to the project's id."""

    actors: tuple[Actor, ...]
    ids: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...] = ()


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
    return Cast(people, of_text, tuple(problems)), tuple(rewrite(document, of_text, merged) for document in documents)


def _filled(actor: Actor, nodes: Sequence[Node], documents: Sequence[Document], ids: Mapping[tuple[str, str], str]) -> Actor:
    """The actor with all that its texts and its profile say of it."""
    names: dict[str, list[Evidence]] = {}
    roles: dict[tuple[str, str], HeldRole] = {}
    relations: dict[tuple[str, str], Relation] = {}
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
            key = (held.title.casefold(), held.organisation)
            known = roles.get(key, replace(held, evidence=()))
            roles[key] = replace(known, interval=known.interval or held.interval, evidence=(*known.evidence, *held.evidence))
        for relation in node.actor.relations:
            tie = replace(relation, actor=ids[slug_, relation.actor])
            if tie.actor != actor.id:  # "renamed" leads from a name to another name of the same actor
                known_tie = relations.get((tie.kind, tie.actor), replace(tie, evidence=()))
                evidence = (*known_tie.evidence, *tie.evidence)
                relations[tie.kind, tie.actor] = replace(known_tie, interval=known_tie.interval or tie.interval, evidence=evidence)
    return replace(
        actor,
        aliases=_aliases(names, actor.name),
        roles=tuple(replace(role, evidence=_kept(role.evidence)) for role in roles.values()),
        relations=tuple(replace(tie, evidence=_kept(tie.evidence)) for _, tie in sorted(relations.items())),
        mentions=sum(node.actor.mentions for node in nodes),
        profile=profile,
    )


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
