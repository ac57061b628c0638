"""Article → Document."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from generator.language import brackets, events, reading, repair, sentences, syntax, tree, triggers
from generator.language.actors import read_actors
from generator.language.lexicon import cue
from generator.language.pipeline import identity, load
from generator.language.triggers import verb_base
from generator.model import Article, Document, Profile, Settings, TenseHint
from generator.temporal import UnknownLanguage
from generator.temporal import find as find_timexes

_SENSED = frozenset(("see", "hear", "smell", "watch"))
_BATCH = 32  # articles parsed together
_TIMES_ONLY = "of a text in “{}” only the times are read: events and actors are found in English, so the timeline has nothing of it"


def annotate(
    articles: Sequence[Article],
    *,
    pipeline: str = "",
    settings: Settings = Settings(),  # noqa: B008  frozen
    known: Sequence[Profile] = (),
    jobs: int = 1,
) -> Iterator[Document]:
    """A Document for each article, in order. `jobs` processes parse; everything else is quick.

    A text that cannot be read has a Document that says so in `problem`: the others go on. Raises PipelineError where the pipeline
    cannot be used. A text that is not in English has its times, where there is a grammar, and a `note`.
    """
    nlp = load(pipeline)
    waiting: deque[brackets.Bare] = deque()
    marked = (_marked(nlp, article, waiting) for article in articles)
    for article, doc in zip(articles, nlp.pipe(marked, batch_size=_BATCH, n_process=jobs), strict=True):
        yield _document(article, waiting.popleft().restored(doc), settings, known)


def _marked(nlp: Language, article: Article, waiting: deque[brackets.Bare]) -> Doc:
    """What the pipeline is to read of an article; what it left out joins those that are `waiting`."""
    bare = brackets.read(nlp, article.text)
    waiting.append(bare)
    return sentences.mark(bare.doc, bare.moved(sentences.blocks(article)))


def _document(article: Article, doc: Doc, settings: Settings, known: Sequence[Profile]) -> Document:
    try:
        return _understood(article, doc, settings, known)
    except UnknownLanguage as error:
        told = str(error)
    except Exception as error:
        if "DATELINE_TRACEBACK" in os.environ:
            raise
        told = f"this text could not be analysed ({type(error).__name__}: {error}), a defect of Dateline: please report it"
    return Document(article, sentences.extents(doc), (), (), (), (), problem=told)


def fingerprint(pipeline: str, settings: Settings, known: Sequence[Profile]) -> str:
    """Changes whenever the same article could give another Document: our code and data, the pipeline, the settings, the names."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for folder in ("language", "temporal", "model"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in {".py", ".txt"}:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    names = [(profile.name, profile.kind, profile.aliases) for profile in known]
    digest.update(repr((identity(pipeline), settings, names)).encode())
    return digest.hexdigest()


def _understood(article: Article, doc: Doc, settings: Settings, known: Sequence[Profile]) -> Document:
    english = article.language.split("-")[0].lower() == "en"
    found_sentences = sentences.extents(doc) if english else sentences.paragraphs(article)
    hints = _tenses(doc) if english else ()
    timexes = tuple(
        find_timexes(article.text, article.dateline.date, article.language, mode=article.mode, settings=settings, hints=hints)
    )
    if not english:
        told = _TIMES_ONLY.format(article.language)
        return Document(article, found_sentences, timexes, (), (), (), note=told)
    repair.repair(doc, timexes)
    with tree.kept(doc):
        mentions, actors = read_actors(doc, article, found_sentences, timexes, known)
        known_text = reading.read(doc, article, found_sentences, mentions, timexes)
        return Document(article, found_sentences, timexes, mentions, events.find(known_text, actors), actors)


def _tenses(doc: Doc) -> tuple[TenseHint, ...]:
    """The tense of each clause whose verb group shows it, for directions like "on Thursday" (last or next?).

    Bare participles point nowhere, nor does the present, but for a day right behind it (`_to_come`): measured on TimeBank, AQUAINT
    and tweets they mislead more than they help.
    """
    hints: list[TenseHint] = []
    with tree.kept(doc):
        for verb in triggers.verbs(doc):
            if verb.tag_ != "VBD" and not syntax.auxiliaries(verb):
                hints += (TenseHint(syntax.extent(list(tree.below(day))), "future") for day in _to_come(verb))
                continue
            if _may_be(verb):  # "could play on Sunday"
                hints += (
                    TenseHint(syntax.extent(list(tree.below(day))), "future") for day in tree.children(verb) if day.i > verb.i
                )
            tense = syntax.tense(verb)
            if tense is not None and tense != "present":
                aside = verb.dep_ in syntax.RELATIVE and syntax.is_pluperfect(verb)
                hints.append(TenseHint(syntax.extent(list(triggers.clause(verb))), tense, aside=aside))
            if _is_done(verb):
                hanging = (*tree.children(verb), *(each for noun in syntax.objects(verb) for each in tree.children(noun)))
                hanging += tuple(each for clause in tree.children(verb) if _after(clause) for each in tree.children(clause))
                own = (child for child in hanging if child.dep_ in syntax.OBLIQUE | {"nmod"} and child.i > verb.i)
                below = (list(tree.below(child)) for child in own)
                hints += (TenseHint(syntax.extent(each), "past", sure=True) for each in below if not _takes_effect(each))
    return tuple(hints)


def _to_come(verb: Token) -> Iterator[Token]:
    """ "The sides meet on | Tuesday": what is told in the present of a day behind it, and is no saying, is arranged for then."""
    if verb.tag_ not in {"VBZ", "VBP"} or verb.dep_ not in {"ROOT", "conj"} or syntax.own_subject(verb) is None:
        return
    if verb_base(verb) in cue("attributing") | cue("saying") | cue("stative") | cue("planning") | cue("hedging"):
        return
    for child in tree.children(verb):
        on = any(grand.lower_ == "on" for grand in tree.children(child) if grand.dep_ == "case")
        if child.dep_ in syntax.OBLIQUE and child.i > verb.i and on and child.lower_.endswith("day"):
            yield child


def _after(clause: Token) -> bool:
    """ "signed a contract until June after | passing a test on Thursday": past as well."""
    after = any(child.lower_ in {"after", "since"} and child.i < clause.i for child in tree.children(clause))
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and after


def _may_be(verb: Token) -> bool:
    """ "could play", "may leave": what is possible, and no "could see", which was so."""
    modals = {aux.lower_ for aux in syntax.auxiliaries(verb)}
    return verb.tag_ == "VB" and bool(modals & {"could", "may", "might"}) and verb_base(verb) not in cue("stative") | _SENSED


def _takes_effect(phrase: list[Token]) -> bool:
    """ "effective Feb. 1" """
    first = phrase[0].doc[max(phrase[0].i - 1, 0)]
    return any(token.lower_ in {"effective", "starting", "beginning"} for token in (first, *phrase))


def _is_done(verb: Token) -> bool:
    """ "resigned", "was arrested": simple past, of a verb that arranges nothing for later ("the vote was set for May")."""
    auxiliaries = syntax.auxiliaries(verb)
    finite = auxiliaries[0] if auxiliaries else verb
    plain = finite.tag_ == "VBD" and (finite == verb or (finite.lemma_ == "be" and verb.tag_ == "VBN" and len(auxiliaries) == 1))
    return plain and verb_base(verb) not in cue("arranging") | cue("planning") | cue("attributing") | cue("hedging")
