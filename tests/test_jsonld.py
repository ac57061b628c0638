"""JSON-LD in the pages: read as a program reads it, held to schema.org's domains and the W3C Web Annotation Data Model."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from formats import faults
from lxml import html
from storylines import BY, EARLY, FOUNDED, JULY, UNCITED, WEEK, WITHHELD, B, event, on, project, storyline, telling

from generator.model import Actor, Link, Picture, Profile, Relation, Storyline
from generator.pages import PAGES
from generator.pages.edition import Edition
from generator.pages.jsonld import actor_ld, dates
from generator.render import render

BASE = "https://vellan.example/story/"


@functools.cache
def site(story: Storyline | None = None, **settings: object) -> dict[str, bytes]:
    of = project(Path(), **settings)
    return render([output for make in PAGES for output in make(story or storyline(), of)], of)


def linked(files: dict[str, bytes]) -> dict[str, list[Any]]:
    """What each page holds as JSON-LD."""
    found: dict[str, list[Any]] = {}
    for url, content in files.items():
        if url.endswith(".html"):
            scripts = html.fromstring(content.decode()).xpath('//script[@type="application/ld+json"]')
            found[url] = [json.loads(script.text) for script in scripts]
    return found


def addresses(node: object) -> Iterator[str]:
    """Everything in it that is an address."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name in {"@id", "id", "url", "contentUrl", "mainEntityOfPage", "body"} and isinstance(value, str):
                yield value
            elif name != "@context":
                yield from addresses(value)
    for child in node if isinstance(node, list) else ():
        yield from addresses(child)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return site(base_url=BASE)


@pytest.mark.parametrize("settings", [{}, {"base_url": BASE}, {"publish_text": "none"}, {"publish": "reviewed"}])
def test_all_of_it_is_in_the_terms_of_its_vocabularies(settings: dict[str, str]) -> None:
    found = linked(site(**settings))
    assert {node["@type"] for nodes in found.values() for node in nodes if "@type" in node} >= {"NewsArticle", "Person", "Dataset"}
    for url, nodes in found.items():
        for node in nodes:
            assert faults("jsonld", node) == [], url


def test_each_kind_of_page_says_what_it_is_about(files: dict[str, bytes]) -> None:
    found = {url: [node.get("@type", node.get("type")) for node in nodes] for url, nodes in linked(files).items()}
    assert found["events/ilvane-arrested.html"] == ["Event", "AnnotationCollection"]
    assert found["articles/dock-leader-held.html"] == ["NewsArticle", "AnnotationCollection"]
    assert found["actors/mara-ilvane.html"] == ["Person"]
    assert found["actors/harbour-holdings.html"] == ["Organization"]
    assert found["places/port-vellan.html"] == ["Place"]
    assert found["data.html"] == ["Dataset"]
    assert found["events/work-resumes.html"] == ["Event"]  # nobody is quoted for what an editor wrote


def test_an_article_has_its_dateline(files: dict[str, bytes]) -> None:
    article = linked(files)["articles/dock-leader-held.html"][0]
    assert article["dateline"] == "Port Vellan, 17 May 2024"
    assert (article["datePublished"], article["publisher"]["name"]) == ("2024-05-17", "Northern Wire")
    assert article["url"] == "https://news.example/dock-leader-held"
    assert {each["name"] for each in article["mentions"]} >= {"Mara Ilvane", "Port Vellan"}
    assert "dateline" not in linked(files)["articles/gate-watch.html"][0]  # it names no place


def test_dates_are_there_where_they_are_true() -> None:
    def given(*of: Any) -> dict[str, Any]:
        return {name: value for name, value in dates(*of).items() if name != "dcterms:date"}

    assert given(on(2024, 5, 13), "within") == {"startDate": "2024-05-13", "endDate": "2024-05-13"}
    assert given(on(2024, 5, 18, "14:30"), "within") == {"startDate": "2024-05-18T14:30"}
    assert given(on(2024, 5, 16, "NI"), "within") == {"startDate": "2024-05-16", "endDate": "2024-05-16"}
    assert given(JULY, "within") == {"startDate": "2023-07"}
    assert given(WEEK, "throughout") == {"startDate": "2024-05-06", "endDate": "2024-05-12"}
    assert given(WEEK, "within") == given(EARLY, "within") == given(BY, "within") == given(FOUNDED, "within") == {}
    assert dates(EARLY, "within")["dcterms:date"] == {"@type": "edtf", "@value": "[2024-02-01..2024-02-10]"}


def test_every_quotation_of_an_event_page_is_there_with_its_selectors(files: dict[str, bytes]) -> None:
    texts = {document.article.slug: document.article.text for document in storyline().documents}
    for url, nodes in linked(files).items():
        shown = html.fromstring(files[url].decode()).xpath('//figure[@class="quote"]//q')
        for node in nodes[1:]:
            exact = set()
            for item in node["first"]["items"]:
                slug = item["target"]["source"]["id"].removeprefix(f"{BASE}articles/").removesuffix(".html#article")
                position = item["target"]["selector"][-1]
                at = slice(position["start"], position["end"])
                for quote in item["target"]["selector"][:-1]:
                    assert texts[slug][at] == quote["exact"]
                    assert texts[slug][: at.start].endswith(quote["prefix"])
                    assert texts[slug][at.stop :].startswith(quote["suffix"])
                    assert len(quote["prefix"]) <= 64
                    exact.add(quote["exact"])
            if url.startswith("events/"):
                assert {each.text_content() for each in shown} - exact <= _disputed(url)


def _disputed(url: str) -> set[str]:
    """What an event's page quotes of another event: the report that dates it otherwise."""
    events = {each.id: each for each in storyline().events}
    own = events[url.removeprefix("events/").removesuffix(".html")]
    return {told.quote for other in own.conflicts for told in events[other].tellings}


def test_an_annotation_has_one_id_wherever_it_stands(files: dict[str, bytes]) -> None:
    found = linked(files)
    (here,) = (i for i in found["events/agreement-signed.html"][1]["first"]["items"])
    there = found["articles/court-orders-release.html"][1]["first"]["items"]
    assert here in there
    assert len({item["id"] for item in there}) == len(there)


def test_what_is_withheld_has_offsets_only(files: dict[str, bytes]) -> None:
    (item,) = linked(files)["articles/gate-watch.html"][1]["first"]["items"]
    assert [selector["type"] for selector in item["target"]["selector"]] == ["TextPositionSelector"]
    assert all(WITHHELD not in content.decode(errors="replace") for content in files.values())
    told = [json.dumps(node, ensure_ascii=False) for nodes in linked(files).values() for node in nodes]
    assert not any(f'"exact": "{UNCITED}' in text for text in told)


def test_ids_lead_to_pages_there_are() -> None:
    for base in ("", BASE):
        made = site(base_url=base)
        root = base or "https://anywhere.example/below/"
        for url, nodes in linked(made).items():
            for address in addresses(nodes):
                whole = urljoin(root + url, address)
                if whole.startswith(root):
                    assert whole.removeprefix(root).split("#")[0] in made, (url, address)
                else:
                    assert not address.startswith((".", "/")), address


def test_nothing_in_it_ends_the_script() -> None:
    evil = "</script><script>alert(1)</script><!-- & ' \u2028"
    story = storyline()
    first = replace(story.events[-2], summary=evil)
    files = site(replace(story, events=(*story.events[:-2], first, story.events[-1])))
    (found, *_) = linked(files)[f"events/{first.id}.html"]
    assert found["name"] == evil
    content = files[f"events/{first.id}.html"].decode()
    written = re.findall(r'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL)
    assert not any(character in text for text in written for character in "<>&'")


def test_a_tie_is_only_to_what_can_have_it() -> None:
    actor = Actor(
        "a", "A", "person", relations=(Relation("member-of", "port-vellan"), Relation("member-of", "harbour-holdings")),
        profile=Profile("a", "A", bio="<p>One.</p><p>T<em>w</em>o &amp; three.</p>",
            picture=Picture("static/a.jpg", "A, seated", "Agency"), links=(
            Link("Wikipedia", "https://en.wikipedia.org/wiki/A"), Link("Site", "https://a.example/"),
        )),
    )  # fmt: skip
    edition = Edition(replace(storyline(), actors=(actor, *storyline().actors)), project(Path()))
    found = actor_ld(edition, actor)
    assert [each["name"] for each in found["memberOf"]] == ["Harbour Holdings"]
    assert found["sameAs"] == ["https://en.wikipedia.org/wiki/A"]
    assert found["description"] == "One. Two & three."
    shown = {"contentUrl": "../static/a.jpg", "caption": "A, seated", "creditText": "Agency"}
    assert found["image"] == {"@type": "ImageObject", **shown}
    assert faults("jsonld", json.loads(json.dumps(found))) == []


def test_a_product_is_a_thing() -> None:
    product = Actor("p", "P", "product", profile=Profile("p", "P", bio="<p>x</p>"))
    story = replace(storyline(), actors=(product, *storyline().actors))
    assert linked(site(story))["actors/p.html"][0]["@type"] == "Thing"


def test_an_event_without_a_page_is_pointed_to_where_it_stands() -> None:
    told = event("a", "A", on(2024, 5, 16), telling(B, 2, on(2024, 5, 16)))
    story = replace(storyline(), events=(told,), undated=(), co_mentions=())
    (item,) = linked(site(story))[f"articles/{B}.html"][1]["first"]["items"]
    assert item["body"] == "../periods/2024-05.html#e-a"
