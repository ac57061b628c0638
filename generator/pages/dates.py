"""Dates as readers see them: as exact as the text, and no more, in the language of the site.

`Dates.display` names a date, `Dates.days` spells out the days it can mean. The order of day, month and year, the names of
months and the digits are CLDR's (Unicode Technical Standard 35, part 4); "early", "by" and "between" are the catalogue's.
"""

from __future__ import annotations

import re

from generator.model import Day, Interval, Precision, Span
from generator.pages.patterns import filled
from generator.pages.units import CLOCK, century, end, said, start, unit
from generator.words import Words


class Dates:
    """Dates in the words of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._long = str(words.locale.date_formats["long"].pattern)
        skeletons = (words.locale.datetime_skeletons[name] for name in ("yMMMM", "MMMMd"))
        self._month_year, self._month_day = (str(getattr(of, "pattern", of)) for of in skeletons)
        opening, closing = (str(part) for part in words.locale.interval_formats["yMMMd"]["d"])
        self._opening = "d." if opening.startswith("d.") else "d"
        self._closing = closing.replace("MMM", "MMMM")

    # -- units

    def year(self, number: int) -> str:
        """`2016`, `476 CE`, `44 BCE`; `number` is astronomical (0 is 1 BCE)."""
        if number <= 0:
            return self.words.gettext("%(year)s BCE", year=1 - number)
        if number < 1000:
            return self.words.gettext("%(year)s CE", year=number)
        return str(number)

    def month(self, of: Day) -> str:
        """`August 2016`."""
        return self._fill(self._month_year, of)

    def day(self, of: Day) -> str:
        """`8 September 2016`."""
        return self._fill(self._long, of)

    def month_name(self, of: Day, *, short: bool = False) -> str:
        """`August` or `Aug` by itself, as over a column."""
        return self._fill("LLL" if short else "LLLL", of).removesuffix(".")

    def short_month(self, of: Day) -> str:
        """`Sept 2016`."""
        return self._fill(self._month_year.replace("MMMM", "MMM").replace("LLLL", "LLL"), of)

    def month_and_day(self, of: Day) -> str:
        """`8 September`."""
        return self._fill(self._month_day, of)

    def _fill(self, pattern: str, of: Day) -> str:
        return filled(self.words.locale, pattern, of, self.year(of.year))

    # -- dates

    def display(self, interval: Interval, span: Span = "within") -> str:
        """What the date is called: `8 September 2016, night`, `early August 2016`, `after 2003 →`, `between 5 and 10 June 1916`.

        A period cut short by context (an event not later than its article) says so: `2016, by 10 September`.
        """
        earliest, latest = interval.earliest, interval.latest
        if earliest is None and latest is None:
            return self.words.gettext("undated")
        if interval.precision == "open" or earliest is None or latest is None:
            return self._open(interval, span)
        name = self._named(interval, earliest, latest) or self._range(earliest, latest, span)
        part = interval.part[:5] if CLOCK.match(interval.part) else self._part_of_day(interval.part)
        return self.words.gettext("%(date)s, %(part)s", date=name, part=part) if part else name

    def days(self, interval: Interval) -> str:
        """Every day it can mean: `1–10 August 2016`, `from 1 January 2003`, `until 10 September 2016`."""
        if interval.earliest is None:
            if interval.latest is None:
                return self.words.gettext("any day")
            return self.words.gettext("until %(day)s", day=self.day(interval.latest))
        if interval.latest is None:
            return self.words.gettext("from %(day)s", day=self.day(interval.earliest))
        first, last = interval.earliest, interval.latest
        return self.day(first) if first == last else self._day_range(first, last)

    def stretch(self, first: Day, last: Day) -> str:
        """All days from `first` to `last`: `5–11 September 2016`, `March–May 2016`, `1990–1999`."""
        return self._range(first, last, "throughout")

    def _part_of_day(self, part: str) -> str:
        say = self.words.gettext
        return {
            "MO": lambda: say("morning"),
            "MI": lambda: say("midday"),
            "AF": lambda: say("afternoon"),
            "PM": lambda: say("afternoon"),
            "EV": lambda: say("evening"),
            "NI": lambda: say("night"),
            "DT": lambda: say("daytime"),
        }.get(part, lambda: "")()

    def _open(self, interval: Interval, span: Span) -> str:
        """`after 2003 →`, `since July 2012 →` (all the time), `from 5 May 2016 →`, `before 2011`, `by 8 September 2016`."""
        say, within, named = self.words.gettext, self.words.pgettext, said(interval.value)
        day = named is None or named[0] == "day"  # "después del 8 de septiembre", but "después de 2003"
        if interval.earliest is not None:
            date = self._unit_name(named) if named else self.day(interval.earliest)
            if span == "throughout":
                return within("a day", "since %(date)s →", date=date) if day else say("since %(date)s →", date=date)
            if named is None:
                return say("from %(date)s →", date=date)
            return within("a day", "after %(date)s →", date=date) if day else say("after %(date)s →", date=date)
        assert interval.latest is not None
        if named is not None:
            date, (_, first, last) = self._unit_name(named), named
            if interval.latest < first:
                return within("a day", "before %(date)s", date=date) if day else say("before %(date)s", date=date)
            if interval.latest == last and first != last:
                return say("by the end of %(date)s", date=date)
        return say("by %(day)s", day=self.day(interval.latest))

    def _unit_name(self, named: tuple[Precision, Day, Day]) -> str:
        precision, first, _ = named
        return self.year(first.year) if precision == "year" else self.month(first) if precision == "month" else self.day(first)

    def _named(self, interval: Interval, earliest: Day, latest: Day) -> str:
        """The name of the period said, where the days still are that period (or its early, middle, late part); else empty."""
        precision = (unit(interval.value) or interval.precision) if interval.mod in _MODS else interval.precision
        if precision not in NAMED:
            return ""
        name = self._period(interval, precision, earliest)
        if interval.mod in _MODS and precision != "week":
            return self._modified(interval.mod or "", self._bare(precision, earliest) or name, precision)
        first, last = start(earliest, precision), end(earliest, precision)
        if (earliest, latest) == (first, last):
            return name
        whole_start = earliest == first and latest < last and latest.year == earliest.year
        if whole_start and precision in {"season", "quarter", "half", "year"} and latest != earliest:
            short = self._period(interval, precision, earliest, months=False)
            return self.words.gettext("%(period)s, by %(day)s", period=short, day=self.month_and_day(latest))
        return ""

    def _modified(self, mod: str, name: str, precision: Precision) -> str:
        """`early August 2016`. Many languages put an article before a century, half or quarter, and none before a month or year."""
        say, within = self.words.gettext, self.words.pgettext
        if precision in {"century", "half", "quarter"}:
            return {
                "START": lambda: within("a century, half or quarter", "early %(name)s", name=name),
                "MID": lambda: within("a century, half or quarter", "mid-%(name)s", name=name),
                "END": lambda: within("a century, half or quarter", "late %(name)s", name=name),
            }.get(mod, lambda: within("a century, half or quarter", "around %(name)s", name=name))()
        return {
            "START": lambda: say("early %(name)s", name=name),
            "MID": lambda: say("mid-%(name)s", name=name),
            "END": lambda: say("late %(name)s", name=name),
        }.get(mod, lambda: say("around %(name)s", name=name))()

    def _period(self, interval: Interval, precision: Precision, first: Day, *, months: bool = True) -> str:
        """The name of the whole period that begins on `first`; with its months where its bounds are a convention."""
        say = self.words.gettext
        if precision == "week":
            return say("week of %(days)s", days=self._day_range(first, first.plus(6)))
        if precision == "month":
            return self.month(first)
        if precision == "season":
            return self._season(interval, first, months=months)
        if precision == "quarter":
            name = self._quarter((first.month - 1) // 3, self.year(first.year))
            return self._with_months(name, start(first, "quarter"), end(first, "quarter")) if months else name
        if precision == "half":
            year = self.year(first.year)
            return say("first half of %(year)s", year=year) if first.month < 7 else say("second half of %(year)s", year=year)
        if precision == "decade" and first.year > 0:
            return say("the %(year)ss", year=first.year // 10 * 10)
        if precision == "century":
            number = self._century(first)
            return (
                say("the %(number)s century", number=number) if first.year > 0 else say("the %(number)s century BCE", number=number)
            )
        return self.year(first.year)

    def _bare(self, precision: Precision, first: Day) -> str:
        """The name after "early", where that is another; else empty."""
        within = self.words.pgettext
        if precision == "decade" and first.year > 0:
            return within("after early, mid, late", "%(year)ss", year=first.year // 10 * 10)
        if precision == "century":
            number = self._century(first)
            if first.year > 0:
                return within("after early, mid, late", "%(number)s century", number=number)
            return within("after early, mid, late", "%(number)s century BCE", number=number)
        return ""

    def _season(self, interval: Interval, earliest: Day, *, months: bool) -> str:
        last = end(earliest, "season")
        modified = interval.mod in _MODS
        years = self.year(earliest.year)
        if last.year != earliest.year and not modified:
            years = f"{years}–{str(last.year % 100).zfill(2)}"
        code = re.search(r"-(SP|SU|FA|AU|WI)$", interval.value)
        season = code[1] if code else {3: "SP", 6: "SU", 9: "FA"}.get(earliest.month // 3 * 3, "WI")
        say = self.words.gettext
        name = {
            "SP": lambda: say("spring %(years)s", years=years),
            "SU": lambda: say("summer %(years)s", years=years),
            "WI": lambda: say("winter %(years)s", years=years),
        }.get(season, lambda: say("autumn %(years)s", years=years))()
        return name if modified or not months else self._with_months(name, earliest, last)

    def _with_months(self, name: str, first: Day, last: Day) -> str:
        ends = {"first": self.month_name(first, short=True), "last": self.month_name(last, short=True)}
        return self.words.gettext("%(period)s (%(first)s–%(last)s)", period=name, **ends)

    def _quarter(self, index: int, year: str) -> str:
        say = self.words.gettext
        return (
            lambda: say("first quarter of %(year)s", year=year),
            lambda: say("second quarter of %(year)s", year=year),
            lambda: say("third quarter of %(year)s", year=year),
            lambda: say("fourth quarter of %(year)s", year=year),
        )[index]()

    def _century(self, first: Day) -> str:
        """The number of a century as the language writes it: the 19th, el siglo XIX."""
        ways = century(first)
        chosen = self.words.pgettext("how to number centuries, one of: ordinal (19th), roman (XIX), number (19)", "ordinal")
        return ways.get(chosen, ways["number"])

    # -- ranges

    def _range(self, first: Day, last: Day, span: Span) -> str:
        """`5–10 September 2016` where the event filled it, `between 5 and 10 September 2016`, `5 or 6 …` where it fell inside."""
        if first == last:
            return self.day(first)
        within = self.words.pgettext
        if first == start(first, "year") and last == end(last, "year"):
            if first.year == last.year:
                return self.year(first.year)
            if span == "throughout":
                return f"{self._year_of(first, last)}–{self.year(last.year)}"
            return within("years", "between %(first)s and %(last)s", first=self._year_of(first, last), last=self.year(last.year))
        if first == start(first, "month") and last == end(last, "month"):
            if (first.year, first.month) == (last.year, last.month):
                return self.month(first)
            same = first.year == last.year
            opening = self._fill("MMMM", first) if same else self.month(first)
            if span == "throughout":
                return f"{opening}{'–' if same else ' – '}{self.month(last)}"
            return within("months", "between %(first)s and %(last)s", first=opening, last=self.month(last))
        if span == "throughout":
            return self._day_range(first, last)
        opening, closing = self._two_days(first, last)
        if last == first.plus(1):
            return within("days", "%(first)s or %(last)s", first=opening, last=closing)
        return within("days", "between %(first)s and %(last)s", first=opening, last=closing)

    def _year_of(self, first: Day, last: Day) -> str:
        """The year of `first` as written before that of `last`: the era is said once."""
        if first.year <= 0 and last.year <= 0:
            return str(1 - first.year)
        return str(first.year) if first.year > 0 and 0 < last.year < 1000 else self.year(first.year)

    def _two_days(self, first: Day, last: Day) -> tuple[str, str]:
        """Two days side by side: what both share is said once."""
        if first.year != last.year:
            return self.day(first), self.day(last)
        opening = self.day(first) if self._long.startswith("y") else self.month_and_day(first)
        if first.month != last.month:
            return opening, self.month_and_day(last) if self._long.startswith("y") else self.day(last)
        if self._long.startswith("d"):
            return self._fill(self._opening, first), self.day(last)
        return opening, self._fill(self._closing, last)

    def _day_range(self, first: Day, last: Day) -> str:
        dash = "–" if (first.year, first.month) == (last.year, last.month) else " – "
        return dash.join(self._two_days(first, last))


_MODS = frozenset({"START", "MID", "END", "APPROX"})
NAMED = frozenset({"week", "month", "season", "quarter", "half", "year", "decade", "century"})
