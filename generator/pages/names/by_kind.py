"""Names beside a story or a name: who and what its reports name, by kind, with how many of them do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.analysis import Report
from generator.corpus import Dossier
from generator.pages.markdown import folded, section
from generator.pages.naming import FOLDERS
from generator.pages.parts import Desk

_MOST_SHOWN, _MOST_FOLDED = 6, 40


def names_of(desk: Desk, reports: Iterable[Report], path: str) -> Iterator[str]:
    """The names by kind, those that most of `reports` give first."""
    named: dict[int, list[int]] = defaultdict(list)
    dossiers: dict[int, Dossier] = {}
    for report in reports:
        for dossier, entity in desk.naming.in_report[report.name]:
            dossiers[id(dossier)] = dossier
            named[id(dossier)].append(len(entity.mentions))
    ranked = sorted(named, key=lambda each: (-len(named[each]), -sum(named[each]), desk.naming.name(dossiers[each])))
    if ranked:
        yield f"## {desk.say('report.names')}"
    yield from by_kind(desk, [(dossiers[each], len(named[each])) for each in ranked], path)


def by_kind(desk: Desk, counts: Iterable[tuple[Dossier, int]], path: str) -> Iterator[str]:
    """Names with how many reports have each, under a heading for each kind; of many the others are folded."""
    rows: dict[str, list[str]] = defaultdict(list)
    for dossier, count in counts:
        rows[dossier.kind].append(desk.naming.listed(dossier, path, count))
    for kind, folder in FOLDERS.items():
        if kind in rows:
            yield f"### {desk.say(f'{folder}.title')}"
            yield section("k-counts", "\n".join(rows[kind][:_MOST_SHOWN]))
        if more := rows[kind][_MOST_SHOWN:]:
            listed = section("k-counts", "\n".join(more[:_MOST_FOLDED]))
            yield folded(desk.say("story.more_names", n=len(more)), listed)
