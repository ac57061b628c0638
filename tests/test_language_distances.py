"""Happenings dated by how far they lie from others: "four days after the shooting", "a month before the vote of 5 May"."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document, EventMention

WEDNESDAY = datetime.date(2031, 4, 2)


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(WEDNESDAY), text)]))


def event(document: Document, word: str) -> EventMention:
    return next(each for each in document.events if each.trigger.of(document.article.text) == word)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        # from the event to what it is counted from
        ("Ida Brandt resigned on Monday, four weeks after the wall collapsed.", "collapsed", "[2031-03-03..2031-03-09]"),
        ("Bo Lind died on 5 March, a month after he was shot.", "shot", "2031-02"),
        ("On Friday, three days after the talks began, Omar Haddad left Oslo.", "began", "2031-03-25"),
        ("Six months after the coup, on 3 March, Omar Haddad quit.", "coup", "2030-09"),
        ("Omar Haddad said on Monday, two days after the attack, that Bo Lind had fled.", "attack", "2031-03-29"),
        # and the other way
        ("The mayor resigned two days after the strike began on Monday.", "resigned", "2031-04-02"),
        ("A week before the attack on 5 March, Omar Haddad left Oslo.", "left", "[2031-02-24..2031-03-02]"),
        ("The ceasefire collapsed two months after it was signed in January.", "collapsed", "2031-03"),
        ("Omar Haddad quit three days after the vote on 5 March.", "quit", "2031-03-08"),
        ("Bo Lind was released two years after his arrest in 2027.", "released", "2029"),
        ("Bo Lind will be tried two weeks after the election on 5 May.", "tried", "[2031-05-19..2031-05-25]"),
        ("Police arrested Bo Lind four days after the shooting. The shooting took place on 3 March.", "arrested", "2031-03-07"),
        # from a date that is no event's
        ("Bo Lind was arrested three days after 5 March.", "arrested", "2031-03-08"),
        ("Ten years after 9/11, the army withdrew its troops.", "withdrew", "2011"),
    ],
)
def test_a_length_of_time_counts_from_what_has_a_date(text: str, word: str, edtf: str) -> None:
    assert event(read(text), word).interval.edtf == edtf


def test_both_sides_keep_the_dates_that_their_text_gives() -> None:
    document = read("The wall fell on 3 March. Ida Brandt resigned on Monday, four weeks after the fall of 3 March.")
    assert (event(document, "fell").interval.edtf, event(document, "resigned").interval.edtf) == ("2031-03-03", "2031-03-31")


def test_what_goes_with_the_counted_act_is_of_its_time() -> None:
    document = read("Ida Brandt resigned on Monday, four weeks after the wall collapsed and killed harbour master Tomas Lind.")
    assert event(document, "killed").interval == event(document, "collapsed").interval
    assert event(document, "killed").anchor == "“four weeks” before 2031-03-31"


def test_what_is_joined_to_the_counted_act_is_of_its_time_too() -> None:
    document = read("The port closed on Tuesday, a day after the navy left and planes hit the harbour.")
    assert event(document, "hit").interval.edtf == event(document, "left").interval.edtf == "2031-03-31"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Three days after the earthquake, rescuers found Bo Lind alive.", "found"),  # nothing has a date
        ("Bo Lind was found more than two days after the attack on Friday.", "found"),  # who knows how many
        ("Bo Lind was found three days after the attack of 2030.", "found"),  # of a year no day can be counted from
        ("Bo Lind was found two weeks after the attack on Monday.", "found"),  # that is still to come
    ],
)
def test_what_cannot_be_counted_stays_open(text: str, word: str) -> None:
    assert event(read(text), word).interval.earliest is None
