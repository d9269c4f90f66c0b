"""Relations: which reports belong together, how, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.analysis import Report
from generator.corpus.copies import Copy
from generator.corpus.likeness.ragged import Ends, Flags
from generator.corpus.likeness.similarity import Links
from generator.corpus.likeness.space import Space
from generator.corpus.reasons import Reason, find_reasons

RELATED_FLOOR = 0.08
"""The score from which two reports of different stories are shown as related."""

MOST_RELATIONS = 8
"""So many relations of each kind are kept of a report at least, the strongest; the other report may keep more."""


class RelationKind(StrEnum):
    """How two reports are related."""

    NEAR_DUPLICATE = "near-duplicate"
    SAME_STORY = "same story"
    RELATED = "related"


_KINDS = tuple(RelationKind)
_TELLING = ("names", "words")
_NEAR_DUPLICATE, _SAME_STORY, _RELATED = range(len(_KINDS))


class Relation(Struct, frozen=True, gc=False):
    """Two reports by the names of their seeds, `a` before `b`; `score` runs from 0 to 1, the same.

    `packed` are the reasons, in a quarter of their memory. `explained` says whether it can be shown: of two stories,
    more than a day or a place is to be in both reports.
    """

    a: str
    b: str
    kind: RelationKind
    score: float
    packed: bytes
    explained: bool

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the two are related, unpacked each time it is asked for."""
        return _DECODER.decode(self.packed)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Reason, ...])


class Kinship(NamedTuple):
    """The relations that are kept, side by side: the places of two reports, their kind by number, their score.

    They are in order of `a`, then `b`.
    """

    a: Ends
    b: Ends
    kind: NDArray[np.int8]
    score: NDArray[np.float32]

    def where(self, kept: Flags) -> Kinship:
        """Some of the relations."""
        return Kinship(self.a[kept], self.b[kept], self.kind[kept], self.score[kept])

    def among(self, known: Kinship, reports: int) -> NDArray[np.int64]:
        """The places of these relations among `known` ones of the same kind, -1 for those that are new."""
        own, others = (each.a.astype(np.int64) * reports + each.b for each in (self, known))
        if not len(others):
            return np.full(len(own), -1)
        at = np.minimum(np.searchsorted(others, own), len(others) - 1)
        return np.where((others[at] == own) & (known.kind[at] == self.kind), at, -1)


def no_kinship() -> Kinship:
    """No relations."""
    ends = np.empty(0, np.int32)
    return Kinship(ends, ends, np.empty(0, np.int8), np.empty(0, np.float32))


def related(links: Links, copies: Iterable[Copy], story_of: NDArray[np.int64]) -> Kinship:
    """Of each report the strongest relations of each kind; `story_of` numbers each report's story."""
    reports = len(story_of)
    copied = np.array([copy.a * reports + copy.b for copy in copies], np.int64)
    kind = np.where(story_of[links.a] == story_of[links.b], _SAME_STORY, _RELATED).astype(np.int8)
    kind[np.isin(links.a.astype(np.int64) * reports + links.b, copied)] = _NEAR_DUPLICATE
    shown = (kind != _RELATED) | (links.score >= RELATED_FLOOR)
    links, kind = links.where(shown), kind[shown]
    pairs = np.tile(np.arange(len(kind)), 2)
    ends = np.concatenate([links.a, links.b])
    order = np.lexsort((pairs, -links.score[pairs], kind[pairs], ends))
    groups = (ends * len(RelationKind) + kind[pairs])[order]
    rank = np.arange(len(order)) - np.searchsorted(groups, groups)
    kept = kind == _NEAR_DUPLICATE
    kept[pairs[order[rank < MOST_RELATIONS]]] = True
    return Kinship(links.a[kept], links.b[kept], kind[kept], links.score[kept])


def relations(
    reports: Sequence[Report],
    kinship: Kinship,
    copies: Iterable[Copy],
    space: Space,
    before: Kinship,
    known: Sequence[Relation],
) -> tuple[Relation, ...]:
    """The relations that `kinship` says; those that were `known` `before` have not changed."""
    shares = {(copy.a, copy.b): copy.share for copy in copies}

    def relation(a: int, b: int, kind: int, score: float) -> Relation:
        one, other = reports[a], reports[b]
        why = find_reasons(one, other, space, a, shares.get((a, b)))
        explained = kind != _RELATED or any(reason.kind in _TELLING for reason in why)
        return Relation(one.name, other.name, _KINDS[kind], round(score, 3), _ENCODER.encode(why), explained)

    at = kinship.among(before, len(reports))
    new = (relation(*told) for told in zip(*(each.tolist() for each in kinship.where(at < 0)), strict=True))
    return tuple([next(new) if place < 0 else known[place] for place in at.tolist()])
