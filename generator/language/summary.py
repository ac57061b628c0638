"""One line for an event, in the article's own words.

The clause with its subject restored (a pronoun becomes the actor's name), without its time, attribution and connectives, with
passive and perfect auxiliaries left out as headlines do, and cut only where a phrase ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from spacy.tokens import Token

from generator.language import agreement, syntax, tree
from generator.language.lexicon import cue, past_tense
from generator.language.reading import Reading
from generator.language.triggers import Trigger
from generator.model import Actor, Timex

LONGEST = 120  # characters
_ASIDES = frozenset(("acl:relcl", "advcl:relcl", "appos", "parataxis", "advcl"))
_DROPPABLE = _ASIDES | {"acl", "conj", "obl", "obl:unmarked", "obl:agent", "nmod", "advmod", "xcomp"}
_ATTACHING = frozenset(
    "on in at during by late early of from to through over the since until till after before around about for between".split()
)
_DONE_TO_PEOPLE = frozenset("kill wound arrest abduct torture charge convict elect appoint dismiss extradite free displace".split())
_AUXILIARIES = frozenset(("aux", "aux:pass"))
_ADVERBS = frozenset(("when", "where", "also"))
_PERFECT = frozenset(("had", "has", "have", "been"))
_QUANTITY = frozenset(
    "all some most many much several few both each none part half one number series lot rest majority dozens hundreds thousands "
    "kind sort".split()
)
# What removal left behind → what stays of it
_MENDING = (
    (re.compile(r" ([,.;:!?’”)])"), r"\1"),
    (re.compile(r"([(“]) "), r"\1"),
    (re.compile(r"\b(and|or), "), r"\1 "),
    # "hours after parliament approved it": a distance to another happening is no part of the line
    (re.compile(r"^(?:\w+ )?(?:minutes|hours|days|weeks|months|years|shortly|soon|just) (?:after|before) ", re.IGNORECASE), ""),
    (re.compile(r"(?:[,;:]\s*)+([,;.])"), r"\1"),
    (re.compile(r"^(?:[,;:.—–\s”’)-]+|(?:and|but|however|or|that|when|while|as|where)\b,?\s+)+", re.IGNORECASE), ""),
    (re.compile(r"(?:[\s,;:.—–“‘(]+|\s-|\s(?:and|but|or|in|on|at|of|by|to|with|for|the|a|an|from|after|before))+$"), ""),
)
_BE = frozenset(("was", "were", "is", "are", "’s", "'s", "being"))


def write(reading: Reading, trigger: Trigger, fellows: frozenset[int], actors: Mapping[str, Actor]) -> str:
    """The line, "" where nothing is left. `fellows` are the token indices of triggers told as the same happening: kept in it."""
    kept = _tokens(trigger, fellows)
    kept -= {i for i in kept if i in reading.beside} - {trigger.i}
    kept -= _times(reading, kept)
    emptied = _emptied(reading, trigger, kept, fellows)
    if emptied:
        kept -= emptied
        after = min((i for i in kept if i > max(emptied)), default=0)
        kept -= {i for i in kept & {min(emptied) - 1, after} if reading.doc[i].text == ","}
    kept.add(trigger.i)
    while sum(len(reading.doc[i].text_with_ws) for i in kept) > LONGEST:
        branch = _expendable(reading, trigger, kept, fellows)
        if not branch:
            break
        kept -= branch - {trigger.i}
    return _tidy(_join(reading, trigger, kept, actors))


def _tokens(trigger: Trigger, fellows: frozenset[int]) -> set[int]:
    """What the line is made of: the subject, wherever it stands, and the predicate with its complements."""
    head = trigger.token
    kept = {token.i for token in tree.below(head) if not token.is_space}
    for child in tree.children(head):
        clause = syntax.is_verb(child) or any(grand.dep_ == "cop" for grand in tree.children(child))
        apart = child.dep_ in {"conj", "parataxis", "advcl", "advcl:relcl"} and clause and child.i not in fellows
        if child.dep_ == "advcl" and child.tag_ in {"VBG", "VB"} and syntax.own_subject(child) is None:
            apart = False  # a result or a purpose belongs to the act
        empty = (child.dep_ in {"mark", "cc", "discourse", "vocative"} and child.lower_ != "to") or _stands_for_subject(child, head)
        adverb = child.dep_ == "advmod" and any(
            child.lower_ in words for words in (cue("connective"), cue("hedging-word"), _ADVERBS)
        )
        if apart or empty or adverb:
            kept -= tree.inside(child)
        elif child.dep_ in _AUXILIARIES and child.lower_ in _dropped(trigger):
            kept.discard(child.i)
    subject = None if trigger.nominal else syntax.subject(head)
    undergone = _relative_object(trigger)
    if undergone is not None:
        kept -= {child.i for child in tree.children(head) if child.lower_ in syntax.RELATIVE_PRONOUN}
        attached = {child.i for child in tree.children(undergone) if child.dep_ in {"case", "cc"} and child.i < undergone.i}
        kept |= {token.i for token in syntax.phrase(undergone) if not token.is_punct} - attached
    if subject is not None and subject.i not in kept:
        kept |= {token.i for token in syntax.phrase(subject)}
    for top in (head if trigger.nominal else subject,):
        if top is not None:
            kept -= {child.i for child in tree.children(top) if child.dep_ in {"case", "cc", "mark"} and child.i < top.i}
    if subject is not None and _headline(trigger):  # "Haddad, a mayor, killed …" reads as broken off
        asides = [child for child in tree.children(subject) if child.dep_ in _ASIDES and child.i > subject.i]
        if asides:
            kept.difference_update(*map(tree.inside, asides))
            kept -= {i for i in kept if subject.i < i < head.i and head.doc[i].text == ","}
    if subject is not None and subject.lower_ == "one":  # "One of them, General X, was killed"
        named = next((child for child in tree.children(subject) if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
        if named is not None:
            kept -= tree.inside(subject) - tree.inside(named)
    if subject is not None:
        commas = [i for i in kept if subject.i < i < head.i and head.doc[i].text == ","]
        if len(commas) == 1 and not any(child.dep_ == "conj" for child in tree.children(subject)):
            kept.discard(commas[0])  # what it closed or opened is gone
        for other in tree.children(head):  # a second subject is a misreading
            if other.dep_ in syntax.SUBJECT and other.i < subject.i:
                kept -= tree.inside(other)
    return kept


def _relative_object(trigger: Trigger) -> Token | None:
    """ "towns which rebels had surrounded": the noun a relative clause says something is done to."""
    verb = trigger.token
    if verb.dep_ not in syntax.RELATIVE or trigger.nominal or not syntax.is_noun(verb.head) or syntax.is_passive(verb):
        return None
    own = syntax.own_subject(verb)
    if own is None or own.lower_ in syntax.RELATIVE_PRONOUN:
        return None
    for child in tree.children(verb):
        if child.lower_ in {"which", "that", "whom", "who"} and child.dep_ in syntax.OBJECT | {"mark"}:
            return syntax.antecedent(child)
    return None


def _stands_for_subject(pronoun: Token, verb: Token) -> bool:
    """ "which captured the city": the noun it stands for opens the line instead."""
    if pronoun.is_punct and pronoun.i < verb.i and verb.dep_ in syntax.RELATIVE:
        return True  # the comma before it
    relative = pronoun.lower_ in syntax.RELATIVE_PRONOUN and (verb.dep_ in syntax.RELATIVE or pronoun.dep_ in syntax.SUBJECT)
    return relative and (pronoun.dep_ in syntax.SUBJECT or pronoun.dep_ in {"mark", "advmod"})


def _dropped(trigger: Trigger) -> frozenset[str]:
    """The auxiliaries a headline does without: "has" of "has taken", all of "has been killed"."""
    if _headline(trigger):
        return _PERFECT | _BE
    simple = trigger.token.tag_ == "VBN" and not syntax.is_passive(trigger.token)
    return _PERFECT if simple else frozenset()


def _headline(trigger: Trigger) -> bool:
    """Whether a passive reads as one without its auxiliary: what is done to people, told of a noun and without an object."""
    subject = syntax.subject(trigger.token)
    told = subject is not None and subject.pos_ != "PRON" and not syntax.objects(trigger.token)
    return told and syntax.is_passive(trigger.token) and trigger.cls in _DONE_TO_PEOPLE


def _times(reading: Reading, kept: set[int]) -> set[int]:
    """The tokens of expressions that date, with the words that only attach them; not where they are part of a name or noun."""
    gone: set[int] = set()
    for at in sorted({reading.timex_at[i] for i in kept if i in reading.timex_at}):
        tokens = [i for i in sorted(kept) if reading.timex_at.get(i) == at]
        if not _dates(reading, reading.timexes[at], tokens):
            continue
        gone.update(tokens)
        for i in tokens:  # "the week that followed"
            gone.update(*(tree.inside(child) for child in tree.children(reading.doc[i]) if child.dep_ in syntax.RELATIVE))
        before = tokens[0] - 1
        while before in kept and reading.doc[before].lower_ in _ATTACHING:
            gone.add(before)
            before -= 1
    return gone


def _emptied(reading: Reading, trigger: Trigger, kept: set[int], fellows: frozenset[int]) -> set[int]:
    """Clauses of which nothing but pronoun and verb is left without their time ("… fighting that began")."""
    gone: set[int] = set()
    for i in kept:
        token = reading.doc[i]
        if i == trigger.i or i in fellows or not syntax.is_verb(token) or token.dep_ not in syntax.CLAUSE:
            continue
        branch = tree.inside(token)
        left = [each for each in branch & kept if not reading.doc[each].is_punct]
        if trigger.i not in branch and len(left) <= 2 and not branch <= kept:
            gone |= branch
    return gone & kept


def _dates(reading: Reading, timex: Timex, tokens: list[int]) -> bool:
    last = reading.doc[tokens[-1]]
    after = last.nbor() if last.i + 1 < len(reading.doc) else None
    if timex.type == "DURATION":  # "two months after the team was blocked": a distance, not how long it was
        return after is not None and after.lower_ in {"after", "before", "since"}
    if timex.type not in {"DATE", "TIME"}:
        return False
    if after is not None and after.lower_ in {"'s", "’s", "-"}:
        return False
    modifies = len(tokens) == 1 and last.dep_ in {"compound", "amod", "nummod", "nmod"} and after is not None
    return not (modifies and after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"} and last.head.i >= after.i)


def _expendable(reading: Reading, trigger: Trigger, kept: set[int], fellows: frozenset[int]) -> Set[int]:
    """What is missed least: an aside that holds nothing of the happening, the longest first; else the last phrase of the line."""
    branches: list[tuple[Token, Set[int]]] = []
    for i in kept:
        token = reading.doc[i]
        if i != trigger.i and token.dep_ in _DROPPABLE and token.head.i in kept:
            branch: Set[int] = tree.inside(token) & kept - {trigger.i}
            if token.dep_ in syntax.RELATIVE and _restricts(token) and token.head.i > trigger.i:
                branch = tree.inside(token.head) & kept - {trigger.i}  # "in a move that …"
            if not _splits_a_name(reading, branch, kept):
                branches.append((token, branch))
    asides = [branch for token, branch in branches if token.dep_ in _ASIDES | {"acl"} and not branch & (fellows | {trigger.i})]
    if asides:
        return max(asides, key=lambda branch: (len(branch), -min(branch)))
    last = max(kept)
    ending = [(token, branch) for token, branch in branches if max(branch) >= last - 1 and min(branch) > trigger.i]
    if not ending:
        return max((branch for _, branch in branches if max(branch) < trigger.i), key=len, default=set())
    token, branch = min(ending, key=lambda pair: len(pair[1]))
    while _needs(token) and token.head.i in kept and token.head.i > trigger.i:  # "named as …", "nearly all of …"
        token = token.head
        branch |= tree.inside(token) & kept - {trigger.i}
    return branch | {i for i in kept if i > max(branch)}


def _restricts(clause: Token) -> bool:
    """A relative clause without which "in a move", "under a deal" says nothing."""
    noun = clause.head
    indefinite = any(child.lower_ in {"a", "an"} for child in tree.children(noun) if child.dep_ == "det")
    return indefinite and noun.dep_ in syntax.OBLIQUE and not any(child.dep_ == "amod" for child in tree.children(noun))


def _splits_a_name(reading: Reading, branch: Set[int], kept: set[int]) -> bool:
    names = {reading.mention_at[i] for i in branch if i in reading.mention_at}
    return any(reading.mention_at.get(i) in names for i in kept - branch)


def _needs(token: Token) -> bool:
    """Whether what `token` depends on says nothing without it."""
    head = token.head
    bare = head.tag_ in {"DT", "PDT", "CD", "JJR", "JJS"} or head.lower_ in _QUANTITY
    verb = head.dep_ == "conj" and syntax.is_verb(head) and not syntax.objects(head)
    return bare or verb or (head.dep_ in {"acl", "case"} and head.i < token.i) or (head.tag_ == "VBG" and head.dep_ == "advcl")


def _join(reading: Reading, trigger: Trigger, kept: set[int], actors: Mapping[str, Actor]) -> str:
    order = sorted(kept)
    subject = None if trigger.nominal else syntax.subject(trigger.token)
    if subject is not None and subject.i > trigger.i:
        front = [token.i for token in syntax.phrase(subject) if token.i in kept]
        order = front + [i for i in order if i not in front]
    undergone = _relative_object(trigger)
    if undergone is not None:  # "rebels surrounded the towns"
        phrase = [token.i for token in syntax.phrase(undergone) if token.i in kept and token.i != trigger.i]
        order = [i for i in order if i not in phrase]
        at = order.index(trigger.i) + 1
        order[at:at] = phrase
    parts: list[str] = []
    named: set[str] = set()
    who = reading.actor(subject) if subject is not None else None
    told = actors.get(who) if who is not None else None
    changed, retold = False, trigger.kind != "saying"  # the line of a saying keeps the words of its quotation
    for position, i in enumerate(order):
        token = reading.doc[i]
        mention = reading.mention(token)
        text = token.text
        if i == trigger.i and token.tag_ == "VBN" and not syntax.is_passive(token) and not _helped(token, kept):
            text = past_tense(text)  # "had taken" → "took"
        if mention is not None and mention.actor is not None and mention.actor in actors:
            if mention.form == "pronoun" and token.dep_ == "det":
                continue  # of "the latter"
            whole = token.tag_ in {"PRP", "PRP$"} or token.lower_ in {"latter", "former"}
            stands = mention.form == "pronoun" and whole and not token.lower_.endswith(("self", "selves"))
            opens = subject is None or token == subject or token.head == subject
            if stands and ((opens and mention.actor not in named) or (retold and token.lower_ in agreement.FIRST)):
                text = agreement.pronoun(token, actors[mention.actor], named=mention.actor in named)
                changed = changed or token.lower_ in agreement.FIRST
            named.add(mention.actor)
        elif token.tag_ in {"VBP", "VBD"}:
            text = agreement.verb(token, subject, told)
        follows = order[position + 1] if position + 1 < len(order) else i + 1
        if not parts and token.tag_ == "PRP$" and mention is None:
            continue  # "Its fighters", whose nobody knows
        parts.append(text + (" " if token.whitespace_ or follows != i + 1 else ""))
    text = "".join(parts)
    return re.sub(r'["“”]', "", text) if changed else text  # no longer what was said, word for word


def _helped(verb: Token, kept: set[int]) -> bool:
    return any(aux.i in kept for aux in syntax.auxiliaries(verb))


def _tidy(text: str) -> str:
    """Mends what removal left behind, and begins with a capital."""
    text = " ".join(text.split())
    for pattern, kept in _MENDING:
        text = pattern.sub(kept, text)
    for opening, closing in ("“”", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    if len(text) > LONGEST:  # nothing more could be left out whole
        text = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
    return text[:1].upper() + text[1:]
