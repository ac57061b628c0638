"""A text cut into what the grammar speaks of: runs of letters, runs of digits, and single signs."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

_TOKEN = re.compile(r"([^\W\d_]+|\d+|[^\w\s]|_)")
_PLAIN = {"–": "-", "—": "--", "‑": "-", "‐": "-", "−": "-", "’": "'", "‘": "'", "´": "'", "`": "'"}


class Token(NamedTuple):
    """`form` is what the grammar sees: lower case, typographic dashes and quotes made plain. `glued`: no space before it;
    `breaks`: an empty line before it, which nothing reads across."""

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


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order. Columns rather than a loop, for what is done to every word of a text must cost little."""
    pieces = _TOKEN.split(text)  # gap, token, gap, token, …, gap
    words, gaps = pieces[1::2], pieces[:-1:2]
    edges = list(accumulate(map(len, pieces)))
    forms = [_PLAIN.get(word) or word.lower() for word in words]
    glued = [not gap for gap in gaps]
    breaks = [len(gap) > 1 and gap.count("\n") > 1 for gap in gaps]
    return list(map(Token._make, zip(edges[::2], edges[1::2], words, forms, glued, breaks, strict=False)))
