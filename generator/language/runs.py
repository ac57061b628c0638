"""Runs of name words: the longest stretches that could be names, before they are cut into the names of single actors.

A run is of capitalised words, well-known names, the small words inside names ("bin", "al-"), and the connectors that tie a body's
name together ("Observatory for Human Rights", "Ministry of Health and Welfare").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from generator.language import gazetteer
from generator.language.gazetteer import Entry
from generator.language.spelling import (
    ARTICLES,
    HYPHENS,
    INNER,
    JOINING_HEADS,
    LEADING,
    ends_compound,
    fold_given,
    inside_word,
    is_calendar_word,
    is_capital,
    is_hyphen,
    is_product_like,
    same_case,
)

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_FAITHS = frozenset(("islam", "moon", "sun", "earth", "west", "north", "mars"))  # surnames too
_OWNERS = frozenset(
    "people peoples workers women men children veterans nurses teachers farmers students citizens writers miners peasants".split()
)
_FORMS = frozenset("Inc Inc. LLC L.L.C. LLP L.L.P. Ltd Ltd. LP L.P. PLC plc Corp. S.A. N.V. AG GmbH".split())  # behind a comma
_LINES = frozenset(
    "railway railways railroad canal".split()
)  # named after two places or more: "the London and North Eastern Railway"
FELLOWS = frozenset(
    "friends sons daughters mothers brothers sisters voices guardians defenders children".split()
)  # "Friends of the Wend"
_TICKER = 8  # tokens at most of "(NYSE American: ABC)"
_MEASURES = frozenset("% percent per million billion thousand times days weeks months years hours minutes people jobs dead".split())


class Runs:
    """Finds the runs of one doc. `matches` fills with the well-known names found: first token → (end, entry)."""

    def __init__(self, labels: Sequence[str], known: Mapping[str, Entry]) -> None:
        self.matches: dict[int, tuple[int, Entry]] = {}
        self._labels = labels
        self._known = known
        self.surnames: set[str] = set()
        self._acronyms: set[str] = set()

    def learn(self, doc: Doc) -> None:
        """Notes the acronyms of the text, and the surnames that are calendar words elsewhere ("Theresa May"), so that they may
        stand alone as well."""
        self._acronyms = {token.text for token in doc if token.text.isupper() and token.is_alpha and len(token.text) > 1}
        for token in doc[1:]:
            if not token.text[0].isupper() or not is_calendar_word(token):
                continue
            before = token.nbor(-1)
            named = fold_given(before) and before.text[0].isupper() and not before.is_sent_start
            named = named or (token.lower_ in _FAITHS and before.tag_ == "NNP")
            if named or self._labels[token.i] == "PERSON":
                self.surnames.add(token.text)

    def of(self, tokens: list[Token]) -> list[tuple[int, int]]:
        """The runs of one sentence, as tokens `[start, end)` of the doc."""
        self._match(tokens)
        bodies = gazetteer.heads("organisation", "group")
        found, at = [], 0
        while at < len(tokens):
            at = _past_ticker(tokens, at)
            end = self._run(tokens, at)
            if end > at:
                numbered = at > 0 and _ORDINAL.fullmatch(tokens[at - 1].text) and tokens[end - 1].lower_ in bodies
                found.append((tokens[at].i - bool(numbered), tokens[end - 1].i + 1))  # "the 3rd Brigade"
            at = max(end, at + 1)
        return found

    def _match(self, tokens: list[Token]) -> None:
        """Marks well-known names in the sentence, the longest from the left."""
        wellknown, known = gazetteer.wellknown(), self._known
        folded = [gazetteer.fold(token.text) for token in tokens]
        at = 0
        while at < len(tokens):
            begins = tokens[at].text[0].isupper() or tokens[at].lower_ in ARTICLES or is_product_like(tokens[at])
            at += max(self._match_at(tokens, folded, at, wellknown, known), 1) if begins else 1

    def _match_at(
        self,
        tokens: list[Token],
        folded: list[str],
        at: int,
        wellknown: Mapping[str, tuple[Entry, str]],
        known: Mapping[str, Entry],
    ) -> int:
        best = 0
        words: list[str] = []
        for offset, word in enumerate(folded[at : at + 12]):
            if tokens[at + offset].is_space:
                break
            if word:
                words.append(word)
            last = tokens[at + offset]
            if not word or last.text in HYPHENS or inside_word(last):
                continue
            name = " ".join(words)
            entry = known.get(name)
            if entry is None and name in wellknown:
                entry, written = wellknown[name]
                text = "".join(token.text_with_ws for token in tokens[at : at + offset + 1]).strip()
                more = at + offset + 1 < len(tokens) and is_capital(tokens[at + offset + 1])
                article = at > 0 and tokens[at - 1].lower_ == "the" and not more
                if not same_case(written, text) or (written.startswith("The ") and " " not in name and not article):
                    entry = None
            if entry is not None:
                best = offset + 1
                self.matches[tokens[at].i] = (tokens[at + offset].i + 1, entry)
        return best

    def _run(self, tokens: list[Token], at: int) -> int:
        """Where the run of name words that starts at `at` ends; `at` itself where none does."""
        end = at
        while end < len(tokens):
            step = self._unit(tokens, end, fresh=end == at)
            if step == end:
                break
            end = self._model(tokens, step)
            joined = self._connector(tokens, at, end)
            if joined:
                end = joined
        return end

    def _unit(self, tokens: list[Token], at: int, *, fresh: bool) -> int:
        """The end of one word of a name with what hyphens tie to it."""
        token = tokens[at]
        if token.i in self.matches:
            return at + self.matches[token.i][0] - token.i
        lower = token.lower_
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            lower in ARTICLES
            and following is not None
            and is_hyphen(following)
            and at + 2 < len(tokens)
            and is_capital(tokens[at + 2])
        ):
            return self._unit(tokens, at + 2, fresh=True)
        if token.text[0].islower() and lower in (LEADING if fresh else INNER):
            if following is None:
                return at
            if is_hyphen(following) or following.lower_ in ARTICLES | INNER:
                return self._unit(tokens, at + 1 + is_hyphen(following), fresh=False) if at + 2 < len(tokens) else at
            return self._unit(tokens, at + 1, fresh=False) if is_capital(following) else at
        if token.i and token.nbor(-1).text.isdigit() and not token.nbor(-1).whitespace_ and fresh:
            return at  # the G of "a 3G iPhone"
        if not is_capital(token) and not is_product_like(token) and not self._is_surname(token):
            return at
        end = at + 1
        while end + 1 < len(tokens) and is_hyphen(tokens[end]):
            after = tokens[end + 1]
            korean = (
                not fresh and after.text.islower() and len(after.text) <= 5 and (not ends_compound(after) or after.lower_ == "won")
            )
            arabic = after.lower_ in ARTICLES and end + 3 < len(tokens) and is_hyphen(tokens[end + 2])
            if not (after.text[0].isupper() or korean or arabic or after.text.isdigit()):
                break
            end += 2
        return end

    def _model(self, tokens: list[Token], end: int) -> int:
        """Past the number of a model: "iPhone 4", "iPhone 3G", "Boeing 777"."""
        last = tokens[end - 1]
        maker = any(stop == last.i + 1 and entry.cls == "company" for stop, entry in self.matches.values())
        if end == len(tokens) or not tokens[end].text[0].isdigit() or not (maker or is_product_like(last)):
            return end
        stop = end + 1
        while stop < len(tokens) and not tokens[stop - 1].whitespace_ and tokens[stop].text.isalnum():
            stop += 1
        counted = stop < len(tokens) and (tokens[stop].lower_ in _MEASURES or (maker and tokens[stop].tag_ == "NNS"))
        number = tokens[end].text
        year = len(number) == 4 and number[:2] in {"19", "20"}
        return end if counted or year or (maker and not 2 <= len(number) <= 4) else stop

    def _is_surname(self, token: Token) -> bool:
        """Whether a calendar word is a person's name here: no number after it, no preposition of time before."""
        if token.text not in self.surnames or (token.i + 1 < len(token.doc) and token.nbor().text[0].isdigit()):
            return False
        before = token.nbor(-1).lower_ if token.i else ""
        return (
            before not in {"in", "on", "since", "until", "last", "next", "this", "early", "late", "mid", "of", "every"}
            and not before.isdigit()
        )

    def _connector(self, tokens: list[Token], start: int, end: int) -> int:
        """The index past "of the", "for", "and", "&" where they tie the run to the next capitalised word; 0 where they do not."""
        if end + 1 >= len(tokens):
            return 0
        word, head = tokens[end].lower_, tokens[end - 1].lower_
        step = end + 1
        if word == "of" and head in {"secretary", "minister"} and tokens[end - 1].text[0].isupper():
            return step if is_capital(tokens[step]) else 0
        if word in {"of", "for", "on"}:
            if tokens[step].lower_ == "the" and step + 1 < len(tokens):
                step += 1
            bodies = gazetteer.heads("organisation", "group")
            wanted = {
                "of": bodies | gazetteer.heads("place") | gazetteer.heads("event") | FELLOWS,
                "for": bodies - {"parliament"},  # "was elected to Parliament for Lund"
                "on": frozenset(("committee", "council", "commission", "conference")),
            }[word]
            person = end - start > 1 and "PERSON" in {self._labels[token.i] for token in tokens[start:end]}
            heads = head in wanted or (word == "of" and not person and self._ends_in_body(tokens, step))
            return step if heads and is_capital(tokens[step]) and self._can_go_on(tokens, start, end) else 0
        owned = tokens[step].lower_ in gazetteer.heads("organisation", "group") and tokens[end - 1].tag_ in {"NNS", "NNPS"}
        if tokens[end].tag_ == "POS" and (head in _OWNERS or owned) and tokens[end - 1].text[0].isupper():
            return step if is_capital(tokens[step]) else 0  # "Korean People's Army"
        if word == "&":
            return step if is_capital(tokens[step]) else 0
        if word == "," and tokens[step].text in _FORMS:
            return step  # "Celadon Bio, Inc."
        if word == "and" and is_capital(tokens[step]):
            if self._shares_head(tokens, start, end, step) or self._is_spelled(tokens, start, end, step):
                return step
            run = [token.lower_ for token in tokens[start:end] if token.lower_ != "the"]
            tied = any(part in {"of", "for"} for part in run) and run[0] in JOINING_HEADS | gazetteer.demonyms().keys()
            inside = {part for part in run if part in JOINING_HEADS}
            other = tokens[step]
            named = other.i in self.matches or fold_given(other) or gazetteer.place_weight(other.text) > 0
            return step if tied and inside and not named and self._labels[other.i] in {"", "ORG"} else 0
        return 0

    def _is_spelled(self, tokens: list[Token], start: int, end: int, step: int) -> bool:
        """Whether the text has the initials of both sides of the "and" together: "Competition and Markets Authority", CMA."""
        right = step
        while right < len(tokens) and is_capital(tokens[right]):
            right += 1
        words = [token for token in (*tokens[start:end], *tokens[step:right]) if token.text[0].isupper() and token.lower_ != "the"]
        return len(words) > 2 and "".join(token.text[0] for token in words) in self._acronyms

    def _can_go_on(self, tokens: list[Token], start: int, end: int) -> bool:
        """Whether the run may be the beginning of a name: no title or whole known name, no plural that opens the sentence."""
        last = tokens[end - 1]
        whole = last.i + 1 in self._ends(tokens, start)
        opening = end - start == 1 and last.i == tokens[0].i and last.tag_ in {"NNS", "NNPS"}
        return last.text[0].isupper() and not whole and not opening and last.lower_ not in gazetteer.words("roles.txt", "title")

    def _ends_in_body(self, tokens: list[Token], at: int) -> bool:
        """Whether the capitalised words from `at` on end in a body's head noun, or one follows: "Dawn of | Freedom Brigade"."""
        bodies = gazetteer.heads("organisation", "group")
        right = at
        while right < len(tokens) and is_capital(tokens[right]) and tokens[right].i not in self.matches:
            right += 1
        described = right < len(tokens) and tokens[right].text in gazetteer.heads("group") and tokens[right].tag_ in {"NN", "NNP"}
        return right > at and (described or (right > at + 1 and tokens[right - 1].lower_ in bodies))

    def _shares_head(self, tokens: list[Token], start: int, end: int, step: int) -> bool:
        """Whether "and" joins the parts of one body's name: "the Independent Electoral and Boundaries Commission"."""
        article = tokens[start].lower_ == "the" or (start > 0 and tokens[start - 1].lower_ == "the")
        left = [token for token in tokens[start:end] if token.lower_ != "the"]
        bodies_in = any(token.i in self.matches and self.matches[token.i][1].kind != "place" for token in left)
        alone = len(left) < 2 or bodies_in or any(token.lower_ in gazetteer.demonyms() for token in left)
        bodies = gazetteer.heads("organisation", "group")
        right = step
        while right < len(tokens) and is_capital(tokens[right]):
            right += 1
        if left and article and right > step + 1 and tokens[right - 1].lower_ in _LINES:
            return True
        if alone or left[-1].lower_ in bodies or fold_given(left[0]) or not article:
            return False
        return right > step + 1 and tokens[right - 1].lower_ in bodies

    def _ends(self, tokens: list[Token], start: int) -> set[int]:
        """Ends of well-known names from `start` on: a whole name is not continued by "of"."""
        return {self.matches[token.i][0] for token in tokens[start:] if token.i in self.matches}


def _past_ticker(tokens: list[Token], at: int) -> int:
    """The end of "(Nasdaq: CLDN)", which names a share and nobody, where it begins at `at`; else `at`."""
    if tokens[at].text != "(":
        return at
    words = [token.text for token in tokens[at + 1 : at + _TICKER]]
    end = words.index(")") if ")" in words else 0
    mark = words.index(":") if ":" in words[:end] else 0
    return (
        at + end + 1
        if mark
        and mark == end - 2
        and words[end - 1].isupper()
        and all(is_capital(each) for each in tokens[at + 1 : at + 1 + mark])
        else at
    )
