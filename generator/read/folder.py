"""content/ as a whole: which files are read as what, and what each article is called in addresses."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from slugify import slugify

from generator.errors import ContentError, Problem
from generator.model import Article, Content, Corrections, Profile, WrittenEvent
from generator.project import Project
from generator.read.article import read_article, sealed
from generator.read.corrections import read_corrections
from generator.read.markdown import MARKDOWN
from generator.read.page import PAGE
from generator.read.reading import Reader
from generator.read.source import Source
from generator.read.text import TEXT
from generator.read.written import read_event, read_profile

READERS: tuple[Reader, ...] = (MARKDOWN, TEXT, PAGE)

_TEXT_LIKE = set(".adoc .doc .docx .eml .epub .mht .mhtml .odt .org .pages .pdf .rst .rtf .tex .wpd .xml".split())
_MAX_SLUG = 80  # characters; file systems take 255 bytes, people less


def read_content(project: Project) -> Content:
    """All of `content/`: articles in order of publication, what people wrote beside them, and what could not be used."""
    articles: list[Article] = []
    profiles: list[Profile] = []
    events: list[WrittenEvent] = []
    corrections = Corrections()
    problems: list[Problem] = []
    for path in _files(project.content):
        shown = path.relative_to(project.root).as_posix()
        inside = PurePosixPath(shown).relative_to("content")
        if str(inside) == "site.toml":
            continue
        try:
            found: tuple[Problem, ...] = ()
            reader = reader_of(path.name)
            if path.is_dir():
                found = _not_read(shown, "links to folders are not followed; put the folder itself here")
            elif str(inside) == "corrections.toml":
                corrections, found = read_corrections(_source(path, shown).data, shown)
            elif inside.parts[0] == "actors" and reader is MARKDOWN:
                profile, found = read_profile(_source(path, shown), project.content / "static")
                profiles += [profile] if profile else []
            elif inside.parts[0] == "events" and reader is MARKDOWN:
                event, found = read_event(_source(path, shown))
                events += [event] if event else []
            elif inside.parts[0] in ("actors", "events"):
                found = _not_read(shown, "only .md files are read here")
            elif reader is not None:
                read = read_article(_source(path, shown), reader, project)
                articles += [read.article] if read.article else []
                found = read.problems
            elif path.suffix.lower() in _TEXT_LIKE or not path.suffix:
                found = _not_read(shown, f"articles are {_endings()} files; save its text as one of these")
            problems.extend(found)
        except ContentError as error:
            problems.extend(error.problems)
    named = _with_slugs(articles)
    ordered = sorted(named, key=lambda article: (article.dateline.date, article.slug))
    return Content(
        articles=tuple(sealed(article) for article in ordered),
        corrections=replace(corrections, profiles=tuple(profiles), written=tuple(events)),
        problems=tuple(sorted(problems)),
    )


def read_file(path: Path, project: Project) -> tuple[Article | None, tuple[Problem, ...]]:
    """One file from anywhere as an article."""
    shown = os.path.relpath(path, project.root) if path.resolve().is_relative_to(project.root) else str(path)
    reader = reader_of(path.name)
    if reader is None:
        raise ContentError(f"articles are {_endings()} files", path=shown)
    read = read_article(_source(path, PurePosixPath(Path(shown)).as_posix()), reader, replace(project, drafts=True))
    return (sealed(_with_slugs([read.article])[0]) if read.article else None), read.problems


def reader_of(name: str) -> Reader | None:
    """The reader for a file of this name."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def _endings() -> str:
    return ", ".join(suffix for reader in READERS for suffix in reader.suffixes)


def _not_read(path: str, why: str) -> tuple[Problem, ...]:
    return (Problem(path, 0, 0, f"not read: {why}", "warning"),)


def _files(content: Path) -> Iterator[Path]:
    """Every file and every link to a folder below `content`, in the order of their paths.

    Static files and names that begin with `_` or `.` are none of ours. Links to folders are not followed: they may lead in circles.
    """
    for folder, folders, files in os.walk(content):
        top = Path(folder) == content
        folders[:] = sorted(name for name in folders if name[0] not in "_." and not (top and name == "static"))
        links = (name for name in folders if Path(folder, name).is_symlink())
        yield from (Path(folder, name) for name in sorted([*files, *links]) if name[0] not in "_.")


def _source(path: Path, shown: str) -> Source:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a named pipe would wait for ever
            raise ContentError("this is no regular file, and nothing else is read: put a copy of the text here", path=shown)
        return Source(shown, path.read_bytes())
    except OSError as error:
        raise ContentError(f"cannot be read: {error.strerror}", path=shown) from None


def _with_slugs(articles: Sequence[Article]) -> list[Article]:
    """Each article with a slug of its own: of the file's name, with its folders where two files share one, then with a number.

    `index` is taken by the list of articles. The names depend on the paths alone, never on the order they are read in.
    """
    short = [_slug(PurePosixPath(article.path).stem) for article in articles]
    counts = Counter(short)
    taken = {"index"} | {slug for slug in short if counts[slug] == 1}
    named = []
    for article, slug in zip(articles, short, strict=True):
        if counts[slug] > 1 or slug == "index":
            path = PurePosixPath(article.path)
            folders = path.parent.parts[1:] if path.parts[0] == "content" else ()
            base = _slug("-".join((*folders, path.stem)))
            slug, number = base, 2
            while slug in taken:
                slug, number = f"{base}-{number}", number + 1
            taken.add(slug)
        named.append(replace(article, slug=slug))
    return named


def _slug(name: str) -> str:
    return slugify(name, max_length=_MAX_SLUG, word_boundary=True) or "article"
