"""`dateline serve`: the site on this machine, rebuilt when content or templates change.

The site is written to a temporary folder, never to `site/`, and the script that reloads the browser is added to pages on their way
out, so neither can be published by accident. A build that fails leaves the last good one standing.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import livereload

from generator.build import build
from generator.errors import DatelineError, Problem
from generator.project import Project
from generator.write import write

HOST = "127.0.0.1"

Load = Callable[[], Project]
Report = Callable[[Sequence[Problem]], None]
Say = Callable[[str], None]


def serve(load: Load, *, port: int, report: Report, say: Say, jobs: int = 1) -> None:
    """Build, serve and rebuild until interrupted; `load` reads site.toml anew each time."""
    root = load().root
    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        folder = Path(name)

        def rebuilt() -> None:
            rebuild(load, folder, report=report, say=say, jobs=jobs)

        rebuilt()
        server = livereload.Server()
        for watched in (root / "content", root / "templates"):
            if watched.is_dir():
                server.watch(str(watched), rebuilt, ignore=is_passing)
        logging.getLogger("livereload").disabled = True  # what it tells is told by `say`
        logging.getLogger("tornado.access").setLevel(logging.ERROR)
        say(f"http://{HOST}:{port}/ shows the site and reloads when content or templates change; Ctrl-C ends this")
        try:
            server.serve(port=port, host=HOST, root=name)
        except OSError as error:
            raise DatelineError(f"cannot serve on port {port}: {error.strerror}; choose another: --port {port + 1}") from None


def rebuild(load: Load, folder: Path, *, report: Report, say: Say, jobs: int = 1) -> None:
    """Make `folder` the site as it is now; what goes wrong is told, and leaves `folder` as it was."""
    begun = time.perf_counter()
    try:
        site = build(replace(load(), base_url="", search="none"), jobs=jobs)
        written = write(site, folder)
    except DatelineError as error:
        report(error.problems)
        say("not rebuilt; what is served is the last site that could be built")
    except Exception as error:  # one bad rebuild must not end the session
        say(f"not rebuilt: {type(error).__name__}: {error}")
    else:
        report(site.problems)
        say(f"built in {time.perf_counter() - begun:.1f} s, {len(written.changed)} of {len(site.files)} files changed")


def is_passing(path: str) -> bool:
    """Whether `path` is an editor's passing file, whose coming and going is no change of the content."""
    name = Path(path).name
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))
