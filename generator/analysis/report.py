"""Reports: an article analysed; what one publisher said, once."""

from msgspec import Struct

from generator.analysis.statements import DatedStatement
from generator.analysis.timexes import Timex
from generator.errors import Problem
from generator.metadata import Article


class Mention(Struct, frozen=True):
    """A name as the seed writes it: characters `start:end` of its line `line`."""

    text: str
    line: int
    start: int
    end: int


class Entity(Struct, frozen=True):
    """Somebody or something a report names: `kind` is person, organisation, place or event; `country` by ISO 3166."""

    id: str
    kind: str
    name: str
    country: str | None
    mentions: tuple[Mention, ...]


class Report(Struct, frozen=True):
    """An article with what was found in it.

    Spans of `timexes` count characters of the raw line of the seed, those of `dated` of the sentence's passage.
    `undated` are the sentences without a date, with their lines. `not_before` is the latest day that the text reports.
    """

    article: Article
    timexes: tuple[Timex, ...]
    dated: tuple[DatedStatement, ...]
    undated: tuple[tuple[int, str], ...]
    entities: tuple[Entity, ...]
    not_before: str | None
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The name of the seed."""
        return self.article.name
