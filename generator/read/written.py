"""What people write beside the articles: profiles of actors and events of their own."""

from __future__ import annotations

import datetime
from pathlib import Path

from slugify import slugify

from generator.errors import ContentError, Problem
from generator.model import Interval, Profile, WrittenEvent
from generator.read import head, picture
from generator.read.markdown import bio_html
from generator.read.source import Source
from generator.temporal.edtf import parse_edtf


def _edtf(value: object) -> Interval | None:
    """A year or a day as YAML reads it, or EDTF."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, bool) or not isinstance(value, str | int | datetime.date):
        return None
    try:
        return parse_edtf(f"{value:04}" if isinstance(value, int) and value >= 0 else str(value).strip())
    except ValueError:
        return None


EDTF_FORMS = "a date in EDTF such as 2016-09-08, 2016-09, 2016-08-01/2016-08-10 or [..2016-09-08]"

PROFILE_KEYS: head.Keys = {
    "name": (head.text, "a text"),
    "kind": head.one_of("person", "organisation", "group", "place", "product"),
    "aliases": (head.texts, "a list of texts"),
    **picture.KEYS,
    "links": (head.links, head.LINKS_FORM),
}
EVENT_KEYS: head.Keys = {
    "date": (_edtf, EDTF_FORMS),
    "summary": (head.text, "a text"),
    "title": (head.text, "a text"),
    "actors": (head.texts, "a list of names"),
    "places": (head.texts, "a list of names"),
    "links": (head.links, head.LINKS_FORM),
}


def read_profile(source: Source, static: Path) -> tuple[Profile | None, tuple[Problem, ...]]:
    """`content/actors/*.md`; `static` is the folder pictures are in."""
    try:
        top, body = head.split_head(source.text(), source.path)
        values, problems = top.checked(PROFILE_KEYS)
        bio = bio_html(body, source.path)
    except ContentError as error:
        return None, error.problems
    if not values.get("name"):
        return None, (*problems, top.problem("this profile has no “name:” in its front matter"))
    shown, told = picture.take_picture(values, top, static)
    profile = Profile(slug=slugify(source.stem), bio=bio, picture=shown, path=source.path, **values)
    return profile, (*problems, *told)


def read_event(source: Source) -> tuple[WrittenEvent | None, tuple[Problem, ...]]:
    """`content/events/*.md`."""
    try:
        top, body = head.split_head(source.text(), source.path)
        values, problems = top.checked(EVENT_KEYS)
        text = bio_html(body, source.path)
    except ContentError as error:
        return None, error.problems
    title = values.pop("title", "")
    summary = values.pop("summary", "") or title
    if "date" not in values and "date" not in top.values:
        problems = (*problems, top.problem(f"this event has no “date:” in its front matter: it must be {EDTF_FORMS}"))
    if not summary:
        problems = (*problems, top.problem("this event has no “summary:” in its front matter"))
    if "date" not in values or not summary:
        return None, problems
    return WrittenEvent(slugify(source.stem), values.pop("date"), summary, body=text, path=source.path, **values), problems
