"""What ties actors to each other, and which names the text says are of one actor.

other names   X, renamed Y · X, formerly Y · X (Y) · X, also known as Y
ties          leads, member-of, founded, part-of (from posts and from verbs), renamed
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc, Token

from generator.language import syntax, tenures, tree
from generator.language.cast import Cast, Tie
from generator.language.chunks import Chunk
from generator.language.names import OtherName
from generator.model import Interval

_ARTICLE = r"(?: the)? ?[“\"‘]?"
_RENAMED = re.compile(
    r"(?:[,(] ?)?(?:which |who )?(?:(?:was|is|has|had|been|have|since|in|on|later|recently|then|now|officially) )*"
    r"(?:renamed|rebranded|calls|calling|called|known|changed|changing)(?: (?:its|their|his|her) name)?"
    rf"(?: (?:itself|themselves|himself|herself))?(?: (?:as|to))?{_ARTICLE}"
)
_CHANGE = re.compile(r"renamed|rebranded|name|\b(?:now|since)\b")
_FORMER = re.compile(
    r"[,(] ?(?:which was |who was )?(?:formerly|previously|once|originally|born|née)(?: known| called| named)?(?: as)?"
    + _ARTICLE
    + r"|[,(] ?(?:which|who) (?:was|had been) (?:then )?(?:known|called)(?: as)?"
    + _ARTICLE
)
_WAS_CALLED = re.compile(r"(?:was|were|had been|is|are) (?:then |now |formerly |previously |once )?(?:called|known|named)")
_ALSO = re.compile(
    rf"(?:[,(] ?)?(?:which is |who is )?(?:also |better |best |commonly |otherwise |widely |professionally |self-)"
    rf"(?:known|called|referred to|identified|styled)(?: professionally)?(?: as)?{_ARTICLE}"
    rf"|(?:[,(] ?)?(?:a\.?k\.?a\.?|alias|nom de guerre){_ARTICLE}"
)
_ASIDE = re.compile(r"\([^()]*\) ?")
_FURTHEST = 8  # words between two names that may tell that they are one's
_BRACKET = re.compile(r"\( ?(?:the )?[“\"‘]?")
_LEADING = frozenset(
    "leader head chief commander president chairman chairwoman ceo director emir chancellor premier boss captain".split()
)
_NAMING = frozenset("rename rebrand name call change adopt take assume know".split())
_LEADING_VERBS = frozenset(("lead", "head", "command", "chair", "run"))
_FOUNDING_VERBS = frozenset(("found", "co-found", "cofound", "establish", "create", "set"))
_PARTS = frozenset("branch affiliate subsidiary wing arm offshoot division part unit".split())
_TELLING = _FOUNDING_VERBS | _LEADING_VERBS | _PARTS | {"join"}


def other_names(doc: Doc, chunks: Sequence[Chunk], timed: Container[int] = frozenset()) -> tuple[OtherName, ...]:
    """Each statement in the text that two names beside each other are of one actor; tokens `timed` say when ("since March")."""
    found = []
    for one, other in itertools.pairwise(chunks):
        if one.sentence != other.sentence:
            continue
        words = "".join(token.text_with_ws for token in doc[one.end : other.title] if token.i not in timed)
        between = _ASIDE.sub("", words).strip().lower()  # "X (1754 – 1825), also known as Y"
        if len(between.split()) > _FURTHEST:
            continue
        after = doc[other.end : other.end + 4].text.lower()
        if _FORMER.fullmatch(between):
            found.append(OtherName(other, one, renamed=True))
        elif _RENAMED.fullmatch(between):
            found.append(OtherName(one, other, bool(_CHANGE.search(between))))
        elif between in {", as", "( as", "—as", "— as"} and _WAS_CALLED.match(after):
            found.append(OtherName(one, other, renamed=True))
        elif _ALSO.fullmatch(between) or (_BRACKET.fullmatch(between) and _closes(doc, other.end) and not _is_field(other)):
            found.append(OtherName(one, other, renamed=False))
    return tuple(found + _renamings(doc, chunks))


def _renamings(doc: Doc, chunks: Sequence[Chunk]) -> list[OtherName]:
    """Names changed by a verb whose subject stands further off: "X broke with Z and renamed itself Y"."""
    at = {i: chunk for chunk in chunks for i in range(chunk.start, chunk.end)}
    found = []
    for token in tree.words(doc):
        lemma = token.lemma_.lower()
        if lemma not in {"rename", "rebrand", "change", "adopt", "take", "assume"}:
            continue
        if lemma not in {"rename", "rebrand"} and not any(each.lower_ == "name" for each in doc[token.i : token.i + 4]):
            continue
        subject = syntax.subject(token)
        old = at.get(subject.i) if subject is not None else None
        if old is None and any(each.lower_ in {"itself", "themselves"} for each in doc[token.i + 1 : token.i + 3]):
            old = next((chunk for chunk in chunks if token.sent.start <= chunk.start < token.i), None)
        new = next((at[i] for i in range(token.i + 1, min(token.i + 8, len(doc))) if i in at), None)
        if old is not None and new is not None and old.key != new.key and old.end <= token.i and old.sentence == new.sentence:
            found.append(OtherName(old, new, renamed=True))
    return found


def _closes(doc: Doc, at: int) -> bool:
    return at < len(doc) and (doc[at].text == ")" or (doc[at].text in '”"’' and at + 1 < len(doc) and doc[at + 1].text == ")"))


def _is_field(chunk: Chunk) -> bool:
    """A place or party in brackets after a name says where or what, not another name: "(Syria)"."""
    return (chunk.entry is not None and chunk.entry.kind == "place") or (len(chunk.text) < 2)


def find(cast: Cast, others: Sequence[OtherName]) -> None:
    """Adds the ties of all figures."""
    for names in others:
        number = cast.figure_at(names.new.start)
        if names.renamed and number is not None and number == cast.figure_at(names.old.start):
            cast.figures[number].ties.append(Tie("renamed", number, names.new.sentence, _renamed(cast, names)))
    for figure in cast.figures:
        for post in figure.posts:
            tie = _tie(post.title, cast.figures[post.owner].kind) if post.owner is not None else ""
            if post.owner is not None and tie:
                # "founder" tells a founding, which has no tenure
                figure.ties.append(Tie(tie, post.owner, post.sentence, None if tie == "founded" else post.when))
    for token in tree.words(cast.doc):
        for subject, tie, other, when in _verbal(cast, token):
            if subject != other:
                cast.figures[subject].ties.append(Tie(tie, other, cast.sentence_of(token), when))


def _renamed(cast: Cast, names: OtherName) -> Interval | None:
    """When the name changed: the time of the verb that says so, which stands before the new name or in its apposition."""
    first, last = sorted((names.old, names.new), key=lambda chunk: chunk.start)
    words = [token for token in cast.doc[first.end : last.end] if token.lemma_.lower() in _NAMING]
    new = cast.at(names.new.start)
    if not words or new is None:
        return None
    verb = words[-1]
    # "broke with Z on Thursday and renamed itself Y": one subject, one time
    first_verb = [verb.head] if verb.dep_ == "conj" and syntax.own_subject(verb) is None and syntax.is_verb(verb.head) else []
    return tenures.of_verb(cast, verb, "happens", cast.doc[new.head], *first_verb)


def _tie(title: str, kind: str) -> str:
    """The tie a post tells: a "commander of" a body leads it, a "member" is one, a "co-founder" founded it."""
    words = title.casefold().split()
    if kind == "place" or "former" in words or "deputy" in words:
        return ""
    if words[-1] in {"founder", "co-founder", "cofounder"}:
        return "founded"
    if words[-1] == "member":
        return "member-of"
    return "leads" if words[-1] in _LEADING or "executive" in words else ""


def _verbal(cast: Cast, token: Token) -> Iterator[tuple[int, str, int, Interval | None]]:
    """(figure, tie, other figure, when) of what a verb, or a noun such as "branch", says."""
    lemma = token.lemma_.lower()
    if lemma not in _TELLING and token.lower_ != "led":
        return
    if syntax.is_verb(token) and not syntax.is_negated(token):
        subject = syntax.subject(token) if not _after_saying(token) else None
        who = cast.figure_at(subject) if subject is not None else None
        if who is not None and syntax.is_passive(token) and lemma in _FOUNDING_VERBS - {"set"}:
            founders = [founder for agent in syntax.agents(token) if (founder := cast.figure_at(agent)) is not None]
            if cast.figures[who].kind not in {"person", "place"}:
                yield from ((founder, "founded", who, tenures.of_verb(cast, token, "happens")) for founder in founders)
        if who is None or syntax.is_passive(token):
            return
        for target in (cast.figure_at(each) for each in syntax.objects(token)):
            if target is None or cast.figures[target].kind in {"person", "place"}:
                continue
            if lemma in _FOUNDING_VERBS and (lemma != "set" or any(child.lower_ == "up" for child in token.children)):
                yield who, "founded", target, tenures.of_verb(cast, token, "happens")
            elif (lemma in _LEADING_VERBS or token.lower_ == "led") and cast.figures[who].kind == "person":
                yield who, "leads", target, tenures.of_verb(cast, token, "lasts")
            elif lemma == "join":
                yield who, "member-of", target, tenures.of_verb(cast, token, "begins")
    elif lemma in _PARTS:
        who, whole = _part(cast, token)
        if who is not None and whole is not None and "place" not in {cast.figures[who].kind, cast.figures[whole].kind}:
            yield who, "part-of", whole, tenures.of_noun(cast, token)


def _after_saying(verb: Token) -> bool:
    """Whether the verb is tied by "and" to a verb of saying set into its sentence: the speaker is not its subject."""
    return verb.dep_ == "conj" and verb.head.lemma_.lower() in {"say", "report", "add", "tell"}


def _part(cast: Cast, noun: Token) -> tuple[int | None, int | None]:
    """(part, whole) of "X, the Syrian branch of Y" and "X, Y’s Syrian affiliate"."""
    doc = cast.doc
    start = noun.i
    while start and (doc[start - 1].pos_ in {"ADJ", "DET", "NOUN", "PART"} or cast.at(start - 1) or doc[start - 1].tag_ == "POS"):
        start -= 1
    if start < 2 or doc[start - 1].text != "," or any(doc[i].lower_ == "former" for i in range(start, noun.i)):
        return None, None
    whole = next((figure for i in range(start, noun.i) if (figure := cast.figure_at(i)) is not None), None)
    if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of":
        after = noun.i + 2 + (doc[noun.i + 2].lower_ == "the")
        whole = cast.figure_at(after) if after < len(doc) else None
    return cast.figure_at(start - 2), whole
