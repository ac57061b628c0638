"""The social card: a picture of 1200 × 630 that others show where they link to the site (https://ogp.me/).

It shows the title, the span, the counts and the bars of the overview strip in the theme's light colours. Its letters are in the
package, so it is the same on every machine; they are Latin, Greek and Cyrillic. A line with any other character is left out, for
boxes say less than nothing: the bars stand alone then, and a picture of one's own, `content/static/card.png`, takes its place.
Without a base URL there is no card, for nothing could name it: `og:image` must be absolute.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.model import File, Storyline
from generator.pages.edition import Edition
from generator.pages.strip import strip
from generator.pages.theme import STYLE
from generator.pages.timeline import span
from generator.project import Project
from generator.tokens import defined

CARD = "static/card.png"
WIDTH, HEIGHT = 1200, 630
_MARGIN, _GROUND, _TALLEST, _ALONE = 80, 550, 190, 340
_SIZES = range(84, 43, -4)
_LINES, _LEADING, _TITLE = 3, 1.14, 206  # at most so many lines, and so many pixels
_FONTS = Path(__file__).parent / "fonts"
_COLOURS = {"paper": "#fdfcfa", "ink": "#1b1d21", "soft": "#5c5f66", "line": "#dcd8d0", "time": "#a8321a", "time-soft": "#d9a296"}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


def card(storyline: Storyline, project: Project) -> Iterator[File]:
    """The picture, where the project has a base URL."""
    if project.base_url:
        edition = Edition(storyline, project)
        yield File(CARD, picture(edition, colours(project)))


def counts(edition: Edition) -> str:
    """`34 events, 13 articles`."""
    words = edition.words
    events = words.ngettext("%(num)s event", "%(num)s events", len(edition.events))
    articles = words.ngettext("%(num)s article", "%(num)s articles", len(edition.storyline.articles))
    return words.listed((events, articles))


def colours(project: Project) -> dict[str, str]:
    """The light colours of the theme, with what the project sets; the default theme's where one is not hexadecimal."""
    sheets = (folder / STYLE for folder in project.templates)
    text = next((path.read_text(encoding="utf-8") for path in sheets if path.is_file()), "")
    tokens = {**defined(text, "light"), **dict(project.theme.both), **dict(project.theme.light)}
    return {name: found if _HEX.fullmatch(found := tokens.get(name, "")) else colour for name, colour in _COLOURS.items()}


def picture(edition: Edition, colour: dict[str, str]) -> bytes:
    """The card as PNG: equal stories give equal bytes under one version of Pillow."""
    image = Image.new("RGB", (WIDTH, HEIGHT), colour["paper"])
    draw = ImageDraw.Draw(image)
    small = _font("NotoSans-Regular", 32)
    top = _MARGIN - 12
    if kicker := _writable(small, span(edition, edition.events)):
        draw.text((_MARGIN, top), kicker, fill=colour["time"], font=small)
    font, lines = _fitted(edition.title)
    at = top + 54.0
    for line in lines:
        draw.text((_MARGIN, at), line, fill=colour["ink"], font=font)
        at += font.size * _LEADING
    if told := _writable(small, counts(edition)):
        draw.text((_MARGIN, at + 20), told, fill=colour["soft"], font=small)
    _bars(draw, edition, colour, min(_TALLEST if lines else _ALONE, _GROUND - round(at) - 90))
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _bars(draw: ImageDraw.ImageDraw, edition: Edition, colour: dict[str, str], tallest: int) -> None:
    """The overview strip: below what is known to the day, upon it what is less exact; at least a line of each that is there."""
    shown = strip(edition, edition.events)
    draw.rectangle((_MARGIN, _GROUND, WIDTH - _MARGIN, _GROUND + 2), fill=colour["line"])
    scale = (WIDTH - 2 * _MARGIN) / 100
    for each in shown.bins if shown else ():
        left = _MARGIN + round(each.x * scale)
        right = max(left + 1, _MARGIN + round((each.x + each.width) * scale) - 2)
        floor = _GROUND - 1
        for weight, height, name in ((each.exact, each.exact_height, "time"), (each.spread, each.spread_height, "time-soft")):
            if weight:
                top = floor - max(2, round(height * tallest / 100)) + 1
                draw.rectangle((left, top, right, floor), fill=colour[name])
                floor = top - 1


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The title as large as it fits into its place; cut with an ellipsis where the smallest size is too large."""
    font = _font("NotoSerif-Bold", _SIZES[0])
    words = _writable(font, title).split()
    for size in _SIZES:
        font = _font("NotoSerif-Bold", size)
        lines = _wrapped(font, words)
        if len(lines) <= _LINES and len(lines) * size * _LEADING <= _TITLE and all(_fits(font, line) for line in lines):
            return font, lines
    lines = _wrapped(font, [part for word in words for part in _parts(font, word)])
    if len(lines) <= _LINES:
        return font, lines
    last = lines[_LINES - 1]
    while not _fits(font, f"{last} …"):
        last = last.rpartition(" ")[0] or last[:-1]
    return font, [*lines[: _LINES - 1], f"{last} …"]


def _parts(font: ImageFont.FreeTypeFont, word: str) -> Iterator[str]:
    """The word, in pieces that fit a line each."""
    while not _fits(font, word):
        length = next(length for length in range(len(word) - 1, 0, -1) if _fits(font, word[:length]))
        yield word[:length]
        word = word[length:]
    yield word


def _wrapped(font: ImageFont.FreeTypeFont, words: list[str]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and _fits(font, f"{lines[-1]} {word}"):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _fits(font: ImageFont.FreeTypeFont, line: str) -> bool:
    return font.getlength(line) <= WIDTH - 2 * _MARGIN


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Laid out letter by letter: what is built into every Pillow."""
    return ImageFont.truetype(_FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _writable(font: ImageFont.FreeTypeFont, line: str) -> str:
    """The line, or nothing where the font lacks any of its characters."""
    composed = " ".join(unicodedata.normalize("NFC", line).split())
    missing = bytes(font.getmask("\uffff"))
    return composed if all(each == " " or bytes(font.getmask(each)) != missing for each in composed) else ""
