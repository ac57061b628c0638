"""Page → bytes: Jinja2 with autoescape on and nothing undefined. The only module that knows Jinja.

What a template can use besides its page's context: `project`, `page_url`, `words` (the site's language), gettext's `_`, `ngettext`,
`pgettext` and `{% trans %}`, and the filters `link` (an address on the site, made relative to this page), `absolute` (the same with
the base URL; empty without one), `number`, and `foreign` for the words of others (marked where their language is not the page's).
"""

from __future__ import annotations

import posixpath
import traceback
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
from markupsafe import Markup

from generator.errors import ThemeError
from generator.model import File, Page
from generator.project import Project, default_theme
from generator.words import Words, base, load_words


def render(outputs: Iterable[Page | File], project: Project) -> dict[str, bytes]:
    """Every output as bytes by its URL.

    Raises ThemeError, with the template's path and line, where a template is missing, cannot be read or fails on its page.
    """
    environment = _environment(project)
    files: dict[str, bytes] = {}
    for output in outputs:
        files[output.url] = output.content if isinstance(output, File) else _page(environment, output, project)
    return files


def _environment(project: Project) -> jinja2.Environment:
    """A project's template wins over the default theme's of the same name, and extends it as `theme/<name>`."""
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(folder) for folder in project.templates]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([*loaders, jinja2.PrefixLoader({"theme": jinja2.FileSystemLoader(default_theme())})]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # `tojson`, which escapes what could end a script
    words = load_words(project)
    _install(environment, words)
    environment.globals.update(project=project, words=words)
    environment.filters.update(
        link=_link, absolute=_absolute, number=words.number, foreign=partial(_foreign, words, project.language)
    )
    return environment


def _install(environment: jinja2.Environment, words: Words) -> None:
    """gettext for templates; what stands in a message is escaped, the message itself (ours, or a project's) is not."""
    said = words.catalogue
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        said.gettext, said.ngettext, newstyle=True, pgettext=said.pgettext, npgettext=said.npgettext
    )

    def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
        return Markup(said.ngettext(one, many, num)) % {"num": words.number(num), **values}

    environment.globals["ngettext"] = ngettext


def _foreign(words: Words, of_articles: str, text: str, language: str | None = None) -> str:
    """Words that nobody translated, kept apart from the page's where its language is not that of the articles.

    `language` is that of the text: by default that of the articles, empty where it may be any. A reader (or a machine that reads
    aloud) is told of it, and punctuation stays with the words it belongs to when the page runs the other way.
    """
    if not text or base(language or of_articles) == base(words.tag):
        return text
    known = of_articles if language is None else language
    return Markup('<bdi lang="{}">{}</bdi>').format(known, text) if known else Markup("<bdi>{}</bdi>").format(text)


def _page(environment: jinja2.Environment, page: Page, project: Project) -> bytes:
    try:
        text = environment.get_template(page.template).render(page.context, page_url=page.url)
    except jinja2.TemplateSyntaxError as error:
        raise ThemeError(_sentence(error), path=_where(error.filename or error.name or "", project), line=error.lineno) from error
    except jinja2.TemplateNotFound as error:
        folders = " or ".join(_where(str(folder), project) for folder in project.templates)
        path, line = _frame(error, project) or ("", 0)
        raise ThemeError(
            f"there is no template {error.name!r} in {folders} (for the page {page.url})", path=path, line=line
        ) from error
    except Exception as error:
        path, line = _frame(error, project) or (page.template, 0)
        raise ThemeError(f"{_sentence(error)} (on the page {page.url})", path=path, line=line) from error
    return text.encode()


def _sentence(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().rstrip(".")


def _frame(error: Exception, project: Project) -> tuple[str, int] | None:
    """The innermost template line of the error's traceback (Jinja maps its frames to template files)."""
    folders = [str(folder) for folder in (*project.templates, default_theme())]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if any(frame.filename.startswith(folder) for folder in folders):
            return _where(frame.filename, project), frame.lineno or 0
    return None


def _where(path: str, project: Project) -> str:
    """A path as the project's owner would write it."""
    located = Path(path)
    return located.relative_to(project.root).as_posix() if located.is_relative_to(project.root) else path


@jinja2.pass_context
def _link(context: jinja2.runtime.Context, url: str) -> str:
    """An address on the site relative to the page; from 404.html, served at any depth, from the base URL's path."""
    page = str(context["page_url"])
    path, _, fragment = url.partition("#")
    end = f"#{quote(fragment)}" if fragment else ""
    if page == "404.html":
        base: Any = context["project"].base_url
        return (urlsplit(base).path or "/") + quote(path) + end
    if path == page and fragment:
        return end
    return quote(posixpath.relpath(path, posixpath.dirname(page) or ".")) + end


@jinja2.pass_context
def _absolute(context: jinja2.runtime.Context, url: str) -> str:
    base = str(context["project"].base_url)
    return base + quote(url) if base else ""
