"""content/ as a whole: what becomes an article, where its fields come from, and how everything else is reported."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.model import Article, Day, Extent, Interval, Link, Picture
from generator.project import Project
from generator.read import read_content, read_file

WriteProject = Callable[[Mapping[str, str | bytes]], Project]
TEXT = "The harbour wall gave way. Two boats sank.\n"
DATELINE = "dateline “PORT NESS, {} (AFP) —”, its year from the file name"


def one(project: Project) -> Article:
    content = read_content(project)
    assert not content.problems
    (article,) = content.articles
    return article


def told(project: Project) -> list[str]:
    return [str(problem) for problem in read_content(project).problems]


def test_front_matter_fills_the_article(write_project: WriteProject) -> None:
    article = one(
        write_project(
            {
                "wall.md": "---\ntitle: Wall gives way\ndate: 2031-03-04\nplace: PORT NESS\nagency: afp\nsource: The Gazette\n"
                "url: https://e.org/wall\narchive: https://a.org/wall\nauthor: [Ann Other, Bo Li]\nlanguage: en-GB\n"
                f"tags: harbour, storm\npublish_text: full\nmode: narrative\n---\n{TEXT}"
            }
        )
    )
    assert (article.slug, article.title, article.language, article.path) == ("wall", "Wall gives way", "en-GB", "content/wall.md")
    dateline, origin = article.dateline, article.origin
    assert (dateline.date, dateline.place, dateline.agency) == (datetime.date(2031, 3, 4), "Port Ness", "AFP")
    assert (origin.outlet, origin.url, origin.archive) == ("The Gazette", "https://e.org/wall", "https://a.org/wall")
    assert (origin.author, article.tags) == ("Ann Other, Bo Li", ("harbour", "storm"))
    assert (article.publish_text, article.mode) == ("full", "narrative")
    assert article.markup[0].extent == Extent(0, len(article.text))


@pytest.mark.parametrize(
    ("name", "text", "date", "said"),
    [
        ("2001-01-01-a.md", f"---\ndate: 2031-03-04\n---\n{TEXT}", "2031-03-04", "front matter"),
        ("a.md", f"---\ndate: 4 March 2031\n---\n{TEXT}", "2031-03-04", "front matter"),
        ("a.md", f"---\ndate: 2031-03-04T23:00:00-05:00\n---\n{TEXT}", "2031-03-04", "front matter"),
        ("2001-01-01.txt", f" date 2031-03-04 AFP, PORT NESS\n\n{TEXT}", "2031-03-04", "dateline “date 2031-03-04 AFP, PORT NESS”"),
        ("2031-03-04-wall.txt", TEXT, "2031-03-04", "file name"),
        ("20310304 wall.md", TEXT, "2031-03-04", "file name"),
        ("2031-wall.txt", f"PORT NESS, March 4 (AFP) — {TEXT}", "2031-03-04", DATELINE.format("March 4")),
        ("2031-01-01.txt", f"PORT NESS, Dec 31 (AFP) — {TEXT}", "2030-12-31", DATELINE.format("Dec 31")),
    ],
)  # fmt: skip
def test_the_date_comes_from_the_first_that_names_one(
    write_project: WriteProject, name: str, text: str, date: str, said: str
) -> None:
    article = one(write_project({name: text}))
    assert (article.dateline.date.isoformat(), article.dateline.said) == (date, said)
    assert article.text == TEXT.strip()


def test_without_a_date_an_article_is_reported_and_left_out(write_project: WriteProject) -> None:
    project = write_project({"a.txt": TEXT, "b.txt": f"\nPORT NESS, March 4 (AFP) — {TEXT}", "2031-13-04.txt": TEXT})
    assert read_content(project).articles == ()
    how = "write “date: 2016-09-10” in front matter, or begin the file's name with the day"
    assert told(project) == [
        f"content/2031-13-04.txt:1:1: no date is found, so the article is left out: {how}",
        f"content/a.txt:1:1: no date is found, so the article is left out: {how}",
        f"content/b.txt:2:1: the dateline “PORT NESS, March 4 (AFP) —” has no year, so the article is left out: {how}",
    ]


def test_front_matter_that_disagrees_with_the_dateline_wins_with_a_warning(write_project: WriteProject) -> None:
    project = write_project({"a.md": f"---\ndate: 2031-03-05\n---\nPORT NESS, March 4, 2031 (AFP) — {TEXT}"})
    assert read_content(project).articles[0].dateline.date == datetime.date(2031, 3, 5)
    assert told(project) == [
        "content/a.md:2:1: warning: the dateline “PORT NESS, March 4, 2031 (AFP) —” names another day than this, 2031-03-05, "
        "which is used"
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A heading\n\nText of it.", "A heading"),
        ("Mr. J. Doe of the U.S. team left. He was late.", "Mr. J. Doe of the U.S. team left"),
        ("“It fell!” she said. Then more.", "“It fell!” she said"),
        ("Word " * 40, "Word" + " Word" * 17 + "…"),
        ("BEIRUT (AFP) — Rebels took the town. More.", "Rebels took the town"),
    ],
)
def test_no_title_then_the_heading_or_the_first_sentence(write_project: WriteProject, text: str, title: str) -> None:
    article = one(write_project({"2031-03-04.md": text}))
    assert article.title == title
    assert len(article.title) <= 91


def test_a_headline_above_plain_text_is_the_title(write_project: WriteProject) -> None:
    article = one(write_project({"2031-03-04.txt": f"Harbour wall gives way\n\n{TEXT}"}))
    assert (article.title, article.text) == ("Harbour wall gives way", TEXT.strip())


def test_front_matter_mistakes_are_told_at_their_lines(write_project: WriteProject) -> None:
    project = write_project(
        {
            "a.md": f"---\ntitel: x\ndate: 2031-03-04\n---\n{TEXT}",
            "b.md": f"---\ntitle: a: b\ndate: 2031-03-04\n---\n{TEXT}",
            "c.md": f"---\ndate: 2031-03\npublish_text: nnone\nurl: javascript:x\n---\n{TEXT}",
            "d.md": f"---\n- a\n---\n{TEXT}",
            "e.md": "---\ndate: 2031-03-04\n---\n",
            "f.md": f"---\ntitle: Wall\ndate: 2031-13-45\n---\n{TEXT}",
            "g.md": f"---\ndate: 2031-03-04\ntitle: Wall\n'date': 2031-03-05\n---\n{TEXT}",
        }
    )
    assert [article.slug for article in read_content(project).articles] == ["a"]
    assert told(project) == [
        "content/a.md:2:1: warning: unknown key “titel”; did you mean “title”?",
        "content/b.md:2:9: the front matter is not YAML: mapping values are not allowed here; "
        "put quotes around a value that holds a colon",
        "content/c.md:2:1: “date” must be a whole day such as 2016-09-10",
        "content/c.md:3:1: “publish_text” must be one of quotes, full, none",
        "content/c.md:4:1: “url” must be an address that begins with https:// or http://",
        "content/d.md:2:1: the front matter must be lines of “key: value”",
        "content/e.md:1:1: there is no text in this article",
        "content/f.md:3:1: “date” must be a whole day such as 2016-09-10",
        "content/g.md:4:1: “date” stands here twice: keep one",
    ]


@pytest.mark.parametrize("head", ["[" * 3000, "date: 2016-13-40", "a: &a [*a]", "a: !!python/object:os.system {}", "\t"])
def test_hostile_front_matter_is_a_problem_not_a_crash(write_project: WriteProject, head: str) -> None:
    project = write_project({"2031-03-04.md": f"---\n{head}\n---\n{TEXT}"})
    assert len(told(project)) == 1 or read_content(project).articles


@pytest.mark.parametrize("written", ["7", "klingon", "no", "en_GB", "en-", "[en]"])
def test_a_language_is_a_code(write_project: WriteProject, written: str) -> None:
    project = write_project({"a.md": f"---\ndate: 2031-03-04\nlanguage: {written}\n---\n{TEXT}"})
    assert read_content(project).articles == ()
    assert told(project) == ['content/a.md:3:1: “language” must be a language code such as "en"']


@pytest.mark.parametrize(("language", "date"), [("fr", "14 juin 2019"), ("de-AT", "14. Juni 2019"), ("ES", "14 de junio de 2019")])
def test_a_date_may_be_written_in_the_articles_own_language(write_project: WriteProject, language: str, date: str) -> None:
    project = write_project({"a.md": f"---\nlanguage: {language}\ndate: {date}\n---\n{TEXT}"})
    article = one(project)
    assert (article.dateline.date, article.language) == (datetime.date(2019, 6, 14), language)


def test_a_language_nobody_reads_dates_in_is_no_obstacle(write_project: WriteProject) -> None:
    article = one(write_project({"a.md": f"---\nlanguage: tlh\n---\nPORT NESS, March 4, 2031 (AFP) — {TEXT}"}))
    assert (article.dateline.date, article.language) == (datetime.date(2031, 3, 4), "tlh")


def test_drafts_are_read_only_when_asked_for(write_project: WriteProject) -> None:
    project = write_project({"a.md": f"---\ndate: 2031-03-04\ndraft: true\n---\n{TEXT}"})
    assert (read_content(project).articles, told(project)) == ((), [])
    assert len(read_content(replace(project, drafts=True)).articles) == 1


def test_slugs_are_unique_and_depend_on_paths_alone(write_project: WriteProject) -> None:
    names = ("wall.md", "2030/wall.md", "2031/wall.txt", "Sturm über Köln.md", "index.md", "boats/index.md", "№.md")
    project = write_project(dict.fromkeys(names, f"---\ndate: 2031-03-04\n---\n{TEXT}"))
    assert {article.path.removeprefix("content/"): article.slug for article in read_content(project).articles} == {
        "wall.md": "wall",
        "2030/wall.md": "2030-wall",
        "2031/wall.txt": "2031-wall",
        "Sturm über Köln.md": "sturm-uber-koln",
        "index.md": "index-2",
        "boats/index.md": "boats-index",
        "№.md": "no",
    }


def test_what_is_no_article_is_left_alone_and_lost_text_is_reported(write_project: WriteProject) -> None:
    project = write_project(
        {
            "_notes.txt": TEXT,
            ".hidden.md": TEXT,
            "_drafts/a.md": TEXT,
            "static/a.txt": TEXT,
            "photo.jpg": b"\xff\xd8",
            "report.docx": b"PK",
            "README": TEXT,
            "bad.txt": b"\xff\xfea",
            "zero.txt": b"a\x00b",
            "actors/a.txt": TEXT,
        }
    )
    assert read_content(project).articles == ()
    forms = "articles are .md, .markdown, .txt, .text, .html, .htm, .xhtml files; save its text as one of these"
    assert told(project) == [
        f"content/README: warning: not read: {forms}",
        "content/actors/a.txt: warning: not read: only .md files are read here",
        "content/bad.txt:1:1: byte 0xFF is not UTF-8: save the file as UTF-8",
        f"content/report.docx: warning: not read: {forms}",
        "content/zero.txt: this holds NUL characters and so is no text: save it as UTF-8 text",
    ]


def test_only_regular_files_are_read_and_links_to_folders_are_told(write_project: WriteProject, tmp_path: Path) -> None:
    project = write_project({"2031-03-04-wall.txt": TEXT})
    os.mkfifo(project.content / "pipe.md")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "2031-03-05-a.txt").write_text(TEXT, encoding="utf-8")
    (project.content / "linked").symlink_to(tmp_path / "elsewhere")
    (project.content / "2031-03-06-file.txt").symlink_to(tmp_path / "elsewhere" / "2031-03-05-a.txt")
    (project.content / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [article.slug for article in read_content(project).articles] == ["2031-03-04-wall", "2031-03-06-file"]
    assert told(project) == [
        "content/gone.txt: cannot be read: No such file or directory",
        "content/linked: warning: not read: links to folders are not followed; put the folder itself here",
        "content/pipe.md: this is no regular file, and nothing else is read: put a copy of the text here",
    ]


def test_the_digest_changes_with_anything_in_the_article(write_project: WriteProject) -> None:
    first = one(write_project({"2031-03-04.txt": TEXT}))
    assert first.digest == one(write_project({"2031-03-04.txt": TEXT})).digest
    assert first.digest != one(write_project({"2031-03-04.txt": TEXT + " More."})).digest


def test_articles_come_in_order_of_publication(write_project: WriteProject) -> None:
    project = write_project({"2031-03-05-a.txt": TEXT, "2031-03-04-b.txt": TEXT, "2031-03-04-a.txt": TEXT})
    assert [article.slug for article in read_content(project).articles] == ["2031-03-04-a", "2031-03-04-b", "2031-03-05-a"]


def test_profiles_and_written_events_are_read(write_project: WriteProject) -> None:
    project = write_project(
        {
            "actors/ann-other.md": "---\nname: Ann Other\nkind: person\naliases: [A. Other, Annie]\nimage: static/ann.jpg\n"
            "image_alt: Ann at the wall\nimage_credit: E. Kvist\nlinks:\n  - https://www.e.org/ann/\n  - {label: Office, url: https://o.org}\n---\n"
            "The **mayor**.<script>x</script>\n",
            "static/ann.jpg": jpeg(),
            "events/founding.md": "---\ndate: 1901\nsummary: Port Ness is founded\nactors: [Ann Other]\nplaces: Port Ness\n---\n"
            "On paper.\n",
        }
    )
    corrections = read_content(project).corrections
    assert told(project) == []
    (profile,) = corrections.profiles
    assert (profile.slug, profile.name, profile.kind, profile.aliases) == (
        "ann-other",
        "Ann Other",
        "person",
        ("A. Other", "Annie"),
    )
    assert profile.bio == "<p>The <strong>mayor</strong>.</p>"
    assert profile.picture == Picture("static/ann.jpg", "Ann at the wall", "E. Kvist", 40, 30)
    assert profile.links == (Link("e.org/ann", "https://www.e.org/ann/"), Link("Office", "https://o.org"))
    (event,) = corrections.written
    assert (event.slug, event.summary, event.actors, event.places) == (
        "founding",
        "Port Ness is founded",
        ("Ann Other",),
        ("Port Ness",),
    )
    assert (event.interval.earliest, event.interval.latest, event.body) == (Day(1901, 1, 1), Day(1901, 12, 31), "<p>On paper.</p>")


def jpeg() -> bytes:
    """A picture of 40 by 30 pixels."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "JPEG")
    return file.getvalue()


def test_an_article_has_a_picture_and_loses_only_that_when_it_is_none(write_project: WriteProject) -> None:
    head = "---\nimage: {}\nimage_credit: Harbour archive\n---\n"
    project = write_project(
        {
            "2031-03-04-a.md": head.format("gate.jpg") + TEXT,
            "2031-03-04-b.md": head.format("plan.svg") + TEXT,
            "2031-03-04-c.md": head.format("notes.png") + TEXT,
            "static/gate.jpg": jpeg(),
            "static/plan.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200.4px"/>',
            "static/notes.png": b"no picture",
        }
    )
    assert [article.picture for article in read_content(project).articles] == [
        Picture("static/gate.jpg", "", "Harbour archive", 40, 30),
        Picture("static/plan.svg", "", "Harbour archive", 300, 200),
        None,
    ]
    lacks = "“image_alt” is missing: say what the picture shows, for people who cannot see it"
    assert told(project) == [
        f"content/2031-03-04-a.md:2:1: warning: {lacks}",
        f"content/2031-03-04-b.md:2:1: warning: {lacks}",
        "content/2031-03-04-c.md:2:1: content/static/notes.png is no picture that browsers show (JPEG, PNG, WebP, AVIF, GIF, SVG)",
    ]


def test_profiles_and_events_tell_what_they_lack(write_project: WriteProject) -> None:
    project = write_project(
        {
            "actors/a.md": "---\nkind: animal\n---\n",
            "actors/b.md": "---\nname: B\nimage: ../secret.jpg\n---\n",
            "events/c.md": "---\ndate: yesterday\n---\n",
            "events/d.md": "No front matter.\n",
        }
    )
    forms = "a date in EDTF such as 2016-09-08, 2016-09, 2016-08-01/2016-08-10 or [..2016-09-08]"
    assert [profile.picture for profile in read_content(project).corrections.profiles] == [None]
    assert told(project) == [
        "content/actors/a.md:1:1: this profile has no “name:” in its front matter",
        "content/actors/a.md:2:1: “kind” must be one of person, organisation, group, place, product",
        "content/actors/b.md:3:1: there is no picture content/static/../secret.jpg",
        "content/events/c.md:1:1: this event has no “summary:” in its front matter",
        f"content/events/c.md:2:1: “date” must be {forms}",
        f"content/events/d.md:1:1: this event has no “date:” in its front matter: it must be {forms}",
        "content/events/d.md:1:1: this event has no “summary:” in its front matter",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('["https://e.org", "javascript:alert(1)"]', "“links”: “javascript:alert(1)” is no address that begins with https:// or http://"),
        ("[{label: Office, url: ftp://o.org}]", "“links”: “ftp://o.org” is no address that begins with https:// or http://"),
        ("{Office: o.org}", "“links”: “o.org” is no address that begins with https:// or http://"),
        ("[7]", "“links” must be a list of addresses, or of “label:” with “url:”"),
        ("[{label: Office}]", "“links” must be a list of addresses, or of “label:” with “url:”"),
        ("[[https://e.org]]", "“links” must be a list of addresses, or of “label:” with “url:”"),
    ],
)  # fmt: skip
def test_the_link_that_cannot_be_used_is_named(write_project: WriteProject, written: str, said: str) -> None:
    project = write_project({"actors/ann.md": f"---\nname: Ann\nlinks: {written}\n---\n"})
    assert told(project) == [f"content/actors/ann.md:3:1: {said}"]
    assert [profile.links for profile in read_content(project).corrections.profiles] == [()]


@pytest.mark.parametrize(
    "written", ["[{label: Office, url: https://o.org/}]", "[{Office: https://o.org/}]", "{Office: https://o.org/}"]
)
def test_links_have_labels_in_any_usual_form(write_project: WriteProject, written: str) -> None:
    project = write_project({"actors/ann.md": f"---\nname: Ann\nlinks: {written}\n---\n"})
    (profile,) = read_content(project).corrections.profiles
    assert (profile.links, told(project)) == ((Link("Office", "https://o.org/"),), [])


CORRECTIONS = """
[[event]]
id = "wall-1"
quote = "The wall gave way."
date = "2031-03-03"
summary = "The wall gives way"
note = "The log book"

[[event]]
id = "wall-2"
hide = true

[[actor]]
same = ["ann-other", "Annie"]

[[actor]]
not-same = ["port-ness", "Ness"]
"""


def test_corrections_are_read_with_their_lines(write_project: WriteProject) -> None:
    corrections = read_content(write_project({"corrections.toml": CORRECTIONS})).corrections
    first, second = corrections.events
    assert (first.id, first.quote, first.summary, first.note) == (
        "wall-1",
        "The wall gave way.",
        "The wall gives way",
        "The log book",
    )
    assert isinstance(first.date, Interval)
    assert (first.date.earliest, first.hide, first.path, first.line) == (Day(2031, 3, 3), False, "content/corrections.toml", 2)
    assert (second.id, second.hide, second.date, second.line) == ("wall-2", True, None, 9)
    assert [(actor.names, actor.same, actor.line) for actor in corrections.actors] == [
        (("ann-other", "Annie"), True, 13),
        (("port-ness", "Ness"), False, 16),
    ]


def test_corrections_that_cannot_be_used_are_told(write_project: WriteProject) -> None:
    project = write_project(
        {
            "corrections.toml": '[[events]]\nid = "a"\n[[event]]\ndate = "soon"\nid = "a"\n[[event]]\nid = "b"\n[[event]]\n'
            "hide = true\n"
            '[[event]]\nid = "c"\nhide = "yes"\nsumary = "x"\n[[actor]]\nsame = ["a"]\n[[actor]]\nnote = "n"\n'
        }
    )
    assert read_content(project).corrections.events == ()
    assert [line.removeprefix("content/corrections.toml:") for line in told(project)] == [
        "1:3: unknown table “events”; known are [[event]] and [[actor]]",
        "4:1: “date” must be a date in EDTF such as 2016-09-08, 2016-09, 2016-08-01/2016-08-10 or [..2016-09-08]",
        "6:3: this correction changes nothing: give it a “date”, a “summary” or “hide”",
        "8:3: this correction has no “id”: copy it from the event's permalink",
        "12:1: “hide” must be true or false",
        "13:1: unknown key “sumary” in [[event]]; did you mean “summary”?",
        "15:1: “same” must be a list of at least two ids or names",
        "16:3: this correction changes nothing: give it “same” or “not-same”",
    ]


def test_one_file_from_anywhere_is_read(write_project: WriteProject, tmp_path: Path) -> None:
    project = write_project({"2031-03-04-wall.txt": TEXT})
    outside = tmp_path / "2031-03-05-else.txt"
    outside.write_text(TEXT, encoding="utf-8")
    article, problems = read_file(outside, project)
    assert article is not None
    assert (article.slug, article.dateline.date, problems) == ("2031-03-05-else", datetime.date(2031, 3, 5), ())


@pytest.mark.shared
def test_the_owners_article_is_read_as_it_is(write_project: WriteProject, shared: Path) -> None:
    data = (shared / "data" / "seed" / "aleppo-2016-09-10.txt").read_bytes()
    article = one(write_project({"aleppo-2016-09-10.txt": data}))
    dateline = article.dateline
    assert (dateline.date, dateline.agency, dateline.place) == (datetime.date(2016, 9, 10), "AFP", "Beirut")
    body = data.decode().split("\n", 1)[1].strip()
    assert article.text.startswith(body[:50])
    assert len(article.markup) == data.count(b"\n\n") - data.count(b"\n\n\n") - data.endswith(b"\n\n")
    assert article.title.startswith(body[:60])
