"""The index: what a large collection keeps, so that one report more is placed without looking at all others again.

It answers at once which reports are near and which story a report joins, as a receipt needs it. A build relates all
reports anew: a report more makes every clue it has a little less rare, so only that gives the same bytes in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.corpus.clues import Clue, Clues, Keys
from generator.corpus.similarity import LINK_FLOOR, widest
from generator.corpus.space import WORTH, background, gather, space, weigh
from generator.corpus.stories import LONE_FLOOR, STORY_FLOOR

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class Near(NamedTuple):
    """A report by its place, and how much it is alike."""

    at: int
    score: float


class Index(NamedTuple):
    """Of all reports: their rows, the story of each, and by kind the keys in order with how many reports have each."""

    rows: csr_matrix
    stories: NDArray[np.int32]
    keys: tuple[Keys, ...]
    held: tuple[NDArray[np.int32], ...]

    def near(self, clues: Clues, most: int = 20) -> list[Near]:
        """The reports nearest to the one with these clues, the nearest first."""
        scores = self._scores(clues)
        order = np.lexsort((np.arange(len(scores)), -scores))[:most]
        return [Near(int(at), float(scores[at])) for at in order if scores[at] >= LINK_FLOOR]

    def story(self, clues: Clues) -> int | None:
        """The number of the story that a report with these clues joins, or None where it begins one."""
        scores = self._scores(clues)
        sizes = np.bincount(self.stories)
        links = np.bincount(self.stories, np.where(scores >= LINK_FLOOR, scores, 0)) / np.maximum(sizes, 1)
        needed = STORY_FLOOR + (LONE_FLOOR - STORY_FLOOR) / np.sqrt(np.maximum(sizes, 1))
        best = int(np.argmax(links - needed))
        return best if links[best] >= needed[best] else None

    def save(self, path: Path) -> None:
        """Keep the index in a file."""
        kinds = {
            f"{name}{kind}": each[kind] for kind in Clue for name, each in (("keys", self.keys), ("held", self.held))
        }
        rows = {"data": self.rows.data, "indices": self.rows.indices, "indptr": self.rows.indptr}
        shape = np.array(self.rows.shape)
        np.savez(path, allow_pickle=False, shape=shape, stories=self.stories, **rows, **kinds)

    def _scores(self, clues: Clues) -> NDArray[np.float64]:
        """How much each report is like the one with these clues."""
        vector = np.zeros(self.rows.shape[1])
        offset = 0
        for kind in Clue:
            own = clues.of(kind)
            counts = np.frombuffer(clues.counts[kind], np.uint8)
            known = self.keys[kind]
            at = np.minimum(np.searchsorted(known, own), max(len(known) - 1, 0))
            there = known[at] == own if len(known) else np.zeros(len(own), bool)
            held = np.where(there, self.held[kind][at] if len(known) else 0, 0) + 1
            weights = weigh(counts, held, self.rows.shape[0] + 1, background(kind, own))
            length = np.sqrt((weights**2).sum()) or 1.0
            vector[offset + at[there]] = weights[there] * np.sqrt(WORTH[kind]) / length
            offset += len(known)
        return np.asarray(np.round(self.rows @ vector, 6), np.float64)


def make_index(clues: Sequence[Clues], story_of: Sequence[int]) -> Index:
    """The index of a collection."""
    counted = [np.unique(gather(clues, kind).keys, return_counts=True) for kind in Clue]
    rows = space(clues, widest(len(clues))).rows
    held = tuple(counts.astype(np.int32) for _, counts in counted)
    return Index(rows, np.array(story_of, np.int32), tuple(keys for keys, _ in counted), held)


def load_index(path: Path) -> Index:
    """The index in a file that `Index.save` wrote."""
    from scipy.sparse import csr_matrix

    with np.load(path, allow_pickle=False) as kept:
        rows = csr_matrix((kept["data"], kept["indices"], kept["indptr"]), shape=tuple(kept["shape"]))
        keys = tuple(kept[f"keys{kind}"] for kind in Clue)
        return Index(rows, kept["stories"], keys, tuple(kept[f"held{kind}"] for kind in Clue))
