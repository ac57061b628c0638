"""Which events lead, and that the story does not depend on the order it is read in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import Told, text

from generator.model import Corrections, Document
from generator.story import tell
from generator.story.copies import copy_groups

TOWNS = ("Verona", "Quito", "Lagos", "Turku", "Perth", "Sucre")
PEOPLE = ("Mira Halloran", "Jonas Reed", "Ana Sutter", "Omar Bell")
KINDS = dict.fromkeys(PEOPLE, "person") | dict.fromkeys(TOWNS, "place")


def killed(who: str, day: str, town: str = "Verona") -> Told:
    return Told(f"{who} was killed in {town} on {day}.", "killed", "kill", day, to=[who], at=[town])


def moved(day: str) -> Told:
    return Told(f"The Army moved on {day}.", "moved", "move", day, by=["Army"])


def test_what_more_sources_tell_first_and_weighs_more_leads() -> None:
    story = tell(
        [
            text("a", "2020-03-10", killed("Mira Halloran", "2020-03-09"), moved("2020-03-08"), kinds=KINDS),
            text("b", "2020-03-11", killed("Mira Halloran", "2020-03-09"), "The town was quiet.", moved("2020-03-01"), kinds=KINDS),
        ],
        Corrections(),
    )
    by_salience = sorted(story.events, key=lambda event: -event.salience)
    assert [event.id for event in by_salience] == ["a-0", "a-1", "b-2"]
    assert all(0 <= event.salience <= 1 for event in story.events)


def test_no_single_article_supplies_all_key_events() -> None:
    rich = text(
        "a",
        "2020-06-01",
        *(killed(who, f"2020-0{month}-09", town) for who in PEOPLE for month, town in enumerate(TOWNS, 1)),
        kinds=KINDS,
    )
    others = [text(f"b{day}", "2020-06-02", moved(f"2020-05-{day}")) for day in range(10, 16)]
    story = tell([rich, *others], Corrections())
    keys = [event.tellings[0].article for event in story.events if event.key]
    assert len(keys) == 5
    assert 1 <= keys.count("a") <= 2


def test_a_small_story_has_only_key_events() -> None:
    story = tell([text("a", "2020-03-10", killed("Mira Halloran", "2020-03-09"), moved("2020-03-08"))], Corrections())
    assert [event.key for event in story.events] == [True, True]


def test_one_dating_of_conflicting_ones_is_enough_among_key_events() -> None:
    many = [text(f"c{day}", "2020-04-02", moved(f"2020-03-{day}")) for day in range(20, 28)]
    story = tell(
        [
            text("a", "2020-03-10", killed("Mira Halloran", "2020-03-09"), kinds=KINDS),
            text("b", "2020-03-11", killed("Mira Halloran", "2020-03-10"), kinds=KINDS),
            *many,
        ],
        Corrections(),
    )
    assert sum(event.key for event in story.events if event.conflicts) == 1


def test_actors_are_in_order_of_prominence() -> None:
    story = tell(
        [
            text(
                "a",
                "2020-06-01",
                killed("Jonas Reed", "2020-03-09"),
                moved("2020-03-08"),
                moved("2020-03-07"),
                kinds={"Ana Sutter": "person"},
            )
        ],
        Corrections(),
    )
    assert [actor.name for actor in story.actors] == ["Army", "Jonas Reed", "Ana Sutter"]


def test_actors_of_the_same_events_are_co_mentioned() -> None:
    story = tell(
        [
            text(
                "a",
                "2020-06-01",
                Told(
                    "The Army fought Dawn Front near Verona on 2020-03-09.",
                    "fought",
                    "fight",
                    "2020-03-09",
                    by=["Army"],
                    to=["Dawn Front"],
                    at=["Verona"],
                ),
            )
        ],
        Corrections(),
    )
    assert [(pair.actor, pair.other, pair.events) for pair in story.co_mentions] == [("army", "dawn-front", ("a-0",))]


def test_a_shortened_reprint_is_a_copy_and_another_report_is_none() -> None:
    words = [f"word{number}" for number in range(200)]
    whole, shortened, edited = " ".join(words), " ".join(words[:90]), " ".join([*words[:120], "changed", *words[121:]])
    other = " ".join(f"term{number}" for number in range(200)) + " " + " ".join(words[:20])
    assert copy_groups([whole, other, shortened, edited, "", "one line", "one line"]) == [0, 1, 0, 0, 4, 5, 5]


def corpus() -> list[Document]:
    documents = []
    for place, town in enumerate(TOWNS):
        who, day = PEOPLE[place % 4], f"2020-03-{10 + place // 2}"
        documents.append(
            text(
                f"t{place}",
                f"2020-03-{14 + place // 3}",
                killed(who, day, TOWNS[place % 4]),
                Told(
                    f"Dawn Front seized {town} in March.", "seized", "capture", "2020-03", by=["Dawn Front"], to=[town], at=[town]
                ),
                Told(
                    f"CRS was founded in {town}.",
                    "founded",
                    "found",
                    ("2018", "2018-21", "2019", "", "", "2018")[place],
                    to=["CRS"],
                ),
                f"Halloran and Reed met the rebels in {town}.",
                kinds={who: "person", "Halloran": "person", "Reed": "person", "CRS": "organisation", "rebels": "group"}
                | ({"Coastal Rescue Service": "organisation"} if place % 2 else {}),
                aliases={"Mira Halloran": ["Halloran"]} if who == "Mira Halloran" and place else {},
            )
        )
    return documents


@settings(max_examples=30)
@given(st.permutations(corpus()))
def test_the_story_is_the_same_whatever_order_its_texts_come_in(documents: list[Document]) -> None:
    assert tell(documents, Corrections()) == tell(corpus(), Corrections())


@pytest.mark.slow
def test_the_story_does_not_depend_on_the_hash_seed() -> None:
    """Sets of names iterate in another order in every process."""
    here = Path(__file__).parent
    code = "import test_story_salience as t; print(repr(t.tell(t.corpus(), t.Corrections())))"
    told = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=here, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0]
    assert told[0] == told[1]
