"""Records → the files of a search engine that runs in the reader's browser. The only module that knows pagefind.

Its binary is spoken to as its own wrappers speak to it: messages of JSON in base64, a comma after each, one answer to each. Its
Python wrapper would do, but for two things: it looks for an answer ten times a second (0.1 s a record: ten minutes for a big
story, three seconds here), and never returns where an answer is longer than its buffer of 2 MiB.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.errors import SearchError
from generator.model import ENGINE, Record

_PATIENCE = 600.0  # seconds for everything; ten thousand records take five
_TOLD = frozenset(("event", "article"))  # kinds whose title is no name
_MAGIC = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"


def index(records: Iterable[Record], language: str) -> dict[str, bytes]:
    """url → bytes of an engine that finds these records, with the stemming of `language`; equal records give equal bytes.

    Raises SearchError where pagefind is missing or fails.
    """
    binary = _binary()
    try:
        with subprocess.Popen(
            [binary, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        ) as process:
            watch = threading.Timer(_PATIENCE, process.kill)
            watch.start()
            try:
                files = _indexed(process, records, language.partition("-")[0].lower())
            finally:
                watch.cancel()
                process.kill()
    except OSError as error:
        raise SearchError(f"pagefind ({binary}) cannot be run: {error.strerror or error}") from None
    if _ENTRY not in files:
        raise SearchError("pagefind answers what this version of Dateline does not understand")
    return {f"{ENGINE}/{path}": content for path, content in _in_order(_needed(files)).items()}


def _binary() -> Path:
    """Where pagefind is: what PAGEFIND_BINARY_PATH names, the one of the package, or that on the PATH."""
    try:
        from pagefind.service import get_executable

        if found := get_executable():
            return found
    except (ImportError, FileNotFoundError):
        pass
    raise SearchError("pagefind is not installed (pip install 'pagefind[bin]')")


def _indexed(process: subprocess.Popen[bytes], records: Iterable[Record], language: str) -> dict[str, bytes]:
    made = _ask(process, 0, {"type": "NewIndex", "config": None})["index_id"]
    number = 0
    for number, record in enumerate(records, 1):
        name = "" if record.kind in _TOLD else record.title  # search.js lets a name weigh more than words of a headline
        meta = {"title": record.title, "when": record.when, "names": record.names, "name": name}
        of = {
            "type": "AddRecord",
            "index_id": made,
            "url": record.url,
            "content": record.text or record.title,  # without content it would be left out
            "language": language,
            "meta": {name: said for name, said in meta.items() if said},
            "filters": {"kind": [record.kind]},
            "sort": None,
        }
        _ask(process, number, of)
    answer = _ask(process, number + 1, {"type": "GetFiles", "index_id": made})
    return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}


def _ask(process: subprocess.Popen[bytes], number: int, payload: dict[str, Any]) -> dict[str, Any]:
    """The answer to one message. One at a time: neither side then waits for the other to empty a pipe."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b",")
    parts: list[bytes] = []
    while not parts or not parts[-1].endswith(b","):
        part = process.stdout.read(1 << 20)
        if not part:
            raise SearchError(f"pagefind ended in the middle of its work (exit code {process.wait()})")
        parts.append(part)
    try:
        answer: dict[str, Any] = json.loads(base64.b64decode(b"".join(parts)[:-1], validate=True))["payload"]
    except (ValueError, KeyError, TypeError):
        raise SearchError("pagefind answers what this version of Dateline does not understand") from None
    if answer.get("type") == "Error":
        raise SearchError(f"pagefind says: {answer.get('message')}")
    return answer


def _needed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without the interfaces pagefind brings, which would be most of a small site: ours is templates/static/search.js."""
    languages = json.loads(files[_ENTRY])["languages"].values()
    engine = {_ENTRY, "pagefind.js", "pagefind-worker.js", *(f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in languages)}
    return {path: content for path, content in files.items() if path in engine or "/" in path or path.endswith(".pf_meta")}


def _in_order(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same with the values of each filter sorted: pagefind 1.5 writes them in the order of a hash table, another each time.

    Files are named by what they hold, and name each other: the filter is named in the meta file, that in the entry. What is not
    as we know it is left as it is; it works, but differs from build to build.
    """
    renamed: dict[str, str] = {}
    for path in [*sorted(path for path in files if path.startswith("filter/")), *(p for p in files if p.endswith(".pf_meta"))]:
        content = gzip.decompress(files[path])
        ordered = _sorted_filter(content) if path.startswith("filter/") else content
        for before, after in renamed.items():
            ordered = ordered.replace(before.encode(), after.encode())
        name = _named(path)
        language, _, digest = name.rpartition("_")
        renamed[name] = f"{language}_{hashlib.sha256(ordered).hexdigest()[: len(digest)]}"  # even if chance had it in order
        del files[path]
        files[path.replace(name, renamed[name])] = gzip.compress(ordered, mtime=0)
    for before, after in renamed.items():
        files[_ENTRY] = files[_ENTRY].replace(before.encode(), after.encode())
    return dict(sorted(files.items()))


def _named(path: str) -> str:
    """What other files call it: `en_44f419e`."""
    return path.rpartition("/")[2].removeprefix("pagefind.").partition(".")[0]


def _sorted_filter(content: bytes) -> bytes:
    """A filter, in CBOR `[name, [[value, [page, …]], …]]`, with its values in order; anything else unchanged."""
    try:
        edges = list(_edges(content, len(_MAGIC)))
    except (IndexError, ValueError):
        return content
    if not edges:
        return content
    return content[: edges[0][0]] + b"".join(sorted(content[start:end] for start, end in edges)) + content[edges[-1][1] :]


def _edges(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    """From where to where each value of a filter goes."""
    at = _head(content, at, 4)[1]
    at = _after(content, at)  # the name
    values, at = _head(content, at, 4)
    for _ in range(values):
        start, at = at, _after(content, at)
        yield start, at
    if at != len(content):
        raise ValueError


def _head(content: bytes, at: int, expected: int | None = None) -> tuple[int, int]:
    """The number in the head of a CBOR item (RFC 8949, 3: its value, length or count), and where the head ends."""
    major, short = content[at] >> 5, content[at] & 31
    if (expected is not None and major != expected) or short > 27:
        raise ValueError
    size = 0 if short < 24 else 1 << (short - 24)
    return (int.from_bytes(content[at + 1 : at + 1 + size]) if size else short), at + 1 + size


def _after(content: bytes, at: int) -> int:
    """Where a CBOR item of numbers, texts and arrays ends."""
    major = content[at] >> 5
    number, at = _head(content, at)
    if major in (2, 3):
        return at + number
    if major == 4:
        for _ in range(number):
            at = _after(content, at)
    elif major not in (0, 1):
        raise ValueError
    return at
