"""Relations: which reports belong together, how, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np
from msgspec import Struct

from generator.analysis import Report
from generator.corpus.clues import Clue, Clues, mark
from generator.corpus.copies import Copy
from generator.corpus.similarity import Links

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


def relations(
    reports: Sequence[Report], clues: Sequence[Clues], links: Links, copies: Iterable[Copy], story_of: Sequence[int]
) -> tuple[Relation, ...]:
    """The relations between all reports, in order of `a`, then `b`; `story_of` numbers each report's story."""
    copied = {(copy.a, copy.b): copy.share for copy in copies}
    held: Counter[int] = Counter()
    for each in clues:
        held.update(each.of(Clue.WORD).tolist())
        held.update(each.of(Clue.NAME).tolist())
    found = []
    for (a, b), (kind, score) in sorted(_kept(links, copied, story_of).items()):
        told = _reasons((reports[a], reports[b]), (clues[a], clues[b]), held, copied.get((a, b)))
        found.append(Relation(reports[a].name, reports[b].name, kind, round(score, 3), told))
    return tuple(found)


def _kept(
    links: Links, copied: dict[tuple[int, int], float], story_of: Sequence[int]
) -> dict[tuple[int, int], tuple[RelationKind, float]]:
    """Of each report the strongest relations of each kind."""
    kept: dict[tuple[int, int], tuple[RelationKind, float]] = {}
    seen: Counter[tuple[int, RelationKind]] = Counter()
    for at in np.lexsort((links.b, links.a, -links.score)).tolist():
        a, b, score = int(links.a[at]), int(links.b[at]), float(links.score[at])
        kind = RelationKind.SAME_STORY if story_of[a] == story_of[b] else RelationKind.RELATED
        if (a, b) in copied:
            kind = RelationKind.NEAR_DUPLICATE
        elif kind is RelationKind.RELATED and score < RELATED_FLOOR:
            continue
        full = seen[a, kind] >= MOST_RELATIONS and seen[b, kind] >= MOST_RELATIONS
        if kind is RelationKind.NEAR_DUPLICATE or not full:
            seen[a, kind] += 1
            seen[b, kind] += 1
            kept[a, b] = kind, score
    return kept


def _reasons(
    pair: tuple[Report, Report], clues: tuple[Clues, Clues], held: Counter[int], share: float | None
) -> tuple[Reason, ...]:
    a, b = pair
    dates = {statement.edtf for statement in a.dated} & {statement.edtf for statement in b.dated}
    places = {entity.id for entity in b.entities if entity.kind == "place"}
    own_places = {mark(f"entity {entity.id}") for entity in a.countries}
    names = _shown(clues, Clue.NAME, held, own_places)
    said = {name.casefold() for name in names} | {m.text.casefold() for entity in a.entities for m in entity.mentions}
    reasons = (
        Reason("text", () if share is None else (f"{share:.0%}",)),
        Reason("names", tuple(names[:_MOST_SHOWN])),
        Reason("dates", tuple(sorted(dates))),
        Reason("places", tuple(entity.id for entity in a.entities if entity.id in places)),
        Reason(
            "words", tuple(word for word in _shown(clues, Clue.WORD, held, set()) if word not in said)[:_MOST_SHOWN]
        ),
    )
    return tuple(reason for reason in reasons if reason.shared)


def _shown(clues: tuple[Clues, Clues], kind: Clue, held: Counter[int], but: set[int]) -> list[str]:
    """What both have, the rarest of all reports first, as the first report writes it."""
    keys = clues[0].of(kind)
    shared = np.isin(keys, clues[1].of(kind), assume_unique=True)
    shown = clues[0].shown(kind)
    ranked = sorted((held[key], shown[at]) for at, key in enumerate(keys.tolist()) if shared[at] and key not in but)
    return [word for _, word in ranked if kind is Clue.NAME or len(word) >= _MIN_WORD_LENGTH]
