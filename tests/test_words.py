"""The site in other languages: catalogues say all there is to say, and a project's own words win."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.checkers import checkers
from babel.messages.pofile import read_po
from storylines import project

from generator.errors import ProjectError
from generator.words import Words, capital, languages, load_words

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted((ROOT / "templates" / "locale").glob("*.po"))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message of the code and the templates, as `make words` finds them."""
    out = tmp_path_factory.mktemp("words") / "dateline.pot"
    command = ["-m", "babel.messages.frontend", "--quiet", "extract", "--mapping-file", "pyproject.toml", "--output", str(out)]
    subprocess.run([sys.executable, *command, "--keywords", "say within:1c,2", "."], cwd=ROOT, check=True)
    return read_po(io.BytesIO(out.read_bytes()))


def test_everything_the_site_says_is_found(said: Catalog) -> None:
    assert {"Key events", "by %(day)s", "the %(year)ss", "Suggest a correction"} <= {str(m.id) for m in said if m.id}
    assert any(isinstance(message.id, tuple) and message.id[0] == "%(num)s event" for message in said)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_says_all_there_is_to_say(path: Path, said: Catalog) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem.replace("-", "_"))
    known = {(m.context, m.id): m for m in catalogue if m.id}
    wanted = {(m.context, m.id) for m in said if m.id}
    assert sorted(map(str, wanted - known.keys())) == []
    assert sorted(map(str, known.keys() - wanted)) == [], "no longer said: run make words"
    for message in known.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), f"{message.id} is not translated"
        assert not message.fuzzy, f"{message.id} is marked as fuzzy"
        if isinstance(message.id, tuple):
            assert len(strings) == catalogue.num_plurals, message.id
        for check in checkers:
            check(catalogue, message)


OWN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Key events"
msgstr "Schlüsselereignisse"
"""


def test_a_project_brings_a_language_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "templates" / "locale").mkdir(parents=True)
    (tmp_path / "templates" / "locale" / "de.po").write_text(OWN, encoding="utf-8")
    words = load_words(project(tmp_path, interface="de"))
    assert words.gettext("Key events") == "Schlüsselereignisse"
    assert words.gettext("Overview") == "Overview"  # what it does not say stays English
    assert "de" in languages(project(tmp_path))


def test_articles_in_a_language_without_words_are_shown_in_english(tmp_path: Path) -> None:
    assert load_words(project(tmp_path, language="fi")).tag == "en"


def test_an_interface_without_words_is_an_error_that_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"there is no templates/locale/xx\.po; known are .*\ben\b") as raised:
        load_words(project(tmp_path, interface="xx"))
    assert raised.value.problem.path == "content/site.toml"


def test_a_broken_catalogue_says_where_it_breaks(tmp_path: Path) -> None:
    (tmp_path / "templates" / "locale").mkdir(parents=True)
    (tmp_path / "templates" / "locale" / "de.po").write_text(OWN + "\nmsgid Key\n", encoding="utf-8")
    with pytest.raises(ProjectError) as raised:
        load_words(project(tmp_path, interface="de"))
    assert (raised.value.problem.path, raised.value.problem.line) == ("templates/locale/de.po", 9)


def test_a_language_written_from_right_to_left_says_so() -> None:
    assert (Words("ar").direction, Words("en").direction) == ("rtl", "ltr")
    assert (Words("en").number(1234), Words("de").number(1234)) == ("1,234", "1.234")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("es", {0: "0 hechos", 1: "1 hecho", 2: "2 hechos", 12345: "12.345 hechos"}),
        ("ar", {0: "لا أحداث", 1: "حدث واحد", 2: "حدثان", 3: "3 أحداث", 11: "11 حدثاً", 100: "100 حدث", 103: "103 أحداث"}),
    ],
)
def test_things_are_counted_as_the_language_counts(tmp_path: Path, language: str, forms: dict[int, str]) -> None:
    words = load_words(project(tmp_path, interface=language))
    assert {count: words.ngettext("%(num)s event", "%(num)s events", count) for count in forms} == forms


def test_the_parts_of_a_source_keep_their_own_direction_where_the_page_runs_the_other_way(tmp_path: Path) -> None:
    arabic = load_words(project(tmp_path, interface="ar"))
    assert arabic.listed(("AFP", "", "8 مايو")) == "\u2068AFP\u2069، \u20688 مايو\u2069"
    assert load_words(project(tmp_path)).listed(("AFP", "", "8 May")) == "AFP, 8 May"


def test_a_heading_begins_with_a_capital() -> None:
    assert [capital(text) for text in ("mayo de 2024", "44 a. C.", "مايو", "")] == ["Mayo de 2024", "44 a. C.", "مايو", ""]
