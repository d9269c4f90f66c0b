"""The space of clues: each report a row of weights, so that the product of two rows says how much they are alike.

A row holds one part a kind of clue, and each part has the length its kind is worth: the score of two reports is the
sum of the cosines of their parts, each times its worth. A clue weighs the more the fewer reports have it, in this
collection and, for a collection too small to tell, in the news of its language (`lexicon/frequencies`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.corpus.clues import Clue, Clues, Keys, concepts_by_stem, mark
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


class Space(NamedTuple):
    """The rows of all reports; and of them the columns of names alone, with how many names each report has."""

    rows: csr_matrix
    names: csr_matrix
    named: NDArray[np.int64]


class Part(NamedTuple):
    """One kind of clue of all reports: `owners` and `keys` and `counts` run side by side."""

    owners: NDArray[np.int32]
    keys: Keys
    counts: NDArray[np.uint8]


def space(clues: Sequence[Clues], widest: int) -> Space:
    """The rows of all reports. Clues that one report has, or more than `widest`, count in the length of a row alone."""
    from scipy.sparse import csr_matrix, hstack

    parts = []
    for kind in Clue:
        part = gather(clues, kind)
        columns, at, held = _columns(part.keys)
        weights = weigh(part.counts, held[at], len(clues), background(kind, columns)[at])
        squares = np.bincount(part.owners, weights**2, minlength=len(clues))
        lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
        kept = (held[at] > 1) & (held[at] <= widest)
        values = (weights * np.sqrt(WORTH[kind]) / lengths[part.owners])[kept]
        parts.append(csr_matrix((values, (part.owners[kept], at[kept])), shape=(len(clues), len(columns))))
    named = np.array([len(each.counts[Clue.NAME]) for each in clues], np.int64)
    return Space(csr_matrix(hstack(parts, format="csr")), parts[Clue.NAME], named)


def gather(clues: Sequence[Clues], kind: Clue) -> Part:
    """The clues of one kind of all reports."""
    keys = np.frombuffer(b"".join(each.keys[kind] for each in clues), np.uint32)
    counts = np.frombuffer(b"".join(each.counts[kind] for each in clues), np.uint8)
    owners = np.repeat(np.arange(len(clues), dtype=np.int32), [len(each.counts[kind]) for each in clues])
    return Part(owners, keys, counts)


def weigh(counts: NDArray[np.uint8], held: NDArray[np.int64], reports: int, background: Numbers) -> Numbers:
    """The weights of clues that `held` of all `reports` have, and that occur so often in one of them."""
    shares = (held + _PRIOR_REPORTS * background) / (reports + _PRIOR_REPORTS)
    return np.asarray((1 + np.log(counts)) * np.log1p(1 / shares))


def _columns(keys: Keys) -> tuple[Keys, NDArray[np.int64], NDArray[np.int64]]:
    """The distinct keys, the place of each key among them, and how often each of them occurs."""
    columns, at, held = np.unique(keys, return_inverse=True, return_counts=True)
    return columns, at, held


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
