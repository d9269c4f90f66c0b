"""Who is who across the collection: entities of single reports joined by evidence, never by a shared surname alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.analysis import Entity, Mention, Report, RoleGiven
from generator.text.slugs import slug
from generator.text.tokens import words

_SHARED_NAMES = 2


class Appearance(Struct, frozen=True):
    """An entity as the report on the seed `seed` has it."""

    seed: str
    entity: Entity


class Persona(Struct, frozen=True):
    """Somebody or something that reports name, under all spellings; `country` where no two reports contradict."""

    id: str
    kind: str
    name: str
    country: str | None
    appearances: tuple[Appearance, ...]

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


class _Person(Struct, frozen=True):
    """A person of one report with the evidence beside the name."""

    appearance: Appearance
    parts: tuple[str, ...]
    roles: frozenset[str]
    company: frozenset[str]


def personas(reports: Sequence[Report]) -> tuple[Persona, ...]:
    """All that `reports`, in any order, name, by kind and id."""
    ordered = sorted(reports, key=lambda report: report.name)
    people = [person for report in ordered for person in _people(report)]
    homes = _homes(people)
    groups: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for person, home in zip(people, homes, strict=True):
        groups["person", home].append(person.appearance)
    for report in ordered:
        for entity in report.entities:
            if entity.kind != "person":
                groups[entity.kind, entity.id].append(Appearance(report.name, entity))
    return tuple(_persona(id_, kind, found) for (kind, id_), found in sorted(groups.items()))


def _people(report: Report) -> Iterator[_Person]:
    known = frozenset(entity.id for entity in report.entities)
    for entity in report.entities:
        if entity.kind == "person":
            roles = frozenset(" ".join(word.casefold() for word in words(role.text)) for role in entity.roles)
            parts = tuple(slug(entity.name).split("-"))
            yield _Person(Appearance(report.name, entity), parts, roles, known - {entity.id})


def _homes(people: list[_Person]) -> list[str]:
    """For each person the id to go by: that of the same full name, or of the one fuller name that evidence supports."""
    full = [person for person in people if len(person.parts) > 1]
    homes = []
    for person in people:
        fuller = {
            other.appearance.entity.id
            for other in full
            if len(other.parts) > len(person.parts) and _holds(other.parts, person.parts) and _supports(other, person)
        }
        longest = sorted(fuller, key=lambda id_: (-id_.count("-"), id_))
        # Two different fuller names that fit leave it open who is meant.
        fits = longest and all(_holds(tuple(longest[0].split("-")), tuple(id_.split("-"))) for id_ in longest)
        homes.append(longest[0] if fits else person.appearance.entity.id)
    return homes


def _holds(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(name[at : at + len(part)] == part for at in range(len(name) - len(part) + 1))


def _supports(other: _Person, person: _Person) -> bool:
    """Whether two people whose names fit are one: no country against it, and a role or company that both have."""
    a, b = other.appearance.entity.country, person.appearance.entity.country
    if a and b and a != b:
        return False
    if other.roles & person.roles:
        return True
    shared = len(other.company & person.company)
    return shared >= _SHARED_NAMES + (not (a and a == b))


def _persona(id_: str, kind: str, found: Iterable[Appearance]) -> Persona:
    appearances = tuple(found)
    names = Counter(each.entity.name for each in appearances)
    name = max(sorted(names), key=lambda each: (slug(each) == id_, names[each]))
    countries = {each.entity.country for each in appearances if each.entity.country}
    return Persona(id_, kind, name, countries.pop() if len(countries) == 1 else None, appearances)
