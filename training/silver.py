"""What the recogniser that ships learns from: the corpora, completed by the teacher.

GUM's open words get their names from the teacher, asked in GUM's scheme; the treebank's text, which has no names annotated, gets
all of them. GMB and the tweets have many wrong labels: there a name stays only where most of the corpus and of the teacher's ways
agree, and is unknown elsewhere.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from training import conllu, docs, entities
from training import settings as s
from training.augmentation import Augmenter
from training.columns import UNKNOWN, Sentence, Span
from training.corpora import Corpora
from training.heldout import HeldOut
from training.teacher import Teacher, augmenter, split

_COMMON = ("PERSON", "ORG", "LOC")  # what all schemes label; NORP and EVENT are a corpus' own
_GMB_SCHEMES, _TWEET_SCHEMES = ("uner", "wikigold", "gum"), ("uner",)


def labelled(teacher: Teacher, sentences: Sequence[Sentence], scheme: str) -> list[Sentence]:
    """Sentences with the teacher's names alone."""
    names = teacher.label(sentences, scheme)
    return [
        sentence._replace(spans=tuple(span for span in spans if span.label in _COMMON))
        for sentence, spans in zip(sentences, names, strict=True)
    ]


def completed(teacher: Teacher, sentences: Sequence[Sentence], scheme: str) -> list[Sentence]:
    """Sentences with their own names, and the teacher's where they are silent: a name of the teacher's must lie there entirely."""
    return [
        sentence._replace(spans=_complete(sentence.spans, [span for span in names if span.label in _COMMON]))
        for sentence, names in zip(sentences, teacher.label(sentences, scheme), strict=True)
    ]


def _complete(own: Sequence[Span], names: Sequence[Span]) -> tuple[Span, ...]:
    silent = {i for span in own if span.label == UNKNOWN for i in range(span.start, span.end)}
    added = [span for span in names if silent.issuperset(range(span.start, span.end))]
    known = [span for span in own if span.label != UNKNOWN]
    taken = {i for span in known + added for i in range(span.start, span.end)}
    return tuple(sorted(known + added + [Span(i, i + 1, UNKNOWN) for i in silent - taken]))


def agreed(teacher: Teacher, sentences: Sequence[Sentence], schemes: Sequence[str]) -> list[Sentence]:
    """Sentences with the names for which most of the schemes and of their own annotation are; the other names are unknown."""
    votes = [teacher.label(sentences, scheme) for scheme in schemes]
    return [sentence._replace(spans=_agree(sentence.spans, [names[i] for names in votes])) for i, sentence in enumerate(sentences)]


def _agree(own: Sequence[Span], others: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    votes = Counter(span for names in (*others, own) for span in names if span.label in _COMMON)
    found: list[Span] = []
    taken: set[int] = set()
    for span, count in votes.most_common():
        if not span.overlaps(taken):
            found.append(span if 2 * count > len(others) + 1 else span._replace(label=UNKNOWN))
            taken.update(range(span.start, span.end))
    for span in own:
        if span.label not in _COMMON and not span.overlaps(taken):
            found.append(span)
            taken.update(range(span.start, span.end))
    return tuple(sorted(found))


def treebank() -> list[Sentence]:
    """EWT's training text, which UNER annotated too, but that part is not in the corpora."""
    return [
        Sentence(tuple(word.form for word in sentence), tuple(word.space for word in sentence), ())
        for document in conllu.ewt("train")
        for sentence in document.sentences
        if sentence
    ]


def texts(sets: dict[str, Sequence[Sentence]], loaded: Corpora, augment: Augmenter) -> list[Doc]:
    """The sets as often as they are weighted, in other names and typography each time, shuffled."""
    chance = random.Random(s.SILVER_SEED)
    found: list[Doc] = []
    for name, weight in s.SILVER_WEIGHTS.items():
        for copy in range(max(1, int(weight))):
            sentences = sets[name] if weight >= 1 else chance.sample(sets[name], int(len(sets[name]) * weight))
            changed = []
            for sentence in sentences:
                plain = copy == 0 and chance.random() < s.SILVER_PLAIN_SENTENCES
                changed.append(augment.retype(augment.swap(sentence, 0.0 if plain else s.SILVER_SWAP)))
            found += docs.group(changed, chance, entities.peoples(name, loaded))
    chance.shuffle(found)
    return found


def main() -> None:
    loaded = entities.load()
    held_out = HeldOut(loaded)
    ewt = held_out.without("ewt", treebank())
    held_out.check(sentence.words for sentence in ewt)
    teacher, train = Teacher.load(), loaded.train
    sets: dict[str, Sequence[Sentence]] = {
        "gmb": agreed(teacher, train["gmb"], _GMB_SCHEMES),
        "gum": completed(teacher, train["gum"], "gum"),
        "ewt": labelled(teacher, ewt, "uner"),
        "uner": train["uner"],
        "wikigold": train["wikigold"],
        "crossner": train["crossner"],
        "btc": agreed(teacher, train["btc"], _TWEET_SCHEMES),
    }
    docs.save(s.SILVER, texts(sets, loaded, augmenter(split(loaded)[0])))


if __name__ == "__main__":
    main()
