"""The data page (downloads, method, corrections), the page for what is not found, and the files for web servers and robots."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model import File, Page, Storyline
from generator.pages.edition import Edition
from generator.pages.entries import entries
from generator.project import Project

_SCHEMA = Path(__file__).parent.parent / "schemas" / "timeline.schema.json"


def data(storyline: Storyline, project: Project) -> Iterator[Page | File]:
    """How dates are read and ordered, what can be downloaded and what each format loses, what people corrected."""
    edition = Edition(storyline, project)
    yield edition.page(
        "data.html",
        "data.html",
        title="Data and method",
        description=f"Downloads, method and corrections of {edition.title}",
        corrected=entries(
            edition, (event for event in (*edition.events, *edition.undated) if event.status in {"corrected", "reviewed"})
        ),
        written=entries(edition, (event for event in edition.events if event.status == "written")),
        settings=project.settings,
        mode=project.mode,
        publish=project.publish,
        undated=len(edition.undated),
        machine=sum(event.status == "machine" for event in edition.events),
        total=len(edition.events),
        quoted={publish: sum(a.publish_text == publish for a in storyline.articles) for publish in ("full", "quotes", "none")},
    )
    yield File("timeline.schema.json", _SCHEMA.read_bytes())


def not_found(storyline: Storyline, project: Project) -> Iterator[Page]:
    """What a server shows for an address that does not exist, at any depth."""
    yield Edition(storyline, project).page("404.html", "404.html", title="Not found")


def server_files(_: Storyline, project: Project) -> Iterator[File]:
    """`.nojekyll` (GitHub Pages serves the site as it is) and robots.txt, which names the sitemap where there is one.

    A site that asks not to be indexed says so in its pages; robots must be let in to read that.
    """
    yield File(".nojekyll", b"")
    sitemap = f"\nSitemap: {project.base_url}sitemap.xml\n" if project.base_url and not project.noindex else ""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())
