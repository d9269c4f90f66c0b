"""Ragged rows: the entries of all rows behind one another, and where each row starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
Array = NDArray[Any]

Ends = NDArray[np.int32]
"""Reports by their places, one end of each pair."""


_PIECE = 1 << 16


class Change(NamedTuple):
    """How one order of reports, `before` in all, becomes the next, which has `total`.

    `stayed` are the old places of those that stay, `moved` their new places, `came` the places of new ones.
    """

    before: int
    stayed: Places
    moved: Places
    came: Places
    total: int

    def carried(self, old: Array, empty: float = 0) -> Array:
        """What `old` holds of each report, at its new place; `empty` for new reports."""
        new = np.full(self.total, empty, old.dtype)
        new[self.moved] = old[self.stayed]
        return new

    @property
    def places(self) -> NDArray[np.int32]:
        """By old place: the new one, -1 for reports that are gone."""
        places = np.full(self.before, -1, np.int32)
        places[self.stayed] = self.moved
        return places

    @property
    def gone(self) -> Places:
        """The old places of those that do not stay."""
        return np.flatnonzero(self.places < 0)

    def pairs(self, a: Ends, b: Ends, touched: Flags) -> tuple[Flags, Ends, Ends]:
        """Which pairs of old places stay, neither report gone or, at its new place, `touched`; and where they are."""
        a, b = self.places[a], self.places[b]
        stay = (a >= 0) & (b >= 0) & ~touched[a] & ~touched[b]
        return stay, a[stay], b[stay]


def starts_of(lengths: Array) -> Places:
    """Where rows of these lengths start, and the end of the last."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def entries(starts: Places, rows: Places) -> Places:
    """The places of the entries of `rows`, row by row."""
    lengths = starts[rows + 1] - starts[rows]
    before = starts_of(lengths)[:-1]
    return np.repeat(starts[rows] - before, lengths) + np.arange(lengths.sum())


def taken(starts: Places, rows: Places | slice) -> tuple[Places, Places | slice]:
    """Where `rows` start among their own entries, and the places of these."""
    if isinstance(rows, slice):
        own = starts[rows.start : rows.stop + 1]
        return own - own[0], slice(own[0], own[-1])
    return starts_of(starts[rows + 1] - starts[rows]), entries(starts, rows)


def flagged(flags: Flags, columns: Array) -> Places:
    """Where `columns` stand that have a flag; piece by piece, for indexes are widened before they are used."""
    pieces = range(0, len(columns), _PIECE)
    found = [np.flatnonzero(flags.take(columns[at : at + _PIECE], mode="clip")) + at for at in pieces]
    return np.concatenate([np.empty(0, np.int64), *found])


def spliced(
    change: Change, starts: Places, old: Sequence[Array], lengths: Array, new: Sequence[Array]
) -> tuple[Places, tuple[Array, ...]]:
    """The rows after `change`: those that stay with their entries of `old`, those that came with those of `new`.

    Rows that stay side by side are copied in one go: of a large collection, a report more moves few apart.
    """
    source = np.empty(change.total, np.int64)
    source[change.moved] = change.stayed
    source[change.came] = change.before + np.arange(len(change.came))
    begins = np.concatenate([starts, starts[-1] + np.cumsum(lengths, dtype=np.int64)])
    into = starts_of(begins[source + 1] - begins[source])
    first = np.flatnonzero((np.diff(source, prepend=-2) != 1) | (source == change.before))
    last = np.append(first, change.total)[1:] - 1
    runs = list(zip(begins[source[first]].tolist(), begins[source[last] + 1].tolist(), strict=True))
    return into, tuple(_copied(told, added, runs) for told, added in zip(old, new, strict=True))


def _copied(old: Array, new: Array, runs: Iterable[tuple[int, int]]) -> Array:
    """The stretches `runs` behind one another, where the entries of `new` count on from those of `old`."""
    size = len(old)
    parts = [old[at:end] if at < size else new[at - size : end - size] for at, end in runs]
    made: Array = np.concatenate([old[:0], *parts])
    return made
