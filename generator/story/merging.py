"""Happenings that are one: each telling joins the one group it clearly belongs to, those with a known day first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.model import Actor, Day, Document, Likeness
from generator.story.acts import kin
from generator.story.happenings import Happening, Told, happening, order_told
from generator.story.likeness import Rarity, evidence, likeness, needed, needed_apart
from generator.story.reprints import Sentences
from generator.story.wording import Wording

# How much clearer than the next a group must be, where a telling could as well be of another day
CLEARLY = 0.4
# What looks like one act on two known days conflicts only when the days are this close; what happens once conflicts always
CONFLICT_DAYS = 10
_NARROW = 100  # days: a wider window is not looked up month by month
_COMPARED = 40  # groups with most in common that a telling is compared with
_CROWDED = 500  # having what so many groups have in common says nothing

Key = tuple[str, ...]


def within_text(
    text: int,
    document: Document,
    actors: Mapping[str, Actor],
    namesakes: Mapping[str, str] = MappingProxyType({}),
    sentences: Sentences | None = None,
) -> list[Happening]:
    """The happenings of one text that may stand on a timeline; mentions that `annotate` found to be the same are one.

    `namesakes` says who counts as whom where tellings are compared, `sentences` which sentences near-copies have too.
    """
    found: dict[str, Happening] = {}
    leader: dict[str, str] = {}
    wording, sentences = Wording(document), sentences or Sentences(document)
    for mention in document.events:
        if mention.kind != "act" or mention.negated or mention.modality not in ("asserted", "reported"):
            continue
        leader[mention.id] = mention.id
        found[mention.id] = happening(Told(text, mention), wording, sentences, actors, namesakes)
    for mention in document.events:
        for other in mention.same:
            if mention.id not in leader or other not in leader:
                continue  # a denied or hedged retelling
            one, two = leader[mention.id], leader[other]
            # Dates that exclude each other speak louder than the link; so does news of today against what was years ago
            if one == two or not found[one].compatible(found[two]):
                continue
            if found[one].near(found[two]) or not (found[one].lead or found[two].lead):
                found[one] = found[one].joined(found.pop(two))
                leader.update({name: one for name, head in leader.items() if head == two})
    return list(found.values())


class _Groups:
    """Groups of happenings, found by what they share: act with actor, with place, in a month; a sentence; a once-only act."""

    def __init__(self) -> None:
        self.groups: list[Happening] = []
        self._index: dict[Key, list[int]] = defaultdict(list)

    def add(self, one: Happening) -> None:
        self.groups.append(one)
        self._enter(len(self.groups) - 1)

    def grow(self, place: int, one: Happening, why: Likeness) -> None:
        self.groups[place] = self.groups[place].joined(one, why)
        self._enter(place)

    def _enter(self, place: int) -> None:
        one = self.groups[place]
        times = ("any", *_months(one)) if one.width <= _NARROW else ("any", "wide")
        for cls in sorted(one.classes):
            for actor in sorted(one.everybody):
                for time in times:
                    self._put((cls, actor, time), place)
        for key in (*_exact(one), *_on_a_day(one)):
            self._put(key, place)

    def _put(self, key: Key, place: int) -> None:
        if place not in self._index[key][-1:]:
            self._index[key].append(place)

    def like(self, one: Happening, margin: int = 0) -> list[int]:
        """The groups that have most in common with a happening; `margin` in days widens the window it is looked for in."""
        shared: Counter[int] = Counter()
        times = (*_months(one, margin), "wide") if one.width <= _NARROW else ("any",)
        for cls in sorted(frozenset().union(*(kin(cls) for cls in one.classes))):
            for actor in sorted(one.everybody):
                for time in times:
                    places = self._index.get((cls, actor, time), ())
                    if len(places) <= _CROWDED:
                        shared.update(set(places))
        for key in _on_a_day(one):
            shared.update(set(self._index.get(key, ())))
        for key in _exact(one):
            shared.update(dict.fromkeys(self._index.get(key, ()), 100))
        return [place for place, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]]


def _months(one: Happening, margin: int = 0) -> list[str]:
    first, last = (Day.from_ordinal(day) for day in (one.window[0] - margin, one.window[1] + margin))
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return [str(month) for month in months]


def _exact(one: Happening) -> Iterator[Key]:
    yield from (("sentence", str(digest), lemma) for digest, lemma in sorted(one.sentences))
    yield from (("once", *undergone) for undergone in sorted(one.undergone))


def _on_a_day(one: Happening) -> Iterator[Key]:
    if one.known_day:
        yield from (("day", str(one.bounds[0]), actor) for actor in sorted(one.everybody))


def merge(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings, those that are one as one; in order of their first telling.

    Known days come first, then narrower windows, then earlier publication; each joins the group with most evidence beyond what is
    needed. One that would fit two groups of different days about equally well joins none. Groups that have
    grown are compared again, and what many tell of once is rare then: the one capture of a town that half the articles name.
    """
    groups = list(happenings)
    for _ in range(3):
        before = len(groups)
        groups = _gathered(groups, Rarity(groups))
        if len(groups) == before:
            break
    return sorted(groups, key=lambda one: order_told(one.tellings[0]))


def _gathered(happenings: Sequence[Happening], rarity: Rarity) -> list[Happening]:
    found = _Groups()
    for one in sorted(happenings, key=lambda one: (one.width, order_told(one.tellings[0]))):
        fits: list[tuple[float, int, Likeness]] = []
        for place in found.like(one):
            group = found.groups[place]
            if not one.compatible(group) or not (one.near(group) or one.undergone & group.undergone):
                continue
            like = likeness(one, group, rarity)
            asked = needed(one, group) if like is not None else 0.0
            if like is not None and like.total >= asked:
                fits.append((like.total - asked, place, like._replace(needed=asked)))
        fits.sort(key=lambda fit: (-fit[0], fit[1]))
        best = found.groups[fits[0][1]] if fits else None
        rivals = [found.groups[place] for spare, place, _ in fits[1:] if fits[0][0] - spare < CLEARLY]
        if best is None or any(not best.compatible(rival) for rival in rivals):
            found.add(one)
        else:
            found.grow(fits[0][1], one, fits[0][2])
    return found.groups


def conflicts(groups: Sequence[Happening]) -> dict[int, list[int]]:
    """For each group (by place) the groups that look like the same act with another date.

    Either what happens once only is dated so that no day fits both, or two known days are close, the evidence is strong, and no
    article tells of both.
    """
    rarity = Rarity(groups)
    found = _Groups()
    apart: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(groups):
        for other in found.like(one, CONFLICT_DAYS):
            rival = groups[other]
            if one.compatible(rival):
                continue
            close = one.known_day and rival.known_day and abs(one.window[0] - rival.window[0]) <= CONFLICT_DAYS
            looks_same = close and not one.texts & rival.texts and evidence(one, rival, rarity) >= needed_apart(one, rival)
            if looks_same or one.undergone & rival.undergone:
                apart[place].append(other)
                apart[other].append(place)
        found.add(one)
    return apart
