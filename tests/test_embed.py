"""The page for frames: the key events, small, and every link out of the frame."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

from hypertext import Hypertext
from storylines import project, storyline

from generator.pages.about import data
from generator.pages.embed import embed
from generator.render import render


def shown(root: Path, **settings: object) -> str:
    of = project(root, **settings)
    return render(embed(storyline(), of), of)["embed/index.html"].decode()


def test_it_has_the_key_events_and_no_script(tmp_path: Path) -> None:
    page = shown(tmp_path)
    assert page.count('<li class="entry') == sum(event.key for event in storyline().events)
    assert "<script" not in page
    assert ("a", "../events/ilvane-arrested.html") in Hypertext(page.encode()).links


def test_links_leave_the_frame(tmp_path: Path) -> None:
    assert '<base target="_top">' in shown(tmp_path)


def test_search_engines_are_sent_to_the_site_itself(tmp_path: Path) -> None:
    page = shown(tmp_path, base_url="https://example.org/dock/")
    assert '<link rel="canonical" href="https://example.org/dock/index.html">' in page
    assert "canonical" not in shown(tmp_path)


def test_a_story_without_key_events_shows_what_comes_nearest(tmp_path: Path) -> None:
    plain = replace(storyline(), events=tuple(replace(event, key=False) for event in storyline().events))
    of = project(tmp_path)
    assert render(embed(plain, of), of)["embed/index.html"].count(b'<li class="entry') == 10


def test_the_data_page_has_the_frame_to_copy(tmp_path: Path) -> None:
    of = project(tmp_path, base_url="https://example.org/dock/", title='The "dock" & more')
    page = render(data(storyline(), of), of)["data.html"].decode()
    (snippet,) = re.findall(r'<pre class="snippet"[^>]*><code>(.*?)</code></pre>', page)
    frame = html.unescape(snippet)
    assert 'src="https://example.org/dock/embed/index.html"' in frame
    assert 'title="The &#34;dock&#34; &amp; more"' in frame
    assert "iframe" not in render(data(storyline(), project(tmp_path)), project(tmp_path))["data.html"].decode()
