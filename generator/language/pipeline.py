"""The spaCy pipeline: the bundled one, or an installed one that site.toml names."""

from __future__ import annotations

import functools
import json
import warnings
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from generator.errors import PipelineError
from generator.language import recogniser as _recogniser  # noqa: F401  registers the bundled component
from generator.language import scheme

BUNDLED = Path(__file__).parent / "en_news"
# What is read of a Doc: how a pipe says that it sets it, how a Doc shows it, and what that takes.
_NEEDED = (
    ("token.dep", "DEP", "a dependency parser"),
    ("doc.ents", "ENT_IOB", "a named entity recogniser"),
    ("token.lemma", "LEMMA", "a lemmatizer"),
    ("token.tag", "TAG", "a tagger"),
)
_SENTENCERS = ("senter", "sentencizer")  # boundaries are ours (sentences.py), set before the parser, which keeps them
_SAMPLE = "The rebels took the town in March. She was born in Paris."


class _BlasOps(NumpyOps):  # type: ignore[misc]  # thinc types it as Any
    """thinc's operations with numpy's matrix product, 1.7 times as fast over the whole pipeline as the one thinc brings."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """`x @ y`, each transposed first where asked for; written to `out` where given."""
        return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


@functools.lru_cache(maxsize=2)
def load(name: str = "") -> Language:
    """The pipeline `name` (an installed package or a path), the bundled one where `name` is empty.

    What another finds is told in the bundled one's labels. Raises PipelineError where it is not installed, cannot be read, is not
    for English, or lacks what our own build on.
    """
    usual = get_current_ops()
    if type(usual) is NumpyOps:  # no graphics card, no operations of somebody else's choice
        set_current_ops(_BlasOps())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # version notes of third-party packages; what matters fails below
            nlp = _loaded(name)
            if name:
                _unify(nlp, name)
    finally:
        set_current_ops(usual)
    return nlp


def _loaded(name: str) -> Language:
    try:
        return spacy.load(name or BUNDLED, exclude=list(_SENTENCERS))
    except Exception as error:  # a package can be of any kind, and runs code of its own
        told = str(error)
        if "[E050]" in told or "[E941]" in told:
            installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
            why = f": it is neither an installed spaCy pipeline (installed: {installed}) nor a folder with one"
        elif "[E053]" in told:
            why = ": no spaCy pipeline is in that folder, which would have a meta.json and a config.cfg"
        else:
            why = f" as a spaCy pipeline ({_first_line(error)})"
        raise _refused(name, f"cannot be loaded{why}; leave the key out to use the bundled one") from None


def _unify(nlp: Language, name: str) -> None:
    """Adds what tells the pipeline's findings in the bundled one's labels, after a look at what it finds."""
    if nlp.lang != "en":
        raise _refused(name, f"reads “{nlp.lang}”, but events and actors are found in English: a pipeline for “en” would do")
    provided = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    try:
        sample = nlp(_SAMPLE)
    except Exception as error:
        raise _refused(name, f"cannot read a sentence, as a trained pipeline can ({_first_line(error)})") from None
    missing = [what for attribute, shown, what in _NEEDED if attribute not in provided and not sample.has_annotation(shown)]
    if missing:
        has, needs = ", ".join(nlp.pipe_names) or "nothing", ", ".join(what for *_, what in _NEEDED)
        raise _refused(name, f"lacks {', '.join(missing)}: it has {has}, and what would do has {needs}")
    labels = {token.dep_ for token in sample}
    if "nsubj" not in labels:
        told = ", ".join(sorted(labels))
        raise _refused(name, f"labels trees as {told}: Universal Dependencies, or the labels of en_core_web_*, would do")
    nlp.add_pipe(scheme.NAMES)
    if scheme.is_clearnlp(labels):
        nlp.add_pipe(scheme.TREES)


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {(str(error).splitlines() or [''])[0].rstrip('.')}"


def _refused(name: str, why: str) -> PipelineError:
    return PipelineError(f"language.pipeline {name!r} {why}.", path="content/site.toml")


def identity(name: str = "") -> str:
    """What the pipeline is, for cache keys: language, name and version of its meta."""
    meta = load(name).meta if name else json.loads((BUNDLED / "meta.json").read_text(encoding="utf-8"))
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
