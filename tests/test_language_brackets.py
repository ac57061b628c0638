"""What editors put into the words of others in square brackets, and references to sources."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import annotate, brackets, pipeline
from generator.model import Article, Dateline, Document

PIECES = [
    "[",
    "]",
    "[1]",
    "[T]he",
    "want[ed]",
    " [it has] ",
    "[a]",
    "[sic]",
    "[citation needed]",
    "[\n2]",
    "do[n’t]",
    "[[x]]",
    "[…]",
]
WORDS = ["Eva Holm", " left", " ", "  ", "\n\n", ".", "“", "”", "(", "’s", "é", "On 3 May 2012"]


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(datetime.date(2019, 6, 15)), text)]))


def lines(text: str) -> list[str]:
    return [event.summary for event in read(text).events]


@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=20).map("".join))
def test_the_text_stays_as_it_stands(text: str) -> None:
    bare = brackets.read(pipeline.load(), text)
    whole = bare.doc if bare.whole is None else bare.whole
    assert whole.text == text
    assert [token.text for token in bare.doc] == [
        token.text.replace("[", "").replace("]", "") if token.text != bare.doc[number].text else token.text
        for number, token in enumerate(whole if bare.whole is None else (whole[i] for i in bare.at))
    ]


def test_references_and_remarks_are_no_part_of_a_sentence() -> None:
    text = (
        "Critics[1] said the plan[a] had failed.[2][note 3] "
        "Eva Holm[4] left Lund on 3 May 2012.[citation needed] The army [sic] fled."
    )
    document = read(text)
    assert [extent.of(text) for extent in document.sentences] == [
        "Critics[1] said the plan[a] had failed.[2][note 3]",
        "Eva Holm[4] left Lund on 3 May 2012.[citation needed]",
        "The army [sic] fled.",
    ]
    assert lines(text) == ["Critics said the plan had failed", "The plan failed", "Eva Holm left Lund", "The army fled"]
    assert {actor.name for actor in document.actors} == {"Eva Holm", "Lund", "army"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("“[T]he army shelled the town,” the report said.", "[T]he army shelled the town"),
        ("Eva Holm wrote that she “want[ed] to join the party”.", "Eva Holm “want[ed] to join the party”"),
        ("The firm Norsel said it was “proud of the work [it has] done”.", "Norsel did"),
        ("Omar Haddad was proud of the work “[he had] begun”.", "“[Omar Haddad] began”"),
    ],
)
def test_words_changed_and_put_in_are_read_as_words(text: str, line: str) -> None:
    assert line in lines(text)


def test_small_words_put_in_keep_their_brackets_in_a_quotation() -> None:
    assert lines("Eva Holm said “they [were] told to leave”.")[0] == "Eva Holm said “they [were] told to leave”"


def test_a_name_in_brackets_is_who_is_meant() -> None:
    document = read("“He [Omar Haddad] was taken from the house,” Eva Holm said.")
    assert {actor.name for actor in document.actors} == {"Omar Haddad", "Eva Holm"}
