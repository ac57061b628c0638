"""TOML files whose mistakes can be pointed at: values, and the line and column each stands at."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import Problem, ProjectError


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file's values, and where each stands. `path` is as it is shown to people."""

    path: str
    text: str
    values: Mapping[str, Any]

    def where(self, *keys: str | int) -> tuple[int, int]:
        """Line and column (from 1) of `keys` (`"event", 2, "date"`), else of the nearest table around it."""
        places = _places(self.text)
        for end in range(len(keys), 0, -1):
            if keys[:end] in places:
                return places[keys[:end]]
        return 1, 1

    def problem(self, message: str, *keys: str | int) -> Problem:
        """`message` about the value at `keys`."""
        return Problem(self.path, *self.where(*keys), message)


def parse_toml(data: bytes, path: str) -> Toml:
    """TOML in UTF-8; a ProjectError says where it stops being that."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Toml(path, text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProjectError("this is not UTF-8: save the file as UTF-8", path=path, line=line) from None
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error), re.DOTALL)
        at = (int(said[2]), int(said[3])) if said and said[2] else (text.count("\n") + 1, 1)
        raise ProjectError(f"this is not TOML: {said[1] if said else error}", path=path, line=at[0], column=at[1]) from None


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean “title”?` where something known is near, else `; known are …`."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; known are {', '.join(names)}"


_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*(?:\.[^=]*)?=")


def _places(text: str) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Where each table and each key at the start of a line stands; values that go over several lines are stepped over."""
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    counts: dict[str, int] = {}
    table: tuple[str | int, ...] = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if closing in line else closing
        elif header := _HEADER.match(line):
            name = header[2].strip("\"' ")
            table = tuple(part.strip("\"' ") for part in name.split("."))
            if header[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                places.setdefault(table, (number, header.start(2) + 1))
                table = (*table, counts[name])
            places.setdefault(table, (number, header.start(2) + 1))
        elif key := _KEY.match(line):
            places.setdefault((*table, key[1].strip("\"'")), (number, key.start(1) + 1))
            closing = next((quote for quote in ('"""', "'''") if line.count(quote) % 2), "")
    return places
