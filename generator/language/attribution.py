"""Who says so: the parts of a sentence that name a source, and what they cover.

Three shapes: a clause of saying that governs what it says ("X said that …"), one set beside it (", officials said on Thursday.";
"…, he added, …"), and "according to X". The second is read from the words, since small parsers attach it wrongly more often
than not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from generator.language import lexicon, syntax, tree
from generator.language.spelling import DOUBLE_QUOTES, QUOTES, is_calendar_word
from generator.language.triggers import Trigger, verb_base

_DASHES = frozenset(("—", "–", "--", "-"))
_LONGEST_SPEAKER = 14  # tokens; a longer stretch before the verb is a clause, not a speaker


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One attribution: the speaker's tokens, its head, the verb (None for "according to"), the indices of the phrase's own tokens
    and of those it covers, and whether it stands beside what it covers or governs it."""

    speaker: tuple[Token, ...]
    head: Token
    verb: Token | None
    phrase: frozenset[int]
    scope: frozenset[int]
    beside: bool = True


def find(doc: Doc, triggers: Sequence[Trigger]) -> tuple[Source, ...]:
    """All attributions of a Doc, those beside the clause first: they are surer."""
    saying = {trigger.i: trigger for trigger in triggers if trigger.kind == "saying"}
    found: list[Source] = []
    for sentence in doc.sents:
        beside_it = [*beside(sentence), *_according(sentence)]
        found.extend(beside_it)
        taken = {i for source in beside_it for i in source.phrase}
        for token in sentence:
            if token.i in saying and token.i not in taken:
                source = _governing(token, taken)
                if source is not None:
                    found.append(source)
    return (*found, *_quoted(doc, found))


def quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """The tokens of the marks that open and close each quotation within a paragraph."""
    start = -1
    for token in tree.words(doc):
        if token.is_space and token.text.count("\n") > 1:
            start = -1
        elif token.text in DOUBLE_QUOTES:
            if start < 0 and token.text not in {"”", "''"}:
                start = token.i
            elif start >= 0 and token.text != "“":
                yield start, token.i
                start = -1


def begins_paragraph(doc: Doc, at: int) -> bool:
    """Whether a blank line stands before the token."""
    return at > 0 and doc[at - 1].is_space and doc[at - 1].text.count("\n") > 1


def _quoted(doc: Doc, sources: Sequence[Source]) -> Iterator[Source]:
    """Of quotations of several sentences what no attribution of its own sentence covers: whose the rest is, says it all, and goes
    on in what is quoted right behind ("…," said X. "…")."""
    covered = {i for source in sources for i in source.scope | source.phrase}
    spoken = [(source.verb.sent.start, source) for source in sources if source.verb is not None]
    last: Source | None = None
    after = -1
    for start, end in quotations(doc):
        first, final = doc[start].sent, doc[end].sent
        outside = (each for at, each in spoken if at in {first.start, final.start})
        own = next((each for each in outside if each.verb is not None and not start < each.verb.i < end), None)
        if own is None and first.start == after and not begins_paragraph(doc, start):
            own = last
        last, after = own, final.end
        scope = frozenset(range(start, end + 1)) - covered
        if own is not None and scope:
            yield replace(own, scope=scope, beside=False)


def covering(sources: Sequence[Source]) -> Mapping[int, Source]:
    """Token index → the innermost attribution that covers it."""
    found: dict[int, Source] = {}
    for source in sorted(sources, key=lambda each: -len(each.scope)):
        found.update(dict.fromkeys(source.scope, source))
    return found


def beside(sentence: Span) -> Iterator[Source]:
    """ ", X said (on Thursday)." at the end, ", X said," in the middle."""
    tokens = [token for token in sentence if not token.is_space]
    for at, verb in enumerate(tokens):
        if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or verb_base(verb) not in lexicon.cue("attributing"):
            continue
        start = _speaker_start(tokens, at)
        if start is not None and start > 1:
            end = _phrase_end(tokens, at)
            last = end is None
            end = len(tokens) if end is None else end
            follows = tokens[end].text if end < len(tokens) else ""
            if (
                last
                and tokens[0].pos_ == "ADP"
                and not any(syntax.is_verb(token) or token.text in QUOTES for token in tokens[:start])
            ):
                continue  # "After the blast, twelve men told the mayor of it"
            if not last and follows not in {",", *QUOTES, *_DASHES, ";", ":"}:
                continue
            speaker = tuple(tokens[start:at])
            if all(token.is_punct for token in speaker):
                continue
            yield _source(sentence, speaker, verb, tokens[start - 1 : end])
        elif at > 1 and at + 1 < len(tokens) and _inverted(tokens, at):  # “…,” said X.
            end = next((j for j in range(at + 1, len(tokens)) if tokens[j].text in {",", ".", *QUOTES, *_DASHES}), len(tokens))
            if end > at + 1 and not any(syntax.is_verb(token) for token in tokens[at + 1 : end]):
                yield _source(sentence, tuple(tokens[at + 1 : end]), verb, tokens[at - 1 : end])


def _inverted(tokens: list[Token], at: int) -> bool:
    """Whether the verb at `at` follows a comma or closing quote and its speaker follows it."""
    speaker, own = tokens[at + 1], syntax.own_subject(tokens[at])
    if is_calendar_word(speaker) or (own is not None and own.i < tokens[at].i):
        return False  # "X, the head of Y, announced Monday …"
    return tokens[at - 1].text in {",", *QUOTES} and (
        speaker.pos_ in {"PROPN", "PRON", "NOUN"} or speaker.tag_ in {"DT", "PRP$", "JJ"}
    )


def _speaker_start(tokens: list[Token], at: int) -> int | None:
    """Where the speaker before the verb at `at` begins, if a comma or closing quote sets it off and it holds no other verb."""
    for j in range(at - 1, max(at - _LONGEST_SPEAKER, 0) - 1, -1):
        token = tokens[j]
        if token.text == "," or token.text in QUOTES | _DASHES:
            starts_with_verb = syntax.is_verb(tokens[j + 1]) if j + 1 < at else True
            apposition = token.text == "," and j + 1 == at
            if apposition:  # "Smith, a spokesman, said": read by the parser
                return None
            return None if starts_with_verb or tokens[j + 1].lower_ in syntax.RELATIVE_PRONOUN | {"and", "but", "as"} else j + 1
        if syntax.is_verb(token) and token.dep_ not in {"amod", "compound", "acl"}:
            return None
        if token.tag_ in {"MD", "TO", "IN", "VBZ", "VBD"} and token.lower_ not in {"of", "for", "in", "at", "from", "on", "with"}:
            return None
    return None


def _phrase_end(tokens: list[Token], at: int) -> int | None:
    """The index after the phrase of saying whose verb is at `at`; None where it ends the sentence."""
    for j in range(at + 1, len(tokens)):
        token = tokens[j]
        if token.text in {",", ";", ":"} or token.text in QUOTES or token.text in _DASHES:
            return j
        if token.text in {".", "!", "?"}:
            return None if j >= len(tokens) - 2 else j
        if syntax.is_verb(token) or token.lower_ == "that":
            return j
    return None


def _source(sentence: Span, speaker: tuple[Token, ...], verb: Token, phrase: Sequence[Token]) -> Source:
    inside = frozenset(token.i for token in phrase)
    scope = frozenset(token.i for token in sentence if token.i not in inside)
    return Source(speaker, _head(speaker), verb, inside, scope)


def _head(tokens: Sequence[Token]) -> Token:
    """The token of the phrase that none of its others governs."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1])


def _according(sentence: Span) -> Iterator[Source]:
    for token in sentence:
        if token.lower_ == "according" and token.i + 2 < sentence.end and token.nbor().lower_ == "to":
            rest = [each for each in sentence if each.i > token.i + 1]
            speaker = []
            for each in rest:
                if each.text in {",", ".", ";", ":"} or each.text in _DASHES or syntax.is_verb(each):
                    break
                speaker.append(each)
            if speaker:
                last = speaker[-1].i
                following = speaker[-1].nbor() if last + 1 < sentence.end else None
                if following is not None and following.tag_ == "VBN" and following.head in speaker:  # "a list drawn up by X"
                    last = max(each.i for each in following.subtree if not each.is_punct)
                phrase = frozenset(range(token.i, _described(sentence, last) + 1))
                scope = frozenset(each.i for each in sentence if each.i not in phrase)
                yield Source(tuple(speaker), _head(speaker), None, phrase, scope)


def _described(sentence: Span, last: int) -> int:
    """The last token of what a comma adds about a speaker who ends at `last`, with the comma behind it: ", a spokesman for X"."""
    rest = [each for each in sentence if each.i > last]
    if len(rest) < 3 or rest[0].text != "," or rest[1].lower_ not in {"a", "an", "the", "its", "his", "her", "their"}:
        return last
    end = next((at for at, each in enumerate(rest[1:], 1) if each.text in {",", ".", ";", ":"} or each.text in _DASHES), len(rest))
    if any(syntax.is_verb(each) for each in rest[1:end]):
        return last
    return rest[end].i if end < len(rest) and rest[end].text == "," else rest[end - 1].i


def _governing(verb: Token, taken: set[int]) -> Source | None:
    """A verb of saying with its subject; it covers its complement clauses and the acts it names as objects."""
    head = syntax.subject(verb)
    scope: set[int] = set()
    kept: set[int] = {verb.i}
    for child in tree.children(verb):
        if child.dep_ in {"ccomp", "xcomp", "obj", "parataxis", "appos", "obl", "dep", "advcl"}:
            scope.update(tree.inside(child))
        else:
            kept.update(tree.inside(child))
    scope -= taken | kept
    if head is None:
        return Source((), verb, verb, frozenset(kept), frozenset(scope), beside=False) if scope else None
    speaker = tuple(token for token in syntax.phrase(head) if token.i < verb.i) or (head,)
    return Source(speaker, head, verb, frozenset(kept), frozenset(scope - {token.i for token in speaker}), beside=False)
