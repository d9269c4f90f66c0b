"""Analysis: an article becomes a report, with what it says of time and place."""

from generator.analysis.analyse import analyse
from generator.analysis.report import Entity, Mention, Report
from generator.analysis.statements import DatedStatement
from generator.analysis.timexes import Lane, Timex, TimexBasis, outermost

__all__ = [
    "DatedStatement",
    "Entity",
    "Lane",
    "Mention",
    "Report",
    "Timex",
    "TimexBasis",
    "analyse",
    "outermost",
]
