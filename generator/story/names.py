"""Names as keys: what two spellings of one name have in common, and which names are enough to know somebody by."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from slugify import slugify

from generator.model import Actor, Kind

Strength = Literal["full", "acronym", "short", "generic"]
STRENGTHS: tuple[Strength, ...] = ("full", "acronym", "short", "generic")  # the best first

_COMPANY_FORMS = frozenset("inc incorporated ltd limited llc llp plc corp corporation co gmbh ag sa nv bv spa ab oy".split())
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady sheikh shaykh imam gen general col colonel maj major capt captain lt "
    "lieutenant sgt sergeant president".split()
)
_DESCRIBING = frozenset("group alliance movement network company".split())
_MINOR = frozenset("of for and the in on de la du des der".split())
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_JOINED_ARTICLE = re.compile(r"\b(?:al|el|an|ar|as|ash|at|ad|az|ul)-(?=\w)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")


@functools.lru_cache(maxsize=65536)
def fold(name: str, kind: Kind = "organisation") -> tuple[str, ...]:
    """The words of a name that every spelling of it keeps: no case, diacritics, hyphens, dots, apostrophes or articles.

    "al-Nusra Front", "Al Nusra front" and "an-Nusra Front" are all `("nusra", "front")`; "Apple Inc." is `("apple",)`,
    "the Islamic State group" `("islamic", "state")`; a person loses honorifics. A detached "al" that begins a person's name is no
    article ("Al Gore"). Empty only where no letter is.
    """
    text = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.strip()))
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), _POSSESSIVE.sub("", text))
    text = _JOINED_ARTICLE.sub("", text).casefold()
    words = re.findall(r"\w+", re.sub(r"['’ʿʾ‘`]", "", text))
    kept = list(words)
    if len(kept) > 1:
        kept = [word for place, word in enumerate(kept) if word != "al" or (kind == "person" and place == 0)] or words
    while kind == "person" and len(kept) > 1 and kept[0] in _HONORIFICS:
        del kept[0]
    while kind in ("organisation", "group") and len(kept) > 1 and kept[-1] in _COMPANY_FORMS:
        del kept[-1]
    if len(kept) > 2 and kept[-1] in _DESCRIBING and name.rstrip().endswith(kept[-1]):
        del kept[-1]  # with a capital it is a part of the name ("Volkswagen Group")
    return tuple(kept)


def slug(name: str) -> str:
    """The name as an id: ASCII letters, digits and hyphens; "actor" where nothing is left."""
    return slugify(name) or "actor"


def is_acronym(name: str) -> bool:
    """Whether `name` is two to seven capitals or digits, dots aside: "SOHR", "U.N.", "G7"."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isalnum() and bare[0].isalpha() and bare == bare.upper() and any(c.isalpha() for c in bare)


def initials(name: str) -> frozenset[str]:
    """The acronyms a name of two or more words can have, folded: with its minor words and without ("dod", "dd")."""
    words = re.findall(r"[^\W_]+", _ARTICLE.sub("", name))
    major = [word for word in words if word.casefold() not in _MINOR]
    forms = {"".join(word[0] for word in some).casefold() for some in (words, major) if len(some) > 1}
    return frozenset(form for form in forms if len(form) > 1)


def is_generic(name: str) -> bool:
    """Whether a name is only a description: none of its words is written with a capital ("the alliance", "regime forces")."""
    return name == name.lower() != name.upper()


def is_described(name: str) -> bool:
    """Whether a name ends in a common noun, so that others may be part of whom it means ("Syrian rebels")."""
    return is_generic(name.split()[-1])


def strength(actor: Actor, name: str) -> Strength:
    """How much `name` alone says about who `actor` is.

    full     nobody else is expected to have it: the actor's own name, or another name of it ("al-Nusra Front", once renamed)
    acronym  initials, which several names can share
    short    some words of a longer name ("Saraqeb", "the Observatory"), or a person's single name
    generic  a description, no name
    """
    if is_generic(name):
        return "generic"
    words, own = fold(name, actor.kind), fold(actor.name, actor.kind)
    if words != own:
        if is_acronym(name):
            return "acronym"
        if set(words) < set(own):
            return "short"
    elif is_acronym(name):
        return "acronym"
    return "short" if actor.kind == "person" and len(words) == 1 else "full"


def namesakes(actors: Iterable[Actor]) -> dict[str, str]:
    """From the id of each actor of one word to the first id of those of that very word whose kind is another.

    They stay two actors, for "Lincoln" is a person and a town. Where tellings are compared they count as one: that one text takes
    the name of a town for a person's is likelier than that both do the same on the same day.
    """
    by_word: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        words = fold(actor.name, actor.kind)
        if len(words) == 1 and not is_generic(actor.name):
            by_word[words[0]].append(actor)
    return {
        actor.id: min(one.id for one in several)
        for several in by_word.values()
        if len({one.kind for one in several}) == len(several) > 1
        for actor in several
    }
