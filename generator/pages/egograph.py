"""The small graph of an actor page: who is in the same events with an actor, and who of these with one another.

An arc diagram (Wattenberg 2002): the actors stand under each other, the actor itself on top, and an arc joins two that share
events, the thicker the more. Names are read in their order, on a phone as on a desk, and nothing moves from build to build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pages.edition import Edition

MOST = 10
ROW, ARCS, WIDTH = 30, 104, 340  # pixels: a row's height, the room for arcs, all of it
_LABEL = 28  # characters
_THICKEST = 4.0


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in its row; `label` is its name cut to fit, `shared` in how many events it is with the actor of the page."""

    label: str
    name: str
    url: str
    shared: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """SVG path data from one row to another; `own` where it is the page's actor that it joins to another."""

    path: str
    thickness: float
    own: bool


@dataclass(frozen=True, slots=True)
class EgoGraph:
    """The picture, `width` by `height` pixels."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    width: int
    height: int


def ego_graph(edition: Edition, actor: str, companions: Sequence[tuple[str, int]]) -> EgoGraph | None:
    """The graph of an actor and its most frequent companions (ids, with the number of shared events); None below three."""
    if len(companions) < 3:
        return None
    shown = {actor: 0, **dict(companions[:MOST])}
    rows = {each: at * ROW + ROW // 2 for at, each in enumerate(shown)}
    ties = [(a, b, n) for a in shown for b, n in _ties(edition, a) if b in rows and rows[a] < rows[b]]
    most = max(number for *_, number in ties)
    mirrored = edition.words.direction == "rtl"
    nodes = tuple(
        Node(_short(name), name, edition.actor_url(each), shared, _x(ARCS + 8, mirrored), rows[each])
        for each, shared in shown.items()
        if (name := edition.actor_name(each))
    )
    arcs = tuple(
        Arc(_arc(rows[a], rows[b], mirrored), round(1 + (_THICKEST - 1) * number / most, 1), a == actor)
        for a, b, number in sorted(ties, key=lambda tie: tie[0] == actor)  # the actor's own lie on top
    )
    return EgoGraph(nodes, arcs, WIDTH, len(shown) * ROW)


def _ties(edition: Edition, actor: str) -> Iterator[tuple[str, int]]:
    """Who shares published events with an actor, and how many."""
    for pair in edition.pairs_of.get(actor, []):
        number = sum(event in edition.by_id for event in pair.events)
        if number:
            yield (pair.other if pair.actor == actor else pair.actor), number


def _arc(top: int, bottom: int, mirrored: bool) -> str:
    """Out from the names and back, as far as the rows are apart."""
    out = _x(ARCS - round(min(1.0, 0.25 + (bottom - top) / (MOST * ROW)) * (ARCS - 4) * 4 / 3), mirrored)
    edge = _x(ARCS, mirrored)
    return f"M{edge} {top}C{out} {top} {out} {bottom} {edge} {bottom}"


def _x(at: int, mirrored: bool) -> int:
    """Pixels from the left edge, counted from the right one where lines are read from there."""
    return WIDTH - at if mirrored else at


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"
