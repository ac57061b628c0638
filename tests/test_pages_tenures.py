"""When a post was held, in words."""

from __future__ import annotations

import pytest

from generator.pages.dates import Dates
from generator.pages.tenures import tenure
from generator.temporal.edtf import parse_edtf
from generator.words import Words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2001/2005", "2001–2005"),
        ("2011-03/2015", "March 2011 – 2015"),
        ("2004/2016-09-05", "2004 – 5 September 2016"),
        ("2012/..", "since 2012 →"),
        ("2016-09-05/..", "since 5 September 2016 →"),
        ("../2010", "until 2010"),
        ("../2016-09-06", "until 6 September 2016"),
        ("2012~/..", "since around 2012 →"),
        ("1999", "1999"),
    ],
)
def test_a_tenure_is_named_as_exactly_as_it_is_known(edtf: str, words: str) -> None:
    assert tenure(Dates(Words("en")), parse_edtf(edtf)) == words
