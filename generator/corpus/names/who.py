"""Who is who across the collection: joined by evidence, never by a shared surname alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.analysis import Entity
from generator.analysis.names.joining import holds, parts
from generator.text.slugs import marked

# What so many reports name, and such a share of them, says nothing of who somebody is.
_WIDELY, _WIDELY_SHARE = 20, 0.02
_SHARED = 2
_Key = tuple[str, str]
_Name = tuple[str, ...]
_Mark = str | tuple[str, str]


class Appearance(Struct, frozen=True, gc=False):
    """An entity as the report on the seed `seed` has it."""

    seed: str
    entity: Entity


class _Evidence:
    """What is said of somebody beside the name: countries, roles, and who and what the same reports name."""

    def __init__(self) -> None:
        self.countries: set[str] = set()
        self.roles: set[str] = set()
        self.company: set[_Key] = set()

    def take(self, other: "_Evidence") -> None:
        """Take in more evidence."""
        self.countries |= other.countries
        self.roles |= other.roles
        self.company |= other.company

    def supports(self, other: "_Evidence", needed: int = _SHARED) -> bool:
        """Whether two whose names fit are one: no country against it, and a role or company that both have."""
        agree = not self.countries.isdisjoint(other.countries)
        if self.countries and other.countries and not agree:
            return False
        roles = self.roles & other.roles
        if any(" " in role for role in roles):
            return True
        shared = len(self.company & other.company)
        return bool(roles and (agree or shared)) or shared >= needed + (not agree)

    def marks(self) -> set[_Mark]:
        """What others must have one of to be supported, unless nothing is needed."""
        return self.company | self.offices()

    def offices(self) -> set[_Mark]:
        """Roles of several words; those of one word with the countries, which alone say little."""
        named = {(role, country) for role in self.roles for country in self.countries}
        return {role for role in self.roles if " " in role} | named


class _Register:
    """All appearances by kind and id, with the evidence of each and of all under one id."""

    def __init__(self, appearances: Sequence[Appearance]) -> None:
        self.appearances = appearances
        self.members: dict[_Key, list[int]] = defaultdict(list)
        for at, each in enumerate(appearances):
            self.members[each.entity.kind, each.entity.id].append(at)
        self._company = _company(appearances, self.members)
        self._gathered: dict[_Key, _Evidence] = {}

    def of(self, key: _Key) -> _Evidence:
        """The evidence of all that goes by one id."""
        if key not in self._gathered:
            self._gathered[key] = self.gather(self.members[key])
        return self._gathered[key]

    def gather(self, members: Iterable[int]) -> _Evidence:
        """The evidence of some appearances of one."""
        evidence = _Evidence()
        for at in members:
            seed, entity = self.appearances[at].seed, self.appearances[at].entity
            if entity.country:
                evidence.countries.add(entity.country)
            evidence.roles.update(role.text.casefold() for role in entity.roles)
            evidence.company.update(self._company.get(seed, ()))
            evidence.company.discard((entity.kind, entity.id))
        return evidence

    def name(self, key: _Key) -> _Name:
        """The parts of the name that goes by an id."""
        return parts(self.appearances[self.members[key][0]].entity.name)


def homes(appearances: Sequence[Appearance]) -> list[str]:
    """For each of `appearances`, in the order of their seeds' names, the id to go by.

    People of one full name are one. A shorter name and the one fuller name that holds it are one where evidence
    supports it, under the id that more reports have; people of one name alone are one where evidence joins them. So it
    is with initials and the name that some report spells them out as. Anything else goes by the id its report gave it.
    """
    register = _Register(appearances)
    fuller = _fuller(register)
    leads = _leads(register, fuller)
    home = [each.entity.id for each in appearances]
    for key, members in register.members.items():
        if not _is_lone(register, key):
            home = _placed(home, members, leads.get(key, key[1]))
            continue
        left = []
        known = _by_mark(register, key[0], fuller.get(key, ()))
        for at in members:
            own = register.gather([at])
            near = sorted({id_ for mark in own.marks() for id_ in known.get(mark, ())})
            found = _settled(register, key[0], own, near)
            if found:
                home[at] = leads.get((key[0], found), found)
            else:
                left.append(at)
        _part(register, left, home)
    return home


def _company(appearances: Sequence[Appearance], members: Mapping[_Key, list[int]]) -> dict[str, set[_Key]]:
    """By seed, the people, organisations and events it names that not all the world names."""
    most = max(_WIDELY, _WIDELY_SHARE * len({each.seed for each in appearances}))
    company: dict[str, set[_Key]] = defaultdict(set)
    for key, own in members.items():
        if key[0] != "place" and 1 < len(own) <= most:
            for at in own:
                company[appearances[at].seed].add(key)
    return company


def _fuller(register: _Register) -> dict[_Key, list[str]]:
    """By kind and id of a shorter name: the ids of the fuller names that hold it."""
    people = {key: register.name(key) for key in register.members if key[0] == "person"}
    by_name: dict[_Name, list[_Key]] = defaultdict(list)
    for key, name in people.items():
        by_name[name].append(key)
    fuller: dict[_Key, set[str]] = defaultdict(set)
    for key, name in people.items():
        for shorter in (each for part in _within(name) for each in by_name.get(part, ())):
            fuller[shorter].add(key[1])
    for initials, id_ in _spelt_out(register):
        fuller[initials].add(id_)
    return {key: sorted(ids) for key, ids in fuller.items()}


def _within(name: _Name) -> Iterator[_Name]:
    """The shorter names in `name`: its parts that stand side by side, its first and last."""
    if len(name) > _SHARED:
        yield name[0], name[-1]
    for length in range(1, len(name)):
        for at in range(len(name) - length + 1):
            yield name[at : at + length]


def _spelt_out(register: _Register) -> Iterator[tuple[_Key, str]]:
    """Organisations that one report has under initials alone, with those that another also calls so."""
    bodies = [each.entity for each in register.appearances if each.entity.kind == "organisation"]
    ids = {entity.id for entity in bodies if not _is_initials(entity.name)}
    initials = {e.name: (e.kind, e.id) for e in bodies if _is_initials(e.name) and e.id not in ids}
    for entity in bodies:
        if not _is_initials(entity.name):
            for spelling in {mention.text for mention in entity.mentions} & initials.keys():
                if initials[spelling][1] != entity.id:
                    yield initials[spelling], entity.id


def _is_initials(name: str) -> bool:
    return name.isupper() and " " not in name


def _leads(register: _Register, fuller: Mapping[_Key, Sequence[str]]) -> dict[_Key, str]:
    """By kind and id of full names and initials that evidence joins: the id that most reports have."""
    longer = {}
    for key, candidates in fuller.items():
        if not _is_lone(register, key) and (found := _settled(register, key[0], register.of(key), candidates)):
            longer[key] = (key[0], found)
    groups: dict[_Key, set[_Key]] = defaultdict(set)
    for key in longer:
        last = key
        while last in longer:
            last = longer[last]
        groups[last] |= {last, key}
    return {key: max(group, key=lambda each: _weight(register, each))[1] for group in groups.values() for key in group}


def _weight(register: _Register, key: _Key) -> tuple[int, int, str]:
    return len(register.members[key]), len(register.name(key)), key[1]


def _is_lone(register: _Register, key: _Key) -> bool:
    """Whether it is a person of whom one name alone is given."""
    return key[0] == "person" and len(register.name(key)) == 1


def _by_mark(register: _Register, kind: str, ids: Iterable[str]) -> dict[_Mark, list[str]]:
    """Those of `ids` that have a mark, so that not everybody is compared with all of them."""
    known: dict[_Mark, list[str]] = defaultdict(list)
    for id_ in ids:
        for mark in register.of((kind, id_)).marks():
            known[mark].append(id_)
    return known


def _settled(register: _Register, kind: str, own: _Evidence, candidates: Sequence[str]) -> str | None:
    """The one of `candidates` that evidence supports; of several that hold one another the fullest."""
    needed = 0 if kind == "organisation" and len(candidates) == 1 else _SHARED
    names = {id_: register.name((kind, id_)) for id_ in candidates if register.of((kind, id_)).supports(own, needed)}
    fullest = max(names, key=lambda id_: (len(names[id_]), id_), default=None)
    # Two different fuller names that fit leave it open who is meant.
    one = fullest is not None and all(name == names[fullest] or holds(names[fullest], name) for name in names.values())
    return fullest if one else None


def _placed(home: list[str], members: Iterable[int], id_: str) -> list[str]:
    for at in members:
        home[at] = id_
    return home


def _part(register: _Register, members: Sequence[int], home: list[str]) -> None:
    """Appearances of one name alone: those that evidence joins go by one id, the first of them by the plain one."""
    known: dict[_Mark, set[int]] = defaultdict(set)
    groups: list[_Evidence] = []
    plain = [home[at] for at in members[:1]]
    for at in members:
        own = register.gather([at])
        near = sorted({number for mark in own.marks() for number in known[mark]})
        number = next((number for number in near if groups[number].supports(own)), len(groups))
        if number == len(groups):
            groups.append(_Evidence())
            plain += [f"{home[at]}-{marked(register.appearances[at].seed)}"] if number else []
        groups[number].take(own)
        home[at] = plain[number]
        for mark in own.company | groups[number].offices():
            known[mark].add(number)
