"""How much reports are alike: the pairs of a collection that share enough clues, found by index.

When the collection changes, only the pairs of reports whose rows changed are scored again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue
from generator.corpus.likeness.ragged import Array, Change, Ends, Flags, Places
from generator.corpus.likeness.rarity import Numbers
from generator.corpus.likeness.space import WORTH, Leads, Space, leads_of, weighed, weighed_part

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LINK_FLOOR = 0.06
"""Below this score two reports count as having nothing in common."""

LONE_FLOOR = 0.25
"""The score from which two single reports are one story; chosen on ECB+ 1-20, and on pairs of short reports."""

FRAME_FLOOR = 0.30
"""Two reports share so much of their phrases if they fill in one frame; chosen on Indonesian daily news."""

# They do if each has so many numbers, and so many to a word, that are alike at most by this part of what phrases are.
_NUMBERS_ENOUGH, _NUMBERS_TO_A_WORD = 3, 0.08
_FILLED_ANEW = 0.6
# Two reports that name so much, and nothing in common, tell of two events of a kind.
_NAMES_ENOUGH = 3
_NAMELESS_WORTH = 0.5
# Two reports alone need both: that they tell of the same happening, in words or numbers, and that they name the same.
# With less of either than this the link counts for less, down to a least; chosen on pairs of short reports.
_HAPPENING_ENOUGH, _NAMED_ENOUGH = 0.12, 0.3
_NUMBERS_HELP = 0.15
_LEAST = 0.4
# A report is seldom alike to so many others; that it may be to more is asked only then, for it takes twice as long.
_SELDOM_MORE = 500
_ROWS, _COLUMNS = 1 << 13, 1 << 14
_WORTH_SCORING_ALL = 0.2
_FINEST = 1 << 20
_THREADS = 2
_PAIRS = 1 << 14


class Links(NamedTuple):
    """Pairs of reports by their places, `a` before `b`, with their scores, in order of `a`, then `b`.

    `lone` are those in which the two are one story even where there is no third report; `framed` those that fill in
    one frame, each with numbers of its own; `copied` is how much of their text is the same, as far as anybody has
    looked.
    """

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    score: NDArray[np.float32]
    lone: Flags
    framed: Flags
    copied: Numbers

    def scores(self) -> dict[tuple[int, int], float]:
        """By the places of two reports their score."""
        return dict(zip(zip(self.a.tolist(), self.b.tolist(), strict=True), self.score.tolist(), strict=True))

    def where(self, kept: Array | slice) -> Links:
        """Some of the links."""
        lone, framed = self.lone[kept], self.framed[kept]
        return Links(self.a[kept], self.b[kept], self.score[kept], lone, framed, self.copied[kept])


def no_links() -> Links:
    """The links of no reports."""
    ends, flags = np.empty(0, np.int32), np.empty(0, bool)
    return Links(ends, ends, np.empty(0, np.float32), flags, flags, np.empty(0))


def linked(links: Links, change: Change, space: Space, touched: Flags) -> Links:
    """The links after `change`: those of reports whose rows in `space` changed, where `touched`, are found anew."""
    places = np.flatnonzero(touched)
    if len(places) > _WORTH_SCORING_ALL * change.total:
        places, touched = np.arange(change.total), np.ones(change.total, bool)
    stay, a, b = change.pairs(links.a, links.b, touched)
    found = [links.where(stay)._replace(a=a, b=b), *_scored(space, places)]
    every = Links(*(np.concatenate(each) for each in zip(*found, strict=True)))
    return every.where(np.argsort(every.a.astype(np.int64) * change.total + every.b))


def _scored(space: Space, places: Places) -> Iterator[Links]:
    """The links of the reports at `places`, every one once."""
    total = space[Clue.WORD].reports
    wanted = np.zeros(total, bool)
    wanted[places] = True
    for at in range(0, len(places), _COLUMNS):
        some = places[at : at + _COLUMNS]
        leads = leads_of(space, some)
        columns = weighed(space, some, leads).T.tocsr()
        for first in range(0, total, _ROWS):
            last = min(first + _ROWS, total)
            if first > some[-1] and wanted[first:last].all():
                continue  # their own columns come later
            product = _product(weighed(space, slice(first, last), leads), columns).tocoo()
            one, other = product.row.astype(np.int32) + np.int32(first), some[product.col].astype(np.int32)
            once = (one < other) | ~wanted[one]
            pairs = np.minimum(one, other)[once], np.maximum(one, other)[once]
            score = (np.round(product.data[once] * _FINEST) / _FINEST).astype(np.float32)
            yield _linked(*pairs, score, space, leads)


def _product(rows: csr_matrix, columns: csr_matrix) -> csr_matrix:
    """How much the reports in `rows` and those in `columns` are alike, where it is enough."""
    from sparse_dot_topn import sp_matmul_topn

    for most in (_SELDOM_MORE, columns.shape[1]):
        product = sp_matmul_topn(rows, columns, top_n=most, threshold=LINK_FLOOR, sort=False, n_threads=_THREADS)
        if np.diff(product.indptr).max(initial=0) < most:
            break
    return product


def _linked(a: Ends, b: Ends, score: NDArray[np.float32], space: Space, leads: Sequence[Leads]) -> Links:
    """The links between `a` and `b`, weaker where both name many and have no name in common."""
    many = np.diff(space[Clue.NAME].starts) >= _NAMES_ENOUGH
    suspect = np.flatnonzero(many[a] & many[b])
    score[suspect[_common(space, Clue.NAME, a[suspect], b[suspect], leads) == 0]] *= _NAMELESS_WORTH
    kept = score >= LINK_FLOOR
    a, b, score = a[kept], b[kept], score[kept]
    close = np.flatnonzero(score >= LONE_FLOOR)
    ends = a[close], b[close]
    words, phrases, names, numbers = (_common(space, kind, *ends, leads) / WORTH[kind] for kind in Clue)
    named = np.where(many[ends[0]] & many[ends[1]], names, 1.0)
    counting = _counting(space)
    frame = counting[ends[0]] & counting[ends[1]] & (phrases >= FRAME_FLOOR) & (numbers <= _FILLED_ANEW * phrases)
    lone, framed = np.zeros(len(a), bool), np.zeros(len(a), bool)
    lone[close] = (score[close] * _enough(words, numbers, named) >= LONE_FLOOR) & ~(frame & (numbers == 0))
    framed[close] = frame
    return Links(a, b, score, lone, framed, np.full(len(a), np.nan))


def _counting(space: Space) -> Flags:
    """Which reports are full of numbers."""
    words, numbers = (np.diff(space[kind].starts) for kind in (Clue.WORD, Clue.NUMBER))
    return np.asarray((numbers >= _NUMBERS_ENOUGH) & (numbers >= _NUMBERS_TO_A_WORD * words))


def _enough(words: Numbers, numbers: Numbers, named: Numbers) -> Numbers:
    """How far reports with so much in common tell the same happening, and name the same; 1 is far."""
    return _share((words + _NUMBERS_HELP * numbers) / _HAPPENING_ENOUGH) * _share(named / _NAMED_ENOUGH)


def _share(share: Numbers) -> Numbers:
    return _LEAST + (1 - _LEAST) * np.minimum(share, 1)


def _common(space: Space, kind: Clue, a: Ends, b: Ends, leads: Sequence[Leads]) -> Numbers:
    """The products of one part of `a` and `b`, pair by pair, without words that do not tell what happens."""
    products = [np.empty(0)]
    for first in range(0, len(a), _PAIRS):
        one, other = (
            weighed_part(space, kind, ends[first : first + _PAIRS].astype(np.int64), leads, framing=False)
            for ends in (a, b)
        )
        products.append(np.asarray(one.multiply(other).sum(axis=1)).ravel())
    return np.concatenate(products)
