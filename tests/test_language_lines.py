"""The line of an event reads as an editor would write it, on sentences made up here."""

from __future__ import annotations

import datetime

import pytest

from generator.language import annotate
from generator.model import Article, Dateline, Document

SATURDAY = datetime.date(2019, 6, 15)


def read(text: str) -> Document:
    return next(annotate([Article("made-up", "", Dateline(SATURDAY), text)]))


def line(text: str, word: str) -> str:
    document = read(text)
    return next(each.summary for each in document.events if each.trigger.of(text) == word)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "“We have sold the yard,” said Eva Holm, the chairwoman of Norsel Group.",
            "said",
            "Eva Holm said: “We have sold the yard”",
        ),
        ("Six shells hit the harbour, said Omar Haddad.", "said", "Omar Haddad said six shells hit the harbour"),
        ("The bridge, officials said on Thursday, will reopen in May.", "said", "Officials said the bridge will reopen"),
        ("Omar Haddad, the army said, has left the town.", "said", "The army said Omar Haddad left the town"),
        ("The plan is “a disaster”, Eva Holm said.", "said", "Eva Holm said the plan is a disaster"),
        ("Speaking in Lund, Omar Haddad said, “I will stay.”", "said", "Omar Haddad said: “I will stay.”"),
    ],
)
def test_who_says_it_comes_before_what_is_said(text: str, word: str, told: str) -> None:
    assert line(text, word) == told


def test_a_quotation_too_long_is_cut_at_a_word_and_says_so() -> None:
    long = (
        "We have sold the yard in Lund to the highest of all the bidders that came to us in the last month, and we are glad of it"
    )
    told = line(f"“{long},” said Eva Holm.", "said")
    assert told.startswith("Eva Holm said: “We have sold")
    assert told.endswith("…”")
    assert len(told) <= 120


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The bridge, officials said on Thursday, will reopen in May.", "reopen", "The bridge will reopen"),
        ("Eva Holm, police said on Monday, was arrested in Lund.", "arrested", "Eva Holm arrested in Lund"),
        ("There is no evidence that the bridge is unsafe.", "is", "There is no evidence that the bridge is unsafe"),
        ("The refugees now at camp who are in danger were moved.", "are", "The refugees at camp are in danger"),
        ("The twins may have sold the ferry for money.", "sold", "The twins may have sold the ferry for money"),
        ("The dam changed the canals by which farmers move grain.", "move", "Farmers move grain"),
        (
            "In 2013 Eva Holm refused to merge with the Northern Front, the group she had come from, and Bo Lind left.",
            "refused",
            "Eva Holm refused to merge with the Northern Front, the group she had come from",
        ),
        (
            "The ferry began its service to Lund on 30 May, hours after the harbour council had approved it.",
            "began",
            "The ferry began its service to Lund",
        ),
        (
            "Norsel Group bought Velm Bank in April and, on Thursday, the ferry.",
            "bought",
            "Norsel Group bought Velm Bank and the ferry",
        ),
        ("A strike killed five people, according to a list drawn up by Norsel Group.", "killed", "A strike killed five people"),
        (
            "A ceasefire in Oslo largely held on Sunday, although both sides reported breaches.",
            "ceasefire",
            "A ceasefire in Oslo largely held",
        ),
        (
            "Captain Omar Haddad, a spokesman for the harbour police of Lund, said divers had searched the wreck of the ferry "
            "twice and that a tug would raise it.",
            "said",
            "Captain Omar Haddad said divers had searched the wreck of the ferry twice and that a tug would raise it",
        ),
        (
            "The storm killed 600 sailors in the port, three times as many as in the whole of last year.",
            "killed",
            "The storm killed 600 sailors in the port",
        ),
        (
            "Eva Holm founded the union in 2015 after splitting from Norsel Group, a band of firms led by the shipowner Bo Lind "
            "and his brother, and joined Velm Bank.",
            "founded",
            "Eva Holm founded the union and joined Velm Bank",
        ),
    ],
)
def test_nothing_is_left_hanging(text: str, word: str, told: str) -> None:
    assert line(text, word) == told


def test_of_two_who_do_it_neither_is_left_out_for_room() -> None:
    text = "Omar Haddad and Eva Holm, from Lund, Sweden, were arrested on suspicion of burning down a warehouse of a rival in May."
    assert line(text, "arrested").startswith("Omar Haddad and Eva Holm")


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "Eva Holm, whose verses were chanted by dockers in 1968, died on Tuesday.",
            "chanted",
            "Eva Holm’s verses were chanted by dockers",
        ),
        ("Born in the village of Sopol in 1941, Eva Holm moved to Lund in 1958.", "Born", "Eva Holm born in the village of Sopol"),
        (
            "The four, all students at the Polytechnic, were shot dead.",
            "shot",
            "The four, all students at the Polytechnic, shot dead",
        ),
        ("Its director, Eva Holm, was arrested in March.", "arrested", "Eva Holm arrested"),
        ("Her husband, the engineer Bo Lind, died in 2011.", "died", "Bo Lind died"),
        ("In 1968, when the yard cut wages, Eva Holm read from it on the quay.", "read", "Eva Holm read from it on the quay"),
        ("The guild sold it to the crown in 1988.", "sold", "The guild sold it to the crown"),
        ("Norsel Group abandoned its takeover of Velm Bank on Wednesday.", "takeover", ""),
        ("Eva Holm took over in May 2011.", "took", "Eva Holm took over"),
        ("The government gave in on Monday.", "gave", "The government gave in"),
        ("Eva Holm held talks with Omar Haddad on Monday.", "talks", "Eva Holm held talks with Omar Haddad"),
        ("Eva Holm, whose party is small, angered rivals.", "angered", "Eva Holm, whose party is small, angered rivals"),
        ("Omar Haddad was fined and freed hours later.", "fined", "Omar Haddad was fined and freed"),
        ("Shares of Norsel Group were removed from the index.", "removed", "Shares of Norsel Group were removed from the index"),
        ("Eva Holm was removed from office.", "removed", "Eva Holm removed from office"),
        ("Ten Danish and five Swedish sailors died on Monday.", "died", "Ten Danish and five Swedish sailors died"),
        ("Eva Holm was among the first to leave the ship in May.", "leave", "Eva Holm left the ship"),
        ("Omar Haddad was convicted of taking bribes in 2012.", "taking", "Omar Haddad took bribes"),
        ("“We are sorry”, Eva Holm told reporters.", "told", "Eva Holm told reporters: “We are sorry”"),
        ("Norsel Group said it would close one yard and cut 200 jobs.", "cut", "Norsel Group would cut 200 jobs"),
        ("The index lost 4% earlier in the day.", "lost", "The index lost 4% in the day"),
        ("Eva Holm was forced to resign.", "resign", "Eva Holm resigned"),
        ("Her prime minister, Chung Hong-won, was jeered by parents.", "jeered", "Chung Hong-won was jeered by parents"),
        (
            "Omar Haddad died on Tuesday when a drone hit his truck, according to Colonel Bo Lind, a spokesman for the navy.",
            "died",
            "Omar Haddad died when a drone hit his truck",
        ),
        ("The case began in late 2018, when police raided the yard.", "began", "The case began when police raided the yard"),
        (
            "Eva Holm was convicted of taking bribes from Norsel Group between 2011 and 2013 in return for contracts.",
            "taking",
            "Eva Holm took bribes from Norsel Group in return for contracts",
        ),
        ("Eva Holm criticised Bo Lind, in whose cabinet Omar Haddad served in 2011.", "served", ""),
        ("Norsel Group, founded in 1908, sold its yard.", "founded", "Norsel Group was founded"),
        ("Eva Holm responded by expelling three envoys in May.", "expelling", "Eva Holm expelled three envoys"),
        ("Norsel Group cancelled the loan, having spent a third of it.", "spent", "Norsel Group spent a third of it"),
        (
            "Eva Holm, 54, who came to the district from Lund in July 2016, was not at the meeting.",
            "was",
            "Eva Holm, 54, who came to the district from Lund, was not at the meeting",
        ),
        (
            "The Union’s envoy for crime, Eva Holm, who led the talks, said no ransom had been paid.",
            "led",
            "Eva Holm led the talks",
        ),
        (
            "The rail bridge in Lund, blown up by soldiers in the spring of 1995, reopened on Thursday "
            "after repairs that took Eva Holm six years and cost far more than was planned.",
            "reopened",
            "The rail bridge in Lund reopened after repairs that took Eva Holm six years and cost far more than was planned",
        ),
        (
            "Eva Holm, who had defended the pair as recently as Monday, accepted the resignations.",
            "accepted",
            "Eva Holm, who had defended the pair, accepted the resignations",
        ),
        ("Eva Holm found the money; three officials are on trial in Lund.", "found", "Eva Holm found the money"),
        ("“People want to forget,” Eva Holm told me.", "told", "Eva Holm said: “People want to forget”"),
        (
            "Eva Holm fed Lund and Skara, two towns that rebels had besieged since 2015.",
            "besieged",
            "Rebels besieged two towns",
        ),
        ("Eva Holm began it in May, hours after Bo Lind had approved the plan.", "approved", "Bo Lind approved the plan"),
        ("Eva Holm (Cadiz, 3 March 1871 – Paris, 19 November 1944) studied in Rome.", "studied", "Eva Holm studied in Rome"),
        ("The attack was found shortly after 4 a.m. on Monday by Eva Holm.", "found", "The attack was found by Eva Holm"),
        ("Eva Holm, who was appointed only in December, apologised.", "apologised", "Eva Holm, who was appointed, apologised"),
        (
            "Eva Holm founded Friends of the Wend, which sued Norsel in 1979.",
            "sued",
            "Friends of the Wend sued Norsel",
        ),
        ("Omar Haddad was charged in May with laundering money in 2012.", "laundering", ""),
        ("The Lund strike was a dispute that took place in the north in 1911.", "took", "The Lund strike took place in the north"),
        ("Eva Holm was a pilot who flew the mail to Oslo in 1931.", "flew", "Eva Holm flew the mail to Oslo"),
        (
            "Eva Holm responded by expelling three envoys and, in April, by closing the port.",
            "closing",
            "Eva Holm closed the port",
        ),
        ("In Lund, 30 people joined Eva Holm.", "joined", "In Lund, 30 people joined Eva Holm"),
        ("After the blast, 12 men told Eva Holm of it.", "told", "After the blast, 12 men told Eva Holm of it"),
        ("Eva Jones's son left Lund.", "left", "Eva Jones's son left Lund"),
        ("Their report was sent to the minister.", "sent", "The report was sent to the minister"),
        ("Eva Holm said that work in Lund, which began on 3 March, was over.", "began", "Work in Lund began"),
        (
            "Sirens installed by Norsel Group in 2015 had been out of order.",
            "installed",
            "Sirens were installed by Norsel Group",
        ),
        ("“We ran,” said Eva Holm, 38, who lost her house.", "lost", "Eva Holm lost her house"),
        (
            "Eva Holm left Lund two days after his arrest and has not returned.",
            "left",
            "Eva Holm left Lund after his arrest and has not returned",
        ),
        (
            "The Institute of Harbour Studies asked. The institute's director left.",
            "left",
            "The Institute of Harbour Studies' director left",
        ),
        (
            "Eva Holm said that the contractor, Tidewell Ltd, had gone into administration in November "
            "and that a contract was awarded to Norsel Group.",
            "said",
            "Eva Holm said that the contractor had gone into administration and that a contract was awarded to Norsel Group",
        ),
        ("Norsel Group lost 3 million. The company closed its yard on Friday.", "closed", "Norsel Group closed its yard"),
        ("Norsel Group lost 3 million. The company's shares plunged on Friday.", "plunged", "Norsel Group's shares plunged"),
        (
            "Minister Eva Holm left for Lund. On Friday the minister told reporters that talks failed.",
            "told",
            "Eva Holm told reporters that talks failed",
        ),
        ("Eva Holm joined the Army of Dawn. The Army of Dawn fled. It returned in May.", "returned", "The Army of Dawn returned"),
    ],
)
def test_the_line_says_who_and_loses_no_day(text: str, word: str, told: str) -> None:
    assert line(text, word) == told


def test_what_was_given_up_is_dated_by_the_giving_up() -> None:
    document = read("Norsel Group abandoned its takeover of Velm Bank on Wednesday.")
    dated = {each.trigger.of(document.article.text): each.interval.edtf for each in document.events if each.timex is not None}
    assert dated == {"abandoned": "2019-06-12"}


def test_a_new_inquiry_is_opened_on_the_day_it_has() -> None:
    document = read("The Competition and Markets Authority opened an in-depth inquiry on April 21. The CMA will report in May.")
    opened = next(each for each in document.events if each.trigger.of(document.article.text) == "opened")
    assert str(opened.interval.edtf) == "2019-04-21"
    assert "Competition and Markets Authority" in {actor.name for actor in document.actors}


def test_a_title_in_quotation_marks_is_no_person() -> None:
    text = "Her first collection, “Salt Ledger”, appeared in 1965. Three years later, she read from it."
    document = read(text)
    assert "Salt Ledger" not in {actor.name for actor in document.actors if actor.kind == "person"}
    assert "she" not in {mention.extent.of(text) for mention in document.mentions}


def test_a_quotation_stands_word_for_word() -> None:
    text = "“We sold it and, sadly, we heard that, in the end, it was lost,” said Eva Holm."
    assert line(text, "said") == "Eva Holm said: “We sold it and, sadly, we heard that, in the end, it was lost”"
