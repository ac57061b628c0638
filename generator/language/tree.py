"""The dependency tree of a Doc, read once.

spaCy makes new objects each time it is asked for a token's children, and goes down the whole tree again for what is below it; most
of what a text says is read off just these. While nobody changes the tree they are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from spacy.tokens import Doc, Token

_KEPT = "dateline_tree"


@dataclass(slots=True)
class _Tree:
    """Token index → children; token index → what is below, filled as it is asked for."""

    children: list[tuple[Token, ...]]
    below: dict[int, tuple[Token, ...]]


@contextmanager
def kept(doc: Doc) -> Iterator[None]:
    """Keeps the tree of `doc` for `children` and `below`; no head changes meanwhile."""
    doc.user_data[_KEPT] = _Tree([tuple(token.children) for token in doc], {})
    try:
        yield
    finally:
        del doc.user_data[_KEPT]  # tokens refer to their Doc: it would wait for the garbage collector


def children(token: Token) -> Sequence[Token]:
    """What depends on the token itself, in text order."""
    tree: _Tree | None = token.doc.user_data.get(_KEPT)
    return tree.children[token.i] if tree is not None else tuple(token.children)


def below(token: Token) -> Sequence[Token]:
    """The token and all that depends on it, directly or not, in the order of spaCy's `subtree`."""
    tree: _Tree | None = token.doc.user_data.get(_KEPT)
    return _below(tree, token) if tree is not None else tuple(token.subtree)


def _below(tree: _Tree, token: Token) -> tuple[Token, ...]:
    found = tree.below.get(token.i)
    if found is None:
        left = [each for child in tree.children[token.i] if child.i < token.i for each in _below(tree, child)]
        right = [each for child in tree.children[token.i] if child.i > token.i for each in _below(tree, child)]
        found = tree.below[token.i] = (*left, token, *right)
    return found
