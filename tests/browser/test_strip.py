"""The overview as a way to choose days: by keyboard, by dragging, by touch; and in a language written from the right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sites import crowd, publish
from test_reading import AXE, WCAG


@pytest.fixture(scope="module")
def even(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A site with twenty events in each of fifty months."""
    return f"{publish(tmp_path_factory.mktemp('even'), crowd()).as_uri()}/index.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def reading(page: Page) -> Locator:
    """The live region under the strip."""
    return page.locator(".range").get_by_role("status")


def test_the_overview_is_one_tab_stop_and_arrows_choose_a_range(page: Page, even: str) -> None:
    page.goto(even)
    strip = page.get_by_role("listbox", name="Overview: choose a range of time")
    assert strip.locator("[tabindex='0']").count() == 1
    strip.locator("[tabindex='0']").focus()
    page.keyboard.press("Home")
    expect(page.get_by_role("option", name="January 2020: 21 dated to the day")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(reading(page)).to_have_text("February 2020 to April 2020: 60 events")
    expect(page).to_have_url(f"{even}?from=2020-02&to=2020-04#timeline")
    assert page.get_by_role("option", selected=True).count() == 3
    page.keyboard.press("Shift+ArrowLeft")
    expect(reading(page)).to_have_text("February 2020 to March 2020: 40 events")
    page.keyboard.press("Escape")
    expect(reading(page)).to_be_empty()
    expect(page).to_have_url(even)
    page.go_back()  # the whole stroke was one step
    expect(page).to_have_url(f"{even}?from=2020-02&to=2020-03#timeline")
    page.go_back()
    expect(page).to_have_url(even)


def test_enter_opens_the_period_of_a_bin(page: Page, even: str) -> None:
    page.goto(even)
    page.locator(".strip [tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("February 2024")


def test_dragging_chooses_a_range_and_a_click_still_opens_the_period(page: Page, even: str) -> None:
    page.goto(even)
    box = page.locator("svg.strip").bounding_box()
    assert box is not None
    width = box["width"] / 50
    page.mouse.move(box["x"] + 12.5 * width, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 20 * width, box["y"] + 45, steps=4)
    page.mouse.move(box["x"] + 23.5 * width, box["y"] + 45, steps=4)
    page.mouse.up()
    expect(page).to_have_url(f"{even}?from=2021-01&to=2021-12#timeline")
    expect(reading(page)).to_contain_text("January 2021 to December 2021")
    expect(page.locator(".strip .selection")).to_be_visible()
    page.get_by_role("link", name="Show them").click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_in_viewport()
    page.get_by_role("button", name="Clear the range").click()
    expect(page).to_have_url(even)
    page.locator(".strip a").first.click(position={"x": 5, "y": 60})
    expect(page.get_by_role("heading", level=1)).to_have_text("January 2020")


def test_a_finger_drags_along_the_strip(browser: Browser, even: str) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(even)
    box = page.locator("svg.strip").bounding_box()
    assert box is not None
    session = context.new_cdp_session(page)
    for kind, share in (("touchStart", 0.11), ("touchMove", 0.15), ("touchMove", 0.25), ("touchMove", 0.35)):
        at = {"x": box["x"] + share * box["width"], "y": box["y"] + 40}
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page).to_have_url(f"{even}?from=2020-06&to=2021-06#timeline")
    context.close()


def test_days_asked_for_elsewhere_are_seen_on_the_strip(page: Page, even: str) -> None:
    page.goto(f"{even}?from=2021-03-10&to=2021")
    expect(reading(page)).to_contain_text("March 2021 to December 2021")
    assert page.get_by_role("option", selected=True).count() == 10
    page.get_by_role("button", name="Clear all").first.click()
    expect(reading(page)).to_be_empty()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_range_on_the_strip_is_accessible(browser: Browser, even: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(f"{even}?from=2021-03-10&to=2021")
    page.locator(".strip [tabindex='0']").focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(reading(page)).to_contain_text("January 2024 to February 2024")
    page.evaluate(AXE)
    rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
    assert [f"{rule['id']}: {node['html'][:160]}" for rule in rules for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_where_reading_runs_from_the_right_so_does_time(browser: Browser, tmp_path: Path) -> None:
    address = f"{publish(tmp_path, crowd(), interface='ar').as_uri()}/index.html"
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(address)
    hits = page.locator(".strip .hit")
    first, last = hits.first.bounding_box(), hits.last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    page.locator(".strip [tabindex='0']").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page).to_have_url(f"{address}?from=2020-01&to=2020-02#timeline")
    expect(reading(page)).to_contain_text("40 حدثاً")
    expect(page.locator(".tokens button").first).to_have_text("من \u20682020-01\u2069")  # else it would be read as 01-2020
    page.goto(f"{address}?q=event+304+happens")
    expect(page.locator(".found .entry")).to_have_count(1)
    expect(page.locator(".found .headline bdi[lang=en]")).to_have_text("Event 304 happens")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.close()
