"""Quoting: verbatim text with what is marked in it: words that hedge it, and names that have pages."""

import re
from collections.abc import Iterable, Iterator

from generator.analysis import Report
from generator.metadata import Passage
from generator.pages.links import link
from generator.pages.markdown import Dress, dressed, escape
from generator.pages.parts import Desk

# A sentence that itself begins or ends with one keeps some distance from ours.
_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』")


def quoted(desk: Desk, report: Report, sentence: str, marked: Iterable[tuple[int, int]] = ()) -> str:
    """A sentence of `report` in quotation marks, with its hedges, and what else is `marked` in it."""
    marks = [Dress(start, end, "<mark>", "</mark>") for start, end in marked]
    edges = [name for name, at in (("k-opens", 0), ("k-closes", -1)) if sentence[at:][:1] in _MARKS]
    named = f' class="{" ".join(edges)}"' if edges else ""
    return f"<q{named}{desk.lang(report)}>{dressed(sentence, [*marks, *_hedges(desk, report, sentence)])}</q>"


def hedge_legend(desk: Desk, reports: Iterable[Report]) -> list[str]:
    """What the mark of a hedge means, where one of the reports hedges."""
    if not any(report.hedges for report in reports):
        return []
    return [f'<span class="k-hedge">{desk.say("hedge.such")}</span> {desk.say("hedge.meaning")}\n{{: .k-note }}']


class Prose:
    """The passages of one report as they stand on its page.

    First mentions lead to the pages of names, but not of places: too many links are hard to read.
    """

    def __init__(self, desk: Desk, report: Report) -> None:
        self._desk = desk
        self._report = report
        self._path = desk.links.report(report.name)
        self._linked: set[int] = set()

    def of(self, passage: Passage) -> str:
        """The text of a passage of the body."""
        hedges = [
            Dress(span.start + each.start, span.start + each.end, each.before, each.after)
            for span, sentence in zip(passage.sentences, passage.quotes, strict=True)
            for each in _hedges(self._desk, self._report, sentence)
        ]
        names = list(self._names(passage))
        free = [each for each in hedges if not any(each.start < name.end and name.start < each.end for name in names)]
        return dressed(passage.text, [*names, *free])

    def _names(self, passage: Passage) -> Iterator[Dress]:
        """First mentions in the passage; none overlaps another."""
        taken: list[Dress] = []
        for dossier, entity in self._desk.naming.in_report[self._report.name]:
            path = self._desk.naming.path(dossier)
            mention = next((each for each in entity.mentions if each.line == passage.line), None)
            if path is None or mention is None or dossier.kind == "place" or id(dossier) in self._linked:
                continue
            found = re.search(rf"(?<!\w){re.escape(mention.text)}(?!\w)", passage.text)
            if found and not any(found.start() < each.end and each.start < found.end() for each in taken):
                way = link("", path, self._path).removeprefix("[")
                taken.append(Dress(found.start(), found.end(), "[", f"{way}{{ .k-name }}"))
                self._linked.add(id(dossier))
        return iter(taken)


def _hedges(desk: Desk, report: Report, sentence: str) -> Iterator[Dress]:
    """The hedges of the sentence, in order."""
    at = 0
    for hedge in report.hedges:
        if hedge.sentence == sentence and (found := re.compile(rf"\b{re.escape(hedge.text)}\b").search(sentence, at)):
            at = found.end()
            yield Dress(*found.span(), f'<span class="k-hedge" title="{escape(desk.say("hedge.meaning"))}">', "</span>")
