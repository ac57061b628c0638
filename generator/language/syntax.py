"""Reading a dependency tree: who did what to whom, in which tense, and whether at all.

The labels are those of Universal Dependencies; the trees of a pipeline with others have been turned (scheme.py). All functions take
and give spaCy tokens.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from spacy.tokens import Token

from generator.language import lexicon, tree
from generator.model import Extent, Tense

SUBJECT = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
PASSIVE = frozenset(("nsubj:pass", "aux:pass", "csubj:pass"))
OBJECT = frozenset(("obj",))
RECIPIENT = frozenset(("iobj",))
OBLIQUE = frozenset(("obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod", "nmod:unmarked", "nmod:tmod"))
CLAUSE = frozenset("ccomp xcomp advcl advcl:relcl acl acl:relcl parataxis csubj csubj:pass dep".split())
RELATIVE = frozenset(("acl:relcl", "advcl:relcl"))
_EMPTY = frozenset("it this that these those there what which who".split())  # subjects that a predicate does not describe
_PASSING = frozenset(("begin", "start", "end", "last", "continue", "resume"))  # what is told of happenings
RELATIVE_PRONOUN = frozenset(("who", "whom", "which", "that", "whose", "where", "when"))
COMPLEMENT = frozenset(("ccomp", "xcomp", "csubj", "csubj:pass"))
_NOBODY = frozenset(("nobody", "none", "nothing", "no-one"))
_UNDERGOING = OBJECT | RECIPIENT
_ARGUMENT = SUBJECT | OBJECT
_NEGATION = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor"))


def is_verb(token: Token) -> bool:
    """A full verb, auxiliaries and copulas apart."""
    return token.pos_ == "VERB" and token.dep_ not in {"aux", "aux:pass", "cop"}


@tree.remembered
def auxiliaries(verb: Token) -> Sequence[Token]:
    """Auxiliaries and the copula of a predicate."""
    return [child for child in tree.children(verb) if child.dep_ in {"aux", "aux:pass", "cop"}]


@tree.remembered
def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is its patient: a passive, or a past participle that modifies its noun."""
    if any(child.dep_ in PASSIVE for child in tree.children(verb)):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and is_verb(verb.head) and not auxiliaries(verb) and not own_subject(verb):
        return is_passive(verb.head)
    return verb.tag_ == "VBN" and any(aux.lemma_ == "be" and aux.dep_ != "cop" for aux in auxiliaries(verb))


def is_existential(verb: Token) -> bool:
    """ "There were two engineers": the clause says that something is, and of nobody that he did a thing."""
    return any(child.dep_ == "expl" and child.lower_ == "there" for child in tree.children(verb))


@tree.remembered
def own_subject(predicate: Token) -> Token | None:
    """The subject that depends on the predicate itself."""
    found = [child for child in tree.children(predicate) if child.dep_ in SUBJECT]
    before = [child for child in found if child.i < predicate.i]  # of several, one is misread: the nearest is the surest
    return before[-1] if before else next(iter(found), None)


@tree.remembered
def subject(predicate: Token) -> Token | None:
    """Who the predicate is said of, through conjunction, control, raising, participles and relative clauses; None where unsaid."""
    return _subject(predicate, 0)


def _subject(predicate: Token, depth: int) -> Token | None:
    found = own_subject(predicate)
    if found is not None:
        return antecedent(found) if found.lower_ in RELATIVE_PRONOUN else found
    head, dep = predicate.head, predicate.dep_
    if head == predicate or depth > 6:
        return None
    if dep == "conj" and (not is_noun(head) or any(child.dep_ == "cop" for child in tree.children(head))):
        return _subject(head, depth + 1)
    if dep == "xcomp" or (dep in {"ccomp", "advcl"} and predicate.tag_ in {"VB", "VBG", "VBN"}):
        undergoing = dep == "xcomp" or _of_whom(predicate)
        controller = next((child for child in tree.children(head) if child.dep_ in _UNDERGOING), None) if undergoing else None
        return controller if controller is not None else _subject(head, depth + 1)
    if dep == "acl" and is_noun(head):
        if predicate.tag_ in {"VBG", "VBN"}:
            return head
        return _subject(head.head, depth + 1) if head.dep_ in OBJECT and is_verb(head.head) else None  # "has plans to go"
    if dep in RELATIVE and is_noun(head) and not any(child.dep_ in SUBJECT for child in tree.children(predicate)):
        relative = [child for child in tree.below(predicate) if child.lower_ in RELATIVE_PRONOUN and child.head == predicate]
        return None if relative else head
    return None


def _of_whom(predicate: Token) -> bool:
    """ "accused X of | taking bribes", "thanked X for | saving it": done by whom the verb is done to."""
    opened = any(child.lower_ in {"of", "for", "with"} and child.i < predicate.i for child in tree.children(predicate))
    words = lexicon.cue("blaming") | lexicon.cue("accusing")
    return opened and predicate.tag_ == "VBG" and lexicon.verb_base(predicate.head.lower_, predicate.head.lemma_.lower()) in words


def antecedent(pronoun: Token) -> Token:
    """The noun a relative pronoun stands for, the pronoun itself where the tree does not say."""
    clause = pronoun.head
    while clause.dep_ not in RELATIVE and clause.dep_ not in {"ROOT", "acl"} and clause.head != clause:
        clause = clause.head
    before = pronoun.nbor(-1) if pronoun.i > pronoun.sent.start else pronoun
    if before.is_punct and before.i > pronoun.sent.start:
        bracket, before = before.text == "(", before.nbor(-1)
        if bracket and is_noun(before):  # "the maker of the car (which was shown …)": of the word before it
            return before
    if clause.dep_ in RELATIVE and is_noun(clause.head):
        nearer = [token for token in with_conjuncts(clause.head) if before.i == token.i or token.is_ancestor(before)]
        return _begun(clause, _named(_agreeing(_whole(nearer[-1] if nearer else clause.head, pronoun), pronoun, clause)))
    return before if before.pos_ in {"NOUN", "PROPN"} or before.tag_ == "VBG" else pronoun


def _begun(verb: Token, noun: Token) -> Token:
    """ "dredging of the basin, which began in March": no thing begins, but what is done to it."""
    if verb.lemma_.lower() not in _PASSING or noun.dep_ != "nmod":
        return noun
    whole = noun.head
    of = any(child.dep_ == "case" and child.lower_ in {"of", "in", "on"} for child in tree.children(noun))
    doing = whole.lower_.endswith("ing") or lexicon.load().named_by(whole) is not None
    return whole if of and doing and whole.i < noun.i and lexicon.load().named_by(noun) is None else noun


def _named(noun: Token) -> Token:
    """ "Eva Holm, a nurse, who was arrested": the name that the noun only describes."""
    described = noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i
    if noun.pos_ == "NOUN" and any(child.dep_ == "cop" for child in tree.children(noun)):
        said = own_subject(noun)  # "Eva Holm was a pilot who flew the mail"
        return said if said is not None and said.i < noun.i and said.lower_ not in _EMPTY else noun
    return noun.head if described else noun


def _agreeing(noun: Token, pronoun: Token, clause: Token) -> Token:
    """ "refugees at camp who are in danger": a plural verb is said of the plural that the noun belongs to."""
    finite = next(
        (token for token in (*auxiliaries(clause), *tree.children(clause), clause) if token.tag_ in {"VBP", "VBD"}), clause
    )
    plural = finite.lower_ in {"are", "were", "have"} and pronoun.dep_ in SUBJECT
    alone = noun.tag_ in {"NN", "NNP"} and len(with_conjuncts(noun)) == 1
    if not (plural and alone):
        return noun
    phrase = itertools.takewhile(lambda token: token.tag_ not in {"VBD", "VBZ", "VBP"}, noun.ancestors)
    return next((token for token in phrase if token.tag_ in {"NNS", "NNPS"} and token.i < noun.i), noun)


def _whole(noun: Token, pronoun: Token) -> Token:
    """ "the cessation of hostilities that began": without a comma and an article of its own, the whole phrase is meant."""
    restricts = not pronoun.nbor(-1).is_punct
    while restricts and noun.dep_ == "nmod" and not any(child.dep_ == "det" for child in tree.children(noun)):
        of = next((child for child in tree.children(noun) if child.dep_ == "case"), noun)
        if of.lower_ != "of" or noun.head.pos_ not in {"NOUN", "PROPN"} or noun.head.i > noun.i:
            break
        noun = noun.head
    return noun


@tree.remembered
def objects(verb: Token) -> Sequence[Token]:
    """Direct objects, conjuncts included."""
    found = [child for child in tree.children(verb) if child.dep_ in OBJECT]
    return [token for child in found for token in with_conjuncts(child)]


def recipients(verb: Token) -> list[Token]:
    """Indirect objects."""
    return [token for child in tree.children(verb) if child.dep_ in RECIPIENT for token in with_conjuncts(child)]


@tree.remembered
def prepositional(head: Token) -> Sequence[tuple[str, Token]]:
    """(preposition in lower case, noun) for each prepositional phrase that depends on `head`; "" for bare adverbial nouns."""
    found = []
    for child in tree.children(head):
        if child.dep_ in OBLIQUE:
            cases = [grand for grand in tree.children(child) if grand.dep_ == "case" and grand.lower_ not in {"'s", "’s", "'", "’"}]
            if cases or child.dep_ not in {"nmod"}:
                found.append((" ".join(grand.lower_ for grand in cases), child))
    return found


def prepositions(noun: Token) -> set[str]:
    """The prepositions that attach a noun, in lower case."""
    return {child.lower_ for child in tree.children(noun) if child.dep_ == "case"}


def agents(verb: Token) -> list[Token]:
    """The "by" phrase of a passive, conjuncts included."""
    return [token for preposition, noun in prepositional(verb) if preposition == "by" for token in with_conjuncts(noun)]


def with_conjuncts(token: Token) -> list[Token]:
    """`token` and the nouns coordinated with it, in text order."""
    found = [token]
    for child in tree.children(token):
        if child.dep_ == "conj" and not is_verb(child):
            found.extend(with_conjuncts(child))
    return found if len(found) == 1 else sorted(found, key=lambda each: each.i)


def is_noun(token: Token) -> bool:
    """A noun, name, pronoun or number that can head a noun phrase."""
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} or token.tag_ in {"DT", "WDT", "WP"}


@tree.remembered
def is_negated(predicate: Token) -> bool:
    """Whether "not", "never" or a "no" subject or object negates the predicate."""
    for child in tree.children(predicate):
        if child.dep_ in {"advmod", "cc"} and child.lower_ in _NEGATION:
            return True
        if child.dep_ in SUBJECT and child.lower_ in _NOBODY:
            return True
        if child.dep_ in _ARGUMENT and any(
            grand.lower_ in {"no", "neither"} and grand.dep_ in {"det", "advmod"} for grand in tree.children(child)
        ):
            return True
    return False


@tree.remembered
def tense(predicate: Token) -> Tense | None:
    """ "past", "present" or "future" of the verb group, None where it has none of its own."""
    if is_arranged(predicate):
        return "future"
    group = [*auxiliaries(predicate), predicate]
    words = {token.lower_ for token in group}
    if words & {"will", "shall", "wo", "’ll", "'ll"} or (
        "going" in words or (predicate.dep_ == "xcomp" and predicate.head.lower_ == "going")
    ):
        return "future"
    tags = {token.tag_ for token in group}
    if "VBD" in tags or (words & {"had", "was", "were", "did"}) or (words & {"has", "have", "’ve", "'ve"} and "VBN" in tags):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    if predicate.tag_ == "VBN":
        return "past"
    if predicate.dep_ in {"xcomp", "conj", "advcl", "ccomp", "acl"} and predicate.head != predicate:
        return tense(predicate.head)
    return None


@tree.remembered
def is_arranged(verb: Token) -> bool:
    """ "is to begin", "were to meet": arranged for a time to come."""
    children = {child.lower_ for child in tree.children(verb)}
    return verb.tag_ == "VB" and "to" in children and any(aux.lemma_ == "be" for aux in auxiliaries(verb))


def is_pluperfect(verb: Token) -> bool:
    """ "had left": before what the text is telling."""
    return verb.tag_ == "VBN" and any(aux.lower_ in {"had", "’d", "'d"} for aux in auxiliaries(verb))


def continues(clause: Token) -> bool:
    """Whether a relative clause can tell what came of its main clause ("took the hill, which cut the road"), and not only which
    thing is meant ("the bridge, which was built in 1950, fell")."""
    return clause.head.dep_ not in SUBJECT and not is_passive(clause)


def phrase(noun: Token) -> list[Token]:
    """The noun phrase `noun` heads, without the clauses inside it, in text order."""
    found = [noun]
    for child in tree.children(noun):
        if child.dep_ not in CLAUSE or (child.dep_ == "dep" and not is_verb(child)):
            found.extend(phrase(child))
    return found if len(found) == 1 else sorted(found, key=lambda token: token.i)


def extent(tokens: list[Token]) -> Extent:
    """From the first token's start to the last one's end."""
    return Extent(min(token.idx for token in tokens), max(token.idx + len(token.text) for token in tokens))
