"""A project: the folder that holds `content/`, and what its optional `content/site.toml` says."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from generator.errors import Problem, ProjectError
from generator.model import Mode, PublishText
from generator.temporal.nouns import Settings


@dataclass(frozen=True, slots=True)
class Project:
    """Everything a build needs to know besides the articles.

    `root` is an absolute path. `base_url` is absolute and ends with a slash, or is empty (then what needs absolute URLs is
    left out). `language` is that of articles that do not name theirs; `interface` that of the site's own words, empty for the same.
    `repository` is the URL of a code forge's repository for "suggest a correction", or empty. `pipeline` is an installed
    spaCy pipeline's name or a path, empty for the bundled one. `drafts`: whether articles marked as drafts are read too.
    """

    root: Path
    title: str = ""
    description: str = ""
    language: str = "en"
    interface: str = ""
    base_url: str = ""
    repository: str = ""
    mode: Mode = "news"
    publish_text: PublishText = "quotes"
    publish: Literal["all", "reviewed"] = "all"
    noindex: bool = False
    pipeline: str = ""
    settings: Settings = field(default_factory=Settings)
    drafts: bool = False

    @property
    def content(self) -> Path:
        """The folder articles are read from."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """The folder the site is written to."""
        return self.root / "site"

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where templates are looked for, first hit wins: the project's own, then the default theme."""
        own = self.root / "templates"
        return (own, default_theme()) if own.is_dir() and own != default_theme() else (default_theme(),)


def default_theme() -> Path:
    """The theme shipped in the wheel, or the checkout's own `templates/` where we run from one."""
    package = Path(__file__).parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent / "templates"


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


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LANGUAGE_FORM = 'a language code such as "en"'
MAIN = ""  # the keys before any [table]


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _web_address(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and re.fullmatch(r"\s*https?://[^\s/]+\S*\s*", value) else None


def _base_url(value: object) -> str | None:
    """An address that other addresses can be joined to."""
    address = _web_address(value)
    return None if address is None or "?" in address or "#" in address else address


def language_code(value: object) -> str | None:
    """A language tag of BCP 47 as far as its form goes: two or three letters, then subtags."""
    return value if isinstance(value, str) and re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", value) else None


def _one_of(*names: str) -> tuple[Callable[[object], str | None], str]:
    return (lambda value: value if isinstance(value, str) and value in names else None), "one of " + ", ".join(names)


# table → key → (what makes its value, None for one that cannot be used; what would be accepted)
KEYS: Mapping[str, Mapping[str, tuple[Callable[[Any], Any], str]]] = {
    MAIN: {
        "title": (_text, "a text"),
        "description": (_text, "a text"),
        "base_url": (_base_url, 'an address such as "https://example.org/story/", without “?” and “#”'),
        "repository": (_web_address, 'an address such as "https://github.com/name/story"'),
        "mode": _one_of("news", "narrative"),
        "publish_text": _one_of("quotes", "full", "none"),
        "publish": _one_of("all", "reviewed"),
        "noindex": (lambda value: value if isinstance(value, bool) else None, "true or false"),
    },
    "language": {
        "code": (language_code, LANGUAGE_FORM),
        "interface": (language_code, LANGUAGE_FORM),
        "pipeline": (_text, "the name of an installed spaCy pipeline, or a path"),
    },
    "dates": {
        "week_start": (
            lambda value: WEEKDAYS.index(value.lower()) + 1 if isinstance(value, str) and value.lower() in WEEKDAYS else None,
            "a weekday such as monday",
        ),
        "hemisphere": _one_of("north", "south"),
        "date_order": _one_of("MDY", "DMY", "YMD"),
        "fiscal_year_start": (
            lambda value: value if type(value) is int and 1 <= value <= 12 else None,
            "the number of a month, 1 to 12",
        ),
    },
}


def load_project(root: Path, *, base_url: str | None = None, drafts: bool = False) -> Project:
    """The project at `root`; `base_url`, where given, wins over site.toml's. A ProjectError carries all that is wrong."""
    root = root.resolve()
    if not (root / "content").is_dir():
        raise ProjectError(f"there is no folder content/ in {root}: make one and put articles into it")
    values: dict[str, dict[str, Any]] = {table: {} for table in KEYS}
    path = root / "content" / "site.toml"
    if path.is_file():
        try:
            values = _checked(parse_toml(path.read_bytes(), "content/site.toml"))
        except OSError as error:
            raise ProjectError(f"cannot be read: {error.strerror}", path="content/site.toml") from None
    main = values[MAIN]
    if base_url is not None:
        if base_url and not _base_url(base_url):
            raise ProjectError(f"the base URL “{base_url}” must be {KEYS[MAIN]['base_url'][1]}")
        main["base_url"] = base_url.strip()
    if main.get("base_url"):
        main["base_url"] = main["base_url"].rstrip("/") + "/"
    language = {{"code": "language"}.get(key, key): value for key, value in values["language"].items()}
    return Project(root, settings=Settings()._replace(**values["dates"]), drafts=drafts, **language, **main)


def _checked(toml: Toml) -> dict[str, dict[str, Any]]:
    """The values of all known keys by table, made what the nouns want."""
    problems: list[Problem] = []
    values: dict[str, dict[str, Any]] = {table: {} for table in KEYS}
    for name, value in toml.values.items():
        if name in KEYS and not isinstance(value, dict):
            problems.append(toml.problem(f"“{name}” must be a table: write [{name}] on a line of its own", name))
        elif name not in KEYS and name not in KEYS[MAIN]:
            problems.append(toml.problem(f"unknown key “{name}”{nearest(name, {*KEYS[MAIN], *KEYS} - {MAIN})}", name))
    for table, keys in KEYS.items():
        found = toml.values if table == MAIN else toml.values.get(table)
        for name, value in found.items() if isinstance(found, dict) else ():
            at = (name,) if table == MAIN else (table, name)
            if name in keys:
                make, accepted = keys[name]
                values[table][name] = make(value)
                if values[table][name] is None:
                    problems.append(toml.problem(f"“{name}” must be {accepted}", *at))
            elif table != MAIN:
                problems.append(toml.problem(f"unknown key “{name}” in [{table}]{nearest(name, keys)}", *at))
    if problems:
        first, *others = sorted(problems)
        raise ProjectError(first.message, path=first.path, line=first.line, column=first.column, others=tuple(others))
    return values


def find_project(start: Path) -> Path:
    """`start` or its nearest parent that holds `content/`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "content").is_dir():
            return folder
    raise ProjectError(
        f"there is no folder content/ in {start} or above: make one for your articles, or name the project: --project DIR"
    )
