"""The best tree over the words of a sentence, given a score for every head of every word.

The algorithm of Chu and Liu (1965) and Edmonds (1967); McDonald et al. 2005, "Non-projective Dependency Parsing using Spanning Tree
Algorithms".
"""

from __future__ import annotations

from typing import Any

import numpy as np

_DEAR = 1e4  # more than the scores of any sentence's tree differ by


def best_tree(scores: Any) -> Any:
    """The head of each word (from 1; 0 is the root) in the best tree with one root. `scores`: words × (root and words)."""
    greedy = scores.argmax(1)
    if (greedy == 0).sum() == 1 and not _cycle(greedy):
        return greedy
    # A second root costs more than any tree can gain by it
    dear = scores.astype("float64")
    dear[:, 0] -= _DEAR * len(scores)
    return _edmonds(np.concatenate([np.zeros((1, len(scores) + 1)), dear]))[1:]


def _cycle(heads: Any) -> list[int]:
    """Words, from 1, that are each other's heads in a circle; empty where there is none."""
    done: set[int] = {0}
    for start in range(1, len(heads) + 1):
        path: list[int] = []
        word = start
        while word not in done:
            done.add(word)
            path.append(word)
            word = int(heads[word - 1])
        if word in path:
            return path[path.index(word) :]
    return []


def _edmonds(scores: Any) -> Any:
    """The head of each node in the best tree that grows from node 0. `scores`: nodes × their heads."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    rest = [node for node in range(len(scores)) if node not in cycle]
    weight = sum(scores[node, heads[node]] for node in cycle)
    # The circle becomes one node, the last: what enters it breaks it at one place
    smaller = np.full((len(rest) + 1,) * 2, -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = [max(cycle, key=lambda node: scores[outer, node]) for outer in rest]
    smaller[:-1, -1] = [scores[outer, node] for outer, node in zip(rest, leaving, strict=True)]
    entered = [max(cycle, key=lambda node: scores[node, outer] - scores[node, heads[node]]) for outer in rest]
    smaller[-1, :-1] = [weight + scores[n, outer] - scores[n, heads[n]] for outer, n in zip(rest, entered, strict=True)]
    np.fill_diagonal(smaller, -np.inf)
    contracted = _edmonds(smaller)
    result = heads.copy()
    for place, outer in enumerate(rest[1:], 1):
        head = int(contracted[place])
        result[outer] = leaving[place] if head == len(rest) else rest[head]
    outer = int(contracted[-1])
    result[entered[outer]] = rest[outer]
    return result
