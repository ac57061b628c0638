"""Same input, same output: whatever the order of files, number of workers, hash seed, locale or time zone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.project import load_project
from generator.read import read_content

ROOT = Path(__file__).parent.parent

# What a machine may do otherwise: files come in another order, and a library has set the locale the environment names
ELSEWHERE = """
import locale, os, sys
from generator.cli import main

real = os.scandir

class Backwards:
    def __init__(self, path="."):
        with real(path) as found:
            self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self.found
    def __next__(self): return next(self.found)
    def close(self): pass

if "BACKWARDS" in os.environ:
    os.scandir = Backwards
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass  # this machine does not have it
jobs = os.environ["JOBS"]
for arguments in (["build", "--jobs", jobs], ["annotate", "given.jsonl", "-o", "answers.jsonl", "--jobs", jobs]):
    sys.argv = ["dateline", *arguments]
    try:
        main()
    except SystemExit as end:
        assert not end.code, end.code
"""


@dataclass(frozen=True)
class Elsewhere:
    """Another machine: its environment, and whether its file system lists files backwards."""

    jobs: int = 1
    backwards: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


OTHERS = {
    "files in another order": Elsewhere(backwards=True),
    "two workers": Elsewhere(jobs=2),
    "another hash seed and the C locale": Elsewhere(environment={"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "America/Adak"}),
    "another hash seed and Turkish": Elsewhere(
        environment={"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}
    ),
}


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the Turkish locale, where it can be made; few machines have it, and none has letters of more consequence."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        command = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / "tr_TR.UTF-8")]
        subprocess.run(command, check=False, capture_output=True)
    return str(folder)


def made(root: Path, other: Elsewhere, locales: str) -> tuple[dict[str, bytes], dict[str, object]]:
    """The site of the demonstration, and what `annotate` answers for its articles, by id."""
    shutil.copytree(ROOT / "content", root / "content")
    articles = read_content(load_project(root)).articles
    lines = [
        json.dumps({"id": one.slug, "date": str(one.dateline.date), "title": one.title, "text": one.text, "mode": one.mode})
        for one in articles
    ]
    (root / "given.jsonl").write_text("\n".join(reversed(lines) if other.backwards else lines), encoding="utf-8")
    plain = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "LOCPATH": locales, "JOBS": str(other.jobs)}
    environment = {**os.environ, **plain, **other.environment} | ({"BACKWARDS": "1"} if other.backwards else {})
    run = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=root, env=environment, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode("utf-8", "replace")
    site = root / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    answers = [json.loads(line) for line in (root / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == [
        json.loads(line)["id"] for line in (reversed(lines) if other.backwards else lines)
    ]
    return files, {answer["id"]: answer for answer in answers}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, locales: str) -> tuple[dict[str, bytes], dict[str, object]]:
    return made(tmp_path_factory.mktemp("here"), Elsewhere(), locales)


@pytest.mark.slow
@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
def test_the_site_and_the_annotation_are_the_same_everywhere(
    other: Elsewhere, here: tuple[dict[str, bytes], dict[str, object]], tmp_path: Path, locales: str
) -> None:
    files, answers = made(tmp_path, other, locales)
    assert files.keys() == here[0].keys()
    assert [url for url in files if files[url] != here[0][url]] == []
    assert [name for name in answers if answers[name] != here[1][name]] == []
    assert len(json.loads(files["timeline.json"])["events"]) > 50
