"""The space of clues: each report a row of weights, so that the product of two rows says how much they are alike.

A row holds one part a kind of clue, and each part has the length its kind is worth: the score of two reports is the
sum of the cosines of their parts, each times its worth. A clue weighs the more the fewer reports have it, in this
collection and, for a collection too small to tell, in the news of its language (`lexicon/frequencies`).

How many reports have a clue, and how many there are, is counted in steps, so that one report more leaves nearly all
weights as they are, and only rows that hold a clue whose step has changed are weighed again. Weights are multiples of
one small number: sums of their products are exact, in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue, Clues, Keys, concepts_by_stem, mark
from generator.corpus.ragged import Array, Change, Flags, Places, entries, spliced, starts_of
from generator.lexicon import load_lexicon
from generator.lexicon.frequencies import load_frequencies

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Numbers = NDArray[np.float64]

WORTH = {Clue.WORD: 0.35, Clue.PHRASE: 0.25, Clue.NAME: 0.30, Clue.NUMBER: 0.10}
"""What the kinds of clues are worth; chosen on English news of twenty topics (ECB+ 1-20), in four folds by topic."""

_PRIOR_REPORTS = 200
"""The collection's own shares count as much as those of the language's news once it has so many reports."""
_UNKNOWN_SHARE = 0.002
"""The share of reports that have a clue which the language's table does not name."""
_COMMON_SHARE = 0.02
# A clue that more reports have leads nowhere: it costs a square of its count and says little.
_COMMON_FLOOR = 1000
_STEPS = np.array(sorted({1, 2, 3} | {half << power for power in range(1, 40) for half in (2, 3)}), np.int64)
_FINEST = 1 << 20
_CHUNK = 20_000


class Part(NamedTuple):
    """One kind of clue of all reports, in ragged rows: `columns`, `counts`, `values` and `framing` run side by side.

    `framing` are words that do not tell what happens; of the other kinds, none is. `keys` are all that occur, in rising
    order, and `known` their columns; by column, `held` says how many reports have the clue, and `common` the share that
    has it in the news of its language.
    """

    starts: Places
    columns: NDArray[np.int32]
    counts: NDArray[np.uint8]
    values: NDArray[np.float32]
    framing: Flags
    keys: Keys
    known: NDArray[np.int32]
    held: NDArray[np.int32]
    common: NDArray[np.float32]


Space = tuple[Part, ...]
"""The parts, one a kind of clue."""


def no_space() -> Space:
    """The space of no reports."""
    none = np.empty(0, np.int64)
    small, counts, values = none.astype(np.int32), none.astype(np.uint8), none.astype(np.float32)
    keys = none.astype(np.uint32)
    part = Part(np.zeros(1, np.int64), small, counts, values, none.astype(bool), keys, small, small, values)
    return (part,) * len(Clue)


def grown(space: Space, change: Change, came: Sequence[Clues]) -> tuple[Space, Flags]:
    """The space after `change`, with the clues of the reports that came; and whose rows are not what they were."""
    touched = np.zeros(change.total, bool)
    touched[change.came] = True
    parts = []
    for kind in Clue:
        part, again = _grown(space[kind], kind, change, came)
        parts.append(part)
        touched |= again
    return tuple(parts), touched


def columns_of(space: Space, places: Places) -> csr_matrix:
    """The reports at `places` in columns, one row a clue; without what leads nowhere."""
    from scipy.sparse import csr_matrix, vstack

    parts = []
    for part in space:
        at = entries(part.starts, places) if len(places) < len(part.starts) - 1 else slice(None)
        values = part.values[at]
        leads = values > 0
        starts = starts_of(leads)[starts_of(np.diff(part.starts)[places])]
        rows = csr_matrix((values[leads], part.columns[at][leads], starts), shape=(len(places), len(part.held)))
        parts.append(rows.T.tocsr())
    return csr_matrix(vstack(parts, format="csr")).astype(np.float64)


def rows_of(space: Space, first: int, last: int, among: Flags) -> csr_matrix:
    """The reports `first:last` in rows, one column a clue; only clues `among` these, without what leads nowhere."""
    from scipy.sparse import csr_matrix, hstack

    parts, offset = [], 0
    for part in space:
        span = slice(part.starts[first], part.starts[last])
        columns, values = part.columns[span], part.values[span]
        leads = among[offset : offset + len(part.held)][columns] & (values > 0)
        starts = starts_of(leads)[part.starts[first : last + 1] - part.starts[first]]
        shape = last - first, len(part.held)
        parts.append(csr_matrix((values[leads].astype(np.float64), columns[leads], starts), shape=shape))
        offset += len(part.held)
    return csr_matrix(hstack(parts, format="csr"))


def shares(part: Part, keys: Keys) -> Numbers:
    """The share of reports that have each of the keys, in this collection and in news; all, where nobody has it."""
    if not len(part.keys):
        return np.ones(len(keys))
    at = np.minimum(np.searchsorted(part.keys, keys), len(part.keys) - 1)
    columns = part.known[at]
    weighed = _weighed(part.held[columns], part.common[columns], len(part.starts) - 1)
    return np.where(part.keys[at] == keys, weighed, 1.0)


def _grown(part: Part, kind: Clue, change: Change, came: Sequence[Clues]) -> tuple[Part, Flags]:
    """One part after `change`, and whose rows of it were weighed again."""
    before = len(part.starts) - 1
    levels = _level(part.held, before)
    part, columns = _knowing(part, kind, np.frombuffer(b"".join([each.keys[kind] for each in came]), np.uint32))
    counts = np.frombuffer(b"".join([each.counts[kind] for each in came]), np.uint8)
    held = (part.held + np.bincount(columns, minlength=len(part.held))).astype(np.int32)
    if len(change.stayed) < before:
        gone = np.setdiff1d(np.arange(before), change.stayed, assume_unique=True)
        held -= np.bincount(part.columns[entries(part.starts, gone)], minlength=len(held)).astype(np.int32)
    framing = np.zeros(len(counts), bool)
    if kind is Clue.WORD:
        framing = np.frombuffer(b"".join([each.framing for each in came]), bool)
    new = (columns, counts, np.zeros(len(counts), np.float32), framing)
    lengths = np.array([len(each.counts[kind]) for each in came], np.int64)
    starts, made = spliced(change, part.starts, part[1:5], lengths, new)
    part = Part(starts, made[0], made[1], made[2], made[3], part.keys, part.known, held, part.common)
    rows = np.zeros(change.total, bool)
    rows[change.came] = True
    if _step(change.total) != _step(before):
        rows[:] = True
    else:
        moved = np.ones(len(held), bool)
        moved[: len(levels)] = levels != _level(held[: len(levels)], change.total)
        rows[np.searchsorted(starts, np.flatnonzero(moved[part.columns]), side="right") - 1] = True
    _weigh(part, kind, np.flatnonzero(rows), change.total)
    return part, rows


def _knowing(part: Part, kind: Clue, keys: Keys) -> tuple[Part, NDArray[np.int32]]:
    """The part with a column for each of `keys`; and these columns."""
    distinct, at = np.unique(keys, return_inverse=True)
    found = np.searchsorted(part.keys, distinct)
    new = np.ones(len(distinct), bool)
    inside = found < len(part.keys)
    new[inside] = part.keys[found[inside]] != distinct[inside]
    fresh = distinct[new]
    made = np.arange(len(part.held), len(part.held) + len(fresh), dtype=np.int32)
    columns = np.empty(len(distinct), np.int32)
    columns[new] = made
    columns[~new] = part.known[found[~new]]
    part = part._replace(
        keys=np.insert(part.keys, found[new], fresh),
        known=np.insert(part.known, found[new], made),
        held=np.concatenate([part.held, np.zeros(len(fresh), np.int32)]),
        common=np.concatenate([part.common, background(kind, fresh).astype(np.float32)]),
    )
    return part, columns[at]


def _weigh(part: Part, kind: Clue, rows: Places, reports: int) -> None:
    """Write the values of `rows`: their clues weighed, at the length that the kind is worth."""
    rare = np.log1p(1 / np.maximum(_weighed(part.held, part.common, reports), 1e-12))
    rare[~_leads(part.held, reports)] *= -1  # counts in the length of a row alone
    often = 1 + np.log(np.maximum(np.arange(256), 1))
    for first in range(0, len(rows), _CHUNK):
        some = rows[first : first + _CHUNK]
        at = entries(part.starts, some)
        owners = np.repeat(np.arange(len(some)), np.diff(part.starts)[some])
        weights = often[part.counts[at]] * rare[part.columns[at]]
        squares = np.bincount(owners, weights**2, minlength=len(some))
        lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
        exact = np.rint(weights * (np.sqrt(WORTH[kind]) * _FINEST) / lengths[owners])
        part.values[at] = np.maximum(exact, 0) / _FINEST


def _weighed(held: NDArray[np.int32], common: NDArray[np.float32], reports: int) -> Numbers:
    return (_step(held) + _PRIOR_REPORTS * common) / (_step(reports) + _PRIOR_REPORTS)


def _step(count: Array | int) -> NDArray[np.int64]:
    """The step below so many: 1, 2, 3, 4, 6, 8, 12, 16, 24 and so on; 0 is none."""
    return np.where(np.asarray(count) > 0, _STEPS[np.searchsorted(_STEPS, np.maximum(count, 1), side="right") - 1], 0)


def _leads(held: NDArray[np.int32], reports: int) -> Flags:
    """Whether clues that so many reports have lead from one report to another."""
    return (held > 1) & (held <= max(_COMMON_FLOOR, int(_step(reports) * _COMMON_SHARE)))


def _level(held: NDArray[np.int32], reports: int) -> NDArray[np.int64]:
    """What the weight of a clue depends on besides the report that has it."""
    return _step(held) * 2 + _leads(held, reports)


def background(kind: Clue, columns: Keys) -> Numbers:
    """The share of reports that have each of the clues, in the news of the language that has it most."""
    shares = np.full(len(columns), _UNKNOWN_SHARE)
    known, known_shares = _table(kind)
    if len(columns) and len(known):
        at = np.minimum(np.searchsorted(known, columns), len(known) - 1)
        shares = np.where(known[at] == columns, known_shares[at], shares)
    return shares


@cache
def _table(kind: Clue) -> tuple[Keys, Numbers]:
    if kind not in (Clue.WORD, Clue.NAME):
        return np.empty(0, np.uint32), np.empty(0)
    shares: dict[int, float] = {}
    for table in load_frequencies():
        concepts = concepts_by_stem(load_lexicon().language(table.code))
        for percent, found in sorted((table.names if kind is Clue.NAME else table.words).items()):
            for word in found:
                key = mark(f"name {word}" if kind is Clue.NAME else concepts.get(word, word))
                shares[key] = max(shares.get(key, 0.0), percent / 100)
    keys = sorted(shares)
    return np.array(keys, np.uint32), np.array([shares[key] for key in keys])


@cache
def common_words() -> frozenset[int]:
    """The keys of words that stand in at least two of a hundred reports: titles, offices, parts of many names."""
    keys, shares = _table(Clue.WORD)
    return frozenset(keys[shares >= _COMMON_SHARE].tolist())
