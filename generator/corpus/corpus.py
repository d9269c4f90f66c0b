"""From reports to a corpus."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

from generator.analysis import Report
from generator.analysis.report import name_of
from generator.corpus.addresses import address
from generator.corpus.alignment import Told, told_by
from generator.corpus.claims import NO_CLAIMS, compare, packed
from generator.corpus.copies import Copy, Versions, find_copies, newest, versions
from generator.corpus.editors.corrections import Correction, on_lines
from generator.corpus.editors.decisions import NONE, Decisions
from generator.corpus.editors.name_decisions import NameDecision
from generator.corpus.likeness.kept import Kept, Key
from generator.corpus.names.dossier import Dossier
from generator.corpus.relations import Relation, related, relations
from generator.corpus.sharing import shared
from generator.corpus.stories import Story, decided, group, name_story, same_texts
from generator.corpus.timeline import TimelineEntry, timeline
from generator.errors import Problem


class Corpus(Struct, frozen=True):
    """All reports in the order of their seeds' names, their addresses, and how they belong together.

    `doubts` are decisions of editors that cannot be read or carried out; `banned` are those that something is no name.
    """

    reports: tuple[Report, ...]
    addresses: dict[str, str]
    stories: tuple[Story, ...]
    relations: tuple[Relation, ...]
    versions: tuple[Versions, ...]
    timeline: tuple[TimelineEntry, ...]
    entities: tuple[Dossier, ...]
    doubts: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    banned: tuple[NameDecision, ...] = ()


def relate(
    reports: Sequence[Report], decisions: Decisions = NONE, workers: int = 1, kept: Kept | None = None
) -> Corpus:
    """The corpus that `reports`, in any order, make; what editors decided overrules what was found.

    What a run before left in `kept` is not made again.
    """
    with _undisturbed():
        return _related(sorted(reports, key=name_of), decisions, workers, kept or Kept())


def _related(ordered: Sequence[Report], decisions: Decisions, workers: int, kept: Kept) -> Corpus:
    copies, copied, stands_for, groups = grouped(ordered, kept)
    names = kept.numbered.names
    groups = decisions.apply(groups, {name: at for at, name in enumerate(names)})
    heads = [[at for at in members if at in stands_for] for members in groups]
    story_of = np.empty(len(ordered), np.int64)
    story_of[list(chain.from_iterable(groups))] = np.repeat(np.arange(len(groups)), list(map(len, groups)))
    kinship = related(kept.links, copies, story_of)
    with ThreadPoolExecutor(1) as aside:  # while other processes compare what stories say
        claimed = aside.submit(_compared, ordered, heads, kept, workers)
        kept.relations = relations(ordered, kinship, copies, kept.space, kept.kinship, kept.relations)
        kept.kinship, kept.claims = kinship, claimed.result()
    kept.addresses = {name: kept.addresses.get(name) or address(name) for name in names}
    claims = [kept.claims.get(kept.key(told), NO_CLAIMS) for told in heads]
    kept.named = _named(ordered, zip(groups, claims, strict=True), kept)
    entities, doubts = kept.dossiers.decided(decisions.names)
    corrections, faults = on_lines(decisions.corrections, ordered)
    return Corpus(
        reports=tuple(ordered),
        addresses=kept.addresses,
        stories=tuple([decided(story, decisions) for story in kept.named.values()]),
        relations=tuple([relation for relation in kept.relations if relation.explained]),
        versions=tuple(versions([ordered[at] for at in same]) for same in copied),
        timeline=timeline(kept.dates),
        entities=entities,
        doubts=(*doubts, *faults),
        corrections=corrections,
        banned=tuple(each for each in decisions.names if each.verb == "ban"),
    )


class Grouped(NamedTuple):
    """What is copied from whom, by places; the copies of one text; by the newest of these all; and the stories."""

    copies: list[Copy]
    copied: list[list[int]]
    stands_for: dict[int, list[int]]
    groups: list[list[int]]


def grouped(ordered: Sequence[Report], kept: Kept) -> Grouped:
    """Which of `ordered`, by their places, make a story, before editors have a say."""
    kept.follow(ordered)
    copies, kept.links = find_copies(ordered, kept.links)
    copied = same_texts(copies)
    stands_for = {at: [at] for at in range(len(ordered))}
    for same in copied:
        for at in same:
            del stands_for[at]
        stands_for[newest(same, ordered)] = same
    clues = [report.clues for report in ordered]
    groups, kept.stories = group(clues, kept.links, stands_for, kept.numbered.rows.tolist(), kept.stories)
    return Grouped(copies, copied, stands_for, groups)


def _named(reports: Sequence[Report], stories: Iterable[tuple[Sequence[int], bytes]], kept: Kept) -> dict[Key, Story]:
    """The stories with the claims of each, in order, by the numbers of their reports."""
    made = {}
    for members, claims in stories:
        key = kept.key(members)
        story = kept.named.get(key)
        if story is None or story.packed != claims:
            story = name_story([reports[at] for at in members], kept.addresses, claims)
        made[key] = story
    return made


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nobody looks for cycles: among millions of nouns that costs as much as all else, and nouns have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _compared(
    reports: Sequence[Report], stories: Iterable[Sequence[int]], kept: Kept, workers: int
) -> dict[tuple[int, ...], bytes]:
    """The packed claims of stories of several reports, by the numbers of these."""
    several = {kept.key(members): members for members in stories if len(members) > 1}
    unknown = [key for key in several if key not in kept.claims]
    batches = [unknown[at : at + _BATCH] for at in range(0, len(unknown), _BATCH)]
    pieces = (_ENCODER.encode([[told_by(reports[at]) for at in several[key]] for key in batch]) for batch in batches)
    made = chain.from_iterable(shared(_claims, pieces, len(batches), workers - 1))
    new = dict(zip(unknown, made, strict=True))
    return {key: new[key] if key in new else kept.claims[key] for key in several}


_BATCH = 64
_ENCODER = msgspec.msgpack.Encoder()
_STORIES = msgspec.msgpack.Decoder(list[list[Told]])


def _claims(stories: bytes) -> list[bytes]:
    return [packed(compare(told)) for told in _STORIES.decode(stories)]
