"""Step: what the parser learns from: the treebanks, and what the teachers say of the sentences of GMB, which is news. Nobody has
checked those trees."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import torch
from spacy.lang.en import English
from spacy.tokens import Doc, DocBin

from training import biaffine, docs, entities, teachers, treebanks, vectors
from training import settings as s
from training.biaffine import Labels, Tree
from training.columns import Sentence
from training.conllu import Word
from training.network import Vocabulary


class Text(NamedTuple):
    """The words of a sentence, and whether white space follows each."""

    words: list[str]
    spaces: list[bool]


def texts(sentences: Iterable[Sentence]) -> Iterator[Text]:
    """Sentences cut into words as the pipeline cuts them."""
    tokenizer = English().tokenizer
    for sentence in sentences:
        text = "".join(word + " " * space for word, space in zip(sentence.words, sentence.spaced(), strict=True))
        doc = tokenizer(" ".join(text.split()))
        if 0 < len(doc) <= s.SILVER_LONGEST:
            yield Text([token.text for token in doc], [*(bool(token.whitespace_) for token in doc[:-1]), True])


def trees(said: Sequence[tuple[Text, Tree]]) -> list[Doc]:
    """Documents of one to four sentences that stand together, of those with the surest trees."""
    least = sorted(tree.sureness for _, tree in said)[int(len(said) * (1 - s.SILVER_PART))]
    runs: list[list[list[Word]]] = [[]]
    for text, tree in said:
        if tree.sureness < least:
            runs.append([])
        else:
            runs[-1].append(
                [
                    Word(form=word, lemma="", upos=pos, xpos=tag, feats=feats, head=head, relation=relation, space=space)
                    for word, space, head, relation, tag, (pos, feats) in zip(*text, *tree[:4], strict=True)
                ]
            )
    chance = random.Random(s.TREEBANK_SEED)
    return [treebanks.doc(treebanks.retype(group, chance)) for run in runs for group in treebanks.groups(run, chance)]


def main() -> None:
    torch.set_num_threads(s.THREADS)
    embeddings = vectors.load()
    learnt, _ = treebanks.split()
    labels = Labels.of(treebanks.sentences(learnt))
    news = list(texts(entities.load().train["gmb"]))
    parsed = biaffine.parse(teachers.load(embeddings, labels), Vocabulary(embeddings), labels, [text.words for text in news])
    gold = DocBin().from_disk(s.CORPUS / "ud_train.spacy").get_docs(docs.VOCAB)
    docs.save(s.CORPUS / "learnt.spacy", [*list(gold) * s.GOLD_TIMES, *trees(list(zip(news, parsed, strict=True)))])


if __name__ == "__main__":
    main()
