"""The social card: a picture, read back pixel by pixel."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from PIL import Image
from storylines import project, storyline

from generator.model import Storyline
from generator.pages import PAGES
from generator.pages.card import CARD, HEIGHT, WIDTH, card, colours
from generator.render import render
from generator.tokens import Tokens

BASE = "https://vellan.example/story/"
INK, SOFT, TIME, SOFT_TIME, PAPER = (27, 29, 33), (92, 95, 102), (168, 50, 26), (217, 162, 150), (253, 252, 250)


def drawn(story: Storyline | None = None, root: Path = Path(), **settings: object) -> Image.Image:
    (file,) = card(story or storyline(), project(root, base_url=BASE, **settings))
    assert file.url == CARD
    image = Image.open(io.BytesIO(file.content))
    image.verify()
    return Image.open(io.BytesIO(file.content)).convert("RGB")


def used(image: Image.Image, box: tuple[int, int, int, int] | None = None) -> dict[tuple[int, ...], int]:
    """How many pixels have which colour."""
    counted = (image.crop(box) if box else image).getcolors(WIDTH * HEIGHT) or []
    return {colour: number for number, colour in counted if isinstance(colour, tuple)}


TOP, BARS = (0, 0, WIDTH, 330), (0, 345, WIDTH, 555)


def test_it_shows_the_title_and_the_bars_in_the_colours_of_the_theme() -> None:
    image = drawn()
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    assert used(image)[PAPER] > WIDTH * HEIGHT / 2
    assert used(image, TOP)[INK] > 1000
    assert used(image, BARS)[TIME] > 100
    assert used(image, BARS)[SOFT_TIME] > 100


def test_equal_stories_give_equal_bytes() -> None:
    of = project(Path(), base_url=BASE)
    assert next(iter(card(storyline(), of))) == next(iter(card(storyline(), of)))


@pytest.mark.parametrize("title", ["حرب", "שלום", "戦争", "Syria 🕊"])
def test_a_title_its_letters_cannot_write_is_left_out(title: str) -> None:
    image = drawn(title=title)
    assert INK not in used(image)
    assert used(image)[TIME] > 100


@pytest.mark.parametrize("title", ["Łódź–Čačak: “Şırnak”", "Αθήνα", "Хроника событий", "Việt Nam"])
def test_its_letters_are_those_of_europe(title: str) -> None:
    assert used(drawn(title=title), TOP)[INK] > 500


@pytest.mark.parametrize("title", ["word " * 60, "Donaudampfschifffahrtsgesellschaft" * 3, "one " + "x" * 300, "x"])
def test_a_title_of_any_length_stays_within_the_margins(title: str) -> None:
    image = drawn(title=title)
    edges = (image.crop((0, 0, 76, HEIGHT)), image.crop((WIDTH - 76, 0, WIDTH, HEIGHT)), image.crop((0, 0, WIDTH, 60)))
    assert all(used(edge).keys() == {PAPER} for edge in edges)
    assert used(image)[INK] > 100


@pytest.mark.parametrize(
    "title", ["word " * 60, "word " * 12, "word " * 18, "A title that takes two lines of the largest", "x", "حرب"]
)
def test_the_bars_never_touch_the_words(title: str) -> None:
    image = drawn(title=title)
    rows = {y: used(image, (0, y, WIDTH, y + 1)) for y in range(120, HEIGHT)}
    last_word = max(y for y, row in rows.items() if SOFT in row)
    first_bar = min(y for y, row in rows.items() if TIME in row or SOFT_TIME in row)
    assert first_bar > last_word + 20


def test_a_theme_changes_its_colours(tmp_path: Path) -> None:
    (tmp_path / "templates" / "static").mkdir(parents=True)
    (tmp_path / "templates" / "static" / "style.css").write_text(":root { --paper: #000; --ink:#FFFFFF; --time: oklch(1 0 0) }\n")
    found = colours(project(tmp_path))
    assert (found["paper"], found["ink"], found["time"]) == ("#000", "#FFFFFF", "#a8321a")
    assert used(drawn(root=tmp_path))[(0, 0, 0)] > WIDTH * HEIGHT / 2


def test_the_tokens_of_site_toml_win() -> None:
    assert (0, 97, 63) in used(drawn(theme=Tokens(light=(("time", "#00613f"),))), BARS)


def test_a_story_without_events_has_a_card_too() -> None:
    assert used(drawn(replace(storyline(), events=(), undated=())))[INK] > 1000


def test_only_a_site_with_a_base_url_has_one_and_names_it() -> None:
    for base in ("", BASE):
        of = project(Path(), base_url=base)
        files = render([output for make in PAGES for output in make(storyline(), of)], of)
        assert (CARD in files) is bool(base)
        page = html.fromstring(files["events/ilvane-arrested.html"].decode())
        named = page.xpath('//meta[@property="og:image"]/@content')
        assert named == ([f"{BASE}{CARD}"] if base else [])
        assert bool(page.xpath('//meta[@name="twitter:card"]')) is bool(base)
        assert bool(page.xpath('//meta[@property="og:image:alt"]/@content')) is bool(base)
