"""Interviews in question and answer: "I" in an answer and "you" in a question mean whom the text says it interviews."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document

LEAD = "The Kaldor Courier spoke with Ada Holm, who builds ferries in Lund, about her yard."
TURNS = (
    "When did you start the yard?",
    "I founded it in 1987 with Bo Lind. He told me: “I want to build a ferry.”",
    "Was it hard?",
    "It was. In 1993 the bank sued me.",
    "What would you do again?",
    "Everything. I left the yard in 2011.",
)


def read(*paragraphs: str, title: str = "Ferries of the north") -> Document:
    return next(annotate([Article("made-up", title, Dateline(datetime.date(2019, 6, 15)), "\n\n".join(paragraphs))]))


def lines(document: Document) -> dict[str, str]:
    return {event.interval.edtf: event.summary for event in document.events if event.interval.edtf.isdigit()}


def test_answers_tell_what_the_one_interviewed_did() -> None:
    told = lines(read(LEAD, *TURNS))
    assert told["1987"] == "Ada Holm founded it with Bo Lind"
    assert told["1993"] == "The bank sued Ada Holm"
    assert told["2011"] == "Ada Holm left the yard"


def test_you_in_a_question_is_the_one_interviewed_and_a_quoted_i_is_not() -> None:
    document = read(LEAD, *TURNS)
    text, names = document.article.text, {actor.id: actor.name for actor in document.actors}
    who = {
        mention.extent.start: names[mention.actor] for mention in document.mentions if mention.actor and mention.form == "pronoun"
    }
    assert who[text.index("you start")] == who[text.index("you do")] == who[text.index("I founded")] == "Ada Holm"
    assert who.get(text.index("I want")) != "Ada Holm"


def test_what_is_asked_is_not_said() -> None:
    document = read(LEAD, *TURNS)
    started = next(event for event in document.events if event.trigger.of(document.article.text) == "start")
    assert started.modality == "hedged"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("An interview with Ada Holm", "Ada Holm builds ferries in Lund."),
        ("Ferries of the north", "Ada Holm, who builds ferries in Lund, was interviewed on Monday."),
        ("Ferries of the north", "Our reporter interviewed Ada Holm in Lund."),
    ],
)
def test_the_title_or_the_lead_says_who_is_interviewed(title: str, lead: str) -> None:
    assert lines(read(lead, *TURNS, title=title))["2011"] == "Ada Holm left the yard"


@pytest.mark.parametrize(
    ("lead", "turns"),
    [
        ("Ada Holm builds ferries in Lund.", TURNS),  # nobody says that it is an interview
        ("The Courier interviewed Ada Holm. The Courier interviewed Eva Berg.", TURNS),  # one of two
        (LEAD, TURNS[:4]),  # two questions may be asked by any text
    ],
)
def test_where_it_is_not_said_nobody_is_meant(lead: str, turns: tuple[str, ...]) -> None:
    told = lines(read(lead, *turns))
    assert not any("Ada Holm" in summary for summary in told.values())
