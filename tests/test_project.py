"""content/site.toml: what it may say, and how it is told what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ProjectError
from generator.project import find_project, load_project, parse_toml


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def site_toml(root: Path, text: str) -> None:
    (root / "content" / "site.toml").write_text(text, encoding="utf-8")


def test_site_toml_is_optional(root: Path) -> None:
    project = load_project(root)
    assert (project.title, project.language, project.publish_text, project.settings.week_start) == ("", "en", "quotes", 1)


def test_every_key_reaches_the_project(root: Path) -> None:
    site_toml(
        root,
        'title = "Port Ness"\ndescription = "A flood"\nmode = "narrative"\npublish_text = "full"\n'
        'publish = "reviewed"\nrepository = "https://example.org/r"\nbase_url = "https://example.org/ness"\nnoindex = true\n'
        '[language]\ncode = "en-GB"\npipeline = "en_core_web_sm"\n[dates]\nweek_start = "sunday"\nhemisphere = "south"\n'
        'date_order = "DMY"\n'
        "fiscal_year_start = 4\n",
    )
    project = load_project(root, drafts=True)
    assert (project.title, project.description, project.language, project.mode) == ("Port Ness", "A flood", "en-GB", "narrative")
    assert (project.publish_text, project.publish, project.noindex, project.drafts) == ("full", "reviewed", True, True)
    assert (project.repository, project.pipeline) == ("https://example.org/r", "en_core_web_sm")
    assert project.base_url == "https://example.org/ness/"
    settings = project.settings
    assert (settings.week_start, settings.hemisphere, settings.date_order, settings.fiscal_year_start) == (7, "south", "DMY", 4)


def test_the_command_line_wins_over_the_base_url_of_the_file(root: Path) -> None:
    site_toml(root, 'base_url = "https://example.org/a/"\n')
    assert load_project(root, base_url="https://example.net/b").base_url == "https://example.net/b/"
    assert load_project(root, base_url="").base_url == ""
    with pytest.raises(ProjectError, match=r"base URL “example\.net”"):
        load_project(root, base_url="example.net")
    with pytest.raises(ProjectError, match=r"without “[?]” and “#”"):
        load_project(root, base_url="https://example.net/b#top")


def test_all_that_is_wrong_is_told_with_its_place(root: Path) -> None:
    site_toml(root, '# a comment\ntitel = "x"\nmode = "poetry"\n\n[dates]\n  week_start = "funday"\n  hemispher = "north"\n')
    with pytest.raises(ProjectError) as caught:
        load_project(root)
    assert [str(problem) for problem in caught.value.problems] == [
        "content/site.toml:2:1: unknown key “titel”; did you mean “title”?",
        "content/site.toml:3:1: “mode” must be one of news, narrative",
        "content/site.toml:6:3: “week_start” must be a weekday such as monday",
        "content/site.toml:7:3: unknown key “hemispher” in [dates]; did you mean “hemisphere”?",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dates = 3\n", "content/site.toml:1:1: “dates” must be a table: write [dates] on a line of its own"),
        ("[title]\nx = 1\n", "content/site.toml:1:2: “title” must be a text"),
        ('[language]\ncode = "klingon"\n', 'content/site.toml:2:1: “code” must be a language code such as "en"'),
        (
            'base_url = "https://example.org/s?x=1"\n',
            'content/site.toml:1:1: “base_url” must be an address such as "https://example.org/story/", without “?” and “#”',
        ),
        ("noindex = 1\n", "content/site.toml:1:1: “noindex” must be true or false"),
        (
            "[dates]\nfiscal_year_start = true\n",
            "content/site.toml:2:1: “fiscal_year_start” must be the number of a month, 1 to 12",
        ),
        ("title = x\n", "content/site.toml:1:9: this is not TOML: Invalid value"),
        ('title = "a\n', "content/site.toml:1:11: this is not TOML: Illegal character '\\n'"),
    ],
)
def test_a_wrong_value_says_what_is_accepted(root: Path, text: str, told: str) -> None:
    site_toml(root, text)
    with pytest.raises(ProjectError) as caught:
        load_project(root)
    assert str(caught.value) == told


def test_a_file_in_another_encoding_is_reported_at_its_line(root: Path) -> None:
    (root / "content" / "site.toml").write_bytes('title = "a"\ndescription = "é"\n'.encode("latin-1"))
    with pytest.raises(ProjectError, match=r"content/site\.toml:2:1: this is not UTF-8"):
        load_project(root)


def test_a_project_is_found_from_below(root: Path) -> None:
    below = root / "content" / "2016"
    below.mkdir()
    assert find_project(below) == root.resolve()


def test_where_there_is_no_project_the_message_says_what_to_make(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no folder content/"):
        load_project(tmp_path)
    with pytest.raises(ProjectError, match="--project DIR"):
        find_project(tmp_path)


def test_places_step_over_long_strings_and_count_tables() -> None:
    toml = parse_toml(b'[[event]]\nnote = """\nid = 1\n"""\nid = "a"\n[[event]]\n  id = "b"\n', "c.toml")
    assert toml.where("event", 0, "id") == (5, 1)
    assert toml.where("event", 1, "id") == (7, 3)
    assert toml.where("event", 1, "date") == (6, 3)
