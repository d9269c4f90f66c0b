"""Strips: how many statements or reports each month has, as a small picture with all that it shows in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape as escape_html
from itertools import pairwise

from msgspec import Struct

from generator.analysis.timexes import edtf
from generator.corpus import TimelineEntry
from generator.pages.messages import Messages
from generator.pages.timelines.entries import anchor_of, key_of

# In units of the picture, which is stretched to the width of the page.
_HIGH, _BASE, _BAND, _STEP, _GAP = 40, 2, 6, 10, 8
_SPARK = 6
_MONTHS = 12
_YEAR, _MONTH = 4, 7
# Beyond this many years a bar stands for a year: a month would be thinner than a hair.
_MOST_YEARS = 24
_MOST_SPARKS = 60
# So many years fit side by side on a phone.
_MOST_PLACED = 8


class _Bar(Struct, frozen=True):
    """A bar for the month or year `key`, at `x`."""

    key: str
    x: int
    count: int


def strip(say: Messages, entries: Sequence[TimelineEntry], target: Callable[[str], str] | None = None) -> str:
    """A strip of `entries` as HTML; a bar leads to the anchor that `target`, if any, names for its month or year.

    Years without a statement are left out, and a gap stands for them. What is no more precise than a year is a band
    below the months of that year. It is read out as one sentence; its links are for pointers, since the headings that
    they lead to are there for everybody.
    """
    months = Counter(key_of(entry)[:_MONTH] for entry in entries)
    years = Counter(key_of(entry)[:_YEAR] for entry in entries)
    monthly = len(years) <= _MOST_YEARS
    starts = _starts(sorted(years), _MONTHS if monthly else 1)
    slots = _MONTHS if monthly else 1
    counted = {key: n for key, n in months.items() if len(key) == _MONTH} if monthly else dict(years)
    bars = [_Bar(key, _at(key, starts), counted[key]) for key in sorted(counted)]
    bands = [_Bar(year, starts[year], months[year]) for year in sorted(years) if monthly and months[year]]
    width = starts[max(years)] + slots * _STEP
    high = _HIGH + _BASE + (_BAND if bands else 0)
    box = f'viewBox="0 0 {width} {high}" preserveAspectRatio="none"'
    title = _told(say, bars, bands, monthly=monthly)
    summary = [
        say("timeline.strip_months" if monthly else "timeline.strip_years"),
        *([say("timeline.strip_bands")] if bands else []),
        *([say("timeline.strip_gaps")] if _has_gaps(sorted(years)) else []),
    ]
    links = [
        f'<svg {box} aria-hidden="true" class="k-strip__links">',
        *(_links(say, [*bars, *bands], target, slots * _STEP, high) if target else ()),
        "</svg>",
    ]
    return "\n".join(
        [
            '<figure class="k-strip"><div class="k-strip__picture">',
            f'<svg {box} role="img"><title>{escape_html(title)}</title>',
            *_drawn(bars, bands, starts, slots * _STEP),
            "</svg>",
            *(links if target else []),
            "</div>",
            *(_axis(say, starts, months, target, slots * _STEP) if target else []),
            f"<figcaption>{escape_html(' '.join(summary))}</figcaption></figure>",
        ]
    )


def sparkline(say: Messages, months: Mapping[str, int]) -> str:
    """How many reports there are in each of `months` (2023-09), as a small picture; nothing where there are none.

    Its bars run from the first month to the last; where that is long, a bar stands for a year.
    """
    told = {month: n for month, n in sorted(months.items()) if n}
    if not told:
        return ""
    first, last = (12 * int(key[:_YEAR]) + int(key[_YEAR + 1 :]) - 1 for key in (min(told), max(told)))
    monthly = last - first < _MOST_SPARKS
    counts = Counter(dict(told) if monthly else {})
    if not monthly:
        first, last = first // _MONTHS, last // _MONTHS
        for month, n in told.items():
            counts[month[:_YEAR]] += n
    keys = [edtf.month(0, at + 1) if monthly else edtf.year(at) for at in range(first, last + 1)]
    most, width, all_high = max(counts.values()), _SPARK * len(keys), _HIGH + _BASE
    words = "; ".join(f"{say.date(key)}: {say('count.reports', n=n)}" for key, n in counts.items())
    tall = [max(4, counts[key] * _HIGH // most) if counts[key] else 0 for key in keys]
    bars = [
        f'<rect x="{_SPARK * at}" y="{_HIGH - high}" width="{_SPARK - 1}" height="{high}"/>'
        for at, high in enumerate(tall)
        if high
    ]
    ends = " – ".join(dict.fromkeys(say.date(key) for key in (keys[0], keys[-1])))
    return (
        f'<figure class="k-sparkline"><svg viewBox="0 0 {width} {all_high}" width="{width}" height="{all_high}"'
        f' preserveAspectRatio="none" role="img"><title>{escape_html(words)}</title>'
        f'<rect class="k-strip__base" y="{_HIGH}" width="{width}" height="{_BASE}"/>{"".join(bars)}</svg>'
        f"<figcaption>{escape_html(ends)}</figcaption></figure>"
    )


def _starts(years: Sequence[str], slots: int) -> dict[str, int]:
    """Where each year begins."""
    starts: dict[str, int] = {}
    x, before = 0, None
    for year in years:
        if before is not None:
            x += slots * _STEP + (_GAP if int(year) == before + 1 else 3 * _GAP) * (slots > 1)
        starts[year], before = x, int(year)
    return starts


def _at(key: str, starts: dict[str, int]) -> int:
    year, _, month = key.partition("-")
    return starts[year] + (_STEP * (int(month) - 1) if month else 0)


def _has_gaps(years: Sequence[str]) -> bool:
    return int(years[-1]) - int(years[0]) >= len(years)


def _drawn(bars: Sequence[_Bar], bands: Sequence[_Bar], starts: dict[str, int], length: int) -> Iterator[str]:
    most = max([bar.count for bar in bars], default=1)
    for x in starts.values():
        yield f'<rect class="k-strip__base" x="{x}" y="{_HIGH}" width="{length}" height="{_BASE}"/>'
    for bar in bars:
        tall = max(2, bar.count * _HIGH // most)
        yield f'<rect x="{bar.x + 1}" y="{_HIGH - tall}" width="{_STEP - 2}" height="{tall}"/>'
    for band in bands:
        y = _HIGH + _BASE + 2
        yield f'<rect class="k-strip__band" x="{band.x}" y="{y}" width="{length}" height="{_BAND - 2}"/>'


def _links(say: Messages, bars: Sequence[_Bar], target: Callable[[str], str], length: int, high: int) -> Iterator[str]:
    for bar in bars:
        wide, y, tall = (
            (_STEP, 0, _HIGH) if len(bar.key) == _MONTH or length == _STEP else (length, _HIGH, high - _HIGH)
        )
        name = escape_html(_count(say, bar))
        yield (
            f'<a href="#{anchor_of(target(bar.key))}" tabindex="-1"><title>{name}</title>'
            f'<rect x="{bar.x}" y="{y}" width="{wide}" height="{tall}"/></a>'
        )


def _axis(
    say: Messages, starts: Mapping[str, int], months: Mapping[str, int], target: Callable[[str], str], length: int
) -> Iterator[str]:
    """What stands below the bars, as links for everybody: the months of a single year, or all years."""
    years = sorted(starts)
    if len(years) == 1 and length > _STEP:
        yield f'<nav class="k-axis k-axis--months" aria-label="{say("timeline.jump")}">'
        for number in range(1, _MONTHS + 1):
            key, name = edtf.month(int(years[0]), number), say.short_month(number)
            yield f'<a href="#{anchor_of(target(key))}">{name}</a>' if months.get(key) else f"<span>{name}</span>"
    else:
        # A few years stand each below its own bars.
        gaps = [starts[after] - starts[before] - length for before, after in pairwise(years)]
        columns = " ".join(f"{length}fr {gap}fr" for gap in gaps) + f" {length}fr"
        placed = f' style="grid-template-columns:{columns}"' if len(years) <= _MOST_PLACED else ""
        yield f'<nav class="k-axis{" k-axis--years" * bool(placed)}"{placed} aria-label="{say("timeline.jump")}">'
        between = "<span></span>" if placed else " "
        yield between.join(f'<a href="#{anchor_of(year)}">{year}</a>' for year in years)
    yield "</nav>"


def _told(say: Messages, bars: Sequence[_Bar], bands: Sequence[_Bar], *, monthly: bool) -> str:
    """All that the picture shows, in words."""
    what = say("timeline.strip_months" if monthly else "timeline.strip_years")
    return f"{what} {'; '.join(_count(say, bar) for bar in sorted([*bars, *bands], key=lambda bar: bar.key))}."


def _count(say: Messages, bar: _Bar) -> str:
    return f"{say.date(bar.key)}: {say('count.statements', n=bar.count)}"
