"""Stories: the reports on one event. A report belongs to exactly one story."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from generator.analysis import Report
from generator.corpus.similarity import Alike

STORY_FLOOR = 0.15
"""Mean cosine from which two groups of reports are one story; chosen on English news of twenty topics (ECB+)."""


class Story(Struct, frozen=True):
    """Reports on one event, by the names of their seeds, in order. The first gives the story its id and its title.

    Any report's own address leads to its story, so a story that grows or merges breaks no link.
    """

    id: str
    slug: str
    title: str
    reports: tuple[str, ...]


def group(count: int, pairs: Sequence[Alike]) -> list[list[int]]:
    """The places `0..count-1` in groups by average link: the most alike first, down to the floor.

    The mean counts every pair between two groups, so one report that is like two stories does not chain them.
    """
    groups = {at: [at] for at in range(count)}
    home = list(range(count))
    links = {(pair.a, pair.b): pair.cosine for pair in pairs}
    for pair in sorted(pairs, key=lambda pair: (-pair.cosine, pair.a, pair.b)):
        a, b = sorted((home[pair.a], home[pair.b]))
        if a == b or _mean_link(groups[a], groups[b], links) < STORY_FLOOR:
            continue
        for moved in groups[b]:
            home[moved] = a
        groups[a] = sorted(groups[a] + groups.pop(b))
    return [groups[at] for at in sorted(groups)]


def name_story(reports: Sequence[Report], slugs: dict[str, str]) -> Story:
    """The story that `reports` make; `slugs` gives each seed's address."""
    first = min(reports, key=lambda report: (report.article.published or "9999", PurePosixPath(report.name)))
    titled = next((report for report in (first, *reports) if report.article.title), first)
    slug = slugs[first.name]
    return Story(slug, slug, titled.article.shown_title, tuple(report.name for report in reports))


def _mean_link(a: Sequence[int], b: Sequence[int], links: dict[tuple[int, int], float]) -> float:
    total = sum(links.get((min(x, y), max(x, y)), 0.0) for x in a for y in b)
    return total / (len(a) * len(b))
