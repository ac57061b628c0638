"""The site's own words in the language of its readers: one gettext catalogue per language, `templates/locale/<code>.po`.

English is what stands in the code and the templates. A project adds a language, or changes words of one, with a catalogue of its
own in its `templates/locale/`; a message found in neither is English. Names, plurals and number forms are CLDR's, through Babel.
"""

from __future__ import annotations

import functools
import gettext
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from generator.errors import ProjectError
from generator.project import Project
from generator.toml import nearest

SOURCE = "en"
_INTERNATIONAL = {"en": "en-GB"}  # "8 September 2016" is understood everywhere; en-US is there for the asking


class Words:
    """A language's words. `tag` is its BCP 47 tag, as for `<html lang>`; `direction` is `ltr` or `rtl`.

    The methods are named as gettext's, so that every extractor finds the messages. Values stand in them as `%(name)s`.
    """

    def __init__(self, tag: str, catalogue: gettext.NullTranslations | None = None) -> None:
        self.tag = tag
        self.locale = _locale(tag) or Locale(SOURCE)  # for numbers and dates
        self.direction = self.locale.text_direction
        self.catalogue = catalogue or gettext.NullTranslations()

    def gettext(self, message: str, **values: object) -> str:
        """The message in this language, its values in their places."""
        return self.catalogue.gettext(message) % values if values else self.catalogue.gettext(message)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The same for words that mean different things in different places: `context` says which."""
        found = self.catalogue.pgettext(context, message)
        return found % values if values else found

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """The form that goes with `count`, which stands in it as `%(num)s`."""
        return self.catalogue.ngettext(one, many, count) % {"num": self.number(count), **values}

    def number(self, number: float) -> str:
        """`1,234` as this language writes it (in Western digits: Babel knows no others)."""
        return format_decimal(number, locale=self.locale)

    @property
    def plurals(self) -> tuple[tuple[str, int], ...]:
        """The language's plural categories by CLDR, each with a number of it: what a script needs to count in this language."""
        examples: dict[str, int] = {}
        for number in (*range(201), 1_000_000):
            examples.setdefault(self.locale.plural_form(number), number)
        return tuple(examples.items())

    def listed(self, parts: Iterable[str]) -> str:
        """What is known of a thing, side by side: `AFP, Beirut`; empty parts are left out.

        From right to left each part keeps its own direction, or the day after "Beirut" would be read before it.
        """
        known = (f"\u2068{part}\u2069" if self.direction == "rtl" else part for part in parts if part)
        return self.pgettext("between the parts of a source", ", ").join(known)

    @staticmethod
    def plain(text: str) -> str:
        """The same for machines: without the marks that only direct the eye."""
        return text.translate(_MARKS)


def capital(text: str) -> str:
    """As it begins a heading: many languages write the names of months in small letters elsewhere."""
    return text[:1].upper() + text[1:]


_MARKS = {0x2068: None, 0x2069: None}


def load_words(project: Project) -> Words:
    """The words of the site's interface: those of `language.interface`, else of the articles' language, else English.

    Raises ProjectError where `language.interface` names a language without a catalogue, or a catalogue cannot be read.
    """
    asked = project.interface or project.language
    files = tuple((path, path.stat().st_mtime_ns) for path in _catalogues(project, asked))
    if files or base(asked) == SOURCE:
        return _load(asked, files)
    if project.interface:
        told = f"“interface” is {asked!r}, and there is no templates/locale/{asked}.po{nearest(asked, languages(project))}"
        raise ProjectError(told, path="content/site.toml")
    return _load(SOURCE, ())


def languages(project: Project) -> tuple[str, ...]:
    """The languages there are words for."""
    found = {path.stem for folder in project.templates for path in (folder / "locale").glob("*.po")}
    return tuple(sorted({SOURCE, *found}))


def _catalogues(project: Project, tag: str) -> Iterator[Path]:
    """The files with words for a language: the default theme's before the project's own, `es` before `es-MX`."""
    for folder in reversed(project.templates):
        for code in dict.fromkeys((base(tag), tag)):
            path = folder / "locale" / f"{code}.po"
            if path.is_file():
                yield path


@functools.lru_cache(maxsize=8)
def _load(tag: str, files: tuple[tuple[Path, int], ...]) -> Words:
    words: gettext.NullTranslations = gettext.NullTranslations()
    for path, _ in files:
        found = _compiled(path, tag)
        found.add_fallback(words)
        words = found
    return Words(tag, words)


def _compiled(path: Path, tag: str) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=_locale(tag), abort_invalid=True))
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None)
        told = f"this is no gettext catalogue: {str(error).rstrip('.')}"
        raise ProjectError(told, path="/".join(path.parts[-3:]), line=(line or -1) + 1) from None
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def base(tag: str) -> str:
    """The language of a tag: `en` of `en-GB`."""
    return tag.split("-")[0].lower()


def _locale(tag: str) -> Locale | None:
    """What CLDR knows of a language, or of the language it is a variety of."""
    for code in (_INTERNATIONAL.get(tag, tag), base(tag)):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
