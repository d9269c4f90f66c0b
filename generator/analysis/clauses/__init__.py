"""Clauses: what a sentence states, and what may not differ in it."""

from generator.analysis.clauses.clauses import Clause, pack_clauses, sentences, unpacked
from generator.analysis.clauses.counts import AGE, Number

__all__ = ["AGE", "Clause", "Number", "pack_clauses", "sentences", "unpacked"]
