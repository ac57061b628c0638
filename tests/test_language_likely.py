"""The best guess at the day of what a text tells without one, on sentences made up here."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document, EventMention

SATURDAY = datetime.date(2019, 6, 15)


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(SATURDAY), text)]))


def event(document: Document, word: str) -> EventMention:
    return next(each for each in document.events if each.trigger.of(document.article.text) == word)


def guessed(text: str, word: str) -> str:
    """The guess at the day of the event told by `word`, "" where there is none."""
    return str(event(read(text), word).likely or "")


def test_a_perfect_is_told_from_the_day_of_the_text_whatever_stood_before() -> None:
    text = "The singer died on Thursday. In 1984 she founded a choir in Lund. The city has lost a great voice."
    assert guessed(text, "lost") == "2019-06-13"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Since its foundation the club has won six cups.", "won"),
        ("Hanna Vik has built the largest shipyard of Norway.", "built"),
        ("Hanna Vik has worked for the city for ten years.", "worked"),
        ("The union has twice sued the city.", "sued"),
        ("The union has sued the city for years.", "sued"),
        ("Ten sailors have been killed since the fighting began.", "killed"),
    ],
)
def test_what_has_been_so_over_time_is_of_no_day(text: str, word: str) -> None:
    assert guessed(text, word) == ""


def test_a_perfect_of_one_act_is_the_text_s_own_news() -> None:
    assert guessed("The union has sued the city.", "sued") == "2019-06-15"


def test_a_passive_in_the_present_holds_on_the_dateline() -> None:
    assert guessed("The bridge opened on Monday. The tunnel is slated for demolition.", "slated") == "2019-06-15"


def test_a_habit_told_beside_a_noun_is_of_no_day() -> None:
    assert guessed("Police closed a shop, which sells used phones.", "sells") == ""


def test_what_explains_what_is_so_was_before_it() -> None:
    assert guessed("The rise is explained by strong demand for coal.", "demand") == ""


@pytest.mark.parametrize(
    "text", ["The minister explained her decision to close the mine.", "At his request, the court met in private."]
)
def test_what_somebody_decided_or_wanted_is_the_text_s_own_news(text: str) -> None:
    assert guessed(text, "decision" if "decision" in text else "request") == "2019-06-15"


@pytest.mark.parametrize("verb", ["went", "moved"])
def test_what_somebody_went_on_to_do_was_done(verb: str) -> None:
    document = read(f"Hanna Vik opened the debate on Friday. She then {verb} on to attack the budget.")
    attack = event(document, "attack")
    assert (attack.modality, str(attack.likely)) == ("asserted", "2019-06-14")


def test_what_somebody_travelled_to_do_is_a_purpose() -> None:
    assert event(read("Hanna Vik travelled to Lund to buy a boat."), "buy").modality == "planned"


def test_what_led_to_a_trial_that_is_going_on_was_not_on_the_day_of_the_text() -> None:
    text = "Omar Haddad and Eva Holm are on trial for the death of their son. The boy caught a cold. His parents sold the house."
    assert (guessed(text, "caught"), guessed(text, "sold")) == ("", "")


def test_what_is_still_to_come_has_no_guess() -> None:
    assert guessed("The minister said the men should be charged with murder.", "charged") == ""
