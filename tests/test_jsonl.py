"""`annotate`: what a line may hold, and that every answer keeps the published contract."""

from __future__ import annotations

import datetime
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import generator
from generator.jsonl import Request, answer_all, answer_each, read_requests, role_words
from generator.model import HeldRole

SCHEMA = json.loads((Path(generator.__file__).parent / "schemas" / "annotate.schema.json").read_text(encoding="utf-8"))
CONTRACT = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
TEXTS = {
    "storm": "The harbour wall of Port Ness gave way on Tuesday night, killing Ida Brandt, the town's mayor, the coastguard said "
    "on Thursday.\n\nBrandt had led the town council since 2019. It was not clear who would succeed her.",
    "aftermath": "Ida Brandt was buried in Port Ness on Saturday. The Coastguard Agency will publish a report next month, it said.",
}


def line(**fields: Any) -> bytes:
    return json.dumps({"id": "a", "date": "2031-03-06", "text": "It fell on Tuesday."} | fields).encode()


def read(*lines: bytes) -> list[Request]:
    return list(read_requests(lines))


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    lines = [line(id=name, text=text) for name, text in TEXTS.items()]
    return list(answer_all(read(lines[0], b'{"id": 7}', lines[1])))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_answer_keeps_the_contract(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        CONTRACT.validate(answer)
    assert [answer["id"] for answer in answers] == ["storm", 7, "aftermath"]
    assert answers[1]["error"].startswith("line 2: ")


def test_offsets_and_indexes_point_at_what_they_say(answers: list[dict[str, Any]]) -> None:
    for answer in (answers[0], answers[2]):
        text = TEXTS[answer["id"]]
        for item in (*answer["timexes"], *answer["mentions"], *answer["events"]):
            assert text[item["start"] : item["end"]] == item["text"]
        assert all(first["start"] <= second["start"] for first, second in pairwise(answer["events"]))
        ids = {actor["id"] for actor in answer["actors"]}
        for event in answer["events"]:
            start, end = answer["sentences"][event["sentence"]]
            assert start <= event["start"] < event["end"] <= end
            assert {one["actor"] for one in event["participants"]} | set(event["places"]) <= ids
            assert all(event[key] is None or event[key] < len(answer["timexes"]) for key in ("timex", "bound"))
        assert {mention["actor"] for mention in answer["mentions"]} - {None} <= ids


def test_time_expressions_are_read_against_the_date_of_the_line(answers: list[dict[str, Any]]) -> None:
    found = {timex["text"]: timex["edtf"] for timex in answers[0]["timexes"]}
    assert (found["Tuesday night"], found["Thursday"]) == ("2031-03-04", "2031-03-06")


def test_actors_are_of_the_corpus_or_with_stream_of_each_text(answers: list[dict[str, Any]]) -> None:
    together = {actor["id"] for actor in answers[0]["actors"]} & {actor["id"] for actor in answers[2]["actors"]}
    assert "port-ness" in together
    alone = list(answer_each(read(line(id="storm", text=TEXTS["storm"]))))
    CONTRACT.validate(alone[0])
    assert alone[0]["timexes"] == answers[0]["timexes"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (b"{", "line 1: this is not JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[1]", 'line 1: this must be an object: {"id": …, "date": "2016-09-10", "text": …}'),
        (b"\xff", "line 1: byte 1 is not UTF-8"),
        (b"[" * 100_000, "line 1: this is not JSON that can be read"),
        (b"{}", "line 1: “id” is missing: it must be a text or a number"),
        (line(text=None), "line 1: “text” is missing: it must be a text"),
        (line(text=3), "line 1: “text” must be a text"),
        (line(text="a\ud800"), "line 1: “text” holds half a character (an unpaired surrogate) at offset 1"),
        (line(text="a" * 1_000_001), "line 1: “text” has 1,000,001 characters: split it (at most 1,000,000)"),
        (line(date="Sept 10"), "line 1: “date” is “Sept 10”: it must be a day such as 2016-09-10"),
        (line(date="2031-02-30"), "line 1: “date” is “2031-02-30”: it must be a day such as 2016-09-10"),
        (line(date=None), "line 1: “date” is missing: it must be a text"),
        (line(language="klingon"), 'line 1: “language” must be a language code such as "en"'),
        (line(mode="poetry"), "line 1: “mode” must be one of news, narrative"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_line_that_cannot_be_read_says_why(given: bytes, error: str) -> None:
    (request,) = read(given)
    assert (request.article, request.error) == (None, error)
    CONTRACT.validate({"id": request.id, "error": request.error})


def test_an_error_keeps_the_id_and_counts_blank_lines() -> None:
    requests = read(b"\n", line(), b"  \n", line(id="b", date=""))
    assert [request.id for request in requests] == ["a", "b"]
    assert requests[1].error.startswith("line 4: ")


def test_what_a_line_says_reaches_the_article() -> None:
    (request,) = read(b"\xef\xbb\xbf" + line(id=12, date="2031-03-06T10:00:00Z", title="T", language="de", mode="narrative"))
    article = request.article
    assert article is not None
    assert (request.id, article.slug, article.title, article.language, article.mode) == (12, "12", "T", "de", "narrative")
    assert article.dateline.date == datetime.date(2031, 3, 6)


def test_the_same_id_twice_is_two_texts() -> None:
    assert [request.article and request.article.slug for request in read(line(), line(), line(id="A"))] == ["a", "a-2", "a-3"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo\nlines.\n", ["One.", "Two\nlines."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("  \n One. \n\n\n\nTwo.", [" One. ", "Two."]),
        ("", []),
    ],
)
def test_paragraphs_are_blocks_of_the_text_as_given(text: str, blocks: list[str]) -> None:
    (request,) = read(line(text=text))
    assert request.article is not None
    assert request.article.text == text
    assert [mark.extent.of(text) for mark in request.article.markup] == blocks


@pytest.mark.parametrize(
    ("title", "organisation", "words"),
    [
        ("military leader", "", "military leader"),
        ("head", "Institute for Tides", "head of the Institute for Tides"),
        ("founder", "Tidewater Inc.", "founder of Tidewater Inc."),
        ("spokesman", "Harbour Police", "spokesman of the Harbour Police"),
        ("Harbour Police spokesman", "Harbour Police", "Harbour Police spokesman"),
    ],
)
def test_roles_are_said_as_people_say_them(title: str, organisation: str, words: str) -> None:
    assert role_words(HeldRole(title, "o" if organisation else ""), {"o": organisation}) == words


def test_a_german_text_has_its_times_and_no_events() -> None:
    german = json.dumps({"id": "d", "date": "2016-09-10", "text": "Am 8. September trat er zurück.", "language": "de"})
    (answer,) = answer_all(list(read_requests([german.encode()])))
    CONTRACT.validate(answer)
    assert answer["sentences"] == [[0, 31]]
    assert [timex["value"] for timex in answer["timexes"]] == ["2016-09-08"]
    assert (answer["events"], answer["actors"], answer["mentions"]) == ([], [], [])


def test_a_text_in_a_language_without_a_grammar_is_answered_with_an_error_and_the_rest_go_on() -> None:
    french = json.dumps({"id": "f", "date": "2016-09-10", "text": "Le maire a démissionné jeudi.", "language": "fr"})
    english = json.dumps({"id": "e", "date": "2016-09-10", "text": "The mayor resigned on Thursday."})
    first, second = answer_all(list(read_requests([french.encode(), english.encode()])))
    assert first == {
        "id": "f",
        "error": "line 1: there is no time grammar for the language “fr”, so nothing is dated; known: de, en",
    }
    assert [timex["value"] for timex in second["timexes"]] == ["2016-09-08"]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Ida Brandt was killed in early March 2030.", "2030-03"),
        ("Rebels have besieged the town since 2027.", "2027"),
        ("The town was sacked in late March 44 BC.", "-0043-03"),
        ("Ida Brandt resigned in March 2030.", None),  # EDTF names it plainly
    ],
)
def test_a_period_without_a_plain_name_has_the_month_or_year_it_is_of(text: str, likely: str | None) -> None:
    (told,) = answer_all(read(line(text=text)))
    CONTRACT.validate(told)
    assert [event["likely"] for event in told["events"]] == [likely]
