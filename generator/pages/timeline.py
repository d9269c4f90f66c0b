"""The timeline: the whole digest's and a page for each year; long ones lead to pages of their months and days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.analysis.timexes import edtf
from generator.corpus import TimelineEntry
from generator.pages.entries import PRECISIONS, Entries, anchor_of, key_of
from generator.pages.filters import filters
from generator.pages.links import TIMELINE_ICS, TIMELINE_JSON, link
from generator.pages.markdown import section
from generator.pages.page import Page
from generator.pages.parts import Desk
from generator.pages.strips import strip

# Beyond this many entries the timeline's first page only leads to the pages of its years.
_AT_ONCE = 150
# A page may weigh 300 kB; around the entries there is what the theme says, the filters and the strip.
_MOST_BYTES = 150_000
_HEADING_BYTES = 700  # it stands in the table of contents as well, twice
_YEAR, _MONTH, _DAY = PRECISIONS


def timeline_pages(desk: Desk) -> list[Page]:
    """The timeline, and below it the pages of its years."""
    below = Entries(desk, desk.links.timeline("0000"), filtered=True)
    pages = [_overview(desk)]
    for year, entries in groupby(desk.corpus.timeline, lambda entry: key_of(entry)[:_YEAR]):
        pages += _pages(desk, below, year, list(entries))
    return pages


def _overview(desk: Desk) -> Page:
    say, path, entries = desk.say, desk.links.index("timeline"), desk.corpus.timeline
    parts = [f"# {say('timeline.title')}", f"{say('timeline.intro')}\n{{: .k-note }}"]
    if not entries:
        parts.append(say("timeline.empty"))
        return Page(path, {"title": say("timeline.title"), "kind": "timeline"}, "\n\n".join(parts), in_nav=True)
    counts = _counts(entries, _YEAR)
    shown = Entries(desk, path, filtered=True)
    at_once = len(entries) <= _AT_ONCE and _weight(shown, entries) <= _MOST_BYTES
    years = [link(year, "", "", anchor_of(year)) for year in counts]

    def titled(year: str) -> str:
        return f"{link(year, desk.links.timeline(year), path)} · {say('count.statements', n=counts[year])}"

    parts += [
        strip(say, entries, lambda key: key if at_once else key[:_YEAR]),
        *([section("k-jumps", " ".join(years))] if len(years) > 1 else []),
        *([filters(desk, entries), _legend(desk)] if at_once else []),
        shown.by_date(entries, 2, titled=titled) if at_once else _led(desk, shown, path, counts, 2),
        _exports(desk, path),
    ]
    meta = {"title": say("timeline.title"), "description": say("timeline.intro"), "kind": "timeline"}
    return Page(path, meta, "\n\n".join(part for part in parts if part), in_nav=True)


def _pages(desk: Desk, shown: Entries, key: str, entries: Sequence[TimelineEntry]) -> Iterator[Page]:
    """The page of a year, month or day; where it would be too heavy, pages for what is below and further parts too."""
    path, title = desk.links.timeline(key), f"{desk.say('timeline.title')} {desk.say.date(key)}"
    own: list[TimelineEntry] = list(entries)
    below: dict[str, list[TimelineEntry]] = {}
    if _weight(shown, entries) > _MOST_BYTES:
        own, below = _split(key, entries)
    first, *further = _chunks(shown, own) or [[]]
    numbered = {desk.links.timeline(f"{key}_{n}"): chunk for n, chunk in enumerate(further, 2)}
    names = {part: desk.say("timeline.part", n=n) for n, part in enumerate(numbered, 2)}
    parts = [
        *([strip(desk.say, entries, lambda target: target)] if len(key) == _YEAR and _has_months(entries) else []),
        *([filters(desk, first), _legend(desk)] if first else []),
        *([shown.by_date(first, 2, key)] if first else []),
        *([section("k-jumps", " ".join(link(name, part, path) for part, name in names.items()))] if names else []),
        *([_led(desk, shown, path, {each: len(under) for each, under in below.items()}, 2)] if below else []),
    ]
    yield _page(desk, path, title, key, parts)
    for part, chunk in numbered.items():
        parts = [filters(desk, chunk), shown.by_date(chunk, 2, key)]
        yield _page(desk, part, f"{title}, {names[part].lower()}", f"{key}_", parts)
    for each, under in below.items():
        yield from _pages(desk, shown, each, under)


def _page(desk: Desk, path: str, title: str, key: str, parts: Sequence[str]) -> Page:
    """A page below the timeline, with the ways up; `key` is longer than that of the page above it."""
    above = [link(desk.say("timeline.title"), desk.links.index("timeline"), path)]
    above += [
        link(desk.say.date(key[:length]), desk.links.timeline(key[:length]), path)
        for length in PRECISIONS
        if length < len(key)
    ]
    ways = f"{' › '.join(above)}\n{{: .k-byline }}"
    text = "\n\n".join([f"# {title}", ways, *(part for part in parts if part)])
    return Page(path, {"title": title, "kind": "timeline"}, text)


def _split(key: str, entries: Sequence[TimelineEntry]) -> tuple[list[TimelineEntry], dict[str, list[TimelineEntry]]]:
    """The entries as precise as `key` itself, and the others by the next precision."""
    finer = next((length for length in PRECISIONS if length > len(key)), None)
    own: list[TimelineEntry] = []
    below: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        filed = key_of(entry)
        if finer and len(filed) >= finer:
            below[filed[:finer]].append(entry)
        else:
            own.append(entry)
    return own, dict(below)


def _chunks(shown: Entries, entries: Sequence[TimelineEntry]) -> list[list[TimelineEntry]]:
    """The entries in as few runs as a page can bear each."""
    chunks: list[list[TimelineEntry]] = []
    weight = 0
    for entry in entries:
        continued = chunks and key_of(chunks[-1][-1]) == key_of(entry)
        more = _weight(shown, [entry]) - (_HEADING_BYTES if continued else 0)
        if not chunks or weight + more > _MOST_BYTES:
            chunks.append([])
            weight = 0
        chunks[-1].append(entry)
        weight += more
    return chunks


def _weight(shown: Entries, entries: Sequence[TimelineEntry]) -> int:
    """About how many bytes the entries take on a page, with their headings."""
    headings = len({key_of(entry) for entry in entries})
    return sum(len(shown.item(entry).encode("utf-8", "replace")) for entry in entries) + _HEADING_BYTES * headings


def _led(desk: Desk, shown: Entries, path: str, counts: dict[str, int], level: int) -> str:
    """Headings that lead to the pages of years, months or days, with how much is there."""
    return "\n\n".join(
        shown.heading(
            key,
            level,
            f"{link(desk.say.date(key), desk.links.timeline(key), path)} · {desk.say('count.statements', n=n)}",
        )
        for key, n in counts.items()
    )


def _counts(entries: Sequence[TimelineEntry], length: int) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        counts[key_of(entry)[:length]] += 1
    return dict(counts)


def _has_months(entries: Sequence[TimelineEntry]) -> bool:
    return len({key_of(entry)[:_MONTH] for entry in entries}) > 1


def _legend(desk: Desk) -> str:
    """How to read the shapes."""
    shapes = ("day", "span", "open-end")
    keys = [f'<span class="k-shape k-{shape}"></span> {desk.say(f"timeline.shape_{shape}")}' for shape in shapes]
    lanes = ("happened", "reported")
    keys += [f'<span class="k-shape k-day k-{lane}"></span> {desk.say(f"timeline.lane_{lane}")}' for lane in lanes]
    return section("k-legend", "\n".join(f"- {key}" for key in keys))


def _exports(desk: Desk, path: str) -> str:
    json = link(desk.say("timeline.as_json"), TIMELINE_JSON, path)
    if not any(edtf.is_day(entry.edtf) for entry in desk.corpus.timeline):
        return f"{json}\n{{: .k-more }}"
    calendar = link(desk.say("timeline.as_calendar"), TIMELINE_ICS, path)
    return f"{json} · {calendar}\n{{: .k-more }}"
