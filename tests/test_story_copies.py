"""Which articles are one source, and how many sources an event has."""

from __future__ import annotations

import pytest
from stories import Told, text

from generator.model import Corrections, Document
from generator.story import tell
from generator.story.copies import copy_groups

STORY = (
    "Mira Halloran, who led the Harbour Union for eleven years, was killed by a car bomb in Verona on Monday, police said.",
    "The bomb went off at 7:40 in front of her flat in Mill Street and broke windows as far away as the fish market.",
    '"She had just waved to me," said Ana Sutter, who sells bread across the street. "I was waving back."',
    "Nobody claimed the attack. The union has been on strike since 4 February over the dismissal of 300 dockers.",
    "Verona, a port of 90,000 people, handles a third of the country's grain. Two other union leaders were shot there in 2018.",
)
EDITED = (
    "Mira Halloran, leader of the Harbour Union for eleven years, was killed by a car bomb in Verona on Monday, police said.",
    "The bomb exploded at 7:40 outside her flat in Mill Street and broke windows as far away as the fish market.",
    "“She had just waved to me,” said Ana Sutter, who sells bread across the street. “I was waving back.”",
    "Nobody has claimed the attack. The union has been on strike since 4 February over the dismissal of 300 dockers.",
)
UPDATED = (
    "Mira Halloran, who led the Harbour Union for eleven years, and her driver were killed by a car bomb in Verona on Monday, "
    "police said on Tuesday.",
    *STORY[1:3],
    "A group that calls itself the Ninth Hour claimed the attack. The union has been on strike since 4 February over the dismissal "
    "of 280 dockers.",
    STORY[4],
)
OWN = (
    "The bread of Ana Sutter was still warm at noon.",
    "Mira Halloran was killed on Monday; nobody on the quay will say by whom, and everybody has a name in mind.",
    '"She had just waved to me," said Sutter, and shut the shutters of her shop for the first time in nine years.',
    "Halloran had received letters for weeks, a colleague told us: cuttings from a calendar, one for each day of the strike.",
)
FOLLOW_UP = (
    "Police in Verona arrested two men on Friday over the killing of Mira Halloran.",
    "Both worked for a firm that guards the silos. A judge is to decide on Saturday whether they stay in prison.",
    "Prosecutors asked for patience, and the mayor for calm; there had been scuffles at the gates of the port on Thursday night.",
    *STORY[3:],
)
BULLETIN = (
    "The monitor counted {} deaths in the war on {}, among them {} civilians. In {}, {} people were killed by shelling, and in the "
    "hills {} fighters died on the front line. It counts only deaths that it can confirm by two sources."
)


def copies(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return copy_groups([" ".join(one), " ".join(other)]) == [0, 0]


@pytest.mark.parametrize(
    "version",
    [
        EDITED,
        UPDATED,
        STORY[:2],
        (STORY[0], *STORY[3:], *STORY[1:3]),
        (*STORY[:3], "Halloran spoke at our city's May Day rally last year, and the mayor called her a friend.", *STORY[3:]),
        (
            "Subscribe now for one euro.",
            *EDITED,
            "Read more: all we know.",
            "All rights reserved. Comments close after three days.",
        ),
    ],
    ids=["edited", "updated", "cut", "other order", "own paragraph", "boilerplate"],
)
def test_what_an_outlet_makes_of_an_agencys_story_is_a_copy(version: tuple[str, ...]) -> None:
    assert copies(STORY, version)
    assert copies(version, STORY)


@pytest.mark.parametrize("other", [OWN, FOLLOW_UP], ids=["own report with the same quote", "follow-up with the background"])
def test_what_tells_something_else_is_no_copy(other: tuple[str, ...]) -> None:
    assert not copies(STORY, other)
    assert not copies(UPDATED, other)


def test_reports_written_to_one_pattern_are_no_copies() -> None:
    days = [BULLETIN.format(31, "Monday", 12, "Verona", 9, 16), BULLETIN.format(18, "Tuesday", 5, "Quito", 3, 13)]
    assert copy_groups(days) == [0, 1]


def test_one_sentence_of_another_town_is_no_copy() -> None:
    told = "The army captured the town of {} on Tuesday after a brief fight, its commander said."
    assert copy_groups([told.format("Ravnik"), told.format("Orlec"), told.format("Ravnik")]) == [0, 1, 0]


def test_five_outlets_with_one_story_are_one_source_and_their_own_report_is_another() -> None:
    outlets = [STORY, STORY[:3], EDITED, UPDATED, (*STORY, "Comments are moderated and close after three days."), OWN]
    documents = []
    for number, sentences in enumerate(outlets):
        at = 1 if sentences is OWN else 0
        trigger = "was killed" if "was killed" in sentences[at] else "were killed"
        told = Told(sentences[at], trigger, "kill", "2020-03-09", to=["Mira Halloran"], at=["Verona"] if not at else ())
        said = (*sentences[:at], told, *sentences[at + 1 :])
        documents.append(text(f"outlet-{number}", f"2020-03-{10 + number // 3}", *said, kinds={"Mira Halloran": "person"}))
    (event,) = tell(documents, Corrections()).events
    assert (len(event.tellings), event.independent) == (6, 2)


def test_an_edited_sentence_tells_what_the_agencys_tells_though_less_of_it_was_read() -> None:
    def published(slug: str, sentences: tuple[str, ...], when: str, to: list[str]) -> Document:
        told = Told(sentences[1], "bomb", "explode", when, lemma="bomb", to=to)
        return text(slug, "2020-03-10", sentences[0], told, *sentences[2:], kinds={"Mira Halloran": "person"})

    agency = published("a", STORY, "2020-03-09", ["Mira Halloran"])
    assert [event.ids for event in tell([agency, published("b", EDITED, "", [])], Corrections()).events] == [("a-1", "b-1")]
    # The same words in an article of its own are only words
    alone = ("The mayor spoke to reporters in the rain.", EDITED[1], *OWN[2:])
    events = tell([agency, published("c", alone, "2020", [])], Corrections())
    assert [event.ids for event in events.events] == [("c-1",), ("a-1",)]
