"""Templates: a project's own win file by file, links are relative, and what is wrong in one is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from storylines import project, storyline

from generator.errors import ThemeError
from generator.model import File, Page
from generator.pages import PAGES
from generator.render import render


def shown(root: Path, template: str, url: str = "page.html", base_url: str = "", **context: object) -> str:
    """The page a template of the project makes."""
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "own.html").write_text(template, encoding="utf-8")
    return render([Page(url, "own.html", context)], project(root, base_url=base_url))[url].decode()


def test_files_go_out_as_they_are(tmp_path: Path) -> None:
    assert render([File("a/b.bin", b"\x00\xff")], project(tmp_path)) == {"a/b.bin": b"\x00\xff"}


def test_text_is_escaped(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ words }}", words="<script>&") == "&lt;script&gt;&amp;"


@pytest.mark.parametrize(
    ("page", "address", "link"),
    [
        ("index.html", "actors/aleppo.html", "actors/aleppo.html"),
        ("events/a.html", "actors/aleppo.html#e1", "../actors/aleppo.html#e1"),
        ("events/a.html", "events/b.html", "b.html"),
        ("events/a.html", "events/a.html#here", "#here"),
        ("events/a.html", "index.html", "../index.html"),
        ("index.html", "actors/žižek #1.html", "actors/%C5%BEi%C5%BEek%20#1.html"),
        ("404.html", "actors/aleppo.html", "/actors/aleppo.html"),
    ],
)
def test_links_are_relative_to_their_page(tmp_path: Path, page: str, address: str, link: str) -> None:
    assert shown(tmp_path, "{{ address | link }}", page, address=address) == link


def test_absolute_addresses_need_a_base_url(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ 'a.html' | absolute }}") == ""
    assert shown(tmp_path, "{{ 'a.html' | absolute }}", base_url="https://a.example/b/") == "https://a.example/b/a.html"


def test_a_project_overrides_one_template_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "templates" / "static").mkdir(parents=True)
    (tmp_path / "templates" / "404.html").write_text("Gone from {{ site.title }}", encoding="utf-8")
    (tmp_path / "templates" / "base.html").write_text(
        '{% extends "theme/base.html" %}{% block footer %}<p>Our own footer</p>{% endblock %}', encoding="utf-8"
    )
    (tmp_path / "templates" / "static" / "style.css").write_text("body { color: red }", encoding="utf-8")
    of = project(tmp_path)
    files = render([output for make in PAGES for output in make(storyline(), of)], of)
    assert files["404.html"] == b"Gone from The Vellan dock dispute"
    assert b"Our own footer" in files["index.html"]
    assert b"Key events" in files["index.html"]
    assert files["static/style.css"] == b"body { color: red }"
    assert "static/icon.svg" in files


@pytest.mark.parametrize(
    ("template", "where", "what"),
    [
        ("one\n{% if %}", "templates/own.html:2", "Expected an expression"),
        ("one\n\n{{ nothing.there }}", "templates/own.html:3", "'nothing' is undefined"),
        ("one\n{{ 1 / 0 }}", "templates/own.html:2", "division by zero"),
        ('{% include "none.html" %}', "templates/own.html:1", "there is no template 'none.html' in templates"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(tmp_path: Path, template: str, where: str, what: str) -> None:
    with pytest.raises(ThemeError) as raised:
        shown(tmp_path, template)
    assert str(raised.value).startswith(where)
    assert what in str(raised.value)


def test_a_template_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"there is no template 'missing\.html'"):
        render([Page("a.html", "missing.html", {})], project(tmp_path))


def test_words_in_another_language_than_the_page_are_marked(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.html").write_text(
        "{{ '<Held>' | foreign }} {{ 'Held' | foreign('fr') }} {{ 'Held' | foreign('') }} {{ 'Held' | foreign('ar-SY') }}",
        encoding="utf-8",
    )
    page = [Page("page.html", "own.html", {})]
    arabic = render(page, project(tmp_path, interface="ar"))["page.html"].decode()
    assert arabic == '<bdi lang="en">&lt;Held&gt;</bdi> <bdi lang="fr">Held</bdi> <bdi>Held</bdi> Held'
    assert (
        render(page, project(tmp_path))["page.html"].decode()
        == '&lt;Held&gt; <bdi lang="fr">Held</bdi> Held <bdi lang="ar-SY">Held</bdi>'
    )
