"""A site → the folder it is served from.

A folder is ours when it is empty (dotfiles aside) or holds `timeline.json`, which every site has; any other folder with files in
it is refused, so that a build never eats somebody's own website. In a folder of ours everything the site does not have is removed,
but for `.git*` and `CNAME` at its top, which belong to whoever publishes it. Files of your own go into `content/static/`.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import DatelineError
from generator.model import Site

MARK = "timeline.json"


@dataclass(frozen=True, slots=True)
class Written:
    """Which files (urls, sorted) were written and removed, and how many were left as they were."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


def write(site: Site, folder: Path) -> Written:
    """Make `folder` equal to `site`, touching only what differs, each file in one step; else a DatelineError says why not."""
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
    if not (folder / MARK).is_file() and any(not path.name.startswith(".") and not _left_alone(path) for path in folder.iterdir()):
        told = f"the folder {folder} holds files that Dateline did not write: empty it, or move them to content/static/"
        raise DatelineError(told)
    changed = []
    for url in sorted(site.files, key=lambda url: (url != MARK, url)):  # the mark first: what follows a crash is still ours
        target = folder / url
        if target.is_symlink() or not target.is_file() or target.read_bytes() != site.files[url]:
            _replace(target, site.files[url], folder)
            changed.append(url)
    removed = _remove_stale(folder, {folder / url for url in site.files})
    return Written(tuple(sorted(changed)), removed, len(site.files) - len(changed))


def _left_alone(path: Path) -> bool:
    return path.name.startswith(".git") or path.name == "CNAME"


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


def _remove_stale(folder: Path, wanted: set[Path]) -> tuple[str, ...]:
    """Remove every file that is not wanted, and the folders that leaves empty; links are removed, never followed."""
    removed = []
    for name, folders, files in os.walk(folder, topdown=False):
        here = Path(name)
        linked = [entry for entry in folders if (here / entry).is_symlink()]
        for entry in (*files, *linked):
            path = here / entry
            top = folder / path.relative_to(folder).parts[0]
            if path not in wanted and not _left_alone(top):
                path.unlink()
                removed.append(path.relative_to(folder).as_posix())
        if here != folder and not _left_alone(folder / here.relative_to(folder).parts[0]) and not any(here.iterdir()):
            here.rmdir()
    return tuple(sorted(removed))
