"""Who is who across texts: which actors of single texts are one actor of the project, found by name.

    1. what corrections say is the same
    2. the same full name                         ("Al Nusra front", "the al-Nusra Front")
    3. another full name that a text gives it     ("Dawn Front, since March called New Dawn")
    4. an acronym and the one name it stands for  ("SOHR")
    5. a short name and the one actor known by it ("Steve Jobs" and "Steve P. Jobs"; "Saraqeb")
    6. a single name or a description, in texts that are about the same others ("the rebels")

Each step is refused where kinds disagree, where two actors could be meant, or where a correction says "not the same".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.model import Actor, Document, Kind, Merger, Profile
from generator.story.clusters import Clusters, Node
from generator.story.names import STRENGTHS, Strength, fold, initials, strength

# So many other actors must two texts share before one description in both is taken to mean one actor
SHARED_CONTEXT = 2

Words = tuple[str, ...]


def nodes_of(documents: Sequence[Document], profiles: Sequence[Profile]) -> list[Node]:
    """Profiles first, so that a cluster with a profile has it as its root, then the actors of all texts in the order given.

    A profile that names no kind has that of the mentions of its name, and is a person's where there are none.
    """
    seen: dict[str, Counter[Kind]] = defaultdict(Counter)
    for actor in (actor for document in documents for actor in document.actors):
        seen[actor.name.casefold()][actor.kind] += max(1, actor.mentions)
    nodes = []
    for profile in sorted(profiles, key=lambda profile: (profile.slug, profile.path)):
        votes: Counter[Kind] = Counter()
        for name in (profile.name, *profile.aliases):
            votes.update(seen.get(name.casefold(), ()))
        likeliest = min(votes, key=lambda kind: (-votes[kind], kind)) if votes else "person"
        nodes.append(Node(-1, Actor(profile.slug, profile.name, profile.kind or likeliest, profile=profile, ids=(profile.slug,))))
    nodes.extend(Node(text, actor) for text, document in enumerate(documents) for actor in document.actors)
    return nodes


def names_of(node: Node) -> list[tuple[str, Strength]]:
    """The name and aliases a node is known by, with their strength; an alias no sentence shows counts only in a profile."""
    actor = node.actor
    others = actor.profile.aliases if actor.profile else tuple(alias.name for alias in actor.aliases if alias.evidence)
    return [(name, strength(actor, name)) for name in (actor.name, *others) if fold(name, actor.kind)]


class _Index:
    """Who has which name: from folded words to nodes, by strength, own names and aliases apart."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.own: dict[Strength, dict[Words, list[int]]] = {
            kind: defaultdict(list) for kind in ("full", "acronym", "short", "generic")
        }
        self.alias: dict[Strength, dict[Words, list[int]]] = {kind: defaultdict(list) for kind in STRENGTHS}
        self.initials: dict[str, list[int]] = defaultdict(list)
        self.surname: dict[str, list[int]] = defaultdict(list)
        for index, node in enumerate(nodes):
            for place, (name, how) in enumerate(names_of(node)):
                words = fold(name, node.actor.kind)
                (self.alias if place else self.own)[how][words].append(index)
                if how == "full" and node.actor.kind == "person":
                    self.surname[words[-1]].append(index)
                elif how == "full":
                    for form in initials(name):
                        self.initials[form].append(index)


def merge(clusters: Clusters) -> None:
    """Joins, in `clusters`, all that names show to be one (steps 2 to 6 above; step 1 is the caller's)."""
    index = _Index(clusters.nodes)
    _by_full_name(clusters, index)
    _by_declared_alias(clusters, index)
    _by_acronym(clusters, index)
    _by_longer_name(clusters, index)
    _by_short_name(clusters, index)
    _by_context(clusters, index)


def _by_full_name(clusters: Clusters, index: _Index) -> None:
    for strengths in (index.own["full"], index.own["acronym"]):
        for indices in strengths.values():
            kept: list[int] = []
            # The most mentioned first: a slip in kind then meets the votes of all the others
            for node in sorted(indices, key=lambda node: (-clusters.kinds(node).total(), node)):
                if not any(not clusters.namesakes(other, node) and clusters.join(other, node, "name") for other in kept):
                    kept.append(node)


def _by_declared_alias(clusters: Clusters, index: _Index) -> None:
    for words, declaring in index.alias["full"].items():
        bearers = index.own["full"].get(words, [])
        for one in declaring:
            for other in clusters.roots((*bearers, *declaring)):
                if not clusters.same_kind(one, other):
                    continue
                together = clusters.texts(one) & clusters.texts(other)
                declared = {clusters.nodes[node].text for node in declaring} & clusters.texts(one)
                # Texts that know them as two outweigh texts that declare them one; a profile outweighs all
                if clusters.nodes[one].text == -1 or len(declared) >= len(together):
                    clusters.join(one, other, "declared")


def _by_acronym(clusters: Clusters, index: _Index) -> None:
    for words, bearers in index.own["acronym"].items():
        declared = index.alias["acronym"].get(words, [])
        for bearer in clusters.roots(bearers):
            for candidates in (declared, index.initials.get("".join(words), [])):
                if _join_the_only(clusters, bearer, candidates, "acronym"):
                    break


def _join_the_only(clusters: Clusters, bearer: int, candidates: Sequence[int], why: Merger) -> bool:
    """Joins `bearer` to the one cluster of its kind among `candidates`, if one it is and no text knows the two as two."""
    roots = [root for root in clusters.roots(candidates) if root != clusters.root(bearer) and clusters.same_kind(root, bearer)]
    if len(roots) != 1 or clusters.texts(roots[0]) & clusters.texts(bearer):
        return False
    return clusters.join(next(one for one in candidates if clusters.root(one) == roots[0]), bearer, why)


def _by_longer_name(clusters: Clusters, index: _Index) -> None:
    for indices in index.surname.values():
        names = {node: clusters.nodes[node].words for node in indices if len(clusters.nodes[node].words) > 1}
        forms = set(names.values())
        for words in sorted(forms, key=lambda words: (len(words), words)):
            longer = {form for form in forms if _shortens(words, form)}
            fullest = {form for form in longer if not any(_shortens(form, other) for other in longer)}
            if len(fullest) == 1:
                for node in [node for node, form in names.items() if form == words]:
                    _join_the_only(clusters, node, [other for other, form in names.items() if form in longer], "longer")


def _shortens(short: Words, long: Words) -> bool:
    """Whether a person's name may be the other with words left out: "Omar Saraqeb" and "Abu Omar Saraqeb".

    "George W. Bush" is not short for "George H. W. Bush": the middle names a short form gives are the first ones.
    """
    if len(short) >= len(long):
        return False
    ends = short[0] == long[0] and short[-1] == long[-1]
    return long[-len(short) :] == short or (ends and long[1 : len(short) - 1] == short[1:-1])


def _by_short_name(clusters: Clusters, index: _Index) -> None:
    for words, known in index.alias["short"].items():
        bearers = (*index.own["short"].get(words, ()), *index.own["full"].get(words, ()))
        rivals = clusters.roots((*known, *(index.surname.get(words[0], ()) if len(words) == 1 else ())))
        texts = {text for bearer in bearers for text in clusters.texts(bearer)}
        for bearer in bearers:
            rest = [rival for rival in rivals if clusters.root(rival) != clusters.root(bearer)]
            # A name that stands alone more often than the longer one it might abbreviate is a name of its own ("Apple")
            if len(rest) == 1 and (clusters.nodes[rest[0]].text == -1 or len(texts) <= len(clusters.texts(rest[0]))):
                _join_the_only(clusters, bearer, rest, "short")


def _by_context(clusters: Clusters, index: _Index) -> None:
    """Joins bearers of one weak name whose texts share `SHARED_CONTEXT` actors known by full name.

    First to the only actor that other texts describe so ("the rebels", elsewhere short for "Syrian rebels"), then to each other.
    """
    known: dict[int, set[int]] = defaultdict(set)
    for place, node in enumerate(clusters.nodes):
        if node.text >= 0 and strength(node.actor, node.actor.name) == "full":
            known[node.text].add(clusters.root(place))
    # A person's single name is no context name where somebody else has it as surname
    alone: list[tuple[list[int], list[int]]] = [
        (bearers, []) for words, bearers in index.own["short"].items() if words[-1] not in index.surname
    ]
    described = [(bearers, index.alias["generic"].get(words, [])) for words, bearers in index.own["generic"].items()]
    for bearers, others in (*alone, *described):
        kept = [(root, _context(clusters, root, known)) for root in clusters.roots(others) if clusters.same_kind(root, bearers[0])]
        if len(kept) > 1:
            kept = []  # two are described so, and either could be meant
        for bearer in bearers:
            if len(clusters.texts(bearer)) > 1:
                continue  # it has found its full name already
            context = known[clusters.nodes[bearer].text]
            fits = [
                (len(context & theirs), -place)
                for place, (other, theirs) in enumerate(kept)
                if clusters.same_kind(bearer, other) and not clusters.texts(bearer) & clusters.texts(other)
            ]
            shared, place = max(fits, default=(0, 0))
            if shared >= SHARED_CONTEXT and clusters.join(kept[-place][0], bearer, "context"):
                kept[-place][1].update(context)
            else:
                kept.append((bearer, set(context)))


def _context(clusters: Clusters, root: int, known: Mapping[int, set[int]]) -> set[int]:
    return set().union(*(known[text] for text in clusters.texts(root)))
