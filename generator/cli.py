"""The verbs. Turns what goes wrong into `path:line:column: message` on stderr and an exit code.

0: all is well; 1: something could not be used (the rest was); 2: the command was wrong. What is slow to import (spaCy above all) is
imported where it is used, so that `--help` answers at once.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, TextIO

import typer

# Before numpy is imported: its threads wait for each other after every small product, which on a busy machine takes several times
# the time it saves. --jobs is what more cores are for.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from generator import __version__, terminal
from generator.errors import ContentError, DatelineError, Problem, ProjectError
from generator.model import Article, Dateline
from generator.project import LANGUAGE_FORM, Project, find_project, language_code, load_project
from generator.toml import nearest

app = typer.Typer(
    help="A folder of articles in, a timeline site with actor profiles out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Mode(StrEnum):
    """How a text speaks of time."""

    news = "news"
    narrative = "narrative"


ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project", metavar="DIR", help="The folder that holds content/. Default: this one or its nearest parent that does."
    ),
]
DraftsOption = Annotated[bool, typer.Option("--drafts", help="Read articles marked as drafts too.")]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Analyse articles in this many processes.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 on warnings too.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of words.")]
ModeOption = Annotated[Mode, typer.Option(help="news: weekdays and months look back from the date; narrative: along the story.")]


def main() -> None:
    """The command `dateline`."""
    try:
        app()
    except DatelineError as error:
        terminal.report(error.problems)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "DATELINE_TRACEBACK" in os.environ:
            raise
        told = f"dateline: {type(error).__name__}: {error}\nThis is a defect of Dateline; DATELINE_TRACEBACK=1 shows where."
        print(told, file=sys.stderr)
    sys.exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    project: ProjectOption = None,
    base_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the site will live, for what must be absolute.")
    ] = None,
    drafts: DraftsOption = False,
    jobs: JobsOption = 1,
    strict: StrictOption = False,
) -> None:
    """Build site/ from content/."""
    begun = time.perf_counter()
    chosen = _project(project, base_url=base_url, drafts=drafts)
    from generator.build import publish, tell_story
    from generator.write import write

    with terminal.from_here(chosen.root):
        with terminal.progress("Reading articles") as step:
            storyline = tell_story(chosen, jobs=jobs, progress=step)
        site = publish(storyline, chosen)
        written = write(site, chosen.site)
    terminal.report(site.problems, chosen)
    changed = f"{terminal.count(len(site.files), 'file')}, {len(written.changed)} changed, {len(written.removed)} removed"
    print(f"{terminal.counts(storyline, chosen)} ({changed}) in {time.perf_counter() - begun:.1f} s")
    if written.foreign:
        print(terminal.left_alone(str(chosen.site), written.foreign))
    print(f"Open {terminal.shown(str(chosen.site / 'index.html'))}")
    raise typer.Exit(_exit_code(site.problems, strict))


@app.command()
def serve(
    project: ProjectOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 5500,
    drafts: Annotated[bool, typer.Option("--drafts/--no-drafts", help="Show articles marked as drafts.")] = True,
    jobs: JobsOption = 1,
) -> None:
    """Show the site in a browser and rebuild it as you edit."""
    root = _project(project).root
    from generator import serve as preview

    preview.serve(
        lambda: load_project(root, drafts=drafts),
        port=port,
        jobs=jobs,
        report=lambda problems: terminal.report(problems, Project(root)),
        say=lambda text: print(text, flush=True),
    )


@app.command()
def check(project: ProjectOption = None, drafts: DraftsOption = False, jobs: JobsOption = 1, strict: StrictOption = False) -> None:
    """Read and analyse everything, report what cannot be used, write nothing."""
    chosen = _project(project, drafts=drafts)
    from generator.build import publish, tell_story

    with terminal.from_here(chosen.root):
        with terminal.progress("Reading articles") as step:
            storyline = tell_story(chosen, jobs=jobs, progress=step)
        publish(storyline, replace(chosen, search="none"))  # an engine is for what is written
    terminal.report(storyline.problems, chosen)
    print(terminal.counts(storyline, chosen))
    raise typer.Exit(_exit_code(storyline.problems, strict))


@app.command()
def explain(
    article: Annotated[str | None, typer.Argument(help="A file, or an article's name on the site.")] = None,
    text: Annotated[str | None, typer.Option(help="A text instead of an article; needs --date.")] = None,
    date: Annotated[datetime.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day the text is written on.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The language of the text: en unless given.")] = None,
    mode: ModeOption = Mode.news,
    as_json: JsonOption = False,
    as_timeml: Annotated[bool, typer.Option("--timeml", help="TimeML instead of words.")] = False,
    events: Annotated[bool, typer.Option("--events", help="Events and actors, and what shows them, instead of times.")] = False,
    project: ProjectOption = None,
) -> None:
    """Show each time expression, what it became, and why, down to the lines of the grammar.

    With --events, each event with who is in it and why it is dated so, and each actor with the sentences that show who it is.
    """
    if (article is None) == (text is None):
        raise typer.BadParameter("give an ARTICLE, or --text with --date")
    if (text is None) != (date is None):
        raise typer.BadParameter("--text and --date go together")
    if language is not None and (text is None or not language_code(language)):
        raise typer.BadParameter(f"--language goes with --text, and is {LANGUAGE_FORM}")
    if as_json and as_timeml:
        raise typer.BadParameter("--json and --timeml do not go together")
    if events and as_timeml:
        raise typer.BadParameter("TimeML holds times and no events: give --events by itself or with --json")
    if text is not None and date is not None:
        read = Article("text", "", Dateline(date.date()), text, language or "en", mode=mode.value)
        chosen = Project(Path.cwd()) if project is None else _project(project)
    else:
        read, chosen = _article(article or "", project)
    from generator.build import tell_story
    from generator.explain import data, show
    from generator.jsonl import explanation
    from generator.language import annotate
    from generator.pages.timeml import timeml
    from generator.read import read_content

    known = read_content(chosen).corrections.profiles if events and (article or project) else ()  # as in a build
    (document,) = annotate([read], pipeline=chosen.pipeline, settings=chosen.settings, known=known)
    if document.problem:
        with terminal.from_here(chosen.root):
            raise ContentError(document.problem, path=read.path)
    # What other texts say of the same; a text that is no project's article stands alone
    story = tell_story(chosen) if events and article and chosen.content.is_dir() else None
    if not as_json and not as_timeml and events:
        show(document, story)
        return
    if not as_json and not as_timeml:
        terminal.explain(read, document.timexes)
        return
    times = {"date": read.dateline.date.isoformat(), "timexes": [explanation(timex) for timex in document.timexes]}
    found = data(document, story) if events else times
    with _output(None) as out:
        out.write(timeml(document) if as_timeml else json.dumps(found, ensure_ascii=False, indent=2) + "\n")


@app.command()
def annotate(
    file: Annotated[Path | None, typer.Argument(help="JSON Lines; standard input where left out or -.")] = None,
    mode: ModeOption = Mode.news,
    stream: Annotated[bool, typer.Option("--stream", help="Answer line by line, with actors of each text alone.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, not to standard output.")
    ] = None,
    pipeline: Annotated[str, typer.Option(metavar="NAME", help="An installed spaCy pipeline instead of the bundled one.")] = "",
    jobs: JobsOption = 1,
) -> None:
    """Annotate texts for programs: JSON Lines in, JSON Lines out."""
    from generator.jsonl import answer_all, answer_each, read_requests

    failed = False
    with _input(file) as lines, _output(output) as out:
        requests = read_requests(lines, mode=mode.value)
        answers = answer_each(requests, pipeline=pipeline) if stream else answer_all(list(requests), pipeline=pipeline, jobs=jobs)
        for answer in answers:
            failed |= "error" in answer
            print(json.dumps(answer, ensure_ascii=False), file=out, flush=stream)
    raise typer.Exit(1 if failed else 0)


def _project(folder: Path | None, *, base_url: str | None = None, drafts: bool = False) -> Project:
    root = folder if folder is not None else find_project(Path.cwd())
    with terminal.from_here(root):
        return load_project(root, base_url=base_url, drafts=drafts)


def _article(name: str, folder: Path | None) -> tuple[Article, Project]:
    """The article of a file, wherever it is, or of a slug in the project."""
    from generator.read import read_content, read_file

    if (path := Path(name)).is_file():
        try:
            project = _project(folder or find_project(path.parent))
        except ProjectError as error:
            if error.problem.path or folder:
                raise
            project = Project(path.resolve().parent)
        with terminal.from_here(project.root):
            article, problems = read_file(path, project)
        terminal.report(problems, project)
        if article is None:
            raise typer.Exit(1)
        return article, project
    project = _project(folder, drafts=True)
    articles = {article.slug: article for article in read_content(project).articles}
    if name not in articles:
        raise ContentError(f"there is no file and no article “{name}”{nearest(name, articles)}")
    return articles[name], project


def _exit_code(problems: Iterable[Problem], strict: bool) -> int:
    return int(any(strict or problem.severity == "error" for problem in problems))


@contextlib.contextmanager
def _input(file: Path | None) -> Iterator[BinaryIO]:
    if file is None or str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        with file.open("rb") as lines:
            yield lines
    except OSError as error:
        raise DatelineError(f"cannot be read: {error.strerror}", path=str(file)) from None


@contextlib.contextmanager
def _output(file: Path | None) -> Iterator[TextIO]:
    if file is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # JSON is UTF-8 whatever the locale says
        yield sys.stdout
        return
    try:
        with file.open("w", encoding="utf-8") as out:
            yield out
    except OSError as error:
        raise DatelineError(f"cannot be written: {error.strerror}", path=str(file)) from None
