"""The treebanks, as documents of sentences of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.sources import EWT, GUM, GUM_GENRES, PUD

Row = list[str]  # ten columns: https://universaldependencies.org/format.html
Split = str  # train, dev or test


class Word(NamedTuple):
    """A syntactic word. `head` counts from 1 inside the sentence and is 0 for the root; `space`: white space follows."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space: bool


class Document(NamedTuple):
    name: str
    sentences: tuple[tuple[Word, ...], ...]


def rows(path: Path) -> Iterator[list[Row]]:
    """The lines of each sentence, without comments."""
    current: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            if current:
                yield current
            current = []
        elif not line.startswith("#"):
            current.append(line.split("\t"))
    if current:
        yield current


def words(sentence: Iterable[Row]) -> tuple[Word, ...]:
    """The words of a sentence. Those of a contraction (`1-2 don't`) stand close together, and its own space follows the last."""
    found: list[Word] = []
    last, space_after_last = 0, True
    for row in sentence:
        space = "SpaceAfter=No" not in row[9]
        if "." in row[0]:  # an ellipsis restored for enhanced dependencies; no word of the text
            continue
        if "-" in row[0]:
            last, space_after_last = int(row[0].split("-")[1]), space
            continue
        number = int(row[0])
        if number <= last:
            space = number == last and space_after_last
        found.append(Word(row[1], row[2], row[3], row[4], row[5], int(row[6]), row[7], space))
    return tuple(found)


def document(path: Path, name: str) -> Document:
    return Document(name, tuple(words(sentence) for sentence in rows(path)))


def ewt(split: Split) -> Iterator[Document]:
    """English Web Treebank, rebuilt from its sources, for the corpora hold no file of its training part."""
    base = EWT.path / "not-to-release"
    for name in (base / "file-lists" / f"files.{split}").read_text(encoding="utf-8").split():
        yield document(base / "sources" / name, name)


def gum_paths(split: Split) -> Iterator[Path]:
    """GUM's documents of genres that anyone may use, in the order its list has them."""
    base = GUM.path / "not-to-release"
    for name in (base / "file-lists" / f"files.{split}").read_text(encoding="utf-8").split():
        if name.split("_")[1] in GUM_GENRES:
            yield base / "sources" / f"{name}.conllu"


def gum(split: Split) -> Iterator[Document]:
    for path in sorted(set(gum_paths(split))):
        yield document(path, path.stem)


def pud() -> Document:
    """Parallel UD, a test set of single sentences from news and Wikipedia."""
    return document(PUD.path / "en_pud-ud-test.conllu", "pud")
