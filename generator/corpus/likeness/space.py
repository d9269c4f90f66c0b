"""The space of clues: each report a row of weights, so that the product of two rows says how much they are alike.

A row holds one part a kind of clue, and each part has the length its kind is worth: the score of two reports is the
sum of the cosines of their parts, each times its worth. A clue weighs the more the rarer it is.

Only rows that hold a clue which has become rarer or more common are measured again. Weights are made where they are
asked for. They are multiples of one small number: sums of their products are exact, in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue, Clues, Keys
from generator.corpus.likeness.ragged import Array, Change, Flags, Places, entries, flagged, spliced, taken
from generator.corpus.likeness.rarity import Numbers, background, leading, level, share, step

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

WORTH = {Clue.WORD: 0.35, Clue.PHRASE: 0.25, Clue.NAME: 0.30, Clue.NUMBER: 0.10}
"""What the kinds of clues are worth; chosen on English news of twenty topics (ECB+ 1-20), in four folds by topic."""

Columns = Places | NDArray[np.int32]

_FINEST = 1 << 20
_CHUNK = 20_000
_ONE = np.int32(1)  # as wide as what it is added to, which is many times as fast
# By how often a report has a clue: how much it counts.
_OFTEN = 1 + np.log(np.maximum(np.arange(256), 1))


class Part(NamedTuple):
    """One kind of clue of all reports, in ragged rows of `lengths`: `columns`, `counts` and `framing` run side by side.

    `framing` are words that do not tell what happens; of the other kinds none is, and it is empty.
    By column, `keys` are the clues and `held` says how many reports have each; `order` sorts the columns by their keys.
    """

    starts: Places
    columns: NDArray[np.int32]
    counts: NDArray[np.uint8]
    framing: Flags
    lengths: Numbers
    keys: Keys
    held: NDArray[np.int32]
    order: Places

    @property
    def reports(self) -> int:
        """How many rows there are."""
        return len(self.lengths)

    def find(self, keys: Keys) -> tuple[Places, Flags]:
        """The columns of `keys`, and for which of these there is one."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), bool)
        at = np.searchsorted(self.keys, keys, sorter=self.order)
        columns = self.order[np.minimum(at, len(self.keys) - 1)]
        return columns, self.keys[columns] == keys


Space = list[Part]
"""The parts, one a kind of clue."""


class Row(NamedTuple):
    """The row of one report in the space."""

    space: Space
    place: int

    def shares(self, kind: Clue, at: Places) -> Numbers:
        """The share of reports, in this collection and in news, that have those clues of one kind that stand `at`."""
        part = self.space[kind]
        return _shares(part, kind, part.columns[part.starts[self.place] + at])


class Leads(NamedTuple):
    """Clues of one kind that lead somewhere: how rare each is; by column whether it leads, and which it is."""

    rare: Numbers
    lead: Flags
    which: NDArray[np.int32]


def no_space() -> Space:
    """The space of no reports."""
    starts, none = np.zeros(1, np.int64), np.empty(0, np.int32)
    counts, framing, keys = (none.astype(each) for each in (np.uint8, bool, np.uint32))
    part = Part(starts, none, counts, framing, np.empty(0), keys, none, starts[:0])
    return [part] * len(Clue)


def take_in(space: Space, change: Change, came: Sequence[Clues]) -> Flags:
    """Bring `space` to what it is after `change`, with the clues of the reports that came; says whose rows changed.

    One part after the other, so that no more than one of them is there twice.
    """
    touched = np.zeros(change.total, bool)
    touched[change.came] = True
    for kind in Clue:
        space[kind], again = _grown(space[kind], kind, change, came)
        touched |= again
    return touched


def leads_of(space: Space, places: Places) -> tuple[Leads, ...]:
    """The clues that lead from the reports at `places` to others, kind by kind."""
    made = []
    for kind, part in zip(Clue, space, strict=True):
        columns = part.columns[entries(part.starts, places)]
        lead, which = np.zeros(len(part.keys), bool), np.zeros(len(part.keys), np.int32)
        lead[columns[leading(part.held[columns], part.reports)]] = True
        found = np.flatnonzero(lead)
        which[found] = np.arange(len(found))
        made.append(Leads(_rarity(part, kind, found), lead, which))
    return tuple(made)


def weighed(space: Space, places: Places | slice, leads: Sequence[Leads]) -> csr_matrix:
    """The reports at `places` in rows, one column for each of the clues `leads`."""
    from scipy.sparse import csr_matrix, hstack

    return csr_matrix(hstack([weighed_part(space, kind, places, leads) for kind in Clue], format="csr"))


def weighed_part(
    space: Space, kind: Clue, places: Places | slice, leads: Sequence[Leads], *, framing: bool = True
) -> csr_matrix:
    """One part of the reports at `places`, at the length that the kind is worth; with or without `framing`."""
    from scipy.sparse import csr_matrix

    part, (rare, lead, which) = space[kind], leads[kind]
    starts, at = taken(part.starts, places)
    columns = part.columns[at]
    found = flagged(lead, columns)
    if not framing and len(part.framing):
        found = found[~part.framing[at][found]]
    starts, which = np.searchsorted(found, starts), which[columns[found]]
    weights = _OFTEN[part.counts[at][found]] * rare[which]
    lengths = np.repeat(part.lengths[places], np.diff(starts))
    values = np.rint(weights * (np.sqrt(WORTH[kind]) * _FINEST) / lengths) / _FINEST
    return csr_matrix((values, which, starts), shape=(len(starts) - 1, len(rare)))


def shares(space: Space, kind: Clue, keys: Keys) -> Numbers:
    """The share of reports that have each of the clues, in this collection and in news; all, where nobody has it."""
    part = space[kind]
    columns, known = part.find(keys)
    found = np.ones(len(keys))
    found[known] = _shares(part, kind, columns[known])
    return found


def _grown(part: Part, kind: Clue, change: Change, came: Sequence[Clues]) -> tuple[Part, Flags]:
    """One part after `change`, and whose rows of it were measured again."""
    old = part
    part, columns = _knowing(part, np.frombuffer(b"".join([each.keys[kind] for each in came]), np.uint32))
    left = part.columns[entries(part.starts, change.gone)].astype(np.int64)
    np.add.at(part.held, columns, _ONE)
    np.subtract.at(part.held, left, _ONE)
    counts = np.frombuffer(b"".join([each.counts[kind] for each in came]), np.uint8)
    told: list[Array] = [part.columns, part.counts]
    added: list[Array] = [columns.astype(np.int32), counts]
    if kind is Clue.WORD:
        told.append(part.framing)
        added.append(np.frombuffer(b"".join([each.framing for each in came]), bool))
    sizes = np.array([len(each.counts[kind]) for each in came], np.int64)
    starts, made = spliced(change, part.starts, told, sizes, added)
    own_columns, own_counts, framing = (*made, part.framing)[:3]
    lengths = change.carried(part.lengths)
    part = Part(starts, own_columns, own_counts, framing, lengths, part.keys, part.held, part.order)
    again = np.zeros(change.total, bool)
    again[change.came] = True
    if step(change.total) != step(change.before):
        again[:] = True
    else:
        moved = np.zeros(len(part.keys), bool)
        counted = np.unique(np.concatenate([columns, left]))
        counted = counted[counted < len(old.keys)]
        moved[counted] = level(part.held[counted], change.before) != level(old.held[counted], change.before)
        again[np.searchsorted(starts, flagged(moved, part.columns), side="right") - 1] = True
    _measure(part, kind, np.flatnonzero(again))
    return part, again


def _knowing(part: Part, keys: Keys) -> tuple[Part, Places]:
    """The part with a column for each of `keys`, and these columns."""
    distinct, at = np.unique(keys, return_inverse=True)
    columns, known = part.find(distinct)
    fresh = distinct[~known]
    made = np.arange(len(part.keys), len(part.keys) + len(fresh))
    columns[~known] = made
    part = part._replace(
        keys=np.concatenate([part.keys, fresh]),
        held=np.concatenate([part.held, np.zeros(len(fresh), np.int32)]),
        order=np.insert(part.order, np.searchsorted(part.keys, fresh, sorter=part.order), made),
    )
    return part, columns[at]


def _measure(part: Part, kind: Clue, rows: Places) -> None:
    """Write the lengths of `rows`; what leads nowhere counts as well."""
    for first in range(0, len(rows), _CHUNK):
        some = rows[first : first + _CHUNK]
        starts, at = taken(part.starts, some)
        weights = _OFTEN[part.counts[at]] * _rarity(part, kind, part.columns[at])
        squares = np.bincount(np.repeat(np.arange(len(some)), np.diff(starts)), weights**2, minlength=len(some))
        part.lengths[some] = np.sqrt(np.where(squares > 0, squares, 1.0))


def _rarity(part: Part, kind: Clue, columns: Columns) -> Numbers:
    """What clues weigh that a report has once."""
    return np.log1p(1 / np.maximum(_shares(part, kind, columns), 1e-12))


def _shares(part: Part, kind: Clue, columns: Columns) -> Numbers:
    return share(part.held[columns], background(kind, part.keys[columns]), part.reports)
