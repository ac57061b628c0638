"""feed.json, held to JSON Feed 1.1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from formats import faults
from storylines import UNCITED, WITHHELD, project, storyline

from generator.model import Storyline
from generator.pages.feeds import atom
from generator.pages.jsonfeed import json_feed

BASE = "https://vellan.example/story/"


def feed(**settings: object) -> dict[str, Any]:
    (file,) = json_feed(storyline(), project(Path(), **settings))
    read: dict[str, Any] = json.loads(file.content)
    return read


@pytest.mark.parametrize("settings", [{}, {"base_url": BASE}, {"description": ""}, {"publish": "reviewed"}])
def test_it_is_a_json_feed(settings: dict[str, str]) -> None:
    assert faults("jsonfeed", feed(**settings)) == []


def test_a_story_without_events_is_a_feed_without_items() -> None:
    (file,) = json_feed(Storyline((), (), (), (), ()), project(Path()))
    assert faults("jsonfeed", json.loads(file.content)) == []
    assert json.loads(file.content)["items"] == []


def test_its_ids_are_those_of_the_atom_feed() -> None:
    (file,) = atom(storyline(), project(Path(), base_url=BASE))
    assert all(item["id"] in file.content.decode() for item in feed(base_url=BASE)["items"])
    assert len(feed()["items"]) == len(storyline().events)


def test_addresses_are_absolute_or_not_there() -> None:
    of = feed(base_url=BASE)
    assert (of["home_page_url"], of["feed_url"]) == (BASE, f"{BASE}feed.json")
    assert all(item["url"].startswith(BASE) for item in of["items"])
    assert not {"home_page_url", "feed_url"} & feed().keys()
    assert all("url" not in item for item in feed()["items"])


def test_the_event_has_its_own_date_where_the_format_leaves_room() -> None:
    item = next(item for item in feed()["items"] if item["title"].startswith("early February 2024"))
    assert item["date_published"] == "2024-05-17T00:00:00+00:00"
    assert item["_dateline"]["edtf"] == "[2024-02-01..2024-02-10]"
    assert (item["_dateline"]["earliest"], item["_dateline"]["latest"]) == ("2024-02-01", "2024-02-10")


def test_it_says_what_it_cannot_carry() -> None:
    assert "never of the event" in feed()["user_comment"]


def test_sentences_stand_in_it_only_where_they_may() -> None:
    text = json.dumps(feed(), ensure_ascii=False)
    assert WITHHELD not in text
    assert UNCITED not in text
