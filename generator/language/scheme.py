"""One scheme of labels for trees and names, whichever pipeline read the text: that of the bundled one.

spaCy's own English pipelines make trees as ClearNLP does, which differ from those of Universal Dependencies in names and in shape:

    ClearNLP   was ─attr→ member ─prep→ of ─pobj→ party        Rebels ─cc→ and, Rebels ─conj→ soldiers
    here       member ─cop→ was, ─nmod→ party ─case→ of        Rebels ─conj→ soldiers ─cc→ and

They are turned once, right after the parse, so that nothing that reads a tree has to know of two shapes. Names come as OntoNotes
has them: with their article, and among dates and amounts.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

TREES = "dateline_trees"
NAMES = "dateline_names"
# What only bears another name. A preposition with an object has been turned by then; without one it is an adverb.
_LABELS = dict(
    pair.split("→")
    for pair in (
        "acomp→xcomp agent→advmod attr→xcomp auxpass→aux:pass csubjpass→csubj:pass dative→iobj dobj→obj intj→discourse meta→dep "
        "neg→advmod nsubjpass→nsubj:pass oprd→xcomp pcomp→dep pobj→dep poss→nmod:poss preconj→cc:preconj predet→det:predet "
        "prep→advmod prt→compound:prt quantmod→advmod relcl→acl:relcl"
    ).split()
)
_ADJUNCTS = frozenset("prep agent dative advmod mark cc prt quantmod case dep punct npadvmod".split())  # what a preposition can be
# Prepositions whose second word only completes the first
_FIXED = frozenset("according to|as for|as of|as to|because of|due to|instead of|prior to|rather than|such as|up to".split("|"))
_BE = frozenset("be is are am was were been being ’s 's ’re 're ’m 'm".split())
_WHERE = frozenset("there here home abroad away back out in over ahead nearby".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENING, _CLOSING = frozenset(("“", "``", "(")), frozenset(("”", "''", ")"))
_MARKS = _OPENING | _CLOSING | {'"', ",", ";", ":", "—", "–", "--"}
_SET_OFF = frozenset("appos acl acl:relcl advcl advmod ccomp conj parataxis nmod obl obl:unmarked obl:agent nmod:unmarked".split())
_ENTITIES = {"PER": "PERSON", "GPE": "LOC", "FAC": "LOC"}
_NO_NAMES = frozenset("CARDINAL DATE LANGUAGE MONEY ORDINAL PERCENT QUANTITY TIME".split())


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Whether a parser with these labels follows ClearNLP."""
    return "pobj" in set(labels)


@Language.component(NAMES, assigns=["doc.ents"])
def read_names(doc: Doc) -> Doc:
    """Puts names under the bundled pipeline's labels, without article or possessive ending; what is no name is dropped."""
    found = []
    for entity in doc.ents:
        start = entity.start + (entity[0].lower_ in {"the", "a", "an"})
        end = entity.end - (entity[-1].tag_ == "POS")
        if entity.label_ not in _NO_NAMES and start < end:
            found.append(Span(doc, start, end, _ENTITIES.get(entity.label_, entity.label_)))
    doc.ents = tuple(found)
    return doc


@Language.component(TREES, assigns=["token.dep", "token.head"])
def read_trees(doc: Doc) -> Doc:
    """Turns ClearNLP's trees into those of Universal Dependencies, as far as anything here reads them."""
    if len(doc):
        _Tree(doc).turn()
    return doc


class _Tree:
    """The heads and labels of one doc while they are turned. Every step leaves it a tree, so that none can close a circle."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._deps = [token.dep_ for token in doc]
        self._heads = [token.head.i for token in doc]
        self._below: list[set[int]] = [set() for _ in doc]
        for i, head in enumerate(self._heads):
            if head != i:
                self._below[head].add(i)

    def turn(self) -> None:
        """All steps in their order, and the result written into the doc."""
        words = range(len(self._doc))
        for i in sorted(words, key=self._depth, reverse=True):
            self._preposition(i)
        for step in (self._conjunction, self._chain, self._copula, self._label, self._small_clause):
            for i in words:
                step(i)
        self._punctuation()
        rows = self._doc.to_array(["HEAD", "DEP"])
        for i, (head, dep) in enumerate(zip(self._heads, self._deps, strict=True)):
            rows[i, 0], rows[i, 1] = (head - i) % (1 << 64), self._doc.vocab.strings.add(dep)
        self._doc.from_array(["HEAD", "DEP"], rows)  # type: ignore[arg-type]  # its stub has it of floats

    def _depth(self, i: int) -> int:
        depth = 0
        while self._heads[i] != i:
            i, depth = self._heads[i], depth + 1
        return depth

    def _children(self, i: int, *deps: str) -> list[int]:
        """The children of `i` in text order; with `deps`, those so labelled."""
        return sorted(child for child in self._below[i] if not deps or self._deps[child] in deps)

    def _hang(self, i: int, head: int, dep: str = "") -> None:
        """Hangs `i` from `head`, or makes it a root, its own head."""
        self._below[self._heads[i]].discard(i)
        self._heads[i] = head
        if head != i:
            self._below[head].add(i)
        self._deps[i] = dep or self._deps[i]

    def _promote(self, i: int, dep: str, old_dep: str) -> None:
        """Puts `i` in its head's place; the head hangs from it as `old_dep` and leaves it all its other children."""
        old = self._heads[i]
        above = self._heads[old]
        self._hang(i, i if above == old else above, dep)
        for child in self._children(old):
            self._hang(child, i)
        self._hang(old, i, old_dep)

    def _is_nominal(self, i: int) -> bool:
        return self._doc[i].pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}

    def _is_preposition(self, i: int) -> bool:
        return self._deps[i] in {"prep", "agent"} or self._doc[i].pos_ in {"ADP", "SCONJ"}

    def _is_clause(self, i: int) -> bool:
        return self._doc[i].tag_.startswith("V") or bool(self._children(i, "nsubj", "nsubjpass", "aux"))

    def _preposition(self, i: int) -> None:
        """ "in ─pobj→ Beirut" becomes "Beirut ─case→ in", "after ─pcomp→ taking" becomes "taking ─mark→ after"."""
        found = self._children(i, "pobj") or self._children(i, "pcomp")
        if not found:
            return
        inner, head, dep = found[0], self._heads[i], self._deps[i]
        clause = self._is_clause(inner)
        if dep in {"prep", "pcomp", "conj"} and head != i and self._is_preposition(head):
            own = bool(self._children(head, "pobj", "pcomp"))
            if dep == "prep" and own and self._heads[head] != head:  # "from Aleppo to Idlib": both of the verb
                head = self._heads[head]
                self._hang(i, head)
                dep = self._adjunct(head, clause=clause)
            elif dep != "conj" or not own:  # "out of the house", "in and around Aleppo"
                dep = "pcomp" if clause else "pobj"
        elif dep == "agent" and not clause:
            dep = "obl:agent"
        elif dep in _ADJUNCTS:
            dep = self._adjunct(head, clause=clause)
        self._promote(inner, dep, "mark" if clause else "case")
        if clause:
            self._doc[i].pos_ = "SCONJ"
        self._complete(i - 1, i)
        self._complete(i, i + 1)

    def _adjunct(self, head: int, *, clause: bool) -> str:
        """The label of a prepositional phrase, or of a clause with a preposition, below `head`."""
        nominal = self._is_nominal(head)
        if clause:
            return "acl" if nominal else "advcl"
        return "nmod" if nominal else "obl"

    def _complete(self, first: int, second: int) -> None:
        """Makes two words one preposition, where they are."""
        if first < 0 or second >= len(self._doc) or f"{self._doc[first].lower_} {self._doc[second].lower_}" not in _FIXED:
            return
        noun = self._heads[second] if self._deps[second] == "case" else self._heads[first]
        if {self._heads[first], self._heads[second]} == {noun} and noun not in {first, second}:
            self._hang(first, noun, "case")
            self._hang(second, first, "fixed")

    def _conjunction(self, i: int) -> None:
        """Hangs "and", and the comma in its place, from what it joins to the words before."""
        head, dep = self._heads[i], self._deps[i]
        if not (dep == "cc" or (dep == "punct" and self._doc[i].text in {",", ";"})) or head > i:
            return
        joined = next((child for child in self._children(head, "conj") if child > i), None)
        if joined is None:
            return
        between = [child for child in self._children(head) if i < child < joined]
        if dep == "cc" or all(self._deps[child] in {"cc", "punct"} for child in between):
            self._hang(i, joined)

    def _chain(self, i: int) -> None:
        """Hangs all that is joined from the first, but for a predicate that shares the subject of one in between."""
        while self._deps[i] == "conj" and self._deps[self._heads[i]] == "conj":
            head = self._heads[i]
            if self._children(head, "nsubj", "nsubjpass") and not self._children(i, "nsubj", "nsubjpass"):
                return
            self._hang(i, self._heads[head])

    def _copula(self, i: int) -> None:
        """Puts the predicate in the place of the "be" that ties it to its subject."""
        token = self._doc[i]
        if token.lower_ not in _BE or token.tag_ == "POS" or self._deps[i] in {"aux", "auxpass", "cop", "case"}:
            return
        told = self._children(i, "attr", "acomp", "oprd")
        if any(self._doc[child].lower_ == "there" for child in self._children(i, "expl")):
            if told and not self._children(i, "nsubj"):  # "There was a strike"
                self._deps[told[0]] = "nsubj"
            return
        after = [child for child in self._children(i) if child > i]
        where = [child for child in after if self._deps[child] == "obl" and self._children(child, "case")]
        there = [child for child in after if self._deps[child] == "advmod" and self._doc[child].lower_ in _WHERE]
        arranged = [child for child in after if self._deps[child] == "xcomp"]
        predicate = next((child for child in told if child > i), next(iter(told or where or there or arranged), None))
        if predicate is None:
            return
        if told:
            self._empty_subject(i, predicate)
        self._promote(predicate, self._deps[i], "cop")

    def _empty_subject(self, be: int, predicate: int) -> None:
        """ "It was clear that …": the clause is what is clear."""
        clause = next((child for child in self._children(be, "ccomp", "xcomp") if child > predicate), None)
        subject = next(iter(self._children(be, "nsubj")), None)
        if clause is not None and subject is not None and self._doc[subject].lower_ == "it":
            self._deps[subject], self._deps[clause] = "expl", "csubj"

    def _label(self, i: int) -> None:
        """Gives the word the label of the same meaning."""
        dep, tag = self._deps[i], self._doc[i].tag_
        if dep == "npadvmod" and self._doc[i + 1 : i + 2].text == "-":
            self._deps[i] = "compound"  # "US-led"
        elif dep == "npadvmod":
            self._deps[i] = "nmod:unmarked" if self._is_nominal(self._heads[i]) else "obl:unmarked"
        elif dep == "aux" and tag == "TO":
            self._deps[i] = "mark"
        else:
            self._deps[i] = _LABELS.get(dep, dep)

    def _small_clause(self, i: int) -> None:
        """ "saw it seize the town": the subject of a clause without a finite verb is the object of the verb above."""
        head = self._heads[i]
        subject = next((child for child in self._children(i, "nsubj") if head < child < i), None)
        if self._deps[i] != "ccomp" or subject is None or self._children(head, "obj"):
            return
        group = [i, *self._children(i, "aux", "aux:pass", "cop")]
        marked = any(self._doc[child].tag_ != "TO" for child in self._children(i, "mark"))
        apart = any(token.text in _MARKS for token in self._doc[head:subject])
        if not marked and not apart and not any(self._doc[each].tag_ in _FINITE for each in group):
            self._hang(subject, head, "obj")
            self._deps[i] = "xcomp"

    def _punctuation(self) -> None:
        """Hangs commas, brackets and quotes from what they set off."""
        words = [i for i, token in enumerate(self._doc) if self._deps[i] != "punct" and not token.is_space]
        first, last = list(range(len(self._doc))), list(range(len(self._doc)))
        for word in words:
            i = word
            while self._heads[i] != i:
                i = self._heads[i]
                first[i], last[i] = min(first[i], word), max(last[i], word)
        before, after = _neighbours(len(self._doc), words)
        for i, token in enumerate(self._doc):
            if self._deps[i] != "punct" or token.text not in _MARKS:
                continue
            head = self._heads[i]
            opens = token.text in _OPENING or (token.text == '"' and token.tag_ == "``")
            closes = token.text in _CLOSING or (token.text == '"' and not opens)
            apart = [child for child in self._children(head) if self._deps[child] in _SET_OFF]
            after_it = [child for child in apart if first[child] == after[i] and not closes and (child > head or opens)]
            before_it = [child for child in apart if last[child] == before[i] and not opens]
            before_it = [child for child in before_it if child < head or before[first[child]] < first[child] - 1]
            if after_it or before_it:
                self._hang(i, (after_it or before_it)[0])


def _neighbours(length: int, words: list[int]) -> tuple[list[int], list[int]]:
    """For each token the last word before it (-1 where there is none) and the next after it (`length`)."""
    before, after = [-1] * length, [length] * length
    inside = set(words)
    for i in range(1, length):
        before[i] = i - 1 if i - 1 in inside else before[i - 1]
    for i in range(length - 2, -1, -1):
        after[i] = i + 1 if i + 1 in inside else after[i + 1]
    return before, after
