"""The figures of a pipeline on the test sets: by layer and relation on treebanks, by label on entity corpora.

    python -m training.evaluate [MODEL] [--card]

gives JSON and the tables of the model card: for the result in build/figures.json and .md, for another MODEL printed. `--card`
writes the tables into the card. The pipeline gets the text alone, so a word that it cuts otherwise than the treebank is wrong in
every layer. A name is right when both its ends and its label are.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

import generator.language.recogniser  # noqa: F401  # spacy.load finds the component's factory
from training import card, compact
from training import settings as s
from training.card import Figures, Scores

TREEBANKS = {"UD English EWT, test": "ewt_test", "UD English GUM, test": "gum_test", "PUD (never trained on)": "pud_test"}
LAYERS = {"UPOS": "pos_acc", "tag": "tag_acc", "lemma": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences": "sents_f"}
RELATIONS = (
    "root nsubj nsubj:pass obj iobj obl obl:agent nmod appos conj ccomp xcomp advcl acl acl:relcl aux aux:pass compound "
    "flat".split()
)
_BASIC = ("PERSON", "ORG", "LOC")
# Test set → its file, and the labels that it annotates
ENTITIES = {
    "UNER English EWT, test": ("uner_ner_test", _BASIC),
    "GUM, test": ("gum_ner_test", (*_BASIC, "EVENT")),
    "GMB, held-out blocks (silver)": ("gmb_ner_test", (*_BASIC, "NORP", "EVENT")),
    "CrossNER politics, test": ("crossner_ner_test", (*_BASIC, "EVENT")),
    "wikigold, held out": ("wikigold_ner_test", _BASIC),
    "WNUT-17, test": ("wnut_ner_test", _BASIC),
}
_OURS = {"GPE": "LOC", "FAC": "LOC", "PER": "PERSON"}  # labels of other pipelines, so that they can be compared


def measure(path: Path) -> Figures:
    """All figures, in percent; those of time in words a second and seconds of one core."""
    started = time.process_time()
    nlp = spacy.load(path)
    loading = time.process_time() - started
    return {
        "layers": {title: layers(nlp, _gold(nlp, file)) for title, file in TREEBANKS.items()},
        "entities": {title: entities(nlp, _gold(nlp, file), labels) for title, (file, labels) in ENTITIES.items()},
        "megabytes": round(sum(compact.sizes(path).values()) / 1e6, 1),
        "words a second": round(_speed(nlp), -2),
        "seconds to load": round(loading, 1),
    }


def layers(nlp: Language, gold: Iterable[Doc]) -> dict[str, Any]:
    """Accuracy (F of sentences) by layer, and F by relation, of words with the right head."""
    gold = list(gold)
    there = {token.dep_ for doc in gold for token in doc} | {"root"}  # a treebank need not annotate all of them
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in gold]
    with nlp.select_pipes(disable=[name for name in ("ner",) if name in nlp.pipe_names]):
        scores = nlp.evaluate(examples)
    relations = scores["dep_las_per_type"]
    return {
        **{name: _percent(scores[key]) for name, key in LAYERS.items()},
        "relations": {name: _percent(relations[name]["f"]) for name in RELATIONS if name in there & relations.keys()},
    }


def entities(nlp: Language, gold: Iterable[Doc], labels: Iterable[str]) -> dict[str, Scores]:
    """Scores by label, of those that the corpus annotates, and of all together. Names over unknown words do not count."""
    gold, labels = list(gold), tuple(labels)
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    with nlp.select_pipes(enable=[name for name in ("tok2vec", "transformer", "ner") if name in nlp.pipe_names]):
        predicted = nlp.pipe([doc.text for doc in gold])
        for doc, guess in zip(gold, predicted, strict=True):
            unknown = [(token.idx, token.idx + len(token)) for token in doc if token.ent_iob == 0]
            truth = {name for name in _names(doc) if name[2] in labels}
            ours = {
                name
                for name in _names(guess)
                if name[2] in labels and not any(start < name[1] and name[0] < end for start, end in unknown)
            }
            for counter, names in ((right, truth & ours), (found, ours), (there, truth)):
                counter.update(label for _, _, label in names)
    by_label = {label: card.scores(right[label], found[label], there[label]) for label in labels}
    return {**by_label, "all": card.scores(right.total(), found.total(), there.total())}


def _names(doc: Doc) -> set[tuple[int, int, str]]:
    return {(entity.start_char, entity.end_char, _OURS.get(entity.label_, entity.label_)) for entity in doc.ents}


def _gold(nlp: Language, file: str) -> list[Doc]:
    return list(DocBin().from_disk(s.CORPUS / f"{file}.spacy").get_docs(nlp.vocab))


def _speed(nlp: Language) -> float:
    texts = [doc.text for doc in _gold(nlp, "gum_test")]
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - started)


def _percent(part: float | None) -> float:
    return round(100 * (part or 0.0), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description="Figures of a pipeline on the test sets.")
    parser.add_argument("model", nargs="?", type=Path, default=s.RESULT, help="a folder with a pipeline; by default, the result")
    parser.add_argument("--card", action="store_true", help="write the tables into the model card")
    arguments = parser.parse_args()
    figures = measure(arguments.model)
    data, tables = json.dumps(figures, indent=1), card.section(figures)
    if arguments.model == s.RESULT:
        s.TABLES.write_text(tables + "\n", encoding="utf-8")
        s.FIGURES.write_text(data + "\n", encoding="utf-8")
    else:
        print(data, tables, sep="\n\n")
    if arguments.card:
        path = s.MODEL / "README.md"
        path.write_text(card.replaced(path.read_text(encoding="utf-8"), tables), encoding="utf-8")
        print(f"{path.relative_to(s.HERE.parent)}: figures written")


if __name__ == "__main__":
    main()
