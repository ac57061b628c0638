"""What holds for any text, any day and any node of the algebra, in every language and both modes."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from itertools import pairwise, product
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.temporal import algebra as a
from generator.temporal import feasts, find, rules
from generator.temporal.calendar import Day, days_in_month
from generator.temporal.edtf import parse_edtf
from generator.temporal.nouns import Extent, Interval, Mode, Settings, TenseHint, Timex
from generator.temporal.occur import container_of, within
from generator.temporal.parts import part_of, parts_of
from generator.temporal.period import FINENESS, Period, Unit, period_of
from generator.temporal.resolve import resolve
from generator.temporal.rules import load
from generator.temporal.setting import Setting, Told
from generator.temporal.spell import Spell, of_period

LANGUAGES = sorted(path.stem for path in (Path(rules.__file__).parent / "grammar").glob("*.txt"))
UNITS: tuple[Unit, ...] = tuple(FINENESS)
MODES: tuple[Mode, ...] = ("news", "narrative")
EVERYWHEN = settings(max_examples=150)

# ---- any day, any period, any node

datelines = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
years = st.integers(-5000, 12000)
days = st.builds(
    lambda year, month, day: Day(year, month, min(day, days_in_month(year, month))), years, st.integers(1, 12), st.integers(1, 31)
)
units = st.sampled_from(UNITS)
periods = st.builds(period_of, units, days, st.integers(1, 7))
HUGE = [999_999_999, -999_999_999]  # as many digits as a number in a text may have
amounts = st.one_of(st.integers(-3000, 3000), st.integers(-9, 9).map(lambda n: n / 2), st.sampled_from(["X", *HUGE]))
_LAST_K = {"weekday": 7, "month": 12, "season": 4, "quarter": 4, "half": 2, "week": 53, "day": 31}
MOVING = (
    "advent election_day eid eid_al_fitr eid_al_adha ramadan ashura mawlid islamic_new_year laylat_al_qadr lunar_new_year qingming "
    "dragon_boat mid_autumn diwali holi dussehra vaisakhi passover purim rosh_hashanah shavuot sukkot yom_kippur hanukkah nowruz"
).split()
FEASTS = [*feasts.FIXED, *feasts.EASTER, *feasts.WEEKDAYS, *feasts.ORTHODOX, *MOVING]
recurrents: st.SearchStrategy[a.Recurrent] = st.one_of(
    *(st.builds(a.Repeating, st.just(kind), st.integers(1, last)) for kind, last in _LAST_K.items()),
    st.builds(
        lambda month, day: a.Repeating("date", month * 100 + min(day, days_in_month(2000, month))),
        st.integers(1, 12),
        st.integers(1, 31),
    ),
    st.builds(a.Repeating, st.just("year"), st.integers(0, 99)),
    st.builds(a.Repeating, st.just("decade"), st.integers(0, 9)),
    st.builds(a.Repeating, st.just("unit"), st.just(0), units),
    st.builds(a.Holiday, st.sampled_from(FEASTS)),
)
run_units = st.sampled_from(get_args(a.RunUnit))
anchors = st.sampled_from(get_args(a.Anchor))
runs = st.builds(a.Run, st.one_of(st.integers(0, 999), st.integers(0, 9).map(lambda n: n / 2), st.just("X")), run_units)
leaves: st.SearchStrategy[a.Node] = st.one_of(
    st.builds(a.Absolute, periods),
    st.builds(a.Numeric, st.integers(1, 31), st.integers(1, 31), years, st.sampled_from(["MDY", "DMY"])),
    st.builds(a.Find, st.sampled_from(get_args(a.Which)), recurrents, anchors),
    st.builds(a.Ref, anchors, st.one_of(st.none(), units)),
    runs,
    st.just(a.Ever("XXXX-WXX-5", "EVERY")),
    st.builds(a.Vague, st.sampled_from(["past", "present", "future"])),
    st.just(a.Never()),
)
_PARTS = [
    "early", "earlier", "start", "mid", "middle", "late", "later", "end", "about", "first half", "second half", "perhaps",
    "LESS_THAN",
]  # fmt: skip


def _around(inner: st.SearchStrategy[a.Node]) -> st.SearchStrategy[a.Node]:
    return st.one_of(
        st.builds(a.Move, amounts, run_units, inner, st.booleans()),
        st.builds(a.Within, recurrents, inner),
        st.builds(a.Nth, st.one_of(st.integers(-60, 60), st.sampled_from(HUGE)), recurrents, inner),
        st.builds(a.Between, inner, inner),
        st.builds(a.Fiscal, inner),
        st.builds(a.Part, st.sampled_from(_PARTS), inner),
        st.builds(a.Stretch, amounts, run_units, inner),
        st.builds(a.Open, st.sampled_from(["after", "before", "since", "until"]), inner),
        st.builds(a.Clock, st.sampled_from(["NI", "MO", "14:30", "24:00"]), st.one_of(st.none(), inner)),
        st.builds(lambda node: a.Several(((0, 1, node),)), inner),
    )


nodes = st.recursive(leaves, _around, max_leaves=4)


# drawing costs more than resolving, so each node meets all of these
_DATELINES = [
    Day(-5000, 2, 28),
    Day(0, 12, 31),
    Day(1, 1, 1),
    Day(2016, 9, 10),
    Day(2024, 2, 29),
    Day(9999, 12, 31),
    Day(12000, 6, 15),
]
_CONVENTIONS = [Settings(), Settings(7, "south", "DMY", 4), Settings(3, "north", "YMD", 1)]
_TOLD: list[Unit | None] = [None, "day", "week", "month", "season", "quarter", "half", "year", "decade", "century"]


def surroundings() -> list[Setting]:
    """Datelines of any year with all kinds of conventions, tenses, and times last spoken of."""
    found = []
    for number, (dateline, unit) in enumerate(product(_DATELINES, _TOLD)):
        own = _CONVENTIONS[number % 3]
        told = period_of(unit, dateline.plus(number - 400), own.week_start) if unit else None
        found.append(
            Setting(
                dateline=dateline,
                mode=MODES[number % 2],
                settings=own,
                tense=(None, "past", "present", "future")[number // 2 % 4],
                sure=number % 5 == 0,
                spoken=of_period(told, own) if told else None,
                story=(Told(told.moved(-1), 0), Told(told, number % 9)) if told else (),
                coming=told if number % 11 == 0 else None,
                year=period_of("year", told.first) if told and number % 3 == 0 else None,
            )
        )
    return found


SURROUNDINGS = surroundings()


def assert_sound(interval: Interval | None) -> None:
    """It does not end before it begins, and its EDTF means the same days."""
    if interval is None:
        return
    if interval.earliest and interval.latest:
        assert interval.earliest <= interval.latest
    if interval.edtf and not re.search(r"\d{10}", interval.edtf):  # which is read up to nine digits of a year
        again = parse_edtf(interval.edtf)
        assert (again.earliest, again.latest) == (interval.earliest, interval.latest)


@EVERYWHEN
@given(nodes)
def test_every_node_is_resolved_or_cannot_be(node: a.Node) -> None:
    for at in SURROUNDINGS:
        spell = resolve(node, at)
        assert resolve(node, at) == spell
        if spell is not None:
            assert spell.value
            assert_sound(spell.interval)


# ---- what a period is made of


def _known(spell: Spell | None) -> tuple[Day, Day]:
    assert spell is not None
    assert spell.interval is not None
    assert spell.interval.earliest is not None
    assert spell.interval.latest is not None
    return spell.interval.earliest, spell.interval.latest


def _follow(pieces: list[tuple[Day, Day]], whole: tuple[Day, Day]) -> bool:
    """Whether `pieces` cover `whole`, in order and without gaps."""
    return (pieces[0][0], pieces[-1][1]) == whole and all(one[1].plus(1) == other[0] for one, other in pairwise(pieces))


@EVERYWHEN
@given(periods)
def test_periods_of_a_unit_follow_each_other(period: Period) -> None:
    assert period.first <= period.last
    assert period.moved(1).moved(-1) == period
    if period.unit != "weekend":
        assert period.moved(1).first == period.last.plus(1)
        assert period.moved(-1).last == period.first.plus(-1)


@EVERYWHEN
@given(periods, st.sampled_from([None, "north", "south"]))
def test_early_mid_and_late_cover_a_period_as_its_halves_do(period: Period, hemisphere: Literal["north", "south"] | None) -> None:
    whole = of_period(period, Settings(hemisphere=hemisphere))
    if period.unit in ("day", "weekend"):
        return
    for parts in (("early", "mid", "late"), ("start", "middle", "end"), ("first half", "second half")):
        spells = [part_of(whole, part) for part in parts]
        assert _follow([_known(spell) for spell in spells], _known(whole))
        assert all(spell.value == whole.value for spell in spells)


@EVERYWHEN
@given(years)
def test_a_year_is_its_halves_quarters_and_months_and_a_decade_its_years(year: int) -> None:
    whole = Period("year", year)
    for kind, n in (("half", 2), ("quarter", 4), ("month", 12)):
        parts = [part for k in range(1, n + 1) for part in within(a.Repeating(kind, k), whole)]  # type: ignore[arg-type]
        assert _follow([(part.first, part.last) for part in parts], (whole.first, whole.last))
    seasons = [part for k in range(1, 5) for part in within(a.Repeating("season", k), whole)]
    assert _follow([(part.first, part.last) for part in seasons], (Day(year, 3, 1), Day(year + 1, 3, 1).plus(-1)))
    decade = period_of("decade", whole.first)
    first, count = parts_of(decade, "year")
    decades_years = [first.moved(n) for n in range(count)]
    assert _follow([(part.first, part.last) for part in decades_years], (decade.first, decade.last))


@EVERYWHEN
@given(periods, periods)
def test_a_range_contains_both_its_ends(one: Period, other: Period) -> None:
    spell = resolve(a.Between(a.Absolute(one), a.Absolute(other)), SURROUNDINGS[0])
    if spell is None:
        assert other.last < one.first
    else:
        assert _known(spell) == (one.first, other.last)


@EVERYWHEN
@given(recurrents, periods, st.integers(1, 60))
def test_the_nth_of_a_period_from_either_end_begins_in_it(what: a.Recurrent, whole: Period, n: int) -> None:
    numbered = isinstance(what, a.Repeating) and what.kind == "week"  # week 1 may begin in the old year
    if numbered or whole.unit == "day" or FINENESS[whole.unit] < FINENESS[container_of(what)]:
        return  # "July of that day" and "the third day of Easter" are another matter
    base, at = a.Absolute(whole), SURROUNDINGS[0]
    for nth in (n, -n):
        spell = resolve(a.Nth(nth, what, base), at)
        assert spell is None or (spell.period is not None and whole.contains(spell.period.first))
    first, last = resolve(a.Nth(1, what, base), at), resolve(a.Nth(-1, what, base), at)
    assert (first is None) == (last is None)
    if first and last:
        assert _known(first) <= _known(last)


# ---- any text


def words_of(language: str) -> list[str]:
    """What a grammar knows, from its rules and lists."""
    return sorted(load(language).dispatch.words)


SIGNS = [
    ".", ",", "-", "–", ":", "/", "'", "’", "(", ")", "#", "@", "\n", "\n\n", "\r\n", "\0", "\t", " ", "„", "1", "8", "2016",
    "16", "09", "1998",
]  # fmt: skip
STRANGE = [
    "a\u0301", "u\u0308", "\U0001f4c5", "𝟙𝟡𝟡𝟠", "İ", "ǅ", "ß", "ﬁ", "يوم الجمعة", "\u202e", "١٩٩٨", "²", "木曜日", "\u200b",
    "\ufeff",
]  # fmt: skip
TEXTS = {
    language: st.one_of(
        st.text(max_size=60),
        st.lists(
            st.tuples(st.sampled_from([*words_of(language), *SIGNS, *STRANGE]), st.sampled_from([" ", " ", " ", ""])).map("".join),
            max_size=12,
        ).map("".join),
        st.lists(st.sampled_from(words_of(language)), max_size=10).map(lambda words: " ".join(words).title()),
    )
    for language in LANGUAGES
}


def assert_well_formed(found: list[Timex], text: str) -> None:
    """In order, without overlaps, each where it says it is, and its days as its EDTF has them."""
    end = 0
    for timex in found:
        assert end <= timex.extent.start < timex.extent.end
        assert timex.text == timex.extent.of(text)
        assert timex.value
        assert_sound(timex.interval)
        end = timex.extent.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_and_any_dateline_give_well_formed_expressions(language: str) -> None:
    @EVERYWHEN
    @given(TEXTS[language], datelines, st.sampled_from(["past", "future", None]))
    def check(text: str, dateline: datetime.date, tense: Literal["past", "future"] | None) -> None:
        hints = [TenseHint(Extent(0, len(text)), tense)] if tense else []
        for mode in MODES:
            found = find(text, dateline, language, mode=mode, hints=hints)
            assert_well_formed(found, text)
            for other in LANGUAGES:
                find(text[::-1], datetime.date(1, 1, 1), other, mode=mode)
            assert find(text, dateline, language, mode=mode, hints=hints) == found

    check()


PAIRS = [
    ("on {d} {en} {y}", "am {d}. {de} {y}"),
    ("on {y}-{m:02}-{d:02}", "am {y}-{m:02}-{d:02}"),
    ("on {d}.{m}.{y}", "am {d}.{m}.{y}"),
    ("in {en} {y}", "im {de} {y}"),
    ("in early {en} {y}", "Anfang {de} {y}"),
    ("at the end of {en} {y}", "Ende {de} {y}"),
    ("in the year {y}", "im Jahr {y}"),
    ("in the autumn of {y}", "im Herbst {y}"),
    ("the third quarter of {y}", "das dritte Quartal {y}"),
    ("on the first Sunday in {en} {y}", "am ersten Sonntag im {de} {y}"),
    ("last month", "im vergangenen Monat"),
    ("next year", "nächstes Jahr"),
    ("{n} days ago", "vor {n} Tagen"),
    ("{n} weeks later", "{n} Wochen später"),
    ("last Friday", "letzten Freitag"),
    ("next Friday", "nächsten Freitag"),
    ("yesterday", "gestern"),
    ("the day after tomorrow", "übermorgen"),
    ("this week", "diese Woche"),
    ("{n} hours", "{n} Stunden"),
    ("every Monday", "jeden Montag"),
]
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}


@EVERYWHEN
@given(st.sampled_from(PAIRS), st.dates(datetime.date(1600, 1, 1), datetime.date(2100, 12, 28)), datelines, st.integers(2, 40))
def test_the_same_is_meant_in_two_languages(pair: tuple[str, str], day: datetime.date, dateline: datetime.date, n: int) -> None:
    names = {language: months[day.month - 1] for language, months in MONTHS.items()}
    english, german = (text.format(y=day.year, m=day.month, d=day.day, n=n, **names) for text in pair)
    for mode in MODES:
        one, other = find(english, dateline, mode=mode), find(german, dateline, "de", mode=mode)
        assert [(t.type, t.value, t.mod, t.interval, t.quant) for t in one] == [
            (t.type, t.value, t.mod, t.interval, t.quant) for t in other
        ]


# ---- nothing but the text, the dateline and the settings

SPOKEN = {
    "en": "On Thursday night he left; last month, at Easter and on 3/4/2016 he was here. In Ramadan 2015 he slept.",
    "de": "Am Donnerstagabend ging er; im vergangenen Monat, zu Ostern und am 3/4/2016 war er hier.",
}
ELSEWHERE = """
import datetime, json, locale, sys, time

def refuse(*_):
    raise AssertionError("a clock was read")

class Date(datetime.date):
    today = refuse

class Moment(datetime.datetime):
    now = utcnow = today = refuse

locale.setlocale(locale.LC_ALL, "")
import generator.temporal, holidays
given = datetime.date(2016, 9, 10)
datetime.date, datetime.datetime = Date, Moment
time.time = time.localtime = time.gmtime = refuse
texts = json.load(sys.stdin)
print(json.dumps([[repr(t) for t in generator.temporal.find(text, given, language)] for language, text in texts]))
"""


@pytest.mark.parametrize(
    ("zone", "locale", "seed"), [("UTC", "C", "0"), ("Pacific/Kiritimati", "tr_TR.UTF-8", "1"), ("America/Adak", "C.UTF-8", "4242")]
)
def test_neither_clock_nor_zone_nor_locale_nor_hash_seed_matters(zone: str, locale: str, seed: str) -> None:
    told = list(SPOKEN.items())
    here = [[repr(timex) for timex in find(text, datetime.date(2016, 9, 10), language)] for language, text in told]
    wanted = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    code = ELSEWHERE if locale != "tr_TR.UTF-8" else ELSEWHERE.replace('locale.setlocale(locale.LC_ALL, "")', "")
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **wanted},
    )
    assert json.loads(run.stdout) == here
