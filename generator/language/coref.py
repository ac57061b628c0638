"""Pronouns: whom "he", "its", "which" and a quoted "I" mean, where that is clear; else they stay unresolved.

Kinds and genders must agree; what else counts is weighed in antecedents.py. Definite descriptions ("the alliance") are resolved on
the way, in descriptions.py, since an earlier one is a mention for a later pronoun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.language import antecedents, descriptions, gazetteer, interviews, roles, syntax, tree
from generator.language.antecedents import IT, THEY
from generator.language.attribution import begins_paragraph, quotations
from generator.language.cast import Cast, Figure, Reference
from generator.model import Meant

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_FIRST = frozenset("i me my mine myself".split())
_RELATIVE = frozenset("who whom whose which".split())
_PRONOUNS = _HE | _SHE | IT | THEY
_CLEAR = 5.0  # by how much the best must be ahead of the next
_LEAST = 60.0  # what the best must weigh
_OFTEN = 3  # how often, and how many times as often as anybody else, a text speaks of whom it is about
_KNOWN, _OTHER = 30.0, 80.0  # weights of a gender that is known, and of another that a given name tells
_FRONT = 5  # tokens into a sentence that its first phrase can begin
_WEATHER = frozenset("rain snow hail thunder freeze drizzle pour".split())
_PARTS = frozenset("half third quarter most much some part all none rest million billion m bn".split())
_WE = frozenset("we us our ours ourselves".split())
_SAID = frozenset(
    "say tell add write explain argue continue note recall joke reply ask state insist remark comment agree rule conclude declare "
    "announce warn admit promise claim".split()
)
_SPEAKING = frozenset(
    "executive ceo cfo coo president chairman chairwoman chair chairperson head chief director manager coach captain commander "
    "secretary secretary-general coordinator organiser organizer representative spokesman spokeswoman spokesperson leader founder "
    "co-founder cofounder".split()
)
_OF_CLAIMS = frozenset("deny welcome reject confirm condemn mean announce admit regret".split())  # their object "it" is a fact
_EMPTY = frozenset(
    "clear unclear known unknown likely unlikely possible impossible believed thought understood necessary difficult hard easy "
    "important obvious expected true reported estimated rumored rumoured time worth".split()
)


def resolve(cast: Cast) -> None:
    """Adds references for pronouns and descriptions, in text order."""
    quoted = tuple(quotations(cast.doc))
    speaking = {token.i: speaker for token, speaker in _quoted(cast, quoted) if token.lower_ in _HE | _SHE}
    for token in tree.words(cast.doc):
        held = cast.at(token)
        if held is not None and held.form != "nominal":
            continue
        number, why = _pronoun(cast, token, speaking.get(token.i))
        if token.lower_ in {"latter", "former"} and (one := _of_two(cast, token)) is not None:
            cast.refer(token.i - 1, token.i + 1, one, "pronoun", "of-two")
        if number is not None:
            cast.refer(token.i, token.i + 1, number, "pronoun", why)
            _learn_gender(cast.figures[number], token.lower_)
        elif (held is None or _owns(cast, held, token)) and (token.tag_ == "NN" or (token.tag_ == "NNP" and roles.is_post(token))):
            descriptions.resolve(cast, token)
    for token, speaker in _quoted(cast, quoted):
        if token.pos_ != "PRON" or not (token.lower_ in _FIRST or token.lower_ in _WE):
            continue
        person = cast.figures[speaker].kind == "person"
        meant = _spoken_for(cast, speaker) if token.lower_ in _WE and person else speaker
        if meant is not None and (person or token.lower_ in _WE):
            cast.refer(token.i, token.i + 1, meant, "pronoun", "speaker" if meant == speaker else "spoken-for")
    for token, guest in interviews.asked(cast):
        cast.refer(token.i, token.i + 1, guest, "pronoun", "interviewed")


def _spoken_for(cast: Cast, speaker: int) -> int | None:
    """The body a quoted "we" means: the one the speaker leads or speaks for, where it is one."""
    posts = cast.figures[speaker].posts
    bodies = {post.owner for post in posts if post.owner is not None and _speaks(post.title.lower().split())}
    bodies = {body for body in bodies if cast.figures[body].kind in {"organisation", "group"}}
    return next(iter(bodies)) if len(bodies) == 1 else None


def _speaks(title: list[str]) -> bool:
    """Whether who holds the post speaks for the body; of officers only the chief ones do."""
    return title[-1] in _SPEAKING or (title[-1] == "officer" and "chief" in title)


def _owns(cast: Cast, held: Reference, token: Token) -> bool:
    """Whether the noun tells whose post the words around it are: "the company’s chief executive"."""
    following = token.i + 1 < held.end and token.nbor().tag_ == "POS"
    return following and held.figure is not None and cast.figures[held.figure].kind == "person"


def _learn_gender(figure: Figure, pronoun: str) -> None:
    if figure.kind == "person" and not figure.gender:
        figure.gender = "m" if pronoun in _HE else "f" if pronoun in _SHE else ""


def _pronoun(cast: Cast, token: Token, speaker: int | None = None) -> tuple[int | None, Meant]:
    """Whom a pronoun means, None where it is not clear; and by which of the ways to tell. `speaker`: of whose quotation it is, who
    speaks of others as "he" and "she"."""
    lower = token.lower_
    if lower in _RELATIVE and token.tag_ in {"WP", "WDT", "WP$"}:
        return _relative(cast, token), "relative"
    if lower not in _PRONOUNS or token.pos_ != "PRON" or (lower in IT and _is_empty(token)):
        return None, ""
    if lower == "it" and _is_part(token):
        return None, ""
    if lower.endswith(("self", "selves")) and token.i and token.nbor(-1).pos_ in {"NOUN", "PROPN"}:
        return cast.figure_at(token.i - 1), "reflexive"  # "the road itself"
    if lower in THEY and antecedents.is_of_several(token):
        return None, ""
    if lower == "its" and (opened := _opening(token)) is not None:
        descriptions.resolve(cast, opened)
        number = cast.figure_at(opened)
        if number is None or (_agrees(cast.figures[number], lower) and not antecedents.is_plural(cast.figures[number])):
            return number, "ahead"
    best: dict[int | None, float] = {}
    others = antecedents.things if lower in IT | THEY else antecedents.somebodies
    for candidate in (*antecedents.figures(cast, token), *others(cast, token)):
        if candidate.figure is not None and candidate.figure == speaker and lower in _HE | _SHE:
            continue
        if candidate.figure is None or _agrees(cast.figures[candidate.figure], lower):
            weight = candidate.weight + (_by_gender(cast.figures[candidate.figure], lower) if candidate.figure is not None else 0.0)
            best[candidate.figure] = max(best.get(candidate.figure, 0.0), weight)
    if not any(figure is not None for figure in best) and lower in antecedents.POSSESSIVE | _HE | _SHE:
        ahead = _ahead(cast, token)
        told = _protagonist(cast, token) if ahead is None and lower in _HE | _SHE else None
        return (told, "nearest") if told is not None else (ahead, "ahead")
    first, *rest = sorted(best, key=lambda figure: -best[figure]) or [None]
    if first is None or best[first] < _LEAST:
        return None, ""
    unclear = any(best[first] - best[figure] < _CLEAR for figure in rest if figure is not None)
    return None if unclear else first, "nearest"


def _by_gender(figure: Figure, pronoun: str) -> float:
    """How much more likely it is that the pronoun means a person of known gender, and less where a name alone tells another one."""
    wanted = "m" if pronoun in _HE else "f" if pronoun in _SHE else ""
    if not wanted or figure.kind != "person":
        return 0.0
    alone = "" if figure.gender or " " in figure.name else gazetteer.given_names().get(gazetteer.fold(figure.name), "")
    return _KNOWN if figure.gender == wanted else -_OTHER if alone not in {"", wanted} else 0.0


def _protagonist(cast: Cast, token: Token) -> int | None:
    """Whom the text is about, where nobody near can be meant: a person spoken of far more often than any other until then."""
    counts = Counter(
        reference.figure
        for reference in cast.references
        if reference.figure is not None and reference.start < token.i and _agrees(cast.figures[reference.figure], token.lower_)
    )
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN * max(1, ranked[-1][1] if len(ranked) > 1 else 0):
        return None
    return ranked[0][0]


def _of_two(cast: Cast, token: Token) -> int | None:
    """ "The latter", "the former": of the two persons or bodies the sentence named before it."""
    alone = token.dep_ in syntax.SUBJECT | syntax.OBJECT | syntax.OBLIQUE | {"nmod:poss"}
    if not alone or not token.i or token.nbor(-1).lower_ != "the":
        return None
    here = cast.sentence_of(token)
    named: dict[int, None] = {}
    for reference in cast.ordered():
        number = reference.figure
        if number is None or reference.start >= token.i or cast.sentence_of(reference.start) != here:
            continue
        if cast.figures[number].kind in {"person", "organisation", "group"}:
            named.pop(number, None)
            named[number] = None
    return list(named)[-1 if token.lower_ == "latter" else 0] if len(named) == 2 else None


def _opening(token: Token) -> Token | None:
    """The subject that the phrase which opens its sentence belongs to: "Since its launch, the shop …" is of the shop's launch."""
    root = token.sent.root
    subject = syntax.own_subject(root)
    if subject is None or not any(child.dep_ == "det" and child.lower_ == "the" for child in tree.children(subject)):
        return None
    fronted = token.head.dep_ == "obl" and token.head.head == root and token.i - token.sent.start < _FRONT
    return subject if fronted and token.i < subject.i else None


def _ahead(cast: Cast, token: Token) -> int | None:
    """The subject that a fronted phrase looks ahead to: "At an event at its headquarters, Apple said …"."""
    root = token.sent.root
    subject = syntax.own_subject(root)
    if subject is None or subject.i < token.i or not any(each.text == "," for each in token.doc[token.i : subject.i]):
        return None
    number = cast.figure_at(subject)
    return number if number is not None and _agrees(cast.figures[number], token.lower_) else None


def _agrees(figure: Figure, pronoun: str) -> bool:
    if pronoun in _HE | _SHE:
        return figure.kind == "person" and figure.gender in {"", "m" if pronoun in _HE else "f"}
    if pronoun in IT:
        return figure.kind != "person" and not (figure.cls == "side" and figure.name.endswith("s"))
    return figure.kind in {"organisation", "group"}


def _relative(cast: Cast, token: Token) -> int | None:
    """The figure a relative pronoun stands for: what its clause hangs from, or the last of a list that does."""
    antecedent = syntax.antecedent(token)
    held = cast.at(antecedent) if antecedent != token else None
    beside = _beside(cast, token)
    if beside is not None and (antecedent == token or _in_list(cast, beside, antecedent)):
        held = beside
    if held is None or held.figure is None:
        return None
    restrictive = token.i == held.end and held.form == "name" and token.nbor(-1).text != ","
    if restrictive and token.lower_ == "which":
        return None  # names take no restrictive clause: "two towns north of Aleppo which …"
    kind = cast.figures[held.figure].kind
    fits = {"which": kind != "person", "whose": True}.get(token.lower_, kind in {"person", "group"})
    return held.figure if fits else None


def _beside(cast: Cast, token: Token) -> Reference | None:
    """The reference right before the pronoun and its comma."""
    at = token.i - 1
    if at > 0 and cast.doc[at].text in {",", "("}:
        at -= 1
    return cast.at(at) if at >= 0 else None


def _in_list(cast: Cast, reference: Reference, head: Token) -> bool:
    """Whether the reference is coordinated with `head`, or a part of the same name."""
    token = cast.doc[reference.head]
    return token == head or (token.head == head and token.dep_ in {"conj", "appos", "flat", "compound"}) or head.head == token


def _is_empty(token: Token) -> bool:
    """An "it" that means nothing: "it was not clear whether", "it is said that"."""
    if token.dep_ == "expl" or token.head.lemma_.lower() in _WEATHER:
        return True
    head = token.head
    if head.lemma_ in {"take", "come"} and any(child.lower_ in {"effect", "force"} for child in tree.children(head)):
        return True  # what takes effect is a deal, and nobody
    if token.dep_ not in syntax.SUBJECT:
        return head.lower_ in _EMPTY or (token.lower_ == "it" and head.lemma_.lower() in _OF_CLAIMS)
    clausal = any(child.dep_ in {"csubj", "ccomp", "csubj:pass", "csubjpass"} for child in tree.children(head))
    predicate = [head.lower_, *(child.lower_ for child in tree.children(head) if child.dep_ in {"acomp", "attr"})]
    impersonal = head.pos_ in {"ADJ", "NOUN"} or syntax.is_passive(head) or head.lemma_ in {"seem", "appear"}
    return (clausal and impersonal) or bool(_EMPTY & set(predicate))


def _is_part(token: Token) -> bool:
    """ "$8m of it", "a third of it": of a thing."""
    of = any(child.lower_ == "of" for child in tree.children(token))
    return of and (token.head.like_num or token.head.pos_ in {"NUM", "SYM"} or token.head.lower_ in _PARTS)


def _quoted(cast: Cast, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[Token, int]]:
    """Each token inside a quotation whose speaker, a person or body, is told beside it, with the speaker."""
    last: tuple[int, int | None] = (-1, None)  # the sentence a quotation ended in, and who said it: "…", said X. "…"
    for start, end in quoted:
        here, speaker = cast.sentence_of(start), _speaker(cast, start, end)
        if speaker is None and here == last[0] + 1 and not begins_paragraph(cast.doc, start):
            speaker = last[1]
        last = (cast.sentence_of(end), speaker)
        if speaker is not None:
            yield from ((each, speaker) for each in cast.doc[start:end])


def _speaker(cast: Cast, start: int, end: int) -> int | None:
    """The person or body that is the subject of a verb of saying in the sentences a quotation begins and ends in, outside of it."""
    wanted = {cast.sentence_of(start), cast.sentence_of(end)}
    for token in cast.doc[max(start - 40, 0) : end + 40]:
        if start < token.i < end or token.lemma_.lower() not in _SAID or cast.sentence_of(token) not in wanted:
            continue
        subject = syntax.subject(token)
        number = cast.figure_at(subject) if subject is not None and not start < subject.i < end else None
        if number is not None and cast.figures[number].kind in {"person", "organisation", "group"}:
            return number
    return None
