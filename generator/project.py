"""A project: the folder that holds `content/`, and what its optional `content/site.toml` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from generator.errors import Problem, ProjectError
from generator.model import Mode, PublishText
from generator.temporal.nouns import Settings
from generator.tokens import THEME, Tokens, read_tokens
from generator.toml import Toml, nearest, parse_toml


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
    mode: Mode | None = None
    publish_text: PublishText = "quotes"
    publish: Literal["all", "reviewed"] = "all"
    noindex: bool = False
    search: Literal["pagefind", "none"] = "pagefind"
    pipeline: str = ""
    settings: Settings = field(default_factory=Settings)
    theme: Tokens = field(default_factory=Tokens)
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
        "search": _one_of("pagefind", "none"),
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
    theme = Tokens()
    path = root / "content" / "site.toml"
    if path.is_file():
        try:
            toml = parse_toml(path.read_bytes(), "content/site.toml")
            theme, problems = read_tokens(toml, _stylesheet(Project(root)))
            values = _checked(toml, problems)
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
    return Project(root, settings=Settings()._replace(**values["dates"]), theme=theme, drafts=drafts, **language, **main)


def _stylesheet(project: Project) -> str:
    """The theme's stylesheet: the project's own, else the default theme's."""
    found = (folder / "static" / "style.css" for folder in project.templates)
    return next((path.read_text(encoding="utf-8") for path in found if path.is_file()), "")


def _checked(toml: Toml, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """The values of all known keys by table, made what the nouns want; raises all problems, those given among them."""
    values: dict[str, dict[str, Any]] = {table: {} for table in KEYS}
    for name, value in toml.values.items():
        if name in KEYS and not isinstance(value, dict):
            problems.append(toml.problem(f"“{name}” must be a table: write [{name}] on a line of its own", name))
        elif name not in KEYS and name not in KEYS[MAIN] and name != THEME:
            problems.append(toml.problem(f"unknown key “{name}”{nearest(name, {*KEYS[MAIN], *KEYS, THEME} - {MAIN})}", name))
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
