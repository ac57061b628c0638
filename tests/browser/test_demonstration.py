"""The demonstration as built from `content/`: every link leads somewhere, and axe finds nothing on its longest pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypertext import broken_links, pages
from playwright.sync_api import Browser, expect
from test_reading import AXE, WCAG

from generator.build import build
from generator.project import load_project

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in a folder of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    (folder / "content").symlink_to(ROOT / "content")
    for url, content in build(load_project(folder)).files.items():
        path = folder / "site" / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "site"


def test_every_link_of_the_demonstration_leads_somewhere(demonstration: Path) -> None:
    files = {path.relative_to(demonstration).as_posix(): path.read_bytes() for path in demonstration.rglob("*") if path.is_file()}
    assert broken_links(files) == []
    assert {url: page.faults for url, page in pages(files).items() if page.faults} == {}
    assert [url for url, page in pages(files).items() if len(page.ids) != len(set(page.ids))] == []


def test_the_demonstration_is_read_from_event_to_sentence_without_scripts(browser: Browser, demonstration: Path) -> None:
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto((demonstration / "index.html").as_uri())
    page.get_by_role("region", name="Key events").get_by_role("link").first.click()
    quoted = page.locator("#sources ~ ol q, section:has(#sources) q").first.inner_text()
    page.locator("section:has(#sources) figcaption a").first.click()
    expect(page.locator(".sentence:target")).to_be_in_viewport()
    assert page.locator(".sentence:target").inner_text().split()[:5] == quoted.strip("“”").split()[:5]
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_on_the_demonstration(browser: Browser, demonstration: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    longest = (
        max((demonstration / kind).glob("*.html"), key=lambda path: path.stat().st_size)
        for kind in ("actors", "articles", "events")
    )
    found = []
    for path in (demonstration / "index.html", *longest):
        page.goto(path.as_uri())
        page.add_style_tag(content=".entry { content-visibility: visible !important }")
        page.evaluate(AXE)
        rules = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(result => result.violations)", WCAG)
        found += [f"{path.name}: {rule['id']}: {node['html'][:160]}" for rule in rules for node in rule["nodes"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    page.close()
    assert found == []
