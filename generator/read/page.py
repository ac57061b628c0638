"""Saved web pages, through trafilatura: the article without menus, adverts and footers, and what the page says of itself."""

from __future__ import annotations

import codecs
import datetime
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from generator.errors import ContentError
from generator.model import Origin
from generator.project import language_code
from generator.read.blocks import read_blocks
from generator.read.head import split_head, web_address
from generator.read.reading import Reader, Reading
from generator.read.source import Source
from generator.temporal.whole import parse_date

_TAGS = {"head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "lb": "br", "ref": "a"}  # trafilatura's (TEI) → HTML's
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")  # written by browsers that save a page
_DAY_METAS = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
)


def read_page(source: Source) -> Reading:
    """Text, title, outlet, author and address by trafilatura; the day only from what the page declares, never from its prose."""
    head, body = split_head(source.text(_encoding(source.data)), source.path)
    import trafilatura  # here because it takes a third of a second, and few projects hold pages
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it discards is told by us, as a problem
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # short news is news; the default falls back to all text of the page
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", body))
    except etree.ParserError:  # an empty page, or one of nothing but comments
        tree = None
    found = trafilatura.bare_extraction(
        body, fast=True, include_comments=False, include_tables=False, include_formatting=True, include_links=True,
        with_metadata=True, config=config,
    )  # fmt: skip
    if tree is None or found is None or isinstance(found, dict) or found.body is None:
        raise ContentError("no article text was found in this page: copy the text into a .txt or .md file", path=source.path)
    title = " ".join((found.title or "").split())
    blocks = read_blocks(_html(found.body))
    if blocks and blocks[0].text.casefold() == title.casefold():
        blocks = blocks[1:]
    saved = _SAVED_FROM.search(body[:2000])
    address = web_address(found.url or "") or web_address(saved[1] if saved else "") or ""
    origin = Origin(outlet=found.sitename or "", url=address, author=(found.author or "").replace("; ", ", "))
    language = language_code((tree.get("lang") or "").strip().replace("_", "-")) or ""
    return Reading(head, blocks, title, _published(tree), origin, language)


PAGE = Reader("saved web page", (".html", ".htm", ".xhtml"), read_page)


def _encoding(data: bytes) -> str:
    """UTF-8 where the bytes are that, else what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
        try:
            return codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        except LookupError:
            return "utf-8"
    return "utf-8"


def _html(body: Any) -> str:
    """trafilatura's tree as HTML."""
    for element in body.iter():
        if element.tag == "hi":
            element.tag = {"#b": "strong", "#i": "em", "#t": "code"}.get(element.get("rend", ""), "span")
        elif element.tag == "ref":
            element.set("href", element.get("target", ""))
        elif element.tag == "head" and re.fullmatch("h[2-6]", element.get("rend", "")):
            element.tag = element.get("rend")
        element.tag = _TAGS.get(element.tag, element.tag)
    return str(etree.tostring(body, encoding="unicode", method="html"))


def _published(tree: Any) -> datetime.date | None:
    """The day the page declares to be published on: its meta elements, its JSON-LD, then a `time` element marked as that."""
    for said in _declared(tree):
        day = re.match(r"\d{4}-\d\d-\d\d(?=$|[T ])", said.strip())
        date = parse_date(day[0] if day else said)
        if date is not None:
            return date
    return None


def _declared(tree: Any) -> Iterator[str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    yield from (metas[name] for name in _DAY_METAS if metas.get(name))
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                yield from _published_in(json.loads(script.text or "null"))
            except (ValueError, RecursionError):
                continue
    for time in tree.iter("time"):
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            yield time.get("datetime") or ""


def _published_in(data: object) -> Iterator[str]:
    """Every `datePublished` in JSON-LD, outermost first."""
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        for value in data.values():
            yield from _published_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _published_in(value)
