"""Sentences with labelled spans, and the column files they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

UNKNOWN = "?"  # the label of words of which a corpus does not say what they are: neither a name nor none


class Span(NamedTuple):
    """Words `[start, end)` of a sentence, and what they are."""

    start: int
    end: int
    label: str

    def overlaps(self, taken: set[int]) -> bool:
        return any(i in taken for i in range(self.start, self.end))


class Sentence(NamedTuple):
    """Words, whether white space follows each (empty where the corpus does not say), and spans in the order they were found."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    spans: tuple[Span, ...]

    def spaced(self) -> tuple[bool, ...]:
        """White space as the corpus has it, or as English has it."""
        return self.spaces or usual_spaces(self.words)

    def unannotated(self, words: frozenset[str]) -> tuple[Span, ...]:
        """Which of these lower-case words are in no span, as UNKNOWN."""
        covered = {i for span in self.spans for i in range(span.start, span.end)}
        return tuple(Span(i, i + 1, UNKNOWN) for i, word in enumerate(self.words) if i not in covered and word.lower() in words)


_JOINED_LEFT = frozenset(". , ; : ! ? ) ] } % 's 're 've 'll 'd 'm n't ' ’s ’ ” ...".split())
_JOINED_RIGHT = frozenset("( [ { $ £ € “ # ``".split())


def usual_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Whether white space usually follows each word: none before a comma, none inside quotation marks."""
    spaces, quoted = [True] * len(words), False
    for i, word in enumerate(words):
        if word in _JOINED_RIGHT:
            spaces[i] = False
        if i and word in _JOINED_LEFT:
            spaces[i - 1] = False
        if word == '"':
            spaces[i - 1 if quoted else i] = False
            quoted = not quoted
        if word == "''" and i:
            spaces[i - 1] = False
    return tuple(spaces)


def spans(tags: Sequence[str]) -> tuple[Span, ...]:
    """The spans that IOB tags mark, of either convention: a name begins at B-, or at I- where no such name goes on."""
    found: list[Span] = []
    inside = False
    for i, tag in enumerate(tags):
        if tag in {"O", ""}:
            inside = False
            continue
        prefix, label = tag.split("-", 1)
        if inside and prefix not in {"B", "U", "S"} and found[-1].label == label:
            found[-1] = found[-1]._replace(end=i + 1)
        else:
            found.append(Span(i, i + 1, label))
        inside = True
    return tuple(found)


def read(path: Path, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of each sentence in a file with a word a line, columns apart by tabs and sentences by empty lines."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and "\t" not in line:
            continue
        if not line.strip() or line.startswith("-DOCSTART-"):
            if words:
                yield words, tags
            words, tags = [], []
            continue
        columns = line.split("\t")
        if len(columns) > max(word, tag, 0):
            words.append(columns[word])
            tags.append(columns[tag])
    if words:
        yield words, tags


def mapped(sentences: Iterator[tuple[list[str], list[str]]], labels: Mapping[str, str | None]) -> Iterator[Sentence]:
    """Sentences in our labels. What `labels` gives None is no name to us; what it lacks is UNKNOWN."""
    for words, tags in sentences:
        ours = ((span, labels.get(span.label, UNKNOWN)) for span in spans(tags))
        yield Sentence(tuple(words), (), tuple(span._replace(label=label) for span, label in ours if label is not None))
