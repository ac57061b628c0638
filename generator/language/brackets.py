"""Square brackets, which editors put into the words of others: references, remarks, and words changed to fit.

    the plan[2] failed.[citation needed]     a reference or a remark is no part of the sentence
    “[T]he army want[ed] to leave”           a word changed in part is one word
    the work [it has] done                   small words put in are words like others

A pipeline knows text without them: it reads that, and what it finds is told of the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from generator.model import Extent

APART = "apart"  # the label of what is no part of its sentence

_REMARK = (
    r"sic|edit|(?:[a-z]+ )*needed|when|where|who|by whom|according to whom|dubious|laughs|laughter|applause|inaudible|crosstalk"
)
_REFERENCE = r"\d{1,3}|[a-z]|(?:note|nb|n|fn|ref)\.? ?\d{1,3}|pp?\. ?\d+(?:[-–]\d+)?"
_ASIDE = rf"\[\s*(?:{_REFERENCE}|{_REMARK}|…|\. ?\. ?\.)[?.,!]?\s*\]"
_CHANGED = (
    rf"[^\W\d_]+\[(?!(?:{_REMARK})\])(?:[^\W\d_’']{{2,}}|[sd]|n[’']t)\][^\W\d_]*|\[[^\W\d_]{{1,2}}\][^\W\d_]+"  # want[ed], [T]he
)
_SPECIAL = re.compile(rf"(?P<changed>{_CHANGED})|(?P<aside>{_ASIDE})", re.IGNORECASE)
_SMALL = frozenset(
    "i you he she it we they that this these those which who the a an is are was were be been being has have had do does did will "
    "would can could may might shall should must not to of in on at for from with by and or but as than there".split()
)
_MOST = 4  # small words put in together


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without what stands in brackets apart from it. `doc` is what a pipeline reads, `whole` the text as it stands, and
    `at` leads from the tokens of the one to those of the other; `whole` is None where there is nothing to leave out."""

    doc: Doc
    whole: Doc | None = None
    at: tuple[int, ...] = ()

    def moved(self, extents: Iterable[Extent]) -> Iterator[int]:
        """Where in `doc` what begins in the text at `extents` begins."""
        if self.whole is None:
            yield from (extent.start for extent in extents)
            return
        ends = [self.whole[i].idx + len(self.whole[i]) for i in self.at]
        for extent in extents:
            yield next((token.idx for token, end in zip(self.doc, ends, strict=True) if end > extent.start), len(self.doc.text))

    def restored(self, read: Doc) -> Doc:
        """The text as it stands, with what a pipeline found where it `read` the text without the brackets."""
        if self.whole is None:
            return read
        here = {i: read[number] for number, i in enumerate(self.at)}
        at = [*self.at]
        before = at[0] if at else 0  # what stands apart belongs to the sentence before it
        rows = []
        for token in self.whole:
            found = here.get(token.i)
            before = before if found is None else token.i
            around = (token.text == "[" and token.i + 1 in here) or (token.text == "]" and token.i - 1 in here)
            if found is None:
                rows.append((before, "punct" if around else APART, "PUNCT", "SYM", token.text, "O"))
            else:
                entity = f"{found.ent_iob_}-{found.ent_type_}" if found.ent_type_ else "O"
                rows.append((at[found.head.i], found.dep_, found.pos_, found.tag_, found.lemma_, entity))
        heads, deps, pos, tags, lemmas, entities = map(list, zip(*rows, strict=True))
        words, spaces = [token.text for token in self.whole], [bool(token.whitespace_) for token in self.whole]
        return Doc(read.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos, tags=tags, lemmas=lemmas, ents=entities)


def read(nlp: Language, text: str) -> Bare:
    """The tokens of a text, and those that a pipeline is to read."""
    if "[" not in text:
        return Bare(nlp.make_doc(text))
    words: list[str] = []
    spaces: list[bool] = []
    kept: list[str] = []  # the words as they are to be read, "" where not at all
    for piece, sort in _pieces(text):
        if piece[:1] == " " and words and not spaces[-1]:
            spaces[-1], piece = True, piece[1:]
        for word, space in _words(nlp, piece, sort):
            words.append(word)
            spaces.append(space)
            kept.append("" if sort == "aside" else re.sub(r"[\[\]]", "", word) if sort == "changed" else word)
    _small(words, kept)
    at = tuple(i for i, word in enumerate(kept) if word)
    if kept == words or not at:
        return Bare(Doc(nlp.vocab, words=words, spaces=spaces))
    spaced = [any(spaces[i:following]) for i, following in zip(at, (*at[1:], len(words)), strict=True)]
    bare = Doc(nlp.vocab, words=[kept[i] for i in at], spaces=spaced)
    return Bare(bare, Doc(nlp.vocab, words=words, spaces=spaces), at)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in parts, each with what it is: "changed", "aside", or "" for all others."""
    last = 0
    for match in _SPECIAL.finditer(text):
        yield text[last : match.start()], ""
        yield match[0], match.lastgroup or ""
        last = match.end()
    yield text[last:], ""


def _words(nlp: Language, piece: str, sort: str) -> Iterator[tuple[str, bool]]:
    """The words of a part, and whether a blank follows each."""
    if sort == "changed":
        yield piece, False
    elif sort == "aside":
        yield from ((match[1], bool(match[2])) for match in re.finditer(r"(\[|\]|[^\s\[\]]+|\s+)( ?)", piece))
    else:
        yield from ((token.text, bool(token.whitespace_)) for token in nlp.make_doc(piece))


def _small(words: list[str], kept: list[str]) -> None:
    """Leaves out the brackets around small words: "[it has]"."""
    for start, word in enumerate(words):
        end = words.index("]", start) if word == "[" and "]" in words[start : start + _MOST + 2] else start
        inside = words[start + 1 : end]
        if inside and kept[start] and all(each.casefold() in _SMALL for each in inside):
            kept[start] = kept[end] = ""
