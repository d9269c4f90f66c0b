"""The corpus: all reports, and how they belong together."""

from generator.corpus.corpus import RELATED_FLOOR, Corpus, relate
from generator.corpus.relations import Reason, Relation, RelationKind
from generator.corpus.sourcing import Chain, Origin, Sourcing, chains, sourcing
from generator.corpus.stories import STORY_FLOOR, Story
from generator.corpus.timeline import Statement, TimelineEntry

__all__ = [
    "RELATED_FLOOR",
    "STORY_FLOOR",
    "Chain",
    "Corpus",
    "Origin",
    "Reason",
    "Relation",
    "RelationKind",
    "Sourcing",
    "Statement",
    "Story",
    "TimelineEntry",
    "chains",
    "relate",
    "sourcing",
]
