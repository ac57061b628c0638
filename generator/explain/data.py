"""`dateline explain --events --json`: the events and actors of one text, and what shows them, as data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.explain import reasons
from generator.explain.text import FORMS, Text, aliases, text_of
from generator.jsonl import Answer, actor_answer, answer, explanation, role_words
from generator.model import Actor, Document, EventMention, Evidence, Interval, Storyline


def data(document: Document, story: Storyline | None = None) -> Answer:
    """All that `annotate` tells of the text, and why; this is no contract."""
    text = text_of(document, story)
    told = answer(document, document.article.slug)
    mentions = zip(told["mentions"], document.mentions, strict=True)
    events = zip(told["events"], document.events, strict=True)
    return {
        **told,
        "timexes": [explanation(timex) for timex in document.timexes],
        "actors": [_actor_data(text, actor) for actor in document.actors],
        "mentions": [{**shown, "form": FORMS[mention.form], "why": mention.why or None} for shown, mention in mentions],
        "events": [{**shown, **_event_data(text, event)} for shown, event in events],
        "note": document.note or None,
    }


def _event_data(text: Text, event: EventMention) -> Answer:
    told = {
        "why": event.anchor,
        "same": list(event.same),
        "bonds": [{"event": other, "why": why} for other, why in text.bonds.get(event.id, ())],
    }
    if text.all is None:
        return told
    return {
        **told,
        "elsewhere": [
            {"article": one.article, "event": one.mention, "edtf": _edtf(one.interval), "text": one.quote}
            for one in text.all.told(event.id)
        ],
        "joined": [
            {"events": [one.one, one.other], **one.likeness._asdict(), "total": one.likeness.total}
            for one in text.all.joined(event.id)
        ],
    }


def _actor_data(text: Text, actor: Actor) -> Answer:
    names = {each.id: each.name for each in text.document.actors}
    forms = Counter(mention.form for mention in text.mentions[actor.id])
    return {
        **actor_answer(actor, names),
        "aliases": [
            {
                "name": alias.name,
                "why": reasons.called(alias),
                "reason": alias.why or None,
                "of": alias.of or None,
                "evidence": _sentences(alias.evidence),
            }
            for alias in aliases(text, actor)
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
            for tie in actor.relations
        ],
        "mentioned": {called: forms[form] for form, called in FORMS.items()},
        **(_merges_data(text.all, actor) if text.all else {}),
    }


def _merges_data(among: reasons.Elsewhere, actor: Actor) -> Answer:
    return {
        "elsewhere": list(among.others(actor)),
        "merged": [
            {"why": one.why, "name": one.name, "other": one.other, "articles": list(one.articles), "texts": one.texts}
            for one in among.merges(actor)
        ],
    }


def _sentences(evidence: Iterable[Evidence]) -> list[Answer]:
    return [
        {"sentence": each.sentence, "start": each.extent.start, "end": each.extent.end, "text": each.quote} for each in evidence
    ]


def _edtf(interval: Interval | None) -> str | None:
    return interval.edtf or None if interval else None
