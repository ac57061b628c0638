"""Step: trains the teachers, parsers too large to ship, one after another and without those that are there."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from training import biaffine, optimise, treebanks, vectors
from training import settings as s
from training.biaffine import Labels, TreeNetwork
from training.conllu import Word
from training.network import DEVICE, Vocabulary
from training.vectors import Embeddings

Sentences = Sequence[Sequence[Word]]


def batches(sentences: Sentences, vocabulary: Vocabulary, labels: Labels, chance: random.Random) -> Iterator[biaffine.Batch]:
    """Sentences of about one length each, some in other typography than last time, without end."""
    while True:
        changed = [treebanks.retype([sentence], chance)[0] for sentence in sentences]
        chance.shuffle(changed)
        together = biaffine.by_length(changed, s.TEACHER_BATCH)
        chance.shuffle(together)
        for chosen in together:
            yield biaffine.batch([changed[i] for i in chosen], vocabulary, labels)


def attachment(networks: Sequence[TreeNetwork], vocabulary: Vocabulary, labels: Labels, dev: Sentences) -> float:
    """Words with the right head and relation, in percent."""
    trees = biaffine.parse(networks, vocabulary, labels, [[word.form for word in sentence] for sentence in dev])
    right = [
        (word.head, word.relation) == (head, relation)
        for sentence, tree in zip(dev, trees, strict=True)
        for word, head, relation in zip(sentence, tree.heads, tree.relations, strict=True)
    ]
    return 100 * sum(right) / len(right)


def train(learnt: Sentences, dev: Sentences, embeddings: Embeddings, seed: int, path: Path) -> None:
    torch.manual_seed(seed)
    vocabulary, labels = Vocabulary(embeddings), Labels.of(learnt)
    network = TreeNetwork(embeddings.matrix, labels).to(DEVICE)
    lessons = batches(learnt, vocabulary, labels, random.Random(seed))
    for loss in optimise.learn(network, lessons, s.TEACHER_STEPS, 500):
        print(f"{path.stem}: loss {loss:.3f}; LAS {attachment([network], vocabulary, labels, dev):.1f}", flush=True)
    torch.save({name: weight.cpu() for name, weight in network.state_dict().items()}, path)


def paths() -> list[Path]:
    return [s.TEACHERS / f"{seed}.pt" for seed in range(s.TEACHERS_NUMBER)]


def load(embeddings: Embeddings, labels: Labels) -> list[TreeNetwork]:
    """What `main` has trained."""
    networks = [TreeNetwork(embeddings.matrix, labels) for _ in paths()]
    for network, path in zip(networks, paths(), strict=True):
        network.load_state_dict(torch.load(path))
    return [network.to(DEVICE) for network in networks]


def main() -> None:
    torch.set_num_threads(s.THREADS)
    s.TEACHERS.mkdir(exist_ok=True)
    embeddings = vectors.load()
    learnt, dev = map(treebanks.sentences, treebanks.split())
    for seed, path in enumerate(paths()):
        if not path.exists():
            train(learnt, dev, embeddings, seed, path)


if __name__ == "__main__":
    main()
