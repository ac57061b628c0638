"""Plain text."""

from __future__ import annotations

import re

from generator.read.blocks import Block
from generator.read.head import split_head
from generator.read.reading import Reader, Reading
from generator.read.source import Source

_WRAPPED = 100  # characters: where no line is longer, a line's end is the editor's and not a paragraph's


def read_text(source: Source) -> Reading:
    """Paragraphs parted by blank lines; where the lines are too long to be wrapped by hand, each line is one."""
    head, body = split_head(source.text(), source.path)
    wrapped = all(len(line) <= _WRAPPED for line in body.split("\n"))
    paragraphs = re.split(r"\n\s*\n" if wrapped else r"\n+", body)
    lines = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return Reading(head, tuple(Block(line) for line in lines if line), headline=True)


TEXT = Reader("plain text", (".txt", ".text"), read_text)
