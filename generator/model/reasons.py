"""Why two were taken for one: short literals and figures, noted where it was decided. generator/reasons.py has words for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

# Of a name in a text, why it is one of an actor's
Called = Literal[
    "",
    "spelling",  # the same words
    "part",  # "Saraqeb" of "Abu Omar Saraqeb", "the Institute"
    "initials",  # "SOHR"
    "also-known",  # the text says "X, also known as Y" or "X (Y)"
    "renamed",  # the text says "X, renamed Y", "Y, formerly X"
    "known",  # a list of names has both
    "profile",  # a profile has both
    "division",  # "Velm" and "Velm province"
    "plural",  # "iPhones"
    "description",  # "the alliance"
    "side",  # "regime forces": the same side and nation
]
# Of words that are no name, why they mean an actor
Meant = Literal[
    "",
    "post",  # what stands beside the name: "X, the head of Y"
    "apposition",  # "X, an alliance"
    "whole",  # the name with the noun that tells what it is: "the iTunes store"
    "side",  # "the rebels": the same side and nation
    "called",  # called so before
    "headed",  # the noun heads the name: "the observatory"
    "fate",  # the one to whom the same happens later in the text
    "nearest",  # the clearest of those before it that agree
    "relative",  # what the clause hangs from
    "reflexive",  # the word right before it: "the road itself"
    "ahead",  # the subject that a fronted phrase looks ahead to
    "of-two",  # "the latter"
    "speaker",  # the "I" of a quotation
    "interviewed",  # the "I" of an answer, the "you" of a question
    "spoken-for",  # the "we" of a quotation: whom the speaker speaks for
]
# Of two mentions in one text, why they tell one happening
Bond = Literal[
    "",
    "subject",  # "the strike killed"
    "object",  # "launched an attack", "began talks", "saw it seize"
    "means",  # "killed in an airstrike"
    "result",  # "hit the meeting, killing"
    "relative",  # "took the hill, which cut the road"
    "joined",  # "was bombed and burned": one subject, one time
    "participle",  # "the raid carried out"
    "one-time",  # one expression dates both: "was sold when its owner retired in May"
    "same-time",  # told again: the same time, somebody in both
    "same-patient",  # told again: the same act on the same
    "pointed-at",  # told again: "the strike"
]
# Of actors of two texts, why they are one of the project
Merger = Literal["correction", "name", "profile", "declared", "acronym", "longer", "short", "context"]


@dataclass(frozen=True, slots=True)
class Merged:
    """Why texts' actors are the project's `actor`: they call it `name`, others call it `other`.

    `articles` are the first few (slugs) of `texts` that do; none for a profile.
    """

    actor: str
    why: Merger
    name: str
    other: str
    articles: tuple[str, ...]
    texts: int


class Likeness(NamedTuple):
    """The evidence that two happenings are one, part by part as generator/story/likeness.py has it, and how much was needed."""

    act: float
    who: float
    where: float
    around: float
    core: float
    said: float
    sentence: float
    once: float
    against: float
    needed: float = 0.0

    @property
    def total(self) -> float:
        """All for it, less what is against it."""
        # Added up in this order: figures are compared to the last bit
        shared = self.who + self.where + self.around + self.core
        return self.act + shared + self.said + self.sentence + self.once - self.against


class Joined(NamedTuple):
    """Two groups of tellings taken for one event, each by the id of its first mention, and why."""

    one: str
    other: str
    likeness: Likeness
