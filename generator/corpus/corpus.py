"""From reports to a corpus."""

from collections.abc import Sequence

from msgspec import Struct

from generator.analysis import Report
from generator.corpus.addresses import address
from generator.corpus.relations import Relation, RelationKind, relation
from generator.corpus.similarity import alike_pairs
from generator.corpus.stories import Story, group, name_story
from generator.corpus.terms import terms_of
from generator.corpus.timeline import TimelineEntry, timeline
from generator.lexicon import Lexicon

RELATED_FLOOR = 0.10
"""The cosine from which two reports are shown as related."""


class Corpus(Struct, frozen=True):
    """All reports in the order of their seeds' names, their addresses, stories, relations and timeline."""

    reports: tuple[Report, ...]
    addresses: dict[str, str]
    stories: tuple[Story, ...]
    relations: tuple[Relation, ...]
    timeline: tuple[TimelineEntry, ...]


def relate(reports: Sequence[Report], lexicon: Lexicon) -> Corpus:
    """The corpus that `reports`, in any order, make."""
    ordered = sorted(reports, key=lambda report: report.name)
    addresses = {report.name: address(report.name) for report in ordered}
    terms = [terms_of(report, lexicon) for report in ordered]
    pairs = alike_pairs(terms, RELATED_FLOOR)
    groups = group(len(ordered), pairs)
    story_of = {at: number for number, members in enumerate(groups) for at in members}
    return Corpus(
        reports=tuple(ordered),
        addresses=addresses,
        stories=tuple(name_story([ordered[at] for at in members], addresses) for members in groups),
        relations=tuple(
            relation(
                ordered[pair.a],
                ordered[pair.b],
                pair,
                RelationKind.SAME_STORY if story_of[pair.a] == story_of[pair.b] else RelationKind.RELATED,
                (terms[pair.a], terms[pair.b]),
            )
            for pair in pairs
        ),
        timeline=timeline(ordered, lexicon),
    )
