"""The timeline: dated, verbatim sentences of all reports, in the order of their dates."""

from collections.abc import Iterable

from msgspec import Struct

from generator.analysis import Lane, Report, TimexBasis


class Statement(Struct, frozen=True):
    """A verbatim sentence with the seed and the line it stands in; `timex` is its dated words."""

    seed: str
    line: int
    text: str
    timex: str


class TimelineEntry(Struct, frozen=True):
    """What reports say of one date: EDTF value, whether it dates event or telling, and how the date is known."""

    edtf: str
    lane: Lane
    basis: TimexBasis
    statements: tuple[Statement, ...]


def timeline(reports: Iterable[Report]) -> tuple[TimelineEntry, ...]:
    """One entry a dated sentence, oldest date first; a month stands before its days, a year before its months."""
    entries: dict[tuple[str, str, str], TimelineEntry] = {}
    for report in reports:
        for timex in report.timexes:
            if timex.edtf is None:
                continue
            statement = Statement(report.name, timex.line, timex.sentence, timex.text)
            entry = TimelineEntry(timex.edtf, timex.lane, timex.basis, (statement,))
            entries.setdefault((report.name, timex.edtf, timex.sentence), entry)
    return tuple(sorted(entries.values(), key=_order))


def _order(entry: TimelineEntry) -> tuple[str, Lane, str, int]:
    return entry.edtf, entry.lane, entry.statements[0].seed, entry.statements[0].line
