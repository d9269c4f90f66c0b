"""Claims: statements aligned across the reports of a story, clause by clause. Nothing is judged true or false."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

from generator.analysis import Clue, Report
from generator.analysis.clauses import Clause, sentences
from generator.analysis.clauses import unpacked as unpacked_clauses
from generator.corpus.conflicts import Conflict, agree, conflicts
from generator.corpus.likeness.grouping import average_link
from generator.corpus.likeness.ragged import Places
from generator.corpus.likeness.rarity import Numbers, background, common_words
from generator.text.tokens import words

CLAIM_FLOOR = 0.45
"""So much of what two clauses say is the same if they make one claim."""

DIFFERENCE_FLOOR = 0.55
"""So much is the same if they tell one thing with another number or on another day."""

DENIAL_FLOOR = 0.70
"""So much is the same if one of them denies what the other says: a "not" changes more than a number."""

# The shorter clause counts for more: one outlet tells in a clause what another tells in a long sentence.
_SHORTER_COUNTS = 0.7
_PRIOR_CLAUSES = 20
_FEWEST_SHARED = 2
_FEWEST_REPORTS = 2
# So many clauses are all held against one another; of more, those that share a key which no more than so many have.
_FEW_CLAUSES = 600
_MOST_HOLDERS = 60
_CHUNK = 1 << 16


class ClaimKind(StrEnum):
    """Whether several reports say it, say it differently, or one alone says it."""

    SHARED = "shared"
    DIFFERS = "differs"
    ONLY = "only"


class Telling(Struct, frozen=True, array_like=True):
    """A verbatim sentence with its seed and line; the claim is its characters `start:end`.

    `marked` are the stretches in it that no other telling of the claim has.
    """

    seed: str
    line: int
    text: str
    start: int
    end: int
    marked: tuple[tuple[int, int], ...] = ()


class Claim(Struct, frozen=True, array_like=True):
    """What one or several reports state: the sentences, in order of their seeds; `conflicts` is wherein they differ."""

    kind: ClaimKind
    tellings: tuple[Telling, ...]
    score: float | None = None
    conflicts: tuple[str, ...] = ()


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Claim, ...])


def packed(claims: Sequence[Claim]) -> bytes:
    """The claims in little memory."""
    return zlib.compress(_ENCODER.encode(claims), zlib.Z_BEST_SPEED)


def unpacked(claims: bytes) -> tuple[Claim, ...]:
    """The claims that were packed."""
    return _DECODER.decode(zlib.decompress(claims))


NO_CLAIMS = packed(())


class Told(Struct, frozen=True, array_like=True):
    """What a report tells, as far as claims need it: its sentences with their lines, and its clauses, packed."""

    name: str
    sentences: tuple[tuple[int, str], ...]
    clauses: bytes


class _Said(NamedTuple):
    report: int
    line: int
    sentence: str
    clause: Clause
    keys: frozenset[int]


def told_by(report: Report) -> Told:
    """What `report` tells."""
    return Told(report.name, tuple(sentences(report.article)), report.clauses)


def compare(reports: Sequence[Told]) -> tuple[Claim, ...]:
    """The claims of `reports`, which tell one story: first what several say, then what one alone says."""
    if len(reports) < _FEWEST_REPORTS:
        return ()
    said = [
        _Said(number, *report.sentences[clause.sentence], clause, clause.keys)
        for number, report in enumerate(reports)
        for clause in unpacked_clauses(report.clauses)
    ]
    alike, differing = _alike(said, reports)
    groups = [
        group for group in average_link(len(said), alike, CLAIM_FLOOR) if len({said[at].report for at in group}) > 1
    ]
    several = [_claim([said[at] for at in group], group, reports, alike, differing) for group in groups]
    told = {(said[at].report, said[at].clause.sentence) for group in groups for at in group}
    return (*several, *_alone(reports, told))


def _alike(
    said: Sequence[_Said], reports: Sequence[Told]
) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], set[Conflict]]]:
    """How much of two clauses is the same, where they can be one claim; and wherein they conflict nevertheless."""
    keys, at = np.unique(np.array([key for each in said for key in each.keys], np.uint32), return_inverse=True)
    owners = np.repeat(np.arange(len(said)), [len(each.keys) for each in said])
    common = background(Clue.WORD, keys)
    shares = (np.bincount(at, minlength=len(keys)) + _PRIOR_CLAUSES * common) / (len(said) + _PRIOR_CLAUSES)
    weights = np.log1p(1 / shares)
    total = np.bincount(owners, weights[at], minlength=len(said))
    sharing = _all_sharing if len(said) <= _FEW_CLAUSES else _some_sharing
    first, second, shared = sharing(owners, at, weights)
    shorter, longer = np.minimum(total[first], total[second]), np.maximum(total[first], total[second])
    score = shared / np.maximum(_SHORTER_COUNTS * shorter + (1 - _SHORTER_COUNTS) * longer, 1e-9)
    near = score >= CLAIM_FLOOR * 0.5
    names = _names(said, np.unique(np.concatenate([first[near], second[near]])).tolist(), reports)
    alike: dict[tuple[int, int], float] = {}
    differing: dict[tuple[int, int], set[Conflict]] = {}
    for a, b, same in zip(first[near].tolist(), second[near].tolist(), score[near].tolist(), strict=True):
        found = conflicts(said[a].clause, said[b].clause, names[a], names[b])
        floor = DENIAL_FLOOR if Conflict.NEGATION in found else DIFFERENCE_FLOOR
        # What one report tells in two ways is two things.
        two = found and said[a].report == said[b].report
        if two or Conflict.SUBJECT in found or (found and same < floor):
            continue
        alike[a, b] = round(same, 6)
        if found:
            differing[a, b] = found
    return alike, differing


def _names(said: Sequence[_Said], places: Iterable[int], reports: Sequence[Told]) -> dict[int, set[int]]:
    """The keys that people and organisations are called by: of words that the story capitalises inside a sentence."""
    quotes = (quote for report in reports for _, quote in report.sentences)
    inside = {word for quote in quotes for word in words(quote)[1:] if word[0].isupper()}
    common = common_words()
    return {
        at: {
            key
            for key, start, end in said[at].clause.places
            if said[at].sentence[start:end] in inside and key not in common
        }
        for at in places
    }


def _all_sharing(owners: Places, at: Places, weights: Numbers) -> tuple[Places, Places, Numbers]:
    """The pairs of clauses that share enough keys, and the weight of what they share."""
    has = np.zeros((int(owners.max(initial=-1)) + 1, len(weights)))
    has[owners, at] = 1
    shared = (has * weights) @ has.T
    first, second = np.nonzero(np.triu((has @ has.T) >= _FEWEST_SHARED, 1))
    return first, second, shared[first, second]


def _some_sharing(owners: Places, at: Places, weights: Numbers) -> tuple[Places, Places, Numbers]:
    """The same for the many clauses of a large story, of pairs that share a key which few clauses have."""
    from scipy.sparse import csr_matrix, triu

    has = csr_matrix((np.ones(len(owners)), (owners, at)))
    rare = has[:, np.bincount(at) <= _MOST_HOLDERS]
    pairs = triu(rare @ rare.T, 1)
    first, second, shared = pairs.row, pairs.col, np.empty(len(pairs.row))
    enough = np.empty(len(pairs.row), bool)
    for start in range(0, len(first), _CHUNK):
        span = slice(start, start + _CHUNK)
        both = has[first[span]].multiply(has[second[span]])
        shared[span], enough[span] = both @ weights, both.sum(axis=1).A1 >= _FEWEST_SHARED
    return first[enough].astype(np.int64), second[enough].astype(np.int64), shared[enough]


def _claim(
    said: Sequence[_Said],
    group: Sequence[int],
    reports: Sequence[Told],
    alike: Mapping[tuple[int, int], float],
    differing: Mapping[tuple[int, int], set[Conflict]],
) -> Claim:
    pairs = list(combinations(group, 2))
    across = [
        alike.get(pair, 0.0)
        for pair, (one, other) in zip(pairs, combinations(said, 2), strict=True)
        if one.report != other.report
    ]
    found = sorted(_differing(said, group, alike, differing))
    tellings = tuple(
        Telling(
            reports[each.report].name,
            each.line,
            each.sentence,
            each.clause.start,
            each.clause.end,
            _marked(each, said, Conflict.NUMBER in found),
        )
        for each in said
    )
    kind = ClaimKind.DIFFERS if found else ClaimKind.SHARED
    return Claim(kind, tellings, round(sum(across) / len(across), 3), tuple(conflict.value for conflict in found))


def _differing(
    said: Sequence[_Said],
    group: Sequence[int],
    alike: Mapping[tuple[int, int], float],
    differing: Mapping[tuple[int, int], set[Conflict]],
) -> set[Conflict]:
    """Wherein reports differ that do not agree in any sentence of the claim."""
    agreeing: set[tuple[int, int]] = set()
    between: dict[tuple[int, int], set[Conflict]] = defaultdict(set)
    for pair, (one, other) in zip(combinations(group, 2), combinations(said, 2), strict=True):
        reports = one.report, other.report
        if pair in differing:
            between[reports] |= differing[pair]
        elif pair in alike:
            agreeing.add(reports)
    return {conflict for reports in between.keys() - agreeing for conflict in between[reports]}


def _marked(own: _Said, said: Sequence[_Said], numbers: bool) -> tuple[tuple[int, int], ...]:
    """The words that no other report has in this claim; where `numbers` differ, those too that one other has not."""
    others = [other for other in said if other.report != own.report]
    theirs = frozenset().union(*[other.keys for other in others])
    marks = {(start, end) for key, start, end in own.clause.places if key not in theirs}
    if numbers:
        told = [other.clause.numbers for other in others]
        marks |= {number[2:] for number in own.clause.numbers if not all(agree([number], each) for each in told)}
    return tuple(sorted(marks))


def _alone(reports: Sequence[Told], told: set[tuple[int, int]]) -> Iterator[Claim]:
    for number, report in enumerate(reports):
        for at, (line, quote) in enumerate(report.sentences):
            if (number, at) not in told:
                yield Claim(ClaimKind.ONLY, (Telling(report.name, line, quote, 0, len(quote)),))
