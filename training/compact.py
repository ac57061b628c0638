"""A pipeline made small: weights on a grid, no strings but those that are needed, and the size that it has in a wheel.

Leaving strings out changes nothing, which `same` shows; what the grid changes is measured in training/README.md.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

_ATTRIBUTES = ("text", "whitespace_", "norm_", "shape_", "tag_", "pos_", "morph", "lemma_", "dep_", "ent_iob_", "ent_type_")


def round_weights(nlp: Language, part: float) -> None:
    """Rounds each parameter of spaCy's networks to a grid of its own, as `rounded` does. The recogniser rounds its own."""
    seen: set[int] = set()
    for _, pipe in _components(nlp):
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            if id(node) in seen:  # a tok2vec that several components listen to
                continue
            seen.add(id(node))
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, rounded(np.asarray(node.get_param(name)), part))


def rounded(weights: Any, part: float) -> Any:
    """Multiples of a step of about `part` standard deviations of the weights, float32 as they were.

    The step is a power of two, 2^round(log₂(part · σ)), so that most bits are zero: few values, and each with a short mantissa, are
    what deflate can use. Rounding the mantissas alone keeps many more values for the same error where it matters.
    """
    deviation = float(weights.std())
    if not deviation:
        return weights
    step = 2.0 ** round(np.log2(part * deviation))
    return (np.round(weights / step) * step).astype("float32")


def strings(nlp: Language) -> set[str]:
    """The strings that components know by hash alone: labels, their parts, and what the lemmatizer's trees cut and put."""
    needed: set[str] = set()
    for name, pipe in _components(nlp):
        for label in map(str, getattr(pipe, "labels", ())):
            needed.update((label, *label.split("|"), *(part for field in label.split("|") for part in field.split("="))))
        if name == "trainable_lemmatizer":
            trees = (pipe.trees[i] for i in range(len(pipe.trees)))
            needed.update(nlp.vocab.strings[tree[key]] for tree in trees for key in ("orig", "subst") if key in tree)
    return needed - {""}


def write(nlp: Language, path: Path) -> None:
    """Writes the pipeline with no more strings than it needs. Words need none: they bring theirs, and vectors are found by hash."""
    nlp.to_disk(path)
    (path / "vocab" / "strings.json").write_text(json.dumps(sorted(strings(nlp)), ensure_ascii=False), encoding="utf-8")


def same(one: Language, other: Language, texts: Sequence[str]) -> bool:
    """Whether two pipelines give every token of the texts the same values."""
    return all(
        list(_values(first)) == list(_values(second)) for first, second in zip(one.pipe(texts), other.pipe(texts), strict=True)
    )


def _components(nlp: Language) -> list[tuple[str, Any]]:
    """The components, of whose classes only some have the attributes used here."""
    return list(nlp.pipeline)


def _values(doc: Doc) -> Iterator[tuple[str | int | bool, ...]]:
    for token in doc:
        yield (token.head.i, bool(token.is_sent_start), *(str(getattr(token, name)) for name in _ATTRIBUTES))


def sizes(folder: Path) -> dict[str, int]:
    """Bytes that each file below a folder takes in a wheel, which is a zip file, the largest first."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, str(path.relative_to(folder)))
        packed = {info.filename: info.compress_size for info in archive.infolist()}
    return dict(sorted(packed.items(), key=lambda item: -item[1]))
