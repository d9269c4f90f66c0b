"""Entities: somebody or something a report names, with every mention."""

from msgspec import Struct

from generator.analysis.names.gazetteer import Kind
from generator.reading import Block, Document


class Mention(Struct, frozen=True, gc=False):
    """A name as the seed writes it: characters `start:end` of its line `line`."""

    text: str
    line: int
    start: int
    end: int

    @classmethod
    def of(cls, document: Document, block: Block, start: int, end: int) -> "Mention":
        """Characters `start:end` of the reading text of `block`."""
        return cls(block.text[start:end], block.first_line, *document.columns(block, start, end))


class NameAt(Struct, frozen=True, order=True, gc=False):
    """Characters `start:end` of a passage that name the entity `id` of `kind`, called `name`.

    `relays` if it is an agency or outlet, which passes on what others say.
    """

    start: int
    end: int
    id: str
    kind: Kind
    name: str
    relays: bool


class Unsettled(Struct, frozen=True, gc=False):
    """Two words or more that are written like a name, and that the report does not tell to be one.

    They begin at character `start` of the reading text of block number `at`.
    """

    at: int
    start: int
    text: str


class RoleGiven(Struct, frozen=True, gc=False):
    """What a report says somebody is, in its own words, on line `line` of the seed."""

    text: str
    line: int


class Entity(Struct, frozen=True, gc=False):
    """Somebody or something a report names: `kind` is person, organisation, place or event; `country` by ISO 3166."""

    id: str
    kind: str
    name: str
    country: str | None
    mentions: tuple[Mention, ...]
    roles: tuple[RoleGiven, ...] = ()

    @property
    def is_country(self) -> bool:
        """Whether it is a country."""
        return self.kind == "place" and self.id == (self.country or "").lower()
