"""Who people are of whom a report gives one name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.corpus.names.evidence import Evidence, Mark, Said, said_of
from generator.corpus.names.leading import fullest
from generator.corpus.names.register import Key, Register
from generator.text.slugs import marked


class Singles:
    """By name and seed, whom evidence makes of it: somebody with a fuller name, or one of several of that name."""

    def __init__(self, register: Register, evidence: Evidence) -> None:
        self._register, self._evidence = register, evidence
        self._settled: dict[Key, dict[str, Key]] = {}
        self._parted: dict[Key, dict[str, Key]] = {}
        self._names: dict[Key, dict[Key, set[str]]] = defaultdict(dict)

    def meant(self, key: Key, seed: str) -> Key:
        """Whom the report on `seed` means by the name `key`."""
        return self._settled.get(key, {}).get(seed) or self._parted.get(key, {}).get(seed, key)

    def called(self, meant: Key) -> Iterator[tuple[Key, str]]:
        """The names, and the seeds where they stand, by which reports call somebody who goes by more than the name."""
        yield from ((key, seed) for key, seeds in self._names.get(meant, {}).items() for seed in seeds)

    def look(self, key: Key, seeds: Iterable[str]) -> set[Key]:
        """Look at a name in some reports again; gives whom these meant or mean now, where that is somebody else."""
        before, alone = self._all(key), self._register.is_alone(key)
        if not (before or alone):
            return set()
        members = self._register.members[key] if alone else {}
        fuller = [(key[0], id_) for id_ in self._register.fuller(key)] if alone else []
        settled, parted = self._settled.pop(key, {}), self._parted.pop(key, {})
        again = not alone
        for seed in seeds:
            was = settled.pop(seed, None)
            found = self._found(key, seed, fuller) if seed in members else None
            if found:
                settled[seed] = found
            again |= not (was and found)
        if again:
            parted = self._part(key, sorted(members.keys() - settled.keys()))
        for told, meant in ((self._settled, settled), (self._parted, parted)):
            if meant and alone:
                told[key] = meant
        return self._write(key, before, self._all(key))

    def _all(self, key: Key) -> dict[str, Key]:
        return self._parted.get(key, {}) | self._settled.get(key, {})

    def _write(self, key: Key, before: Mapping[str, Key], now: Mapping[str, Key]) -> set[Key]:
        """Write down by what names people are called; gives those of whom that is not what it was."""
        other = [seed for seed in before.keys() | now.keys() if before.get(seed) != now.get(seed)]
        for seed in other:
            if seed in before:
                self._names[before[seed]][key].discard(seed)
            if seed in now:
                self._names[now[seed]].setdefault(key, set()).add(seed)
        return {meant for seed in other for meant in (before.get(seed, key), now.get(seed, key))}

    def _found(self, key: Key, seed: str, fuller: Iterable[Key]) -> Key | None:
        """The one of those with fuller names whom evidence shows to be meant."""
        evidence, members = self._evidence, self._register.members
        company, own = evidence.company(seed, key), said_of([members[key][seed]])
        if not (company or own.roles):
            return None
        beside = [members[each].keys() for each in company]
        near = [
            each
            for each in fuller
            if not all(map(members[each].keys().isdisjoint, beside))
            or (own.roles and not own.roles.isdisjoint(evidence.of(each).roles))
        ]
        return fullest([each for each in near if self._supports(each, own, company)], self._register)

    def _supports(self, fuller: Key, own: Said, company: Sequence[Key]) -> bool:
        return self._evidence.of(fuller).supports(own, lambda most: self._evidence.shared(fuller, company, most))

    def _part(self, key: Key, seeds: Sequence[str]) -> dict[str, Key]:
        """Those who evidence joins are one, the first of them by the plain name; gives the others."""
        members, parted = self._register.members.get(key, {}), {}
        known: dict[Mark | Key, set[int]] = defaultdict(set)
        groups: list[tuple[Said, set[Key]]] = []
        homes = [key]
        for seed in seeds:
            own, company = said_of([members[seed]]), set(self._evidence.company(seed, key))
            near = sorted({number for mark in (*company, *own.offices()) for number in known.get(mark, ())})
            number = next((at for at in near if _is_of(groups[at], own, company)), len(groups))
            if number == len(groups):
                groups.append((own, company))
                homes += [(key[0], f"{key[1]}-{marked(seed)}")] if number else []
            else:
                said, others = groups[number]
                groups[number] = Said(said.countries | own.countries, said.roles | own.roles), others | company
            if number:
                parted[seed] = homes[number]
            for mark in (*company, *groups[number][0].offices()):
                known[mark].add(number)
        return parted


def _is_of(group: tuple[Said, set[Key]], own: Said, company: set[Key]) -> bool:
    said, others = group
    return said.supports(own, lambda most: len(others & company))
