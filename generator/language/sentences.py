"""Sentence boundaries by rule, set before the parser runs.

News text marks its sentences well; a small parser does not see them as well as its punctuation shows them (it ends one inside
"Institute head Ana | Maria Ruiz"). Blocks of the article (paragraphs, headings) always end a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from generator.model import Article, Extent

_END = frozenset((".", "!", "?", "…", "...", "?!", "!!", "!?", "。"))
_CLOSING = frozenset("\"'”’»)]}") | {"''"}
_OPENING = frozenset("\"'“‘«([{") | {"``", "—", "–"}
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Sen|Rep|Gov|Rev|Hon|Pres|St|Mt|Ft|Jr|Sr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|No|Nos|vs|etc|approx|ca|c|e\.g|i\.e|cf|al|"
    r"Inc|Ltd|Corp|Co|Cie|Cia|Bros|Dept|Univ|Vol|pp?|a\.m|p\.m|am|pm)\.?$"
)
# Abbreviations that also end sentences: a following capital decides against them only before a name or number.
_MAY_END = re.compile(r"(?:Inc|Ltd|Corp|Co|Bros|etc|Jr|Sr|a\.m|p\.m|am|pm|[A-Z](?:\.[A-Z])+)\.?$")
# "GENEVA, March 3 (Reuters) - ": an agency's dateline is no part of the sentence after it
_CITY = r"[A-Z][A-Z .,/’'-]{2,40}(?:, [A-Z][a-z]{1,9}\.?)?"
_DATELINE = re.compile(
    rf"\s*{_CITY}(?:(?: and|,) {_CITY})?(?:,? [A-Z][a-z]+\.? \d{{1,2}}(?:, \d{{4}})?)?(?: ?[(/][^)/\n]{{2,30}}[)/])?"
    r" ?[-–—]{1,2} (?=[A-Z“\"])"
)
_STARTER = frozenset(
    "the a an he she it they we i in on at but and however this that these those his her its their there when after before "
    "while as if for according since another some many most several both what who last early earlier later meanwhile".split()
)


def blocks(article: Article) -> tuple[Extent, ...]:
    """The extents no sentence crosses: the article's blocks, else what blank lines separate."""
    inline = {"a", "em", "strong", "code"}
    marked = tuple(markup.extent for markup in article.markup if markup.tag not in inline)
    if marked:
        return tuple(sorted(marked))
    return tuple(Extent(*match.span()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", article.text))


def mark(doc: Doc, blocks_at: Iterable[int]) -> Doc:
    """`doc` (tokenised only) with every token's `is_sent_start` set, so that a parser keeps these boundaries.

    `blocks_at`: the characters at which blocks begin.
    """
    starts = set(blocks_at)
    if (dateline := _DATELINE.match(doc.text)) is not None:
        starts.add(dateline.end())
    pending = True  # the next token that is no space begins a sentence
    for token in doc:
        if token.is_space:
            token.is_sent_start = token.i == 0
            continue
        in_block_start = not starts.isdisjoint(range(token.idx, token.idx + len(token)))
        token.is_sent_start = pending or in_block_start or token.i == 0
        text = token.text  # most words can be told at once
        pending = (text in _END or text in _CLOSING or text[-1] == ".") and ends_sentence(token)
    return doc


def ends_sentence(token: Token) -> bool:
    """Whether the sentence ends after `token`: at final punctuation and what closes with it, before what can begin another."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None:
        return False
    if token.text in _CLOSING and not token.whitespace_ and after.text in _CLOSING:
        return False
    last = token
    while last.text in _CLOSING and last.i > 0 and not last.nbor(-1).whitespace_:
        last = last.nbor(-1)
    closed = last.i != token.i
    if last.text not in _END and not (last.text.endswith(".") and len(last.text) > 1):
        return False
    if not token.whitespace_ and not after.is_space:
        return False
    begins = after
    while (begins.text in _OPENING or begins.is_space) and begins.i + 1 < len(begins.doc):
        begins = begins.nbor()
    if begins.text[:1].islower() or (closed and begins.is_punct):
        return False
    if last.text in {"!", "?", "…", "..."}:
        return True
    word = last.text if last.text != "." else (last.nbor(-1).text if last.i > 0 and not last.nbor(-1).whitespace_ else "")
    if _ABBREVIATION.fullmatch(word) and (len(word) > 1 or word.isupper()):
        return bool(_MAY_END.fullmatch(word)) and begins.lower_ in _STARTER
    return True


def extents(doc: Doc) -> tuple[Extent, ...]:
    """The sentences of a parsed `doc` as extents without the white space around them."""
    return _trimmed(doc.text, [Extent(sent.start_char, sent.end_char) for sent in doc.sents])


def paragraphs(article: Article) -> tuple[Extent, ...]:
    """The blocks of a text in a language whose sentences are not known, without the white space around them."""
    return _trimmed(article.text, blocks(article))


def _trimmed(whole: str, extents: Iterable[Extent]) -> tuple[Extent, ...]:
    found = []
    for extent in extents:
        text = extent.of(whole)
        trimmed = Extent(extent.start + len(text) - len(text.lstrip()), extent.end - len(text) + len(text.rstrip()))
        if trimmed.start < trimmed.end:
            found.append(trimmed)
    return tuple(found)
