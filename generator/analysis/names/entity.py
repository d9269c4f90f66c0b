"""Entities: somebody or something a report names, with every mention."""

from msgspec import Struct


class Mention(Struct, frozen=True):
    """A name as the seed writes it: characters `start:end` of its line `line`."""

    text: str
    line: int
    start: int
    end: int


class RoleGiven(Struct, frozen=True):
    """What a report says somebody is, in its own words, on line `line` of the seed."""

    text: str
    line: int


class Entity(Struct, frozen=True):
    """Somebody or something a report names: `kind` is person, organisation, place or event; `country` by ISO 3166."""

    id: str
    kind: str
    name: str
    country: str | None
    mentions: tuple[Mention, ...]
    roles: tuple[RoleGiven, ...] = ()
