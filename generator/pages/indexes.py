"""Pages that lead to others: home, archive, outlets, places."""

from collections import defaultdict

from msgspec import Struct

from generator.analysis import Report
from generator.corpus import Story
from generator.pages.entries import Entries
from generator.pages.links import link, name_address
from generator.pages.markdown import escape, section
from generator.pages.page import Page
from generator.pages.parts import Desk, newest_first
from generator.pages.story import story_list
from generator.text.slugs import slug

_LATEST = 20
_LATEST_ENTRIES = 10
_MONTH_LENGTH = 7


def home_page(desk: Desk) -> Page:
    """The page that opens the digest."""
    say, path = desk.say, desk.links.home
    stories = _newest_stories(desk)
    reports = newest_first(desk, desk.corpus.reports)
    parts = [f"# {say('home.title')}", f"{say('home.intro')}\n{{: .k-deck }}"]
    if not reports:
        parts.append(say("home.empty"))
    lead = []
    if stories:
        lead += [f"## {say('home.stories')}", story_list(desk, stories[:_LATEST], path)]
    if reports:
        more = link(say("home.more"), desk.links.index("archive"), path)
        lead += [f"## {say('home.latest')}", desk.report_list(reports[:_LATEST], path), f"{more}\n{{: .k-more }}"]
        parts.append(section("k-lead", "\n\n".join(lead)))
    if desk.corpus.timeline:
        latest = Entries(desk, path).listed(desk.corpus.timeline[-_LATEST_ENTRIES:][::-1])
        more = link(say("home.whole_timeline"), desk.links.index("timeline"), path)
        aside = "\n\n".join([f"## {say('home.timeline')}", latest, f"{more}\n{{: .k-more }}"])
        parts.append(section("k-aside", aside))
    meta = {"title": say("home.title"), "description": say("site.tagline"), "kind": "home"}
    return Page(path, meta, "\n\n".join(parts), in_nav=True)


def _newest_stories(desk: Desk) -> list[Story]:
    several = [story for story in desk.corpus.stories if len(story.reports) > 1]
    latest = {s.id: max(desk.day(desk.report_named[seed]) or "" for seed in s.reports) for s in several}
    return sorted(several, key=lambda story: latest[story.id], reverse=True)


def archive_pages(desk: Desk) -> list[Page]:
    """The archive: a page for each month, and one that leads to them, the newest first."""
    by_month: dict[str, list[Report]] = defaultdict(list)
    for report in newest_first(desk, desk.corpus.reports):
        by_month[(desk.day(report) or "")[:_MONTH_LENGTH]].append(report)
    undated = desk.say("archive.undated")
    groups = [
        Group(desk.say.date(month) if month else undated, desk.links.month(month or slug(undated)), reports)
        for month, reports in by_month.items()
    ]
    return _listing(desk, "archive", groups)


def outlet_pages(desk: Desk) -> list[Page]:
    """A page for each outlet, and one that leads to them, by name."""
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in newest_first(desk, desk.corpus.reports):
        if report.article.publisher:
            by_outlet[name_address(report.article.publisher)].append(report)
    groups = [
        Group(reports[0].article.publisher or "", desk.links.outlet(reports[0].article.publisher or ""), reports)
        for _, reports in sorted(by_outlet.items())
    ]
    return _listing(desk, "outlets", groups)


def place_pages(desk: Desk) -> list[Page]:
    """A page for each country that reports name, and one that leads to them, by name."""
    by_place: dict[str, list[Report]] = defaultdict(list)
    spellings: dict[str, set[str]] = defaultdict(set)
    for report in newest_first(desk, desk.corpus.reports):
        for entity in report.entities:
            if entity.kind != "place" or entity.id not in desk.country_names:
                continue
            by_place[entity.id].append(report)
            spellings[entity.id].update(mention.text for mention in entity.mentions)
    groups = [
        Group(
            desk.say.country(place),
            desk.links.place(place),
            reports,
            desk.say("places.spellings", spellings=", ".join(map(escape, sorted(spellings[place])))),
        )
        for place, reports in by_place.items()
    ]
    return _listing(desk, "places", sorted(groups, key=lambda group: group.name))


class Group(Struct, frozen=True):
    """Reports that have a page together: what they share, that page's path, and what it says on top."""

    name: str
    path: str
    reports: list[Report]
    note: str = ""


def _listing(desk: Desk, kind: str, groups: list[Group]) -> list[Page]:
    """A page for each group, and the page `kind` that leads to them."""
    say, path = desk.say, desk.links.index(kind)
    items = [
        f"- {link(escape(group.name), group.path, path)} · {say('count.reports', n=len(group.reports))}"
        for group in groups
    ]
    text = "\n\n".join([f"# {say(f'{kind}.title')}", say(f"{kind}.intro"), "\n".join(items)])
    overview = Page(path, {"title": say(f"{kind}.title"), "kind": "index"}, text, in_nav=True)
    return [overview, *(_group_page(desk, group) for group in groups)]


def _group_page(desk: Desk, group: Group) -> Page:
    parts = [
        f"# {escape(group.name)}",
        *([group.note] if group.note else []),
        desk.report_list(group.reports, group.path),
    ]
    return Page(group.path, {"title": group.name, "kind": "index"}, "\n\n".join(parts))
