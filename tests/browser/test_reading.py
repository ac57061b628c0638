"""The built site as a person uses it: read without scripts, from a server and from a folder, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (
    "index.html", "periods/2024.html", "periods/2024-05.html", "events/ilvane-arrested.html", "events/agreement-signed.html",
    "events/work-resumes.html", "actors/index.html", "actors/mara-ilvane.html", "actors/vellan-dockers-union.html",
    "actors/port-authority.html", "places/index.html", "places/port-vellan.html", "articles/index.html",
    "articles/dock-leader-held.html", "articles/court-orders-release.html", "articles/gate-watch.html", "print.html", "data.html",
    "404.html",
)  # fmt: skip


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("origin", ["server", "file"])
def test_a_reader_follows_event_sentence_actor_timeline_without_scripts(reader: Page, site: Path, server: str, origin: str) -> None:
    root = server if origin == "server" else f"{site.as_uri()}/"
    reader.goto(f"{root}index.html")
    expect(reader.get_by_role("heading", level=1)).to_have_text("The Vellan dock dispute")

    reader.get_by_role("region", name="Key events").get_by_role("link", name="Mara Ilvane arrested in Port Vellan").click()
    expect(reader).to_have_url(f"{root}events/ilvane-arrested.html")
    expect(reader.locator("time").first).to_have_attribute("datetime", "2024-05-16")

    reader.get_by_role("link", name="Northern Wire, Port Vellan, 17 May 2024").first.click()
    expect(reader).to_have_url(f"{root}articles/dock-leader-held.html#s1")
    sentence = reader.locator("#s1")
    expect(sentence).to_contain_text("was arrested in Port Vellan on Thursday night")
    expect(sentence).to_be_in_viewport()
    assert sentence.evaluate("node => node.matches(':target')")

    sentence.get_by_role("link", name="Mara Ilvane").click()
    expect(reader).to_have_url(f"{root}actors/mara-ilvane.html")
    expect(reader.get_by_role("region", name="Timeline")).to_contain_text("16 May 2024, night")

    reader.get_by_role("navigation", name="Site").get_by_role("link", name="Timeline").click()
    expect(reader).to_have_url(f"{root}index.html")


def test_how_a_date_was_found_is_one_click_away(reader: Page, server: str) -> None:
    reader.goto(f"{server}periods/2024-05.html#e-ilvane-arrested")
    entry = reader.locator("#e-ilvane-arrested")
    why = entry.get_by_text("Thursday → nearest past")
    expect(why).to_be_hidden()
    entry.get_by_text("How dated").click()
    expect(why).to_be_visible()


def test_an_old_address_leads_to_the_event(reader: Page, server: str) -> None:
    reader.goto(f"{server}events/court-orders-release-2-detain.html")
    expect(reader).to_have_url(f"{server}events/ilvane-arrested.html")


def test_a_keyboard_reaches_the_content_first_and_the_overview_is_no_trap(reader: Page, server: str) -> None:
    reader.goto(f"{server}index.html")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Skip to the content")).to_be_focused()
    assert reader.locator(".strip a").count() > 0
    assert reader.locator(".strip a:not([tabindex='-1'])").count() == 0
    reader.get_by_text("Events by month, as a table").click()
    expect(reader.get_by_role("rowheader", name="May 2024")).to_be_visible()


def test_a_bin_of_the_overview_leads_to_its_period(reader: Page, server: str) -> None:
    reader.goto(f"{server}index.html")
    reader.locator(".strip a").last.click(force=True)
    expect(reader.get_by_role("heading", level=1)).to_have_text("May 2024")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, server: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for kind in KINDS:
        page.goto(server + kind)
        # All details open and all entries laid out: axe judges only what is drawn.
        page.add_style_tag(content=".entry { content-visibility: visible !important }")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate(AXE)
        rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
        found += [
            f"{kind}: {rule['id']}: {node['html'][:160]} {node['failureSummary']}" for rule in rules for node in rule["nodes"]
        ]
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_page_scrolls_sideways(browser: Browser, server: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    for kind in KINDS:
        page.goto(server + kind)
        page.add_style_tag(content=".entry { content-visibility: visible !important }")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        if (drawn := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide.append(f"{kind}: {drawn}")
    page.close()
    assert wide == []


def test_nothing_is_asked_of_another_origin(browser: Browser, server: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text))
    for kind in KINDS:
        if kind != "404.html":  # its addresses are those of the domain's root, where a site without a base URL is served
            page.goto(server + kind)
    page.close()
    assert [url for url in asked if not url.startswith(server)] == []
    assert failed == []


def test_targets_are_large_enough_to_hit(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{server}periods/2024-05.html")
    page.add_style_tag(content=".entry { content-visibility: visible !important }")
    heights = page.eval_on_selector_all("a.chip, summary, nav a", "nodes => nodes.map(node => node.getBoundingClientRect().height)")
    page.close()
    assert len(heights) > 20
    assert min(heights) >= 24
