"""From reports to a corpus."""

from collections.abc import Sequence

from msgspec import Struct

from generator.analysis import Report
from generator.corpus.addresses import address
from generator.corpus.claims import Claim, compare
from generator.corpus.clues import Clues, clues_of
from generator.corpus.copies import Versions, find_copies, newest, versions
from generator.corpus.decisions import NONE, Decisions
from generator.corpus.dossiers import Dossier, dossiers
from generator.corpus.relations import Relation, relations
from generator.corpus.sharing import slim, staff
from generator.corpus.similarity import links_of, widest
from generator.corpus.space import space
from generator.corpus.stories import Story, group, name_story, same_texts
from generator.corpus.timeline import TimelineEntry, timeline
from generator.lexicon import load_lexicon


class Corpus(Struct, frozen=True):
    """All reports in the order of their seeds' names, their addresses, and how they belong together."""

    reports: tuple[Report, ...]
    addresses: dict[str, str]
    stories: tuple[Story, ...]
    relations: tuple[Relation, ...]
    versions: tuple[Versions, ...]
    timeline: tuple[TimelineEntry, ...]
    entities: tuple[Dossier, ...]


def relate(reports: Sequence[Report], decisions: Decisions = NONE, workers: int = 1) -> Corpus:
    """The corpus that `reports`, in any order, make; what editors decided overrules what was found."""
    ordered = sorted(reports, key=lambda report: report.name)
    addresses = {report.name: address(report.name) for report in ordered}
    told = [slim(report) for report in ordered]
    with staff(len(told), workers) as hands:
        clues = list(hands.each(_clues, told))
        links = links_of(space(clues, widest(len(clues))))
        copies = find_copies(ordered, clues, links)
        copied = same_texts(len(ordered), copies)
        places = {report.name: at for at, report in enumerate(ordered)}
        groups = decisions.apply(group(ordered, clues, links, copied), places)
        heads = {newest(same, ordered) for same in copied}
        claims = list(hands.each(_claims, [[told[at] for at in members if at in heads] for members in groups]))
    story_of = {at: number for number, members in enumerate(groups) for at in members}
    return Corpus(
        reports=tuple(ordered),
        addresses=addresses,
        stories=tuple(
            name_story([ordered[at] for at in members], addresses, said, decisions)
            for members, said in zip(groups, claims, strict=True)
        ),
        relations=relations(ordered, clues, links, copies, [story_of[at] for at in range(len(ordered))]),
        versions=tuple(versions([ordered[at] for at in same]) for same in copied if len(same) > 1),
        timeline=timeline(ordered, load_lexicon()),
        entities=dossiers(ordered),
    )


def _clues(reports: list[Report]) -> list[Clues]:
    lexicon = load_lexicon()
    return [clues_of(report, lexicon) for report in reports]


def _claims(stories: list[list[Report]]) -> list[tuple[Claim, ...]]:
    lexicon = load_lexicon()
    return [compare(reports, lexicon) for reports in stories]
