"""HTML from anywhere → what may be published of it: sanitised HTML, or blocks of plain characters with markup beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import nh3

from generator.model import Extent, Markup

_INLINE = {"a": "a", "em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong", "code": "code"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMED = ("pre", *_HEADINGS, "li", "blockquote")  # the innermost of these in this order names a block; else it is a p
_BREAKS = {*_NAMED, *"p ul ol div section article main header footer table thead tbody tr dl dt dd figure figcaption hr".split()}
_BIO = {*"p h2 h3 h4 ul ol li blockquote pre em strong code a br".split()}
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, quotation or code block; the extents of its inline `spans` count from its own start."""

    text: str
    tag: str = "p"
    spans: tuple[Markup, ...] = ()

    def after(self, start: int) -> Block:
        """The block without its first `start` characters."""
        moved = (replace(span, extent=Extent(max(0, span.extent.start - start), span.extent.end - start)) for span in self.spans)
        return replace(self, text=self.text[start:], spans=tuple(span for span in moved if span.extent.end > 0))


def safe_html(html: str) -> str:
    """`html` with nothing in it but text, its structure and absolute links."""
    return nh3.clean(html, tags=_BIO, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None, attribute_filter=_absolute)


def read_blocks(html: str) -> tuple[Block, ...]:
    """The text of `html` block by block, scripts, styles, images and whatever is no text left out."""
    allowed = {*_BREAKS, *_INLINE, "br", "td", "th"}
    reader = _BlockReader()
    reader.feed(nh3.clean(html, tags=allowed, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None))
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Markup, ...]]:
    """The text of an article, blocks parted by blank lines, and the markup over it in text order, outer before inner."""
    parts: list[str] = []
    markup: list[Markup] = []
    start = 0
    for block in blocks:
        tag = "h2" if block.tag == "h1" else block.tag
        markup.append(Markup(Extent(start, start + len(block.text)), tag))
        moved = (replace(span, extent=Extent(start + span.extent.start, start + span.extent.end)) for span in block.spans)
        markup.extend(sorted(moved, key=lambda span: (span.extent.start, -span.extent.end)))
        parts.append(block.text)
        start += len(block.text) + 2
    return "\n\n".join(parts), tuple(markup)


def _absolute(_tag: str, _attribute: str, value: str) -> str | None:
    """A relative link would mean another page on each page it stands on."""
    return value if value.lower().startswith(tuple(f"{scheme}:" for scheme in _SCHEMES)) else None


class _BlockReader(HTMLParser):
    """Walks what nh3 left, which is well formed; white space collapses as a browser has it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._inside: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._open: list[tuple[str, int, str]] = []
        self._spans: list[Markup] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.flush()
            if tag != "hr":
                self._inside.append(tag)
        elif tag in _INLINE:
            self._open.append((tag, self._length, dict(attrs).get("href") or ""))
        elif tag == "br":
            self._add("\n")
        elif self._length:  # the next cell of a table
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.flush()
            if tag in self._inside:
                self._inside.reverse()
                self._inside.remove(tag)
                self._inside.reverse()
        elif self._open and tag == self._open[-1][0]:
            self._close()

    def handle_data(self, data: str) -> None:
        if "pre" in self._inside:
            self._add(data)
            return
        words = " ".join(data.split())
        ends_in_space = not self._text or self._text[-1][-1] in " \n"
        if data[:1].isspace() and not ends_in_space:
            words = " " + words
        if data[-1:].isspace() and words.strip():
            words += " "
        if words:
            self._add(words)

    def flush(self) -> None:
        """End the block at hand."""
        while self._open:
            self._close()
        whole = "".join(self._text)
        kept = whole.strip("\n") if "pre" in self._inside else whole.strip()
        shift = whole.find(kept)
        if kept.strip():
            tag = next((name for name in _NAMED if name in self._inside), "p")
            self.blocks.append(Block(kept, tag, tuple(_within(self._spans, shift, len(kept)))))
        self._text, self._length, self._spans = [], 0, []

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _close(self) -> None:
        tag, start, href = self._open.pop()
        if tag != "a" or _absolute(tag, "href", href):
            self._spans.append(Markup(Extent(start, self._length), _INLINE[tag], href if tag == "a" else ""))


def _within(spans: Iterable[Markup], shift: int, length: int) -> Iterable[Markup]:
    """The spans counted from `shift` and cut to `length`; empty ones left out."""
    for span in spans:
        start, end = max(0, span.extent.start - shift), min(length, span.extent.end - shift)
        if start < end:
            yield replace(span, extent=Extent(start, end))
