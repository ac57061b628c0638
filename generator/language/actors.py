"""Who is in a text: Doc → mentions and actors.

    names → descriptions → groups → posts → leads → pronouns → posts in predicates → relations

Each step is a module and adds to the `Cast`; this one runs them in order and writes down what came of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from slugify import slugify
from spacy.tokens import Doc

from generator.language import coref, descriptions, gazetteer, leads, names, nominals, offices, relations, roles
from generator.language.cast import Cast, Figure, Post, Tie, gender_of, role_of
from generator.language.chunks import Chunk, Chunker
from generator.language.gazetteer import Entry
from generator.model import Actor, Alias, Article, Extent, HeldRole, Kind, Mention, Profile, Relation, Timex
from generator.temporal.tenure import gathered


def read_actors(
    doc: Doc, article: Article, sentences: Sequence[Extent], timexes: Sequence[Timex] = (), known: Sequence[Profile] = ()
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions in text order, and the actors they are of in order of first mention.

    `doc` is of `article.text`, parsed; `sentences` are its sentences, `timexes` its times. Names and aliases of `known` profiles
    always match. A mention whose actor is not clear has none. Actor ids are slugs of the actors' names, unique in the text.
    """
    cast = Cast(doc, article, sentences, timexes)
    chunks = [chunk for chunk in Chunker(doc, sentences, _profiles(known)).chunks() if not _is_heading(chunk, article)]
    dates = {i for i, at in cast.timex_at.items() if not timexes[at].value.endswith("_REF")}  # "now" and "once" are not left out
    others = relations.other_names(doc, chunks, dates)
    for named in names.group(doc, chunks, others):
        _enter(cast, named)
    descriptions.note(cast)
    nominals.find(cast)
    roles.titles(cast, chunks)
    leads.resolve(cast)
    coref.resolve(cast)
    offices.find(cast)
    relations.find(cast, others)
    return _written(cast)


def _profiles(known: Sequence[Profile]) -> dict[str, Entry]:
    """Key of each name and alias → the profile as an entry; its kind is the text's to tell where the profile has none."""
    wellknown = gazetteer.wellknown()
    found: dict[str, Entry] = {}
    for profile in known:
        filed = next(
            (wellknown[key][0].kind for key in map(gazetteer.key, (profile.name, *profile.aliases)) if key in wellknown), None
        )
        kind: Kind = profile.kind or filed or "person"
        for name in (profile.name, *profile.aliases):
            found.setdefault(gazetteer.key(name), Entry(profile.name, kind, "profile"))
    return found


def _is_heading(chunk: Chunk, article: Article) -> bool:
    """Whether the chunk stands in a heading, where every word may be capitalised."""
    return any(
        markup.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} and markup.extent.contains(chunk.extent) for markup in article.markup
    )


def _enter(cast: Cast, named: names.Named) -> None:
    titles = [cast.doc[chunk.title : chunk.start].text for chunk in named.chunks if chunk.title < chunk.start]
    gender = gender_of(named.name, titles) if named.kind == "person" else ""
    cls = next((chunk.entry.cls for chunk in named.chunks if chunk.entry is not None), "")
    figure = Figure(named.name, named.kind, named.keys, cls, gender)
    number = cast.add(figure)
    for chunk in named.chunks:
        cast.refer(chunk.start, chunk.end, number, "name")
        why, of = named.reasons[chunk.key]
        # Spelled otherwise than the name it goes by, and nothing else
        same = gazetteer.key(chunk.text) == gazetteer.key(named.name)
        figure.call(chunk.text, chunk.sentence, "spelling" if same else why, named.name if same else of)


def _written(cast: Cast) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    counts = Counter(reference.figure for reference in cast.references)
    acting = {reference.figure for reference in cast.references if role_of(cast.doc[reference.head]) in {"subject", "object"}}
    order = [
        number
        for number in dict.fromkeys(reference.figure for reference in cast.ordered())
        if number is not None and (cast.figures[number].kind != "product" or number in acting)  # products where they act
    ]
    ids = _ids([cast.figures[number] for number in order])
    id_of = dict(zip(order, ids, strict=True))
    mentions = []
    for reference in cast.ordered():
        if reference.figure is None or reference.figure not in id_of:
            continue
        last = cast.doc[reference.end - 1]
        extent = Extent(cast.doc[reference.start].idx, last.idx + len(last.text))
        mentions.append(
            Mention(extent, cast.figures[reference.figure].kind, id_of[reference.figure], reference.form, reference.why)
        )
    actors = []
    for number in order:
        figure = cast.figures[number]
        actors.append(
            Actor(
                id=id_of[number],
                name=figure.name,
                kind=figure.kind,
                aliases=tuple(
                    Alias(form, cast.evidence(shown[:3]), *figure.reasons[form])
                    for form, shown in figure.forms.items()
                    if form.casefold() != figure.name.casefold()
                ),
                roles=_roles(cast, figure, id_of),
                relations=_relations(cast, figure, id_of),
                ids=(id_of[number],),
                mentions=counts[number],
            )
        )
    return tuple(mentions), tuple(actors)


def _roles(cast: Cast, figure: Figure, id_of: dict[int, str]) -> tuple[HeldRole, ...]:
    """Each post once, or once for each time it was held, with all sentences that tell it.

    A title told again without its organisation is of the only one that the text tells it of.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for post in figure.posts:
        if post.owner in id_of:
            owners[post.title].add(id_of[post.owner])
    told: dict[tuple[str, str], list[Post]] = {}
    for post in figure.posts:
        only = next(iter(owners[post.title])) if len(owners[post.title]) == 1 else ""
        told.setdefault((post.title, id_of.get(post.owner, only) if post.owner is not None else only), []).append(post)
    return tuple(
        HeldRole(title, owner, when, cast.evidence(posts[place].sentence for place in places))
        for (title, owner), posts in told.items()
        for when, places in gathered([post.when for post in posts])
    )


def _relations(cast: Cast, figure: Figure, id_of: dict[int, str]) -> tuple[Relation, ...]:
    """Each tie once, or once for each time it held, with all sentences that tell it."""
    told: dict[tuple[str, str], list[Tie]] = {}
    for tie in figure.ties:
        if tie.other in id_of:
            told.setdefault((tie.kind, id_of[tie.other]), []).append(tie)
    return tuple(
        Relation(kind, other, when, cast.evidence(ties[place].sentence for place in places))
        for (kind, other), ties in told.items()
        for when, places in gathered([tie.when for tie in ties])
    )


def _ids(figures: Sequence[Figure]) -> list[str]:
    """Slugs of the names, made unique by kind, then by number."""
    taken: set[str] = set()
    found = []
    for figure in figures:
        base = slugify(figure.name) or figure.kind
        choices = (base, f"{base}-{figure.kind}", *(f"{base}-{number}" for number in range(2, len(figures) + 2)))
        chosen = next(choice for choice in choices if choice not in taken)
        taken.add(chosen)
        found.append(chosen)
    return found
