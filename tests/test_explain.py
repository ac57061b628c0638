"""`explain --events`: the events and actors of a text with what shows them, on articles made up here."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.explain import data, show
from generator.jsonl import answer_all, read_requests
from generator.language import annotate
from generator.model import Actor, Article, Corrections, Dateline, Document, HeldRole, Participant
from generator.project import Project
from generator.story import tell
from generator.temporal.edtf import parse_edtf

WriteProject = Callable[[Mapping[str, str | bytes]], Project]
Run = Callable[..., tuple[int, str, str]]
Rows = dict[str, list[str]]

DAY = "2031-03-06"  # a Thursday
SHELLED = (
    "Harakat al-Noor shelled Port Ness on Tuesday, killing Ida Brandt, the coastguard said on Thursday. "
    "The group has ruled the coast since 2019. It will meet the mayor next week."
)
RENAMED = (
    "The Northern Front shelled Port Ness. The Northern Front took Velm. The Northern Front left Velm. "
    "The Northern Front, renamed Harakat al-Noor in July, took Oslo."
)
OBSERVED = "The Baltic Observatory for Water Quality (BOWQ) published a report. The observatory saw algae. BOWQ will meet in June."
LED = "Tim Marlow, the head of Kestrelmark Inc., resigned on Tuesday. Marlow founded the Tide Party. He was in Oslo."


def read(text: str) -> Document:
    return next(annotate([Article("text", "", Dateline(datetime.date.fromisoformat(DAY)), text)]))


@pytest.fixture
def blocks(run: Run) -> Callable[..., dict[str, Rows]]:
    """What is shown of a text, as `rows_of` has it."""

    def explained(text: str, *words: str) -> dict[str, Rows]:
        code, out, err = run("explain", "--text", text, "--date", DAY, "--events", *words)
        assert (code, err) == (0, "")
        return rows_of(out)

    return explained


def rows_of(out: str) -> dict[str, Rows]:
    """The title of each block, without its number → its rows, of all blocks so titled; a line that goes on further in is one."""
    found: dict[str, Rows] = {}
    for block in out.replace("\n" + " " * 16, " ").strip().split("\n\n"):
        title, *lines = block.splitlines()
        rows, label = found.setdefault(re.sub(r"^\d+  ", "", title), {}), ""
        for line in lines:
            label = line[2:12].strip() or label
            rows.setdefault(label, []).append(line[12:])
    return found


def test_it_is_pleasant_to_read_at_80_columns(run: Run) -> None:
    code, out, _ = run("explain", "--text", SHELLED, "--date", DAY, "--events")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert not re.search(r" $|\n\n\n", out, re.MULTILINE)
    head, counted, first, *_ = out.split("\n\n")
    assert (head, counted) == ("Text · Thursday 2031-03-06 · news", "5 events, in the order of the text")
    assert first.splitlines() == [
        "1  shelled",
        "  act       strike",
        "  clause    “Harakat al-Noor shelled Port Ness on Tuesday”",
        "  agent     Harakat al-Noor",
        "  patient   Port Ness",
        "  place     Port Ness",
        "  EDTF      2031-03-04",
        "  why       “Tuesday” in its clause",
        "            Tuesday → nearest past to Thu 2031-03-06 (past tense) → 2031-03-04",
        "  told as   reported by “the coastguard”",
        "  told with 2\u00a0killing",
        "  because   2\u00a0killing: one is the result of the other",
        "  summary   Harakat al-Noor shelled Port Ness, killing Ida Brandt",
    ]


def test_a_day_of_saying_is_shown_as_a_limit_and_a_guess_as_probable(blocks: Callable[..., dict[str, Rows]]) -> None:
    arrested = blocks("Three men were arrested in Port Ness, police said on Wednesday.")["arrested"]
    assert arrested["EDTF"] == ["[..2031-03-05]"]
    assert arrested["probably"] == ["2031-03-05"]
    assert arrested["why"] == [
        "said on “Wednesday”, so not after it",
        "Wednesday → nearest past to Thu 2031-03-06 (past tense) → 2031-03-05",
    ]


def test_a_day_that_is_known_is_no_guess(blocks: Callable[..., dict[str, Rows]]) -> None:
    assert "probably" not in blocks(SHELLED)["shelled"]


def test_a_period_shows_its_days_and_where_the_article_cuts_it_short(blocks: Callable[..., dict[str, Rows]]) -> None:
    shown = blocks("The fleet besieged Port Ness in February. The council met in Port Ness this month.")
    assert (shown["besieged"]["EDTF"], shown["besieged"]["days"]) == (["2031-02 · throughout"], ["2031-02-01 … 2031-02-28"])
    assert shown["met"]["EDTF"] == ["[2031-03-01..2031-03-06]"]
    assert shown["met"]["why"][-1] == "past, so not after the article's date"
    assert "past, so not after the article's date" not in shown["besieged"]["why"]


def test_what_is_no_assertion_says_so(blocks: Callable[..., dict[str, Rows]]) -> None:
    shown = blocks(
        "The Tide Party did not choose a leader. Brandt will go to Oslo. The Tide Party denied that it had shelled Oslo."
    )
    assert shown["choose"]["told as"] == ["asserted, negated"]
    assert shown["go"]["told as"] == ["planned"]
    assert shown["shelled"]["told as"] == ["denied, said by “The Tide Party”"]


def test_who_said_it_is_shown_with_the_name_where_the_words_have_another(blocks: Callable[..., dict[str, Rows]]) -> None:
    shown = blocks(OBSERVED + " Two boats sank, according to the observatory.")
    assert shown["sank"]["told as"] == ["reported by “the observatory” (Baltic Observatory for Water Quality)"]


def test_what_is_told_again_has_the_time_it_was_told_with(blocks: Callable[..., dict[str, Rows]]) -> None:
    shown = blocks("An airstrike hit Port Ness on Tuesday. The airstrike killed Ida Brandt.")
    assert shown["killed"]["EDTF"] == ["2031-03-04"]
    assert shown["killed"]["why"][0] == "told again: “Tuesday” in its clause"
    assert shown["killed"]["told with"] == ["1\u00a0airstrike, 2\u00a0hit, 3\u00a0airstrike"]
    assert shown["hit"]["told with"] == ["1\u00a0airstrike, 3\u00a0airstrike, 4\u00a0killed"]


def test_an_act_named_in_passing_says_that_it_makes_no_entry(blocks: Callable[..., dict[str, Rows]]) -> None:
    raid = blocks("It is not known who carried out the raid.")["raid"]
    assert raid["summary"] == ["none, so it makes no entry by itself"]


def test_how_often_an_actor_is_named_described_and_meant_by_a_pronoun(blocks: Callable[..., dict[str, Rows]]) -> None:
    assert blocks(SHELLED)["Harakat al-Noor · organisation"]["mentions"] == [
        "1 by name: “Harakat al-Noor”",
        "1 by pronoun, the nearest it can mean: “It”",
        "1 by description, the nearest it can mean: “The group”",
    ]


def test_a_short_name_initials_and_a_description_say_what_they_have_in_common_with_the_name(
    blocks: Callable[..., dict[str, Rows]],
) -> None:
    bowq = blocks(OBSERVED)["Baltic Observatory for Water Quality · organisation"]
    assert bowq["also"] == [
        "BOWQ · the initials of “Baltic Observatory for Water Quality”",
        "“The Baltic Observatory for Water Quality (BOWQ) published a report.” and 1 more sentence",
        "the observatory · a description",
        "“The observatory saw algae.”",
    ]
    assert blocks(SHELLED)["Harakat al-Noor · organisation"]["also"][0] == "the group · a description"
    troops = blocks("Syrian troops left Velm on Tuesday. The Syrian army took Oslo on Wednesday.")
    assert troops["Syrian army · group"]["also"][0] == "Syrian troops · the same side and nation as “Syrian army”"
    assert blocks(LED)["Tim Marlow · person"]["also"][0] == "Marlow · a part of “Tim Marlow”"


def test_a_name_is_shown_by_the_sentence_that_ties_it_to_the_other_however_often_it_stands_alone(
    blocks: Callable[..., dict[str, Rows]],
) -> None:
    front = blocks(RENAMED)["Harakat al-Noor · group"]
    assert front["also"] == [
        "Northern Front · was or became “Harakat al-Noor”, says the text",
        "“The Northern Front, renamed Harakat al-Noor in July, took Oslo.” and 3 more sentences",
    ]
    assert front["relation"] == ["renamed · 2030-07", "(the same sentence)"]


def test_roles_and_relations_have_their_sentences(blocks: Callable[..., dict[str, Rows]]) -> None:
    marlow = blocks(LED)["Tim Marlow · person"]
    assert marlow["role"] == [
        "head of Kestrelmark Inc. · ../2031-03-04",
        "“Tim Marlow, the head of Kestrelmark Inc., resigned on Tuesday.”",
    ]
    assert marlow["relation"][:2] == ["leads Kestrelmark Inc. · ../2031-03-04", "(the same sentence)"]
    assert marlow["relation"][2:] == ["founded Tide Party", "“Marlow founded the Tide Party.”"]


def test_a_role_held_for_a_time_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    document = read(LED)
    marlow = document.actors[0]
    held = HeldRole("mayor", "", parse_edtf("2019/2025"), marlow.roles[0].evidence)
    dated = replace(document, actors=(replace(marlow, roles=(held,), relations=()), *document.actors[1:]))
    show(dated)
    assert rows_of(capsys.readouterr().out)["Tim Marlow · person"]["role"][0] == "mayor · 2019/2025"
    assert [(role["role"], role["edtf"]) for role in data(dated)["actors"][0]["roles"]] == [("mayor", "2019/2025")]


def test_two_actors_of_one_name_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    document = read("Ida Brandt resigned on Tuesday.")
    event = replace(document.events[0], participants=(*document.events[0].participants, Participant("ship", "other")))
    show(replace(document, actors=(*document.actors, Actor("ship", "Ida Brandt", "organisation")), events=(event,)))
    shown = rows_of(capsys.readouterr().out)["resigned"]
    assert (shown["agent"], shown["other"]) == (["Ida Brandt (person)"], ["Ida Brandt (organisation)"])


def test_the_names_of_profiles_match_as_in_a_build(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    write_project(
        {
            "wall.txt": f"PORT NESS, {DAY} (NNA) — Old Salt resigned on Tuesday, Ida Brandt said. {RENAMED}",
            "actors/brandt.md": "---\nname: Ida Brandt\nkind: person\naliases: [Old Salt]\n---\n",
        }
    )
    for name in ("wall", str(tmp_path / "content" / "wall.txt")):
        code, out, err = run("explain", name, "--events", "--project", tmp_path)
        assert (code, err) == (0, "")
        shown = rows_of(out)
        assert shown["resigned"]["agent"] == ["Ida Brandt"]
        assert shown["Ida Brandt · person"]["also"][0] == "Old Salt · another name of “Ida Brandt”, says its profile"
        assert shown["Harakat al-Noor · group"]["also"][0] == "Northern Front · was or became “Harakat al-Noor”, says the text"


def test_a_text_of_which_nothing_is_found_says_so(run: Run) -> None:
    assert run("explain", "--text", "Nothing.", "--date", DAY, "--events")[1].split("\n\n")[1:] == [
        "No event was found.",
        "No actor was found.\n",
    ]
    out = run("explain", "--text", "Am Donnerstag fiel der Ort.", "--date", DAY, "--language", "de", "--events")[1]
    assert "Note: of a text in “de” only the times are read" in " ".join(out.split())


def test_what_a_terminal_would_obey_is_not_passed_on(run: Run) -> None:
    _, out, _ = run("explain", "--text", "Ida \x1b[31mBrandt\x07 left\x9b2J Port\u00a0Ness on Tuesday.", "--date", DAY, "--events")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)
    assert "left2J Port" in out


def test_data_is_all_that_annotate_says_and_why(run: Run) -> None:
    code, out, err = run("explain", "--text", SHELLED, "--date", DAY, "--events", "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    line = json.dumps({"id": "text", "date": DAY, "text": SHELLED}).encode()
    (annotated,) = answer_all(list(read_requests([line])))
    added = [(event.pop("why"), event.pop("same"), event.pop("bonds")) for event in told["events"]]
    assert told["events"] == annotated["events"]
    assert added[0] == (
        "“Tuesday” in its clause",
        [told["events"][1]["id"]],
        [{"event": told["events"][1]["id"], "why": "result"}],
    )
    reasons = [mention.pop("why") for mention in told["mentions"]]
    assert reasons == [None, None, None, "nearest", "nearest"]
    assert [mention.pop("form") for mention in told["mentions"]] == ["name", "name", "name", "description", "pronoun"]
    assert told["mentions"] == annotated["mentions"]
    assert told["sentences"] == annotated["sentences"]
    assert told["timexes"][0]["derivation"] == ["nearest past to Thu 2031-03-06 (past tense)"]
    assert told["note"] is None


def test_data_of_an_actor_has_its_evidence(run: Run) -> None:
    text = f"{RENAMED} {LED}"
    told = json.loads(run("explain", "--text", text, "--date", DAY, "--events", "--json")[1])
    actors = {actor["name"]: actor for actor in told["actors"]}
    front, marlow = actors["Harakat al-Noor"], actors["Tim Marlow"]
    assert front["mentioned"] == {"name": 5, "pronoun": 0, "description": 0}
    (alias,) = front["aliases"]
    assert (alias["name"], alias["reason"], alias["of"]) == ("Northern Front", "renamed", "Harakat al-Noor")
    assert [shown["sentence"] for shown in alias["evidence"]] == [3, 0, 1, 2]
    (role,) = marlow["roles"]
    assert (role["role"], role["title"], role["organisation"], role["edtf"]) == (
        "head of Kestrelmark Inc.",
        "head",
        actors["Kestrelmark Inc."]["id"],
        "../2031-03-04",
    )
    assert [(tie["kind"], tie["actor"]) for tie in marlow["relations"]] == [
        ("leads", actors["Kestrelmark Inc."]["id"]),
        ("founded", actors["Tide Party"]["id"]),
    ]
    for item in (alias, role, *marlow["relations"]):
        for shown in item["evidence"]:
            assert text[shown["start"] : shown["end"]] == shown["text"]
            assert told["sentences"][shown["sentence"]] == [shown["start"], shown["end"]]


def test_every_key_of_the_data_is_documented() -> None:
    documented = set(re.findall(r"`([a-z_]+)`", (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")))

    def keys(node: Any) -> set[str]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return set(node if isinstance(node, dict) else ()).union(*map(keys, inner))

    told = [read(f"{RENAMED} {LED} Boats sank, Marlow said.")]
    told.append(replace(told[0], article=replace(told[0].article, slug="other")))
    found = keys(data(told[0], tell(told, Corrections())))
    assert {"bonds", "elsewhere", "joined", "merged"} <= found <= documented


SAME = {
    "a.txt": f"OSLO, {DAY} (NNA) — The Northern Front shelled Port Ness on Tuesday, killing Ida Brandt, police said.",
    "b.txt": (
        "OSLO, 2031-03-07 (NNA) — Ida Brandt was killed on Tuesday when the Northern Front shelled Port Ness. The Baltic "
        "Observatory for Water Quality published a report. The Northern Front, renamed Harakat al-Noor in July, denied it."
    ),
    "c.txt": "OSLO, 2031-03-08 (NNA) — BOWQ published a second report in Velm on Thursday, the mayor of Velm said.",
}


def test_an_article_of_a_project_shows_what_made_it_one_with_others(run: Run, write_project: WriteProject, tmp_path: Path) -> None:
    write_project({**SAME, "corrections.toml": '[[actor]]\nsame = ["Velm", "Port Ness"]\n'})
    code, out, err = run("explain", str(tmp_path / "content" / "a.txt"), "--events", "--project", tmp_path)
    assert (code, err) == (0, "")
    shown = rows_of(out)
    assert shown["shelled"]["elsewhere"] == [
        "b (2031-03-04): “Ida Brandt was killed on Tuesday when the Northern Front shelled Port Ness.”"
    ]
    (why,) = shown["shelled"]["merged"]
    assert re.fullmatch(r"a-\w+-shell-1 with b-\w+-\w+-1: act 1.2 \+ actors .* = \d\.\d+, of \d(\.\d+)? needed", why)
    front = shown["Northern Front · group"]
    assert front["elsewhere"] == ["b"]
    assert front["merged"] == ["“Northern Front” is another name of “Harakat al-Noor”, says a text or a profile · in a"]
    told = json.loads(run("explain", "c", "--events", "--json", "--project", tmp_path)[1])
    merged = {actor["name"]: actor["merged"] for actor in told["actors"]}
    assert merged["BOWQ"][0]["why"] == "acronym"
    assert merged["BOWQ"][0]["other"] == "Baltic Observatory for Water Quality"
    assert merged["Velm"][0] == {
        "why": "correction",
        "name": "Port Ness",
        "other": "Velm",
        "articles": ["a", "b"],
        "texts": 2,
    }


def test_a_text_of_no_project_stands_alone(run: Run) -> None:
    told = json.loads(run("explain", "--text", SHELLED, "--date", DAY, "--events", "--json")[1])
    assert all("merged" not in actor for actor in told["actors"])


def test_timeml_has_no_events_and_says_what_is_accepted(run: Run) -> None:
    code, out, err = run("explain", "--text", SHELLED, "--date", DAY, "--events", "--timeml")
    assert (code, out) == (2, "")
    told = " ".join(err.replace("│", " ").split())
    assert "TimeML holds times and no events: give --events by itself or with --json" in told
