"""Rows of many lengths come and go without anything of another row moving."""

import random

import numpy as np
import pytest

from generator.corpus.likeness.ragged import Change, spliced, starts_of


@pytest.mark.parametrize("luck", range(30))
def test_rows_that_stay_and_rows_that_come_are_told_from_one_another(luck):
    chance = random.Random(luck)
    old = [[chance.randrange(9) for _ in range(chance.randrange(4))] for _ in range(chance.randrange(9))]
    came = [[chance.randrange(9) for _ in range(chance.randrange(4))] for _ in range(chance.randrange(9))]
    stayed = sorted(chance.sample(range(len(old)), chance.randrange(len(old) + 1)))
    total = len(stayed) + len(came)
    fresh = sorted(chance.sample(range(total), len(came)))
    moved = sorted(set(range(total)) - set(fresh))
    change = Change(len(old), *(np.array(places, np.int64) for places in (stayed, moved, fresh)), total)

    starts, (entries,) = spliced(change, starts_of(_lengths(old)), [_flat(old)], _lengths(came), [_flat(came)])

    rows = dict(zip(moved, [old[at] for at in stayed], strict=True)) | dict(zip(fresh, came, strict=True))
    assert starts.tolist() == starts_of(_lengths([rows[at] for at in range(total)])).tolist()
    assert entries.tolist() == [entry for at in range(total) for entry in rows[at]]


def _lengths(rows: list[list[int]]) -> np.ndarray:
    return np.array([len(row) for row in rows], np.int64)


def _flat(rows: list[list[int]]) -> np.ndarray:
    return np.array([entry for row in rows for entry in row], np.int64)
