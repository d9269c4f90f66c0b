"""Timeline entries: dated sentences as ordered lists under headings of years, months and days."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from generator.analysis import TimexBasis
from generator.analysis.timexes import edtf
from generator.corpus import Statement, TimelineEntry
from generator.pages.markdown import section
from generator.pages.parts import Desk
from generator.pages.quoting import quoted
from generator.pages.timelines.facets import Facets

PRECISIONS = (4, 7, 10)
"""How long the key of a year, of a month, of a day is."""

_KEY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_YEAR, _MONTH, _DAY = PRECISIONS


def key_of(entry: TimelineEntry) -> str:
    """The day, month or year that `entry` is filed under: what its date begins with."""
    found = _KEY.match(entry.begins.replace("X", "0"))
    return found.group() if found else entry.begins[:_YEAR]


def shape_of(value: str) -> str:
    """How a date is drawn: a day is a dot, what is longer a band, what has no end an open band."""
    if value.startswith(edtf.OPEN):
        return "open-start"
    if value.endswith(edtf.OPEN):
        return "open-end"
    return "day" if len(value.rstrip("?~%")) == _DAY and "/" not in value else "span"


def anchor_of(key: str) -> str:
    """The anchor of the heading of a year, month or day."""
    return f"t{key}"


class Entries:
    """The entries of one timeline as Markdown on the page `source`; those it can be filtered by say what they are."""

    def __init__(self, desk: Desk, source: str, facets: Facets | None = None) -> None:
        self.source = source
        self._desk = desk
        self.facets = facets
        self._items: dict[int, str] = {}

    def listed(self, entries: Iterable[TimelineEntry]) -> str:
        """The entries as one list, as they come."""
        return section("k-timeline", "\n".join(self.item(entry) for entry in entries))

    def by_date(
        self,
        entries: Iterable[TimelineEntry],
        level: int,
        within: str = "",
        titled: Callable[[str], str] | None = None,
    ) -> str:
        """The entries in lists under headings from `level` on: of years, and `within` a year or month of what is less.

        `titled` gives the headings of the first level.
        """
        return section("k-timeline", "\n".join(self._under_headings(entries, level, within, titled)))

    def heading(self, key: str, level: int, title: str = "") -> str:
        """The heading of a year, month or day."""
        named = {_YEAR: "year", _MONTH: "month", _DAY: "day"}[len(key)]
        return f"{'#' * level} {title or self._desk.time(key)} {{: #{anchor_of(key)} .k-of-{named} }}"

    def item(self, entry: TimelineEntry) -> str:
        """An entry as an item of an ordered list: date, lane, sentences with the dated words marked, their lines."""
        if (known := self._items.get(id(entry))) is None:
            known = self._items[id(entry)] = self._item(entry)
        return known

    def _under_headings(
        self, entries: Iterable[TimelineEntry], level: int, within: str, titled: Callable[[str], str] | None
    ) -> Iterator[str]:
        before = within
        depths = {length: at for at, length in enumerate(p for p in PRECISIONS if p > len(within))}
        for entry in entries:
            key = key_of(entry)
            for length, depth in depths.items():
                if len(key) >= length and key[:length] != before[:length]:
                    title = titled(key[:length]) if titled and not depth else ""
                    yield f"\n{self.heading(key[:length], level + depth, title)}\n"
            before = key
            yield self.item(entry)

    def _item(self, entry: TimelineEntry) -> str:
        say = self._desk.say
        marks = [f'<span class="k-mark k-{entry.lane}">{say(f"timeline.{entry.lane}")}</span>']
        if entry.edtf == key_of(entry) and len(entry.edtf) < _DAY:
            marks.append(f'<span class="k-mark">{say(_EXACT[len(entry.edtf)])}</span>')
        if entry.basis is not TimexBasis.EXPLICIT:
            marks.append(f'<span class="k-mark">{say(f"timeline.{entry.basis}")}</span>')
        alike: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
        for said in entry.statements:
            alike[said.text, said.start, said.end].append(said)
        quotes = [self._quote(each) for each in alike.values()]
        first = f"1. {self._desk.time(entry.edtf)} {' · '.join(marks)}"
        return "  \n   ".join([first, *quotes]) + f"\n   {{: {self._attributes(entry)} }}"

    def _quote(self, alike: list[Statement]) -> str:
        """A sentence with its dated words marked, and where each report has it."""
        desk, said = self._desk, alike[0]
        report = desk.report_named[said.seed]
        cited = " · ".join(desk.cited_with_outlet(each.seed, each.line, self.source) for each in alike)
        return f"{quoted(desk, report, said.text, [(said.start, said.end)])}  \n   {cited}"

    def _attributes(self, entry: TimelineEntry) -> str:
        """The shape of the entry's date and, where the page has filters, what they go by; addresses alone, no text."""
        told = [f".k-{shape_of(entry.edtf)}"]
        if entry.edtf == key_of(entry):
            told.append(".k-headed")  # the heading says the date
        if self.facets:
            told += [f'data-{name}="{" ".join(values)}"' for name, values in self.facets.of(entry).items() if values]
        return " ".join(told)


_EXACT = {_YEAR: "timeline.to_the_year", _MONTH: "timeline.to_the_month"}
