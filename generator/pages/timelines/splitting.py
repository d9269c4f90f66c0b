"""Splitting: a timeline in portions that a page can bear."""

from collections import defaultdict
from collections.abc import Sequence

from generator.corpus import TimelineEntry
from generator.pages.timelines.entries import PRECISIONS, Entries, key_of

MOST_BYTES = 120_000
"""What the entries of a page may weigh as Markdown: the page as built, with filters and theme, stays below 300 kB."""

_HEADING_BYTES = 700  # it stands in the table of contents as well, twice


def weight(shown: Entries, entries: Sequence[TimelineEntry]) -> int:
    """About how many bytes the entries take on a page, with their headings."""
    headings = len({key_of(entry) for entry in entries})
    return sum(len(shown.item(entry).encode("utf-8", "replace")) for entry in entries) + _HEADING_BYTES * headings


def by_precision(
    key: str, entries: Sequence[TimelineEntry]
) -> tuple[list[TimelineEntry], dict[str, list[TimelineEntry]]]:
    """The entries as precise as `key` itself, and the others by the next precision."""
    finer = next((length for length in PRECISIONS if length > len(key)), None)
    own: list[TimelineEntry] = []
    below: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        filed = key_of(entry)
        if finer and len(filed) >= finer:
            below[filed[:finer]].append(entry)
        else:
            own.append(entry)
    return own, dict(below)


def portions(shown: Entries, entries: Sequence[TimelineEntry]) -> list[list[TimelineEntry]]:
    """The entries in as few runs as pages can bear them."""
    runs: list[list[TimelineEntry]] = []
    heavy = 0
    for entry in entries:
        continued = runs and key_of(runs[-1][-1]) == key_of(entry)
        more = weight(shown, [entry]) - (_HEADING_BYTES if continued else 0)
        if not runs or heavy + more > MOST_BYTES:
            runs.append([])
            heavy = 0
        runs[-1].append(entry)
        heavy += more
    return runs
