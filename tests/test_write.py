"""The site's folder: made equal to the site, with care for what is not ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import DatelineError
from generator.model import Site
from generator.write import RECORD, Written, write

FILES = {"timeline.json": b"{}", "index.html": b"home", "actors/a.html": b"a", "actors/b.html": b"b"}


def tree(folder: Path) -> dict[str, bytes]:
    """All files but the record of them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != RECORD)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_site_is_written_whole(tmp_path: Path) -> None:
    assert write(Site(FILES), tmp_path / "site") == Written(tuple(sorted(FILES)), (), 0)
    assert tree(tmp_path / "site") == FILES


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    write(Site(FILES), tmp_path)
    before = (tmp_path / "actors/a.html").stat().st_mtime_ns
    written = write(Site({**FILES, "index.html": b"new"}), tmp_path)
    assert written == Written(("index.html",), (), 3)
    assert (tmp_path / "actors/a.html").stat().st_mtime_ns == before
    assert (tmp_path / "index.html").read_bytes() == b"new"


def test_stale_files_and_empty_folders_go(tmp_path: Path) -> None:
    write(Site(FILES), tmp_path)
    (tmp_path / ".index.html.partial").write_bytes(b"left by a crash")
    written = write(Site({"timeline.json": b"{}"}), tmp_path)
    assert written == Written((), (".index.html.partial", "actors/a.html", "actors/b.html", "index.html"), 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [RECORD, "timeline.json"]


def test_a_file_that_somebody_put_into_the_site_stays_and_is_named(tmp_path: Path) -> None:
    write(Site(FILES), tmp_path)
    for name in ("own.txt", "actors/own.html", "own/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / "empty").mkdir()
    mine = ("actors/own.html", "own.txt", "own/a.txt")
    assert write(Site(FILES), tmp_path).foreign == mine
    written = write(Site({"timeline.json": b"{}"}), tmp_path)
    assert (written.removed, written.foreign) == (("actors/a.html", "actors/b.html", "index.html"), mine)
    assert tree(tmp_path) == {"timeline.json": b"{}", **dict.fromkeys(mine, b"mine")}
    assert (tmp_path / "empty").is_dir()


@pytest.mark.parametrize(("mine", "url"), [("own.txt", "own.txt"), ("own", "own/a.html"), ("own/a.txt", "own")])
def test_a_file_of_somebody_in_the_way_of_the_site_is_refused(tmp_path: Path, mine: str, url: str) -> None:
    write(Site(FILES), tmp_path)
    (tmp_path / mine).parent.mkdir(exist_ok=True)
    (tmp_path / mine).write_bytes(b"mine")
    with pytest.raises(DatelineError, match="Dateline did not write it: move it out"):
        write(Site({"timeline.json": b"{}", url: b"ours"}), tmp_path)
    assert tree(tmp_path) == {**FILES, mine: b"mine"}


def test_without_its_record_a_site_is_written_and_nothing_removed(tmp_path: Path) -> None:
    write(Site(FILES), tmp_path)
    (tmp_path / RECORD).write_bytes(b"[")
    written = write(Site({"timeline.json": b"{}", "index.html": b"new"}), tmp_path)
    assert written == Written(("index.html",), (), 1, ("actors/a.html", "actors/b.html"))


def test_what_a_crash_left_is_still_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Site(FILES), tmp_path)
    real = os.replace

    def crash(old: Path, new: Path) -> None:
        if new.name == "b.html":
            raise OSError(28, "No space left on device")
        real(old, new)

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(DatelineError, match="No space left"):
        write(Site({**FILES, "places/a.html": b"a", "places/b.html": b"b"}), tmp_path)
    monkeypatch.undo()
    assert (tmp_path / "places/.b.html.partial").is_file()
    assert write(Site(FILES), tmp_path).removed == ("places/.b.html.partial", "places/a.html")
    assert tree(tmp_path) == FILES


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    write(Site({"timeline.json": b"{}", "a": b"file"}), tmp_path)
    write(Site({"timeline.json": b"{}", "a/b": b"below"}), tmp_path)
    assert tree(tmp_path) == {"timeline.json": b"{}", "a/b": b"below"}
    write(Site({"timeline.json": b"{}", "a": b"file"}), tmp_path)
    assert tree(tmp_path) == {"timeline.json": b"{}", "a": b"file"}


def test_what_belongs_to_the_publisher_stays(tmp_path: Path) -> None:
    for name in (".gitkeep", "CNAME", ".git/config", ".github/x.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / ".git/refs").mkdir()
    write(Site(FILES), tmp_path)
    write(Site({"timeline.json": b"{}"}), tmp_path)
    assert set(tree(tmp_path)) == {"timeline.json", ".gitkeep", "CNAME", ".git/config", ".github/x.yml"}
    assert (tmp_path / ".git/refs").is_dir()


def test_the_domain_that_somebody_set_wins_over_ours(tmp_path: Path) -> None:
    ours = Site({**FILES, "CNAME": b"ours.example\n"})
    write(ours, tmp_path / "new")
    assert (tmp_path / "new" / "CNAME").read_bytes() == b"ours.example\n"
    write(Site(FILES), tmp_path / "new")
    assert not (tmp_path / "new" / "CNAME").exists()
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "CNAME").write_bytes(b"theirs.example")
    for _ in range(2):
        assert "CNAME" not in write(ours, tmp_path / "theirs").changed
        assert (tmp_path / "theirs" / "CNAME").read_bytes() == b"theirs.example"
    assert write(Site(FILES), tmp_path / "theirs").removed == ()


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"mine")
    with pytest.raises(DatelineError, match="did not write"):
        write(Site(FILES), tmp_path)
    assert tree(tmp_path) == {"index.html": b"mine"}


def test_links_are_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_bytes(b"mine")
    site = tmp_path / "site"
    write(Site(FILES), site)
    (site / "actors/a.html").unlink()
    (site / "actors/b.html").unlink()
    (site / "actors").rmdir()
    (site / "actors").symlink_to(outside)
    (site / "stray").symlink_to(outside)
    assert write(Site(FILES), site).foreign == ("stray",)
    assert tree(outside) == {"a.html": b"mine"}
    assert (site / "stray").is_symlink()
    assert {url: (site / url).read_bytes() for url in FILES} == FILES
    assert not (site / "actors").is_symlink()


@pytest.mark.parametrize("url", ["../a", "/a", "a/../../b", "", "a\\b"])
def test_nothing_is_written_outside(tmp_path: Path, url: str) -> None:
    with pytest.raises(ValueError, match="no url inside a site"):
        write(Site({url: b""}), tmp_path / "site")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_an_error_for_people(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatelineError, match="cannot write"):
        write(Site(FILES), tmp_path / "site")


def test_a_file_in_place_of_the_folder_is_an_error_for_people(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"")
    with pytest.raises(DatelineError, match="cannot write"):
        write(Site(FILES), tmp_path / "site")
