"""A closer look at a group: two similar events (two earthquakes, two trials) share the words of their kind.

Within a group, what all reports share says nothing any more. Weighed against the group alone, the reports on two events
have next to nothing in common, while those on one event still have.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue, Clues
from generator.corpus.likeness.space import WORTH

APART_FLOOR = 0.075
"""Two halves of a group that are less alike than this are two events; chosen on ECB+ topics 1-20, in four folds."""

FEWEST = 5
"""A half of fewer reports proves nothing: one outlet's follow-up is apart from the rest as well."""

# Copies of one text would make any half look close; no pair counts as more alike than this.
_MOST_ALIKE = 0.5
_MOST_LOOKED_AT = 3000


def part_events(group: list[int], clues: Sequence[Clues]) -> list[list[int]]:
    """`group` itself, or the groups it falls into."""
    if not 2 * FEWEST <= len(group) <= _MOST_LOOKED_AT:
        return [group]
    alike = np.minimum(_alike_within([clues[at] for at in group]), _MOST_ALIKE)
    first, second = _halves(alike)
    if min(len(first), len(second)) < FEWEST:
        return [group]
    across = float(alike[np.ix_(first, second)].mean())
    if round(across, 6) >= APART_FLOOR or across >= min(_within(alike, first), _within(alike, second)):
        return [group]
    return [part for half in (first, second) for part in part_events([group[at] for at in half], clues)]


def _alike_within(clues: Sequence[Clues]) -> NDArray[np.float64]:
    """The scores of all pairs, with clues weighed by how few of these reports alone have them."""
    from scipy.sparse import csr_matrix

    total = np.zeros((len(clues), len(clues)))
    for kind in Clue:
        counts = np.frombuffer(b"".join([each.counts[kind] for each in clues]), np.uint8)
        owners = np.repeat(np.arange(len(clues)), [len(each.counts[kind]) for each in clues])
        keys = np.concatenate([each.of(kind) for each in clues])
        columns, at, held = np.unique(keys, return_inverse=True, return_counts=True)
        weights = (1 + np.log(counts)) * np.log(len(clues) / held[at]) * (held[at] > 1)
        squares = np.bincount(owners, weights**2, minlength=len(clues))
        values = weights / np.sqrt(np.where(squares > 0, squares, 1.0))[owners]
        rows = csr_matrix((values, (owners, at)), shape=(len(clues), len(columns)))
        total += WORTH[kind] * (rows @ rows.T).toarray()
    return total


def _halves(alike: NDArray[np.float64]) -> tuple[list[int], list[int]]:
    """The last two groups of an average-link clustering."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    far = np.round(1 - (alike + alike.T) / 2, 9)
    np.fill_diagonal(far, 0)
    labels = fcluster(linkage(squareform(far, checks=False), "average"), 2, "maxclust")
    first = labels == labels[0]
    return np.flatnonzero(first).tolist(), np.flatnonzero(~first).tolist()


def _within(alike: NDArray[np.float64], half: list[int]) -> float:
    pairs = alike[np.ix_(half, half)]
    return float((pairs.sum() - np.trace(pairs)) / (len(half) * (len(half) - 1)))
