"""What can go wrong, and how it is said.

    DatelineError                 anything a user can mend; the cli prints it and exits with 1
    ├── ProjectError              site.toml is not what it must be, or there is no project here
    ├── ContentError              one article, profile, event or correction cannot be used
    ├── PipelineError             the language pipeline named in site.toml is missing or lacks a component
    ├── ThemeError                a template is missing, or fails on the page it was given
    └── SearchError               the search engine is missing or fails; the site is built without it

Every message is one sentence (or two) that says where, what is wrong, and what would be accepted. A `Problem` is such a
message as a value: a reader returns the problems of all files instead of raising at the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `path` is relative to the project, `line` and `column` count from 1 (0: not known)."""

    path: str
    line: int
    column: int
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """`path:line:column: message`, leaving out what is not known."""
        where = self.path
        if self.line:
            where += f":{self.line}:{self.column or 1}"
        word = "warning: " if self.severity == "warning" else ""
        return f"{where}: {word}{self.message}" if where else f"{word}{self.message}"


class DatelineError(Exception):
    """Anything a user can mend. `others` are problems found with it, where all of a file's are told at once."""

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0, others: tuple[Problem, ...] = ()) -> None:
        self.problem = Problem(path, line, column, message)
        self.problems = (self.problem, *others)
        super().__init__(str(self.problem))


class ProjectError(DatelineError):
    """site.toml is not what it must be, or there is no project here."""


class ContentError(DatelineError):
    """One article, profile, event or correction cannot be used."""


class PipelineError(DatelineError):
    """The language pipeline named in site.toml is missing or lacks a component."""


class ThemeError(DatelineError):
    """A template is missing, or fails on the page it was given."""


class SearchError(DatelineError):
    """The search engine is missing or fails; the site is built without it."""
