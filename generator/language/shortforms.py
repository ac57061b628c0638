"""Which short names of a text mean which full one: surnames, given names, acronyms, names without their generic end.

Two people who share a surname stay two. Whom the surname alone then means is told by who had it first: a text says "Karim" of the
one it is about before it comes to another Karim, and gives the other's full name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from generator.language import gazetteer, kinds
from generator.language.chunks import Chunk
from generator.language.kinds import PRODUCT, THING, Clue
from generator.language.lexicon import cue
from generator.language.spelling import STYLED
from generator.model import Called

_SMALL = frozenset("of for the and in on al el de von van bin".split())
_PLAIN = frozenset(
    "new national united international first free general royal great north south east west central old saint".split()
)
_HEADING_GROUPS = frozenset("guards guard front brotherhood brigade brigades legion party movement taliban league".split())
_OF_SURNAMES = frozenset(("lord", "lady", "emperor", "empress", "mother"))  # styles that stand before a surname too
_WEAK = frozenset(("preposition", "direction", "taken"))  # sorts of clues to a place that persons meet too
_NEAR = 5  # tokens before a name in which a word for a relative tells that it is one's


class Clusters:
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


class ShortForms:
    """Finds for each short name the one full name it shortens; where two could be meant, only one named far more often is."""

    def __init__(
        self,
        by_key: Mapping[str, list[Chunk]],
        clues: Mapping[str, list[Clue]],
        verdicts: Mapping[str, tuple[str, float]],
        clusters: Clusters,
        kin: frozenset[str],
    ) -> None:
        self._by_key, self._clues, self._verdicts, self._clusters, self._kin = by_key, clues, verdicts, clusters, kin

    def people(self) -> None:
        parts = {key: _person_words(found[0].text) for key, found in self._by_key.items()}
        full = [key for key in self._by_key if len(parts[key]) > 1 and self._verdicts[key][0] == "person"]
        several: dict[str, set[str]] = {}
        for key in sorted(self._by_key, key=lambda key: -len(parts[key])):  # "Jo Marsh" is "Jo Ann Marsh" before "Marsh" is either
            entry = self._by_key[key][0].entry
            words = parts[key]
            if (entry is not None and entry.kind != "place") or len(words) > 2 or self._settled_place(key):
                continue
            met = [
                other
                for other in full
                if other != key
                and _size(parts[other]) > _size(words)
                and _shortens_person(words, parts[other], kin=other in self._kin)
            ]
            if _size(words) > 1 and (key in self._kin or self._kin & set(met)):
                continue  # father and daughter may differ by a name
            roots = {self._clusters.root(other) for other in met}
            if len(roots) == 1:
                self._clusters.join(met[0], key, "part")
            elif roots:
                several[key] = roots
        for key, found in several.items():
            roots = {self._clusters.root(root) for root in found}  # they may have been joined since
            meant = self._meant(key, roots)
            if meant is not None:
                self._clusters.join(meant, key, "part")
            else:
                self._clusters.unclear.add(key)

    def _meant(self, key: str, roots: set[str]) -> str | None:
        """Whom of several bearers the name alone means: who had it to himself when it was first used, else the one who is no
        relative of another, else one named three times as often as any other."""
        first = self._first(key, roots)
        if first is not None:
            return first
        members = self._clusters.members()
        apart = [root for root in roots if not self._kin & set(members[root])]
        if len(apart) == 1:
            return apart[0]
        sizes = {root: sum(len(self._by_key[name]) for name in members[root]) for root in roots}
        best, *rest = sorted(roots, key=lambda root: (-sizes[root], root))
        return best if all(sizes[best] >= 3 * sizes[root] for root in rest) else None

    def _first(self, key: str, roots: set[str]) -> str | None:
        """The only one of several that was named before `key` was first used."""
        members, used = self._clusters.members(), self._by_key[key][0].start
        before = [root for root in roots if any(self._by_key[name][0].start < used for name in members[root])]
        return before[0] if len(before) == 1 else None

    def _settled_place(self, key: str) -> bool:
        """Whether the text itself uses the name as a place's; of one that no list of places has, mostly, or in so many words: "to
        Karim", "with Karim" and "the Karim family" are said of people as well."""
        telling = [clue for clue in self._clues[key] if clue.sort not in {"settlement", "label", "known"}]
        votes = kinds.tally(telling)
        if votes.get("place", 0.0) <= votes.get("person", 0.0) + 1.0:
            return False
        chunks = self._by_key[key]
        placed = [clue for clue in telling if clue.kind == "place"]
        listed = chunks[0].entry is not None or gazetteer.place_weight(chunks[0].text) > 0.0
        return listed or any(clue.sort not in _WEAK for clue in placed) or 2 * len(placed) > len(chunks)

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
                and ((acronym and initials(other, key)) or (self._can_shorten(key) and _shortens_body(words, other.split())))
            ]
            roots = {self._clusters.root(other) for other in met}
            meant = met[0] if len(roots) == 1 else self._first(key, roots) if roots else None
            if meant is not None:
                self._clusters.join(meant, key, "initials" if acronym and initials(meant, key) else "part")

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
        told = kinds.tally(clue for clue in self._clues[key] if clue.sort != "label").get(kind, 0.0)  # without the recogniser
        if entry is not None or (kind in {"person", "place"} and weight >= 3.0 and told > 1.0):
            return False
        plain = (_PLAIN, _SMALL, gazetteer.demonyms())
        telling = any(not any(word in words for words in plain) for word in key.split())
        return telling and gazetteer.place_weight(chunk.text) < 2.0


def relatives(doc: Doc, chunks: Iterable[Chunk]) -> frozenset[str]:
    """Keys of names told as a relative's: "the son of Pierre Marsh", "his sister Ann Marsh", "her father, Jo Marsh"."""
    found = set()
    for chunk in chunks:
        before = [token for token in doc[max(chunk.title - _NEAR, 0) : chunk.start] if token.text not in {",", "and"}]
        kin = [at for at, token in enumerate(before) if token.lemma_.lower() in cue("kin")]
        if kin and all(_introduces(token) for token in before[kin[-1] + 1 :]):
            found.add(chunk.key)
    return frozenset(found)


def _introduces(token: Token) -> bool:
    """What may stand between a relative and the name: "the son of the late composer | Pierre Marsh"."""
    return (
        token.is_title
        or token.pos_ in {"ADJ", "NOUN"}
        or token.lower_ in {"of", "the", "a"}
        or kinds.of_noun(token.lower_) == "person"
    )


def _person_words(text: str) -> list[str]:
    """A person's names, hyphened ones whole and without the Arabic article: "Ban Ki-moon", "Bashar al-Assad"."""
    return [re.sub(r"^(?:al|el) ", "", gazetteer.fold(word)) for word in text.split()]


def _size(words: list[str]) -> int:
    """How many names they are; a title before a surname is none."""
    return len(words) - (len(words) == 2 and words[0] in _OF_SURNAMES)


def _shortens_person(words: list[str], full: list[str], *, kin: bool = False) -> bool:
    """A surname ("Saraqeb", "de Mistura", "Kim" of "Kim Jong-un"), the given name alone ("Steve"), or one of the given names with
    the surname ("Jo Marsh" of "Jo Ann Marsh"). `kin`: the full name is a relative's, whom texts go on to call by the given name."""
    if not words:
        return False
    if len(words) == 2 and words[0] in _OF_SURNAMES:
        return full[-1] == words[1] and full[0] not in STYLED
    first = len(words) == 1 and full[0] == words[0] and (words[0] in gazetteer.given_names() or " " in full[1] or kin)
    middle = len(words) == 2 and words[1] == full[-1] and words[0] in full[:-1] and len(words[0]) > 1
    return full[-len(words) :] == words or first or middle


def _shortens_body(words: list[str], full: list[str]) -> bool:
    """A name without its generic or legal end, its head alone, or what is left without "al"."""
    full_bare, bare = [word for word in full if word not in {"al", "el"}], [word for word in words if word not in {"al", "el"}]
    if not bare or len(bare) > len(full_bare) or (len(bare) == len(full_bare) and bare != full_bare):
        return False
    if len(bare) == 1 and bare[0] == kinds.head_word(tuple(full)) and bare[0] in gazetteer.heads("organisation") | _HEADING_GROUPS:
        return True
    rest = full_bare[len(bare) :]
    if full_bare[: len(bare)] == bare:
        generic = gazetteer.heads("group", "organisation", "legal", "company", "firm")
        telling = [word for word in rest if word not in gazetteer.heads("legal")]
        headed = (
            len(bare) > 1 and rest[0] in {"of", "for"} and bare[-1] in gazetteer.heads("organisation")
        )  # "Dawn Centre for Rights"
        return (
            headed
            or all(word in generic for word in rest)
            or (len(telling) == 1 and bare[0] not in gazetteer.given_names() and "of" not in full)
        )
    head = full_bare[-len(bare) :] == bare and "of" not in full and "for" not in full
    return head and bare[0] not in gazetteer.given_names().keys() | gazetteer.heads("group") | gazetteer.heads("legal")


def initials(full: str, acronym: str) -> bool:
    """Whether `acronym` is made of the initials of `full`, small words counted or not."""
    letters = acronym.replace(".", "")
    words = full.split()
    strict = "".join(word[0] for word in words if word not in _SMALL)
    return len(letters) > 1 and letters in {strict, "".join(word[0] for word in words)}
