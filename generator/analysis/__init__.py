"""Analysis: an article becomes a report, with what it says of time and place."""

from generator.analysis.analyse import analyse
from generator.analysis.report import Entity, Lane, Mention, Report, Timex, TimexBasis

__all__ = ["Entity", "Lane", "Mention", "Report", "Timex", "TimexBasis", "analyse"]
