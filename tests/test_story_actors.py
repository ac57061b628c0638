"""Who is who across texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import Told, text

from generator.model import Actor, ActorCorrection, Corrections, Document, Profile, Storyline
from generator.story import resolve_actors, tell
from generator.story.names import fold, initials, is_acronym, is_generic
from generator.temporal.edtf import parse_edtf


def people(*documents: Document, corrections: Corrections | None = None) -> Storyline:
    return tell(documents, corrections or Corrections())


def ids(story: Storyline) -> list[str]:
    return sorted(actor.id for actor in (*story.actors, *story.places))


def who(story: Storyline, name: str) -> Actor:
    return next(actor for actor in (*story.actors, *story.places) if actor.id == name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Nusra Front", "Al Nusra front"),
        ("the al-Nusra Front", "an-Nusra Front"),
        ("Islamic Jihad", "Islamic-Jihad"),
        ("Médecins Sans Frontières", "Medecins sans frontieres"),
        ("Apple Inc.", "Apple"),
        ("the Northern Front group", "Northern Front"),
        ("Hasbani’s", "Hasbani"),
        ("U.N.", "UN"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same_words(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apple Corps", "Apple Inc."),
        ("El Salvador", "Salvador"),
        ("al-Qaeda in Iraq", "al-Qaeda"),
        ("Adler Werke Group", "Adler Werke"),
    ],
)
def test_different_names_fold_to_different_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_person_keeps_a_given_name_that_looks_like_an_article_and_loses_honorifics() -> None:
    assert fold("Al Gore", "person") == ("al", "gore")
    assert fold("Dr. Maryam al-Hadid", "person") == ("maryam", "hadid")


def test_initials_are_read_with_and_without_minor_words() -> None:
    assert initials("Ministry of Defence") == {"md", "mod"}
    assert is_acronym("SOHR")
    assert is_acronym("U.N.")
    assert not is_acronym("Iran")


def test_a_description_is_generic_and_a_name_in_a_script_without_case_is_not() -> None:
    assert is_generic("the alliance")
    assert not is_generic("Syrian regime")
    assert not is_generic("حلب")


def test_the_same_full_name_is_one_actor_with_the_most_frequent_spelling() -> None:
    story = people(
        text("a", "2020-01-01", "The Harbour Union met. The Harbour Union spoke.", kinds={"Harbour Union": "organisation"}),
        text("b", "2020-01-02", "The Harbour-Union met.", kinds={"Harbour-Union": "organisation"}),
    )
    assert ids(story) == ["harbour-union"]
    union = who(story, "harbour-union")
    assert (union.name, union.mentions) == ("Harbour Union", 3)
    assert [(alias.name, alias.evidence[0].article) for alias in union.aliases] == [("Harbour-Union", "b")]


def test_a_slip_in_kind_is_outvoted() -> None:
    story = people(
        text("a", "2020-01-01", "Dawn Front men came. Dawn Front left. Dawn Front won.", kinds={"Dawn Front": "group"}),
        text("b", "2020-01-02", "Dawn Front came.", kinds={"Dawn Front": "person"}),
    )
    assert [(actor.id, actor.kind) for actor in story.actors] == [("dawn-front", "group")]
    assert {mention.kind for document in story.documents for mention in document.mentions} == {"group"}


def test_a_place_of_two_words_that_one_text_takes_for_a_person_is_still_the_place() -> None:
    story = people(
        text("a", "2020-01-01", "Fighting near Bir Halima. Bir Halima is calm.", kinds={"Bir Halima": "place"}),
        text("b", "2020-01-02", "Bir Halima fell.", kinds={"Bir Halima": "person"}),
    )
    assert [(place.id, place.mentions) for place in story.places] == [("bir-halima", 3)]


def test_spellings_that_differ_in_capitals_are_one_alias() -> None:
    story = people(
        text(
            "a",
            "2020-01-01",
            "Levant Brigades, once al-Fajr Front, came. Al-Fajr Front left. Levant Brigades won.",
            kinds={"Levant Brigades": "group"},
            aliases={"Levant Brigades": ["al-Fajr Front", "Al-Fajr Front"]},
        )
    )
    assert [alias.name for alias in story.actors[0].aliases] == ["al-Fajr Front"]


def test_a_person_named_like_a_place_is_not_the_place() -> None:
    story = people(
        text("a", "2020-01-01", "Fighting in Verona. Verona is calm.", kinds={"Verona": "place"}),
        text("b", "2020-01-02", "Verona sang.", kinds={"Verona": "person"}),
    )
    assert ids(story) == ["verona", "verona-person"]
    assert who(story, "verona").kind == "place"


def test_a_new_name_that_one_text_declares_is_the_same_actor_everywhere() -> None:
    story = people(
        text("a", "2020-01-01", "Dawn Front took the town.", kinds={"Dawn Front": "group"}),
        text(
            "b",
            "2020-02-01",
            "Levant Brigades, formerly Dawn Front, spoke. Levant Brigades left.",
            kinds={"Levant Brigades": "group"},
            aliases={"Levant Brigades": ["Dawn Front"]},
        ),
    )
    assert ids(story) == ["levant-brigades"]
    brigades = who(story, "levant-brigades")
    assert brigades.ids == ("levant-brigades", "dawn-front")
    assert [(alias.name, [shown.article for shown in alias.evidence]) for alias in brigades.aliases] == [("Dawn Front", ["a", "b"])]


def test_texts_that_know_two_actors_outweigh_one_that_declares_them_the_same() -> None:
    apart = {"Dawn Front": "group", "Levant Brigades": "group"}
    story = people(
        text("a", "2020-01-01", "Dawn Front fought Levant Brigades.", kinds=apart),
        text("b", "2020-01-02", "Levant Brigades fought Dawn Front.", kinds=apart),
        text(
            "c",
            "2020-02-01",
            "Levant Brigades or Dawn Front.",
            kinds={"Levant Brigades": "group"},
            aliases={"Levant Brigades": ["Dawn Front"]},
        ),
    )
    assert ids(story) == ["dawn-front", "levant-brigades"]


def test_an_acronym_is_the_only_actor_it_can_stand_for() -> None:
    story = people(
        text("a", "2020-01-01", "The Coastal Rescue Service went out.", kinds={"Coastal Rescue Service": "organisation"}),
        text("b", "2020-01-02", "CRS went out.", kinds={"CRS": "organisation"}),
    )
    assert ids(story) == ["coastal-rescue-service"]


def test_an_acronym_of_two_names_stays_its_own_actor() -> None:
    story = people(
        text("a", "2020-01-01", "The Coastal Rescue Service went out.", kinds={"Coastal Rescue Service": "organisation"}),
        text("b", "2020-01-02", "The Central Rail Supply went out.", kinds={"Central Rail Supply": "organisation"}),
        text("c", "2020-01-03", "CRS went out.", kinds={"CRS": "organisation"}),
    )
    assert ids(story) == ["central-rail-supply", "coastal-rescue-service", "crs"]


def test_a_surname_alone_is_the_text_s_own_actor() -> None:
    story = people(
        text("a", "2020-01-01", "Mira Halloran spoke.", kinds={"Mira Halloran": "person"}),
        text("b", "2020-01-02", "Halloran spoke.", kinds={"Halloran": "person"}),
        text("c", "2020-01-03", "Halloran left.", kinds={"Halloran": "person"}),
    )
    assert ids(story) == ["halloran", "halloran-person", "mira-halloran"]


def test_a_surname_shown_for_the_only_one_who_has_it_is_that_person() -> None:
    story = people(
        text(
            "a",
            "2020-01-01",
            "Mira Halloran spoke. Halloran left.",
            kinds={"Mira Halloran": "person"},
            aliases={"Mira Halloran": ["Halloran"]},
        ),
        text("b", "2020-01-02", "Halloran spoke.", kinds={"Halloran": "person"}),
    )
    assert ids(story) == ["mira-halloran"]
    assert who(story, "mira-halloran").ids == ("mira-halloran", "halloran")


def test_a_surname_with_a_rival_stays_apart() -> None:
    story = people(
        text(
            "a",
            "2020-01-01",
            "Mira Halloran spoke. Halloran left.",
            kinds={"Mira Halloran": "person"},
            aliases={"Mira Halloran": ["Halloran"]},
        ),
        text("b", "2020-01-02", "Halloran spoke.", kinds={"Halloran": "person"}),
        text("c", "2020-01-03", "Jonas Halloran spoke.", kinds={"Jonas Halloran": "person"}),
    )
    assert ids(story) == ["halloran", "jonas-halloran", "mira-halloran"]


def test_a_middle_name_makes_no_other_person_unless_two_could_be_meant() -> None:
    one = text("a", "2020-01-01", "George Walker spoke.", kinds={"George Walker": "person"})
    two = text("b", "2020-01-02", "George W. Walker spoke. George W. Walker left.", kinds={"George W. Walker": "person"})
    three = text("c", "2020-01-03", "George H. W. Walker spoke.", kinds={"George H. W. Walker": "person"})
    assert ids(people(one, two)) == ["george-w-walker"]
    assert ids(people(one, two, three)) == ["george-h-w-walker", "george-w-walker", "george-walker"]


def test_a_company_that_is_mostly_called_by_a_short_name_is_not_another_one_that_was_called_so_once() -> None:
    story = people(
        text("a", "2020-01-01", "Orchard sued.", kinds={"Orchard": "organisation"}),
        text("b", "2020-01-02", "Orchard won.", kinds={"Orchard": "organisation"}),
        text(
            "c",
            "2020-01-03",
            "Orchard Records lost. Orchard paid.",
            kinds={"Orchard Records": "organisation"},
            aliases={"Orchard Records": ["Orchard"]},
        ),
        text("d", "2020-01-04", "Orchard Inc. won.", kinds={"Orchard Inc.": "organisation"}),
    )
    assert ids(story) == ["orchard", "orchard-records"]


def test_a_description_means_one_actor_only_in_texts_about_the_same_others() -> None:
    here = {"rebels": "group", "Dawn Front": "group", "Verona": "place"}
    there = {"rebels": "group", "River Party": "group", "Quito": "place"}
    story = people(
        text("a", "2020-01-01", "In Verona rebels fought Dawn Front.", kinds=here),
        text("b", "2020-01-02", "Near Verona rebels met Dawn Front.", kinds=here),
        text("c", "2020-01-03", "In Quito rebels fought River Party.", kinds=there),
    )
    assert ids(story) == ["dawn-front", "quito", "rebels", "rebels-group", "river-party", "verona"]
    assert who(story, "rebels").mentions == 2


def test_a_description_means_the_only_actor_that_other_texts_describe_so() -> None:
    story = people(
        text(
            "a",
            "2020-01-01",
            "In Verona the Veronese rebels met Dawn Front. The rebels left.",
            kinds={"Veronese rebels": "group", "Dawn Front": "group", "Verona": "place"},
            aliases={"Veronese rebels": ["rebels"]},
        ),
        text(
            "b",
            "2020-01-02",
            "In Verona rebels fought Dawn Front.",
            kinds={"rebels": "group", "Dawn Front": "group", "Verona": "place"},
        ),
        text("c", "2020-01-02", "In Quito rebels won.", kinds={"rebels": "group", "Quito": "place"}),
    )
    assert ids(story) == ["dawn-front", "quito", "rebels", "verona", "veronese-rebels"]
    assert who(story, "rebels").mentions == 1


def test_a_correction_joins_what_names_do_not() -> None:
    same = Corrections(actors=(ActorCorrection(("dawn-front", "Levant Brigades"), same=True),))
    story = people(
        text("a", "2020-01-01", "Dawn Front came. Dawn Front left.", kinds={"Dawn Front": "group"}),
        text("b", "2020-01-02", "Levant Brigades came.", kinds={"Levant Brigades": "group"}),
        corrections=same,
    )
    assert ids(story) == ["dawn-front"]
    assert story.problems == ()


def test_a_correction_keeps_apart_what_names_join() -> None:
    apart = Corrections(actors=(ActorCorrection(("coastal-rescue-service", "CRS"), same=False),))
    story = people(
        text("a", "2020-01-01", "The Coastal Rescue Service went out.", kinds={"Coastal Rescue Service": "organisation"}),
        text("b", "2020-01-02", "CRS went out.", kinds={"CRS": "organisation"}),
        corrections=apart,
    )
    assert ids(story) == ["coastal-rescue-service", "crs"]


def test_a_correction_of_nobody_is_a_warning_that_names_the_nearest() -> None:
    wrong = Corrections(actors=(ActorCorrection(("Dawn Frnt", "Dawn Front"), same=True, path="content/corrections.toml", line=4),))
    story = people(text("a", "2020-01-01", "Dawn Front came.", kinds={"Dawn Front": "group"}), corrections=wrong)
    assert [str(problem) for problem in story.problems] == [
        "content/corrections.toml:4:1: warning: no actor is called “Dawn Frnt”; did you mean “Dawn Front”?"
    ]


def test_corrections_that_contradict_each_other_keep_the_two_apart_and_say_so() -> None:
    both = Corrections(
        actors=(
            ActorCorrection(("Dawn Front", "Levant Brigades"), same=True),
            ActorCorrection(("Dawn Front", "Levant Brigades"), same=False),
        )
    )
    kinds = {"Dawn Front": "group", "Levant Brigades": "group"}
    story = people(text("a", "2020-01-01", "Dawn Front met Levant Brigades.", kinds=kinds), corrections=both)
    assert ids(story) == ["dawn-front", "levant-brigades"]
    assert "cannot be the same" in story.problems[0].message


def test_a_profile_wins_over_what_texts_say() -> None:
    profile = Profile(
        "halloran", "Mira J. Halloran", "person", aliases=("Halloran", "the Heron"), path="content/actors/halloran.md"
    )
    story = people(
        text("a", "2020-01-01", "Mira J. Halloran spoke.", kinds={"Mira J. Halloran": "group"}),
        text("b", "2020-01-02", "Halloran spoke.", kinds={"Halloran": "person"}),
        corrections=Corrections(profiles=(profile,)),
    )
    assert ids(story) == ["mira-j-halloran"]
    actor = who(story, "mira-j-halloran")
    assert (actor.kind, actor.profile) == ("person", profile)
    assert [alias.name for alias in actor.aliases] == ["Halloran", "the Heron"]


def test_a_profile_nobody_mentions_still_has_its_actor() -> None:
    profile = Profile("halloran", "Mira Halloran")
    story = people(text("a", "2020-01-01", "Nobody came."), corrections=Corrections(profiles=(profile,)))
    assert [(actor.id, actor.kind, actor.mentions) for actor in story.actors] == [("mira-halloran", "person", 0)]


def test_roles_and_relations_lead_to_the_project_s_actors_and_never_to_oneself() -> None:
    story = people(
        text("a", "2020-01-01", "CRS went out.", kinds={"CRS": "organisation"}),
        text(
            "b",
            "2020-01-02",
            "Mira Halloran is director of the Coastal Rescue Service, or CRS.",
            kinds={"Mira Halloran": "person", "Coastal Rescue Service": "organisation", "CRS": "organisation"},
            roles={"Mira Halloran": [("director", "CRS")]},
            relations=[("Mira Halloran", "leads", "Coastal Rescue Service"), ("Coastal Rescue Service", "renamed", "CRS")],
        ),
        corrections=Corrections(actors=(ActorCorrection(("CRS", "Coastal Rescue Service"), same=True),)),
    )
    director = who(story, "mira-halloran")
    assert [(role.title, role.organisation) for role in director.roles] == [("director", "coastal-rescue-service")]
    assert [(tie.kind, tie.actor, tie.evidence[0].article) for tie in director.relations] == [
        ("leads", "coastal-rescue-service", "b")
    ]
    assert who(story, "coastal-rescue-service").relations == ()


def test_it_is_kept_why_actors_of_texts_are_one() -> None:
    full = {"Mira Halloran": "person", "Coastal Rescue Service": "organisation"}
    story = people(
        text("a", "2020-01-01", "Mira Halloran of the Coastal Rescue Service spoke.", kinds=full),  # type: ignore[arg-type]
        text("b", "2020-01-02", "Mira Halloran spoke.", kinds={"Mira Halloran": "person"}),
        text("c", "2020-01-03", "Mira Halloran and CRS spoke.", kinds={"Mira Halloran": "person", "CRS": "organisation"}),
        text("d", "2020-01-04", "Nell Oakes spoke.", kinds={"Nell Oakes": "person"}),
        corrections=Corrections(actors=(ActorCorrection(("Mira Halloran", "Nell Oakes"), same=True),)),
    )
    assert [(one.actor, one.why, one.name, one.other, one.articles, one.texts) for one in story.merged] == [
        ("coastal-rescue-service", "acronym", "CRS", "Coastal Rescue Service", ("c",), 1),
        ("mira-halloran", "correction", "Nell Oakes", "Mira Halloran", ("d",), 1),
        ("mira-halloran", "name", "Mira Halloran", "Mira Halloran", ("b", "c"), 2),
    ]


def held(slug: str, published: str, edtf: str) -> Document:
    """A text that tells of one post and one tie, and when they were held."""
    document = text(
        slug,
        published,
        "Mira Halloran is director of the Coastal Rescue Service.",
        kinds={"Mira Halloran": "person", "Coastal Rescue Service": "organisation"},
        roles={"Mira Halloran": [("director", "Coastal Rescue Service")]},
        relations=[("Mira Halloran", "leads", "Coastal Rescue Service")],
    )
    when = parse_edtf(edtf) if edtf else None
    dated = tuple(
        replace(
            actor,
            roles=tuple(replace(role, interval=when) for role in actor.roles),
            relations=tuple(replace(tie, interval=when) for tie in actor.relations),
        )
        for actor in document.actors
    )
    return replace(document, actors=dated)


@pytest.mark.parametrize(
    ("told", "terms"),
    [
        (("2012/..", "", "2012-05/.."), [("2012-05/..", ["a", "b", "c"])]),
        (("2012/..", "../2019-03"), [("2012/2019-03", ["a", "b"])]),
        (("", "2012/.."), [("2012/..", ["a", "b"])]),
        (("2012/..", "2014/.."), [("2012/..", ["a"]), ("2014/..", ["b"])]),
        (("2001/2005", "", "2012/.."), [("2001/2005", ["a"]), (None, ["b"]), ("2012/..", ["c"])]),
    ],
)
def test_a_role_told_by_several_texts_has_the_tightest_time_they_agree_on_or_stays_several(
    told: tuple[str, ...], terms: list[tuple[str | None, list[str]]]
) -> None:
    story = people(
        *(held(slug, f"2020-01-0{number}", edtf) for number, (slug, edtf) in enumerate(zip("abc", told, strict=False), 1))
    )
    director = who(story, "mira-halloran")
    for kept in (director.roles, director.relations):
        found = [(one.interval and one.interval.edtf, [each.article for each in one.evidence]) for one in kept]
        assert found == terms


def test_resolved_documents_keep_their_order_and_speak_of_the_project_s_actors() -> None:
    later = text("b", "2020-01-02", Told("CRS left.", "left", by=["CRS"]), kinds={"CRS": "organisation"})
    earlier = text("a", "2020-01-01", "The Coastal Rescue Service went out.", kinds={"Coastal Rescue Service": "organisation"})
    resolved = resolve_actors([later, earlier])
    assert [document.article.slug for document in resolved] == ["b", "a"]
    assert resolved[0].mentions[0].actor == resolved[0].events[0].participants[0].actor == "coastal-rescue-service"
    assert [(actor.name, [alias.name for alias in actor.aliases]) for actor in resolved[0].actors] == [
        ("Coastal Rescue Service", ["CRS"])
    ]
