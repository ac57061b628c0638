"""A text and all that explaining it takes: what its actors are called, the numbers of its events, its place among all texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.explain import reasons
from generator.model import Actor, Alias, Bond, Document, EventMention, Form, Mention, Storyline
from generator.story.texts import evidence_at, sentence_at

FORMS: Mapping[Form, str] = {"name": "name", "pronoun": "pronoun", "nominal": "description"}


@dataclass(frozen=True, slots=True)
class Text:
    """A document, and by id: what its actors are called, where they are mentioned, and the number each event is shown with.

    `bonds` are by mention those it is one happening with, `all` the text among all of the project, where it is one of them.
    """

    document: Document
    names: Mapping[str, str]
    mentions: Mapping[str, Sequence[Mention]]
    numbers: Mapping[str, int]
    bonds: Mapping[str, Sequence[tuple[str, Bond]]]
    all: reasons.Elsewhere | None

    def words(self, of: Mention | EventMention) -> str:
        """The words of a mention, or of an event's trigger."""
        return line((of.extent if isinstance(of, Mention) else of.trigger).of(self.document.article.text))


def text_of(document: Document, story: Storyline | None) -> Text:
    """`story` is that of the project the text is in, if it is in one."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        if mention.actor:
            mentions[mention.actor].append(mention)
    often = Counter(actor.name for actor in document.actors)
    names = {actor.id: actor.name if often[actor.name] == 1 else f"{actor.name} ({actor.kind})" for actor in document.actors}
    numbers = {event.id: number for number, event in enumerate(document.events, start=1)}
    among = reasons.elsewhere(document, story) if story else None
    return Text(document, names, mentions, numbers, reasons.bonds(document), among)


def aliases(text: Text, actor: Actor) -> Iterator[Alias]:
    """The other names, each with its sentences: first those in which another name of the actor stands beside it."""
    called: dict[int, set[str]] = defaultdict(set)
    for mention in text.mentions[actor.id]:
        if mention.form == "name":
            called[sentence_at(text.document, mention.extent)].add(text.words(mention).casefold())
    for alias in actor.aliases:
        own = line(alias.name).casefold()
        both = [evidence_at(text.document, sentence) for sentence, words in called.items() if own in words and len(words) > 1]
        yield replace(alias, evidence=tuple(dict.fromkeys((*both, *alias.evidence))))


def line(words: str) -> str:
    """Without line breaks."""
    return " ".join(words.split())
