"""Reports: an article analysed; what one publisher said, once."""

from enum import StrEnum

from msgspec import Struct

from generator.errors import Problem
from generator.metadata import Article


class TimexBasis(StrEnum):
    """How the value of an expression of time is known."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INFERRED = "inferred"
    COMPUTED = "computed"


class Lane(StrEnum):
    """What a date in a sentence dates: the event, or somebody's saying so."""

    HAPPENED = "happened"
    REPORTED = "reported"


class Timex(Struct, frozen=True):
    """An expression of time: characters `start:end` of line `line` of the seed, its EDTF value, and how that is known.

    `sentence` is the verbatim sentence it stands in, `lane` what it dates there.
    """

    text: str
    line: int
    start: int
    end: int
    edtf: str | None
    basis: TimexBasis
    lane: Lane
    sentence: str


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
    """An article with what was found in it. `not_before` is the latest day that its text reports, as EDTF."""

    article: Article
    timexes: tuple[Timex, ...]
    entities: tuple[Entity, ...]
    not_before: str | None
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The name of the seed."""
        return self.article.name
