"""Agency datelines: the place, day and agency that a news text begins with.

    BEIRUT, Sept 10 (AFP) — …            ALEPPO, Syria, 10 September 2016 — …      (AP) ALEPPO, Syria — …
    Beirut (Reuters) - …                 GENEVA (10 September 2016) – …            MOSCOW, September 10. /TASS/. …
     date 2016-09-10 AFP, BEIRUT         BEIRUT, 10 September 2016                 By Ann Other        (lines of their own)

A dateline is read only where its form leaves no doubt: a place set in capitals, an agency in brackets, or a day; otherwise the
words stay in the text. The year may be missing; whoever asks completes it or reports it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.read.blocks import Block
from generator.temporal.whole import parse_date

Order = Literal["MDY", "DMY", "YMD"] | None

AGENCIES = {
    name.casefold(): name
    for name in (
        "AAP AFP AGI ANI ANSA AP Anadolu APA ATS Belga Bernama BNO CNA CTK dpa EFE GNA Interfax IRNA Itar-Tass JTA Kyodo Lusa MENA "
        "NAN NTB PA PAP PTI Reuters RIA Ritzau SANA SAPA SPA TASS TT UNI UPI WAM Xinhua Yonhap"
    ).split()
} | {
    name.casefold(): name
    for name in (
        "Agence France-Presse",
        "Anadolu Agency",
        "Associated Press",
        "The Associated Press",
        "Bloomberg News",
        "Canadian Press",
        "The Canadian Press",
        "Deutsche Presse-Agentur",
        "Kyodo News",
        "PA Media",
        "PR Newswire",
        "Press Association",
        "Press Trust of India",
        "RIA Novosti",
        "Thomson Reuters Foundation",
    )
}
_NOT_PLACES = set(
    "ADVISORY ALERT ANALYSIS BREAKING BRIEF CORRECTED CORRECTION EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE FILE INTERVIEW LIVE "
    "NEWSMAKER NOTE OPINION PROFILE REFILE REPORT SPECIAL TIMELINE UPDATE URGENT VIDEO WATCH WRAPUP".split()
)
_KEPT = {"DC", "DRC", "NSW", "NY", "UAE", "UK", "UN", "US", "USA"}
_PARTICLES = set(
    "ad al am an ar as at au aux az bei da das de del der des di do dos du e ed el en es ez i ibn im la las le les los nad of "
    "on og os sur the und upon van von y".split()
)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_LABEL = re.compile(r"\s*(?:date(?:line|d)?|published|posted|updated)\b\s*:?\s*", re.IGNORECASE)
_BYLINE = re.compile(r"[Bb][Yy]\s+([^\W\d_a-z][\w.'’-]*(?:[ ,]+(?:and |de |van |von |al-|el-)?[^\W\d_a-z][\w.'’-]*){0,7})$")
_DASH = re.compile(r"\s*(?:—|–|--+|(?<=[\s)\]/])-(?=\s)|\.-|(?<=/)\.(?=\s)|(?<=[)\]]):)\s*")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(?<![\w/])/([^/]{2,40})/(?![\w/])")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T))?", re.IGNORECASE)
_STOPWORDS = set(
    "a after an and as at because before but by during for from how if in it no not on or since that there these this those until "
    "when where which while who why with".split()
)
_MAX_HEAD = 120  # characters; the longest real ones name two places, a date and two agencies


@dataclass(frozen=True, slots=True)
class Said:
    """What a dateline says. `date` where it names a whole day, `month_day` where the year is missing; `words` as written."""

    words: str = ""
    place: str = ""
    agency: str = ""
    date: datetime.date | None = None
    month_day: tuple[int, int] | None = None

    def or_else(self, other: Said) -> Said:
        """This, with what it leaves out taken from `other`."""
        return Said(
            " … ".join(filter(None, (self.words, other.words))),
            self.place or other.place,
            self.agency or other.agency,
            self.date or other.date,
            self.month_day or other.month_day,
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above and before an article's own words, and the blocks that are left."""

    said: Said
    title: str
    author: str
    blocks: tuple[Block, ...]


def read_opening(blocks: Sequence[Block], languages: Sequence[str], order: Order, *, headline: bool) -> Opening:
    """Take headline (plain text has no other way to mark one), byline and dateline off the front of `blocks`."""
    said, title, author = Said(), "", ""
    left = list(blocks)
    while left and len(blocks) - len(left) < 4:
        block = left[0]
        if block.tag in ("h1", "h2", "h3", "li", "pre"):
            break
        if whole := _whole_line(block.text, languages, order):
            said = said.or_else(whole)
        elif byline := _BYLINE.match(block.text) if len(block.text) <= 80 else None:
            author = author or " ".join(byline[1].split())
        elif found := _before_text(block.text, languages, order):
            said = said.or_else(found[0])
            left[0] = block.after(found[1])
            break
        elif headline and not title and _is_headline(block.text, left[1:]):
            title = block.text
        else:
            break
        left.pop(0)
    return Opening(said, title, author, tuple(left))


def place_name(place: str) -> str:
    """A place as it is shown: BEIRUT → Beirut, DEIR AL-ZOR → Deir al-Zor; what has small letters stays."""
    words = place.split()
    return " ".join(_cased(word, first=not number) if word.isupper() else word for number, word in enumerate(words))


def agency_name(agency: str) -> str:
    """An agency as it writes itself: REUTERS → Reuters, AFP → AFP; one we do not know stays as written."""
    return AGENCIES.get(agency.casefold(), agency)


def _cased(word: str, *, first: bool) -> str:
    if word.strip(".,") in _KEPT or re.fullmatch(r"(?:\w\.)+,?", word):
        return word
    parts = re.split(r"([-/])", word.lower())
    for number, part in enumerate(parts):
        alone = number == 0 and first
        if part not in _PARTICLES or alone or (number == len(parts) - 1 and len(parts) > 1):
            parts[number] = re.sub(r"^(\W*(?:[do]['’](?=\w{2}))?)(\w)", lambda found: found[1].title() + found[2].upper(), part)
    return "".join(parts)


def _whole_line(text: str, languages: Sequence[str], order: Order) -> Said | None:
    """A line that is nothing but a dateline; it must name a day."""
    line = text.strip()
    if "\n" in line or len(line) > _MAX_HEAD:
        return None
    label = _LABEL.match(line)
    said = _read_head(line[label.end() :] if label else line, languages, order, agency_first=bool(label))
    return replace(said, words=line) if said and (said.date or said.month_day) else None


def _before_text(text: str, languages: Sequence[str], order: Order) -> tuple[Said, int] | None:
    """A dateline before a paragraph's first sentence, and where the sentence begins."""
    for number, dash in enumerate(_DASH.finditer(text, 0, _MAX_HEAD + 8)):
        head, rest = _unstopped(text[: dash.start()]), text[dash.end() :]
        if number == 3 or len(head) > _MAX_HEAD or not rest:
            break
        said = _read_head(head, languages, order)
        if said is None:
            continue
        sentence = re.match(r"[\"'“‘«(\[]*(\w)", rest)
        in_capitals = said.place.split(",")[0].isupper() and len(re.sub(r"\W", "", said.place)) > 2
        dated = said.date is not None or said.month_day is not None
        known = said.agency.casefold() in AGENCIES
        begins = bool(sentence) and not sentence[1].islower() if sentence else False
        if (in_capitals and (said.agency or dated or begins)) or known or (dated and begins):
            return replace(said, words=text[: dash.end()].strip()), dash.end()
    return None


def _read_head(head: str, languages: Sequence[str], order: Order, *, agency_first: bool = False) -> Said | None:
    """Day, agency and place of the words before the dash; None where something is left that is none of them."""
    said = Said()
    for bracket in _BRACKETS.finditer(head):
        inside = next(part for part in bracket.groups() if part is not None).strip()
        dated = _day(inside, languages, order)
        if dated and dated[0].start() == 0 and dated[0].end() == len(inside):
            said = replace(said, date=dated[1], month_day=dated[2])
        elif re.fullmatch(r"[^\W\d_][\w.&/' -]{1,40}", inside) and not said.agency:
            said = replace(said, agency=inside)
        else:
            return None
    rest = _BRACKETS.sub(" | ", head)
    parted = True
    if dated := _day(rest, languages, order):
        before, after = rest[: dated[0].start()], rest[dated[0].end() :]
        parted = not before.strip() or before.rstrip()[-1] in ",|" or before.isupper()
        said = replace(said, date=dated[1], month_day=dated[2])
        rest = f"{before} | {_CLOCK.sub(' ', after)}"
    parts = [part for part in (_unstopped(part.strip(" ;·•")) for part in re.split(r"[,|]", rest)) if part]
    parts = [part for part in parts if not re.fullmatch(_WEEKDAY, part, re.IGNORECASE)]
    for number, part in enumerate(parts):
        if not said.agency and (part.casefold() in AGENCIES or (agency_first and number == 0 and len(parts) > 1)):
            said = replace(said, agency=part)
            parts.pop(number)
            break
    if not parted or not all(_may_be_place(part) for part in parts) or len(parts) > 4:
        return None
    said = replace(said, place=", ".join(parts))
    return said if said.place or said.agency or said.date or said.month_day else None


def _day(
    text: str, languages: Sequence[str], order: Order
) -> tuple[re.Match[str], datetime.date | None, tuple[int, int] | None] | None:
    """The first day `text` names: where, the whole date, or month and day where the year is missing."""
    month = _MONTHS if languages[0].startswith("en") else rf"{_MONTHS}|[^\W\d_]{{3,12}}"
    year = r"(?:,?\s+(?P<{}>\d{{4}}))?"
    pattern = (
        rf"(?<![\w-])(?:{_WEEKDAY},?\s+)?(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
        rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:{month})\b\.?{year.format('y1')}"
        rf"|(?:{month})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b{year.format('y2')})(?![\w-])"
    )
    for found in re.finditer(pattern, text, re.IGNORECASE):
        words = re.sub(rf"^{_WEEKDAY},?\s+", "", found[0], flags=re.IGNORECASE)
        words = re.sub(r"(?<=[^\W\d_])\.|(?<=\d)(?:st|nd|rd|th)\b", "", words)
        if re.search(r"\d{4}", words):
            if date := parse_date(words, languages, order):
                return found, date, None
        elif date := parse_date(f"{words} 2000", languages, order):  # a leap year, so that 29 February is a day
            return found, None, (date.month, date.day)
    return None


def _unstopped(words: str) -> str:
    """`words` without the full stop that ends them, unless it is an abbreviation's (D.C.)."""
    words = words.strip()
    return words if re.search(r"\b\w\.\w\.$", words) else words.rstrip(". ")


def _may_be_place(part: str) -> bool:
    """Up to six words that a place's name can be made of."""
    words = re.split(r"[ /]+", part)
    if (
        len(words) > 6
        or re.search(r"[^\w\s.'’/&–-]|\d", part)
        or words[0].casefold() in _STOPWORDS
        or words[0].upper() in _NOT_PLACES
    ):
        return False
    return part[0].isupper() and all(word[:1].isupper() or re.split("[-'’]", word)[0] in _PARTICLES for word in words if word)


def _is_headline(text: str, following: Sequence[Block]) -> bool:
    """One short line without a full stop, with a longer paragraph somewhere below it."""
    short = "\n" not in text and len(text) <= 140 and not re.search(r"[.!?…:;,][\"'”’»)]*$", text)
    return short and any(len(block.text) > len(text) for block in following[:4])
