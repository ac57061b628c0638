"""The cache gives back exactly what was put in, and is never a reason to fail."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.model import (
    Actor,
    Alias,
    Article,
    Attribution,
    Dateline,
    Day,
    Document,
    EventMention,
    Evidence,
    Extent,
    HeldRole,
    Interval,
    Markup,
    Mention,
    Participant,
    Relation,
    Timex,
)

TEXT = "The wall gave way on Tuesday, she said."
ARTICLE = Article(
    slug="wall",
    title="Wall",
    dateline=Dateline(datetime.date(2031, 3, 4), "Port Ness"),
    text=TEXT,
    tags=("storm",),
    markup=(Markup(Extent(0, 39), "p"),),
    digest="d1",
)
TUESDAY = Interval(Day(2031, 3, 4), None, "open", "2031-03-04/..", "2031-03-04", part="NI")
EVIDENCE = (Evidence("wall", 0, Extent(0, 39), TEXT),)
DOCUMENT = Document(
    article=ARTICLE,
    sentences=(Extent(0, 39),),
    timexes=(Timex(Extent(21, 28), "Tuesday", "DATE", "2031-03-04", None, TUESDAY, "why", ("en.txt:1",)),),
    mentions=(Mention(Extent(0, 8), "place", "the-wall", "nominal"), Mention(Extent(30, 33), "person", None, "pronoun")),
    events=(
        EventMention(
            "wall-1",
            Extent(9, 13),
            Extent(0, 28),
            0,
            "act",
            "give",
            "collapse",
            TUESDAY,
            likely=Day(-43, 3, 15),
            timex=0,
            participants=(Participant("the-wall", "patient"),),
            attribution=Attribution(None, Extent(30, 33)),
        ),
    ),
    actors=(
        Actor(
            "the-wall",
            "The wall",
            "place",
            (Alias("wall", EVIDENCE),),
            (HeldRole("keeper", "town", TUESDAY, EVIDENCE),),
            (Relation("part-of", "town", None, EVIDENCE),),
            ("the-wall",),
            2,
        ),
    ),
)


def test_a_document_comes_back_equal(tmp_path: Path) -> None:
    path = tmp_path / ".dateline" / "cache.db"
    with Cache(path) as cache:
        assert cache.get(ARTICLE, "engine") is None
        cache.put(DOCUMENT, "engine")
        assert cache.get(ARTICLE, "engine") == DOCUMENT
    with Cache(path) as cache:
        assert cache.get(ARTICLE, "engine") == DOCUMENT
    assert (path.parent / ".gitignore").read_text(encoding="ascii") == "*\n"


def test_another_article_or_engine_misses(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        cache.put(DOCUMENT, "engine")
        assert cache.get(ARTICLE, "engine 2") is None
        assert cache.get(replace(ARTICLE, digest="d2"), "engine") is None
        assert cache.get(replace(ARTICLE, title="forged"), "engine") is None


def test_what_a_build_did_not_use_is_dropped(tmp_path: Path) -> None:
    other = replace(DOCUMENT, article=replace(ARTICLE, digest="d2"))
    with Cache(tmp_path / "cache.db") as cache:
        cache.put(DOCUMENT, "engine")
        cache.put(other, "engine")
    with Cache(tmp_path / "cache.db") as cache:
        assert cache.get(ARTICLE, "engine") == DOCUMENT
    with Cache(tmp_path / "cache.db") as cache:
        assert cache.get(other.article, "engine") is None


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE photos (a)")
    database.close()


def truncated(path: Path) -> None:
    with Cache(path) as cache:
        cache.put(DOCUMENT, "engine")
    path.write_bytes(path.read_bytes()[:3000])


def spoiled_rows(path: Path) -> None:
    with Cache(path) as cache:
        cache.put(DOCUMENT, "engine")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE documents SET document = x'00'")
    database.close()


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"no database" * 500), lambda path: path.mkdir(), foreign, truncated, spoiled_rows]
)
def test_a_cache_that_cannot_be_used_is_discarded(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "cache.db"
    assert callable(spoil)
    spoil(path)
    with Cache(path) as cache:
        assert cache.get(ARTICLE, "engine") is None
        cache.put(DOCUMENT, "engine")
        assert cache.get(ARTICLE, "engine") == DOCUMENT


def test_without_a_folder_to_write_to_the_cache_lasts_as_long_as_the_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Cache(tmp_path / "file" / "cache.db") as cache:
        cache.put(DOCUMENT, "engine")
        assert cache.get(ARTICLE, "engine") == DOCUMENT
