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

BUNDLED = Path(__file__).parent / "en_news"
# What our components read of a Doc, and a spaCy attribute that shows some pipe sets it.
_NEEDED = {
    "token.dep": "a dependency parser",
    "doc.ents": "a named entity recogniser",
    "token.lemma": "a lemmatizer",
    "token.tag": "a tagger",
}
_SENTENCERS = ("senter", "sentencizer")  # boundaries are ours (sentences.py), set before the parser, which keeps them


class _BlasOps(NumpyOps):  # type: ignore[misc]  # thinc types it as Any
    """thinc's operations with numpy's matrix product, 1.7 times as fast over the whole pipeline as the one thinc brings."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """`x @ y`, each transposed first where asked for; written to `out` where given."""
        return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


@functools.lru_cache(maxsize=2)
def load(name: str = "") -> Language:
    """The pipeline `name` (an installed package or a path), the bundled one where `name` is empty.

    Raises PipelineError where it is not installed, cannot be read, or lacks a component our own build on.
    """
    usual = get_current_ops()
    if type(usual) is NumpyOps:  # no graphics card, no operations of somebody else's choice
        set_current_ops(_BlasOps())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # version notes of third-party packages; what matters fails below
            nlp = spacy.load(name or BUNDLED, exclude=list(_SENTENCERS))
    except (OSError, ImportError, ValueError) as error:
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise PipelineError(
            f"language.pipeline {name!r} cannot be loaded ({str(error).splitlines()[0]}). Installed pipelines: {installed}; "
            "leave the key out to use the bundled one.",
            path="content/site.toml",
        ) from None
    finally:
        set_current_ops(usual)
    provided = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    # A trainable lemmatizer and a morphologizer assign token.lemma and token.pos; attribute_ruler and tagger assign token.tag.
    missing = [what for attribute, what in _NEEDED.items() if attribute not in provided]
    if missing:
        raise PipelineError(
            f"language.pipeline {name!r} lacks {' and '.join(missing)}; it has: {', '.join(nlp.pipe_names) or 'nothing'}.",
            path="content/site.toml",
        )
    return nlp


def identity(name: str = "") -> str:
    """What the pipeline is, for cache keys: language, name and version of its meta."""
    meta = load(name).meta if name else json.loads((BUNDLED / "meta.json").read_text(encoding="utf-8"))
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
