"""Which clause of a sentence hangs on which, where the parser took one for another, by their verbs and the words that open them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from generator.language import kinds, lexicon, syntax
from generator.language.triggers import verb_base

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SHOWING = frozenset(("show", "mean", "think", "believe", "know", "hope", "indicate", "prove"))
_TELLING = frozenset(("tell", "inform", "assure", "warn", "remind", "notify"))
_SENSING = frozenset(("see", "watch", "hear", "feel", "let", "make", "have"))
_TIMING = frozenset(("since", "after", "before", "until"))
_OPENING = _TIMING | {"when", "while", "although", "though", "because", "if", "once"}
_ONWARD = frozenset(("go", "move", "carry", "pass"))
_CLAUSAL = frozenset(("ROOT", "ccomp", "acl", "acl:relcl", "advcl", "conj"))
_LATER = frozenset(("advcl", "ccomp", "conj", "parataxis", "xcomp", "dep"))


def find(sentence: Sequence[Token]) -> None:
    """Mends heads and labels of a sentence in place."""
    for word in sentence:
        if word.dep_ in syntax.SUBJECT:
            _marked(word)
        elif word.dep_ == "mark":
            _fronted(word)
        elif word.dep_ in _CLAUSAL or word.pos_ == "VERB":
            for mend in (_reduced, _subordinate, _equation, _told_of, _told_that, _scene, _goes_on, _onward):
                mend(word)
            for mend in (_relative, _bare_conjunct, _second_clause, _past_when, _semicolon):
                mend(word)


def _marked(noun: Token) -> None:
    """ "after parliament had approved it": what has a finite verb behind it is its subject; the preposition opens the clause."""
    if noun.dep_ not in syntax.SUBJECT:
        return
    verb, case = noun.head, next((child for child in noun.children if child.dep_ == "case"), None)
    if case is None or case.lower_ not in _TIMING or not syntax.is_verb(verb) or noun.i > verb.i:
        return
    if verb.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in syntax.auxiliaries(verb)):
        case.head, case.dep_ = verb, "mark"
        verb.dep_ = "advcl" if verb.dep_ in {"parataxis", "ccomp", "conj", "dep"} else verb.dep_


def measure(mark: Token) -> None:
    """ "on 30 May, hours after parliament approved it": how far off the clause is goes with its verb, and not with the date."""
    if mark.dep_ != "mark" or mark.lower_ not in {"after", "before"} or mark.i == mark.sent.start or mark.i > mark.head.i:
        return
    noun = mark.nbor(-1)
    loose = noun.pos_ == "NOUN" and noun.dep_ in {"nmod:unmarked", "nmod", "appos", "dep"} and not mark.head.is_ancestor(noun)
    wrong = (
        noun.pos_ == "NOUN" and noun.dep_ == "obl:unmarked" and noun.head.i > mark.i and noun.head != mark.head
    )  # of its subject
    if (loose or wrong) and not noun.is_ancestor(mark.head):
        noun.head, noun.dep_ = mark.head, "obl:unmarked"


def _reduced(verb: Token) -> None:
    """ "The man arrested in Paris was a judge", "rebels backed by X took the town": of two verbs after one subject, the form that
    may be a participle only tells who is meant."""
    if verb.dep_ not in {"ROOT", "ccomp"}:
        return
    noun = syntax.own_subject(verb)
    if noun is None or noun.i + 1 != verb.i or syntax.auxiliaries(verb) or syntax.objects(verb):
        return
    by = any(grand.lower_ == "by" for child in verb.children for grand in child.children if grand.dep_ == "case")
    for main in verb.children:
        be = [child for child in main.children if child.dep_ in {"cop", "aux", "aux:pass"} and child.i > verb.i]
        second = any(each.tag_ in _FINITE for each in be) and verb_base(verb) not in lexicon.cue(
            "attributing"
        )  # "sirens installed in 2015 had been out of order"
        finite = main.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in syntax.auxiliaries(main)) or second
        alone = not any(child.dep_ in syntax.SUBJECT | {"mark", "cc"} for child in main.children)
        either = verb.tag_ == "VBN" or (
            verb.tag_ == "VBD" and (by or (second and lexicon.is_participle(verb_base(verb), verb.lower_)))
        )
        if main.i > verb.i and (main.dep_ in _LATER or second) and finite and alone and either:
            main.head, main.dep_ = (main, "ROOT") if verb.dep_ == "ROOT" else (verb.head, verb.dep_)
            for child in [child for child in verb.children if child.i < noun.i or child.i > main.i]:
                child.head = main  # "On Sunday, rebels backed by …"
            noun.head, noun.dep_ = main, "nsubj"
            verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
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
    if verb.dep_ not in {"acl", "ccomp"} or verb.tag_ not in {"VBD", "VBN"} or verb.i == verb.sent.start:
        return
    noun = verb.nbor(-1)
    main = noun.head
    if noun.dep_ not in syntax.OBJECT or verb.head not in {noun, main} or not syntax.objects(verb) or not syntax.is_verb(main):
        return
    if syntax.own_subject(verb) is None and verb_base(main) in lexicon.cue("saying") | _SHOWING:
        verb.head, verb.dep_, verb.tag_ = main, "ccomp", "VBD"
        noun.head, noun.dep_ = verb, "nsubj"


def _told_that(verb: Token) -> None:
    """ "told reporters that he had resigned": what has a subject of its own is what they were told, and not who they are."""
    if verb.dep_ not in {"acl", "acl:relcl"}:
        return
    noun = verb.head
    if noun.dep_ not in syntax.OBJECT | syntax.RECIPIENT or noun.i + 1 >= verb.i:
        return
    that, teller = noun.nbor(), noun.head
    subject = next((child for child in verb.children if child.dep_ in syntax.SUBJECT and child.i > that.i), None)
    if that.lower_ == "that" and that.head == verb and subject is not None and verb_base(teller) in _TELLING:
        verb.head, verb.dep_ = teller, "ccomp"
        that.dep_, that.pos_, that.tag_ = "mark", "SCONJ", "IN"


def _goes_on(verb: Token) -> None:
    """ "retook the land lost in May and shut the road": what has an object goes on from a finite verb, and not from a participle
    without one."""
    if verb.dep_ != "conj":
        return
    participle = verb.head
    past = verb.tag_ in {"VBD", "VBN"} or (verb.tag_ == "VB" and lexicon.is_past(verb_base(verb), verb.lower_))  # "cut", "shut"
    if not past or not syntax.objects(verb) or syntax.auxiliaries(verb):
        return
    if participle.dep_ not in {"acl", "advcl", "xcomp"} or participle.tag_ != "VBN" or syntax.objects(participle):
        return
    main = next((token for token in participle.ancestors if syntax.is_verb(token)), None)
    if main is None or main.i > participle.i or main.tag_ != "VBD" or syntax.auxiliaries(participle):
        return
    verb.head, verb.tag_ = main, "VBD"
    if participle.nbor(-1).pos_ == "NOUN" and syntax.own_subject(participle) is None:
        participle.head, participle.dep_ = participle.nbor(-1), "acl"


def _scene(verb: Token) -> None:
    """ "Residents saw it seize the town": who is seen is the object of seeing, as where the parser reads "saw them leave"."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VB":
        return
    noun, main = syntax.own_subject(verb), verb.head
    if noun is None or verb_base(main) not in _SENSING or syntax.objects(main):
        return
    if main.i < noun.i < verb.i and not syntax.auxiliaries(verb) and not any(child.dep_ == "mark" for child in verb.children):
        noun.head, noun.dep_, verb.dep_ = main, "obj", "xcomp"


def _subordinate(verb: Token) -> None:
    """ "On Friday, a day after the talks began, he left": what a conjunction opens is no main clause if one follows the comma."""
    if verb.dep_ != "ROOT":
        return
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ in _OPENING), None)
    if mark is None or mark.i > verb.i:
        return
    for main in verb.children:
        finite = main.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in syntax.auxiliaries(main))
        if main.i > verb.i and main.dep_ in {"ccomp", "parataxis"} and finite and syntax.own_subject(main) is not None:
            main.head, main.dep_ = main, "ROOT"
            verb.head, verb.dep_ = main, "advcl"
            for child in [child for child in verb.children if max(token.i for token in child.subtree) + 1 < mark.i]:
                if child.dep_ in syntax.OBLIQUE and verb.doc[max(token.i for token in child.subtree) + 1].text == ",":
                    child.head = main
            return


def _onward(verb: Token) -> None:
    """ "She went on to win the race": what is told next was done, and is no purpose."""
    if verb.tag_ != "VB" or verb.dep_ != "advcl":
        return
    to = [child for child in verb.children if child.lower_ == "to" and child.dep_ == "mark"]
    head = verb.head
    if not to or to[0].i < 2 or head.i != to[0].i - 2:
        return
    if to[0].nbor(-1).lower_ == "on" and verb_base(head) in _ONWARD:
        verb.dep_ = "xcomp"


def _relative(verb: Token) -> None:
    """ "hired men from Liverpool, who came by ship", "posted a video to Telegram that shows a fire": no place is "who", and a name
    alone takes no "that"; what is told is said of the noun before."""
    name = verb.head
    if verb.dep_ != "acl:relcl" or name.pos_ != "PROPN" or any(child.dep_ == "det" for child in name.children):
        return
    pronoun = next((child for child in verb.children if child.lower_ in {"who", "that"} and child.i < verb.i), None)
    place = name.ent_type_ in {"LOC", "GPE"}
    if pronoun is None or (pronoun.lower_ == "that" and pronoun.i != name.i + 1) or (pronoun.lower_ == "who" and not place):
        return
    holder = name.head
    if name.dep_ in syntax.OBLIQUE and syntax.is_verb(holder):
        holder = next((noun for noun in reversed(syntax.objects(holder)) if noun.i < name.i), name)
    if holder.pos_ == "NOUN" and holder.i < name.i and (pronoun.lower_ == "that" or holder.tag_ == "NNS" or _is_somebody(holder)):
        verb.head = holder


def _is_somebody(noun: Token) -> bool:
    return kinds.of_noun(noun.lemma_.lower()) in {"person", "group"}


def _bare_conjunct(verb: Token) -> None:
    """ "will step down when the deal closes and serve as adviser": a bare form goes on from "will", and from no "closes"."""
    other = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VB" or other.tag_ not in {"VBZ", "VBD", "VBN"} or syntax.own_subject(verb) is not None:
        return
    if syntax.auxiliaries(verb) or any(child.lower_ == "to" for child in verb.children) or verb.lower_ != verb_base(verb):
        return
    if any(aux.tag_ == "MD" for aux in syntax.auxiliaries(other)) or lexicon.is_past(verb_base(verb), verb.lower_):
        return
    main = next((each for each in other.ancestors if any(aux.tag_ == "MD" for aux in syntax.auxiliaries(each))), None)
    if main is not None and main.i < other.i:
        verb.head = main


def _second_clause(verb: Token) -> None:
    """ "A crowd stopped a train, and two men, Fenn and Oake, were killed": the noun behind ", and" begins a clause of its own."""
    if verb.dep_ != "conj" or syntax.own_subject(verb) is not None:
        return
    first = min((verb, *syntax.auxiliaries(verb)), key=lambda token: token.i)
    finite = first.tag_ in _FINITE
    while first.nbor(-1).pos_ == "ADV" and first.nbor(-1).head == verb and first.i - 1 > verb.sent.start:
        first = first.nbor(-1)  # "…, | only began"
    if not finite or first.nbor(-1).text != ",":
        return
    for joining in verb.doc[verb.head.i + 1 : first.i]:
        noun = joining.head
        if joining.dep_ != "cc" or noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN"} or joining.nbor(-1).text != ",":
            continue
        inside = {token.i for token in noun.subtree}
        rest = [token for token in verb.doc[joining.i + 1 : first.i] if not token.is_punct]
        if noun.head.i < joining.i < noun.i and noun.head != verb.head and all(token.i in inside for token in rest):
            noun.head, noun.dep_ = verb, "nsubj:pass" if syntax.is_passive(verb) else "nsubj"
            joining.head = verb
            for token in verb.doc[noun.i : first.i]:
                if token.is_punct and token.i not in inside:
                    token.head = verb
            return


def _past_when(verb: Token) -> None:
    """ "It began in May, when X closed the road, and ended in June": what follows a clause in commas goes on from before it."""
    aside = verb.head
    if verb.dep_ != "conj" or aside.dep_ != "advcl" or syntax.own_subject(verb) is not None or syntax.auxiliaries(verb):
        return
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and lexicon.is_past(verb_base(verb), verb.lower_))
    joining = next((child for child in verb.children if child.dep_ == "cc" and child.i < verb.i), None)
    opening = next((child for child in aside.children if child.lower_ in _OPENING and child.i < aside.i), None)
    main = aside.head
    if (
        joining is None
        or opening is None
        or main.tag_ != ("VBD" if past else verb.tag_)
        or main.i > opening.i
        or opening.i == opening.sent.start
    ):
        return
    if joining.nbor(-1).text == "," and opening.nbor(-1).text == ",":
        verb.head, verb.tag_ = main, main.tag_


def _semicolon(verb: Token) -> None:
    """ "An inquiry found the money; three officials are on trial": what a semicolon parts is not what was found."""
    subject = syntax.own_subject(verb) if verb.dep_ in {"ccomp", "advcl", "conj"} else None
    if subject is None or subject.i < verb.head.i:
        return
    left = min(token.i for token in subject.subtree if not token.is_punct)
    if any(token.text == ";" for token in verb.doc[verb.head.i + 1 : left]):
        verb.dep_ = "parataxis"
