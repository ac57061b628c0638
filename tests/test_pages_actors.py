"""Actors' pages: the graph of who is in the same events, sparklines, and what goes on when one page cannot hold it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hypertext import broken_links, pages
from storylines import A, event, on, project, storyline, telling

from generator.model import Actor, CoMention, Participant, Storyline
from generator.pages import PAGES
from generator.pages.edition import ENTRIES_PER_PAGE, Edition
from generator.pages.egograph import MOST, ego_graph
from generator.pages.spark import spark
from generator.render import render
from generator.words import Words


def built(root: Path, story: Storyline) -> dict[str, bytes]:
    of = project(root)
    return render([output for make in PAGES for output in make(story, of)], of)


def crowd(number: int, events: int) -> Storyline:
    """`number` persons, the first of whom is in every one of `events` events, with one of the others at a time."""
    people = [Actor(f"p{n}", f"Person {n}", "person", mentions=number - n) for n in range(number)]
    told = [
        replace(
            event(f"e{n}", f"Told {n}", on(2024, 1 + n % 12, 1 + n % 28), telling(A, 0, on(2024, 1 + n % 12, 1 + n % 28))),
            participants=(Participant("p0", "agent"), Participant(f"p{1 + n % (number - 1)}", "patient")),
        )
        for n in range(events)
    ]
    told.sort(key=lambda each: each.interval.earliest or 0)
    pairs = tuple(
        CoMention("p0", f"p{m}", tuple(e.id for e in told if e.participants[1].actor == f"p{m}")) for m in range(1, number)
    )
    return replace(storyline(), events=tuple(told), undated=(), actors=tuple(people), places=(), co_mentions=pairs)


def test_an_arc_joins_those_in_the_same_events_and_the_table_says_the_same(tmp_path: Path) -> None:
    story = crowd(5, 8)
    pair = CoMention("p1", "p2", (story.events[0].id,))
    edition = Edition(replace(story, co_mentions=(*story.co_mentions, pair)), project(tmp_path))
    shown = ego_graph(edition, "p0", [("p1", 2), ("p2", 2), ("p3", 2), ("p4", 2)])
    assert shown is not None
    assert [node.label for node in shown.nodes] == ["Person 0", "Person 1", "Person 2", "Person 3", "Person 4"]
    assert [arc.own for arc in shown.arcs] == [False, True, True, True, True]
    assert shown.arcs[0].thickness < shown.arcs[1].thickness
    page = built(tmp_path, story)["actors/p0.html"].decode()
    graph, table = page[page.index('class="graph"') :].split("</svg>", 1)
    assert all(f"Person {n}" in graph and f"Person {n}" in table for n in range(1, 5))


def test_a_graph_of_two_is_none_and_one_of_many_is_cut(tmp_path: Path) -> None:
    edition = Edition(crowd(20, 40), project(tmp_path))
    assert ego_graph(edition, "p0", [("p1", 3), ("p2", 3)]) is None
    shown = ego_graph(edition, "p0", [(f"p{n}", 3) for n in range(1, 20)])
    assert shown is not None
    assert len(shown.nodes) == MOST + 1


def test_the_graph_is_mirrored_where_lines_are_read_from_the_right(tmp_path: Path) -> None:
    edition = Edition(crowd(5, 8), project(tmp_path))
    ltr = ego_graph(edition, "p0", [(f"p{n}", 2) for n in range(1, 5)])
    edition.words = Words("ar")
    rtl = ego_graph(edition, "p0", [(f"p{n}", 2) for n in range(1, 5)])
    assert ltr is not None
    assert rtl is not None
    assert [node.x for node in rtl.nodes] == [ltr.width - node.x for node in ltr.nodes]


def test_a_sparkline_is_two_shapes_however_many_events_there_are(tmp_path: Path) -> None:
    edition = Edition(crowd(4, 90), project(tmp_path))
    shown = spark(edition, edition.events)
    assert shown is not None
    assert 12 < shown.exact.count("M") <= 60
    assert shown.spread == ""
    assert all(float(number) <= 300 for number in re.findall(r"M([\d.]+)", shown.exact))


def test_an_actor_in_more_events_than_a_page_holds_goes_on_on_others(tmp_path: Path) -> None:
    files = built(tmp_path, crowd(30, ENTRIES_PER_PAGE * 2 + 5))
    read = pages(files)
    anchors = [
        sum(1 for name in re.findall(r'href="[^"]*#(e-e\d+)"', files[url].decode()) if name)
        for url in ("actors/p0.html", "actors/p0.2.html", "actors/p0.3.html")
    ]
    assert all(anchors)
    assert "actors/p0.4.html" not in files
    assert "Person 0, page 2" in read["actors/p0.2.html"].text
    assert 'id="with"' not in files["actors/p0.2.html"].decode()
    assert broken_links(files) == []


def test_an_index_of_hundreds_goes_on_several_pages(tmp_path: Path) -> None:
    files = built(tmp_path, crowd(450, 900))
    listed = [files[f"actors/index{n}.html"].decode().count('class="name"') for n in ("", ".2", ".3")]
    assert listed == [200, 200, 50]
    assert 'href="index.2.html" aria-current="page">2</a>' in files["actors/index.2.html"].decode()
    assert broken_links(files) == []
