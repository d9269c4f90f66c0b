"""The front page: the newest stories, the newest reports, when it happened, and the ways in."""

from collections import Counter
from collections.abc import Iterator

from generator.analysis import Report
from generator.corpus import Story
from generator.pages.links import link
from generator.pages.markdown import escape, section
from generator.pages.names.entities import most_named
from generator.pages.page import Page
from generator.pages.parts import Desk, counted, newest_first
from generator.pages.stories.cards import newest_stories, story_cards
from generator.pages.timelines.entries import Entries, key_of
from generator.pages.timelines.strips import strip
from generator.text.slugs import name_address

_STORIES = 9
_FEW = 2
_REPORTS = 10
_ENTRIES = 3
_WAYS = 8
_STRIP_YEARS = 2
_YEAR = 4


def home_page(desk: Desk) -> Page:
    """The page that opens the digest."""
    say, path = desk.say, desk.links.home
    reports = newest_first(desk, desk.corpus.reports)
    parts = [f"# {say('home.title')}", f"{say('home.intro')}\n{{: .k-deck }}"]
    if reports:
        parts += [
            _folio(desk, reports),
            *_news(desk, reports, path),
            f"## {say('home.how')}",
            section("k-how", "\n".join(f"1. {say(f'home.how_{step}')}" for step in ("read", "together", "quoted"))),
            f"{link(say('about.title'), desk.links.index('about'), path)}\n{{: .k-more }}",
            f"## {say('home.ways')}",
            section("k-ways", "\n\n".join(_ways(desk, reports, path))),
            *desk.feeds(path, "digest"),
        ]
    else:
        parts.append(f"{say('home.empty')} {link(say('contribute.title'), desk.links.index('contribute'), path)}")
    meta = {"title": say("home.title"), "description": say("site.tagline"), "kind": "home"}
    return Page(path, meta, "\n\n".join(parts), in_nav=True)


def _folio(desk: Desk, reports: list[Report]) -> str:
    """What the digest holds, and how new the newest of it is."""
    outlets = {name_address(report.article.publisher) for report in reports if report.article.publisher}
    several = sum(len(story.reports) > 1 for story in desk.corpus.stories)
    counts = [("reports", len(reports)), ("outlets", len(outlets)), ("stories", several)]
    held = " · ".join(desk.say(f"count.{what}", n=n) for what, n in counts if n)
    return section("k-folio", f"{held}\n\n{desk.say('home.newest')} {desk.when(reports[0])}")


def _news(desk: Desk, reports: list[Report], path: str) -> Iterator[str]:
    """Stories and timeline beside each other; the reports below few stories, or below both."""
    stories = newest_stories(desk)
    told = [*_stories(desk, stories, path), *(_latest(desk, reports, path) if len(stories) <= _FEW else ())]
    yield section("k-lead", "\n\n".join(told))
    yield section("k-aside", "\n\n".join(_timeline(desk, path)))
    if len(stories) > _FEW:
        yield section("k-latest", "\n\n".join(_latest(desk, reports, path)))


def _stories(desk: Desk, stories: list[Story], path: str) -> Iterator[str]:
    say = desk.say
    yield f"## {say('home.stories')}"
    yield (
        story_cards(desk, stories[:_STORIES], path, 3, lead=True) if stories else f"{say('story.none')}\n{{: .k-note }}"
    )
    if len(stories) > _STORIES:
        yield f"{link(say('home.all_stories'), desk.links.index('stories'), path)}\n{{: .k-more }}"


def _latest(desk: Desk, reports: list[Report], path: str) -> Iterator[str]:
    say = desk.say
    yield f"## {say('home.latest')}"
    yield desk.report_list(reports[:_REPORTS], path)
    if len(reports) > _REPORTS:
        yield f"{link(say('home.more'), desk.links.index('archive'), path)}\n{{: .k-more }}"


def _timeline(desk: Desk, path: str) -> Iterator[str]:
    say = desk.say
    if desk.corpus.timeline:
        years = sorted({key_of(entry)[:_YEAR] for entry in desk.corpus.timeline})[-_STRIP_YEARS:]
        yield f"## {say('home.timeline')}"
        yield strip(say, [entry for entry in desk.corpus.timeline if key_of(entry)[:_YEAR] in years])
        yield Entries(desk, path).listed(desk.corpus.timeline[-_ENTRIES:][::-1])
        yield f"{link(say('home.whole_timeline'), desk.links.index('timeline'), path)}\n{{: .k-more }}"


def _ways(desk: Desk, reports: list[Report], path: str) -> Iterator[str]:
    """The people, places and outlets with most reports, and the years."""
    say = desk.say
    outlets: dict[str, tuple[str, int]] = {}
    years: Counter[str] = Counter()
    for report in reports:
        if name := report.article.publisher:
            first, n = outlets.get(name_address(name), (name, 0))
            outlets[name_address(name)] = (first, n + 1)
        years[(desk.day(report) or "")[:_YEAR]] += 1
    by_count = sorted(outlets.values(), key=lambda outlet: (-outlet[1], outlet[0]))
    ways = {
        "people": most_named(desk, "person"),
        "places": most_named(desk, "place"),
        "outlets": [(escape(name), desk.links.outlet(name), n) for name, n in by_count],
        "archive": [(year, desk.links.month(year), years[year]) for year in sorted(years, reverse=True) if year],
    }
    for kind, rows in ways.items():
        if rows:
            more = link(say("home.all"), desk.links.index(kind), path) if len(rows) > _WAYS else ""
            shown = [
                f"### {link(say(f'{kind}.title'), desk.links.index(kind), path)}",
                counted(desk, rows[:_WAYS], path),
            ]
            yield section("k-way", "\n\n".join([*shown, *([f"{more}\n{{: .k-more }}"] if more else [])]))
