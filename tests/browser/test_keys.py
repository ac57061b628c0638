"""Shortcuts of a single key: listed, of use, never in the way of typing, and off for whoever wants them off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_reading import AXE, WCAG


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Keyboard shortcuts")


def test_the_shortcuts_are_listed_under_a_key_and_a_button(page: Page, server: str) -> None:
    page.goto(f"{server}actors/mara-ilvane.html")
    page.keyboard.press("?")
    expect(dialog(page)).to_contain_text("next entry")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(dialog(page)).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(dialog(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_focused()


def test_without_scripts_nothing_speaks_of_shortcuts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}index.html")
    expect(page.get_by_text("Keyboard shortcuts")).to_have_count(0)
    expect(page.get_by_text("Filter the timeline")).to_have_count(0)
    context.close()


def test_j_and_k_walk_the_entries_and_enter_opens_one(page: Page, server: str) -> None:
    page.goto(f"{server}periods/2024-05.html")
    links = page.locator(".entry .headline a")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(links.nth(2)).to_be_focused()
    expect(links.nth(2)).to_be_in_viewport()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dockers strike")


def test_j_passes_over_entries_that_are_filtered_away(page: Page, server: str) -> None:
    page.goto(f"{server}index.html?actor=mara-ilvane#timeline")
    expect(page.locator(".timeline .entry:visible")).to_have_count(2)
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Mara Ilvane arrested in Port Vellan").last).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Court orders the release of Mara Ilvane").last).to_be_focused()


def test_a_slash_goes_to_the_words_and_typing_there_is_typing(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{server}index.html")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Words")
    expect(field).to_be_focused()
    page.keyboard.type("j?k/")
    expect(field).to_have_value("j?k/")
    expect(dialog(page)).to_be_hidden()


def test_a_key_with_a_modifier_is_the_browsers(page: Page, server: str) -> None:
    page.goto(f"{server}periods/2024-05.html")
    for keys in ("Control+j", "Alt+j", "Meta+k"):
        page.keyboard.press(keys)
    expect(page.locator(".entry .headline a:focus")).to_have_count(0)


def test_turned_off_they_stay_off_and_the_button_turns_them_on(page: Page, server: str) -> None:
    page.goto(f"{server}periods/2024-05.html")
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Shortcuts of a single key are on").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{server}periods/2024.html")
    for key in ("j", "?"):
        page.keyboard.press(key)
    expect(page.locator(".entry .headline a:focus")).to_have_count(0)
    expect(dialog(page)).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_role("checkbox", name="Shortcuts of a single key are on").check()
    page.keyboard.press("Escape")
    page.locator("body").click(position={"x": 1, "y": 1})
    page.keyboard.press("j")
    expect(page.locator(".entry .headline a:focus")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_list_is_accessible(browser: Browser, server: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{server}periods/2024-05.html")
    page.keyboard.press("?")
    expect(dialog(page)).to_be_visible()
    page.evaluate(AXE)
    rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
    page.close()
    assert [f"{rule['id']}: {node['html'][:160]}" for rule in rules for node in rule["nodes"]] == []
