"""When a post was held and a tie held, as the text says: on sentences made up here."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document

DAY = datetime.date(2016, 9, 10)  # a Saturday


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(DAY), text)]))


def roles(text: str) -> dict[str, str | None]:
    """Each title and its EDTF, of all persons."""
    held = [role for actor in read(text).actors if actor.kind == "person" for role in actor.roles]
    return {role.title: role.interval.edtf if role.interval else None for role in held}


def ties(text: str) -> dict[str, str | None]:
    told = [tie for actor in read(text).actors for tie in actor.relations]
    return {tie.kind: tie.interval.edtf if tie.interval else None for tie in told}


@pytest.mark.parametrize(
    ("text", "title", "edtf"),
    [
        ("Anna Weber, who was chairman of Nordbank from 2001 to 2005, died on Tuesday.", "chairman", "2001/2005"),
        ("Anna Weber was mayor of Oslo between 1991 and 1999.", "mayor", "1991/1999"),
        ("Anna Weber (chairman 1999-2004) wrote the report.", "chairman", "1999/2004"),
        ("Anna Weber, editor of the Daily Post from March 2011 until last year, wrote a book.", "editor", "2011-03/2015"),
        ("Anna Weber has been chairman of Nordbank since 2012.", "chairman", "2012/.."),
        ("Anna Weber, chairman of Nordbank since 2012, said on Tuesday that sales fell.", "chairman", "2012/.."),
        ("Bo Lind met Anna Weber, head of the museum since 2009.", "head", "2009/.."),
        ("Anna Weber, who had been mayor of Velm since 2011, lost.", "mayor", "2011/.."),
        ("Anna Weber was appointed finance minister in May 2012.", "finance minister", "2012-05/.."),
        ("In May 2012 Anna Weber was elected president of Ghana.", "president", "2012-05/.."),
        ("Anna Weber became conductor of the Oslo Philharmonic in the autumn of 2008.", "conductor", "2008-23/.."),
        ("The board appointed Anna Weber as chief executive in June.", "chief executive", "2016-06/.."),
        ("Anna Weber was sworn in as mayor of Oslo on Monday.", "mayor", "2016-09-05/.."),
        ("Anna Weber, named director of the museum in April, opened a show on Tuesday.", "director", "2016-04/.."),
        ("Nordbank said it had hired Anna Weber as its chief economist in January.", "chief economist", "2016-01/.."),
        ("Anna Weber, president of Ghana until 2010, opened the library on Tuesday.", "president", "../2010"),
        ("Anna Weber is chairman of Nordbank until 2018.", "chairman", "../2018"),
        ("Anna Weber resigned as finance minister on Tuesday.", "finance minister", "../2016-09-06"),
        ("Anna Weber stepped down as chairman of Nordbank in March 2010.", "chairman", "../2010-03"),
        ("Anna Weber was sacked as manager of Rovers on Monday.", "manager", "../2016-09-05"),
        ("The prime minister sacked Anna Weber as finance minister on Tuesday.", "finance minister", "../2016-09-06"),
        ("Anna Weber was replaced as coach of Rovers by Bo Lind in July.", "coach", "../2016-07"),
        ("Anna Weber quit as editor of the Daily Post in August.", "editor", "../2016-08"),
        ("On 24 August Anna Weber resigned from her post as chief executive.", "chief executive", "../2016-08-24"),
        ("Anna Weber, the mayor of Oslo, resigned from her post on Tuesday.", "mayor", "../2016-09-06"),
        ("Anna Weber, the head of Kestrelmark Inc., resigned on Tuesday.", "head", "../2016-09-06"),
        ("Anna Weber, head of the museum from 2009, resigned on Monday.", "head", "2009/2016-09-05"),
        (
            "Anna Weber became chief executive of Nordbank in 2004. She resigned as chief executive in July.",
            "chief executive",
            "2004/2016-07",
        ),
    ],
)
def test_a_text_says_when_a_post_was_held(text: str, title: str, edtf: str) -> None:
    assert roles(text)[title] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The 2012 chairman’s report by Anna Weber was praised.",
        "Anna Weber, the 2012 chairman, spoke.",
        "Nordbank said on Tuesday that its chairman, Anna Weber, was ill.",
        "Anna Weber, the chairman of Nordbank, said on Tuesday that sales fell in 2015.",
        "Anna Weber, who was chairman when Nordbank collapsed in 2008, died on Tuesday.",
        "Anna Weber was appointed chairman of Nordbank after Bo Lind resigned in 2010.",
        "Anna Weber was chairman of Nordbank in 2003.",
        "Anna Weber was chairman of Nordbank for five years.",
        "Anna Weber was chairman of the inquiry into the flood of 2003.",
        "Anna Weber, chairman of a bank founded in 1999, spoke.",
        "Anna Weber will be appointed finance minister in October.",
        "Anna Weber was not appointed finance minister in May 2012.",
        "Anna Weber may have been appointed chairman of Nordbank in May.",
        "If Anna Weber is elected president in November, she will resign.",
        "Anna Weber was elected president again in 2012.",
        "Anna Weber was nominated as ambassador in May.",
        "Anna Weber denied that she was sacked as finance minister on Tuesday.",
        "Anna Weber refused to resign as finance minister on Tuesday.",
        "Anna Weber was asked to step down as chairman of Nordbank in March.",
        "Anna Weber, mayor of Oslo, was dismissed from hospital on Monday.",
        "Anna Weber, mayor of Oslo, resigned from the board of Nordbank on Monday.",
        "Anna Weber was appointed minister, the Tide Party said on Tuesday.",
        "Police have held Anna Weber, head of the museum since March.",
        "Former finance minister Anna Weber was arrested on Tuesday.",
        "Anna Weber, a former chairman of Nordbank, died in May.",
        "Finance minister Anna Weber was killed on Tuesday.",
    ],
)
def test_a_time_of_anything_else_is_none_of_the_post_s(text: str) -> None:
    assert set(roles(text).values()) <= {None}


def test_the_year_of_a_title_is_no_part_of_it() -> None:
    assert roles("Anna Weber, the 2012 chairman, spoke.") == {"chairman": None}


def test_two_terms_of_one_post_are_two_roles() -> None:
    text = "Anna Weber, chairman of Nordbank from 1991 to 1995, came back. Anna Weber has been chairman of Nordbank since 2010."
    (held,) = [actor.roles for actor in read(text).actors if actor.name == "Anna Weber"]
    assert [(role.title, role.interval and role.interval.edtf, len(role.evidence)) for role in held] == [
        ("chairman", "1991/1995", 1),
        ("chairman", "2010/..", 1),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Anna Weber joined Nordbank in 1999.", "member-of", "1999/.."),
        ("Anna Weber founded Nordbank in 1999.", "founded", "1999"),
        ("Nordbank was founded by Anna Weber and Bo Lind in 1999.", "founded", "1999"),
        ("Anna Weber led the Tide Party between 2001 and 2005.", "leads", "2001/2005"),
        ("Anna Weber has led the Tide Party since June 2014.", "leads", "2014-06/.."),
        ("Anna Weber was elected leader of the Tide Party in 2014.", "leads", "2014/.."),
        ("Nordbank, a part of the Coast Alliance since March, closed a branch.", "part-of", "2016-03/.."),
        ("The Northern Front, renamed Harakat al-Noor in July, took Oslo.", "renamed", "2016-07"),
        ("The Northern Front, since March called New Dawn, took Velm.", "renamed", "2016-03"),
        ("The Dawn Front broke with the Tide Party on Thursday and renamed itself New Dawn.", "renamed", "2016-09-08"),
    ],
)
def test_a_text_says_when_a_tie_held_or_was_made(text: str, kind: str, edtf: str) -> None:
    assert ties(text)[kind] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Anna Weber led the Tide Party in 2003.",
        "Anna Weber will join Nordbank in October.",
        "Anna Weber, a co-founder of Nordbank, said on Tuesday that she would leave.",
        "Nordbank, a part of the Coast Alliance, closed a branch in March.",
        "The Northern Front, renamed Harakat al-Noor, took Oslo in July.",
    ],
)
def test_a_tie_has_no_time_of_anything_else(text: str) -> None:
    assert set(ties(text).values()) <= {None}
