"""Alignment: which clauses of several reports can be one claim, and wherein they differ nevertheless."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from math import fsum
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from generator.analysis import Clue, Report
from generator.analysis.clauses import Clause, sentences
from generator.analysis.clauses import unpacked as unpacked_clauses
from generator.corpus.conflicts import Conflict, Stated, conflicts
from generator.corpus.likeness.ragged import Places
from generator.corpus.likeness.rarity import Numbers, background, common_words
from generator.text.tokens import words

CLAIM_FLOOR = 0.45
"""So much of what two clauses say is the same if they make one claim."""

_FLOORS = {Conflict.NUMBER: 0.50, Conflict.DATE: 0.70, Conflict.NEGATION: 0.84}
"""So much is the same if they tell one thing nevertheless; a "not" changes more than a number."""

# The shorter clause counts for more: one outlet tells in a clause what another tells in a long sentence.
_SHORTER_COUNTS = 0.7
_PRIOR_CLAUSES = 20
_FEWEST_SHARED = 2
_FEWEST_TOLD = 4
_MOST_RESULTS = 4
_BESIDES_FLOOR = 0.2
# A question may end in a mark of quotation.
_QUOTED_MARK = 2
# So many clauses are all held against one another; of more, those that share a key which no more than so many have.
_FEW_CLAUSES = 600
_MOST_HOLDERS = 60
_CHUNK = 1 << 16

Pair = tuple[int, int]


class Told(Struct, frozen=True, array_like=True):
    """What a report tells, as far as claims need it: its day, its sentences with their lines, its clauses, packed."""

    name: str
    day: str
    sentences: tuple[tuple[int, str], ...]
    clauses: bytes


class Said(NamedTuple):
    """A clause, with the number of its report, its line and sentence, and its keys."""

    report: int
    line: int
    sentence: str
    clause: Clause
    keys: frozenset[int]

    @property
    def place(self) -> Pair:
        """The report and the number of the sentence."""
        return self.report, self.clause.sentence

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question, which states nothing."""
        return "?" in self.sentence[-_QUOTED_MARK:]


class Alignment(NamedTuple):
    """Of two clauses that can be one claim: how much of what they say is the same, and wherein they may differ."""

    alike: dict[Pair, float]
    differing: dict[Pair, set[Conflict]]


def told_by(report: Report) -> Told:
    """What `report` tells."""
    return Told(report.name, report.article.published or "", tuple(sentences(report.article)), report.clauses)


def said_in(reports: Sequence[Told]) -> list[Said]:
    """The clauses of `reports`, in order."""
    return [
        Said(number, *report.sentences[clause.sentence], clause, clause.keys)
        for number, report in enumerate(reports)
        for clause in unpacked_clauses(report.clauses)
    ]


def align(said: Sequence[Said], reports: Sequence[Told]) -> Alignment:
    """The pairs of clauses that can be one claim, by their places."""
    keys, at = np.unique(np.array([key for each in said for key in each.keys], np.uint32), return_inverse=True)
    owners = np.repeat(np.arange(len(said)), [len(each.keys) for each in said])
    common = background(Clue.WORD, keys)
    shares = (np.bincount(at, minlength=len(keys)) + _PRIOR_CLAUSES * common) / (len(said) + _PRIOR_CLAUSES)
    weights = np.log1p(1 / shares)
    total: Numbers = np.bincount(owners, weights[at], minlength=len(said)).astype(np.float64)
    sharing = _all_sharing if len(said) <= _FEW_CLAUSES else _some_sharing
    first, second, shared = sharing(owners, at, weights)
    score = _score(shared, total[first], total[second])
    near = score >= CLAIM_FLOOR * 0.5
    stated = _stated(said, np.unique(np.concatenate([first[near], second[near]])).tolist(), reports)
    opened = _Opened(said, dict(zip(keys.tolist(), weights.tolist(), strict=True)))
    made, retold = Alignment({}, {}), set[int]()
    for a, b, same in zip(first[near].tolist(), second[near].tolist(), score[near].tolist(), strict=True):
        found = conflicts(stated[a], stated[b])
        if found:
            if not found.isdisjoint(_FLOORS) and said[a].report == said[b].report and same >= CLAIM_FLOOR:
                retold |= {a, b}
            if not _of_one_thing(said[a], said[b], found, same, stated[a].names & stated[b].names) or opened.elsewhere(
                a, b
            ):
                continue
            made.differing[a, b] = found
        made.alike[a, b] = round(same, 6)
    # What one report tells in two ways is two things, and so is what others tell in a third.
    retold |= {at for pair in made.differing if not retold.isdisjoint(pair) for at in pair}
    for pair in [pair for pair in made.differing if not retold.isdisjoint(pair)]:
        del made.differing[pair], made.alike[pair]
    return made


def _of_one_thing(a: Said, b: Said, found: Set[Conflict], same: float, names: Set[int]) -> bool:
    """Whether two clauses of which so much is the same tell of one thing, although there are conflicts."""
    if Conflict.SUBJECT in found or a.report == b.report or a.asks or b.asks:
        return False
    # A name says as much as two words.
    told = len(a.keys & b.keys) + len(names)
    return told >= _FEWEST_TOLD and same >= max(_FLOORS[conflict] for conflict in found)


def _score(shared: Numbers, one: Numbers, other: Numbers) -> Numbers:
    """How much is the same of what weighs `one` and `other`."""
    shorter, longer = np.minimum(one, other), np.maximum(one, other)
    return np.asarray(shared / np.maximum(_SHORTER_COUNTS * shorter + (1 - _SHORTER_COUNTS) * longer, 1e-9))


class _Opened:
    """The sentences of clauses that a turn opens: "after twelve hours" tells one thing only behind one thing."""

    def __init__(self, said: Sequence[Said], weights: Mapping[int, float]) -> None:
        self._said, self._weights = said, weights
        self._keys: dict[Pair, set[int]] = defaultdict(set)
        for each in said:
            self._keys[each.place] |= each.keys

    def elsewhere(self, a: int, b: int) -> bool:
        """Whether a turn opens both clauses, in sentences that tell two things besides."""
        if not all(self._said[at].clause.opened for at in (a, b)):
            return False
        one, other = (self._keys[self._said[at].place] - self._said[at].keys for at in (a, b))
        same = _score(*(self._weight(keys) for keys in (one & other, one, other)))
        return bool(same < _BESIDES_FLOOR)

    def _weight(self, keys: Set[int]) -> Numbers:
        return np.array(fsum([self._weights[key] for key in keys]))


def _stated(said: Sequence[Said], places: Sequence[int], reports: Sequence[Told]) -> dict[int, Stated]:
    """The clauses at `places`, in order, with whom they name: words that the story capitalises inside a sentence."""
    quotes = (quote for report in reports for _, quote in report.sentences)
    inside = {word for quote in quotes for word in words(quote)[1:] if word[0].isupper()}
    common = common_words()

    def named(each: Said) -> set[int]:
        placed = each.clause.places
        return {key for key, start, end in placed if each.sentence[start:end] in inside and key not in common}

    subjects: dict[int, set[int]] = {}
    for at in places:
        back, found = at, named(said[at])
        # A clause without a name of its own tells of those of the clause before it in its sentence.
        while not found and back and said[back - 1].place == said[back].place:
            back -= 1
            if back in subjects:
                found = subjects[back]
                break
            found = named(said[back])
        subjects[at] = found
    figures = _figures(said)
    return {
        at: Stated(said[at].clause, subjects[at], reports[said[at].report].day, figures[said[at].report])
        for at in subjects
    }


def _figures(said: Sequence[Said]) -> dict[int, set[int]]:
    """By report what it counts with many results, as the yards of a match: none of them is another's."""
    results: dict[Pair, set[str]] = defaultdict(set)
    for each in said:
        for value, counted, *_ in each.clause.numbers:
            results[each.report, counted].add(value)
    figures: dict[int, set[int]] = defaultdict(set)
    for (report, counted), values in results.items():
        if counted and len(values) > _MOST_RESULTS:
            figures[report].add(counted)
    return figures


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
