"""Sites to open in a browser: the made-up story in other languages and sizes, written to a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from storylines import A, B, event, on, project, storyline, telling

from generator.model import Actor, Day, Storyline
from generator.pages import PAGES
from generator.render import render

CLASSES = ("arrest", "strike", "negotiate", "protest", "launch")


def publish(root: Path, story: Storyline | None = None, **settings: object) -> Path:
    """The folder of a story's site."""
    of = project(root, **settings)
    for url, content in render([output for make in PAGES for output in make(story or storyline(), of)], of).items():
        path = root / "site" / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "site"


def crowd(events: int = 1000, actors: int = 300) -> Storyline:
    """A story too long for one page: an event every few days from 2020, each of two actors of a crowd, in five kinds of act."""
    start = Day(2020, 1, 1)
    cast = tuple(Actor(f"actor-{n}", f"Actor {n}", "person", ids=(f"actor-{n}",), mentions=1) for n in range(actors))
    told = []
    for n in range(events):
        day = on(*start.plus(n * 1500 // events))
        named = (f"actor-{n % actors}", f"actor-{(n * 7 + 1) % actors}")
        one = event(f"e{n}", f"Event {n} happens", day, telling(A if n % 3 else B, 0, day), actors=named)
        told.append(replace(one, cls=CLASSES[n % 5], places=("port-vellan",) if n % 2 else ()))
    return replace(storyline(), events=tuple(told), undated=(), actors=cast, co_mentions=())
