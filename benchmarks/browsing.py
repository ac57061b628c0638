"""What the benchmarks that use a browser share: a local server, Chromium, and packages of npm."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
PACKAGES = Path(__file__).parent.parent / "build" / "npm"  # git ignores build/
WANTED = ("axe-core", "html-validate", "lighthouse", "@knight-lab/timelinejs", "vis-timeline")
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8", ".json": "application/json; charset=utf-8", ".svg": "image/svg+xml",
    ".xml": "application/xml", ".atom": "application/atom+xml", ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
    ".wasm": "application/wasm", ".tml": "application/xml", ".geojson": "application/geo+json",
}  # fmt: skip
_PACKED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".atom", ".txt", ".csv", ".ics", ".tml", ".wasm"}


def executable() -> str:
    """The path of a Chromium; without one this is the end."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or sys.exit(f"needs Chromium on the PATH ({', '.join(NAMES)})")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable(), headless=True, args=list(FLAGS))
        yield launched
        launched.close()


def packages(names: Sequence[str], folder: Path = PACKAGES) -> Path:
    """A `node_modules` that has these packages of npm, fetched into `folder` where it lacks one; nothing of it is kept by git."""
    modules = folder / "node_modules"
    missing = [name for name in names if not (modules / name / "package.json").is_file()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        there = [name for name in WANTED if (modules / name).is_dir()]  # named again: npm removes what is not asked for
        wanted = sorted({*names, *there})
        command = ["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", *wanted]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return modules


class _Pages(http.server.SimpleHTTPRequestHandler):
    """A folder below `below`, as GitHub Pages serves one: gzip, ten minutes of cache, 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    below = "/"

    def log_message(self, format: str, *args: object) -> None:
        """A benchmark's output is not a server's log."""

    def do_GET(self) -> None:
        """Answers with a file."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answers with what a file's answer would say of it."""
        self._answer()

    def _answer(self) -> None:
        address = unquote(urlsplit(self.path).path)
        root = Path(self.directory)
        path = root / address.removeprefix(self.below) if address.startswith(self.below) else root / ".."
        path = path / "index.html" if path.is_dir() or address.endswith("/") else path
        status = 200
        if root.resolve() not in path.resolve().parents or not path.is_file():
            status, path = 404, root / "404.html"
        content, kind = _content(path, path.stat().st_mtime_ns if path.is_file() else 0, "gzip" in self.headers["Accept-Encoding"])
        tag = f'"{hash(content) & 0xFFFFFFFFFFFF:x}"'
        if status == 200 and self.headers["If-None-Match"] == tag:
            status, content = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")
        if kind and status != 304:
            self.send_header("Content-Encoding", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(content)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed hangs up; anything else is a defect and is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it was given to us


@functools.lru_cache(maxsize=256)
def _content(path: Path, _changed: int, packed: bool) -> tuple[bytes, str]:
    if not path.is_file():
        return b"Not found", ""
    content = path.read_bytes()
    if packed and path.suffix in _PACKED:
        return gzip.compress(content, 6, mtime=0), "gzip"
    return content, ""


@contextlib.contextmanager
def served(folder: Path, port: int = 0, below: str = "/") -> Iterator[str]:
    """`folder` on this machine alone; yields its address, which ends with a slash. Port 0: any that is free."""
    handler = type("_Below", (_Pages,), {"below": below})
    with _Server(("127.0.0.1", port), functools.partial(handler, directory=os.fspath(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()
        thread.join()
