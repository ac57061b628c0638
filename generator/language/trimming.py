"""What goes with what is left out of a line: words that only attach a time, commas that closed it, clauses that it filled."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Token

from generator.language import syntax, tree
from generator.language.reading import Reading
from generator.language.triggers import Trigger
from generator.model import Timex

_ATTACHING = frozenset(
    "on in at during by late early later earlier of from to through over the since until till after before around about for "
    "between".split()
)
_OF_TIMES = frozenset("whole rest remainder course most much part".split())
_NEARLY = frozenset(("shortly", "just", "soon", "only", "right"))
_WHEN = frozenset(("when", "after", "before", "as", "while"))
_BETWEEN = frozenset(("and", "to", "or", "until", "-", "–"))  # the ends of a time
_CLOSED = frozenset(("acl:relcl", "advcl:relcl", "appos", "parataxis", "advcl", "acl", "nummod", "amod"))  # what commas set apart


def times(reading: Reading, kept: set[int]) -> set[int]:
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
        if before in kept and reading.doc[before].lower_ == "between":  # "between March 2016 and his arrest"
            gone.update(*(tree.inside(child) for i in tokens for child in tree.children(reading.doc[i]) if child.dep_ == "conj"))
        while before in kept and reading.doc[before].lower_ in _ATTACHING and not _is_particle(reading.doc[before]):
            gone.add(before)
            before -= 1
        while before in kept and before + 1 in gone and reading.doc[before].lower_ in _NEARLY:  # "shortly after noon"
            gone.add(before)
            before -= 1
        if before in kept and reading.doc[before].lower_ in _OF_TIMES and before + 1 in gone:  # "in the whole of last year"
            while before in kept and (reading.doc[before].lower_ in _OF_TIMES | _ATTACHING | {"the", "a"}):
                gone.add(before)
                before -= 1
    return gone | {i for i in kept if i - 1 in gone and i + 1 in gone and reading.doc[i].lower_ in _BETWEEN}


def brackets(reading: Reading, gone: Set[int]) -> set[int]:
    """All that stands in brackets with a time that is left out: "Ines Calvo (Cadiz, 1871 – Paris, 1944)"."""
    found: set[int] = set()
    for i in gone:
        sentence = reading.doc[i].sent
        opens = next((at for at in range(i, sentence.start - 1, -1) if reading.doc[at].text in {"(", ")"}), None)
        closes = next((at for at in range(i, sentence.end) if reading.doc[at].text in {"(", ")"}), None)
        if opens is not None and closes is not None and (reading.doc[opens].text, reading.doc[closes].text) == ("(", ")"):
            found.update(range(opens, closes + 1))
    return found


def _is_particle(word: Token) -> bool:
    """ "took over in May", "gave in on Monday": what is a part of the verb before it."""
    return word.dep_ == "compound:prt" or (word.tag_ in {"RP", "IN"} and word.dep_ == "advmod" and word.i == word.head.i + 1)


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


def emptied(reading: Reading, trigger: Trigger, kept: set[int], fellows: frozenset[int]) -> set[int]:
    """Clauses of which nothing but pronoun and verb is left without their time ("… fighting that began")."""
    gone: set[int] = set()
    for i in kept:
        token = reading.doc[i]
        if i == trigger.i or i in fellows or not syntax.is_verb(token) or token.dep_ not in syntax.CLAUSE:
            continue
        branch = tree.inside(token)
        left = [each for each in branch & kept if not reading.doc[each].is_punct]
        bare = not any(reading.doc[each].pos_ in {"NOUN", "PROPN"} for each in left)
        if trigger.i not in branch and bare and len(left) <= 2 and not branch <= kept:
            gone |= branch
    return gone & kept


def rest_of_names(reading: Reading, kept: set[int]) -> set[int]:
    """What the parser cut off names ("Chung Hong|-won")."""
    missing: set[int] = set()
    for i in kept:
        at = reading.mention_at.get(i)
        after = i + 1
        while at is not None and reading.mentions[at].form == "name" and after not in kept and reading.mention_at.get(after) == at:
            missing.add(after)
            after += 1
        before = i - 1
        while (
            at is not None and reading.mentions[at].form == "name" and before not in kept and reading.mention_at.get(before) == at
        ):
            missing.add(before)  # "Friends | of the Wend, which sued"
            before -= 1
    return missing


def before_and(trigger: Trigger, kept: set[int]) -> set[int]:
    """The comma that only closed what is gone: "founded the front [after a split], and pledged", "began [in May], when …"."""
    doc = trigger.token.doc
    commas = (i for i in kept if doc[i].text == "," and i - 1 not in kept and i + 1 in kept)
    return {i for i in commas if doc[i + 1].dep_ == "cc" or doc[i + 1].lower_ in _WHEN}


def hanging_commas(trigger: Trigger, kept: set[int]) -> set[int]:
    """The commas between subject and verb beside which something is gone, where those left go in pairs: a time that is gone leaves
    both commas of its clause standing."""
    subject = None if trigger.nominal else syntax.subject(trigger.token)
    if subject is None:
        return set()
    gone = set(range(subject.i + 1, trigger.i)) - kept
    commas = {i for i in kept if subject.i < i < trigger.i and trigger.token.doc[i].text == ","}
    if trigger.token.dep_ == "acl" and trigger.token.head == subject:
        return commas  # "X, founded in 1908, …"
    closing = {max(tree.inside(child)) + 1 for child in tree.children(subject) if child.i > subject.i and child.dep_ in _CLOSED}
    hanging = {i for i in commas if i - 1 in gone or (i + 1 in gone and i not in closing)}
    # "X, who came from Lund [in May], left": the clause that it closes is told all the same
    told = {i for i in hanging & closing if i - 1 in gone and set(range(subject.i + 1, i)) & kept - commas}
    hanging -= told
    return hanging if len(commas - hanging) % 2 == 0 or told else set()
