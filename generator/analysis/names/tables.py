"""Tables of whole numbers: some that grow, and one in which many numbers are found at once."""

from itertools import cycle, islice

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

# Odd numbers without a pattern: multiplied by one, the highest bits of a number hang on all its bits.
_MIXERS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_MOST_ROUNDS = 100


class Finder:
    """Finds where numbers stand among `numbers`, of which no two are the same.

    Each has one place in either of two tables, and stands in one of the two: cuckoo hashing, after R. Pagh and
    F. F. Rodler (2004). So any is found by two looks, and many are looked for side by side.
    """

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = np.append(numbers, 0)  # whatever is found behind the last is nowhere
        self._bits = (2 * len(numbers)).bit_length()
        while (tables := _filled(numbers, self._bits)) is None:
            self._bits += 1
        self._tables = tables

    def find(self, numbers: Numbers) -> Numbers:
        """Where each of `numbers` stands; for those that are nowhere, how many there are."""
        found = np.full_like(numbers, len(self._numbers) - 1)
        for table, mixer in zip(self._tables, _MIXERS, strict=True):
            place = table.take(_slots(numbers, mixer, self._bits))
            found = np.where(self._numbers.take(place) == numbers, place, found)
        return found


def _filled(numbers: Numbers, bits: int) -> Numbers | None:
    """Two tables with the places of `numbers`; none if they do not fit."""
    tables = np.full((2, 1 << bits), len(numbers))
    left = np.arange(len(numbers))
    for table, mixer in islice(cycle(zip(tables, _MIXERS, strict=True)), _MOST_ROUNDS):
        slots = _slots(numbers[left], mixer, bits)
        driven_out = table[slots]
        table[slots] = left
        left = np.union1d(left[table[slots] != left], driven_out[driven_out < len(numbers)])
        if not len(left):
            return tables
    return None


def _slots(numbers: Numbers, mixer: np.uint64, bits: int) -> Numbers:
    return ((numbers.view(np.uint64) * mixer) >> np.uint64(64 - bits)).view(np.int64)


def with_room(table: Numbers, rows: int) -> Numbers:
    """`table`, or a larger one that begins with it and has place for `rows`."""
    if rows <= len(table):
        return table
    return np.concatenate([table, np.zeros((rows, *table.shape[1:]), table.dtype)])
