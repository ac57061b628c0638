"""What a date is called, which days it spells out, what `<time>` says to machines, and which mark it bears."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storylines import A, event, interval, on, project, storyline, telling

from generator.model import Day, Interval
from generator.pages import dates, units
from generator.pages.edition import Edition
from generator.pages.strip import strip
from generator.words import Words, load_words

ENGLISH = dates.Dates(Words("en"))
Ends = tuple[tuple[int, int, int], tuple[int, int, int]]


def days(*ends: int) -> Ends:
    """Six numbers as the first and the last day."""
    return (ends[0], ends[1], ends[2]), (ends[3], ends[4], ends[5])


SHOWN = {
    "8 September 2016, night": on(2016, 9, 8, "NI"),
    "8 September 2016, 14:30": on(2016, 9, 8, "14:30"),
    "15 March 44 BCE": on(-43, 3, 15),
    "24 August 79 CE": on(79, 8, 24),
    "1 January 12000": on(12000, 1, 1),
    "week of 5–11 September 2016": interval(*days(2016, 9, 5, 2016, 9, 11), "week", "2016-09-05/2016-09-11", "2016-W36"),
    "week of 29 August – 4 September 2016": interval(*days(2016, 8, 29, 2016, 9, 4), "week", "", "2016-W35"),
    "between 5 and 10 September 2016": interval(*days(2016, 9, 5, 2016, 9, 10), "week", "", "2016-W36"),
    "between 28 August and 3 September 2016": interval(*days(2016, 8, 28, 2016, 9, 3), "range", ""),
    "between 30 December 2015 and 2 January 2016": interval(*days(2015, 12, 30, 2016, 1, 2), "range", ""),
    "August 2016": interval(*days(2016, 8, 1, 2016, 8, 31), "month", "2016-08", "2016-08"),
    "early August 2016": interval(*days(2016, 8, 1, 2016, 8, 10), "month", "", "2016-08", "START"),
    "mid-August 2016": interval(*days(2016, 8, 11, 2016, 8, 20), "range", "", "2016-08", "MID"),
    "late August 2016": interval(*days(2016, 8, 21, 2016, 8, 31), "month", "", "2016-08", "END"),
    "between 5 and 7 September 2016": interval(*days(2016, 9, 5, 2016, 9, 7), "range", "", "2016-W36", "START"),
    "between 1 and 10 August 2016": interval(*days(2016, 8, 1, 2016, 8, 10), "month", "", "2016-08"),
    "spring 2015 (Mar–May)": interval(*days(2015, 3, 1, 2015, 5, 31), "season", "2015-21", "2015-SP"),
    "spring 2015 (Sept–Nov)": interval(*days(2015, 9, 1, 2015, 11, 30), "season", "2015-29", "2015-SP"),
    "winter 2015–16 (Dec–Feb)": interval(*days(2015, 12, 1, 2016, 2, 29), "season", "", "2015-WI"),
    "summer 2016, by 10 August": interval(*days(2016, 6, 1, 2016, 8, 10), "season", "", "2016-SU"),
    "late summer 2016": interval(*days(2016, 8, 1, 2016, 8, 31), "range", "", "2016-SU", "END"),
    "second quarter of 2016 (Apr–Jun)": interval(*days(2016, 4, 1, 2016, 6, 30), "quarter", "", "2016-Q2"),
    "first half of 2016": interval(*days(2016, 1, 1, 2016, 6, 30), "half", "", "2016-H1"),
    "2015": interval(*days(2015, 1, 1, 2015, 12, 31), "year", "2015", "2015"),
    "mid-2015": interval(*days(2015, 5, 1, 2015, 8, 31), "range", "", "2015", "MID"),
    "2016, by 10 September": interval(*days(2016, 1, 1, 2016, 9, 10), "year", "", "2016"),
    "44 BCE": interval(*days(-43, 1, 1, -43, 12, 31), "year", "-0043", "BC0044"),
    "the 1990s": interval(*days(1990, 1, 1, 1999, 12, 31), "decade", "199X", "199"),
    "mid-1990s": interval(*days(1994, 1, 1, 1996, 12, 31), "range", "", "199", "MID"),
    "the 19th century": interval(*days(1801, 1, 1, 1900, 12, 31), "century", "", "18"),
    "early 21st century": interval(*days(2001, 1, 1, 2033, 12, 31), "century", "", "20", "START"),
    "between March and May 2016": interval(*days(2016, 3, 1, 2016, 5, 31), "range", ""),
    "between November 2015 and May 2016": interval(*days(2015, 11, 1, 2016, 5, 31), "range", ""),
    "between 2011 and 2013": interval(*days(2011, 1, 1, 2013, 12, 31), "range", ""),
    "between 49 and 44 BCE": interval(*days(-48, 1, 1, -43, 12, 31), "range", ""),
    "between 5 BCE and 10 CE": interval(*days(-4, 1, 1, 10, 12, 31), "range", ""),
    "between October 2015 and September 2016": interval(*days(2015, 10, 1, 2016, 9, 30), "year", "", "FY2016"),
    "after 2003 →": interval((2003, 1, 1), (2016, 9, 10), "open", "", "2003"),
    "after 8 September 2016 →": interval((2016, 9, 9), None, "open", "2016-09-09/..", "2016-09-08"),
    "from 1 June 2016 →": interval((2016, 6, 1), None, "open", "2016-06-01/.."),
    "17 or 18 October 2015": interval(*days(2015, 10, 17, 2015, 10, 18), "range", ""),
    "31 August or 1 September 2016": interval(*days(2016, 8, 31, 2016, 9, 1), "range", ""),
    "by 8 September 2016": interval(None, (2016, 9, 8), "open", "[..2016-09-08]"),
    "by the end of July 2016": interval(None, (2016, 7, 31), "open", "", "2016-07"),
    "before 2011": interval(None, (2010, 12, 31), "open", "", "2011"),
    "undated": interval(None, None, "open", ""),
}


@pytest.mark.parametrize("words", SHOWN)
def test_a_date_is_called_by_what_its_source_said(words: str) -> None:
    assert ENGLISH.display(SHOWN[words]) == words


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("5–10 September 2016", days(2016, 9, 5, 2016, 9, 10)),
        ("28 August – 3 September 2016", days(2016, 8, 28, 2016, 9, 3)),
        ("March–May 2016", days(2016, 3, 1, 2016, 5, 31)),
        ("November 2015 – May 2016", days(2015, 11, 1, 2016, 5, 31)),
        ("2011–2013", days(2011, 1, 1, 2013, 12, 31)),
        ("2011", days(2011, 1, 1, 2011, 12, 31)),
        ("17–18 October 2015", days(2015, 10, 17, 2015, 10, 18)),
        ("49–44 BCE", days(-48, 1, 1, -43, 12, 31)),
    ],
)
def test_a_range_the_event_filled_is_written_with_a_dash(
    words: str, ends: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> None:
    assert ENGLISH.display(interval(*ends, "range", ""), "throughout") == words


def test_what_has_been_so_ever_since_says_since() -> None:
    assert ENGLISH.display(interval((2012, 7, 1), (2016, 9, 10), "open", "", "2012-07"), "throughout") == "since July 2012 →"


def test_the_days_behind_a_name_are_spelt_out() -> None:
    assert ENGLISH.days(SHOWN["early August 2016"]) == "1–10 August 2016"
    assert ENGLISH.days(SHOWN["spring 2015 (Mar–May)"]) == "1 March – 31 May 2015"
    assert ENGLISH.days(SHOWN["by 8 September 2016"]) == "until 8 September 2016"
    assert ENGLISH.days(SHOWN["from 1 June 2016 →"]) == "from 1 June 2016"
    assert ENGLISH.days(SHOWN["8 September 2016, night"]) == "8 September 2016"
    assert ENGLISH.days(SHOWN["undated"]) == "any day"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8 September 2016, night", "2016-09-08"),
        ("8 September 2016, 14:30", "2016-09-08T14:30"),
        ("24 August 79 CE", "0079-08-24"),
        ("week of 5–11 September 2016", "2016-W36"),
        ("August 2016", "2016-08"),
        ("2015", "2015"),
        ("early August 2016", ""),
        ("spring 2015 (Mar–May)", ""),
        ("44 BCE", ""),
        ("15 March 44 BCE", ""),
        ("after 2003 →", ""),
        ("by 8 September 2016", ""),
    ],
)
def test_machines_are_told_only_what_html_can_say(words: str, value: str) -> None:
    assert units.machine(SHOWN[words]) == value


def test_the_mark_shows_how_exact_a_date_is() -> None:
    assert units.shape(SHOWN["8 September 2016, night"], "within") == "day"
    assert units.shape(SHOWN["August 2016"], "within") == "within"
    assert units.shape(SHOWN["August 2016"], "throughout") == "throughout"
    assert units.shape(SHOWN["after 2003 →"], "within") == "after"
    assert units.shape(SHOWN["by 8 September 2016"], "within") == "before"


ORDINALS = st.integers(min_value=-1_500_000, max_value=4_000_000)


@given(
    ORDINALS,
    st.integers(min_value=0, max_value=40_000),
    st.sampled_from(list(dates.NAMED)),
    st.sampled_from([None, "START", "MID"]),
)
def test_any_interval_has_a_name_and_only_valid_machine_values(first: int, length: int, precision: str, mod: str | None) -> None:
    ends = Day.from_ordinal(first), Day.from_ordinal(first + length)
    given_interval = Interval(*ends, precision, "", mod=mod)  # type: ignore[arg-type]
    assert ENGLISH.display(given_interval).strip()
    assert ENGLISH.days(given_interval).strip()
    machine = units.machine(given_interval)
    assert not machine or (ends[0].year >= 1 and machine.split("-")[0].isdigit())


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (Day(2014, 12, 31), Day(2016, 9, 21), ["Jan 2015", "Jul 2015", "Jan 2016", "Jul 2016"]),
        (Day(2016, 3, 2), Day(2016, 3, 20), ["Mar 2016"]),
        (Day(2016, 3, 2), Day(2016, 4, 20), ["Mar 2016", "Apr 2016"]),
        (Day(1914, 6, 28), Day(1918, 11, 11), ["1915", "1916", "1917", "1918"]),
        (Day(1789, 7, 14), Day(2016, 1, 1), ["1800", "1850", "1900", "1950", "2000"]),
        (Day(-752, 4, 21), Day(476, 9, 4), ["600 BCE", "400 BCE", "200 BCE", "1 CE", "200 CE"]),
    ],
)
def test_the_strip_is_marked_at_even_round_dates(first: Day, last: Day, labels: list[str]) -> None:
    events = [event(f"e{n}", "Told", on(*day), telling(A, 0, on(*day))) for n, day in enumerate((first, last))]
    story = replace(storyline(), events=tuple(events), co_mentions=())
    shown = strip(Edition(story, project(Path())), events)
    assert shown is not None
    assert [tick.label for tick in shown.ticks] == labels
    assert all(after.x - before.x >= 15 for before, after in pairwise(shown.ticks))


@pytest.mark.parametrize(
    ("language", "day", "days", "month", "two"),
    [
        ("en-US", "September 8, 2016", "September 5–11, 2016", "September 2016", "August 29 – September 4, 2016"),
        ("de", "8. September 2016", "5.–11. September 2016", "September 2016", "29. August – 4. September 2016"),
        (
            "es",
            "8 de septiembre de 2016",
            "5–11 de septiembre de 2016",
            "septiembre de 2016",
            "29 de agosto – 4 de septiembre de 2016",
        ),
        ("zh", "2016年9月8日", "2016年9月5日–11日", "2016年9月", "2016年8月29日 – 9月4日"),
    ],
)
def test_dates_are_written_by_the_rules_of_the_language(language: str, day: str, days: str, month: str, two: str) -> None:
    said = dates.Dates(Words(language))
    assert said.day(Day(2016, 9, 8)) == day
    assert said.stretch(Day(2016, 9, 5), Day(2016, 9, 11)) == days
    assert said.month(Day(2016, 9, 1)) == month
    assert said.stretch(Day(2016, 8, 29), Day(2016, 9, 4)) == two


SPANISH = {
    "8 September 2016, night": "8 de septiembre de 2016, por la noche",
    "15 March 44 BCE": "15 de marzo de 44 a.\u00a0C.",
    "between 5 and 10 September 2016": "entre el 5 y el 10 de septiembre de 2016",
    "between 28 August and 3 September 2016": "entre el 28 de agosto y el 3 de septiembre de 2016",
    "17 or 18 October 2015": "el 17 o el 18 de octubre de 2015",
    "early August 2016": "principios de agosto de 2016",
    "late summer 2016": "finales de verano de 2016",
    "spring 2015 (Mar–May)": "primavera de 2015 (mar–may)",
    "2016, by 10 September": "2016, a más tardar el 10 de septiembre",
    "mid-1990s": "mediados de la década de 1990",
    "the 19th century": "siglo XIX",
    "early 21st century": "principios del siglo XXI",
    "between March and May 2016": "entre marzo y mayo de 2016",
    "between 2011 and 2013": "entre 2011 y 2013",
    "after 2003 →": "después de 2003 →",
    "after 8 September 2016 →": "después del 8 de septiembre de 2016 →",
    "from 1 June 2016 →": "a partir del 1 de junio de 2016 →",
    "by the end of July 2016": "a más tardar en julio de 2016",
}
ARABIC = {
    "8 September 2016, night": "8 سبتمبر 2016، ليلاً",
    "44 BCE": "44 ق.م",
    "between 5 and 10 September 2016": "بين 5 و10 سبتمبر 2016",
    "17 or 18 October 2015": "17 أو 18 أكتوبر 2015",
    "late August 2016": "أواخر أغسطس 2016",
    "second quarter of 2016 (Apr–Jun)": "الربع الثاني من 2016 (أبريل–يونيو)",
    "early 21st century": "أوائل القرن الـ21",
    "between 2011 and 2013": "بين عامي 2011 و2013",
    "after 2003 →": "بعد 2003 ←",
    "by the end of July 2016": "بحلول نهاية يوليو 2016",
    "undated": "بلا تاريخ",
}


@pytest.mark.parametrize(
    ("language", "english", "said"),
    [(language, *pair) for language, table in (("es", SPANISH), ("ar", ARABIC)) for pair in table.items()],
)
def test_a_date_is_called_as_its_language_does(language: str, english: str, said: str) -> None:
    assert dates.Dates(load_words(project(Path(), interface=language))).display(SHOWN[english]) == said


def test_a_part_of_a_century_or_quarter_has_an_article_where_the_language_asks_for_one() -> None:
    spanish = dates.Dates(load_words(project(Path(), interface="es")))
    quarter = interval(*days(2016, 1, 1, 2016, 1, 31), "quarter", "", "2016-Q1", "START")
    century = interval(*days(1801, 1, 1, 1900, 12, 31), "century", "", "18", "APPROX")
    assert spanish.display(quarter).startswith("principios del primer trimestre de 2016")
    assert spanish.display(century) == "hacia el siglo XIX"


def test_what_a_language_is_not_told_of_centuries_is_a_plain_number() -> None:
    assert units.century(Day(1801, 1, 1)) == {"number": "19", "roman": "XIX", "ordinal": "19th"}
    assert units.century(Day(-99, 1, 1)) == {"number": "1", "roman": "I", "ordinal": "1st"}
