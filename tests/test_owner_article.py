"""The owner's own article in a new empty project: what its gold file says must be found stands on the built site.

Runs where ../shared is, with the bundled pipeline and with one that labels as spaCy's own do; the article and its gold belong to
their publisher and stay there. The gold tells events in words of its own, so each is looked for by its date and by words that any
telling of it must have.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.jsonl import answer_all, read_requests
from generator.project import load_project

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module", params=["bundled", "clearnlp"])
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("owner")
    (root / "content").mkdir()
    if request.param != "bundled":
        name = request.getfixturevalue(request.param)
        (root / "content" / "site.toml").write_text(f'[language]\npipeline = "{name}"\n', encoding="utf-8")
    shutil.copy(shared / "data/seed/aleppo-2016-09-10.txt", root / "content")
    built = build(load_project(root))
    assert [str(problem) for problem in built.problems] == []
    return dict(built.files)


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "data/seed/gold.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def story(site: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site["timeline.json"])
    return found


UNSAID_ROLE = "military leader"


def told(event: dict[str, Any]) -> str:
    """All that an entry and its sources say."""
    return " ".join([event["summary"], *(source["sentence"] for source in event["sources"])])


def names(story: dict[str, Any], event: dict[str, Any]) -> set[str]:
    by_id = {actor["id"]: actor["name"] for actor in [*story["actors"], *story["places"]]}
    return {by_id[one] for one in event["actors"]}


# (display, words of one of its sources, actors that must take part)
EVENTS = [
    ("8 September 2016, night", "airstrike", {"Abu Omar Saraqeb", "Abu Muslim al-Shami", "Army of Conquest"}),
    ("between 5 and 10 September 2016", "recaptured", {"Army of Conquest"}),
    ("early August 2016", "broke the siege", {"Abu Omar Saraqeb"}),
    ("July 2016", "renamed", set()),
    ("spring 2015 (Mar–May)", "Idlib", {"Abu Omar Saraqeb", "Army of Conquest"}),
    ("2015", "helped found", {"Abu Omar Saraqeb", "Army of Conquest"}),
    ("after 2003 →", "leading member", {"Abu Omar Saraqeb", "al-Qaeda in Iraq"}),
]


@pytest.mark.parametrize(("display", "words", "actors"), EVENTS, ids=[words for _, words, _ in EVENTS])
def test_an_event_stands_once_at_its_date_with_its_actors(
    story: dict[str, Any], display: str, words: str, actors: set[str]
) -> None:
    at_date = [event for event in story["events"] if event["display"] == display]
    assert len(at_date) == 1, [(event["display"], event["summary"]) for event in story["events"]]
    assert words in told(at_date[0])
    assert actors <= names(story, at_date[0])


def test_nothing_else_stands_on_the_timeline(story: dict[str, Any]) -> None:
    assert {event["display"] for event in story["events"]} == {display for display, _, _ in EVENTS}


def test_the_strike_has_all_three_tellings(story: dict[str, Any]) -> None:
    strike = next(event for event in story["events"] if event["display"] == EVENTS[0][0])
    assert len(strike["sources"]) >= 3
    assert strike["modality"] in {"reported", "asserted"}


def test_actors_have_their_kinds_aliases_and_roles(story: dict[str, Any], gold: dict[str, Any]) -> None:
    by_name = {actor["name"].casefold(): actor for actor in story["actors"]}
    for actor in story["actors"]:
        for alias in actor["aliases"]:
            by_name.setdefault(alias.casefold(), actor)
    wrong = []
    for wanted in gold["actors"]:
        if wanted["name"] == "AFP":
            if "afp" in by_name:
                wrong.append("AFP is an actor")
            continue
        actor = by_name.get(wanted["name"].casefold())
        if actor is None:
            wrong.append(f"no {wanted['name']}")
            continue
        if actor["kind"] != wanted["kind"]:
            wrong.append(f"{wanted['name']} is a {actor['kind']}")
        known = {actor["name"].casefold(), *(alias.casefold() for alias in actor["aliases"])}
        missing = {alias for alias in wanted.get("aliases", []) if alias.casefold() not in known}
        if missing:
            wrong.append(f"{wanted['name']} without {sorted(missing)}")
        titles = " | ".join(role["title"] for role in actor["roles"]).casefold()
        for role in set(wanted.get("roles", [])) - {UNSAID_ROLE}:
            head = role.casefold().split(" of ")[0].split()[-1]
            if head not in titles:
                wrong.append(f"{wanted['name']} without the role {role}")
    assert wrong == []


def test_the_leader_the_lead_does_not_name_is_known(story: dict[str, Any]) -> None:
    saraqeb = next(actor for actor in story["actors"] if actor["name"] == "Abu Omar Saraqeb")
    assert UNSAID_ROLE in [role["title"] for role in saraqeb["roles"]]


def test_places_are_found(story: dict[str, Any], gold: dict[str, Any]) -> None:
    assert set(gold["places"]) <= {place["name"] for place in story["places"]}


def test_the_dateline_is_read(story: dict[str, Any], gold: dict[str, Any]) -> None:
    (article,) = story["articles"]
    fields = gold["dateline_fields"]
    assert (article["published"], article["agency"], article["place"]) == (fields["date"], fields["agency"], fields["place"])


def test_every_time_expression_has_its_value(shared: Path, gold: dict[str, Any]) -> None:
    text = (shared / "data/seed/aleppo-2016-09-10.txt").read_text(encoding="utf-8").split("\n", 1)[1]
    line = json.dumps({"id": "a", "date": gold["dateline"], "text": text})
    (found,) = answer_all(list(read_requests([line.encode()])))
    wrong = []
    for wanted in gold["timexes"]:
        near = [match.start() for match in re.finditer(re.escape(wanted["near"]), text)]
        same_words = [timex for timex in found["timexes"] if timex["text"] == wanted["text"]]
        close = [timex for timex in same_words if any(abs(timex["start"] - at) < 80 for at in near)]
        values = {(timex["type"], timex["value"], timex["mod"]) for timex in close}
        if (wanted["type"], wanted["value"], wanted.get("mod")) not in values:
            wrong.append((wanted["text"], wanted["near"], sorted(map(str, values))))
    assert wrong == []
