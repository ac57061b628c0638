"""Which names of a text mean one actor: surnames, short forms, acronyms, declared other names.

Mariam al-Khatib ← Khatib        Northern Institute for Public Health ← Institute, NIPH
Apple Inc. ← Apple, not Apple Corps        Dawn Front, renamed New Dawn
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from generator.language import gazetteer, kinds
from generator.language.chunks import Chunk
from generator.language.kinds import PRODUCT, THING, Clue
from generator.model import Called, Kind

_SMALL = frozenset("of for the and in on al el de von van bin".split())
_PLAIN = frozenset(
    "new national united international first free general royal great north south east west central old saint".split()
)
_DIVISIONS = frozenset("governorate province district prefecture county city region".split())
_HEADING_GROUPS = frozenset("guards guard front brotherhood brigade brigades legion party movement taliban league".split())
_ACCEPTED = 1.0  # least weight of clues for a name to be an actor's
_ACCEPTED_PRODUCT = 2.5  # more than an article before a name tells
_ACCEPTED_INITIAL = 3.0  # the same where only its place in the sentence may have capitalised it


@dataclass(frozen=True, slots=True)
class Named:
    """An actor by the names the text gives it: all its chunks in text order, its kind, the name it goes by.

    `reasons` leads from a key of it to why it is one, and the name that it was found to go with.
    """

    name: str
    kind: Kind
    chunks: tuple[Chunk, ...]
    keys: frozenset[str]
    reasons: Mapping[str, tuple[Called, str]]


@dataclass(frozen=True, slots=True)
class OtherName:
    """The text says that two names are of one actor: `old` was or also is called `new`. `renamed` where the name changed."""

    old: Chunk
    new: Chunk
    renamed: bool


def group(doc: Doc, chunks: Sequence[Chunk], others: Sequence[OtherName]) -> tuple[Named, ...]:
    """The actors a text names, in order of first mention. Chunks that name none (events, peoples) are left out."""
    by_key: dict[str, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        by_key[chunk.key].append(chunk)
    clues = {key: [clue for chunk in found for clue in kinds.clues(doc, chunk)] for key, found in by_key.items()}
    verdicts = {key: kinds.decide(kinds.tally(found)) for key, found in clues.items()}
    for key, clue in _listed(doc, chunks, verdicts):
        clues[key].append(clue)
    verdicts = {key: kinds.decide(kinds.tally(found)) for key, found in clues.items()}
    clusters = _Clusters(by_key, verdicts)
    for key, found in by_key.items():
        entry = found[0].entry
        if entry is not None:
            why: Called = "profile" if entry.cls == "profile" else "known"
            clusters.same_entry(key, f"{entry.kind}:{entry.name}", why)
    for other in others:
        stated: Called = "initials" if _initials(other.old.key, other.new.key) else "also-known"
        clusters.join(other.old.key, other.new.key, "renamed" if other.renamed else stated)
    for key in by_key:
        base, _, division = key.rpartition(" ")
        if base in by_key and division in _DIVISIONS and not _is_country(by_key[base][0]):
            clusters.join(base, key, "division")
    short = _ShortForms(by_key, clues, verdicts, clusters)
    short.people()
    short.bodies()
    short.products()
    return _named(by_key, clues, clusters, others)


def _listed(doc: Doc, chunks: Sequence[Chunk], verdicts: Mapping[str, tuple[str, float]]) -> Iterator[tuple[str, Clue]]:
    """Members of a list are of one kind: a clue for each name beside one whose kind is well told ("Nubl and Zahraa")."""
    for one, other in itertools.pairwise(chunks):
        between = doc[one.end : other.title].text.strip()
        if one.sentence == other.sentence and between in {"and", "or", ", and", "and in", "and the"}:
            for told, open_ in ((one, other), (other, one)):
                kind, weight = verdicts[told.key]
                if weight >= 4.0 and told.key != open_.key and verdicts[open_.key][1] < weight:
                    yield open_.key, Clue(kind, "list", 1.8)


def _is_country(chunk: Chunk) -> bool:
    return chunk.entry is not None and chunk.entry.cls == "country"


class _Clusters:
    """Union of keys; the roots are keys themselves."""

    def __init__(self, by_key: Mapping[str, list[Chunk]], verdicts: Mapping[str, tuple[str, float]]) -> None:
        self._parent = {key: key for key in by_key}
        self._entries: dict[str, str] = {}
        self.reasons: dict[str, tuple[Called, str]] = {}
        self.unclear: set[str] = set()  # names that several actors could mean
        self._verdicts = verdicts

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, one: str, other: str, why: Called) -> None:
        a, b = self.root(one), self.root(other)
        if a != b:
            self._parent[b] = a
            self.reasons.setdefault(other, (why, one))
            self.reasons.setdefault(one, (why, other))

    def same_entry(self, key: str, entry: str, why: Called) -> None:
        """Joins all keys of one gazetteer entry."""
        self.join(self._entries.setdefault(entry, key), key, why)

    def members(self) -> Mapping[str, list[str]]:
        """Root → its keys, in order of first appearance."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self._parent:
            found[self.root(key)].append(key)
        return found


class _ShortForms:
    """Finds for each short name the one full name it shortens; where two could be meant, only one named far more often is."""

    def __init__(
        self,
        by_key: Mapping[str, list[Chunk]],
        clues: Mapping[str, list[Clue]],
        verdicts: Mapping[str, tuple[str, float]],
        clusters: _Clusters,
    ) -> None:
        self._by_key, self._clues, self._verdicts, self._clusters = by_key, clues, verdicts, clusters

    def people(self) -> None:
        parts = {key: _person_words(found[0].text) for key, found in self._by_key.items()}
        full = [key for key in self._by_key if len(parts[key]) > 1 and self._verdicts[key][0] == "person"]
        several: dict[str, set[str]] = {}
        for key in self._by_key:
            entry = self._by_key[key][0].entry
            words = parts[key]
            if (entry is not None and entry.kind != "place") or len(words) > 2 or self._settled_place(key):
                continue
            met = [
                other for other in full if other != key and len(parts[other]) > len(words) and _shortens_person(words, parts[other])
            ]
            roots = {self._clusters.root(other) for other in met}
            if len(roots) == 1:
                self._clusters.join(met[0], key, "part")
            elif roots:
                several[key] = roots
        sizes = {root: sum(len(self._by_key[key]) for key in keys) for root, keys in self._clusters.members().items()}
        for key, found in several.items():
            roots = {self._clusters.root(root) for root in found}  # they may have been joined since
            best, *rest = sorted(roots, key=lambda root: (-sizes[root], root))
            if all(sizes[best] >= 3 * sizes[root] for root in rest):
                self._clusters.join(best, key, "part")
            else:
                self._clusters.unclear.add(key)

    def _settled_place(self, key: str) -> bool:
        """Whether the text itself uses the name as a place's."""
        votes = kinds.tally(clue for clue in self._clues[key] if clue.sort not in {"settlement", "label", "known"})
        return votes.get("place", 0.0) > votes.get("person", 0.0) + 1.0

    def bodies(self) -> None:
        full = [key for key in self._by_key if len(key.split()) > 1 and self._verdicts[key][0] in {"organisation", "group"}]
        for key in self._by_key:
            words = key.split()
            acronym = len(words) == 1 and self._by_key[key][0].text.replace(".", "").isupper()
            rooted = self._clusters.root(key)
            met = [
                other
                for other in full
                if self._clusters.root(other) != rooted
                and ((acronym and _initials(other, key)) or (self._can_shorten(key) and _shortens_body(words, other.split())))
            ]
            if len({self._clusters.root(other) for other in met}) == 1:
                self._clusters.join(met[0], key, "initials" if acronym and _initials(met[0], key) else "part")

    def products(self) -> None:
        """ "iPhones", and "the A380" of "Airbus A380", where only one full name ends so."""
        full = [key for key, (kind, _) in self._verdicts.items() if kind == PRODUCT]
        for key in self._by_key:
            met = [other for other in full if other != key and (key == f"{other}s" or other.endswith(f" {key}"))]
            if met and (self._verdicts[key][0] in {PRODUCT, THING, ""}) and len({self._clusters.root(other) for other in met}) == 1:
                self._clusters.join(met[0], key, "plural" if key == f"{met[0]}s" else "part")

    def _can_shorten(self, key: str) -> bool:
        chunk, (kind, weight) = self._by_key[key][0], self._verdicts[key]
        entry = chunk.entry
        if entry is not None or (kind in {"person", "place"} and weight >= 3.0):
            return False
        plain = (_PLAIN, _SMALL, gazetteer.demonyms())
        telling = any(not any(word in words for words in plain) for word in key.split())
        return telling and gazetteer.place_weight(chunk.text) < 2.0


def _bare(key: str) -> list[str]:
    """A person's words without the Arabic article: "al assad" is "assad"."""
    return [word for word in key.split() if word not in {"al", "el"}]


def _person_words(text: str) -> list[str]:
    """A person's names, hyphened ones whole and without the Arabic article: "Ban Ki-moon", "Bashar al-Assad"."""
    return [re.sub(r"^(?:al|el) ", "", gazetteer.fold(word)) for word in text.split()]


def _shortens_person(words: list[str], full: list[str]) -> bool:
    """A surname ("Saraqeb", "de Mistura", "Kim" of "Kim Jong-un"), or the given name alone ("Steve")."""
    if not words:
        return False
    first = len(words) == 1 and full[0] == words[0] and (words[0] in gazetteer.given_names() or " " in full[1])
    return full[-len(words) :] == words or first


def _shortens_body(words: list[str], full: list[str]) -> bool:
    """A name without its generic or legal end, its head alone, or what is left without "al"."""
    full_bare, bare = [word for word in full if word not in {"al", "el"}], [word for word in words if word not in {"al", "el"}]
    if not bare or len(bare) > len(full_bare) or (len(bare) == len(full_bare) and bare != full_bare):
        return False
    if len(bare) == 1 and bare[0] == kinds.head_word(tuple(full)) and bare[0] in gazetteer.heads("organisation") | _HEADING_GROUPS:
        return True
    rest = full_bare[len(bare) :]
    if full_bare[: len(bare)] == bare:
        generic = gazetteer.heads("group") | gazetteer.heads("organisation") | gazetteer.heads("legal") | gazetteer.heads("company")
        return all(word in generic for word in rest) or (
            len(rest) == 1 and bare[0] not in gazetteer.given_names() and "of" not in full
        )
    head = full_bare[-len(bare) :] == bare and "of" not in full and "for" not in full
    return head and bare[0] not in gazetteer.given_names().keys() | gazetteer.heads("group") | gazetteer.heads("legal")


def _initials(full: str, acronym: str) -> bool:
    """Whether `acronym` is made of the initials of `full`, small words counted or not."""
    letters = acronym.replace(".", "")
    words = full.split()
    strict = "".join(word[0] for word in words if word not in _SMALL)
    return len(letters) > 1 and letters in {strict, "".join(word[0] for word in words)}


def _named(
    by_key: Mapping[str, list[Chunk]], clues: Mapping[str, list[Clue]], clusters: _Clusters, others: Sequence[OtherName]
) -> tuple[Named, ...]:
    newest = {clusters.root(other.new.key): other.new.key for other in others if other.renamed}
    found = []
    for root, keys in clusters.members().items():
        chunks = sorted((chunk for key in keys for chunk in by_key[key]), key=lambda chunk: chunk.start)
        kind, weight = kinds.decide(kinds.tally(clue for key in keys for clue in clues[key]))
        initial = all(chunk.initial for chunk in chunks)
        least = _ACCEPTED_INITIAL if initial else _ACCEPTED_PRODUCT if kind == PRODUCT else _ACCEPTED
        if set(keys) <= clusters.unclear or kind in {"", THING} or weight < least:
            continue
        name = _name(kind, keys, by_key, newest.get(root))
        reasons = {key: (why, by_key[of][0].text) for key in keys for why, of in [clusters.reasons.get(key, ("spelling", key))]}
        found.append(Named(name, _KINDS[kind], tuple(chunks), frozenset(keys), reasons))
    return tuple(sorted(found, key=lambda named: named.chunks[0].start))


_KINDS: Mapping[str, Kind] = {
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "place": "place",
    PRODUCT: "product",
}


def _name(kind: str, keys: Iterable[str], by_key: Mapping[str, list[Chunk]], newest: str | None) -> str:
    """The name an actor goes by: a profile's or country's own, the newest, else the most frequent of the full ones."""
    every = [chunk for key in keys for chunk in by_key[key]]
    for chunk in every:
        if chunk.entry is not None and chunk.entry.cls in {"profile", "country"}:
            return chunk.entry.name
    chosen = [chunk for chunk in every if chunk.key == newest] or every
    counts = Counter(chunk.text for chunk in chosen)
    longest = max(len(_bare(chunk.key)) for chunk in chosen)
    full = [text for text in counts if kind == "place" or len(_bare(gazetteer.key(text))) >= min(longest, 2)]
    order = {text: -at for at, text in enumerate(counts)}

    def rank(text: str) -> tuple[int, int, int]:
        size = len(_bare(gazetteer.key(text)))
        division = kind == "place" and text.split()[-1].casefold() in _DIVISIONS
        return (size if kind == "person" else -division, counts[text], order[text])

    return max(full, key=rank)
