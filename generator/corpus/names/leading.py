"""Which names of several words, and which initials, are one; and the id that all of them go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.analysis.names.joining import holds
from generator.corpus.names.evidence import SHARED, Evidence
from generator.corpus.names.register import Key, Register


class Leads:
    """By kind and id of names that evidence joins, the id that most reports have."""

    def __init__(self, register: Register, evidence: Evidence) -> None:
        self._register, self._evidence = register, evidence
        self._longer: dict[Key, Key] = {}
        self._leads: dict[Key, Key] = {}
        self._led: dict[Key, set[Key]] = {}

    def home(self, key: Key) -> Key:
        """What the name `key` goes by."""
        return self._leads.get(key, key)

    def led(self, home: Key) -> set[Key]:
        """The names that go by `home`."""
        return self._led.get(home) or ({home} - self._leads.keys())

    def look(self, keys: Iterable[Key]) -> set[Key]:
        """Look at `keys` again; gives those that names went by, or go by now, that are joined otherwise."""
        for key in keys:
            if found := self._found(key):
                self._longer[key] = found
            else:
                self._longer.pop(key, None)
        before, self._leads = self._leads, self._joined()
        self._led = defaultdict(set)
        for key, home in self._leads.items():
            self._led[home].add(key)
        other = [key for key in before.keys() | self._leads.keys() if before.get(key) != self._leads.get(key)]
        return {home for key in other for home in (before.get(key, key), self._leads.get(key, key))}

    def _found(self, key: Key) -> Key | None:
        """The fuller name that `key` is joined to."""
        register = self._register
        if key not in register.members or register.is_alone(key):
            return None
        candidates = [(key[0], id_) for id_ in register.fuller(key)]
        needed = 0 if key[0] == "organisation" and len(candidates) == 1 else SHARED
        return fullest([each for each in candidates if self._supports(each, key, needed)], register)

    def _supports(self, fuller: Key, key: Key, needed: int) -> bool:
        members, evidence = self._register.members, self._evidence
        rare, other = sorted((fuller, key), key=lambda each: len(members[each]))
        return evidence.of(fuller).supports(
            evidence.of(key), lambda most: evidence.shared(other, evidence.all_company(rare), most), needed
        )

    def _joined(self) -> dict[Key, Key]:
        groups: dict[Key, set[Key]] = defaultdict(set)
        for key in self._longer:
            last = key
            while last in self._longer:
                last = self._longer[last]
            groups[last] |= {last, key}
        return {key: max(group, key=self._weight) for group in groups.values() for key in group}

    def _weight(self, key: Key) -> tuple[int, int, str]:
        return len(self._register.members[key]), len(self._register.name(key)), key[1]


def fullest(keys: Iterable[Key], register: Register) -> Key | None:
    """The fullest of the names `keys`; none where they do not hold one another, which leaves open who is meant."""
    names = {key: register.name(key) for key in keys}
    found = max(names, key=lambda key: (len(names[key]), key[1]), default=None)
    if found is None or not all(name == names[found] or holds(names[found], name) for name in names.values()):
        return None
    return found
