"""The pages of a made-up story: what stands where, what never gets out, and that every link leads somewhere."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypertext import broken_links, pages
from jsonschema import Draft202012Validator
from storylines import UNCITED, WITHHELD, A, event, interval, on, project, storyline, telling

from generator.model import Day, Event, Storyline
from generator.pages import PAGES
from generator.pages.edition import ENTRIES_PER_PAGE, Edition
from generator.pages.entries import entry
from generator.pages.strip import strip
from generator.pages.text import blocks
from generator.render import render

Build = Callable[..., dict[str, bytes]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def built(story: Storyline | None = None, **settings: object) -> dict[str, bytes]:
        of = project(tmp_path, **settings)
        return render([output for make in PAGES for output in make(story or storyline(), of)], of)

    return built


def test_every_kind_of_page_is_there(build: Build) -> None:
    assert {
        "index.html", "periods/2024.html", "periods/2024-05.html", "periods/-0043.html", "events/ilvane-arrested.html",
        "actors/index.html", "actors/mara-ilvane.html", "places/index.html", "places/port-vellan.html", "articles/index.html",
        "articles/dock-leader-held.html", "print.html", "data.html", "404.html", "timeline.json", "timeline.schema.json",
        "feed.atom", "robots.txt", ".nojekyll", "static/style.css",
    } <= set(build())  # fmt: skip


@pytest.mark.parametrize("base_url", ["", "https://vellan.example/story/"])
def test_every_link_and_fragment_leads_somewhere(build: Build, base_url: str) -> None:
    files = build(base_url=base_url)
    assert broken_links(files, "/story/" if base_url else "/") == []


def test_html_nests_and_no_id_stands_twice(build: Build) -> None:
    for url, page in pages(build()).items():
        assert page.faults == [], url
        assert len(page.ids) == len(set(page.ids)), url
        assert page.headings[0] == 1, url
        assert page.headings.count(1) == 1, url
        assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), url


def test_equal_stories_give_equal_bytes(build: Build) -> None:
    assert build() == build()


def test_each_event_has_its_place_and_only_some_a_page(build: Build) -> None:
    files = build()
    read = pages(files)
    for each in storyline().events:
        holding = [url for url, page in read.items() if url.startswith("periods/") and f"e-{each.id}" in page.ids]
        assert holding, each.id
        told_once = len({t.article for t in each.tellings}) < 2
        plain = told_once and not each.key and each.status == "machine" and not each.conflicts
        assert (f"events/{each.id}.html" in files) is not plain


def test_other_ids_lead_to_the_event(build: Build) -> None:
    files = build()
    assert b'url=ilvane-arrested.html"' in files["events/court-orders-release-2-detain.html"]
    assert "e-court-orders-release-2-detain" in pages(files)["periods/2024-05.html"].ids


def test_no_address_is_absolute_without_a_base_url(build: Build) -> None:
    files = build()
    assert "sitemap.xml" not in files
    for url, page in pages(files).items():
        own = [address for _, address in page.links if address.startswith("/") and url != "404.html"]
        assert own == []
        assert b"canonical" not in files[url] or url.startswith("events/court-orders")


def test_a_base_url_gives_absolute_addresses_where_they_are_needed(build: Build) -> None:
    files = build(base_url="https://vellan.example/story/")
    assert b'<link rel="canonical" href="https://vellan.example/story/actors/mara-ilvane.html">' in files["actors/mara-ilvane.html"]
    assert b'href="/story/index.html"' in files["404.html"]
    assert b"Sitemap: https://vellan.example/story/sitemap.xml" in files["robots.txt"]


# -- what may be published


def test_quotes_publish_no_other_sentence(build: Build) -> None:
    story = storyline()
    unsaid = "A second sentence that nobody quotes follows here and says nothing about any event"
    assert all(unsaid not in content.decode(errors="ignore") for content in build(story).values())
    document = story.documents[1]
    cited = Edition(story, project(Path())).cited["court-orders-release"]
    shown = {index for block in blocks(Edition(story, project(Path())), document) for index in block.indexes}
    assert shown == cited
    assert UNCITED in document.article.text


def test_none_publishes_no_sentence_at_all(build: Build) -> None:
    files = build()
    assert all(WITHHELD not in content.decode(errors="ignore") for content in files.values())
    assert b"is not published here" in files["articles/gate-watch.html"]
    withheld = next(e for e in json.loads(files["timeline.json"])["events"] if e["id"] == "lorries-seen")["sources"][0]
    assert (withheld["sentence"], withheld["prefix"], withheld["suffix"]) == (None, None, None)


def test_full_publishes_every_sentence_with_its_address(build: Build) -> None:
    page = pages(build())["articles/dock-leader-held.html"]
    sentences = storyline().documents[0].sentences
    assert [f"s{n + 1}" for n in range(len(sentences))] == [i for i in page.ids if i.startswith("s") and i[1:].isdigit()]
    for extent in sentences:
        assert extent.of(storyline().documents[0].article.text) in page.text


def test_only_reviewed_events_where_the_project_says_so(build: Build) -> None:
    told = json.loads(build(publish="reviewed")["timeline.json"])["events"]
    assert [each["id"] for each in told] == ["agreement-signed", "work-resumes"]


def test_noindex_is_said_on_every_page_and_robots_are_let_in_to_read_it(build: Build) -> None:
    files = build(noindex=True, base_url="https://vellan.example/")
    assert all(b'content="noindex"' in files[url] for url in pages(files))
    assert b"Disallow" not in files["robots.txt"]
    assert "sitemap.xml" not in files


# -- what an entry says


def test_an_entry_says_who_reports_who_disagrees_and_how_it_is_dated(build: Build) -> None:
    text = " ".join(pages(build())["periods/2024-05.html"].text.split())
    assert "reported by Vellan Dockers’ Union" in text
    assert "unconfirmed" in text
    assert "Reports disagree on the date. Elsewhere: 15 May 2024" in text
    assert "2 independent sources" in text
    assert "by 18 May 2024 probably 17 May 2024" in text
    assert "corrected by an editor" in text
    assert "“Thursday night”, read on 17 May 2024" in text
    assert 'Thursday → nearest past to Fri 2024-05-17 ("was arrested") → 2024-05-16' in text


def test_an_event_without_a_line_of_its_own_is_called_by_its_sentence(build: Build) -> None:
    story = storyline()
    nameless = tuple(replace(each, summary="") for each in story.events)
    told = {each["id"]: each["summary"] for each in json.loads(build(replace(story, events=nameless))["timeline.json"])["events"]}
    assert told["union-founded"] == "The union was founded in 2019."
    assert told["lorries-seen"] == "Untitled"  # its only article is not to be quoted
    assert max(map(len, told.values())) <= 120


def test_the_sentence_shown_first_is_one_that_gives_the_date_shown() -> None:
    story = storyline()
    vague = telling(A, 3, interval((2024, 5, 6), (2024, 5, 19), "range", "[2024-05-06..2024-05-19]"))
    told = tuple(replace(e, tellings=(vague, *e.tellings)) if e.id == "ilvane-arrested" else e for e in story.events)
    shown = entry(Edition(replace(story, events=told), project(Path())), told[13])
    assert shown.lead is not None
    assert shown.lead.text.startswith("Dockers’ leader Mara Ilvane was arrested")


def test_near_copies_count_as_one_source(build: Build) -> None:
    story = storyline()
    copied = tuple(replace(e, independent=1) if e.id == "ilvane-arrested" else e for e in story.events)
    text = pages(build(replace(story, events=copied)))["index.html"].text
    assert "2 articles, 1 independent source" in text


def test_undated_acts_stand_with_their_actors_and_never_on_the_timeline(build: Build) -> None:
    read = pages(build())
    assert "e-night-work-banned" in read["actors/port-authority.html"].ids
    assert not any("e-night-work-banned" in page.ids for url, page in read.items() if url.startswith(("index", "periods")))
    assert "Port authority bans night work" in read["articles/dock-leader-held.html"].text


def test_a_gap_says_no_reports(build: Build) -> None:
    text = pages(build())["index.html"].text
    assert "43 BCE–1800: no reports" in text
    assert "August 2023 – January 2024: no reports" in text


def test_an_actor_without_events_roles_or_profile_is_only_listed(build: Build) -> None:
    story = storyline()
    silent = replace(story, events=tuple(e for e in story.events if e.id != "ilvane-arrested"), co_mentions=())
    files = build(silent)
    assert "actors/police.html" not in files
    assert "Also named" in pages(files)["actors/index.html"].text


def test_an_actor_is_shown_with_the_sentence_for_each_name_role_and_tie(build: Build) -> None:
    read = pages(build())
    company, leader = read["actors/harbour-holdings.html"].text, read["actors/mara-ilvane.html"].text
    assert "Vellan Port Company" in company
    assert "took its present name in July 2023" in company
    assert "dockers’ leader" in leader
    assert "leads" in leader
    assert ("a", "../articles/dock-leader-held.html#s1") in read["actors/mara-ilvane.html"].links


# -- the overview


def test_the_overview_weighs_each_event_once_and_leaves_out_what_would_empty_it() -> None:
    story = storyline()
    edition = Edition(story, project(Path()))
    overview = strip(edition, edition.events)
    assert overview is not None
    assert [link.label for link in overview.earlier] == ["44 BCE", "the 19th century", "mid-1990s", "after 2003 →"]
    assert sum(b.exact + b.spread for b in overview.bins) == pytest.approx(len(story.events) - 4)
    assert sum(b.exact for b in overview.bins) == 6
    assert overview.unit == "month"
    assert all(b.url.startswith("periods/") for b in overview.bins if b.exact or b.spread)


def many(count: int, year: int = 2020) -> Storyline:
    """A story of `count` events, some a day."""
    start = Day(year, 1, 1)
    days = [start.plus(number * 300 // count) for number in range(count)]
    events = [event(f"e{n}", f"Event {n}", on(*day), telling(A, 0, on(*day))) for n, day in enumerate(days)]
    return replace(storyline(), events=tuple(events), co_mentions=())


def test_the_overview_never_has_more_than_200_bins() -> None:
    for count in (1, 2, 199, 1000):
        story = many(count)
        overview = strip(Edition(story, project(Path())), story.events)
        assert overview is not None
        assert len(overview.bins) <= 200


def test_a_long_story_is_spread_over_pages_of_bounded_size(build: Build) -> None:
    story = many(450)
    files = build(story)
    read = pages(files)
    assert broken_links({url: content for url, content in files.items() if url != "404.html"}) == []
    for url, page in read.items():
        if url.startswith(("periods/", "actors/", "places/", "index")):
            undated = page.text.count("Undated") and sum(f"e-{each.id}" in page.ids for each in story.undated)
            assert sum(1 for i in page.ids if i.startswith("e-")) - undated <= ENTRIES_PER_PAGE
            assert len(gzip.compress(files[url])) <= 100_000
    held = {i for url, page in read.items() if url.startswith("periods/") for i in page.ids}
    assert {f"e-{each.id}" for each in story.events} <= held


def test_a_story_without_events_is_still_a_site(build: Build) -> None:
    empty = Storyline((), (), (), (), ())
    files = build(empty, title="")
    assert broken_links({url: content for url, content in files.items() if url != "404.html"}) == []
    assert "No event is dated yet" in pages(files)["index.html"].text


# -- timeline.json


def test_timeline_json_keeps_its_contract(build: Build) -> None:
    files = build()
    schema = json.loads(files["timeline.schema.json"])
    Draft202012Validator.check_schema(schema)
    content = json.loads(files["timeline.json"])
    assert list(Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(content)) == []
    assert [each["id"] for each in content["events"]] == [each.id for each in storyline().events]
    assert content["events"][0]["earliest"] == "-0043-01-01"
    source = content["events"][13]["sources"][0]
    text = storyline().documents[0].article.text
    assert text[source["start"] : source["end"]] == source["sentence"]
    assert (source["prefix"], source["suffix"]) == ("", text[source["end"] : source["end"] + 64])


def test_the_contract_refuses_what_it_does_not_know(build: Build) -> None:
    files = build()
    validator = Draft202012Validator(json.loads(files["timeline.schema.json"]))
    content = json.loads(files["timeline.json"])
    content["events"][0]["earliest"] = "44 BC"
    del content["events"][1]["edtf"]
    content["events"][2]["colour"] = "red"
    assert len(list(validator.iter_errors(content))) == 3


def test_style_and_script_keep_their_budget(build: Build) -> None:
    files = build()
    assert len(gzip.compress(files["static/style.css"])) <= 15_000
    assert (
        sum(len(gzip.compress(content)) for url, content in files.items() if url.startswith("static/") and url.endswith(".js"))
        <= 20_000
    )


def test_conflicts_with_events_not_published_are_not_shown(build: Build) -> None:
    story = storyline()
    hidden: tuple[Event, ...] = tuple(e for e in story.events if e.id != "clash-wednesday")
    files = build(replace(story, events=hidden))
    assert json.loads(files["timeline.json"])["events"][11]["conflicts"] == []
    assert broken_links({url: content for url, content in files.items() if url != "404.html"}) == []
