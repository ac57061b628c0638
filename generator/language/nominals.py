"""Groups the text names by what they are: "the Syrian regime", "regime forces", "the US-led coalition", "rebels", "Turkish police".

A group is a side or body (sides.txt) and, where said, a nation: mentions that agree in both mean one actor. A mention without
the nation joins the one group of its side that was named with one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from generator.language import gazetteer, tree
from generator.language.cast import Cast, Figure
from generator.language.spelling import is_hyphen

# Heads that mean a side only with a word for it before them ("rebel factions"), and those that are one by themselves.
_UNITS = frozenset("forces troops fighters soldiers groups factions militants gunmen units movement".split())
_STRONG = frozenset(("regime", "rebels"))
_KNOWN_BARE = frozenset(("rebels", "insurgents", "separatists", "jihadists", "police"))
_COLLECTIVE = frozenset(
    "regime government army military police opposition coalition insurgency administration constabulary".split()
)
_DEFINITE = frozenset(("the", "this", "these", "those"))
_STATE = frozenset("security ground special armed naval air riot border peacekeeping police paramilitary".split())
_PERIODS = frozenset("day week month year morning night evening weekend".split())
_TOWARD = frozenset(("pro", "anti"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase that means a side: its tokens, the side, the nation ("" where not said), its name without an article, and
    whether a word for the side modifies its head ("regime forces")."""

    start: int
    end: int
    head: int
    side: str
    nation: str
    name: str
    definite: bool
    sided: bool


def find(cast: Cast) -> None:
    """Adds a figure for each group, or the references to one already named."""
    phrases = [phrase for token in tree.words(cast.doc) if (phrase := _phrase(cast, token)) is not None]
    groups: dict[tuple[str, str], list[_Phrase]] = {}
    for phrase in phrases:
        called = None if phrase.nation else _called(cast, phrase.name)
        if called is not None:
            cast.refer(phrase.start, phrase.end, called, "nominal", "called")
            continue
        groups.setdefault((phrase.side, phrase.nation), []).append(phrase)
    for (side, nation), members in sorted(groups.items(), key=lambda item: item[1][0].start):
        if not nation:
            members = [phrase for phrase in members if not _joins(phrase, groups)]
        else:
            members = members + [phrase for phrase in groups.get((side, ""), ()) if _joins(phrase, groups) == nation]
        if any(phrase.definite or phrase.nation or phrase.sided or phrase.name in _KNOWN_BARE for phrase in members):
            _enter(cast, sorted(members, key=lambda phrase: phrase.start))


def _joins(phrase: _Phrase, groups: dict[tuple[str, str], list[_Phrase]]) -> str:
    """The nation whose group a phrase without one means: the only one of its side; "" where there is none or a choice."""
    nations = {nation for side, nation in groups if side == phrase.side and nation}
    return next(iter(nations)) if len(nations) == 1 else ""


def _phrase(cast: Cast, head: Token) -> _Phrase | None:
    lower = head.lower_
    sides = gazetteer.sides()
    if head.pos_ not in {"NOUN", "PROPN", "ADJ"} or cast.at(head) is not None or not (lower in sides or lower in _UNITS):
        return None
    if lower in sides and lower not in _COLLECTIVE | _UNITS and not lower.endswith(("s", "men")) and lower != "militia":
        return None  # "a rebel", "the militant": one person
    if _continues(head):
        return None
    start, modifiers = _premodifiers(head)
    determiner = cast.doc[start - 1] if start else None
    if determiner is not None and determiner.lower_ in {
        "a",
        "an",
        "another",
        "any",
        "no",
        "some",
        "its",
        "their",
        "his",
        "her",
        "each",
        "every",
    }:
        return None
    definite = determiner is not None and determiner.lower_ in _DEFINITE
    if any((number := cast.figure_at(token)) is not None and cast.figures[number].kind != "place" for token in modifiers):
        return None  # "Islamic State fighters": of an actor already named
    nation = _nation(cast, modifiers)
    side, words = _side(modifiers, lower)
    if not side or (lower == "coalition" and not (nation or definite)):
        return None
    kept = [token.text if token.lower_ in gazetteer.demonyms() else token.lower_ for token in words]
    name = " ".join([*kept, lower]).replace(" - ", "-")
    if lower == "coalition":
        nation = nation or ""
    first = start - 1 if definite else start
    sided = any(sides.get(token.lower_) in _STRONG for token in words)
    return _Phrase(first, head.i + 1, head.i, side, nation, name, definite, sided)


def _continues(head: Token) -> bool:
    """Whether the noun only modifies the next one ("army advance", "police station") or heads a compound word."""
    if head.i + 1 >= len(head.doc):
        return False
    after = head.nbor()
    if is_hyphen(after) or after.tag_ in {"NNP", "NNPS"}:
        return True
    return (
        after.pos_ in {"NOUN", "PROPN"}
        and not after.is_space
        and (head.dep_ in {"compound", "amod", "nmod:desc"} or head.head == after)
    )


def _premodifiers(head: Token) -> tuple[int, list[Token]]:
    """Where the phrase begins without its determiner, and its premodifying tokens."""
    doc, at = head.doc, head.i
    while at:
        token = doc[at - 1]
        if token.is_space or (token.is_sent_start and not _modifying(token)):
            break
        if not (_modifying(token) or is_hyphen(token) or token.lower_ in {"'s", "’s"}) or token.lemma_.lower() in _PERIODS:
            break
        at -= 1
        if doc[at].is_sent_start:
            break
    return at, [doc[i] for i in range(at, head.i)]


def _modifying(token: Token) -> bool:
    return token.pos_ in {"ADJ", "NOUN", "PROPN"} or (
        token.tag_ in {"VBN", "VBG", "AFX", "JJ"} and token.dep_ in {"amod", "compound"}
    )


def _nation(cast: Cast, modifiers: list[Token]) -> str:
    """The country a nationality word or a place's name among the modifiers tells; "X-led" as such, for coalitions differ by it."""
    for token in modifiers:
        both = f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""  # "South Korean"
        country = gazetteer.demonyms().get(both) or gazetteer.demonyms().get(token.lower_)
        number = cast.figure_at(token)
        if number is not None and cast.figures[number].kind == "place":
            country = cast.figures[number].name
        if country:
            return country
    return ""


def _side(modifiers: list[Token], head: str) -> tuple[str, list[Token]]:
    """The side, and the modifiers that tell the group apart: nationality, side words, what led it, what kind of force it is."""
    sides = gazetteer.sides()
    side = "" if head in _UNITS else sides.get(head, "")
    words: list[Token] = []
    for at, token in enumerate(modifiers):
        lower = token.lower_
        attached = [each.lower_ for each in modifiers[max(at - 2, 0) : at]]
        if attached[-1:] == ["-"] and attached[:1] and attached[0] in _TOWARD:
            side = f"{attached[0]}-{lower}"
            words.append(token)
        elif lower in sides:
            side = sides[lower] if sides[lower] in _STRONG or sides.get(head) not in _STRONG else side
            words.append(token)
        elif lower in gazetteer.demonyms() or lower in _STATE or lower in _TOWARD:
            words.append(token)
        elif is_hyphen(token) and at + 1 < len(modifiers):
            words.append(token)
        elif (at and is_hyphen(modifiers[at - 1])) or (at + 1 < len(modifiers) and is_hyphen(modifiers[at + 1])):
            words.append(token)
    nationality = any(token.lower_ in gazetteer.demonyms() for token in words)
    if not side and head in _UNITS and (nationality or any(token.lower_ in _STATE for token in words)):
        side = (
            "army" if head in {"forces", "troops", "soldiers"} and not any(token.lower_ in _STATE for token in words) else f"{head}"
        )
    return side, words


def _called(cast: Cast, name: str) -> int | None:
    """The one named group the text calls so: "the rebels" after "the Farc rebels"."""
    found = [number for number, figure in enumerate(cast.figures) if figure.kind == "group" and name in figure.descriptions]
    return found[0] if len(found) == 1 and cast.figures[found[0]].cls != "side" else None


def _enter(cast: Cast, members: list[_Phrase]) -> None:
    named = next(
        (number for number, figure in enumerate(cast.figures) if {gazetteer.key(phrase.name) for phrase in members} & figure.keys),
        None,
    )
    if named is None:
        counts = Counter(phrase.name for phrase in members)
        sides = gazetteer.sides()

        def rank(phrase: _Phrase) -> tuple[bool, int, int, int]:
            nationality = bool(gazetteer.demonyms().get(phrase.name.split()[0].casefold()))
            head = phrase.name.split()[-1]
            return nationality, (head in sides) + (head == phrase.side), counts[phrase.name], -phrase.start

        best = max(members, key=rank)
        named = cast.add(Figure(best.name, "group", frozenset(gazetteer.key(phrase.name) for phrase in members), "side"))
    figure = cast.figures[named]
    for phrase in members:
        figure.call(phrase.name, cast.sentence_of(phrase.head), "side", figure.name)
        figure.descriptions.add(cast.doc[phrase.head].lower_)
        cast.refer(phrase.start, phrase.end, named, "nominal", "side")
