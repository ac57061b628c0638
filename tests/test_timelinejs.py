"""timelinejs.json, held to the format's documentation."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from formats import faults
from storylines import WITHHELD, event, interval, on, project, storyline

from generator.model import Event
from generator.pages.timelinejs import timelinejs


def timeline(*events: Event, **settings: object) -> dict[str, Any]:
    story = replace(storyline(), events=events) if events else storyline()
    (file,) = timelinejs(story, project(Path(), **settings))
    read: dict[str, Any] = json.loads(file.content)
    assert faults("timelinejs", read) == []
    return read


def slides(*events: Event, **settings: object) -> dict[str, dict[str, Any]]:
    return {slide["unique_id"]: slide for slide in timeline(*events, **settings)["events"]}


def test_every_event_is_a_slide() -> None:
    assert list(slides()) == [each.id for each in storyline().events]
    assert slides(base_url="https://vellan.example/story/").keys() == slides().keys()


def test_a_date_has_the_parts_that_are_known() -> None:
    shown = slides()
    assert shown["union-founded"]["start_date"] == {"year": 2019}
    assert shown["company-renamed"]["start_date"] == {"year": 2023, "month": 7}
    assert shown["lorries-seen"]["start_date"] == {"year": 2024, "month": 5, "day": 13}
    assert not any("end_date" in shown[name] for name in ("union-founded", "company-renamed", "lorries-seen"))


def test_what_is_less_exact_spans_its_days_and_says_so_in_words() -> None:
    slide = slides()["layoffs-announced"]
    assert (slide["start_date"]["day"], slide["end_date"]["day"]) == (1, 10)
    assert slide["display_date"] == "early February 2024"
    assert slides()["railway-blocked"]["display_date"].endswith(", unconfirmed")


def test_what_is_open_stands_at_the_side_known_and_never_at_the_likely_day() -> None:
    shown = slides()
    assert shown["containers-grow"]["start_date"] == {"year": 2003}
    assert shown["release-ordered"]["start_date"] == {"year": 2024, "month": 5, "day": 18}
    assert "end_date" not in shown["release-ordered"]
    assert shown["release-ordered"]["display_date"] == "by 18 May 2024"


def test_a_year_before_our_era_is_counted_as_timelinejs_shows_it() -> None:
    assert slides()["harbour-founded"]["start_date"] == {"year": -44}
    whole = interval((0, 1, 1), (0, 1, 31), "month", "0000-01", "BC0001-01")
    assert slides(event("a", "A", whole))["a"]["start_date"] == {"year": -1, "month": 1}


def test_texts_are_html_so_what_is_no_markup_is_escaped() -> None:
    slide = slides(event("a", "<script>alert(1)</script> & co", on(2024, 5, 1), note="<b>"))["a"]
    assert slide["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"
    assert "&lt;b&gt;" in slide["text"]["text"]
    assert "<b>six</b>" in slides()["work-resumes"]["text"]["text"]  # an editor's markup is sanitised where it is read


def test_the_sentence_is_the_medium_with_its_source_as_credit() -> None:
    media = slides(base_url="https://vellan.example/")["lorries-seen"].get("media")
    assert media is None  # its article is published without its text
    media = slides(base_url="https://vellan.example/")["talks-open"]["media"]
    assert media["url"].startswith("<blockquote>Its talks with Harbour Holdings")
    assert media["credit"] == "Northern Wire, Port Vellan, 17 May 2024"
    assert media["link"] == "https://vellan.example/articles/dock-leader-held.html#s5"
    assert WITHHELD not in json.dumps(timeline(), ensure_ascii=False)


def test_groups_are_the_most_prominent_actors() -> None:
    assert slides()["talks-open"]["group"] == "Vellan Dockers’ Union"
    assert slides()["ilvane-arrested"]["group"] == "Mara Ilvane"
    assert "group" not in slides()["lorries-seen"]


def test_without_a_base_url_nothing_is_linked() -> None:
    assert "href" not in json.dumps(timeline())
    assert all("link" not in slide.get("media", {}) for slide in slides().values())


def test_it_says_what_it_cannot_carry() -> None:
    assert "only the words say more" in timeline()["title"]["text"]["text"]
