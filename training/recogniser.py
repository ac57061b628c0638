"""Trains the entity recogniser on all entity corpora, in PyTorch. What ships reads with its weights (assemble.py) in numpy."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from generator.language.recogniser import TAGS
from training import columns, entities, optimise, vectors
from training import settings as s
from training.augmentation import Augmenter
from training.columns import UNKNOWN, Sentence, Span
from training.corpora import Corpora
from training.network import DEVICE, SCHEMES, Batch, Example, Network, Vocabulary, example

_SCORED = ("PERSON", "ORG", "LOC")  # the labels that all corpora have

Sets = Mapping[str, Sequence[Sentence]]


class Recogniser:
    """The network and its vocabulary. Labels any sentence in any corpus' way."""

    def __init__(self) -> None:
        torch.set_num_threads(s.THREADS)
        torch.manual_seed(s.RECOGNISER_SEED)
        embeddings = vectors.load()
        self.vocabulary = Vocabulary(embeddings)
        self.network = Network(embeddings.matrix).to(DEVICE)

    def label(self, sentences: Sequence[Sentence], scheme: str) -> list[tuple[Span, ...]]:
        """The names in each sentence as the corpus `scheme` would have them."""
        self.network.eval()
        examples = [Example(sentence.words, SCHEMES.index(scheme)) for sentence in sentences]
        order = sorted(range(len(examples)), key=lambda i: len(examples[i].words))
        found: list[tuple[Span, ...]] = [()] * len(examples)
        with torch.no_grad():
            for at in range(0, len(order), 64):
                chosen = order[at : at + 64]
                batch = self.vocabulary.batch([examples[i] for i in chosen])
                for i, tags in zip(chosen, self.network.decode(batch), strict=True):
                    found[i] = columns.spans([TAGS[tag] for tag in tags])
        return found

    def score(self, sentences: Sequence[Sentence], scheme: str) -> float:
        """F of persons, bodies and places, in percent; what overlaps something unknown does not count."""
        right = wrong = missed = 0
        for sentence, names in zip(sentences, self.label(sentences, scheme), strict=True):
            unknown = {i for span in sentence.spans if span.label == UNKNOWN for i in range(span.start, span.end)}
            gold = {span for span in sentence.spans if span.label in _SCORED}
            found = {span for span in names if span.label in _SCORED and not span.overlaps(unknown)}
            right, wrong, missed = right + len(gold & found), wrong + len(found - gold), missed + len(gold - found)
        return 100 * 2 * right / max(1, 2 * right + wrong + missed)


def split(loaded: Corpora) -> tuple[Sets, Sets]:
    """What the recogniser learns from and is developed on. UNER has but one part to do both with."""
    size = s.RECOGNISER_DEV_SENTENCES
    train = {**loaded.train, "uner": loaded.train["uner"][size["uner"] :]}
    dev = {"uner": loaded.train["uner"][: size["uner"]], **loaded.dev, "gmb": loaded.dev["gmb"][: size["gmb"]]}
    return train, dev


def augmenter(train: Sets) -> Augmenter:
    return Augmenter((sentence for sentences in train.values() for sentence in sentences), random.Random(s.SWAP_SEED))


def epoch(train: Sets, loaded: Corpora, augment: Augmenter, chance: random.Random) -> list[list[Example]]:
    """One epoch's batches: sentences of about one length each, some with other names and other typography than last time."""
    examples: list[Example] = []
    for name, weight in s.RECOGNISER_WEIGHTS.items():
        sentences = train[name] if weight >= 1 else chance.sample(train[name], int(len(train[name]) * weight))
        for _ in range(max(1, int(weight))):
            for sentence in sentences:
                swapped = chance.random() < s.RECOGNISER_SWAPPED_SENTENCES
                changed = augment.retype(augment.swap(sentence, s.RECOGNISER_SWAP if swapped else 0.0))
                if 0 < len(changed.words) <= s.RECOGNISER_LONGEST:
                    examples.append(example(changed, name, entities.peoples(name, loaded)))
    chance.shuffle(examples)
    examples.sort(key=lambda one: len(one.words) + chance.random() * 8)
    batches = [examples[i : i + s.RECOGNISER_BATCH] for i in range(0, len(examples), s.RECOGNISER_BATCH)]
    chance.shuffle(batches)
    return batches


def train(recogniser: Recogniser, loaded: Corpora) -> None:
    """The moving average of the weights (Polyak and Juditsky 1992, "Acceleration of Stochastic Approximation by Averaging") is
    saved after the epoch that does best on the development sets."""
    learnt, dev = split(loaded)
    augment, chance = augmenter(learnt), random.Random(s.RECOGNISER_SEED)
    network, vocabulary = recogniser.network, recogniser.vocabulary
    averaged = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(s.RECOGNISER_AVERAGE))
    first = epoch(learnt, loaded, augment, chance)

    def batches() -> Iterator[Batch]:
        following = (epoch(learnt, loaded, augment, chance) for _ in itertools.count())
        for examples in itertools.chain.from_iterable(itertools.chain([first], following)):
            yield vocabulary.batch(examples)

    best = 0.0
    losses = optimise.learn(
        network, batches(), len(first) * s.RECOGNISER_EPOCHS, len(first), lambda: averaged.update_parameters(network)
    )
    for number, loss in enumerate(losses, 1):
        recogniser.network = averaged.module
        scores = {name: recogniser.score(sentences, name) for name, sentences in dev.items()}
        told = (f"{name} {score:.1f}" for name, score in scores.items())
        print(f"recogniser, epoch {number} of {s.RECOGNISER_EPOCHS}: loss {loss:.3f}; F", *told, flush=True)
        if sum(scores.values()) > best:
            best = sum(scores.values())
            torch.save({name: weight.cpu() for name, weight in averaged.module.state_dict().items()}, s.RECOGNISER)


def main() -> None:
    loaded = entities.load()
    recogniser = Recogniser()
    train(recogniser, loaded)


if __name__ == "__main__":
    main()
