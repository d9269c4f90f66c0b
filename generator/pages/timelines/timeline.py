"""Timelines: the whole digest's with a page for each year, a story's and a name's; long ones lead to pages of less."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from generator.analysis.timexes import edtf
from generator.corpus import Story, TimelineEntry
from generator.pages.links import TIMELINE_ICS, TIMELINE_JSON, link
from generator.pages.markdown import escape, folded, section
from generator.pages.page import Page
from generator.pages.parts import Desk, Way, around_page, crumbs
from generator.pages.timelines.entries import PRECISIONS, Entries, key_of
from generator.pages.timelines.facets import Facets
from generator.pages.timelines.filters import filters
from generator.pages.timelines.splitting import MOST_BYTES, by_precision, portions, weight
from generator.pages.timelines.strips import strip

# Beyond this a page only leads to the pages of the timeline's years; a story's page holds more than its timeline.
_AT_ONCE, _BYTES_AT_ONCE = 150, MOST_BYTES
_BYTES_IN_A_STORY = 50_000
# Beside a story, fewer entries than this are read sooner than filtered.
_WORTH_FILTERING = 12
_YEAR, _MONTH, _ = PRECISIONS


class Course(Struct, frozen=True, eq=False):
    """A timeline: its entries, how the page it begins on shows them and is called, where its parts and data stand."""

    entries: Sequence[TimelineEntry]
    shown: Entries
    title: str
    part: Callable[[str], str]
    data: Callable[[str], str]
    facets: Facets

    @property
    def path(self) -> str:
        """The page it begins on."""
        return self.shown.source

    @property
    def years(self) -> dict[str, list[TimelineEntry]]:
        """The entries by their years."""
        return {year: list(found) for year, found in groupby(self.entries, lambda entry: key_of(entry)[:_YEAR])}


def timeline_pages(desk: Desk) -> list[Page]:
    """The timeline of the whole digest, and below it the pages of its years."""
    facets = Facets(desk)
    shown = Entries(desk, desk.links.index("timeline"), facets)
    title = desk.say("timeline.title")
    course = Course(desk.corpus.timeline, shown, title, desk.links.timeline, lambda name: name, facets)
    return [_overview(desk, course), *_pages_below(desk, course, _parts(desk, course), course.years)]


def story_course(desk: Desk, story: Story) -> Course:
    """The timeline of a story."""
    links, slug, facets = desk.links, story.slug, Facets(desk)
    return Course(
        desk.timeline_of.get(story.id, []),
        Entries(desk, links.story(slug), facets),
        story.title,
        lambda key: links.story(slug, key),
        lambda name: links.story_data(slug, name),
        facets,
    )


def story_timeline(desk: Desk, course: Course) -> Iterator[str]:
    """The timeline on the page of its story: all of it, or where that is long what leads to its years."""
    if _fits_a_story(course):
        worth = len(course.entries) >= _WORTH_FILTERING
        yield _strip(desk, course.entries)
        yield filters(desk, course.facets, course.entries) if worth else ""
        yield from [_legend(desk), course.shown.by_date(course.entries, 3)]
    else:
        yield from [_strip(desk, course.entries, _YEAR), _led(desk, course, course.shown, course.years, 3)]
    yield _exports(desk, course, course.path)


def story_timeline_pages(desk: Desk, course: Course) -> Iterator[Page]:
    """Pages of the years of a story whose own page cannot bear them."""
    if not _fits_a_story(course):
        yield from _pages_below(desk, course, _parts(desk, course), course.years)


def name_timeline_pages(
    desk: Desk, name: str, above: Sequence[Way], entries: Sequence[TimelineEntry]
) -> Iterator[Page]:
    """The dated sentences with a name, on as many pages as they need; the last way `above` leads to the name's page."""
    facets, start = Facets(desk), desk.links.name_timeline(above[-1][1], 1)
    shown = Entries(desk, start, facets)
    runs = portions(shown, entries)
    parts = [(desk.say("timeline.part", n=n), desk.links.name_timeline(above[-1][1], n)) for n, _ in enumerate(runs, 1)]
    for run, (part, path), *beside in zip(runs, parts, [None, *parts], [*parts[1:], None], strict=False):
        title = f"{name}: {desk.say('timeline.title').lower()}{'' if path == start else f', {part.lower()}'}"
        text = [
            crumbs(above, path),
            f"# {escape(title)}",
            f"{desk.say('count.statements', n=len(entries))}\n{{: .k-note }}",
            _guide([_strip(desk, run) if _has_months(run) else "", filters(desk, facets, run), _legend(desk)]),
            shown.by_date(run, 2),
            around_page(desk, *(link(*way, path) if way else "" for way in beside)),
        ]
        yield Page(path, {"title": title, "kind": "timeline"}, "\n\n".join(filter(None, text)))


def _parts(desk: Desk, course: Course) -> Entries:
    """The entries as the pages below show them: these all stand in one folder."""
    return Entries(desk, course.part("0"), course.facets)


def _fits_a_story(course: Course) -> bool:
    return weight(course.shown, course.entries) <= _BYTES_IN_A_STORY


def _overview(desk: Desk, course: Course) -> Page:
    say, path, entries, shown = desk.say, course.path, course.entries, course.shown
    meta = {"title": course.title, "description": say("timeline.intro"), "kind": "timeline"}
    parts = [f"# {course.title}", f"{say('timeline.intro')}\n{{: .k-note }}"]
    if not entries:
        return Page(path, meta, "\n\n".join([*parts, say("timeline.empty")]), in_nav=True)
    if len(entries) <= _AT_ONCE and weight(shown, entries) <= _BYTES_AT_ONCE:
        guide = _guide([_strip(desk, entries), filters(desk, course.facets, entries), _legend(desk)])
        told = shown.by_date(entries, 2, titled=lambda year: _way(desk, course, path, year, len(course.years[year])))
    else:
        guide = _strip(desk, entries, _YEAR)
        told = _led(desk, course, shown, course.years, 2)
    parts += [guide, told, _exports(desk, course, path)]
    return Page(path, meta, "\n\n".join(parts), in_nav=True)


def _pages_below(
    desk: Desk, course: Course, shown: Entries, groups: Mapping[str, Sequence[TimelineEntry]]
) -> Iterator[Page]:
    """The pages of years, of months or of days, each with the ways to the one before and the one after."""
    keys = list(groups)
    for before, key, after in zip([None, *keys], keys, [*keys[1:], None], strict=False):
        yield from _pages(desk, course, shown, key, groups[key], (before, after))


def _pages(
    desk: Desk,
    course: Course,
    shown: Entries,
    key: str,
    entries: Sequence[TimelineEntry],
    turn: tuple[str | None, str | None],
) -> Iterator[Page]:
    """The page of a year, month or day; where it would be too heavy, pages for what is below and further parts too."""
    path = course.part(key)
    own, below = list(entries), dict[str, list[TimelineEntry]]()
    if weight(shown, entries) > MOST_BYTES:
        own, below = by_precision(key, entries)
    first, *further = portions(shown, own) or [[]]
    names = {f"{key}_{n}": desk.say("timeline.part", n=n) for n, _ in enumerate(further, 2)}
    jumps = " ".join(link(name, course.part(part), path) for part, name in names.items())
    guide = [
        *([_strip(desk, entries)] if len(key) == _YEAR and _has_months(entries) else []),
        *([filters(desk, course.facets, first), _legend(desk)] if first else []),
        *([section("k-jumps", jumps)] if names else []),
    ]
    parts = [
        *([_guide(guide)] if guide else []),
        *([shown.by_date(first, 2, key)] if first else []),
        *([_led(desk, course, shown, below, 2)] if below else []),
    ]
    before, after = (link(desk.say.date(each), course.part(each), path) if each else "" for each in turn)
    yield _page(desk, course, key, key, [*parts, around_page(desk, before, after)])
    for (part, name), portion in zip(names.items(), further, strict=True):
        parts = [_guide([filters(desk, course.facets, portion), _legend(desk)]), shown.by_date(portion, 2, key)]
        yield _page(desk, course, part, key, parts, name)
    yield from _pages_below(desk, course, shown, below)


def _page(desk: Desk, course: Course, part: str, key: str, parts: Sequence[str], name: str = "") -> Page:
    """A page below a timeline, with the ways up; `name` is that of a further part of it."""
    path, date = course.part(part), desk.say.date(key)
    told = f"{desk.say('timeline.title')} {date}{f', {name.lower()}' if name else ''}"
    title = told if course.path == desk.links.index("timeline") else f"{told}: “{course.title}”"
    above = [(escape(course.title), course.path)]
    above += [(desk.say.date(key[:length]), course.part(key[:length])) for length in PRECISIONS if length < len(part)]
    text = [crumbs(above, path), f"# {escape(title)}", *parts, _exports(desk, course, path)]
    return Page(path, {"title": title, "kind": "timeline"}, "\n\n".join(part for part in text if part))


def _guide(parts: Sequence[str]) -> str:
    """What helps to find one's way in a timeline; on a desk it stands beside it."""
    return section("k-guide", "\n\n".join(part for part in parts if part))


def _led(desk: Desk, course: Course, shown: Entries, groups: Mapping[str, Sequence[TimelineEntry]], level: int) -> str:
    """Headings that lead to the pages of years, months or days, with how much is there."""
    ways = [
        shown.heading(key, level, _way(desk, course, shown.source, key, len(found))) for key, found in groups.items()
    ]
    return section("k-led", "\n\n".join(ways))


def _way(desk: Desk, course: Course, path: str, key: str, count: int) -> str:
    way = link(desk.say.date(key), course.part(key), path)
    return f"{way} <small>{desk.say('count.statements', n=count)}</small>"


def _strip(desk: Desk, entries: Sequence[TimelineEntry], precision: int = _MONTH) -> str:
    """A strip that leads to headings of `precision`, as far as dates are that precise."""
    return strip(desk.say, entries, lambda key: key[:precision])


def _has_months(entries: Sequence[TimelineEntry]) -> bool:
    return len(Counter(key_of(entry)[:_MONTH] for entry in entries)) > 1


def _legend(desk: Desk) -> str:
    """How to read shapes and marks, folded."""
    shapes = ("day", "span", "open-end")
    keys = [f'<span class="k-shape k-{shape}"></span> {desk.say(f"timeline.shape_{shape}")}' for shape in shapes]
    lanes = ("happened", "reported")
    keys += [f'<span class="k-shape k-day k-{lane}"></span> {desk.say(f"timeline.lane_{lane}")}' for lane in lanes]
    keys += [
        f"<mark>{desk.say('timeline.marked')}</mark>",
        f'<span class="k-hedge">{desk.say("timeline.hedged")}</span>',
    ]
    listed = "\n".join(f"- {key}" for key in keys)
    return folded(desk.say("timeline.legend"), listed, "k-legend k-only")


def _exports(desk: Desk, course: Course, path: str) -> str:
    ways = [link(desk.say("timeline.as_json"), course.data(TIMELINE_JSON), path)]
    if any(edtf.is_day(entry.edtf) for entry in course.entries):
        ways.append(link(desk.say("timeline.as_calendar"), course.data(TIMELINE_ICS), path))
    return f"{' · '.join(ways)}\n{{: .k-more }}"
