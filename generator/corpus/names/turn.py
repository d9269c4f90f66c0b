"""A turn: reports come and go, and of some names that can say something else than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import chain

from generator.analysis import Entity
from generator.corpus.names.evidence import Evidence
from generator.corpus.names.register import Key, Register, key_of

# If so large a share of the collection changes, it is as fast to look at everybody.
_WORTH_LOOKING_AT_ALL = 0.02

Named = Mapping[str, tuple[Entity, ...]]
"""By seed what its report names."""


class Turn:
    """What is to be looked at again once `changes` are written into the register: what reports name now.

    Whether a name is somebody's can change where it stands; where somebody stands beside it who has become company, or
    is none since; and where one with a fuller name is called otherwise, has other roles or countries, or is or was
    named with somebody who stands beside it.
    """

    def __init__(self, register: Register, evidence: Evidence, changes: Named) -> None:
        self._register, self._evidence, self._changes = register, evidence, changes
        self._before = {seed: register.named.get(seed, ()) for seed in changes}
        self._keys = {key_of(entity) for entity in chain(*self._before.values(), *changes.values())}
        self._names = {key: register.name(key) for key in self._keys if key[0] == "person"}
        self._company = {key for key in self._keys if evidence.is_company(key)}
        self._shorter = self._held(self._keys)
        self._write()
        turned = {key for key in self._keys if evidence.is_company(key) != (key in self._company)}
        self._told = {key for key in self._keys if evidence.anew(key)}
        members = register.members
        self._seeds = changes.keys() | {seed for key in evidence.widened | turned for seed in members.get(key, ())}
        if len(self._seeds) > _WORTH_LOOKING_AT_ALL * len(register.named):
            self._seeds |= register.named.keys()

    def names(self) -> set[Key]:
        """The names, each as a whole, that may be joined otherwise."""
        here = (self._register.named.get(seed, ()) for seed in self._seeds)
        near = self._keys | {key_of(entity) for entity in chain.from_iterable(here)}
        return near | self._shorter | self._held(near)

    def places(self) -> dict[Key, set[str]]:
        """By name of a person, the seeds where somebody else may be meant."""
        due: dict[Key, set[str]] = defaultdict(set)
        for seed in self._seeds:
            for entity in (*self._register.named.get(seed, ()), *self._before.get(seed, ())):
                if entity.kind == "person":
                    due[key_of(entity)].add(seed)
        if not self._register.named.keys() <= self._seeds:
            self._spread(due)
            for seed, entities in self._changes.items():
                self._beside(due, {key_of(entity) for entity in (*self._before[seed], *entities)})
        return due

    def _write(self) -> None:
        for seed, entities in self._changes.items():
            self._register.write(seed, entities)
        for key in self._keys:
            self._register.call(key)
        self._evidence.widen()

    def _spread(self, due: dict[Key, set[str]]) -> None:
        """Where those are meant by a single name who are called otherwise, or of whom something else is said."""
        members = self._register.members
        for key, before in self._names.items():
            now = self._register.name(key)
            renamed = bool(before and now and before != now)
            if renamed:
                due[key] |= members[key].keys()
            if renamed or key in self._told:
                for single in self._single(key):
                    due[single] |= members[single].keys()

    def _beside(self, due: dict[Key, set[str]], here: Set[Key]) -> None:
        """Where a single name stands beside somebody who is or was named `here` with one whose name it may be."""
        members = self._register.members
        company = {key for key in here if key in self._company or self._evidence.is_company(key)}
        for key in here & self._names.keys():
            for single in self._single(key):
                for other in company - {key}:
                    due[single] |= members[single].keys() & members.get(other, {}).keys()

    def _single(self, key: Key) -> set[Key]:
        """The single names that are or were part of a person's name."""
        return {*self._register.single(self._names[key]), *self._register.single(self._register.name(key))}

    def _held(self, keys: Iterable[Key]) -> set[Key]:
        return {(key[0], id_) for key in keys for id_ in self._register.shorter(key)}
