"""Words for the reasons that two were taken for one (generator/model/reasons.py), and where other texts come in.

Nothing is concluded here: what was noted when it was decided is put into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import (
    Actor,
    Alias,
    Bond,
    Called,
    Document,
    Event,
    Joined,
    Likeness,
    Meant,
    Merged,
    Merger,
    Storyline,
    Telling,
)

_CALLED: Mapping[Called, str] = {
    "spelling": "another spelling of “{of}”",
    "part": "a part of “{of}”",
    "initials": "the initials of “{of}”",
    "also-known": "another name of “{of}”, says the text",
    "renamed": "was or became “{of}”, says the text",
    "known": "another name of “{of}” in a list of names",
    "profile": "another name of “{of}”, says its profile",
    "division": "the same place as “{of}”",
    "plural": "the plural of “{of}”",
    "description": "a description",
    "side": "the same side and nation as “{of}”",
}
MEANT: Mapping[Meant, str] = {
    "post": "told beside the name",
    "apposition": "told beside the name",
    "whole": "told with the name",
    "side": "of the same side and nation",
    "called": "the one called so before",
    "headed": "the one whose name it heads",
    "fate": "the one to whom the same happens later on",
    "nearest": "the nearest it can mean",
    "relative": "what its clause hangs from",
    "reflexive": "the word before it",
    "ahead": "the subject of its sentence",
    "of-two": "one of the two its sentence names",
    "speaker": "the one quoted",
    "interviewed": "the one interviewed",
    "spoken-for": "whom the one quoted speaks for",
}
BONDS: Mapping[Bond, str] = {
    "subject": "one is the subject of the other",
    "object": "one is the object of the other",
    "means": "one is the means of the other",
    "result": "one is the result of the other",
    "relative": "one is told of the other in a relative clause",
    "joined": "told in one breath, of one subject",
    "participle": "one says which the other is",
    "one-time": "one expression dates both",
    "same-time": "told again, at the same time and of the same",
    "same-patient": "told again, the same act on the same",
    "pointed-at": "told again, by a noun that points back",
}
_MERGED: Mapping[Merger, str] = {
    "correction": "“{name}” is “{other}”, says a correction",
    "name": "“{name}” is the same full name",
    "declared": "“{name}” is another name of “{other}”, says a text or a profile",
    "acronym": "“{name}” can only stand for “{other}”",
    "longer": "“{name}” can only be short for “{other}”",
    "short": "“{name}” is short for “{other}” and for no other",
    "context": "“{name}” and “{other}” are in texts about the same others",
}
_PARTS: Mapping[str, str] = {
    "act": "act",
    "who": "actors",
    "where": "places",
    "around": "others named",
    "core": "who did what to whom",
    "said": "words",
    "sentence": "the same sentence",
    "once": "happens once only",
}


def called(alias: Alias) -> str:
    """Why a name is one of an actor's: `a part of “Abu Omar Saraqeb”`."""
    return _CALLED.get(alias.why, "another name").format(of=alias.of)


def merged(one: Merged) -> str:
    """Why an actor of some texts is one of others: `“SOHR” can only stand for “Syrian Observatory …” · in raid, talks, …`."""
    words = _MERGED[one.why].format(name=one.name, other=one.other)
    more = ", …" if one.texts > len(one.articles) else ""
    return f"{words} · in {', '.join(one.articles)}{more}" if one.articles else words


def figures(found: Likeness) -> str:
    """`act 1.2 + actors 1 + words 0.41 − 0.5 against = 2.11, of 1.65 needed`; what is nothing is left out."""
    given = ((words, getattr(found, name)) for name, words in _PARTS.items())
    parts = " + ".join(f"{words} {_round(value)}" for words, value in given if value)
    against = f" − {_round(found.against)} against" if found.against else ""
    return f"{parts}{against} = {_round(found.total)}, of {_round(found.needed)} needed"


def _round(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A text among all: its actors' ids in the project by their ids in the text, its events by the ids of their mentions."""

    article: str
    project: Mapping[str, str]
    events: Mapping[str, Event]
    reasons: Mapping[str, Sequence[Merged]]
    texts: Mapping[str, Sequence[str]]

    def merges(self, actor: Actor) -> Sequence[Merged]:
        """Why texts' actors were taken for this one of the text; this text's own first."""
        every = self.reasons.get(self.project.get(actor.id, ""), ())
        return sorted(every, key=lambda one: self.article not in one.articles)

    def others(self, actor: Actor) -> Sequence[str]:
        """The other texts (slugs) that the actor is in, in order of publication."""
        return [slug for slug in self.texts.get(self.project.get(actor.id, ""), ()) if slug != self.article]

    def told(self, mention: str) -> Sequence[Telling]:
        """The sentences of other texts that tell the event of a mention."""
        event = self.events.get(mention)
        return [telling for telling in event.tellings if telling.article != self.article] if event else ()

    def joined(self, mention: str) -> Sequence[Joined]:
        """What made one event of them; the joins of this very mention first."""
        event = self.events.get(mention)
        return sorted(event.joined, key=lambda one: mention not in (one.one, one.other)) if event else ()


def elsewhere(document: Document, story: Storyline) -> Elsewhere | None:
    """`document` among all texts; None where the story does not have it."""
    slug = document.article.slug
    same = next((text for text in story.documents if text.article == document.article), None)
    if same is None:
        return None
    pairs = zip(document.mentions, same.mentions, strict=True)  # the story changes ids, and nothing else of a mention
    project = {own.actor: its.actor for own, its in pairs if own.actor and its.actor}
    reasons: dict[str, list[Merged]] = {}
    for one in story.merged:
        reasons.setdefault(one.actor, []).append(one)
    texts: dict[str, list[str]] = {}
    for text in story.documents:
        for actor in text.actors:
            texts.setdefault(actor.id, []).append(text.article.slug)
    own = {mention.id for mention in document.events}
    events = {each: event for event in (*story.events, *story.undated) for each in event.ids if each in own}
    return Elsewhere(slug, project, events, reasons, texts)


def bonds(document: Document) -> Mapping[str, Sequence[tuple[str, Bond]]]:
    """By mention: the mentions it was found to tell one happening with, and why; each bond is at both its ends."""
    found: dict[str, list[tuple[str, Bond]]] = {}
    for one, other, why in _pairs(document):
        found.setdefault(one, []).append((other, why))
        found.setdefault(other, []).append((one, why))
    return found


def _pairs(document: Document) -> Iterator[tuple[str, str, Bond]]:
    for mention in document.events:
        for other, why in mention.bonds:
            yield mention.id, other, why
