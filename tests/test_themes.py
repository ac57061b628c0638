"""docs/themes.md: its worked example is built as it stands, and the tokens it names are those of the stylesheet."""

from __future__ import annotations

import re
from pathlib import Path

from storylines import storyline

from generator.pages import PAGES
from generator.project import load_project
from generator.render import render
from generator.tokens import defined

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    return DOCS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def code(text: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_worked_example_works(tmp_path: Path) -> None:
    example = section("A worked example")
    for path, text in {"content/site.toml": code(example, "toml"), "templates/base.html": code(example, "jinja")}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    project = load_project(tmp_path)
    files = render([output for make in PAGES for output in make(storyline(), project)], project)
    home, style = files["index.html"].decode(), files["static/style.css"].decode()
    assert '<a class="brand" href="https://harbourpost.example/">The Harbour Post</a>' in home
    assert '<a class="brand" href="index.html">The dock dispute</a>' in home
    assert "<p>Something wrong? desk@harbourpost.example</p>" in home
    assert style.endswith(
        ":root { --serif: Georgia, serif; }\n"
        "@media (prefers-color-scheme: light) { :root { --time: #00613f; --time-soft: #9cc9b5; } }\n"
        "@media (prefers-color-scheme: dark) { :root { --time: #7fd6ae; --time-soft: #2f6b52; } }\n"
    )


def test_every_token_is_documented_and_none_besides() -> None:
    style = (ROOT / "templates" / "static" / "style.css").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", section("Change the tokens"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}
    assert named - {"space-1", "space-7"} == {name for name in defined(style, "light") if not name.startswith("space-")}
    assert {f"space-{step}" for step in range(1, 8)} <= defined(style, "light").keys()


def test_nothing_is_coloured_or_set_but_by_tokens() -> None:
    style = (ROOT / "templates" / "static" / "style.css").read_text(encoding="utf-8")
    rules = style[style.index("*, ::before, ::after") :].partition("@media print")[0]
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b|(?:rgb|hsl)a?\(", rules) == []
    assert re.findall(r"font-size: (?!var\(|1em|inherit|\.\d+em)[^;]+", rules) == []
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|(?<!-)\b(?:left|right): ", rules) == [], "use logical properties"
