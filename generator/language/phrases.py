"""Which words of a sentence are one noun phrase, where the parser tied one to a word inside or beside it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.language import gazetteer, kinds
from generator.language.lexicon import cue

_BEHIND = frozenset(("acl", "acl:relcl", "appos", "nmod", "conj"))
_PLURAL = frozenset(("NNS", "NNPS", "NNP"))


def find(sentence: Sequence[Token]) -> None:
    """Mends heads and labels of a sentence in place."""
    them = any(word.lower_ == "them" for word in sentence)
    for word in sentence:
        dep, name = word.dep_, word.pos_ == "PROPN"
        if dep == "case":
            _case(word)
            _possessor(word)
        if name:
            _courtesy(word)
        if dep in _BEHIND:
            _of_name(word)
        if word.tag_ == "PRP":
            _he_and(word)
        if them:
            _among(word)
        if name:
            _listed(word)
            _apposed_list(word)
            _apposed_person(word)
        elif dep == "acl:relcl":
            _reign(word)


def _case(preposition: Token) -> None:
    """ "the murder of lawyer X": the preposition goes with the head of its phrase, and not with a word before it."""
    if preposition.dep_ != "case":
        return
    word = preposition.head
    if preposition.i < word.i and word.dep_ in {"compound", "amod", "nmod:desc"} and word.head.i > word.i:
        preposition.head = word.head


def _possessor(mark: Token) -> None:
    """ "The workers' union called a strike": a lone apostrophe makes its noun the possessor of the noun that follows."""
    if (
        mark.text not in {"'", "’"}
        or mark.tag_ != "POS"
        or not mark.i
        or mark.nbor(-1).whitespace_
        or mark.nbor(-1).tag_ not in _PLURAL
    ):
        return
    owner = mark.nbor(-1)
    owned = next(
        (child for child in owner.children if child.i > mark.i and child.dep_ in {"appos", "flat", "nmod", "obj", "dep"}), None
    )
    if (
        owned is None
        or mark.is_ancestor(owner)
        or not all(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in owner.doc[mark.i + 1 : owned.i + 1])
    ):
        return
    head, dep = owner.head, owner.dep_
    owned.head, owned.dep_ = (owned if head == owner else head), dep
    owner.head, owner.dep_ = owned, "nmod:poss"
    mark.head, mark.dep_ = owner, "case"
    for child in [child for child in owner.children if child.i > owned.i]:
        child.head = owned


def _courtesy(title: Token) -> None:
    """ "Mr Lund sold his stake": the name behind "Mr" is one with it, whatever it was hung on."""
    if title.pos_ != "PROPN" or title.lower_ not in gazetteer.words("roles.txt", "courtesy") or title.i + 1 >= title.sent.end:
        return
    name = title.nbor()
    if name.pos_ == "PROPN" and name.head == title.head != name and not list(name.children):
        name.head, name.dep_ = title, "flat"


def _of_name(word: Token) -> None:
    """ "Ana Souza, who was mayor": what is said of a name hangs on the whole of it, and not on its last word."""
    part = word.head
    if part.dep_ == "flat" and word.i > part.i and word.dep_ in _BEHIND:
        word.head = part.head


def _he_and(pronoun: Token) -> None:
    """ "he and deputy mayor Omar Haddad said": a pronoun before "and" is the first of two, and part of no name."""
    if (
        pronoun.tag_ != "PRP"
        or pronoun.dep_ not in {"compound", "amod", "nmod", "det", "flat"}
        or pronoun.i + 1 >= pronoun.sent.end
    ):
        return
    joining, other = pronoun.nbor(), pronoun.head
    if joining.dep_ == "cc" and other.i > joining.i and other.head != other:
        pronoun.head, pronoun.dep_ = other.head, other.dep_
        other.head, other.dep_ = pronoun, "conj"
        joining.head = other


def _among(name: Token) -> None:
    """ "20 people were killed, among them Bo Lind": the name right behind the pronoun is one of them."""
    before = next((child for child in name.children if child.lower_ == "them" and child.i < name.i), None)
    opens = before is not None and any(child.lower_ in cue("among") for child in before.children)
    if before is not None and name.pos_ in {"PROPN", "NOUN"} and (opens or before.i == name.i - 1):
        before.head, before.dep_ = (before if name.head == name else name.head), name.dep_
        name.head, name.dep_ = before, "appos"
        return
    them = name.head
    loose = name.dep_ in {"nmod:unmarked", "obl:unmarked", "nmod", "flat", "dep"} and name.pos_ == "PROPN"
    if loose and them.lower_ == "them" and name.i == them.i + 1 and any(child.lower_ in cue("among") for child in them.children):
        name.dep_ = "appos"


def _listed(name: Token) -> None:
    """ "Nadia Karim and deputy mayor Omar Haddad resigned": a name that another is joined to is the first of two, not a part of the
    second, and what was joined to it is the title of that."""
    if name.dep_ != "compound" or name.pos_ != "PROPN":
        return
    whole = name.head
    joined = next((child for child in whole.children if child.dep_ == "cc" and name.i < child.i < whole.i), None)
    holder = whole.head
    if joined is not None and whole.dep_ in {"nmod:desc", "compound"}:
        if whole.i < holder.i and holder.pos_ == "PROPN" and holder.head != holder:
            name.head, name.dep_ = holder.head, holder.dep_
            holder.head, holder.dep_, joined.head = name, "conj", holder
        return
    if whole.pos_ != "PROPN" or whole.head == whole:
        return
    title = next((child for child in name.children if child.dep_ == "conj" and name.i < child.i < whole.i), None)
    joining = next((child for child in title.children if child.dep_ == "cc"), None) if title is not None else None
    if title is None or joining is None or title.pos_ != "NOUN":
        return
    name.head, name.dep_ = whole.head, whole.dep_
    whole.head, whole.dep_ = name, "conj"
    title.head, title.dep_, joining.head = whole, "nmod:desc", whole


def _apposed_list(name: Token) -> None:
    """ "two men, Albert Fenn and William Oake, were shot": the second name is joined to the first, and not to the men."""
    noun = name.head
    if name.dep_ != "conj" or name.pos_ != "PROPN" or noun.tag_ != "NNS":
        return
    joining = next((child for child in name.children if child.dep_ == "cc" and child.i < name.i), None)
    if joining is None:
        return
    first = next(
        (child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i < joining.i), None
    )
    if first is not None and first.i > noun.i:
        name.head = first


def _reign(verb: Token) -> None:
    """ "the reign of King Edric, who died in 1042": who died is the king."""
    noun = verb.head
    who = next((child for child in verb.children if child.lower_ == "who"), None)
    if verb.dep_ != "acl:relcl" or who is None or noun.pos_ != "NOUN" or noun.tag_ != "NN" or who.i < 2 or who.nbor(-1).text != ",":
        return
    name = next((child for child in noun.children if child.dep_ == "nmod" and child.pos_ == "PROPN" and child.i > noun.i), None)
    if name is None or max(token.i for token in name.subtree) not in {who.i - 1, who.i - 2} or name.ent_type_ not in {"PERSON", ""}:
        return
    if kinds.of_noun(noun.lemma_.lower()) not in {"person", "group"}:
        verb.head = name


def _apposed_person(name: Token) -> None:
    """ "The envoy for maritime crime, Alan Cole, said": a person's name is beside what tells of a person, and not beside crime."""
    noun = name.head
    if name.dep_ != "appos" or name.ent_type_ != "PERSON" or noun.pos_ != "NOUN" or noun.dep_ != "nmod" or noun.i > name.i:
        return
    holder = noun.head
    if (
        kinds.of_noun(noun.lemma_.lower()) != "person"
        and kinds.of_noun(holder.lemma_.lower()) == "person"
        and holder.pos_ == "NOUN"
    ):
        name.head = holder
