"""The training project: what it is made from is what the card says, and what ships is what the card describes."""

from __future__ import annotations

import itertools
import json
import random
import re
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from generator.language import recogniser
from generator.language.pipeline import BUNDLED, load
from training import card, compact, conllu, settings
from training.augmentation import Augmenter
from training.columns import UNKNOWN, Sentence, Span, spans, usual_spaces
from training.conllu import Document
from training.corpora import Corpora
from training.heldout import HeldOut, key
from training.sources import GLOVE, GUM_GENRES, SOURCES
from training.spanning import best_tree

ROOT = Path(__file__).parent.parent
TRAINING = ROOT / "training"
CARD = (BUNDLED / "README.md").read_text(encoding="utf-8")
CREDITS = (BUNDLED / "ATTRIBUTION.md").read_text(encoding="utf-8")
META = json.loads((BUNDLED / "meta.json").read_text(encoding="utf-8"))


def rows(heading: str) -> list[list[str]]:
    """The cells of the card's table below `heading`, without its head."""
    lines = re.findall(r"^\|(.*)\|$", CARD.split(f"\n## {heading}\n")[1].split("\n## ")[0], re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def test_the_cards_corpora_are_those_of_the_code_with_their_commits_and_licences() -> None:
    listed = rows("Corpora")
    for source in SOURCES:
        [row] = [row for row in listed if row[0].startswith(source.name)]
        assert row[1] == f"`{source.commit}`"
        assert row[2].startswith(source.licence)
    assert len(listed) == len(SOURCES)


def test_no_corpus_forbids_commercial_use() -> None:
    assert not [source.name for source in SOURCES if "NC" in source.licence or "ND" in source.licence]
    assert GUM_GENRES.isdisjoint({"essay", "fiction", "letter", "podcast", "reddit", "whow"})
    assert all(genre in CARD for genre in GUM_GENRES)


def test_word_vectors_are_as_the_card_says() -> None:
    assert f"VECTORS := {GLOVE.commit}\n" in (TRAINING / "Makefile").read_text(encoding="utf-8")
    assert f"{settings.WORDS:,}" in CARD
    assert f"{settings.WORDS:,}" in CREDITS


def test_the_odbl_has_its_notice() -> None:
    notice = "Contains information from the Groningen Meaning Bank, which is made available under the"
    assert f"{notice}\n[Open Database License (ODbL) 1.0](" in CREDITS


def test_weights_are_small_in_a_wheel() -> None:
    if META["name"] != settings.NAME:
        pytest.skip(f"the weights are {META['name']}, of before training/ made them")
    assert sum(compact.sizes(BUNDLED).values()) <= settings.LIMIT


def test_the_pipeline_has_the_labels_that_the_card_lists() -> None:
    labels = load().pipe_labels
    listed = {layer: set(re.findall("`([^`]+)`", scheme.split(";")[0])) for layer, scheme in rows("What it labels")}
    assert set(labels["ner"]) == set(re.findall("`([A-Z]+)`", dict(rows("What it labels"))["entities"]))
    assert listed["dependencies"] <= set(labels["parser"])


def test_a_component_without_a_network_is_made_small_with_the_others_and_keeps_its_labels() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(recogniser.FACTORY, name="ner")
    compact.round_weights(nlp, settings.WEIGHT_GRID)
    assert compact.strings(nlp) >= set(recogniser.LABELS)


def test_the_mix_of_schemes_is_of_corpora_that_are_learnt_from() -> None:
    assert settings.SCHEME_MIX.keys() <= settings.RECOGNISER_WEIGHTS.keys()


def test_every_module_stays_under_300_lines() -> None:
    long = [path.name for path in TRAINING.glob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) >= 300]
    assert long == []


def test_requirements_are_names_and_versions() -> None:
    lines = (TRAINING / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line)] == []


def test_figures_are_written_between_the_cards_marks_only() -> None:
    figures = {
        "layers": {
            "A": {"UPOS": 95.0, "LAS": 83.2, "relations": {"nsubj": 90.0, "obl:agent": 80.0}},
            "B": {"UPOS": 96.0, "LAS": 84.0, "relations": {"nsubj": 91.0}},
        },
        "entities": {"A": {"PERSON": card.scores(3, 4, 6), "all": card.scores(3, 4, 6)}},
        "megabytes": 10.6,
        "words a second": 7000,
        "seconds to load": 0.9,
    }
    tables = card.section(figures)
    assert "| `nsubj` | 90.0 | 91.0 |\n| `obl:agent` | 80.0 | |" in tables
    assert "| A | 75.0 / 50.0 / **60.0** (6) | | | | | 75.0 / 50.0 / **60.0** (6) |" in tables
    before, after = CARD.split(card.BEGIN)[0], CARD.split(card.END)[1]
    once = card.replaced(CARD, tables)
    assert once == f"{before}{card.BEGIN}\n\n{tables}\n\n{card.END}{after}"
    assert card.replaced(once, tables) == once
    with pytest.raises(ValueError, match="figures"):
        card.replaced("no marks", tables)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("B-PER I-PER O", [Span(0, 2, "PER")]),
        ("I-PER I-PER B-PER", [Span(0, 2, "PER"), Span(2, 3, "PER")]),
        ("I-PER I-LOC O I-LOC", [Span(0, 1, "PER"), Span(1, 2, "LOC"), Span(3, 4, "LOC")]),
    ],
)
def test_spans_are_read_from_both_kinds_of_iob(tags: str, found: list[Span]) -> None:
    assert spans(tags.split()) == tuple(found)


def test_white_space_is_put_where_english_has_it() -> None:
    words = 'He said : " No , it ’s ( mostly ) wrong . "'.split()
    text = "".join(word + " " * space for word, space in zip(words, usual_spaces(words), strict=True))
    assert text.strip() == 'He said: "No, it’s (mostly) wrong."'


def test_swapped_names_keep_their_labels_and_other_words_stay() -> None:
    ada, acme = Span(0, 2, "PERSON"), Span(3, 5, "ORG")
    known = [
        Sentence(("Ada", "Hill", "joined", "Acme", "Union", "."), (), (ada, acme)),
        Sentence(("Bo", "Lund", "likes", "Oslo", "."), (), (Span(0, 2, "PERSON"), Span(3, 4, "LOC"))),
        Sentence(
            tuple(f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(400)), (), ()
        ),  # common words, to name people after
    ]
    augment = Augmenter(known, random.Random(0))
    for _ in range(200):
        sentence = augment.swap(known[0], 1.0)
        first, second = sentence.spans
        assert (first.label, second.label, first.start, second.end) == ("PERSON", "ORG", 0, len(sentence.words) - 1)
        assert sentence.words[first.end : second.start] == ("joined",)
        assert sentence.words[-1] == "."
        assert len(sentence.spaces) == len(sentence.words)
        assert not sentence.spaces[-2]
    assert augment.swap(known[0], 0.0).words == known[0].words


def test_what_may_name_a_people_is_unknown_unless_it_is_annotated() -> None:
    sentence = Sentence(("Polish", "and", "Danish", "ships"), (), (Span(0, 1, "NORP"),))
    assert sentence.unannotated(frozenset({"polish", "danish"})) == (Span(2, 3, UNKNOWN),)


def test_sentences_of_test_sets_are_not_learnt_from(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for treebank in (conllu.ewt, conllu.gum):
        monkeypatch.setattr(conllu, treebank.__name__, lambda _: ())
    monkeypatch.setattr(conllu, "pud", lambda: Document("pud", ()))
    seen, other = Sentence(("He", "said", "``", "No", "''", "."), (), ()), Sentence(("She", "did", "."), (), ())
    held_out = HeldOut(Corpora({}, {}, {"any": (seen,)}, frozenset()))
    assert key(seen.words) == key(("HE", "said", "“", "no", "”"))
    again = Sentence(("He", "said", "“", "No", "”", "."), (), ())
    assert held_out.without("made up", (again, other)) == (other,)
    assert "1 left out" in capsys.readouterr().out
    held_out.check([other.words])
    with pytest.raises(AssertionError, match="He said"):
        held_out.check([again.words])


def grows_from_one_root(heads: tuple[int, ...]) -> bool:
    """Whether every word comes to the root over its heads, and one word at once."""
    above = [{word} for word in range(1, len(heads) + 1)]
    for ancestors in above:
        while not ancestors >= (more := {heads[word - 1] for word in ancestors if word}):
            ancestors |= more
    return heads.count(0) == 1 and all(0 in ancestors for ancestors in above)


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(-30, 0), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)
    )
)
def test_no_tree_with_one_root_scores_more_than_the_best_one(scores: list[list[int]]) -> None:
    matrix = np.array(scores, "float32")
    for word in range(len(scores)):
        matrix[word, word + 1] = -1e4
    found = tuple(int(head) for head in best_tree(matrix))
    assert grows_from_one_root(found)
    every = itertools.product(range(len(scores) + 1), repeat=len(scores))
    best = max(sum(matrix[range(len(heads)), heads]) for heads in every if grows_from_one_root(heads))
    assert sum(matrix[range(len(found)), found]) == best
