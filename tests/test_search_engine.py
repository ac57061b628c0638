"""Search: what it may know of a story, an engine whose files are the same each time, and a site that does without one."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypertext import Hypertext
from storylines import UNCITED, WITHHELD, project, storyline

from generator.build import publish
from generator.errors import SearchError
from generator.model import Actor, Profile, Record, Storyline
from generator.pages import records
from generator.pages.search import search
from generator.project import Project
from generator.render import render
from generator.search import index
from generator.serve import rebuild

WriteProject = Callable[[Mapping[str, str | bytes]], Project]
RECORDS = tuple(
    Record(f"{kind}s/{name}.html", kind, f"{kind} {name}", text=f"What is told of {name} here.")
    for name in ("arden", "brook", "cliff")
    for kind in ("event", "actor", "place", "article", "period")
)


def named(count: int) -> Storyline:
    """The story with that many more people in it, each with a page."""
    people = tuple(
        Actor(f"p{at}", f"Person {at:05}", "person", ids=(f"p{at}",), profile=Profile(f"p{at}", "")) for at in range(count)
    )
    return replace(storyline(), actors=(*storyline().actors, *people))


def known(root: Path, of: Storyline | None = None, **settings: object) -> dict[str, Record]:
    """The records by address."""
    return {record.url: record for record in records(of or storyline(), project(root, **settings))}


def test_events_actors_places_articles_and_periods_can_be_found(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert found["events/ilvane-arrested.html"] == Record(
        "events/ilvane-arrested.html", "event", "Mara Ilvane arrested in Port Vellan", "16 May 2024, night",
        "Mara Ilvane, Police, Port Vellan", found["events/ilvane-arrested.html"].text,
    )  # fmt: skip
    assert "was arrested in Port Vellan on Thursday night" in found["events/ilvane-arrested.html"].text
    assert "Police had detained her at home" in found["events/ilvane-arrested.html"].text
    assert found["actors/harbour-holdings.html"].names == "Vellan Port Company"
    assert found["actors/mara-ilvane.html"].text == "dockers’ leader, Vellan Dockers’ Union"
    assert found["actors/vellan-dockers-union.html"].text == "The union of the port’s  2,100  dockers."
    assert found["places/port-vellan.html"].kind == "place"
    assert found["articles/dock-leader-held.html"].when == "17 May 2024"
    assert found["periods/2024-05.html"] == Record("periods/2024-05.html", "period", "May 2024")


def test_nothing_is_found_that_may_not_be_published(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert "the eastern gate" in found["articles/dock-leader-held.html"].text  # in full
    assert "Witnesses put the clash" in found["articles/court-orders-release.html"].text  # cited
    assert found["articles/gate-watch.html"].text == ""
    everything = " ".join(f"{record.title} {record.names} {record.text}" for record in found.values())
    assert UNCITED not in everything
    assert WITHHELD not in everything


def test_events_nobody_reviewed_are_not_found_where_they_are_not_published(tmp_path: Path) -> None:
    found = known(tmp_path, publish="reviewed")
    assert [url for url in found if url.startswith("events/")] == ["events/agreement-signed.html", "events/work-resumes.html"]
    assert "arrested" not in " ".join(f"{each.title} {each.text}" for each in found.values() if each.kind == "event")


def test_every_address_is_one_of_the_site(tmp_path: Path) -> None:
    site = publish(storyline(), project(tmp_path, search="none"))
    for record in records(storyline(), project(tmp_path)):
        page, _, anchor = record.url.partition("#")
        assert page in site.files
        assert not anchor or anchor in Hypertext(site.files[page]).ids


def test_equal_records_give_equal_files() -> None:
    """pagefind writes the values of a filter in the order of a hash table: three runs agree by chance once in 14,400 times."""
    first, *others = (index(RECORDS, "en") for _ in range(3))
    assert all(other == first for other in others)
    entry = json.loads(first["pagefind/pagefind-entry.json"])
    (language,) = entry["languages"].values()
    assert f"pagefind/pagefind.{language['hash']}.pf_meta" in first
    assert language["page_count"] == len(RECORDS)


def test_an_order_that_was_right_by_chance_gives_the_same_files_too() -> None:
    """Of two values, half of the runs have them in order."""
    two = [record for record in RECORDS if record.kind in ("event", "actor")]
    assert len({tuple(sorted(index(two, "en").items())) for _ in range(8)}) == 1


def test_the_engine_brings_its_stemming_and_no_interface() -> None:
    files = index(RECORDS, "de-AT")
    assert "pagefind/wasm.de.pagefind" in files
    assert not [url for url in files if "-ui." in url or url.endswith(".css")]
    assert "pagefind/wasm.unknown.pagefind" in index(RECORDS, "ja")


def test_the_engine_is_part_of_the_site(tmp_path: Path) -> None:
    site = publish(storyline(), project(tmp_path))
    assert site.problems == ()
    assert sum(url.startswith("pagefind/fragment/") for url in site.files) == len(known(tmp_path))
    assert b'data-engine="pagefind/pagefind.js"' in site.files["search.html"]


SAYS_NOTHING = "#!/bin/sh\nexit 3\n"
SAYS_NONSENSE = "#!/bin/sh\nhead -c 1; printf 'bm9uc2Vuc2U=,'\ncat >/dev/null\n"
NO = base64.b64encode(b'{"payload": {"type": "Error", "message": "too much"}}').decode()
SAYS_NO = f"#!/bin/sh\nhead -c 1 >/dev/null; printf '{NO},'\n"


@pytest.mark.parametrize(
    ("binary", "told"),
    [(None, "cannot be run"), (SAYS_NOTHING, "pagefind"), (SAYS_NONSENSE, "does not understand"), (SAYS_NO, "too much")],
    ids=["missing", "ends", "nonsense", "error"],
)
def test_without_a_working_engine_there_is_a_site_and_a_warning(
    binary: str | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pagefind-binary"
    if binary:
        path.write_text(binary, encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))
    site = publish(storyline(), project(tmp_path))
    (problem,) = site.problems
    assert problem.severity == "warning"
    assert told in problem.message
    assert 'search = "none"' in problem.message
    assert site.files == publish(storyline(), project(tmp_path, search="none")).files


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    with pytest.raises(SearchError, match=r"pip install 'pagefind\[bin\]'"):
        index(RECORDS, "en")


def test_the_preview_goes_without(write_project: WriteProject, tmp_path: Path) -> None:
    of = write_project({"wall.txt": "PORT NESS, 6 March 2031 (NNA) — The harbour wall of Port Ness collapsed on Tuesday."})
    said: list[str] = []
    rebuild(lambda: of, tmp_path / "preview", report=lambda problems: said.extend(map(str, problems)), say=lambda _: None)
    assert not (tmp_path / "preview" / "pagefind").exists()
    assert b'data-engine=""' in (tmp_path / "preview" / "search.html").read_bytes()
    assert said == []


def test_names_are_links_without_a_script_and_data_for_it(tmp_path: Path) -> None:
    of = project(tmp_path, search="none")
    files = render(search(storyline(), of), of)
    page = Hypertext(files["search.html"])
    links = {address for tag, address in page.links if tag == "a"}
    assert {"actors/mara-ilvane.html", "places/port-vellan.html", "periods/2024-05.html", "events/strike-begins.html"} <= links
    head, _, rows = files["search-names.js"].decode().partition("=")
    assert head == "datelineNames"
    rows = json.loads(rows)
    assert ["actor", "Harbour Holdings", "actors/harbour-holdings.html", "", "Vellan Port Company"] in rows
    assert {row[2] for row in rows} <= links


def test_names_stand_from_a_to_z_whatever_their_accents(tmp_path: Path) -> None:
    people = tuple(
        Actor(name, name, "person", ids=(name,), profile=Profile(name, "")) for name in ("Žižek", "zebra", "Ábel", "9th")
    )
    of = project(tmp_path)
    page, _ = search(replace(named(40), actors=(*named(40).actors, *people)), of)
    (listed,) = (each for each in page.context["sections"] if each.kind == "actor")  # type: ignore[union-attr]
    assert [letter.letter for letter in listed.letters] == ["#", "A", "H", "M", "P", "V", "Z"]
    assert [each.title for each in listed.letters[-1].names] == ["zebra", "Žižek"]


def test_the_page_stays_small_where_the_names_are_many(tmp_path: Path) -> None:
    of = project(tmp_path)
    files = render(search(named(5000), of), of)
    page = Hypertext(files["search.html"])
    assert files["search.html"].count(b"<") / 2 < 6000
    assert ("a", "actors/index.html") in page.links
    assert files["search-names.js"].count(b"Person ") == 5000


def test_results_are_counted_by_the_rules_of_the_language(tmp_path: Path) -> None:
    page, _ = search(storyline(), project(tmp_path))
    said = page.context["said"]["found"]  # type: ignore[union-attr]
    assert said == {"other": "%(num)s results", "one": "%(num)s result"}
