"""What a derivation tells: its steps in words, the grammar lines behind them, and what an expression was counted from."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from test_temporal_corpus import FILES, examples

import generator.temporal
from generator.temporal import UnknownLanguage, anchors, find, rule_text, steps
from generator.temporal.derivation import DATELINE
from generator.temporal.nouns import Mode
from generator.temporal.spell import at_time

SATURDAY = datetime.date(2016, 9, 10)
GRAMMAR = Path(generator.temporal.__file__).parent / "grammar" / "en.txt"


def test_the_rules_of_an_expression_are_lines_of_the_grammar_file() -> None:
    lines = GRAMMAR.read_text(encoding="utf-8").splitlines()
    (timex,) = find("It fell three days ago.", SATURDAY)
    for place in timex.rules:
        assert rule_text(place) == lines[int(place.partition(":")[2]) - 1]
    assert "counted = $amount $unit ago -> Back($amount, $unit, Ref(said))" in map(rule_text, timex.rules)


@pytest.mark.parametrize("place", ["en.txt:1", "en.txt:999999", "xx.txt:3"])
def test_a_place_without_a_rule_is_told(place: str) -> None:
    with pytest.raises(UnknownLanguage if place.startswith("xx") else LookupError):
        rule_text(place)


@pytest.mark.parametrize("file", FILES)
def test_words_steps_and_value_make_the_derivation(file: str) -> None:
    for timex in (timex for example in examples(file) for timex in example.found()):
        assert " → ".join([" ".join(timex.text.split()), *steps(timex), timex.value]) == timex.why
        assert all(map(rule_text, timex.rules))
        assert timex.rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on 8 September 2016", ()),
        ("last\nmonth", ("last, seen from Sat 2016-09-10",)),
        ("early last month", ("last, seen from Sat 2016-09-10", "its early part")),
        ("the end of May 2015", ("its end",)),
        ("nearly two years ago", ("2 years before Sat 2016-09-10", "less than that")),
        ("about two weeks ago", ("2 weeks before Sat 2016-09-10", "roughly")),
    ],
)
def test_steps_are_told_in_words(text: str, told: tuple[str, ...]) -> None:
    (timex,) = find(text, SATURDAY)
    assert steps(timex) == told


def test_times_of_day_have_words() -> None:
    assert [at_time(time) for time in ("MO", "NI", "14:30")] == ["in the morning", "at night", "at 14:30"]


@pytest.mark.parametrize(
    ("text", "mode", "counted_from"),
    [
        ("On 5 May 1995 he left; he was back two days later and left again the following month.", "news", [None, 0, 1]),
        ("In 1990 he came and in 1995 he left; that same year he was back.", "news", [None, None, 1]),
        ("He left last week, on Monday.", "news", [DATELINE, DATELINE]),
        ("He left in the second week of last month.", "news", [DATELINE]),
        ("On 10 September 2016 it fell; yesterday it stood.", "news", [None, DATELINE]),
        ("It fell in July 1914. By August it was gone.", "narrative", [None, 0]),
    ],
)
def test_what_is_counted_from_something_says_from_what(text: str, mode: Mode, counted_from: list[int | None]) -> None:
    assert list(anchors(find(text, SATURDAY, mode=mode), SATURDAY, mode)) == counted_from
