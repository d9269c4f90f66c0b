"""Sources: who each statement is credited to, along which chain it came, and where it is hedged."""

from generator.analysis.sources.find import find_sources
from generator.analysis.sources.source import Attribution, AttributionKind, Hedge

__all__ = ["Attribution", "AttributionKind", "Hedge", "find_sources"]
