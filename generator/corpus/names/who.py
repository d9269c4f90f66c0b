"""Who is who across the collection: joined by evidence, never by a shared surname alone.

People of one full name are one. A shorter name and the one fuller name that holds it are one where evidence supports
it, under the id that more reports have; people of one name alone are one where evidence joins them. So it is with
initials and the name that some report spells them out as. Anything else goes by the id its report gave it.

When reports come and go, only those names are joined again of whom that can say something else (`turn.py`).
"""

from __future__ import annotations

from itertools import chain

from generator.analysis import Entity
from generator.corpus.names.evidence import Evidence
from generator.corpus.names.leading import Leads
from generator.corpus.names.register import Key, Register, key_of
from generator.corpus.names.singles import Singles
from generator.corpus.names.turn import Named, Turn


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
        homes = self._homes({seed: self.register.named.get(seed, ()) for seed in changes})
        turn = Turn(self.register, self._evidence, changes)
        homes |= self._leads.look(turn.names())
        for key, seeds in turn.places().items():
            homes |= {self._leads.home(meant) for meant in self._singles.look(key, seeds)}
        return homes | self._homes(changes)

    def _homes(self, named: Named) -> set[Key]:
        """All that those go by who are `named`."""
        keys = {key_of(entity) for entity in chain(*named.values())}
        alone = {key for key in keys if self.register.is_alone(key)}
        homes = {self._leads.home(key) for key in keys - alone}
        for seed, entities in named.items() if alone else ():
            homes |= {self.home(key, seed) for key in map(key_of, entities) if key in alone}
        return homes
