"""CLDR's date patterns (Unicode Technical Standard 35, part 4), filled in for days of whatever year."""

from __future__ import annotations

import functools
from typing import Literal

from babel import Locale
from babel.dates import get_month_names, tokenize_pattern

from generator.model import Day


@functools.lru_cache(maxsize=1 << 16)  # a site names the same few thousand days again and again
def filled(locale: Locale, pattern: str, of: Day, year: str) -> str:
    """`d MMMM y` as `8 September 2016`; `year` is the year in words (Python's own dates know none before 1)."""
    parts = []
    for kind, value in tokenize_pattern(pattern):
        if kind == "chars":
            parts.append(str(value))
        elif value[0] == "y":
            parts.append(year)
        elif value[0] == "d":
            parts.append(str(of.day))
        elif value[0] in "ML" and int(value[1]) > 2:
            context: Literal["format", "stand-alone"] = "format" if value[0] == "M" else "stand-alone"
            width: Literal["abbreviated", "wide"] = "abbreviated" if value[1] == 3 else "wide"
            parts.append(str(get_month_names(width, context=context, locale=locale)[of.month]))
        elif value[0] in "ML":
            parts.append(str(of.month))
    return "".join(parts)
