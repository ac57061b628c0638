"""The corpus: what phrases mean, which words are no time, and that no grammar line is there for nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator.temporal import find, rules
from generator.temporal.algebra import Never
from generator.temporal.chart import Effort, parse
from generator.temporal.nouns import Mode, Timex
from generator.temporal.rules import load
from generator.temporal.tokens import tokenize

CORPUS = Path(__file__).parent / "temporal"
GRAMMARS = Path(rules.__file__).parent / "grammar"
LANGUAGES = sorted(path.stem for path in GRAMMARS.glob("*.txt"))


@dataclass(frozen=True)
class Example:
    """A sentence whose expressions stand in brackets, and what they are, as `TYPE value[/mod]` each."""

    place: str
    language: str
    dateline: datetime.date
    mode: Mode
    marked: str
    meant: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as an article has it."""
        return re.sub(r"[\[\]]", "", self.marked)

    def found(self) -> list[Timex]:
        """What the engine says of it."""
        return find(self.text, self.dateline, self.language, mode=self.mode)


FILES = sorted(path.name for path in CORPUS.glob("*.txt"))


@cache
def examples(file: str = "") -> tuple[Example, ...]:
    """Those of a file, or all of them, in file order."""
    return tuple(example for name in ([file] if file else FILES) for example in _read(CORPUS / name))


def _read(path: Path) -> Iterator[Example]:
    dateline, mode, meant = datetime.date.min, "news", ()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("    "):
            yield Example(f"{path.name}:{number}", path.name[:2], dateline, mode, line.strip(), meant)
        elif line.startswith("dateline "):
            _, day, mode = line.split()
            dateline = datetime.date.fromisoformat(day)
        elif line and not line.startswith("#"):
            meant = () if line == "NEVER" else tuple(line.split(", "))


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.place)
def test_each_phrase_means_what_it_stands_under(example: Example) -> None:
    found = example.found()
    marked = example.text
    for timex in reversed(found):
        marked = f"{marked[: timex.extent.start]}[{timex.text}]{marked[timex.extent.end :]}"
    assert marked == example.marked
    assert tuple(f"{t.type} {t.value}" + (f"/{t.mod}" if t.mod else "") for t in found) == example.meant


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_grammar_line_is_used_by_an_example(language: str) -> None:
    grammar = load(language)
    own = [example for example in examples() if example.language == language]
    used = {int(rule.rpartition(":")[2]) for example in own for timex in example.found() for rule in timex.rules}
    for example in own:
        matches = parse(tokenize(example.text), grammar, example.mode, Effort())
        used.update(line for match in matches if isinstance(match.payload, Never) for line in match.lines)
    idle = [f"{grammar.name}:{number}: {line}" for number, line in grammar.lines.items() if number not in used]
    assert not idle, f"no example in tests/temporal/{language}*.txt uses\n" + "\n".join(idle)
