"""TimeML 1.2.1, laid out as the files of TempEval-3 are: an article's text with its time expressions tagged in place.

There are no events in it. A range ("the years 1911–1914"), for which TIMEX3 has no value, is a DURATION between two points without
text of their own, as the specification has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.model import Document, File, Interval, Storyline
from generator.pages.edition import Edition
from generator.project import Project
from generator.temporal import anchors, is_relative

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
# what XML 1.0 has no place for, not even escaped; one character takes its place, so that offsets stay
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-\d\d")


def timeml_files(storyline: Storyline, project: Project) -> Iterator[File]:
    """One beside the page of each article that may be shown whole; of less than the text TimeML cannot be made."""
    edition = Edition(storyline, project)
    for document in storyline.documents:
        if url := edition.timeml_url(document.article):
            yield File(url, timeml(document).encode())


def timeml(document: Document) -> str:
    """The article as TimeML. The content of `TEXT` is the article's text, but U+FFFD for what XML may not hold."""
    article = document.article
    date = article.dateline.date.isoformat()
    dct = _tag(0, date, {"type": "DATE", "value": date, "temporalFunction": "false", "functionInDocument": "CREATION_TIME"})
    return (
        f"{_HEAD}\n<DOCID>{_escaped(article.slug)}</DOCID>\n\n<DCT>{dct}</DCT>\n\n<TITLE>{_escaped(article.title)}</TITLE>\n\n"
        f"<TEXT>{''.join(_marked(document))}</TEXT>\n\n</TimeML>\n"
    )


def _marked(document: Document) -> Iterator[str]:
    article, timexes = document.article, document.timexes
    at, extra = 0, len(timexes)
    for number, (timex, anchor) in enumerate(zip(timexes, anchors(timexes, article.dateline.date, article.mode), strict=True), 1):
        yield _escaped(article.text[at : timex.extent.start])
        attributes = {
            "type": timex.type,
            "value": timex.value,
            "mod": timex.mod,
            "quant": timex.quant,
            "freq": timex.freq,
            "temporalFunction": "true" if is_relative(timex) else "false",
            "functionInDocument": "NONE",
            "anchorTimeID": None if anchor is None else f"t{anchor + 1}",  # t0 is the dateline
        }
        begin, slash, end = timex.value.partition("/")
        if slash and timex.interval:
            attributes |= {"type": "DURATION", "value": _length(begin, end, timex.interval)}
            attributes |= {"beginPoint": f"t{extra + 1}", "endPoint": f"t{extra + 2}"}
        yield _tag(number, timex.extent.of(article.text), attributes)
        if slash and timex.interval:
            for point in (begin, end):
                extra += 1
                yield _tag(extra, "", {"type": "DATE", "value": point, "temporalFunction": "false", "functionInDocument": "NONE"})
        at = timex.extent.end
    yield _escaped(article.text[at:])


def _length(begin: str, end: str, interval: Interval) -> str:
    """From the start of the one to the end of the other: `P4Y`, `P2M`, `P9D`."""
    if _YEAR.fullmatch(begin) and _YEAR.fullmatch(end):
        return f"P{int(end) - int(begin) + 1}Y"
    if _MONTH.fullmatch(begin) and _MONTH.fullmatch(end):
        return f"P{(int(end[:4]) - int(begin[:4])) * 12 + int(end[5:]) - int(begin[5:]) + 1}M"
    if interval.earliest is None or interval.latest is None:
        return "PXD"  # some days
    return f"P{interval.latest.ordinal - interval.earliest.ordinal + 1}D"


def _tag(number: int, text: str, attributes: dict[str, str | None]) -> str:
    given = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value is not None)
    return f'<TIMEX3 tid="t{number}"{given}' + (f">{_escaped(text)}</TIMEX3>" if text else "/>")


def _escaped(text: str) -> str:
    """As XML: a carriage return is written as a reference, for a parser makes a line feed of a bare one."""
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})
