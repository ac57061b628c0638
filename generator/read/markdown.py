"""Markdown."""

from __future__ import annotations

import re

import markdown

from generator.errors import ContentError
from generator.read.blocks import read_blocks, safe_html
from generator.read.head import split_head
from generator.read.reading import Reader, Reading
from generator.read.source import MAX_CHARACTERS, Source

# What Python-Markdown takes quadratic time in, and how many of it in one paragraph take about 3 seconds; in several paragraphs the
# squares add up.
_COSTLY = (
    (re.compile(r"\["), 2_000, "too many “[” in this: escape them as “\\[”"),
    (
        re.compile(r"[][<>()\\`*_&!#]"),
        20_000,
        "too many signs that mean something in Markdown in this: escape them, or save it as .txt",
    ),
    (re.compile(r"\n"), 5_000, "too many lines without an empty one between them in this: save it as .txt"),
)
_MARKERS_IN_A_ROW = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)]) +){40}")  # each is a list in a list
_MAX_TAGS = 4_000  # it looks from each < to the end of the whole text


def to_html(text: str, path: str) -> str:
    """Markdown → HTML, not yet safe. Texts that Python-Markdown would chew on for minutes are refused with a ContentError."""
    if len(text) > MAX_CHARACTERS:
        raise ContentError(f"{len(text):,} characters are too many for one file: split it (at most {MAX_CHARACTERS:,})", path=path)
    paragraphs = re.split(r"\n\s*\n", text)
    for costly, limit, told in _COSTLY:
        if sum(len(costly.findall(paragraph)) ** 2 for paragraph in paragraphs) > limit**2:
            raise ContentError(told, path=path)
    if text.count("<") > _MAX_TAGS:
        raise ContentError("too many “<” in this: save it as .html, or escape them as “\\<”", path=path)
    if _MARKERS_IN_A_ROW.search(text):
        raise ContentError("lists or quotations are nested too deeply in this", path=path)
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
