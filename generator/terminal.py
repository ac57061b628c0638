"""What people see in a terminal: problems, counts, progress, explanations."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from generator.errors import DatelineError, Problem
from generator.model import Article, Interval, Storyline, Timex
from generator.project import Project
from generator.temporal import rule_text, steps

_NAMED = 5  # files in a message: more are told as a number
_COMMANDS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_COLUMNS, _WIDEST, _LABEL = 80, 100, 10  # of an explanation: in a file, on a screen, for the labels

Row = tuple[str, Sequence[str]]
"""A label and the lines it labels."""
Block = tuple[str, Iterable[Row]]
"""A title and the rows below it."""


def explain(article: Article, timexes: Sequence[Timex]) -> None:
    """A block for each time expression."""
    show(article, ((timex.text, _explained(timex)) for timex in timexes))
    if not timexes:
        print("No time expression was found.")


def _explained(timex: Timex) -> Iterator[Row]:
    value = " ".join(filter(None, (timex.value, timex.mod, timex.quant, timex.freq)))
    yield timex.type, [f"{value}  ({timex.ambiguous})" if timex.ambiguous else value]
    if timex.interval:
        yield "days", [days(timex.interval)]
        yield "EDTF", [timex.interval.edtf]
    yield "why", [*steps(timex), f"→ {timex.value}"]
    yield "rules", [f"{place}  {rule_text(place)}" for place in timex.rules]


def days(interval: Interval) -> str:
    """`2016-08-01 … 2016-08-10`, `2016-09-08`, `… 2016-09-08`; empty where both sides are open."""
    first, last = interval.earliest or "", interval.latest or ""
    return f"{first}" if first == last else f"{first} … {last}".strip()


def show(article: Article, blocks: Iterable[Block]) -> None:
    """What an article is, then each block, no wider than the terminal, or 80 columns where there is none."""
    console = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _COLUMNS)
    width = min(console.width, _WIDEST)
    head = f"{article.title or 'Text'} · {article.dateline.date:%A %Y-%m-%d} · {article.mode}"
    console.print(Text("\n".join(textwrap.wrap(_tame(head), width)), "bold"))
    for title, rows in blocks:
        console.print()
        console.print(Text("\n".join(textwrap.wrap(_tame(title), width)), "bold"))
        if lines := [line for row in rows for line in _wrapped(*row, width)]:
            console.print(Text("\n".join(lines)))


def _wrapped(label: str, lines: Iterable[str], width: int) -> Iterator[str]:
    """A label and what it labels, which may take several lines; what is too long for one goes on further in."""
    for number, line in enumerate(lines):
        begin = f"  {'' if number else label:<{_LABEL}}"
        further = " " * (_LABEL + 6)
        yield from textwrap.wrap(_tame(line), width, initial_indent=begin, subsequent_indent=further, break_on_hyphens=False)


def _tame(words: str) -> str:
    """Without what a terminal would obey: articles come from anywhere."""
    return _COMMANDS.sub("", words)


def counts(storyline: Storyline, project: Project) -> str:
    """`13 articles → 67 events, 41 actors and 23 places with a page`: what the home page counts."""
    from generator.pages.edition import Edition  # here, as a text on standard input has no pages

    edition = Edition(storyline, project)
    actors = sum(edition.actor_has_page(actor) for actor in storyline.actors if actor.kind != "place")
    places = sum(edition.actor_has_page(place) for place in storyline.places)
    with_page = f"{count(actors, 'actor')} and {count(places, 'place')} with a page"
    return f"{count(len(storyline.articles), 'article')} → {count(len(edition.events), 'event')}, {with_page}"


def count(number: int, what: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def left_alone(folder: str, urls: Sequence[str]) -> str:
    """`site/ also holds 2 files that Dateline did not write and leaves alone: a.txt, b.txt`; the first few are named."""
    more = f" and {len(urls) - _NAMED} more" if len(urls) > _NAMED else ""
    told = f"{count(len(urls), 'file')} that Dateline did not write and leaves alone"
    return f"{shown(folder)}/ also holds {told}: {', '.join(urls[:_NAMED])}{more}"


def report(problems: Iterable[Problem], project: Project | None = None) -> None:
    """Each problem on a line of stderr, its path as seen from here where it is known which project it is in."""
    for problem in problems:
        print(_from_here(problem, project.root) if project else problem, file=sys.stderr)


@contextlib.contextmanager
def from_here(root: Path) -> Iterator[None]:
    """What goes wrong within, in the project at `root`, carries paths as seen from here."""
    try:
        yield
    except DatelineError as error:
        error.problems = tuple(_from_here(problem, root) for problem in error.problems)
        raise


def _from_here(problem: Problem, root: Path) -> Problem:
    path = root / problem.path
    return replace(problem, path=shown(str(path))) if problem.path and os.path.lexists(path) else problem


def shown(path: str) -> str:
    """`path` from here where that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(path) else path


@contextlib.contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while work goes on, only where somebody can see it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
