"""The time of an event, and what other events of its text tell of it: that it was before them, or is the same told again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language import syntax, tree
from generator.language.reading import Reading
from generator.model import Day, Interval, Span
from generator.temporal.edtf import event_edtf


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time and why: `timex` dates, `bound` limits; both index `Reading.timexes`. `own`: the expression is in its own clause."""

    interval: Interval
    span: Span
    likely: Day | None
    timex: int | None
    bound: int | None
    why: str
    own: bool = False


def bounded(reading: Reading, anchors: Mapping[int, Anchor]) -> dict[int, Anchor]:
    """`anchors` where what was before or after something dated is so: "In 2018 the law was changed after police shot a student"."""
    found = dict(anchors)
    for trigger in reading.triggers:
        here, main = anchors[trigger.i], reading.governor.get(trigger.token.head.i)
        if here.timex is not None or here.interval.latest is None or trigger.token.dep_ != "advcl" or main is None:
            continue
        while anchors[main.i].timex is None and main.token.dep_ in {"xcomp", "advcl", "acl"}:  # "pledged | to act after …"
            above = reading.governor.get(main.token.head.i)
            if above is None or above.i == main.i:
                break
            main = above
        there = anchors[main.i]
        if there.timex is None or main.i == trigger.i or syntax.tense(trigger.token) != "past":
            continue
        marks = {child.lower_ for child in tree.children(trigger.token) if child.dep_ in {"mark", "case"}}
        having = any(aux.lower_ == "having" for aux in syntax.auxiliaries(trigger.token))
        earliest, latest = here.interval.earliest, here.interval.latest
        if (having or "after" in marks) and there.interval.latest is not None and there.interval.latest < latest:
            latest = there.interval.latest
        elif "before" in marks and earliest is None and there.interval.earliest is not None and there.interval.earliest <= latest:
            earliest = there.interval.earliest
        else:
            continue
        said = reading.timexes[there.timex].text
        interval = Interval(earliest, latest, "open", event_edtf(earliest, latest, here.span))
        why = f"told to be {'before' if earliest is None else 'after'} “{said}”"
        found[trigger.i] = replace(here, interval=interval, bound=there.timex, why=why)
    return found


def share(anchors: Mapping[int, Anchor], groups: Mapping[int, Sequence[int]]) -> dict[int, Anchor]:
    """`anchors` where what has no time of its own has that of another mention of the same happening ("her death" later on).

    `groups`: trigger token index → the other mentions of its happening. Of several times the tightest counts.
    """

    def days(anchor: Anchor) -> int:
        earliest, latest = anchor.interval.earliest, anchor.interval.latest
        return latest.ordinal - earliest.ordinal if earliest is not None and latest is not None else 1 << 30

    shared = dict(anchors)
    for i, others in groups.items():
        told = [anchors[other] for other in others if anchors[other].timex is not None]
        if told and anchors[i].timex is None:
            best = min(told, key=lambda anchor: (days(anchor), not anchor.own))
            shared[i] = replace(best, bound=anchors[i].bound, why=f"told again: {best.why}", own=False)
        elif anchors[i].timex is None and anchors[i].likely is None:
            guessed = sorted(day for other in others if (day := anchors[other].likely) is not None)
            shared[i] = replace(anchors[i], likely=guessed[0] if guessed else None)
    return shared
