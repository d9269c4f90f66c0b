"""Rarity: how few reports have a clue, in this collection and, for one too small to tell, in the news of its language.

How many reports have a clue, and how many there are, is counted in steps, so that one report more leaves nearly all
clues as rare as they were.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.analysis.clues import Clue, Keys, concepts_by_stem, mark
from generator.corpus.likeness.ragged import Array, Flags
from generator.lexicon import load_lexicon
from generator.lexicon.frequencies import load_frequencies

Numbers = NDArray[np.float64]

_PRIOR_REPORTS = 200
"""The collection's own shares count as much as those of the language's news once it has so many reports."""
_UNKNOWN_SHARE = 0.002
"""The share of reports that have a clue which the language's table does not name."""
_COMMON_SHARE = 0.02
# A clue that more reports have leads nowhere: it costs a square of its count and says little.
_COMMON_FLOOR = 1000


def share(held: Array, common: Numbers, reports: int) -> Numbers:
    """The share of reports that have clues which so many of all `reports` have, and such a share of those in news."""
    return (step(held) + _PRIOR_REPORTS * common) / (step(reports) + _PRIOR_REPORTS)


def leading(held: Array, reports: int) -> Flags:
    """Whether clues that so many of all `reports` have lead from one report to another."""
    return (held > 1) & (held <= max(_COMMON_FLOOR, int(step(reports) * _COMMON_SHARE)))


def level(held: Array, reports: int) -> Numbers:
    """What the weight of a clue depends on besides the report that has it."""
    return step(held) * 2 + leading(held, reports)


def step(count: Array | int) -> Numbers:
    """The step below so many: 1, 2, 3, 4, 6, 8, 12, 16, 24 and so on; 0 is none."""
    part, power = np.frexp(count)
    return np.asarray(np.ldexp(np.floor(part * 4) / 4, power))


def background(kind: Clue, keys: Keys) -> Numbers:
    """The share of reports that have each of the clues, in the news of the language that has it most."""
    shares = np.full(len(keys), _UNKNOWN_SHARE)
    known, known_shares = _table(kind)
    if len(keys) and len(known):
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        shares = np.where(known[at] == keys, known_shares[at], shares)
    return shares


@cache
def common_words() -> frozenset[int]:
    """The keys of words that stand in at least two of a hundred reports: titles, offices, parts of many names."""
    keys, shares = _table(Clue.WORD)
    return frozenset(keys[shares >= _COMMON_SHARE].tolist())


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
