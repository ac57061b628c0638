"""All texts: documents and corrections → the storyline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Actor, Corrections, Day, Document, Event, Storyline
from generator.story.cast import cast
from generator.story.copies import copy_groups
from generator.story.corrections import correct, written_events
from generator.story.dating import place_in_time
from generator.story.happenings import Happening
from generator.story.merging import conflicts, merge, within_text
from generator.story.names import namesakes
from generator.story.relations import co_mentions
from generator.story.reprints import edited_sentences
from generator.story.salience import key_events, weighed
from generator.story.tellings import dated, event_of


def tell(documents: Sequence[Document], corrections: Corrections) -> Storyline:
    """The story that all texts tell together; the same whatever order they come in."""
    people, texts = cast(sorted(documents, key=_published), corrections)
    events = merged_events(texts, people.actors)
    events, corrected = correct(events, corrections.events, texts)
    written, unknown = written_events(corrections.written, people.actors)
    datelines = {text.article.slug: Day.of(text.article.dateline.date) for text in texts}
    mentions = {actor.id: actor.mentions for actor in people.actors}
    events = sorted(weighed([*events, *written], mentions), key=lambda event: place_in_time(event.interval, event.likely))
    timeline = [event for event in events if dated(event, datelines)]
    keys = key_events(timeline)
    kinds = {actor.id: actor.kind for actor in people.actors}
    actors = _by_prominence(people.actors, events)
    return Storyline(
        events=tuple(replace(event, key=event.id in keys) for event in timeline),
        undated=tuple(event for event in events if not dated(event, datelines)),
        actors=tuple(actor for actor in actors if actor.kind != "place"),
        places=tuple(actor for actor in actors if actor.kind == "place"),
        documents=texts,
        co_mentions=co_mentions(timeline, kinds),
        problems=(*people.problems, *corrected, *unknown),
        merged=people.merged,
    )


def resolve_actors(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The same documents, in the same order, with the ids, names and kinds actors have over all of them."""
    order = sorted(range(len(documents)), key=lambda place: _published(documents[place]))
    _, texts = cast([documents[place] for place in order], Corrections())
    resolved = dict(zip(order, texts, strict=True))
    return tuple(resolved[place] for place in range(len(documents)))


def merged_events(texts: Sequence[Document], actors: Sequence[Actor]) -> list[Event]:
    """The events of all texts in order of their first telling, each with those it conflicts with.

    What every telling names only in passing, so that no line can be made of it, is no event.
    """
    by_id = {actor.id: actor for actor in actors}
    happenings: list[Happening] = []
    same = namesakes(actors)
    copies = copy_groups([text.article.text for text in texts])
    for place, (text, sentences) in enumerate(zip(texts, edited_sentences(texts, copies), strict=True)):
        happenings.extend(within_text(place, text, by_id, same, sentences))
    groups = [group for group in merge(happenings) if any(told.mention.summary for told in group.tellings)]
    events = [event_of(group, texts, by_id, copies) for group in groups]
    apart = conflicts(groups)
    return [replace(event, conflicts=tuple(events[other].id for other in apart.get(i, ()))) for i, event in enumerate(events)]


def _published(document: Document) -> tuple[Day, str]:
    return Day.of(document.article.dateline.date), document.article.slug


def _by_prominence(actors: Sequence[Actor], events: Sequence[Event]) -> list[Actor]:
    """Those in most events first, then the most mentioned, then by name."""
    count: Counter[str] = Counter()
    for event in events:
        count.update({one.actor for one in event.participants} | set(event.places))
    return sorted(actors, key=lambda actor: (-count[actor.id], -actor.mentions, actor.name, actor.id))
