"""Shared by all tests: where `../shared` is, and the one skip for its absence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.project import Project, load_project

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` makes tests/expected/ what the build gives now."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/expected/ from tests/content/")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; a fresh clone does without."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared, the development data, which a clone does not have")
    return SHARED


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
