"""One line for an event, in the article's own words.

The clause with its subject restored (a pronoun becomes the actor's name), without its time, attribution and connectives, with
passive and perfect auxiliaries left out as headlines do, and cut only where a phrase ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Token

from generator.language import syntax
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger
from generator.model import Actor

LONGEST = 120
_DROPPABLE = (
    "advcl",
    "advcl:relcl",
    "parataxis",
    "acl:relcl",
    "relcl",
    "acl",
    "appos",
    "conj",
    "obl",
    "obl:unmarked",
    "prep",
    "nmod",
    "advmod",
)


def write(reading: Reading, trigger: Trigger, actors: Mapping[str, Actor]) -> str:
    """The summary, "" where the clause is too broken to give one."""
    kept = _tokens(trigger)
    kept -= _time(reading, kept)
    kept -= reading.beside.keys() - {trigger.i}
    dropped = 0
    while _length(reading, kept) > LONGEST and dropped < 12:
        branch = _heaviest(reading, trigger, kept)
        if not branch:
            break
        kept -= branch
        dropped += 1
    text = _join(reading, trigger, kept, actors)
    return _cut(text)


def _tokens(trigger: Trigger) -> set[int]:
    """What the line is made of: the subject, wherever it stands, and the predicate with its complements."""
    head = trigger.token
    kept = {token.i for token in head.subtree if not token.is_space}
    for child in head.children:
        is_clause = syntax.is_verb(child) or any(grand.dep_ == "cop" for grand in child.children)
        separate = child.dep_ == "conj" and is_clause and (syntax.own_subject(child) is not None or trigger.nominal)
        if separate or (child.dep_ in {"parataxis", "discourse", "vocative"} and is_clause):
            kept -= {token.i for token in child.subtree}
        elif child.dep_ in {"mark", "cc", "discourse"} or (
            child.dep_ == "advmod" and child.lower_ in cue("connective") | {"when", "where"}
        ):
            kept -= {token.i for token in child.subtree}
        elif child.dep_ in {"aux", "aux:pass", "auxpass"} and child.lower_ in {
            "had",
            "has",
            "have",
            "was",
            "were",
            "been",
            "is",
            "are",
            "’s",
        }:
            kept -= {child.i} if _headline(head) or child.lower_ in {"had", "has", "have", "been"} else set()
        elif child.dep_ == "advmod" and child.lower_ in cue("hedging-word") | {"also"}:
            kept -= {child.i}
    if trigger.nominal:
        kept -= {child.i for child in head.children if child.dep_ in {"case", "cc"}}
        return kept
    subject = syntax.subject(head)
    if subject is not None and subject.i not in kept:
        kept |= {
            token.i
            for token in subject.subtree
            if head.i not in {ancestor.i for ancestor in token.ancestors} and not _in_clause(token, subject)
        }
    return kept


def _headline(verb: Token) -> bool:
    """A passive reads as one without its auxiliary, unless it keeps an object that would make it look active."""
    return syntax.is_passive(verb) and not syntax.objects(verb)


def _in_clause(token: Token, top: Token) -> bool:
    here = token
    while here.i != top.i and here.head.i != here.i:
        if here.dep_ in syntax.CLAUSE:
            return True
        here = here.head
    return False


def _time(reading: Reading, kept: set[int]) -> set[int]:
    """The tokens of time expressions that date, with the prepositions and commas that only attach them."""
    gone: set[int] = set()
    for i in sorted(kept):
        at = reading.timex_at.get(i)
        if at is None or reading.timexes[at].type not in {"DATE", "TIME"}:
            continue
        token = reading.doc[i]
        possessive = any(child.lower_ in {"'s", "’s"} for child in token.children)
        first = i == 0 or reading.timex_at.get(i - 1) != at
        follows = reading.doc[i + 1] if i + 1 < len(reading.doc) else None
        modifier = (
            token.dep_ in {"compound", "amod", "nummod"} and follows is not None and reading.timex_at.get(token.head.i) is None
        )
        if possessive or modifier:
            continue
        gone.add(i)
        if first and i > 0:
            before = reading.doc[i - 1]
            if before.lower_ in {
                "on",
                "in",
                "at",
                "during",
                "by",
                "late",
                "early",
                "of",
                "from",
                "over",
                "the",
                "since",
                "until",
            } and (before.dep_ in {"case", "prep", "mark", "advmod", "det", "fixed"}):
                gone.add(before.i)
    return gone


def _heaviest(reading: Reading, trigger: Trigger, kept: set[int]) -> set[int]:
    """The last droppable branch, of the kind most easily missed."""
    for dep in _DROPPABLE:
        found = [
            reading.doc[i]
            for i in kept
            if reading.doc[i].dep_ == dep
            and reading.doc[i].head.i in kept
            and i != trigger.i
            and i > trigger.i - (dep == "appos") * 999
        ]
        if found:
            last = max(found, key=lambda token: token.i)
            return {token.i for token in last.subtree} & kept - {trigger.i}
    return set()


def _length(reading: Reading, kept: set[int]) -> int:
    return sum(len(reading.doc[i].text_with_ws) for i in kept)


def _join(reading: Reading, trigger: Trigger, kept: set[int], actors: Mapping[str, Actor]) -> str:
    subject = None if trigger.nominal else syntax.subject(trigger.token)
    order = sorted(kept)
    if subject is not None and subject.i > trigger.i and subject.i not in {t.i for t in trigger.token.subtree}:
        moved = [
            i
            for i in order
            if reading.doc[i].is_ancestor(subject) is False and (i == subject.i or subject.is_ancestor(reading.doc[i]))
        ]
        order = moved + [i for i in order if i not in moved]
    parts: list[str] = []
    for position, i in enumerate(order):
        token = reading.doc[i]
        text = token.text
        mention = reading.mention(token)
        if mention is not None and mention.form == "pronoun" and mention.actor is not None and mention.actor in actors:
            name = actors[mention.actor].name
            text = f"{name}’s" if token.tag_ == "PRP$" else name
        gap = " " if token.whitespace_ or (position + 1 < len(order) and order[position + 1] != i + 1) else ""
        parts.append(text + gap)
    return "".join(parts)


def _cut(text: str) -> str:
    """Tidy what removal left behind, and begin with a capital."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:!?’”])", r"\1", text)
    text = re.sub(r"(?:[,;:—–-]\s*)+([,;.])", r"\1", text)
    text = re.sub(r"([(“])\s+", r"\1", text)
    text = re.sub(r"^(?:[,;:.—–\s”’)-]+|(?:and|but|however|or|that)\b,?\s*)+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"(?:[\s,;:.—–“‘(-]+|\s(?:and|but|or|in|on|at|of|by|to|with|for|the|a))+$", "", text)
    for opening, closing in ("“”", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if len(text) > LONGEST:
        short = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-")
        text = short + "…"
    return text[:1].upper() + text[1:] if text else ""
