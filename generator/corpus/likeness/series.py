"""Series: the same frame filled in anew, day after day: an index, a volcano's eruptions, the weather.

The reports of a series are alike and yet no story: what they tell is another day's. Those of one day belong together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.corpus.likeness.grouping import Pair

SERIES_SHARE = 0.4
"""A group is a series if so many of its reports fill in a frame that another fills in on another day."""


def part_series(group: list[int], framed: Iterable[Pair], days: Sequence[str]) -> list[list[int]]:
    """`group` itself, or where it is a series, its reports day by day.

    `framed` are pairs of reports in one frame; `days` are those of all reports, each empty if it is unknown.
    """
    inside = set(group)
    another_day = [pair for pair in framed if inside.issuperset(pair) and _differ(*(days[at] for at in pair))]
    if len({at for pair in another_day for at in pair}) < SERIES_SHARE * len(group):
        return [group]
    by_day: dict[str, list[int]] = defaultdict(list)
    for at in group:
        by_day[days[at]].append(at)
    return list(by_day.values())


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other
