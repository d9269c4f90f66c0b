"""A memory across the collection: names that are clear in one report are found in the others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.analysis import Entity, Mention, Report, Unsettled

_CLEAR_KINDS = ("person", "organisation")
_LONGEST = 100


def remember(reports: Sequence[Report]) -> list[tuple[Entity, ...]]:
    """The entities of each of `reports`, with the people and organisations it names that only others know."""
    memory = Memory()
    memory.follow((), reports)
    return [memory.entities.get(report.name, ()) for report in reports]


class Change(NamedTuple):
    """The entities of a report as they were and as they are; none where there is no report."""

    before: tuple[Entity, ...]
    now: tuple[Entity, ...]


class Memory:
    """What the reports of a collection name, as reports come and go, with what they name that only others know.

    Only a full name is clear enough, of two words or more and a hundred characters at most; what a report found itself
    it keeps. A spelling that names two things names neither.
    """

    def __init__(self) -> None:
        self.entities: dict[str, tuple[Entity, ...]] = {}
        self._reports: dict[str, Report] = {}
        # By clear spelling and seed what it names there, None where that is two things; by word, who may mean a name.
        self._clear: dict[str, dict[str, Entity | None]] = defaultdict(dict)
        self._wanting: dict[str, dict[str, None]] = defaultdict(dict)
        self._known: dict[str, Entity | None] = {}

    def follow(self, gone: Iterable[Report], came: Iterable[Report]) -> dict[str, Change]:
        """Let reports go and take others in; by seed, where entities are not what they were."""
        spellings: set[str] = set()
        for report in gone:
            spellings |= self._let_go(report)
        due = set()
        for report in came:
            spellings |= self._take_in(report)
            due.add(report.name)
        for spelling in spellings:
            self._known.pop(spelling, None)
        if len(due) < len(self._reports):
            due |= {seed for spelling in spellings for seed in self._wanted_by(spelling)}
        now = {seed: self._reminded(self._reports[seed]) for seed in due}
        now |= {report.name: () for report in gone if report.name not in self._reports}
        changed = {
            seed: Change(before, entities)
            for seed, entities in now.items()
            if (before := self.entities.pop(seed, ())) != entities
        }
        self.entities |= {seed: entities for seed, entities in now.items() if entities}
        return changed

    def _take_in(self, report: Report) -> set[str]:
        """Take in a report; gives the clear spellings it has."""
        self._reports[report.name] = report
        for word in _words(report):
            self._wanting[word][report.name] = None
        named: dict[str, Entity | None] = {}
        for spelling, entity in _spellings(report):
            other = named.setdefault(spelling, entity)
            if other and (other.kind, other.id) != (entity.kind, entity.id):
                named[spelling] = None
        for spelling, known in named.items():
            self._clear[spelling][report.name] = known
        return set(named)

    def _let_go(self, report: Report) -> set[str]:
        """Let a report go; gives the clear spellings it had."""
        del self._reports[report.name]
        for word in _words(report):
            del self._wanting[word][report.name]
        spellings = {spelling for spelling, _ in _spellings(report)}
        for spelling in spellings:
            del self._clear[spelling][report.name]
            if not self._clear[spelling]:
                del self._clear[spelling]
        return spellings

    def _wanted_by(self, spelling: str) -> Iterator[str]:
        """The seeds whose reports may mean the name `spelling`."""
        for seed in self._wanting.get(spelling.partition(" ")[0], ()):
            if any(spelling in each.text for each in self._reports[seed].unsettled):
                yield seed

    def _reading(self, spelling: str) -> Entity | None:
        """What `spelling` names: as the first report has it, if all reports mean the same."""
        if spelling not in self._clear:
            return None
        if spelling not in self._known:
            meant = self._clear[spelling]
            one = len({each and (each.kind, each.id) for each in meant.values()}) == 1
            self._known[spelling] = meant[min(meant)] if one else None
        return self._known[spelling]

    def _reminded(self, report: Report) -> tuple[Entity, ...]:
        spelt = [(each.at, *found) for each in report.unsettled for found in _spelt(each, self._reading)]
        if not spelt:
            return report.entities
        document = report.article.labelled.document
        found = {(entity.kind, entity.id): entity for entity in report.entities}
        taken = {
            (each.line, at) for own in report.entities for each in own.mentions for at in range(each.start, each.end)
        }
        for block, start, text, entity in spelt:
            mention = Mention.of(document, document.blocks[block], start, start + len(text))
            if any((mention.line, at) in taken for at in range(mention.start, mention.end)):
                continue
            own = found.get((entity.kind, entity.id)) or replace(entity, mentions=(), roles=())
            mentions = sorted((*own.mentions, mention), key=lambda each: (each.line, each.start))
            found[entity.kind, entity.id] = replace(own, mentions=tuple(mentions))
        return tuple(found[key] for key in sorted(found))


def _words(report: Report) -> set[str]:
    """The words with which names may begin that the report does not tell to be names."""
    return {word for each in report.unsettled for word in each.text.split()}


def _spellings(report: Report) -> Iterator[tuple[str, Entity]]:
    """The clear spellings of a report, with what they name."""
    for entity in report.entities:
        if entity.kind in _CLEAR_KINDS:
            for spelling in {mention.text for mention in entity.mentions}:
                if spelling.partition(" ")[2] and len(spelling) <= _LONGEST:
                    yield spelling, entity


def _spelt(unsettled: Unsettled, reading: Callable[[str], Entity | None]) -> Iterator[tuple[int, str, Entity]]:
    """Where clear names stand in `unsettled`, each as a whole, the longest first; none overlaps another."""
    text, at = unsettled.text, 0
    while at < len(text):
        space = text.find(" ", at)
        end = space if space >= 0 else len(text)
        for last in range(min(len(text), at + _LONGEST), end + 1, -1):
            if not text[last : last + 1].isalnum() and (entity := reading(text[at:last])):
                yield unsettled.start + at, text[at:last], entity
                end = last
                break
        at = end + 1
