"""A whole string that is one absolute date: front matter, datelines, the metadata of a page."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Sequence
from typing import Any, Literal

Order = Literal["MDY", "DMY", "YMD"] | None

# the date of ISO 8601, alone or with any time of day and zone after it
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\d\d:?\d\d.*)?")
# two noons that share no part: what dateparser fills in from them is not what the text said
_FAR_APART = (datetime.datetime(2001, 2, 3, 12), datetime.datetime(2018, 11, 27, 12))


def parse_date(text: str, languages: Sequence[str] = ("en",), order: Order = None) -> datetime.date | None:
    """The day that all of `text` names, or None where it does not say day, month and year.

    `languages` are ISO 639 codes; those that dateparser does not know are passed over. `order` is that of numbers (3/4/2016), the
    language's own where None. The day is the one written: no time zone moves it, and no clock is read, so "yesterday" is None.
    """
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        try:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    if not re.search(r"\d", text) or len(text) > 120:
        return None
    found = {_read(text, languages, order, base) for base in _FAR_APART}
    return found.pop() if len(found) == 1 else None


def _read(text: str, languages: Sequence[str], order: Order, base: datetime.datetime) -> datetime.date | None:
    """What dateparser makes of it when it is told that now is `base`; relative dates are not tried."""
    import dateparser  # imported here: 0.2 s that most builds do not need
    from dateparser.data.languages_info import language_order

    settings: dict[str, Any] = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
        "RELATIVE_BASE": base,
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PREFER_LOCALE_DATE_ORDER": True,
    }
    if order:
        settings |= {"DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        known = [language for language in languages if language in language_order]
        read = dateparser.parse(text, languages=known or None, settings=settings)
    return read.date() if read else None
