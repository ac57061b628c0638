"""Agency datelines: which first words are one, and which only look like it."""

from __future__ import annotations

import datetime

import pytest

from generator.model import Extent, Markup
from generator.read.blocks import Block
from generator.read.dateline import agency_name, place_name, read_opening

BODY = Block("The harbour wall gave way before dawn and two boats sank, the coastguard said, after a night of storms.")

# what the text begins with → place, agency, day (or month and day), and what is left of the first paragraph
READ = {
    "date 2016-09-10 AFP, BEIRUT": ("Beirut", "AFP", "2016-09-10", None),
    "Date: 10 September 2016 Reuters, LONDON": ("London", "Reuters", "2016-09-10", None),
    "date 2016-09-10 SANA, DAMASCUS": ("Damascus", "SANA", "2016-09-10", None),
    "BEIRUT, 10 September 2016": ("Beirut", "", "2016-09-10", None),
    "2016-09-10": ("", "", "2016-09-10", None),
    "BEIRUT, Sept 10 (AFP) — Rebels said": ("Beirut", "AFP", (9, 10), "Rebels said"),
    "BEIRUT (Reuters) - An air strike": ("Beirut", "Reuters", None, "An air strike"),
    "Beirut (AFP) - The army": ("Beirut", "AFP", None, "The army"),
    "(AP) ALEPPO, Syria, 10 September 2016 — The army": ("Aleppo, Syria", "AP", "2016-09-10", "The army"),
    "ALEPPO, Syria, 10 September 2016 — The army": ("Aleppo, Syria", "", "2016-09-10", "The army"),
    "DEIR AL-ZOR, Syria, Thursday, Sept. 8, 2016 (AP) — It": ("Deir al-Zor, Syria", "AP", "2016-09-08", "It"),
    "BEIRUT — Rebels took": ("Beirut", "", None, "Rebels took"),
    "GENEVA (10 September 2016) – The UN": ("Geneva", "", "2016-09-10", "The UN"),
    "MOSCOW, September 10. /TASS/. Officials": ("Moscow", "TASS", (9, 10), "Officials"),
    "TOKYO, Sept. 10, Kyodo — Japan": ("Tokyo", "Kyodo", (9, 10), "Japan"),
    "BEIJING, Sept. 10 (Xinhua) -- China": ("Beijing", "Xinhua", (9, 10), "China"),
    "Sept 10 (Reuters) - Shares": ("", "Reuters", (9, 10), "Shares"),
    "WASHINGTON D.C. (AP) — The": ("Washington D.C.", "AP", None, "The"),
    "BEIRUT, 2016-09-10 14:30 GMT (AFP) - It": ("Beirut", "AFP", "2016-09-10", "It"),
    "“ROME” said nothing": ("", "", None, "“ROME” said nothing"),
    "NATO — the alliance — met": ("", "", None, "NATO — the alliance — met"),
    "On 10 September 2016 — a day like": ("", "", None, "On 10 September 2016 — a day like"),
    "UPDATE — Rebels took the town.": ("", "", None, "UPDATE — Rebels took the town."),
    "Apple (AAPL) - The company fell.": ("", "", None, "Apple (AAPL) - The company fell."),
    "Aleppo, Syria - The army took it.": ("", "", None, "Aleppo, Syria - The army took it."),
    "The wall (a listed monument) - It fell.": ("", "", None, "The wall (a listed monument) - It fell."),
}


@pytest.mark.parametrize("begins", READ)
def test_what_a_text_begins_with(begins: str) -> None:
    place, agency, day, left = READ[begins]
    opening = read_opening((Block(begins), BODY), ("en",), None, headline=False)
    said = opening.said
    assert (place_name(said.place), agency_name(said.agency)) == (place, agency)
    assert (said.date and said.date.isoformat()) == (day if isinstance(day, str) else None)
    assert said.month_day == (day if isinstance(day, tuple) else None)
    assert [block.text for block in opening.blocks] == [BODY.text] if left is None else [left, BODY.text]


def test_headline_byline_and_dateline_come_off_in_turn() -> None:
    blocks = (Block("Wall gives way"), Block("By Ann Other"), Block("PORT NESS, March 4, 2031 (NNA) — Two boats sank."), BODY)
    opening = read_opening(blocks, ("en",), None, headline=True)
    assert (opening.title, opening.author, opening.said.agency) == ("Wall gives way", "Ann Other", "NNA")
    assert opening.said.date == datetime.date(2031, 3, 4)
    assert opening.blocks == (Block("Two boats sank."), BODY)


def test_a_first_sentence_is_no_headline() -> None:
    opening = read_opening((Block("The wall gave way."), BODY), ("en",), None, headline=True)
    assert (opening.title, len(opening.blocks)) == ("", 2)


def test_markup_moves_with_the_text() -> None:
    block = Block("BERLIN (dpa) - The wall fell", spans=(Markup(Extent(0, 6), "strong"), Markup(Extent(19, 23), "em")))
    opening = read_opening((block, BODY), ("en",), None, headline=False)
    assert opening.blocks[0] == Block("The wall fell", spans=(Markup(Extent(4, 8), "em"),))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("BEIRUT", "Beirut"),
        ("ALEPPO, Syria", "Aleppo, Syria"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("XI'AN", "Xi'an"),
        ("BOSTON, US", "Boston, US"),
        ("the Hague", "the Hague"),
    ],
)
def test_places_are_shown_as_people_write_them(written: str, shown: str) -> None:
    assert place_name(written) == shown


def test_a_month_of_another_language_is_read() -> None:
    opening = read_opening((Block("BEYROUTH, 10 septembre 2016 (AFP) — Les"), BODY), ("fr", "en"), None, headline=False)
    assert opening.said.date == datetime.date(2016, 9, 10)


def test_the_date_order_is_a_setting() -> None:
    block = Block("date 03/04/2016 AFP, BEIRUT")
    assert read_opening((block, BODY), ("en",), "DMY", headline=False).said.date == datetime.date(2016, 4, 3)
    assert read_opening((block, BODY), ("en",), "MDY", headline=False).said.date == datetime.date(2016, 3, 4)
