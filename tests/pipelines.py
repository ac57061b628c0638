"""Installs a pipeline of ClearNLP's labels as `pip install --target` leaves one of spaCy's: a package with data and metadata."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy

from generator.language.pipeline import BUNDLED

MADE = "en_made_web"
_ENTRY_POINTS = f"[spacy_models]\n{MADE} = {MADE}\n[spacy_factories]\nclearnlp = {MADE}.trees:make\n"


def install(folder: Path) -> str:
    """The name of the pipeline that can be loaded where `folder` is on the path."""
    package = folder / MADE
    data, metadata = package / f"{MADE}-1.0.0", folder / f"{MADE}-1.0.0.dist-info"
    shutil.copytree(Path(__file__).parent / "clearnlp", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(BUNDLED, data)
    config = spacy.util.load_config(data / "config.cfg")
    config["nlp"]["pipeline"].append("clearnlp")
    config["components"]["clearnlp"] = {"factory": "clearnlp"}
    config.to_disk(data / "config.cfg")
    meta = {**json.loads((data / "meta.json").read_text(encoding="utf-8")), "name": MADE.removeprefix("en_"), "version": "1.0.0"}
    for place in (data, package):
        (place / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {MADE}\nVersion: 1.0.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(_ENTRY_POINTS, encoding="utf-8")
    return MADE
