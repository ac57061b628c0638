"""EDTF read and written, whole-string dates, and the calendar that has no first year."""

from __future__ import annotations

import datetime

import pytest
from dateutil import easter as computus
from hypothesis import given
from hypothesis import strategies as st

from generator.temporal import find
from generator.temporal.calendar import Day
from generator.temporal.edtf import event_edtf, parse_edtf
from generator.temporal.feasts import easter, feast, feast_end, orthodox_easter
from generator.temporal.nouns import Settings
from generator.temporal.period import FINENESS, Period, period_of
from generator.temporal.whole import parse_date

DAYS = st.integers(-3_000_000, 3_650_000).map(Day.from_ordinal)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2016-09-08", (2016, 9, 8), (2016, 9, 8), "day"),
        ("2016-07", (2016, 7, 1), (2016, 7, 31), "month"),
        ("2016", (2016, 1, 1), (2016, 12, 31), "year"),
        ("2015-21", (2015, 3, 1), (2015, 5, 31), "season"),
        ("2015-24", (2015, 12, 1), (2016, 2, 29), "season"),
        ("2015-29", (2015, 9, 1), (2015, 11, 30), "season"),
        ("2015-30", (2015, 12, 1), (2016, 2, 29), "season"),
        ("2015-31", (2015, 3, 1), (2015, 5, 31), "season"),
        ("2015-32", (2015, 6, 1), (2015, 8, 31), "season"),
        ("2015-34", (2015, 4, 1), (2015, 6, 30), "quarter"),
        ("2015-41", (2015, 7, 1), (2015, 12, 31), "half"),
        ("201X", (2010, 1, 1), (2019, 12, 31), "decade"),
        ("19XX", (1900, 1, 1), (1999, 12, 31), "century"),
        ("00XX", (0, 1, 1), (99, 12, 31), "century"),
        ("2016-07/2016-08", (2016, 7, 1), (2016, 8, 31), "range"),
        ("2016/..", (2016, 1, 1), None, "open"),
        ("../2016-09-08", None, (2016, 9, 8), "open"),
        ("[2016-07-01..2016-07-15]", (2016, 7, 1), (2016, 7, 15), "range"),
        ("[..2016-09-08]", None, (2016, 9, 8), "open"),
        ("[2016-09-08..]", (2016, 9, 8), None, "open"),
        ("2016-07~", (2016, 7, 1), (2016, 7, 31), "month"),
        ("1997?", (1997, 1, 1), (1997, 12, 31), "year"),
        ("-0479", (-479, 1, 1), (-479, 12, 31), "year"),
        ("Y12000", (12000, 1, 1), (12000, 12, 31), "year"),
    ],
)
def test_edtf_is_read(text: str, earliest: tuple[int, ...] | None, latest: tuple[int, ...] | None, precision: str) -> None:
    interval = parse_edtf(text)
    assert (interval.earliest, interval.latest, interval.precision, interval.edtf) == (earliest, latest, precision, text)


@pytest.mark.parametrize(
    ("text", "north", "south"),
    [
        ("in spring 2015", "2015-25", "2015-29"),
        ("in early spring 2015", "2015-03", "2015-09"),
        ("in late winter 2015", "2016-02", "2015-08"),
        ("in the middle of autumn 2015", "2015-10", "2015-04"),
    ],
)
def test_seasons_and_their_parts_are_those_of_the_hemisphere(text: str, north: str, south: str) -> None:
    for side, edtf in (("north", north), ("south", south)):
        (timex,) = find(text, datetime.date(2016, 9, 10), settings=Settings(hemisphere=side))  # type: ignore[arg-type]
        assert timex.interval is not None
        assert timex.interval.edtf == edtf
        days = parse_edtf(edtf)
        assert (timex.interval.earliest, timex.interval.latest) == (days.earliest, days.latest)


@pytest.mark.parametrize(
    "text", ["", "soon", "2016-13", "2016-02-30", "2016-42", "../..", "2017/2016", "20X", "12000", "8.9.2016", "[]"]
)
def test_what_is_no_edtf_is_refused_with_what_is(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date in EDTF: .* Accepted: a day 2016-09-08"):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("earliest", "latest", "within", "throughout"),
    [
        (Day(2016, 9, 8), Day(2016, 9, 8), "2016-09-08", "2016-09-08"),
        (Day(2016, 7, 1), Day(2016, 7, 31), "2016-07", "2016-07"),
        (Day(2015, 1, 1), Day(2015, 12, 31), "2015", "2015"),
        (Day(2010, 1, 1), Day(2019, 12, 31), "201X", "201X"),
        (Day(2016, 9, 5), Day(2016, 9, 10), "[2016-09-05..2016-09-10]", "2016-09-05/2016-09-10"),
        (None, Day(2016, 9, 8), "[..2016-09-08]", "../2016-09-08"),
        (Day(2003, 1, 1), None, "[2003-01-01..]", "2003-01-01/.."),
        (None, None, "", ""),
    ],
)
def test_an_event_says_whether_it_filled_its_days(earliest: Day | None, latest: Day | None, within: str, throughout: str) -> None:
    assert event_edtf(earliest, latest, "within") == within
    assert event_edtf(earliest, latest, "throughout") == throughout


@given(DAYS, DAYS, st.sampled_from(["within", "throughout"]))
def test_what_is_written_reads_back(one: Day, other: Day, span: str) -> None:
    first, last = min(one, other), max(one, other)
    interval = parse_edtf(event_edtf(first, last, span))  # type: ignore[arg-type]
    assert (interval.earliest, interval.latest) == (first, last)


@given(DAYS, st.sampled_from(sorted(FINENESS)), st.integers(-5, 5))
def test_periods_tile_the_calendar(day: Day, unit: str, n: int) -> None:
    period = period_of(unit, day)  # type: ignore[arg-type]
    assert unit == "weekend" or period.contains(day)
    assert unit == "weekend" or period.moved(1).first == period.last.plus(1)
    assert period.moved(n).moved(-n) == period
    edtf = parse_edtf(period.edtf())
    assert (edtf.earliest, edtf.latest) == (period.first, period.last)


def test_weeks_are_those_of_iso_8601() -> None:
    assert period_of("week", Day(2016, 1, 3)).value == "2015-W53"
    assert period_of("week", Day(2016, 1, 4)).value == "2016-W01"
    assert Period("season", 2015 * 4 + 3).last == Day(2016, 2, 29)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2016, (2016, 3, 27)),
        ("easter", 1961, (1961, 4, 2)),
        ("thanksgiving", 2016, (2016, 11, 24)),
        ("memorial_day", 2016, (2016, 5, 30)),
        ("election_day", 2016, (2016, 11, 8)),
        ("lunar_new_year", 2016, (2016, 2, 8)),
        ("eid_al_fitr", 2016, (2016, 7, 6)),
        ("eid_al_adha", 2016, (2016, 9, 11)),
        ("orthodox_easter", 2016, (2016, 5, 1)),
        ("advent", 2016, (2016, 11, 27)),
        ("advent", 2022, (2022, 11, 27)),
        ("advent", 2023, (2023, 12, 3)),
        ("hanukkah", 2016, (2016, 12, 25)),
        ("nowruz", 2016, (2016, 3, 20)),
        ("diwali", 2016, (2016, 10, 30)),
    ],
)
def test_feasts_fall_where_their_rules_say(name: str, year: int, day: tuple[int, int, int]) -> None:
    assert Day(*day) in feast(name, year)
    assert all(each.year == year for each in feast(name, year))


@given(st.integers(1583, 4099))
def test_easter_is_dateutils_in_the_west_and_in_the_east(year: int) -> None:
    assert easter(year) == Day.of(computus.easter(year))
    assert orthodox_easter(year) == Day.of(computus.easter(year, computus.EASTER_ORTHODOX))


def test_a_feast_of_many_days_has_a_last_one() -> None:
    assert feast_end("ramadan", Day(2016, 6, 6)) == Day(2016, 7, 5)
    assert feast_end("hanukkah", Day(2016, 12, 25)) == Day(2017, 1, 1)
    assert feast_end("christmas", Day(2016, 12, 25)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-09-10", (2016, 9, 10)),
        ("2016-09-10T23:30:00-05:00", (2016, 9, 10)),
        ("20160910", (2016, 9, 10)),
        ("Sept 10, 2016", (2016, 9, 10)),
        ("10 September 2016", (2016, 9, 10)),
        ("Sat, 10 Sep 2016 23:30:00 -0500", (2016, 9, 10)),
        ("September 2016", None),
        ("10 September", None),
        ("yesterday", None),
        ("2016-13-40", None),
        ("", None),
    ],
)
def test_a_whole_date_says_day_month_and_year(text: str, day: tuple[int, int, int] | None) -> None:
    assert parse_date(text) == (datetime.date(*day) if day else None)


def test_languages_and_order_decide_how_a_whole_date_is_read() -> None:
    assert parse_date("10 septembre 2016", ("fr",)) == datetime.date(2016, 9, 10)
    assert parse_date("3/4/2016") == datetime.date(2016, 3, 4)
    assert parse_date("3/4/2016", order="DMY") == datetime.date(2016, 4, 3)
