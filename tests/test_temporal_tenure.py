"""How long a post was held: sides as exact as said, and what several tellings say together."""

from __future__ import annotations

import pytest

from generator.temporal.edtf import parse_edtf
from generator.temporal.tenure import agreed, gathered, point, tenure


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2012-05-03", "2012-05-03"),
        ("2012-05", "2012-05"),
        ("2008-23", "2008-23"),
        ("2012~", "2012~"),
        ("[2012-05-01..2012-05-10]", "2012-05"),
        ("2016-08-29/2016-09-04", "2016"),
    ],
)
def test_a_side_is_the_smallest_unit_that_holds_what_was_said(said: str, edtf: str) -> None:
    found = point(parse_edtf(said))
    assert found is not None
    assert found.edtf == edtf


def test_what_no_year_holds_is_no_side() -> None:
    assert point(parse_edtf("199X")) is None
    assert point(parse_edtf("2012/..")) is None
    assert tenure(parse_edtf("199X"), parse_edtf("2012")) is None  # half of what was said would be another claim


def test_a_tenure_never_ends_before_it_begins() -> None:
    assert tenure(parse_edtf("2012"), parse_edtf("2005")) is None


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2012/..", "2012-05/..", "2012-05/.."),
        ("2012/..", "../2016-09-06", "2012/2016-09-06"),
        ("2001/2005", "2001/..", "2001/2005"),
        ("1999", "1999-05", "1999-05"),
        ("2012/..", "2014/..", None),
        ("../2010", "2012/..", None),
        ("2001/2005", "../2010", None),
        ("1999", "1999/..", None),
    ],
)
def test_two_tellings_agree_on_the_tighter_of_each_side_or_not_at_all(one: str, other: str, both: str | None) -> None:
    for pair in ((one, other), (other, one)):
        found = agreed(*(parse_edtf(each) for each in pair))
        assert (found.edtf if found else None) == both


def test_tellings_without_a_time_are_of_the_only_tenure_and_of_none_of_several() -> None:
    since, until, again = parse_edtf("2001/.."), parse_edtf("../2005"), parse_edtf("2010/..")
    assert gathered([None, since, until, None]) == [(parse_edtf("2001/2005"), (0, 1, 2, 3))]
    assert gathered([None, since, until, again]) == [
        (None, (0,)),
        (parse_edtf("2001/2005"), (1, 2)),
        (again, (3,)),
    ]
    assert gathered([None, None]) == [(None, (0, 1))]
    assert gathered([]) == []
