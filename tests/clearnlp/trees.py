"""Trees as ClearNLP makes them of Universal Dependencies: a preposition heads its noun, "be" what it ties, "and" hangs from what
stands before it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from . import words

LABELS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj "
    "expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct "
    "quantmod relcl xcomp"
).split()
_SAME_MEANING = {
    "aux:pass": "auxpass",
    "nsubj:pass": "nsubjpass",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubjpass",
    "obj": "dobj",
    "iobj": "dative",
    "nmod:poss": "poss",
    "acl:relcl": "relcl",
    "advcl:relcl": "advcl",
    "obl": "npadvmod",
    "obl:unmarked": "npadvmod",
    "obl:agent": "npadvmod",
    "compound:prt": "prt",
    "cc:preconj": "preconj",
    "det:predet": "predet",
    "nmod:desc": "compound",
    "flat": "compound",
    "fixed": "advmod",
    "discourse": "intj",
    "vocative": "npadvmod",
    "reparandum": "meta",
}
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
_OF_CLAUSE = (  # what belongs to the clause of a copular predicate and not to the predicate itself
    "nsubj nsubj:pass nsubj:outer csubj expl aux aux:pass mark cc cc:preconj punct advcl advcl:relcl obl obl:unmarked parataxis "
    "discourse vocative dislocated"
).split()
_DEGREE = set("very so too more less most least as quite rather how fairly extremely".split())
_GIVING = set("give hand offer sell show send award pay grant lend present".split())
_OF_SCENES = set("see watch hear make let have want expect allow need like keep find consider help leave get".split())
_CONJUNCTIONS = set("while when if though although as whether that because unless than once".split())
_SAYING = set("say add tell report write announce claim insist note explain warn argue".split())


class Labeller:
    """The pipe."""

    labels = tuple(LABELS)

    def __call__(self, doc: Doc) -> Doc:
        if len(doc):
            _Turned(doc).write()
            words.tag(doc)
            words.name(doc)
        return doc


@Language.factory("clearnlp", assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma", "doc.ents"])
def make(nlp: Language, name: str) -> Labeller:  # noqa: ARG001  spaCy gives both
    return Labeller()


class _Turned:
    """The trees of one doc while they are turned."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.deps = ["dep" if token.is_space else token.dep_ for token in doc]
        self.heads = [token.head.i for token in doc]
        self.prep_of: dict[int, int] = {}  # noun → the preposition that has taken its place
        steps: tuple[Callable[[int], None], ...]
        steps = (self.flat, self.date, self.money, self.amount, self.chain, self.said, self.copula)
        for step in (*steps, self.preposition, self.gerund, self.scene, self.label):
            for i in range(len(doc)):
                step(i)
        self.punctuation()

    def children(self, i: int, *deps: str) -> list[int]:
        return [child for child, head in enumerate(self.heads) if head == i != child and (not deps or self.deps[child] in deps)]

    def base(self, i: int) -> str:
        return words.base(self.doc[i].lower_, "VERB")

    def swap(self, i: int, dep: str, moved: Callable[[int], bool] = lambda _: False) -> None:
        """Puts `i` in its head's place and the head below it as `dep`; children of the head go along where `moved`."""
        old = self.heads[i]
        self.heads[i] = i if self.heads[old] == old else self.heads[old]
        self.deps[i] = self.deps[old]
        for child in self.children(old):
            if moved(child):
                self.heads[child] = i
        self.heads[old], self.deps[old] = i, dep

    def flat(self, i: int) -> None:
        """Names are headed by their last word."""
        rest = self.children(i, "flat")
        if rest and rest[-1] > i:
            self.swap(rest[-1], "compound", lambda _: True)
            for each in rest[:-1]:
                self.deps[each] = "compound"

    def date(self, i: int) -> None:
        """The month heads the day and the year."""
        months = [
            child for child in self.children(i, "nmod:unmarked", "compound") if self.doc[child].lower_.strip(".") in words.MONTHS
        ]
        if self.doc[i].pos_ == "NUM" and months:
            self.swap(months[0], "nummod", lambda _: True)

    def money(self, i: int) -> None:
        numbers = self.children(i, "nummod")
        if self.doc[i].tag_ == "$" and numbers:
            self.swap(numbers[-1], "quantmod" if self.children(numbers[-1], "compound") else "nmod", lambda _: True)

    def amount(self, i: int) -> None:
        """ "more than 20", "as well as": words that Universal Dependencies ties to the first of them."""
        rest = self.children(i, "fixed")
        if not rest or self.deps[i] in {"case", "mark"}:
            return
        if self.deps[i] in {"cc", "advmod"}:
            last = rest[-1]
            self.heads[last], self.deps[last] = self.heads[i], self.deps[i]
            for each in (i, *rest[:-1]):
                self.heads[each], self.deps[each] = last, "advmod"
            number = self.heads[last]
            if self.doc[number].pos_ == "NUM" and self.doc[last].lower_ == "than":
                self.deps[last] = "quantmod"
                self.heads[i], self.deps[i] = number, "amod"

    def chain(self, i: int) -> None:
        """Each of what is joined hangs from the one before, and so does "and"."""
        before = i
        for each in [child for child in self.children(i, "conj") if child > i]:
            for child in self.children(each, "cc"):
                if child < each:
                    self.heads[child] = before
            self.heads[each] = before
            before = each

    def said(self, i: int) -> None:
        """ "…, officials said." at the end heads what was said."""
        head = self.heads[i]
        if self.deps[i] != "parataxis" or self.base(i) not in _SAYING or head > i or not self.children(i, "nsubj"):
            return
        if all(self.doc[after].is_punct for after in range(max(self.below(i)) + 1, self.doc[i].sent.end)):
            self.swap(i, "ccomp", lambda child: self.doc[child].text == ".")

    def below(self, i: int) -> set[int]:
        found = {i}
        for child in self.children(i):
            found |= self.below(child)
        return found

    def copula(self, i: int) -> None:
        """ "be" heads its clause."""
        if self.deps[i] == "nsubj" and self.children(self.heads[i], "expl") and self.base(self.heads[i]) == "be":
            self.deps[i] = "attr"
            return
        if self.deps[i] != "cop":
            return
        told = self.heads[i]
        token = self.doc[told]
        nominal, verb = token.pos_ in _NOUNS | {"DET"}, token.tag_.startswith("V") and token.pos_ == "VERB"

        def of_clause(child: int) -> bool:
            dep, word = self.deps[child], self.doc[child]
            if dep == "advmod":
                return word.lower_ not in _DEGREE and word.tag_ not in {"RBR", "RBS"}
            if dep == "conj":
                return word.pos_ in {"VERB", "AUX"} or bool(self.children(child, "cop", "nsubj"))
            if dep == "cc":
                return any(of_clause(each) for each in self.children(told, "conj") if each > child) or child < i
            return dep in _OF_CLAUSE and not (verb and (dep in {"obl", "advcl"} or word.tag_ == "TO"))

        if verb and self.children(told, "mark") and not any(self.doc[each].tag_ == "TO" for each in self.children(told, "mark")):
            kept = set(self.children(told)) - set(self.children(told, "nsubj:outer", "punct"))
            self.swap(i, "ccomp", lambda child: child not in kept)
            return
        phrase = bool(self.children(told, "case"))
        dep = "xcomp" if verb else "obl" if phrase else "attr" if nominal else "advmod" if token.pos_ == "ADV" else "acomp"
        self.swap(i, dep, of_clause)
        for child in self.children(i, "expl", "csubj"):
            to = any(self.doc[each].tag_ == "TO" for each in self.children(child, "mark"))
            self.deps[child] = "nsubj" if self.deps[child] == "expl" else "xcomp" if to else "ccomp" if child > i else "csubj"

    def preposition(self, i: int) -> None:
        """A preposition heads its noun."""
        cases = [child for child in self.children(i, "case") if self.doc[child].tag_ != "POS"]
        if not cases or cases[0] > i:
            return
        first, head = cases[0], self.heads[i]
        joined = self.deps[i] == "conj" and head in self.prep_of
        dep = {"obl:agent": "agent", "ROOT": "ROOT", "conj": "conj"}.get(self.deps[i], "prep")
        if dep == "prep" and self.doc[first].lower_ == "to" and self.base(head) in _GIVING and self.children(head, "obj"):
            dep = "dative"
        for child in self.children(i, "advmod", "npadvmod", "obl:unmarked", "cc", "punct"):
            if child < first:
                self.heads[child] = first if self.deps[child] not in {"cc", "punct"} else (first if head == i else head)
        if joined:
            head = self.prep_of[head]
            for child in self.children(self.heads[i], "cc"):
                if self.heads[i] < child < i:
                    self.heads[child] = head
        self.heads[first], self.deps[first] = first if self.heads[i] == i else head, dep
        for child in self.children(i, "punct", "conj", "cc") if dep == "ROOT" else ():
            self.heads[child] = first
        last = first
        for each in self.children(first, "fixed"):
            pair = f"{self.doc[first].lower_} {self.doc[each].lower_}"
            if pair == "such as":
                self.heads[each], self.deps[each] = self.heads[first], self.deps[first]
                self.heads[first], self.deps[first] = each, "amod"
                first = last = each
            elif pair in {"according to", "out of", "prior to", "next to"}:
                self.deps[each] = "prep"
                last = each
            else:
                self.deps[each] = "pcomp"
        for each in cases[1:]:
            between = [child for child in self.children(i, "cc") + self.children(each, "cc") if last < child < each]
            for child in between:
                self.heads[child] = last
            self.heads[each], self.deps[each] = last, "conj" if between or self.deps[each] == "conj" else "prep"
            last = each
        for each in self.children(last, "conj"):  # "in and around", the second a part of the first
            if self.doc[each].pos_ == "ADP" and each < i:
                for child in self.children(each, "cc"):
                    self.heads[child] = last
                last = each
        self.heads[i], self.deps[i] = last, "pobj"
        self.prep_of[i] = first

    def gerund(self, i: int) -> None:
        """ "after taking the town": a preposition heads the clause."""
        marks = [child for child in self.children(i, "mark", "case") if self.doc[child].tag_ == "IN" and child < i]
        if self.deps[i] not in {"advcl", "acl", "conj"} or not marks or self.doc[marks[0]].lower_ in _CONJUNCTIONS:
            return
        group = [i, *self.children(i, "aux", "aux:pass", "cop", "auxpass")]
        if any(self.doc[each].tag_ in {"VBD", "VBZ", "VBP", "MD"} for each in group) or (
            self.doc[i].tag_ == "VB" and len(marks) < 2
        ):
            return
        mark = marks[0]
        self.heads[mark], self.deps[mark] = self.heads[i], "conj" if self.deps[i] == "conj" else "prep"
        self.heads[i], self.deps[i] = mark, "pcomp"

    def scene(self, i: int) -> None:
        """ "saw it seize the town": what is seen is a clause with a subject."""
        head = self.heads[i]
        objects = [child for child in self.children(head, "obj", "iobj") if head < child < i]
        if self.deps[i] == "xcomp" and objects and self.base(head) in _OF_SCENES:
            self.heads[objects[-1]], self.deps[objects[-1]] = i, "nsubj"
            self.deps[i] = "ccomp"

    def label(self, i: int) -> None:
        dep, token, head = self.deps[i], self.doc[i], self.heads[i]
        if dep == "xcomp" and not token.tag_.startswith("V") and not self.children(i, "mark", "cop", "aux"):
            linking = self.base(head) in {"become", "remain", "stay", "be"}
            dep = "oprd" if not linking else "attr" if token.pos_ in _NOUNS else "acomp"
        elif dep == "mark" and token.tag_ == "TO":
            dep = "aux"
        elif dep == "advmod" and token.lower_ in {"not", "n't", "n’t", "never"}:
            dep = "neg"
        elif dep == "compound" and self.doc[head].tag_ == "VBN":
            dep = "npadvmod"  # "US-led"
        elif dep == "nmod:unmarked":
            dep = "nummod" if token.tag_ == "CD" else "npadvmod"
        dep = _SAME_MEANING.get(dep, dep)
        self.deps[i] = dep if dep in LABELS else "mark" if dep == "case" and token.tag_ != "POS" else "dep"

    def punctuation(self) -> None:
        """Commas and quotes hang from the word above what they set off."""
        spans = {}
        for i in range(len(self.doc)):
            words = [each for each in self.below(i) if self.deps[each] != "punct"]
            spans[i] = (min(words, default=i), max(words, default=i))
        for i in range(len(self.doc)):
            below = "pobj"
            while self.deps[i] == "punct" and (below in {"pobj", "pcomp"} or self.doc[i].tag_ == "."):
                head = self.heads[i]
                quoted = self.doc[i].is_quote and self.doc[head].pos_ in _NOUNS
                compound = self.doc[i].tag_ == "HYPH" and self.deps[head] != "npadvmod"
                if self.heads[head] == head or spans[head][0] < i < spans[head][1] or quoted or compound:
                    break
                self.heads[i], below = self.heads[head], self.deps[head]

    def write(self) -> None:
        rows = self.doc.to_array(["HEAD", "DEP"])
        for i, (head, dep) in enumerate(zip(self.heads, self.deps, strict=True)):
            rows[i, 0], rows[i, 1] = (head - i) % (1 << 64), self.doc.vocab.strings.add(dep)
        self.doc.from_array(["HEAD", "DEP"], rows)
