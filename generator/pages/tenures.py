"""When a post was held or a tie held, in words."""

from __future__ import annotations

from generator.model import Interval
from generator.pages.dates import Dates
from generator.temporal.edtf import parse_edtf


def tenure(dates: Dates, interval: Interval) -> str:
    """`2001–2005`, `since May 2012 →`, `until 6 September 2016`; what has no slash in its EDTF is a date like any other."""
    begin, lasts, end = interval.edtf.partition("/")
    if not lasts:
        return dates.display(interval)
    say, within = dates.words.gettext, dates.words.pgettext
    day = parse_edtf(end if begin == ".." else begin).precision == "day"
    if end == "..":
        since = _side(dates, begin)
        return within("a day", "since %(date)s →", date=since) if day else say("since %(date)s →", date=since)
    if begin == "..":
        until = _side(dates, end)
        return say("until %(day)s", day=until) if day else say("until %(date)s", date=until)
    dash = "–" if begin.isdigit() and end.isdigit() else " – "
    return f"{_side(dates, begin)}{dash}{_side(dates, end)}"


def _side(dates: Dates, edtf: str) -> str:
    """`2012`, `May 2012`, `around 2012`."""
    said = parse_edtf(edtf)
    return dates.display(said._replace(mod="APPROX") if edtf.endswith("~") else said)
