"""The words of events: classes of acts and cue words, read from data/*.txt.

A class groups the words that tell one act ("kill"), a family the classes that can tell one happening from several sides (a strike
that killed). Both files are data people can read and extend; a line that cannot be read raises with its place.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Act:
    """A class of acts and its family; `guarded` nouns are acts only with an argument, a time or a modifier of their own."""

    cls: str
    family: str
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Acts by verb lemma and by noun lemma (a phrasal verb as "carry_out"), and the cue lists by name."""

    verbs: Mapping[str, Act]
    nouns: Mapping[str, Act]
    cues: Mapping[str, frozenset[str]]

    def family(self, cls: str) -> str:
        """The family of a class, the class itself where it is in none."""
        return _families().get(cls, cls)


@functools.cache
def load() -> Lexicon:
    """The English lexicon."""
    verbs: dict[str, Act] = {}
    nouns: dict[str, Act] = {}
    for where, line in _lines("acts.txt"):
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != 4:
            raise ValueError(f"{where}: expected `class | family | verbs | nouns`, found {len(fields)} fields")
        cls, family = fields[:2]
        for verb in fields[2].split():
            if verb != "-":
                verbs.setdefault(verb, Act(cls, family))
        for noun in fields[3].split():
            if noun != "-":
                nouns.setdefault(noun.rstrip("*"), Act(cls, family, guarded=noun.endswith("*")))
    cues = {}
    for where, line in _lines("cues.txt"):
        name, found, words = line.partition("=")
        if not found:
            raise ValueError(f"{where}: expected `name = words`")
        cues[name.strip()] = frozenset(words.split())
    return Lexicon(verbs, nouns, cues)


@functools.cache
def _families() -> dict[str, str]:
    lexicon = load()
    return {act.cls: act.family for act in (*lexicon.verbs.values(), *lexicon.nouns.values())}


@functools.cache
def _bases() -> dict[str, str]:
    """Inflected form → base, for every one-word verb of the lexicon and the cue lists that hold verbs."""
    words = load()
    lists = ("saying", "stative", "light", "aspect", "planning", "denying", "failing")
    verbs = {verb.split("_")[0] for verb in words.verbs} | {verb.split("_")[0] for name in lists for verb in words.cues[name]}
    irregular = [line.split() for _, line in _lines("irregular.txt")]
    forms: dict[str, str] = {}
    for verb in sorted(verbs):
        stem = verb.removesuffix("e")
        doubled = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) else stem
        third = (
            verb + "es"
            if re.search(r"(?:s|x|z|ch|sh|o)$", verb)
            else verb[:-1] + "ies"
            if re.search(r"[^aeiou]y$", verb)
            else verb + "s"
        )
        past = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else doubled + "ed"
        gerund = verb[:-2] + "ying" if verb.endswith("ie") else doubled + "ing" if not verb.endswith(("ee", "ye")) else verb + "ing"
        for form in (third, past, gerund):
            forms.setdefault(form, verb)
    for base, *others in irregular:
        forms.update(dict.fromkeys(others, base))
    return forms


@functools.cache
def _pasts() -> dict[str, str]:
    return {participle: past for _, past, participle in (line.split() for _, line in _lines("irregular.txt"))}


def past_tense(participle: str) -> str:
    """ "taken" → "took"; regular forms are alike."""
    return _pasts().get(participle.lower(), participle)


def verb_base(form: str, lemma: str) -> str:
    """The base of a verb form: ours where the lexicon knows it, else `lemma`, a trained lemmatizer's guess."""
    form = form.lower()
    return form if form == lemma else _bases().get(form, lemma)


def cue(name: str) -> frozenset[str]:
    """The words of one cue list."""
    return load().cues[name]


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate((_DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        text = line.split("#", 1)[0].strip() if line.startswith("#") else line.strip()
        if text:
            yield f"{name}:{number}", text
