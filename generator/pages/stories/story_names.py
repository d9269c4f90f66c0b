"""Who and what the reports of a story name, with how many of them do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.analysis import Report
from generator.corpus import Dossier
from generator.pages.markdown import section
from generator.pages.naming import FOLDERS
from generator.pages.parts import Desk

_MOST_SHOWN, _MOST_FOLDED = 6, 40


def story_names(desk: Desk, members: Iterable[Report], path: str) -> Iterator[str]:
    """The names by kind, those that most of `members` give first; of many the others are folded."""
    named: dict[int, list[int]] = defaultdict(list)
    dossiers: dict[int, Dossier] = {}
    for report in members:
        for dossier, entity in desk.naming.in_report[report.name]:
            dossiers[id(dossier)] = dossier
            named[id(dossier)].append(len(entity.mentions))
    ranked = sorted(named, key=lambda each: (-len(named[each]), -sum(named[each]), desk.naming.name(dossiers[each])))
    if ranked:
        yield f"## {desk.say('report.names')}"
    for kind, folder in FOLDERS.items():
        rows = [
            desk.naming.listed(dossiers[each], path, len(named[each])) for each in ranked if dossiers[each].kind == kind
        ]
        if rows:
            yield f"### {desk.say(f'{folder}.title')}"
            yield section("k-counts", "\n".join(rows[:_MOST_SHOWN]))
        if more := rows[_MOST_SHOWN:]:
            summary = f"<summary>{desk.say('story.more_names', n=len(more))}</summary>"
            listed = section("k-counts", "\n".join(more[:_MOST_FOLDED]))
            yield f'<details class="k-only" markdown>\n{summary}\n\n{listed}\n\n</details>'
