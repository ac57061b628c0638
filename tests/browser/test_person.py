"""The site as one person uses it: by keyboard alone, by ear, enlarged, on paper."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypertext import Hypertext
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from test_reading import KINDS

MOST_TABS = 60


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the link of this name has the focus, which must be drawn."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        focused = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()")
        if focused == name:
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert width == "3px", f"the focus on {name!r} is not drawn: {width}"
            box = page.evaluate("(({top, bottom}) => [top, bottom])(document.activeElement.getBoundingClientRect())")
            assert box[0] >= 0, f"{name!r} has the focus and is not to be seen: {box}"
            assert box[1] <= page.viewport_size["height"], f"{name!r} has the focus and is not to be seen: {box}"  # type: ignore[index]
            return
    raise AssertionError(f"{MOST_TABS} times Tab did not reach {name!r}")


def test_a_keyboard_goes_from_home_to_a_sentence_and_back(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.goto(f"{server}index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the content
    tab_to(page, "Mara Ilvane arrested in Port Vellan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}events/ilvane-arrested.html")
    tab_to(page, "Northern Wire, Port Vellan, 17 May 2024")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}articles/dock-leader-held.html#s1")
    expect(page.locator("#s1:target")).to_be_in_viewport()
    page.go_back()  # Alt+Left is the browser's own, and a headless one has no such keys
    expect(page).to_have_url(f"{server}events/ilvane-arrested.html")
    page.go_back()
    expect(page).to_have_url(f"{server}index.html#main")
    page.close()


def test_how_a_date_was_found_opens_by_keyboard(browser: Browser, server: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{server}periods/2024-05.html#e-ilvane-arrested")
    entry = page.locator("#e-ilvane-arrested")
    entry.get_by_text("How dated").focus()
    page.keyboard.press("Enter")
    expect(entry.get_by_text("Thursday → nearest past")).to_be_visible()
    page.close()


def test_without_scripts_periods_lead_to_each_other_and_to_sentences_and_actors(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server}index.html")
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2024").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2024")
    page.get_by_role("navigation", name="Months").get_by_role("link", name="May").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("May 2024")
    neighbours = page.get_by_role("navigation", name="Neighbouring periods")
    neighbours.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("May 2024")
    page.go_back()
    page.locator("#e-ilvane-arrested").get_by_role("link", name="Mara Ilvane arrested in Port Vellan", exact=True).click()
    page.get_by_role("link", name="Northern Wire, Port Vellan, 17 May 2024").first.click()
    expect(page.locator("#s1:target")).to_be_in_viewport()
    page.locator("#s1").get_by_role("link", name="Mara Ilvane").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mara Ilvane")
    context.close()


def test_a_timeline_is_heard_in_the_order_it_is_read(browser: Browser, server: str) -> None:
    """What a screen reader says of an entry: when, what, the words, the source, who; and of the list, how long it is."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{server}periods/2024-05.html")
    heard = page.locator("main").aria_snapshot()
    entry = heard[heard.index('heading "Mara Ilvane arrested in Port Vellan"') - 400 :]
    said = (
        "time: 16 May 2024, night",
        'link "Permanent link: Mara Ilvane arrested in Port Vellan"',
        'heading "Mara Ilvane arrested in Port Vellan" [level=2]',
        "blockquote",
        'link "Northern Wire, Port Vellan, 17 May 2024"',
        "How dated",
        "list",
        'link "Mara Ilvane"',
    )
    at = 0
    for words in said:
        found = entry.find(words, at)
        assert found >= 0, f"{words!r} is not heard after {entry[:at][-80:]!r} in {entry[:900]}"
        at = found
    levels = [int(level) for level in page.eval_on_selector_all("h1, h2, h3, h4", "nodes => nodes.map(node => node.tagName[1])")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    names = page.eval_on_selector_all("main a", "nodes => nodes.map(n => n.getAttribute('aria-label') || n.textContent.trim())")
    assert all(names), "a link without a name"
    page.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404.html"])
def test_twice_as_large_nothing_scrolls_sideways(browser: Browser, server: str, kind: str) -> None:
    """200 % zoom on a window of 640 px is 320 px of CSS at twice the pixels (WCAG 2.2, 1.4.4 and 1.4.10)."""
    page = browser.new_page(viewport={"width": 320, "height": 400}, device_scale_factor=2)
    page.goto(server + kind)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.add_style_tag(content="html { font-size: 200% !important }")  # text alone, in a window of its usual size
    page.set_viewport_size({"width": 1024, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
    page.close()


def test_on_paper_the_chronology_holds_every_event_with_its_sources(browser: Browser, server: str, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{server}print.html")
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    printed = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    page.close()
    story = json.loads((site / "timeline.json").read_bytes())
    assert len(story["events"]) > 10
    for event in story["events"]:
        assert squeezed(event["summary"]) in squeezed(printed), event["summary"]
        assert squeezed(event["display"]) in squeezed(printed), event["display"]
        for source in event["sources"]:
            if source["sentence"]:
                assert squeezed(source["sentence"]) in squeezed(printed), source["sentence"]
            assert squeezed(source["citation"]) in squeezed(printed), source["citation"]
    assert "Skip to the content" not in printed
    assert f"1 / {len(reader.pages)}" in printed


def squeezed(text: str) -> str:
    """Without spaces: a PDF knows lines, not words."""
    return "".join(text.split())


def test_every_sentence_a_page_quotes_is_where_its_link_leads(site: Path) -> None:
    for url in ("events/ilvane-arrested.html", "periods/2024-05.html"):
        page = Hypertext((site / url).read_bytes())
        cited = [address for tag, address in page.links if tag == "a" and "#s" in address]
        assert cited
        for address in cited:
            path, _, fragment = address.partition("#")
            if fragment.removeprefix("s").isdigit():
                article = Hypertext((site / url).parent.joinpath(path).resolve().read_bytes())
                assert fragment in article.ids, address
