"""content/site.toml: what it may say, and how it is told what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from storylines import storyline

from generator.errors import ProjectError
from generator.pages.about import not_found
from generator.pages.theme import static_files
from generator.project import find_project, load_project
from generator.render import render
from generator.tokens import Tokens, read_tokens
from generator.toml import parse_toml


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


STYLE = """
:root { --paper: #fff; --ink: #111; --time: #a00; --serif: Georgia; }
@media (prefers-color-scheme: dark) { :root { --paper: #000; --ink: #eee; } }
"""


def tokens(text: str) -> tuple[Tokens, list[str]]:
    found, problems = read_tokens(parse_toml(text.encode(), "content/site.toml"), STYLE)
    return found, [str(problem) for problem in problems]


def test_a_project_sets_the_tokens_of_its_theme() -> None:
    found, problems = tokens('[theme]\nserif = "Charter, serif"\n[theme.light]\ntime = "#00613f"\n[theme.dark]\ntime = "#f98"\n')
    assert problems == []
    assert found.css == (
        ":root { --serif: Charter, serif; }\n"
        "@media (prefers-color-scheme: light) { :root { --time: #00613f; } }\n"
        "@media (prefers-color-scheme: dark) { :root { --time: #f98; } }\n"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[theme.light]\ntme = "#000"', "content/site.toml:2:1: unknown token “tme”; did you mean “time”?"),
        ('[theme]\ntime = "#000"', "content/site.toml:2:1: “time” is a colour: set it in [theme.light] and [theme.dark]"),
        ('[theme.light]\ntime = "red-ish"', "content/site.toml:2:1: “time” must be a colour such as “#a00”"),
        ('[theme]\nserif = "x; } body { display: none"', "“serif” must be a value of CSS in quotes, such as “Georgia”"),
        ('[theme]\nserif = "url(https://elsewhere.example/font)"', "“serif” must be a value of CSS in quotes"),
        ('[theme.light]\ntime = "#aaa"', "“time” on “paper” has a contrast of 2.3 to 1 in the light scheme; readers need 4.5 to 1"),
        ('[theme.dark]\npaper = "#bbb"', "“ink” on “paper” has a contrast of 1.7 to 1 in the dark scheme; readers need 4.5 to 1"),
    ],
)
def test_a_token_that_cannot_be_used_is_told(text: str, told: str) -> None:
    _, problems = tokens(text)
    assert any(told in problem for problem in problems), problems


def test_a_tokens_value_reaches_the_stylesheet_and_the_page_that_carries_its_own(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text('[theme.light]\ntime = "#00613f"\n', encoding="utf-8")
    project = load_project(tmp_path)
    outputs = [output for make in (static_files, not_found) for output in make(storyline(), project)]
    files = render(outputs, project)
    assert b"--time: #00613f;" in files["static/style.css"]
    assert b"--time: #00613f;" in files["404.html"]
