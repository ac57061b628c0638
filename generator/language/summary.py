"""One line for an event, in the article's own words.

The clause with its subject restored (a pronoun becomes the actor's name), without its time, attribution and connectives, with
passive and perfect auxiliaries left out as headlines do, and cut only where a phrase ends.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Token

from generator.language import agreement, excerpt, modality, syntax, tree
from generator.language.attribution import Source
from generator.language.excerpt import LONGEST, relative_object, tokens_of
from generator.language.lexicon import cue, past_of, past_tense
from generator.language.reading import Reading
from generator.language.spelling import DOUBLE_QUOTES
from generator.language.triggers import Trigger, verb_base
from generator.model import Actor, Mention

_QUOTING = 4  # characters: ": “”"
_RELATIVE = re.compile(r"(?:\w+ (?:of )?)?(?:whose|which|whom)\b", re.IGNORECASE)
_OPENING = frozenset(("to", "of", "for", "with", "by"))  # of a clause without a finite verb
_ADDRESSED = 4  # words of those it is said to
_WORTH_QUOTING = 30  # characters that there must be room for
# What removal left behind → what stays of it
_MENDING = (
    (re.compile(r" ([,.;:!?’”)\]])"), r"\1"),
    (re.compile(r"([(“\[]) "), r"\1"),
    (re.compile(r" as as\b"), ""),  # "as recently as Monday"
    (re.compile(r" ?\([–—-]?\)"), ""),  # "(1821–1899)"
    (re.compile(r"(?:[,;:]\s*)+([,;.])"), r"\1"),
    (re.compile(r"\b(and|or|that), "), r"\1 "),
    # "hours after parliament approved it": a distance to another happening is no part of the line
    (re.compile(r"^(?:\w+ )?(?:minutes|hours|days|weeks|months|years|shortly|soon|just) (?:after|before) ", re.IGNORECASE), ""),
    (re.compile(r"^(?:[,;:.—–\s”’)-]+|(?:and|but|however|or|that|when|while|as|where)\b,?\s+)+", re.IGNORECASE), ""),
    (re.compile(r"(?: (?:of|in|on|at|by|to|about|over))?,? (?:how|what|which|whose|whether|why)(?=\s*[\"”’]?$)"), ""),
    (
        re.compile(
            r"(?:[\s,;:.—–“‘(]+|\s-|,? (?:\w+ times )?as (?:many|much|far|long) as\b|"
            r"\s(?:and|but|or|in|on|at|of|by|to|with|for|the|a|an|from|after|before)|,? and again|, (?:subject|due|prior))+$"
        ),
        "",
    ),
)


def write(
    reading: Reading, trigger: Trigger, fellows: frozenset[int], actors: Mapping[str, Actor], *, factual: bool = False
) -> str:
    """The line, "" where nothing is left. `fellows` are the token indices of triggers told as the same happening: kept in it.
    `factual`: it is told as something that happened."""
    source = reading.beside.get(trigger.i)
    if source is not None and source.verb is not None and source.verb.i == trigger.i:
        said = _saying(reading, source, trigger, actors)
        if said:
            return said
    retold = trigger.kind != "saying"  # the line of a saying keeps the words of its quotation
    kept = tokens_of(reading, trigger, fellows)
    told = _tidy(_join(reading, trigger, kept, actors, retold=retold, factual=factual))
    if _RELATIVE.match(told):
        return ""  # "in whose cabinet X served": it says nothing without the noun before it
    last = reading.doc[max((i for i in kept if not reading.doc[i].is_punct), default=trigger.i)]
    return f"{told} {last.text}" if _is_stranded(last) and told.endswith(f" {last.head.text}") else told


def _is_stranded(preposition: Token) -> bool:
    """ "the group it had come from": its noun stands before the clause, so that it is no scrap of a phrase."""
    loose = preposition.pos_ == "ADP" and preposition.dep_ in syntax.OBLIQUE | {"advmod", "compound:prt"}
    return loose and preposition.i == preposition.head.i + 1


def _saying(reading: Reading, source: Source, trigger: Trigger, actors: Mapping[str, Actor]) -> str:
    """ "…, said X" as "X said …": who says it, and what is quoted, else the main clause of what is said; "" where none is."""
    actor = reading.actor(source.head)
    words = " ".join(token.text for token in itertools.takewhile(lambda token: token.text != ",", source.speaker))
    known = actor is not None and actor in actors and not actors[actor].name.islower()  # "the army" keeps its article
    speaker = actors[actor].name if actor is not None and known else re.sub(r" (['’]s?)\b", r"\1", words)
    addressed = tuple(_addressed(source, trigger))
    verb = "said" if trigger.token.lower_ == "told" and not addressed else trigger.token.text  # "he told me"
    lead = " ".join((speaker, verb, *addressed))
    quoted = _quoted(reading, source, trigger)
    room = LONGEST - len(lead) - _QUOTING
    if quoted and room > _WORTH_QUOTING:  # word for word: nothing in it is mended
        cut = quoted if len(quoted) <= room else _MENDING[-1][0].sub("", quoted[: room - 1].rsplit(" ", 1)[0]) + "…"
        return f"{lead[:1].upper()}{lead[1:]}: “{cut}”"
    clauses = [each for each in reading.triggers if each.i in source.scope and not each.nominal and _is_finite(each.token)]
    if not clauses:
        return ""
    top = min(clauses, key=lambda each: (sum(1 for _ in each.token.ancestors), each.i))
    kept = tokens_of(reading, top, frozenset(), LONGEST - len(lead) - 1) & source.scope
    content = _tidy(_join(reading, top, kept, actors, retold=False)).strip(' ,"“”')
    first = next((reading.doc[i] for i in sorted(kept) if content.startswith(reading.doc[i].text.capitalize())), None)
    small = first is not None and first.pos_ != "PROPN" and first.text not in {"I", "I’m", "I'm"} and not first.text.isupper()
    return _tidy(f"{lead} {content[:1].lower() + content[1:] if small else content}")


def _addressed(source: Source, trigger: Trigger) -> Iterator[str]:
    """Whom it is said to, where a noun right after the verb says so: "told | reporters"."""
    verb = trigger.token
    nouns = (
        noun for noun in (*syntax.objects(verb), *syntax.recipients(verb)) if noun.i not in source.scope and noun.pos_ != "PRON"
    )
    for noun in nouns:
        phrase = tree.below(noun)
        if phrase[0].i == verb.i + 1 and len(phrase) <= _ADDRESSED and not any(token.text in DOUBLE_QUOTES for token in phrase):
            yield " ".join("".join(token.text_with_ws for token in phrase).split())
            return


def _quoted(reading: Reading, source: Source, trigger: Trigger) -> str:
    """What stands in quotation marks, where that begins what is said or follows the verb: all of it, and no single words."""
    marks = [token.i for token in reading.doc[min(source.scope | source.phrase) : max(source.scope | source.phrase) + 1]]
    marks = [i for i in marks if reading.doc[i].text in DOUBLE_QUOTES]
    if len(marks) < 2 or not (marks[0] <= min(source.scope) or marks[0] > trigger.i):
        return ""
    return " ".join(str(reading.doc[marks[0] + 1 : marks[1]].text).split()).strip(" ,")


def _is_finite(verb: Token) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in (*syntax.auxiliaries(verb), verb, *verb.lefts))


def _join(
    reading: Reading, trigger: Trigger, kept: Collection[int], actors: Mapping[str, Actor], *, retold: bool, factual: bool = False
) -> str:
    """The tokens as text, the subject first. `retold`: pronouns inside, of the first person too, become names."""
    order = sorted(kept)
    subject = None if trigger.nominal else syntax.subject(trigger.token)
    if subject is not None and subject.i > trigger.i and not syntax.is_existential(trigger.token):
        front = [token.i for token in syntax.phrase(subject) if token.i in kept]
        order = front + [i for i in order if i not in front]
    undergone = relative_object(trigger)
    if undergone is not None:  # "rebels surrounded the towns"
        phrase = [token.i for token in syntax.phrase(undergone) if token.i in kept and token.i != trigger.i]
        order = [i for i in order if i not in phrase]
        at = order.index(trigger.i) + 1
        order[at:at] = phrase
    parts: list[str] = []
    named: set[str] = set()
    who = reading.actor(subject) if subject is not None else None
    told = actors.get(who) if who is not None else None
    changed = renamed = False
    done = subject is not None and _is_done(trigger, factual=factual)
    for position, i in enumerate(order):
        token = reading.doc[i]
        mention = reading.mention(token)
        text, name = token.text, ""
        if i == trigger.i and token.tag_ == "VBN" and _had(token) and not syntax.is_passive(token) and not _helped(token, kept):
            text = past_tense(text)  # "had taken" → "took", but "Born in Lund, X …"
        elif done and i == trigger.i:
            text = past_of(token.lemma_)
        elif i == trigger.i and subject is not None and _is_aside(token, subject):
            many = subject.tag_ in {"NNS", "NNPS"} or "conj" in {child.dep_ for child in tree.children(subject)}
            text = text if excerpt.is_headline(trigger) else f"{'were' if many else 'was'} {text}"
        elif done and token.head.i == trigger.i and token.i < trigger.i and token.lower_ in _OPENING:
            continue
        if mention is not None and mention.actor is not None and mention.actor in actors:
            if mention.form == "pronoun" and token.dep_ == "det":
                continue  # of "the latter"
            clause = next((each for each in token.ancestors if each.dep_ in syntax.RELATIVE), trigger.token)
            if token.lower_ == "whose" and clause == trigger.token:
                text = f"{actors[mention.actor].name}’s"
            whole = token.tag_ in {"PRP", "PRP$"} or token.lower_ in {"latter", "former"}
            stands = mention.form == "pronoun" and whole and not token.lower_.endswith(("self", "selves"))
            opens = subject is None or token == subject or token.head == subject
            if stands and ((opens and mention.actor not in named) or (retold and token.lower_ in agreement.FIRST)):
                text = agreement.pronoun(token, actors[mention.actor], reading.article.text, named=mention.actor in named)
                changed = changed or token.lower_ in agreement.FIRST
            elif mention.form == "nominal" and mention.actor not in named and _is_bare(reading, mention, order, subject):
                if token.dep_ == "det":
                    continue
                text = name = agreement.name_of(actors[mention.actor].name, reading.article.text)
            named.add(mention.actor)
        elif token.tag_ in {"VBP", "VBD"}:
            text = agreement.verb(token, subject, told)
        if token.lower_ in {"'s", "’s"} and renamed and parts[-1].endswith("s"):
            text = token.text[0]  # "the society’s" by its name: "the Institute of Harbour Studies’"
        renamed = bool(name)
        if position and token.is_sent_start and token.pos_ != "PROPN" and not token.text.isupper() and text == token.text:
            text = text.lower()  # "Born in Lund, X …" as "X born in Lund"
        follows = order[position + 1] if position + 1 < len(order) else i + 1
        if not parts and token.tag_ == "PRP$" and mention is None:
            if token.head.tag_ != "NN" or any(child.dep_ == "appos" for child in tree.children(token.head)):
                continue  # "Its fighters", whose nobody knows
            text = "The"  # "Their report"
        parts.append(text + (" " if token.whitespace_ or follows != i + 1 else ""))
    text = "".join(parts)
    return re.sub(r'["“”]', "", text) if changed else text  # no longer what was said, word for word


def _is_bare(reading: Reading, mention: Mention, order: Collection[int], subject: Token | None) -> bool:
    """Whether the mention is no more than "the company" or "the company’s" before the subject, and the line names it nowhere."""
    phrase = [i for i in order if reading.mention(reading.doc[i]) == mention]
    if subject is None or subject not in {reading.doc[phrase[-1]], reading.doc[phrase[-1]].head}:
        return False
    if len(phrase) != 2 or reading.doc[phrase[0]].lower_ not in {"the", "this"} or reading.doc[phrase[1]].tag_ != "NN":
        return False
    elsewhere = (reading.mention(reading.doc[i]) for i in order if i not in phrase)
    quoted = any(reading.doc[i].text in DOUBLE_QUOTES for i in order)
    return not quoted and not any(
        other is not None and other.actor == mention.actor and other.form == "name" for other in elsewhere
    )


def _is_done(trigger: Trigger, *, factual: bool) -> bool:
    """What is no finite verb and yet told as a fact: "managed | to leave", "the first | to leave", "was convicted | of theft"."""
    verb = trigger.token
    if verb.tag_ == "VB":
        managed = factual and verb.dep_ == "xcomp" and verb.head.tag_ in {"VBD", "VBN"} and not syntax.auxiliaries(verb)
        return modality.done(verb, verb.head) or (managed and any(child.lower_ == "to" for child in tree.children(verb)))
    opened = verb.tag_ == "VBG" and any(child.lower_ in _OPENING and child.i < verb.i for child in tree.children(verb))
    head = verb.head.head if verb.dep_ == "conj" and verb.head.tag_ == "VBG" else verb.head  # "by expelling X and by | closing Y"
    if opened and factual and head.tag_ == "VBD" and any(child.lower_ == "by" for child in tree.children(verb)):
        return True  # "responded by | expelling three envoys"
    return opened and verb.dep_ in {"advcl", "acl", "ccomp", "xcomp"} and verb_base(verb.head) in cue("blaming")


def _is_aside(participle: Token, subject: Token) -> bool:
    """ "The firm, | founded in 1908, sold its yard": told of the subject of another verb."""
    aside = participle.dep_ == "acl" and participle.tag_ == "VBN" and subject == participle.head
    return aside and subject.dep_ in syntax.SUBJECT | syntax.OBJECT | syntax.OBLIQUE


def _had(verb: Token) -> bool:
    return any(aux.lemma_ == "have" for aux in syntax.auxiliaries(verb))


def _helped(verb: Token, kept: Collection[int]) -> bool:
    return any(aux.i in kept for aux in syntax.auxiliaries(verb))


def _tidy(text: str) -> str:
    """Mends what removal left behind, and begins with a capital."""
    text = " ".join(text.split())
    for pattern, kept in _MENDING:
        text = pattern.sub(kept, text)
    for opening, closing in ("“”", "()", "[]"):
        if text.count(opening) != text.count(closing):
            text = re.sub(rf"[\{opening}\{closing}]", "", text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = text.strip()
    if len(text) > LONGEST:  # nothing more could be left out whole
        text = _MENDING[-1][0].sub("", text[: LONGEST - 1].rsplit(" ", 1)[0]) + "…"
    return text[:1].upper() + text[1:]
