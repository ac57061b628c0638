"""What kind of thing a name is of, by vote: all that the text and the word lists say of it (kindclues.py), each clue with a weight.

The kinds are those of actors and "thing" (an event, a people: no actor). Repeated clues of one sort count little more
than one, so that a single telling clue ("province of X") is not outvoted by a recogniser's repeated error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Token

from generator.language import gazetteer
from generator.language.spelling import is_hyphen

THING = "thing"
PRODUCT = "product"
_SYSTEM = frozenset(
    "system software processor device service programme program project operation code-named codenamed version".split()
)


class Clue(NamedTuple):
    """One reason to take a name for a kind; clues of one sort are capped together."""

    kind: str
    sort: str
    weight: float


def tally(clues: Iterable[Clue]) -> Mapping[str, float]:
    """Kind → summed weight, where clues of one sort for one kind give at most half again their greatest weight."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    most: dict[tuple[str, str], float] = defaultdict(float)
    for clue in clues:
        pair = (clue.kind, clue.sort)
        sums[pair] += clue.weight
        most[pair] = max(most[pair], clue.weight)
    votes: dict[str, float] = defaultdict(float)
    for (kind, sort), total in sums.items():
        votes[kind] += min(total, 1.5 * most[kind, sort])
    return votes


def decide(votes: Mapping[str, float]) -> tuple[str, float]:
    """The winning kind and its weight, ("", 0.0) without clues; group and organisation stand together, and product and thing."""
    group, organisation = votes.get("group", 0.0), votes.get("organisation", 0.0)
    body = max(group, organisation) + 0.5 * min(group, organisation)
    product, thing = votes.get(PRODUCT, 0.0), votes.get(THING, 0.0)
    rivals = {
        "person": votes.get("person", 0.0),
        "place": votes.get("place", 0.0),
        "group" if group >= organisation else "organisation": body,
        PRODUCT if product > thing else THING: product + thing,
    }
    kind = max(rivals, key=lambda each: rivals[each])
    return (kind, rivals[kind]) if rivals[kind] > 0 else ("", 0.0)


def of_noun(word: str) -> str:
    """The kind of what a common noun describes ("commander" → person), "" where it tells none."""
    for kind in ("person", "group", "company", "organisation", "place"):
        if word in gazetteer.heads(kind):
            return "organisation" if kind == "company" else kind
    if word in gazetteer.heads("work") or word in _SYSTEM:
        return PRODUCT
    return THING if word in gazetteer.heads("event") else ""


def head_word(words: tuple[str, ...]) -> str:
    """The noun that heads a name: "army" of "army of conquest", "front" of "al nusra front"."""
    while len(words) > 1 and re.fullmatch(r"[ivx]+|\d+", words[-1]):
        words = words[:-1]  # "World War II"
    for at, word in enumerate(words):
        if at and word in {"of", "for", "on", "in"}:
            return words[-1] if not of_head(words[at - 1]) and of_head(words[-1]) in {"group", "organisation"} else words[at - 1]
    return words[-1]


def of_head(word: str) -> str:
    """The kind a name's own head noun tells."""
    for kind in ("event", "group", "organisation", "place", "work"):
        if word in gazetteer.heads(kind):
            return {"event": THING, "work": PRODUCT}.get(kind, kind)
    return ""


def description_at(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that begins at `at`: its last common noun before a verb, preposition or comma."""
    head = None
    for token in doc[at : at + 10]:
        if (token.pos_ in {"NOUN"} and not token.text[0].isupper()) or (token.tag_ in {"NN", "NNS"}):
            head = token
        elif token.pos_ in {"ADP", "VERB", "AUX", "SCONJ", "PRON"} and token.tag_ not in {"VBN", "VBG", "PRP$"}:
            break
        elif token.is_space or (token.is_punct and not is_hyphen(token) and token.text not in {"’", "'", "“", "”", '"', "’s"}):
            break
    return head
