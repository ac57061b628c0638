"""Why names, words and mentions of one text are taken for one: on sentences made up here."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document, Profile

DAY = datetime.date(2019, 6, 15)


def read(text: str, *known: Profile) -> Document:
    return next(annotate([Article("made-up", "", Dateline(DAY), text)], known=known))


@pytest.mark.parametrize(
    ("text", "alias", "why", "of"),
    [
        ("Mariam al-Khatib met Bo Lind. Khatib left Oslo.", "Khatib", "part", "Mariam al-Khatib"),
        (
            "The Baltic Observatory for Water Quality published a report. BOWQ was founded in 1999.",
            "BOWQ",
            "initials",
            "Baltic Observatory for Water Quality",
        ),
        (
            "The Baltic Observatory for Water Quality (BOWQ) published a report.",
            "BOWQ",
            "initials",
            "Baltic Observatory for Water Quality",
        ),
        ("Anna Weber, also known as Nan Brook, left the band.", "Nan Brook", "also-known", "Anna Weber"),
        ("The Northern Front, renamed Harakat al-Noor, took Oslo.", "Northern Front", "renamed", "Harakat al-Noor"),
        ("Syrian troops left Velm. The Syrian army took Oslo.", "Syrian troops", "side", "Syrian army"),
        ("The Tide Party was founded in 1999. The party won the vote.", "the party", "description", ""),
    ],
)
def test_a_name_keeps_why_it_is_one_and_of_which(text: str, alias: str, why: str, of: str) -> None:
    found = {each.name: (each.why, each.of) for actor in read(text).actors for each in actor.aliases}
    assert found[alias] == (why, of)


def test_the_alias_of_a_profile_is_one_by_the_profile() -> None:
    document = read("Old Salt resigned, Ida Brandt said.", Profile("brandt", "Ida Brandt", "person", aliases=("Old Salt",)))
    assert [(each.name, each.why) for actor in document.actors for each in actor.aliases] == [("Old Salt", "profile")]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Anna Weber left Oslo. She took the train.", "She", "nearest"),
        ("Anna Weber, who left Oslo, took the train.", "who", "relative"),
        ("The Tide Party was founded in 1999. The party won the vote.", "The party", "headed"),
        ("Anna Weber, the mayor of Oslo, left.", "the mayor of Oslo", "post"),
        ("“I left Oslo,” Anna Weber said.", "I", "speaker"),
        ("Syrian troops left Velm.", "Syrian troops", "side"),
    ],
)
def test_words_that_are_no_name_keep_why_they_mean_somebody(text: str, words: str, why: str) -> None:
    document = read(text)
    (found,) = [mention.why for mention in document.mentions if mention.extent.of(text) == words]
    assert found == why
    assert {mention.why for mention in document.mentions if mention.form == "name"} <= {""}


@pytest.mark.parametrize(
    ("text", "one", "other", "why"),
    [
        ("The army shelled Velm, killing Bo Lind.", "shelled", "killing", "result"),
        ("Rebels launched an attack on Velm.", "launched", "attack", "object"),
        ("An airstrike killed Bo Lind.", "airstrike", "killed", "subject"),
        ("Bo Lind was killed in an airstrike.", "killed", "airstrike", "means"),
        ("Bo Lind was killed on Monday. The killing shocked Oslo.", "killed", "killing", "pointed-at"),
    ],
)
def test_mentions_of_one_happening_keep_why_they_are_one(text: str, one: str, other: str, why: str) -> None:
    document = read(text)
    first, second = (next(each for each in document.events if each.trigger.of(text) == word) for word in (one, other))
    assert (second.bonds, first.bonds) == (((first.id, why),), ())


def test_the_bonds_of_a_happening_make_a_tree() -> None:
    text = "An airstrike hit Velm on Tuesday, killing Bo Lind. The airstrike destroyed a school. The strike hit a road too."
    document = read(text)
    for mention in document.events:
        group = {mention.id, *mention.same}
        assert sum(len(each.bonds) for each in document.events if each.id in group) == len(group) - 1
        assert {other for other, _ in mention.bonds} <= set(mention.same)
