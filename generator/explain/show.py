"""`dateline explain --events`: the events and actors of one text, and what shows them, in words.

Nothing is concluded here: why two mentions, names or actors are one was noted where it was decided (reasons.py has the words).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import terminal
from generator.explain import reasons
from generator.explain.text import FORMS, Text, aliases, line, text_of
from generator.jsonl import role_words
from generator.model import Actor, Day, Document, EventMention, Interval, Meant, Relation, Storyline, Timex
from generator.temporal import steps


def show(document: Document, story: Storyline | None = None) -> None:
    """Each event and each actor in the terminal; `story` is that of the project the text is in."""
    terminal.show(document.article, _blocks(text_of(document, story)))


def _blocks(text: Text) -> Iterator[terminal.Block]:
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


def _event(text: Text, event: EventMention) -> Iterator[terminal.Row]:
    first, last, edtf = event.interval.earliest, event.interval.latest, event.interval.edtf
    yield event.kind, [event.cls.replace("_", " ")]
    yield "clause", [f"“{line(event.clause.of(text.document.article.text)).strip(' ,;—–')}”"]
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
    yield "because", [f"{_numbered(text, other)}: {reasons.BONDS[why]}" for other, why in text.bonds.get(event.id, ()) if why]
    if text.all is not None:
        yield "elsewhere", [f"{one.article} ({one.interval.edtf}): “{line(one.quote)}”" for one in text.all.told(event.id)]
        yield "merged", [f"{one.one} with {one.other}: {reasons.figures(one.likeness)}" for one in text.all.joined(event.id)]
    yield "summary", [event.summary or ("none, so it makes no entry by itself" if event.kind == "act" else "")]


def _why(document: Document, event: EventMention) -> Iterator[str]:
    """The anchoring reason, how its time expression was read, and whether the article's date cut it short."""
    yield event.anchor
    timex = _dating(document, event)
    if timex is None:
        return
    if steps(timex) and timex.interval is not None:  # of a length of time the reason above has all
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


def _told(text: Text, event: EventMention) -> str:
    """`reported by “the observatory” (Syrian Observatory for Human Rights)`, `asserted, negated`."""
    told: str = event.modality
    if event.attribution:
        words = line(event.attribution.extent.of(text.document.article.text))
        name = text.names[event.attribution.actor] if event.attribution.actor else ""
        known = f" ({name})" if name.casefold() not in words.casefold() else ""
        told = f"{told}{'' if told == 'reported' else ', said'} by “{words}”{known}"
    return f"{told}, negated" if event.negated else told


def _fellows(text: Text, event: EventMention) -> Iterator[str]:
    """`3 strike (2016-09-08)`, `10 death`: the other mentions of one happening, with the dates that they add."""
    for number in (text.numbers[other] for other in event.same):
        other = text.document.events[number - 1]
        adds = other.timex is not None and other.interval != event.interval
        yield f"{_numbered(text, other.id)}{f' ({other.interval.edtf})' if adds else ''}"


def _numbered(text: Text, event: str) -> str:
    """`3 strike`, which no line is to break."""
    number = text.numbers[event]
    return f"{number}\u00a0{text.words(text.document.events[number - 1])}"


def _actor(text: Text, actor: Actor) -> Iterator[terminal.Row]:
    yield "mentions", list(_counts(text, actor))
    names = dict(text.names)
    facts = [
        *(("also", f"{alias.name} · {reasons.called(alias)}", alias.evidence) for alias in aliases(text, actor)),
        *(("role", _when(role_words(role, names), role.interval), role.evidence) for role in actor.roles),
        *(("relation", _when(_tie(actor, tie, names), tie.interval), tie.evidence) for tie in actor.relations),
    ]
    label = quote = ""
    for each, words, evidence in facts:
        shown = f"“{line(evidence[0].quote)}”" if evidence else ""
        more = f" and {terminal.count(len(evidence) - 1, 'more sentence')}" if len(evidence) > 1 else ""
        yield "" if each == label else each, [words, "(the same sentence)" if shown and shown == quote else f"{shown}{more}"]
        label, quote = each, shown
    if text.all is not None:
        yield "elsewhere", [", ".join(text.all.others(actor))]
        yield "merged", [reasons.merged(one) for one in text.all.merges(actor)]


def _counts(text: Text, actor: Actor) -> Iterator[str]:
    """`3 by name: “Abu Omar Saraqeb”, “Saraqeb”`, `1 by pronoun, the nearest it can mean: “he”`; words once, as first spelled."""
    for form, called in FORMS.items():
        ways: dict[Meant, list[str]] = {}
        for mention in text.mentions[actor.id]:
            if mention.form == form:
                ways.setdefault(mention.why, []).append(text.words(mention))
        for why, words in ways.items():
            spelled: dict[str, str] = {}
            for each in words:
                spelled.setdefault(each.casefold(), f"“{each}”")
            how = f", {reasons.MEANT[why]}" if why else ""
            yield f"{len(words)} by {called}{how}: {', '.join(spelled.values())}"


def _when(words: str, interval: Interval | None) -> str:
    return f"{words} · {interval.edtf}" if interval and interval.edtf else words


def _tie(actor: Actor, tie: Relation, names: Mapping[str, str]) -> str:
    """`leads Army of Conquest`; who was renamed is tied to itself."""
    kind = tie.kind.replace("-", " ")
    return kind if tie.actor == actor.id else f"{kind} {names[tie.actor]}"
