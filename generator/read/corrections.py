"""content/corrections.toml: what a person sets right, each entry by the id of what it corrects."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from generator.errors import Problem, ProjectError
from generator.model import ActorCorrection, Corrections, EventCorrection, Interval
from generator.read.written import EDTF_FORMS
from generator.temporal.edtf import parse_edtf
from generator.toml import Toml, nearest, parse_toml

_EVENT_KEYS = {"id": str, "quote": str, "date": str | datetime.date, "summary": str, "hide": bool, "note": str}
_ACTOR_KEYS = {"same": list, "not-same": list, "note": str}
_ACCEPTED = {"hide": "true or false", "date": EDTF_FORMS, "same": "a list of at least two ids or names"}


def read_corrections(data: bytes, path: str) -> tuple[Corrections, tuple[Problem, ...]]:
    """Every entry that can be used, and what is wrong with the others."""
    try:
        toml = parse_toml(data, path)
    except ProjectError as error:
        return Corrections(), error.problems
    problems = [
        toml.problem(f"unknown table “{name}”; known are [[event]] and [[actor]]", name)
        for name in toml.values
        if name not in ("event", "actor")
    ]
    events: list[EventCorrection] = []
    actors: list[ActorCorrection] = []
    for table, keys in (("event", _EVENT_KEYS), ("actor", _ACTOR_KEYS)):
        entries = toml.values.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            problems.append(toml.problem(f"“{table}” must be written [[{table}]], once for each correction", table))
            continue
        for number, entry in enumerate(entries):
            if found := _wrong(toml, table, number, entry, keys):
                problems.extend(found)
                continue
            line = toml.where(table, number)[0]
            note = entry.get("note", "")
            if table == "event":
                date, wrong = _interval(toml, number, entry)
                problems.extend(wrong)
                if not wrong:
                    rest = {key: entry[key] for key in ("id", "quote", "summary", "hide") if key in entry}
                    events.append(EventCorrection(**rest, date=date, note=note, path=path, line=line))
            else:
                actors.extend(
                    ActorCorrection(tuple(entry[key]), key == "same", note, path, line)
                    for key in ("same", "not-same")
                    if key in entry
                )
    return Corrections(events=tuple(events), actors=tuple(actors)), tuple(problems)


def _wrong(toml: Toml, table: str, number: int, entry: Mapping[str, Any], keys: Mapping[str, Any]) -> list[Problem]:
    """What keeps one entry from being used."""
    problems = []
    for key, value in entry.items():
        if key not in keys:
            problems.append(toml.problem(f"unknown key “{key}” in [[{table}]]{nearest(key, keys)}", table, number, key))
        elif not isinstance(value, keys[key]) or (keys[key] is list and not _names(value)):
            accepted = _ACCEPTED.get(key.removeprefix("not-"), "a text")
            problems.append(toml.problem(f"“{key}” must be {accepted}", table, number, key))
    if table == "event" and not entry.get("id"):
        problems.append(toml.problem("this correction has no “id”: copy it from the event's permalink", table, number))
    elif table == "event" and not {"date", "summary", "hide"} & set(entry):
        problems.append(toml.problem("this correction changes nothing: give it a “date”, a “summary” or “hide”", table, number))
    elif table == "actor" and not {"same", "not-same"} & set(entry):
        problems.append(toml.problem("this correction changes nothing: give it “same” or “not-same”", table, number))
    return problems


def _names(value: list[object]) -> bool:
    return len(value) > 1 and all(isinstance(name, str) and name.strip() for name in value)


def _interval(toml: Toml, number: int, entry: Mapping[str, Any]) -> tuple[Interval | None, list[Problem]]:
    """The corrected date; TOML's own dates are days too."""
    if "date" not in entry:
        return None, []
    value = entry["date"]
    written = value.date() if isinstance(value, datetime.datetime) else value
    try:
        return parse_edtf(str(written).strip()), []
    except ValueError:
        return None, [toml.problem(f"“date” must be {EDTF_FORMS}", "event", number, "date")]
