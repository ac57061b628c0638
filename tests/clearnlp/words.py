"""Words and names as `en_core_web_*` label them: coarse tags from fine ones by rule, lemmas by dictionary, OntoNotes' entities."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import lemminflect
from spacy.tokens import Doc, Span, Token

_POS = {
    "ADJ": "AFX JJ JJR JJS",
    "ADP": "IN RP",
    "ADV": "RB RBR RBS",
    "AUX": "MD",
    "CCONJ": "CC",
    "DET": "DT PDT WDT WP$",
    "INTJ": "UH",
    "NOUN": "NN NNS",
    "NUM": "CD",
    "PART": "POS TO",
    "PRON": "EX PRP PRP$ WP",
    "PROPN": "NNP NNPS",
    "PUNCT": ". , -LRB- -RRB- `` '' : HYPH NFP",
    "SCONJ": "WRB",
    "SYM": "$ # SYM",
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "X": "ADD FW GW LS XX",
}
_COARSE = {tag: pos for pos, tags in _POS.items() for tag in tags.split()}
_MORPH = {
    "NN": "Number=Sing",
    "NNS": "Number=Plur",
    "NNP": "Number=Sing",
    "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf",
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "CD": "NumType=Card",
    "MD": "VerbForm=Fin",
    "JJ": "Degree=Pos",
}
_BE = set("be is are am was were been being".split())
_HAVE_DO = set("do does did have has had 've ’ve 'd ’d".split())
_SUBORDINATING = set("that if because while since so whether although though unless once till whereas except".split())
_SOMEBODY = set("something anyone anything nothing someone everything everyone everybody nobody somebody anybody".split())
_PRONOUNS = {"me": "I", "him": "he", "them": "they", "us": "we", "her": "she"}

MONTHS = set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DAYS = set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_PERIODS = set("day days week weeks month months year years decade century weekend spring summer autumn winter".split())
_OF_DAY = set("night morning evening afternoon noon midnight hour hours minute minutes".split())
_FACILITIES = set("airport bridge hospital base station stadium square road camp prison palace".split())
_LANDS = set("mountains mountain river sea lake region valley desert coast africa europe asia".split())


def tag(doc: Doc) -> None:
    """Tags, features and lemmas; reads the labels of the tree, as spaCy's rules do."""
    for token in doc:
        if token.is_space:
            token.tag_, token.pos_ = "_SP", "SPACE"
        else:
            token.pos_ = _pos(token)
        token.set_morph(_MORPH.get(token.tag_, ""))
    for token in doc:
        token.lemma_ = _lemma(token)


def _pos(token: Token) -> str:
    lower, tag, dep = token.lower_, token.tag_, token.dep_
    if tag[:1] == "V" and (lower in _BE or dep in {"aux", "auxpass"}):
        existential = any(child.dep_ == "expl" for child in token.children) and lower in {"is", "are", "was", "were"}
        return "VERB" if existential else "AUX"
    if tag == "IN" and (lower in _SUBORDINATING or dep == "mark"):
        return "SCONJ"
    if tag in {"DT", "WDT"} and dep not in {"det", "quantmod"}:
        return "PRON"
    if tag == "NN" and lower in _SOMEBODY:
        return "PRON"
    if tag == "RB" and lower in {"not", "n't", "n’t"}:
        return "PART"
    return _COARSE.get(tag, "X")


def _lemma(token: Token) -> str:
    lower = token.lower_
    if token.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "ADV"}:
        return "not" if lower in {"n't", "n’t"} else base(lower, token.pos_)
    if token.tag_ == "PRP":
        return _PRONOUNS.get(lower, "I" if lower == "i" else lower)
    return token.text if token.pos_ == "PROPN" else lower


@functools.cache
def base(form: str, pos: str) -> str:
    """The dictionary's first base of a form."""
    return next(iter(lemminflect.getLemma(form, upos=pos)), form)


def name(doc: Doc) -> None:
    """OntoNotes' entities: finer places, names with their article, works and products, and all that is counted or dated."""
    found = [_finer(entity) for entity in doc.ents]
    taken = {i for span in found for i in range(span.start, span.end)}
    for span in (*_products(doc), *_quantities(doc)):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            found.append(span)
    doc.ents = tuple(found)


def _finer(entity: Span) -> Span:
    start, end, label = entity.start, entity.end, entity.label_
    last = entity[-1].lower_
    if label == "LOC":
        label = "FAC" if last in _FACILITIES else "LOC" if last in _LANDS else "GPE"
    if start and entity.doc[start - 1].lower_ == "the" and label in {"ORG", "LOC", "FAC", "EVENT"}:
        start -= 1
    if end < len(entity.doc) and entity.doc[end].tag_ == "POS" and label == "ORG":
        end += 1
    return Span(entity.doc, start, end, label)


def _products(doc: Doc) -> Iterator[Span]:
    """ "iPhone 4", and what stands in quotes with capitals."""
    for token in doc[:-1]:
        if re.fullmatch(r"[a-z][A-Z]\w+", token.text):
            yield Span(doc, token.i, token.i + 1 + token.nbor().like_num, "PRODUCT")
    for match in re.finditer(r"“((?:[A-Z]\w+ )+[A-Z]\w+),?”", doc.text):
        span = doc.char_span(*match.span(1), label="WORK_OF_ART")
        if span is not None:
            yield span


def _quantities(doc: Doc) -> Iterator[Span]:
    at = 0
    while at < len(doc):
        end = at
        while end < len(doc) and _counts(doc[end]):
            end += 1
        if end > at:
            yield Span(doc, at, end, _sort([token.lower_.strip(".") for token in doc[at:end]]))
        at = max(end, at + 1)


def _counts(token: Token) -> bool:
    lower = token.lower_.strip(".")
    named = lower in MONTHS | _DAYS and token.text[:1].isupper()
    timed = lower in _PERIODS | _OF_DAY or (lower in {"last", "next", "this", "early", "late"} and token.i + 1 < len(token.doc))
    if timed and lower in {"last", "next", "this", "early", "late"}:
        timed = token.nbor().lower_.strip(".") in MONTHS | _PERIODS | _OF_DAY | _DAYS | {"last", "this", "next"}
    return named or timed or token.tag_ in {"CD", "$"} or token.text == "%" or lower in {"first", "second", "third"}


def _sort(parts: list[str]) -> str:
    inside = set(parts)
    if inside & _OF_DAY:
        return "TIME"
    if inside & (MONTHS | _DAYS | _PERIODS) or re.fullmatch(r"(1[89]|20)\d\d", parts[-1]):
        return "DATE"
    if "$" in inside:
        return "MONEY"
    return "PERCENT" if "%" in inside else "ORDINAL" if inside & {"first", "second", "third"} else "CARDINAL"
