"""Our EDTF as others read it: the package `edtf` parses what we write, and means the same days by it."""

from __future__ import annotations

import datetime
import re
import warnings
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_temporal_corpus import FILES, Example, examples

from generator.model import Day, Interval, Settings
from generator.temporal import find, narrow
from generator.temporal.edtf import event_edtf
from generator.temporal.edtf import parse_edtf as ours
from generator.temporal.period import FINENESS, period_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pyparsing, of how the package names what it finds
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

# What we write and the package does not read: (the form, why, examples). When it learns to, a test says so.
UNSUPPORTED = (
    (
        r"Y-?\d{5,}-\d\d",
        "ISO 8601-2 has Y before bare years only; nothing names a day past year 9999",
        ("Y12000-01", "Y12000-01-31"),
    ),
    (r"/Y-?\d{5,}$|^Y-?\d{5,}/", "it wants years of four digits in an interval", ("Y12000/..", "../Y-12000", "9999/Y10000")),
    (
        r"/\d{4}-(2[5-9]|3[0-2])$|^\d{4}-(2[5-9]|3[0-2])/",
        "it reads a season of one hemisphere only alone",
        ("2015-29/..", "../2015-25"),
    ),
    (r"X/\.\.$|^\.\./\d+X", "it does not read a decade or century with an open end", ("199X/..", "19XX/..", "../199X")),
)
# a winter begins in one year and ends in the next: ISO 8601-2 leaves the months to whoever reads
ACROSS_YEARS = re.compile(r"(?:.*/)?-?\d{4}-(?:24|28|30)")
DAYS = st.integers(Day(-12_000, 1, 1).ordinal, Day(12_000, 12, 31).ordinal).map(Day.from_ordinal)


@cache
def read(text: str) -> tuple[Day | None, Day | None] | None:
    """First and last day as the package has them (None: open), or None where it cannot read `text`."""
    try:
        found = parse_edtf(text)
    except (EDTFParseException, TypeError):
        return None
    ends = found.lower_strict(), found.upper_strict()
    first, last = (None if isinstance(end, float) else Day(*end[:3]) for end in ends)
    return first, last


def holds(interval: Interval) -> None:
    """It is read as the days it is, or of a form that cannot be."""
    text = interval.edtf
    if any(re.search(form, text) for form, _, _ in UNSUPPORTED):
        return
    days = read(text)
    assert days is not None, text
    assert days[0] == interval.earliest, text
    assert days[1] == interval.latest or ACROSS_YEARS.fullmatch(text), text


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, _, texts in UNSUPPORTED for text in texts])
def test_what_it_is_excused_from_it_cannot_read(form: str, text: str) -> None:
    assert re.search(form, text)
    assert ours(text).edtf == text
    assert read(text) is None


@pytest.mark.parametrize("file", FILES)
def test_it_reads_every_example(file: str) -> None:
    for timex in (timex for example in examples(file) for timex in example.found()):
        if timex.interval:
            holds(timex.interval)


@settings(max_examples=300)
@given(st.sampled_from(examples()), st.dates(), st.sampled_from([None, "north", "south"]), st.integers(-400, 400))
def test_it_reads_them_on_any_dateline(example: Example, dateline: datetime.date, side: str | None, days: int) -> None:
    at = Settings(hemisphere=side)  # type: ignore[arg-type]
    for timex in find(example.text, dateline, example.language, mode=example.mode, settings=at):
        if timex.interval:
            holds(timex.interval)
            holds(narrow(timex.interval, Day.of(dateline).plus(days)))


@given(st.one_of(DAYS, st.none()), st.one_of(DAYS, st.none()), st.sampled_from(["within", "throughout"]))
def test_it_reads_the_dates_of_events(one: Day | None, other: Day | None, span: str) -> None:
    if one and other:
        one, other = min(one, other), max(one, other)
    if text := event_edtf(one, other, span):  # type: ignore[arg-type]
        holds(Interval(one, other, "range", text))
    else:
        assert one is other is None


@given(DAYS, st.sampled_from(sorted(FINENESS)))
def test_it_reads_every_unit_of_the_calendar(day: Day, unit: str) -> None:
    period = period_of(unit, day)  # type: ignore[arg-type]
    holds(Interval(period.first, period.last, "range", period.edtf()))
