"""A text that does not say so is told by its times: news counts from its own day, a story of long ago from itself."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from generator.temporal import find
from generator.temporal.mode import of_text

DAY = datetime.date(2019, 3, 2)
STRIKE = (
    "The Calder rail strike lasted from 14 June to 29 August 1911. The railway was founded in 1864. "
    "On 23 June the union declared it official. Talks broke down on 2 August. "
    "Garside was elected in 1918 and served until 1931."
)


def test_a_story_of_long_ago_is_one_and_its_days_are_of_its_years() -> None:
    assert of_text(STRIKE, DAY) == "narrative"
    assert [timex.value for timex in find(STRIKE, DAY, mode="narrative")][3:5] == ["1911-06-23", "1911-08-02"]


@pytest.mark.parametrize(
    "text",
    [
        f"Albert Fenn died on Thursday. {STRIKE}",  # an obituary
        f"{STRIKE} A memorial was unveiled yesterday.",
        "On 23 June the court found that the navy had sunk ships in 1964, 1967, 1971 and 1975.",
        "In 2017 the firm lost money, as in 2018. On 23 January it cut 200 jobs.",
        "In 2012 the union called a strike, as in 2014. On 23 January it called another.",
        "The strike began on 14 June. It ended on 29 August.",
        "Prices rose in 1911, 1912, 1913 and 1914.",  # nothing to tell apart
        "Der Streik dauerte vom 14. Juni bis zum 29. August.",
        "",
    ],
)
def test_what_counts_from_its_own_day_or_may_do_so_is_news(text: str) -> None:
    assert of_text(text, DAY) == "news"


def test_in_a_language_without_a_grammar_it_is_news() -> None:
    assert of_text("Du 14 juin 1911 au 29 août 1912, puis en 1913, 1914 et 1915.", DAY, "fr") == "news"


def test_in_german_too() -> None:
    text = "Der Streik dauerte vom 14. Juni bis zum 29. August 1911. Die Bahn war 1864 gegründet worden. Am 23. Juni begann er."
    assert of_text(text, DAY, "de") == "narrative"


@pytest.mark.parametrize(
    ("name", "mode", "least"), [("te3-timebank", "news", 183), ("te3-aquaint", "news", 73), ("wikiwars-train", "narrative", 15)]
)
def test_the_development_sets_are_what_they_are(shared: Path, name: str, mode: str, least: int) -> None:
    lines = (shared / "data" / "temporal" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [(row["text"], datetime.date.fromisoformat(row["dct"][:10])) for row in map(json.loads, lines)]
    assert sum(of_text(text, day) == mode for text, day in texts) >= least
