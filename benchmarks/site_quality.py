"""Whether a built site keeps its promises, page kind by page kind, each by its largest page.

    python benchmarks/site_quality.py SITE [--only size,use,axe,validate,lighthouse] [--kinds home,month,…] [--runs 5] [--port 8765]

    size        of every page gzipped HTML of at most 100 KB and at most 6,000 elements (start tags in the source), but for the one
                for print; CSS of at most 15 KB and JavaScript of at most 20 KB gzipped: all files of the site together, and what
                one page has inline, but for files that --apart names, which are the search engine and data
    use         nothing on the console, no request to another origin, no answer of 400 or more; nothing wider than the window at
                320 px, at 200 % zoom of a window of 1280 px, and with text of twice the size
    axe         axe-core, WCAG 2.2 A and AA and its best practices: light and dark, at 360 and 1440 px, all disclosures open (but
                those of the filters, which open one at a time and lie over what follows)
    validate    html-validate with its recommended rules
    lighthouse  on a telephone as Lighthouse simulates one: 100 in accessibility, best practices and SEO (once: they do not vary),
                at least 95 in performance (median of --runs)

The site is served on this machine, packed and cached as GitHub Pages does, but with HTTP/1.1. Lighthouse wants canonical addresses
to be those of the page: build the site with `dateline build --base-url http://127.0.0.1:8765/`, or with the port that --port names
here. A page that asks not to be indexed is excused from the audit that says so. Lighthouse's performance is the machine's too: on a
busy one take the median of more runs. The packages come from npm, into build/npm. Exit code 1 where anything failed, with a list.
"""

from __future__ import annotations

import argparse
import fnmatch
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from browsing import FLAGS, chromium, executable, packages, served
from playwright.sync_api import Browser, Error, Page

PARTS = ("size", "use", "axe", "validate", "lighthouse")
KB = 1000
HTML, ELEMENTS, CSS, JS, SPEED = 100 * KB, 6000, 15 * KB, 20 * KB, 95
CATEGORIES = ("accessibility", "best-practices", "seo")
APART = ("pagefind/*", "filter-*.js", "search-names.js")  # what is asked for when somebody filters or searches
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The first that matches an address says what kind of page it is; what none matches is a kind of its own
KINDS = (
    ("home", r"index\.html"),
    ("year", r"periods/-?\d+(-p\d+)?\.html"),
    ("month", r"periods/-?\d+-\d\d(-p\d+)?\.html"),
    ("actor index", r"actors/index.*\.html"),
    ("actor", r"actors/.+\.html"),
    ("place index", r"places/index.*\.html"),
    ("place", r"places/.+\.html"),
    ("article index", r"articles/index.*\.html"),
    ("article", r"articles/.+\.html"),
    ("event", r"events/.+\.html"),
    ("embed", r"embed(/.*)?\.html|embed/.+"),
    ("search", r"search(/index)?\.html"),
)
_REDIRECT = re.compile(rb'http-equiv="?refresh', re.IGNORECASE)
_ELEMENT = re.compile(rb"<[a-zA-Z]")
_INLINE = {
    "style": re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL),
    "script": re.compile(rb"<script(?![^>]*(?:\bsrc=|json))[^>]*>(.*?)</script>", re.DOTALL),
}
_OPEN = """() => {
    const style = document.createElement("style");
    style.textContent = "*, *::before, *::after { content-visibility: visible !important; transition: none !important }";
    document.head.append(style);
    document.querySelectorAll("details:not(.filters details)").forEach(each => { each.open = true });
}"""
# What reaches past the window and is in nothing that scrolls or cuts by itself
_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const inside = node => {
        for (let at = node.parentElement; at && at !== document.body; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== "visible") return true;
        return false;
    };
    const wide = [...document.body.querySelectorAll("*")].filter(node => {
        const box = node.getBoundingClientRect();
        return box.width && (box.right > width + 1 || box.left < -1) && !inside(node);
    });
    const deepest = wide.filter(node => ![...node.children].some(child => wide.includes(child)));
    const name = node => [node.tagName.toLowerCase(), ...node.classList].join(".") + (node.id ? "#" + node.id : "");
    const told = deepest.slice(0, 3).map(node => `${name(node)} to ${Math.round(node.getBoundingClientRect().right)} px`);
    return [`${document.documentElement.scrollWidth} px wide in ${width}: ${told.join(", ") || "nothing that can be named"}`];
}"""


@dataclass(frozen=True)
class Measured:
    """A page: bytes gzipped, elements, address, bytes gzipped of inline styles and scripts."""

    packed: int
    elements: int
    url: str
    inline: dict[str, int]


@dataclass
class Kind:
    """A kind of page: its pages, the address of the largest, and what was measured of that one."""

    name: str
    url: str
    pages: list[Measured]
    cells: dict[str, str] = field(default_factory=dict)


class Failures(dict[str, list[str]]):
    """What failed, by part."""

    def add(self, part: str, kind: Kind, text: str) -> None:
        """One thing that is wrong with a page."""
        self.setdefault(part, []).append(f"{kind.name} ({kind.url}): {text}")


def pages(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every page's address in the site, and its source."""
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix()
        if not any(fnmatch.fnmatch(url, pattern) for pattern in APART):
            yield url, path.read_bytes()


def kind_of(url: str, source: bytes) -> str:
    """The kind of a page."""
    if _REDIRECT.search(source):
        return "redirect"
    named = next((name for name, pattern in KINDS if re.fullmatch(pattern, url)), "")
    return named or url.removesuffix(".html").removesuffix("/index").replace("/", " ")


def kinds_of(site: Path) -> list[Kind]:
    """The kinds of pages a site has, in the order in which they are shown, each with its pages."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for url, source in pages(site):
        inline = {tag: len(gzip.compress(body, 6)) for tag in _INLINE if (body := b"".join(_INLINE[tag].findall(source)))}
        measured = Measured(len(gzip.compress(source, 6)), len(_ELEMENT.findall(source)), url, inline)
        found[kind_of(url, source)].append(measured)
    order = [name for name, _ in KINDS]
    names = sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [Kind(name, max(found[name], key=lambda page: page.packed).url, found[name]) for name in names]


def sized(kinds: Sequence[Kind], site: Path, apart: Sequence[str], failures: Failures) -> None:
    """The sizes of all pages, styles and scripts."""
    for kind in kinds:
        largest, fullest = max(kind.pages, key=lambda page: page.packed), max(kind.pages, key=lambda page: page.elements)
        kind.cells["KB"] = f"{largest.packed / KB:.1f}"
        kind.cells["elements"] = f"{fullest.elements}" + ("" if fullest.url == largest.url else f" ({fullest.url})")
        if kind.name == "print":
            continue
        if large := [page for page in kind.pages if page.packed > HTML]:
            failures.add("size", kind, f"{len(large)} pages over {HTML / KB:.0f} KB, the largest {largest.packed / KB:.0f} KB")
        if full := [page for page in kind.pages if page.elements > ELEMENTS]:
            failures.add("size", kind, f"{len(full)} pages over {ELEMENTS} elements, {fullest.url} has {fullest.elements}")
    for suffix, tag, limit in ((".css", "style", CSS), (".js", "script", JS)):
        files = {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 6)) for path in site.rglob(f"*{suffix}")}
        counted = {url: size for url, size in sorted(files.items()) if not any(fnmatch.fnmatch(url, each) for each in apart)}
        inline, where = max((page.inline.get(tag, 0), page.url) for kind in kinds for page in kind.pages)
        total = sum(counted.values())
        told = ", ".join(f"{url} {size / KB:.1f}" for url, size in counted.items())
        told += f"; inline at most {inline / KB:.1f}, {where}" if inline else ""
        print(f"{suffix[1:].upper():4}{total / KB:6.1f} KB gzipped of {limit / KB:.0f} ({told})")
        if others := [(size, url) for url, size in files.items() if url not in counted]:
            size, url = max(others)
            all_of_them = sum(size for size, _ in others)
            print(f"    apart: {len(others)} files, {all_of_them / KB:.1f} KB gzipped, the largest {url} of {size / KB:.1f}")
        if max(total, inline) > limit:
            failures.setdefault("size", []).append(f"{suffix}: {max(total, inline) / KB:.1f} KB gzipped, at most {limit / KB:.0f}")


def used(kinds: Sequence[Kind], server: str, browser: Browser, failures: Failures) -> None:
    """Opens each page as people do: what its console says, whom it asks, whether it is wider than the window."""
    larger = "document.documentElement.style.fontSize = '200%'"
    windows: tuple[tuple[str, dict[str, Any], str], ...] = (
        ("at 320 px", {"viewport": {"width": 320, "height": 800}}, ""),
        ("at 200 % zoom", {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}, ""),
        ("with text twice as large", {"viewport": {"width": 1280, "height": 900}}, larger),
    )
    for kind in kinds:
        told: list[str] = []
        for name, window, change in windows:
            context = browser.new_context(**window)
            page = context.new_page()
            _listen(page, server, told)
            try:
                page.goto(server + kind.url, wait_until="load", timeout=120_000)
                page.wait_for_load_state("networkidle", timeout=60_000)
                page.evaluate(_OPEN)
                if change:
                    page.evaluate(change)
                told += [f"{name}: {wide}" for wide in page.evaluate(_WIDE)]
            except Error as error:
                told.append(f"{name}: {error.message.splitlines()[0]}")
            context.close()
        kind.cells["use"] = _verdict(told)
        for text in dict.fromkeys(told):
            failures.add("use", kind, text)
        print(f"    use: {kind.name}: {kind.cells['use']}", file=sys.stderr)


def _listen(page: Page, server: str, told: list[str]) -> None:
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(server))
    own = (f"{origin}/", "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else told.append(f"asks {request.url}"))
    page.on("response", lambda answer: told.append(f"{answer.status} for {answer.url}") if answer.status >= 400 else None)
    page.on("console", lambda message: told.append(f"console {message.type}: {message.text[:200]}"))
    page.on("pageerror", lambda error: told.append(f"script error: {error.message[:200]}"))


def axed(kinds: Sequence[Kind], server: str, browser: Browser, modules: Path, failures: Failures) -> None:
    """axe-core on each page, light and dark, narrow and wide."""
    script = (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for kind in kinds:
        found: dict[tuple[str, str], list[str]] = {}
        nodes = 0
        for scheme in schemes:
            for width in (360, 1440):
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
                )
                page = context.new_page()
                page.set_default_timeout(0)
                page.goto(server + kind.url, wait_until="load")
                page.evaluate(_OPEN)
                page.evaluate(script)
                run = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(result => result.violations)"
                for rule in page.evaluate(run, RULES):
                    nodes += len(rule["nodes"])
                    for node in rule["nodes"]:
                        why = node["failureSummary"].split("\n", 1)[-1].strip().split("\n")[0]
                        where = f"{scheme} {width}"
                        found.setdefault((f"{rule['id']}: {why}", _plain(node["html"])), []).append(where)
                context.close()
        kind.cells["axe"] = str(nodes)
        rules: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for (name, html), places in found.items():
            rules[name].append((html, places))
        for rule, matches in rules.items():
            all_where = ", ".join(sorted({each for _, places in matches for each in places}))
            failures.add("axe", kind, f"{rule} [{all_where}] {len(matches)} nodes, the first: {matches[0][0]}")
        print(f"    axe: {kind.name}: {nodes}", file=sys.stderr)


def _plain(html: str) -> str:
    return " ".join(html.split())[:240]


def validated(kinds: Sequence[Kind], site: Path, modules: Path, failures: Failures) -> None:
    """html-validate on each page's source."""
    command = [
        "node",
        str(modules / "html-validate" / "bin" / "html-validate.mjs"),
        "--preset",
        "recommended",
        "--formatter",
        "json",
    ]
    paths = [str((site / kind.url).resolve()) for kind in kinds]
    with tempfile.TemporaryDirectory() as empty:  # where no configuration of anybody's can be found
        told = Path(empty) / "told"  # not a pipe, which it leaves before all has gone through
        with told.open("w") as out:
            done = subprocess.run([*command, *paths], cwd=empty, stdout=out, stderr=subprocess.PIPE, text=True)
        if not told.read_text(encoding="utf-8").startswith("["):
            sys.exit(f"html-validate: {done.stderr.strip()[:500]}")
        results = {result["filePath"]: result["messages"] for result in json.loads(told.read_text(encoding="utf-8"))}
    for kind, path in zip(kinds, paths, strict=True):
        messages = results.get(path, [])
        kind.cells["valid"] = str(len(messages))
        by_rule: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for message in messages:
            by_rule[message["ruleId"]].append(message)
        source = (site / kind.url).read_text(encoding="utf-8").splitlines()
        for rule, several in by_rule.items():
            first = several[0]
            line = _around(source[first["line"] - 1], first["column"]) if first["line"] <= len(source) else ""
            failures.add(
                "validate", kind, f"{rule}: {first['message']} ({len(several)} times, first in line {first['line']}: {line})"
            )


def _around(line: str, column: int) -> str:
    start = max(0, column - 40)
    return " ".join(line[start : start + 160].split())


def lit(kinds: Sequence[Kind], server: str, modules: Path, runs: int, failures: Failures) -> None:
    """Lighthouse on each page: all categories once, then performance alone, until there are `runs` of it."""
    for kind in kinds:
        if kind.name == "redirect":
            continue
        reports = [_lighthouse(server + kind.url, modules, number == 0) for number in range(runs)]
        broken = [report for report in reports if "categories" not in report]
        if broken:
            kind.cells["lighthouse"] = "-"
            failures.add("lighthouse", kind, broken[0]["error"])
            continue
        first = reports[0]
        scores = {
            name: round(100 * (first["categories"][name]["score"] or 0)) for name in ("accessibility", "best-practices", "seo")
        }
        excused = {"is-crawlable"} if first["audits"]["is-crawlable"]["score"] == 0 and _asks_not_to_be_indexed(first) else set()
        for name in scores:
            wrong = list(_wrong(first, name, excused))
            if excused and name == "seo" and not wrong:
                scores[name] = 100
            for text in wrong:
                failures.add("lighthouse", kind, f"{name} {scores[name]}: {text}")
        middle = statistics.median(100 * (report["categories"]["performance"]["score"] or 0) for report in reports)

        def median(audit: str, reports: list[dict[str, Any]] = reports) -> float:
            return statistics.median(report["audits"][audit].get("numericValue") or 0 for report in reports)

        speed = (
            f"LCP {median('largest-contentful-paint') / 1000:.2f} s, TBT {median('total-blocking-time'):.0f} ms, "
            f"CLS {median('cumulative-layout-shift'):.3f}"
        )
        kind.cells["lighthouse"] = f"{middle:.0f}/{'/'.join(map(str, scores.values()))}"
        kind.cells["speed"] = speed
        if middle < SPEED:
            slow = "; ".join(_wrong(reports[0], "performance", set()))
            failures.add("lighthouse", kind, f"performance {middle:.0f}: {speed}; {slow}")
        print(f"    lighthouse: {kind.name}: {kind.cells['lighthouse']}, {speed}", file=sys.stderr)


def _lighthouse(url: str, modules: Path, everything: bool) -> dict[str, Any]:
    categories = ",".join(("performance", *CATEGORIES)) if everything else "performance"
    program = str(modules / "lighthouse" / "cli" / "index.js")
    flags = " ".join(("--headless", *FLAGS))
    command = [
        "node", program, url, "--quiet", "--output=json", f"--only-categories={categories}",
        f"--chrome-flags={flags}", "--max-wait-for-load=90000",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": executable(), "CI": "1"}
    with tempfile.TemporaryDirectory() as empty:
        done = subprocess.run(command, cwd=empty, env=environment, capture_output=True, text=True)
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": (done.stderr.strip() or "no report")[-300:]}
    return {"error": report["runtimeError"]["message"]} if report.get("runtimeError") else report


def _asks_not_to_be_indexed(report: dict[str, Any]) -> bool:
    details = json.dumps(report["audits"]["is-crawlable"].get("details", {}))
    return "noindex" in details


def _wrong(report: dict[str, Any], category: str, excused: set[str]) -> Iterator[str]:
    """The audits that cost points, and what they are about."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < (0.9 if category == "performance" else 1):
            if reference["id"] in excused:
                continue
            items = audit.get("details", {}).get("items", [])
            nodes = [item.get("node", {}).get("snippet") or item.get("source") or item.get("href") or "" for item in items]
            shown = _plain(str(next(filter(None, nodes), "")))
            yield f"{audit['id']}: {audit.get('displayValue') or audit['title']}{f' ({len(items)}: {shown})' if shown else ''}"


def _verdict(told: Iterable[str]) -> str:
    return str(len(set(told)))


def table(kinds: Sequence[Kind]) -> None:
    """What was measured, a line a kind."""
    columns = list(dict.fromkeys(column for kind in kinds for column in kind.cells))
    rows = [["page kind", "pages", "largest", *columns]]
    rows += [[kind.name, str(len(kind.pages)), kind.url, *(kind.cells.get(column, "") for column in columns)] for kind in kinds]
    widths = [min(44, max(len(row[at]) for row in rows)) for at in range(len(rows[0]))]
    for row in rows:
        cells = (cell if len(cell) <= 44 else f"{cell[:20]}…{cell[-23:]}" for cell in row)
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas")
    parser.add_argument("--kinds", default="", help="page kinds, with commas; all unless given")
    parser.add_argument("--runs", type=int, default=5, help="runs of Lighthouse's performance")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--below", default="/", help="the path the site is served below: /repo/ for a project page")
    parser.add_argument("--apart", action="append", help=f"files that do not count (a pattern); {' and '.join(APART)} unless given")
    options = parser.parse_args()
    parts = options.only.split(",")
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if not (options.site / "timeline.json").is_file():
        parser.error(f"{options.site} is no site of Dateline")
    tools = {"axe": "axe-core", "validate": "html-validate", "lighthouse": "lighthouse"}
    wanted = [tools[part] for part in parts if part in tools]
    modules = packages(wanted) if wanted else Path()
    failures = Failures()
    kinds = kinds_of(options.site)
    if "size" in parts:
        sized(kinds, options.site, options.apart or APART, failures)
    if options.kinds:
        chosen = options.kinds.split(",")
        if unknown := set(chosen) - {kind.name for kind in kinds}:
            parser.error(f"the site has no {', '.join(sorted(unknown))}; it has {', '.join(kind.name for kind in kinds)}")
        kinds = [kind for kind in kinds if kind.name in chosen]
    standing = [kind for kind in kinds if kind.name != "redirect"]
    with served(options.site, options.port, options.below) as server:
        if {"use", "axe"} & set(parts):
            with chromium() as browser:
                if "use" in parts:
                    used(standing, server, browser, failures)
                if "axe" in parts:
                    axed(standing, server, browser, modules, failures)
        if "validate" in parts:
            validated(kinds, options.site, modules, failures)
        if "lighthouse" in parts:
            lit(kinds, server, modules, options.runs, failures)
    table(kinds)
    for part in PARTS:
        for text in failures.get(part, ()):
            print(f"FAILED {part}: {text}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
