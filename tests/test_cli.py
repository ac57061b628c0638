"""The command as people and scripts meet it: what it prints where, and its exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator import __version__
from generator.project import Project

WriteProject = Callable[[Mapping[str, str | bytes]], Project]
Run = Callable[..., tuple[int, str, str]]
WALL = "PORT NESS, 6 March 2031 (NNA) — The harbour wall of Port Ness collapsed on Tuesday, the coastguard said."


def test_build_writes_the_site_and_says_where_to_look(
    run: Run, write_project: WriteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project({"wall.txt": WALL})
    monkeypatch.chdir(tmp_path / "content")
    code, out, err = run("build")
    assert (code, err) == (0, "")
    counts, where = out.splitlines()
    assert counts.startswith("1 article → 1 event, ")
    assert where == "Open ../site/index.html"
    assert (tmp_path / "site" / "index.html").is_file()
    assert " 0 changed, 0 removed" in run("build")[1]


def test_what_somebody_put_into_the_site_is_named_and_left(
    run: Run, write_project: WriteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project({"wall.txt": WALL})
    monkeypatch.chdir(tmp_path)
    run("build")
    for number in range(7):
        (tmp_path / "site" / f"own-{number}.txt").write_text("mine", encoding="utf-8")
    code, out, err = run("build")
    assert (code, err) == (0, "")
    names = "own-0.txt, own-1.txt, own-2.txt, own-3.txt, own-4.txt and 2 more"
    assert out.splitlines()[1] == f"site/ also holds 7 files that Dateline did not write and leaves alone: {names}"
    assert len(list((tmp_path / "site").glob("own-*.txt"))) == 7


def test_problems_go_to_stderr_with_their_place_and_make_the_exit_code(
    run: Run, write_project: WriteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project({"wall.txt": WALL, "bad.txt": "No date here.", "odd.md": f"---\ntitel: x\n---\n{WALL}"})
    monkeypatch.chdir(tmp_path)
    code, _, err = run("build", "--project", tmp_path)
    assert code == 1
    assert err.splitlines()[0].startswith("content/bad.txt:1:1: no date is found, so the article is left out: ")
    assert err.splitlines()[1] == "content/odd.md:2:1: warning: unknown key “titel”; did you mean “title”?"
    (tmp_path / "content" / "bad.txt").unlink()
    assert run("build")[0] == 0
    assert run("build", "--strict")[0] == 1


def test_every_path_is_told_as_seen_from_here(
    run: Run, write_project: WriteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write_project({"report.docx": b"PK", "bad.txt": "No date here."})
    (project.content / "gone.md").symlink_to(tmp_path / "nowhere.md")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert run("explain", "../content/report.docx")[2].startswith("../content/report.docx: articles are .md, ")
    lines = run("build", "--project", "..")[2].splitlines()
    assert lines[0].startswith("there is nothing to build a site from")
    assert [line.split(": ")[0] for line in lines[1:]] == [
        "../content/bad.txt:1:1",
        "../content/gone.md",
        "../content/report.docx",
    ]
    (project.content / "site.toml").write_text("mode = 3\n", encoding="utf-8")
    assert run("check", "--project", "..")[2].startswith("../content/site.toml:1:1: ")


def test_the_terminal_counts_what_the_home_page_counts(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    named = " Ann Other of the coastguard told Reuters in Port Ness that Bo Li had left for Lisbon."
    write_project({"wall.txt": WALL + named})
    out = run("build", "--project", tmp_path)[1]
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    on_page = {what: int(number) for number, what in re.findall(r"<b>(\d+)</b> (event|actor|place|article)s?<", home)}
    told = dict(map(reversed, re.findall(r"(\d+) (event|actor|place|article)s?\b", out)))
    assert {what: int(number) for what, number in told.items()} == on_page
    assert set(on_page) == {"event", "actor", "place", "article"}
    (tmp_path / "content" / "site.toml").write_text('publish = "reviewed"\n', encoding="utf-8")
    assert " → 0 events, " in run("check", "--project", tmp_path)[1]


def test_check_writes_nothing(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    write_project({"wall.txt": WALL})
    code, out, err = run("check", "--project", tmp_path)
    assert (code, err) == (0, "")
    assert out.startswith("1 article → 1 event, ")
    assert not (tmp_path / "site").exists()


def test_every_mistake_in_site_toml_is_told(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    write_project({"wall.txt": WALL})
    (tmp_path / "content" / "site.toml").write_text('titel = "x"\nmode = "y"\n', encoding="utf-8")
    code, _, err = run("build", "--project", tmp_path)
    assert (code, len(err.splitlines())) == (1, 2)


def test_the_base_url_is_checked_and_used(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    write_project({"wall.txt": WALL})
    assert run("build", "--project", tmp_path, "--base-url", "example.org")[0] == 1
    assert run("build", "--project", tmp_path, "--base-url", "https://example.org/ness")[0] == 0
    assert b"https://example.org/ness/" in (tmp_path / "site" / "sitemap.xml").read_bytes()


def test_drafts_are_built_when_asked_for(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    write_project({"wall.txt": WALL, "draft.md": f"---\ndraft: true\n---\n{WALL}"})
    assert run("build", "--project", tmp_path)[1].startswith("1 article ")
    assert run("build", "--project", tmp_path, "--drafts")[1].startswith("2 articles ")


def test_explain_shows_the_derivation_and_the_grammar_within_80_columns(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("explain", "--text", "It fell early last month [sic], between 5 and 9 September.", "--date", "2016-09-10")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert not re.search(r" $", out, re.MULTILINE)
    head, block, *_ = out.split("\n\n")
    assert head == "Text · Saturday 2016-09-10 · news"
    assert re.sub(r"en\.txt:\d+", "en.txt:N", block).splitlines()[:8] == [
        "early last month",
        "  DATE      2016-08 START",
        "  days      2016-08-01 … 2016-08-10",
        "  EDTF      2016-08-01/2016-08-10",
        "  why       last, seen from Sat 2016-09-10",
        "            its early part",
        "            → 2016-08",
        "  rules     en.txt:N  date = $partial -> $partial",
    ]
    assert run("explain", "--text", "It fell.", "--date", "2016-09-10")[1].endswith("No time expression was found.\n")


def test_explain_says_what_else_a_date_could_be_and_how_often_a_set_is(run: Run) -> None:
    _, out, _ = run("explain", "--text", "On 3/4/2016 it fell, as every Friday.", "--date", "2016-09-10")
    assert "  DATE      2016-03-04  (also 2016-04-03)\n" in out
    assert "  SET       XXXX-WXX-5 EVERY\n" in out


def test_explain_gives_json(run: Run) -> None:
    code, out, err = run("explain", "--text", "It fell early last month, as every Friday.", "--date", "2016-09-10", "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    month, friday = told["timexes"]
    rules = month.pop("rules")
    assert told["date"] == "2016-09-10"
    assert month == {
        "start": 8,
        "end": 24,
        "text": "early last month",
        "type": "DATE",
        "value": "2016-08",
        "mod": "START",
        "earliest": "2016-08-01",
        "latest": "2016-08-10",
        "edtf": "2016-08-01/2016-08-10",
        "why": "early last month → last, seen from Sat 2016-09-10 → its early part → 2016-08",
        "quant": None,
        "freq": None,
        "ambiguous": None,
        "derivation": ["last, seen from Sat 2016-09-10", "its early part"],
    }
    assert [each["rule"] for each in rules[:2]] == [
        "date = $partial -> $partial",
        "partial = [the] early [in] $plain -> Part(early, $plain)",
    ]
    assert all(re.fullmatch(r"en\.txt:\d+", rule["line"]) for rule in rules)
    assert (friday["type"], friday["quant"]) == ("SET", "EVERY")


def test_explain_gives_timeml(run: Run, write_project: WriteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project({"wall.txt": WALL, "site.toml": 'publish_text = "full"\n'})
    monkeypatch.chdir(tmp_path)
    code, out, err = run("explain", "wall", "--timeml")
    assert (code, err) == (0, "")
    assert '<TIMEX3 tid="t1" type="DATE" value="2031-03-04" temporalFunction="true"' in out
    run("build")
    assert (tmp_path / "site" / "articles" / "wall.tml").read_text(encoding="utf-8") == out
    page = (tmp_path / "site" / "articles" / "wall.html").read_text(encoding="utf-8")
    assert 'href="wall.tml">Time expressions as TimeML</a>' in page


def test_explain_reads_other_languages(run: Run) -> None:
    given = ("explain", "--date", "2016-09-10", "--text", "Am Donnerstagabend fiel der Ort.", "--language")
    code, out, err = run(*given, "de")
    assert (code, err) == (0, "")
    assert "2016-09-08TEV" in out
    assert run(*given, "fr") == (1, "", "there is no time grammar for the language “fr”, so nothing is dated; known: de, en\n")


def test_explain_takes_an_article_by_file_or_by_name(
    run: Run, write_project: WriteProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project({"wall.txt": WALL})
    monkeypatch.chdir(tmp_path)
    for name in ("wall", "content/wall.txt"):
        code, out, _ = run("explain", name)
        assert code == 0
        assert "2031-03-04" in out
    code, _, err = run("explain", "wal")
    assert (code, err) == (1, "there is no file and no article “wal”; did you mean “wall”?\n")


@pytest.mark.parametrize(
    "words",
    [
        ["explain"],
        ["explain", "--text", "It fell."],
        ["explain", "wall", "--language", "de"],
        ["explain", "--text", "It fell.", "--date", "2016-09-10", "--language", "klingon"],
        ["explain", "wall", "--text", "It fell.", "--date", "2016-09-10"],
        ["explain", "--text", "It fell.", "--date", "soon"],
        ["explain", "--text", "It fell.", "--date", "2016-09-10", "--json", "--timeml"],
        ["explain", "--text", "It fell.", "--date", "2016-09-10", "--events", "--timeml"],
        ["annotate", "--mode", "poetry"],
        ["serve", "--port", "0"],
        ["fly"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_is_exit_code_2(run: Run, words: list[str]) -> None:
    assert run(*words)[0] == 2


def test_annotate_reads_lines_and_answers_in_order(run: Run, tmp_path: Path) -> None:
    given, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [{"id": "a", "date": "2031-03-06", "text": "It fell on Tuesday."}, {"id": "b"}]
    given.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, out, err = run("annotate", given, "-o", answered)
    assert (code, out, err) == (1, "", "")
    first, second = map(json.loads, answered.read_text(encoding="utf-8").splitlines())
    assert (first["id"], first["timexes"][0]["value"], second) == (
        "a",
        "2031-03-04",
        {"id": "b", "error": "line 2: “text” is missing: it must be a text"},
    )
    given.write_text(json.dumps(lines[0]), encoding="utf-8")
    assert run("annotate", given, "--stream")[0] == 0


def test_annotate_streams_from_standard_input() -> None:
    lines = b'{"id": 1, "date": "2031-03-06", "text": "It fell \xe2\x80\x9con Tuesday\xe2\x80\x9d."}\n{\n'
    command = [sys.executable, "-m", "generator", "annotate", "--stream"]
    done = subprocess.run(command, input=lines, capture_output=True, check=False, env={"LC_ALL": "C", "PATH": ""})
    answers = [json.loads(answer) for answer in done.stdout.decode("utf-8").splitlines()]
    assert (done.returncode, done.stderr) == (1, b"")
    assert [answers[0]["timexes"][0]["text"], answers[1]["id"]] == ["Tuesday", None]


def test_files_that_are_not_there_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("annotate", "no.jsonl")[::2] == (1, "no.jsonl: cannot be read: No such file or directory\n")
    code, _, err = run("build")
    assert (code, "make one for your articles" in err) == (1, True)


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"dateline {__version__}\n", "")
    code, out, _ = run("--help")
    assert (code, all(verb in out for verb in ("build", "serve", "check", "explain", "annotate"))) == (0, True)


def test_a_defect_is_one_line_and_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, write_project: WriteProject, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    write_project({"wall.txt": WALL})
    monkeypatch.setattr("generator.build.tell_story", broken)
    code, out, err = run("build", "--project", tmp_path)
    assert (code, out) == (1, "")
    assert err.splitlines() == ["dateline: KeyError: 'x'", "This is a defect of Dateline; DATELINE_TRACEBACK=1 shows where."]


def test_help_answers_without_loading_the_language_pipeline() -> None:
    code = (
        "import sys; sys.argv = ['dateline', '--version']\nfrom generator.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    )
    code += "assert not {'spacy', 'trafilatura', 'dateparser', 'livereload', 'jinja2'} & set(sys.modules), sorted(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
