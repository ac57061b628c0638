"""The parsing pipeline and the recogniser put into one, made small, and written as the folder that ships."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Mapping
from typing import Any

import spacy
import torch
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from generator.language.recogniser import FACTORY, Recogniser
from training import compact
from training import settings as s
from training.network import SCHEMES
from training.sources import PUD, SOURCES

_COMPARED = 150  # texts of each of two test sets that must be read alike with and without the strings that are left out


def weights(state: Mapping[str, Any]) -> dict[str, Any]:
    """What PyTorch saved of network.Network, as the component names it."""
    state = {name: tensor.numpy() for name, tensor in state.items()}
    # Written corpora alike, the only one of news twice; texts have no scheme when read
    parts = [weight * state["schemes.weight"][SCHEMES.index(name)] for name, weight in s.SCHEME_MIX.items()]
    found = {name: state[f"reader.{name}.weight"] for name in ("forms", "cases", "letters")}
    found["scheme"] = sum(parts) / sum(s.SCHEME_MIX.values())
    for name, place in (("spelling", "reader.spelling"), ("emission", "emission")):
        found[f"{name}_weight"], found[f"{name}_bias"] = state[f"{place}.weight"], state[f"{place}.bias"]
    for layer in ("lower", "upper"):
        for way, suffix in (("forward", "l0"), ("backward", "l0_reverse")):
            found[f"{layer}_{way}_input"] = state[f"{layer}.weight_ih_{suffix}"]
            found[f"{layer}_{way}_hidden"] = state[f"{layer}.weight_hh_{suffix}"]
            found[f"{layer}_{way}_bias"] = state[f"{layer}.bias_ih_{suffix}"] + state[f"{layer}.bias_hh_{suffix}"]
    return {**found, "transition": state["transition"], "start": state["start"]}


def join() -> Language:
    """The parsing pipeline with the recogniser behind it."""
    nlp = spacy.load(s.PARSE)
    recogniser = nlp.add_pipe(FACTORY, name="ner")
    assert isinstance(recogniser, Recogniser)
    recogniser.set_weights(weights(torch.load(s.RECOGNISER)), s.RECOGNISER_GRID)
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
