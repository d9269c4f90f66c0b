"""Reports: an article analysed; what one publisher said, once."""

from collections.abc import Callable
from operator import attrgetter

from msgspec import Struct

from generator.analysis.clues import Clues
from generator.analysis.key_points import KeyPoint
from generator.analysis.names import Entity, Unsettled
from generator.analysis.sources import Attribution, Hedge
from generator.analysis.statements import DatedStatement
from generator.analysis.timexes import Timex
from generator.errors import Problem
from generator.metadata import Article


class Report(Struct, frozen=True, gc=False):
    """An article with what was found in it.

    Spans of `timexes` count characters of the raw line of the seed, those of `dated` of the sentence's passage.
    `undated` are the sentences without a date, with their lines. `unsettled` are what may be names that other reports
    know. `not_before` is the latest day that the text reports.
    `clauses` are packed, for most are never looked at.
    """

    article: Article
    timexes: tuple[Timex, ...]
    dated: tuple[DatedStatement, ...]
    undated: tuple[tuple[int, str], ...]
    entities: tuple[Entity, ...]
    unsettled: tuple[Unsettled, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    key_points: tuple[KeyPoint, ...]
    tags: tuple[str, ...]
    clues: Clues
    clauses: bytes
    not_before: str | None
    problems: tuple[Problem, ...]

    @property
    def countries(self) -> list[Entity]:
        """The countries among the entities."""
        return [entity for entity in self.entities if entity.is_country]

    @property
    def name(self) -> str:
        """The name of the seed."""
        return self.article.name


name_of: Callable[[Report], str] = attrgetter("article.labelled.document.name")
"""The same where many are asked: many times as fast as the properties."""
