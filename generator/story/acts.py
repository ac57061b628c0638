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
        "strike attack explode kill die wound destroy ~shoot ~storm",
        "capture advance offensive defeat fight",
        "break-siege offensive advance capture",
        "agree truce negotiate",
        "split rename",
        "acquire sell merge",
        "elect win",
        "crash collapse die kill wound destroy ~sink ~hurt",
        "disaster strike die kill destroy displace ~bury ~quake ~hurt",
        "arrest charge",
        "convict rule",
        "resign dismiss",
        "launch open",
    )
)

# Lemmas that may say one thing, where the classes part them or know only some. A group of them counts as a class: who is "jailed"
# was sentenced or arrested, who "won" has beaten, been elected or awarded
_SYNONYMS: dict[str, str] = {
    "~acquit": "acquit clear exonerate absolve acquittal",
    "~approve": "approve pass adopt back endorse ratify legislate enact authorise authorize vote approval passage",
    "~beat": "beat defeat lose overcome thrash triumph win victory",
    "~bury": "bury engulf avalanche landslide mudslide",
    "~deal": "sell buy acquire purchase pay auction sale acquisition takeover fetch",
    "~dismiss": "dismiss sack fire oust remove topple dismissal sacking ouster removal",
    "~elect": "elect win vote re-elect reelect choose election",
    "~expel": "expel throw_out kick_out deport expulsion deportation",
    "~extradite": "extradite hand_over extradition",
    "~fall": "surrender capitulate give_up capitulation",
    "~find": "find discover unearth uncover locate discovery",
    "~found": "found co-found cofound establish set_up founding foundation establishment",
    "~hurt": "hurt injure wound",
    "~imprison": "sentence jail imprison lock_up sentencing",
    "~join": "join sign accede admit accession admission",
    "~launch": "launch lift_off blast_off launch liftoff lift-off",
    "~leave": "leave withdraw pull_out retreat withdrawal pullout",
    "~march": "march demonstrate rally protest demonstration",
    "~occupy": "occupy take_over seize occupation takeover",
    "~prize": "win award honour honor receive",
    "~quash": "overturn quash annul reverse set_aside strike_down",
    "~quake": "shake rock jolt earthquake quake tremor",
    "~release": "free release set_free let_go liberation",
    "~reject": "reject refuse veto vote_down turn_down rejection",
    "~shoot": "shoot shoot_dead open_fire gun_down execute shooting execution",
    "~show": "premiere show screen screening",
    "~sink": "sink capsize go_down sinking",
    "~steal": "steal rob theft robbery burglary",
    "~storm": "storm break_into break_in raid invade",
    "~walkout": "walk_out strike_work walkout strike",
}
SYNONYMS = frozenset(_SYNONYMS)
_GROUP_OF: dict[str, frozenset[str]] = {}
for _name, _lemmas in _SYNONYMS.items():
    for _lemma in _lemmas.split():
        _GROUP_OF[_lemma] = _GROUP_OF.get(_lemma, frozenset()) | {_name}

# Acts whose reports count the dead or the crowd, each in its own way
TOLLS = frozenset(
    "kill die wound strike attack explode disaster crash collapse destroy displace protest riot flee fight "
    "~bury ~hurt ~march ~quake ~shoot ~sink".split()
)

# Acts that happen again and again, in one place and to the same people: what is shared must be more before two of them are one.
# Other acts leave things changed, and are not done again until somebody has undone them (a town is captured once a day)
OFTEN = frozenset(
    "strike attack explode kill die wound abduct fight riot protest meet negotiate violate move use change give send "
    "deploy arrest rise drop report-result compete win award invest launch develop refuse begin end investigate "
    "~beat ~find ~hurt ~launch ~march ~prize ~quake ~shoot ~show ~steal ~storm ~walkout".split()
)

# Acts told whole when it is told who did them
ALONE = frozenset("resign split rename bankrupt join".split())

# Acts told whole when it is told to whom they were done
WHOLE = frozenset(
    "abduct acquire appoint arrest bankrupt convict dismiss elect extradite free resign split "
    "~acquit ~dismiss ~elect ~expel ~extradite ~imprison ~release".split()
)

# Classes that say what was done; of the others, a lemma that is in no class may be a word for anything, and so may "made" or "went"
_LIGHT = frozenset("move use change begin end give send".split())
KNOWN = frozenset(WEIGHT).union(OFTEN, ALONE, WHOLE, SYNONYMS, *_KIN) - _LIGHT


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


def told_as(cls: str, lemma: str) -> frozenset[str]:
    """The class and the groups of synonyms under which acts of a class and a lemma are compared."""
    return _GROUP_OF.get(lemma, frozenset()) | {cls}


def kin(cls: str) -> frozenset[str]:
    """The classes that may tell the same happening as `cls`, itself included."""
    return frozenset({cls}).union(*(some for some in _KIN if cls in some))


def once(cls: str) -> Once | None:
    """The once-only act that a class tells; None for most."""
    return _ONCE.get(cls)
