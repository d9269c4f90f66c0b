"""What stands around a line: averages over the lines near it, before and after it, and the looks of its neighbours."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log1p
from operator import sub, truediv
from typing import TypeAlias

from generator.cleaning.looks import OWN, Looks

_SERIES = ("prose", "length", "short", "bullets", "repeated", "clocks", "cue", "shared_words")
_REACHES = {"near": (2, 2), "around": (8, 8), "before": (12, 0), "after": (0, 12)}
_NEIGHBOURS = ("length", "ends_sentence", "capitalised")
_FEW_WORDS = 5

WINDOWS = tuple(f"{series}_{reach}" for series in _SERIES for reach in _REACHES)
NEIGHBOURS = tuple(f"{name}_{side}" for name in _NEIGHBOURS for side in ("previous", "next"))

Spans: TypeAlias = tuple[list[int], list[int]]
"""Spans of lines, one for each line: where they begin, and where they end."""


def window_columns(
    looks: Sequence[Looks], repeats: Sequence[float], shared: Sequence[tuple[float, float]]
) -> list[list[float]]:
    """The columns of `WINDOWS`.

    `repeats` says how often a line's template recurs, `shared` how many of its words the core has, and of how many.
    """
    sizes = [look.size for look in looks]
    clocks = [float(look.own[OWN.index("clock_or_year")] > 0 and look.size < 100) for look in looks]
    many = len(looks)
    spans = [
        ([max(at - back, 0) for at in range(many)], [min(at + ahead + 1, many) for at in range(many)])
        for back, ahead in _REACHES.values()
    ]
    return [
        *_ratios([look.prose for look in looks], [size + 20.0 for size in sizes], spans),
        *([log1p(value) for value in column] for column in _means(sizes, spans)),
        *_means([float(look.words < _FEW_WORDS) for look in looks], spans),
        *_means([look.own[OWN.index("bullet")] for look in looks], spans),
        *_means([float(value > 0) for value in repeats], spans),
        *_means(clocks, spans),
        *_means([look.cue for look in looks], spans),
        *_ratios([some for some, _ in shared], [all_ + 0.1 for _, all_ in shared], spans),
    ]


def neighbour_columns(own: Sequence[tuple[float, ...]]) -> list[list[float]]:
    """The columns of `NEIGHBOURS`, from the rows of `OWN`."""
    columns = []
    for name in _NEIGHBOURS:
        values = [row[OWN.index(name)] for row in own]
        columns += [[0.0, *values[:-1]], [*values[1:], 0.0]]
    return columns


def _means(series: Sequence[float], spans: Sequence[Spans]) -> list[list[float]]:
    """The average of `series` over each of `spans`, a column for each kind of them."""
    return _ratios(series, [1.0] * len(series), spans)


def _ratios(parts: Sequence[float], wholes: Sequence[float], spans: Sequence[Spans]) -> list[list[float]]:
    """How large a share of `wholes` the `parts` are over each of `spans`, a column for each kind of them."""
    part, whole = ([0.0, *accumulate(series)] for series in (parts, wholes))
    return [list(map(truediv, _between(part, lows, highs), _between(whole, lows, highs))) for lows, highs in spans]


def _between(sums: list[float], lows: list[int], highs: list[int]) -> Iterator[float]:
    return map(sub, map(sums.__getitem__, highs), map(sums.__getitem__, lows))
