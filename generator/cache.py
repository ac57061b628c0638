"""Remembers Article → Document, so that a rebuild analyses only what changed.

One SQLite file in `.dateline/`. A row's key is the article's digest with the engine's fingerprint (model, rules, settings), so an
old row is never wrong, only unused; what a build did not use is dropped at its end. A file that cannot be used is discarded, and
where none can be written the cache lasts as long as the build: a cache is never a reason to fail.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.model import Article, Document

_SCHEMA = 4  # raise it when the nouns change their shape
_APPLICATION = 0x444C4E45  # "DLNE", SQLite's application_id of our files
_T = TypeVar("_T")


class Cache:
    """Documents by article and fingerprint; use it as a context, which saves at its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._adapter = TypeAdapter(Document)
        self._used: set[str] = set()
        self._database = self._open()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            unused = [(key,) for key in self._keys() if key not in self._used]
            self._database.executemany("DELETE FROM documents WHERE key = ?", unused)
            self._database.commit()
        self._database.close()

    def get(self, article: Article, fingerprint: str) -> Document | None:
        """The document remembered for exactly this article and engine, or None."""
        key = _key(article, fingerprint)
        row = self._safely(lambda: self._database.execute("SELECT document FROM documents WHERE key = ?", (key,)).fetchone())
        if row is None:
            return None
        try:
            document = self._adapter.validate_json(zlib.decompress(row[0]))
        except (ValidationError, zlib.error, TypeError):
            return None
        if document.article != article:
            return None
        self._used.add(key)
        return document

    def put(self, document: Document, fingerprint: str) -> None:
        """Remember `document`."""
        key = _key(document.article, fingerprint)
        packed = zlib.compress(self._adapter.dump_json(document), 1)
        self._safely(lambda: self._database.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (key, packed)))
        self._used.add(key)

    def _open(self) -> sqlite3.Connection:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", encoding="ascii")
        for attempt in (self._connect_file, self._connect_anew):
            with contextlib.suppress(sqlite3.Error, OSError):
                return attempt()
        return _prepared(sqlite3.connect(":memory:"))

    def _connect_file(self) -> sqlite3.Connection:
        return _prepared(sqlite3.connect(self._path, timeout=5))

    def _connect_anew(self) -> sqlite3.Connection:
        self._path.unlink(missing_ok=True)
        return self._connect_file()

    def _keys(self) -> Iterator[str]:
        return (key for (key,) in self._database.execute("SELECT key FROM documents").fetchall())

    def _safely(self, query: Callable[[], _T]) -> _T | None:
        """What `query` gives, or None where the file turns out to be damaged or in use."""
        try:
            return query()
        except sqlite3.Error:
            return None


def _key(article: Article, fingerprint: str) -> str:
    return hashlib.sha256(f"{article.digest}\n{fingerprint}".encode()).hexdigest()


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """`database` with our table; a sqlite3.DatabaseError where the file is foreign, damaged or of another schema."""
    try:
        application = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        empty = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not empty and (application, version) != (_APPLICATION, _SCHEMA):
            raise sqlite3.DatabaseError("not a cache of this version")
        if empty:
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"PRAGMA user_version = {_SCHEMA}")
            database.execute("CREATE TABLE documents (key TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID")
            database.commit()
    except sqlite3.Error:
        database.close()
        raise
    return database
