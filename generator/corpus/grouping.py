"""Groups by average link: the most alike first, down to a floor.

The mean counts every pair between two groups, so one report that is like two stories does not chain them.
"""

from heapq import heapify, heappop, heappush
from math import sqrt

from generator.corpus.similarity import Links

_DIGITS = 9


def average_link(count: int, links: Links, floor: float, lone_floor: float | None = None) -> list[list[int]]:
    """The places `0..count-1` in groups; two become one while the mean link between their members is `floor` or more.

    Two single places need `lone_floor`: one link is weak evidence, and what groups need falls with the root of the
    number of links between them.
    """
    extra = (floor if lone_floor is None else lone_floor) - floor
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for a, b, score in zip(links.a.tolist(), links.b.tolist(), links.score.tolist(), strict=True):
        sums[a][b] = sums[b][a] = score
    members = [[at] for at in range(count)]
    heap = [(-score, a, b) for a in range(count) for b, score in sums[a].items() if a < b and score >= floor + extra]
    heapify(heap)
    while heap:
        link, a, b = heappop(heap)
        if members[a] and members[b] and _mean(sums, members, a, b) == -link:
            _merge(sums, members, a, b)
            for other in sums[a]:
                mean = _mean(sums, members, a, other)
                if mean >= floor + extra / sqrt(len(members[a]) * len(members[other])):
                    heappush(heap, (-mean, min(a, other), max(a, other)))
    return [sorted(group) for group in members if group]


def _mean(sums: list[dict[int, float]], members: list[list[int]], a: int, b: int) -> float:
    return round(sums[a].get(b, 0.0) / (len(members[a]) * len(members[b])), _DIGITS)


def _merge(sums: list[dict[int, float]], members: list[list[int]], a: int, b: int) -> None:
    """Group `b` becomes part of group `a`."""
    members[a] += members[b]
    members[b] = []
    for other, total in sums[b].items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
    sums[b] = {}
