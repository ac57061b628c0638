"""Front matter: the YAML between two lines of dashes at the top of a file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any, Literal

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.errors import ContentError, Problem
from generator.model import Link
from generator.toml import nearest

# key → (what makes its value, None for one that cannot be used; what would be accepted)
Keys = Mapping[str, tuple[Callable[[Any], Any], str]]

_HANDLER = YAMLHandler()


class _Loader(yaml.SafeLoader):
    """Safe YAML, but a key written twice is an error, and what only looks like a date is the text it is written as."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        written: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in written:
                    raise _WrittenTwiceError(key.value, key.start_mark.line + 1, key.start_mark.column + 1)
                written.add(key.value)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made

    def construct_day(self, node: yaml.ScalarNode) -> object:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:  # 2019-13-45
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_day)


class _WrittenTwiceError(Exception):
    def __init__(self, key: str, line: int, column: int) -> None:
        self.key, self.line, self.column = key, line, column


@dataclass(frozen=True, slots=True)
class Head:
    """What front matter says; empty where a file has none. `places` tells the line and column of each key."""

    path: str
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def problem(self, message: str, key: str = "", severity: Literal["error", "warning"] = "error") -> Problem:
        """`message` about `key`, or about the file."""
        return Problem(self.path, *self.places.get(key, (1, 1)), message, severity)

    def checked(self, keys: Keys) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """The values of all known keys made what `keys` wants, empty ones left out; and what is wrong with the others."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, value in self.values.items():
            if key not in keys:
                problems.append(self.problem(f"unknown key “{key}”{nearest(key, keys)}", key, "warning"))
            elif value is not None and value != "":
                make, accepted = keys[key]
                try:
                    made = make(value)
                except _PartError as error:
                    problems.append(self.problem(f"“{key}”: {error}", key))
                    continue
                if made is None:
                    problems.append(self.problem(f"“{key}” must be {accepted}", key))
                else:
                    values[key] = made
        return values, tuple(problems)


class _PartError(ValueError):
    """What is wrong with one part of a value, where the whole has the right form."""


def split_head(text: str, path: str) -> tuple[Head, str]:
    """The front matter and the rest of the file; a ContentError says where the YAML breaks."""
    if not _HANDLER.detect(text):
        return Head(path), text
    try:
        written, body = _HANDLER.split(text)
    except ValueError:  # a lone line of dashes is a rule across the page, not front matter
        return Head(path), text
    try:
        values = _HANDLER.load(written, Loader=_Loader)
    except _WrittenTwiceError as error:
        told = f"“{error.key}” stands here twice: keep one"
        raise ContentError(told, path=path, line=error.line, column=error.column) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        hint = "; put quotes around a value that holds a colon" if "mapping values" in said else ""
        raise ContentError(f"the front matter is not YAML: {said}{hint}", path=path, line=at[0], column=at[1]) from None
    except (RecursionError, ValueError) as error:  # hostile nesting; a number such as 0x_
        raise ContentError(f"the front matter is not YAML: {error}", path=path, line=1, column=1) from None
    if values is None:
        return Head(path), body
    if not isinstance(values, dict):
        raise ContentError("the front matter must be lines of “key: value”", path=path, line=2, column=1)
    places: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(written.split("\n"), start=1):
        if key := re.match(r"[\"']?([^\s:\"'#][^:\"']*?)[\"']?\s*:", line[:100]):
            places.setdefault(key[1], (number, 1))
    return Head(path, {str(key): value for key, value in values.items()}, places), body


def text(value: object) -> str | None:
    """One line of text; numbers and dates count as what they were written as."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        return None
    return " ".join(str(value).split())


def texts(value: object) -> tuple[str, ...] | None:
    """A YAML list of texts, or one line with commas."""
    items = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else [value]
    made = [text(item) for item in items]
    return None if None in made else tuple(dict.fromkeys(item for item in made if item))


def names(value: object) -> str | None:
    """One name, or a list of them joined by commas."""
    made = texts(value) if isinstance(value, list) else None
    return text(value) if not isinstance(value, list) else None if made is None else ", ".join(made)


def flag(value: object) -> bool | None:
    """true or false."""
    return value if isinstance(value, bool) else None


def web_address(value: object) -> str | None:
    """An http or https address; nothing else may become a link."""
    return value.strip() if isinstance(value, str) and re.fullmatch(r"\s*https?://[^\s/<>\"]+[^\s<>\"]*\s*", value) else None


LINKS_FORM = "a list of addresses, or of “label:” with “url:”"


def links(value: object) -> tuple[Link, ...] | None:
    """Web addresses: a list of addresses, of {label, url} or of {label: address}, or a mapping from label to address."""
    made: list[Link] = []
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            pairs = [(item, item)]
        elif {"label", "url"} & item.keys():
            pairs = [(item.get("label") or item.get("url"), item.get("url"))]
        else:
            pairs = list(item.items())
        for label, url in pairs:
            name, address = text(label), web_address(url)
            if name is None or not isinstance(url, str):
                return None
            if address is None:
                raise _PartError(f"“{shorten(url, 80)}” is no address that begins with https:// or http://")
            made.append(Link(re.sub(r"^https?://(www\.)?|/$", "", name) if label == url else name, address))
    return tuple(made)


def one_of(*accepted: str) -> tuple[Callable[[Any], str | None], str]:
    """One of these words, nothing else."""
    return (lambda value: value if isinstance(value, str) and value in accepted else None), "one of " + ", ".join(accepted)
