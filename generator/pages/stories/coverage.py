"""Coverage: who reported a story when, an outlet a row and a report a mark; beside each row the same in words."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape as escape_html

from msgspec import Struct

from generator.analysis import Report
from generator.analysis.timexes import edtf
from generator.pages.parts import Desk

_MOST_ROWS, _MOST_TOLD = 12, 4
# A line a day is still told from the next on a phone.
_MOST_LINES = 31
_LAST_MONTH = 12


class _Mark(Struct, frozen=True, order=True):
    """The days a report is from: one, or all of the month or year that is known; stated, or only not before."""

    first: date
    last: date
    is_stated: bool


def coverage(desk: Desk, members: Sequence[Report]) -> str:
    """The strip of a story's reports as HTML; nothing where none has a day."""
    marks = {report.name: mark for report in members if (mark := _mark(desk, report))}
    if not marks:
        return ""
    first, last = min(mark.first for mark in marks.values()), max(mark.last for mark in marks.values())
    rows = [
        f'<li><span class="k-outlet">{escape_html(name)}</span> {_track(told, marks, first, last)}'
        f' <span class="k-coverage__when">{_when(desk, told)}</span></li>'
        for name, told in _rows(desk, members, marks)
    ]
    days = (last - first).days
    kind = "k-coverage" if days else "k-coverage k-coverage--day"
    lines = f' style="--k-days:{days}"' if 1 < days <= _MOST_LINES else ""
    ends = " ".join(desk.time(edtf.day(end)) for end in (first, last))
    axis = f'<p class="k-coverage__axis" aria-hidden="true">{ends}</p>' if days else ""
    return (
        f'<figure class="{kind}"{lines}><figcaption>{_caption(desk, marks.values())}</figcaption>'
        f"<ul>{''.join(rows)}</ul>{axis}</figure>"
    )


def _mark(desk: Desk, report: Report) -> _Mark | None:
    value = desk.day(report)
    if not value:
        return None
    first, last = edtf.bounds(value)
    return _Mark(_day(first, at_end=False), _day(last, at_end=True), bool(report.article.published))


def _day(part: str, *, at_end: bool) -> date:
    """The first or the last day of a day, month or year."""
    year, month, day = [*map(int, part.split("-")), 0, 0][:3]
    month = month or (_LAST_MONTH if at_end else 1)
    return date(year, month, day or (monthrange(year, month)[1] if at_end else 1))


def _rows(desk: Desk, members: Sequence[Report], marks: dict[str, _Mark]) -> list[tuple[str, list[Report]]]:
    """The reports of each outlet, the earliest first, those without a day last; many outlets are one last row."""
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(members, key=lambda each: (marks.get(each.name, _NEVER), each.name)):
        by_outlet[desk.outlet(report)].append(report)
    rows = list(by_outlet.items())
    if len(rows) <= _MOST_ROWS:
        return rows
    others = rows[_MOST_ROWS - 1 :]
    name = desk.say("coverage.others", n=len(others))
    return [*rows[: _MOST_ROWS - 1], (name, [report for _, told in others for report in told])]


_NEVER = _Mark(date.max, date.max, is_stated=False)


def _track(reports: Iterable[Report], marks: dict[str, _Mark], first: date, last: date) -> str:
    """The marks of a row; a picture as wide as there is room, in which a dot stays round."""
    own = sorted({marks[report.name] for report in reports if report.name in marks})
    drawn = "".join(_drawn(mark, first, max((last - first).days, 1)) for mark in own)
    return f'<svg height="14" aria-hidden="true">{drawn}</svg>'


def _drawn(mark: _Mark, first: date, days: int) -> str:
    kind = "k-stated" if mark.is_stated else "k-inferred"
    x, wide = ((part.days * 1000 // days) / 10 for part in (mark.first - first, mark.last - mark.first))
    if wide:
        return f'<rect class="{kind}" x="{x}%" y="4" width="{wide}%" height="6" rx="3"/>'
    return f'<circle class="{kind}" cx="{x}%" cy="7" r="4.5"/>'


def _when(desk: Desk, reports: Sequence[Report]) -> str:
    """The days of a row's reports in words, each once with how many there are."""
    counts = Counter(desk.when(report) for report in reports)
    told = [f"{when} ({desk.say('count.times', n=n)})" if n > 1 else when for when, n in counts.items()]
    if more := sum(list(counts.values())[_MOST_TOLD:]):
        told[_MOST_TOLD:] = [desk.say("entity.more", n=more)]
    return " · ".join(told)


def _caption(desk: Desk, marks: Iterable[_Mark]) -> str:
    """What is shown, and how those marks are read that are there."""
    marks = set(marks)
    told = [
        f"<strong>{desk.say('coverage.title')}</strong>",
        *([desk.say("coverage.stated")] if any(mark.is_stated for mark in marks) else []),
        *([desk.say("coverage.inferred")] if not all(mark.is_stated for mark in marks) else []),
        *([desk.say("coverage.span")] if any(mark.first < mark.last for mark in marks) else []),
    ]
    return " ".join(told)
