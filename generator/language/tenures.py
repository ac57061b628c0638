"""When somebody held a post or a tie held: what of the text's times says how it began or ended, and nothing else.

it lasts    chairman from 2001 to 2005 · chairman since 2012 · president until 2010 · led the party between 2001 and 2005
it begins   was appointed minister in May 2012 · joined the company in 1999
it ends     resigned as minister on Tuesday · was sacked on Monday
it happens  founded the bank in 1999 · renamed X in July

That somebody was chairman in 2003 says neither when he became it nor when he ceased to be, so it gives no tenure; nor do "former"
and "then", which only say that it is over. A time of a saying, of another event or of a thing ("the 2012 report") is none of the
post's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Token

from generator.language import lexicon, syntax, tree
from generator.language.cast import Cast
from generator.language.triggers import verb_base
from generator.model import Day, Interval, Timex
from generator.temporal.edtf import parse_edtf
from generator.temporal.tenure import agreed, point, tenure

Sense = Literal["lasts", "begins", "ends", "happens"]

LEAVING = frozenset("resign quit retire sack fire oust dismiss remove depose replace".split())
_DOWN = frozenset(("down", "aside"))
_BEFORE = re.compile(r"([\w-]+)[\s(]+(?:(?:the|about|around|late|early|mid|at|least)[\s-]+)*$", re.IGNORECASE)
_SINCE = frozenset(("since", "from"))
_UNTIL = frozenset(("until", "till", "through"))
# words before a time that make it no day on which anything began or ended
_ASIDE = frozenset("before after by of for than over within between to".split())
_PAST = frozenset(("VBD", "VBN", "VBG"))
_MADE = frozenset(("named", "appointed", "elected"))
_AGAIN = frozenset(("again", "re-elected"))
_WITHOUT = frozenset("without of for instead of if unless whether".split())


def leaves(verb: Token) -> bool:
    """Whether the verb says that its subject, or in the passive its patient, gives up a post."""
    lemma = verb.lemma_.lower()
    return lemma in LEAVING or (lemma in {"step", "stand"} and any(child.lower_ in _DOWN for child in tree.children(verb)))


def of_noun(cast: Cast, noun: Token) -> Interval | None:
    """When it lasted, of a post or part as an apposition or a predicate tells it: "X, president until 2010"."""
    if any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in tree.children(noun)) or not _asserted(noun):
        return None
    words = {child.lower_ for child in tree.children(noun) if child.i < noun.i}
    made = bool(words & _MADE) and not words & {"the", "a", "an"}  # "X, named director in April"
    return _when(cast, (noun,), "begins" if made else "lasts")


def of_verb(cast: Cast, verb: Token, sense: Sense, *others: Token) -> Interval | None:
    """What the times of the verb, or of the post in `others`, say in that sense; None of what has not happened."""
    words = {child.lower_ for child in tree.children(verb) if child.dep_ in {"mark", "case", "advmod"}}
    # The past of "quit" looks like its infinitive, which has a "to" or an auxiliary
    invariant = verb.lower_ == "quit" and verb.tag_ == "VB" and not syntax.auxiliaries(verb) and "to" not in words
    if verb.tag_ not in _PAST and not invariant and not (sense == "lasts" and verb.tag_ in {"VBZ", "VBP"}):
        return None
    if verb.dep_ == "xcomp" and verb.tag_ == "VBD":
        return None  # a finite verb is no complement: its subject was hung elsewhere ("after Y resigned in 2010")
    again = sense == "begins" and bool(words & _AGAIN)
    if again or words & _WITHOUT or syntax.is_negated(verb) or not _asserted(verb):
        return None
    return _when(cast, (verb, *others), sense)


def _asserted(token: Token) -> bool:
    """Whether the text says that it was so: no plan, guess or denial of it."""
    cue, here = lexicon.cue, token
    for depth in range(6):
        words = {child.lower_ for child in tree.children(here) if child.dep_ in {"aux", "aux:pass", "advmod", "mark"}}
        unsure = cue("modal-planned") | cue("modal-hedged") | cue("hedging-word") | {"if", "unless", "whether", "would"}
        if (depth == 0 or here.dep_ in syntax.COMPLEMENT | {"conj"}) and (words & unsure or syntax.is_arranged(here)):
            return False
        if here.dep_ not in syntax.COMPLEMENT | {"conj"} or here.head == here:
            return True
        lemma = verb_base(here.head)
        doubted = lemma in cue("hedging") and (syntax.is_passive(here.head) or here.head.pos_ == "ADJ")
        if here.dep_ != "conj" and (lemma in cue("denying") | cue("planning") | cue("failing") or doubted):
            return False
        here = here.head
    return True


def _when(cast: Cast, tops: Sequence[Token], sense: Sense) -> Interval | None:
    """All that times attached to one of `tops` say together; None where they contradict each other."""
    found: Interval | None = None
    for at in _attached(cast, tops):
        said = _said(cast, at, sense)
        if said is None or said == found:
            continue
        found = said if found is None else agreed(found, said)
        if found is None:
            return None
    if found is None or (found.earliest is not None and found.earliest > Day.of(cast.article.dateline.date)):
        return None  # what is still to come is no post held
    return found


def _attached(cast: Cast, tops: Sequence[Token]) -> Iterator[int]:
    """The time expressions (their indices) that say something of one of `tops`, in text order."""
    sentence = tops[0].sent
    for at in dict.fromkeys(cast.timex_at[i] for i in range(sentence.start, sentence.end) if i in cast.timex_at):
        tokens = [token for token in sentence if cast.timex_at.get(token.i) == at]
        root = next((token for token in tokens if cast.timex_at.get(token.head.i) != at or token.head == token), tokens[0])
        tied = _reaches(cast, root, tops) and not _beside_another(cast, root, tops)
        if tied or _opens(tokens, tops) or _ends_phrase(cast, tokens[0], root, tops):
            yield at


def _opens(time: Sequence[Token], tops: Sequence[Token]) -> bool:
    """Whether a time opens the sentence whose main verb is one of `tops`, whatever the tree ties it to: "On 24 August Ada Marsh
    resigned", where the date was taken for a part of the name."""
    sentence = time[0].sent
    before = [token for token in sentence if token.i < time[0].i and not token.is_space]
    top = next((token for token in tops if token.dep_ == "ROOT"), None)
    if top is None or top.i < time[-1].i or any(token.pos_ not in {"ADP", "SCONJ", "DET", "PUNCT"} for token in before):
        return False
    between = sentence.doc[time[-1].i + 1 : top.i]
    return not any(syntax.is_verb(token) or token.pos_ == "SCONJ" for token in between)


def _ends_phrase(cast: Cast, first: Token, root: Token, tops: Sequence[Token]) -> bool:
    """Whether a "since" or "until" ends the noun phrase of an apposition, to whatever verb the tree ties it: "met X, head of the
    museum since 2009". After a perfect it may be the verb's ("has held … since")."""
    noun = tops[0]
    if len(tops) > 1 or syntax.is_verb(noun) or noun.dep_ != "appos" or not noun.i + 1 < first.i:
        return False
    between = cast.doc[noun.i + 1 : first.i]
    plain = all(token.pos_ in {"ADP", "SCONJ", "DET", "NOUN", "PROPN", "ADJ", "PART"} for token in between)
    perfect = any(aux.lemma_ == "have" for aux in syntax.auxiliaries(root.head))
    return plain and not perfect and between[-1].lower_ in _SINCE | _UNTIL and first.nbor(-1).head == root


def _reaches(cast: Cast, root: Token, tops: Sequence[Token]) -> bool:
    """Whether the tree leads from a time to one of `tops` without passing what could have the time for its own."""
    here = root
    while here.head != here:
        modifies = here.i < here.head.i and not syntax.prepositions(here) and here.head.pos_ in {"NOUN", "PROPN"}
        here = here.head
        if here in tops:
            return not modifies or syntax.is_verb(here)
        figure = cast.figure_at(here)
        person = figure is not None and cast.figures[figure].kind == "person"
        if modifies or person or syntax.is_verb(here) or here.pos_ == "AUX" or _eventful(cast, here):
            return False
    return False


def _eventful(cast: Cast, noun: Token) -> bool:
    """Whether a noun can have a time of its own: "the collapse in 2008", "a statement on Tuesday"."""
    lemma = noun.lemma_.lower()
    return cast.at(noun) is None and (lemma in lexicon.load().nouns or lemma in lexicon.cue("saying-noun"))


def _beside_another(cast: Cast, root: Token, tops: Sequence[Token]) -> bool:
    """Whether a time is measured from, or told with, another event: "after the merger in 2008", "when …"."""
    top = min(tops, key=lambda token: abs(token.i - root.i))
    first, last = sorted((top.i, root.i))
    between = cast.doc[first + 1 : last]
    return any(
        token.lower_ in {"after", "before", "following", "when", "while"} and token.i + 1 not in cast.timex_at for token in between
    )


def _said(cast: Cast, at: int, sense: Sense) -> Interval | None:
    """What one expression says of the post, with the words before it and the range it is an end of."""
    whole = cast.ranges.get(at)
    if whole is not None and not whole.listed:
        first = at if cast.ranges.get(at + 1) is whole else at - 1
        lasting = sense == "lasts" or (sense == "begins" and whole.filled)
        ends = (_named(cast.timexes[first]), _named(cast.timexes[first + 1]))
        return tenure(*ends) if lasting and None not in ends else None
    timex = cast.timexes[at]
    named = _named(timex)
    before = _BEFORE.search(cast.article.text[max(0, timex.extent.start - 40) : timex.extent.start])
    word = before[1].lower() if before else ""
    if named is None or word in _ASIDE:
        return None
    if sense == "happens":
        return None if word in _UNTIL else point(named)
    if word in _SINCE:
        return tenure(named, None) if sense in {"lasts", "begins"} else None
    if word in _UNTIL:
        return tenure(None, named)
    return {"begins": tenure(named, None), "ends": tenure(None, named)}.get(sense)


def _named(timex: Timex) -> Interval | None:
    """The period an expression names, without what "since" or "until" makes of it."""
    if timex.interval is None:
        return None
    try:
        return parse_edtf(timex.interval.edtf if "~" in timex.interval.edtf else timex.value)
    except ValueError:
        return timex.interval
