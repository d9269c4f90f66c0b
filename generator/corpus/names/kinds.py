"""Kinds: where reports disagree of what kind something is, nearly all of them decide."""

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from generator.analysis import Entity

_MOST, _FEWEST = 0.75, 3


class Kinds:
    """How many reports give what has an id this kind or that."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._firm: dict[str, str] = {}
        self.all: set[str] = set()

    def follow(self, gone: Iterable[Entity], came: Iterable[Entity]) -> set[str]:
        """Count what has gone and what came; the ids whose kind that decides otherwise than before."""
        less, more = (Counter([(entity.kind, entity.id) for entity in each]) for each in (gone, came))
        self._counts.subtract(less)
        self._counts.update(more)
        self.all |= {kind for kind, _ in more}
        for key in less:
            if not self._counts[key]:
                del self._counts[key]
        return {id_ for id_ in {id_ for _, id_ in less.keys() | more.keys()} if self._decides(id_)}

    def settled(self, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The entities of a report, each of the kind that is decided, in order of kind and id."""
        if self._firm.keys().isdisjoint([entity.id for entity in entities]):
            return entities
        made: dict[tuple[str, str], Entity] = {}
        for entity in entities:
            own = replace(entity, kind=self._firm.get(entity.id, entity.kind))
            key = own.kind, own.id
            made[key] = together(made[key], own) if key in made else own
        return tuple(made[key] for key in sorted(made))

    def _decides(self, id_: str) -> bool:
        """Write down the kind that is decided, if any is; whether that is another than before."""
        before = self._firm.pop(id_, None)
        counts = {kind: count for kind in self.all if (count := self._counts.get((kind, id_)))}
        if len(counts) > 1:
            kind = max(counts, key=lambda kind: counts[kind])
            if counts[kind] >= _MOST * sum(counts.values()) >= _FEWEST:
                self._firm[id_] = kind
        return self._firm.get(id_) != before


def together(a: Entity, b: Entity) -> Entity:
    """One entity of two that a report has of somebody."""
    mentions = tuple(sorted((*a.mentions, *b.mentions), key=lambda each: (each.line, each.start)))
    return Entity(a.id, a.kind, a.name, a.country or b.country, mentions, (*a.roles, *b.roles))
