"""What people see in a terminal: problems, counts, progress, tables."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from generator.errors import DatelineError, Problem
from generator.model import Article, Storyline, Timex
from generator.project import Project

_NAMED = 5  # files in a message: more are told as a number


def timex_table(article: Article, timexes: Sequence[Timex]) -> None:
    """The time expressions as a table; as wide as the terminal, or wide enough for a file."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    table = Table(title=f"{article.title or 'Text'} · {article.dateline.date:%A %Y-%m-%d}", title_justify="left", show_lines=False)
    for heading in ("expression", "type", "value", "days", "EDTF", "why"):
        table.add_column(heading, overflow="fold")
    for timex in timexes:
        interval = timex.interval
        days = f"{interval.earliest or ''} … {interval.latest or ''}" if interval else ""
        if interval and interval.earliest == interval.latest:
            days = str(interval.earliest or "")
        value = f"{timex.value} {timex.mod}" if timex.mod else timex.value
        why = f"{timex.why} ({timex.ambiguous})" if timex.ambiguous else timex.why
        table.add_row(*map(Text, (timex.text, timex.type, value, days, interval.edtf if interval else "", why)))
    console.print(table if timexes else "No time expression was found.")


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
