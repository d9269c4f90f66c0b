"""Relations: which reports belong together, how, and why."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.analysis import Clue, Report
from generator.analysis.clues import mark
from generator.corpus.copies import Copy
from generator.corpus.similarity import Links
from generator.corpus.space import Space, rarity

RELATED_FLOOR = 0.08
"""The score from which two reports of different stories are shown as related."""

MOST_RELATIONS = 8
"""So many relations of each kind are kept of a report at least, the strongest; the other report may keep more."""

_MOST_SHOWN = 8
_MIN_WORD_LENGTH = 4


class RelationKind(StrEnum):
    """How two reports are related."""

    NEAR_DUPLICATE = "near-duplicate"
    SAME_STORY = "same story"
    RELATED = "related"


_KINDS = tuple(RelationKind)
_NEAR_DUPLICATE, _SAME_STORY, _RELATED = range(len(_KINDS))


class Reason(Struct, frozen=True):
    """Why two reports are related: what of one kind both have.

    `kind` is text (the percentage that both print), names, dates, places, numbers or words; `shared` is as the first
    report writes it.
    """

    kind: str
    shared: tuple[str, ...]


class Relation(Struct, frozen=True):
    """Two reports by the names of their seeds, `a` before `b`; `score` runs from 0 to 1, the same."""

    a: str
    b: str
    kind: RelationKind
    score: float
    reasons: tuple[Reason, ...]


class Kinship(NamedTuple):
    """The relations that are kept, side by side: the places of two reports, their kind by number, their score."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    kind: NDArray[np.int8]
    score: NDArray[np.float32]


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
    known: Iterable[Relation],
) -> tuple[Relation, ...]:
    """The relations between all reports, in order of `a`, then `b`; those that are `known` have not changed."""
    shares = {(copy.a, copy.b): copy.share for copy in copies}
    before = {(relation.a, relation.b): relation for relation in known}
    found = []
    for a, b, number, score in zip(*(each.tolist() for each in kinship), strict=True):
        one, other, kind = reports[a], reports[b], _KINDS[number]
        told = before.get((one.name, other.name))
        if told is None or told.kind is not kind:
            why = _reasons(one, other, space, shares.get((a, b)))
            told = Relation(one.name, other.name, kind, round(score, 3), why)
        found.append(told)
    return tuple(found)


def _reasons(a: Report, b: Report, space: Space, share: float | None) -> tuple[Reason, ...]:
    dates = {statement.edtf for statement in a.dated} & {statement.edtf for statement in b.dated}
    places = {entity.id for entity in b.entities if entity.kind == "place"}
    own_places = {mark(f"entity {entity.id}") for entity in a.countries}
    names = _shown(a, b, Clue.NAME, space, own_places)
    said = {name.casefold() for name in names} | {m.text.casefold() for entity in a.entities for m in entity.mentions}
    words = [word for word in _shown(a, b, Clue.WORD, space, set()) if word not in said]
    reasons = (
        Reason("text", () if share is None else (f"{share:.0%}",)),
        Reason("names", tuple(names[:_MOST_SHOWN])),
        Reason("dates", tuple(sorted(dates))),
        Reason("places", tuple(entity.id for entity in a.entities if entity.id in places)),
        Reason("words", tuple(words[:_MOST_SHOWN])),
    )
    return tuple(reason for reason in reasons if reason.shared)


def _shown(a: Report, b: Report, kind: Clue, space: Space, but: set[int]) -> list[str]:
    """What both have, the rarest of all reports first, as the first report writes it."""
    own, others = a.clues.of(kind), b.clues.of(kind)
    if not len(others):
        return []
    at = np.flatnonzero(others[np.minimum(np.searchsorted(others, own), len(others) - 1)] == own)
    shown, keys = a.clues.shown(kind), own[at]
    found = zip(rarity(space[kind], keys).tolist(), [shown[each] for each in at.tolist()], keys.tolist(), strict=True)
    ranked = sorted((rare, word) for rare, word, key in found if key not in but)
    return [word for _, word in ranked if kind is Clue.NAME or len(word) >= _MIN_WORD_LENGTH]
