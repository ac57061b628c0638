"""What people see in a terminal: problems, counts, progress, tables."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from generator.errors import Problem
from generator.model import Article, Timex
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


def counts(articles: int, events: int, actors: int, places: int) -> str:
    """`13 articles → 67 events, 41 actors, 23 places`."""
    counted = count(events, "event"), count(actors, "actor"), count(places, "place")
    return f"{count(articles, 'article')} → {', '.join(counted)}"


def count(number: int, what: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def left_alone(folder: str, urls: Sequence[str]) -> str:
    """`site/ also holds 2 files that Dateline did not write and leaves alone: a.txt, b.txt`; the first few are named."""
    more = f" and {len(urls) - _NAMED} more" if len(urls) > _NAMED else ""
    told = f"{count(len(urls), 'file')} that Dateline did not write and leaves alone"
    return f"{shown(folder)}/ also holds {told}: {', '.join(urls[:_NAMED])}{more}"


def report(problems: Iterable[Problem], project: Project | None = None) -> None:
    """Each problem on a line of stderr, its path as seen from here."""
    for problem in problems:
        path = project.root / problem.path if project and problem.path else None
        told = replace(problem, path=shown(str(path))) if path and path.exists() else problem
        print(told, file=sys.stderr)


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
