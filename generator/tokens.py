"""What a project changes of its theme in site.toml: the custom properties (`--time`, `--serif`, `--space-4`) of its stylesheet.

    [theme]                 typefaces, sizes, spaces: the same in light and dark
    serif = "Georgia, serif"
    [theme.light]           colours, by scheme
    time = "#00613f"

Which there are is said by the stylesheet itself, so that a theme with other tokens works the same way. Colours that make text
illegible are refused: what the site promises its readers (WCAG 2.2, success criteria 1.4.3 and 1.4.11) holds for every theme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.errors import Problem
from generator.toml import Toml, nearest

THEME = "theme"
SCHEMES = ("light", "dark")
_TOKEN = re.compile(r"--([a-z][a-z0-9-]*)\s*:\s*([^;}]+)")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)\([^(){};<>]*\)", re.IGNORECASE)
_UNSAFE = re.compile(r"[{};<>\\]|/\*|url\s*\(|@import", re.IGNORECASE)  # a value stays a value, and asks nothing of other origins
_TEXT, _MARK = 4.5, 3.0
# what is read or seen upon what, and how much they must differ
_PAIRS = (
    ("ink", "paper", _TEXT), ("soft", "paper", _TEXT), ("time", "paper", _TEXT), ("ink", "sheet", _TEXT), ("soft", "sheet", _TEXT),
    ("ink", "lit", _TEXT), ("focus", "paper", _MARK),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """Names and values of custom properties: for both schemes, for the light and for the dark one."""

    both: tuple[tuple[str, str], ...] = ()
    light: tuple[tuple[str, str], ...] = ()
    dark: tuple[tuple[str, str], ...] = ()

    @property
    def css(self) -> str:
        """The rules that stand after the theme's stylesheet; empty where nothing is changed."""
        rules = [f":root {{ {_declared(self.both)} }}\n"] if self.both else []
        for scheme, tokens in zip(SCHEMES, (self.light, self.dark), strict=True):
            if tokens:
                rules.append(f"@media (prefers-color-scheme: {scheme}) {{ :root {{ {_declared(tokens)} }} }}\n")
        return "".join(rules)


def read_tokens(toml: Toml, stylesheet: str) -> tuple[Tokens, list[Problem]]:
    """The tokens a project sets, and what is wrong with them."""
    table = toml.values.get(THEME, {})
    if not isinstance(table, dict):
        return Tokens(), [toml.problem("“theme” must be a table: write [theme] on a line of its own", THEME)]
    known = {scheme: defined(stylesheet, scheme) for scheme in SCHEMES}
    problems: list[Problem] = []
    given: dict[str, dict[str, str]] = {"": {}, **{scheme: {} for scheme in SCHEMES}}
    for name, value in table.items():
        if name in SCHEMES and isinstance(value, dict):
            for token, colour in value.items():
                _take(toml, (THEME, name, token), colour, known[name], given[name], problems)
        else:
            _take(toml, (THEME, name), value, known["light"], given[""], problems)
    if not problems:
        problems.extend(_illegible(toml, known, given))
    return Tokens(*(tuple(given[name].items()) for name in given)), problems


def defined(stylesheet: str, scheme: str) -> dict[str, str]:
    """The custom properties of a stylesheet's first `:root`; in the dark scheme those set for it on top."""
    light, _, dark = stylesheet.partition("prefers-color-scheme: dark")
    first = dict(_TOKEN.findall(light.partition(":root")[2].partition("}")[0]))
    if scheme == "dark":
        first |= dict(_TOKEN.findall(dark.partition("}")[0]))
    return {name: value.strip() for name, value in first.items()}


def _take(
    toml: Toml, keys: tuple[str, ...], value: object, known: dict[str, str], given: dict[str, str], problems: list[Problem]
) -> None:
    """Put a token into `given`, or what is wrong with it into `problems`."""
    name = keys[-1]
    if name not in known:
        problems.append(toml.problem(f"unknown token “{name}”{nearest(name, known)}", *keys))
    elif not isinstance(value, str) or not value.strip() or _UNSAFE.search(value):
        problems.append(toml.problem(f"“{name}” must be a value of CSS in quotes, such as “{known[name]}”", *keys))
    elif _COLOUR.fullmatch(known[name]) and len(keys) == 2:
        problems.append(toml.problem(f"“{name}” is a colour: set it in [theme.light] and [theme.dark]", *keys))
    elif _COLOUR.fullmatch(known[name]) and not _COLOUR.fullmatch(value.strip()):
        problems.append(toml.problem(f"“{name}” must be a colour such as “{known[name]}”", *keys))
    else:
        given[name] = value.strip()


def _illegible(toml: Toml, known: dict[str, dict[str, str]], given: dict[str, dict[str, str]]) -> list[Problem]:
    """Pairs of colours too near each other, where the project chose one of them."""
    problems = []
    for scheme in SCHEMES:
        colours = {**known[scheme], **given[scheme]}
        for front, back, least in _PAIRS:
            chosen = next((name for name in (front, back) if name in given[scheme]), "")
            ratio = contrast(colours.get(front, ""), colours.get(back, ""))
            if chosen and ratio is not None and ratio < least:
                told = f"“{front}” on “{back}” has a contrast of {ratio:.1f} to 1 in the {scheme} scheme; readers need {least} to 1"
                problems.append(toml.problem(told, THEME, scheme, chosen))
    return problems


def contrast(one: str, other: str) -> float | None:
    """How much two colours differ, 1 to 21 (WCAG 2.2, contrast ratio); None where either is not written as `#rgb` or `#rrggbb`."""
    lights = sorted(light for colour in (one, other) if (light := _luminance(colour)) is not None)
    return (lights[1] + 0.05) / (lights[0] + 0.05) if len(lights) == 2 else None


def _luminance(colour: str) -> float | None:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    match = re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour)
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _declared(tokens: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in tokens)
