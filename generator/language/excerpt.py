"""Which tokens of a clause the line of its event is made of.

The clause with its subject, wherever that stands, without its time, attribution and connectives; where that is too long, without
what is missed least, phrase by phrase.
"""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Token

from generator.language import syntax, tree, trimming
from generator.language.brackets import APART
from generator.language.kinds import of_noun
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base

LONGEST = 120  # characters
_ASIDES = frozenset(("acl:relcl", "advcl:relcl", "appos", "parataxis", "advcl"))
_DROPPABLE = _ASIDES | {"acl", "conj", "obl", "obl:unmarked", "obl:agent", "nmod", "advmod", "xcomp"}
_DONE_TO_PEOPLE = frozenset("kill wound arrest abduct torture charge convict elect appoint dismiss extradite free displace".split())
_DONE_TO_THINGS = frozenset("dismiss free charge elect".split())  # too: "Shares were removed"
_PERIODS = frozenset("second minute moment hour day night week month season year decade".split())
_AUXILIARIES = frozenset(("aux", "aux:pass"))
_ADVERBS = frozenset(("when", "where", "also"))
_PERFECT = frozenset(("had", "has", "have", "having", "been"))
_BE = frozenset(("was", "were", "is", "are", "’s", "'s", "being"))
_QUANTITY = frozenset(
    "all some most many much several few both each none part half one number series lot rest majority dozens hundreds thousands "
    "kind sort".split()
)


def tokens_of(reading: Reading, trigger: Trigger, fellows: frozenset[int], longest: int = LONGEST) -> set[int]:
    """Indices of the tokens kept, of no more than `longest` characters if that can be. `fellows` are those of triggers told as the
    same happening: kept as well."""
    kept = _tokens(trigger, fellows)
    speaker = _speaker(reading, trigger)
    if speaker is not None:  # "…, said X, 38, who was | arrested in May" begins with who spoke, and no more of the phrase
        name = {token.i for token in syntax.phrase(speaker) if token == speaker or token.dep_ in {"flat", "compound", "nmod:desc"}}
        kept = kept & tree.inside(trigger.token) | name
    else:
        kept -= {i for i in kept if i in reading.beside} - {trigger.i}
    gone = trimming.times(reading, kept)
    kept -= gone | trimming.brackets(reading, gone)
    emptied = trimming.emptied(reading, trigger, kept, fellows)
    if emptied:
        kept -= emptied
        after = min((i for i in kept if i > max(emptied)), default=0)
        kept -= {i for i in kept & {min(emptied) - 1, after} if reading.doc[i].text == ","}
    kept.add(trigger.i)
    while sum(len(reading.doc[i].text_with_ws) for i in kept) > longest:
        branch = _expendable(reading, trigger, kept, fellows)
        if not branch:
            break
        kept -= branch - {trigger.i}
        kept -= _closing(reading, branch, kept)
    kept |= trimming.rest_of_names(reading, kept)
    kept -= {i for i in kept if reading.doc[i].dep_ == APART}
    return kept - trimming.hanging_commas(trigger, kept) - trimming.before_and(trigger, kept)


def _closing(reading: Reading, branch: Set[int], kept: Set[int]) -> Set[int]:
    """The comma that closed an aside which another one opened: "the contractor[, X,] had gone"."""
    doc, first = reading.doc, min(branch)
    opened = doc[first].text == "," or (first > 0 and doc[first - 1].text == ",")
    after = min((i for i in kept if i > max(branch)), default=0)
    between = all(i not in kept for i in range(max(branch) + 1, after))
    closed = after > 0 and doc[after].text == "," and between
    return {i for i in (first - 1, after) if doc[i].text == ","} if opened and closed else set()


def _speaker(reading: Reading, trigger: Trigger) -> Token | None:
    """Who speaks, where that is whom a relative clause beside the saying is told of."""
    subject = syntax.subject(trigger.token) if trigger.token.dep_ in syntax.RELATIVE else None
    source = reading.beside.get(subject.i) if subject is not None else None
    return subject if source is not None and source.verb is not None and source.verb.i != trigger.i else None


def _tokens(trigger: Trigger, fellows: frozenset[int]) -> set[int]:
    """What the line is made of: the subject, wherever it stands, and the predicate with its complements."""
    head = trigger.token
    kept = {token.i for token in tree.below(head) if not token.is_space and token.dep_ != APART}
    for child in tree.children(head):
        clause = syntax.is_verb(child) or any(grand.dep_ == "cop" for grand in tree.children(child))
        apart = child.dep_ in {"conj", "parataxis", "advcl", "advcl:relcl"} and clause and child.i not in fellows
        if child.dep_ == "advcl" and child.tag_ in {"VBG", "VB"} and syntax.own_subject(child) is None:
            # a result or a purpose belongs to the act; who is quoted before it does not
            apart = child.i < head.i and verb_base(child) in cue("attributing")
        elif child.dep_ == "advcl" and child.i < head.i and clause and syntax.own_subject(child) is not None:
            apart = True  # "When wages were cut, X read …" is not told in one line, though both were then
        empty = (child.dep_ in {"mark", "cc", "discourse", "vocative"} and child.lower_ != "to") or _stands_for_subject(child, head)
        adverb = child.dep_ == "advmod" and any(
            child.lower_ in words for words in (cue("connective"), cue("hedging-word"), _ADVERBS)
        )
        measured = child.dep_ in syntax.OBLIQUE and _opens_distance(child, head)
        by_which = child.dep_ in syntax.OBLIQUE and child.lower_ in syntax.RELATIVE_PRONOUN
        if adverb and any(token.pos_ in {"SYM", "NOUN"} and token.lemma_.lower() not in _PERIODS for token in tree.below(child)):
            kept.discard(child.i)  # "lost 4% earlier", but not "hours later"
        elif apart or empty or adverb or by_which or measured:
            kept -= tree.inside(child)
        elif child.dep_ in _AUXILIARIES and child.lower_ in _dropped(trigger):
            kept.discard(child.i)
    if head.dep_ == "conj" and head.lower_ == head.lemma_ and not syntax.auxiliaries(head):  # "would close one plant and cut jobs"
        kept |= {aux.i for aux in syntax.auxiliaries(head.head) if aux.tag_ == "MD"}
    subject = None if trigger.nominal else syntax.subject(head)
    undergone = relative_object(trigger)
    if undergone is not None:
        kept -= {child.i for child in tree.children(head) if child.lower_ in syntax.RELATIVE_PRONOUN}
        attached = {child.i for child in tree.children(undergone) if child.dep_ in {"case", "cc"} and child.i < undergone.i}
        described = {
            i
            for child in tree.children(undergone)
            if child.dep_ == "appos" and head.i in tree.inside(child)
            for i in tree.inside(child)
        }
        kept -= described - tree.inside(head)  # "Fuah and Kefraya, two towns that rebels | besieged"
        kept |= {token.i for token in syntax.phrase(undergone) if not token.is_punct} - attached - described
    if subject is not None and subject.i not in kept:
        kept |= {token.i for token in syntax.phrase(subject)}
    for top in (head if trigger.nominal else subject,):
        if top is not None:
            first = min(tree.inside(top))
            kept -= {
                child.i
                for child in tree.children(top)
                if child.dep_ in {"case", "cc", "mark"} and child.i < top.i and (child.dep_ != "cc" or child.i == first)
            }
    named = _by_name(subject, head) if subject is not None else None
    if subject is not None and named is not None:
        last = max(i for i in tree.inside(named) if not head.doc[i].is_punct)
        commas = {i for i in kept if subject.i < i < head.i and head.doc[i].text == ","}
        around = {i for i in commas if i > last or i not in tree.inside(named)}
        told = tree.inside(head) if head.i in tree.inside(subject) else frozenset()  # "his son, X, who | sold it"
        kept -= (tree.inside(subject) - tree.inside(named) - told) | around
    elif subject is not None and not subject.like_num and is_headline(trigger):  # "Haddad, a mayor, killed …" reads as broken off
        asides = [child for child in tree.children(subject) if child.dep_ in _ASIDES and child.i > subject.i]
        asides = [child for child in asides if subject.pos_ == "PROPN" or child.dep_ != "appos" or child.pos_ != "PROPN"]
        if asides:
            kept.difference_update(*map(tree.inside, asides))
            kept -= {i for i in kept if subject.i < i < head.i and head.doc[i].text == ","}
    if subject is not None:
        for other in tree.children(head):  # a second subject is a misreading
            if other.dep_ in syntax.SUBJECT and other.i < subject.i:
                kept -= tree.inside(other)
    return kept


def _opens_distance(noun: Token, verb: Token) -> bool:
    """ "hours after parliament approved it": how far off the clause is, said before its conjunction."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return after.dep_ == "mark" and after.head == verb and after.lower_ in {"after", "before"}


def _by_name(subject: Token, verb: Token) -> Token | None:
    """ "One of them, General X, was killed", "Its director, X, was arrested", "the envoy, X, who | led the talks": the name says
    who it is."""
    told = verb.dep_ in syntax.RELATIVE and verb.head == subject and subject.tag_ == "NN"
    if subject.lower_ != "one" and not told and not any(child.tag_ == "PRP$" for child in tree.children(subject)):
        return None
    beside = [child for child in tree.children(subject) if child.dep_ == "appos"]
    beside += [child for noun in beside for child in tree.children(noun) if child.dep_ == "appos"]  # "his son, the engineer | X"
    return next((each for each in beside if each.pos_ == "PROPN"), None)


def relative_object(trigger: Trigger) -> Token | None:
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
    if is_headline(trigger):
        return _PERFECT | _BE
    modal = any(aux.tag_ == "MD" for aux in syntax.auxiliaries(trigger.token))  # "may have left"
    simple = trigger.token.tag_ == "VBN" and not modal and not syntax.is_passive(trigger.token)
    return _PERFECT if simple else frozenset()


def is_headline(trigger: Trigger) -> bool:
    """Whether a passive reads as one without its auxiliary: what is done to people, told of a noun and without an object."""
    subject = syntax.subject(trigger.token)
    told = subject is not None and subject.pos_ != "PRON" and not syntax.objects(trigger.token)
    person = subject is not None and (subject.pos_ == "PROPN" or of_noun(subject.lemma_.lower()) == "person")
    return (
        told
        and syntax.is_passive(trigger.token)
        and trigger.cls in _DONE_TO_PEOPLE
        and (person or trigger.cls not in _DONE_TO_THINGS)
    )


def _expendable(reading: Reading, trigger: Trigger, kept: set[int], fellows: frozenset[int]) -> Set[int]:
    """What is missed least: an aside that holds nothing of the happening, the longest first; else the last phrase of the line."""
    branches: list[tuple[Token, Set[int]]] = []
    subject = None if trigger.nominal else syntax.subject(trigger.token)
    together = set(syntax.with_conjuncts(subject)) if subject is not None else set()
    for i in kept:
        token = reading.doc[i]
        if i != trigger.i and token.dep_ in _DROPPABLE and token.head.i in kept and (token.dep_ != "conj" or token not in together):
            branch: Set[int] = tree.inside(token) & kept - {trigger.i}
            if token.dep_ in syntax.RELATIVE and token.head.dep_ == "appos" and token.head.tag_ == "NN":
                branch = tree.inside(token.head) & kept - {trigger.i}  # ", a verdict that …"
            elif token.dep_ in syntax.RELATIVE and _restricts(token) and token.head.i > trigger.i:
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
