"""The dossiers of a collection, as its reports come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from generator.analysis import Report
from generator.corpus.editors.name_decisions import NameDecision, carried_out, unknown_names
from generator.corpus.names.dossier import Appearance, Dossier, make_dossier
from generator.corpus.names.kinds import Kinds
from generator.corpus.names.memory import Memory
from generator.corpus.names.register import Key
from generator.corpus.names.who import Who
from generator.errors import Problem


def dossiers(
    reports: Sequence[Report], decisions: Sequence[NameDecision] = ()
) -> tuple[tuple[Dossier, ...], tuple[Problem, ...]]:
    """The dossiers of all that `reports` name, by kind and id; what editors decided overrules what was found.

    Decisions on names that no report has are told.
    """
    kept = Dossiers()
    kept.follow((), reports)
    return kept.decided(decisions)


class _Group(NamedTuple):
    """Who goes by one name, in the order of the seeds, and what editors decided of it."""

    found: list[Appearance]
    decided: tuple[NameDecision, ...] = ()


class Dossiers:
    """All dossiers; those of whom reports that come and go tell nothing stay as they are."""

    def __init__(self) -> None:
        self._memory, self._kinds, self._who = Memory(), Kinds(), Who()
        self._made: dict[str, Dossier] = {}
        self._order: list[str] = []
        # Names that are to be looked at again: as reports tell else of them, or as editors overruled what was found.
        self._due: set[str] = set()
        self._overruled: set[str] = set()

    def follow(self, gone: Iterable[Report], came: Iterable[Report]) -> None:
        """Let reports go and take others in."""
        changed = self._memory.follow(gone, came)
        turned = self._kinds.follow(
            chain.from_iterable([change.before for change in changed.values()]),
            chain.from_iterable([change.now for change in changed.values()]),
        )
        members, entities = self._who.register.members, self._memory.entities
        seeds = {seed for id_ in turned for kind in self._kinds.all for seed in members.get((kind, id_), ())}
        seeds |= changed.keys()
        homes = self._who.follow({seed: self._kinds.settled(entities.get(seed, ())) for seed in seeds})
        self._due |= {_written(home) for home in homes}

    def decided(self, decisions: Sequence[NameDecision]) -> tuple[tuple[Dossier, ...], tuple[Problem, ...]]:
        """The dossiers, by kind and id, as editors want them; and decisions on names that no report has."""
        overruled = self._carried_out(decisions)
        groups = {name: self._group(name) for name in self._due | self._overruled} | overruled
        turned = [name for name, group in groups.items() if bool(group.found) != (name in self._made)]
        # Whether there is such a dossier, others tell of whom reports know by that name.
        beside = {_written(home) for name in turned for home in self._who.homes(_key(name))}
        groups |= {name: self._group(name) for name in beside - groups.keys()}
        came = {name for name in turned if groups[name].found}
        for name in set(turned) - came:
            del self._made[name]
        for name in sorted(groups):
            if groups[name].found:
                self._made[name] = make_dossier(name, *groups[name], lambda name: name in self._made or name in came)
        if turned:
            self._order = sorted(self._made)
        self._due, self._overruled = set(), set(overruled)
        unknown = unknown_names(decisions, self._found(overruled)) if decisions else ()
        return tuple(map(self._made.__getitem__, self._order)), tuple(unknown)

    def _carried_out(self, decisions: Sequence[NameDecision]) -> dict[str, _Group]:
        """By name, who goes by it after `decisions`, where these concern it."""
        on: dict[str, list[NameDecision]] = defaultdict(list)
        for decision in decisions:
            for name in decision.names:
                on[name].append(decision)
        found = {name: self._group(name).found for name in on}
        moved = carried_out(decisions, {name: [each.seed for each in own] for name, own in found.items()})
        told: dict[str, list[tuple[Appearance, str]]] = {name: [] for name in on}
        for name, own in found.items():
            for each in own:
                if home := moved.get((name, each.seed), name):
                    told.setdefault(home, []).append((each, name))
        for home in told.keys() - on.keys():
            told[home] += [(each, home) for each in self._group(home).found]
        made = {}
        for home, named in told.items():
            named.sort(key=lambda each: each[0].seed)
            concerning = chain.from_iterable([on.get(name, ()) for _, name in named])
            made[home] = _Group([each for each, _ in named], tuple(dict.fromkeys(concerning)))
        return made

    def _group(self, name: str) -> _Group:
        """Who was found to go by `name`."""
        return _Group([Appearance(*each) for each in self._who.appearances(_key(name))])

    def _found(self, overruled: Iterable[str]) -> set[str]:
        """The names that somebody was found to go by."""
        return (self._made.keys() - overruled) | {name for name in overruled if self._group(name).found}


def _key(name: str) -> Key:
    kind, _, id_ = name.partition("/")
    return kind, id_


def _written(key: Key) -> str:
    return f"{key[0]}/{key[1]}"
