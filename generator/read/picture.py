"""The picture an article or a profile names in its front matter."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

import PIL
from PIL import Image

from generator.errors import Problem
from generator.model import Picture
from generator.read import head

KEYS: head.Keys = {
    "image": (head.text, "the path of a picture in content/static/"),
    "image_alt": (head.text, "a text that says what the picture shows"),
    "image_credit": (head.text, "a text that says whose picture it is"),
}
_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")  # what every browser shows, besides SVG


def take_picture(values: dict[str, Any], top: head.Head, static: Path) -> tuple[Picture | None, tuple[Problem, ...]]:
    """Take the picture's keys out of a front matter's `values`; None where there is no picture, or none that can be shown.

    `static` is content/static/.
    """
    image, alt, credit = (values.pop(key, "") for key in KEYS)
    if not image:
        return None, ()
    file = PurePosixPath(image.removeprefix("/").removeprefix("content/").removeprefix("static/"))
    if ".." in file.parts or not (static / file).is_file():
        return None, (top.problem(f"there is no picture content/static/{file}", "image"),)
    size = _size(static / file)
    if size is None:
        shown = f"content/static/{file} is no picture that browsers show (JPEG, PNG, WebP, AVIF, GIF, SVG)"
        return None, (top.problem(shown, "image"),)
    told: tuple[Problem, ...] = ()
    if not alt:
        lacks = "“image_alt” is missing: say what the picture shows, for people who cannot see it"
        told = (top.problem(lacks, "image", "warning"),)
    return Picture(f"static/{file}", alt, credit, *size), told


def _drawn(root: bytes) -> tuple[int, int]:
    sides = [re.search(rb"\s%s=[\"'](\d+(?:\.\d+)?)(?:px)?[\"']" % name, root) for name in (b"width", b"height")]
    width, height = (round(float(side[1])) if side else 0 for side in sides)
    return (width, height) if width and height else (0, 0)


def _size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels; of a drawing (SVG) what it says, 0 and 0 where it fits any size; None for what is no picture."""
    if path.suffix.lower() == ".svg":
        root = re.search(rb"<svg\b[^>]*>", path.read_bytes())
        return _drawn(root[0]) if root else None
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            return picture.size
    except (PIL.UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
