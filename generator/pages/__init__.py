"""Storyline → Page | File. A page kind or an export is one function and its line in `PAGES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model import File, Page, Storyline
from generator.pages.about import data, not_found, server_files
from generator.pages.actors import actors, places
from generator.pages.articles import articles
from generator.pages.calendar import ical
from generator.pages.card import card
from generator.pages.csv_file import csv_file
from generator.pages.embed import embed
from generator.pages.events import events
from generator.pages.export import timeline_json
from generator.pages.feeds import atom, sitemap
from generator.pages.filters import filters
from generator.pages.jsonfeed import json_feed
from generator.pages.search import records, search
from generator.pages.theme import static_files
from generator.pages.timeline import chronology, home, periods
from generator.pages.timelinejs import timelinejs
from generator.pages.timeml import timeml_files
from generator.project import Project

PAGES: tuple[Callable[[Storyline, Project], Iterable[Page | File]], ...] = (
    home,
    periods,
    events,
    actors,
    places,
    articles,
    chronology,
    search,
    embed,
    data,
    not_found,
    filters,
    timeline_json,
    csv_file,
    timelinejs,
    ical,
    timeml_files,
    atom,
    json_feed,
    sitemap,
    server_files,
    card,
    static_files,
)

__all__ = ["PAGES", "records"]
