"""How names are written: what may be a word of one by its shape, and the small words that stand inside names."""

from __future__ import annotations

from spacy.tokens import Token

from generator.language import gazetteer

HYPHENS = frozenset("-‐‑–")
ARTICLES = frozenset(("al", "el", "ul", "as", "ad", "ash", "ar", "at", "an", "az"))
INNER = frozenset(
    "bin ibn bint abu umm ould binti uld ag "
    "van von der den de del della di da dos das du la le ter ten zu al el ben y zum zur vom".split()
)
LEADING = frozenset("bin ibn abu umm van von de del della di da dos du".split())
_COMPOUND_ENDINGS = frozenset(
    "led based backed held controlled run born style era wide friendly made sponsored brokered mediated supported "
    "dominated occupied owned funded trained armed branded ruled linked affiliated inspired aligned majority only free bound like "
    "area".split()
)
JOINING_HEADS = frozenset(
    "ministry department institute committee office organisation organization centre center commission agency council faculty "
    "association federation bureau secretariat society foundation fund network union observatory".split()
)
STYLED = frozenset(
    "king queen prince princess pope emperor empress sultan caliph mullah ayatollah tsar imam lord lady mother saint".split()
)
DOUBLE_QUOTES = frozenset('"“”') | {"``", "''"}
QUOTES = DOUBLE_QUOTES | frozenset("‘’'")
OPENING_PUNCTUATION = frozenset("\"'“‘«([{—–-•*:") | {"``", "''", "..."}


def is_hyphen(token: Token) -> bool:
    """A hyphen inside a word: no white space on either side."""
    return token.text in HYPHENS and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def is_capital(token: Token) -> bool:
    """Whether the token could be of a name by its shape: "Aleppo", "AT&T", "O’Brien"; no numbers, no "iPod"."""
    text = token.text
    return text[0].isupper() and any(char.isalpha() for char in text) and not is_calendar_word(token)


def is_calendar_word(token: Token) -> bool:
    """Whether the word is capitalised by custom and names no actor: a month, a weekday, a faith, "I", "the North"."""
    if token.lower_ in gazetteer.words("ordinary.txt", "compass"):
        return token.i + 1 == len(token.doc) or not token.nbor().text[0].isupper()
    return token.lower_ in gazetteer.words("ordinary.txt", "never")


def is_product_like(token: Token) -> bool:
    """A lower-case letter before a capital ("iPod"), or letters with digits ("A4"): names of things, not of actors."""
    text = token.text
    if text.isalpha() and (text.islower() or text[0].isupper()):
        return False  # most words
    inner = len(text) > 2 and text[0].islower() and any(char.isupper() for char in text)
    return inner or (any(char.isdigit() for char in text) and text[0].isupper())


def fold_given(token: Token) -> bool:
    """Whether the token is a given name."""
    return gazetteer.fold(token.text) in gazetteer.given_names()


def inside_word(token: Token) -> bool:
    """Whether a hyphen and a capital follow, so that no name ends here: "Al|-Manar"."""
    if token.i + 2 >= len(token.doc):
        return False
    return not token.whitespace_ and is_hyphen(token.nbor()) and token.nbor(2).text[0].isupper()


def ends_compound(token: Token) -> bool:
    return token.lower_ in _COMPOUND_ENDINGS or token.tag_ in {"VBN", "VBD"} or token.lower_.endswith("ed")


def same_case(written: str, text: str) -> bool:
    """Short all-capital names match only as such: "IS" is not "is", "Fed" not "fed"."""
    letters = "".join(char for char in text if char.isalpha())
    if written.replace(".", "").isupper() and len(written) <= 5:
        return letters.isupper()
    return text[0].isupper() or not written[0].isupper() or "-" in written
