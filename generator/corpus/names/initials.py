"""Initials: organisations that reports have under initials alone, and those that are also called so."""

from collections import Counter, defaultdict

from generator.analysis import Entity


class Initials:
    """What the organisations of all reports are called."""

    def __init__(self) -> None:
        self._spelt_out: Counter[str] = Counter()
        # By id the initials that are its name, and those that are among the spellings of its full name; and back.
        self._own: dict[str, Counter[str]] = defaultdict(Counter)
        self._also: dict[str, Counter[str]] = defaultdict(Counter)
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)

    def count(self, entity: Entity, often: int) -> None:
        """Count what an organisation is called in a report, or take it back."""
        if entity.kind != "organisation":
            return
        if _is_initials(entity.name):
            _count(self._own, self._owners, entity.id, entity.name, often)
            return
        self._spelt_out[entity.id] += often
        for spelling in {mention.text for mention in entity.mentions if _is_initials(mention.text)}:
            _count(self._also, self._called, entity.id, spelling, often)

    def fuller(self, id_: str) -> set[str]:
        """What the initials that are its only name stand for."""
        if self._spelt_out[id_]:
            return set()
        return {other for name in self._own.get(id_, ()) for other in self._called.get(name, ()) if other != id_}

    def shorter(self, id_: str) -> set[str]:
        """Who has its initials as the only name."""
        owners = {other for spelling in self._also.get(id_, ()) for other in self._owners.get(spelling, ())}
        return {other for other in owners if other != id_ and not self._spelt_out[other]}


def _count(names: dict[str, Counter[str]], ids: dict[str, set[str]], id_: str, name: str, often: int) -> None:
    names[id_][name] += often
    if names[id_][name]:
        ids[name].add(id_)
        return
    del names[id_][name]
    ids[name].discard(id_)


def _is_initials(name: str) -> bool:
    return name.isupper() and " " not in name
