"""The bundled pipeline's entity recogniser: a BiLSTM-CRF in numpy, a component of spaCy.

Words are vectors (the pipeline's own) beside a convolution over their letters, below two bidirectional LSTMs and a conditional
random field (Ma and Hovy 2016; Lample et al. 2016). It is trained in training/, in PyTorch; to read takes only the algebra below,
so that nobody installs PyTorch for it. A name goes from B- over I- tags of its label; the best tags of a sentence are

    argmax_y  start[y₁] + Σ emission[i, yᵢ] + Σ transition[yᵢ, yᵢ₊₁]

It reads sentence by sentence; where nothing before it in the pipeline has told their boundaries, sentences.py does.
"""

from __future__ import annotations

import io
import itertools
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from generator.language.sentences import ends_sentence

FACTORY = "dateline_recogniser"
LABELS = ("PERSON", "ORG", "LOC", "NORP", "EVENT")
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"-–—’“”()&$%@#/+éíóáúüöäñçèô"
FORMS = 20_000  # words have a learnt embedding too, shared by those of equal hash
HEAD, TAIL = 9, 7  # letters of a long word that are read
NEVER = -1e4
_LONGEST = 200  # words read together; a longer sentence is cut
_TOGETHER = 64  # sentences
_REMEMBERED = 1 << 15  # words whose input is kept
_LETTERS = {char: i + 2 for i, char in enumerate(ALPHABET)}  # 0 is no letter, 1 is any other
_FILE = "weights.npz"

Array = Any
Weights = Mapping[str, Array]


@Language.factory(FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make(nlp: Language, name: str) -> Recogniser:
    """The component, without weights: those come from disk."""
    return Recogniser(nlp.vocab, name)


def case(word: str) -> int:
    """How a word is capitalised, from 1."""
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word[:1].isupper():
        return 3
    if any(char.isupper() for char in word):
        return 4
    if word[:1].isdigit():
        return 5
    return 6 if word.isalpha() else 7


def letters(word: str) -> list[int]:
    """The numbers of a word's letters, 0 to the right of a short word."""
    read = word if len(word) <= HEAD + TAIL else word[:HEAD] + word[-TAIL:]
    return [_LETTERS.get(char, 1) for char in read] + [0] * (HEAD + TAIL - len(read))


def form(word: str) -> int:
    """The row of a word's learnt embedding."""
    return zlib.crc32(word.encode()) % FORMS + 1


def spellings(word: str) -> tuple[str, str, str]:
    """How the vectors may have the word: as it is in small letters, without its digits, with a plain apostrophe."""
    lower = word.lower()
    return lower, re.sub(r"\d", "0", lower), lower.replace("’", "'")


def forbidden() -> tuple[Array, Array]:
    """What is added to `transition` and `start`: a name goes on only where it has begun."""
    begun = [[tag[0] != "I" or before in {f"B{tag[1:]}", tag} for tag in TAGS] for before in TAGS]
    first = [tag[0] != "I" for tag in TAGS]
    return np.where(begun, 0.0, NEVER).astype("float32"), np.where(first, 0.0, NEVER).astype("float32")


class Recogniser:
    """Sets a Doc's entities. `labels` are what it can find."""

    def __init__(self, vocab: Vocab, name: str = "ner") -> None:
        self.vocab, self.name = vocab, name
        self._weights: dict[str, Array] = {}
        self._packed: dict[str, Array] = {}
        self._words: dict[str, Array] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of entities."""
        return LABELS

    def set_weights(self, weights: Weights, grid: float) -> None:
        """The trained parameters, rounded to steps of `grid` standard deviations each, which is how they lie on disk.

        `forms`, `cases` and `letters` are embeddings, `scheme` the vector that each word gets; `spelling_weight` (out × in ×
        window) and `spelling_bias` the convolution; `lower_forward_input`, `…_hidden`, `…_bias` and so on the LSTMs, with gates in
        PyTorch's order; `emission_weight`, `emission_bias`, `transition` (from × to) and `start` the field.
        """
        packed: dict[str, Array] = {}
        for name, array in sorted(weights.items()):
            step = np.float32(array.std() * grid or 1.0)
            whole = np.round(array / step)
            packed[name] = whole.astype("int8" if np.abs(whole).max() < 128 else "int16")
            packed[f"{name}.step"] = step
        self._unpack(packed)

    def _unpack(self, packed: dict[str, Array]) -> None:
        names = [name for name in packed if not name.endswith(".step")]
        self._packed, self._words = packed, {}
        self._weights = {name: packed[name].astype("float32") * packed[f"{name}.step"] for name in names}
        transition, start = forbidden()
        self._weights["transition"] += transition
        self._weights["start"] += start

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its entities set."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Each Doc of `stream` with its entities set, in order."""
        rest = iter(stream)
        while batch := list(itertools.islice(rest, batch_size)):
            pieces = [piece for doc in batch for piece in _pieces(doc)]
            tags = self._tag(pieces)
            spans: dict[int, list[Span]] = {id(doc): [] for doc in batch}
            for piece, found in zip(pieces, tags, strict=True):
                doc = piece[0].doc
                spans[id(doc)].extend(
                    Span(doc, piece[start].i, piece[end - 1].i + 1, label=label) for start, end, label in _names(found)
                )
            for doc in batch:
                doc.set_ents(spans[id(doc)], default="outside")
                yield doc

    def _word(self, word: str) -> Array:
        """A word's part of the input, remembered."""
        if word not in self._words:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            self._words[word] = self._read(word)
        return self._words[word]

    def _read(self, word: str) -> Array:
        """Vector, learnt embedding, capitals, letters, scheme; in that order."""
        w, vectors = self._weights, self.vocab.vectors
        rows = (int(vectors.find(key=get_string_id(spelling))) for spelling in spellings(word))
        row = next((row for row in rows if row >= 0), -1)
        vector = vectors.data[row] if row >= 0 else np.zeros(vectors.shape[1], "float32")
        spelled = np.pad(w["letters"][letters(word)], ((1, 1), (0, 0)))
        windows = np.stack([spelled[i : i + HEAD + TAIL] for i in range(3)], axis=2)  # letters × channels × window
        convolved = np.einsum("lcw,ocw->lo", windows, w["spelling_weight"]) + w["spelling_bias"]
        return np.concatenate(
            [vector, w["forms"][form(word)], w["cases"][case(word)], np.maximum(convolved, 0).max(axis=0), w["scheme"]]
        )

    def _tag(self, pieces: Sequence[Sequence[Token]]) -> list[list[int]]:
        """The best tags of each piece. Pieces of about one length are read together."""
        order = sorted(range(len(pieces)), key=lambda i: -len(pieces[i]))
        found: list[list[int]] = [[] for _ in pieces]
        for at in range(0, len(order), _TOGETHER):
            chosen = order[at : at + _TOGETHER]
            lengths = [len(pieces[i]) for i in chosen]
            inputs = np.zeros((len(chosen), lengths[0], len(self._word("a"))), "float32")
            for row, i in enumerate(chosen):
                inputs[row, : lengths[row]] = [self._word(token.text) for token in pieces[i]]
            for i, tags in zip(chosen, self._decode(self._emissions(inputs, lengths), lengths), strict=True):
                found[i] = tags
        return found

    def _emissions(self, state: Array, lengths: Sequence[int]) -> Array:
        """Sentences × words × tags."""
        for layer in ("lower", "upper"):
            ways = [self._lstm(state, lengths, f"{layer}_{way}", backward=way == "backward") for way in ("forward", "backward")]
            state = np.concatenate(ways, axis=2)
        scores: Array = state @ self._weights["emission_weight"].T + self._weights["emission_bias"]
        return scores

    def _lstm(self, inputs: Array, lengths: Sequence[int], name: str, *, backward: bool) -> Array:
        """One way through the sentences, longest first: at each word only those that are long enough take part."""
        w = self._weights
        hidden = w[f"{name}_hidden"].T
        width = hidden.shape[0]
        gates = inputs @ w[f"{name}_input"].T + w[f"{name}_bias"]
        outputs = np.zeros((*inputs.shape[:2], width), "float32")
        output, cell = (np.zeros((inputs.shape[0], width), "float32") for _ in range(2))
        for step in range(lengths[0]):
            active = sum(length > step for length in lengths)
            rows = np.arange(active)
            at = np.array(lengths[:active]) - 1 - step if backward else np.full(active, step)
            sums = gates[rows, at] + output[:active] @ hidden
            ingate, forget, out = (_sigmoid(sums[:, i * width : (i + 1) * width]) for i in (0, 1, 3))
            cell[:active] = forget * cell[:active] + ingate * np.tanh(sums[:, 2 * width : 3 * width])
            output[:active] = out * np.tanh(cell[:active])
            outputs[rows, at] = output[:active]
        return outputs

    def _decode(self, emissions: Array, lengths: Sequence[int]) -> list[list[int]]:
        """The best tags of each sentence, by Viterbi's algorithm."""
        transition = self._weights["transition"]
        state = self._weights["start"] + emissions[:, 0]
        pointers = np.zeros(emissions.shape, "int64")
        for i in range(1, lengths[0]):
            active = sum(length > i for length in lengths)
            paths = state[:active, :, None] + transition
            pointers[:active, i] = paths.argmax(axis=1)
            state[:active] = paths.max(axis=1) + emissions[:active, i]
        found = []
        for row, length in enumerate(lengths):
            tags = [int(state[row].argmax())]
            for i in range(length - 1, 0, -1):
                tags.append(int(pointers[row, i, tags[-1]]))
            found.append(tags[::-1])
        return found

    def to_bytes(self, **_: Any) -> bytes:
        """The weights as a file holds them."""
        file = io.BytesIO()
        np.savez(file, **self._packed)
        return file.getvalue()

    def from_bytes(self, data: bytes, **_: Any) -> Recogniser:
        """Reads what `to_bytes` wrote."""
        with np.load(io.BytesIO(data)) as file:
            self._unpack({name: file[name] for name in file.files})
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Writes the weights into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> Recogniser:
        """Reads the weights from a folder."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


def _pieces(doc: Doc) -> Iterator[list[Token]]:
    """The words of each sentence, without white space, in pieces that are not too long."""
    told = doc.has_annotation("SENT_START")
    words: list[Token] = []
    for token in doc:
        if words and (token.is_sent_start if told else ends_sentence(token.nbor(-1))):
            yield words
            words = []
        if not token.is_space:
            words.append(token)
        if len(words) == _LONGEST:
            yield words
            words = []
    if words:
        yield words


def _names(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of each name in the tags of a sentence."""
    start = -1
    for i, tag in enumerate((*tags, 0)):
        if start >= 0 and TAGS[tag][0] != "I":
            yield start, i, TAGS[tags[start]][2:]
            start = -1
        if TAGS[tag][0] == "B":
            start = i


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))
