"""What a text and the word lists say of the kind of a name, mention by mention: the clues that kinds.py counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from generator.language import gazetteer, syntax
from generator.language.chunks import Chunk
from generator.language.kinds import PRODUCT, THING, Clue, description_at, head_word, of_head, of_noun
from generator.language.runs import FELLOWS
from generator.language.spelling import fold_given, is_calendar_word, is_hyphen, is_product_like

_LABELS = {
    "PERSON": ("person", 2.0),
    "ORG": ("organisation", 1.5),
    "LOC": ("place", 2.0),
    "EVENT": (THING, 2.5),
    "PRODUCT": (PRODUCT, 2.5),
    "WORK_OF_ART": (PRODUCT, 2.5),
    "LAW": (THING, 2.5),
    "NORP": (THING, 1.0),
}
_WITHIN = frozenset("in near inside outside around across throughout within at outskirts".split())
_LEARNT = frozenset("prize degree doctorate phd diploma professor lecturer lectureship chair course medal".split())
_BREATH = 9  # words
_TOWARDS = frozenset("from to into toward towards through over".split())
_COMPASS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern downtown besieged nearby coastal rural".split()
)
_STATEMENT = frozenset("said says told added wrote tweeted argued explained insisted recalled testified replied quipped".split())
_STAFF = frozenset(
    "spokesman spokeswoman spokesperson ceo cfo executive executives engineers employee employees staff shares stock headquarters "
    "customers shareholders store stores subsidiary officials board".split()
)
_SHARED = {  # what only firms have, before "of" and "in" a name and after its "'s"
    "of": frozenset("shares stock shareholders subsidiary".split()),
    "in": frozenset("shares share stake stakes shareholding".split()),
    "'s": frozenset("shares share stock shareholders shareholder subsidiary subsidiaries profits turnover".split()),
}
_OWNED = frozenset(
    "managing chairman board profits owner owners founder founders "
    "offices employees ceo spokesman spokeswoman customers products auditors".split()
)
_EITHER = frozenset("owner investor trader producer shareholder partner rival".split())  # persons or bodies
_MEMBERS = frozenset(
    "fighters fighter militants militant leader leaders commander commanders members member supporters forces".split()
)
_AROUND = frozenset("siege bombardment shelling occupation evacuation blockade street outskirt suburb mayor".split())
_OF_STATES = frozenset("ministry government parliament army navy king queen president premier ambassador embassy invasion".split())
_TIES = frozenset("leader leaders member members commander commanders branch affiliate wing ranks emir founder".split())
_TAKING = frozenset(
    "capture recapture retake seize enter leave besiege visit reach overlook encircle flee evacuate occupy defend".split()
)
_NAME_WORDS = frozenset(("abu", "umm", "bin", "ibn", "bint"))


def of(doc: Doc, chunk: Chunk) -> Iterator[Clue]:
    """All clues of one mention of a name."""
    yield from _own(doc, chunk)
    yield from _before(doc, chunk)
    yield from _after(doc, chunk)


def _own(doc: Doc, chunk: Chunk) -> Iterator[Clue]:
    words, tokens = chunk.words, doc[chunk.start : chunk.end]
    if chunk.entry is not None:
        yield Clue(chunk.entry.kind, "known", 50.0 if chunk.entry.cls == "profile" else 6.0)
    if chunk.title < chunk.start or (words[0] in gazetteer.words("roles.txt", "title") and len(words) > 1):
        yield Clue("person", "title", 5.0)
    if chunk.label in _LABELS:
        kind, weight = _LABELS[chunk.label]
        yield Clue(kind, "label", weight if kind != "person" or len(words) > 1 else 1.2)
    head = head_word(words)
    named = chunk.label == "PERSON" and len(words) == 2 and fold_given(doc[chunk.start])  # "Dana Hill" is no hill
    if chunk.entry is None and words[-1] in gazetteer.heads("legal", "firm") and len(words) > 1:
        yield Clue("organisation", "legal", 5.0)
    elif chunk.entry is None and "of" in words and words[0] in FELLOWS:
        yield Clue("organisation", "head", 4.0)  # "Friends of the Wend"
    elif chunk.entry is None and len(words) > 1 and words[0] in gazetteer.heads("leading"):
        yield Clue("organisation", "head", 4.0)  # "Banco Atlântico"
    elif chunk.entry is None:
        kind = "" if named else of_head(head)
        if kind:
            yield Clue(kind, "head", 4.0 if len(words) > 1 else 1.2)
    headed = chunk.entry is None and len(words) > 1 and not named and of_head(head) in {"organisation", "place"}
    if fold_given(doc[chunk.start]) and not headed:
        yield Clue("person", "given name", 3.5 if len(words) > 1 else 1.5)
    elif len(words) > 1 and re.search(r"\w [A-Z]\w+[-‐][a-z]{2,5}$", chunk.text):
        yield Clue("person", "shape", 3.0)  # Ban Ki-moon
    elif len(words) > 1 and _NAME_WORDS & set(words[:-1]):
        yield Clue("person", "patronymic", 2.5)
    weight = gazetteer.place_weight(chunk.text)
    if weight and chunk.entry is None:
        yield Clue("place", "settlement", weight)
    if " & " in chunk.text:
        yield Clue("organisation", "shape", 4.0)
    letters = chunk.text.replace(".", "")
    if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 6 and not weight:
        yield Clue("organisation", "acronym", 1.5)
    if any(is_product_like(token) for token in tokens) and chunk.entry is None:
        yield Clue(PRODUCT, "shape", 4.0)
    elif chunk.entry is None and any(token.text[0].isdigit() for token in tokens[1:]):
        yield Clue(PRODUCT, "shape", 3.0)  # Boeing 777


def _before(doc: Doc, chunk: Chunk) -> Iterator[Clue]:
    at = min(chunk.title, chunk.start) - 1
    while at >= 0 and doc[at].text in {"“", '"', "‘", "``"}:
        at -= 1
    if at < 0 or doc[at].is_space:
        return
    token, word = doc[at], doc[at].lower_
    bare = not _modifies(doc, chunk)
    owning = chunk.end < len(doc) and doc[chunk.end].tag_ == "POS"  # "in Karim's house"
    if word in {"the", "a", "an", "its", "their", "his", "her", "this", "that"} or (word == "new" and at):
        if bare and chunk.entry is None and len(chunk.words) <= 2 and not chunk.text.replace(".", "").isupper():
            definite = word == "the"
            people = chunk.label == "NORP" or chunk.words[0] in gazetteer.demonyms()
            yield Clue(THING if people else PRODUCT, "determiner", 0.8 if definite else 1.5)
            yield Clue("person", "determiner", -2.0)  # "the Gannet" is a ship or a paper, and "a Gannet" one of many
        if word == "the" and at:
            token, word = doc[at - 1], doc[at - 1].lower_
    learnt = word == "in" and token.i > 0 and token.nbor(-1).lower_ in _LEARNT  # "the Nobel Prize in Physiology"
    if token.i and token.nbor(-1).lower_ in _SHARED.get(word, ()) and not owning:
        yield Clue("organisation", "shares", 4.0)
    elif word == "in" and token.i and token.nbor(-1).lower_ == "writing" and not gazetteer.place_weight(chunk.text):
        yield Clue("organisation", "written in", 2.5)  # "writing in Le Siècle"
    elif (
        word in _WITHIN and bare and not learnt and not (owning and chunk.entry is None and not gazetteer.place_weight(chunk.text))
    ):
        yield Clue("place", "preposition", 2.0 if word != "at" else 1.6)
    elif word in _TOWARDS and bare:
        yield Clue("place", "direction", 0.7)
    elif word in _COMPASS:
        yield Clue("place", "compass", 2.5)
    elif word == "of" and token.i:
        noun = token.nbor(-1).lemma_.lower()
        if token.nbor(-1).lower_ in _COMPASS:
            yield Clue("place", "compass", 3.0)
        if token.nbor(-1).lower_ in {"out", "outside"} and bare:
            yield Clue("place", "direction", 1.5)
        if of_noun(noun) == "place" and token.nbor(-1).text.islower():
            yield Clue("place", "genitive", 5.0)
        elif noun in _AROUND and token.nbor(-1).text.islower():
            yield Clue("place", "genitive", 3.0)
        elif noun in _OF_STATES and token.nbor(-1).text.islower():
            yield Clue("place", "genitive", 3.0)
        elif noun in _TIES or token.nbor(-1).lower_ in _TIES:
            yield Clue("group", "tie", 1.2)
        elif noun in _STAFF:
            yield Clue("organisation", "tie", 1.5)
    elif (styled := _styled(doc, at)) is not None:
        yield Clue(of_noun(styled.lower_), "styled", 4.0)
    elif token.pos_ in {"NOUN", "PROPN"} and token.text.islower() and token.i == chunk.title - 1:
        kind = of_noun(token.lower_)
        firm = len(chunk.words) > 1 and chunk.words[-1] in gazetteer.heads("legal", "firm")
        if kind and not (kind == "person" and firm):  # "the Swiss trader Alpina Agro"
            yield Clue(kind, "description", {"person": 4.0, "place": 2.0}.get(kind, 3.0))
    elif word == "," and token.i and token.nbor(-1).text.islower() and of_noun(token.nbor(-1).lower_) == "person":
        yield Clue("person", "apposition", 1.0 if token.nbor(-1).lower_ in _EITHER else 3.5)
    elif word == "," and token.i > 1 and _names_body(doc, chunk, token):
        yield Clue(of_noun(token.nbor(-1).lower_), "apposition", 3.0)
    elif token.lemma_.lower() in _TAKING and bare:
        yield Clue("place", "taken", 1.2)
    elif word in {"like", "including"} and token.i and token.nbor(-1).pos_ == "NOUN":
        kind = of_noun(token.nbor(-1).lower_) or of_noun(token.nbor(-1).lemma_.lower())
        if kind:
            yield Clue(kind, "example", 3.0)


def _styled(doc: Doc, at: int) -> Token | None:
    """ "a group calling itself X", "a firm called X": the noun that tells what the name right behind token `at` is of."""
    at -= doc[at].lower_ in {"itself", "themselves"}
    noun = doc[at - 1] if at > 0 and doc[at].lower_ in {"calling", "called", "named", "dubbed"} else None
    return noun if noun is not None and noun.pos_ == "NOUN" and of_noun(noun.lower_) else None


def _names_body(doc: Doc, chunk: Chunk, comma: Token) -> bool:
    """ "the contractor, X, is suing": the name between commas is of the one body told of before it."""
    noun, closed = comma.nbor(-1), chunk.end < len(doc) and doc[chunk.end].text == ","
    singled = noun.tag_ == "NN" and noun.nbor(-1).lower_ in {"the", "its", "their"}
    return closed and singled and of_noun(noun.lower_) in {"organisation", "group"}


def _modifies(doc: Doc, chunk: Chunk) -> bool:
    """Whether the name stands before a noun of which it is a part ("Dawn Front meeting", "US-led coalition")."""
    after = doc[chunk.end] if chunk.end < len(doc) else None
    noun = after is not None and after.pos_ in {"NOUN", "ADJ"} and after.text[0].islower()
    return after is not None and (noun or is_hyphen(after) or after.text[0].isdigit())


def _after(doc: Doc, chunk: Chunk) -> Iterator[Clue]:
    if chunk.end >= len(doc):
        return
    yield from _owning(doc, chunk)
    token = doc[chunk.end]
    word = token.lower_
    if token.tag_ == "POS" and chunk.end + 1 < len(doc) and doc[chunk.end + 1].lower_ in _SHARED["'s"]:
        yield Clue("organisation", "shares", 4.0)
    elif token.tag_ == "POS" and chunk.end + 1 < len(doc) and doc[chunk.end + 1].lower_ in _OWNED:
        yield Clue("organisation", "staff", 2.0)
    elif is_hyphen(token) and chunk.end + 1 < len(doc):
        if doc[chunk.end + 1].lower_ in {"based", "born", "area"}:
            yield Clue("place", "compound", 3.0)
    elif token.like_num or (token.text[0].isdigit() and token.text[0] != "0"):
        product = chunk.end + 1 < len(doc) and of_noun(doc[chunk.end + 1].lower_) == PRODUCT
        yield Clue(PRODUCT if product else THING, "number", 4.0 if product else 2.0)
    elif word in {"who", "whose"}:
        yield Clue("person", "relative", 3.0)
    elif word in _STATEMENT:
        yield Clue("person", "statement", 1.0)
        yield Clue("organisation", "statement", 0.6)
        yield Clue("place", "statement", -1.5)
    elif word in {"met", "resigned", "retired", "married", "died"}:
        yield Clue("person", "life", 1.0)
    elif word in {"is", "was", "are", "were", "became", "remains"}:
        yield from _described(doc, chunk.end + 1, "copula")
    elif word in {",", "(", "—", "–"} and chunk.end + 1 < len(doc):
        yield from _apposition(doc, chunk, chunk.end + 1)
    elif token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.text.islower():
        if word in gazetteer.heads("place"):
            yield Clue("place", "of place", 3.5)
        elif _heads_place(doc, chunk):
            yield Clue("place", "of place", 5.0)
        elif word in _STAFF:
            yield Clue("organisation", "staff", 2.0)
        elif word in _MEMBERS:
            yield Clue("group", "members", 1.0)
        elif of_noun(word) in {"group", "organisation", PRODUCT, THING}:
            yield Clue(of_noun(word), "described", 2.5)


def _owning(doc: Doc, chunk: Chunk) -> Iterator[Clue]:
    """What owns something in the same breath: "X, the maker of …, said that its sales had risen"."""
    subject = doc[chunk.start : chunk.end].root
    verb = subject.head
    if subject.dep_ not in syntax.SUBJECT or verb.lower_ not in _STATEMENT or verb.i < chunk.end:
        return
    for token in doc[verb.i + 1 : verb.i + _BREATH]:
        ahead = token.lower_ == "it" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in {"would", "will", "had", "has"}
        if token.lower_ == "its" or ahead:  # "X said it would move"
            yield Clue("person", "owning", -2.0)
            yield Clue("organisation", "owning", 1.5)
            return
        if token.is_punct or (token.text[0].isupper() and not is_calendar_word(token)):
            return


def _heads_place(doc: Doc, chunk: Chunk) -> bool:
    """Whether the name tells which of a sort of places is meant: "the Abu al-Duhur air base"."""
    noun = description_at(doc, chunk.end) if chunk.start and doc[chunk.start - 1].lower_ == "the" else None
    return noun is not None and noun.lower_ in gazetteer.heads("place") and noun.text.islower()


def _apposition(doc: Doc, chunk: Chunk, at: int) -> Iterator[Clue]:
    token = doc[at]
    if token.lower_ in {"who", "whose"}:
        yield Clue("person", "relative", 3.0)
    elif token.lower_ == "aged" or (
        token.text.isdigit() and len(token.text) == 2 and at + 1 < len(doc) and doc[at + 1].text in ",."
    ):
        yield Clue("person", "age", 5.0)
    elif token.lower_ == "which":
        yield Clue("person", "relative", -2.0)
    elif gazetteer.place_weight(token.text) >= 4 and token.text[0].isupper() and doc[chunk.end].text == ",":
        yield Clue("place", "within", 1.5 if chunk.label != "LOC" else 3.0)
    else:
        yield from _described(doc, at, "apposition")


def _described(doc: Doc, at: int, sort: str) -> Iterator[Clue]:
    """The kind of the first noun phrase from `at` on, where it begins with an article, a possessive or an adjective."""
    noun = description_at(doc, at)
    if noun is not None and (
        doc[at].lower_ in {"a", "an", "the", "one", "its", "his", "her"} or doc[at].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}
    ):
        kind = of_noun(noun.lower_) or of_noun(noun.lemma_.lower())
        if kind:
            yield Clue(kind, sort, 1.0 if noun.lower_ in _EITHER else 3.5)
