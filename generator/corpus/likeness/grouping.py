"""Groups by average link: the most alike first, down to a floor.

The mean counts every pair between two groups, so one report that is like two stories does not chain them.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from heapq import heapify, heappop, heappush
from math import sqrt

import numpy as np

from generator.corpus.likeness.ragged import starts_of
from generator.corpus.likeness.similarity import Links

_DIGITS = 9


Pair = tuple[int, int]


def neighbourhoods(count: int, links: Links, floor: float) -> Iterator[tuple[list[int], Callable[[], Links]]]:
    """The places `0..count-1` as far as links of `floor` or more lead, in order, where these lead anywhere.

    With each neighbourhood goes what gives all links between its places; they count places within it.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    strong = links.where(links.score >= floor)
    graph = csr_matrix((np.ones(len(strong.a), bool), (strong.a, strong.b)), shape=(count, count))
    number, home = connected_components(graph, directed=False)
    order = np.argsort(home, kind="stable")
    starts = starts_of(np.bincount(home, minlength=number))
    own = np.empty(count, np.int32)
    own[order] = np.arange(count) - starts[home[order]]
    inside = links.where(home[links.a] == home[links.b])
    inside = inside.where(np.argsort(home[inside.a], kind="stable"))
    spans = np.searchsorted(home[inside.a], np.arange(number + 1)).tolist()
    inside = inside._replace(a=own[inside.a], b=own[inside.b])
    places, bounds = order.tolist(), starts.tolist()
    for each in np.flatnonzero(np.diff(starts) > 1).tolist():
        yield places[bounds[each] : bounds[each + 1]], partial(inside.where, slice(spans[each], spans[each + 1]))


def average_link(
    count: int,
    links: Mapping[Pair, float],
    floor: float,
    lone_floor: float | None = None,
    lone: Mapping[Pair, float] | None = None,
) -> list[list[int]]:
    """The places `0..count-1` in groups; two become one while the mean link between their members is `floor` or more.

    Two single places need `lone_floor`, and their link to be `lone`: one link is weak evidence, and what groups need
    falls with the root of the number of links between them.
    """
    extra = (floor if lone_floor is None else lone_floor) - floor
    beginning = links if lone is None else lone
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for (a, b), score in links.items():
        sums[a][b] = sums[b][a] = score
    members = [[at] for at in range(count)]
    heap = [
        (-round(score, _DIGITS), min(pair), max(pair)) for pair, score in beginning.items() if score >= floor + extra
    ]
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
