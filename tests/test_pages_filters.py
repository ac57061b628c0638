"""What the filters know of each event: all of it published elsewhere on the site, and every word in the site's language."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from storylines import WITHHELD, project, storyline

from generator.language.lexicon import load
from generator.model import Storyline
from generator.pages import PAGES
from generator.pages.edition import Edition
from generator.pages.filters import DATA, TEXT, filters
from generator.pages.kinds import KINDS, kind_name, kind_of
from generator.pages.strip import strip
from generator.render import render
from generator.words import Words


def unpacked(story: Storyline, **settings: object) -> dict[str, Any]:
    """The two scripts by name, as what they set."""
    files = {file.url: file.content.decode() for file in filters(story, project(Path(), **settings))}
    found = {}
    for url, text in files.items():
        match = re.fullmatch(r"var \w+=(.*);\n", text, re.DOTALL)
        assert match is not None
        found[url] = json.loads(match[1])
    return found


def test_every_event_has_a_row_that_names_what_it_shares_by_number() -> None:
    data = unpacked(storyline())[DATA]
    rows = {row[0]: row for row in data["events"]}
    assert list(rows) == [f"e-{each.id}" for each in storyline().events]
    arrested = rows["e-ilvane-arrested"]
    facets = data["facets"]
    assert [facets["actor"][n][1] for n in arrested[8]] == ["Mara Ilvane", "Police"]
    assert [facets["place"][n][0] for n in arrested[9]] == ["port-vellan"]
    assert facets["certainty"][arrested[11]] == ["reported", "Reported"]
    assert [facets["source"][n][0] for n in arrested[14]] == ["Northern Wire", "The Vellan Courier"]
    assert data["headings"][arrested[6]] == "May 2024"
    assert data["pages"][arrested[7]] == "periods/2024-05.html"


def test_days_are_numbers_in_order_and_open_ends_are_open() -> None:
    rows = {row[0]: row[4:6] for row in unpacked(storyline())[DATA]["events"]}
    assert rows["e-ilvane-arrested"] == [(2024 * 12 + 4) * 31 + 15] * 2
    assert rows["e-harbour-founded"][0] < 0
    assert rows["e-release-ordered"][0] is None


def test_sentences_come_apart_and_only_those_that_may_be_shown() -> None:
    found = unpacked(storyline())
    assert len(found[TEXT]) == len(found[DATA]["events"])
    assert any("arrested in Port Vellan on Thursday night" in text for text in found[TEXT])
    assert WITHHELD not in json.dumps(found, ensure_ascii=False)


def test_former_ids_of_an_actor_still_choose_it() -> None:
    story = storyline()
    renamed = tuple(
        replace(each, ids=(each.id, "the-union")) if each.id == "vellan-dockers-union" else each for each in story.actors
    )
    choices = unpacked(replace(story, actors=renamed))[DATA]["facets"]["actor"]
    assert next(choice for choice in choices if choice[0] == "vellan-dockers-union")[4] == ["the-union"]


def test_every_class_of_acts_is_of_a_kind_and_every_kind_has_a_name() -> None:
    lexicon = load()
    classes = {act.cls for words in (lexicon.verbs, lexicon.nouns) for act in words.values()}
    assert {cls for cls in classes if kind_of(cls) == "other"} == {
        "achieve", "begin", "end", "refuse", "happen", "take-part", "use", "dispute", "incident", "criticise", "appear",
        "demand-noun", "affect",
    }  # fmt: skip
    assert kind_of("a-verb-of-no-class") == "other"
    names = {kind_name(Words("en"), kind) for kind in KINDS}
    assert len(names) == len(KINDS)


@pytest.mark.parametrize(
    ("tag", "categories"),
    [
        ("en", {"one", "other"}),
        ("ja", {"other"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
        ("pl", {"one", "few", "many"}),
        ("es", {"one", "many", "other"}),
    ],
)
def test_a_language_tells_its_plural_categories_with_a_number_of_each(tag: str, categories: set[str]) -> None:
    words = Words(tag)
    assert {category for category, _ in words.plurals} == categories
    assert all(words.locale.plural_form(number) == category for category, number in words.plurals)


def test_what_scripts_say_is_in_the_page_in_every_plural_form(tmp_path: Path) -> None:
    of = project(tmp_path)
    page = render([output for make in PAGES for output in make(storyline(), of)], of)["index.html"].decode()
    told = re.search(r'<script type="application/json" id="words">(.*?)</script>', page, re.DOTALL)
    assert told is not None
    words = json.loads(told[1])
    assert words["all"] == "17 events in all"
    assert words["some"] == "{n} of 17 events"
    assert words["events"] == {"one": "{n} event", "other": "{n} events"}


def test_a_story_without_events_has_nothing_to_filter() -> None:
    assert list(filters(Storyline((), (), (), (), ()), project(Path()))) == []


def test_a_bin_gives_its_ends_as_short_as_they_are_exact() -> None:
    story = storyline()
    overview = strip(Edition(story, project(Path())), story.events)
    assert overview is not None
    assert (overview.bins[0].first, overview.bins[0].last) == ("2019-01", "2019-01")
    centuries = strip(Edition(story, project(Path())), story.events[:2], most=30)
    assert centuries is not None
    assert centuries.unit == "century"
    assert (centuries.bins[0].first, centuries.bins[0].last) == ("-0100", "-0001")
