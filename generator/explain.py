"""`dateline explain --events`: the events and actors of one text, and what shows them; in words, and as data for programs.

Nothing is concluded here. Why two names are one actor's is told by what they have in common and by the sentences they stand in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import terminal
from generator.jsonl import Answer, actor_answer, answer, explanation, role_words
from generator.model import Actor, Alias, Day, Document, EventMention, Evidence, Form, Interval, Mention, Profile, Relation, Timex
from generator.story.names import fold, initials
from generator.story.texts import evidence_at, sentence_at
from generator.temporal import steps

_FORMS: Mapping[Form, str] = {"name": "name", "pronoun": "pronoun", "nominal": "description"}


@dataclass(frozen=True, slots=True)
class _Text:
    """A document, and by id: what its actors are called, where they are mentioned, and the number each event is shown with.

    `known` are the profiles whose names it was read with.
    """

    document: Document
    names: Mapping[str, str]
    mentions: Mapping[str, Sequence[Mention]]
    numbers: Mapping[str, int]
    known: Sequence[Profile]

    def words(self, of: Mention | EventMention) -> str:
        """The words of a mention, or of an event's trigger."""
        return _line((of.extent if isinstance(of, Mention) else of.trigger).of(self.document.article.text))


def _text(document: Document, known: Sequence[Profile]) -> _Text:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        if mention.actor:
            mentions[mention.actor].append(mention)
    often = Counter(actor.name for actor in document.actors)
    names = {actor.id: actor.name if often[actor.name] == 1 else f"{actor.name} ({actor.kind})" for actor in document.actors}
    return _Text(document, names, mentions, {event.id: number for number, event in enumerate(document.events, start=1)}, known)


def show(document: Document, known: Sequence[Profile] = ()) -> None:
    """Each event and each actor in the terminal; `known` are the profiles whose names the text was read with."""
    terminal.show(document.article, _blocks(_text(document, known)))


def _blocks(text: _Text) -> Iterator[terminal.Block]:
    document = text.document
    yield _heading("event", len(document.events), "in the order of the text"), ()
    for event in document.events:
        yield f"{text.numbers[event.id]}  {text.words(event)}", _event(text, event)
    yield _heading("actor", len(document.actors), "in the order of first mention"), ()
    for actor in document.actors:
        yield f"{actor.name} · {actor.kind}", _actor(text, actor)
    if document.note:
        yield f"Note: {document.note}", ()


def _heading(what: str, number: int, order: str) -> str:
    return f"{terminal.count(number, what)}, {order}" if number else f"No {what} was found."


def data(document: Document, known: Sequence[Profile] = ()) -> Answer:
    """All that `annotate` tells of the text, and why; this is no contract."""
    text = _text(document, known)
    told = answer(document, document.article.slug)
    mentions = zip(told["mentions"], document.mentions, strict=True)
    events = zip(told["events"], document.events, strict=True)
    return {
        **told,
        "timexes": [explanation(timex) for timex in document.timexes],
        "actors": [_actor_data(text, actor) for actor in document.actors],
        "mentions": [{**shown, "form": _FORMS[mention.form]} for shown, mention in mentions],
        "events": [{**shown, "why": event.anchor, "same": list(event.same)} for shown, event in events],
        "note": document.note or None,
    }


def _actor_data(text: _Text, actor: Actor) -> Answer:
    names = {each.id: each.name for each in text.document.actors}
    forms = Counter(mention.form for mention in text.mentions[actor.id])
    return {
        **actor_answer(actor, names),
        "aliases": [
            {"name": alias.name, "why": _why_called(text, actor, alias), "evidence": _sentences(alias.evidence)}
            for alias in _aliases(text, actor)
        ],
        "roles": [
            {
                "role": role_words(role, names),
                "title": role.title,
                "organisation": role.organisation or None,
                "edtf": _edtf(role.interval),
                "evidence": _sentences(role.evidence),
            }
            for role in actor.roles
        ],
        "relations": [
            {"kind": tie.kind, "actor": tie.actor, "edtf": _edtf(tie.interval), "evidence": _sentences(tie.evidence)}
            for tie in _relations(actor)
        ],
        "mentioned": {called: forms[form] for form, called in _FORMS.items()},
    }


def _sentences(evidence: Iterable[Evidence]) -> list[Answer]:
    return [
        {"sentence": each.sentence, "start": each.extent.start, "end": each.extent.end, "text": each.quote} for each in evidence
    ]


def _edtf(interval: Interval | None) -> str | None:
    return interval.edtf or None if interval else None


def _event(text: _Text, event: EventMention) -> Iterator[terminal.Row]:
    first, last, edtf = event.interval.earliest, event.interval.latest, event.interval.edtf
    yield event.kind, [event.cls.replace("_", " ")]
    yield "clause", [f"“{_line(event.clause.of(text.document.article.text)).strip(' ,;—–')}”"]
    for role in dict.fromkeys(one.role for one in event.participants):
        yield role, [text.names[one.actor] for one in event.participants if one.role == role]
    yield "place", [text.names[place] for place in event.places]
    yield "EDTF", [f"{edtf} · throughout" if event.span == "throughout" and first != last else edtf]
    if not all(str(day) in edtf for day in (first, last) if day):
        yield "days", [terminal.days(event.interval)]
    if event.likely and first != last:
        yield "probably", [str(event.likely)]
    yield "why", list(_why(text.document, event))
    yield "told as", [_told(text, event)]
    yield "told with", [", ".join(_fellows(text, event))]
    yield "summary", [event.summary or ("none, so it makes no entry by itself" if event.kind == "act" else "")]


def _why(document: Document, event: EventMention) -> Iterator[str]:
    """The anchoring reason, how its time expression was read, and whether the article's date cut it short."""
    yield event.anchor
    timex = _dating(document, event)
    if timex is None:
        return
    if steps(timex):
        yield timex.why
    latest, last = event.interval.latest, timex.interval.latest if timex.interval else None
    if latest is not None and latest == Day.of(document.article.dateline.date) and (last is None or last > latest):
        yield "past, so not after the article's date"


def _dating(document: Document, event: EventMention) -> Timex | None:
    """The expression that dates an event, else the one that ends the days it can have had."""
    if event.timex is not None:
        return document.timexes[event.timex]
    bound = document.timexes[event.bound] if event.bound is not None else None
    last = bound.interval.latest if bound and bound.interval else None
    return bound if last is not None and last == event.interval.latest else None


def _told(text: _Text, event: EventMention) -> str:
    """`reported by “the observatory” (Syrian Observatory for Human Rights)`, `asserted, negated`."""
    told: str = event.modality
    if event.attribution:
        words = _line(event.attribution.extent.of(text.document.article.text))
        name = text.names[event.attribution.actor] if event.attribution.actor else ""
        known = f" ({name})" if name.casefold() not in words.casefold() else ""
        told = f"{told}{'' if told == 'reported' else ', said'} by “{words}”{known}"
    return f"{told}, negated" if event.negated else told


def _fellows(text: _Text, event: EventMention) -> Iterator[str]:
    """`3 strike (2016-09-08)`, `10 death`: the other mentions of one happening, with the dates that they add."""
    for number in (text.numbers[other] for other in event.same):
        other = text.document.events[number - 1]
        adds = other.timex is not None and other.interval != event.interval
        yield f"{number}\u00a0{text.words(other)}{f' ({other.interval.edtf})' if adds else ''}"


def _actor(text: _Text, actor: Actor) -> Iterator[terminal.Row]:
    yield "mentions", list(_counts(text, actor))
    names = dict(text.names)
    facts = [
        *(("also", f"{alias.name} · {_why_called(text, actor, alias)}", alias.evidence) for alias in _aliases(text, actor)),
        *(("role", _when(role_words(role, names), role.interval), role.evidence) for role in actor.roles),
        *(("relation", _when(_tie(actor, tie, names), tie.interval), tie.evidence) for tie in _relations(actor)),
    ]
    label = quote = ""
    for each, words, evidence in facts:
        shown = f"“{_line(evidence[0].quote)}”" if evidence else ""
        more = f" and {terminal.count(len(evidence) - 1, 'more sentence')}" if len(evidence) > 1 else ""
        yield "" if each == label else each, [words, "(the same sentence)" if shown and shown == quote else f"{shown}{more}"]
        label, quote = each, shown


def _counts(text: _Text, actor: Actor) -> Iterator[str]:
    """`3 by name: “Abu Omar Saraqeb”, “Saraqeb”`; all words once, as first spelled."""
    for form, called in _FORMS.items():
        words = [text.words(mention) for mention in text.mentions[actor.id] if mention.form == form]
        spelled: dict[str, str] = {}
        for each in words:
            spelled.setdefault(each.casefold(), f"“{each}”")
        if words:
            yield f"{len(words)} by {called}: {', '.join(spelled.values())}"


def _when(words: str, interval: Interval | None) -> str:
    return f"{words} · {interval.edtf}" if interval and interval.edtf else words


def _tie(actor: Actor, tie: Relation, names: Mapping[str, str]) -> str:
    """`leads Army of Conquest`; who was renamed is tied to itself."""
    kind = tie.kind.replace("-", " ")
    return kind if tie.actor == actor.id else f"{kind} {names[tie.actor]}"


def _relations(actor: Actor) -> list[Relation]:
    """Each tie once, with all sentences that tell it."""
    ties: dict[tuple[str, str], Relation] = {}
    for tie in actor.relations:
        known = ties.setdefault((tie.kind, tie.actor), replace(tie, evidence=()))
        ties[tie.kind, tie.actor] = replace(known, evidence=tuple(dict.fromkeys((*known.evidence, *tie.evidence))))
    return list(ties.values())


def _aliases(text: _Text, actor: Actor) -> Iterator[Alias]:
    """The other names, each with its sentences: first those in which another name of the actor stands beside it."""
    called: dict[int, set[str]] = defaultdict(set)
    for mention in text.mentions[actor.id]:
        if mention.form == "name":
            called[sentence_at(text.document, mention.extent)].add(text.words(mention).casefold())
    for alias in actor.aliases:
        own = _line(alias.name).casefold()
        both = [evidence_at(text.document, sentence) for sentence, words in called.items() if own in words and len(words) > 1]
        yield replace(alias, evidence=tuple(dict.fromkeys((*both, *alias.evidence))))


def _why_called(text: _Text, actor: Actor, alias: Alias) -> str:
    """What a name has in common with another of the actor, or who says that it is one; else what sort of name it is."""
    words, own = fold(alias.name, actor.kind), fold(actor.name, actor.kind)
    for whole in (actor.name, *(other.name for other in actor.aliases)):
        if set(words) < set(fold(whole, actor.kind)):
            return f"a part of “{whole}”"
        if len(words) == 1 and words[0] in initials(whole):
            return f"the initials of “{whole}”"
    if words == own:
        return "another spelling"
    for profile in text.known:
        if {words, own} <= {fold(name, actor.kind) for name in (profile.name, *profile.aliases)}:
            return "another name, says its profile"
    named = {text.words(mention).casefold() for mention in text.mentions[actor.id] if mention.form == "name"}
    return "another name" if _line(alias.name).casefold() in named else "a description"


def _line(words: str) -> str:
    return " ".join(words.split())
