"""Another pipeline than the bundled one: read alike whatever scheme it labels in, and refused with a reason where it cannot do.

The other pipeline is the bundled one under the labels of spaCy's own (tests/clearnlp/). What it tells may differ where its words
do: its lemmas are a dictionary's ("sink" of "sank", which the bundled one does not know), its coarse tags follow from its fine
ones, it knows products and works as such. And where ", officials said" heads its sentence, the line of that saying is longer; it is
shown nowhere.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from generator.build import build
from generator.errors import PipelineError
from generator.language import annotate, pipeline, scheme
from generator.model import Article, Dateline, Document
from generator.project import Project

SATURDAY = datetime.date(2019, 6, 15)
WriteProject = Callable[[Mapping[str, str | bytes]], Project]


def read(text: str, name: str = "", *, jobs: int = 1) -> Document:
    return next(annotate([Article("made-up", "", Dateline(SATURDAY), text)], pipeline=name, jobs=jobs))


def told(document: Document) -> Document:
    """The document without what two schemes may tell differently: the line of a saying."""
    events = (replace(event, summary="") if event.kind == "saying" else event for event in document.events)
    return replace(document, events=tuple(events))


@pytest.mark.parametrize(
    "text",
    [
        # passives and who did it
        "Omar Haddad was arrested by the Northern Front in Beirut on Monday.",
        "The bridge near Marwa was destroyed by an airstrike on Tuesday.",
        "Two officers were killed and a third was wounded in the attack on the base.",
        "The minister has been charged with fraud.",
        "A plan to sell the airport to China was rejected by parliament.",
        # predicates and offices
        "Ana Souza was a leading member of the Northern Front after 2003.",
        "Maria Lindqvist was mayor of Oslo from 2009 until 2013.",
        "The talks were in Geneva on Monday.",
        "There was a strike at the port of Hamburg in March.",
        "The group is part of the Eastern Alliance.",
        "Parliament elected Ana Souza president in 2016.",
        "She was named head of the agency by President Tomas Ruiz in June.",
        # control and small clauses
        "The union plans to strike next month.",
        "The government ordered the army to withdraw from Marwa on Monday.",
        "Residents saw it seize the town on Tuesday.",
        "The court made the company pay a fine in 2018.",
        "The envoy failed to reach the camp on Monday.",
        "Talks are to begin in Vienna on Thursday.",
        # relative clauses and participles
        "The rebels, who had besieged Marwa since 2017, withdrew on Monday.",
        "The Northern Front, which was founded in Beirut in 2003, signed a truce with Turkey.",
        "The town that rebels captured in May fell on Monday.",
        "The woman detained in Paris on Friday was a judge.",
        "The army carried out an airstrike on the port, killing 20 people.",
        # obliques and places
        "Troops crossed from Syria into Turkey on Monday.",
        "According to the ministry, the plane crashed near Lyon on Monday.",
        "The army met resistance in and around Aleppo on Monday.",
        "Two days after the attack, Turkey closed the border.",
        "Because of the storm, the ferry to Malta caught fire off Sicily on Sunday.",
        "Before becoming president, Ana Souza led the Workers' Union.",
        "The government gave the union a pay rise in May.",
        # coordination
        "The company opened factories in Poland, Hungary and Spain in 2015.",
        "Soldiers, police and firemen searched the port and the market on Monday.",
        "The Northern Front broke with the Eastern Alliance in July and renamed itself Dawn of Freedom.",
        # appositions and possessives
        "Omar Haddad, the mayor of Beirut, was killed near Aleppo, a monitor said on Thursday.",
        "The company's chief executive, Nils Aakre, resigned on Monday.",
        "Kestrelmark, formerly Harbour Tools, sold its plant in Leeds in 2014.",
        "Syria's army attacked the Northern Front's base in Marwa.",
        # light verbs
        "Government forces launched an offensive against the rebels on Monday.",
        "Rebels broke off talks with the government in July.",
        "The two countries signed a peace deal in Oslo on Friday.",
        # attribution, modality, negation
        "“The bridge collapsed on Monday,” said a spokesman for the port.",
        "The bridge collapsed on Monday, two officials said.",
        "The minister denied that troops had crossed the border.",
        "The ministry announced that it would close the port on Friday.",
        "It was not clear whether the rebels attacked the convoy.",
        "The group reportedly kidnapped a journalist on Monday.",
        "The army did not attack the village, but no one left.",
        # amounts and dates
        "On 3 September 2016, Kestrelmark Inc. bought Harbour Tools for $3 billion.",
        "More than 200 people died when a ferry capsized off Lampedusa in October 2013.",
    ],
)
def test_both_schemes_tell_the_same(text: str, clearnlp: str) -> None:
    expected = told(read(text))
    assert expected.events
    assert told(read(text, clearnlp)) == expected


def test_the_other_pipeline_does_label_otherwise(clearnlp: str) -> None:
    text = "Ana Souza was a member of the party. She was arrested by police and guards."
    labels = {token.dep_ for token in spacy.load(clearnlp)(text)}
    assert {"nsubj", "attr", "prep", "pobj", "nsubjpass", "auxpass", "agent", "cc", "conj", "compound"} <= labels
    assert not {"cop", "case", "nmod", "obl:agent", "nsubj:pass", "flat"} & labels


def test_names_are_told_from_dates_products_and_works(clearnlp: str) -> None:
    text = "Kestrelmark Inc. showed the iPort 4 in Oslo on 3 May 2014. It was praised in “The Long Winter” for $5."
    labels = {entity.label_ for entity in spacy.load(clearnlp)(text).ents}
    assert {"PRODUCT", "WORK_OF_ART", "DATE", "MONEY", "GPE"} <= labels
    assert {(actor.name, actor.kind) for actor in read(text, clearnlp).actors} == {
        ("Kestrelmark Inc.", "organisation"),
        ("iPort 4", "product"),
        ("Oslo", "place"),
    }


def test_it_reads_in_several_processes(clearnlp: str) -> None:
    text = "Omar Haddad was arrested by the Northern Front in Beirut on Monday."
    assert read(text, clearnlp, jobs=2) == read(text, clearnlp)


ARTICLES = {
    "one.txt": "BEIRUT, 15 June 2019 (NNA) — Omar Haddad was arrested by the Northern Front in Beirut on Monday.",
    "two.txt": "OSLO, 14 June 2019 (NNA) — Maria Lindqvist, who was mayor of Oslo from 2009 until 2013, signed a deal on Friday.",
}


def chosen(name: str) -> dict[str, str]:
    return {**ARTICLES, "site.toml": f'[language]\npipeline = "{name}"\n'}


def test_a_project_is_built_with_it(write_project: WriteProject, clearnlp: str) -> None:
    usual = build(write_project(ARTICLES))
    other = build(write_project(chosen(clearnlp)))
    assert other.problems == usual.problems == ()
    assert dict(other.files)["timeline.json"] == dict(usual.files)["timeline.json"]


@pytest.mark.parametrize("by_path", [False, True], ids=["by name", "by path"])
def test_the_command_finds_it_installed(write_project: WriteProject, clearnlp: str, tmp_path: Path, by_path: bool) -> None:
    folder = Path(spacy.util.get_package_path(clearnlp))
    name = str(next(folder.glob(f"{clearnlp}-*"))) if by_path else clearnlp
    write_project(chosen(name))
    command = [sys.executable, "-m", "generator", "build", "--project", str(tmp_path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(folder.parent)}
    )
    assert (done.returncode, done.stderr) == (0, "")
    events: list[dict[str, Any]] = json.loads((tmp_path / "site" / "timeline.json").read_text(encoding="utf-8"))["events"]
    assert "Omar Haddad arrested by the Northern Front in Beirut" in [event["summary"] for event in events]


POS = {"CC": "CCONJ", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "NN": "NOUN", "NNP": "PROPN", "NNS": "NOUN"}
POS |= {"POS": "PART", "PRP": "PRON", "RB": "ADV", "RP": "ADP", "TO": "PART"}


def tree(words: str) -> Doc:
    """A parsed text of `word/TAG/label/head` (the index of the head), as a pipeline of the other scheme gives it."""
    rows = [word.split("/") for word in words.split()]
    texts, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    pos = [POS.get(tag, "VERB" if tag.startswith("V") else "PUNCT") for tag in tags]
    return Doc(pipeline.load().vocab, texts, tags=tags, pos=pos, deps=deps, heads=[int(head) for head in heads])


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        (
            "He/PRP/nsubj/1 was/VBD/ROOT/1 a/DT/det/3 member/NN/attr/1 of/IN/prep/3 it/PRP/pobj/4",
            "nsubj>member cop>member det>member ROOT>member case>it nmod>member",
        ),
        (
            "Talks/NNS/nsubj/1 were/VBD/ROOT/1 in/IN/prep/1 Oslo/NNP/pobj/2 on/IN/prep/1 Monday/NNP/pobj/4",
            "nsubj>Oslo cop>Oslo case>Oslo ROOT>Oslo case>Monday obl>Oslo",
        ),
        (
            "It/PRP/nsubj/1 was/VBD/ROOT/1 clear/JJ/acomp/1 that/IN/mark/5 they/PRP/nsubj/5 left/VBD/ccomp/1",
            "expl>clear cop>clear ROOT>clear mark>left nsubj>left csubj>clear",
        ),
        (
            "There/EX/expl/1 was/VBD/ROOT/1 a/DT/det/3 strike/NN/attr/1",
            "expl>was ROOT>was det>strike nsubj>was",
        ),
        (
            "They/PRP/nsubj/1 elected/VBD/ROOT/1 her/PRP/dobj/1 mayor/NN/oprd/1",
            "nsubj>elected ROOT>elected obj>elected xcomp>elected",
        ),
        (
            "They/PRP/nsubj/1 saw/VBD/ROOT/1 it/PRP/nsubj/3 fall/VB/ccomp/1",
            "nsubj>saw ROOT>saw obj>saw xcomp>saw",
        ),
        (
            "He/PRP/nsubjpass/2 was/VBD/auxpass/2 hit/VBN/ROOT/2 by/IN/agent/2 her/PRP/pobj/3",
            "nsubj:pass>hit aux:pass>hit ROOT>hit case>her obl:agent>hit",
        ),
        (
            "He/PRP/nsubj/1 gave/VBD/ROOT/1 it/PRP/dobj/1 to/IN/dative/1 her/PRP/pobj/3",
            "nsubj>gave ROOT>gave obj>gave case>her obl>gave",
        ),
        (
            "It/PRP/nsubj/1 fell/VBD/ROOT/1 after/IN/prep/1 losing/VBG/pcomp/2 power/NN/dobj/3",
            "nsubj>fell ROOT>fell mark>losing advcl>fell obj>losing",
        ),
        (
            "It/PRP/nsubj/1 ran/VBD/ROOT/1 from/IN/prep/1 Oslo/NNP/pobj/2 to/IN/prep/2 Kiel/NNP/pobj/4",
            "nsubj>ran ROOT>ran case>Oslo obl>ran case>Kiel obl>ran",
        ),
        (
            "He/PRP/nsubj/1 ran/VBD/ROOT/1 out/IN/prep/1 of/IN/prep/2 it/PRP/pobj/3",
            "nsubj>ran ROOT>ran case>it case>it obl>ran",
        ),
        (
            "It/PRP/nsubj/1 fell/VBD/ROOT/1 because/IN/prep/1 of/IN/pcomp/2 rain/NN/pobj/2",
            "nsubj>fell ROOT>fell case>rain fixed>because obl>fell",
        ),
        (
            "They/PRP/nsubj/1 met/VBD/ROOT/1 in/IN/prep/1 and/CC/cc/2 near/IN/conj/2 Oslo/NNP/pobj/4",
            "nsubj>met ROOT>met case>Oslo cc>Oslo case>Oslo obl>met",
        ),
        (
            "Ana/NNP/nsubj/5 ,/,/punct/0 Bo/NNP/conj/0 and/CC/cc/2 Cy/NNP/conj/2 met/VBD/ROOT/5",
            "nsubj>met punct>Bo conj>Ana cc>Cy conj>Ana ROOT>met",
        ),
        (
            "Ana/NNP/nsubj/5 ,/,/punct/0 the/DT/det/3 mayor/NN/appos/0 ,/,/punct/0 left/VBD/ROOT/5",
            "nsubj>left punct>mayor det>mayor appos>Ana punct>mayor ROOT>left",
        ),
        (
            "A/DT/det/4 US/NNP/npadvmod/3 -/HYPH/punct/3 led/VBN/amod/4 raid/NN/nsubj/5 failed/VBD/ROOT/5",
            "det>raid compound>led punct>led amod>raid nsubj>failed ROOT>failed",
        ),
        (
            "He/PRP/nsubj/2 never/RB/neg/2 came/VBD/ROOT/2 back/RP/prt/2 last/JJ/amod/5 week/NN/npadvmod/2",
            "nsubj>came advmod>came ROOT>came compound:prt>came amod>week obl:unmarked>came",
        ),
    ],
)
def test_a_tree_of_the_other_scheme_is_turned(words: str, turned: str) -> None:
    doc = scheme.read_trees(tree(words))
    assert " ".join(f"{token.dep_}>{token.head.text}" for token in doc) == turned


LABELS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj dative dep det dobj expl mark neg "
    "nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj prep prt punct quantmod relcl xcomp"
).split()
TOKENS = "of/IN was/VBD it/PRP left/VBN ,/, to/TO town/NN there/EX because/IN and/CC".split()


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(LABELS), st.integers(0, 99)), min_size=1, max_size=14), st.randoms()
)
def test_any_tree_stays_one(rows: list[tuple[str, str, int]], random: Random) -> None:
    order = random.sample(range(len(rows)), len(rows))  # each hangs from one before it in this order, wherever that stands
    words = [""] * len(rows)
    for at, (i, (token, dep, above)) in enumerate(zip(order, rows, strict=True)):
        words[i] = f"{token}/{dep}/{order[above % at]}" if at else f"{token}/ROOT/{i}"
    doc = scheme.read_trees(tree(" ".join(words)))
    assert [token.dep_ for token in doc if token.head == token] == ["ROOT"]
    assert len(list(doc.sents)) == 1
    assert not {token.dep_ for token in doc} & {"prep", "pobj", "attr", "dobj", "nsubjpass", "auxpass", "agent", "relcl"}


def test_names_are_read_without_article_and_possessive_ending() -> None:
    words = "The/DT/det/2 Northern/NNP/compound/2 Front/NNP/poss/4 's/POS/case/2 base/NN/ROOT/4"
    doc = tree(words)
    doc.ents = (Span(doc, 0, 4, "ORG"),)
    assert [(entity.text, entity.label_) for entity in scheme.read_names(doc).ents] == [("Northern Front", "ORG")]


def test_a_folder_without_a_pipeline_is_told(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"cannot be loaded: no spaCy pipeline is in that folder, .* meta\.json"):
        pipeline.load(str(tmp_path))


def test_a_pipeline_that_is_not_installed_is_told_with_what_is() -> None:
    with pytest.raises(
        PipelineError, match=r"'no_such_pipeline' cannot be loaded: it is neither an installed .* leave the key out"
    ):
        pipeline.load("no_such_pipeline")


def test_a_package_that_is_no_pipeline_is_told() -> None:
    with pytest.raises(PipelineError, match=r"'pytest' cannot be loaded as a spaCy pipeline \(AttributeError"):
        pipeline.load("pytest")


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(PipelineError, match="reads “de”, but events and actors are found in English: a pipeline for “en” would do"):
        pipeline.load(str(tmp_path / "german"))


def test_a_pipeline_that_lacks_something_is_told_what_would_do(tmp_path: Path) -> None:
    nlp = spacy.load(pipeline.BUNDLED, exclude=["parser", "ner"])
    nlp.to_disk(tmp_path / "flat")
    with pytest.raises(
        PipelineError, match=r"lacks a dependency parser, a named entity recogniser: it has tok2vec, .* a tagger\.$"
    ):
        pipeline.load(str(tmp_path / "flat"))


def test_a_pipeline_that_was_never_trained_is_refused(tmp_path: Path) -> None:
    nlp = spacy.load(pipeline.BUNDLED, exclude=["parser"])
    nlp.add_pipe("parser")
    nlp.to_disk(tmp_path / "raw")
    with pytest.raises(PipelineError, match="cannot read a sentence, as a trained pipeline can"):
        pipeline.load(str(tmp_path / "raw"))


@Language.component("shouted_labels")
def shout(doc: Doc) -> Doc:
    for token in doc:
        token.dep_ = token.dep_.upper()
    return doc


def test_labels_of_neither_scheme_are_refused(tmp_path: Path) -> None:
    nlp = spacy.load(pipeline.BUNDLED)
    nlp.add_pipe("shouted_labels")
    nlp.to_disk(tmp_path / "shouted")
    with pytest.raises(PipelineError, match=r"labels trees as .*NSUBJ.*: Universal Dependencies, or the labels of en_core_web"):
        pipeline.load(str(tmp_path / "shouted"))
