"""Evidence: what is said of somebody beside the name: countries, roles, and who and what the same reports name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.analysis import Entity
from generator.corpus.names.register import Key, Register

# What so many reports name, and such a share of them, says nothing of who somebody is.
_WIDELY, _WIDELY_SHARE = 20, 0.02
_ASKED_OF = ("person", "organisation")

SHARED = 2
"""So many others must two have in common whose countries are the same; one more where these are not known."""

Mark = str | tuple[str, str]


class Said(NamedTuple):
    """The countries and roles that are given to somebody."""

    countries: frozenset[str]
    roles: frozenset[str]

    def offices(self) -> set[Mark]:
        """Roles of several words; those of one word with the countries, which alone say little."""
        named: set[Mark] = {(role, country) for role in self.roles for country in self.countries}
        return named | {role for role in self.roles if " " in role}

    def supports(self, other: Said, shared: Callable[[int], int], needed: int = SHARED) -> bool:
        """Whether two whose names fit are one: no country against it, and a role or company that both have.

        `shared` counts, up to as many as asked, whom both are named with.
        """
        agree = not self.countries.isdisjoint(other.countries)
        if self.countries and other.countries and not agree:
            return False
        roles = self.roles & other.roles
        if any(" " in role for role in roles) or (roles and agree):
            return True
        enough = needed + (not agree)
        return shared(1 if roles else enough) >= (1 if roles else enough)


NOTHING = Said(frozenset(), frozenset())


def said_of(entities: Iterable[Entity]) -> Said:
    """What is said of one whom reports have as `entities`."""
    countries: set[str] = set()
    roles: set[str] = set()
    for entity in entities:
        if entity.country:
            countries.add(entity.country)
        if entity.roles:
            roles.update([role.text.casefold() for role in entity.roles])
    return Said(frozenset(countries), frozenset(roles))


class Evidence:
    """What a register says of everybody."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._said: dict[Key, Said] = {}
        self.most = _WIDELY
        self.widened: set[Key] = set()

    def widen(self) -> None:
        """Go by how many reports there are now; `widened` are those who are company, or are none, since."""
        most = max(_WIDELY, int(_WIDELY_SHARE * len(self._register.named)))
        less, more = sorted((most, self.most))
        self.most, members = most, self._register.members
        self.widened = {key for key in members if less < len(members[key]) <= more} if less < more else set()

    def is_company(self, key: Key) -> bool:
        """Whether to be named with it says something: it is no place, and not all the world names it."""
        return key[0] != "place" and 1 < len(self._register.members.get(key, ())) <= self.most

    def company(self, seed: str, own: Key) -> list[Key]:
        """Who and what the report on `seed` names beside `own`."""
        keys = [(entity.kind, entity.id) for entity in self._register.named[seed]]
        return [key for key in keys if key != own and self.is_company(key)]

    def of(self, key: Key) -> Said:
        """What all reports say of somebody."""
        return self._said.get(key, NOTHING)

    def anew(self, key: Key) -> bool:
        """Find out again what all reports say of somebody; whether that is something else."""
        before = self._said.pop(key, NOTHING)
        now = said_of(self._register.members.get(key, {}).values()) if key[0] in _ASKED_OF else NOTHING
        if now != NOTHING:
            self._said[key] = now
        return now != before

    def shared(self, key: Key, company: Iterable[Key], most: int) -> int:
        """How many of `company` are named with `key` somewhere, counted up to `most`."""
        members, count = self._register.members[key].keys(), 0
        for other in company:
            if other != key and not members.isdisjoint(self._register.members[other].keys()):
                count += 1
                if count == most:
                    break
        return count

    def all_company(self, key: Key) -> Iterator[Key]:
        """Everybody whom `key` is named with, each once."""
        seen: set[Key] = set()
        for seed in self._register.members[key]:
            for other in self.company(seed, key):
                if other not in seen:
                    seen.add(other)
                    yield other
