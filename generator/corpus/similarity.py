"""How much the texts of two reports are alike: TF-IDF cosine over stems, candidates by rare terms."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from generator.corpus.terms import Terms

_TERMS_KEPT = 80
# A term in more reports than this leads to no candidates: it costs a square of its count and says little.
_COMMON_SHARE = 0.02
_COMMON_FLOOR = 40


class Alike(NamedTuple):
    """Two reports by their places, `a` before `b`, and the cosine of their texts."""

    a: int
    b: int
    cosine: float


def alike_pairs(terms: Sequence[Terms], floor: float) -> list[Alike]:
    """All pairs with a cosine of `floor` or more among the reports that share a term that is not common."""
    vectors = _vectors([each.counts for each in terms])
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for holders in _postings(vectors).values():
        for later, (b, weight_b) in enumerate(holders):
            for a, weight_a in holders[:later]:
                scores[a, b] += weight_a * weight_b
    return [Alike(a, b, score) for (a, b), score in sorted(scores.items()) if score >= floor]


def _vectors(counts: list[dict[str, int]]) -> list[dict[str, float]]:
    """Each report's heaviest terms with their weights, as vectors of length 1."""
    in_reports = Counter(term for terms in counts for term in terms)
    vectors = []
    for terms in counts:
        weights = {
            term: (1 + math.log(count)) * math.log(1 + len(counts) / in_reports[term]) for term, count in terms.items()
        }
        heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:_TERMS_KEPT]
        length = math.sqrt(sum(weights[term] ** 2 for term in heaviest)) or 1.0
        vectors.append({term: weights[term] / length for term in heaviest})
    return vectors


def _postings(vectors: list[dict[str, float]]) -> dict[str, list[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings[term].append((at, weight))
    most = max(_COMMON_FLOOR, int(len(vectors) * _COMMON_SHARE))
    return {term: holders for term, holders in postings.items() if 1 < len(holders) <= most}
