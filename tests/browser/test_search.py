"""Search and the embedded page as a person uses them: with the engine, from a folder, under a policy, by keyboard, in a frame."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from storylines import project, storyline

from generator.build import publish

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'"


class _Handler(http.server.SimpleHTTPRequestHandler):
    policy = ""

    def log_message(self, format: str, *args: object) -> None:
        """A test's output is not a server's log."""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@contextmanager
def served(folder: Path, policy: str = "") -> Iterator[str]:
    """The folder's address on a server of its own, ending with a slash."""
    handler = type("Handler", (_Handler,), {"policy": policy})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up story with its engine, below `repo/` as a project page has it."""
    root = tmp_path_factory.mktemp("searched")
    site = publish(storyline(), project(root))
    assert site.problems == ()
    for url, content in site.files.items():
        path = root / "served" / "repo" / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "served"


@pytest.fixture(scope="module")
def root(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield f"{address}repo/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose errors fail the test."""
    page = browser.new_page(reduced_motion="reduce")
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert faults == []


def results(page: Page) -> list[str]:
    """The titles shown; their number is told a moment before they are there."""
    expect(page.locator(".results li").first).to_be_visible()
    return page.locator(".results h2").all_inner_texts()


def test_a_reader_finds_an_actor_an_event_and_a_phrase_and_cites_the_view(page: Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}index.html")
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Search").click()
    field = page.get_by_role("searchbox")
    assert not [url for url in asked if "pagefind" in url]  # nothing of the engine before it is wanted
    field.focus()
    field.fill("ilvane")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"))
    assert results(page)[0] == "Mara Ilvane"

    field.fill("dockers strike")
    expect(page.locator(".results h2").filter(has_text="Dockers strike")).to_have_count(1)

    field.fill("detained her at home")
    expect(page.locator(".results mark").filter(has_text="detained").first).to_be_visible()
    assert "Mara Ilvane arrested in Port Vellan" in results(page)
    page.get_by_role("radio", name="Events").check(force=True)
    expect(page).to_have_url(f"{root}search.html?q=detained+her+at+home&kind=event")
    expect(page.get_by_role("status")).to_have_text("1 result")

    page.reload()
    expect(page.get_by_role("status")).to_have_text("1 result")
    page.get_by_role("link", name="Mara Ilvane arrested in Port Vellan").click()
    expect(page).to_have_url(f"{root}events/ilvane-arrested.html")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("1 result")
    assert [url for url in asked if not url.startswith(root)] == []


def test_what_was_typed_before_the_script_was_there_is_answered(page: Page, root: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/static/search.js", late)
    page.goto(f"{root}search.html", wait_until="commit")
    field = page.get_by_role("searchbox")
    field.fill("ilvane")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"))
    expect(field).to_have_value("ilvane")


def test_words_are_found_by_their_stem(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=arrests")
    expect(page.locator(".results h2").filter(has_text="Mara Ilvane arrested")).to_have_count(1)


def test_back_undoes_a_search_and_typing_is_one_step(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    field = page.get_by_role("searchbox")
    field.press_sequentially("harbour", delay=30)
    expect(page).to_have_url(f"{root}search.html?q=harbour")
    field.press_sequentially(" holdings", delay=30)
    expect(page).to_have_url(f"{root}search.html?q=harbour+holdings")
    page.get_by_role("button", name="Search").click()  # asks for what is there already: no step of its own
    page.go_back()
    expect(page).to_have_url(f"{root}search.html")
    expect(field).to_have_value("")
    expect(page.locator(".index")).to_be_visible()
    expect(page.locator(".results")).to_be_hidden()


def test_what_is_not_there_is_said_and_the_names_stay(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=zeppelin")
    expect(page.get_by_role("status")).to_have_text("Nothing was found. Try fewer words, or another spelling.")
    expect(page.get_by_role("link", name="Harbour Holdings", exact=True)).to_be_visible()


def test_the_keyboard_goes_through_the_results(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.get_by_role("searchbox").evaluate("node => node === document.activeElement"):
            break
    page.keyboard.type("ilvane")
    expect(page.locator(".results").get_by_role("link", name="Mara Ilvane", exact=True)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Mara Ilvane", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("fieldset :checked")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Search")


def test_down_waits_for_the_results_it_goes_to(page: Page, root: str) -> None:
    """Typed and pressed at once: the results of before, or none, are there, and would take the focus with them when they go."""
    page.goto(f"{root}search.html")
    field = page.get_by_role("searchbox")
    field.focus()
    page.keyboard.type("harbour")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Harbour Holdings", exact=True).first).to_be_focused()
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type(" ilvane")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results a").first).to_be_focused()
    expect(page).to_have_url(f"{root}search.html?q=harbour+ilvane")


def test_from_a_folder_names_periods_and_key_events_are_found(page: Page, folder: Path) -> None:
    page.goto(f"{(folder / 'repo').as_uri()}/search.html")
    page.get_by_role("searchbox").fill("vellan port company")  # a former name
    expect(page.get_by_role("status")).to_have_text("1 result · Only names, periods and key events are looked through here.")
    page.get_by_role("link", name="Harbour Holdings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Holdings")
    page.goto(f"{(folder / 'repo').as_uri()}/search.html")
    page.get_by_role("searchbox").fill("may 2024")
    expect(page.locator(".results h2").filter(has_text="May 2024")).to_have_count(1)


def test_without_scripts_the_names_are_links(browser: Browser, root: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{root}search.html")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("region", name="Actors").get_by_role("link", name="Mara Ilvane").click()
    expect(page).to_have_url(f"{root}actors/mara-ilvane.html")
    page.context.close()


@pytest.mark.parametrize(
    ("more", "status"), [("; script-src 'self' 'wasm-unsafe-eval'", ""), ("", " · Only names")], ids=["allowed", "forbidden"]
)
def test_a_policy_that_forbids_the_engine_leaves_the_names(browser: Browser, folder: Path, more: str, status: str) -> None:
    page = browser.new_page()
    with served(folder, STRICT + more) as address:
        page.goto(f"{address}repo/search.html?q=ilvane")
        expect(page.get_by_role("status")).to_have_text(re.compile(rf"^\d+ results{status}"))
        assert results(page)[0] == "Mara Ilvane"
        assert len(results(page)) > 2 or status
    page.close()


def test_an_excerpt_cannot_bring_markup_into_the_page(page: Page, root: str) -> None:
    page.route("**/pagefind/pagefind.js", lambda route: route.fulfill(content_type="text/javascript", body=HOSTILE))
    page.goto(f"{root}search.html?q=x")
    expect(page.locator(".excerpt")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".results img, .results script, .results b b")).to_have_count(0)
    expect(page.locator(".results mark")).to_have_text("found")
    expect(page.locator(".results h2")).to_have_text("<b>title</b>")


HOSTILE = """
const data = {raw_url: "index.html", meta: {title: "<b>title</b>"}, content: "",
  excerpt: "&lt;img src=x onerror=alert(1)&gt; <mark>found</mark><script>alert(2)</" + "script><img src=y onerror=alert(3)>"};
export const options = async () => {}, init = async () => {}, filters = async () => ({kind: {event: 1}});
export const search = async () => ({results: [{score: 1, data: async () => data}]});
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, root: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for url in ("search.html", "search.html?q=ilvane", "search.html?q=zeppelin", "embed/index.html"):
        page.goto(root + url)
        if "ilvane" in url:
            expect(page.locator(".results li").first).to_be_visible()
        page.evaluate(AXE)
        rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
        found += [f"{url}: {rule['id']}: {node['html'][:160]} {node['failureSummary']}" for rule in rules for node in rule["nodes"]]
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [240, 320, 360])
def test_nothing_scrolls_sideways(browser: Browser, root: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 480})
    for url in ("embed/index.html", "search.html?q=ilvane"):
        page.goto(root + url)
        if width > 240 or "embed" in url:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url
    page.close()


def test_in_a_frame_it_shows_the_key_events_and_its_links_lead_to_the_site(page: Page, folder: Path, root: str) -> None:
    frame_of = '<iframe src="repo/embed/index.html" title="Timeline" width="300" height="400"></iframe>'
    host = f'<!doctype html><title>Host</title><link rel="icon" href="data:,">{frame_of}'
    (folder / "host.html").write_text(host, encoding="utf-8")
    page.goto(f"{root}../host.html")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("listitem")).to_have_count(5)
    frame.get_by_role("link", name="Mara Ilvane arrested in Port Vellan").click()
    expect(page).to_have_url(f"{root}events/ilvane-arrested.html")
