"""Who is in a text: Doc → mentions and actors.

    names → descriptions → groups → posts → leads → pronouns → posts in predicates → relations

Each step is a module and adds to the `Cast`; this one runs them in order and writes down what came of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from slugify import slugify
from spacy.tokens import Doc

from generator.language import coref, descriptions, gazetteer, leads, names, nominals, relations, roles
from generator.language.cast import Cast, Figure, gender_of, role_of
from generator.language.chunks import Chunk, Chunker
from generator.language.gazetteer import Entry
from generator.model import Actor, Alias, Article, Extent, HeldRole, Kind, Mention, Profile, Relation


def read_actors(
    doc: Doc, article: Article, sentences: Sequence[Extent], known: Sequence[Profile] = ()
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions in text order, and the actors they are of in order of first mention.

    `doc` is of `article.text`, parsed; `sentences` are its sentences. Names and aliases of `known` profiles always match.
    A mention whose actor is not clear has none. Actor ids are slugs of the actors' names, unique in the text.
    """
    cast = Cast(doc, article, sentences)
    chunks = [chunk for chunk in Chunker(doc, sentences, _profiles(known)).chunks() if not _is_heading(chunk, article)]
    others = relations.other_names(doc, chunks)
    for named in names.group(doc, chunks, others):
        _enter(cast, named)
    descriptions.note(cast)
    nominals.find(cast)
    roles.titles(cast, chunks)
    leads.resolve(cast)
    coref.resolve(cast)
    roles.predicates(cast)
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
        figure.forms.setdefault(chunk.text, []).append(chunk.sentence)


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
        mentions.append(Mention(extent, cast.figures[reference.figure].kind, id_of[reference.figure], reference.form))
    actors = []
    for number in order:
        figure = cast.figures[number]
        actors.append(
            Actor(
                id=id_of[number],
                name=figure.name,
                kind=figure.kind,
                aliases=tuple(
                    Alias(form, cast.evidence(shown[:3]))
                    for form, shown in figure.forms.items()
                    if form.casefold() != figure.name.casefold()
                ),
                roles=_roles(cast, figure, id_of),
                relations=tuple(
                    Relation(kind, id_of[other], None, cast.evidence([sentence]))
                    for kind, other, sentence in dict.fromkeys(figure.ties)
                    if other in id_of
                ),
                ids=(id_of[number],),
                mentions=counts[number],
            )
        )
    return tuple(mentions), tuple(actors)


def _roles(cast: Cast, figure: Figure, id_of: dict[int, str]) -> tuple[HeldRole, ...]:
    """Each post once, with all sentences that tell it."""
    shown: dict[tuple[str, str], list[int]] = {}
    for title, organisation, sentence in figure.posts:
        owner = id_of.get(organisation, "") if organisation is not None else ""
        shown.setdefault((title, owner), []).append(sentence)
    return tuple(HeldRole(title, owner, None, cast.evidence(sentences)) for (title, owner), sentences in shown.items())


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
