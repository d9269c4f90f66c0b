"""Names: people, organisations, places and named events of one article, each under all its spellings."""

from generator.analysis.names.entity import Entity, Mention, NameAt, RoleGiven, Unsettled
from generator.analysis.names.find import Names, find_names
from generator.analysis.names.gazetteer import Kind

__all__ = ["Entity", "Kind", "Mention", "NameAt", "Names", "RoleGiven", "Unsettled", "find_names"]
