"""`dateline annotate`: JSON Lines in, JSON Lines out (generator/schemas/annotate.schema.json).

One line holds one text: `{"id": …, "date": "2016-09-10", "text": …}`, optionally with `title` (no part of the text), `language` and
`mode`. A line that cannot be read is answered by `{"id": … or null, "error": "line 7: …"}` in its place.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slugify import slugify

from generator.language import annotate
from generator.model import Actor, Article, Dateline, Document, EventMention, Extent, HeldRole, Markup, Mode, Timex
from generator.project import LANGUAGE_FORM, language_code
from generator.read import MAX_CHARACTERS, sealed
from generator.story import resolve_actors
from generator.temporal import rule_text, steps

Id = str | int | float | None
Answer = dict[str, Any]

_MONTH = 28  # days
_PLAIN = re.compile(r"-?\d{4}(-(0\d|1[0-2])(-\d\d)?)?")  # EDTF that is one day, month or year
_MODES: tuple[Mode, ...] = ("news", "narrative")


@dataclass(frozen=True, slots=True)
class Request:
    """One line as read: the text to annotate, or what is wrong with it."""

    id: Id
    line: int
    article: Article | None = None
    error: str = ""


def read_requests(lines: Iterable[bytes], *, mode: Mode = "news") -> Iterator[Request]:
    """A request for each line that is not blank; `mode` holds where a line names none."""
    taken: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            request = _request(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number, mode, taken)
            if request.article:
                taken.add(request.article.slug)
            yield request


def answer_all(requests: Sequence[Request], *, pipeline: str = "", jobs: int = 1) -> Iterator[Answer]:
    """An answer for each request, in order, with actors resolved across all of them."""
    articles = [request.article for request in requests if request.article]
    documents = iter(resolve_actors(tuple(annotate(articles, pipeline=pipeline, jobs=jobs))) if articles else ())
    for request in requests:
        document = next(documents) if request.article else None
        error = f"line {request.line}: {document.problem}" if document and document.problem else request.error
        yield answer(document, request.id) if document and not error else {"id": request.id, "error": error}


def answer_each(requests: Iterable[Request], *, pipeline: str = "") -> Iterator[Answer]:
    """An answer for each request as it comes, with the actors of that text alone."""
    for request in requests:
        yield from answer_all([request], pipeline=pipeline)


def answer(document: Document, id: Id) -> Answer:
    """A document as `annotate` tells it; extents are half-open characters of the text as given."""
    text = document.article.text
    names = {actor.id: actor.name for actor in document.actors}
    return {
        "id": id,
        "date": document.article.dateline.date.isoformat(),
        "sentences": [_pair(sentence) for sentence in document.sentences],
        "timexes": [timex_answer(timex) for timex in document.timexes],
        "actors": [actor_answer(actor, names) for actor in document.actors],
        "mentions": [
            {**_words(mention.extent, text), "kind": mention.kind, "actor": mention.actor} for mention in document.mentions
        ],
        "events": [_event(event, text) for event in document.events],
    }


def _pair(extent: Extent) -> list[int]:
    return [extent.start, extent.end]


def _words(extent: Extent, text: str) -> Answer:
    return {"start": extent.start, "end": extent.end, "text": extent.of(text)}


def timex_answer(timex: Timex) -> Answer:
    """A time expression as `annotate` tells it."""
    interval = timex.interval
    return {
        "start": timex.extent.start,
        "end": timex.extent.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "earliest": str(interval.earliest) if interval and interval.earliest else None,
        "latest": str(interval.latest) if interval and interval.latest else None,
        "edtf": interval.edtf or None if interval else None,
        "why": timex.why,
    }


def explanation(timex: Timex) -> Answer:
    """A time expression as `explain --json` tells it: what `annotate` says, and the steps and grammar lines behind it."""
    return {
        **timex_answer(timex),
        "quant": timex.quant,
        "freq": timex.freq,
        "ambiguous": timex.ambiguous or None,
        "derivation": list(steps(timex)),
        "rules": [{"line": place, "rule": rule_text(place)} for place in timex.rules],
    }


def actor_answer(actor: Actor, names: dict[str, str]) -> Answer:
    """An actor as `annotate` tells it; `names` are those of all actors, by id."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": [alias.name for alias in actor.aliases],
        "roles": list(dict.fromkeys(role_words(role, names) for role in actor.roles)),
    }


_COMMON = set(
    "agency alliance army authority bank board bureau coalition commission committee congress council court faction federation "
    "force forces foundation front government group institute league ministry mission monitor movement observatory office "
    "opposition party police rebels regime senate union".split()
)  # a name that ends in one of these, or has "of" or "for" in it, goes with "the"


def role_words(role: HeldRole, names: dict[str, str]) -> str:
    """A role as a reader would say it: `military leader`, `head of the Syrian Observatory for Human Rights`."""
    name = names.get(role.organisation, "")
    if not name or name.casefold() in role.title.casefold():
        return role.title
    words = name.casefold().split()
    definite = words[0] != "the" and (words[-1] in _COMMON or {"of", "for"} & set(words[1:]))
    return f"{role.title} of {'the ' if definite else ''}{name}"


def _event(event: EventMention, text: str) -> Answer:
    interval = event.interval
    said = event.attribution
    return {
        "id": event.id,
        **_words(event.trigger, text),
        "clause": _pair(event.clause),
        "sentence": event.sentence,
        "kind": event.kind,
        "class": event.cls,
        "participants": [{"actor": one.actor, "role": one.role} for one in event.participants],
        "places": list(event.places),
        "timex": event.timex,
        "bound": event.bound,
        "earliest": str(interval.earliest) if interval.earliest else None,
        "latest": str(interval.latest) if interval.latest else None,
        "edtf": interval.edtf or None,
        "span": event.span,
        "likely": _likely(event),
        "modality": event.modality,
        "negated": event.negated,
        "attribution": {"actor": said.actor, "start": said.extent.start, "end": said.extent.end} if said else None,
        "summary": event.summary,
    }


def _likely(event: EventMention) -> str | None:
    """The best single guess: a day, else for a period without a plain name the month or year it is of.

    "early 2009" is of 2009, "since 2004" began in it. What EDTF names plainly ("2016-08") needs no guess.
    """
    interval = event.interval
    if event.likely is not None or event.timex is None or _PLAIN.fullmatch(interval.edtf.rstrip("~?%")):
        return str(event.likely) if event.likely else None
    first, last = interval.earliest, interval.latest
    if _PLAIN.fullmatch(interval.value) and str(first).startswith(interval.value):
        return interval.value
    if first is not None and last is not None:
        for fields in (1, 2):  # without the day: the month; without both: the year, but not of a week
            if fields > 1 and last.ordinal - first.ordinal < _MONTH:
                continue
            if str(first).rsplit("-", fields)[0] == str(last).rsplit("-", fields)[0]:
                return str(first).rsplit("-", fields)[0]
    return None


class _Unusable(Exception):
    """What is wrong with a line."""


def _request(line: bytes, number: int, mode: Mode, taken: set[str]) -> Request:
    """The request of one line; its slug is made of its id, so that event ids say which text they are of."""
    id: Id = None
    try:
        fields = _object(line)
        given = fields.get("id")
        if isinstance(given, bool) or not isinstance(given, str | int | float):
            raise _Unusable("“id” is missing: it must be a text or a number")
        id = given
        text = _string(fields, "text", needed=True)
        if len(text) > MAX_CHARACTERS:
            raise _Unusable(f"“text” has {len(text):,} characters: split it (at most {MAX_CHARACTERS:,})")
        chosen = fields.get("mode", mode)
        if chosen not in _MODES:
            raise _Unusable(f"“mode” must be one of {', '.join(_MODES)}")
        language = _string(fields, "language") or "en"
        if not language_code(language):
            raise _Unusable(f"“language” must be {LANGUAGE_FORM}")
        article = Article(
            slug=_slug(str(id), taken),
            title=_string(fields, "title"),
            dateline=Dateline(_day(fields), said="“date”"),
            text=text,
            language=language,
            markup=_paragraphs(text),
            mode=chosen,
        )
        return Request(id, number, sealed(article))
    except _Unusable as error:
        return Request(id, number, error=f"line {number}: {error}")


def _object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _Unusable(f"byte {error.start + 1} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise _Unusable(f"this is not JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):  # hostile nesting; an integer of thousands of digits
        raise _Unusable("this is not JSON that can be read") from None
    if not isinstance(fields, dict):
        raise _Unusable('this must be an object: {"id": …, "date": "2016-09-10", "text": …}')
    return fields


def _string(fields: dict[str, Any], key: str, *, needed: bool = False) -> str:
    value = fields.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise _Unusable(f"“{key}” {'is missing: it ' if value is None else ''}must be a text")
    if half := re.search("[\ud800-\udfff]", value):
        raise _Unusable(f"“{key}” holds half a character (an unpaired surrogate) at offset {half.start()}")
    return value


def _day(fields: dict[str, Any]) -> datetime.date:
    said = _string(fields, "date", needed=True)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d(?:[T ].*)?", said):
            return datetime.date.fromisoformat(said[:10])
    except ValueError:
        pass
    raise _Unusable(f"“date” is “{said}”: it must be a day such as 2016-09-10")


def _slug(id: str, taken: set[str]) -> str:
    base = slug = slugify(id, max_length=80) or "text"
    number = 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _paragraphs(text: str) -> tuple[Markup, ...]:
    """Blocks of `text`: parted by blank lines where it has some, else by line ends."""
    lines = text.split("\n")
    joined = any(not line.strip() for line in lines[1:-1])
    blocks: list[Markup] = []
    start, grows = 0, False
    for line in lines:
        end = start + len(line)
        if line.strip():
            blocks.append(Markup(Extent(blocks.pop().extent.start if grows else start, end), "p"))
        grows = joined and bool(line.strip())
        start = end + 1
    return tuple(blocks)
