"""One parsed text with all that is known of it so far: what the event modules read from, and nobody changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.language import attribution, syntax, triggers
from generator.language.attribution import Source
from generator.language.triggers import Trigger
from generator.model import Article, Extent, Mention, Timex


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """`mention_at` and `timex_at`: token index → index into `mentions` and `timexes`; `governor`: token index → the nearest trigger
    it is or depends on; `source_of`: token index → the innermost attribution that covers it; `beside`: token index → the
    attribution whose own phrase holds the token."""

    doc: Doc
    article: Article
    sentences: tuple[Extent, ...]
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    triggers: tuple[Trigger, ...]
    sources: tuple[Source, ...]
    mention_at: Mapping[int, int]
    timex_at: Mapping[int, int]
    governor: Mapping[int, Trigger]
    source_of: Mapping[int, Source]
    beside: Mapping[int, Source]

    def clause(self, trigger: Trigger) -> list[Token]:
        """The tokens of the trigger's own clause, without attributions set beside it; of an attribution's own verb, its phrase."""
        own = self.beside.get(trigger.i)
        if own is not None and own.verb is not None and own.verb.i == trigger.i and trigger.kind == "saying":
            return [self.doc[i] for i in sorted(own.phrase) if not self.doc[i].is_punct]
        return [token for token in trigger.clause if self.beside.get(token.i) in {None, own}]

    def trigger(self, token: Token) -> Trigger | None:
        """The trigger that the token is."""
        found = self.governor.get(token.i)
        return found if found is not None and found.i == token.i else None

    def mention(self, token: Token) -> Mention | None:
        """The mention a token belongs to, if it means a known actor."""
        at = self.mention_at.get(token.i)
        if at is None or self.mentions[at].actor is None:
            return None
        return self.mentions[at]

    def actor(self, token: Token) -> str | None:
        """The id of the actor a token names."""
        mention = self.mention(token)
        return mention.actor if mention else None


def read(
    doc: Doc, article: Article, sentences: tuple[Extent, ...], mentions: tuple[Mention, ...], timexes: tuple[Timex, ...]
) -> Reading:
    """Finds triggers and attributions, and indexes everything by token."""
    timex_at = indexed(doc, [timex.extent for timex in timexes])
    mention_at = indexed(doc, [mention.extent for mention in mentions])
    named = {i: at for i, at in mention_at.items() if mentions[at].form == "name" and mentions[at].actor is not None}
    found = tuple(
        trigger for trigger in triggers.find(doc, sentences) if not _of_time(trigger, timex_at) and not _of_name(trigger, named)
    )
    sources = attribution.find(doc, found)
    beside = {i: source for source in sources if source.beside for i in source.phrase}
    return Reading(
        doc,
        article,
        sentences,
        mentions,
        timexes,
        found,
        sources,
        mention_at,
        timex_at,
        triggers.governors(doc, found),
        attribution.covering(sources),
        beside,
    )


def _of_name(trigger: Trigger, named: Mapping[int, int]) -> bool:
    """ "Shooting Kings": a word of a name is no event."""
    doc, i = trigger.token.doc, trigger.i
    at = named.get(i)
    return (
        at is not None
        and trigger.token.text[0].isupper()
        and (named.get(i - 1) == at or (i + 1 < len(doc) and named.get(i + 1) == at))
    )


def _of_time(trigger: Trigger, timex_at: Mapping[int, int]) -> bool:
    """ "The beginning of the week", "the week that followed", "the quarter ended Sept. 30": words of time, no events."""
    head, dep = trigger.token.head, trigger.token.dep_
    clause = dep in syntax.RELATIVE | {"acl"} and trigger.lemma in {"follow", "end", "begin", "start"}
    return trigger.i in timex_at or (clause and head.i in timex_at)


def indexed(doc: Doc, extents: Sequence[Extent]) -> Mapping[int, int]:
    """Token index → index of the extent that holds it; of nested extents the innermost."""
    order: Iterable[tuple[int, Extent]] = sorted(enumerate(extents), key=lambda pair: pair[1].start - pair[1].end)
    found: dict[int, int] = {}
    for number, extent in order:
        span = doc.char_span(extent.start, extent.end, alignment_mode="expand")
        for token in span or ():
            found[token.i] = number
    return found
