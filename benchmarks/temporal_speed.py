"""Speed of the time engine: words per CPU second, beside others on the same text, and whether twice the text is twice the work.

    python benchmarks/temporal_speed.py [--rounds N] [--chrono FOLDER]

The text is the demonstration's articles, again and again. Every candidate reads an article at a time, in turns with the others, and
its best round counts; dateparser's `search_dates`, which is slow, reads fewer of them, with and without being told the language.
FOLDER is one in which `npm install chrono-node` was run; node times itself there, its compiler warm. Nothing here is a test: a busy
machine must fail nobody.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.temporal import find

ROOT = Path(__file__).parent.parent
DATELINE = datetime.date(2016, 9, 10)
WORDS, SLICE = 20_000, 1_500  # read by the fast, and by dateparser

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_UNITS = "second minute hour day week month year decade".split()
_FEASTS = (
    "Christmas Eve|Christmas Day|Christmas|New Year's Eve|New Year's Day|Boxing Day|Easter Monday|Easter|Good Friday|Halloween|"
    "Thanksgiving|Independence Day|Memorial Day|Labor Day|Veterans Day|Valentine's Day|Ramadan|Eid al-Fitr|Eid al-Adha|Pentecost"
).split("|")
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few)"
# What a list of date patterns, as taggers have them, looks like: 200 regular expressions
PATTERNS: tuple[str, ...] = (
    *(rf"{name} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?" for name in _MONTHS),
    *(rf"{name[:3]}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?" for name in _MONTHS),
    *(rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{name}(?:,? \d{{4}})?" for name in _MONTHS),
    *(rf"(?:(?:early|mid|late)[ -])?{name}(?: (?:of )?(?:\d{{4}}|last year|this year|next year))?" for name in _MONTHS),
    *(rf"{name}(?: (?:morning|afternoon|evening|night))?" for name in _WEEKDAYS),
    *(rf"(?:last|past|this|next|coming|every|each) {name}" for name in _WEEKDAYS),
    *(rf"{name[:3]}\.?,? \d{{1,2}} \w{{3}}" for name in _WEEKDAYS),
    *(rf"{name}s" for name in _WEEKDAYS),
    *(rf"the (?:first|second|third|fourth|last) {name} (?:in|of) \w+" for name in _WEEKDAYS),
    *(rf"{_COUNT} {unit}s? (?:ago|later|earlier|before|after|from now)" for unit in _UNITS),
    *(rf"(?:in|for|over|within) {_COUNT} {unit}s?" for unit in _UNITS),
    *(rf"(?:the )?(?:last|past|next|previous|following) (?:{_COUNT} )?{unit}s?" for unit in _UNITS),
    *(rf"(?:this|that|the same|every|each) {unit}" for unit in _UNITS),
    *(rf"(?:about|around|nearly|almost|more than|less than|at least) {_COUNT} {unit}s?" for unit in _UNITS),
    *(rf"(?:the )?(?:early|middle|end|beginning|start) of (?:the|this|last|next) {unit}" for unit in _UNITS),
    *(rf"the (?:first|second|third|last) {unit} of (?:the|this|last|next|\d{{4}})" for unit in _UNITS),
    *(rf"(?:the )?(?:early |mid-|late )?{tens}" for tens in _TENS),
    *_FEASTS,
    *(rf"(?:this|last|next|the)? ?{season}(?: of)?(?: \d{{4}})?" for season in ("spring", "summer", "autumn", "winter")),
    *(rf"(?:the )?{nth} (?:quarter|half)(?: of)?(?: \d{{4}})?" for nth in ("first", "second", "third", "fourth")),
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?",
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)",
    r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)",
    r"\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|EST|EDT))?",
    r"\d{1,2} ?[ap]\.?m\.?",
    r"(?:the )?(?:early |mid-|late )?\d{3}0s",
    r"(?:the )?\d{1,2}(?:st|nd|rd|th) century",
    r"(?:from )?\d{4}(?:-|–| to )(?:\d{4}|\d\d)",
    r"(?:1[0-9]|20)\d\d",
    r"\d{1,4} (?:BCE?|AD|CE)",
    r"the day (?:before yesterday|after tomorrow)",
    r"yesterday(?: (?:morning|afternoon|evening))?",
    r"today|tonight|nowadays",
    r"tomorrow(?: (?:morning|afternoon|evening|night))?",
    r"(?:last|this|next) (?:night|morning|afternoon|evening|weekend|century)",
    r"(?:the )?(?:previous|following|next|same) (?:day|morning|evening|night)",
    r"now|currently|recently|soon|at present|these days",
    r"(?:the )?(?:near |distant )?(?:past|future)",
    r"daily|weekly|monthly|yearly|annually|hourly",
    r"noon|midday|midnight|dawn|dusk",
    r"once|twice (?:a|per) (?:day|week|month|year)",
    r"(?:the )?fiscal (?:year )?\d{4}",
    r"(?:half an|an) hour|half a day",
    r"\d+-(?:day|week|month|year)(?:-(?:old|long))?",
    r"'\d\d",
)
# What matching might be slow on, or what might make it do more than twice the work on twice the text
HOSTILE: dict[str, str] = {
    "one run of digits": "7",
    "one word": "a",
    "digits apart": "7 ",
    "brackets": "([{",
    "apostrophes": "'",
    "commas": ",",
    "hyphens": "-",
    "empty lines": "\n",
    "1-1-1-": "1-1-",
    "12:12:12": "12:",
    "1.1.1.": "1.",
    "list of numbers": "7, ",
    "list of days": "5, 6 and ",
    "list of months": "May, ",
    "last last last": "last ",
    "the the the": "the ",
    "halves of halves": "second half of the second half of ",
    "numbers in words": "two hundred thousand and ",
    "years": "1998 ",
    "dates": "5 September 2016, ",
    "nights": "the night of 8 to 9 ",
    "days before days": "the day before the day after ",
    "a week from": "early in the week of the month of ",
    "hashes": "#may_may-",
    "capitals in İ": "İ",
    "days there are not": "the fifth Friday of February 2015, ",
    "the same, joined": "the fifth Friday of February 2015 and ",
    "30 February": "30 February 2015 ",
    "ranges": "from May to June to ",
    "numbered days": "the 999th day of Ramadan ",
    "parts of a century": "the first 99 days of the 20th century ",
    "open brackets, dates": "(May 2015 ",
    "quotation": '"May 2015" ',
    "last years": "last year in ",
    "spaces": "May " + " " * 40,
    "lines": "May\n",
    "empty lines, dates": "1998\n\n",
}


def articles(words: int) -> list[str]:
    """The texts of the demonstration, from the first again until there are `words` words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*.*")) if path.suffix in (".md", ".txt")]
    chosen: list[str] = []
    while sum(len(text.split()) for text in chosen) < words:
        chosen.append(texts[len(chosen) % len(texts)])
    return chosen


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    before = time.process_time()
    work()
    return time.process_time() - before


def compare(rounds: int, chrono: Path | None) -> None:
    """Words per CPU second of each, best round, and how many times each of the others the engine is."""
    from dateparser.search import search_dates

    text, little, least = articles(WORDS), articles(SLICE), articles(SLICE // 5)
    alternation = re.compile(r"\b(?:" + "|".join(PATTERNS) + r")\b", re.IGNORECASE)
    now = {"RELATIVE_BASE": datetime.datetime.combine(DATELINE, datetime.time())}
    candidates: dict[str, tuple[Sequence[str], Callable[[str], object]]] = {
        "generator.temporal": (text, lambda article: find(article, next(days))),
        f"alternation of {len(PATTERNS)} patterns": (text, alternation.findall),
        "dateparser, told it is English": (little, lambda article: search_dates(article, languages=["en"], settings=now)),
        "dateparser.search_dates": (least, lambda article: search_dates(article, settings=now)),
    }
    days = itertools.cycle(DATELINE + datetime.timedelta(day) for day in range(0, 3000, 3))  # no article is of the day of another
    best = dict.fromkeys(candidates, float("inf"))
    for _ in range(rounds + 1):  # the first warms up
        for name, (read, work) in candidates.items():
            best[name] = min(best[name], cpu(lambda read=read, work=work: [work(article) for article in read]))
    speed = {name: sum(len(article.split()) for article in candidates[name][0]) / best[name] for name in candidates}
    if chrono:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
            file.write("\f".join(text))
            file.flush()
            script = [str(ROOT / "benchmarks" / "chrono_speed.mjs"), file.name, str(DATELINE), str(max(20, rounds))]
            done = subprocess.run(["node", *script], cwd=chrono, capture_output=True, text=True, check=True)
        speed["chrono-node"] = sum(len(article.split()) for article in text) / json.loads(done.stdout)["seconds"]
    for name, words in speed.items():
        print(f"{name:32}{words:12,.0f} words per CPU second{speed['generator.temporal'] / words:9.2f} ×")
    if not chrono:
        print("chrono-node was not measured: `npm install chrono-node` in a folder, and name it with --chrono")


def startup(rounds: int) -> None:
    """CPU of the import and of the first call, which reads the grammar, in a fresh process each; least of `rounds`."""
    code = (
        "import time; start = time.process_time(); from generator.temporal import find; imported = time.process_time(); "
        "import datetime; find('today', datetime.date(2016, 9, 10)); print(imported - start, time.process_time() - imported)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(rounds)]
    imported, first = map(min, zip(*(map(float, run.stdout.split()) for run in runs), strict=True))
    print(f"import {imported * 1000:.0f} ms, first call {first * 1000:.0f} ms")


def doubling(characters: int, rounds: int) -> None:
    """CPU for a hostile text of `characters` characters, and how many times that twice the text takes, over three doublings: the
    median of `rounds`, each of which measures both lengths side by side."""
    for name, unit in {"news": "\n\n".join(articles(1000)), **HOSTILE}.items():
        text = unit * max(1, characters // len(unit))
        taken = [[cpu(lambda text=text * times: find(text, DATELINE)) for times in (1, 8)] for _ in range(rounds)]
        growth = statistics.median(long / short for short, long in taken) ** (1 / 3)
        print(f"{name:28}{len(text):9,} characters{min(taken)[0] * 1000:9.1f} ms, twice that:{growth:6.2f} ×", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chrono", type=Path, metavar="FOLDER")
    parser.add_argument("--characters", type=int, default=10_000, help="length of the hostile texts")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}")
    startup(3 * options.rounds)
    compare(options.rounds, options.chrono)
    doubling(options.characters, options.rounds)


if __name__ == "__main__":
    main()
