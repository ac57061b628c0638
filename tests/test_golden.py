"""The whole site of tests/content/, byte for byte as tests/expected/ has it.

When a change of the site is meant, `pytest tests/test_golden.py --update-golden` rewrites tests/expected/; read the difference
in git before committing it.
"""

from __future__ import annotations

import difflib
import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.build import build
from generator.project import load_project

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
SHOWN = 60  # lines of difference; git shows the rest


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("golden")
    shutil.copytree(HERE / "content", root / "content")
    site = build(load_project(root))
    assert site.problems == ()
    return dict(site.files)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def difference(expected: dict[str, bytes], built: dict[str, bytes]) -> list[str]:
    """What differs, as people read it: files missing and new, then lines of those that changed."""
    told = [f"not built: {url}" for url in sorted(expected.keys() - built.keys())]
    told += [f"not expected: {url}" for url in sorted(built.keys() - expected.keys())]
    for url in sorted(expected.keys() & built.keys()):
        if url.endswith(".png"):
            told += [] if pixels(expected[url]) == pixels(built[url]) else [f"not the same picture: {url}"]
            continue
        before, after = (files[url].decode("utf-8", "replace").splitlines() for files in (expected, built))
        told += difflib.unified_diff(before, after, f"expected/{url}", f"built/{url}", n=0, lineterm="")
    return told


def pixels(content: bytes) -> bytes:
    """What of a picture is seen: how it is compressed is up to the machine's zlib."""
    return Image.open(io.BytesIO(content)).convert("RGB").tobytes()


def test_the_site_is_as_expected(built: dict[str, bytes], pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for url, content in built.items():
            (EXPECTED / url).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / url).write_bytes(content)
    told = difference(tree(EXPECTED), built)
    assert not told, "\n".join(["the site has changed; --update-golden accepts it", *told[:SHOWN], *["…"] * (len(told) > SHOWN)])


def test_a_difference_is_told_file_by_file() -> None:
    assert difference({"a": b"1\n2\n", "b": b""}, {"a": b"1\n3\n", "c": b""}) == [
        "not built: b",
        "not expected: c",
        "--- expected/a",
        "+++ built/a",
        "@@ -2 +2 @@",
        "-2",
        "+3",
    ]
