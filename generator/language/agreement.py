"""Pronouns of a quotation told in the third person: "We have closed our shop" of a company is "Acme has closed its shop"."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Token

from generator.language import syntax
from generator.language.lexicon import third_person
from generator.model import Actor

FIRST = frozenset("i me my mine we us our ours".split())
_POSSESSIVE = frozenset("my mine our ours their its his her".split())
_PLURAL = frozenset("i we they".split())
_CONTRACTED = {"m": "is", "re": "is", "ve": "has"}


def pronoun(token: Token, actor: Actor, text: str, *, named: bool) -> str:
    """What stands for a pronoun of `text` that means `actor`: the name, with an ’s where it owns; once `named`, for "my" and "us" a
    third person's pronoun, for others the word itself."""
    owns = token.lower_ in _POSSESSIVE and token.tag_ != "PRP"
    if not named:
        return f"{name_of(actor.name, text)}’s" if owns else name_of(actor.name, text)
    if token.lower_ not in FIRST:
        return token.text
    if actor.kind == "person":
        return "their" if owns else "them"
    return "its" if owns else "it"


@functools.lru_cache(maxsize=1 << 10)
def name_of(name: str, text: str) -> str:
    """The name, with the article that it mostly has in the text: "the Army of Conquest"."""
    bare = len(re.findall(rf"\b{re.escape(name)}", text))
    return f"the {name}" if 2 * len(re.findall(rf"\b[Tt]he {re.escape(name)}", text)) > bare else name


def verb(token: Token, subject: Token | None, actor: Actor | None) -> str:
    """The form of a finite verb whose subject, "I", "we" or "they", has become the name of one actor: "have" → "has"."""
    if subject is None or actor is None or subject.lower_ not in _PLURAL or actor.name.endswith("s"):
        return token.text
    head = token.head if token.dep_ in {"aux", "aux:pass", "cop"} else token
    if syntax.subject(head) != subject or token.tag_ not in {"VBP", "VBD"}:
        return token.text
    if token.text[:1] in {"'", "’"}:
        return " " + _CONTRACTED[token.lower_[1:]] if token.lower_[1:] in _CONTRACTED else token.text
    if token.tag_ == "VBD":
        return "was" if token.lower_ == "were" else token.text
    return third_person(token.lower_)
