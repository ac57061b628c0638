"""A pipeline that labels as spaCy's own English ones do, made from the bundled one.

`en_core_web_*` follow ClearNLP for trees and OntoNotes for words and names, and cannot be had wherever tests run. A last pipe turns
the bundled pipeline's labels into theirs. It is written from what those pipelines give, and apart from the code under test, which
turns such labels back. tests/pipelines.py installs this folder as a package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_init_py

from . import trees as trees


def load(**overrides: Any) -> Language:
    """What `spacy.load` calls."""
    return load_model_from_init_py(Path(__file__), **overrides)
