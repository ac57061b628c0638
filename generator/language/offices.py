"""Posts that predicates tell, and whose subject may be a pronoun.

held        X was a leading member of Y · served as the “emir” of Z · before becoming a commander of Y · the board named X head
given up    X resigned as minister on Tuesday · X, the head of Y, was sacked on Monday
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.language import roles, syntax, tenures, tree
from generator.language.cast import Cast, Post
from generator.language.roles import is_post
from generator.temporal.tenure import agreed

_GIVING = frozenset("appoint name elect nominate hire promote crown install".split())
_LASTING = frozenset("remain serve work act".split())
_BECOMING = _GIVING | _LASTING | frozenset(("become", "swear"))
_PROPOSING = frozenset(("nominate",))  # who is nominated has no post yet
_OVER = frozenset("former then ex ex- late".split())


def find(cast: Cast) -> None:
    """Adds the posts told by predicates, and the owners that descriptions told ("its head")."""
    for holder, place, start, end in cast.held:
        known = cast.figures[holder].posts[place]
        again = roles.read_post(cast, start, max(end, roles.phrase_end(cast, start))) if known.owner is None else None
        if again is not None and again[1] != holder:
            cast.figures[holder].posts[place] = known._replace(owner=again[1])
    for token in tree.words(cast.doc):
        if is_post(token) and any(child.dep_ == "cop" for child in tree.children(token)):
            _hold(cast, token, syntax.subject(token), token)
        elif syntax.is_verb(token) and token.lemma_.lower() in _BECOMING:
            given = token.lemma_.lower() in _GIVING and not syntax.is_passive(token)
            _hold(cast, token, _person(cast, token) if given else syntax.subject(token), _complement(token))
        elif syntax.is_verb(token) and tenures.leaves(token):
            _leave(cast, token)


def _hold(cast: Cast, token: Token, holder: Token | None, post: Token | None) -> None:
    """Gives `post` to whom the predicate `token` says it is of."""
    number = cast.figure_at(holder) if holder is not None else None
    if number is None or post is None or syntax.is_negated(token) or cast.figures[number].kind == "place":
        return
    told = _read(cast, post)
    if told is None:
        return
    lemma = token.lemma_.lower()
    if post.i == token.i:
        when = tenures.of_noun(cast, post)
    elif lemma in _PROPOSING:
        when = None
    else:
        when = tenures.of_verb(cast, token, "lasts" if lemma in _LASTING else "begins", post)
    cast.figures[number].posts.append(told._replace(when=when))
    cast.figures[number].descriptions.update(told.title.casefold().split()[-1:])


def _read(cast: Cast, post: Token) -> Post | None:
    """The post whose noun is `post`, with its organisation."""
    start = roles.left(cast, post)
    end = roles.phrase_end(cast, start) if start < post.i else max(roles.phrase_end(cast, post.i), post.i + 1)
    read = roles.read_post(cast, start, max(end, post.i + 1))
    return Post(read[0], read[1], cast.sentence_of(post)) if read is not None and read[0] else None


def _leave(cast: Cast, verb: Token) -> None:
    """Notes when somebody gave up the post the verb names, else the only one by which its sentence calls him or her.

    Without a time it says no more of the post than that it is over, which is no reason to show it.
    """
    given = not syntax.is_passive(verb) and bool(syntax.objects(verb)) and _post_left(verb) not in syntax.objects(verb)
    holder = _person(cast, verb) if given else syntax.subject(verb)
    number = cast.figure_at(holder) if holder is not None else None
    if number is None or cast.figures[number].kind != "person":
        return
    post, posts = _post_left(verb), cast.figures[number].posts
    when = tenures.of_verb(cast, verb, "ends", *((post,) if post is not None else ()))
    if when is None:
        return
    if post is not None:
        told = _read(cast, post)
        if told is not None:
            posts.append(told._replace(when=when))
        return
    sentence = cast.sentence_of(verb)
    called = [place for place, each in enumerate(posts) if each.sentence == sentence and not _OVER & set(each.title.split())]
    elsewhere = any(preposition in {"from", "as"} and not _is_office(noun) for preposition, noun in syntax.prepositional(verb))
    if len(called) == 1 and not elsewhere:
        known = posts[called[0]]
        both = agreed(known.when, when) if known.when is not None else when
        posts[called[0]] = known._replace(when=both or known.when)


def _person(cast: Cast, verb: Token) -> Token | None:
    """Whom a body gave or took a post: "the party elected him its president"."""
    people = (token for token in (*syntax.objects(verb), *syntax.recipients(verb)) if cast.figure_at(token) is not None)
    return next((token for token in people if cast.figures[cast.figure_at(token) or 0].kind == "person"), None)


def _complement(verb: Token) -> Token | None:
    """What somebody became or served as."""
    for preposition, noun in syntax.prepositional(verb):
        if preposition == "as" and is_post(noun):
            return noun
    for child in tree.children(verb):
        if child.dep_ in {"xcomp", "obj"} and is_post(child):
            return child
    return None


def _post_left(verb: Token) -> Token | None:
    """What somebody resigned as, or resigned "from his post as"."""
    office = [noun for preposition, noun in syntax.prepositional(verb) if preposition == "from" and _is_office(noun)]
    children = [child for head in (verb, *office) for child in tree.children(head)]
    return next((child for child in children if "as" in syntax.prepositions(child) and is_post(child)), None)


def _is_office(noun: Token) -> bool:
    return noun.lemma_.lower() in {"post", "position", "role", "job", "office"}
