"""A text cut into what the grammar speaks of: runs of letters, runs of digits, and single signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """`form` is what the grammar sees: lower case, typographic dashes and quotes made plain. `glued`: no space before it."""

    start: int
    end: int
    text: str
    form: str
    glued: bool
    breaks: bool

    @property
    def digits(self) -> bool:
        """Whether it is a run of the digits 0 to 9."""
        return self.form.isascii() and self.form.isdigit()


_PLAIN = {"–": "-", "—": "--", "‑": "-", "‐": "-", "−": "-", "’": "'", "‘": "'", "´": "'", "`": "'"}


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order; `breaks` marks one after an empty line, which nothing reads across."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        gap = text[end : match.start()]
        form = _PLAIN.get(word) or word.lower()
        found.append(Token(match.start(), match.end(), word, form, not gap, gap.count("\n") > 1))
        end = match.end()
    return found
