"""Event mentions of one text: triggers with their participants, places, time, modality, attribution and summary."""

from __future__ import annotations

import functools
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from slugify import slugify
from spacy.tokens import Token

from generator.language import anchoring, distances, linking, modality, participants, summary, syntax, tree
from generator.language.anchors import Anchor, share
from generator.language.lexicon import cue
from generator.language.reading import Reading
from generator.language.triggers import Trigger, verb_base
from generator.model import Actor, Attribution, Bond, Day, EventMention, Extent, Interval, Modality, Participant

_SPEAKERS = frozenset(("PERSON", "PER", "ORG"))


def find(reading: Reading, actors: Sequence[Actor]) -> tuple[EventMention, ...]:
    """All event mentions in text order; `same` links those of one happening."""
    by_id = {actor.id: actor for actor in actors}
    moods = {trigger.i: modality.read(reading, trigger) for trigger in reading.triggers}
    lengths = distances.find(reading)
    anchors = anchoring.anchor(reading, moods, lengths)
    moods = {i: _ahead(reading, mood, anchors[i].interval) for i, mood in moods.items()}
    who = {trigger.i: participants.read(reading, trigger) for trigger in reading.triggers}
    acts = [trigger for trigger in reading.triggers if trigger.kind == "act" and moods[trigger.i][0] in {"asserted", "reported"}]
    roles = {i: pair[0] for i, pair in who.items()}
    places = {i: pair[1] for i, pair in who.items()}
    groups, pairs = linking.link(reading, acts, anchors, roles, places)
    anchors = anchoring.count(reading, share(anchors, groups), lengths)
    ids = _ids(reading)
    bonds: dict[int, list[tuple[str, Bond]]] = {}
    for one, other, why in pairs:
        bonds.setdefault(max(one, other), []).append((ids[min(one, other)], why))
    facts = {i for i, (told, negated) in moods.items() if told in {"asserted", "reported"} and not negated}
    lines = _summaries(reading, groups, anchors, roles, places, by_id, facts)
    found = []
    for trigger in reading.triggers:
        anchor = anchors[trigger.i]
        found.append(
            EventMention(
                id=ids[trigger.i],
                trigger=_extent(trigger),
                clause=_clause(reading, trigger),
                sentence=trigger.sentence,
                kind=trigger.kind,
                lemma=trigger.lemma,
                cls=trigger.cls,
                interval=anchor.interval,
                span=anchor.span,
                # of what is still to come the day of the text is no guess
                likely=None if moods[trigger.i][0] == "planned" and trigger.kind != "state" else anchor.likely,
                timex=anchor.timex,
                bound=anchor.bound,
                anchor=anchor.why,
                participants=roles[trigger.i],
                places=places[trigger.i],
                modality=moods[trigger.i][0],
                negated=moods[trigger.i][1],
                attribution=_attribution(reading, trigger),
                summary=lines[trigger.i],
                same=tuple(ids[i] for i in groups.get(trigger.i, ())),
                bonds=tuple(bonds.get(trigger.i, ())),
            )
        )
    return tuple(found)


def _ahead(reading: Reading, mood: tuple[Modality, bool], interval: Interval) -> tuple[Modality, bool]:
    """What a news text dates after its own day has not happened, however surely it is told: "the final opens on Sunday"."""
    told, negated = mood
    later = interval.earliest is not None and interval.earliest > Day.of(reading.article.dateline.date)
    planned = later and reading.article.mode == "news" and told in {"asserted", "reported"}
    return ("planned" if planned else told), negated


def _extent(trigger: Trigger) -> Extent:
    """The trigger's own word; of a copular state its copula, which says that it is so."""
    copula = next((child for child in tree.children(trigger.token) if child.dep_ == "cop"), None)
    token = copula if copula is not None and trigger.kind == "state" else trigger.token
    return Extent(token.idx, token.idx + len(token.text))


def _clause(reading: Reading, trigger: Trigger) -> Extent:
    """From the first to the last word of the trigger's clause; never without its own word."""
    own, tokens = _extent(trigger), list(reading.clause(trigger)) or [trigger.token]
    while len(tokens) > 1 and tokens[-1].text == ",":
        tokens.pop()
    while len(tokens) > 1 and tokens[0].text == ",":
        del tokens[0]
    words = syntax.extent(tokens)
    return words if words.overlaps(own) else Extent(min(words.start, own.start), max(words.end, own.end))


def _attribution(reading: Reading, trigger: Trigger) -> Attribution | None:
    source = reading.source_of.get(trigger.i)
    speaker = [token for token in source.speaker if not token.is_space] if source is not None else []
    if source is None or not speaker:
        return None
    while len(speaker) > 1 and speaker[-1].is_punct:
        speaker = speaker[:-1]
    # A possessor or a place in the speaker's name ("his lawyer", "the Velm hospital") is not the speaker
    names = [
        token
        for token in speaker
        if token.head == source.head and token.dep_ in {"flat", "appos", "compound"} and token.ent_type_ in _SPEAKERS
    ]
    named = [reading.actor(source.head), *(reading.actor(token) for token in names)]
    return Attribution(next((actor for actor in named if actor), None), syntax.extent(speaker))


def _ids(reading: Reading) -> dict[int, str]:
    """Trigger token index → article slug, digest of its normalised sentence, lemma and ordinal."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    digests: dict[int, str] = {}
    for trigger in reading.triggers:
        if trigger.sentence not in digests:
            words = re.sub(r"\W+", " ", reading.sentences[trigger.sentence].of(reading.article.text)).casefold().strip()
            digests[trigger.sentence] = hashlib.sha256(words.encode()).hexdigest()[:6]
        digest, lemma = digests[trigger.sentence], _slug(trigger.lemma)
        seen[digest, lemma] += 1
        found[trigger.i] = f"{reading.article.slug}-{digest}-{lemma}-{seen[digest, lemma]}"
    return found


@functools.lru_cache(maxsize=1 << 12)
def _slug(lemma: str) -> str:
    return slugify(lemma) or "event"


def _summaries(
    reading: Reading,
    groups: Mapping[int, Sequence[int]],
    anchors: Mapping[int, Anchor],
    roles: Mapping[int, Sequence[Participant]],
    places: Mapping[int, Sequence[str]],
    actors: Mapping[str, Actor],
    facts: Set[int],
) -> dict[int, str]:
    """A line for each trigger; what one sentence tells as one happening has the line of its governing predicate."""
    by_token = {trigger.i: trigger for trigger in reading.triggers}
    lines: dict[int, str] = {}
    for trigger in reading.triggers:
        fellows = [by_token[i] for i in groups.get(trigger.i, ()) if by_token[i].sentence == trigger.sentence]
        held = by_token.get(trigger.token.head.i) if trigger.nominal and trigger.token.dep_ in syntax.SUBJECT else None
        told = [held] if held is not None and held.kind == "state" else []  # "A truce largely held": what the verb says of it
        top = min((trigger, *fellows, *told), key=lambda each: (each.nominal, _vague(each), _depth(each), each.i))
        passing = trigger.nominal and anchors[trigger.i].timex is None  # "a meeting of commanders"
        unsaid = not anchors[trigger.i].own or not roles[trigger.i]
        # "the territory taken last month", "fighters besieging the city", "leaving the army without a base"
        bare = trigger.token.tag_ == "VBG" and not syntax.auxiliaries(trigger.token)
        participle = trigger.token.dep_ == "acl" or (bare and trigger.token.dep_ in {"advcl", "ccomp"})
        qualifying = participle and unsaid
        undone = trigger.nominal and _undone(trigger.token)
        alleged = modality.accused(trigger.token)  # told with the charge
        lone = trigger.nominal and not roles[trigger.i] and not places[trigger.i]  # "some incidents"
        if (
            ((passing or qualifying or lone) and not fellows)
            or undone
            or alleged
            or _no_subject(reading, top, dated=anchors[top.i].own and anchors[top.i].timex is not None)
        ):
            lines[trigger.i] = ""  # named in passing: no entry of its own
            continue
        if top.i not in lines:
            inside = frozenset(each.i for each in (trigger, *fellows, *told))
            lines[top.i] = summary.write(reading, top, inside, actors, factual=top.i in facts)
        lines[trigger.i] = lines[top.i] if " " in lines[top.i] else ""
    return lines


def _undone(noun: Token) -> bool:
    """ "abandoned its takeover": what the verb says came to nothing is told by the verb alone."""
    while noun.dep_ == "appos" and noun.head.i < noun.i:  # "its €4 billion | takeover"
        noun = noun.head
    return noun.dep_ in syntax.OBJECT and verb_base(noun.head) in cue("undoing")


def _no_subject(reading: Reading, trigger: Trigger, *, dated: bool) -> bool:
    """A predicate without a subject, or with one nobody knows ("it took effect"), says nothing by itself; nor does one with an
    object nobody knows, unless it is `dated` ("The guild sold it in 1688"): a day that is told is never lost."""
    if trigger.nominal:
        return False
    subject = syntax.subject(trigger.token)
    if subject is None or subject.lower_ in syntax.RELATIVE_PRONOUN | {"there"}:
        return True
    if any(child.lower_ == "whose" and reading.actor(child) is None for child in tree.children(subject)):
        return True
    unknown = [subject, *syntax.objects(trigger.token)]
    relative = trigger.token.dep_ in syntax.RELATIVE and any(
        token.lower_ in syntax.RELATIVE_PRONOUN and not syntax.is_noun(trigger.token.head) for token in unknown
    )
    pointing = [subject] if dated else unknown
    return relative or any(token.tag_ == "PRP" and _points(token) and reading.actor(token) is None for token in pointing)


def _points(pronoun: Token) -> bool:
    return not pronoun.lower_.endswith(("self", "selves"))


def _vague(trigger: Trigger) -> bool:
    """ "The strike followed weeks of …": a verb of no class says little of the act that is its subject."""
    return not trigger.nominal and verb_base(trigger.token) in cue("vague")


def _depth(trigger: Trigger) -> int:
    return sum(1 for _ in trigger.token.ancestors)
