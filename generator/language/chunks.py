"""Names as they stand in a text: capitalised runs, cut and joined into the name of one person, place or body each.

    run     Acme CEO Jo Marsh | Northern Institute for Public Health | Dawn Front’s | Army of Renewal
    chunks  Apple · [CEO] Steve Jobs | …                              | al-Nusra Front | …

A statistical recogniser's entities help (its labels are evidence of kind, its spans of where a name begins), and well-known
names match whole; but the boundaries are rules, since those hold on texts unlike the recogniser's training.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from generator.language import gazetteer
from generator.language.gazetteer import Entry
from generator.language.runs import Runs
from generator.language.spelling import (
    OPENING_PUNCTUATION,
    STYLED,
    fold_given,
    is_hyphen,
)
from generator.model import Extent

_HONOURS = frozenset(
    "FRS FRSE FBA OBE CBE MBE KBE DBE KCB CMG DSO QC KC PhD Ph.D. DPhil MD M.D. Esq Esq. SJ S.J.".split()
)  # after a name

_EMPLOYING = frozenset(("at", "of", "for", "the"))  # before a firm, and seldom before a surname


@dataclass(frozen=True, slots=True)
class Chunk:
    """A name in the text: tokens `[start, end)`, its sentence's index, the title before it as tokens `[title, start)`.

    `label` is the recogniser's (PERSON, ORG, LOC, NORP, EVENT … or empty), `initial` that only its place in the sentence may have
    capitalised it, `entry` what the gazetteer or a profile knows of it.
    """

    start: int
    end: int
    extent: Extent
    text: str
    key: str
    sentence: int
    title: int
    label: str = ""
    initial: bool = False
    entry: Entry | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The key's words."""
        return tuple(self.key.split())


class Chunker:
    """Finds the chunks of one doc. `known` maps keys of profiles' names to their entries."""

    def __init__(self, doc: Doc, sentences: Sequence[Extent], known: Mapping[str, Entry]) -> None:
        self._doc, self._text = doc, doc.text
        self._labels = [token.ent_type_ for token in doc]
        self._sentences = sentences
        self._runs = Runs(self._labels, known)
        self._runs.learn(doc)
        self._matches = self._runs.matches

    def chunks(self) -> tuple[Chunk, ...]:
        """All chunks in text order."""
        found: list[Chunk] = []
        for number, extent in enumerate(self._sentences):
            span = self._doc.char_span(extent.start, extent.end, alignment_mode="contract")
            if span is None:
                continue
            tokens = list(span)
            opening = _opening(tokens)
            for start, end in self._runs.of(tokens):
                found.extend(self._split(number, start, end, opening))
        return tuple(self._surnames(found))

    def _surnames(self, chunks: list[Chunk]) -> Iterator[Chunk]:
        """The chunks, a well-known firm's name being a surname where it is that of a person named before ("Marcus Dell … Dell")."""
        people = {chunk.words[-1]: chunk.start for chunk in reversed(chunks) if len(chunk.words) in {2, 3} and chunk.entry is None}
        firms = {chunk.words[0] for chunk in chunks if len(chunk.words) > 1 and chunk.words[-1] in gazetteer.heads("legal", "firm")}
        firms |= {chunk.key for chunk in chunks if chunk.start and self._doc[chunk.start - 1].lower_ in _EMPLOYING}
        for chunk in chunks:
            told = chunk.entry is not None and chunk.entry.cls == "company" and people.get(chunk.key, chunk.start) < chunk.start
            yield replace(chunk, entry=None) if told and chunk.key not in firms else chunk

    def _split(self, number: int, start: int, end: int, opening: int) -> Iterator[Chunk]:
        """The chunks of a run: cut at titles, at well-known names, and what only opens the sentence left out."""
        doc = self._doc
        if start == opening:
            start = self._skip_opening(start, end)
        if start < end and doc[start].lower_ == "the":
            start += 1
        if start >= end:
            return
        parts = self._titles(start, end)
        for title, first, last in parts:
            holder = self._holder(first, last)
            for piece in (*self._pieces(first, holder), *self._pieces(holder, last)):
                low, high, entry = piece
                if entry is None:
                    low = self._skip_nationality(low, high)
                    high -= high - low > 2 and doc[high - 1].text in _HONOURS
                if low < high:
                    yield self._chunk(number, low, high, title if low == first else low, opening, entry)
                    yield from self._within(number, low, high, opening)

    def _within(self, number: int, start: int, end: int, opening: int) -> Iterator[Chunk]:
        """The place a body's name says it is in, which the text speaks of as well: "al-Qaeda in | Iraq"."""
        at = next((i for i in range(start + 1, end - 1) if self._doc[i].lower_ == "in"), end)
        at += at < end and self._doc[at + 1].lower_ == "the"
        place = gazetteer.wellknown().get(gazetteer.key(self._doc[at + 1 : end].text)) if at < end else None
        if place is not None and place[0].kind == "place":
            yield self._chunk(number, at + 1, end, at + 1, opening, place[0])

    def _skip_opening(self, start: int, end: int) -> int:
        """Past a first word that is capitalised because the sentence begins with it."""
        token = self._doc[start]
        kept = start in self._matches or token.text in self._runs.surnames or not self._opens(token, start + 1 < end)
        return start if kept else start + 1

    def _opens(self, token: Token, more: bool) -> bool:
        """Whether the word is capitalised only since it opens the sentence; `more` where the run goes on after it."""
        if token.lower_ in gazetteer.words("ordinary.txt", "opening"):
            return True
        if token.lower_ in gazetteer.given_names() or self._labels[token.i]:
            return False
        closed = token.pos_ in {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX", "PART", "NUM", "INTJ"}
        return closed or (more and token.pos_ == "VERB" and token.tag_ in {"VBG", "VBN"})

    def _skip_nationality(self, start: int, end: int) -> int:
        """Past a leading nationality word, unless it is of a body's name ("Syrian Observatory", "Free Syrian Army")."""
        doc, demonyms = self._doc, gazetteer.demonyms()
        bodies = gazetteer.heads("organisation", "group", "legal")
        at = start
        if end - start == 2 and fold_given(doc[at]) and self._labels[end - 1] == "PERSON":
            return start  # Christian, Roman and Norman are given names too
        if at + 1 < end and f"{doc[at].lower_} {doc[at + 1].lower_}" in demonyms:
            at += 1  # "South Korean"
        while at < end and doc[at].lower_ in demonyms:
            rest = [doc[i] for i in range(at + 1, end)]
            if any(token.lower_ in bodies or token.lower_ in {"of", "for"} for token in rest):
                return start
            at += 1
            while at < end and is_hyphen(doc[at]):
                at += 1
        return at

    def _titles(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """(title start, name start, name end) of each part of a run: titles stand before persons and are no part of the name."""
        doc = self._doc
        titles, parts = gazetteer.words("roles.txt", "title"), gazetteer.words("roles.txt", "part")
        courtesy = gazetteer.words("roles.txt", "courtesy")
        bodies = gazetteer.heads("organisation", "group")
        if end - start > 1 and doc[end - 1].lower_ in bodies - titles and doc[end - 1].lower_ not in courtesy:
            return [(start, start, end)]
        at, name = start, start
        found: list[tuple[int, int, int]] = []
        while at < end:
            if at in self._matches:
                at = self._matches[at][0]
                continue
            stop, telling = at, False
            while stop < end and (doc[stop].lower_ in titles | parts | courtesy or (is_hyphen(doc[stop]) and stop > at)):
                telling = telling or doc[stop].lower_ in titles | courtesy
                stop += 1
            if stop < end - 1 and telling and doc[stop].lower_ == "of" and doc[stop - 1].lower_ in {"secretary", "minister"}:
                stop = self._office(stop, end)
            surname = stop == end and at > start and fold_given(doc[at - 1])
            if not telling or surname:
                at = max(at + 1, stop if not telling else at + 1)
                continue
            if at > name:
                found.append((name, name, at))
            styled = stop - at == 1 and doc[at].lower_ in STYLED and end - stop == 1
            found.append((at, at if styled else stop, end))
            return [part for part in found if part[1] < part[2]]
        return [(name, name, end)]

    def _holder(self, start: int, end: int) -> int:
        """Where the holder's name begins in "CEO of the | Harbour Council | Ivan Marsh"; `end` where no post stands before."""
        doc, before = self._doc, start - 1
        if before > 0 and doc[before].lower_ == "the":
            before -= 1
        titles, bodies = gazetteer.words("roles.txt", "title"), gazetteer.heads("organisation", "group", "legal")
        if before < 1 or doc[before].lower_ not in {"of", "to", "for", "at"} or doc[before - 1].lower_ not in titles:
            return end
        matched = self._matches[start][0] if start in self._matches else -1
        for at in range(max(start + 1, end - 3), end - 1):
            named = all(token.text[0].isupper() for token in doc[at:end]) and doc[end - 1].lower_ not in bodies
            if named and (fold_given(doc[at]) or at == matched or doc[at - 1].lower_ in bodies):
                return at
        return end

    def _office(self, of: int, end: int) -> int:
        """Past the field of an office: "Secretary of State | John Kerry"."""
        at = of + 1
        while at < end and not fold_given(self._doc[at]) and self._labels[at] != "PERSON":
            at += 1
        return at if at < end else of + 2

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, Entry | None]]:
        """A run without titles, cut at the well-known names in it: "Apple | Software Update", but "Boeing 777" whole."""
        doc = self._doc
        at = low = start
        bodies = gazetteer.heads("organisation", "group", "legal")
        while at < end:
            match = self._matches.get(at)
            if match is None:
                at += 1
                continue
            stop, entry = match
            if (at, stop) == (start, end):
                yield start, end, entry
                return
            whole = doc[end - 1].lower_ in bodies and (stop < end or at == low)
            of_body = any(doc[i].lower_ in {"of", "for"} for i in range(low, at))
            surname = entry.kind == "place" or (entry.cls == "company" and stop - at == 1)  # "Marcus | Dell"
            person = surname and low < at and fold_given(doc[low]) and stop == end
            party = (
                entry.cls == "party" and low < at and stop == end and doc[at - 1].pos_ in {"ADJ", "PROPN"}
            )  # "Social | Democrats"
            model = entry.cls == "company" and stop < end and any(char.isdigit() for char in doc[stop].text)
            if (
                whole
                or of_body
                or person
                or party
                or model
                or (entry.kind == "place" and stop < end and not self._breaks(stop, end))
            ):
                at = stop
                continue
            if low < at:
                yield low, at, None
            yield at, stop, entry
            at = low = stop
        if low < end:
            yield low, end, None

    def _breaks(self, at: int, end: int) -> bool:
        """Whether a person's name begins right after a place's: "Syria | Bashar al-Assad"."""
        return end - at > 1 and fold_given(self._doc[at])

    def _written(self, text: str) -> bool:
        """Whether the text also has the name so inside a sentence, where only its own spelling capitalises it."""
        return bool(re.search(r"[\w,’'] " + re.escape(text), self._text))

    def _chunk(self, number: int, start: int, end: int, title: int, opening: int, entry: Entry | None) -> Chunk:
        doc = self._doc
        extent = Extent(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
        text = re.sub(r"\s+", " ", extent.of(self._text))
        if start == opening and text[:3] in {"Al-", "El-"} and not self._written(text):
            text = text[0].lower() + text[1:]
        seen = [label for label in self._labels[start:end] if label]
        label = max(sorted(set(seen)), key=seen.count) if seen else ""
        initial = start == opening and doc[start].tag_ not in {"NNP", "NNPS"} and entry is None
        name = gazetteer.key(text)
        return Chunk(start, end, extent, text, name, number, title, label, initial, entry or _without_legal_form(name))


def _without_legal_form(name: str) -> Entry | None:
    """The well-known company a name with its legal form is of: "volkswagen ag"."""
    base, _, form = name.rpartition(" ")
    found = gazetteer.wellknown().get(base) if form in gazetteer.heads("legal") else None
    return found[0] if found is not None and found[0].cls in {"company", "media"} else None


def _opening(tokens: Sequence[Token]) -> int:
    """The index of the first word of a sentence, past quotes, dashes and the number of a note ("[16]")."""
    noted = {
        token.i for token in tokens[:6] if token.text == "]" or (token.text.isdigit() and token.i and token.nbor(-1).text == "[")
    }
    words = (token.i for token in tokens if not token.is_space and token.i not in noted)
    return next((i for i in words if tokens[0].doc[i].text not in OPENING_PUNCTUATION), -1)
