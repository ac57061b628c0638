"""The recogniser's network: a BiLSTM-CRF that is told in whose way to label; and how words are read, for all networks alike.

Words are GloVe vectors beside a convolution over their letters, below two bidirectional LSTMs and a conditional random field (Ma
and Hovy 2016, "End-to-end Sequence Labeling via Bi-directional LSTM-CNNs-CRF"; Lample et al. 2016, "Neural Architectures for Named
Entity Recognition"). Corpora disagree on what a name is, so each word also gets an embedding of the corpus whose scheme is asked
for, and one network learns from them all. Where a corpus is silent, all tags are allowed, and the loss is that of a partially
annotated sequence (Tsuboi et al. 2008, "Training Conditional Random Fields Using Incomplete Annotations"):

    score(x, y) = start[y₁] + Σ emission[i, yᵢ] + Σ transition[yᵢ, yᵢ₊₁]
    loss(x, Y)  = log Σ_{y} exp score(x, y) − log Σ_{y ∈ Y} exp score(x, y)      with Y all taggings that the annotation allows
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn.functional import embedding
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from generator.language.recogniser import ALPHABET, FORMS, HEAD, NEVER, TAGS, TAIL, case, forbidden, form, letters, spellings
from training import settings as s
from training.columns import UNKNOWN, Sentence
from training.vectors import Embeddings

SCHEMES = tuple(s.RECOGNISER_WEIGHTS)
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
_TAG = {tag: i for i, tag in enumerate(TAGS)}

Tensor = Any


class Words(NamedTuple):
    """Sentences × words, padded; letters have a third axis. `lengths`: words of each sentence, never on the GPU."""

    vectors: Tensor
    cases: Tensor
    letters: Tensor
    forms: Tensor
    mask: Tensor
    lengths: Tensor


class Batch(NamedTuple):
    """Sentences, the scheme of each, and the tags that each word may have (sentences × words × tags)."""

    words: Words
    schemes: Tensor
    allowed: Tensor


class Example(NamedTuple):
    """Words, the scheme to label in, and which tags each word may have (words × tags; None: all)."""

    words: tuple[str, ...]
    scheme: int
    allowed: Any = None


def example(sentence: Sentence, scheme: str, peoples: frozenset[str]) -> Example:
    """A sentence to learn from. A word outside all spans is no name, unless its corpus would not say so."""
    allowed = np.zeros((len(sentence.words), len(TAGS)), bool)
    allowed[:, _TAG["O"]] = True
    taken: set[int] = set()
    for start, end, label in (span for span in sentence.spans + sentence.unannotated(peoples)):
        if any(i in taken for i in range(start, end)):
            continue
        taken.update(range(start, end))
        allowed[start:end, :] = label == UNKNOWN
        if label != UNKNOWN:
            allowed[start, _TAG[f"B-{label}"]] = True
            allowed[start + 1 : end, _TAG[f"I-{label}"]] = True
    return Example(sentence.words, SCHEMES.index(scheme), allowed)


class Vocabulary:
    """Words to numbers. Rows of the vectors: 0 is padding, 1 an unknown word."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._rows = {word: i + 2 for i, word in enumerate(embeddings.words)}
        self._read: dict[str, tuple[int, int, list[int], int]] = {}

    def row(self, word: str) -> int:
        return next((self._rows[spelling] for spelling in spellings(word) if spelling in self._rows), 1)

    def words(self, sentences: Sequence[Sequence[str]]) -> Words:
        shape = len(sentences), max(map(len, sentences))
        vectors, cases, forms = (np.zeros(shape, "int64") for _ in range(3))
        spelled = np.zeros((*shape, HEAD + TAIL), "int64")
        for i, sentence in enumerate(sentences):
            for j, word in enumerate(sentence):
                if word not in self._read:
                    self._read[word] = self.row(word), case(word), letters(word), form(word)
                vectors[i, j], cases[i, j], spelled[i, j], forms[i, j] = self._read[word]
        lengths = torch.tensor([len(sentence) for sentence in sentences])
        mask = (torch.arange(shape[1])[None] < lengths[:, None]).to(DEVICE)
        read = (torch.from_numpy(array).to(DEVICE) for array in (vectors, cases, spelled, forms))
        return Words._make((*read, mask, lengths))

    def batch(self, examples: Sequence[Example]) -> Batch:
        words = self.words([one.words for one in examples])
        allowed = np.ones((*words.mask.shape, len(TAGS)), bool)
        for i, one in enumerate(examples):
            if one.allowed is not None:
                allowed[i, : len(one.words)] = one.allowed
        schemes = torch.tensor([one.scheme for one in examples])
        return Batch(words, schemes.to(DEVICE), torch.from_numpy(allowed).to(DEVICE))


class Reader(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """Words as vectors of `width`: GloVe's, a learnt one, capitals, letters. GloVe's are neither trained nor saved."""

    def __init__(self, matrix: Any) -> None:
        super().__init__()
        padded = np.vstack([np.zeros((2, matrix.shape[1]), "float32"), matrix])
        self.register_buffer("vectors", torch.from_numpy(padded), persistent=False)
        self.forms = nn.Embedding(FORMS + 1, 32, padding_idx=0)
        nn.init.normal_(self.forms.weight, std=0.1)
        self.cases = nn.Embedding(8, 8)
        self.letters = nn.Embedding(len(ALPHABET) + 2, 30, padding_idx=0)
        self.spelling = nn.Conv1d(30, 60, 3, padding=1)
        self.width = matrix.shape[1] + 32 + 8 + 60

    def forward(self, words: Words) -> Tensor:
        """Sentences × words × width."""
        sentences, length = words.vectors.shape
        letters = self.letters(words.letters.view(sentences * length, -1)).transpose(1, 2)
        spelled = torch.relu(self.spelling(letters)).max(2)[0].view(sentences, length, -1)
        vectors = embedding(words.vectors, self.vectors)
        if self.training:  # unknown words must be met in training
            vectors = vectors * (torch.rand(sentences, length, 1, device=vectors.device) > s.WORD_DROPOUT).float()
        return torch.cat([vectors, self.forms(words.forms), self.cases(words.cases), spelled], -1)


def through(layer: Any, state: Tensor, lengths: Tensor) -> Tensor:
    """A recurrent layer's output, sentences × words × width, where sentences have these lengths."""
    packed = pack_padded_sequence(state, lengths, batch_first=True, enforce_sorted=False)
    output, _ = pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=state.shape[1])
    return output


class Network(nn.Module):  # type: ignore[misc]
    """Sizes that are not in settings are those of the papers, or small."""

    def __init__(self, matrix: Any) -> None:
        super().__init__()
        hidden = s.RECOGNISER_HIDDEN
        self.reader = Reader(matrix)
        self.schemes = nn.Embedding(len(SCHEMES), 12)
        self.lower = nn.LSTM(self.reader.width + 12, hidden, batch_first=True, bidirectional=True)
        self.upper = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.emission = nn.Linear(2 * hidden, len(TAGS))
        self.transition = nn.Parameter(torch.randn(len(TAGS), len(TAGS)) * 0.05)
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.dropout = nn.Dropout(s.RECOGNISER_DROPOUT)
        for name, forbidding in zip(("forbidden", "forbidden_start"), forbidden(), strict=True):
            self.register_buffer(name, torch.from_numpy(forbidding), persistent=False)

    def emissions(self, batch: Batch) -> Tensor:
        """Sentences × words × tags."""
        read = self.reader(batch.words)
        schemes = self.schemes(batch.schemes)[:, None].expand(-1, read.shape[1], -1)
        state = self.dropout(torch.cat([read, schemes], -1))
        for layer in (self.lower, self.upper):
            state = self.dropout(through(layer, state, batch.words.lengths))
        return self.emission(state)

    def loss(self, batch: Batch) -> Tensor:
        """The mean over sentences of the loss above."""
        emissions, mask = self.emissions(batch), batch.words.mask
        every = self._log_sum(emissions, mask)
        allowed = self._log_sum(emissions.masked_fill(~batch.allowed, NEVER), mask)
        return (every - allowed).mean()

    def _log_sum(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """log Σ_y exp score(x, y) of each sentence, by the forward algorithm."""
        transition = self.transition + self.forbidden
        state = self.start + self.forbidden_start + emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            following = torch.logsumexp(state[:, :, None] + transition[None], 1) + emissions[:, i]
            state = torch.where(mask[:, i : i + 1], following, state)
        return torch.logsumexp(state, 1)

    def decode(self, batch: Batch) -> list[list[int]]:
        """The best tags of each sentence, by Viterbi's algorithm."""
        emissions, mask = self.emissions(batch), batch.words.mask
        transition = self.transition + self.forbidden
        state = self.start + self.forbidden_start + emissions[:, 0]
        pointers = []
        for i in range(1, emissions.shape[1]):
            best, before = (state[:, :, None] + transition[None]).max(1)
            pointers.append(before)
            state = torch.where(mask[:, i : i + 1], best + emissions[:, i], state)
        last = state.argmax(1)
        found = []
        for row, length in enumerate(batch.words.lengths.tolist()):
            tags = [int(last[row])]
            for i in range(length - 2, -1, -1):
                tags.append(int(pointers[i][row, tags[-1]]))
            found.append(tags[::-1])
        return found
