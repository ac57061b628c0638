"""A site → the folder it is served from.

A folder is ours when it is empty (dotfiles aside) or holds `timeline.json`, which every site has; any other folder with files in
it is refused, so that a build never eats somebody's own website. In a folder of ours only files that Dateline wrote are replaced
and removed. Which these are stands in the folder itself, in `.dateline.json`, so that it is known wherever the folder is copied.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.errors import DatelineError
from generator.model import Site

MARK = "timeline.json"
RECORD = ".dateline.json"  # a list of urls
DOMAIN = "CNAME"  # of GitHub Pages, which writes it too


@dataclass(frozen=True, slots=True)
class Written:
    """Which files (urls, sorted) were written and removed, how many were as they should be, and which are somebody else's."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    foreign: tuple[str, ...] = ()


def write(site: Site, folder: Path) -> Written:
    """Make `folder` hold `site`, touching only what differs, each file in one step; else a DatelineError says why not."""
    try:
        return _write(site, folder)
    except OSError as error:
        raise DatelineError(f"cannot write {error.filename or folder}: {error.strerror}") from None


def _write(site: Site, folder: Path) -> Written:
    for url in site.files:
        parts = PurePosixPath(url).parts
        if not parts or url.startswith("/") or ".." in parts or "\\" in url:
            raise ValueError(f"no url inside a site: {url!r}")
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARK).is_file() and any(not _is_quiet(path.name) for path in folder.iterdir()):
        told = f"the folder {folder} holds files that Dateline did not write: empty it, or move them to content/static/"
        raise DatelineError(told)
    recorded = _recorded(folder)
    if _has_own_domain(folder, recorded):
        site = replace(site, files={url: content for url, content in site.files.items() if url != DOMAIN})
    ours = {MARK, RECORD, *(site.files if recorded is None else recorded)}
    _refuse_clashes(site, folder, ours)
    ours |= site.files.keys()
    _record(folder, ours)  # before anything is written: what follows a crash is still ours
    changed = []
    for url in sorted(site.files, key=lambda url: (url != MARK, url)):
        target = folder / url
        if target.is_symlink() or not target.is_file() or target.read_bytes() != site.files[url]:
            _replace(target, site.files[url], folder)
            changed.append(url)
    removed, foreign = _remove_stale(folder, {RECORD, *site.files}, ours)
    _record(folder, site.files)
    return Written(tuple(sorted(changed)), removed, len(site.files) - len(changed), foreign)


def _recorded(folder: Path) -> set[str] | None:
    """The urls we wrote last time; None where that is not known."""
    try:
        urls = json.loads((folder / RECORD).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return {url for url in urls if isinstance(url, str)} if isinstance(urls, list) else None


def _has_own_domain(folder: Path, recorded: set[str] | None) -> bool:
    """Whether somebody else (GitHub, or a person) put a CNAME there: it stays, whatever ours would say."""
    return (folder / DOMAIN).is_file() and DOMAIN not in (recorded or ())


def _record(folder: Path, urls: Iterable[str]) -> None:
    _replace(folder / RECORD, json.dumps(sorted(urls), indent=0).encode(), folder)


def _refuse_clashes(site: Site, folder: Path, ours: set[str]) -> None:
    """A DatelineError where somebody else's file stands at a url of the site, or in the way of one. Links are no files."""
    folders = {parent for url in site.files for parent in PurePosixPath(url).parents}
    for name, _, files in os.walk(folder):
        for target in (Path(name, file) for file in files):
            path = PurePosixPath(target.relative_to(folder).as_posix())
            if str(path) in ours or _is_partial(path, ours) or target.is_symlink() or not target.is_file():
                continue
            below_one = any(str(parent) in site.files for parent in path.parents)
            if path in folders or below_one or (str(path) in site.files and target.read_bytes() != site.files[str(path)]):
                raise DatelineError(f"{target} is in the way of the site, and Dateline did not write it: move it out of {folder}")


def _is_quiet(url: str) -> bool:
    """Whether a file is known to be somebody else's business: hidden ones (`.git`), and the CNAME of GitHub Pages."""
    return url == DOMAIN or any(part.startswith(".") for part in PurePosixPath(url).parts)


def _replace(target: Path, content: bytes, folder: Path) -> None:
    """Put `content` at `target`, whole or not at all; what stands in its way (a file where a folder must be) goes."""
    for parent in reversed(target.relative_to(folder).parents[:-1]):
        if (folder / parent).is_symlink() or (folder / parent).is_file():
            (folder / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(content)
    os.replace(partial, target)


def _is_partial(path: PurePosixPath, ours: set[str]) -> bool:
    """Whether a file is what a crash left of writing one of ours (see `_replace`)."""
    whole = path.name.removeprefix(".").removesuffix(".partial")
    return path.name == f".{whole}.partial" and str(path.with_name(whole)) in ours if whole else False


def _remove_stale(folder: Path, wanted: set[str], ours: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove each file of ours that is not wanted, and the folders that leaves empty.

    Gives what was removed, and what is somebody else's and not hidden. Links are never followed.
    """
    removed, foreign = [], []
    our_folders = {parent for url in ours for parent in PurePosixPath(url).parents}
    for name, folders, files in os.walk(folder, topdown=False):
        here = Path(name)
        linked = [entry for entry in folders if (here / entry).is_symlink()]
        for entry in (*files, *linked):
            url = (here / entry).relative_to(folder).as_posix()
            if url in wanted:
                continue
            if url in ours or _is_partial(PurePosixPath(url), ours):
                (here / entry).unlink()
                removed.append(url)
            elif not _is_quiet(url):
                foreign.append(url)
        if here != folder and PurePosixPath(here.relative_to(folder).as_posix()) in our_folders and not any(here.iterdir()):
            here.rmdir()
    return tuple(sorted(removed)), tuple(sorted(foreign))
