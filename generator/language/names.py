"""Which names of a text mean one actor: surnames, short forms, acronyms, declared other names.

Mariam al-Khatib ← Khatib        Northern Institute for Public Health ← Institute, NIPH
Apple Inc. ← Apple, not Apple Corps        Dawn Front, renamed New Dawn
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from generator.language import gazetteer, kindclues, kinds
from generator.language.chunks import Chunk
from generator.language.kinds import PRODUCT, THING, Clue
from generator.language.shortforms import Clusters, ShortForms, initials, relatives
from generator.language.spelling import DOUBLE_QUOTES
from generator.model import Called, Kind

_DIVISIONS = frozenset("governorate province district prefecture county city region".split())
_WORKS = frozenset(
    "collection poem essay novel story tale memoir play album song single film book painting article column hymn opera".split()
)
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
    clues = {key: [clue for chunk in found for clue in kindclues.of(doc, chunk)] for key, found in by_key.items()}
    verdicts = {key: kinds.decide(kinds.tally(found)) for key, found in clues.items()}
    for key, clue in (*_listed(doc, chunks, verdicts), *_titled(doc, chunks)):
        clues[key].append(clue)
    verdicts = {key: kinds.decide(kinds.tally(found)) for key, found in clues.items()}
    clusters = Clusters(by_key, verdicts)
    for key, found in by_key.items():
        entry = found[0].entry
        if entry is not None:
            why: Called = "profile" if entry.cls == "profile" else "known"
            clusters.same_entry(key, f"{entry.kind}:{entry.name}", why)
    for other in others:
        stated: Called = "initials" if initials(other.old.key, other.new.key) else "also-known"
        clusters.join(other.old.key, other.new.key, "renamed" if other.renamed else stated)
    for key in by_key:
        base, _, division = key.rpartition(" ")
        if base in by_key and division in _DIVISIONS and not _is_country(by_key[base][0]):
            clusters.join(base, key, "division")
    short = ShortForms(by_key, clues, verdicts, clusters, relatives(doc, chunks))
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


def _titled(doc: Doc, chunks: Sequence[Chunk]) -> Iterator[tuple[str, Clue]]:
    """What stands in quotation marks after a word for a work is one: "Her first collection, “Salt Ledger”, appeared …"."""
    for chunk in chunks:
        opened = chunk.start > 0 and doc[chunk.start - 1].text in DOUBLE_QUOTES
        before = [token for token in doc[max(chunk.start - 3, 0) : chunk.start - 1] if token.text != ","] if opened else []
        noun = before[-1].lemma_.lower() if before else ""
        if (
            noun
            and (noun in _WORKS or kinds.of_noun(noun) == PRODUCT)
            and doc[chunk.end : chunk.end + 2].text.strip(",. ")[:1] in DOUBLE_QUOTES
        ):
            yield chunk.key, Clue(PRODUCT, "title", 6.0)


def _is_country(chunk: Chunk) -> bool:
    return chunk.entry is not None and chunk.entry.cls == "country"


def _bare(key: str) -> list[str]:
    """A person's words without the Arabic article: "al assad" is "assad"."""
    return [word for word in key.split() if word not in {"al", "el"}]


def _named(
    by_key: Mapping[str, list[Chunk]], clues: Mapping[str, list[Clue]], clusters: Clusters, others: Sequence[OtherName]
) -> tuple[Named, ...]:
    newest = {clusters.root(other.new.key): other.new.key for other in others if other.renamed}
    found = []
    for root, keys in clusters.members().items():
        chunks = sorted((chunk for key in keys for chunk in by_key[key]), key=lambda chunk: chunk.start)
        kind, weight = kinds.decide(kinds.tally(_telling(keys, clues)))
        initial = all(chunk.initial for chunk in chunks)
        least = _ACCEPTED_INITIAL if initial else _ACCEPTED_PRODUCT if kind == PRODUCT else _ACCEPTED
        if set(keys) <= clusters.unclear or kind in {"", THING} or weight < least:
            continue
        name = _name(kind, keys, by_key, newest.get(root))
        reasons = {key: (why, by_key[of][0].text) for key in keys for why, of in [clusters.reasons.get(key, ("spelling", key))]}
        found.append(Named(name, _KINDS[kind], tuple(chunks), frozenset(keys), reasons))
    return tuple(sorted(found, key=lambda named: named.chunks[0].start))


def _telling(keys: Sequence[str], clues: Mapping[str, Sequence[Clue]]) -> Iterator[Clue]:
    """The clues that tell the kind of what has these names. Somebody named in full is a person whatever his surname is elsewhere:
    "Adela Paris" is, and so "Paris" is, though it is a town too. What a recogniser takes a body's short name for tells little."""
    whole = {key: kinds.decide(kinds.tally(clues[key]))[0] for key in keys if " " in key}
    person, body = "person" in whole.values(), {"organisation", "group"} & set(whole.values())
    for key in keys:
        for clue in clues[key]:
            misread = body and clue.sort == "label" and clue.kind in {"place", "person"}
            if " " in key or not (misread or (person and not (clue.kind == "person" and clue.weight > 0))):
                yield clue


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
    if kind == "person" and newest is not None and " " not in newest:
        newest = None  # "changed her first name to Ann"
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
