"""The theme's static files: the project's own win over the default theme's, file by file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import File, Storyline
from generator.project import Project

STYLE = "static/style.css"


def static_files(_: Storyline, project: Project) -> Iterator[File]:
    """Everything below `static/` of each template folder, at the same address; site.toml's tokens end the stylesheet."""
    found = {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(project.templates)
        for path in (folder / "static").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    for url in sorted(found):
        tokens = project.theme.css.encode() if url == STYLE else b""
        yield File(url, found[url].read_bytes() + tokens)
