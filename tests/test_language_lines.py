"""The line of an event reads as an editor would write it, on sentences made up here."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document

SATURDAY = datetime.date(2019, 6, 15)


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(SATURDAY), text)]))


def line(text: str, word: str) -> str:
    document = read(text)
    return next(each.summary for each in document.events if each.trigger.of(text) == word)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "“We have sold the yard,” said Eva Holm, the chairwoman of Norsel Group.",
            "said",
            "Eva Holm said: “We have sold the yard”",
        ),
        ("Six shells hit the harbour, said Omar Haddad.", "said", "Omar Haddad said six shells hit the harbour"),
        ("The bridge, officials said on Thursday, will reopen in May.", "said", "Officials said the bridge will reopen"),
        ("Omar Haddad, the army said, has left the town.", "said", "The army said Omar Haddad left the town"),
        ("The plan is “a disaster”, Eva Holm said.", "said", "Eva Holm said the plan is a disaster"),
        ("Speaking in Lund, Omar Haddad said, “I will stay.”", "said", "Omar Haddad said: “I will stay”"),
    ],
)
def test_who_says_it_comes_before_what_is_said(text: str, word: str, told: str) -> None:
    assert line(text, word).rstrip(".”") == told.rstrip(".”")


def test_a_quotation_too_long_is_cut_at_a_word_and_says_so() -> None:
    long = (
        "We have sold the yard in Lund to the highest of all the bidders that came to us in the last month, and we are glad of it"
    )
    told = line(f"“{long},” said Eva Holm.", "said")
    assert told.startswith("Eva Holm said: “We have sold")
    assert told.endswith("…”")
    assert len(told) <= 120


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The bridge, officials said on Thursday, will reopen in May.", "reopen", "The bridge will reopen"),
        ("Eva Holm, police said on Monday, was arrested in Lund.", "arrested", "Eva Holm arrested in Lund"),
        ("There is no evidence that the bridge is unsafe.", "is", "There is no evidence that the bridge is unsafe"),
        ("The migrants now at sea who are in need were fed.", "are", "The migrants at sea are in need"),
        ("The men may have left the boat on purpose.", "left", "The men may have left the boat on purpose"),
        ("The law affected the routes by which smugglers transport migrants.", "transport", "Smugglers transport migrants"),
        (
            "Major General Omar Haddad, spokesman for the Lundish military, said fishermen first noticed the people and a warship "
            "was deployed to retrieve them.",
            "said",
            "Major General Omar Haddad said fishermen first noticed the people and a warship was deployed to retrieve them",
        ),
    ],
)
def test_nothing_is_left_hanging(text: str, word: str, told: str) -> None:
    assert line(text, word) == told


def test_of_two_who_do_it_neither_is_left_out_for_room() -> None:
    text = (
        "Omar Haddad and Eva Holm, from Lund, Sweden, are undergoing trial for the manslaughter of a neighbour by neglect in May."
    )
    assert line(text, "undergoing").startswith("Omar Haddad and Eva Holm")
