"""The words of events: classes of acts and cue words, read from data/*.txt.

A class groups the words that tell one act ("kill"), a family the classes that can tell one happening from several sides (a strike
that killed). Both files are data people can read and extend; a line that cannot be read raises with its place.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Token

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

    def named_by(self, noun: Token) -> Act | None:
        """The act a noun names: with the word after it ("fall in"), by its lemma, or by its own form ("talks", but no "talk")."""
        after = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
        lemma = noun.lemma_.lower()
        return self.nouns.get(f"{lemma}_{after}") or self.nouns.get(lemma) or self.nouns.get(noun.lower_)

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


@functools.lru_cache(maxsize=1 << 15)
def verb_base(form: str, lemma: str, past: bool = False) -> str:
    """The base of a verb form: `lemma`, a trained lemmatizer's guess, where a dictionary knows it as a base of that form.

    Of `past` forms that are another verb's base as well ("fell", "found") the guess that they are that verb does not count.
    """
    known = _inflections().getLemma(form.lower().replace("[", "").replace("]", ""), upos="VERB")  # "want[ed]"
    if past and lemma == form.lower():
        known = tuple(base for base in known if base != lemma) or known
    return lemma if lemma in known or not known else str(known[0])


@functools.lru_cache(maxsize=1 << 12)
def past_tense(participle: str) -> str:
    """ "taken" → "took"."""
    inflections = _inflections()
    for base in inflections.getLemma(participle.lower(), upos="VERB"):
        pasts = inflections.getInflection(base, tag="VBD")
        if pasts and participle.lower() in inflections.getInflection(base, tag="VBN"):
            return participle if participle.lower() in pasts else str(pasts[0])
    return participle


@functools.lru_cache(maxsize=1 << 12)
def past_of(base: str) -> str:
    """ "leave" → "left"."""
    pasts = _inflections().getInflection(base.lower(), tag="VBD")
    return str(pasts[0]) if pasts else base


@functools.lru_cache(maxsize=1 << 12)
def third_person(form: str) -> str:
    """ "regret" → "regrets", "are" → "is"."""
    if form in {"am", "are"}:
        return "is"
    found = _inflections().getInflection(form, tag="VBZ")
    return str(found[0]) if found else form


@functools.lru_cache(maxsize=1 << 12)
def is_past(base: str, form: str) -> bool:
    """Whether `form` is the past tense of the verb `base`."""
    return form in _inflections().getInflection(base, tag="VBD")


@functools.lru_cache(maxsize=1 << 12)
def is_participle(base: str, form: str) -> bool:
    """Whether `form` is the past participle of the verb `base`."""
    return form in _inflections().getInflection(base, tag="VBN")


@functools.cache
def _inflections() -> Any:
    import lemminflect  # its dictionary takes a second to load, which a build from the cache can do without

    return lemminflect


@functools.cache
def cue(name: str) -> frozenset[str]:
    """The words of one cue list."""
    return load().cues[name]


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate((_DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        text = line.split("#", 1)[0].strip() if line.startswith("#") else line.strip()
        if text:
            yield f"{name}:{number}", text
