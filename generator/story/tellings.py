"""One event from its tellings: its sources, and what is best said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Actor, Day, Document, Event, EventMention, Participant, ParticipantRole, Telling
from generator.story.acts import kin, weight
from generator.story.dating import agreed, days_wide
from generator.story.happenings import Happening, Told
from generator.story.names import is_generic

CONTEXT = 64  # characters before and after a quote, enough to find it again when the text was edited
SUMMARY = 120  # characters
LEAD = 3  # sentences: what these tell without a date is the news; what later ones tell without one may be long past
_ROLES: tuple[ParticipantRole, ...] = ("agent", "patient", "recipient", "other")


def event_of(one: Happening, documents: Sequence[Document], actors: Mapping[str, Actor], copies: Sequence[int]) -> Event:
    """The event that a group of tellings tells; `actors` by id; `copies` gives for each text the group of near-copies it is in."""
    tellings, mentions = one.tellings, [told.mention for told in one.tellings]
    cls = max(mentions, key=lambda mention: weight(mention.cls)).cls
    interval, span = agreed([(mention.interval, mention.span) for mention in mentions])
    return Event(
        id=mentions[0].id,
        ids=tuple(dict.fromkeys(mention.id for mention in mentions)),
        summary=_summary(tellings, actors),
        cls=cls,
        interval=interval,
        span=span,
        likely=_likely([mention for mention in mentions if mention.sentence < LEAD]) if interval.earliest is None else None,
        participants=tuple(one for one in _participants(mentions, cls) if actors[one.actor].kind != "place" or one.role == "agent"),
        places=tuple(dict.fromkeys(place for mention in mentions for place in mention.places if actors[place].kind == "place")),
        tellings=_tellings(tellings, documents),
        modality="asserted" if any(mention.modality == "asserted" for mention in mentions) else "reported",
        independent=len({copies[told.text] for told in tellings}),
        joined=one.merges,
    )


def dated(event: Event, datelines: Mapping[str, Day]) -> bool:
    """Whether a text dates the event, or places it as a news lead does; limited by its article's date alone, it is undated.

    `datelines` are those of the articles, by slug.
    """
    if event.interval.earliest or event.likely or "date" in event.corrected or not event.tellings:
        return True
    return any(
        telling.timex is not None or (telling.interval.latest or datelines[telling.article]) < datelines[telling.article]
        for telling in event.tellings
    )


def _likely(mentions: Sequence[EventMention]) -> Day | None:
    """The earliest best guess that no telling excludes."""
    limit = min((mention.interval.latest for mention in mentions if mention.interval.latest), default=None)
    guesses = [mention.likely for mention in mentions if mention.likely]
    return min((min(guess, limit) if limit else guess for guess in guesses), default=None)


def _participants(mentions: Sequence[EventMention], cls: str) -> tuple[Participant, ...]:
    """Everybody once, in the role most tellings give; agents first, and those more often named.

    Who does or undergoes an act that is not even kin to the event's class `cls` only takes part: a group that "lost" its leader has
    not killed him.
    """
    votes: dict[str, Counter[ParticipantRole]] = {}
    for mention in mentions:
        for one in mention.participants:
            votes.setdefault(one.actor, Counter())[one.role if mention.cls in kin(cls) else "other"] += 1
    several = [Participant(actor, min(some, key=lambda role: (-some[role], _ROLES.index(role)))) for actor, some in votes.items()]
    return tuple(sorted(several, key=lambda one: (_ROLES.index(one.role), -votes[one.actor].total(), one.actor)))


def _summary(tellings: Sequence[Told], actors: Mapping[str, Actor]) -> str:
    """The best telling's line: one that calls an actor of the event by name, and a place too if there is such a line.

    Of these the earliest article's, there the one with most names, then the longest. A line of more than `SUMMARY` characters
    comes after all others. At least one telling must have a line.
    """
    taking_part = _forms({one.actor for told in tellings for one in told.mention.participants}, actors)
    places = _forms({place for told in tellings for place in told.mention.places}, actors)
    lines = []
    for told in tellings:
        line = told.mention.summary
        if not line:
            continue  # named in passing
        who, where = ([any(form in line for form in forms) for forms in some] for some in (taking_part, places))
        fits = len(line) <= SUMMARY
        length = -len(line) if fits else len(line)
        lines.append((not fits, not any(who), not any(where), told.text, -sum(who), length, told.mention.trigger.start, line))
    return _cut(min(lines)[-1])


def _forms(ids: Iterable[str], actors: Mapping[str, Actor]) -> list[list[str]]:
    """The names, not the descriptions, of some actors."""
    several = (actors[actor] for actor in sorted(ids))
    return [[name for name in (one.name, *(alias.name for alias in one.aliases)) if not is_generic(name)] for one in several]


def _cut(line: str) -> str:
    """At most `SUMMARY` characters, cut between words."""
    return line if len(line) <= SUMMARY else line[: SUMMARY - 1].rsplit(" ", 1)[0].rstrip(",;:—–- ") + "…"


def _tellings(tellings: Sequence[Told], documents: Sequence[Document]) -> tuple[Telling, ...]:
    """One for each sentence: what its tightest mention says."""
    by_sentence: dict[tuple[int, int], list[EventMention]] = {}
    for told in tellings:
        by_sentence.setdefault((told.text, told.mention.sentence), []).append(told.mention)
    return tuple(
        _telling(documents[text], min(some, key=lambda mention: (days_wide(mention.interval), -weight(mention.cls))))
        for (text, _), some in sorted(by_sentence.items())
    )


def _telling(document: Document, mention: EventMention) -> Telling:
    text, extent = document.article.text, document.sentences[mention.sentence]
    timex = mention.timex if mention.timex is not None else mention.bound
    said = mention.attribution
    return Telling(
        article=document.article.slug,
        mention=mention.id,
        sentence=mention.sentence,
        extent=extent,
        quote=extent.of(text),
        prefix=text[max(0, extent.start - CONTEXT) : extent.start],
        suffix=text[extent.end : extent.end + CONTEXT],
        interval=mention.interval,
        timex=document.timexes[timex] if timex is not None else None,
        anchor=mention.anchor,
        modality=mention.modality,
        attribution=said.extent.of(text) if said else "",
        attributed_to=said.actor if said else None,
    )
