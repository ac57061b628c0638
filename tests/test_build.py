"""The flow: content in, a site out; only what changed is analysed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build as flow
from generator.build import build, publish, tell_story
from generator.errors import ContentError
from generator.model import Article, Document
from generator.project import Project

WriteProject = Callable[[Mapping[str, str | bytes]], Project]
WALL = "PORT NESS, 6 March 2031 (NNA) — The harbour wall of Port Ness collapsed on Tuesday, the coastguard said."
BOATS = "PORT NESS, 8 March 2031 (NNA) — Two boats sank in the harbour of Port Ness on Friday, the coastguard said."


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the articles that reach the language pipeline, as they do."""
    slugs: list[str] = []
    real = flow.annotate

    def watched(articles: list[Article], **options: object) -> object:
        slugs.extend(article.slug for article in articles)
        return real(articles, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "annotate", watched)
    return slugs


def test_articles_become_a_site(write_project: WriteProject) -> None:
    site = build(write_project({"wall.txt": WALL, "boats.txt": BOATS, "static/map.svg": b"<svg/>", "static/.hidden": b""}))
    assert site.problems == ()
    assert {"index.html", "timeline.json", "articles/wall.html", "articles/boats.html", "static/map.svg"} <= set(site.files)
    assert site.files["static/map.svg"] == b"<svg/>"
    assert not any(".hidden" in url for url in site.files)


def test_only_what_changed_is_analysed_again(write_project: WriteProject, analysed: list[str]) -> None:
    first = tell_story(write_project({"wall.txt": WALL, "boats.txt": BOATS}))
    assert analysed == ["wall", "boats"]
    analysed.clear()
    assert tell_story(write_project({})) == first
    assert analysed == []
    changed = tell_story(write_project({"boats.txt": BOATS.replace("Two", "Three")}))
    assert analysed == ["boats"]
    assert [document.article.slug for document in changed.documents] == ["wall", "boats"]


def test_another_setting_or_name_is_another_analysis(write_project: WriteProject, analysed: list[str]) -> None:
    project = write_project({"wall.txt": WALL})
    tell_story(project)
    tell_story(replace(project, settings=project.settings._replace(week_start=7)))
    tell_story(write_project({"actors/ness.md": "---\nname: Coastguard\nkind: organisation\n---\n"}))
    assert analysed == ["wall"] * 3


def test_progress_is_told(write_project: WriteProject) -> None:
    told: list[tuple[int, int]] = []
    tell_story(write_project({"wall.txt": WALL, "boats.txt": BOATS}), progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_what_cannot_be_used_is_left_out_and_told(write_project: WriteProject) -> None:
    site = build(write_project({"wall.txt": WALL, "bad.txt": "No date here."}))
    assert [problem.path for problem in site.problems] == ["content/bad.txt"]
    assert "articles/bad.html" not in site.files


def test_of_a_german_article_only_the_times_are_read_and_that_is_said(write_project: WriteProject) -> None:
    head = "---\ntitle: Mauer\ndate: 2031-03-06\nlanguage: de\npublish_text: full\n---\n"
    german = head + "Am 4. März stürzte die Mauer ein, wie Nr. 10 sagte."
    project = write_project({"mauer.md": german, "wall.txt": WALL})
    told = tell_story(project)
    (problem,) = told.problems
    assert (problem.path, problem.severity) == ("content/mauer.md", "warning")
    assert problem.message.startswith("of a text in “de” only the times are read")
    assert {telling.article for event in told.events for telling in event.tellings} == {"wall"}
    page = publish(told, project).files["articles/mauer.html"].decode()
    assert '<time class="timex" datetime="2031-03-04"' in page
    assert "Mauer" not in {actor.name for actor in told.actors}


def test_without_articles_there_is_no_site_but_all_problems(write_project: WriteProject) -> None:
    storyline = tell_story(write_project({"bad.txt": "No date here."}))
    with pytest.raises(ContentError, match="nothing to build a site from") as caught:
        publish(storyline, write_project({}))
    assert [problem.path for problem in caught.value.problems] == ["", "content/bad.txt"]


def test_two_builds_give_the_same_bytes(write_project: WriteProject, tmp_path: Path) -> None:
    project = write_project({"wall.txt": WALL, "boats.txt": BOATS})
    first = build(project)
    (tmp_path / ".dateline" / "cache.db").unlink()
    again = build(project)
    assert {url: (first.files.get(url), content) for url, content in again.files.items() if first.files.get(url) != content} == {}
    assert again == first


def test_documents_come_in_the_order_of_articles(write_project: WriteProject) -> None:
    project = write_project({"wall.txt": WALL, "boats.txt": BOATS})
    documents: tuple[Document, ...] = tell_story(project).documents
    assert [document.article.dateline.date.day for document in documents] == [6, 8]
