"""How much reports are alike: the pairs of a collection that share enough clues, found by index.

When the collection changes, only the pairs of reports whose rows changed are scored again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue
from generator.corpus.ragged import Array, Change, Flags, entries, starts_of
from generator.corpus.space import WORTH, Numbers, Part, Space, columns_of, rows_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LINK_FLOOR = 0.06
"""Below this score two reports count as having nothing in common."""

LONE_FLOOR = 0.25
"""The score from which two single reports are one story; chosen on ECB+ 1-20, and on pairs of short reports."""

# A report is alike to so many others at most; where more are, the strongest count.
_MOST_ALIKE = 2000
# Two reports that name so much, and nothing in common, tell of two events of a kind.
_NAMES_ENOUGH = 3
_NAMELESS_WORTH = 0.5
# Two reports alone need both: that they tell of the same happening, in words or numbers, and that they name the same.
# With less of either than this the link counts for less, down to a least; chosen on pairs of short reports.
_HAPPENING_ENOUGH, _NAMED_ENOUGH = 0.12, 0.3
_NUMBERS_HELP = 0.15
_LEAST = 0.4
_ROWS = 1 << 13
_WORTH_SCORING_ALL = 0.2
_FINEST = 1 << 20
_THREADS = 2
_PAIRS = 1 << 14

Ends = NDArray[np.int32]
"""Reports by their places, one end of each pair."""


class Links(NamedTuple):
    """Pairs of reports by their places, `a` before `b`, with their scores, in order of `a`, then `b`.

    `lone` are those in which the two are one story even where there is no third report.
    """

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    score: NDArray[np.float32]
    lone: Flags

    def where(self, kept: Array) -> Links:
        """Some of the links."""
        return Links(self.a[kept], self.b[kept], self.score[kept], self.lone[kept])


def no_links() -> Links:
    """The links of no reports."""
    return Links(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32), np.empty(0, bool))


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
        found[0] = links.where(kept)._replace(a=a[kept].astype(np.int32), b=b[kept].astype(np.int32))
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
        yield _linked(*pairs, score, space)


def _linked(a: Ends, b: Ends, score: NDArray[np.float32], space: Space) -> Links:
    """The links between `a` and `b`, weaker where both name many and have no name in common."""
    names = space[Clue.NAME]
    many = np.diff(names.starts) >= _NAMES_ENOUGH
    suspect = np.flatnonzero(many[a] & many[b])
    score[suspect[_common(names, a[suspect], b[suspect]) == 0]] *= _NAMELESS_WORTH
    kept = score >= LINK_FLOOR
    a, b, score = a[kept], b[kept], score[kept]
    close = np.flatnonzero(score >= LONE_FLOOR)
    enough = _enough(space, a[close], b[close], many)
    lone = np.zeros(len(a), bool)
    lone[close] = score[close] * enough >= LONE_FLOOR
    return Links(a, b, score, lone)


def _enough(space: Space, a: Ends, b: Ends, many: Flags) -> Numbers:
    """How far the reports `a` and `b` tell the same happening and, where they name `many`, name the same; 1 is far."""
    word = space[Clue.WORD]
    telling = word._replace(values=word.values * ~word.framing)
    happening = _common(telling, a, b) / WORTH[Clue.WORD]
    happening += _NUMBERS_HELP * _common(space[Clue.NUMBER], a, b) / WORTH[Clue.NUMBER]
    named = np.where(many[a] & many[b], _common(space[Clue.NAME], a, b) / WORTH[Clue.NAME], 1.0)
    return _share(happening / _HAPPENING_ENOUGH) * _share(named / _NAMED_ENOUGH)


def _share(share: Numbers) -> Numbers:
    return _LEAST + (1 - _LEAST) * np.minimum(share, 1)


def _common(part: Part, a: Ends, b: Ends) -> Numbers:
    """The products of the rows of `a` and `b`, pair by pair."""
    products = [np.empty(0)]
    for first in range(0, len(a), _PAIRS):
        span = slice(first, first + _PAIRS)
        products.append(np.asarray(_rows(part, a[span]).multiply(_rows(part, b[span])).sum(axis=1)).ravel())
    return np.concatenate(products)


def _rows(part: Part, places: Ends) -> csr_matrix:
    """The reports at `places` in rows; of double precision, so that sums of products are exact in whatever order."""
    from scipy.sparse import csr_matrix

    at = entries(part.starts, places.astype(np.int64))
    starts = starts_of(np.diff(part.starts)[places])
    return csr_matrix((part.values[at].astype(np.float64), part.columns[at], starts), (len(places), len(part.held)))
