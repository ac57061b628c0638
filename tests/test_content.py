"""The demonstration story: short articles of our own, all dated, all read, and said to be what they are."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model import Content
from generator.project import Project, load_project
from generator.read import read_content

ROOT = Path(__file__).parent.parent
FIRST, LAST = datetime.date(2015, 3, 24), datetime.date(2016, 9, 30)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    return read_content(project)


def article_files() -> Iterator[Path]:
    for path in sorted((ROOT / "content").rglob("*")):
        inside = path.relative_to(ROOT / "content").parts
        if path.is_file() and path.suffix != ".toml" and inside[0] not in {"actors", "events", "static"}:
            yield path


def test_every_file_is_read_without_a_problem(content: Content) -> None:
    assert content.problems == ()
    assert {article.path for article in content.articles} == {str(path.relative_to(ROOT)) for path in article_files()}
    assert 10 <= len(content.articles) <= 14


def test_articles_are_of_news_length(content: Content) -> None:
    lengths = {article.path: len(article.text.split()) for article in content.articles}
    assert {path: words for path, words in lengths.items() if not 150 <= words <= 400} == {}


def test_articles_have_a_date_of_the_story_and_a_place(content: Content) -> None:
    for article in content.articles:
        assert FIRST <= article.dateline.date <= LAST, article.path
        assert article.title, article.path
    assert len({article.dateline.date for article in content.articles}) == len(content.articles)
    places = Counter(article.dateline.place for article in content.articles)
    assert {"Beirut", "Gaziantep", "Geneva", "Amman"} <= set(places)


def test_datelines_come_in_all_the_shapes_the_readme_promises(content: Content) -> None:
    assert {Path(article.path).suffix for article in content.articles} == {".md", ".txt", ".html"}
    assert len({article.dateline.said for article in content.articles}) >= 4


def test_no_dateline_is_left_in_a_text(content: Content) -> None:
    for article in content.articles:
        assert "(Dateline)" not in article.text, article.path
        assert "Dateline, BEIRUT" not in article.text, article.path


def test_the_story_says_that_it_is_a_demonstration(project: Project, content: Content) -> None:
    assert "demonstration" in project.description
    assert "no news agency" in project.description
    assert {article.dateline.agency for article in content.articles} <= {"", "Dateline"}
    assert {article.origin.outlet for article in content.articles} <= {"", "Dateline demonstration"}


def test_the_articles_are_published_whole_since_they_are_ours(content: Content) -> None:
    assert {article.publish_text for article in content.articles} == {"full"}


def test_nobody_is_quoted(content: Content) -> None:
    """Quotation marks around words that no source is given for would be invented quotes."""
    for article in content.articles:
        assert not set('“”"«»') & set(article.text), article.path


def test_profiles_and_events_written_by_hand_are_read(content: Content) -> None:
    corrections = content.corrections
    assert {profile.name for profile in corrections.profiles} == {
        "Army of Conquest",
        "Staffan de Mistura",
        "United Nations Security Council",
    }
    assert [event.interval.edtf for event in corrections.written] == ["2016-02-26"]
    assert [event.date.edtf for event in corrections.events if event.date] == ["[2015-03-22..2015-03-28]"]
    assert [actor.same for actor in corrections.actors] == [False]
