"""A project of any size, made up, and how long `dateline build` takes on it.

    python benchmarks/big_project.py FOLDER [--articles 2000] [--seed 1] [--build] [--stages] [--base-url URL]

FOLDER gets a `content/`: articles of a country that does not exist, over eight years, with site.toml, profiles, two portraits,
events of the author's own and corrections. Same options, same bytes. A few threads (a war, a trial, a strike, a company) run side
by side, each with its towns, people and organisations, most of the telling going to a few of them, as in any real story. What
happened is drawn first; articles of several outlets then tell it, each in words and with a vagueness of its own: the weekday, the
date, “last month”, “in the spring of last year”, “in 2014”, “since May”, nothing. Some give another day than the others, some are
reprints. It is no measure of accuracy (story_merging.py makes annotated documents and knows the truth of them): it is for what
only size shows.

`--build` runs `dateline build` in FOLDER twice, the second time with everything remembered, and prints wall and CPU seconds, peak
memory and the numbers of pages and files. `--stages` runs the stages of a build, remembered articles and all, in this process,
and prints what each takes and the size of what it makes.
"""

from __future__ import annotations

import argparse
import calendar
import datetime
import functools
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # CPU seconds of one core, whatever the machine has

from generator.build import static_files, tell_story
from generator.model import File, Page, Site, Storyline
from generator.pages import PAGES
from generator.project import Project, load_project
from generator.render import render
from generator.write import write as write_site

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
START, DAYS = datetime.date(2012, 1, 9), 2900
MARK = "site.toml"

FIRST = (
    "Marta Anton Elena Viktor Irene Samuel Clara Josef Nadia Peter Helen Marcus Lena Daniel Ruth Paul Sonia Martin Vera Thomas "
    "Alma Oscar Judith Leon Hanna Felix Rosa Adrian Edith Simon Laura Emil Agnes David Nora Philip Dora Henry Iris Victor"
).split()
FAMILY = (
    "Vel Mor Hal Kest Bran Dor Ost Tar Lind Ras Quin Sev Ulm Wend Yar Zim Cald Fenn Garr Holt".split(),
    "an ek den berg strom ley mar ross wick ova enko ier".split(),
)
TOWN = (
    "Arn Bel Cor Dun Esk Fal Gar Hol Ist Kar Lor Mer Nor Oll Pel Rav Sten Tor Ul Var".split(),
    "dale ford haven mouth stad vik ness burg minster field gate by".split(),
)
BODY = (
    "National Coastal Northern Eastern Valdrian Federal Central United Western Inland Southern Upper".split(),
    "Grain Rail Harbour Water Press Mining Energy Health Fisheries Land Postal Steel Timber Transport".split(),
    "Board Authority Federation Commission Council Institute Agency Union".split(),
)
BAND = (
    "Northern Eastern Free Coastal Mountain Red River Southern Border People's".split(),
    "Liberation Defence Resistance Salvation Unity National Revolutionary".split(),
    "Front Army Movement Brigade Alliance".split(),
)
FIRM = (
    "Aster Brightwell Corvane Delmark Elgin Fairholt Greystone Hexam Jorvik Kelloway Larkfield Monterey".split(),
    "Steel Energy Foods Motors Shipping Systems".split(),
)
HELD = [
    "President",
    "Prime Minister",
    "Interior Minister",
    "Defence Minister",
    "Foreign Minister",
    "Finance Minister",
    "Mayor",
    "Judge",
    "General",
    "Colonel",
    "Governor",
    "Senator",
    "Bishop",
    "Professor",
]
CALLED = [
    "the union leader",
    "the opposition leader",
    "the rebel commander",
    "the chief executive",
    "the prosecutor",
    "a former minister",
    "the police chief",
    "the journalist",
    "the director",
    "the campaigner",
]
MATTER = (
    "bridge|hospital|depot|airfield|power station|railway yard|grain market|refinery|port|dam|school|steelworks|ferry terminal|"
    "prison|border crossing|warehouse|tunnel|barracks|printing house|radio station"
).split("|")
GIVEN = (
    "Kestrel Old Lower Upper Saint-Anne Victory Quarry Lantern Iron Mill Lake Abbey Northgate Summer Orchard Linden Signal Cannon"
).split()
OUTLET = (
    ("The Valdria Courier", "courier.example", "quotes"),
    ("Northern Wire", "northern-wire.example", "quotes"),
    ("Evening Ledger", "ledger.example", "none"),
    ("Harbour Gazette", "gazette.example", "full"),
    ("Radio Central", "radio-central.example", "full"),
    ("The Independent Record", "record.example", "quotes"),
    ("Inland Observer", "observer.example", "quotes"),
    ("Eastern Dispatch", "dispatch.example", "full"),
    ("Morning Telegraph of Arndale", "telegraph.example", "quotes"),
)
AGENCY = ("NWA", "VNS", "Continental Press")

# What can happen in a thread: a kind of act, the kinds that its slots `a` and `p` are drawn from, headlines (=) and sentences. `x`
# is a town, `m` a place in it, `o` an organisation, `n` a number, `w` when it was; a sentence begins with `w` where a newspaper's
# might.
WRITTEN_ACTS = """
strike / band force / -
    = {a} shells {x}
    = Bombs fall on {x}
    {a} bombed {m} in {x} {w}, killing {n} people.
    {m} in {x} was bombed by {a} {w}.
    {w}, {a} shelled {m} in {x}, residents said.
    Aircraft of {a} struck {m} near {x} {w}.
capture / band force / -
    = {a} takes {x}
    = {x} falls to {a}
    {a} captured {m} in {x} {w} after hours of fighting.
    {w}, {a} seized {m} outside {x}.
    {m} in {x} was captured by {a} {w}.
    {a} took control of {m} in {x} {w}, two officers said.
besiege / band force / -
    = {a} surrounds {x}
    {a} besieged {x} {w}, cutting the last road to {m}.
    {x} was besieged by {a} {w}.
    {w}, {a} encircled {x}.
withdraw / band force / -
    = {a} pulls out of {x}
    {a} withdrew from {m} in {x} {w}.
    {w}, {a} pulled out of {x}.
    {a} retreated from {x} {w}, leaving {n} vehicles behind.
deploy / force / -
    = Troops sent to {x}
    {a} deployed {n} soldiers to {m} in {x} {w}.
    {w}, {a} deployed troops around {x}.
truce / band / force
    = Truce around {x}
    {a} and {p} signed a ceasefire in {x} {w}.
    {w}, {a} agreed to a truce with {p} around {x}.
    A ceasefire between {a} and {p} took effect in {x} {w}.
violate / band force / -
    = Truce broken at {x}
    {a} violated the truce at {m} in {x} {w}.
    {w}, {a} broke the ceasefire near {x}, monitors said.
kill / band force / person
    = {p} killed in {x}
    {p} was killed in {x} {w}.
    {a} killed {p} near {m} in {x} {w}.
    {w}, gunmen of {a} shot dead {p} outside {m} in {x}.
abduct / band / person
    = {p} kidnapped
    {p} was kidnapped in {x} {w}.
    {w}, {a} abducted {p} on the road to {x}.
appoint / person / person
    = {p} gets new post
    = {a} names {p}
    {a} appointed {p} as head of {o} {w}.
    {p} was appointed head of {o} {w}.
    {w}, {a} named {p} to lead {o}.
resign / person / -
    = {a} steps down
    {a} resigned {w} after a dispute with {o}.
    {w}, {a} stepped down as chairman of {o}.
    {a} resigned from {o} {w}.
dismiss / person / person
    = {a} dismisses {p}
    {a} dismissed {p} {w}.
    {p} was dismissed by {a} {w} over {m} in {x}.
    {w}, {a} sacked {p}.
elect / person / -
    = {a} wins in {x}
    {a} was elected governor in {x} {w}.
    {w}, voters in {x} elected {a}.
    {a} won the election in {x} {w} by {n} votes.
meet / person / person
    = {a} meets {p}
    {a} met {p} in {x} {w}.
    {w}, {a} met {p} at {m} in {x}.
    {a} held talks with {p} in {x} {w}.
agree / body firm / body
    = {a} and {p} agree
    {a} signed an agreement with {p} in {x} {w}.
    {w}, {a} and {p} signed an accord on {m} in {x}.
    An agreement between {a} and {p} was signed in {x} {w}.
legislate / body / -
    = New rules from {a}
    {a} banned trucks from {m} in {x} {w}.
    {w}, {a} enacted new rules for {m} in {x}.
    {a} outlawed night work at {m} in {x} {w}.
arrest / police / person
    = {p} arrested in {x}
    = Police hold {p}
    {a} arrested {p} in {x} {w}.
    {p} was arrested in {x} {w} on suspicion of fraud.
    {w}, {a} detained {p} at {m} in {x}.
    Officers detained {p} in {x} {w}, {a} said.
charge / police body / person
    = {p} charged
    {p} was charged with bribery in {x} {w}.
    {w}, prosecutors charged {p} with fraud over {m} in {x}.
    {a} indicted {p} {w}.
convict / person / person
    = {p} convicted
    A court in {x} convicted {p} {w}.
    {p} was sentenced to {n} months in prison in {x} {w}.
    {w}, {a} sentenced {p} in {x}.
free / police person / person
    = {p} released
    {p} was freed in {x} {w}.
    {w}, {a} released {p} from {m} in {x}.
    {a} pardoned {p} {w}.
investigate / body police / firm body
    = Inquiry into {p}
    {a} opened an investigation into {p} {w}.
    {w}, {a} raided the offices of {p} in {x}.
    {a} inspected {m} in {x} {w}.
fine / body / firm
    = {p} must pay
    {a} fined {p} {n} million crowns {w}.
    {p} was fined by {a} {w} over {m} in {x}.
    {w}, {a} fined {p} for the third time.
sue / firm person / firm body
    = {a} sues {p}
    {a} sued {p} in {x} {w}.
    {w}, {a} filed a lawsuit against {p} over {m} in {x}.
acquire / firm / firm
    = {a} buys {p}
    {a} acquired {p} for {n} million crowns {w}.
    {p} was bought by {a} {w}.
    {w}, {a} completed its purchase of {p}.
open / firm body / -
    = {m} opens in {x}
    {a} opened {m} in {x} {w}.
    {m} was opened in {x} {w} by {a}.
    {w}, {a} opened {m} near {x} after a delay.
close / firm body / -
    = {m} shuts in {x}
    = {a} closes {m}
    {a} closed {m} in {x} {w}, laying off {n} people.
    {w}, {a} shut down {m} in {x}.
    {m} in {x} was closed by {a} {w}.
invest / firm / -
    = {a} puts money into {x}
    {a} invested {n} million crowns in {m} in {x} {w}.
    {w}, {a} bought land beside {m} in {x}.
walkout / body / firm
    = Workers walk out in {x}
    Workers of {p} went on strike at {m} in {x} {w}.
    {w}, {n} workers protested outside {m} in {x}.
    Members of {a} demonstrated against {p} in {x} {w}.
launch / firm / -
    = {a} shows its plans
    {a} unveiled a new ferry at {m} in {x} {w}.
    {w}, {a} launched a freight service from {m} in {x}.
explode / - / -
    = Blast in {x}
    An explosion at {m} in {x} killed {n} people {w}.
    {w}, a blast damaged {m} in {x}.
    A gas tank exploded at {m} in {x} {w}.
flood / - / -
    = Floods around {x}
    Floods destroyed {m} in {x} {w}.
    {w}, the river flooded {m} in {x}.
    A flood in {x} displaced {n} families {w}.
derail / firm / -
    = Train leaves rails near {x}
    A train of {a} derailed near {m} in {x} {w}, injuring {n} people.
    {w}, a freight train derailed outside {x}.
collapse / - / -
    = {m} collapses
    {m} in {x} collapsed {w}.
    {w}, part of {m} in {x} collapsed, trapping {n} people.
rescue / force body / -
    = Rescue in {x}
    {a} rescued {n} people from {m} in {x} {w}.
    {w}, {a} evacuated {n} families from {x}.
"""
THREADS: dict[str, Sequence[str]] = {
    "war": "strike capture besiege withdraw deploy truce violate kill abduct strike capture".split(),
    "power": "appoint resign dismiss elect meet meet agree legislate".split(),
    "law": "arrest charge convict free investigate fine sue arrest meet".split(),
    "trade": "acquire open close invest walkout launch fine agree sue".split(),
    "harm": "explode flood derail collapse rescue investigate close".split(),
}
# None of these tells an act: told in the same words by many articles, it would be one event of a hundred sources
SAID = (
    "“Nobody told us what to expect,” said {who}, who has lived there for years.",
    "{who} was not available for comment.",
    "Officials did not say how long the measures would last.",
    "“We will not be moved by threats,” {who} said.",
    "The road from {x} to {m} is narrow, and in winter there is nobody on it.",
    "Shopkeepers complain of empty streets; {who} calls the situation “difficult but not hopeless”.",
    "It was unclear who would pay.",
    "Critics of {org} say that it has too few inspectors and too many tasks.",
    "{who} told reporters that a full account would follow.",
    "Prices in {x} are higher than in the rest of the country, according to {org}.",
    "Neither side published figures.",
    "“It is a question of trust,” according to {who}.",
)
# Dates that have no end, or no beginning
OPEN = (
    "{who} has led {org} since {since}.",
    "{m} in {x} has been closed since {since}.",
    "{org} has run {m} in {x} since {since}.",
    "{org} was founded in {year}.",
    "{who} joined {org} in {year}.",
    "{who} moved to {x} after {year}.",
)
PROFILE = (
    "Made up for a benchmark. {name} stands for the sort of actor that a newsroom writes a few lines about: who it is, where it "
    "comes from, and what it is known for.\n\nA second paragraph says what *became* of it, as far as anybody knows."
)


@dataclass(frozen=True)
class Named:
    """Somebody or something with a name: in full when first told, short after that."""

    kind: str
    name: str
    full: str
    short: str


@dataclass(frozen=True, eq=False)
class Thread:
    """A strand of the story with its cast."""

    sort: str
    towns: tuple[Named, ...]
    cast: dict[str, tuple[Named, ...]]


@dataclass(frozen=True, eq=False)
class Act:
    """What happened: the truth behind tellings."""

    number: int
    day: datetime.date
    cls: str
    thread: Thread
    slots: dict[str, Named | str]


@dataclass
class Piece:
    """An article in the making."""

    published: datetime.date
    outlet: tuple[str, str, str]
    title: str
    paragraphs: list[str]
    place: str
    known: set[Named] = field(default_factory=set)


@dataclass
class Sort:
    """A kind of act, and how newspapers tell it."""

    agents: tuple[str, ...]
    patients: tuple[str, ...]
    titles: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


def _sorts() -> dict[str, Sort]:
    sorts: dict[str, Sort] = {}
    for line in WRITTEN_ACTS.strip().splitlines():
        if not line.startswith(" "):
            name, *kinds = line.split(" / ")
            agents, patients = (tuple(kind.replace("-", "").split()) for kind in kinds)
            sorts[name] = Sort(agents, patients)
        elif line.startswith("    = "):
            sorts[name].titles.append(line.removeprefix("    = "))
        else:
            sorts[name].sentences.append(line.strip())
    return sorts


ACTS = _sorts()


def _names(parts: tuple[Sequence[str], ...], draw: random.Random, join: str = " ") -> Iterator[str]:
    """All names these parts make, in an order of their own."""
    names = [""]
    for part in parts:
        names = [f"{name}{join if name else ''}{word}" for name in names for word in part]
    yield from draw.sample(names, len(names))


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split())


def threads(count: int, draw: random.Random) -> list[Thread]:
    """`count` strands of the story, each with a cast of its own and a few who are in several."""
    families, towns, bodies = _names(FAMILY, draw, ""), _names(TOWN, draw, ""), _names(BODY, draw)
    bands, firms = _names(BAND, draw), _names(FIRM, draw)
    held = [*HELD, *CALLED]
    state = {
        "force": Named("force", "Valdrian Army", "the Valdrian Army", "the army"),
        "police": Named("police", "Federal Police", "the Federal Police", "the Federal Police"),
        "body": Named("body", "Ministry of the Interior", "the Ministry of the Interior", "the ministry"),
    }

    def town() -> Named:
        name = next(towns)
        name = draw.choice([name, name, name, f"Port {name}", f"New {name}"])
        return Named("town", name, name, name)

    def person() -> Named:
        family = next(families)
        name = f"{draw.choice(FIRST)} {family}"
        title = held[int(min(draw.expovariate(0.12), len(held) - 1))]
        return Named("person", name, draw.choice([f"{title} {name}", name]) if title[0].isupper() else f"{name}, {title},", family)

    def body() -> Named:
        name = next(bodies)
        return Named("body", name, f"the {name} ({_acronym(name)})", f"the {_acronym(name)}")

    def band() -> Named:
        name = next(bands)
        return Named("band", name, f"the {name}", f"the {name}")

    def firm() -> Named:
        name = next(firms)
        return Named("firm", name, name, name.split()[0])

    found: list[Thread] = []
    for number in range(count):
        cast = {
            "person": tuple(person() for _ in range(draw.randint(4, 7))),
            "body": (*(body() for _ in range(draw.randint(1, 3))), state["body"]),
            "band": tuple(band() for _ in range(draw.randint(1, 2))),
            "firm": tuple(firm() for _ in range(draw.randint(1, 2))),
            "force": (state["force"],),
            "police": (state["police"],),
        }
        if number % 4 and found:  # somebody known from another strand
            cast["person"] = (*cast["person"], *draw.sample(found[0].cast["person"], 2))
        found.append(Thread(list(THREADS)[number % len(THREADS)], tuple(town() for _ in range(draw.randint(2, 5))), cast))
    return found


def acts(count: int, strands: Sequence[Thread], draw: random.Random) -> list[Act]:
    """`count` acts by day; the first strands have most of them, and each has busy seasons."""
    busy = [[draw.randrange(DAYS) for _ in range(4)] for _ in strands]
    mortal: set[Named] = set()
    found = []
    for number in range(count):
        which = min(int(draw.paretovariate(0.6)) - 1, len(strands) - 1)
        strand = strands[which]
        day = int(draw.gauss(draw.choice(busy[which]), 90)) if draw.random() < 0.7 else draw.randrange(DAYS)
        cls = draw.choice(THREADS[strand.sort])
        sort = ACTS[cls]
        slots: dict[str, Named | str] = {
            "x": draw.choice(strand.towns),
            "m": f"the {draw.choice(GIVEN)} {draw.choice(MATTER)}",
            "n": str(draw.choice([2, 3, 4, 7, 9, 12, 15, 18, 24, 30, 45, 60, 120, 300])),
            "o": draw.choice(strand.cast["body"]),
        }
        for slot, kinds in (("a", sort.agents), ("p", sort.patients)):
            several = [each for kind in kinds for each in strand.cast[kind] if each not in slots.values() and each not in mortal]
            if several:
                slots[slot] = draw.choice(several)
        if (sort.agents and "a" not in slots) or (sort.patients and "p" not in slots):
            continue
        if cls == "kill":  # once is enough; and somebody must be left
            victim = slots["p"]
            if len([each for each in strand.cast["person"] if each not in mortal]) < 4 or not isinstance(victim, Named):
                continue
            mortal.add(victim)
        found.append(Act(number, START + datetime.timedelta(day % DAYS), cls, strand, slots))
    return sorted(found, key=lambda act: (act.day, act.number))


_SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring", 6: "summer", 7: "summer", 8: "summer"}


def when(day: datetime.date, published: datetime.date, draw: random.Random) -> str:
    """How an article of `published` may say `day`."""
    gap = (published - day).days
    month, weekday = calendar.month_name[day.month], calendar.day_name[day.weekday()]
    season = _SEASONS.get(day.month, "autumn")
    if gap < 0:
        return f"on {day.day} {month}"
    if gap < 7:
        return draw.choice(
            [f"on {weekday}"] * 5 + [f"on {weekday} night", f"late on {weekday}", f"early on {weekday}", f"on {day.day} {month}"]
        )
    if gap < 14:
        return draw.choice(["last week", f"on {day.day} {month}", f"on {month} {day.day}", "last week"])
    if (day.year, day.month) == (published.year, published.month):
        return draw.choice(
            ["earlier this month", f"on {day.day} {month}", "earlier this month", f"on {weekday}, {day.day} {month}"]
        )
    if gap < 62:
        third = "early " if day.day <= 10 else "late " if day.day > 20 else ""
        return draw.choice(
            [f"{third or 'in the middle of '}last month" if gap < 31 else f"in {month}", f"on {day.day} {month}", f"in {month}"]
        )
    if day.year == published.year:
        return draw.choice(
            [
                f"in {month}",
                f"on {day.day} {month}",
                f"on {month} {day.day}",
                f"in the {season}" if season != "winter" else f"in {month}",
            ]
        )
    if day.year == published.year - 1:
        return draw.choice(
            [
                f"in {month} last year",
                "last year",
                f"in the {season} of last year" if season != "winter" else "last year",
                f"on {day.day} {month} {day.year}",
            ]
        )
    return draw.choice(
        [f"in {month} {day.year}", f"in {day.year}", f"in the {season} of {day.year}", f"on {day.day} {month} {day.year}",
         f"in the {'first' if day.month < 7 else 'second'} half of {day.year}"]
    )  # fmt: skip


def _said(named: Named | str, piece: Piece) -> str:
    """A name as it stands in an article that may have told it before."""
    if isinstance(named, str):
        return named
    told = named.short if named in piece.known else named.full
    piece.known.add(named)
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _filled(template: str, piece: Piece, slots: dict[str, Named | str]) -> str:
    """The sentence, its names in the order in which it says them."""
    text = re.sub(r"\{(\w+)\}", lambda found: _said(slots[found[1]], piece), template)
    text = re.sub(r",([.,;])", r"\1", re.sub(r" +([.,;])", r"\1", re.sub(r"  +", " ", text)))
    return _capital(text.removeprefix(", "))


def telling(act: Act, piece: Piece, draw: random.Random) -> str:
    """The act in the words of one article: dated in its way, or not at all, or (rarely) to another day."""
    day = act.day
    if draw.random() < 0.04:
        day += datetime.timedelta(draw.choice([-3, -2, -1, 1]))
    told = when(day, piece.published, draw) if draw.random() > 0.08 else ""
    if told and day != act.day:
        told = f"on {day.day} {calendar.month_name[day.month]}" + ("" if day.year == piece.published.year else f" {day.year}")
    return _filled(draw.choice(ACTS[act.cls].sentences), piece, {**act.slots, "w": told})


def article(acted: Sequence[Act], at: int, draw: random.Random) -> Piece:
    """One article: an act of these days, then what belongs to it and what went before, with people talking in between."""
    lead = acted[at]
    published = lead.day + datetime.timedelta(draw.choice([0, 0, 1, 1, 1, 2]))
    town = lead.slots["x"]
    assert isinstance(town, Named)
    piece = Piece(published, draw.choice(OUTLET), "", [], draw.choice([town.name, "Arndale"]))
    piece.title = _capital(re.sub(r"\{(\w+)\}", lambda found: _title(lead.slots[found[1]]), draw.choice(ACTS[lead.cls].titles)))
    before = [act for act in acted[max(0, at - 400) : at] if act.thread is lead.thread and act.day <= published]
    recent = [act for act in before if (published - act.day).days < 12]
    old = [act for act in acted[: max(0, at - 400)] if act.thread is lead.thread]
    chosen = [lead, *_sample(recent, draw.randint(2, 4), draw), *_sample(before, draw.randint(2, 4), draw), *_sample(old, 1, draw)]
    others = [act for act in acted[max(0, at - 40) : at] if act.thread is not lead.thread and act.day <= published]
    chosen += _sample(others, draw.choice([0, 0, 1]), draw)
    sentences = []
    for number, act in enumerate(dict.fromkeys(chosen)):
        sentences.append(telling(act, piece, draw))
        if draw.random() < 0.4:
            sentences.append(_aside(SAID, act, piece, draw))
        if number > 1 and draw.random() < 0.12:
            sentences.append(_aside(OPEN, act, piece, draw))
    while sentences:
        cut = draw.randint(1, 3)
        piece.paragraphs.append(" ".join(sentences[:cut]))
        sentences = sentences[cut:]
    return piece


def _title(named: Named | str) -> str:
    return named if isinstance(named, str) else named.short.removeprefix("the ") if named.kind != "person" else named.short


def _sample(several: Sequence[Act], count: int, draw: random.Random) -> list[Act]:
    return draw.sample(several, min(count, len(several)))


def _aside(templates: Sequence[str], act: Act, piece: Piece, draw: random.Random) -> str:
    cast = act.thread.cast
    since = piece.published - datetime.timedelta(draw.randrange(40, 1200))
    slots: dict[str, Named | str] = {
        "who": draw.choice(cast["person"]),
        "org": draw.choice(cast["body"] + cast["firm"]),
        "x": act.slots["x"],
        "m": act.slots["m"],
        "since": f"{calendar.month_name[since.month]} {since.year}",
        "year": str(since.year - draw.randrange(9)),
    }
    return _filled(draw.choice(templates), piece, slots)


def press(count: int, seed: int) -> tuple[list[Piece], list[Thread]]:
    """The articles, and the strands they are of."""
    draw = random.Random(seed)
    strands = threads(max(5, count // 50), draw)
    acted = acts(count * 4, strands, draw)
    pieces: list[Piece] = []
    for _ in range(count):
        if len(pieces) > 20 and draw.random() < 0.04:  # a reprint elsewhere
            first = draw.choice(pieces)
            day = first.published + datetime.timedelta(1)
            pieces.append(Piece(day, draw.choice(OUTLET), first.title, first.paragraphs, first.place))
            continue
        # what makes news is told by several
        pieces.append(article(acted, draw.choice([draw.randrange(len(acted)), draw.randrange(0, len(acted), 7)]), draw))
    return sorted(pieces, key=lambda piece: piece.published), strands


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _file(number: int, piece: Piece, draw: random.Random) -> tuple[str, str]:
    """An article's path in content/ and its text, in one of the forms that Dateline reads."""
    outlet, host, publish = piece.outlet
    name, day = f"{piece.published.year}/{_slug(piece.title)[:50]}-{number:04}", piece.published
    body = "\n\n".join(piece.paragraphs)
    form = draw.random()
    if form < 0.08:  # as an agency sends it
        return f"{name}.txt", f" date {day} {draw.choice(AGENCY)}, {piece.place.upper()}\n\n{body}\n"
    if form < 0.12:  # as a browser saves it
        paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in piece.paragraphs)
        return f"{name}.html", (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{piece.title}</title>\n'
            f'<meta property="article:published_time" content="{day}">\n'
            f'<meta property="og:site_name" content="{outlet}">\n</head>\n'
            f"<body>\n<article>\n<h1>{piece.title}</h1>\n{paragraphs}\n</article>\n</body>\n</html>\n"
        )
    head = [f"title: {piece.title}", f"date: {day}", f"place: {piece.place}", f"source: {outlet}"]
    head += [f"url: https://{host}/{day.year}/{_slug(piece.title)}-{number}"] if draw.random() < 0.8 else []
    head += [f"archive: https://archive.example/{day:%Y%m%d}/{number}"] if draw.random() < 0.3 else []
    head += [f"author: {draw.choice(FIRST)} {draw.choice('ABCDEFGHKLMNPRSTW')}. Reporter"] if draw.random() < 0.5 else []
    head += [f"agency: {draw.choice(AGENCY)}"] if draw.random() < 0.3 else []
    head += [f"publish_text: {publish}"] if publish != "quotes" else []
    return f"{name}.md", "\n".join(["---", *head, "---", "", body, ""])


def portrait(number: int) -> bytes:
    """A PNG of 240 × 300: a bust in two colours."""
    width, height = 240, 300
    back, front = [(222, 228, 232), (236, 226, 214)][number % 2], [(62, 92, 118), (128, 82, 60)][number % 2]
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            head = (x - 120) ** 2 + (y - 110) ** 2 < 55**2
            chest = (x - 120) ** 2 / 95**2 + (y - 300) ** 2 / 120**2 < 1
            rows += bytes(front if head or chest else back)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def files(count: int, seed: int) -> dict[str, bytes]:
    """All of content/: path → bytes."""
    pieces, strands = press(count, seed)
    draw = random.Random(seed + 1)
    made = {
        MARK: (
            'title = "Valdria, 2012–2019"\n'
            'description = "A made-up country, for a benchmark: nothing told here happened, and nobody named here exists."\n'
            'repository = "https://github.com/example/valdria"\n'
        )
    }
    made.update(_file(number, piece, draw) for number, piece in enumerate(pieces))
    told = Counter(named for piece in pieces for named in sorted(piece.known, key=lambda each: each.name))
    kinds = {"person": "person", "body": "organisation", "firm": "organisation", "band": "group", "town": "place"}
    often = [named for named, _ in sorted(told.items(), key=lambda item: (-item[1], item[0].name)) if named.kind in kinds]
    wanted = Counter({"person": 8, "body": 4, "firm": 2, "band": 3, "town": 4})
    images = 0
    binary: dict[str, bytes] = {}
    for named in often:
        if not wanted[named.kind]:
            continue
        wanted[named.kind] -= 1
        head = [f"name: {named.name}", f"kind: {kinds[named.kind]}"]
        head += [f"aliases: [{_acronym(named.name)}]"] if named.kind == "body" else []
        if named.kind == "person" and images < 2:
            images += 1
            head += [f"image: static/portrait-{images}.png", f"image_alt: A drawing of {named.name}, head and shoulders"]
            binary[f"static/portrait-{images}.png"] = portrait(images)
        head += ["links:", "  - label: About this benchmark", f"    url: https://example.org/{_slug(named.name)}"]
        made[f"actors/{_slug(named.name)}.md"] = "\n".join(["---", *head, "---", "", PROFILE.format(name=named.name), ""])
    for number, strand in enumerate(strands[:6]):
        year, org = 2012 + number, strand.cast["body"][0].name
        date = [f"{year}-03-0{number + 1}", f"{year}-05", f"{year}-22", f"{year}", f"{year}-06/{year}-08", f"{year}-01-04/.."][
            number
        ]
        made[f"events/written-{number}.md"] = (
            f"---\ndate: {date}\nsummary: The {org} publishes the record of {strand.towns[0].name}\nactors: [{org}]\n"
            f"places: [{strand.towns[0].name}]\n---\n\nWritten by hand, for the benchmark.\n"
        )
    one, other = strands[0].cast["body"][:2]
    made["corrections.toml"] = f'[[actor]]\nnot-same = ["{one.name}", "{other.name}"]\nnote = "Two bodies."\n'
    return {**{path: text.encode() for path, text in made.items()}, **binary}


def write(folder: Path, made: dict[str, bytes]) -> None:
    """Make content/ in `folder`, in place of one that this script made."""
    content = folder / "content"
    if content.exists():
        if not (content / MARK).is_file() or b"for a benchmark" not in (content / MARK).read_bytes():
            sys.exit(f"{content} is not of this script: name another folder")
        shutil.rmtree(content)
    for path, data in made.items():
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def build(folder: Path, base_url: str, jobs: int) -> None:
    """`dateline build`, twice, and what each run took."""
    command = [
        sys.executable,
        "-c",
        "from generator.cli import main; main()",
        "build",
        "--project",
        str(folder),
        "--jobs",
        str(jobs),
    ]
    command += ["--base-url", base_url] if base_url else []
    for name in ("from nothing", "remembered"):
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert child.stdout is not None
        told = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        print("\n".join(f"    {line}" for line in told.splitlines()[-6:]))
        print(
            f"{name}: {wall:.1f} s, {used.ru_utime + used.ru_stime:.1f} CPU s, {used.ru_maxrss / 1024:.0f} MiB at most"
            f" in one process, exit code {child.returncode}"
        )
    site = folder / "site"
    found = Counter(path.suffix or path.name for path in site.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    sorts = Counter(path.relative_to(site).parts[0] if path.parent != site else "." for path in site.rglob("*.html"))
    kinds = ", ".join(f"{many} {name}" for name, many in sorted(sorts.items()))
    print(f"{found['.html']} pages ({kinds}), {found.total()} files, {size / 2**20:.0f} MiB")


def timed(name: str, work: Callable[[], T], size: Callable[[T], str]) -> T:
    """What `work` makes; prints how long that took and how much it is."""
    began = time.process_time()
    done = work()
    print(f"{name:28}{time.process_time() - began:8.2f} CPU s  {size(done)}", flush=True)
    return done


def _all(make: Callable[[Storyline, Project], Iterable[Page | File]], storyline: Storyline, project: Project) -> list[Page | File]:
    return list(make(storyline, project))


def _bulk(files: dict[str, bytes]) -> str:
    return f"{len(files)} files, {sum(map(len, files.values())) / 2**20:.1f} MiB"


def stages(folder: Path, base_url: str) -> None:
    """What each stage of a build takes, in this process."""
    project = load_project(folder, base_url=base_url or None)

    storyline = timed("read, annotate, tell", lambda: tell_story(project), lambda told: f"{len(told.events)} events")
    outputs: list[Page | File] = []
    for make in PAGES:
        several = timed(
            f"pages: {make.__name__}", functools.partial(_all, make, storyline, project), lambda made: f"{len(made)} outputs"
        )
        outputs += several
    outputs += static_files(project)
    by_template: dict[str, list[Page | File]] = {}
    for output in outputs:
        by_template.setdefault(output.template if isinstance(output, Page) else "(files)", []).append(output)
    rendered: dict[str, bytes] = {}
    for template, some in by_template.items():
        done = timed(f"render: {template}", functools.partial(render, some, project), _bulk)
        rendered.update(done)
    timed("write", lambda: write_site(Site(rendered), folder / "site"), lambda done: f"{len(done.changed)} changed")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--build", action="store_true", help="run `dateline build` there and measure it")
    parser.add_argument("--stages", action="store_true", help="measure the stages of a build")
    parser.add_argument("--base-url", default="", help="as of `dateline build`")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    made = files(options.articles, options.seed)
    write(options.folder, made)
    words = sum(len(data.split()) for path, data in made.items() if path[:1].isdigit())
    print(f"{options.articles} articles of {words:,} words in {options.folder / 'content'}")
    if options.build:
        build(options.folder, options.base_url, options.jobs)
    if options.stages:
        stages(options.folder, options.base_url)


if __name__ == "__main__":
    main()
