"""What an entry shows of its sources: which sentence, from whom, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypertext import pages
from storylines import A, B, event, interval, on, project, storyline, telling

from generator.model import Alias, Day, Event, Evidence, HeldRole, Interval, Picture, Relation, Storyline
from generator.pages import PAGES
from generator.pages.edition import Edition
from generator.pages.entries import Entry, entry
from generator.pages.timeline import groups
from generator.pages.units import begun_by
from generator.render import render

SAID = "Dockers’ leader Mara Ilvane was arrested in Port Vellan on Thursday night"


def shown(each: Event) -> Entry:
    return entry(Edition(replace(storyline(), events=(each,)), project(Path())), each)


def built(folder: Path, story: Storyline) -> dict[str, bytes]:
    of = project(folder)
    return render([output for make in PAGES for output in make(story, of)], of)


def test_of_sentences_with_the_same_date_the_one_that_says_most_of_the_headline_is_shown() -> None:
    day = on(2024, 5, 16)
    of = event("held", "Mara Ilvane arrested in Port Vellan", day, telling(A, 2, day), telling(A, 0, day))
    lead = shown(of).lead
    assert lead is not None
    assert lead.text.startswith(SAID)


@pytest.mark.parametrize(
    ("headline", "echo"),
    [(storyline().documents[0].sentences[6].of(storyline().documents[0].article.text), True), ("Vellan in turmoil", False)],
)
def test_a_sentence_that_only_repeats_its_headline_is_an_echo(headline: str, echo: bool) -> None:
    year = interval((2019, 1, 1), (2019, 12, 31), "year", "2019", "2019")
    assert shown(event("founded", headline, year, telling(A, 6, year))).echo is echo


def test_an_echo_is_not_shown_but_kept_under_how_dated(tmp_path: Path) -> None:
    story = storyline()
    sentence = story.documents[0].sentences[6].of(story.documents[0].article.text)
    events = tuple(replace(e, summary=sentence.rstrip(".")) if e.id == "union-founded" else e for e in story.events)
    html = built(tmp_path, replace(story, events=events))["periods/2019.html"].decode()
    assert html.count(f"<q>{sentence}</q>") == 1
    assert html.index("How dated") < html.index(f"<q>{sentence}</q>")


@pytest.mark.parametrize(
    ("words", "actor", "told_by"),
    [
        ("she", "mara-ilvane", "Mara Ilvane"),
        ("her union and a lawyer", "vellan-dockers-union", "her union and a lawyer"),
        ("The harbour master", None, "the harbour master"),
        ("", "mara-ilvane", "Mara Ilvane"),
        ("", None, ""),
    ],
)
def test_who_told_it_is_named_unless_it_was_several(words: str, actor: str | None, told_by: str) -> None:
    day = on(2024, 5, 16)
    of = event("held", "Held", day, telling(A, 0, day, modality="reported", attribution=words, attributed_to=actor))
    assert shown(of).told_by == told_by


@pytest.mark.parametrize(
    ("means", "last"),
    [
        (interval((2012, 1, 1), (2016, 9, 5), "open", "", "2012"), Day(2012, 12, 31)),
        (interval((2012, 7, 1), (2016, 9, 5), "open", "", "2012-07"), Day(2012, 7, 31)),
        (interval((2012, 7, 3), (2016, 9, 5), "open", ""), Day(2012, 7, 3)),
        (on(2016, 9, 5), Day(2016, 9, 5)),
        (interval(None, (2016, 9, 5), "open", ""), None),
    ],
)
def test_the_last_day_on_which_it_can_have_begun(means: Interval, last: Day | None) -> None:
    assert begun_by(means) == last


def test_what_lasts_since_a_year_stands_under_that_year_and_opens_no_gap_in_it() -> None:
    since = interval((2012, 1, 1), (2024, 5, 17), "open", "", "2012")
    events = (
        event("siege", "Siege", since, telling(A, 0, since), span="throughout"),
        event("shot", "Shot", on(2013, 2, 5), telling(A, 1, on(2013, 2, 5))),
        event("end", "End", on(2013, 6, 5), telling(A, 2, on(2013, 6, 5))),
    )
    found = groups(Edition(replace(storyline(), events=events, co_mentions=()), project(Path())), events)
    assert [(g.heading, g.gap) for g in found] == [("2012", ""), ("February 2013", ""), ("June 2013", "March–May 2013")]


def test_reports_that_disagree_stand_side_by_side_on_each_others_pages(tmp_path: Path) -> None:
    read = pages(built(tmp_path, storyline()))
    other = storyline().events[12].tellings[0].quote
    side_by_side = " ".join(
        read["events/clash-tuesday.html"].text.partition("Reports disagree")[2].partition("The source")[0].split()
    )
    assert "14 May 2024 Eleven people hurt" in side_by_side
    assert "15 May 2024 Clash at the eastern gate" in side_by_side
    assert other in read["events/clash-tuesday.html"].text


def test_an_actors_page_quotes_no_sentence_twice_for_its_roles_and_relations(tmp_path: Path) -> None:
    story = storyline()
    extent = story.documents[1].sentences[4]
    seen = Evidence(B, 4, extent, extent.of(story.documents[1].article.text))
    ilvane = next(actor for actor in story.actors if actor.id == "mara-ilvane")
    tied = replace(
        ilvane,
        aliases=(Alias("the leader", (seen,)), Alias("Ilvane", (seen,))),
        roles=(HeldRole("leader", "vellan-dockers-union", None, (seen,)),),
        relations=(Relation("leads", "vellan-dockers-union", None, (seen,)),),
    )
    text = built(tmp_path, replace(story, actors=tuple(tied if a.id == tied.id else a for a in story.actors)))[
        "actors/mara-ilvane.html"
    ].decode()
    facets = text[text.index('class="facets"') : text.index('id="timeline"')]
    assert facets.count(seen.quote) == 1
    assert facets.count("The Vellan Courier, Port Vellan, 18 May 2024") == 2
    assert "Also Ilvane</p>" in text  # a description is no name to be called by; it stands with its sentence under Names


def test_an_event_told_in_several_paragraphs_is_told_in_full_only_beside_the_first(tmp_path: Path) -> None:
    story = storyline()
    day = on(2024, 5, 16)
    of = event("held", "Held", day, telling(A, 0, day), telling(A, 8, day))
    html = built(tmp_path, replace(story, events=(of,), co_mentions=()))["articles/dock-leader-held.html"].decode()
    assert html.count("Held</a>") == 2
    assert html.count('class="day again"') == 1


def test_a_date_set_by_hand_says_so_and_what_the_machine_had_read(tmp_path: Path) -> None:
    story = storyline()
    day = on(2024, 5, 15)
    events = tuple(
        replace(e, interval=day, status="corrected", corrected=("date",)) if e.id == "clash-tuesday" else e for e in story.events
    )
    read = pages(built(tmp_path, replace(story, events=events)))
    period, page = (" ".join(read[url].text.split()) for url in ("periods/2024-05.html", "events/clash-tuesday.html"))
    assert "Dated by an editor: 15 May 2024, EDTF 2024-05-15. As read by machine:" in period
    assert "“two days after”, read on 17 May 2024 → 14 May 2024, EDTF 2024-05-14" in period
    assert "An editor set the date. The source" in page
    assert "Read by machine as 14 May 2024, from “two days after”" in page


def test_a_picture_is_shown_with_what_it_shows_whose_it_is_and_its_size(tmp_path: Path) -> None:
    story = storyline()
    shown = Picture("static/gate.jpg", "The eastern gate", "Harbour archive", 40, 30)
    first = story.documents[0]
    documents = (replace(first, article=replace(first.article, picture=shown)), *story.documents[1:])
    page = built(tmp_path, replace(story, documents=documents))[f"articles/{first.article.slug}.html"].decode()
    assert '<img src="../static/gate.jpg" alt="The eastern gate" width="40" height="30" decoding="async">' in page
    assert "<figcaption>Picture: Harbour archive</figcaption>" in page
