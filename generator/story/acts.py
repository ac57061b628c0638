"""What kinds of act there are to a storyline: how much one weighs, which can be one happening, which happens but once.

Classes are those `annotate` gives event mentions (a lemma where it knows no class); one that is in no list here has the default
weight and is like itself only.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Kind

DEFAULT_WEIGHT = 0.4

# Weight: how likely a reader must know of it to follow a story; three steps and a default are as fine as judgement goes
_WEIGHTS: dict[float, str] = {
    1.0: "kill die disaster capture coup split merge rename found truce bankrupt acquire explode elect",
    0.8: "strike attack offensive defeat besiege break-siege agree arrest convict resign dismiss abduct crash lose withdraw born "
    "collapse",
    0.6: "wound destroy advance fight riot protest charge sue rule ban appoint join launch free extradite flee displace deploy "
    "violate torture legislate win sell discontinue close",
    0.2: "move use change begin end give send meet develop rise drop compete report-result",
}
WEIGHT: dict[str, float] = {name: weight for weight, names in _WEIGHTS.items() for name in names.split()}

# Classes that tell one happening from several sides: the means and the result, the deal and its content
_KIN: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "strike attack explode kill die wound destroy",
        "capture advance offensive defeat fight",
        "break-siege offensive advance capture",
        "agree truce negotiate",
        "split rename",
        "acquire sell merge",
        "elect win",
        "crash collapse die kill wound destroy",
        "disaster die kill destroy displace",
        "arrest charge",
        "convict rule",
        "resign dismiss",
        "launch open",
    )
)

# Acts that happen again and again, in one place and to the same people: what is shared must be more before two of them are one.
# Other acts leave things changed, and are not done again until somebody has undone them (a town is captured once a day)
OFTEN = frozenset(
    "strike attack explode kill die wound abduct fight riot protest meet negotiate violate move use change give send "
    "deploy arrest rise drop report-result compete win award invest launch develop refuse begin end investigate".split()
)

# Acts told whole when it is told who did them
ALONE = frozenset("resign split rename bankrupt join".split())


@dataclass(frozen=True, slots=True)
class Once:
    """An act that happens to anybody once at most: two tellings of it are of one happening however vague their dates.

    `kinds` are the kinds of actor it happens to; `of_subject` tells that its subject, whatever role it is given, undergoes it.
    """

    name: str
    kinds: frozenset[Kind]
    of_subject: bool = False


_PERSON: frozenset[Kind] = frozenset({"person"})
_ONCE = {
    "kill": Once("death", _PERSON),
    "die": Once("death", _PERSON, of_subject=True),
    "born": Once("birth", _PERSON, of_subject=True),
    "found": Once("founding", frozenset({"organisation", "group"})),
}


def weight(cls: str) -> float:
    """From 0 to 1."""
    return WEIGHT.get(cls, DEFAULT_WEIGHT)


def kin(cls: str) -> frozenset[str]:
    """The classes that may tell the same happening as `cls`, itself included."""
    return frozenset({cls}).union(*(some for some in _KIN if cls in some))


def once(cls: str) -> Once | None:
    """The once-only act that a class tells; None for most."""
    return _ONCE.get(cls)
