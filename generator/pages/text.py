"""An article's text as blocks of sentences, its time expressions and actors marked, and only as much of it as may be shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Document, Extent, Markup
from generator.pages.edition import Edition
from generator.pages.entries import CONTEXT
from generator.pages.units import machine

_INLINE = frozenset({"a", "em", "strong", "code"})
_HEADING = re.compile(r"h[2-6]")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same inline markup: `tags` from the outside in; `href` where one of them is `a`."""

    text: str
    tags: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: plain, a time expression (`kind` time) or an actor's mention (`kind` actor)."""

    runs: tuple[Run, ...]
    kind: str = ""
    url: str = ""
    machine: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or the part of one in this block. `id` is empty for text outside sentences and for a continuation."""

    id: str
    index: int
    pieces: tuple[Piece, ...]
    cited: bool = False
    after: str = " "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, quotation or preformatted text; `tag` as in HTML, `gap` where text before is left out."""

    tag: str
    sentences: tuple[Sentence, ...]
    gap: bool = False

    @property
    def indexes(self) -> tuple[int, ...]:
        """The sentences that begin here."""
        return tuple(sentence.index for sentence in self.sentences if sentence.id)


def blocks(edition: Edition, document: Document) -> tuple[Block, ...]:
    """What may be shown of the article: all of it, its cited sentences with a little around each, or nothing."""
    publish = document.article.publish_text
    if publish == "none":
        return ()
    marker = _Marker(edition, document)
    return tuple(marker.full() if publish == "full" else marker.cited())


class _Marker:
    """Cuts one document's text at all the edges that matter."""

    def __init__(self, edition: Edition, document: Document) -> None:
        self.document, self.text = document, document.article.text
        self.cited_indexes = edition.cited.get(document.article.slug, set())
        self.inline = tuple(mark for mark in document.article.markup if mark.tag in _INLINE)
        self.marks = tuple(_marks(edition, document))
        self.mark_starts = [extent.start for extent, _ in self.marks]
        self.sentence_ends = [extent.end for extent in document.sentences]

    def full(self) -> Iterator[Block]:
        """Every block; heading levels never skip one."""
        level = 1
        for extent, tag in self.blocks():
            if _HEADING.fullmatch(tag):
                level = min(int(tag[1]), level + 1)
                tag = f"h{level}"
            yield Block(tag, tuple(self.sentences(extent)))

    def cited(self) -> Iterator[Block]:
        """Cited sentences, near neighbours together, with the characters around each lot."""
        shown = 0
        for lot in _lots(sorted(self.cited_indexes), self.document.sentences, self.text):
            first, last = self.document.sentences[lot[0]], self.document.sentences[lot[-1]]
            before, after = self.around(first.start, last.end)
            sentences = list(_beside(before))
            for previous, index in pairwise((lot[0], *lot)):
                extent = self.document.sentences[index]
                between = self.text[self.document.sentences[previous].end : extent.start].strip()
                sentences += [*_beside(between), self.sentence(index, extent)]
            sentences += _beside(after)
            yield Block("p", tuple(sentences), gap=not before and bool(self.text[shown : first.start].strip()))
            shown = last.end if after else self.paragraph_end(last.end)

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph around `at` ends."""
        end = self.text.find("\n\n", at)
        return end if end >= 0 else len(self.text)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Up to 64 characters on either side, whole words, from the same paragraph; an ellipsis where more is left out."""
        before = self.text[:start].rsplit("\n\n", 1)[-1].rstrip()
        after = self.text[end:].split("\n\n", 1)[0].lstrip()
        if len(before) > CONTEXT:
            before = "… " + before[-CONTEXT:].partition(" ")[2]
        if len(after) > CONTEXT:
            after = after[:CONTEXT].rpartition(" ")[0] + " …"
        return before, after

    def blocks(self) -> Iterator[tuple[Extent, str]]:
        """The article's own blocks, or its paragraphs where it has none."""
        own = [mark for mark in self.document.article.markup if mark.tag not in _INLINE]
        if own:
            yield from ((mark.extent, mark.tag) for mark in own)
            return
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", self.text):
            yield Extent(match.start(), match.end()), "p"

    def sentences(self, block: Extent) -> Iterator[Sentence]:
        """Sentences of a block in order, and what stands between them."""
        at = block.start
        for index in range(bisect_right(self.sentence_ends, block.start), len(self.sentence_ends)):
            extent = self.document.sentences[index]
            if extent.start >= block.end:
                break
            if self.text[at : extent.start].strip():
                yield Sentence("", -1, tuple(self.pieces(Extent(at, extent.start))))
            clipped = Extent(max(extent.start, block.start), min(extent.end, block.end))
            yield self.sentence(index, clipped)
            at = clipped.end
        if self.text[at : block.end].strip():
            yield Sentence("", -1, tuple(self.pieces(Extent(at, block.end))))

    def sentence(self, index: int, extent: Extent) -> Sentence:
        """A sentence, addressable where it begins here."""
        begins = extent.start == self.document.sentences[index].start
        after = self.text[extent.end : extent.end + 1]
        return Sentence(
            id=f"s{index + 1}" if begins else "",
            index=index,
            pieces=tuple(self.pieces(extent)),
            cited=index in self.cited_indexes,
            after="\n" if after == "\n" else " " if after.isspace() else "",
        )

    def pieces(self, extent: Extent) -> Iterator[Piece]:
        """The characters of `extent`, marks and the plain text between."""
        at = extent.start
        for mark, piece in self.marks[bisect_left(self.mark_starts, extent.start) : bisect_left(self.mark_starts, extent.end)]:
            if mark.end > extent.end:
                continue
            if mark.start > at:
                yield Piece(self.runs(Extent(at, mark.start)))
            yield Piece(self.runs(mark, linked=bool(piece.url)), piece.kind, piece.url, piece.machine, piece.title)
            at = mark.end
        if at < extent.end:
            yield Piece(self.runs(Extent(at, extent.end)))

    def runs(self, extent: Extent, linked: bool = False) -> tuple[Run, ...]:
        """Cut at the edges of inline markup; a link inside a link loses to the outer one."""
        here = [mark for mark in self.inline if mark.extent.overlaps(extent)]
        edges = sorted({extent.start, extent.end, *(e for m in here for e in _edges(m, extent))})
        return tuple(
            _run(self.text[start:end], [m for m in here if m.extent.start <= start and end <= m.extent.end], linked)
            for start, end in pairwise(edges)
        )


def _edges(mark: Markup, within: Extent) -> Iterable[int]:
    return (edge for edge in (mark.extent.start, mark.extent.end) if within.start < edge < within.end)


def _run(text: str, marks: list[Markup], linked: bool) -> Run:
    href = "" if linked else next((mark.href for mark in marks if mark.tag == "a" and mark.href), "")
    return Run(text, tuple(dict.fromkeys(mark.tag for mark in marks if mark.tag != "a")), href)


def _marks(edition: Edition, document: Document) -> Iterator[tuple[Extent, Piece]]:
    """Time expressions and named actors, in text order, never overlapping: the longer wins, then the time expression."""
    found: list[tuple[Extent, Piece]] = []
    for timex in document.timexes:
        title = edition.dates.display(timex.interval, "throughout") if timex.interval else ""
        value = machine(timex.interval) if timex.interval else ""
        found.append((timex.extent, Piece((), "time", "", value, title)))
    for mention in document.mentions:
        if mention.actor in edition.actors and mention.form != "pronoun":
            url = edition.actor_url(mention.actor)
            found.append((mention.extent, Piece((), "actor", url, "", edition.actor_name(mention.actor))))
    taken = -1
    for extent, piece in sorted(found, key=lambda each: (each[0].start, -each[0].end, each[1].kind != "time")):
        if extent.start >= taken:
            yield extent, piece
            taken = extent.end


def _beside(text: str) -> tuple[Sentence, ...]:
    """Words around cited sentences, which cannot be addressed."""
    return (Sentence("", -1, (Piece((Run(text),)),)),) if text else ()


def _lots(indexes: list[int], sentences: tuple[Extent, ...], text: str) -> Iterator[list[int]]:
    """Sentences of one paragraph so near that what stands between them is no more than their context."""
    lot: list[int] = []
    for index in indexes:
        between = text[sentences[lot[-1]].end : sentences[index].start] if lot else ""
        if "\n\n" in between or len(between) > 2 * CONTEXT:
            yield lot
            lot = []
        lot.append(index)
    if lot:
        yield lot
