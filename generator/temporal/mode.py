"""Whether a text that does not say so is news, or a story told long after: what its times are counted from tells.

News counts from its own day ("today", "on Monday", "last week"). A text that names year after year long gone and hardly ever counts
from the day it was written on tells a story, and its "14 June" is of the year it has come to.
"""

from __future__ import annotations

import datetime
import re

from generator.temporal.derivation import meanings
from generator.temporal.engine import find
from generator.temporal.nouns import Mode, Settings, Timex
from generator.temporal.rules import UnknownLanguage

_GONE = 2  # years before the dateline from which a year is long gone
_LEAST = 4  # years long gone that a story names
_OLD, _LEAST_OLD = 20, 2  # the same where all that it names are older
_SELDOM = 25  # times that a story has for each that counts from the dateline
_ASKING = re.compile(r"Find\(|Ref\(|Clock\(|Vague\(")  # for a year, or a day, that is not said
_COUNTED = re.compile(r"Ref\(said|\bFind\((?:last|this|next),(?!.*spoken)|\bFind\(nearest, Weekday")


def of_text(text: str, dateline: datetime.date, language: str = "en", settings: Settings = Settings()) -> Mode:  # noqa: B008  frozen
    """The mode to read a text in where nobody says; `news` where that is not clear."""
    if len(re.findall(r"\d{3,4}|\bBC", text)) < _LEAST_OLD:
        return "news"
    try:
        times = [timex for timex in find(text, dateline, language, settings=settings) if timex.type in ("DATE", "TIME")]
    except UnknownLanguage:
        return "news"
    counted = [timex for timex in times if any(_COUNTED.search(meaning) for meaning in meanings(timex))]
    named = [timex for timex in times if not any(_ASKING.search(meaning) for meaning in meanings(timex))]
    wanting = [timex for timex in times if timex not in counted and any("Find(nearest" in meaning for meaning in meanings(timex))]
    years = {year for timex in named if (year := _year(timex)) is not None}
    gone = {year for year in years if year <= dateline.year - _GONE}
    if not wanting or 2 * len(gone) <= len(years) or len(counted) * _SELDOM > len(times):
        return "news"
    opened = any(_year(timex) in gone for timex in named if timex.extent.start < wanting[0].extent.start)
    least = _LEAST_OLD if max(years) <= dateline.year - _OLD else _LEAST
    return "narrative" if opened and len(gone) >= least else "news"


def _year(timex: Timex) -> int | None:
    first = timex.interval.earliest if timex.interval is not None else None
    return first.year if first is not None else None
