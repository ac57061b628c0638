"""Events of one text: kinds, times, modality, attribution, participants, links and summaries, on sentences made up here."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.errors import PipelineError
from generator.language import annotate, pipeline, scheme, sentences, syntax
from generator.model import Article, Dateline, Document, EventMention

SATURDAY = datetime.date(2019, 6, 15)


def read(text: str, date: datetime.date = SATURDAY, slug: str = "made-up") -> Document:
    return next(annotate([Article(slug, "", Dateline(date), text)]))


def event(document: Document, word: str) -> EventMention:
    found = [each for each in document.events if each.trigger.of(document.article.text) == word]
    assert found, f"no event {word!r} among {[each.trigger.of(document.article.text) for each in document.events]}"
    return found[0]


def test_a_time_in_the_clause_dates_the_event() -> None:
    assert event(read("Rebels captured the town of Marwa on Tuesday."), "captured").interval.edtf == "2019-06-11"


def test_a_time_of_saying_bounds_what_is_said_and_does_not_date_it() -> None:
    document = read("A bomb killed two soldiers near the border, the army said on Thursday.")
    killed, said = event(document, "killed"), event(document, "said")
    assert killed.timex is None
    assert killed.interval.edtf == "[..2019-06-13]"
    assert (said.kind, said.interval.edtf) == ("saying", "2019-06-13")


def test_a_past_event_without_a_time_is_only_known_to_be_not_after_the_dateline() -> None:
    resigned = event(read("The mayor resigned after a long dispute."), "resigned")
    assert (resigned.interval.earliest, resigned.interval.edtf, str(resigned.likely)) == (None, "[..2019-06-15]", "2019-06-15")


def test_this_week_ends_for_a_past_event_at_the_dateline() -> None:
    assert event(read("The army recaptured the village this week."), "recaptured").interval.edtf == "[2019-06-10..2019-06-15]"


def test_a_fronted_time_dates_every_verb_it_governs() -> None:
    document = read("In March, the company opened a factory and hired 300 workers.")
    assert event(document, "opened").interval.edtf == event(document, "hired").interval.edtf == "2019-03"


@pytest.mark.parametrize("verb", ["upheld", "overturned"])
def test_the_date_of_another_act_named_as_object_does_not_date_the_verb(verb: str) -> None:
    decided = event(read(f"The court {verb} the 2003 conviction of the banker."), verb)
    assert decided.timex is None


def test_a_day_of_the_news_at_the_end_of_the_clause_is_the_verb_s() -> None:
    opened = event(read("Judge Okafor opened an inquiry into the collapse on Tuesday."), "opened")
    assert opened.interval.edtf == "2019-06-11"


def test_what_a_superlative_compares_with_is_no_time_of_the_event() -> None:
    assert event(read("The longest strike since the 1980s ended on Monday."), "ended").interval.edtf == "2019-06-10"


def test_a_clause_that_tells_which_thing_is_meant_has_a_time_of_its_own() -> None:
    document = read("The bridge, which was built by the army, collapsed on Monday. The ferry, which opened in March, sank.")
    assert event(document, "collapsed").interval.edtf == "2019-06-10"
    assert (event(document, "built").timex, event(document, "built").same) == (None, ())
    assert (event(document, "sank").timex, event(document, "sank").summary) == (None, "The ferry sank")


def test_a_day_between_a_participle_and_the_main_verb_is_the_participle_s() -> None:
    document = read("A bomb placed Tuesday killed two men. A report issued Thursday praised the harbour.")
    assert (event(document, "placed").interval.edtf, event(document, "killed").timex) == ("2019-06-11", None)
    assert (event(document, "issued").interval.edtf, event(document, "praised").timex) == ("2019-06-13", None)


def test_what_has_lasted_since_fills_the_time_since() -> None:
    besieged = event(read("Rebels have besieged the town since 2017."), "besieged")
    assert (besieged.span, besieged.interval.edtf) == ("throughout", "2017-01-01/2019-06-15")


@pytest.mark.parametrize(("text", "cls"), [("Police released Omar Haddad.", "free"), ("The studio released a film.", "launch")])
def test_what_is_done_to_people_is_an_act_of_its_own(text: str, cls: str) -> None:
    assert event(read(text), "released").cls == cls


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The government will sign the treaty on Monday.", "sign", "planned"),
        ("The union plans to strike next month.", "strike", "planned"),
        ("The minister denied that troops had crossed the border.", "crossed", "denied"),
        ("The group reportedly kidnapped a journalist on Monday.", "kidnapped", "hedged"),
        ("It was not clear whether the rebels attacked the convoy.", "attacked", "hedged"),
        ("Police said the man attacked a guard.", "attacked", "reported"),
        ("According to the ministry, the plane crashed on Monday.", "crashed", "reported"),
        ("The plane crashed on Monday.", "crashed", "asserted"),
        ("The captain was among the first to leave the ship.", "leave", "asserted"),
        ("Eva Holm became the only woman to win the race.", "win", "asserted"),
        ("The captain has a plan to leave the ship.", "leave", "planned"),
        ("The firm would close one yard and cut 200 jobs.", "cut", "planned"),
        ("The firm will close one yard and sell another.", "sell", "planned"),
        ("The firm may close one yard and sell another.", "sell", "hedged"),
        ("The firm closed one yard and cut 200 jobs.", "cut", "asserted"),
        ("Eva Holm will help to build the port.", "build", "planned"),
        ("Elections are scheduled for the autumn.", "Elections", "planned"),
        ("The final opens in Lund next Sunday.", "opens", "planned"),
    ],
)
def test_modality_is_the_first_that_holds(text: str, word: str, modality: str) -> None:
    assert event(read(text), word).modality == modality


@pytest.mark.parametrize(("verb", "negated"), [("barred from", True), ("jailed for", False)])
def test_what_somebody_was_kept_from_did_not_happen(verb: str, negated: bool) -> None:
    assert event(read(f"Eva Holm was {verb} entering the hall."), "entering").negated == negated


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The firm will close the plant by the end of 2021.", "close", "[2019-06-15..2021-12-31]"),
        ("Last week the firm said it would close the plant by July.", "close", "[2019-06-03..2019-07-31]"),
        ("The firm had closed the plant by May.", "closed", "[..2019-05-31]"),
    ],
)
def test_what_is_to_happen_by_a_day_lies_between_its_announcement_and_that_day(text: str, word: str, edtf: str) -> None:
    assert event(read(text), word).interval.edtf == edtf


def test_the_day_of_what_is_slated_is_not_that_of_the_slating() -> None:
    document = read("The phone is slated for a release in Lund on 24 June.")
    assert (event(document, "release").interval.edtf, event(document, "slated").timex) == ("2019-06-24", None)


def test_what_is_told_in_the_present_of_a_day_is_to_come() -> None:
    assert event(read("The two sides meet on Tuesday."), "meet").interval.edtf == "2019-06-18"


def test_what_was_done_later_is_no_time_of_what_was_done_before() -> None:
    document = read("In 1927 the yard opened. Eva Holm left school and joined the navy two years later.")
    assert (event(document, "left").timex, event(document, "joined").interval.edtf) == (None, "1929")


def test_a_past_year_is_not_that_of_what_is_so_now() -> None:
    document = read("Eva Holm founded the institute that bears her name in 1989.")
    assert event(document, "founded").interval.edtf == "1989"


def test_a_time_behind_two_names_is_of_the_verb() -> None:
    assert event(read("Nordbank was founded by Anna Weber and Bo Lind in 1999."), "founded").interval.edtf == "1999"


def test_a_time_before_the_first_subject_is_that_of_the_second_verb_too() -> None:
    document = read("In May 2016 parliament lifted his immunity and the minister resigned.")
    assert event(document, "resigned").interval.edtf == "2016-05"


def test_what_is_still_so_has_not_the_time_of_what_began_before_it() -> None:
    document = read("The rebels began talks in 2014 but still hold ten hostages.")
    assert event(document, "hold").timex is None


@pytest.mark.parametrize(("text", "kind"), [("Police questioned him.", "act"), ("Critics questioned the wisdom of it.", "saying")])
def test_to_question_somebody_is_an_act(text: str, kind: str) -> None:
    assert event(read(text), "questioned").kind == kind


def test_negation_is_a_flag_of_its_own() -> None:
    assert event(read("The army did not attack the village on Monday."), "attack").negated
    assert event(read("The envoy failed to reach the camp on Monday."), "reach").negated
    assert event(read("Nobody was hurt on Monday."), "hurt").negated
    assert not event(read("The army attacked the village on Monday."), "attacked").negated


@pytest.mark.parametrize(
    ("text", "word", "edtf", "span"),
    [
        ("Rebels held the town between 2011 and 2013.", "held", "[2011-01-01..2013-12-31]", "within"),
        ("The army besieged the port from March to May 2014.", "besieged", "2014-03-01/2014-05-31", "throughout"),
        ("He served as mayor of Brod from 2009 until 2013.", "served", "2009-01-01/2013-12-31", "throughout"),
        ("Troops killed 12 people between 5 and 8 September 2014.", "killed", "[2014-09-05..2014-09-08]", "within"),
        ("Police arrested Omar Haddad in about 1950.", "arrested", "1950~", "within"),
    ],
)
def test_a_range_dates_what_it_is_told_of_and_not_one_of_its_ends(text: str, word: str, edtf: str, span: str) -> None:
    found = event(read(text), word)
    assert (found.interval.edtf, found.span) == (edtf, span)


def test_what_was_moved_from_one_day_to_another_did_not_fill_the_days_between() -> None:
    assert event(read("The talks were moved from 3 March 2014 to 8 June 2014."), "moved").span == "within"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bridge collapsed on Monday, two officials said.", "two officials"),
        ("The bridge collapsed on Monday, according to local media.", "local media"),
        ("Local media said the bridge collapsed on Monday.", "Local media"),
        ("“The bridge collapsed on Monday,” said a spokesman for the port.", "a spokesman for the port"),
    ],
)
def test_the_speaker_is_kept_wherever_the_sentence_puts_it(text: str, speaker: str) -> None:
    attribution = event(read(text), "collapsed").attribution
    assert attribution is not None
    assert attribution.extent.of(text) == speaker


def test_habits_and_definitions_are_states() -> None:
    document = read("The group operates in the north. It is a member of the alliance. Rebels seized the port on Monday.")
    assert event(document, "operates").kind == "state"
    assert event(document, "is").kind == "state"
    assert event(document, "seized").kind == "act"


def test_a_light_verb_has_the_class_of_the_act_it_carries() -> None:
    assert event(read("Government forces launched an offensive on Monday."), "launched").cls == "offensive"


def test_means_and_result_are_one_happening() -> None:
    document = read("Unidentified aircraft hit the depot on Monday, killing Omar Haddad.")
    hit, killing = event(document, "hit"), event(document, "killing")
    assert killing.id in hit.same
    assert hit.id in killing.same
    assert killing.interval == hit.interval


def test_acts_on_different_known_days_are_never_one_happening() -> None:
    document = read("An airstrike killed Omar Haddad on Monday. An airstrike killed Sami Nasser on Wednesday.")
    first, second = (each for each in document.events if each.trigger.of(document.article.text) == "killed")
    assert second.id not in first.same


def test_the_subject_of_a_passive_is_the_patient() -> None:
    document = read("Omar Haddad was arrested by the Northern Front in Beirut on Monday.")
    arrested = event(document, "arrested")
    assert {each.actor: each.role for each in arrested.participants} == {"omar-haddad": "patient", "northern-front": "agent"}
    assert arrested.places == ("beirut",)


def test_a_summary_leaves_out_time_attribution_and_connectives_and_names_the_subject() -> None:
    document = read("Omar Haddad founded the Northern Front. However, he resigned as its leader on Monday, officials said.")
    assert event(document, "resigned").summary == "Omar Haddad resigned as its leader"


def test_a_headline_without_its_auxiliary_goes_without_asides() -> None:
    document = read("Omar Haddad, the mayor of Beirut, was killed near Aleppo, a monitor said on Thursday.")
    assert event(document, "killed").summary == "Omar Haddad killed near Aleppo"


def test_summaries_stay_within_120_characters() -> None:
    text = (
        "The ministers, who had gathered in the capital for the first time since the end of the long and bitter war, signed "
        "on Monday an agreement on the exchange of prisoners and the reopening of the road between the two halves of the country."
    )
    line = event(read(text), "signed").summary
    assert 20 < len(line) <= 120
    assert "Monday" not in line


def test_ids_survive_a_new_paragraph_before_the_sentence() -> None:
    sentence = "Rebels captured the town of Marwa on Tuesday."
    assert event(read(sentence), "captured").id == event(read("Nothing else happened.\n\n" + sentence), "captured").id


def test_names_with_titles_and_abbreviations_do_not_end_a_sentence() -> None:
    text = "Lt. Gen. Omar Haddad met Mr. Nasser on Sept. 3 in the U.S. state of Ohio. “We agree,” he said. Talks go on."
    document = read(text)
    assert [extent.of(text) for extent in document.sentences] == [
        "Lt. Gen. Omar Haddad met Mr. Nasser on Sept. 3 in the U.S. state of Ohio.",
        "“We agree,” he said.",
        "Talks go on.",
    ]


def test_a_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    text = "A heading without a stop\n\nRebels captured the town."
    assert [extent.of(text) for extent in read(text).sentences] == ["A heading without a stop", "Rebels captured the town."]


def test_the_same_text_gives_the_same_document() -> None:
    text = "An airstrike killed Omar Haddad on Monday. The strike hit a meeting of the Northern Front."
    assert read(text) == read(text)


WORDS = (
    "the a rebels army Haddad Beirut Monday July 2003 captured said that which who had been was to and , . ( “ ” - it he their "
    "strike siege after before when on in of by killed killing will not reportedly denied according Northern Front 5 week last"
).split()


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, "\n\n"]), max_size=60), st.text(max_size=30))
@example(["the", ",", "the", "said", "been"], "")
def test_any_words_in_any_order_are_read(words: list[str], odd: str) -> None:
    text = " ".join(words) + odd
    document = read(text)
    for each in document.events:
        assert 0 <= each.trigger.start < each.trigger.end <= len(text)
        assert each.clause.overlaps(each.trigger)
        assert len(each.summary) <= 120
        assert 0 <= each.sentence < len(document.sentences)


@pytest.mark.parametrize(
    "end", ["the rebel group Northern Front", "Dawn Front, an alliance called Northern Front", "mayor Omar Haddad"]
)
def test_a_text_may_end_in_a_name(end: str) -> None:
    """No full stop, no token after it: the caption of a picture, a headline."""
    document = read(f"Troops seized the harbour on Monday. Above: {end}")
    assert document.problem == ""
    assert document.mentions[-1].extent.of(document.article.text) in end


def tree(words: str, heads: list[int], deps: str, tags: str, pos: str) -> Doc:
    vocab = pipeline.load().vocab
    return Doc(vocab, words.split(), heads=heads, deps=deps.split(), tags=tags.split(), pos=pos.split())


def test_both_label_schemes_read_alike() -> None:
    words, tags, pos = "Haddad was killed by rebels near Marwa", "NNP VBD VBN IN NNS IN NNP", "PROPN AUX VERB ADP NOUN ADP PROPN"
    universal = tree(words, [2, 2, 2, 4, 2, 6, 2], "nsubj:pass aux:pass ROOT case obl:agent case obl", tags, pos)
    clearnlp = scheme.read_trees(tree(words, [2, 2, 2, 2, 3, 2, 5], "nsubjpass auxpass ROOT agent pobj prep pobj", tags, pos))
    for doc in (universal, clearnlp):
        verb = doc[2]
        subject = syntax.subject(verb)
        assert subject is not None
        assert subject.text == "Haddad"
        assert syntax.is_passive(verb)
        assert [token.text for token in syntax.agents(verb)] == ["rebels"]
        assert ("near", doc[6]) in list(syntax.prepositional(verb))


def test_another_pipeline_is_used_by_path(tmp_path: Path) -> None:
    pipeline.load().to_disk(tmp_path / "mine")
    article = Article("x", "", Dateline(SATURDAY), "Rebels captured the town of Marwa on Tuesday.")
    document = next(annotate([article], pipeline=str(tmp_path / "mine")))
    assert event(document, "captured").interval.edtf == "2019-06-11"


def test_a_pipeline_that_is_not_installed_is_told_with_those_that_are() -> None:
    with pytest.raises(PipelineError, match=r"no_such_pipeline.*cannot be loaded"):
        next(annotate([Article("x", "", Dateline(SATURDAY), "Text.")], pipeline="no_such_pipeline"))


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "flat")
    with pytest.raises(PipelineError, match="lacks a dependency parser"):
        pipeline.load(str(tmp_path / "flat"))


def test_blocks_of_an_article_without_markup_are_what_blank_lines_separate() -> None:
    article = Article("x", "", Dateline(SATURDAY), "One.\nStill one.\n\nTwo.")
    assert [extent.of(article.text) for extent in sentences.blocks(article)] == ["One.\nStill one.", "Two."]


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The Union gave the ministry 12 million euros in 2016 and 2017.", "gave", "[2016-01-01..2017-12-31]"),
        ("Eva Holm cut wages twice, in 2003 and again in the spring of 2008.", "cut", "[2003-01-01..2008-05-31]"),
        ("Eva Holm founded the firm in 1976, and in 1984 the first model was sold.", "founded", "1976"),
        ("In 2018, the law was changed after officers shot a student.", "shot", "[..2018-12-31]"),
        ("In 2018, the government pledged to change the law after officers shot a student.", "shot", "[..2018-12-31]"),
        ("Eva Holm left the party in 2011 before police searched its office.", "searched", "[2011-01-01..2019-06-15]"),
    ],
)
def test_what_two_times_or_another_event_tell_bounds_the_event(text: str, word: str, edtf: str) -> None:
    assert event(read(text), word).interval.edtf == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Between March 2016 and his arrest Omar Haddad sold 14 maps.", "sold", "[2016-03-01..2019-06-15]"),
        (
            "Omar Haddad was arrested last December. He had sold his house two days after his arrest.",
            "sold",
            "[2018-12-03..2019-01-02]",
        ),
        ("The firm cancelled the loan in March, having spent a third of it.", "spent", "[..2019-03-31]"),
        ("The row began in late 2010, when engineers found a crack.", "found", "[2010-09-01..2010-12-31]"),
        ("The king expelled three envoys and, in April, sold the port.", "expelled", "[..2019-06-15]"),
        ("Eva Holm went abroad after the war, came back in 1996 and left again in 2003.", "went", "[..2019-06-15]"),
        ("Eva Holm fed Lund, a town that rebels had besieged since 2015.", "fed", "[..2019-06-15]"),
        ("Eva Holm signed a contract until June 2022 after passing a test on Thursday.", "passing", "2019-06-13"),
        ("Eva Holm could make her debut on Sunday.", "make", "2019-06-16"),
        ("Eva Holm could play on Sunday. Bo Lind left before the gates closed at 11 p.m.", "closed", "2019-06-15"),
        ("Eva Holm left after the defeat. Her successor was voted out in November.", "voted", "2018-11"),
        (
            "On 7 August 1974 the river burned. Eva Holm, who had warned the town in 1971, left. Today she runs a club. "
            "The following spring Bo Lind founded a union.",
            "founded",
            "[1975-03-01..1975-05-31]",
        ),
        ("The abbey was founded in about 970 and burned by raiders in May 1068.", "founded", "[..2019-06-15]"),
        ("The war ruined Lund. Eva Holm lost a brother in the battle for Lund on 12 April 1995.", "war", "[..2019-06-15]"),
    ],
)
def test_a_time_says_no_more_than_it_does(text: str, word: str, edtf: str) -> None:
    assert event(read(text), word).interval.edtf == edtf


def test_what_somebody_expects_to_do_is_an_act_to_come() -> None:
    submit = event(read("Norsel Group expects to submit a plan by the end of August."), "submit")
    assert (submit.kind, submit.modality) == ("act", "planned")


@pytest.mark.parametrize(
    ("text", "word", "cls"),
    [
        ("The firm met its target in May.", "met", "achieve"),
        ("The firm responded by closing the port.", "responded", "respond"),
        ("Holm lied to us in May.", "lied", "lie"),
    ],
)
def test_a_verb_that_means_something_else_has_its_own_class(text: str, word: str, cls: str) -> None:
    found = event(read(text), word)
    assert (found.kind, found.cls) == ("act", cls)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Eva Holm should have left in May.", "left", "denied"),
        ("Eva Holm would have left in May.", "left", "denied"),
        ("One member, Eva Holm, voted to keep the law.", "keep", "planned"),
        ("Omar Haddad was charged in November with laundering money in 2012.", "laundering", "hedged"),
        ("Omar Haddad was arrested on suspicion of selling secrets.", "selling", "hedged"),
        ("Omar Haddad pleaded not guilty to charges of selling secrets.", "selling", "hedged"),
        ("Omar Haddad was convicted of taking bribes in 2012.", "taking", "asserted"),
        ("Omar Haddad faces charges that he sold maps in 2012.", "sold", "hedged"),
        ("Omar Haddad is on trial for killing three men in 2012.", "killing", "hedged"),
        ("Omar Haddad was acquitted of killing three men in 2012.", "killing", "denied"),
    ],
)
def test_what_should_have_been_or_is_voted_for_is_no_fact(text: str, word: str, modality: str) -> None:
    assert event(read(text), word).modality == modality


def test_a_chronology_has_the_dates_of_its_entries() -> None:
    text = (
        "- March 2009: Norsel wins a licence in Lund. Eva Holm signs it.\n- Summer 2011 – Work starts.\n"
        "- 2014: Parliament sets up an inquiry.\n- 9 October 2015: The inquiry finds that reports were false.\n\n"
        "Eva Holm lives in Lund."
    )
    document = read(text)
    told = {
        each.trigger.of(text): (each.kind, each.interval.edtf)
        for each in document.events
        if each.trigger.of(text) in {"wins", "signs", "starts", "sets", "finds", "lives"}
    }
    assert told == {
        "wins": ("act", "2009-03"),
        "signs": ("act", "[..2019-06-15]"),
        "starts": ("act", "[2011-06-01..2011-08-31]"),
        "sets": ("act", "2014"),
        "finds": ("act", "2015-10-09"),
        "lives": ("state", "[..2019-06-15]"),
    }


def test_what_somebody_could_do_is_hedged_whatever_word_tells_it() -> None:
    assert event(read("Eva Holm could make her debut at Lund on Sunday."), "debut").modality == "hedged"


def test_a_word_of_a_name_is_no_event() -> None:
    text = "Eva Holm joined Norsel from Lagos club Shooting Kings in the summer of 2017."
    assert [each.trigger.of(text) for each in read(text).events] == ["joined"]
