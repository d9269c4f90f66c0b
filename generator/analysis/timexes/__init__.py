"""Expressions of time in news: where they are, what they mean, on what ground."""

from generator.analysis.timexes.dating import find_timexes
from generator.analysis.timexes.grammar import Grammar
from generator.analysis.timexes.references import not_before
from generator.analysis.timexes.timex import Lane, Reference, ReferenceBasis, Timex, TimexBasis, outermost

__all__ = [
    "Grammar",
    "Lane",
    "Reference",
    "ReferenceBasis",
    "Timex",
    "TimexBasis",
    "find_timexes",
    "not_before",
    "outermost",
]
