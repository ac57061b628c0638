"""Which words of a sentence are its verbs, where tagger and parser missed one or took another word for it.

A small tagger stumbles over a verb beside names it never saw ("Harakat al-Noor shelled Port Ness"). The words around it tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.language import gazetteer, lexicon, syntax

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_PAST = frozenset(("VBD", "VBN"))
_CLAUSAL = syntax.CLAUSE | {"ROOT", "conj"}


def find(sentence: Sequence[Token]) -> None:
    """Mends tags, heads and labels of a sentence in place."""
    for word in sentence:
        _agree(word)
        _place(word)
        _unknown(word)
        _garden_path(word)
        _transitive(word)
        _between(word)
        _joined(word)
        _bare(word)
    _verbless(sentence)
    for word in sentence:
        if word.pos_ == "VERB":
            # a trained lemmatizer has "renam" of "renamed"
            word.lemma_ = lexicon.verb_base(word.lower_, word.lemma_.lower(), word.tag_ in _PAST)


def _transitive(verb: Token) -> None:
    """ "The group shelled the port": a participle before a noun is the verb where it has a subject."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ != "amod":
        return
    noun = verb.head
    while noun.dep_ in {"compound", "flat", "amod"} and noun.head.i > verb.i:
        noun = noun.head
    if noun.i < verb.i or syntax.own_subject(verb) is None:
        return
    top, dep = noun.head, noun.dep_
    verb.head, verb.dep_ = (verb, "ROOT") if top == noun else (top, "ccomp" if dep in {"advmod", "obl", "dep", "obj"} else dep)
    verb.tag_, verb.pos_ = "VBD", "VERB"
    for child in [child for child in noun.children if child.i > noun.i and not child.is_punct]:
        child.head = verb
        child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_
    noun.head, noun.dep_ = verb, "obj"


def _verbless(sentence: Sequence[Token]) -> None:
    """ "An airstrike hit the port": in a sentence without a verb, the past of a verb of acts between two nouns is it."""
    if any(token.pos_ in {"VERB", "AUX"} and token.tag_ in _FINITE | {"VBN"} for token in sentence):
        return
    words = [token for token in sentence if not token.is_space]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        nominal = before.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"} and word.pos_ in {"NOUN", "ADJ", "PROPN"} and word.text.islower()
        if nominal and after.pos_ in {"PROPN", "DET", "NUM", "PRON", "ADP"} and _is_past(word):
            _promote(word, before)
            return


def _between(verb: Token) -> None:
    """ "An airstrike killed Bo Lind", "The Front, once a party, posted gains": a participle right behind one phrase qualifies no
    name that follows, nor anything in a sentence without a verb; it is the verb of both."""
    if verb.dep_ != "amod" or not verb.text.islower() or not verb.sent.start < verb.i < verb.sent.end - 1 or not _may_be_past(verb):
        return
    done, root, before = _top(verb, range(verb.i, verb.sent.end)), verb.sent.root, verb.nbor(-1)
    verbless = root.pos_ in _NOMINAL and root in {done, *done.ancestors} and not any(child.dep_ == "cop" for child in root.children)
    if before.pos_ in _NOMINAL | {"ADJ"} and before.dep_ not in {"case", "cc"}:
        noun = _top(before, range(verb.sent.start, verb.i))
    elif before.text == "," and verbless:
        others = [child for child in done.children if child.i < before.i and child.pos_ in _NOMINAL]
        noun = root if root.i < verb.i else next((child for child in others if not _placed(child)), root)
    else:
        return
    if not (verbless or (verb.nbor().text[:1].isupper() and _is_past(verb))) or noun.i > verb.i or _placed(noun):
        return
    outer = noun if noun.is_ancestor(done) else done
    if outer == done and not done.is_ancestor(noun) and noun.head != done.head:
        return
    words = [child for each in verb.doc[verb.i + 1 : done.i + 1] for child in each.children if child.i < verb.i and child != noun]
    top, dep = outer.head, outer.dep_
    verb.lemma_, verb.tag_, verb.pos_ = _base(verb), "VBD", "VERB"
    noun.pos_ = "NOUN" if noun.pos_ == "ADJ" else noun.pos_
    if top == outer:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = top, "ccomp" if dep in syntax.SUBJECT | syntax.OBJECT | {"advmod", "obl", "dep"} else dep
    noun.head, noun.dep_, done.head, done.dep_ = verb, "nsubj", verb, "obj"
    for child in words:
        child.head = verb if child.is_punct else noun
    for child in [child for each in (noun, done) for child in each.children if child.i > max(verb.i, done.i)]:
        if child.dep_ in {"nmod", "nmod:unmarked", "parataxis"}:
            child.head = verb
            child.dep_ = "advcl" if child.tag_ == "VBG" else child.dep_.replace("nmod", "obl")


def _placed(noun: Token) -> bool:
    return any(child.dep_ == "case" for child in noun.children)


def _top(word: Token, span: range) -> Token:
    """The head of the word's phrase, as far as it lies in `span`."""
    while word.dep_ in {"compound", "flat", "amod"} and word.head != word and word.head.i in span:
        word = word.head
    return word


def _bare(word: Token) -> None:
    """ "Police shot dead two men": what has an object and may be the past of a verb of acts is no noun, if no article makes it
    one."""
    if word.pos_ != "NOUN" or word.dep_ not in _CLAUSAL or word.i == word.sent.start or not _is_past(word):
        return
    before = word.nbor(-1)
    if before.pos_ in _NOMINAL and any(child.dep_ in syntax.OBJECT and child.i > word.i for child in word.children):
        _promote(word, before)


def _joined(verb: Token) -> None:
    """ "The wall fell and killed harbour master Bo Lind", "said he was well and denied reports of an illness": a participle right
    behind a verb and "and" goes on from it; what denies qualifies nothing, and goes on from a verb before it."""
    if verb.dep_ != "amod" or verb.tag_ not in _PAST or verb.i < verb.sent.start + 2 or verb.nbor(-1).dep_ != "cc":
        return
    noun, joining, before = _top(verb, range(verb.i, verb.sent.end)), verb.nbor(-1), verb.nbor(-2)
    if before.tag_ == "VBD" and syntax.is_verb(before) and _is_past(verb):
        clause = before
    elif _base(verb) in lexicon.cue("denying") and not syntax.is_verb(noun.head):
        clause = next((token for token in noun.ancestors if token.dep_ in _CLAUSAL and token.i < verb.i), verb)
    else:
        return
    if clause == verb or noun.is_ancestor(clause):
        return
    verb.head, verb.dep_, verb.tag_, verb.pos_ = clause, "conj", "VBD", "VERB"
    noun.head, noun.dep_ = verb, "obj"
    joining.head = verb


def _base(verb: Token) -> str:
    return lexicon.verb_base(verb.lower_, verb.lower_)


def _is_past(word: Token) -> bool:
    """Whether it may be the past of a verb of acts."""
    return _base(word) in lexicon.load().verbs and _may_be_past(word)


def _may_be_past(word: Token) -> bool:
    return lexicon.is_past(_base(word), word.lower_)


def _promote(verb: Token, noun: Token) -> None:
    if verb.head != verb:
        top = verb.sent.root
        verb.head = verb
        top.head, top.dep_ = verb, "dep"
    noun.head, noun.dep_ = verb, "nsubj"  # first, so that nothing hung on it below closes a circle
    for child in [child for child in verb.children if child.i < verb.i and child != noun and not child.is_punct]:
        child.head = noun
    for child in [child for child in verb.children if child.i > verb.i and not child.is_punct]:
        placed = any(grand.dep_ == "case" for grand in child.children)
        child.dep_ = "obl" if placed else "obj" if child.pos_ in {"NOUN", "PROPN"} else child.dep_
        for grand in [grand for grand in child.children if grand.dep_ == "nmod" and grand.i > child.i]:
            if any(each.dep_ == "case" and each.lower_ in {"on", "in"} for each in grand.children) and not placed:
                grand.head, grand.dep_ = verb, "obl"
    verb.dep_, verb.pos_, verb.tag_, verb.lemma_ = "ROOT", "VERB", "VBD", _base(verb)
    noun.pos_ = "NOUN" if noun.pos_ == "ADJ" else noun.pos_


def _ends_phrase(word: Token) -> bool:
    """Right behind an article, and before no other noun or adjective."""
    article = word.i > word.sent.start and word.nbor(-1).tag_ == "DT"
    return article and (word.i + 1 == word.sent.end or word.nbor().pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"})


def _agree(word: Token) -> None:
    """Makes the coarse tag, the fine tag and the place in the tree of a word agree where two of the three are sure."""
    if word.tag_ == "JJ" and word.lower_ in lexicon.load().nouns and _ends_phrase(word):
        word.pos_, word.tag_ = "NOUN", "NN"  # "An airstrike killed two men"
        return
    if word.tag_[:1] not in "VN" and word.pos_ != "VERB":
        return
    if word.tag_ in {"NNP", "NNPS"} and word.text.islower() and word.dep_ in syntax.CLAUSE and _is_past(word):
        word.pos_, word.tag_, word.lemma_ = "VERB", "VBN", _base(word)  # "The Front, renamed Harakat al-Noor, …"
        return
    if word.tag_ in {"NNP", "NNPS"} and word.text.islower() and len(word.text) > 3:
        word.pos_, word.tag_ = "NOUN", "NNS" if word.tag_ == "NNPS" else "NN"  # "the Dawn of Freedom alliance"
        return
    if word.tag_[:2] == "VB" and word.text[:1].isupper():
        before = word.nbor(-1) if word.i > word.sent.start else None
        if before is not None and before.pos_ == "PROPN" and not before.is_punct:
            word.pos_, word.tag_ = "PROPN", "NNP"  # "Port Said"
            return
    clausal = word.dep_ in _CLAUSAL
    if word.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and word.pos_ == "NOUN" and clausal:
        word.pos_ = "VERB"  # "Police shot dead two men"
    elif word.tag_ == "VBZ" and word.dep_ in syntax.SUBJECT and word.pos_ != "VERB" and word.lower_.endswith("s"):
        word.pos_, word.tag_ = "NOUN", "NNS"  # "Witnesses saw it"
    elif word.pos_ == "VERB" and word.tag_ in {"NN", "NNS"} and clausal and syntax.own_subject(word) is not None:
        word.tag_ = "VBZ" if word.tag_ == "NNS" else "VBP"
    elif (
        word.pos_ == "VERB"
        and word.dep_ in syntax.OBJECT
        and word.head.lower_ in {"had", "has", "have"}
        and word.i == word.head.i + 1
    ):
        had = word.head  # "had undergone a transplant"
        word.head, word.dep_ = (word if had.head == had else had.head), had.dep_
        for child in list(had.children):
            child.head = word
        had.head, had.dep_, had.pos_, word.tag_ = word, "aux", "AUX", "VBN"


def _place(word: Token) -> None:
    """ "extradited her to Peru": a place's name after "to" is no infinitive."""
    if word.pos_ != "VERB" or word.tag_ != "VB" or not word.text[:1].isupper():
        return
    to = word.nbor(-1) if word.i else word
    if to.lower_ != "to" or word.head == word:
        return
    if gazetteer.place_weight(word.text) >= 1.0:
        verb = word.head
        for child in [child for child in word.children if child != to]:
            child.head = verb
        word.pos_, word.tag_, word.dep_ = "PROPN", "NNP", "obl"
        to.head, to.dep_, to.tag_, to.pos_ = word, "case", "IN", "ADP"


def _unknown(word: Token) -> None:
    """ "He livestreamed the match", "Bo Lind drowned": a past form with a subject and no auxiliary is a verb, though no dictionary
    knows it (and then it has an object), or the tagger takes it for an adjective."""
    if word.pos_ not in {"NOUN", "PROPN", "ADJ"} or not word.text.islower():
        return
    deps = {child.dep_ for child in word.children}
    if not deps & syntax.SUBJECT or deps & {"cop", "aux", "aux:pass", "det", "case"}:
        return
    if word.text.endswith("ed") and deps & syntax.OBJECT and "amod" not in deps:
        word.pos_, word.tag_ = "VERB", "VBD"
    elif word.pos_ == "ADJ" and _is_past(word):
        word.pos_, word.tag_, word.lemma_ = "VERB", "VBD", _base(word)


def _garden_path(verb: Token) -> None:
    """ "Soldiers and allied militiamen withdrew": a participle before a noun is no verb where a finite verb follows the noun."""
    if verb.tag_ not in _PAST or not 1 < verb.i < len(verb.doc) - 2 or verb.nbor(-1).lower_ != "and":
        return
    first, noun = verb.nbor(-2), verb.nbor(1)
    if noun.pos_ != "NOUN" or first.pos_ not in {"NOUN", "PROPN"} or first.head != verb:
        return
    if verb.head == noun and noun.dep_ in syntax.SUBJECT and noun.head.i > noun.i:
        main, children = noun.head, [child for child in verb.children if child.i < first.i]
    else:
        follows = (child for child in verb.children if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBD")
        found = next((child for child in follows if child.i > noun.i), None)
        if found is None:
            return
        main, children = found, [child for child in verb.children if child != found]
        main.head, main.dep_ = (main if verb.head == verb else verb.head), verb.dep_
    for child in children:
        child.head = main
    first.head, first.dep_ = main, "nsubj"
    noun.head, noun.dep_ = first, "conj"
    verb.nbor(-1).head, verb.nbor(-1).dep_ = noun, "cc"
    verb.head, verb.dep_, verb.pos_ = noun, "amod", "ADJ"
