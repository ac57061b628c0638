"""timeline.ics: read back by the icalendar library."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar import Event as Entry
from storylines import UNCITED, WITHHELD, event, interval, on, project, storyline

from generator.model import Day, Event
from generator.pages.calendar import days_of, ical


def content(*events: Event, **settings: object) -> bytes:
    story = replace(storyline(), events=events) if events else storyline()
    (file,) = ical(story, project(Path(), **settings))
    return file.content


def calendar(*events: Event, **settings: object) -> Calendar:
    read = Calendar.from_ical(content(*events, **settings))
    assert isinstance(read, Calendar)
    assert read.errors == []
    return read


def entries(*events: Event, **settings: object) -> dict[str, Entry]:
    """By headline, without what stands in brackets behind it."""
    read = calendar(*events, **settings).events
    assert all(entry.errors == [] for entry in read)
    return {str(entry["summary"]).split(" (")[0]: entry for entry in read}


def test_it_is_a_calendar() -> None:
    read = calendar()
    assert (read["version"], read["x-wr-calname"]) == ("2.0", "The Vellan dock dispute")
    assert {"uid", "dtstamp", "dtstart", "dtend", "summary"} <= {name.lower() for entry in read.events for name in entry}
    assert len({str(entry["uid"]) for entry in read.events}) == len(read.events)
    assert all(len(line) <= 75 for line in content().split(b"\r\n"))
    assert content().endswith(b"\r\n")


def test_a_day_is_a_whole_day_and_the_end_is_the_day_after() -> None:
    entry = entries()["Lorries gather at the gate"]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (datetime.date(2024, 5, 13), datetime.date(2024, 5, 14))
    assert str(entry["summary"]) == "Lorries gather at the gate"
    assert "status" not in entry


def test_nothing_has_a_time_of_day() -> None:
    for entry in calendar().events:
        assert type(entry.decoded("dtstart")) is type(entry.decoded("dtend")) is datetime.date
    assert "14:30" in entries()["Union and company sign an agreement"]["description"]


def test_what_fell_on_some_day_within_a_month_says_so_on_each_of_them() -> None:
    entry = entries()["Harbour Holdings announces 300 layoffs"]
    assert str(entry["summary"]) == "Harbour Holdings announces 300 layoffs (some day in 1–10 February 2024)"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 11))
    assert entry["status"] == "TENTATIVE"
    assert entry["x-dateline-edtf"] == "[2024-02-01..2024-02-10]"


def test_what_filled_its_days_spans_them_however_many() -> None:
    entry = entries()["First breakwater built"]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (datetime.date(1801, 1, 1), datetime.date(1901, 1, 1))
    assert "status" not in entry


def test_what_is_less_exact_is_left_out_and_counted() -> None:
    shown, all_of_them = entries(), {each.summary for each in storyline().events}
    assert all_of_them - shown.keys() == {
        "The harbour of Port Vellan is founded",
        "Port privatised",
        "Container traffic grows",
        "Vellan Dockers’ Union founded",
        "Talks open between the union and Harbour Holdings",
        "Court orders the release of Mara Ilvane",
    }
    assert "left out are 6 events" in calendar()["description"]
    assert "left out" not in calendar(event("a", "A day", on(2024, 5, 1)))["description"]


@pytest.mark.parametrize(("year", "stays"), [(0, False), (1, True), (9999, True), (10000, False)])
def test_the_years_are_those_icalendar_can_write(year: int, stays: bool) -> None:
    day = Day(year, 3, 15)
    assert (days_of(event("a", "A", on(*day))) is not None) is stays


def test_the_last_day_there_is_has_no_day_after() -> None:
    assert days_of(event("a", "A", on(9999, 12, 31))) is None
    assert entries(event("a", "A", on(9999, 12, 30)))["A"].decoded("dtend") == datetime.date(9999, 12, 31)


def test_a_month_is_the_most_that_is_uncertain() -> None:
    month = interval((2024, 1, 1), (2024, 1, 31), "month", "2024-01", "2024-01")
    longer = interval((2024, 1, 1), (2024, 2, 1), "day", "[2024-01-01..2024-02-01]")
    assert days_of(event("a", "A", month)) == (datetime.date(2024, 1, 1), datetime.date(2024, 1, 31))
    assert days_of(event("a", "A", longer)) is None
    assert days_of(event("a", "A", longer, span="throughout")) is not None


def test_commas_lines_and_control_characters_come_back_as_they_were() -> None:
    entry = entries(event("a", "Bread; butter, \\jam\x07 and\r\ntea", on(2024, 5, 1)), description="One, two\n; three")
    assert "Bread; butter, \\jam and\ntea" in entry
    assert calendar(description="One, two\n; three")["description"].startswith("One, two\n; three\n")


def test_sentences_stand_in_it_only_where_they_may() -> None:
    text = content().replace(b"\r\n ", b"").decode()
    assert "Dockers’ leader Mara Ilvane was arrested" in text
    assert WITHHELD not in text
    assert UNCITED not in text


def test_addresses_are_absolute_or_not_there() -> None:
    assert all("url" not in entry for entry in calendar().events)
    assert all(entry["url"].startswith("https://vellan.example/") for entry in calendar(base_url="https://vellan.example/").events)


def test_equal_stories_give_equal_bytes() -> None:
    assert content() == content()
