"""Posts: what the text says a person is, and of which body.

before a name     finance expert Jo Marsh · Institute head Ana Maria Ruiz · a commander named as X
beside a name     X, the company’s chief executive, · The leader of the rebels, X, · the rebel group X · X alliance

What predicates tell is in offices.py, the time of all in tenures.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.language import gazetteer, tenures
from generator.language.cast import Cast, Post, Reference, gender_of_noun
from generator.language.chunks import Chunk
from generator.language.lexicon import cue
from generator.language.spelling import QUOTES, is_hyphen

_NAMING = frozenset("named identified called known".split())
_PASSING = frozenset(
    "key veteran longtime new current then embattled south north another fellow top late the a an his her its their named "
    "appointed elected".split()
)
_OWNING = frozenset("of for at in with from".split())


def is_post(token: Token) -> bool:
    """Whether the noun says what a person is: "commander", "CEO"."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    people, titles = gazetteer.heads("person"), gazetteer.words("roles.txt", "title")
    lower, lemma = token.lower_, token.lemma_.lower()
    return lower in people or lower in titles or lemma in people or lemma in titles


def titles(cast: Cast, chunks: Sequence[Chunk]) -> None:
    """Adds the posts told right before and after persons' names, with the words as references to the person."""
    for chunk in chunks:
        number = cast.figure_at(chunk.start)
        if number is None or cast.figures[number].kind != "person":
            continue
        office = cast.doc[chunk.title : chunk.start].text
        if " of " in office:  # "US Secretary of State X"
            cast.figures[number].posts.append(Post(office.lower(), cast.figure_at(chunk.title - 1), chunk.sentence))
        before = _before(cast, chunk)
        if before is not None:
            _hold(cast, number, *before)
        if chunk.end + 1 < len(cast.doc) and cast.doc[chunk.end].text in {",", "—", "–", "("}:
            after = phrase_end(cast, chunk.end + 1)
            if after > chunk.end + 1:
                _hold(cast, number, chunk.end + 1, after)


def _hold(cast: Cast, number: int, start: int, end: int) -> None:
    """Reads the post in tokens `[start, end)` and gives it to the figure."""
    post = read_post(cast, start, end)
    if post is None:
        return
    title, owner, first, last = post
    figure = cast.figures[number]
    nouns = [token for token in cast.doc[start:end] if is_post(token) and cast.at(token) is None]
    if nouns and nouns[0].tag_ in {"NNS", "NNPS"} and nouns[-1].tag_ in {"NNS", "NNPS"}:
        return  # "X and Y, their foreign ministers": of several
    if title and nouns and nouns[-1].lemma_.lower() in cue("kin"):
        figure.descriptions.update(title.casefold().split())  # whose son he is, is no post
        figure.gender = figure.gender or gender_of_noun(nouns[-1].lemma_.lower())
    elif title:
        cast.held.append((number, len(figure.posts), start, end))
        when = next((found for noun in nouns if (found := tenures.of_noun(cast, noun)) is not None), None)
        figure.posts.append(Post(title, owner, cast.sentence_of(start), when))
        figure.descriptions.update(title.casefold().split())
    if all(cast.at(i) is None or cast.figure_at(i) != number for i in range(first, last)):
        cast.refer(first, last, number, "nominal", "post")


def _before(cast: Cast, chunk: Chunk) -> tuple[int, int] | None:
    """The tokens of a description that stands before the name."""
    doc = cast.doc
    end = chunk.start
    if end and doc[end - 1].lower_ == "as" and end > 1 and doc[end - 2].lower_ in _NAMING:
        end -= 2
    elif end and doc[end - 1].lower_ in _NAMING - {"known"}:
        end -= 1
    elif end and doc[end - 1].text == ",":
        head = _apposed(cast, chunk)
        return (left(cast, head), end - 1) if head is not None else None
    if not end or not is_post(doc[end - 1]):
        return None
    start = left(cast, doc[end - 1])
    return (start, end) if start < end else None


def _apposed(cast: Cast, chunk: Chunk) -> Token | None:
    """The noun a name is in apposition to: "The leader of the rebels, X"."""
    doc = cast.doc
    for token in doc[chunk.start : chunk.end]:
        if token.dep_ == "appos" and token.head.i < chunk.start and is_post(token.head):
            return token.head
    beside = doc[chunk.start - 2] if chunk.start > 1 else None
    if beside is None or not is_post(beside) or cast.at(beside) is not None:
        return None
    start = left(cast, beside)
    article = doc[start].lower_ in {"the", "a", "an", "its", "his", "her", "their"}
    closed = chunk.end < len(doc) and doc[chunk.end].is_punct
    return beside if article and (closed or doc[start].is_sent_start) else None


def left(cast: Cast, head: Token) -> int:
    """Where the noun phrase that `head` ends begins: past adjectives, nouns, hyphens, names and possessives, up to an article."""
    doc, at = cast.doc, head.i
    while at and not doc[at].is_sent_start:
        token = doc[at - 1]
        if token.lower_ in {"the", "a", "an", "another", "his", "her", "its", "their"}:
            return at - 1
        joined = token.lower_ == "and" and at > 1 and is_post(doc[at - 2])
        if not (
            token.pos_ in {"NOUN", "ADJ", "PROPN"}
            or (token.tag_ in {"VBG", "VBN"} and token.dep_ == "amod")
            or is_hyphen(token)
            or (token.lower_ in {"co", "vice", "ex"} and is_hyphen(doc[at]))
            or joined
            or token.lower_ in {"'s", "’s", "'", "’"}
            or cast.at(token)
        ):
            break
        if token.is_space:
            break
        at -= 1
    return at


def phrase_end(cast: Cast, start: int) -> int:
    """The end of the noun phrase that begins at `start`, if it tells a post; `start` where it does not."""
    doc = cast.doc
    first = doc[start]
    if first.lower_ in {"who", "which", "and", "but", "or"} or (cast.at(first) and not _possessive_follows(cast, start)):
        return start
    at, post = start, start
    while at < len(doc) and at - start < 14:
        token = doc[at]
        if is_post(token) and not cast.at(token):
            post = at + 1
        elif token.lower_ in _OWNING and post > start:
            held = _owner_at(cast, at + 1)
            return held.end if held is not None else post
        elif (token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} and token.tag_ not in {"VBN", "VBG", "PRP$"}) or token.is_space:
            break
        elif token.is_punct and not is_hyphen(token) and token.text not in QUOTES:
            break
        elif token.lower_ == "and" and not (at + 1 < len(doc) and is_post(doc[at + 1])):
            break
        at += 1
    after_name = post < len(doc) and cast.at(post) is not None and cast.figures[cast.at(post).figure or 0].kind == "person"  # type: ignore[union-attr]
    return start if after_name else post


def _possessive_follows(cast: Cast, at: int) -> bool:
    held = cast.at(at)
    return (
        held is not None
        and held.end < len(cast.doc)
        and (cast.doc[held.end].tag_ == "POS" or cast.doc[held.end].pos_ in {"NOUN", "ADJ", "PROPN"})
    )


def read_post(cast: Cast, start: int, end: int) -> tuple[str, int | None, int, int] | None:
    """(title, owner, start, end) of a description: "Institute head" → ("head", the institute's figure, …).

    None where it tells no post.
    """
    doc = cast.doc
    words: list[Token] = []
    owner: int | None = None
    last, named = -1, start
    for i in range(start, end):
        token = doc[i]
        held = cast.at(i)
        if i < named or i in cast.timex_at:  # "the 2012 chairman"
            continue
        if held is not None and held.figure is not None and cast.figures[held.figure].kind != "person":
            owner, named = held.figure if last < 0 or owner is None else owner, held.end
            if last < 0:
                words = []
            continue
        if token.lower_ in {"'s", "’s", "'", "’"}:
            words = words if last >= 0 else []
            continue
        if token.text in QUOTES or token.lower_ in _OWNING or token.lower_ == "the":
            if token.lower_ in _OWNING and last >= 0:
                break
            continue
        words.append(token)
        if is_post(token):
            last = len(words)
    if owner is None:
        owner = _owner_after(cast, start, end)
    if last < 0:
        return None
    kept = words[:last]
    after = doc[kept[-1].i + 1] if kept[-1].i + 1 < len(doc) else kept[-1]
    if after.lower_ == "to" and any(token.lower_ in cue("singling") for token in kept):
        return None  # "the first woman to lead it", "the fourth manager to lose his job"
    while kept and (kept[0].lower_ in _PASSING or kept[0].lower_ in gazetteer.demonyms() or kept[0].is_punct):
        owner = owner if owner is not None else _country(cast, kept[0])
        kept = kept[1:]
    kept = [token for token in kept if token.lower_.strip(".") not in gazetteer.words("roles.txt", "courtesy")]
    title = " ".join(token.text if token.text.isupper() else token.lower_ for token in kept).replace(" - ", "-")
    return title, owner, start, end


def _owner_after(cast: Cast, start: int, end: int) -> int | None:
    for i in range(start, end):
        if cast.doc[i].lower_ in _OWNING:
            held = _owner_at(cast, i + 1)
            return held.figure if held is not None else None
    return None


def _owner_at(cast: Cast, start: int) -> Reference | None:
    """The body named from `start` on, past an article and what else stands before it ("the opposition Labour Party")."""
    doc = cast.doc
    for i in range(start, min(start + 5, len(doc))):
        held = cast.at(i)
        if held is not None:
            after = doc[held.end] if held.end < len(doc) else None
            modifies = after is not None and after.pos_ == "NOUN" and after.text.islower()
            return None if modifies else held
        if doc[i].pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _country(cast: Cast, token: Token) -> int | None:
    """The figure of the country a nationality word is of, where the text names it."""
    country = gazetteer.demonyms().get(token.lower_)
    return next((number for number, figure in enumerate(cast.figures) if country and figure.name == country), None)
