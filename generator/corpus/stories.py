"""Stories: the reports on one event. A report belongs to exactly one story."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from generator.analysis import Report
from generator.analysis.clues import Clues
from generator.corpus.claims import NO_CLAIMS, Claim, unpacked
from generator.corpus.copies import Copy
from generator.corpus.editors.decisions import Decision, Decisions
from generator.corpus.likeness.grouping import average_link, neighbourhoods
from generator.corpus.likeness.series import part_series
from generator.corpus.likeness.similarity import LONE_FLOOR, Links
from generator.corpus.likeness.zoom import part_events

STORY_FLOOR = 0.10
"""Mean score from which two large groups are one story; chosen on English news of twenty topics (ECB+ 1-20)."""

NEAR_FLOOR = 0.20
"""Stories grow along links of so much at least; chosen on the same. So a report more is looked at with few others."""

_SAME_TEXT = 0.5


class Story(Struct, frozen=True, gc=False):
    """Reports on one event, by the names of their seeds, in order. The first gives the story its id and its title.

    Any report's own address leads to its story, so a story that grows or merges breaks no link. `packed` are its
    claims, in a twentieth of their memory; `decided` is what editors, not the program, made of it.
    """

    id: str
    slug: str
    title: str
    reports: tuple[str, ...]
    packed: bytes = NO_CLAIMS
    decided: tuple[Decision, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the reports say, side by side, unpacked each time it is asked for."""
        return unpacked(self.packed)


def group(
    clues: Sequence[Clues],
    links: Links,
    stands_for: Mapping[int, list[int]],
    rows: Sequence[int],
    known: Mapping[tuple[int, ...], list[list[int]]],
) -> tuple[list[list[int]], dict[tuple[int, ...], list[list[int]]]]:
    """The places of the reports in stories; the copies of one text that a report `stands_for` go with it.

    `rows` number the rows of all reports, and `known` says of neighbourhoods of such rows into which stories they fall;
    what is known of these comes back.
    """
    heads = np.array(sorted(stands_for), np.int64)
    place = np.full(len(clues), -1, np.int32)
    place[heads] = np.arange(len(heads))
    between = links.where((place[links.a] >= 0) & (place[links.b] >= 0))
    between = between._replace(a=place[between.a], b=place[between.b])
    learned, found = {}, []
    listed, alone = heads.tolist(), np.ones(len(heads), bool)
    for members, inside in neighbourhoods(len(heads), between, NEAR_FLOOR):
        reports = [listed[at] for at in members]
        key = tuple([rows[at] for at in reports])
        learned[key] = parts = known.get(key) or _stories(inside(), [clues[at] for at in reports])
        found += [[reports[at] for at in part] for part in parts]
        alone[members] = False
    found += [[at] for at in heads[alone].tolist()]
    return sorted([sorted(chain.from_iterable([stands_for[head] for head in part])) for part in found]), learned


def _stories(links: Links, clues: Sequence[Clues]) -> list[list[int]]:
    """The stories of a neighbourhood."""
    lone = links.where(links.lone).scores()
    loose = average_link(len(clues), links.scores(), STORY_FLOOR, LONE_FLOOR, lone)
    events = [event for members in loose for event in part_events(members, clues)]
    framed, days = list(links.where(links.framed).scores()), [each.day for each in clues]
    return [story for event in events for story in part_series(event, framed, days)]


def same_texts(copies: Sequence[Copy]) -> list[list[int]]:
    """The places of reports in groups of copies of one text, where there are several."""
    places = sorted({at for copy in copies for at in (copy.a, copy.b)})
    own = {at: number for number, at in enumerate(places)}
    groups = average_link(len(places), {(own[copy.a], own[copy.b]): copy.share for copy in copies}, _SAME_TEXT)
    return [[places[at] for at in group] for group in groups if len(group) > 1]


def name_story(reports: Sequence[Report], slugs: Mapping[str, str], packed: bytes) -> Story:
    """The story that `reports` make; `slugs` gives each seed's address."""
    first = min(reports, key=_first_told) if len(reports) > 1 else reports[0]
    titled = next((report for report in (first, *reports) if report.article.title), first)
    slug = slugs[first.name]
    return Story(slug, slug, titled.article.shown_title, tuple([report.name for report in reports]), packed)


def decided(story: Story, decisions: Decisions) -> Story:
    """`story` with what editors decided of it."""
    found = decisions.on(story.reports) if decisions.all else ()
    if not found:
        return story
    return replace(story, title=next((each.title for each in found if each.title), story.title), decided=found)


def _first_told(report: Report) -> tuple[str, PurePosixPath]:
    return report.article.published or "9999", PurePosixPath(report.name)
