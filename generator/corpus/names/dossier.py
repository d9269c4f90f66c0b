"""A dossier: what all reports together say of one person, organisation, place or event."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from generator.analysis import Entity, Mention, RoleGiven
from generator.corpus.editors.name_decisions import NameDecision
from generator.corpus.names.kinds import together
from generator.text.slugs import name_address

_AGREE = 2 / 3


class Appearance(Struct, frozen=True, gc=False):
    """An entity as the report on the seed `seed` has it."""

    seed: str
    entity: Entity


class Dossier(Struct, frozen=True, gc=False):
    """Somebody or something that reports name, under all spellings.

    `country` is the one that two of three reports give which give any. `former` are ids by which single reports know
    it, and nothing else is known: their addresses lead here. `decided` is what editors made of it.
    """

    id: str
    kind: str
    name: str
    country: str | None
    appearances: tuple[Appearance, ...]
    former: tuple[str, ...] = ()
    decided: tuple[NameDecision, ...] = ()

    @property
    def spellings(self) -> dict[str, int]:
        """How often each spelling is used, the most used first."""
        counts = Counter(mention.text for each in self.appearances for mention in each.entity.mentions)
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def roles(self) -> list[tuple[str, RoleGiven]]:
        """The roles given, each with the seed that gives it."""
        return [(each.seed, role) for each in self.appearances for role in each.entity.roles]

    @property
    def mentions(self) -> list[tuple[str, Mention]]:
        """All mentions, each with its seed."""
        return [(each.seed, mention) for each in self.appearances for mention in each.entity.mentions]

    @property
    def seeds(self) -> list[str]:
        """The seeds of the reports that name it."""
        return [each.seed for each in self.appearances]


def make_dossier(
    name: str, found: Sequence[Appearance], decided: tuple[NameDecision, ...], has_dossier: Callable[[str], bool]
) -> Dossier:
    """The dossier of who goes by `name`, kind and id, where others have one, too; `found` is in order of the seeds."""
    kind, _, id_ = name.partition("/")
    ids = {each.entity.id for each in found}
    known = {f"{kind}/{each}" for each in ids}.union(*(each.names for each in decided))
    former = sorted(each.partition("/")[2] for each in known if not has_dossier(each))
    given = next((each.name for each in decided if each.verb == "rename" and name in each.names), None)
    called = given or _name(id_, [each.entity for each in found], is_person=kind == "person")
    return Dossier(id_, kind, called, _country(found), _joined(found), tuple(former), decided)


def _name(id_: str, entities: Sequence[Entity], *, is_person: bool) -> str:
    """The name that most reports give it; of a person one that makes its id comes first."""
    names = Counter([entity.name for entity in entities])
    if len(names) == 1:
        return next(iter(names))
    return max(sorted(names), key=lambda name: (is_person and name_address(name) == id_, names[name]))


def _country(found: Iterable[Appearance]) -> str | None:
    given = Counter([each.entity.country for each in found if each.entity.country])
    country, count = given.most_common(1)[0] if given else (None, 0)
    return country if count >= _AGREE * given.total() else None


def _joined(found: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """One appearance a report: a report may have had somebody under two names."""
    by_seed: dict[str, Appearance] = {}
    for each in found:
        if other := by_seed.get(each.seed):
            each = Appearance(each.seed, together(other.entity, each.entity))  # noqa: PLW2901
        by_seed[each.seed] = each
    return tuple(by_seed.values())
