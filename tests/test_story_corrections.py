"""What a person says of events."""

from __future__ import annotations

from stories import Told, text

from generator.model import Corrections, EventCorrection, Participant, Profile, Storyline, WrittenEvent
from generator.story import tell
from generator.temporal.edtf import parse_edtf

KINDS = {"Mira Halloran": "person", "Army": "group", "Verona": "place"}
NEWS = text(
    "a",
    "2020-03-10",
    Told("Mira Halloran was killed on Monday.", "killed", "kill", "2020-03-09", "Monday", to=["Mira Halloran"]),
    Told(
        "The Army may have seized Verona in March.", "seized", "capture", "2020-03", modality="hedged", by=["Army"], at=["Verona"]
    ),
    Told("Dawn Front once robbed the bank of Verona.", "robbed", "rob", by=["Dawn Front"], at=["Verona"]),
    kinds=KINDS,
)
PATH = "content/corrections.toml"


def corrected(*corrections: EventCorrection) -> Storyline:
    return tell([NEWS], Corrections(events=corrections))


def test_a_corrected_date_and_summary_replace_the_machine_s() -> None:
    story = corrected(EventCorrection("a-0", date=parse_edtf("2020-03-08"), summary="Halloran killed", note="see the inquest"))
    event = story.events[0]
    assert (event.interval.edtf, event.summary, event.status, event.corrected) == (
        "2020-03-08",
        "Halloran killed",
        "corrected",
        ("date", "summary"),
    )
    assert event.note == "see the inquest"
    assert story.problems == ()


def test_a_corrected_period_says_whether_the_event_filled_it() -> None:
    assert corrected(EventCorrection("a-0", date=parse_edtf("2020-03/2020-04"))).events[0].span == "throughout"
    assert corrected(EventCorrection("a-0", date=parse_edtf("[2020-03-01..2020-03-09]"))).events[0].span == "within"


def test_a_corrected_date_brings_an_undated_event_to_the_timeline() -> None:
    assert [event.id for event in corrected().undated] == ["a-2"]
    story = corrected(EventCorrection("a-2", date=parse_edtf("2019")))
    assert [event.id for event in story.events] == ["a-2", "a-0"]
    assert story.undated == ()


def test_a_hidden_event_is_gone_and_nothing_points_at_it() -> None:
    other = text(
        "b",
        "2020-03-11",
        Told("Mira Halloran was killed on Tuesday.", "killed", "kill", "2020-03-10", to=["Mira Halloran"]),
        kinds=KINDS,
    )
    both = tell([NEWS, other], Corrections())
    assert both.events[0].conflicts == ("b-0",)
    story = tell([NEWS, other], Corrections(events=(EventCorrection("b-0", hide=True),)))
    assert [(event.id, event.conflicts) for event in story.events] == [("a-0", ())]


def test_an_event_answers_to_the_id_of_every_telling() -> None:
    other = text(
        "b",
        "2020-03-11",
        Told("Mira Halloran was killed on Monday.", "killed", "kill", "2020-03-09", to=["Mira Halloran"]),
        kinds=KINDS,
    )
    story = tell([NEWS, other], Corrections(events=(EventCorrection("b-0", summary="Halloran killed"),)))
    assert (story.events[0].id, story.events[0].summary) == ("a-0", "Halloran killed")


def test_a_correction_whose_sentence_was_edited_is_found_by_its_quote() -> None:
    story = corrected(
        EventCorrection("old-0", "Mira  Halloran was killed on Monday morning.", summary="Halloran killed", path=PATH, line=3)
    )
    assert story.events[0].summary == "Halloran killed"
    assert [str(problem) for problem in story.problems] == [
        f'{PATH}:3:1: warning: no event answers to “old-0” any more; its quote was found in “a-0”: set id = "a-0"'
    ]


def test_a_correction_that_fits_nothing_says_what_it_used_to_match() -> None:
    story = corrected(EventCorrection("old-0", "The mayor of Quito resigned on Friday.", hide=True, path=PATH, line=7))
    assert [str(problem) for problem in story.problems] == [
        f"{PATH}:7:1: warning: no event answers to “old-0”; it used to match “The mayor of Quito resigned on Friday.”"
    ]
    assert len(story.events) == 1


def test_a_correction_of_what_is_no_fact_says_so() -> None:
    story = corrected(EventCorrection("a-1", hide=True, path=PATH, line=9))
    assert story.problems[0].message == "“a-1” stands on no timeline to be corrected: its sentence tells it as hedged"


def test_a_written_event_is_tied_to_actors_and_places_by_name() -> None:
    treaty = WrittenEvent(
        "treaty",
        parse_edtf("2020-02"),
        "A treaty was signed",
        ("M. Halloran", "Army", "Nobody"),
        ("Verona",),
        path="content/events/treaty.md",
    )
    profile = Profile("halloran", "Mira Halloran", "person", aliases=("M. Halloran",))
    story = tell([NEWS], Corrections(profiles=(profile,), written=(treaty,)))
    event = story.events[0]
    assert (event.id, event.status, event.written, event.tellings) == ("treaty", "written", treaty, ())
    assert event.participants == (Participant("mira-halloran", "other"), Participant("army", "other"))
    assert event.places == ("verona",)
    assert [str(problem) for problem in story.problems] == [
        "content/events/treaty.md: warning: “Nobody” is no actor's name, or that of more than one; "
        "a profile in content/actors/ would give it a page"
    ]
    assert [(pair.actor, pair.other, pair.events) for pair in story.co_mentions] == [("army", "mira-halloran", ("treaty",))]
