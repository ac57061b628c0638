"""TimeML: valid, and read back it is the article with its time expressions."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from storylines import project, storyline
from test_temporal_corpus import FILES, Example, examples

from generator.model import Article, Dateline, Day, Document, Extent, Interval, Mode, Timex
from generator.pages.timeml import timeml, timeml_files
from generator.temporal import find

DTD = etree.DTD(str(Path(__file__).with_name("timeml.dtd")))
SATURDAY = datetime.date(2016, 9, 10)
# a date, month, week, season, quarter, half, year, decade, century; a time of day; a length; some time; X for what is not said
VALUE = re.compile(
    r"(?:(?:BC)?[\dX]{2,4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:\d|WE))?|SP|SU|FA|WI|Q\d|H\d|WE))?"
    r"(?:T(?:MO|MI|AF|EV|NI|DT|XX|\d\d(?::\d\d){0,2}))?"
    r"|P(?=.)(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|Q|DE|CE|ML|WE|NI|X))*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?|PX"
    r"|(?:PAST|PRESENT|FUTURE)_REF)"
)


def document(text: str, dateline: datetime.date = SATURDAY, mode: Mode = "news", title: str = "") -> Document:
    timexes = tuple(find(text, dateline, mode=mode))
    return Document(Article("a", title, Dateline(dateline), text, mode=mode), (), timexes, (), (), ())


def read(of: Document) -> etree._Element:
    """The root of its TimeML, which is valid."""
    root = etree.fromstring(timeml(of).encode())
    assert DTD.validate(root), DTD.error_log
    return root


def tags(root: etree._Element) -> list[tuple[Extent, etree._Element]]:
    """The TIMEX3 of the text that have any, with their extents in its content."""
    (body,) = root.findall("TEXT")
    at = len(body.text or "")
    found = []
    for tag in body:
        said = tag.text or ""
        if said:
            found.append((Extent(at, at + len(said)), tag))
        at += len(said) + len(tag.tail or "")
    return found


def content(root: etree._Element, name: str) -> str:
    return "".join(next(root.iter(name)).itertext())


def times(text: str, dateline: datetime.date = SATURDAY, mode: Mode = "news") -> list[dict[str, str]]:
    return [dict(tag.attrib) for tag in read(document(text, dateline, mode)).iter("TIMEX3")]


@pytest.mark.parametrize("file", FILES)
def test_every_example_is_valid_and_reads_back(file: str) -> None:
    for example in examples(file):
        reads_back(example)


def reads_back(example: Example) -> None:
    """Fails where the example's TimeML is not valid or does not say what was found."""
    of = document(example.text, example.dateline, example.mode)
    root = read(of)
    assert content(root, "TEXT") == example.text
    found = tags(root)
    assert [(extent, tag.text) for extent, tag in found] == [(timex.extent, timex.text) for timex in of.timexes]
    for (_, tag), timex in zip(found, of.timexes, strict=True):
        if "/" not in timex.value:
            said = timex.type, timex.value, timex.mod, timex.quant, timex.freq
            assert tuple(map(tag.get, ("type", "value", "mod", "quant", "freq"))) == said
    for tag in root.iter("TIMEX3"):
        assert VALUE.fullmatch(tag.get("value")), tag.get("value")


WORDS = st.sampled_from(
    ["Thursday", "the years 1911-1914", "two days later", "every Friday", "noon", "<", "&amp;", "]]>", '"', "\r\n"]
)


@settings(max_examples=300)
@given(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=12).map(" ".join), st.text(max_size=20))
def test_any_text_reads_back_but_for_what_xml_may_not_hold(text: str, title: str) -> None:
    of = document(text, title=title)
    root = read(of)
    for name, given_text in (("TEXT", text), ("TITLE", title)):
        back = content(root, name)
        assert len(back) == len(given_text)
        assert {there for there, here in zip(back, given_text, strict=True) if there != here} <= {"\ufffd"}
    assert [extent for extent, _ in tags(root)] == [timex.extent for timex in of.timexes]


def test_characters_without_a_place_in_xml_leave_the_offsets_alone() -> None:
    root = read(document("\x00\x0b\x1b\ud800\ufffe\uffff On Thursday \U0001f600\r\n\x85 \u2028<b>&</b> ]]> on Friday."))
    text = "\ufffd" * 6 + " On Thursday \U0001f600\r\n\x85 \u2028<b>&</b> ]]> on Friday."
    assert content(root, "TEXT") == text
    assert [extent.of(text) for extent, _ in tags(root)] == ["Thursday", "Friday"]


def test_the_head_is_that_of_tempeval_3() -> None:
    root = read(document("It fell.", title="Bo & the <wall>"))
    assert [child.tag for child in root] == ["DOCID", "DCT", "TITLE", "TEXT"]
    assert (content(root, "DOCID"), content(root, "TITLE")) == ("a", "Bo & the <wall>")
    (created,) = root.iter("TIMEX3")
    assert dict(created.attrib) == {
        "tid": "t0",
        "type": "DATE",
        "value": "2016-09-10",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        ("It fell on 8 September 2016.", "news", [("false", None)]),
        ("It took three days, every Friday.", "news", [("false", None), ("false", None)]),
        ("It fell on Thursday night.", "news", [("true", "t0")]),
        ("It fell on Monday last week, and recently.", "news", [("true", "t0"), ("true", "t0")]),
        ("On 5 May 1995 he left; two days later it fell.", "news", [("false", None), ("true", "t1")]),
        ("On 5 May 1995 he left; yesterday it fell.", "news", [("false", None), ("true", "t0")]),
        ("It fell today; yesterday it stood.", "news", [("true", "t0"), ("true", "t0")]),
        ("On 5 May 1995 he left at 21:40.", "news", [("false", None), ("true", "t1")]),
        ("The fire began at noon.", "news", [("true", "t0")]),
        (
            "It began in July 1914. In August it grew, and in November.",
            "narrative",
            [("false", None), ("true", "t1"), ("true", "t2")],
        ),
        ("It fell in March, before it was 1848.", "narrative", [("true", None), ("false", None)]),
    ],
)
def test_what_is_relative_says_to_what(text: str, mode: Mode, expected: list[tuple[str, str | None]]) -> None:
    assert [(tag["temporalFunction"], tag.get("anchorTimeID")) for tag in times(text, mode=mode)[1:]] == expected


@pytest.mark.parametrize(
    ("start", "end", "days", "length"),
    [
        ("1911", "1914", (Day(1911, 1, 1), Day(1914, 12, 31)), "P4Y"),
        ("2015-11", "2016-02", (Day(2015, 11, 1), Day(2016, 2, 29)), "P4M"),
        ("2016-02-28", "2016-03-01", (Day(2016, 2, 28), Day(2016, 3, 1)), "P3D"),
        ("2015", "2016-03", (Day(2015, 1, 1), Day(2016, 3, 31)), "P456D"),
    ],
)
def test_a_range_is_a_duration_between_two_points(start: str, end: str, days: tuple[Day, Day], length: str) -> None:
    value = f"{start}/{end}"
    timex = Timex(Extent(3, 7), "then", "DATE", value, None, Interval(*days, "range", value, value), "")
    of = replace(document("It then fell."), timexes=(timex,))
    span, begin, finish = list(read(of).iter("TIMEX3"))[1:]
    assert (span.get("type"), span.get("value"), span.text) == ("DURATION", length, "then")
    assert (span.get("beginPoint"), span.get("endPoint")) == (begin.get("tid"), finish.get("tid")) == ("t2", "t3")
    assert (begin.get("value"), finish.get("value"), begin.text, finish.text) == (start, end, None, None)


def test_only_articles_shown_whole_are_published_as_timeml() -> None:
    story = storyline()
    published = {file.url: file.content for file in timeml_files(story, project(Path()))}
    full = [document for document in story.documents if document.article.publish_text == "full"]
    assert 0 < len(full) < len(story.documents)
    assert published == {f"articles/{of.article.slug}.tml": timeml(of).encode() for of in full}
