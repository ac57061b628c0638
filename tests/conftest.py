"""Shared by all tests: where `../shared` is, the one skip for its absence, projects made up for a test, the command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from generator.cli import main
from generator.project import Project, load_project

SHARED = Path(__file__).parent.parent.parent / "shared"
settings.register_profile("dateline", deadline=None)  # no test may fail since the machine has other things to do
settings.load_profile("dateline")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` makes tests/expected/ what the build gives now."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/expected/ from tests/content/")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; a fresh clone does without."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared, the development data, which a clone does not have")
    return SHARED


@pytest.fixture(scope="session")
def clearnlp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of an installed pipeline that labels as spaCy's own English ones do."""
    from pipelines import install  # loads spaCy, which few tests need

    folder = tmp_path_factory.mktemp("installed")
    sys.path.insert(0, str(folder))
    yield install(folder)
    sys.path.remove(str(folder))


@pytest.fixture
def write_project(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Project]:
    """Writes files (path below content/ → text or bytes) and loads the project they make."""

    def write(files: Mapping[str, str | bytes]) -> Project:
        for name, content in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_project(tmp_path)

    return write


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs `dateline WORDS` in this process: exit code, standard output, standard error."""

    def invoke(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return invoke
