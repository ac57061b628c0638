"""timeline.csv: read back by Python's csv module, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from storylines import WITHHELD, event, interval, on, project, storyline

from generator.model import Event, Storyline
from generator.pages.csv_file import COLUMNS, csv_file


def written(*events: Event, **settings: object) -> bytes:
    story = replace(storyline(), events=events) if events else storyline()
    (file,) = csv_file(story, project(Path(), **settings))
    return file.content


def rows(*events: Event, **settings: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(*events, **settings).decode("utf-8-sig"), newline=""), strict=True))


def test_there_is_a_row_for_every_event_on_the_timeline() -> None:
    read = rows()
    assert [row["id"] for row in read] == [each.id for each in storyline().events]
    assert all(tuple(row) == COLUMNS for row in read)


def test_it_is_what_rfc_4180_describes() -> None:
    """Lines end with CR LF; a field with a comma, a quotation mark or a line break is quoted, and a mark in it doubled."""
    text = written(event("a", 'He said "no", and\nleft', on(2024, 5, 1))).decode("utf-8-sig")
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")
    assert '"He said ""no"", and\nleft"' in text


def test_excel_sees_that_it_is_utf_8() -> None:
    assert written().startswith(b"\xef\xbb\xbfid,")


def test_a_date_is_there_in_words_and_as_exact_as_it_is_known() -> None:
    row = next(row for row in rows() if row["id"] == "layoffs-announced")
    assert row["date"] == "early February 2024"
    assert (row["earliest"], row["latest"], row["edtf"]) == ("2024-02-01", "2024-02-10", "[2024-02-01..2024-02-10]")
    late = next(row for row in rows() if row["id"] == "release-ordered")
    assert (late["earliest"], late["latest"]) == ("", "2024-05-18")


def test_no_text_is_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\r=1", "＝1"):
        (row,) = rows(event("a", text, on(2024, 5, 1), note=text))
        assert row["summary"][0] == row["note"][0] == "'"


def test_a_year_before_our_era_stays_a_year() -> None:
    row = next(row for row in rows() if row["id"] == "harbour-founded")
    assert (row["earliest"], row["edtf"]) == ("-0043-01-01", "-0043")


def test_control_characters_are_left_out() -> None:
    (row,) = rows(event("a", "bell\x07 and nul\x00", interval((2024, 1, 1), (2024, 1, 31), "month", "2024-01", "2024-01")))
    assert row["summary"] == "bell and nul"


def test_what_is_withheld_has_no_sentence() -> None:
    row = next(row for row in rows() if row["id"] == "lorries-seen")
    assert row["sentence"] == ""
    assert WITHHELD.encode() not in written()


def test_addresses_are_absolute_with_a_base_url_and_else_relative_to_the_file() -> None:
    assert rows()[0]["url"] == "periods/-0043.html#e-harbour-founded"
    assert rows(base_url="https://vellan.example/story/")[0]["url"].startswith("https://vellan.example/story/periods/")


def test_only_what_an_editor_has_seen_is_in_it_where_the_site_says_so() -> None:
    assert [row["status"] for row in rows(publish="reviewed")] == ["corrected", "written"]


def test_a_story_without_events_is_a_table_without_rows() -> None:
    (file,) = csv_file(Storyline((), (), (), (), ()), project(Path()))
    assert file.content.decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"
