"""The two trained pipelines put into one, made small, and written as the folder that ships."""

from __future__ import annotations

import itertools
import shutil

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from training import compact
from training import settings as s
from training.sources import PUD, SOURCES

_COMPARED = 150  # texts of each of two test sets that must be read alike with and without the strings that are left out


def join() -> Language:
    """The parsing pipeline with the recogniser behind it, which keeps its own tok2vec."""
    nlp, ner = spacy.load(s.PARSE), spacy.load(s.NER)
    ner.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=ner)
    nlp.meta.update(
        name=s.NAME,
        version=s.VERSION,
        description=s.DESCRIPTION,
        license=s.LICENCE,
        author="the Dateline authors",
        sources=[{"name": source.name, "license": source.licence} for source in SOURCES if source is not PUD],
        performance={},  # on what it was developed with; the card has the figures of the test sets
    )
    return nlp


def main() -> None:
    nlp = join()
    compact.round_weights(nlp, s.WEIGHT_GRID)
    shutil.rmtree(s.RESULT, ignore_errors=True)
    compact.write(nlp, s.RESULT)
    files = (DocBin().from_disk(s.CORPUS / f"{name}_test.spacy") for name in ("pud", "ewt"))
    texts = [doc.text for file in files for doc in itertools.islice(file.get_docs(Vocab()), _COMPARED)]
    if not compact.same(nlp, spacy.load(s.RESULT), texts):
        raise SystemExit("assemble: without the strings that were left out, texts are read differently")
    sizes = compact.sizes(s.RESULT)
    total = sum(sizes.values())
    print(f"assembled: {total / 1e6:.2f} MB in a wheel,", *(f"{name} {size / 1e6:.2f}" for name, size in list(sizes.items())[:6]))
    if total > s.LIMIT:
        raise SystemExit(f"assemble: that is more than {s.LIMIT / 1e6:g} MB; fewer WORDS or a coarser WEIGHT_GRID (settings.py)")


if __name__ == "__main__":
    main()
