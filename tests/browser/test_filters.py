"""The filters as a person uses them: on a page that holds all entries and on a site of a thousand, from a server and a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sites import crowd, publish
from test_reading import AXE, WCAG


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A site of a thousand events, opened from its folder."""
    return f"{publish(tmp_path_factory.mktemp('big'), crowd()).as_uri()}/index.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on an error of a script."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    opened, errors = context.new_page(), []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text))
    yield opened
    context.close()
    assert errors == []


def panel(page: Page, name: str) -> Locator:
    """Opens what stands behind one word of the bar."""
    page.locator(".facet > summary", has_text=re.compile(rf"^\s*{name}")).click()
    return page.locator(".facet[open]")


def choose(page: Page, facet: str, *names: str) -> None:
    """Ticks choices of one facet and closes it."""
    opened = panel(page, facet)
    for name in names:
        opened.get_by_role("checkbox", name=name).check()
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)


def told(page: Page) -> Locator:
    """The live region with the number of results."""
    return page.locator(".filters").get_by_role("status")


@pytest.mark.parametrize("origin", ["server", "file"])
def test_two_actors_and_a_range_make_a_view_that_opens_the_same_elsewhere(
    browser: Browser, page: Page, site: Path, server: str, origin: str
) -> None:
    root = server if origin == "server" else f"{site.as_uri()}/"
    page.goto(f"{root}index.html")
    entries = page.locator(".timeline .entry:visible")
    expect(told(page)).to_have_text("17 events in all")
    choose(page, "Actors", "Harbour Holdings", "Vellan Dockers’ Union")
    expect(told(page)).to_have_text("2 of 17 events")
    panel(page, "Dates").get_by_label("From").fill("2024")
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("1 of 17 events")
    address = f"{root}index.html?from=2024&actor=harbour-holdings&actor=vellan-dockers-union#timeline"
    expect(page).to_have_url(address)
    shown = entries.locator(".headline").all_inner_texts()
    assert shown == ["Union and company sign an agreement"]
    expect(page.locator(".timeline .gap:visible")).to_have_count(0)
    assert page.get_by_role("link", name="Link to this view").evaluate("node => node.href") == address

    fresh = browser.new_context().new_page()
    fresh.goto(address)
    expect(told(fresh)).to_have_text("1 of 17 events")
    assert fresh.locator(".timeline .entry:visible .headline").all_inner_texts() == shown
    expect(fresh.get_by_role("button", name="Remove: Harbour Holdings")).to_be_visible()
    expect(fresh.get_by_role("heading", name="Timeline")).to_be_in_viewport()
    fresh.context.close()


def test_back_undoes_a_choice_and_forward_does_it_again(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    choose(page, "Actors", "Police")
    expect(told(page)).to_have_text("1 of 17 events")
    choose(page, "Sources", "Northern Wire")
    page.go_back()
    expect(page).to_have_url(f"{server}index.html?actor=police#timeline")
    expect(page.get_by_role("button", name="Remove: Northern Wire")).to_have_count(0)
    page.go_back()
    expect(told(page)).to_have_text("17 events in all")
    expect(page.locator(".timeline .entry:visible")).to_have_count(17)
    page.go_forward()
    expect(told(page)).to_have_text("1 of 17 events")


def test_typed_words_are_one_step_and_find_sentences_without_regard_to_accents(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.get_by_role("searchbox", name="Words").press_sequentially("LÁYOFFS", delay=150)
    expect(told(page)).to_have_text("2 of 17 events")  # one by its headline, one by the sentence that tells of both
    page.go_back()
    expect(page).to_have_url(f"{server}index.html")
    expect(page.locator(".timeline .entry:visible")).to_have_count(17)


def test_an_empty_view_says_what_to_loosen_and_clears_in_one_click(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    choose(page, "Actors", "Harbour Holdings", "Vellan Dockers’ Union")
    choose(page, "Certainty", "Unconfirmed")
    expect(told(page)).to_have_text("0 of 17 events")
    expect(page.get_by_text("No event fits all of this")).to_be_visible()
    page.get_by_role("button", name="Without Unconfirmed: 2 events").click()
    expect(told(page)).to_have_text("2 of 17 events")
    page.go_back()
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".timeline .entry:visible")).to_have_count(17)
    expect(page).to_have_url(f"{server}index.html")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()


def test_a_range_holds_what_may_fall_in_it_and_says_how_much_may_not(page: Page, server: str) -> None:
    page.goto(f"{server}index.html?from=2024-05-13&to=2024-05-14")
    # known to the day: two; less exactly: one of that week, two open ones
    expect(told(page)).to_have_text("5 of 17 events · 3 of them perhaps on other days")
    page.goto(f"{server}index.html?from=-0044&to=-0043")
    expect(page.locator(".timeline .entry:visible .headline").first).to_have_text("The harbour of Port Vellan is founded")


@pytest.mark.parametrize("text", ["2024-13", "2023-02-29", "yesterday"])
def test_what_is_no_date_is_told_and_filters_nothing(page: Page, server: str, text: str) -> None:
    page.goto(f"{server}index.html")
    field = panel(page, "Dates").get_by_label("To", exact=True)
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("This is no year, month or day. Write it as 2016, 2016-09 or 2016-09-08.")
    expect(page).to_have_url(f"{server}index.html")


def test_every_facet_narrows_and_several_choices_of_it_widen(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    choose(page, "Certainty", "Reported")
    expect(told(page)).to_have_text("2 of 17 events")
    choose(page, "Certainty", "Unconfirmed")
    expect(told(page)).to_have_text("3 of 17 events")
    choose(page, "Certainty", "To the day")
    expect(told(page)).to_have_text("2 of 17 events")
    page.get_by_role("button", name="Clear all").first.click()
    choose(page, "Certainty", "Written by an editor")
    expect(told(page)).to_have_text("1 of 17 events")
    page.goto(f"{server}index.html?kind=other&place=port-vellan&source=Quayside")
    expect(told(page)).to_have_text("1 of 17 events")


def test_an_actor_nobody_knows_is_shown_as_asked_for(page: Page, server: str) -> None:
    page.goto(f"{server}index.html?actor=nobody")
    expect(told(page)).to_have_text("0 of 17 events")
    page.get_by_role("button", name="Remove: nobody").click()
    expect(told(page)).to_have_text("17 events in all")


def test_a_big_site_lists_its_results_compactly_in_chunks(page: Page, big: str) -> None:
    page.goto(big)
    assert page.evaluate("typeof datelineEvents") == "undefined"  # the data comes when it is first asked for
    expect(page.locator(".entry")).to_have_count(0)
    choose(page, "Kinds of act", "Talks and agreements", "Police, courts and law")
    expect(told(page)).to_have_text("400 of 1,000 events")
    entries = page.locator(".found .entry")
    expect(entries).to_have_count(200)
    expect(page.get_by_role("heading", name="2020", exact=True)).to_have_count(0)  # the years have made room
    expect(page.locator(".found .period").first).to_have_text("January 2020")
    page.get_by_role("button", name="Show 200 more").click()
    expect(entries).to_have_count(400)
    expect(entries.nth(200).locator(".headline a")).to_be_focused()
    entries.nth(1).get_by_role("link", name="Event 2 happens").click()
    expect(page.locator("#e-e2")).to_be_in_viewport()
    page.go_back()
    expect(told(page)).to_have_text("400 of 1,000 events")


def test_an_actor_is_found_among_hundreds_by_keyboard(page: Page, big: str) -> None:
    page.goto(big)
    page.locator(".filters .facet > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Find an actor")).to_be_focused()
    expect(page.locator(".facet[open] .options li")).to_have_count(100)
    expect(page.get_by_text("200 more: type part of a name")).to_be_visible()
    page.keyboard.type("actor 271")
    expect(page.locator(".facet[open] .options li")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{big}?actor=actor-271#timeline")
    page.keyboard.press("Escape")
    expect(page.locator(".facet > summary").first).to_be_focused()
    removing = page.get_by_role("button", name="Remove: Actor 271")
    removing.focus()
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("1,000 events in all")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()


def test_a_cited_view_of_a_big_site_opens_from_a_folder(page: Page, big: str) -> None:
    page.goto(f"{big}?from=2021&to=2021-02&actor=actor-4#timeline")
    expect(told(page)).to_have_text("0 of 1,000 events")
    page.get_by_role("button", name="Without from 2021").click()
    page.get_by_role("button", name="Remove: to 2021-02").click()
    expect(told(page)).to_have_text("7 of 1,000 events")
    page.get_by_role("searchbox", name="Words").fill("event 304")
    expect(page.locator(".found .entry")).to_have_count(1)


def test_on_a_phone_the_bar_is_folded_and_what_is_chosen_is_not(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page.goto(f"{server}index.html?actor=police")
    expect(page.get_by_role("searchbox", name="Words")).to_be_hidden()
    expect(page.get_by_role("button", name="Remove: Police")).to_be_visible()
    page.locator(".fold > summary").click()
    expect(page.get_by_role("searchbox", name="Words")).to_be_visible()
    opened = panel(page, "Actors")
    expect(opened.get_by_role("checkbox", name="Police")).to_be_checked()
    heights = page.eval_on_selector_all(
        ".filters :is(summary, button, label, .view, input[type=search])",
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.getBoundingClientRect().height)",
    )
    page.close()
    assert len(heights) > 8
    assert min(heights) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_filters_in_use_are_accessible_and_fit_the_screen(
    browser: Browser, server: str, big: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page.set_default_timeout(10_000)
    found = []
    for address in (f"{server}index.html?actor=police&q=nothing", f"{big}?from=2023-12&kind=law"):
        page.goto(address)
        expect(page.locator(".tokens li")).to_have_count(2)
        page.add_style_tag(content=".entry { content-visibility: visible !important }")
        if width < 768:
            page.locator(".fold > summary").click()
        for name in ("Actors", "Certainty", "Dates"):
            panel(page, name)
            page.evaluate(AXE)
            rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
            found += [f"{name}: {rule['id']}: {node['html'][:160]}" for rule in rules for node in rule["nodes"]]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
    assert found == []


def test_a_strict_content_security_policy_lets_all_of_it_work(browser: Browser, server: str) -> None:
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"

    def strict(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})  # type: ignore[attr-defined]

    page.route("**/index.html*", strict)
    page.goto(f"{server}index.html?actor=police&q=arrested")
    expect(told(page)).to_have_text("1 of 17 events")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.close()
    assert refused == []
