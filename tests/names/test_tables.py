"""Tables of whole numbers."""

import random

import numpy as np
import pytest

from generator.analysis.names import tables
from generator.analysis.names.tables import Finder


@pytest.mark.parametrize("size", [0, 1, 2, 1000, 40_000])
def test_every_number_is_found_where_it_stands_and_no_other_anywhere(size: int) -> None:
    drawn = random.Random(size).sample(range(2**62), size + 1000)
    numbers = np.array(drawn[:size], np.int64)
    finder = Finder(numbers)
    assert finder.find(numbers).tolist() == list(range(size))
    assert finder.find(np.array([*drawn[size:], 0])).tolist() == [size] * 1001


def test_numbers_with_the_same_places_get_larger_tables() -> None:
    small = 4
    first, second = (tables._slots(np.arange(10_000), mixer, small) for mixer in tables._MIXERS)
    alike = np.flatnonzero((first == first[0]) & (second == second[0]))[:5]
    assert len(alike) == 5  # for two places
    assert (2 * len(alike)).bit_length() == small
    assert Finder(alike).find(alike).tolist() == [0, 1, 2, 3, 4]
