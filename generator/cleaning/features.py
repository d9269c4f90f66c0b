"""What a line of a page looks like and what stands around it, in numbers that hold for any language.

Nothing here knows a word of any language. The one measure that reads words, `cue`, takes their weights from outside.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log1p, sqrt
from operator import sub, truediv
from typing import NamedTuple, TypeAlias

from generator.text.tokens import beginnings

_CLOSERS = "\"'”’»›)]」』 "
_SENTENCE_ENDS = frozenset(".!?…。！？।؟۔")
_BULLETS = frozenset("*+•·-–—●▪◦‣■>#|")
_QUOTES = tuple('"“”„«「')
_COMMAS = tuple(",、،")
_ODD = ("|", ">", "@", "#", "{", "}", "=", "<", "_", "/", "\\", "http:", "https:")
_ODD_WIDE = tuple("»«©®™•·→›✓★")
# What stands between two sentences of a line: space or, in scripts without, nothing.
_INNER_END = re.compile(r"[.!?]['\"’”»)]* (?=\S)")
_INNER_END_WIDE = re.compile(r"[。！？](?=.)")
# A clock, a year, a date in digits; all begin with a digit, which makes the search quick.
_CLOCK = re.compile(r"\d(?:(?<!\w\d)\d?[:.]\d\d\b|(?:(?<=(?<!\w)1)9|(?<=(?<!\w)2)0)\d\d\b|\d?[./-]\d{1,2}[./-]\d)")
# Scripts without spaces, or with more in one letter: a letter there weighs as two and a half.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME_DIGITS = str.maketrans("123456789", "000000000")

_FEW_WORDS = 5
_MAX_CUE_LENGTH = 70
_STEM = 6
_HEAD_WORDS = 150
_GAP_COST = 60.0
_FAR = 40

Spans: TypeAlias = tuple[list[int], list[int]]
"""Spans of lines, one for each line: where they begin, and where they end."""


class Looks(NamedTuple):
    """A line by itself. `size` is its length in Latin letters; `prose` is that size where it reads like sentences."""

    size: float
    words: int
    prose: float
    template: str
    vocabulary: frozenset[str]
    cue: float
    own: tuple[float, ...]


_OWN = (
    "length",
    "words",
    "word_length",
    "ends_sentence",
    "ends_colon",
    "ends_ellipsis",
    "sentences_inside",
    "commas",
    "capitalised",
    "starts_lower",
    "starts_digit",
    "numbers",
    "odd_signs",
    "quotes",
    "bullet",
    "clock_or_year",
    "brackets",
)
_SERIES = ("prose", "length", "short", "bullets", "repeated", "clocks", "cue", "shared_words")
_REACHES = {"near": (2, 2), "around": (8, 8), "before": (12, 0), "after": (0, 12)}
_PAGE = (
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
    "shared_words",
)
_NEIGHBOURS = ("length", "ends_sentence", "capitalised")

NAMES: tuple[str, ...] = (
    *_OWN,
    *_PAGE,
    *(f"{series}_{reach}" for series in _SERIES for reach in _REACHES),
    *(f"{name}_{side}" for name in _NEIGHBOURS for side in ("previous", "next")),
)
"""The names of the numbers in a row, in its order."""


def describe(texts: Sequence[str], lines: Sequence[int], cues: Mapping[str, float]) -> list[tuple[float, ...]]:
    """A row of numbers for each of `texts`, in the order of `NAMES`.

    `lines` are their line numbers, in which blank lines leave gaps.
    """
    if not texts:
        return []
    looks = [look_at(text, cues) for text in texts]
    own = [look.own for look in looks]
    core = densest([look.prose or -_GAP_COST for look in looks])
    shared, counted = _shared_words(looks, core)
    page = _page_columns(texts, lines, looks, core)
    page.append([a / (b + 3) for a, b in zip(shared, counted, strict=True)])
    columns = [*zip(*own, strict=True), *page, *_window_columns(looks, page, shared, counted), *_neighbour_columns(own)]
    return list(zip(*columns, strict=True))


def look_at(text: str, cues: Mapping[str, float]) -> Looks:
    """What can be said of a line without its neighbours."""
    words = text.split()
    bullet = bool(words) and words[0][0] in _BULLETS
    if bullet and len(words[0]) == 1:
        del words[0]
    if not words:
        return Looks(0.0, 0, 0.0, "", frozenset(), 0.0, (*(0.0,) * 14, float(bullet), 0.0, 0.0))
    size, wide = float(len(text)), not text.isascii()
    if wide and (dense := len(_DENSE.findall(text))) * 3 > size:
        size += 1.5 * dense
    firsts = [word[0] for word in words]
    upper, lower = sum(map(str.isupper, firsts)), sum(map(str.islower, firsts))
    bare = text.rstrip(_CLOSERS)
    ellipsis = bare.endswith(("..", "…"))
    ends = bare[-1:] in _SENTENCE_ENDS
    many = max(float(len(words)), size / 6) if size > len(text) else float(len(words))
    lowered = text.lower()
    template = lowered.translate(_SAME_DIGITS)
    digits = "0" in template or wide
    reads = (ends and not ellipsis and many >= 6 and (lower > upper or size > len(text))) or (
        many >= 25 and lower > 2 * upper
    )
    own = (
        log1p(size),
        log1p(many),
        len(text) / len(words),
        float(ends),
        float(bare[-1:] == ":"),
        float(ellipsis),
        float(min(_inner_ends(text, wide=wide), 6)),
        (sum(map(text.count, _COMMAS)) if wide else text.count(",")) / many,
        upper / max(upper + lower, 1),
        float(firsts[0].islower()),
        float(firsts[0].isdigit()),
        (sum(map(str.isdigit, firsts)) if digits else 0) / len(words),
        float(min(sum(map(text.count, _ODD)) + (sum(map(text.count, _ODD_WIDE)) if wide else 0), 6)),
        float(min(sum(map(text.count, _QUOTES)) if wide else text.count('"'), 4)),
        float(bullet),
        float(min(len(_CLOCK.findall(text)), 3)) if digits else 0.0,
        float(min(text.count("("), 3)),
    )
    cue = _cue(lowered, cues) if len(text) < _MAX_CUE_LENGTH else 0.0
    return Looks(size, len(words), size if reads else 0.0, template, beginnings(lowered, _STEM), cue, own)


def _inner_ends(text: str, *, wide: bool) -> int:
    """How many sentences of `text` end before its end."""
    return len(_INNER_END.findall(text)) + (len(_INNER_END_WIDE.findall(text)) if wide else 0)


def _cue(lowered: str, cues: Mapping[str, float]) -> float:
    """How much the words of a short line mark it as furniture, or as text."""
    known = _WORD.findall(lowered)
    return sum([cues.get(word, 0.0) for word in known]) / sqrt(len(known)) if known else 0.0


def densest(gains: Sequence[float]) -> tuple[int, int]:
    """The run [start, end) with the largest sum; (0, 0) where no gain is positive."""
    best, total, start, found = 0.0, 0.0, 0, (0, 0)
    for at, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _shared_words(looks: Sequence[Looks], core: tuple[int, int]) -> tuple[list[float], list[float]]:
    """For each line: how many of its words the first part of the core has too, and how many words it has."""
    head: set[str] = set()
    taken = 0
    for look in looks[core[0] : core[1]]:
        head |= look.vocabulary
        taken += len(look.vocabulary)
        if taken > _HEAD_WORDS:
            break
    return [float(len(look.vocabulary & head)) for look in looks], [float(len(look.vocabulary)) for look in looks]


def _page_columns(
    texts: Sequence[str], lines: Sequence[int], looks: Sequence[Looks], core: tuple[int, int]
) -> list[list[float]]:
    """The columns of `_PAGE`, but the last."""
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


def _window_columns(
    looks: Sequence[Looks], page: Sequence[Sequence[float]], shared: Sequence[float], counted: Sequence[float]
) -> list[list[float]]:
    """The columns of `_SERIES`, each over all of `_REACHES`."""
    repeats = page[_PAGE.index("template_repeats")]
    sizes = [look.size for look in looks]
    clocks = [float(look.own[_OWN.index("clock_or_year")] > 0 and look.size < 100) for look in looks]
    many = len(looks)
    spans = [
        ([max(at - back, 0) for at in range(many)], [min(at + ahead + 1, many) for at in range(many)])
        for back, ahead in _REACHES.values()
    ]
    return [
        *_ratios([look.prose for look in looks], [size + 20.0 for size in sizes], spans),
        *([log1p(value) for value in column] for column in _means(sizes, spans)),
        *_means([float(look.words < _FEW_WORDS) for look in looks], spans),
        *_means([look.own[_OWN.index("bullet")] for look in looks], spans),
        *_means([float(value > 0) for value in repeats], spans),
        *_means(clocks, spans),
        *_means([look.cue for look in looks], spans),
        *_ratios(shared, [value + 0.1 for value in counted], spans),
    ]


def _means(series: Sequence[float], spans: Sequence[Spans]) -> list[list[float]]:
    """The average of `series` over each of `spans`, a column for each kind of them."""
    return _ratios(series, [1.0] * len(series), spans)


def _ratios(parts: Sequence[float], wholes: Sequence[float], spans: Sequence[Spans]) -> list[list[float]]:
    """How large a share of `wholes` the `parts` are over each of `spans`, a column for each kind of them."""
    part, whole = ([0.0, *accumulate(series)] for series in (parts, wholes))
    return [list(map(truediv, _between(part, lows, highs), _between(whole, lows, highs))) for lows, highs in spans]


def _between(sums: list[float], lows: list[int], highs: list[int]) -> Iterator[float]:
    return map(sub, map(sums.__getitem__, highs), map(sums.__getitem__, lows))


def _neighbour_columns(own: Sequence[tuple[float, ...]]) -> list[list[float]]:
    columns = []
    for name in _NEIGHBOURS:
        values = [row[_OWN.index(name)] for row in own]
        columns += [[0.0, *values[:-1]], [*values[1:], 0.0]]
    return columns
