"""The time engine as a whole: the seed article, and what holds for any text and any dateline."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.temporal import UnknownLanguage, find, narrow
from generator.temporal.calendar import Day
from generator.temporal.chart import Effort, parse
from generator.temporal.edtf import parse_edtf
from generator.temporal.nouns import Extent, Settings, TenseHint
from generator.temporal.rules import GrammarError, load, read
from generator.temporal.tokens import tokenize

SATURDAY = datetime.date(2016, 9, 10)
HOSTILE = (  # what a matcher might read again from every token on
    "one ", "last ", "5 September ", "5-", "1-1-", "1.1.", "12:", "7", "7 ", "a", "a ", "the ", "'", "(", "[{", ",", "-", "–", "\n",
    " ", "May, ", "7, ", "5, 6 and ", "may_", "#may ", "İ", "1998 ", "1998-", "Thursday ", "Thursday night ", "two and a half ",
    "two hundred thousand and ", "the night of 8 to 9 ", "second half of the second half of ", "the first week of the month of ",
    "the day before the day after ", "from May to June to ", "5 September 2016, ", "nearly two years ", "early in the late ",
    "twice a week every ", "between 5 and 6 and ", "after before since until ", "last May last ", "it was a day in the year of ",
)  # fmt: skip
HOSTILE_GERMAN = (
    "8. ", "8.", "8.9.", "8. und ", "der ", "am ", "in der Nacht zum ", "letzten ", "der ersten Hälfte der ", "Anfang Mitte Ende ",
    "vor nach seit bis ", "Donnerstagabend ", "vor zwei Jahren ", "zwei Jahre und ", "um halb acht ", "8. September 2016 ",
)  # fmt: skip


def test_the_seed_article_has_its_eleven_expressions(shared: Path) -> None:
    text = (shared / "data/seed/aleppo-2016-09-10.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "data/seed/gold.json").read_text(encoding="utf-8"))
    head = text.index("\n")
    found = [(t.text, t.type, t.value, t.mod) for t in find(text, SATURDAY) if t.extent.start > head]
    assert found == [(t["text"], t["type"], t["value"], t.get("mod")) for t in gold["timexes"]]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "edtf", "precision"),
    [
        ("on Thursday", (2016, 9, 8), (2016, 9, 8), "2016-09-08", "day"),
        ("this week", (2016, 9, 5), (2016, 9, 11), "2016-09-05/2016-09-11", "week"),
        ("in July", (2016, 7, 1), (2016, 7, 31), "2016-07", "month"),
        ("early last month", (2016, 8, 1), (2016, 8, 10), "2016-08-01/2016-08-10", "range"),
        ("in spring last year", (2015, 3, 1), (2015, 5, 31), "2015-21", "season"),
        ("the mid-1990s", (1994, 1, 1), (1996, 12, 31), "1994/1996", "range"),
        ("the 1990s", (1990, 1, 1), (1999, 12, 31), "199X", "decade"),
        ("after 2003", (2003, 1, 1), None, "2003/..", "open"),
        ("after 8 September", (2016, 9, 9), None, "2016-09-09/..", "open"),
        ("since July", (2016, 7, 1), None, "2016-07/..", "open"),
        ("before 2003", None, (2002, 12, 31), "../2002-12-31", "open"),
        ("until 2018", None, (2018, 12, 31), "../2018", "open"),
        ("by the end of 2018", None, (2018, 12, 31), "../2018-12", "open"),
        ("by early October", None, (2016, 10, 10), "../2016-10-10", "open"),
        ("before the end of the month", None, (2016, 9, 30), "../2016-09-30", "open"),
        ("since early 2014", (2014, 1, 1), None, "2014-01/..", "open"),
        ("earlier this month", (2016, 9, 1), (2016, 9, 10), "2016-09-01/2016-09-10", "range"),
        ("recently", None, (2016, 9, 10), "../2016-09-10", "open"),
        ("in fiscal 2016", (2015, 10, 1), (2016, 9, 30), "2015-10/2016-09", "year"),
        ("about 1950", (1950, 1, 1), (1950, 12, 31), "1950~", "year"),
        ("nearly three years ago", (2013, 1, 1), (2013, 12, 31), "2013~", "year"),
        ("less than three years ago", (2013, 9, 10), (2016, 9, 10), "2013-09-10/2016-09-10", "range"),
        ("fewer than two weeks ago", (2016, 8, 27), (2016, 9, 10), "2016-08-27/2016-09-10", "range"),
        ("perhaps the 1920s", (1920, 1, 1), (1929, 12, 31), "192X?", "decade"),
        ("from 2011 on", (2011, 1, 1), None, "2011/..", "open"),
        ("after Thursday night", (2016, 9, 8), None, "2016-09-08/..", "open"),
        ("before noon on Friday", None, (2016, 9, 9), "../2016-09-09", "open"),
        ("the first nine months of 2014", (2014, 1, 1), (2014, 9, 30), "2014-01-01/2014-09-30", "range"),
        ("480 BC", (-479, 1, 1), (-479, 12, 31), "-0479", "year"),
        ("in the third quarter", (2016, 7, 1), (2016, 9, 30), "2016-07/2016-09", "quarter"),
    ],
)
def test_days_and_edtf_follow_from_what_was_said(
    text: str, earliest: tuple[int, int, int] | None, latest: tuple[int, int, int] | None, edtf: str, precision: str
) -> None:
    (timex,) = find(text, SATURDAY)
    assert timex.interval is not None
    assert (timex.interval.earliest, timex.interval.latest) == (earliest, latest)
    assert (timex.interval.edtf, timex.interval.precision) == (edtf, precision)
    assert timex.interval.value == timex.value


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It began in 2015. Two months later it ended.", "2015-03-01/2016-02-29"),
        ("It began in late 2015. Two months later it ended.", "2015-11-01/2016-02-29"),
        ("It began in May 2015. Two days later it ended.", "2015-05-03/2015-06-02"),
        ("It ended in 2015. A month earlier it had been sold.", "2014-12-01/2015-11-30"),
    ],
)
def test_what_is_counted_from_some_day_of_a_longer_time_lies_as_far_from_all_of_it(text: str, edtf: str) -> None:
    interval = find(text, SATURDAY)[-1].interval
    assert interval is not None
    assert interval.edtf == edtf


def test_a_part_of_day_orders_events_within_the_day() -> None:
    (timex,) = find("on Thursday night", SATURDAY)
    assert timex.interval is not None
    assert timex.interval.part == "NI"
    assert timex.why == 'Thursday night → nearest past to Sat 2016-09-10 ("said") → at night → 2016-09-08TNI'
    assert all(rule.startswith("en.txt:") for rule in timex.rules)


def test_less_than_so_long_earlier_is_counted_from_what_it_is_earlier_than() -> None:
    _, earlier = find("He left in 2005. Less than two years earlier he had married.", SATURDAY)
    assert earlier.interval is not None
    assert (earlier.interval.earliest, earlier.interval.latest) == (Day(2003, 1, 1), Day(2005, 12, 31))


def test_narrowing_moves_days_and_edtf_and_never_what_was_said() -> None:
    (timex,) = find("this week", SATURDAY)
    assert timex.interval is not None
    narrowed = narrow(timex.interval, Day(2016, 9, 10))
    assert (narrowed.latest, narrowed.edtf, narrowed.value) == (Day(2016, 9, 10), "2016-09-05/2016-09-10", "2016-W36")
    assert narrow(narrowed, Day(2016, 9, 1)) == narrowed  # it contradicts the bound
    assert narrow(parse_edtf("2003/.."), Day(2016, 9, 10)).edtf == "2003/2016-09-10"


def test_a_hint_decides_the_direction() -> None:
    text = "The talks on Thursday"
    assert find(text, SATURDAY)[0].value == "2016-09-08"
    assert find(text, SATURDAY, hints=[TenseHint(Extent(0, len(text)), "future")])[0].value == "2016-09-15"


def test_a_set_says_how_often() -> None:
    found = [find(text, SATURDAY)[0] for text in ("twice a week", "several times a year", "every Friday")]
    assert [(set_.value, set_.freq, set_.quant) for set_ in found] == [
        ("P1W", "2X", None),
        ("P1Y", "XX", None),
        ("XXXX-WXX-5", None, "EVERY"),
    ]


def test_settings_decide_what_calendars_leave_open() -> None:
    monday, sunday = (find("this week", SATURDAY, settings=Settings(week_start=day))[0].interval for day in (1, 7))
    assert monday is not None
    assert sunday is not None
    assert (monday.earliest, sunday.earliest) == (Day(2016, 9, 5), Day(2016, 9, 4))
    american, european = (find("on 3/4/2016", SATURDAY, settings=Settings(date_order=order))[0] for order in ("MDY", "DMY"))
    assert (american.value, american.ambiguous) == ("2016-03-04", "also 2016-04-03")
    assert (european.value, european.ambiguous) == ("2016-04-03", "also 2016-03-04")
    (april,) = find("in fiscal 2016", SATURDAY, settings=Settings(fiscal_year_start=4))
    assert april.interval is not None
    assert april.interval.earliest == Day(2015, 4, 1)
    north, south = (find("in spring", SATURDAY, settings=Settings(hemisphere=side))[0].interval for side in ("north", "south"))
    assert north is not None
    assert south is not None
    assert (north.edtf, south.edtf, south.earliest) == ("2016-25", "2016-29", Day(2016, 9, 1))


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(UnknownLanguage, match="known: de, en"):
        find("gestern", SATURDAY, "xx")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a = b", "x.txt:1: a rule reads"),
        ("a = (b -> 1", r"x.txt:1: \( is never closed"),
        ("a = $b -> 1", "x.txt:1: the symbol b is never defined"),
        ("a = c $a -> 1", r"x.txt: the symbol a contains itself \(a\)"),
        ("a = $b -> 1\nb = c [$a] -> 1", r"x.txt: the symbol a contains itself \(a → b\)"),
        ("a = b -> Noon(1)", "x.txt:1: Noon is not in the vocabulary"),
        ("a = NOON -> 1", "x.txt:1: NOON is no token class"),
        ("a = b -> 1 ? sober", "x.txt:1: sober is no guard; there are after, "),
        ("a = b -> 1 ? before:c|@d", "x.txt:1: there is no list @d"),
    ],
)
def test_a_wrong_grammar_line_is_named(source: str, problem: str) -> None:
    with pytest.raises(GrammarError, match=problem):
        read("x.txt", source)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on 3 March 1848 (papers of 1850 say so). On 5 April they parted.", ["1848-03-03", "1850", "1848-04-05"]),
        ("On 3 March 1848 they planned a fair for 1849. On 5 April they met.", ["1848-03-03", "1849", "1848-04-05"]),
        ("They met in May 1848.\n\nA June of Fights (1850)\n\nIn August they met.", ["1848-05", "1850-06", "1850", "1850-08"]),
        (
            "They met in May 1848.\n\nThe whole of the club was to meet in 1850 at sea. In June they met.",
            ["1848-05", "1850", "1850-06"],
        ),
        ("It grew from the 3rd to the 9th of May 1848.", ["1848-05-03", "1848-05-09"]),
        ("On 3 March 1848 they parted. By winter they met.", ["1848-03-03", "1849-WI"]),
        ("In 1848 they met. The next day they parted.", ["1848", "1848-XX-XX"]),
        ("In spring 1848 they met, and parted that same day.", ["1848-SP", "1848-XX-XX"]),
        ("On 3 March 1848 they met, and that year again. Two days later they parted.", ["1848-03-03", "1848", "1848-03-05"]),
        ("They met in 1848, as others had in 1613. The following year they parted.", ["1848", "1613", "1849"]),
        ("Garside served until 1931. Rook retired in 1913 and died the next year.", ["1931", "1913", "1914"]),
        ("In October 1848 he said that he had met her last year, or two years ago.", ["1848-10", "1847", "1846"]),
    ],
)
def test_a_story_goes_on_with_the_least_effort(text: str, values: list[str]) -> None:
    assert [timex.value for timex in find(text, datetime.date(2009, 12, 19), mode="narrative")] == values


@pytest.mark.parametrize(
    ("language", "unit"), [*(("en", unit) for unit in HOSTILE), *(("de", unit) for unit in (*HOSTILE, *HOSTILE_GERMAN))]
)
def test_twice_the_text_is_twice_the_work(language: str, unit: str) -> None:
    def steps(times: int) -> tuple[int, int]:
        effort = Effort()
        tokens = tokenize(unit * times)
        parse(tokens, load(language), "news", effort)
        return len(tokens), effort.steps

    once, twice = steps(200), steps(400)
    assert twice[0] <= 2 * once[0] or twice[0] == 1
    assert twice[1] <= 2.1 * once[1]


def test_far_numbers_are_counted_and_not_walked_to() -> None:
    text = "the 999999999th day of Ramadan, the first 999999999 days of the 20th century, 999999999 days ago"
    assert [t.value for t in find(text, SATURDAY)] == ["P1D", "2016-06-06/2016-07-05", "P999999999D", "BC2735892-09-09"]


def test_importing_the_engine_loads_no_library() -> None:
    # dataclasses and inspect are of the standard library, but cost as much as all of the engine
    heavy = "{'spacy', 'dateparser', 'holidays', 'pydantic', 'dataclasses', 'inspect'}"
    code = f"import sys, generator.temporal; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
