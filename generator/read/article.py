"""One file → one article: what front matter, dateline, page and file name say, in that order."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.errors import ContentError, Problem
from generator.model import Article, Dateline, Origin
from generator.project import LANGUAGE_FORM, Project, language_code
from generator.read import head, picture
from generator.read.blocks import assemble
from generator.read.dateline import Order, Said, agency_name, place_name, read_opening
from generator.read.reading import Reader, Reading
from generator.read.source import MAX_CHARACTERS, Source
from generator.temporal import mode
from generator.temporal.whole import parse_date

_NAME_DATE = re.compile(r"(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_NAME_YEAR = re.compile(r"(\d{4})(?!\d)")
_SENTENCE_END = re.compile(r"(\w*)[.!?…]+[\"'”’»)]*(?=\s+[\"'“‘«(]*[^\W_a-z])")
_SHORTENED = set(
    "mr mrs ms dr st lt gen col capt maj sgt gov sen rep prof no vs jan feb mar apr aug sept oct nov dec u.s u.n".split()
)
_TITLE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Read:
    """An article as far as one file tells, or None; whether it was left out as a draft; and what to mend."""

    article: Article | None = None
    draft: bool = False
    problems: tuple[Problem, ...] = ()


def article_keys(order: Order = None, languages: Sequence[str] = ("en",)) -> head.Keys:
    """The keys of an article's front matter."""

    def day(value: object) -> datetime.date | None:
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        return parse_date(value, languages, order) if isinstance(value, str) else None

    return {
        "title": (head.text, "a text"),
        "date": (day, "a whole day such as 2016-09-10"),
        "place": (head.text, "a text"),
        "agency": (head.text, "a text"),
        "source": (head.text, "a text"),
        "url": (head.web_address, "an address that begins with https:// or http://"),
        "archive": (head.web_address, "an address that begins with https:// or http://"),
        "author": (head.names, "a name or a list of names"),
        "language": (language_code, LANGUAGE_FORM),
        **picture.KEYS,
        "tags": (head.texts, "a list of texts"),
        "draft": (head.flag, "true or false"),
        "publish_text": head.one_of("quotes", "full", "none"),
        "mode": head.one_of("news", "narrative"),
    }


def read_article(source: Source, reader: Reader, project: Project) -> Read:
    """The article of one file, its slug not yet made unique; with any error it is left out rather than half right."""
    problems: tuple[Problem, ...] = ()
    try:
        reading = reader.read(source)
        own = language_code(reading.head.values.get("language")) or reading.language or project.language
        languages = tuple(dict.fromkeys(code.split("-")[0].lower() for code in (own, project.language, "en")))
        order = project.settings.date_order
        values, problems = reading.head.checked(article_keys(order, languages))
        if values.get("draft") and not project.drafts:
            return Read(draft=True, problems=problems)
        if any(problem.severity == "error" for problem in problems):
            return Read(problems=problems)
        opening = read_opening(reading.blocks, languages, order, headline=reading.headline)
        date, said = _date(values.get("date"), opening.said, reading, source)
    except ContentError as error:
        return Read(problems=(*problems, *error.problems))
    shown, told = picture.take_picture(values, reading.head, project.content / "static")
    problems = (*problems, *told)
    text, markup = assemble(opening.blocks)
    if not text or len(text) > MAX_CHARACTERS:
        wrong = f"{len(text):,} characters are too many for one article: split it (at most {MAX_CHARACTERS:,})"
        return Read(problems=(*problems, reading.head.problem(wrong if text else "there is no text in this article")))
    article = Article(
        slug=source.stem,
        title=values.get("title") or reading.title or opening.title or _first_sentence(text),
        dateline=Dateline(
            date,
            place_name(values.get("place") or opening.said.place),
            agency_name(values.get("agency") or opening.said.agency),
            said,
        ),
        text=text,
        language=own,
        origin=Origin(
            outlet=values.get("source") or reading.origin.outlet,
            url=values.get("url") or reading.origin.url,
            archive=values.get("archive") or reading.origin.archive,
            author=values.get("author") or reading.origin.author or opening.author,
        ),
        tags=values.get("tags") or (),
        markup=markup,
        publish_text=values.get("publish_text") or project.publish_text,
        mode=values.get("mode") or project.mode or mode.of_text(text, date, own, project.settings),
        picture=shown,
        path=source.path,
    )
    return Read(article, problems=(*problems, *_disagreement(date, opening.said, reading.head)))


def sealed(article: Article) -> Article:
    """`article` with the digest of everything in it."""
    whole = repr(replace(article, digest=""))
    return replace(article, digest=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest())


def _date(head_date: datetime.date | None, said: Said, reading: Reading, source: Source) -> tuple[datetime.date, str]:
    """The article's day and what it was read from. Never the file's own times, never today; a ContentError says what is missing."""
    if head_date:
        return head_date, "front matter"
    dateline = f"dateline “{said.words}”"
    if said.date:
        return said.date, dateline
    named = _NAME_DATE.match(source.stem)
    name_date = _day(int(named[1]), int(named[3]), int(named[4])) if named else None
    if said.month_day:
        year = _NAME_YEAR.match(source.stem)
        if near := reading.date or name_date:
            years = (_day(near.year + step, *said.month_day) for step in (-1, 0, 1))
            completed = min((day for day in years if day), key=lambda day: abs(day - near), default=None)
        else:
            completed = _day(int(year[1]), *said.month_day) if year else None
        if completed:
            return completed, f"{dateline}, its year from the {'page' if reading.date else 'file name'}"
    if reading.date:
        return reading.date, "the page's own data"
    if name_date:
        return name_date, "file name"
    where = "write “date: 2016-09-10” in front matter, or begin the file's name with the day"
    if said.month_day:
        line = source.data.decode("utf-8", "replace").partition(said.words[:12])[0].count("\n") + 1
        raise ContentError(
            f"the dateline “{said.words}” has no year, so the article is left out: {where}", path=source.path, line=line
        )
    raise ContentError(f"no date is found, so the article is left out: {where}", path=source.path, line=1)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _first_sentence(text: str) -> str:
    """The first sentence without its full stop, cut between words where it is long."""
    line = text.split("\n", 1)[0][:1000]
    ends = (
        end
        for end in _SENTENCE_END.finditer(line)
        if end[1].lower() not in _SHORTENED and not (len(end[1]) == 1 and end[1].isupper())
    )
    end = next(ends, None)
    sentence = (line[: end.end()] if end else line).rstrip()
    if len(sentence) <= _TITLE_LENGTH:
        return sentence.rstrip(".")
    return sentence[: _TITLE_LENGTH + 1].rsplit(None, 1)[0].rstrip(",;:–— ") + "…"


def _disagreement(date: datetime.date, said: Said, head: head.Head) -> tuple[Problem, ...]:
    """A warning where front matter and dateline name different days; the front matter's is used."""
    if said.date in (None, date):
        return ()
    return (head.problem(f"the dateline “{said.words}” names another day than this, {date}, which is used", "date", "warning"),)
