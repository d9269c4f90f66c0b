"""Facets: what a timeline entry can be found by."""

from collections import defaultdict
from collections.abc import Iterator

from generator.corpus import Dossier, Statement, TimelineEntry
from generator.pages.parts import Desk
from generator.text.slugs import name_address

_YEAR_LENGTH = 4
_NAMED = ("person", "place")


class Facets:
    """What entries can be found by: for each filter, addresses with their names.

    People and places are those that the sentence itself names.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._named: dict[str, dict[int, list[tuple[str, Dossier]]]] = {}
        self._known: dict[int, dict[str, dict[str, str]]] = {}

    def of(self, entry: TimelineEntry) -> dict[str, dict[str, str]]:
        """The facets of an entry of the corpus."""
        if (known := self._known.get(id(entry))) is None:
            known = self._known[id(entry)] = self._found(entry)
        return known

    def _found(self, entry: TimelineEntry) -> dict[str, dict[str, str]]:
        desk = self._desk
        found: dict[str, dict[str, str]] = {name: {} for name in ("lane", "outlet", *_NAMED, "story", "year")}
        found["lane"][entry.lane] = desk.say(f"timeline.{entry.lane}")
        year = entry.begins.replace("X", "0")[:_YEAR_LENGTH]
        found["year"][year] = year
        for said in entry.statements:
            report, story = desk.report_named[said.seed], desk.story_of[said.seed]
            outlet = report.article.publisher
            found["outlet"][name_address(outlet) if outlet else "-"] = desk.outlet(report)
            for dossier in self._named_in(said):
                place = dossier.kind == "place"
                found[dossier.kind][dossier.id] = desk.place_name(dossier.id) if place else dossier.name
            if len(story.reports) > 1:
                found["story"][story.slug] = story.title
        return found

    def _named_in(self, said: Statement) -> Iterator[Dossier]:
        if (lines := self._named.get(said.seed)) is None:
            lines = self._named[said.seed] = defaultdict(list)
            for dossier, entity in self._desk.naming.in_report[said.seed]:
                if dossier.kind in _NAMED:
                    for line, text in sorted({(mention.line, mention.text) for mention in entity.mentions}):
                        lines[line].append((text, dossier))
        return (dossier for text, dossier in lines.get(said.line, ()) if text in said.text)
