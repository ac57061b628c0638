"""What a timeline of 1,000 events costs a reader's machine: Dateline beside TimelineJS3 and vis-timeline.

    python benchmarks/beside_others.py PROJECT [--events 1000] [--runs 5]

PROJECT has a `content/` of that many events or more (big_project.py makes one). Of those in the middle, in order of time, a site is
built, of them and no others, with key events of its own. They are shown by each in a window of 1440 × 900 px of one Chromium, in
turns, each time in a context without a cache, from a server on this machine that packs what it sends:

    Dateline        the site as it would be published. A page of it holds at most 100 entries, so there are several answers, and all
                    are told: the home page, which is what opens, with all events in its overview and the key ones below; the period
                    page that has the most; the page for print, which has all of them on one page with their sources; and all period
                    pages that it takes to have each event once, opened one after the other, their costs added up. Entries show
                    more than the others do: the sentence, how it is dated, the sources, the actors.
    TimelineJS3     of its package, with its defaults; of each event the headline, the sentence and the dates, without pictures. It
                    is a slide show: one event is seen, 1,000 are on its axis. Its fonts are left out: they come from elsewhere.
    vis-timeline    of its package, with its defaults; of each event the headline and the dates: it has no place for more.

Printed is the median of CPU seconds of the page's main thread from navigation until it has been idle for a second (in the time
domain of Chromium's DevTools that counts the thread's own time, so that a busy machine makes nobody slower), of that the part in
scripts and in layout and style, and the bytes that went over the wire. Not measured: other threads and processes (raster, network,
GPU), scrolling, zooming and other use, phones, and whether anybody can read what is shown. Dates that are not known to the day are
spans to the others, as their formats have it. Exit code 1 where a single page of Dateline, home, fullest or print, takes more than
0.05 of what TimelineJS3 takes, or 0.25 of what vis-timeline does.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from browsing import chromium, packages, served
from playwright.sync_api import Browser

from generator.build import publish, tell_story
from generator.project import load_project
from generator.story.salience import key_events
from generator.write import write

ALL_PAGES = "Dateline, all pages"
TARGETS = {"TimelineJS3": 0.05, "vis-timeline": 0.25}
SHELL = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{head}\n</head>\n'
    "<body>\n{body}\n</body>\n</html>\n"
)
OTHERS = {
    "TimelineJS3": ("timelinejs.html", ".tl-timemarker"),
    "vis-timeline": ("vis.html", ".vis-item.vis-box, .vis-item.vis-range"),
}
QUIET, STEP, PATIENCE = 1000, 250, 180_000  # milliseconds


@dataclass(frozen=True)
class Cost:
    """CPU seconds of the main thread, of these in scripts and in style and layout; bytes over the wire."""

    cpu: float
    script: float
    layout: float
    wire: int

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.cpu + other.cpu, self.script + other.script, self.layout + other.layout, self.wire + other.wire)


def published(root: Path, count: int, folder: Path) -> list[dict[str, Any]]:
    """The `count` events in the middle as a site in `folder`, and as that site's timeline.json has them."""
    project = replace(load_project(root), base_url="")
    storyline = tell_story(project)
    if len(storyline.events) < count:
        sys.exit(f"{root} has {len(storyline.events)} events, not {count}: make a larger one (big_project.py)")
    start = (len(storyline.events) - count) // 2
    middle = storyline.events[start : start + count]
    keys = key_events(middle)
    chosen = tuple(replace(event, key=event.id in keys) for event in middle)
    write(publish(replace(storyline, events=chosen, undated=()), project), folder)
    events: list[dict[str, Any]] = json.loads((folder / "timeline.json").read_bytes())["events"]
    return events


def pages_with(site: Path, ids: Sequence[str]) -> tuple[list[str], int]:
    """The fewest period pages (as far as taking the fullest first finds them) that have all these events, and which is fullest."""
    missing = set(ids)
    there = {
        path.relative_to(site).as_posix(): set(re.findall(r'<li[^>]* id="e-([^"]+)"', path.read_text(encoding="utf-8"))) & missing
        for path in sorted((site / "periods").rglob("*.html"))
    }
    taken = []
    while missing:
        best = max(sorted(there), key=lambda url: len(there[url] & missing))
        if not there[best] & missing:
            sys.exit(f"no page of {site} has {sorted(missing)[0]}")
        taken.append(best)
        missing -= there[best]
    return sorted(taken), sorted(taken).index(taken[0])


def _parts(day: str) -> dict[str, int]:
    year, month, date = re.fullmatch(r"(-?\d+)-(\d\d)-(\d\d)", day).groups()  # type: ignore[union-attr]  # the schema says so
    return {"year": int(year), "month": int(month), "day": int(date)}


def _days(event: dict[str, Any]) -> tuple[str, str]:
    """The first and the last day an event may be of; what is open ends where it begins."""
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    return first, last


def stage(folder: Path, modules: Path, events: Sequence[dict[str, Any]]) -> None:
    """The pages of the others, and what they load, into `folder`."""
    shutil.copytree(modules / "@knight-lab" / "timelinejs" / "dist", folder / "timelinejs")
    shutil.copytree(modules / "vis-timeline" / "standalone" / "umd", folder / "vis" / "js", ignore=shutil.ignore_patterns("*.map"))
    shutil.copytree(modules / "vis-timeline" / "styles", folder / "vis" / "css", ignore=shutil.ignore_patterns("*.map"))
    slides, items = [], []
    for number, event in enumerate(events):
        first, last = _days(event)
        sentence = next((source["sentence"] for source in event["sources"] if source["sentence"]), "")
        slide = {"unique_id": f"e{number}", "start_date": _parts(first), "text": {"headline": event["summary"], "text": sentence}}
        items.append({"id": number, "content": event["summary"], "start": first})
        if first != last:
            slide["end_date"] = _parts(last)
            items[-1]["end"] = last
        slides.append(slide)
    (folder / "timelinejs.html").write_text(
        SHELL.format(
            title="TimelineJS3",
            head='<link rel="stylesheet" href="timelinejs/css/timeline.css">\n<script src="timelinejs/js/timeline.js"></script>',
            body='<div id="timeline" style="height: 900px"></div>\n<script src="timelinejs-data.js"></script>\n<script>\n'
            'new TL.Timeline("timeline", DATA, {font: "", script_path: new URL("timelinejs/js/", location.href).href});\n</script>',
        )
    )
    (folder / "timelinejs-data.js").write_text(f"const DATA = {json.dumps({'events': slides})};\n")
    (folder / "vis.html").write_text(
        SHELL.format(
            title="vis-timeline",
            head='<link rel="stylesheet" href="vis/css/vis-timeline-graph2d.min.css">\n'
            '<script src="vis/js/vis-timeline-graph2d.min.js"></script>',
            body='<div id="timeline"></div>\n<script src="vis-data.js"></script>\n<script>\n'
            'new vis.Timeline(document.getElementById("timeline"), new vis.DataSet(DATA), {});\n</script>',
        )
    )
    (folder / "vis-data.js").write_text(f"const DATA = {json.dumps(items)};\n")


def cost(browser: Browser, url: str, count: str) -> tuple[Cost, int]:
    """What opening `url` costs, and how many elements match the selector `count` then."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    strangers: list[str] = []
    page.on("request", lambda request: strangers.append(request.url) if "//127.0.0.1:" not in request.url else None)
    session = context.new_cdp_session(page)
    wire = [0]

    def loaded(event: dict[str, Any]) -> None:
        wire[0] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", loaded)
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def metrics() -> dict[str, float]:
        return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}

    before = metrics()
    page.goto(url, wait_until="load")
    quiet, last = 0, -1.0
    for _ in range(PATIENCE // STEP):
        page.wait_for_timeout(STEP)
        now = metrics()["TaskDuration"]
        quiet = quiet + STEP if now - last < 0.02 else 0  # asking costs something too
        last = now
        if quiet >= QUIET:
            break
    after = metrics()
    shown = page.locator(count).count()
    context.close()
    if strangers:
        sys.exit(f"{url} asks {strangers[0]}: what that costs cannot be told")
    if after["TaskDuration"] < before["TaskDuration"]:  # another process: it counts from its own beginning
        before = dict.fromkeys(before, 0.0)
    spent = {name: after[name] - before[name] for name in after}
    return Cost(
        spent["TaskDuration"], spent["ScriptDuration"], spent["LayoutDuration"] + spent["RecalcStyleDuration"], wire[0]
    ), shown


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    modules = packages(["@knight-lab/timelinejs", "vis-timeline"])
    with tempfile.TemporaryDirectory() as site, tempfile.TemporaryDirectory() as others:
        events = published(options.project, options.events, Path(site))
        stage(Path(others), modules, events)
        urls, fullest = pages_with(Path(site), [event["id"] for event in events])
        runs, shown = measured(Path(site), Path(others), urls, fullest, options.runs)
    print(f"{len(events)} events; Dateline has them on {len(urls)} pages, {urls[0]} … {urls[-1]}, the most on {urls[fullest]}")
    for name, costs in runs.items():
        middle = sorted(costs, key=lambda each: each.cpu)[len(costs) // 2]
        spread = f"{min(each.cpu for each in costs):.3f}–{max(each.cpu for each in costs):.3f}"
        print(
            f"{name:24}{middle.cpu:7.3f} CPU s ({spread}), scripts {middle.script:.3f}, layout and style {middle.layout:.3f}; "
            f"{middle.wire / 1000:7.1f} KB; {shown[name]} entries"
        )
    failed = False
    for other, target in TARGETS.items():
        for name in runs:
            if name in TARGETS:
                continue
            ratio = statistics.median(ours.cpu / theirs.cpu for ours, theirs in zip(runs[name], runs[other], strict=True))
            print(f"{name + ' / ' + other:40}{ratio:.4f} (at most {target})")
            failed |= name != ALL_PAGES and ratio > target
    sys.exit(1 if failed else 0)


def measured(
    site: Path, others: Path, urls: Sequence[str], fullest: int, times: int
) -> tuple[dict[str, list[Cost]], dict[str, int]]:
    """What each costs, `times` times after one that warms up, and how many entries each has in its page."""
    runs: dict[str, list[Cost]] = defaultdict(list)
    shown: dict[str, int] = {}
    with chromium() as browser, served(site) as ours, served(others) as theirs:
        for number in range(times + 1):
            each_page = [cost(browser, ours + url, ".entry") for url in urls]
            found = {
                "Dateline, home": cost(browser, f"{ours}index.html", ".entry"),
                "Dateline, fullest page": each_page[fullest],
                "Dateline, print": cost(browser, f"{ours}print.html", ".entry, main li, main tr"),
                ALL_PAGES: (sum((spent for spent, _ in each_page), Cost(0, 0, 0, 0)), sum(entries for _, entries in each_page)),
                **{name: cost(browser, theirs + url, selector) for name, (url, selector) in OTHERS.items()},
            }
            print(", ".join(f"{name} {spent.cpu:.3f}" for name, (spent, _) in found.items()), file=sys.stderr, flush=True)
            for name, (spent, entries) in found.items():
                shown[name] = entries
                if number:
                    runs[name].append(spent)
    return runs, shown


if __name__ == "__main__":
    main()
