"""The teachers of trees: deep biaffine parsers, which also tell tags and forms.

Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing": bidirectional LSTMs over words; each word is read
once as a head and once as a dependent, and a bilinear form scores every pair. Several networks read together: their
log-probabilities are averaged, and the best tree with one root is found (spanning.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy, leaky_relu, log_softmax

from generator.language.recogniser import NEVER
from training import settings as s
from training.conllu import Word
from training.network import DEVICE, Reader, Tensor, Vocabulary, Words, through
from training.spanning import best_tree

_NONE = -100  # what cross_entropy leaves out
_SLOPE = 0.1  # of the rectifiers below nought


class Tree(NamedTuple):
    """Of each word: its head (from 1; 0 is the root), relation, tag, and part of speech with features; and how sure the networks
    are, as the mean log-probability of the heads."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    sureness: float


class Labels(NamedTuple):
    """What words can be. The first relation is that of a root."""

    relations: tuple[str, ...]
    tags: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Word]]) -> Labels:
        words = [word for sentence in sentences for word in sentence]
        relations = sorted({word.relation for word in words} - {"root"})
        return cls(("root", *relations), tuple(sorted({w.xpos for w in words})), tuple(sorted({(w.upos, w.feats) for w in words})))


class Batch(NamedTuple):
    """Sentences × words, and what each word is; where a sentence has ended, _NONE."""

    words: Words
    heads: Tensor
    relations: Tensor
    tags: Tensor
    forms: Tensor


def batch(sentences: Sequence[Sequence[Word]], vocabulary: Vocabulary, labels: Labels) -> Batch:
    words = vocabulary.words([[word.form for word in sentence] for sentence in sentences])
    index = [{label: i for i, label in enumerate(names)} for names in labels]
    gold = np.full((4, *words.mask.shape), _NONE, "int64")
    for i, sentence in enumerate(sentences):
        for j, word in enumerate(sentence):
            what = (word.relation, word.xpos, (word.upos, word.feats))
            gold[:, i, j] = word.head, *(known[value] for known, value in zip(index, what, strict=True))
    return Batch(words, *torch.from_numpy(gold).to(DEVICE))


class Biaffine(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """Scores of heads and of relations. A state is sentences × (root and words) × width."""

    def __init__(self, width: int, relations: int, dropout: nn.Dropout) -> None:
        super().__init__()
        arc, label = s.TEACHER_ARC, s.TEACHER_LABEL
        self.arc_head, self.arc_dependent = nn.Linear(width, arc), nn.Linear(width, arc)
        self.label_head, self.label_dependent = nn.Linear(width, label), nn.Linear(width, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(relations, label + 1, label + 1))
        self.dropout = dropout

    def arcs(self, state: Tensor, mask: Tensor) -> Tensor:
        """Sentences × dependents × heads (0: the root)."""
        dependent = _with_one(self._read(self.arc_dependent, state[:, 1:]))
        head = self._read(self.arc_head, state)
        scores = dependent @ self.arc @ head.transpose(1, 2)
        there = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        itself = torch.eye(mask.shape[1], device=mask.device, dtype=torch.bool)
        itself = torch.cat([torch.zeros_like(itself[:, :1]), itself], 1)
        return scores.masked_fill(~there[:, None] | itself[None], NEVER)

    def relations(self, state: Tensor, heads: Tensor) -> Tensor:
        """Sentences × dependents × relations, where each has this head."""
        dependent = _with_one(self._read(self.label_dependent, state[:, 1:]))
        head = _with_one(self._read(self.label_head, state))
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[2]))
        scores = torch.einsum("bdi,rij,bdj->bdr", dependent, self.label, head)
        inner = (heads != 0)[..., None]
        return torch.cat([scores[..., :1].masked_fill(inner, NEVER), scores[..., 1:].masked_fill(~inner, NEVER)], -1)

    def _read(self, layer: Any, state: Tensor) -> Tensor:
        return self.dropout(leaky_relu(layer(state), _SLOPE))


def _with_one(state: Tensor) -> Tensor:
    return torch.cat([state, torch.ones_like(state[..., :1])], -1)


class TreeNetwork(nn.Module):  # type: ignore[misc]
    """Sizes are those of the paper. The root is a word with a learnt vector before all others."""

    def __init__(self, matrix: Any, labels: Labels) -> None:
        super().__init__()
        hidden = s.TEACHER_HIDDEN
        self.reader = Reader(matrix)
        self.dropout = nn.Dropout(s.TEACHER_DROPOUT)
        self.root = nn.Parameter(torch.randn(self.reader.width) * 0.1)
        widths = [self.reader.width] + [2 * hidden] * (s.TEACHER_LAYERS - 1)
        self.layers = nn.ModuleList(nn.LSTM(width, hidden, batch_first=True, bidirectional=True) for width in widths)
        self.biaffine = Biaffine(2 * hidden, len(labels.relations), self.dropout)
        self.tag, self.form = nn.Linear(2 * hidden, len(labels.tags)), nn.Linear(2 * hidden, len(labels.forms))

    def state(self, words: Words) -> Tensor:
        """Sentences × (root and words) × width."""
        read = self.reader(words)
        root = self.root.expand(read.shape[0], 1, -1)
        state = self.dropout(torch.cat([root, read], 1))
        for layer in self.layers:
            state = self.dropout(through(layer, state, words.lengths + 1))
        return state

    def loss(self, batch: Batch) -> Tensor:
        """Of a head and of a relation, the means over words, and half of those of a tag and of a form."""
        state = self.state(batch.words)
        words = state[:, 1:]
        arcs = _entropy(self.biaffine.arcs(state, batch.words.mask), batch.heads)
        relations = _entropy(self.biaffine.relations(state, batch.heads.clamp(min=0)), batch.relations)
        return arcs + relations + (_entropy(self.tag(words), batch.tags) + _entropy(self.form(words), batch.forms)) / 2


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=_NONE)


def parse(
    networks: Sequence[TreeNetwork], vocabulary: Vocabulary, labels: Labels, sentences: Sequence[Sequence[str]]
) -> list[Tree]:
    """What the networks together say of each sentence."""
    found: dict[int, Tree] = {}
    for network in networks:
        network.eval()
    with torch.no_grad():
        for chosen in by_length(sentences, 2 * s.TEACHER_BATCH):
            words = vocabulary.words([sentences[i] for i in chosen])
            pairs = [(network, network.state(words)) for network in networks]
            scores = _mean(network.biaffine.arcs(state, words.mask) for network, state in pairs).cpu().numpy()
            heads = np.zeros(words.mask.shape, "int64")
            for row, length in enumerate(words.lengths.tolist()):
                heads[row, :length] = best_tree(scores[row, :length, : length + 1])
            at = torch.from_numpy(heads).to(DEVICE)
            relations = _best(network.biaffine.relations(state, at) for network, state in pairs)
            tags = _best(network.tag(state[:, 1:]) for network, state in pairs)
            forms = _best(network.form(state[:, 1:]) for network, state in pairs)
            for row, i in enumerate(chosen):
                length = len(sentences[i])
                found[i] = Tree(
                    tuple(heads[row, :length].tolist()),
                    tuple(labels.relations[number] for number in relations[row][:length]),
                    tuple(labels.tags[number] for number in tags[row][:length]),
                    tuple(labels.forms[number] for number in forms[row][:length]),
                    float(np.take_along_axis(scores[row, :length], heads[row, :length, None], 1).mean()),
                )
    return [found[i] for i in range(len(sentences))]


def by_length(sentences: Sequence[Sequence[Any]], words: int) -> list[list[int]]:
    """The numbers of sentences of about one length each, so many words together."""
    batches: list[list[int]] = []
    for i in sorted(range(len(sentences)), key=lambda i: len(sentences[i])):
        if not batches or (len(batches[-1]) + 1) * len(sentences[i]) > words:
            batches.append([])
        batches[-1].append(i)
    return batches


def _mean(scores: Iterable[Tensor]) -> Tensor:
    return torch.stack([log_softmax(part, -1) for part in scores]).mean(0)


def _best(scores: Iterable[Tensor]) -> list[list[int]]:
    best: list[list[int]] = _mean(scores).argmax(-1).tolist()
    return best
