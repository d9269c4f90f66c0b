"""Filing: the days, months or years that the reports of a long list stand under."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.analysis import Report
from generator.pages.links import link
from generator.pages.markdown import section
from generator.pages.parts import Desk

_DAY, _MONTH, _YEAR = 10, 7, 4
# How much of a key the row says in which its way stands.
_ABOVE = {_DAY: _MONTH, _MONTH: _YEAR, _YEAR: 0, 0: 0}
# A heading gathers so many reports at least, on average; among more headings nobody finds the one they look for.
_LEAST_BELOW, _MOST_HEADINGS = 3, 99


class Filing:
    """The headings that the reports of a list share, which stand on one page or on several.

    They are days, months or years: the most precise that gather enough reports each. A short list has none, nor has
    one whose reports are all of one day.
    """

    def __init__(self, desk: Desk, pages: Mapping[str, Sequence[Report]]) -> None:
        self._desk = desk
        reports = [report for portion in pages.values() for report in portion]
        most = min(len(reports) // _LEAST_BELOW, _MOST_HEADINGS)
        lengths = (_DAY, _MONTH, _YEAR)
        self._length = next((n for n in lengths if 1 < len({self._key(each, n) for each in reports}) <= most), 0)
        self._first: dict[str, str] = {}
        for path, portion in pages.items():
            for report in portion:
                self._first.setdefault(self._key(report, self._length), path)

    def listed(self, reports: Sequence[Report], source: str, level: int, *, with_outlets: bool) -> Iterator[str]:
        """The reports in lists, each below its heading."""
        for key, group in groupby(reports, key=lambda report: self._key(report, self._length)):
            if self._length:
                title = self._desk.time(key) if key else self._desk.say("archive.undated")
                yield f"{'#' * level} {title} {{: #{_anchor(key)} .k-filed }}"
            yield self._desk.report_list(group, source, with_outlets=with_outlets, under=key)

    def ways(self, source: str) -> str:
        """The ways from the page `source` to all headings, each to the first page that has it; empty without any.

        Days stand in the row of their month, months in that of their year.
        """
        rows = []
        for above, keys in groupby(self._first, key=lambda key: key[: _ABOVE[len(key)]]):
            ways = [link(self._short(key), self._first[key], source, _anchor(key)) for key in keys]
            rows.append(f"<span>{self._desk.say.date(above)}</span> {' '.join(ways)}" if above else " ".join(ways))
        return section("k-jumps", "\n\n".join(rows)) if self._length else ""

    def _key(self, report: Report, length: int) -> str:
        return (self._desk.day(report) or "")[:length]

    def _short(self, key: str) -> str:
        """A heading as it stands in its row."""
        if len(key) == _DAY:
            return str(int(key[_MONTH + 1 :]))
        if len(key) == _MONTH:
            return self._desk.say.short_month(int(key[_YEAR + 1 :]))
        return key or self._desk.say("archive.undated")


def _anchor(key: str) -> str:
    return f"r{key or '0'}"
