"""Markdown, plain text and saved pages: what comes out as text, what as markup, and what never comes out."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ContentError
from generator.model import Extent, Markup
from generator.read.blocks import assemble, read_blocks, safe_html
from generator.read.markdown import bio_html, read_markdown, to_html
from generator.read.page import read_page
from generator.read.source import Source
from generator.read.text import read_text


def markdown_text(text: str) -> str:
    return assemble(read_markdown(Source("content/a.md", text.encode())).blocks)[0]


def test_markdown_becomes_plain_text_with_markup_beside_it() -> None:
    reading = read_markdown(
        Source("content/a.md", b"# Title\n\nOne *two* **three\nfour** [five](https://e.org).\n\n- a\n- b\n\n> c\n")
    )
    text, markup = assemble(reading.blocks)
    assert (reading.title, text) == ("Title", "One two three four five.\n\na\n\nb\n\nc")
    assert [(mark.tag, mark.extent.of(text), mark.href) for mark in markup] == [
        ("p", "One two three four five.", ""),
        ("em", "two", ""),
        ("strong", "three four", ""),
        ("a", "five", "https://e.org"),
        ("li", "a", ""),
        ("li", "b", ""),
        ("blockquote", "c", ""),
    ]


def test_nested_spans_and_lists_keep_their_own_text() -> None:
    blocks = read_blocks("<ul><li>a <b>b <i>c</i></b><ul><li>d</li></ul></li></ul><pre><code>x\n  y\n</code></pre>")
    assert [(block.tag, block.text) for block in blocks] == [("li", "a b c"), ("li", "d"), ("pre", "x\n  y")]
    assert blocks[0].spans == (Markup(Extent(4, 5), "em"), Markup(Extent(2, 5), "strong"))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](  JaVaScRiPt:alert(1))",
        '<a href="data:text/html,x">a</a>',
        "<style>p{}</style>",
        "<iframe src='https://e.org'></iframe>",
        '<p onclick="alert(1)">a</p>',
        "<svg/onload=alert(1)>",
        "[a](java\tscript:alert(1))",
    ],
)
def test_nothing_that_runs_survives(hostile: str) -> None:
    reading = read_markdown(Source("content/a.md", f"Before {hostile} after\n\n{hostile}\n".encode()))
    assert all(mark.href == "" for mark in assemble(reading.blocks)[1])
    published = bio_html(hostile, "content/actors/a.md")
    assert not any(word in published.lower() for word in ("<script", "<img", "<style", "<iframe", "<svg", "onclick", 'href="'))


def test_only_absolute_links_survive() -> None:
    assert safe_html('<a href="other.html">a</a> <a href="https://e.org">b</a>') == '<a>a</a> <a href="https://e.org">b</a>'
    assert all(not span.href for block in read_blocks('<p><a href="../x">a</a></p>') for span in block.spans)


@pytest.mark.parametrize("bomb", ["[" * 5000, "![" * 5000, "<a \n\n" * 9000, "> " * 30000, "---\n" * 6000, "\\" * 30000])
def test_what_markdown_would_chew_on_for_minutes_is_refused(bomb: str) -> None:
    with pytest.raises(ContentError, match="too many"):
        to_html(bomb, "content/a.md")


def test_deep_nesting_is_reported_not_crashed_on() -> None:
    with pytest.raises(ContentError, match="nested too deeply"):
        to_html("1. " * 1000, "content/a.md")
    with pytest.raises(ContentError, match="nested too deeply"):
        to_html("".join("    " * depth + "- a\n" for depth in range(400)), "content/a.md")
    assert read_blocks("<div>" * 5000 + "deep") != ()


@given(st.text(alphabet="ab *_[]()<>#`\n-=&;:/!\"'\\", max_size=120))
def test_any_markdown_gives_blocks_that_slice_to_themselves(text: str) -> None:
    whole, markup = assemble(read_markdown(Source("content/a.md", text.encode())).blocks)
    blocks = [mark for mark in markup if mark.tag not in ("a", "em", "strong", "code")]
    assert "\n\n".join(mark.extent.of(whole) for mark in blocks) == whole
    for mark in markup:
        assert 0 <= mark.extent.start < mark.extent.end <= len(whole)
        assert sum(block.extent.contains(mark.extent) for block in blocks) >= 1


def test_front_matter_of_other_files_is_not_text() -> None:
    assert markdown_text("---\ntitle: a\n---\nBody\n") == "Body"
    assert markdown_text("---\n\nBody\n") == "Body"


LONG = "The harbour wall, which was built in 1901 and had been repaired two years before, gave way during the night of the storm,"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("A line of the first paragraph that\ngoes on here.\n\n  The second.\n", 2),
        (f"{LONG}\nand two boats sank, it was said.\n", 1),
        (f"{LONG} it said.\n{LONG} it said.\nMore.\n", 3),
        (f"Harbour wall gives way\n{LONG}\nand two boats sank, it was said.\n", 2),
    ],
    ids=("blank lines", "wrapped", "a line each", "headline"),
)
def test_paragraphs_of_plain_text(text: str, paragraphs: int) -> None:
    blocks = read_text(Source("a.txt", text.encode())).blocks
    assert len(blocks) == paragraphs
    assert " ".join(block.text for block in blocks).split() == text.split()


def test_text_is_cleaned_of_what_nobody_sees() -> None:
    source = Source("a.txt", "\ufeffA\u00a0so\u00adft\u200b cafe\u0301\r\nB".encode())
    assert source.text() == "A soft café\nB"


def test_bytes_that_are_no_utf8_are_reported_where_they_stand() -> None:
    with pytest.raises(ContentError, match=r"^content/a\.txt:2:3: byte 0xE9 is not UTF-8: save the file as UTF-8$"):
        Source("content/a.txt", "ab\ncdé".encode("latin-1")).text()


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="{charset}"><title>Wall gives way | The Tidewater Gazette</title>
<meta property="og:site_name" content="The Tidewater Gazette"><meta name="author" content="Ann Other">
{head}<link rel="canonical" href="https://example.org/wall"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Wall gives way</h1><p>The harbour wall of Port Ness gave way on <b>Tuesday night</b>, the
<a href="https://example.org/mayor">mayor</a> said – “a shame”.</p><h2>Aftermath</h2>
<p>Two boats sank in 2012 and <a href="/x">another</a>.</p>
<ul><li>One was the Petrel.</li></ul></article><footer>Copyright 2019</footer></body></html>"""
PUBLISHED = '<meta property="article:published_time" content="2031-03-04T23:30:00-05:00">'


def test_a_saved_page_gives_its_article_and_what_it_says_of_itself() -> None:
    reading = read_page(Source("content/wall.html", PAGE.format(charset="utf-8", head=PUBLISHED).encode()))
    assert [(block.tag, block.text) for block in reading.blocks] == [
        ("p", "The harbour wall of Port Ness gave way on Tuesday night, the mayor said – “a shame”."),
        ("h2", "Aftermath"),
        ("p", "Two boats sank in 2012 and another."),
        ("li", "One was the Petrel."),
    ]
    assert [(span.tag, span.href) for span in reading.blocks[0].spans] == [("strong", ""), ("a", "https://example.org/mayor")]
    assert (reading.title, reading.date, reading.language) == ("Wall gives way", datetime.date(2031, 3, 4), "en-GB")
    origin = reading.origin
    assert (origin.outlet, origin.author, origin.url) == ("The Tidewater Gazette", "Ann Other", "https://example.org/wall")


def test_a_page_in_the_encoding_it_declares_is_read() -> None:
    reading = read_page(Source("content/wall.html", PAGE.format(charset="windows-1252", head="").encode("windows-1252")))
    assert "said – “a shame”" in reading.blocks[0].text


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-03-04"}]}</script>',
        '<meta name="DC.date" content="4 March 2031">',
    ],
)
def test_the_day_is_found_where_pages_declare_it(head: str) -> None:
    assert read_page(Source("a.html", PAGE.format(charset="utf-8", head=head).encode())).date == datetime.date(2031, 3, 4)


def test_a_day_in_the_prose_is_not_the_page_s_own() -> None:
    assert read_page(Source("a.html", PAGE.format(charset="utf-8", head="").encode())).date is None


@pytest.mark.parametrize("page", ["", "<html></html>", "no page"])
def test_a_page_without_an_article_is_reported(page: str) -> None:
    with pytest.raises(ContentError, match="no article text"):
        read_page(Source("content/a.html", page.encode()))
