"""The Atom feed, the sitemap and robots.txt."""

from __future__ import annotations

import urllib.robotparser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from formats import xml_faults
from storylines import project, storyline

from generator.model import Page, Storyline
from generator.pages import PAGES
from generator.pages.about import server_files
from generator.pages.feeds import atom, sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed(base_url: str = "") -> ElementTree.Element:
    (file,) = atom(storyline(), project(Path(), base_url=base_url))
    return ElementTree.fromstring(file.content)


def test_the_feed_holds_what_atom_requires() -> None:
    root = feed()
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == len(storyline().events)


@pytest.mark.parametrize("settings", [{}, {"base_url": "https://vellan.example/story/"}, {"description": ""}])
def test_the_feed_is_valid_atom(settings: dict[str, str]) -> None:
    for story in (storyline(), Storyline((), (), (), (), ())):
        (file,) = atom(story, project(Path(), **settings))
        assert xml_faults("atom.rng", file.content) == []


def test_the_feed_says_what_it_cannot_carry() -> None:
    assert "never of the event" in (feed().findtext(f"{ATOM}subtitle") or "")


def test_the_title_of_an_entry_says_that_it_is_unconfirmed() -> None:
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed().findall(f"{ATOM}entry")]
    assert any(title.endswith(", unconfirmed: Lorries block the harbour railway") for title in titles)


def test_entries_are_timed_by_their_latest_report_and_newest_first() -> None:
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in feed().findall(f"{ATOM}entry")]
    assert times == sorted(times, reverse=True)
    assert times[0] == "2024-05-19T00:00:00+00:00"


def test_ids_do_not_depend_on_where_an_event_stands() -> None:
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed().findall(f"{ATOM}entry")]
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_links_are_absolute_only_with_a_base_url() -> None:
    relative = [link.get("href", "") for link in feed().iter(f"{ATOM}link")]
    assert not any("://" in each for each in relative)
    absolute = [link.get("href", "") for link in feed("https://vellan.example/story/").iter(f"{ATOM}link")]
    assert all(each.startswith("https://vellan.example/story/") for each in absolute)


def test_the_sitemap_names_every_page_worth_finding() -> None:
    of = project(Path(), base_url="https://vellan.example/story/")
    (file,) = sitemap(storyline(), of)
    listed = {url.findtext(f"{SITEMAP}loc") for url in ElementTree.fromstring(file.content)}
    made = [output for make in PAGES for output in make(storyline(), of) if isinstance(output, Page)]
    worth = {
        page.url for page in made if page.template not in {"404.html", "redirect.html", "print.html", "search.html", "embed.html"}
    }
    assert listed == {of.base_url + url for url in worth}


def test_there_is_no_sitemap_without_a_base_url() -> None:
    assert list(sitemap(storyline(), project(Path()))) == []


def test_the_sitemap_is_valid() -> None:
    (file,) = sitemap(storyline(), project(Path(), base_url="https://vellan.example/story/"))
    assert xml_faults("sitemap.xsd", file.content) == []


@pytest.mark.parametrize(
    ("base_url", "noindex"), [("", False), ("https://vellan.example/", False), ("https://vellan.example/", True)]
)
def test_robots_may_read_everything_and_are_shown_the_sitemap_there_is(base_url: str, noindex: bool) -> None:
    of = project(Path(), base_url=base_url, noindex=noindex)
    files = {file.url: file.content for file in server_files(storyline(), of)}
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(files["robots.txt"].decode().splitlines())
    assert robots.can_fetch("*", f"{base_url}events/a.html")
    assert bool(robots.site_maps()) is bool(list(sitemap(storyline(), of)))
