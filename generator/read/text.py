"""Plain text."""

from __future__ import annotations

import re

from generator.read.blocks import Block
from generator.read.head import split_head
from generator.read.reading import Reader, Reading
from generator.read.source import Source

_SENTENCE_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")


def read_text(source: Source) -> Reading:
    """Paragraphs are parted by blank lines, and by line ends that no editor made to fit a width."""
    head, body = split_head(source.text(), source.path)
    blocks = (block for part in re.split(r"\n\s*\n", body) for block in _paragraphs([line.strip() for line in part.split("\n")]))
    return Reading(head, tuple(Block(" ".join(block.split())) for block in blocks if block), headline=True)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines broken to fit a width, which shows in a full line that ends within a sentence, are one paragraph; others are one each.

    A line is full at half the length of the longest: a headline above its text stays alone.
    """
    longest = max(map(len, lines))
    full = [2 * len(line) >= longest for line in lines]
    wrapped = any(is_full and not _SENTENCE_ENDS.search(line[-8:]) for line, is_full in zip(lines[:-1], full, strict=False))
    paragraphs = [lines[:1]]
    for line, follows_full in zip(lines[1:], full, strict=False):
        if wrapped and follows_full:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [" ".join(paragraph) for paragraph in paragraphs]


TEXT = Reader("plain text", (".txt", ".text"), read_text)
