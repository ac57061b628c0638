"""The list of downloads: everything beside the pages is on it, and says what it cannot carry. Who CNAME names."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from lxml import html
from storylines import project, storyline

from generator.pages import PAGES
from generator.pages.about import custom_domain, downloads
from generator.pages.edition import Edition
from generator.render import render

BASE = "https://vellan.example/story/"


@functools.cache
def site(**settings: object) -> dict[str, bytes]:
    of = project(Path(), **settings)
    return render([output for make in PAGES for output in make(storyline(), of)], of)


@pytest.mark.parametrize("base_url", ["", BASE])
def test_every_file_beside_the_pages_is_listed_with_what_it_loses(base_url: str) -> None:
    files = site(base_url=base_url)
    listed = list(downloads(Edition(storyline(), project(Path(), base_url=base_url))))
    assert all(each.holds and each.loses for each in listed)
    assert all(each.url in files for each in listed)
    beside = {
        url for url in files if not url.endswith((".html", ".tml")) and (not url.startswith("static/") or url == "static/card.png")
    }
    for_programs = {"search-names.js", "filter-data.js", "filter-text.js", "timeline.schema.json", "robots.txt", ".nojekyll"}
    assert beside - for_programs <= {each.url for each in listed}


def test_the_data_page_shows_the_list() -> None:
    page = html.fromstring(site(base_url=BASE)["data.html"].decode())
    rows = page.xpath('//section[@aria-labelledby="downloads"]//tbody/tr')
    assert len(rows) == len(list(downloads(Edition(storyline(), project(Path(), base_url=BASE)))))
    calendar = next(row for row in rows if row.xpath('.//a[@href="timeline.ics"]'))
    assert "left out are 6 events" in calendar.text_content()


def test_pages_name_the_feeds_and_the_calendar() -> None:
    page = html.fromstring(site()["events/ilvane-arrested.html"].decode())
    named = {link.get("type"): link.get("href") for link in page.xpath('//link[@rel="alternate"]')}
    assert named == {
        "application/atom+xml": "../feed.atom",
        "application/feed+json": "../feed.json",
        "text/calendar": "../timeline.ics",
    }


@pytest.mark.parametrize(
    ("base_url", "domain"),
    [
        ("https://story.example.org/", "story.example.org"),
        ("https://EXAMPLE.org/", "example.org"),
        ("https://example.org/story/", ""),  # the domain is of another repository
        ("https://name.github.io/", ""),
        ("https://name.github.io/story/", ""),
        ("http://localhost/", ""),
        ("http://192.0.2.1/", ""),
        ("http://[2001:db8::1]/", ""),
        ("https://example.org:8443/", ""),
        ("", ""),
    ],
)
def test_cname_is_a_domain_of_ones_own(base_url: str, domain: str) -> None:
    assert custom_domain(base_url) == domain
    assert site(base_url=base_url).get("CNAME") == (f"{domain}\n".encode() if domain else None)
