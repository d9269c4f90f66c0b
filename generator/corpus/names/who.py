"""Who is who across the collection: joined by evidence, never by a shared surname alone.

People of one full name are one. A shorter name and the one fuller name that holds it are one where evidence supports
it, under the id that more reports have; people of one name alone are one where evidence joins them. So it is with
initials and the name that some report spells them out as. Anything else goes by the id its report gave it.

When reports come and go, only those names are looked at again of whom that can say something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from itertools import chain

from generator.analysis import Entity
from generator.corpus.names.evidence import Evidence
from generator.corpus.names.leading import Leads
from generator.corpus.names.register import Key, Name, Register, key_of
from generator.corpus.names.singles import Singles

# If so large a share of the collection changes, it is as fast to look at everybody.
_WORTH_LOOKING_AT_ALL = 0.02

Named = Mapping[str, tuple[Entity, ...]]
"""By seed what its report names."""


class Who:
    """By what everybody goes whom reports name, as reports come and go."""

    def __init__(self) -> None:
        self.register = Register()
        self._evidence = Evidence(self.register)
        self._leads = Leads(self.register, self._evidence)
        self._singles = Singles(self.register, self._evidence)

    def home(self, key: Key, seed: str) -> Key:
        """What the name `key` in the report on `seed` goes by."""
        return self._leads.home(self._singles.meant(key, seed))

    def homes(self, key: Key) -> set[Key]:
        """All that the name `key` goes by."""
        return {self.home(key, seed) for seed in self.register.members.get(key, ())}

    def appearances(self, home: Key) -> list[tuple[str, Entity]]:
        """The seeds, in order, with what their reports name that goes by `home`; by its own name first."""
        members, meant, led = self.register.members, self._singles.meant, self._leads.led(home)
        called = [(seed, True, name) for key in led for name, seed in self._singles.called(key)]
        if led == {home} and not called and not self.register.is_alone(home):
            return sorted(members.get(home, {}).items())
        found = [(seed, key != home, key) for key in led for seed in members.get(key, ()) if meant(key, seed) == key]
        return [(seed, members[key][seed]) for seed, _, key in sorted([*found, *called])]

    def follow(self, changes: Named) -> set[Key]:
        """Take in what reports name now, nothing where they are gone; gives those of whom other is told than before."""
        register, evidence = self.register, self._evidence
        before = {seed: register.named.get(seed, ()) for seed in changes}
        homes = self._homes(before)
        keys = {key_of(entity) for entity in chain(*before.values(), *changes.values())}
        names = {key: register.name(key) for key in keys if key[0] == "person"}
        company = {key for key in keys if evidence.is_company(key)}
        shorter = self._shorter(keys)
        for seed, entities in changes.items():
            register.write(seed, entities)
        for key in keys:
            register.call(key)
        turned = evidence.widen() | {key for key in keys if evidence.is_company(key) != (key in company)}
        told = {key for key in keys if evidence.anew(key)}
        seeds = changes.keys() | {seed for key in turned for seed in register.members.get(key, ())}
        if len(seeds) > _WORTH_LOOKING_AT_ALL * len(register.named):
            seeds |= register.named.keys()
            near = keys | register.members.keys()
        else:
            near = keys | {key_of(entity) for seed in seeds for entity in register.named.get(seed, ())}
        due = self._due(seeds, before, changes, names, company, told)
        homes |= self._leads.look(near | shorter | self._shorter(near))
        for key, some in due.items():
            homes |= {self._leads.home(meant) for meant in self._singles.look(key, some)}
        return homes | self._homes(changes)

    def _homes(self, named: Named) -> set[Key]:
        """All that those go by who are `named`."""
        keys = {key_of(entity) for entity in chain(*named.values())}
        alone = {key for key in keys if self.register.is_alone(key)}
        homes = {self._leads.home(key) for key in keys - alone}
        for seed, entities in named.items() if alone else ():
            homes |= {self.home(key, seed) for key in map(key_of, entities) if key in alone}
        return homes

    def _due(
        self,
        seeds: Set[str],
        before: Named,
        changes: Named,
        names: Mapping[Key, Name],
        company: Set[Key],
        told: Set[Key],
    ) -> dict[Key, set[str]]:
        """Where single names are to be looked at again: by name, the seeds of the reports."""
        register, due = self.register, defaultdict[Key, set[str]](set)
        for seed in seeds:
            for entity in (*register.named.get(seed, ()), *before.get(seed, ())):
                if entity.kind == "person":
                    due[key_of(entity)].add(seed)
        if register.named.keys() <= seeds:
            return due
        self._spread(due, names, told)
        for seed, entities in changes.items():
            here = {key_of(entity) for entity in (*before[seed], *entities)}
            self._beside(due, here, names, {key for key in here if key in company or self._evidence.is_company(key)})
        return due

    def _spread(self, due: dict[Key, set[str]], names: Mapping[Key, Name], told: Set[Key]) -> None:
        """Where single names are to be looked at, as somebody is called otherwise or something else is said of them."""
        members = self.register.members
        for key, before in names.items():
            now = self.register.name(key)
            renamed = bool(before and now and before != now)
            if renamed:
                due[key] |= members[key].keys()
            if renamed or key in told:
                for single in self._single(before, now):
                    due[single] |= members[single].keys()

    def _beside(self, due: dict[Key, set[str]], here: Set[Key], names: Mapping[Key, Name], company: Set[Key]) -> None:
        """Where single names are to be looked at, as somebody is or was named `here` with somebody who is there too."""
        members = self.register.members
        for key in here & names.keys():
            for single in self._single(names[key], self.register.name(key)):
                for other in company - {key}:
                    due[single] |= members[single].keys() & members.get(other, {}).keys()

    def _shorter(self, keys: Set[Key]) -> set[Key]:
        return {(key[0], id_) for key in keys for id_ in self.register.shorter(key)}

    def _single(self, *names: Name) -> set[Key]:
        return {key for name in names for key in self.register.single(name)}
