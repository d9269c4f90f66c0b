"""Many decision trees asked at once, by operations on whole arrays.

Of each tree, every question is answered, also those that do not stand on the way of a line. An answer "above" rules out
all leaves below its question; of the leaves that no answer rules out, a line ends in the first (Lucchese and others,
"QuickScorer", 2015).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

_LEAVES = 64
_AT_ONCE = 256
_ASKED_AT_ONCE = 8


# (feature, threshold, value, below or equal, above); a leaf is its value.
Tree: TypeAlias = "tuple[int, float, float, Tree, Tree] | float"


class Trees(NamedTuple):
    """The questions of all trees, one after the other, and their leaves, a row a tree.

    A question asks whether a feature is at most a threshold; `ruled_out` has a zero for each leaf that "no" rules out.
    """

    features: NDArray[np.intp]
    thresholds: NDArray[np.float64]
    ruled_out: NDArray[np.uint64]
    first_questions: NDArray[np.intp]
    leaves: NDArray[np.float64]
    sure: float

    def sums(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """For each of `rows` the sum of the trees' values, up to where it is beyond doubt."""
        found: list[float] = []
        for start in range(0, len(rows), _AT_ONCE):
            found += self._sums(np.array(rows[start : start + _AT_ONCE])).tolist()
        return found

    def _sums(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        above = rows[:, self.features] > self.thresholds
        left = np.bitwise_and.reduceat(np.where(above, self.ruled_out, ~np.uint64(0)), self.first_questions, axis=1)
        first = np.bitwise_count(left ^ (left - np.uint64(1))) - np.uint8(1)
        totals = self.leaves[np.arange(len(self.leaves)), first].cumsum(axis=1)
        settled = totals[:, _ASKED_AT_ONCE - 1 :: _ASKED_AT_ONCE]
        beyond = np.abs(settled) > self.sure
        decided = settled[np.arange(len(rows)), beyond.argmax(axis=1)]
        sums: NDArray[np.float64] = np.where(beyond.any(axis=1), decided, totals[:, -1])
        return sums


def in_arrays(trees: Sequence[Tree], sure: float) -> Trees:
    """`trees` as arrays; once a sum is beyond `sure`, the trees behind it are not heard."""
    questions = [list(_questions(tree, 0)) for tree in trees]
    leaves = [list(_leaves(tree)) for tree in trees]
    assert all(questions), "a tree asks something"
    assert max(map(len, leaves)) < _LEAVES, "the leaves of a tree are the bits of a number"
    asked = [question for each in questions for question in each]
    firsts = np.cumsum([0, *(len(each) for each in questions[:-1])])
    values = np.zeros((len(leaves), max(map(len, leaves))))
    for at, each in enumerate(leaves):
        values[at, : len(each)] = each
    features, thresholds, ruled_out = zip(*asked, strict=True)
    return Trees(np.array(features), np.array(thresholds), np.array(ruled_out, dtype=np.uint64), firsts, values, sure)


def _questions(tree: Tree, first_leaf: int) -> Iterator[tuple[int, float, int]]:
    """Feature, threshold and the leaves that "above" leaves possible, of every question; leaves count from below."""
    if isinstance(tree, float):
        return
    feature, threshold, _, below, above = tree
    many = sum(1 for _ in _leaves(below))
    yield feature, threshold, ~(((1 << many) - 1) << first_leaf) & ((1 << 64) - 1)
    yield from _questions(below, first_leaf)
    yield from _questions(above, first_leaf + many)


def _leaves(tree: Tree) -> Iterator[float]:
    if isinstance(tree, float):
        yield tree
        return
    yield from _leaves(tree[3])
    yield from _leaves(tree[4])
