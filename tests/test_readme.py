"""What the README and the docs promise is what the code and CI do."""

from __future__ import annotations

import datetime
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner

from generator.cli import app
from generator.model import Settings
from generator.project import KEYS, MAIN, Project
from generator.temporal import find
from generator.tokens import THEME, Tokens

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
WORKFLOWS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github/workflows").glob("*.yml")}


def commands(text: str) -> Iterator[list[str]]:
    """The shell lines of `text`, in code blocks only, without comments, as words."""
    fenced = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    indented = re.findall(r"^    (?=\S)(.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    for line in (*indented, *"\n".join(fenced).splitlines()):
        if words := shlex.split(line, comments=True):
            yield words


def dateline_commands() -> list[list[str]]:
    found = (words for page in PAGES for words in commands(page.read_text(encoding="utf-8")))
    return [words[1:] for words in found if Path(words[0]).name == "dateline"]


def table(heading: str) -> list[list[str]]:
    """The cells of the README's table below `heading`, without its head."""
    rows = re.findall(r"^\|(.*)\|$", README.split(f"\n## {heading}\n")[1].split("\n## ")[0], re.MULTILINE)
    return [[cell.strip().strip("`") for cell in row.split("|")] for row in rows[2:]]


def steps(workflow: str) -> list[str]:
    return [step["run"] for job in WORKFLOWS[workflow]["jobs"].values() for step in job["steps"] if "run" in step]


def test_it_opens_with_the_two_commands() -> None:
    assert list(commands(README))[:2] == [["make", "site"], ["make", "test"]]


def test_those_two_are_what_ci_runs() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert steps("tests.yml") == [".ci/run"]
    assert "make site" in steps("pages.yml")


def test_make_has_every_target_named() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {words[1] for page in PAGES for words in commands(page.read_text(encoding="utf-8")) if words[0] == "make"}
    assert {"site", "test", "serve"} <= named <= targets


def test_ci_tests_the_oldest_python_that_is_promised() -> None:
    oldest = re.search(r"Python (3\.\d+) or newer", README)
    assert oldest
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={oldest[1]}"
    assert oldest[1] in WORKFLOWS["tests.yml"]["jobs"]["test"]["strategy"]["matrix"]["python"]


def test_workflows_may_do_no_more_than_they_must() -> None:
    for name, workflow in WORKFLOWS.items():
        assert workflow["permissions"] == {"contents": "read"}, name
    assert WORKFLOWS["pages.yml"]["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize("words", [*dateline_commands(), shlex.split(steps("pages.yml")[-1])[1:]], ids=" ".join)
def test_every_dateline_command_is_one(words: list[str]) -> None:
    """`--help` is answered only when everything before it could be parsed."""
    result = CliRunner().invoke(app, [*words, "--help"])
    assert result.exit_code == 0, result.output


def test_every_verb_is_in_the_readme() -> None:
    assert {words[0] for words in dateline_commands()} == set(typer.main.get_command(app).commands)


def test_the_keys_of_site_toml_are_those_that_are_read() -> None:
    accepted = {name if group == MAIN else f"{group}.{name}" for group, names in KEYS.items() for name in names}
    accepted.add(THEME)
    assert {row[0] for row in table("`content/site.toml`")} == accepted


def test_the_defaults_of_site_toml_are_those_that_hold() -> None:
    project, settings = Project(Path()), Settings()
    for key, default, _ in table("`content/site.toml`"):
        field = {"language.code": "language"}.get(key, key.split(".")[-1])
        holds = getattr(settings, field) if key.startswith("dates.") else getattr(project, field)
        told = tomllib.loads(f"value = {default}")["value"] if default else None
        if key == "dates.week_start":
            told = KEYS["dates"]["week_start"][0](told)
        assert (holds or None) == (told or None) or holds == Tokens(), key


@pytest.mark.parametrize("row", table("Dates"), ids=lambda row: row[0])
def test_the_dates_come_out_as_the_readme_says(row: list[str]) -> None:
    said, _, edtf = row
    text = f"The town fell {said}, a monitor said."
    assert [timex.interval.edtf for timex in find(text, datetime.date(2016, 9, 10)) if timex.interval] == [edtf]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_within_the_project_is_dead(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_picture_says_what_it_shows() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", README)
    assert [target for _, target in pictures] == ["docs/home.png", "docs/entry.png"]
    assert all(len(alt) > 20 for alt, _ in pictures)


@pytest.mark.parametrize("name", ["annotate", "timeline"])
def test_every_key_of_a_contract_is_documented(name: str) -> None:
    schema = json.loads((ROOT / "generator" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    documented = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")))

    def keys(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from node.get("properties", {})
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from keys(child)

    assert set(keys(schema)) <= documented
