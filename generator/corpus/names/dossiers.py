"""Dossiers: what all reports together say of one person, organisation, place or event."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.analysis import Entity, Mention, Report, RoleGiven
from generator.corpus.editors.name_decisions import NameDecision, carried_out, unknown_names
from generator.corpus.names.memory import remember
from generator.corpus.names.who import Appearance, homes
from generator.errors import Problem
from generator.text.slugs import name_address

_AGREE = 2 / 3
_MOST, _FEWEST = 0.75, 3


class Dossier(Struct, frozen=True):
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


def dossiers(
    reports: Sequence[Report], decisions: Sequence[NameDecision] = ()
) -> tuple[tuple[Dossier, ...], tuple[Problem, ...]]:
    """The dossiers of all that `reports`, in the order of their names, name; by kind and id.

    What editors decided overrules what was found; decisions on names that no report has are told.
    """
    found = _of_one_kind(remember(reports))
    appearances = [
        Appearance(report.name, entity) for report, entities in zip(reports, found, strict=True) for entity in entities
    ]
    own = [f"{each.entity.kind}/{home}" for each, home in zip(appearances, homes(appearances), strict=True)]
    groups: dict[str, list[Appearance]] = defaultdict(list)
    decided: dict[str, list[NameDecision]] = defaultdict(list)
    on: dict[str, list[NameDecision]] = defaultdict(list)
    for decision in decisions:
        for name in decision.names:
            on[name].append(decision)
    seeds: dict[str, list[str]] = defaultdict(list)
    for each, name in zip(appearances, own, strict=True):
        if name in on:
            seeds[name].append(each.seed)
    moved = carried_out(decisions, seeds)
    for each, name in zip(appearances, own, strict=True):
        if name not in on:
            groups[name].append(each)
        elif home := moved.get((name, each.seed), name):
            groups[home].append(each)
            decided[home] += on[name]
    made = tuple(_dossier(name, groups, tuple(dict.fromkeys(decided.get(name, ())))) for name in sorted(groups))
    return made, tuple(unknown_names(decisions, set(own)))


def _of_one_kind(found: Sequence[Sequence[Entity]]) -> Sequence[Sequence[Entity]]:
    """The entities of each report, of the kind that nearly all reports give to what has their id."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in chain.from_iterable(found):
        counts[entity.id][entity.kind] += 1
    firm = {}
    for id_, kinds in counts.items():
        kind, count = kinds.most_common(1)[0]
        if len(kinds) > 1 and count >= _MOST * kinds.total() >= _FEWEST:
            firm[id_] = kind
    if not firm:
        return found
    return [[replace(each, kind=firm[each.id]) if each.id in firm else each for each in entities] for entities in found]


def _dossier(own: str, groups: dict[str, list[Appearance]], decided: tuple[NameDecision, ...]) -> Dossier:
    kind, _, id_ = own.partition("/")
    found = groups[own]
    ids = {each.entity.id for each in found}
    known = {f"{kind}/{each}" for each in ids}.union(*(each.names for each in decided))
    former = sorted(name.partition("/")[2] for name in known if name not in groups)
    given = next((each.name for each in decided if each.verb == "rename" and own in each.names), None)
    name = given or _name(id_, [each.entity for each in found], is_person=kind == "person")
    return Dossier(id_, kind, name, _country(found), _joined(found), tuple(former), decided)


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
            each = Appearance(each.seed, _together(other.entity, each.entity))  # noqa: PLW2901
        by_seed[each.seed] = each
    return tuple(by_seed.values())


def _together(a: Entity, b: Entity) -> Entity:
    mentions = tuple(sorted((*a.mentions, *b.mentions), key=lambda each: (each.line, each.start)))
    return Entity(a.id, a.kind, a.name, a.country or b.country, mentions, (*a.roles, *b.roles))
