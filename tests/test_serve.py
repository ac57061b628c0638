"""`serve`: rebuilds on a change, outlives mistakes, and never leaves its script in the pages."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.errors import Problem
from generator.project import Project, load_project
from generator.serve import is_passing, rebuild

WriteProject = Callable[[Mapping[str, str | bytes]], Project]
WALL = "PORT NESS, 6 March 2031 (NNA) — The harbour wall of Port Ness collapsed on Tuesday, the coastguard said."


def test_a_mistake_is_told_and_leaves_the_last_good_site(write_project: WriteProject, tmp_path: Path) -> None:
    project = write_project({"wall.txt": WALL})
    said: list[str] = []
    problems: list[Problem] = []
    folder = tmp_path / "preview"

    def again() -> None:
        rebuild(lambda: load_project(project.root), folder, report=problems.extend, say=said.append)

    again()
    home = (folder / "index.html").read_bytes()
    assert b"livereload" not in home
    assert said[-1].startswith("built in ")
    write_project_toml = project.content / "site.toml"
    write_project_toml.write_text("mode = 3\n", encoding="utf-8")
    again()
    assert [problem.path for problem in problems] == ["content/site.toml"]
    assert said[-1].startswith("not rebuilt; ")
    assert (folder / "index.html").read_bytes() == home
    write_project_toml.write_text('title = "The fall of the wall"\n', encoding="utf-8")
    again()
    assert b"The fall of the wall" in (folder / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "passing"), [("a.md", False), (".a.md.swp", True), ("a.md~", True), ("#a.md#", True), ("4913.tmp", True)]
)
def test_editors_passing_files_are_no_change(name: str, passing: bool) -> None:
    assert is_passing(f"content/{name}") is passing


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str, wanted: Callable[[bytes], bool], seconds: float = 90) -> bytes:
    """What `address` gives once it is as wanted."""
    end = time.monotonic() + seconds
    answer = b"nothing"
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            answer = urllib.request.urlopen(address, timeout=5).read()
            if wanted(answer):
                return answer
        time.sleep(0.3)
    raise AssertionError(f"not as wanted within {seconds} s: {answer[:200]!r}")


@pytest.mark.slow
def test_the_page_follows_the_content(write_project: WriteProject, tmp_path: Path) -> None:
    write_project({"wall.txt": WALL, "site.toml": 'title = "First title"\n'})
    port = free_port()
    command = [sys.executable, "-m", "generator", "serve", "--project", str(tmp_path), "--port", str(port)]
    # a shell that runs the tests in the background makes its children ignore Ctrl-C, and they theirs
    server = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        home = f"http://127.0.0.1:{port}/"
        assert b"livereload.js" in fetch(home, lambda page: b"First title" in page)
        (tmp_path / "content" / "site.toml").write_text('title = "Second title"\n', encoding="utf-8")
        os.utime(tmp_path / "content" / "site.toml", (time.time() + 5, time.time() + 5))
        fetch(home, lambda page: b"Second title" in page)
        assert not (tmp_path / "site").exists()
    finally:
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=30)
    assert err == b""
