"""Who takes part in an event, in which role, and where it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from generator.language import kinds, lexicon, syntax, tree
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Participant, ParticipantRole

_ON_PLACES = frozenset(("battle", "attack"))  # families of acts that are done to places too: a town is captured
_PLACE = frozenset(
    "in at near inside outside from to into around across over of within throughout along toward towards above off on".split()
)
_UNDERGOING = frozenset(("die", "born", "explode", "crash"))  # classes whose subject undergoes the act
_RECEIVING = frozenset(("suffer", "receive", "face", "undergo", "see", "bear"))  # light verbs whose subject the act is done to
_TIMING = frozenset("following after before during since until amid despite".split())
_HONOURED = frozenset(("honour", "honor", "memory", "remembrance", "celebration"))
_TO_RECIPIENT = frozenset(("to", "for"))


def read(reading: Reading, trigger: Trigger) -> tuple[tuple[Participant, ...], tuple[str, ...]]:
    """The participants in text order of first mention, each once in its most telling role, and the places."""
    pairs = list(_nominal(reading, trigger) if trigger.nominal else _verbal(reading, trigger))
    places = {actor: None for token in reading.clause(trigger) for actor in _places(reading, token)}
    roles: dict[str, ParticipantRole] = {}
    for token, role in pairs:
        for actor, kind in _actors(reading, token):
            undergone = role == "patient" and trigger.family in _ON_PLACES
            if kind == "place" and role != "agent" and not undergone:
                places.setdefault(actor, None)
                continue
            if kind == "place" and role == "agent":
                places.pop(actor, None)
            elif kind == "place":
                places.setdefault(actor, None)
            if actor not in roles or roles[actor] == "other":
                roles[actor] = role
    found = tuple(Participant(actor, role) for actor, role in roles.items())
    return found, tuple(places)


def _verbal(reading: Reading, trigger: Trigger) -> Iterator[tuple[Token, ParticipantRole]]:
    verb = trigger.token
    own = reading.beside.get(verb.i)
    passive = syntax.is_passive(verb)
    if own is not None and own.verb is not None and own.verb.i == verb.i:
        yield from ((token, "agent") for token in syntax.with_conjuncts(own.head) if token.i in own.phrase)
        return
    subject = None if syntax.is_existential(verb) else syntax.subject(verb)
    measured = subject is not None and _is_measure(subject)
    role: ParticipantRole = "patient" if passive or measured or trigger.cls in _UNDERGOING else "agent"
    if subject is not None and not _set_apart(reading, trigger, subject):
        yield from ((token, role) for token in syntax.with_conjuncts(subject) if not _set_apart(reading, trigger, token))
    for token in syntax.objects(verb):
        if not _set_apart(reading, trigger, token):
            yield token, "patient"
            for preposition, noun in syntax.prepositional(token):  # "filed a suit against X", "lost its case against X"
                if preposition == "against":
                    yield from ((each, "patient") for each in syntax.with_conjuncts(noun))
                elif preposition == "to":  # "swore allegiance to X"
                    yield from ((each, "other") for each in syntax.with_conjuncts(noun))
    for token in syntax.recipients(verb):
        yield token, "recipient"
    by = {token.i for token in syntax.agents(verb)} if passive else set()
    for preposition, noun in syntax.prepositional(verb):
        if _set_apart(reading, trigger, noun) or noun.i in reading.timex_at or _beside_the_act(reading, preposition, noun):
            continue
        for token in syntax.with_conjuncts(noun):
            if token.i in by:
                yield token, "agent"
            elif preposition in cue("among") and noun.lower_ == "them":  # "20 were killed, among them X"
                yield token, role
            elif preposition in _TO_RECIPIENT and trigger.family in {"aid", "deal"}:
                yield token, "recipient"
            else:
                yield token, "other"
    if any(child.dep_ == "cop" for child in tree.children(verb)):  # "was a leading member of X": X has a part in it
        yield from ((token, "other") for token in _complements(verb))


def _beside_the_act(reading: Reading, preposition: str, noun: Token) -> bool:
    """ "After X’s purchase of Y, Z left", "closed in honour of Z": what went before, or is honoured, has no part in it."""
    other = reading.governor.get(noun.i)
    return (preposition in _TIMING and other is not None and other.i == noun.i and other.nominal) or (
        preposition == "in" and noun.lower_ in _HONOURED
    )


def _set_apart(reading: Reading, trigger: Trigger, token: Token) -> bool:
    """Whether the token is of an attribution's phrase that the trigger is not in: ", officials said"."""
    phrase = reading.beside.get(token.i)
    spoke = trigger.token.dep_ in syntax.RELATIVE and token == syntax.subject(trigger.token)  # "…, said X, who was arrested in May"
    return phrase is not None and phrase is not reading.beside.get(trigger.i) and not spoke


def _nominal(reading: Reading, trigger: Trigger) -> Iterator[tuple[Token, ParticipantRole]]:
    noun = trigger.token
    undergone = trigger.cls in {"kill", "die", "wound", "disaster", "arrest", "found", "acquire", "capture", "launch", "develop"}
    for child in tree.children(noun):
        if child.dep_ in {"nmod:poss", "poss"}:
            owner = reading.mention(child)
            launched = trigger.cls == "launch" and child.lower_ == "its" and "of" not in dict(syntax.prepositional(noun))
            thing = launched or (owner is not None and owner.kind == "product")  # "its launch"
            yield child, "patient" if thing or trigger.cls in {"kill", "die", "arrest"} else "agent"
        elif child.dep_ == "acl" and child.tag_ == "VBN" and verb_base(child) in cue("light") | cue("aspect"):
            yield from ((token, "agent") for token in syntax.agents(child))  # "a conference held by X"
        elif child.dep_ in {"compound", "amod", "nmod", "nmod:desc"} and not any(
            grand.dep_ == "case" for grand in tree.children(child)
        ):
            yield child, "patient" if trigger.cls in {"kill", "die", "arrest"} else "agent"  # "the Karim murder"
    for preposition, token in syntax.prepositional(noun):
        for each in syntax.with_conjuncts(token):
            if preposition in {"in", "of"} and _is_measure(each):  # "a fall in X's share price"
                yield each, "patient"
            elif preposition == "by":
                yield each, "agent"
            elif (preposition in {"on", "against"} and not undergone) or (
                preposition == "of" and (undergone or trigger.family == "battle")
            ):
                yield each, "patient"
            elif preposition in {"of", "between", "with"}:
                yield each, "agent" if preposition == "of" and not undergone else "other"
            elif preposition == "for" and trigger.cls == "defeat":
                yield each, "patient"
    verb = noun.head
    if trigger.cls == "meet" and noun.dep_ in syntax.OBLIQUE and _is_where(noun):
        subject = syntax.subject(verb) if syntax.is_verb(verb) and not syntax.is_passive(verb) else None
        if subject is not None:
            yield subject, "agent"  # "At a conference in Lund, X said": X takes part in it
    if syntax.is_verb(verb) and verb_base(verb) in cue("light") and noun.dep_ in syntax.OBJECT:
        subject = syntax.subject(verb)
        passive = syntax.is_passive(verb)
        if subject is not None:
            receives = passive or verb_base(verb) in _RECEIVING
            yield subject, "patient" if receives else "agent"
        if passive:
            yield from ((token, "agent") for token in syntax.agents(verb))
    elif syntax.is_verb(verb) and noun.dep_ in syntax.SUBJECT and syntax.is_passive(verb) and verb_base(verb) in cue("light"):
        yield from ((token, "agent") for token in syntax.agents(verb))


def _is_where(noun: Token) -> bool:
    """ "at a conference", "in a meeting": one told of for what happened there, and not the known one ("at the meeting")."""
    small = {child.lower_ for child in tree.children(noun) if child.dep_ in {"case", "det"}}
    return bool(small & {"at", "in", "during"}) and bool(small & {"a", "an"})


def _complements(predicate: Token) -> Iterator[Token]:
    for preposition, noun in syntax.prepositional(predicate):
        if preposition in {"of", "for", "at", "in"}:
            yield from syntax.with_conjuncts(noun)


def _actors(reading: Reading, token: Token, depth: int = 0) -> Iterator[tuple[str, str]]:
    """(actor id, kind) a noun phrase means: its own, else of its apposition or name, else of what it is a part or gathering of."""
    mention = reading.mention(token)
    if mention is not None and mention.actor is not None:
        yield mention.actor, mention.kind
        return
    if depth > 3 or token.i in reading.timex_at:
        return
    deeper: list[Token] = []
    modifiers: list[Token] = []
    for child in tree.children(token):
        if child.dep_ in {"appos", "flat"}:
            deeper.extend(syntax.with_conjuncts(child))  # "two men, X and Y"
        elif child.dep_ == "compound" and child.i < token.i:
            modifiers.append(child)
        elif child.dep_ in {"acl", "acl:relcl", "relcl"} and verb_base(child) in cue("naming"):
            deeper.extend(noun for _, noun in syntax.prepositional(child))
            deeper.extend(grand for grand in tree.children(child) if grand.dep_ in {"xcomp", "oprd", *syntax.OBJECT})
    if token.tag_ in {"NNS", "NNPS", "CD"}:  # "five people, including X"
        among = [noun for preposition, noun in syntax.prepositional(token) if preposition in cue("among")]
        deeper.extend(each for noun in among for each in syntax.with_conjuncts(noun))
    if _is_measure(token):  # "Shares of X fell", "X's profits", "X share prices"
        owners = [child for child in tree.children(token) if child.dep_ in {"nmod:poss", "poss"}]
        deeper.extend(
            [*owners, *modifiers, *(noun for preposition, noun in syntax.prepositional(token) if preposition in {"of", "in"})]
        )
    if not any(reading.mention(child) for child in deeper):  # "the Dawn Front meeting", "commanders of the alliance"
        deeper.extend(modifiers if _of_people(token) else ())
        if not _one_person(token):  # the mayor of a town is not the town
            joining = {"of", "between", "with"} if lexicon.load().named_by(token) is not None else {"of", "between"}
            inner = [noun for preposition, noun in syntax.prepositional(token) if preposition in joining]
            deeper.extend(each for noun in inner for each in syntax.with_conjuncts(noun))
    for child in deeper:
        yield from ((actor, kind) for actor, kind in _actors(reading, child, depth + 1) if kind != "place")


def _is_measure(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and (noun.lemma_.lower() in cue("measure") or noun.lower_ in cue("measure"))


def _one_person(noun: Token) -> bool:
    return noun.tag_ in {"NN", "NNP"} and kinds.of_noun(noun.lemma_.lower()) == "person"


def _of_people(noun: Token) -> bool:
    """Whether what the noun means is, or gathers, those named before it: "the Dawn Front meeting", but no "Acme boxes"."""
    if _one_person(noun):
        return False
    lemma = noun.lemma_.lower()
    meeting = lexicon.load().named_by(noun)
    return kinds.of_noun(lemma) in {"person", "group", "organisation"} or lemma in cue("people") or meeting is not None


def _places(reading: Reading, token: Token) -> Iterable[str]:
    mention = reading.mention(token)
    if mention is None or mention.kind != "place" or mention.actor is None:
        return ()
    case = [child.lower_ for child in tree.children(token) if child.dep_ == "case"]
    if token.dep_ == "pobj":
        case = [token.head.lower_]
    if token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_:
        return ()  # "the US-led coalition" is not in the US
    located = any(word in _PLACE for word in case) or token.dep_ in {
        "nmod:poss",
        "poss",
        "compound",
        "conj",
        "flat",
        "appos",
        "npadvmod",
    }
    return (mention.actor,) if located else ()
