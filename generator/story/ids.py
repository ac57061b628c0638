"""Names and ids of actors of the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.story.clusters import Node
from generator.story.names import STRENGTHS, slug, strength


def chosen_name(nodes: Sequence[Node]) -> str:
    """A profile's name, else the most mentioned one of the best strength; ties go to the longest, then to the alphabet."""
    if nodes[0].actor.profile:
        return nodes[0].actor.name
    best = min((strength(node.actor, node.actor.name) for node in nodes), key=STRENGTHS.index)
    votes: Counter[str] = Counter()
    for node in nodes:
        if strength(node.actor, node.actor.name) == best:
            votes[node.actor.name] += max(1, node.actor.mentions)
    return min(votes, key=lambda name: (-votes[name], -len(name), name))


def project_ids(members: Mapping[int, Sequence[Node]]) -> dict[int, tuple[str, ...]]:
    """The ids each cluster answers to, its own first: its name's slug, then those its texts gave it.

    Of several with one slug, the one with a profile or most mentions has it, the next has its kind added ("aleppo-person"), and
    further ones a number. No two clusters answer to one id.
    """
    order = sorted(
        members, key=lambda root: (not members[root][0].actor.profile, -sum(node.actor.mentions for node in members[root]), root)
    )
    own: dict[str, int] = {}
    for root in order:
        plain = slug(chosen_name(members[root]))
        kinds = Counter(node.actor.kind for node in members[root])
        kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
        number = 2
        wanted = plain if plain not in own else f"{plain}-{kind}"
        while wanted in own:
            wanted, number = f"{plain}-{kind}-{number}", number + 1
        own[wanted] = root
    ids = {root: [own_id] for own_id, root in own.items()}
    taken = dict(own)
    for root in order:
        for other in sorted({given for node in members[root] for given in node.actor.ids or (node.actor.id,)}):
            if taken.setdefault(other, root) == root and other not in ids[root]:
                ids[root].append(other)
    return {root: tuple(several) for root, several in ids.items()}
