"""Where a line stands on its page: in or beside its densest text, how far from prose, and what is there twice."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import log1p

from generator.cleaning.looks import Looks

_GAP_COST = 60.0
_HEAD_WORDS = 150
_FAR = 40

PAGE = (
    "gap_before",
    "gap_after",
    "place",
    "text_before",
    "prose_before_share",
    "prose_after_share",
    "repeats",
    "template_repeats",
    "template_distance",
    "in_core",
    "lines_before_core",
    "lines_after_core",
    "place_in_core",
    "core_share",
    "page_prose",
    "page_lines",
    "page_prose_share",
    "since_prose",
    "until_prose",
    "cue",
    "cue_shortly_before",
    "cue_worst_before",
    "cue_sum_before",
)
"""The names of the columns, in their order."""


def standing_columns(
    texts: Sequence[str], lines: Sequence[int], looks: Sequence[Looks], core: tuple[int, int]
) -> list[list[float]]:
    """The columns of `PAGE`; `core` is the densest run of lines."""
    many, (start, end) = len(texts), core
    prose, cue = [look.prose for look in looks], [look.cue for look in looks]
    before, sizes = [0.0, *accumulate(prose)], [0.0, *accumulate([look.size for look in looks])]
    total = before[-1] or 1.0
    gaps = [3.0, *(float(min(max(b - a - 1, 0), 3)) for a, b in pairwise(lines)), 3.0]
    counts = Counter(texts)
    templates = [look.template for look in looks]
    twins = Counter(templates)
    inside = range(start, end)
    negative = [0.0, *accumulate([min(value + 1.0, 0.0) for value in cue])]
    worst = [0.0] * (start + 1) + list(accumulate(cue[start:-1], min, initial=0.0))[1:]
    return [
        gaps[:-1],
        gaps[1:],
        [at / many for at in range(many)],
        [log1p(size) for size in sizes[:-1]],
        [value / total for value in before[:-1]],
        [(before[-1] - value) / total for value in before[1:]],
        [float(min(counts[text] - 1, 5)) for text in texts],
        [float(min(twins[template] - 1, 8)) for template in templates],
        _template_distances(templates, twins),
        [float(at in inside) for at in range(many)],
        [log1p(max(start - at, 0)) for at in range(many)],
        [log1p(max(at - end + 1, 0)) for at in range(many)],
        [(at - start) / (end - start) if at in inside else -1.0 for at in range(many)],
        [(before[end] - before[start]) / total] * many,
        [log1p(before[-1])] * many,
        [log1p(many)] * many,
        [before[-1] / (sizes[-1] or 1.0)] * many,
        _distances(prose),
        _distances(prose[::-1])[::-1],
        cue,
        [min(cue[max(at - 8, 0) : at + 1]) for at in range(many)],
        worst,
        [value - negative[start] for value in negative[:-1]],
    ]


def _template_distances(templates: Sequence[str], counts: Mapping[str, int]) -> list[float]:
    """How far the nearest line is that differs in digits alone."""
    places: dict[str, list[int]] = {}
    for at, template in enumerate(templates):
        if counts[template] > 1:
            places.setdefault(template, []).append(at)
    return [
        log1p(_nearest(places[template], at) if template in places else 2 * _FAR)
        for at, template in enumerate(templates)
    ]


def _nearest(places: Sequence[int], at: int) -> int:
    here = bisect_left(places, at)
    return min(abs(place - at) for place in (*places[max(here - 1, 0) : here], *places[here + 1 : here + 2]))


def _distances(prose: Sequence[float]) -> list[float]:
    """How many lines ago the last prose was."""
    ago: list[float] = []
    run = _FAR
    for value in prose:
        ago.append(log1p(run))
        run = 0 if value else min(run + 1, _FAR)
    return ago


def densest(looks: Sequence[Looks]) -> tuple[int, int]:
    """The run [start, end) of lines with most prose and least besides; (0, 0) where there is no prose."""
    best, total, start, found = 0.0, 0.0, 0, (0, 0)
    for at, look in enumerate(looks):
        if total <= 0:
            total, start = 0.0, at
        total += look.prose or -_GAP_COST
        if total > best:
            best, found = total, (start, at + 1)
    return found


def shared_words(looks: Sequence[Looks], core: tuple[int, int]) -> list[tuple[float, float]]:
    """For each line: how many of its words the first part of the core has too, and how many words it has."""
    head: set[str] = set()
    taken = 0
    for look in looks[core[0] : core[1]]:
        head |= look.vocabulary
        taken += len(look.vocabulary)
        if taken > _HEAD_WORDS:
            break
    return [(float(len(look.vocabulary & head)), float(len(look.vocabulary))) for look in looks]
