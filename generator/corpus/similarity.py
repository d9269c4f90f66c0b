"""How much reports are alike: the pairs of a collection that share enough clues, found by index.

When the collection changes, only the pairs of reports whose rows changed are scored again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue
from generator.corpus.ragged import Array, Change, Flags
from generator.corpus.space import Part, Space, columns_of, rows_of

if TYPE_CHECKING:
    pass

LINK_FLOOR = 0.06
"""Below this score two reports count as having nothing in common."""

# A report is alike to so many others at most; where more are, the strongest count.
_MOST_ALIKE = 2000
# Two reports that name so much, and nothing in common, tell of two events of a kind.
_NAMES_ENOUGH = 3
_NAMELESS_WORTH = 0.5
_ROWS = 1 << 13
_WORTH_SCORING_ALL = 0.2
_FINEST = 1 << 20
_THREADS = 2


class Links(NamedTuple):
    """Pairs of reports by their places, `a` before `b`, with their scores, in order of `a`, then `b`."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    score: NDArray[np.float32]

    def where(self, kept: Array) -> Links:
        """Some of the links."""
        return Links(self.a[kept], self.b[kept], self.score[kept])


def no_links() -> Links:
    """The links of no reports."""
    return Links(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))


def linked(links: Links, change: Change, space: Space, touched: Flags) -> Links:
    """The links after `change`: those of reports whose rows in `space` changed, where `touched`, are found anew."""
    places = np.flatnonzero(touched)
    if len(places) > _WORTH_SCORING_ALL * change.total:
        places = np.arange(change.total)
        links = no_links()
    found = [links, *_scored(space, places)]
    if len(links.a):
        where = change.place(int(max(links.b.max() + 1, change.stayed.max(initial=-1) + 1)))
        a, b = where[links.a], where[links.b]
        kept = (a >= 0) & (b >= 0) & ~touched[a] & ~touched[b]
        found[0] = Links(a[kept].astype(np.int32), b[kept].astype(np.int32), links.score[kept])
    every = Links(*(np.concatenate(each) for each in zip(*found, strict=True)))
    return every.where(np.argsort(every.a.astype(np.int64) * change.total + every.b))


def _scored(space: Space, places: NDArray[np.int64]) -> Iterator[Links]:
    """The links of the reports at `places`, every one once."""
    from sparse_dot_topn import sp_matmul_topn

    total = len(space[Clue.WORD].starts) - 1
    wanted = np.zeros(total, bool)
    wanted[places] = True
    some = columns_of(space, places)
    among = np.diff(some.indptr) > 0
    for first in range(0, total, _ROWS):
        rows = rows_of(space, first, min(first + _ROWS, total), among)
        product = sp_matmul_topn(
            rows, some, top_n=_MOST_ALIKE, threshold=LINK_FLOOR, sort=False, n_threads=_THREADS
        ).tocoo()
        one, other = product.row.astype(np.int32) + np.int32(first), places[product.col].astype(np.int32)
        # Of two that are both asked for, either row tells; the stronger of two reports may have left out the other.
        once = (one < other) | ~wanted[one]
        pairs = np.minimum(one, other)[once], np.maximum(one, other)[once]
        score = (np.round(product.data[once] * _FINEST) / _FINEST).astype(np.float32)
        yield _apart(Links(*pairs, score), space[Clue.NAME])


def _apart(links: Links, names: Part) -> Links:
    """`links`, weaker between reports that name many and have no name in common."""
    from scipy.sparse import csr_matrix

    shape = (len(names.starts) - 1, len(names.held))
    rows = csr_matrix((names.values, names.columns, names.starts), shape=shape)
    many = np.diff(names.starts) >= _NAMES_ENOUGH
    suspect = np.flatnonzero(many[links.a] & many[links.b])
    common = np.asarray(rows[links.a[suspect]].multiply(rows[links.b[suspect]]).sum(axis=1)).ravel()
    score = links.score.copy()
    score[suspect[common == 0]] *= _NAMELESS_WORTH
    return Links(links.a, links.b, score).where(score >= LINK_FLOOR)
