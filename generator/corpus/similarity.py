"""How much reports are alike: the pairs of a collection that share enough clues, found by index."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.corpus.space import Space

LINK_FLOOR = 0.04
"""Below this score two reports count as having nothing in common."""

MOST_ALIKE = 60
"""So many links are kept of a report at most, the strongest; a story may have more reports than that."""

# A clue that more reports have leads nowhere: it costs a square of its count and says little.
_COMMON_SHARE = 0.02
_COMMON_FLOOR = 1000
# Two reports that name so much, and nothing in common, tell of two events of a kind.
_NAMES_ENOUGH = 3
_NAMELESS_WORTH = 0.5
_CHUNK = 1 << 18
_DIGITS = 6
_THREADS = 2


class Links(NamedTuple):
    """Pairs of reports by their places, `a` before `b`, with their scores, in order of `a`, then `b`."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    score: NDArray[np.float64]


def widest(reports: int) -> int:
    """A clue that more reports than this have leads from none to another."""
    return max(_COMMON_FLOOR, int(reports * _COMMON_SHARE))


def links_of(space: Space) -> Links:
    """The links between all reports of a space."""
    from sparse_dot_topn import sp_matmul_topn

    rows = space.rows
    product = sp_matmul_topn(
        rows, rows.T.tocsr(), top_n=MOST_ALIKE + 1, threshold=LINK_FLOOR, sort=False, n_threads=_THREADS
    ).tocoo()
    return _apart(as_links(product.row, product.col, product.data, rows.shape[0]), space)


def as_links(rows: NDArray[np.int32], columns: NDArray[np.int32], scores: NDArray[np.float64], reports: int) -> Links:
    """Links out of the entries of a product, where one of two reports may have kept the other alone."""
    apart = rows != columns
    a, b = np.minimum(rows, columns)[apart].astype(np.int64), np.maximum(rows, columns)[apart].astype(np.int64)
    # The last bits depend on the order of additions; nothing else may.
    rounded = np.round(scores[apart], _DIGITS)
    pairs, first = np.unique(a * reports + b, return_index=True)
    return Links((pairs // reports).astype(np.int32), (pairs % reports).astype(np.int32), rounded[first])


def _apart(links: Links, space: Space) -> Links:
    """`links`, weaker between reports that name many and have no name in common."""
    score = links.score.copy()
    for start in range(0, len(score), _CHUNK):
        a, b = links.a[start : start + _CHUNK], links.b[start : start + _CHUNK]
        common = np.asarray(space.names[a].multiply(space.names[b]).sum(axis=1)).ravel()
        strange = (common == 0) & (space.named[a] >= _NAMES_ENOUGH) & (space.named[b] >= _NAMES_ENOUGH)
        score[start : start + _CHUNK][strange] *= _NAMELESS_WORTH
    kept = score >= LINK_FLOOR
    return Links(links.a[kept], links.b[kept], np.round(score[kept], _DIGITS))
