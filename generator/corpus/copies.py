"""Copies: the same copy run twice, and versions of one article that its outlet updated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from generator.analysis import Report
from generator.corpus.likeness.similarity import Links
from generator.text.tokens import words

COPY_FLOOR = 0.80
"""So much of all their shingles two reports share if they are the same copy, whoever runs it."""

VERSION_FLOOR = 0.50
"""So much of the shorter's shingles two reports of one outlet and one headline share if they are versions."""

# Copies share most of their clues as well; what is less alike is not compared word for word.
_LINK_FLOOR = 0.25
# A shorter text is a teaser; that two are alike says nothing, unless all of them is the same.
_FEWEST_SHINGLES = 12


class Copy(NamedTuple):
    """Two reports, by their places, that print the same text, and how much of it: 1.0 is all."""

    a: int
    b: int
    share: float


class Change(Struct, frozen=True):
    """What the newer of two versions says and the older does not, and the other way round, verbatim."""

    newer: str
    older: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Versions(Struct, frozen=True):
    """Reports that print one text, newest first, and what changed from each to the next older."""

    reports: tuple[str, ...]
    changes: tuple[Change, ...]


def find_copies(reports: Sequence[Report], links: Links) -> tuple[list[Copy], Links]:
    """The pairs of reports that print the same text; and `links`, with how much they do where they are close."""
    unknown = np.flatnonzero((links.score >= _LINK_FLOOR) & np.isnan(links.copied))
    ends = zip(links.a[unknown].tolist(), links.b[unknown].tolist(), strict=True)
    copied = links.copied.copy()
    copied[unknown] = [_shared(reports[a], reports[b]) for a, b in ends]
    found = links.where(copied > 0)
    copies = zip(found.a.tolist(), found.b.tolist(), copied[copied > 0].tolist(), strict=True)
    return [Copy(*copy) for copy in copies], links._replace(copied=copied)


def versions(reports: Sequence[Report]) -> Versions:
    """The versions that `reports` are, all of one text."""
    ordered = sorted(reports, key=_age, reverse=True)
    changes = [_change(newer, older) for newer, older in pairwise(ordered)]
    return Versions(tuple(report.name for report in ordered), tuple(changes))


def newest(group: Sequence[int], reports: Sequence[Report]) -> int:
    """The place of the report that stands for its older versions."""
    return max(group, key=lambda at: _age(reports[at]))


def _shared(a: Report, b: Report) -> float:
    """The share of the text that both print, or 0.0 where they are two articles."""
    in_a, in_b = (np.frombuffer(each.clues.shingles, np.uint32) for each in (a, b))
    shorter = min(len(in_a), len(in_b))
    if shorter < _FEWEST_SHINGLES:
        return 1.0 if a.article.title and _whole(a) == _whole(b) else 0.0
    common = len(np.intersect1d(in_a, in_b, assume_unique=True))
    resemblance, containment = common / (len(in_a) + len(in_b) - common), common / shorter
    if containment < VERSION_FLOOR:
        return 0.0
    same_headline = _headline(a) == _headline(b)
    if same_headline and a.article.publisher == b.article.publisher:
        return round(containment, 3)
    return round(resemblance, 3) if resemblance >= COPY_FLOOR and not _another_edition(a, b) else 0.0


def _whole(report: Report) -> tuple[str | None, str | None, list[str]]:
    return report.article.title, report.article.published, [passage.text for passage in report.article.body]


def _headline(report: Report) -> list[str]:
    return [word.casefold() for word in words(report.article.title or "")]


def _another_edition(a: Report, b: Report) -> bool:
    """Whether the headlines differ in a number: the same frame around another day's rate, draw or programme."""
    numbers = [{word for word in _headline(each) if any(map(str.isdecimal, word))} for each in (a, b)]
    return numbers[0] != numbers[1] and bool(a.article.title and b.article.title)


def _age(report: Report) -> tuple[str, str, int, str]:
    """What a later version has more of: a later day, a later day in its text, more text; else the later name."""
    length = sum(len(passage.text) for passage in report.article.body)
    return report.article.published or "", report.not_before or "", length, report.name


def _change(newer: Report, older: Report) -> Change:
    new, old = ([quote for passage in each.article.body for quote in passage.quotes] for each in (newer, older))
    added = [quote for quote in dict.fromkeys(new) if quote not in set(old)]
    removed = [quote for quote in dict.fromkeys(old) if quote not in set(new)]
    return Change(newer.name, older.name, tuple(added), tuple(removed))
