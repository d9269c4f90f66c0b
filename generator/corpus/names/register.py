"""The register: who is named where, and under what names; it takes in and lets go single reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.analysis import Entity
from generator.analysis.names.joining import holds, parts
from generator.corpus.names.initials import Initials

Key = tuple[str, str]
"""Kind and id, as reports have them."""

Name = tuple[str, ...]
"""The parts of a name."""

_PAIR = 2


def key_of(entity: Entity) -> Key:
    """The kind and id of `entity`."""
    return entity.kind, entity.id


class Register:
    """By seed the entities that its report names, and by kind and id the seeds of the reports with what each has."""

    def __init__(self) -> None:
        self.named: dict[str, tuple[Entity, ...]] = {}
        self.members: dict[Key, dict[str, Entity]] = {}
        self._names: dict[str, Name] = {}
        # By word the ids of people whose whole name it is, and of those whose name has more words.
        self._alone: dict[str, dict[str, None]] = defaultdict(dict)
        self._bearing: dict[str, dict[str, None]] = defaultdict(dict)
        self._initials = Initials()

    def write(self, seed: str, entities: tuple[Entity, ...]) -> None:
        """Write down what the report on `seed` names now; nothing, where it is gone."""
        for entity in self.named.pop(seed, ()):
            members = self.members[key_of(entity)]
            del members[seed]
            if not members:
                del self.members[key_of(entity)]
            self._initials.count(entity, -1)
        if entities:
            self.named[seed] = entities
        for entity in entities:
            self.members.setdefault(key_of(entity), {})[seed] = entity
            self._initials.count(entity, 1)

    def call(self, key: Key) -> None:
        """Find out what somebody is called now: as the first report does."""
        kind, id_ = key
        if kind != "person":
            return
        before, now = self._names.pop(id_, ()), self.name(key)
        if now:
            self._names[id_] = now
        if before != now:
            for word in before:
                self._index(before)[word].pop(id_, None)
            for word in now:
                self._index(now)[word][id_] = None

    def name(self, key: Key) -> Name:
        """The name of somebody as the first report that has it writes it."""
        if key[0] == "person" and key[1] in self._names:
            return self._names[key[1]]
        members = self.members.get(key)
        return parts(members[min(members)].name) if members else ()

    def is_alone(self, key: Key) -> bool:
        """Whether it is a person of whom one name alone is given."""
        return key[0] == "person" and len(self._names.get(key[1], ())) == 1

    def fuller(self, key: Key) -> Iterable[str]:
        """The ids of fuller names that hold the name of `key`, and of what its initials stand for."""
        kind, id_ = key
        if kind == "organisation":
            return self._initials.fuller(id_)
        name = self._names.get(id_, ()) if kind == "person" else ()
        if len(name) < _PAIR:
            return self._bearing.get(name[0], ()) if name else ()
        near = min((self._bearing[word] for word in name), key=len)
        return [other for other in near if len(self._names[other]) > len(name) and holds(self._names[other], name)]

    def shorter(self, key: Key) -> set[str]:
        """The ids of shorter names that the name of `key` holds, none of them a single word, and of its initials."""
        kind, id_ = key
        if kind == "organisation":
            return self._initials.shorter(id_)
        name = self._names.get(id_, ()) if kind == "person" else ()
        if len(name) <= _PAIR:
            return set()
        pairs = {(name[0], name[-1]), *pairwise(name)}
        near = {other for one, two in pairs for other in self._both(one, two)}
        return {other for other in near if len(self._names[other]) < len(name) and holds(name, self._names[other])}

    def single(self, name: Name) -> Iterator[Key]:
        """The people of whom one word of `name` alone is given, if it has several."""
        if len(name) > 1:
            yield from (("person", id_) for word in dict.fromkeys(name) for id_ in self._alone.get(word, ()))

    def _index(self, name: Name) -> dict[str, dict[str, None]]:
        return self._alone if len(name) == 1 else self._bearing

    def _both(self, one: str, two: str) -> set[str]:
        return self._bearing.get(one, {}).keys() & self._bearing.get(two, {}).keys()
