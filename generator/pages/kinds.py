"""What kind of act an event is, as readers choose among kinds: few, where the language side tells a hundred classes apart.

A class that no kind names (the lemma of a verb that is of no class) is of the kind `other`.
"""

from __future__ import annotations

from generator.words import Words

OTHER = "other"
_CLASSES = {
    "death": "kill die",
    "attack": "wound strike attack explode abduct torture destroy",
    "battle": "advance capture lose defeat fight offensive besiege break-siege withdraw deploy violate",
    "protest": "riot protest",
    "peace": "truce agree negotiate meet",
    "law": "arrest charge convict plead try sue rule review free investigate fine extradite ban",
    "power": "coup legislate elect decide",
    "office": "appoint resign dismiss serve",
    "group": "found join split rename merge",
    "movement": "flee displace move fly",
    "business": "acquire sell invest bankrupt order lend produce restructure",
    "figures": "report-result rise drop cut raise",
    "work": "launch open close discontinue develop test delay change",
    "contest": "win compete award",
    "disaster": "disaster collapse crash",
    "aid": "give send rescue",
    "life": "absent born marry treat",
    OTHER: "begin end refuse happen take-part use dispute incident criticise appear demand-noun affect achieve",
}
KINDS = tuple(_CLASSES)
_KIND_OF = {cls: kind for kind, classes in _CLASSES.items() for cls in classes.split()}


def kind_of(cls: str) -> str:
    """The kind of a class of acts."""
    return _KIND_OF.get(cls, OTHER)


def kind_name(words: Words, kind: str) -> str:
    """What readers are told a kind is."""
    say = words.gettext
    return {
        "death": lambda: say("Deaths and killings"),
        "attack": lambda: say("Attacks"),
        "battle": lambda: say("Battles and sieges"),
        "protest": lambda: say("Protests and unrest"),
        "peace": lambda: say("Talks and agreements"),
        "law": lambda: say("Police, courts and law"),
        "power": lambda: say("Government and elections"),
        "office": lambda: say("Posts taken and left"),
        "group": lambda: say("Groups formed, joined or split"),
        "movement": lambda: say("Journeys and flight"),
        "business": lambda: say("Business"),
        "figures": lambda: say("Figures that rise or fall"),
        "work": lambda: say("Things opened, launched or changed"),
        "contest": lambda: say("Contests and awards"),
        "disaster": lambda: say("Disasters and accidents"),
        "aid": lambda: say("Aid and rescue"),
        "life": lambda: say("Turns of a life"),
    }.get(kind, lambda: say("Other acts"))()
