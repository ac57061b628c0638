"""Chromium and a built site to open in it."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from storylines import project, storyline

from generator.pages import PAGES
from generator.render import render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium from the PATH."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = f"needs Chromium on the PATH ({', '.join(NAMES)})"
        if os.environ.get("DATELINE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, headless=True, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up story, built."""
    folder = tmp_path_factory.mktemp("story")
    of = project(folder, repository="https://forge.example/story")
    for url, content in render([output for make in PAGES for output in make(storyline(), of)], of).items():
        path = folder / "site" / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A test's output is not a server's log."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site below `/repo/` of a local server, as a project page has it; the address ends with a slash."""
    below = site.parent / "served"
    below.mkdir()
    (below / "repo").symlink_to(site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(below))) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}/repo/"
        httpd.shutdown()
        thread.join()
