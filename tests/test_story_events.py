"""What is one event and what is two; dates, sources, order."""

from __future__ import annotations

import pytest
from stories import Told, text

from generator.model import Corrections, Document, Event, Kind, Participant, Storyline
from generator.story import tell

PEOPLE = {
    "Mira Halloran": "person",
    "Jonas Reed": "person",
    "Dawn Front": "group",
    "Army": "group",
    "Verona": "place",
    "Quito": "place",
}


def story(*documents: Document) -> Storyline:
    return tell(documents, Corrections())


def only(told: Storyline) -> Event:
    assert len(told.events) == 1, [event.summary for event in told.events]
    return told.events[0]


def two_texts(one: Told, other: Told, *, first: str = "2020-03-10", second: str = "2020-03-11") -> Storyline:
    return story(text("a", first, one, kinds=PEOPLE), text("b", second, other, kinds=PEOPLE))


KILLED = Told("Mira Halloran was killed on Monday.", "killed", "kill", "2020-03-09", "Monday", to=["Mira Halloran"])
SEIZED = Told(
    "The Army seized Verona on 9 March.", "seized", "capture", "2020-03-09", "9 March", by=["Army"], to=["Verona"], at=["Verona"]
)
STRUCK = Told("An airstrike hit a market in Verona in March.", "airstrike", "strike", "2020-03", "March", at=["Verona"])

ONE_EVENT = {
    "same act, same day, agent and place": (
        SEIZED,
        Told(
            "Verona was captured by the Army on Monday.",
            "captured",
            "capture",
            "2020-03-09",
            by=["Army"],
            to=["Verona"],
            at=["Verona"],
        ),
    ),
    "a day and the month it is in, who and what shared": (
        SEIZED,
        Told("In March the Army captured Verona.", "captured", "capture", "2020-03", by=["Army"], to=["Verona"], at=["Verona"]),
    ),
    "a capture of one town on one day, by an alliance and by rebels": (
        SEIZED,
        Told(
            "Rebel fighters captured Verona on Monday.", "captured", "capture", "2020-03-09", by=["Veronese rebels"], at=["Verona"]
        ),
    ),
    "a strike and the killing it did": (
        Told(
            "Aircraft hit a meeting of Dawn Front near Verona on Monday.",
            "hit",
            "strike",
            "2020-03-09",
            to=["Dawn Front"],
            at=["Verona"],
        ),
        Told(
            "An attack on a Dawn Front meeting killed many on Monday near Verona.",
            "killed",
            "kill",
            "2020-03-09",
            to=["Dawn Front"],
            at=["Verona"],
        ),
    ),
    "a death, however vague the other date": (
        KILLED,
        Told("Mira Halloran died last year.", "died", "die", "2020", by=["Mira Halloran"]),
    ),
    "a death told without a date": (KILLED, Told("Mira Halloran was killed in a strike.", "killed", "kill", to=["Mira Halloran"])),
    "a founding, in a year and in a season of it": (
        Told("Dawn Front was founded in 2018.", "founded", "found", "2018", to=["Dawn Front"]),
        Told(
            "Jonas Reed helped found Dawn Front in spring 2018.", "found", "found", "2018-21", by=["Jonas Reed"], to=["Dawn Front"]
        ),
    ),
    "a lead and another paper's day": (
        Told("The Army captured Verona.", "captured", "capture", by=["Army"], to=["Verona"], at=["Verona"], likely="2020-03-10"),
        Told("On Monday the Army captured Verona.", "captured", "capture", "2020-03-09", by=["Army"], to=["Verona"], at=["Verona"]),
    ),
    "a sentence, and being jailed": (
        Told(
            "A court in Quito sentenced Jonas Reed on Monday.",
            "sentenced",
            "convict",
            "2020-03-09",
            lemma="sentence",
            to=["Jonas Reed"],
            at=["Quito"],
        ),
        Told("Jonas Reed was jailed on Monday.", "jailed", "arrest", "2020-03-09", lemma="jail", to=["Jonas Reed"]),
    ),
    "a match, from the winner's side and the loser's": (
        Told("Mira Halloran beat Jonas Reed.", "beat", "win", "2020-03-09", by=["Mira Halloran"], to=["Jonas Reed"]),
        Told("Jonas Reed lost to Mira Halloran.", "lost", "lose", "2020-03-09", lemma="lose", by=["Jonas Reed", "Mira Halloran"]),
    ),
    "what opened and what was opened": (
        Told("The Glass Museum opened on Monday.", "opened", "open", "2020-03-09", "Monday", by=["Glass Museum"]),
        Told("The mayor opened the Glass Museum.", "opened", "open", "2020-03-09", to=["Glass Museum"]),
    ),
    "a name that one text did not take for one": (
        Told("Brenn Motors shut its plant in Quito.", "shut", "close", "2020-03-09", at=["Quito"]),
        Told("Brenn Motors closed a factory in Quito.", "closed", "close", "2020-03-09", by=["Brenn Motors"], at=["Quito"]),
    ),
    "an act in words that nobody has listed, on one day": (
        Told("Farmers stormed the farm ministry in Quito.", "stormed", "attack", "2020-03-09", at=["Quito"]),
        Told("Angry farmers barged into the farm ministry in Quito.", "barged", "barge", "2020-03-09", at=["Quito"]),
    ),
    "as many, in digits and in words": (
        Told("Gunmen abducted 40 pupils in Verona.", "abducted", "abduct", "2020-03-09", at=["Verona"]),
        Told("The kidnapping of forty children in Verona.", "kidnapping", "abduct", "2020-03-09", at=["Verona"]),
    ),
}

TWO_EVENTS = {
    "as much of it somewhere else on one day": (
        Told("Brenn Motors cut 300 jobs in Quito.", "cut", "cut", "2020-03-09", by=["Brenn Motors"], at=["Quito"]),
        Told("Brenn Motors cut 150 jobs in Verona.", "cut", "cut", "2020-03-09", by=["Brenn Motors"], at=["Verona"]),
    ),
    "what happened to two people in one place on one day": (
        Told("Mira Halloran broke her leg in Quito.", "broke", "break", "2020-03-09", by=["Mira Halloran"], at=["Quito"]),
        Told("Jonas Reed broke his leg in Quito.", "broke", "break", "2020-03-09", by=["Jonas Reed"], at=["Quito"]),
    ),
    "two bombs in one city on one day": (
        Told("A roadside bomb killed three soldiers near Quito.", "killed", "kill", "2020-03-09", at=["Quito"]),
        Told("Gunmen killed two traders in a market in Quito.", "killed", "kill", "2020-03-09", at=["Quito"]),
    ),
    "strikes on one city in one month": (
        STRUCK,
        Told("In March airstrikes on Verona broke windows.", "airstrikes", "strike", "2020-03", at=["Verona"]),
    ),
    "strikes on one city on one day that share nothing else": (
        Told("A strike hit a bakery in Verona on Monday.", "strike", "strike", "2020-03-09", at=["Verona"]),
        Told("Shells struck the airport road near Verona on Monday.", "struck", "strike", "2020-03-09", at=["Verona"]),
    ),
    "the same act by the same people on different known days": (
        SEIZED,
        Told("The Army seized Verona on 2 February.", "seized", "capture", "2020-02-02", by=["Army"], to=["Verona"], at=["Verona"]),
    ),
    "different victims on one day": (
        KILLED,
        Told("Jonas Reed was killed on Monday.", "killed", "kill", "2020-03-09", to=["Jonas Reed"]),
    ),
    "different acts": (
        SEIZED,
        Told("The Army left Verona on Monday.", "left", "withdraw", "2020-03-09", by=["Army"], at=["Verona"]),
    ),
    "the same act in different places": (
        SEIZED,
        Told("The Army seized Quito on Monday.", "seized", "capture", "2020-03-09", by=["Army"], to=["Quito"], at=["Quito"]),
    ),
    "a day and a year that could hold many such acts": (
        Told("Dawn Front attacked the Army on Monday.", "attacked", "attack", "2020-03-09", by=["Dawn Front"], to=["Army"]),
        Told("In 2020 Dawn Front attacked the Army.", "attacked", "attack", "2020", by=["Dawn Front"], to=["Army"]),
    ),
}


@pytest.mark.parametrize("pair", ONE_EVENT.values(), ids=ONE_EVENT.keys())
def test_two_tellings_of_one_event(pair: tuple[Told, Told]) -> None:
    event = only(two_texts(*pair))
    assert event.id == "a-0"
    assert event.ids == ("a-0", "b-0")
    assert [telling.article for telling in event.tellings] == ["a", "b"]
    assert event.independent == 2


@pytest.mark.parametrize("pair", TWO_EVENTS.values(), ids=TWO_EVENTS.keys())
def test_two_events_that_look_alike(pair: tuple[Told, Told]) -> None:
    assert len(two_texts(*pair).events) == 2


@pytest.mark.parametrize("kind", ["place", "person"])
def test_a_town_that_one_text_takes_for_a_person_is_still_where_it_happened(kind: Kind) -> None:
    taken = Told("The Army captured Selm.", "captured", "capture", "2020-03-09", to=["Selm"], at=["Selm"])
    fell = Told("Rebels took Selm.", "took", "capture", "2020-03-09", to=["Selm"])
    event = only(
        story(text("a", "2020-03-10", taken, kinds={"Selm": "place"}), text("b", "2020-03-11", fell, kinds={"Selm": kind}))
    )
    assert event.ids == ("a-0", "b-0")


def test_mentions_a_text_links_are_one_event_with_a_telling_for_each_sentence() -> None:
    event = only(
        story(
            text(
                "a",
                "2020-03-10",
                Told("An airstrike killed Mira Halloran.", "airstrike", "strike", likely="2020-03-10", same=[1]),
                Told(
                    "Aircraft hit the meeting on Monday night.", "hit", "strike", "2020-03-09", "Monday night", part="NI", same=[0]
                ),
                Told("Mira Halloran died at once.", "died", "die", to=["Mira Halloran"], same=[0]),
                kinds=PEOPLE,
            )
        )
    )
    assert len(event.tellings) == 3
    assert (event.interval.edtf, event.interval.part, event.likely) == ("2020-03-09", "NI", None)
    assert event.independent == 1


@pytest.mark.parametrize(
    "told",
    [
        Told("Mira Halloran was not killed.", "killed", "kill", "2020-03-09", to=["Mira Halloran"], negated=True),
        Told("The Army denied that Mira Halloran was killed.", "killed", "kill", "2020-03-09", modality="denied"),
        Told("Mira Halloran will be tried.", "tried", "try", "2020-04", modality="planned"),
        Told("Mira Halloran may have been killed.", "killed", "kill", "2020-03-09", modality="hedged"),
        Told("The Army said so on Monday.", "said", "say", "2020-03-09", kind="saying"),
        Told("The Army is large.", "is", "be", "2020", kind="state"),
    ],
)
def test_what_is_no_fact_never_stands_on_the_timeline(told: Told) -> None:
    found = story(text("a", "2020-03-10", told, kinds=PEOPLE))
    assert (found.events, found.undated) == ((), ())


def test_an_act_that_no_text_dates_is_undated_and_a_lead_stands_by_its_dateline() -> None:
    found = story(
        text(
            "a",
            "2020-03-10",
            Told("The Army captured Verona.", "captured", "capture", by=["Army"], at=["Verona"], likely="2020-03-10"),
            Told("Dawn Front once robbed banks.", "robbed", "rob", by=["Dawn Front"]),
            kinds=PEOPLE,
        )
    )
    assert [(event.id, event.interval.edtf, str(event.likely)) for event in found.events] == [
        ("a-0", "[..2020-03-10]", "2020-03-10")
    ]
    assert [event.id for event in found.undated] == ["a-1"]


def test_known_days_that_differ_are_two_events_that_name_each_other() -> None:
    found = two_texts(KILLED, Told("Mira Halloran was killed on Tuesday.", "killed", "kill", "2020-03-10", to=["Mira Halloran"]))
    assert [(event.id, event.conflicts) for event in found.events] == [("a-0", ("b-0",)), ("b-0", ("a-0",))]


def test_who_is_said_to_be_arrested_on_two_days_of_one_week_is_a_conflict() -> None:
    arrested = Told("Police arrested Jonas Reed on Monday.", "arrested", "arrest", "2020-03-09", to=["Jonas Reed"], at=["Quito"])
    earlier = Told("Jonas Reed was arrested on Sunday.", "arrested", "arrest", "2020-03-08", to=["Jonas Reed"], at=["Quito"])
    assert [event.conflicts for event in two_texts(arrested, earlier).events] == [("a-0",), ("b-0",)]


def test_what_happens_every_other_day_is_no_conflict() -> None:
    fell = Told("Shares in Brenn Motors fell by 6 per cent.", "fell", "drop", "2020-03-09", by=["Brenn Motors"], at=["Quito"])
    again = Told("Shares in Brenn Motors fell by 4 per cent.", "fell", "drop", "2020-03-11", by=["Brenn Motors"], at=["Quito"])
    assert [event.conflicts for event in two_texts(fell, again, second="2020-03-12").events] == [(), ()]


def test_two_acts_far_apart_are_no_conflict() -> None:
    assert [
        event.conflicts for event in two_texts(*TWO_EVENTS["the same act by the same people on different known days"]).events
    ] == [(), ()]


def test_a_vague_telling_that_fits_two_days_joins_neither() -> None:
    def seized(slug: str, when: str) -> Document:
        return text(
            slug,
            "2020-06-01",
            Told("The Army seized Verona.", "seized", "capture", when, by=["Army"], to=["Verona"], at=["Verona"]),
            kinds=PEOPLE,
        )

    found = story(seized("a", "2020-03-02"), seized("b", "2020-03-20"), seized("c", "2020-03"))
    assert sorted(event.ids for event in found.events) == [("a-0",), ("b-0",), ("c-0",)]


def test_who_is_in_every_article_still_resigns_once() -> None:
    daily = [
        text(
            f"d{day}",
            f"2020-02-{day}",
            Told("Mira Halloran met voters.", "met", "meet", f"2020-02-{day}", by=["Mira Halloran"]),
            kinds=PEOPLE,
        )
        for day in range(10, 29)
    ]
    found = story(
        *daily,
        text(
            "e",
            "2020-03-10",
            Told("Mira Halloran has resigned.", "resigned", "resign", by=["Mira Halloran"], likely="2020-03-10"),
            kinds=PEOPLE,
        ),
        text(
            "f",
            "2020-03-20",
            Told("Mira Halloran resigned on 9 March.", "resigned", "resign", "2020-03-09", by=["Mira Halloran"]),
            kinds=PEOPLE,
        ),
    )
    assert [event.ids for event in found.events if event.cls == "resign"] == [("e-0", "f-0")]


def test_a_link_within_a_text_yields_to_dates() -> None:
    told = text(
        "a",
        "2020-03-10",
        Told(
            "The Army and Dawn Front have settled their dispute.",
            "settled",
            "agree",
            by=["Army", "Dawn Front"],
            likely="2020-03-10",
            same=[1],
        ),
        Told("They had settled it in 1991 before.", "settled", "agree", "1991", by=["Army", "Dawn Front"], same=[0]),
        kinds=PEOPLE,
    )
    assert [event.ids for event in story(told).events] == [("a-1",), ("a-0",)]


def test_tellings_are_never_chained_over_two_known_days() -> None:
    found = story(
        text("a", "2020-03-10", KILLED, kinds=PEOPLE),
        text(
            "b",
            "2020-03-10",
            Told("Mira Halloran was killed this week.", "killed", "kill", "2020-03-09/2020-03-15", to=["Mira Halloran"]),
            kinds=PEOPLE,
        ),
        text(
            "c",
            "2020-03-12",
            Told("Mira Halloran was killed on Tuesday.", "killed", "kill", "2020-03-10", to=["Mira Halloran"]),
            kinds=PEOPLE,
        ),
    )
    days = [{telling.interval.edtf for telling in event.tellings} for event in found.events]
    assert all(not {"2020-03-09", "2020-03-10"} <= some for some in days)


def test_sources_agree_on_the_tightest_interval() -> None:
    one = Told("Mira Halloran was killed this week.", "killed", "kill", "2020-03-09/2020-03-15", to=["Mira Halloran"])
    other = Told(
        "Mira Halloran was killed between Friday and Wednesday.", "killed", "kill", "2020-03-06/2020-03-11", to=["Mira Halloran"]
    )
    event = only(two_texts(one, other, first="2020-03-15", second="2020-03-16"))
    assert (str(event.interval.earliest), str(event.interval.latest), event.interval.precision) == (
        "2020-03-09",
        "2020-03-11",
        "range",
    )


def test_an_event_filled_its_period_only_where_all_that_date_it_best_say_so() -> None:
    lasted = Told(
        "The Army besieged Verona throughout March.",
        "besieged",
        "besiege",
        "2020-03",
        by=["Army"],
        at=["Verona"],
        span="throughout",
    )
    some_day = Told("The Army besieged Verona in March.", "besieged", "besiege", "2020-03", by=["Army"], at=["Verona"])
    assert only(two_texts(lasted, some_day, first="2020-04-01", second="2020-04-02")).span == "within"
    assert only(two_texts(lasted, lasted, first="2020-04-01", second="2020-04-02")).span == "throughout"


def test_a_limit_narrows_a_period_and_keeps_its_name() -> None:
    one = Told("Mira Halloran was killed in March.", "killed", "kill", "2020-03", to=["Mira Halloran"])
    other = Told(
        "Mira Halloran was killed, it was known by 20 March.", "killed", "kill", "../2020-03-20", "20 March", to=["Mira Halloran"]
    )
    event = only(two_texts(one, other, first="2020-04-01", second="2020-04-02"))
    assert (event.interval.value, event.interval.precision, event.interval.edtf) == ("2020-03", "month", "[2020-03-01..2020-03-20]")


def test_a_telling_quotes_its_sentence_with_what_stands_around_it() -> None:
    told = text(
        "a",
        "2020-03-10",
        "It was quiet in Verona.",
        Told(
            "Mira Halloran was killed on Monday, a monitor said.",
            "killed",
            "kill",
            "2020-03-09",
            "Monday",
            to=["Mira Halloran"],
            modality="reported",
            source="a monitor",
        ),
        "Nobody claimed it.",
        kinds=PEOPLE,
    )
    event = only(story(told))
    telling = event.tellings[0]
    assert telling.prefix + telling.quote + telling.suffix == told.article.text
    assert telling.extent.of(told.article.text) == telling.quote
    assert (telling.timex.text if telling.timex else None, telling.attribution, event.modality) == (
        "Monday",
        "a monitor",
        "reported",
    )


def test_one_source_that_asserts_is_enough_for_the_event_to_be_asserted() -> None:
    reported = Told(
        "Mira Halloran was killed, a monitor said.", "killed", "kill", "2020-03-09", to=["Mira Halloran"], modality="reported"
    )
    assert only(two_texts(reported, KILLED)).modality == "asserted"


def test_participants_have_the_role_most_tellings_give_them() -> None:
    event = only(two_texts(*ONE_EVENT["same act, same day, agent and place"]))
    assert event.participants == (Participant("army", "agent"),)


def test_a_place_an_act_is_done_to_is_a_place_of_the_event() -> None:
    assert only(two_texts(*ONE_EVENT["same act, same day, agent and place"])).places == ("verona",)


def test_what_is_only_named_in_passing_makes_no_entry() -> None:
    told = story(text("a", "2020-03-10", Told("The killing of Mira Halloran.", "killing", "kill", "2020-03-09", summary="")))
    assert (told.events, told.undated) == ((), ())


def test_a_best_guess_late_in_a_text_puts_nothing_on_the_timeline() -> None:
    filler = [Told(f"Item {i} was kept.", "kept", "keep", "2020-01-01", kind="state") for i in range(4)]
    last = Told("The Army left.", "left", "leave", by=["Army"], likely="2020-03-10")
    told = story(text("a", "2020-03-10", *filler, last))
    assert [event.summary for event in told.undated] == ["The Army left"]


def test_who_lost_somebody_has_not_killed_him() -> None:
    lost = Told("Dawn Front lost its leader.", "lost", "lose", "2020-03-09", by=["Dawn Front"], same=[1])
    killed = Told("Mira Halloran was killed on Monday.", "killed", "kill", "2020-03-09", to=["Mira Halloran"], same=[0])
    event = only(story(text("a", "2020-03-10", lost, killed, kinds=PEOPLE)))
    assert event.participants == (Participant("mira-halloran", "patient"), Participant("dawn-front", "other"))


def test_the_summary_is_the_earliest_line_that_names_most_and_fits() -> None:
    short = Told("Mira Halloran was killed.", "killed", "kill", "2020-03-09", to=["Mira Halloran"], summary="Mira Halloran killed")
    full = Told(
        "The Army killed Mira Halloran near Verona.",
        "killed",
        "kill",
        "2020-03-09",
        by=["Army"],
        to=["Mira Halloran"],
        at=["Verona"],
        summary="Army kills Mira Halloran near Verona",
    )
    assert only(two_texts(short, full)).summary == "Army kills Mira Halloran near Verona"


def test_a_summary_that_names_somebody_goes_before_one_that_describes() -> None:
    who = {"leader": "person"} | PEOPLE
    described = Told(
        "A strike killed the leader.",
        "killed",
        "kill",
        "2020-03-09",
        to=["Mira Halloran"],
        summary="A strike killed the leader of the largest union",
    )
    named = Told(
        "A strike killed Mira Halloran.",
        "killed",
        "kill",
        "2020-03-09",
        to=["Mira Halloran"],
        summary="A strike killed Mira Halloran",
    )
    event = only(story(text("a", "2020-03-10", described, kinds=who), text("b", "2020-03-11", named, kinds=who)))
    assert event.summary == "A strike killed Mira Halloran"


def test_a_summary_nobody_kept_short_is_cut_between_words() -> None:
    line = "Mira Halloran was killed " + "and the town mourned " * 8
    event = only(
        story(
            text(
                "a",
                "2020-03-10",
                Told("Mira Halloran was killed.", "killed", "kill", "2020-03-09", to=["Mira Halloran"], summary=line),
                kinds=PEOPLE,
            )
        )
    )
    assert len(event.summary) <= 120
    assert event.summary.endswith(("and…", "the…", "town…", "mourned…"))


def test_what_is_only_named_in_passing_is_no_event_but_may_be_a_source_of_one() -> None:
    passing = Told(
        "After the killing of Mira Halloran, all was quiet.", "killing", "kill", "2020-03-09", to=["Mira Halloran"], summary=""
    )
    assert story(text("a", "2020-03-10", passing, kinds=PEOPLE)).events == ()
    event = only(two_texts(passing, KILLED))
    assert (event.id, event.summary) == ("a-0", "Mira Halloran was killed on Monday")


def test_only_the_first_sentences_are_news_of_the_day() -> None:
    taken = Told("The Army took Verona.", "took", "capture", by=["Army"], at=["Verona"], likely="2020-03-10")
    left = Told("Dawn Front left Quito.", "left", "withdraw", by=["Dawn Front"], at=["Quito"], likely="2020-03-10")
    found = story(text("a", "2020-03-10", taken, "It was quiet.", "Snow fell.", left, kinds=PEOPLE))
    assert [event.id for event in found.events] == ["a-0"]
    assert [event.id for event in found.undated] == ["a-3"]


def test_near_copies_count_as_one_source() -> None:
    rest = "Witnesses heard two loud blasts before dawn, and by noon the road to the harbour was closed while a bus was cleared."
    documents = [text(slug, "2020-03-10", KILLED, rest, kinds=PEOPLE) for slug in ("a", "b", "c")]
    own = text(
        "d",
        "2020-03-11",
        Told("Monday's attack killed Mira Halloran.", "killed", "kill", "2020-03-09", to=["Mira Halloran"]),
        "Her party elects a new head next week, and rivals praised a patient negotiator.",
        kinds=PEOPLE,
    )
    event = only(story(*documents, own))
    assert (len(event.tellings), event.independent) == (4, 2)


def test_the_timeline_is_ordered_by_day_then_precision_then_part_of_day_then_source() -> None:
    def act(when: str, part: str = "") -> Told:
        return Told(f"Something moved {when} {part}.", "moved", "move", when, part=part)

    found = story(
        text(
            "a",
            "2021-01-01",
            act("2020-03"),
            act("2020-03-01", "NI"),
            act("2020-03-01"),
            act("2020-03-01", "MO"),
            act("2020-02"),
            act("2020-03-01", "09:30"),
            act("2020-03-01"),
        )
    )
    assert [event.id for event in found.events] == ["a-4", "a-3", "a-5", "a-1", "a-2", "a-6", "a-0"]


def test_an_event_keeps_the_figures_that_made_it_of_several_tellings() -> None:
    told = [text(slug, "2020-03-10", KILLED, kinds=PEOPLE) for slug in ("a", "b", "c")]
    event = only(story(*told))
    assert [(one.one, one.other) for one in event.joined] == [("a-0", "b-0"), ("a-0", "c-0")]
    for one in event.joined:
        found = one.likeness
        parts = (found.act, found.who, found.where, found.around, found.core, found.said, found.sentence, found.once)
        assert found.total == pytest.approx(sum(parts) - found.against)
        assert found.total >= found.needed > 0
        assert (found.act, found.once) == (1.2, 4.0)
    assert only(story(told[0])).joined == ()
