"""A page of HTML as far as tests ask: its ids, its links, its text, and whether its tags nest."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_VOID = frozenset({"meta", "link", "br", "img", "hr", "input", "wbr", "base"})


class Hypertext(HTMLParser):
    """`ids` in order, `links` as (tag, address), `faults` in nesting, `text` without tags."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.headings: list[int] = []
        self.faults: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(content.decode())
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if identifier := given.get("id"):
            self.ids.append(identifier)
        for name in ("href", "src"):
            if (address := given.get(name)) is not None:
                self.links.append((tag, address))
        if tag == "a" and "a" in self.open:
            self.faults.append(f"a link inside a link, {self.getpos()}")
        if tag in {"p", "div", "ul", "ol", "dl", "figure", "blockquote", "section", "h2"} and "p" in self.open:
            self.faults.append(f"<{tag}> inside <p>, {self.getpos()}")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing, {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(files: Mapping[str, bytes]) -> dict[str, Hypertext]:
    """The HTML files of a site."""
    return {url: Hypertext(content) for url, content in files.items() if url.endswith(".html")}


def broken_links(files: Mapping[str, bytes], root: str = "/") -> list[str]:
    """Links of a site that lead to no file or no id of it. `root` is the path below which absolute addresses are its own."""
    read = pages(files)
    broken = []
    for url, page in read.items():
        for _, address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            if path.startswith(root):
                target = path.removeprefix(root)
            else:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url
            fragment = unquote(parts.fragment)
            if target not in files or (fragment and fragment not in read[target].ids):
                broken.append(f"{url} → {address}")
    return broken
