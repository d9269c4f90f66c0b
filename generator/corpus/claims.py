"""Claims: statements aligned across the reports of a story, clause by clause. Nothing is judged true or false."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations

import msgspec
from msgspec import Struct

from generator.corpus.alignment import CLAIM_FLOOR, Alignment, Said, Told, align, said_in
from generator.corpus.conflicts import Conflict, agree
from generator.corpus.likeness.grouping import average_link

_FEWEST_REPORTS = 2


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


def compare(reports: Sequence[Told]) -> tuple[Claim, ...]:
    """The claims of `reports`, which tell one story: first what several say, then what one alone says."""
    if len(reports) < _FEWEST_REPORTS:
        return ()
    said = said_in(reports)
    aligned = align(said, reports)
    groups = average_link(len(said), aligned.alike, CLAIM_FLOOR)
    groups = [group for group in groups if len({said[at].report for at in group}) > 1]
    several = [_claim([said[at] for at in group], group, reports, aligned) for group in groups]
    told = {(said[at].report, said[at].clause.sentence) for group in groups for at in group}
    return (*several, *_alone(reports, told))


def _claim(
    said: Sequence[Said],
    group: Sequence[int],
    reports: Sequence[Told],
    aligned: Alignment,
) -> Claim:
    pairs = list(combinations(group, 2))
    across = [
        aligned.alike.get(pair, 0.0)
        for pair, (one, other) in zip(pairs, combinations(said, 2), strict=True)
        if one.report != other.report
    ]
    found = sorted(_differing(said, group, aligned))
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
    said: Sequence[Said],
    group: Sequence[int],
    aligned: Alignment,
) -> set[Conflict]:
    """Wherein reports differ that do not agree in any sentence of the claim."""
    agreeing: set[tuple[int, int]] = set()
    between: dict[tuple[int, int], set[Conflict]] = defaultdict(set)
    for pair, (one, other) in zip(combinations(group, 2), combinations(said, 2), strict=True):
        reports = one.report, other.report
        if pair in aligned.differing:
            between[reports] |= aligned.differing[pair]
        elif pair in aligned.alike:
            agreeing.add(reports)
    return {conflict for reports in between.keys() - agreeing for conflict in between[reports]}


def _marked(own: Said, said: Sequence[Said], numbers: bool) -> tuple[tuple[int, int], ...]:
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
