"""Naming: what people, organisations, places and events are called on pages, and where their own pages stand."""

from collections import defaultdict

from generator.analysis import Entity
from generator.corpus import Corpus, Dossier
from generator.pages.links import Links, link
from generator.pages.markdown import escape
from generator.pages.messages import Messages

FOLDERS = {"person": "people", "organisation": "organisations", "place": "places", "event": "events"}
"""The folders of the kinds of entities, in the order in which pages show them."""

SMALL = 100
"""In a digest of so many reports all names have pages; in a larger one those that two reports share."""


class Naming:
    """The dossiers of a corpus by report, by name, and by page."""

    def __init__(self, corpus: Corpus, say: Messages, links: Links, countries: dict[str, tuple[str, ...]]) -> None:
        self._say = say
        self._countries = countries
        least = 1 if len(corpus.reports) <= SMALL else 2
        self.paged = [dossier for dossier in corpus.entities if len(dossier.appearances) >= least]
        self._paths = {id(each): links.entity(FOLDERS[each.kind], each.id) for each in self.paged}
        self.in_report: dict[str, list[tuple[Dossier, Entity]]] = defaultdict(list)
        for dossier in corpus.entities:
            for each in dossier.appearances:
                self.in_report[each.seed].append((dossier, each.entity))

    def name(self, dossier: Dossier) -> str:
        """What `dossier` is called: a country as the interface does, anything else as the reports do."""
        is_country = dossier.kind == "place" and dossier.id in self._countries
        return self._say.country(dossier.id) if is_country else dossier.name

    def path(self, dossier: Dossier) -> str | None:
        """The page of `dossier`, if it has one."""
        return self._paths.get(id(dossier))

    def listed(self, dossier: Dossier, source: str, count: int) -> str:
        """An item of a list of names, with how many reports have it; it looks the same without a page of its own."""
        name = self.link(dossier, source)
        shown = name if self.path(dossier) else f"<span>{name}</span>"
        return f"- {shown} {self._say('count.reports', n=count)}"

    def link(self, dossier: Dossier, source: str) -> str:
        """Its name, as a link from the page `source` where it has a page."""
        path, name = self.path(dossier), escape(self.name(dossier))
        return link(name, path, source) if path else name
