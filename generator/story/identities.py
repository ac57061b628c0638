"""What a person says of who is who: `same` joins actors before any name does, `not-same` keeps them apart for good."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Sequence

from generator.errors import Problem
from generator.model import ActorCorrection
from generator.story.actors import merge, names_of
from generator.story.clusters import Clusters
from generator.story.ids import project_ids
from generator.story.names import fold, slug


def honour(corrections: Sequence[ActorCorrection], clusters: Clusters) -> tuple[Problem, ...]:
    """Joins and marks `clusters` as corrections say; a name that nobody has is a warning.

    A correction means actors as the project has them without any correction: by id, else by name.
    """
    plain = Clusters(clusters.nodes)
    merge(plain)
    finder = _Finder(plain)
    problems = []
    # First what is apart, so that `same` can be told where it asks for the impossible
    for number, correction in sorted(enumerate(corrections), key=lambda item: item[1].same):
        meant = {name: finder.whole(name) if correction.same else finder.bearers(name) for name in correction.names}
        for name in (name for name, nodes in meant.items() if not nodes):
            problems.append(_warning(correction, f"no actor is called “{name}”{finder.nearest(name)}"))
        groups = [nodes for nodes in meant.values() if nodes]
        if not correction.same:
            for place, nodes in enumerate(groups):
                others = {node for other in groups[:place] + groups[place + 1 :] for node in other}
                for node in nodes:
                    if node not in others:
                        clusters.mark(node, number, place)
            continue
        # The nodes of one name would be one without the correction
        joined = [
            clusters.join(groups[0][0], node, "correction" if place else "name")
            for place, nodes in enumerate(groups)
            for node in nodes
        ]
        if not all(joined):
            problems.append(
                _warning(correction, f"{_quoted(correction.names)} cannot be the same: another correction says they are not")
            )
    return tuple(problems)


class _Finder:
    """Finds nodes by what a person would call their actor."""

    def __init__(self, plain: Clusters) -> None:
        self._plain = plain
        self._members = plain.members()
        self._given: dict[str, list[int]] = defaultdict(list)
        self._own: dict[str, list[int]] = defaultdict(list)
        self._other: dict[str, list[int]] = defaultdict(list)
        for index, node in enumerate(plain.nodes):
            self._given[node.actor.id].append(index)
            for place, (name, _) in enumerate(names_of(node)):
                (self._other if place else self._own)[_key(name)].append(index)
        ids = project_ids({root: [plain.nodes[index] for index in indices] for root, indices in self._members.items()})
        self._project = {several[0]: self._members[root] for root, several in ids.items()}

    def bearers(self, name: str) -> list[int]:
        """The nodes to which their text gave `name` as id or name, else those of the project's id, else those it is an alias of."""
        own = self._given.get(name) or self._own.get(_key(name))
        return own or self._project.get(name) or self._other.get(_key(name)) or []

    def whole(self, name: str) -> list[int]:
        """All nodes of the actor, or the actors, that `name` means; the project's id goes first."""
        exact = self._project.get(name)
        return exact or [node for root in self._plain.roots(self.bearers(name)) for node in self._members[root]]

    def nearest(self, name: str) -> str:
        """What may have been meant, as a hint to end a message with."""
        known = sorted({*self._project, *(node.actor.name for node in self._plain.nodes)})
        close = difflib.get_close_matches(name, known, n=1)
        return f"; did you mean “{close[0]}”?" if close else "; write an actor's name or the id its page has"


def _key(name: str) -> str:
    return " ".join(fold(name)) or slug(name)


def _quoted(names: Sequence[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


def _warning(correction: ActorCorrection, message: str) -> Problem:
    return Problem(correction.path, correction.line, 1, message, "warning")
