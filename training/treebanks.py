"""Treebanks to DocBins: what the tagger, the morphologizer, the lemmatizer and the parser learn from and are measured on."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from training import augmentation, conllu, corpora, docs
from training import settings as s
from training.conllu import Document, Word
from training.heldout import HeldOut

_MOST = 4  # consecutive sentences in a text, so that the parser learns where one ends
_DASHES = {"-": "–"}  # in a fifth of the cases; most hyphens stay
_IN_HEADLINES = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PRON", "AUX"))  # what headlines capitalise, besides names


def split() -> tuple[list[Document], list[Document]]:
    """Documents to learn from, without the sentences of test sets, and documents to develop with."""
    held_out = HeldOut(corpora.load())
    developing = [*conllu.ewt("dev"), *conllu.gum("dev")]
    dev = developing[:: s.DEV_EVERY]
    learnt = [document for i, document in enumerate(developing) if i % s.DEV_EVERY]
    train = held_out.without_documents("treebanks", [*conllu.ewt("train"), *conllu.gum("train"), *learnt])
    held_out.check([word.form for word in sentence] for document in train for sentence in document.sentences)
    return list(train), dev


def sentences(documents: Iterable[Document]) -> list[Sequence[Word]]:
    return [sentence for document in documents for sentence in document.sentences if sentence]


def main() -> None:
    train, dev = split()
    docs.save(s.CORPUS / "ud_train.spacy", texts(train, retyped=True))
    docs.save(s.CORPUS / "ud_dev.spacy", texts(dev))
    docs.save(s.CORPUS / "ewt_test.spacy", texts(conllu.ewt("test")))
    docs.save(s.CORPUS / "gum_test.spacy", texts(conllu.gum("test")))
    docs.save(s.CORPUS / "pud_test.spacy", texts([conllu.pud()]))


def texts(documents: Iterable[Document], *, retyped: bool = False) -> list[Doc]:
    """Documents in texts of one to four sentences, shuffled; `retyped`: some in other typography."""
    chance = random.Random(s.TREEBANK_SEED)
    found: list[Doc] = []
    for document in documents:
        for group in groups([sentence for sentence in document.sentences if sentence], chance):
            found.append(doc(retype(group, chance) if retyped else group))
    chance.shuffle(found)
    return found


Group = Sequence[Sequence[Word]]


def groups(sentences: Group, chance: random.Random) -> Iterator[Group]:
    start = 0
    while start < len(sentences):
        end = start + chance.randint(1, _MOST)
        yield sentences[start:end]
        start = end


def retype(group: Group, chance: random.Random) -> Group:
    """The sentences as print has them, or now and then in lower case, in capitals or as headlines are written."""
    forms = [word.form for sentence in group for word in sentence]
    chosen = chance.random()
    if chosen < 0.35:
        dashed = [_DASHES[form] if form in _DASHES and chance.random() <= 0.2 else form for form in forms]
        forms = list(augmentation.curly(dashed))
    elif chosen < 0.42:
        forms = [form.lower() for form in forms]
    elif chosen < 0.45:
        forms = [form.upper() for form in forms]
    elif chosen < 0.49:
        words = (word for sentence in group for word in sentence)
        forms = [w.form[:1].upper() + w.form[1:] if w.upos in _IN_HEADLINES else w.form for w in words]
    new = iter(forms)
    return [[word._replace(form=next(new)) for word in sentence] for sentence in group]


def doc(group: Group) -> Doc:
    words = [word for sentence in group for word in sentence]
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in group:
        offset = len(heads)
        heads += (offset + (word.head - 1 if word.head else i) for i, word in enumerate(sentence))
        starts += (i == 0 for i in range(len(sentence)))
    return Doc(
        docs.VOCAB,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.form if word.lemma == "_" else word.lemma for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats if word.feats != "_" else "" for word in words],
        deps=[word.relation if word.head else "ROOT" for word in words],
        heads=heads,
        sent_starts=starts,
    )


if __name__ == "__main__":
    main()
