"""The flow: content/ → articles → documents → storyline → pages → bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.cache import Cache
from generator.errors import ContentError, Problem, SearchError
from generator.language import annotate, fingerprint
from generator.model import Article, Document, File, Profile, Site, Storyline
from generator.pages import PAGES, records
from generator.project import Project
from generator.read import read_content
from generator.render import render
from generator.search import index
from generator.story import tell
from generator.words import load_words

Progress = Callable[[int, int], None]
"""Called with how many articles are analysed, and how many there are."""


def silent(_done: int, _total: int) -> None:
    """No progress shown."""


def build(project: Project, *, jobs: int = 1, progress: Progress = silent) -> Site:
    """What the site of `project` is. Problems of single files are in it; a DatelineError is what leaves no site at all."""
    load_words(project)  # an error in them is told before the articles are read
    return publish(tell_story(project, jobs=jobs, progress=progress), project)


def tell_story(project: Project, *, jobs: int = 1, progress: Progress = silent) -> Storyline:
    """All of `content/` as one story, with everything that could not be used in its problems."""
    content = read_content(project)
    known = content.corrections.profiles
    documents = tuple(understood(content.articles, project, known, jobs=jobs, progress=progress))
    storyline = tell(documents, content.corrections)
    unread = tuple(problem for document in documents for problem in problems_of(document))
    return replace(storyline, problems=(*content.problems, *unread, *storyline.problems))


def problems_of(document: Document) -> Iterator[Problem]:
    """What of an article could not be read."""
    if document.problem:
        yield Problem(document.article.path, 0, 0, document.problem)
    if document.note:
        yield Problem(document.article.path, 0, 0, document.note, "warning")


def publish(storyline: Storyline, project: Project) -> Site:
    """The story as a site."""
    if not storyline.events and not storyline.documents:
        told = "there is nothing to build a site from in content/: put dated articles there (.md, .txt, .html)"
        raise ContentError(told, others=storyline.problems)
    engine, problems = search_engine(storyline, project)
    project = project if engine else replace(project, search="none")
    outputs = [output for pages in PAGES for output in pages(storyline, project)]
    files = render([*outputs, *static_files(project)], project)
    return Site({**files, **engine}, (*storyline.problems, *problems))


def search_engine(storyline: Storyline, project: Project) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Its files; none where the project wants none, or, with one warning, where they cannot be made."""
    if project.search == "none":
        return {}, ()
    try:
        return index(records(storyline, project), project.language), ()
    except SearchError as error:
        told = f'{error}; search.html finds names and periods only, which search = "none" in content/site.toml would ask for'
        return {}, (Problem("", 0, 0, told, "warning"),)


def understood(
    articles: Sequence[Article],
    project: Project,
    known: Sequence[Profile],
    *,
    jobs: int = 1,
    progress: Progress = silent,
) -> Iterator[Document]:
    """Each article's document, in order: the remembered one, or a new one."""
    if not articles:
        return
    engine = fingerprint(project.pipeline, project.settings, known)
    with Cache(project.root / ".dateline" / "cache.db") as cache:
        remembered = {article.slug: document for article in articles if (document := cache.get(article, engine))}
        new = [article for article in articles if article.slug not in remembered]
        fresh = annotate(new, pipeline=project.pipeline, settings=project.settings, known=known, jobs=min(jobs, len(new)) or 1)
        for done, article in enumerate(articles):
            progress(done, len(articles))
            document = remembered.get(article.slug)
            if document is None:
                document = next(fresh)
                cache.put(document, engine)
            yield document
        progress(len(articles), len(articles))


def static_files(project: Project) -> Iterator[File]:
    """`content/static/` as it is, but for names that begin with a dot."""
    folder = project.content / "static"
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield File(f"static/{inside.as_posix()}", path.read_bytes())
