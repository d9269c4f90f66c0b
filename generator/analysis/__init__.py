"""Analysis: an article becomes a report, with what it says of time, names and sources."""

from generator.analysis.analyse import analyse
from generator.analysis.clues import Clue
from generator.analysis.key_points import KeyPoint
from generator.analysis.names import Entity, Mention, RoleGiven, Unsettled
from generator.analysis.report import Report
from generator.analysis.sources import Attribution, AttributionKind, Hedge
from generator.analysis.statements import DatedStatement
from generator.analysis.timexes import Lane, Timex, TimexBasis, outermost

__all__ = [
    "Attribution",
    "AttributionKind",
    "Clue",
    "DatedStatement",
    "Entity",
    "Hedge",
    "KeyPoint",
    "Lane",
    "Mention",
    "Report",
    "RoleGiven",
    "Timex",
    "TimexBasis",
    "Unsettled",
    "analyse",
    "outermost",
]
