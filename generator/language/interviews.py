"""Whom "I" and "you" mean in an interview in question and answer.

A text is one where three paragraphs or more end in a question mark and are followed by one that does not, and whose title or lead
says whom it interviews ("the Courier spoke with Ada Holm", "Interview with Ada Holm"); of two there, neither
is meant. What is in quotation marks is left to whom it quotes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from spacy.tokens import Token

from generator.language import syntax, tree
from generator.language.cast import Cast
from generator.language.spelling import DOUBLE_QUOTES

_FIRST = frozenset("i me my mine myself".split())
_SECOND = frozenset("you your yours yourself".split())
_TALKING = frozenset("speak talk sit chat".split())
_FEWEST = 3  # questions

Paragraph = tuple[int, int]  # tokens of the doc, [first, end)


def asked(cast: Cast) -> Iterator[tuple[Token, int]]:
    """Each pronoun of the first person in an answer, and of the second in a question, with the one interviewed."""
    if cast.article.text.count("?") < _FEWEST:
        return
    paragraphs = list(_paragraphs(cast))
    questions = [_is_question(cast, each) for each in paragraphs]
    turns = sum(one and not other for one, other in itertools.pairwise(questions))
    if turns < _FEWEST:
        return
    first = questions.index(True)
    guest = _guest(cast, paragraphs[first][0])
    if guest is None:
        return
    for (start, end), question in zip(paragraphs[first:], questions[first:], strict=True):
        quoted = False
        for token in cast.doc[start:end]:
            quoted ^= token.text in DOUBLE_QUOTES
            if not quoted and token.pos_ == "PRON" and token.lower_ in (_SECOND if question else _FIRST):
                yield token, guest


def _paragraphs(cast: Cast) -> Iterator[Paragraph]:
    start = 0
    for token in cast.doc:
        if token.is_space and token.text.count("\n") > 1:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(cast.doc):
        yield start, len(cast.doc)


def _is_question(cast: Cast, paragraph: Paragraph) -> bool:
    last = next((token for token in reversed(cast.doc[slice(*paragraph)]) if not token.is_space and not token.is_quote), None)
    return last is not None and last.text == "?"


def _guest(cast: Cast, end: int) -> int | None:
    """The one person whom the title or the words before the first question say is interviewed."""
    heading = next((cast.doc[first:last].text for first, last in _paragraphs(cast)), "")
    title = f"{cast.article.title} {heading}".casefold()
    found = {number for token in cast.doc[:end] for number in _told(cast, token)}
    if "interview" in title or "q&a" in title:  # a text may begin with its title
        found |= {i for i, figure in enumerate(cast.figures) if figure.kind == "person" and figure.name.casefold() in title}
    return next(iter(found)) if len(found) == 1 else None


def _told(cast: Cast, token: Token) -> Iterator[int]:
    """The persons whom a word says are interviewed: "interviewed X", "X was interviewed", "spoke with X", "an interview with X"."""
    lemma = token.lemma_.lower()
    if lemma == "interview" and syntax.is_verb(token):
        subject = [child for child in tree.children(token) if child.dep_ == "nsubj:pass"]
        nouns = [*syntax.objects(token), *subject]
    elif (lemma in _TALKING and syntax.is_verb(token)) or lemma == "interview":
        nouns = [noun for preposition, noun in syntax.prepositional(token) if preposition.rpartition(" ")[2] in {"with", "to"}]
    else:
        return
    for noun in nouns:
        number = cast.figure_at(noun)
        if number is not None and cast.figures[number].kind == "person":
            yield number
