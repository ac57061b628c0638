"""The dependency tree of a Doc, read once.

spaCy makes new objects each time it is asked for a token's children, and goes down the whole tree again for what is below it; most
of what a text says is read off just these. While nobody changes the tree they are kept.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from spacy.tokens import Doc, Token

_KEPT = "dateline_tree"
_T = TypeVar("_T")


@dataclass(slots=True)
class _Tree:
    """The tokens, and token index → children; filled as they are asked for, token index → what is below, and what functions found
    of a token."""

    words: tuple[Token, ...]
    children: list[tuple[Token, ...]]
    below: dict[int, tuple[Token, ...]] = field(default_factory=dict)
    inside: dict[int, frozenset[int]] = field(default_factory=dict)
    found: dict[tuple[Callable[[Token], Any], int], Any] = field(default_factory=dict)


@contextmanager
def kept(doc: Doc) -> Iterator[None]:
    """Keeps the tree of `doc` for `children` and `below`; no head changes meanwhile."""
    tokens = tuple(doc)
    below: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        head = token.head.i
        if head != token.i:
            below[head].append(token)
    doc.user_data[_KEPT] = _Tree(tokens, [tuple(each) for each in below])
    try:
        yield
    finally:
        del doc.user_data[_KEPT]  # tokens refer to their Doc: it would wait for the garbage collector


def words(doc: Doc) -> Sequence[Token]:
    """The tokens of the Doc."""
    tree: _Tree | None = doc.user_data.get(_KEPT)
    return tree.words if tree is not None else tuple(doc)


def children(token: Token) -> Sequence[Token]:
    """What depends on the token itself, in text order."""
    tree: _Tree | None = token.doc.user_data.get(_KEPT)
    return tree.children[token.i] if tree is not None else tuple(token.children)


def below(token: Token) -> Sequence[Token]:
    """The token and all that depends on it, directly or not, in the order of spaCy's `subtree`."""
    tree: _Tree | None = token.doc.user_data.get(_KEPT)
    return _below(tree, token) if tree is not None else tuple(token.subtree)


def inside(token: Token) -> frozenset[int]:
    """The indices of `below`."""
    tree: _Tree | None = token.doc.user_data.get(_KEPT)
    if tree is None:
        return frozenset(each.i for each in token.subtree)
    found = tree.inside.get(token.i)
    if found is None:
        found = tree.inside[token.i] = frozenset([each.i for each in _below(tree, token)])
    return found


def remembered(read: Callable[[Token], _T]) -> Callable[[Token], _T]:
    """`read`, a function of a token's place in the tree alone, worked out once per token while the tree is kept."""

    @functools.wraps(read)
    def answer(token: Token) -> _T:
        tree: _Tree | None = token.doc.user_data.get(_KEPT)
        if tree is None:
            return read(token)
        key = (read, token.i)
        if key not in tree.found:
            tree.found[key] = read(token)
        found: _T = tree.found[key]
        return found

    return answer


def _below(tree: _Tree, token: Token) -> tuple[Token, ...]:
    found = tree.below.get(token.i)
    if found is None:
        left = [each for child in tree.children[token.i] if child.i < token.i for each in _below(tree, child)]
        right = [each for child in tree.children[token.i] if child.i > token.i for each in _below(tree, child)]
        found = tree.below[token.i] = (*left, token, *right)
    return found
