"""Stories: the reports on one event. A report belongs to exactly one story."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import numpy as np
from msgspec import Struct

from generator.analysis import Report
from generator.corpus.claims import Claim
from generator.corpus.clues import Clues
from generator.corpus.copies import Copy, newest
from generator.corpus.decisions import Decision, Decisions
from generator.corpus.grouping import average_link
from generator.corpus.similarity import Links
from generator.corpus.zoom import part_events

STORY_FLOOR = 0.10
"""Mean score from which two large groups are one story; chosen on English news of twenty topics (ECB+ 1-20)."""

LONE_FLOOR = 0.25
"""The score from which two single reports are one story; chosen on the same, and on pairs of short reports."""

_SAME_TEXT = 0.5


class Story(Struct, frozen=True):
    """Reports on one event, by the names of their seeds, in order. The first gives the story its id and its title.

    Any report's own address leads to its story, so a story that grows or merges breaks no link. `claims` compare what
    the reports say; `decided` is what editors, not the program, made of it.
    """

    id: str
    slug: str
    title: str
    reports: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    decided: tuple[Decision, ...] = ()


def group(reports: Sequence[Report], clues: Sequence[Clues], links: Links, copied: list[list[int]]) -> list[list[int]]:
    """The places of the reports in stories; copies of one text, in the groups `copied`, count as one report."""
    stands_for = {newest(same, reports): same for same in copied}
    heads = np.array(sorted(stands_for), np.int64)
    place = np.full(len(reports), -1, np.int64)
    place[heads] = np.arange(len(heads))
    kept = (place[links.a] >= 0) & (place[links.b] >= 0)
    between = Links(place[links.a[kept]].astype(np.int32), place[links.b[kept]].astype(np.int32), links.score[kept])
    loose = average_link(len(heads), between, STORY_FLOOR, LONE_FLOOR)
    of_heads = [clues[at] for at in heads.tolist()]
    parted = [part for members in loose for part in part_events(members, of_heads)]
    return sorted(sorted(at for head in part for at in stands_for[int(heads[head])]) for part in parted)


def same_texts(count: int, copies: Sequence[Copy]) -> list[list[int]]:
    """The places `0..count-1` in groups of copies of one text."""
    ordered = sorted(copies)
    links = Links(
        np.array([copy.a for copy in ordered], np.int32),
        np.array([copy.b for copy in ordered], np.int32),
        np.array([copy.share for copy in ordered], np.float64),
    )
    return average_link(count, links, _SAME_TEXT)


def name_story(
    reports: Sequence[Report], slugs: Mapping[str, str], claims: tuple[Claim, ...], decisions: Decisions
) -> Story:
    """The story that `reports` make; `slugs` gives each seed's address."""
    first = min(reports, key=lambda report: (report.article.published or "9999", PurePosixPath(report.name)))
    titled = next((report for report in (first, *reports) if report.article.title), first)
    decided = decisions.on(report.name for report in reports)
    given = next((each.title for each in decided if each.title), None)
    slug = slugs[first.name]
    return Story(
        slug, slug, given or titled.article.shown_title, tuple(report.name for report in reports), claims, decided
    )
