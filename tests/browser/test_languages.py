"""The site in a language written from right to left: mirrored, with the English of its articles in its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from storylines import project, storyline
from test_reading import AXE, KINDS, WCAG

from generator.pages import PAGES
from generator.render import render


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the made-up story in Arabic; its articles are English."""
    folder = tmp_path_factory.mktemp("arabic")
    of = project(folder, repository="https://forge.example/story", interface="ar")
    for url, content in render([output for make in PAGES for output in make(storyline(), of)], of).items():
        path = Path(folder, "site", url)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return f"{(folder / 'site').as_uri()}/"


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.set_default_timeout(10_000)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_arabic(browser: Browser, arabic: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for kind in KINDS:
        page.goto(arabic + kind)
        page.add_style_tag(content=".entry { content-visibility: visible !important }")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate(AXE)
        rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
        found += [f"{kind}: {rule['id']}: {node['html'][:160]}" for rule in rules for node in rule["nodes"]]
    page.close()
    assert found == []


def test_no_arabic_page_scrolls_sideways(browser: Browser, arabic: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    wide = []
    for kind in KINDS:
        page.goto(arabic + kind)
        page.add_style_tag(content=".entry { content-visibility: visible !important }")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        if (drawn := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide.append(f"{kind}: {drawn}")
    page.close()
    assert wide == []


LEFT = "node => node.getBoundingClientRect().left"
RIGHT = "node => node.getBoundingClientRect().right"


def test_the_page_is_mirrored(wide: Page, arabic: str) -> None:
    wide.goto(f"{arabic}index.html")
    expect(wide.locator("html")).to_have_attribute("dir", "rtl")
    expect(wide.locator("html")).to_have_attribute("lang", "ar")
    assert wide.locator(".brand").evaluate(LEFT) > wide.locator(".masthead nav").evaluate(RIGHT)

    entry = wide.locator("#e-ilvane-arrested")
    mark = "node => getComputedStyle(node, '::before').right"
    assert entry.evaluate(mark) == "0px"
    line = wide.locator(".timeline ol").first.evaluate(mark)
    assert line == "5px"
    assert wide.locator(".group .period").first.evaluate(LEFT) > entry.evaluate(RIGHT)
    first, second = entry.locator(".chip").nth(0), entry.locator(".chip").nth(1)
    assert first.evaluate(LEFT) > second.evaluate(RIGHT)

    wide.goto(f"{arabic}places/port-vellan.html")
    names = wide.locator(".graph text").evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().right)")
    assert max(names) <= min(
        wide.locator(".graph path").evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().left)")
    )


def test_time_runs_from_right_to_left(wide: Page, arabic: str) -> None:
    wide.goto(f"{arabic}index.html")
    labels = wide.locator(".strip text")
    years = [int(text) for text in labels.all_text_contents()]
    lefts = labels.evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().left)")
    assert years == sorted(years)
    assert lefts == sorted(lefts, reverse=True)
    latest = wide.locator(".strip a").last.evaluate(LEFT)
    assert latest == pytest.approx(wide.locator(".strip").evaluate(LEFT), abs=2)
    expect(wide.locator("#e-containers-grow .when")).to_contain_text("←")


def test_english_words_on_an_arabic_page_read_from_left_to_right(wide: Page, arabic: str) -> None:
    wide.goto(f"{arabic}events/ilvane-arrested.html")
    assert wide.locator("h1 bdi").get_attribute("lang") == "en"
    assert wide.locator("blockquote").first.evaluate("node => [node.lang, getComputedStyle(node).direction]") == ["en", "ltr"]
    assert wide.locator("code").first.evaluate("node => getComputedStyle(node).direction") == "ltr"
    wide.goto(f"{arabic}articles/dock-leader-held.html")
    assert wide.locator(".row p").first.evaluate("node => getComputedStyle(node).direction") == "ltr"
    expect(wide.locator(".byline time")).to_have_text("17 مايو 2024")


def test_no_english_of_the_site_s_own_is_left(wide: Page, arabic: str) -> None:
    wide.goto(f"{arabic}data.html")
    own = wide.locator("main").evaluate(
        "node => { for (const other of node.querySelectorAll('bdi, code, .log')) other.remove(); return node.textContent }"
    )
    files = r"[a-z.-]+\.(?:json|csv|ics|atom|xml|png)(?![a-z])"
    names = {"TimeML", "EDTF", "ISO", "base", "URL", "TimelineJS", "iCalendar", "JSON", "JSON-LD", "Feed", "Event", "Open", "Graph"}
    known = names | {
        "NewsArticle",
        "dateline",
        "Person",
        "Organization",
        "Place",
        "Thing",
        "TENTATIVE",
        "schema.org",
        "W3C",
        "Atom",
    }
    assert set(re.findall(r"[A-Za-z][A-Za-z.-]+", re.sub(files, "", own))) <= known
