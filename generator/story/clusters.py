"""Which actors of single texts are one actor: clusters that grow by joining, and refuse what the evidence speaks against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Actor, Kind, Merger
from generator.story.names import fold

_WRITTEN = 10**9  # what a person wrote outvotes any number of mentions
_BODIES = frozenset({"organisation", "group"})


@dataclass(frozen=True, slots=True)
class Node:
    """An actor as one text knows it; `text` is the text's place in order of publication, -1 for a profile."""

    text: int
    actor: Actor

    @property
    def words(self) -> tuple[str, ...]:
        """Its name, folded."""
        return fold(self.actor.name, self.actor.kind)


def _votes(actor: Actor) -> int:
    return _WRITTEN if actor.profile else max(1, actor.mentions)


class Clusters:
    """Disjoint sets of nodes (by index). A cluster is named by its root, the lowest index in it.

    `joins` are the joins made, in order: two nodes (the second was to be placed) and why their clusters are one.

    Two nodes that bear different marks of one "not the same" correction never come together, not even through others.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.joins: list[tuple[int, int, Merger]] = []
        self._parent = list(range(len(nodes)))
        self._texts: list[set[int]] = [{node.text} - {-1} for node in nodes]
        self._marks: list[set[tuple[int, int]]] = [set() for _ in nodes]
        self._kinds: list[Counter[Kind]] = [Counter({node.actor.kind: _votes(node.actor)}) for node in nodes]

    def root(self, index: int) -> int:
        """The cluster a node is in."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def roots(self, indices: Iterable[int]) -> list[int]:
        """The clusters some nodes are in, each once, in order."""
        return sorted({self.root(index) for index in indices})

    def texts(self, index: int) -> set[int]:
        """The texts in which a node's cluster is found."""
        return self._texts[self.root(index)]

    def mark(self, index: int, correction: int, name: int) -> None:
        """Notes that the `name`-th name of a "not the same" correction means this node."""
        self._marks[self.root(index)].add((correction, name))

    def kinds(self, index: int) -> Counter[Kind]:
        """Votes of a node's cluster by kind: a mention has one, a profile any number."""
        return self._kinds[self.root(index)]

    def kind(self, index: int) -> Kind:
        """The kind most mentions have; the alphabet breaks a tie."""
        return min(self.kinds(index).items(), key=lambda item: (-item[1], item[0]))[0]

    def forbidden(self, one: int, other: int) -> bool:
        """Whether a correction keeps the two apart."""
        names: dict[int, set[int]] = {}
        for correction, name in self._marks[self.root(one)] | self._marks[self.root(other)]:
            names.setdefault(correction, set()).add(name)
        return any(len(several) > 1 for several in names.values())

    def same_kind(self, one: int, other: int) -> bool:
        """Whether both are of one kind; organisations and groups count as one."""
        kinds = {self.kind(one), self.kind(other)}
        return len(kinds) == 1 or kinds <= _BODIES

    def namesakes(self, one: int, other: int) -> bool:
        """Whether two that share a full name must be two all the same: a person is never a place or a body of the same single word.

        Of longer names ("Jisr al-Shughur") a kind that differs is a slip of the reader, which the others outvote.
        """
        kinds = {self.kind(one), self.kind(other)}
        return len(kinds) > 1 and "person" in kinds and len(self.nodes[one].words) == 1

    def members(self) -> dict[int, list[int]]:
        """Each cluster and the nodes in it, both in order."""
        found: dict[int, list[int]] = {}
        for index in range(len(self.nodes)):
            found.setdefault(self.root(index), []).append(index)
        return found

    def join(self, one: int, other: int, why: Merger) -> bool:
        """Makes one cluster of two unless a correction forbids it; whether they are one now."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        if self.forbidden(first, second):
            return False
        self.joins.append((one, other, why))
        self._parent[second] = first
        self._texts[first] |= self._texts[second]
        self._marks[first] |= self._marks[second]
        self._kinds[first] += self._kinds[second]
        return True
