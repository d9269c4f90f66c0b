"""The corpus: all reports, and how they belong together."""

from generator.corpus.claims import Claim, ClaimKind, Telling, packed
from generator.corpus.copies import Change, Versions
from generator.corpus.corpus import Corpus, relate
from generator.corpus.editors.corrections import Correction
from generator.corpus.editors.decisions import DECISIONS_FILE, Decision, Decisions, load_decisions
from generator.corpus.editors.name_decisions import NAMES_FILE, NameDecision
from generator.corpus.likeness.kept import Kept, load_kept
from generator.corpus.likeness.similarity import LONE_FLOOR
from generator.corpus.names.dossier import Appearance, Dossier
from generator.corpus.reasons import Reason
from generator.corpus.relations import RELATED_FLOOR, Relation, RelationKind
from generator.corpus.repeated import repeated_lines
from generator.corpus.sourcing import Chain, Origin, Sourcing, chains, sourcing
from generator.corpus.stories import STORY_FLOOR, Story
from generator.corpus.timeline import Statement, TimelineEntry, by_story

__all__ = [
    "DECISIONS_FILE",
    "LONE_FLOOR",
    "NAMES_FILE",
    "RELATED_FLOOR",
    "STORY_FLOOR",
    "Appearance",
    "Chain",
    "Change",
    "Claim",
    "ClaimKind",
    "Corpus",
    "Correction",
    "Decision",
    "Decisions",
    "Dossier",
    "Kept",
    "NameDecision",
    "Origin",
    "Reason",
    "Relation",
    "RelationKind",
    "Sourcing",
    "Statement",
    "Story",
    "Telling",
    "TimelineEntry",
    "Versions",
    "by_story",
    "chains",
    "load_decisions",
    "load_kept",
    "packed",
    "relate",
    "repeated_lines",
    "sourcing",
]
