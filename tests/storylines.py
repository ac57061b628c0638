"""A made-up story, by hand: a dock dispute in a town that does not exist, with dates of every kind.

Three articles: one published in full (with markup), one in quotes, one not at all.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from generator.model import (
    Actor,
    Alias,
    Article,
    CoMention,
    Dateline,
    Day,
    Document,
    Event,
    Evidence,
    Extent,
    HeldRole,
    Interval,
    Link,
    Markup,
    Mention,
    Origin,
    Participant,
    Precision,
    Profile,
    PublishText,
    Relation,
    Span,
    Storyline,
    Telling,
    Timex,
    WrittenEvent,
)
from generator.model.document import Modality
from generator.model.storyline import Status
from generator.project import Project

UNCITED = "The canteen closed an hour early because of the rain"  # nothing may publish this sentence of the quotes article
WITHHELD = "A night watchman said he had seen lorries at the gate"  # nor this one, cited, of the article without text


def interval(
    first: tuple[int, int, int] | None,
    last: tuple[int, int, int] | None,
    precision: Precision,
    edtf: str,
    value: str = "",
    mod: str | None = None,
    part: str = "",
) -> Interval:
    """An interval from two triples."""
    return Interval(Day(*first) if first else None, Day(*last) if last else None, precision, edtf, value, mod, part)


def on(year: int, month: int, day: int, part: str = "") -> Interval:
    """One day."""
    at = (year, month, day)
    return interval(at, at, "day", str(Day(*at)), str(Day(*at)), part=part)


PARAGRAPHS = {
    "dock-leader-held": (
        (
            "Dockers’ leader Mara Ilvane was arrested in Port Vellan on Thursday night, her union said.",
            "The arrest came two days after a clash at the eastern gate, in which eleven people were hurt.",
        ),
        ("How the dispute began",),
        (
            "The Vellan Dockers’ Union has been on strike since last week.",
            "Its talks with Harbour Holdings opened in spring last year and broke down in early February, when the company "
            "announced 300 layoffs.",
            "Harbour Holdings, formerly Vellan Port Company, took its present name in July 2023.",
        ),
        (
            "The union was founded in 2019.",
            "Container traffic grew after 2003, and the port had been privatised in the mid-1990s.",
        ),
        (
            "Its first breakwater was built in the 19th century; the harbour itself goes back to 44 BC.",
            "The port authority once banned night work, people on the quay recall.",
        ),
    ),
    "court-orders-release": (
        (
            "A court ordered the release of Mara Ilvane, the union leader held since Thursday night.",
            f"{UNCITED}.",
            "Police had detained her at home on 16 May, according to her lawyer.",
        ),
        (
            "Witnesses put the clash at the eastern gate on Wednesday, a day later than the union.",
            "This week the harbour railway was blocked by lorries.",
            "A second sentence that nobody quotes follows here and says nothing about any event of the story at all.",
        ),
        (
            "Harbour Holdings and the union signed an agreement on Saturday at 14:30.",
            "Between them they employ 2,100 people.",
        ),
    ),
    "gate-watch": ((f"{WITHHELD} on 13 May.", "He would not be named."),),
}
ARTICLES = {
    "dock-leader-held": ("Dockers’ leader held in Port Vellan", (2024, 5, 17), "Port Vellan", "Northern Wire", "full"),
    "court-orders-release": ("Court orders union leader’s release", (2024, 5, 18), "Port Vellan", "The Vellan Courier", "quotes"),
    "gate-watch": ("What the watchman saw", (2024, 5, 19), "", "Quayside", "none"),
}
SPOKEN = {
    "mara-ilvane": ("Mara Ilvane",),
    "vellan-dockers-union": ("Vellan Dockers’ Union", "The union"),
    "harbour-holdings": ("Harbour Holdings", "Vellan Port Company"),
    "port-authority": ("port authority",),
    "port-vellan": ("Port Vellan",),
    "police": ("Police",),
}
KINDS = {"mara-ilvane": "person", "port-vellan": "place", "police": "organisation"}


def article(slug: str) -> Article:
    """One of the three articles."""
    title, date, place, outlet, publish = ARTICLES[slug]
    text = "\n\n".join(" ".join(sentences) for sentences in PARAGRAPHS[slug])
    publish_text: PublishText = publish  # type: ignore[assignment]
    return Article(
        slug=slug,
        title=title,
        dateline=Dateline(datetime.date(*date), place, "NW" if outlet == "Northern Wire" else ""),
        text=text,
        origin=Origin(outlet, f"https://news.example/{slug}", "https://archive.example/1" if slug == "dock-leader-held" else ""),
        markup=markup(text) if slug == "dock-leader-held" else (),
        publish_text=publish_text,
        path=f"content/{slug}.md",
        digest=slug,
    )


def markup(text: str) -> tuple[Markup, ...]:
    """Blocks (the second is a heading) and two inline spans, one of them across a mention's edge."""
    edges = [match.span() for match in re.finditer(r"[^\n]+", text)]
    found = [Markup(Extent(*edge), "h3" if at == 1 else "p") for at, edge in enumerate(edges)]
    link, strong = text.index("the eastern gate"), text.index("the release") if "the release" in text else text.index("leader Mara")
    found += [Markup(Extent(link, link + 16), "a", "https://map.example/gate"), Markup(Extent(strong, strong + 11), "strong")]
    return tuple(found)


def document(slug: str, timexes: tuple[Timex, ...] = ()) -> Document:
    """An article with its sentences, the given time expressions, and a mention wherever a name stands."""
    of = article(slug)
    sentences, at = [], 0
    for paragraph in PARAGRAPHS[slug]:
        for sentence in paragraph:
            at = of.text.index(sentence, at)
            sentences.append(Extent(at, at + len(sentence)))
            at += len(sentence)
    mentions = sorted(
        (
            Mention(Extent(*match.span()), KINDS.get(actor, "organisation"), actor)  # type: ignore[arg-type]
            for actor, names in SPOKEN.items()
            for name in names
            for match in re.finditer(re.escape(name), of.text)
        ),
        key=lambda mention: mention.extent,
    )
    return Document(of, tuple(sentences), timexes, tuple(mentions), (), ())


def timex(slug: str, words: str, means: Interval, why: str = "") -> Timex:
    """The first place the article says these words, and what they mean."""
    start = article(slug).text.index(words)
    extent = Extent(start, start + len(words))
    return Timex(extent, words, "DATE", means.value, means.mod, means, why or f"{words} → {means.edtf}")


def telling(
    slug: str,
    sentence: int,
    means: Interval,
    said: Timex | None = None,
    anchor: str = "",
    modality: Modality = "asserted",
    attribution: str = "",
    attributed_to: str | None = None,
) -> Telling:
    """A sentence of an article as the source of an event."""
    of = document(slug)
    extent, text = of.sentences[sentence], of.article.text
    return Telling(
        article=slug,
        mention=f"{slug}-{sentence}",
        sentence=sentence,
        extent=extent,
        quote=extent.of(text),
        prefix=text[max(0, extent.start - 64) : extent.start],
        suffix=text[extent.end : extent.end + 64],
        interval=means,
        timex=said,
        anchor=anchor,
        modality=modality,
        attribution=attribution,
        attributed_to=attributed_to,
    )


def event(
    id: str,
    summary: str,
    means: Interval,
    *tellings: Telling,
    span: Span = "within",
    actors: tuple[str, ...] = (),
    modality: Modality = "asserted",
    status: Status = "machine",
    key: bool = False,
    conflicts: tuple[str, ...] = (),
    likely: Day | None = None,
    independent: int = 1,
    corrected: tuple[str, ...] = (),
    note: str = "",
    written: WrittenEvent | None = None,
    also: tuple[str, ...] = (),
) -> Event:
    """An event told by these tellings, in Port Vellan."""
    return Event(
        id=id,
        ids=(id, *also),
        summary=summary,
        cls="act",
        interval=means,
        span=span,
        likely=likely,
        participants=tuple(Participant(actor, "agent" if at == 0 else "other") for at, actor in enumerate(actors)),
        places=("port-vellan",),
        tellings=tellings,
        modality=modality,
        independent=independent,
        salience=0.9 if key else 0.3,
        key=key,
        conflicts=conflicts,
        status=status,
        corrected=corrected,
        note=note,
        written=written,
    )


A, B, C = "dock-leader-held", "court-orders-release", "gate-watch"
NIGHT = on(2024, 5, 16, "NI")
FOUNDED = interval((-43, 1, 1), (-43, 12, 31), "year", "-0043", "BC0044")
CENTURY = interval((1801, 1, 1), (1900, 12, 31), "century", "1801/1900", "18")
NINETIES = interval((1994, 1, 1), (1996, 12, 31), "decade", "[1994..1996]", "199", "MID")
AFTER_2003 = interval((2003, 1, 1), (2024, 5, 17), "open", "[2003-01-01..2024-05-17]", "2003")
YEAR = interval((2019, 1, 1), (2019, 12, 31), "year", "2019", "2019")
SPRING = interval((2023, 3, 1), (2023, 5, 31), "season", "2023-21", "2023-SP")
JULY = interval((2023, 7, 1), (2023, 7, 31), "month", "2023-07", "2023-07")
EARLY = interval((2024, 2, 1), (2024, 2, 10), "month", "[2024-02-01..2024-02-10]", "2024-02", "START")
WEEK = interval((2024, 5, 6), (2024, 5, 12), "week", "2024-05-06/2024-05-12", "2024-W19")
NARROWED = interval((2024, 5, 13), (2024, 5, 18), "week", "[2024-05-13..2024-05-18]", "2024-W20")
OLDER = interval(None, (2024, 5, 17), "open", "[..2024-05-17]")
BY = interval(None, (2024, 5, 18), "open", "[..2024-05-18]")


def storyline() -> Storyline:
    """The whole story."""
    said = {
        "night": timex(A, "Thursday night", NIGHT, 'Thursday → nearest past to Fri 2024-05-17 ("was arrested") → 2024-05-16'),
        "two days": timex(A, "two days after", on(2024, 5, 14)),
        "last week": timex(A, "last week", WEEK),
        "spring": timex(A, "spring last year", SPRING),
        "february": timex(A, "early February", EARLY),
        "july": timex(A, "July 2023", JULY),
        "2019": timex(A, "2019", YEAR),
        "2003": timex(A, "2003", AFTER_2003),
        "nineties": timex(A, "the mid-1990s", NINETIES),
        "century": timex(A, "the 19th century", CENTURY),
        "44 BC": timex(A, "44 BC", FOUNDED),
    }
    other = {
        "16 May": timex(B, "16 May", on(2024, 5, 16)),
        "Wednesday": timex(B, "Wednesday", on(2024, 5, 15)),
        "week": timex(B, "This week", NARROWED),
        "Saturday": timex(B, "Saturday at 14:30", on(2024, 5, 18, "14:30")),
    }
    watch = timex(C, "13 May", on(2024, 5, 13))
    ilvane, union, company = "mara-ilvane", "vellan-dockers-union", "harbour-holdings"
    events = (
        event("harbour-founded", "The harbour of Port Vellan is founded", FOUNDED, telling(A, 8, FOUNDED, said["44 BC"])),
        event("breakwater-built", "First breakwater built", CENTURY, telling(A, 8, CENTURY, said["century"]), span="throughout"),
        event("port-privatised", "Port privatised", NINETIES, telling(A, 7, NINETIES, said["nineties"]), actors=(company,)),
        event("containers-grow", "Container traffic grows", AFTER_2003, telling(A, 7, AFTER_2003, said["2003"])),
        event("union-founded", "Vellan Dockers’ Union founded", YEAR, telling(A, 6, YEAR, said["2019"]), actors=(union,), key=True),
        event(
            "talks-open", "Talks open between the union and Harbour Holdings", SPRING,
            telling(A, 4, SPRING, said["spring"]), actors=(union, company),
        ),
        event(
            "company-renamed", "Vellan Port Company becomes Harbour Holdings", JULY,
            telling(A, 5, JULY, said["july"]), actors=(company,),
        ),
        event(
            "layoffs-announced", "Harbour Holdings announces 300 layoffs", EARLY,
            telling(A, 4, EARLY, said["february"]), actors=(company,), key=True,
        ),
        event(
            "strike-begins", "Dockers strike", WEEK,
            telling(A, 3, WEEK, said["last week"]), span="throughout", actors=(union,), key=True,
        ),
        event(
            "railway-blocked", "Lorries block the harbour railway", NARROWED,
            telling(B, 4, NARROWED, other["week"], modality="hedged"), modality="hedged",
        ),
        event("lorries-seen", "Lorries gather at the gate", on(2024, 5, 13), telling(C, 0, on(2024, 5, 13), watch)),
        event(
            "clash-tuesday", "Eleven people hurt in a clash at the eastern gate", on(2024, 5, 14),
            telling(A, 1, on(2024, 5, 14), said["two days"]), conflicts=("clash-wednesday",),
        ),
        event(
            "clash-wednesday", "Clash at the eastern gate", on(2024, 5, 15),
            telling(B, 3, on(2024, 5, 15), other["Wednesday"], modality="reported", attribution="Witnesses"),
            modality="reported", conflicts=("clash-tuesday",),
        ),
        event(
            "ilvane-arrested", "Mara Ilvane arrested in Port Vellan", NIGHT,
            telling(A, 0, NIGHT, said["night"], "the expression in the same clause", "reported", "her union", union),
            telling(B, 2, on(2024, 5, 16), other["16 May"], "", "reported", "her lawyer"),
            actors=(ilvane, "police"), modality="reported", key=True, independent=2, also=("court-orders-release-2-detain",),
        ),
        event(
            "release-ordered", "Court orders the release of Mara Ilvane", BY,
            telling(B, 0, BY, None, "a news lead without a time: not after its article"),
            actors=(ilvane,), likely=Day(2024, 5, 17), key=True,
        ),
        event(
            "agreement-signed", "Union and company sign an agreement", on(2024, 5, 18, "14:30"),
            telling(B, 6, on(2024, 5, 18, "14:30"), other["Saturday"]), actors=(union, company), status="corrected",
            corrected=("summary",), note="The article names no place; the town hall confirmed it.",
        ),
        event(
            "work-resumes", "Work resumes in the harbour", on(2024, 5, 20), status="written", independent=0,
            written=WrittenEvent(
                "work-resumes", on(2024, 5, 20), "Work resumes in the harbour", body="<p>Cranes moved again at <b>six</b>.</p>",
                links=(Link("Notice of the port", "https://port.example/notice"),),
            ),
        ),
    )  # fmt: skip
    undated = (
        event(
            "night-work-banned", "Port authority bans night work", OLDER,
            telling(A, 9, OLDER, None, "no time is said"), actors=("port-authority",),
        ),
    )  # fmt: skip
    documents = (
        document(A, tuple(sorted(said.values(), key=lambda each: each.extent))),
        document(B, tuple(other.values())),
        document(C, (watch,)),
    )
    place = Actor("port-vellan", "Port Vellan", "place", ids=("port-vellan",), mentions=3)
    pairs = (
        CoMention(union, company, ("talks-open", "agreement-signed")),
        CoMention(ilvane, "police", ("ilvane-arrested",)),
        *(
            CoMention(actor, "port-vellan", tuple(e.id for e in events if actor in {p.actor for p in e.participants}))
            for actor in (company, ilvane, "police", union)
        ),
    )
    return Storyline(
        events,
        undated,
        actors(),
        (place,),
        documents,
        pairs,
    )


def evidence(slug: str, sentence: int) -> tuple[Evidence, ...]:
    """The sentence as evidence."""
    of = document(slug)
    extent = of.sentences[sentence]
    return (Evidence(slug, sentence, extent, extent.of(of.article.text)),)


def actors() -> tuple[Actor, ...]:
    """Everyone but the place; the night watchman's employer has nothing but its name."""
    union, company = "vellan-dockers-union", "harbour-holdings"
    profile = Profile(
        union,
        "Vellan Dockers’ Union",
        bio="<p>The union of the port’s <em>2,100</em> dockers.</p>",
        links=(Link("Site", "https://union.example/"),),
    )
    return (
        Actor(
            "mara-ilvane", "Mara Ilvane", "person",
            roles=(HeldRole("dockers’ leader", union, None, evidence(A, 0)),),
            relations=(Relation("leads", union, None, evidence(A, 0)),), ids=("mara-ilvane",), mentions=4,
        ),
        Actor(union, "Vellan Dockers’ Union", "organisation", ids=(union,), mentions=6, profile=profile),
        Actor(
            company, "Harbour Holdings", "organisation", (Alias("Vellan Port Company", evidence(A, 5)),),
            relations=(Relation("renamed", company, JULY, evidence(A, 5)),), ids=(company,), mentions=3,
        ),
        Actor("police", "Police", "organisation", ids=("police",), mentions=1),
        Actor("port-authority", "Port authority", "organisation", ids=("port-authority",), mentions=1),
    )  # fmt: skip


def project(root: Path, **settings: object) -> Project:
    """A project with the default theme, in an empty folder."""
    given: dict[str, object] = {"title": "The Vellan dock dispute", "description": "A made-up story for tests.", **settings}
    return Project(root, **given)  # type: ignore[arg-type]
