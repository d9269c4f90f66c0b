"""Claims: statements aligned across the reports of a story, clause by clause. Nothing is judged true or false."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.analysis import Report
from generator.cleaning import Label
from generator.corpus.clauses import Clause, Known, clauses, countries_of, grammar_of
from generator.corpus.clues import Clue
from generator.corpus.conflicts import Conflict, conflicts
from generator.corpus.grouping import average_link
from generator.corpus.similarity import Links
from generator.corpus.space import background
from generator.lexicon import Lexicon
from generator.text.tokens import words

CLAIM_FLOOR = 0.45
"""So much of what two clauses say is the same if they make one claim."""

DIFFERENCE_FLOOR = 0.50
"""So much is the same if they tell one thing with another number, on another day, or one of them with a "not"."""

# The shorter clause counts for more: one outlet tells in a clause what another tells in a long sentence.
_SHORTER_COUNTS = 0.7
_PRIOR_CLAUSES = 20
_FEWEST_SHARED = 2
_MOST_REPORTS = 60


class ClaimKind(StrEnum):
    """Whether several reports say it, say it differently, or one alone says it."""

    SHARED = "shared"
    DIFFERS = "differs"
    ONLY = "only"


class Telling(Struct, frozen=True):
    """A verbatim sentence with its seed and line; the claim is its characters `start:end`.

    `marked` are the stretches in it that no other telling of the claim has.
    """

    seed: str
    line: int
    text: str
    start: int
    end: int
    marked: tuple[tuple[int, int], ...] = ()


class Claim(Struct, frozen=True):
    """What one or several reports state: the sentences, in order of their seeds; `conflicts` is wherein they differ."""

    kind: ClaimKind
    tellings: tuple[Telling, ...]
    score: float | None = None
    conflicts: tuple[str, ...] = ()


class _Said(NamedTuple):
    report: int
    line: int
    sentence: str
    at: int
    clause: Clause


def compare(reports: Sequence[Report], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of `reports`, which tell one story: first what several say, then what one alone says."""
    if not 1 < len(reports) <= _MOST_REPORTS:
        return ()
    said = list(_said(reports, lexicon))
    alike, differing = _alike([each.clause for each in said])
    first, second = np.nonzero(np.triu(alike, 1))
    links = Links(first.astype(np.int32), second.astype(np.int32), np.round(alike[first, second], 6))
    groups = [
        group for group in average_link(len(said), links, CLAIM_FLOOR) if len({said[at].report for at in group}) > 1
    ]
    several = [_claim([said[at] for at in group], group, reports, alike, differing) for group in groups]
    told = {(said[at].report, said[at].at) for group in groups for at in group}
    return (*several, *_alone(reports, told))


def _said(reports: Sequence[Report], lexicon: Lexicon) -> Iterator[_Said]:
    sentences = [[(line, quote) for line, quote in _sentences(report)] for report in reports]
    inside = frozenset(
        word for told in sentences for _, quote in told for word in words(quote)[1:] if word[:1].isupper()
    )
    for number, report in enumerate(reports):
        grammar = grammar_of(report.article.language, lexicon)
        known = Known(countries_of(report), inside)
        for at, (line, quote) in enumerate(sentences[number]):
            timexes = [timex for timex in report.timexes if timex.line == line and timex.text in quote]
            for clause in clauses(quote, timexes, known, grammar):
                yield _Said(number, line, quote, at, clause)


def _sentences(report: Report) -> Iterator[tuple[int, str]]:
    for passage in report.article.passages:
        if passage.label is Label.BODY:
            for quote in passage.quotes:
                yield passage.line, quote


def _alike(said: Sequence[Clause]) -> tuple[NDArray[np.float64], dict[tuple[int, int], set[Conflict]]]:
    """How much of two clauses is the same, 0 where they cannot be one claim; and wherein they conflict nevertheless."""
    keys = np.array(sorted({key for clause in said for key in clause.keys}), np.uint32)
    has = np.zeros((len(said), len(keys)))
    for at, clause in enumerate(said):
        has[at, np.searchsorted(keys, sorted(clause.keys))] = 1
    common = background(Clue.WORD, keys)
    shares = (has.sum(axis=0) + _PRIOR_CLAUSES * common) / (len(said) + _PRIOR_CLAUSES)
    weights = np.log1p(1 / shares)
    shared = (has * weights) @ has.T
    total = np.diag(shared)
    shorter, longer = np.minimum(total[:, None], total), np.maximum(total[:, None], total)
    alike = shared / np.maximum(_SHORTER_COUNTS * shorter + (1 - _SHORTER_COUNTS) * longer, 1e-9)
    alike[(has @ has.T) < _FEWEST_SHARED] = 0
    alike[alike < CLAIM_FLOOR * 0.5] = 0
    differing: dict[tuple[int, int], set[Conflict]] = {}
    for a, b in zip(*np.nonzero(np.triu(alike, 1)), strict=True):
        found = conflicts(said[a], said[b])
        if Conflict.SUBJECT in found or (found and alike[a, b] < DIFFERENCE_FLOOR):
            alike[a, b] = alike[b, a] = 0
        elif found:
            differing[int(a), int(b)] = found
    return alike, differing


def _claim(
    said: Sequence[_Said],
    group: Sequence[int],
    reports: Sequence[Report],
    alike: NDArray[np.float64],
    differing: dict[tuple[int, int], set[Conflict]],
) -> Claim:
    pairs = [(a, b) for a in group for b in group if a < b]
    across = [
        alike[a, b]
        for (a, b), (x, y) in zip(pairs, ((x, y) for i, x in enumerate(said) for y in said[i + 1 :]), strict=True)
        if x.report != y.report
    ]
    found = sorted({conflict.value for pair in pairs for conflict in differing.get(pair, ())})
    tellings = tuple(
        Telling(
            reports[each.report].name,
            each.line,
            each.sentence,
            each.clause.start,
            each.clause.end,
            _marked(each, [other for other in said if other.report != each.report]),
        )
        for each in said
    )
    kind = ClaimKind.DIFFERS if found else ClaimKind.SHARED
    return Claim(kind, tellings, round(float(np.mean(across)), 3), tuple(found))


def _marked(own: _Said, others: Sequence[_Said]) -> tuple[tuple[int, int], ...]:
    """The words that no other report has in this claim."""
    theirs = {key for other in others for key in other.clause.keys}
    return tuple(sorted((start, end) for key, start, end in own.clause.places if key not in theirs))


def _alone(reports: Sequence[Report], told: set[tuple[int, int]]) -> Iterator[Claim]:
    for number, report in enumerate(reports):
        for at, (line, quote) in enumerate(_sentences(report)):
            if (number, at) not in told:
                yield Claim(ClaimKind.ONLY, (Telling(report.name, line, quote, 0, len(quote)),))
