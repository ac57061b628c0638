"""Markdown."""

from __future__ import annotations

import re

import markdown

from generator.errors import ContentError
from generator.read.blocks import read_blocks, safe_html
from generator.read.head import split_head
from generator.read.reading import Reader, Reading
from generator.read.source import MAX_CHARACTERS, Source

_MAX_COST = 4_000_000  # pairs of openers; 2,000 open brackets in one paragraph take about 2 seconds


def to_html(text: str, path: str) -> str:
    """Markdown → HTML, not yet safe. Texts that Python-Markdown would chew on for minutes are refused.

    It looks from each opening bracket to the end of its paragraph, and from each `<` to the end of the text.
    """
    if len(text) > MAX_CHARACTERS:
        raise ContentError(f"{len(text):,} characters are too many for one file: split it (at most {MAX_CHARACTERS:,})", path=path)
    cost = sum(paragraph.count("[") ** 2 for paragraph in re.split(r"\n\s*\n", text))
    for cost_of, sign in ((cost, "["), (text.count("<") ** 2 // 4, "<")):
        if cost_of > _MAX_COST:
            raise ContentError(f"there are too many “{sign}” in this for Markdown: escape them as “\\{sign}”", path=path)
    try:
        return markdown.markdown(text, extensions=["sane_lists", "fenced_code"], output_format="html")
    except RecursionError:
        raise ContentError("lists or quotations are nested too deeply in this", path=path) from None


def bio_html(text: str, path: str) -> str:
    """Markdown → HTML that may be published as it is."""
    return safe_html(to_html(text, path)).strip()


def read_markdown(source: Source) -> Reading:
    """Blocks with their inline markup; a first heading of level 1 is the title."""
    head, body = split_head(source.text(), source.path)
    blocks = read_blocks(to_html(body, source.path))
    if blocks and blocks[0].tag == "h1":
        return Reading(head, blocks[1:], title=blocks[0].text)
    return Reading(head, blocks)


MARKDOWN = Reader("Markdown", (".md", ".markdown"), read_markdown)
