"""What a person says of events: corrections find their event by id, else by the sentence it was told in; written events join."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.errors import Problem
from generator.model import Actor, Document, Event, EventCorrection, Participant, WrittenEvent
from generator.story.names import fold

# How alike an edited sentence must be to the one a correction quotes (difflib's ratio, 2 · matches / length of both)
SAME_SENTENCE = 0.75


def correct(
    events: Sequence[Event], corrections: Sequence[EventCorrection], documents: Sequence[Document]
) -> tuple[list[Event], list[Problem]]:
    """The events as corrected, without hidden ones, and a warning for each correction that had to be found anew or fits nothing."""
    kept: dict[str, Event] = {event.id: event for event in events}
    home = {every: event.id for event in events for every in event.ids}
    problems = []
    for correction in corrections:
        place = home.get(correction.id)
        if place is None:
            place = _by_quote(correction.quote, kept.values())
            message = _moved(correction, place) if place else _lost(correction, documents)
            problems.append(Problem(correction.path, correction.line, 1, message, "warning"))
        if place is None or place not in kept:
            continue
        if correction.hide:
            del kept[place]
        else:
            kept[place] = _corrected(kept[place], correction)
    return [_without(event, kept) for event in kept.values()], problems


def _corrected(event: Event, correction: EventCorrection) -> Event:
    date, summary = correction.date, correction.summary
    fields = [name for name, given in (("date", date), ("summary", summary)) if given]
    return replace(
        event,
        interval=date or event.interval,
        span=event.span if date is None else "throughout" if "/" in date.edtf else "within",
        likely=event.likely if date is None else None,
        summary=summary or event.summary,
        note=correction.note or event.note,
        status="corrected" if fields else event.status,
        corrected=tuple(dict.fromkeys((*event.corrected, *fields))),
    )


def _without(event: Event, kept: Mapping[str, Event]) -> Event:
    """The event without conflicts that point at hidden ones."""
    conflicts = tuple(other for other in event.conflicts if other in kept)
    return event if conflicts == event.conflicts else replace(event, conflicts=conflicts)


def _by_quote(quote: str, events: Iterable[Event]) -> str | None:
    """The event told in the quoted sentence, or in the one most like it; the first where it tells several."""
    wanted = _plain(quote)
    if not wanted:
        return None
    words = set(wanted.split())
    best: tuple[float, str] | None = None
    for event in events:
        for telling in event.tellings:
            told = _plain(telling.quote)
            if len(words & set(told.split())) * 2 < len(words):
                continue
            ratio = 1.0 if wanted in told else difflib.SequenceMatcher(None, wanted, told, autojunk=False).ratio()
            if ratio >= SAME_SENTENCE and (best is None or ratio > best[0]):
                best = ratio, event.id
    return best[1] if best else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _moved(correction: EventCorrection, place: str) -> str:
    return f'no event answers to “{correction.id}” any more; its quote was found in “{place}”: set id = "{place}"'


def _lost(correction: EventCorrection, documents: Sequence[Document]) -> str:
    """Why a correction fits nothing: the mention is there but no fact, or it is gone, and what it used to match."""
    for mention in (mention for document in documents for mention in document.events if mention.id == correction.id):
        why = "negated" if mention.negated else mention.modality if mention.kind == "act" else f"a {mention.kind}"
        return f"“{correction.id}” stands on no timeline to be corrected: its sentence tells it as {why}"
    used = f"; it used to match “{correction.quote}”" if correction.quote else "; give its quote too, so that it can be found again"
    return f"no event answers to “{correction.id}”{used}"


class Names:
    """Actors by what people call them; a name that could mean two means nobody."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._ids: dict[str, str] = {}
        self._own: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._other: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for actor in actors:
            self._ids.update(dict.fromkeys(actor.ids, actor.id))
            self._own[fold(actor.name)].add(actor.id)
            for alias in actor.aliases:
                self._other[fold(alias.name)].add(actor.id)

    def find(self, name: str) -> str | None:
        """The id of the actor called so: by name, else by id, else by alias."""
        own, other = self._own.get(fold(name), set()), self._other.get(fold(name), set())
        if len(own) == 1:
            return next(iter(own))
        return self._ids.get(name) or (next(iter(other)) if not own and len(other) == 1 else None)


def written_events(written: Sequence[WrittenEvent], actors: Sequence[Actor]) -> tuple[list[Event], list[Problem]]:
    """Events a person wrote, tied to actors and places by name; a name nobody has is a warning."""
    names = Names(actors)
    places = {actor.id for actor in actors if actor.kind == "place"}
    events, problems = [], []
    for one in sorted(written, key=lambda one: one.slug):
        found = {name: names.find(name) for name in (*one.actors, *one.places)}
        for name in (name for name, actor in found.items() if actor is None):
            message = f"“{name}” is no actor's name, or that of more than one; a profile in content/actors/ would give it a page"
            problems.append(Problem(one.path, 0, 0, message, "warning"))
        events.append(
            Event(
                id=one.slug,
                ids=(one.slug,),
                summary=one.summary,
                cls="written",
                interval=one.interval,
                span="throughout" if "/" in one.interval.edtf else "within",
                likely=None,
                participants=tuple(Participant(actor, "other") for name in one.actors if (actor := found[name])),
                places=tuple(place for name in one.places if (place := found[name]) and place in places),
                tellings=(),
                modality="asserted",
                independent=0,
                status="written",
                written=one,
            )
        )
    return events, problems
