"""What one or more tellings say happened: the view of event mentions under which they are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Actor, Day, EventMention, Joined, Likeness, ParticipantRole
from generator.story.acts import once, told_as
from generator.story.names import is_described
from generator.story.reprints import Sentences
from generator.story.wording import Wording

# Days before its dateline in which a news lead without a time is taken to have happened, when looking for other tellings of it
LEAD_DAYS = 7
# A window that is open at its beginning counts as so many days wide
OPEN_DAYS = 3652


class Told(NamedTuple):
    """An event mention and the place of its text in order of publication."""

    text: int
    mention: EventMention


@dataclass(frozen=True, slots=True)
class Happening:
    """Tellings taken to be of one happening.

    `bounds` are the first and last day (ordinals) on which all tellings agree, None where open; `window` is where it is looked
    for, and narrower for a lead. `classes` are those of the acts and their groups of synonyms. `roles` are participants with the
    roles they have, `named` those of them with a proper name, `people` those who are persons; `places` are actor ids of places,
    `around` all who are named in the sentences; namesakes of different kinds have one id in these. `undergone` is what happens once
    only and to whom. `words` are what the clauses say besides names, `name_words` the words of the names, `counts` how many of
    what. `sentences` are digests of the sentences with the act's lemma, `texts` where it is told; `merges` say why it is one.
    """

    tellings: tuple[Told, ...]
    classes: frozenset[str]
    lemmas: frozenset[str]
    bounds: tuple[int | None, int | None]
    window: tuple[int, int]
    roles: Mapping[str, frozenset[ParticipantRole]]
    named: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    undergone: frozenset[tuple[str, str]]
    words: frozenset[str]
    name_words: frozenset[str]
    counts: frozenset[tuple[str, str]]
    sentences: frozenset[tuple[int, str]]
    texts: frozenset[int]
    merges: tuple[Joined, ...] = ()

    @property
    def known_day(self) -> bool:
        """Whether the tellings leave one day only."""
        return self.bounds[0] is not None and self.bounds[0] == self.bounds[1]

    @property
    def width(self) -> int:
        """Days in the window, 1 or more."""
        return self.window[1] - self.window[0] + 1

    @property
    def lead(self) -> bool:
        """Whether it is dated by being news only."""
        return self.bounds[0] is None and self.width < OPEN_DAYS

    @property
    def everybody(self) -> frozenset[str]:
        """All who take part, and the places."""
        return self.places.union(self.roles)

    def having(self, role: ParticipantRole) -> frozenset[str]:
        """The participants that have a role."""
        return frozenset(actor for actor, roles in self.roles.items() if role in roles)

    def excludes(self, other: Happening, role: ParticipantRole) -> bool:
        """Whether both name who had a role, and nobody is in both; a description could mean the other's."""
        one, two = self.having(role), other.having(role)
        return bool(one & self.named and two & other.named) and not one & two

    def compatible(self, other: Happening) -> bool:
        """Whether some day is within the bounds of both."""
        return _meet(self.bounds, other.bounds) is not None

    def near(self, other: Happening) -> bool:
        """Whether some day is within the windows of both."""
        return self.window[0] <= other.window[1] and other.window[0] <= self.window[1]

    def joined(self, other: Happening, likeness: Likeness | None = None) -> Happening:
        """Both as one; their bounds must meet. `likeness` is why, where their own text does not say so."""
        bounds = _meet(self.bounds, other.bounds)
        if bounds is None:
            raise ValueError("two happenings without a common day cannot be one")
        begin, end = max(self.window[0], other.window[0]), min(self.window[1], other.window[1])
        if bounds[0] is not None or begin > end:
            begin, end = _window(bounds, max(self.window[1], other.window[1]))
        return Happening(
            tellings=tuple(sorted((*self.tellings, *other.tellings), key=order_told)),
            classes=self.classes | other.classes,
            lemmas=self.lemmas | other.lemmas,
            bounds=bounds,
            window=(begin, end),
            roles={
                actor: self.roles.get(actor, frozenset()) | other.roles.get(actor, frozenset())
                for actor in sorted({*self.roles, *other.roles})
            },
            named=self.named | other.named,
            people=self.people | other.people,
            places=self.places | other.places,
            around=self.around | other.around,
            undergone=self.undergone | other.undergone,
            words=self.words | other.words,
            name_words=self.name_words | other.name_words,
            counts=self.counts | other.counts,
            sentences=self.sentences | other.sentences,
            texts=self.texts | other.texts,
            merges=(
                *self.merges,
                *other.merges,
                *([Joined(self.tellings[0].mention.id, other.tellings[0].mention.id, likeness)] if likeness else ()),
            ),
        )


def order_told(told: Told) -> tuple[int, int, str]:
    """By publication, then by place in the text."""
    return told.text, told.mention.trigger.start, told.mention.id


def happening(
    told: Told, text: Wording, sentences: Sentences, actors: Mapping[str, Actor], namesakes: Mapping[str, str]
) -> Happening:
    """One telling by itself; `actors` by project id; `namesakes` says who counts as whom where names are compared."""
    mention, article = told.mention, text.document.article
    interval = mention.interval
    dateline = Day.of(article.dateline.date).ordinal
    bounds = (interval.earliest and interval.earliest.ordinal, interval.latest and interval.latest.ordinal)
    window = _window(bounds, dateline)
    if bounds[0] is None and mention.likely is not None:
        window = min(window[1] - LEAD_DAYS + 1, mention.likely.ordinal), window[1]
    roles: dict[str, frozenset[ParticipantRole]] = {}
    for one in mention.participants:
        who = namesakes.get(one.actor, one.actor)
        roles[who] = roles.get(who, frozenset()) | {one.role}
    digest = sentences.digest(mention.sentence)
    return Happening(
        tellings=(told,),
        classes=told_as(mention.cls, mention.lemma),
        lemmas=frozenset({mention.lemma}),
        bounds=bounds,
        window=window,
        roles=roles,
        named=frozenset(actor for actor in roles if not is_described(actors[actor].name)),
        people=frozenset(actor for actor in roles if actors[actor].kind == "person"),
        places=frozenset(namesakes.get(place, place) for place in mention.places if actors[place].kind == "place"),
        around=frozenset(namesakes.get(name.actor, name.actor) for name in text.names(mention.sentence) if name.actor),
        undergone=frozenset(_undergone(mention, actors)),
        words=text.words(mention),
        name_words=text.name_words(mention),
        counts=text.counts(mention),
        sentences=frozenset({(digest, mention.lemma)} if digest is not None else ()),
        texts=frozenset({told.text}),
    )


def _undergone(mention: EventMention, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    """What can only happen once, and to whom: ("death", "abu-omar-saraqeb")."""
    act = once(mention.cls)
    for one in mention.participants if act else ():
        if act and actors[one.actor].kind in act.kinds and (one.role == "patient" or act.of_subject):
            yield act.name, one.actor


def _window(bounds: tuple[int | None, int | None], dateline: int) -> tuple[int, int]:
    """First and last day; what is open ends with the dateline and begins `OPEN_DAYS` before its end."""
    begin, end = bounds
    if end is None:
        end = max(dateline, begin if begin is not None else dateline)
    return (end - OPEN_DAYS + 1 if begin is None else begin), end


def _meet(one: Sequence[int | None], other: Sequence[int | None]) -> tuple[int | None, int | None] | None:
    begins = [begin for begin in (one[0], other[0]) if begin is not None]
    ends = [end for end in (one[1], other[1]) if end is not None]
    begin, end = max(begins, default=None), min(ends, default=None)
    return None if begin is not None and end is not None and begin > end else (begin, end)
