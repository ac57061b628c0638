"""Which words of a sentence are its verbs, where tagger and parser missed one or took another word for it.

A small tagger stumbles over a verb beside names it never saw ("Harakat al-Noor shelled Port Ness"). The words around it tell.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from generator.language import gazetteer, lexicon, syntax

_PLURAL = frozenset(("NNS", "NNPS", "NNP"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SHOWING = frozenset(("show", "mean", "think", "believe", "know", "hope", "indicate", "prove"))
_TIMING = frozenset(("since", "after", "before", "until"))
_ONWARD = frozenset(("go", "move", "carry", "pass"))
_CLAUSAL = syntax.CLAUSE | {"ROOT", "conj"}
_LATER = frozenset(("advcl", "ccomp", "conj", "parataxis", "xcomp", "dep"))


def find(sentence: Span) -> None:
    """Mends tags, heads and labels of a sentence in place."""
    for word in sentence:
        _case(word)
        _agree(word)
        _place(word)
        _unknown(word)
        _possessor(word)
        _garden_path(word)
        _transitive(word)
        _reduced(word)
        _onward(word)
        _fronted(word)
        _equation(word)
        _told_of(word)
    _verbless(sentence)


def _case(preposition: Token) -> None:
    """ "the murder of lawyer X": the preposition goes with the head of its phrase, and not with a word before it."""
    if preposition.dep_ != "case":
        return
    word = preposition.head
    if preposition.i < word.i and word.dep_ in {"compound", "amod"} and word.head.i > word.i:
        preposition.head = word.head


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


def _reduced(verb: Token) -> None:
    """ "The man arrested in Paris was a judge", "rebels backed by X took the town": of two verbs after one subject, the form that
    may be a participle only tells who is meant."""
    if verb.dep_ != "ROOT":
        return
    noun = syntax.own_subject(verb)
    if noun is None or noun.i + 1 != verb.i or syntax.auxiliaries(verb) or syntax.objects(verb):
        return
    by = any(grand.lower_ == "by" for child in verb.children for grand in child.children if grand.dep_ == "case")
    if verb.tag_ != "VBN" and not (verb.tag_ == "VBD" and by):
        return
    for main in verb.children:
        finite = main.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in syntax.auxiliaries(main))
        alone = not any(child.dep_ in syntax.SUBJECT | {"mark", "cc"} for child in main.children)
        if main.i > verb.i and main.dep_ in _LATER and finite and alone:
            main.head, main.dep_ = main, "ROOT"
            for child in [child for child in verb.children if child.i < noun.i]:
                child.head = main  # "On Sunday, rebels backed by …"
            noun.head, noun.dep_ = main, "nsubj"
            verb.head, verb.dep_ = noun, "acl"
            return


def _fronted(mark: Token) -> None:
    """ "Since its foundation the club has won": of two subjects the one right after the conjunction is a phrase of time."""
    if mark.dep_ != "mark" or mark.lower_ not in _TIMING:
        return
    verb = mark.head
    subjects = [child for child in verb.children if child.dep_ in syntax.SUBJECT and mark.i < child.i < verb.i]
    if len(subjects) == 2 and not any(token.is_punct for token in mark.doc[mark.i : subjects[0].i]):
        subjects[0].dep_, mark.head, mark.dep_ = "obl", subjects[0], "case"


def _equation(verb: Token) -> None:
    """ "The deal was that X would sell the port": the copula is the verb, and what follows "that" its complement."""
    if verb.pos_ != "VERB":
        return
    outer = next((child for child in verb.children if child.dep_ == "nsubj:outer"), None)
    if outer is None:
        return
    be = next((child for child in verb.children if child.dep_ == "cop"), None)
    that = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "that"), None)
    if be is None or that is None or not outer.i < be.i < that.i < verb.i:
        return
    be.head, be.dep_, be.pos_ = (be if verb.head == verb else verb.head), verb.dep_, "VERB"
    verb.head, verb.dep_ = be, "ccomp"
    outer.head, outer.dep_ = be, "nsubj"
    for child in [child for child in verb.children if child.i < be.i or (child.is_punct and child.i > verb.i)]:
        child.head = be


def _told_of(verb: Token) -> None:
    """ "The memo showed the firm passed its rival": what has an object of its own does not only tell which firm is meant."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBD", "VBN"}:
        return
    noun = verb.head
    main = noun.head
    if verb.i != noun.i + 1 or not syntax.objects(verb):
        return
    told = lexicon.verb_base(main.lower_, main.lemma_.lower()) in lexicon.cue("saying") | _SHOWING
    if noun.dep_ in syntax.OBJECT and syntax.is_verb(main) and told:
        verb.head, verb.dep_, verb.tag_ = main, "ccomp", "VBD"
        noun.head, noun.dep_ = verb, "nsubj"


def _onward(verb: Token) -> None:
    """ "She went on to win the race": what is told next was done, and is no purpose."""
    if verb.tag_ != "VB" or verb.dep_ != "advcl":
        return
    to = [child for child in verb.children if child.lower_ == "to" and child.dep_ == "mark"]
    head = verb.head
    if not to or to[0].i < 2 or head.i != to[0].i - 2:
        return
    if to[0].nbor(-1).lower_ == "on" and lexicon.verb_base(head.lower_, head.lemma_.lower()) in _ONWARD:
        verb.dep_ = "xcomp"


def _verbless(sentence: Span) -> None:
    """ "An airstrike hit the port": in a sentence without a verb, the past of a verb of acts between two nouns is it."""
    if any(token.pos_ in {"VERB", "AUX"} and token.tag_ in _FINITE | {"VBN"} for token in sentence):
        return
    words = [token for token in sentence if not token.is_space]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        nominal = before.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"} and word.pos_ in {"NOUN", "ADJ", "PROPN"} and word.text.islower()
        if nominal and after.pos_ in {"PROPN", "DET", "NUM", "PRON", "ADP"} and _is_past(word):
            _promote(word, before)
            return


def _is_past(word: Token) -> bool:
    base = lexicon.verb_base(word.lower_, word.lower_)
    return base in lexicon.load().verbs and lexicon.is_past(base, word.lower_)


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
    verb.dep_, verb.pos_, verb.tag_ = "ROOT", "VERB", "VBD"
    noun.pos_ = "NOUN" if noun.pos_ == "ADJ" else noun.pos_


def _agree(word: Token) -> None:
    """Makes the coarse tag, the fine tag and the place in the tree of a word agree where two of the three are sure."""
    if word.tag_[:1] not in "VN" and word.pos_ != "VERB":
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
    """ "He livestreamed the match": what has a subject and an object is a verb, though no dictionary or tagger knows it."""
    if word.pos_ not in {"NOUN", "PROPN", "ADJ"} or not word.text.islower() or not word.text.endswith("ed"):
        return
    deps = {child.dep_ for child in word.children}
    if deps & syntax.SUBJECT and deps & syntax.OBJECT and not deps & {"cop", "det", "amod", "case"}:
        word.pos_, word.tag_ = "VERB", "VBD"


def _possessor(mark: Token) -> None:
    """ "The workers' union called a strike": a lone apostrophe makes its noun the possessor of the noun that follows."""
    if (
        mark.text not in {"'", "’"}
        or mark.tag_ != "POS"
        or not mark.i
        or mark.nbor(-1).whitespace_
        or mark.nbor(-1).tag_ not in _PLURAL
    ):
        return
    owner = mark.nbor(-1)
    owned = next(
        (child for child in owner.children if child.i > mark.i and child.dep_ in {"appos", "flat", "nmod", "obj", "dep"}), None
    )
    if (
        owned is None
        or mark.is_ancestor(owner)
        or not all(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in owner.doc[mark.i + 1 : owned.i + 1])
    ):
        return
    head, dep = owner.head, owner.dep_
    owned.head, owned.dep_ = (owned if head == owner else head), dep
    owner.head, owner.dep_ = owned, "nmod:poss"
    mark.head, mark.dep_ = owner, "case"
    for child in [child for child in owner.children if child.i > owned.i]:
        child.head = owned


def _garden_path(verb: Token) -> None:
    """ "Soldiers and allied militiamen withdrew": a participle before a noun is no verb where a finite verb follows the noun."""
    if verb.tag_ not in {"VBD", "VBN"} or not 1 < verb.i < len(verb.doc) - 2 or verb.nbor(-1).lower_ != "and":
        return
    first, noun = verb.nbor(-2), verb.nbor(1)
    main = next((child for child in verb.children if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBD"), None)
    if noun.pos_ != "NOUN" or first.pos_ not in {"NOUN", "PROPN"} or main is None or main.i < noun.i or first.head != verb:
        return
    head, dep, children = verb.head, verb.dep_, [child for child in verb.children if child != main]
    main.head, main.dep_ = (main if head == verb else head), dep
    for child in children:
        child.head = main
    first.head, first.dep_ = main, "nsubj"
    noun.head, noun.dep_ = first, "conj"
    verb.nbor(-1).head, verb.nbor(-1).dep_ = noun, "cc"
    verb.head, verb.dep_, verb.pos_ = noun, "amod", "ADJ"
