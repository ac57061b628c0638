"""Who speaks in a quotation, and how its words are told in the third person, on sentences made up here."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document

DAY = datetime.date(2019, 6, 15)


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(DAY), text)]))


def meant(document: Document, words: str) -> str | None:
    """The id of the actor that the first mention with exactly these words is of; None where no such mention is."""
    found = [mention for mention in document.mentions if mention.extent.of(document.article.text) == words]
    return found[0].actor if found else None


def line(document: Document, word: str) -> str:
    return next(each.summary for each in document.events if each.trigger.of(document.article.text) == word)


@pytest.mark.parametrize(
    "text",
    [
        "“We have sold the yard,” said Dana Hill, the chairwoman of Norsel Group.",
        "Dana Hill, a spokeswoman for Norsel Group, said: “We have sold the yard.”",
        "Dana Hill, the chief financial officer of Norsel Group, said: “We have sold the yard.”",
        "“We have sold the yard,” said Dana Hill, co-founder of Norsel Group.",
        "Norsel Group said: “We have sold the yard.”",
    ],
)
def test_a_quoted_we_is_the_body_the_speaker_leads_or_speaks_for(text: str) -> None:
    document = read(text)
    assert meant(document, "We") == "norsel-group"
    assert line(document, "sold") == "Norsel Group sold the yard"


@pytest.mark.parametrize(
    "text",
    [
        "“We have lost our homes,” said Dana Hill, a resident of Lund.",
        "“We have lost our homes,” said Dana Hill, a security officer at Norsel Group.",
        "“We have lost our homes,” said Dana Hill.",
        "Norsel Group is in Lund. We have lost our homes.",
    ],
)
def test_a_we_whose_body_is_not_told_means_nobody(text: str) -> None:
    assert meant(read(text), "We") is None


def test_who_agrees_or_rules_in_a_sentence_speaks_its_quotation() -> None:
    document = read("Judge Dana Hill agreed with the union: “I find the ban unlawful.”")
    assert meant(document, "I") == "dana-hill"


def test_a_body_is_never_a_quoted_i() -> None:
    assert meant(read("Norsel Group said: “I am closed on Sunday.”"), "I") is None


@pytest.mark.parametrize(
    ("quoted", "word", "told"),
    [
        ("We are closing our yard in Lund", "closing", "Norsel Group is closing its yard in Lund"),
        ("We were sued by the union", "sued", "Norsel Group was sued by the union"),
        ("We have hired a new crew", "hired", "Norsel Group hired a new crew"),
        ("We regret the error", "regret", "Norsel Group regrets the error"),
        ("We’re suing the union", "suing", "Norsel Group is suing the union"),
    ],
)
def test_the_line_of_what_is_quoted_agrees_with_the_name_it_is_told_of(quoted: str, word: str, told: str) -> None:
    assert line(read(f"Norsel Group said: “{quoted}.”"), word) == told


def test_the_line_of_a_saying_keeps_the_words_of_its_quotation() -> None:
    assert line(read("Omar Haddad said: “I sold my boat.”"), "said") == "Omar Haddad said: “I sold my boat.”"


def told(text: str, word: str) -> tuple[str, str | None]:
    """The modality of the event, and the name of who says so."""
    document = read(text)
    found = next(each for each in document.events if each.trigger.of(text) == word)
    names = {actor.id: actor.name for actor in document.actors}
    return found.modality, names.get(found.attribution.actor or "") if found.attribution else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“We lost the yard. The navy burned it in May,” Dana Hill said.", "lost"),
        ("“It is over,” said Dana Hill. “The navy burned the yard in May.”", "burned"),
        ("Dana Hill said: “It is over. The navy burned the yard in May.”", "burned"),
    ],
)
def test_all_of_a_quotation_is_said_by_who_says_a_part_of_it(text: str, word: str) -> None:
    assert told(text, word) == ("reported", "Dana Hill")


@pytest.mark.parametrize(
    "text",
    [
        "“It is over,” said Dana Hill. The crowd left. “The navy burned the yard in May.”",
        "“It is over,” said Dana Hill.\n\n“The navy burned the yard in May.”",
        "“It is over,” said Dana Hill. The navy burned the yard in May.",
    ],
)
def test_a_quotation_further_on_is_not_the_last_speaker_s(text: str) -> None:
    assert told(text, "burned") == ("asserted", None)


def test_i_goes_on_in_what_is_quoted_right_behind() -> None:
    assert line(read("“It is over,” said Dana Hill. “I joined the navy in 2001.”"), "joined") == "Dana Hill joined the navy"
