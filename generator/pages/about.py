"""The data page (downloads, method, corrections), the page for what is not found, and the files for web servers and robots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from babel.dates import get_day_names

from generator.model import File, Page, Storyline
from generator.pages import calendar, card, csv_file, feeds, timelinejs
from generator.pages.edition import Edition
from generator.pages.entries import entries
from generator.pages.jsonld import dataset_ld
from generator.project import Project

_SCHEMA = Path(__file__).parent.parent / "schemas" / "timeline.schema.json"


def data(storyline: Storyline, project: Project) -> Iterator[Page | File]:
    """How dates are read and ordered, what can be downloaded and what each format loses, what people corrected."""
    edition = Edition(storyline, project)
    files = tuple(downloads(edition))
    yield edition.page(
        "data.html",
        "data.html",
        title=edition.words.gettext("Data and method"),
        description=edition.words.gettext("Downloads, method and corrections of “%(title)s”", title=edition.title),
        corrected=entries(
            edition, (event for event in (*edition.events, *edition.undated) if event.status in {"corrected", "reviewed"})
        ),
        written=entries(edition, (event for event in edition.events if event.status == "written")),
        linked=[dataset_ld(edition, ((file.name, file.url, file.media_type) for file in files if file.media_type))],
        downloads=files,
        settings=project.settings,
        weekday=get_day_names("wide", "stand-alone", edition.words.locale)[project.settings.week_start - 1],
        mode="narrative" if any(article.mode == "narrative" for article in storyline.articles) else "news",
        publish=project.publish,
        undated=len(edition.undated),
        machine=sum(event.status == "machine" for event in edition.events),
        total=len(edition.events),
        quoted={publish: sum(a.publish_text == publish for a in storyline.articles) for publish in ("full", "quotes", "none")},
    )
    yield File("timeline.schema.json", _SCHEMA.read_bytes())


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages: what it holds, and what its format cannot carry; `media_type` where it is all of the data."""

    name: str
    url: str
    holds: str
    loses: str
    media_type: str = ""


def downloads(edition: Edition) -> Iterator[Download]:
    """Every file a reader may want, the most complete first."""
    say = edition.words.gettext
    yield Download(
        "timeline.json",
        "timeline.json",
        say("Every event with its dates (EDTF), sources, exact sentences, actors and places; timeline.schema.json describes it"),
        say("Nothing but undated acts, which are on the pages of their actors and articles"),
        "application/json",
    )
    yield Download(
        "timeline.csv",
        "timeline.csv",
        say("A table for spreadsheets: a row for each event, with its date in words, its first and last day and EDTF"),
        csv_file.loses(edition),
        "text/csv",
    )
    yield Download(
        "timelinejs.json",
        "timelinejs.json",
        say("All events as slides for TimelineJS, which is slow with more than a few hundred"),
        timelinejs.loses(edition),
        "application/json",
    )
    yield Download(
        "timeline.ics",
        "timeline.ics",
        say("Events as whole days, for calendar programs (iCalendar)"),
        calendar.loses(edition),
        "text/calendar",
    )
    yield Download("feed.atom", "feed.atom", say("The 50 events last reported"), feeds.loses(edition))
    yield Download(
        "feed.json",
        "feed.json",
        say("The same as JSON Feed, with the event’s own date in “_dateline”"),
        say("An entry’s time is that of its latest report; feed readers do not know “_dateline”"),
    )
    yield Download(
        "JSON-LD",
        next(map(edition.article_url, edition.documents), "index.html"),
        say("In the pages of events, articles, actors and places: what each is, in the terms of schema.org"),
        say("schema.org has no uncertain dates: they are there as EDTF only. When a role was held, and what shows it"),
    )
    if any(article.publish_text == "full" for article in edition.storyline.articles):
        yield Download(
            "TimeML",
            "articles/index.html",
            say("Of each article shown in full, linked from its page: the text with its time expressions tagged (TimeML 1.2.1)"),
            say("Events and actors; the first and last day of a date; that it is open at a side (“after 2003” is 2003)"),
        )
    yield Download(
        say("Chronology"),
        "print.html",
        say("All events with all their sentences on one page, for print"),
        say("How each date was found"),
    )
    if edition.project.base_url:
        yield Download(
            say("Social card"),
            card.CARD,
            say("The picture others show where they link here"),
            say("Everything but title, counts and how the events lie in time; a title not in Latin, Greek or Cyrillic letters"),
        )
    if edition.project.base_url and not edition.project.noindex:
        yield Download("sitemap.xml", "sitemap.xml", say("The addresses of all pages"), say("Everything else"))


def not_found(storyline: Storyline, project: Project) -> Iterator[Page]:
    """What a server shows for an address that does not exist, at any depth."""
    edition = Edition(storyline, project)
    yield edition.page(
        "404.html",
        "404.html",
        title=edition.words.gettext("Not found"),
        description=edition.words.gettext("There is no page at this address"),
    )


def server_files(_: Storyline, project: Project) -> Iterator[File]:
    """`.nojekyll` (GitHub Pages serves the site as it is), robots.txt, which names the sitemap where there is one, and CNAME.

    A site that asks not to be indexed says so in its pages; robots must be let in to read that.
    """
    yield File(".nojekyll", b"")
    sitemap = f"\nSitemap: {project.base_url}sitemap.xml\n" if project.base_url and not project.noindex else ""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())
    if domain := custom_domain(project.base_url):
        yield File("CNAME", f"{domain}\n".encode())


def custom_domain(base_url: str) -> str:
    """The domain GitHub Pages serves a branch under when it finds it in CNAME; empty where that is not ours to say.

    That is the host of a base URL without a path or port: below a path the domain belongs to another repository. A name of
    GitHub's own is none, nor is an address in numbers or this machine.
    """
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    named = "." in host and not host.replace(".", "").isdigit() and ":" not in host
    is_ours = parts.path.strip("/") == "" and parts.netloc.lower() == host
    return host if named and is_ours and not host.endswith((".github.io", ".localhost")) else ""
