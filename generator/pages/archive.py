"""The archive: reports by year and month."""

from collections import defaultdict
from collections.abc import Iterator

from generator.analysis import Report
from generator.pages.links import link
from generator.pages.listing import Listing, listing_pages
from generator.pages.page import Page
from generator.pages.parts import Desk, around_page, counted, crumbs, newest_first
from generator.pages.timelines.strips import sparkline
from generator.text.slugs import slug

_YEAR, _MONTH = 4, 7


def archive_pages(desk: Desk) -> list[Page]:
    """The page that opens the archive, one for each year, and one for each month; the newest first."""
    by_month: dict[str, list[Report]] = defaultdict(list)
    for report in newest_first(desk, desk.corpus.reports):
        by_month[(desk.day(report) or "")[:_MONTH]].append(report)
    undated = by_month.pop("", [])
    counts = {month: len(reports) for month, reports in by_month.items()}
    years = list(dict.fromkeys(month[:_YEAR] for month in by_month))
    pages = [_overview(desk, counts, years, len(undated))]
    for n, year in enumerate(years):
        around = (years[n + 1] if n + 1 < len(years) else "", years[n - 1] if n else "")
        pages.append(_year_page(desk, year, {month: n for month, n in counts.items() if month[:_YEAR] == year}, around))
    return [*pages, *_month_pages(desk, by_month, undated)]


def _address(desk: Desk, month: str) -> str:
    """The page of a month; what is dated to the year alone has one beside the months of that year."""
    return desk.links.month(month if len(month) == _MONTH else f"{month}-00")


def _overview(desk: Desk, counts: dict[str, int], years: list[str], undated: int) -> Page:
    say, path = desk.say, desk.links.index("archive")
    parts = [f"# {say('archive.title')}", f"{say('archive.intro')}\n{{: .k-note }}"]
    parts.append(sparkline(say, {month: n for month, n in counts.items() if len(month) == _MONTH}))
    for year in years:
        months = {month: n for month, n in counts.items() if month[:_YEAR] == year}
        title = f"{link(year, desk.links.month(year), path)} · {say('count.reports', n=sum(months.values()))}"
        parts += [f"## {title} {{: #y{year} }}", _months(desk, months, path)]
    if undated:
        name = say("archive.undated")
        parts += [f"## {name}", counted(desk, [(name, desk.links.month(slug(name)), undated)], path)]
    if not counts and not undated:
        parts.append(say("home.empty"))
    return Page(path, {"title": say("archive.title"), "kind": "index"}, "\n\n".join(filter(None, parts)), in_nav=True)


def _months(desk: Desk, counts: dict[str, int], path: str) -> str:
    return counted(desk, [(desk.say.date(month), _address(desk, month), n) for month, n in counts.items()], path)


def _year_page(desk: Desk, year: str, counts: dict[str, int], around: tuple[str, str]) -> Page:
    say, path = desk.say, desk.links.month(year)
    title = f"{say('archive.title')} {year}"
    parts = [
        crumbs([(say("archive.title"), desk.links.index("archive"))], path),
        f"# {title}",
        f"{say('count.reports', n=sum(counts.values()))}\n{{: .k-note }}",
        sparkline(say, {month: n for month, n in counts.items() if len(month) == _MONTH}),
        _months(desk, counts, path),
        around_page(desk, *(link(each, desk.links.month(each), path) if each else "" for each in around)),
    ]
    return Page(path, {"title": title, "kind": "index"}, "\n\n".join(filter(None, parts)))


def _month_pages(desk: Desk, by_month: dict[str, list[Report]], undated: list[Report]) -> Iterator[Page]:
    say = desk.say
    months = list(by_month)
    for n, month in enumerate(months):
        path = _address(desk, month)
        above = [
            (say("archive.title"), desk.links.index("archive")),
            (month[:_YEAR], desk.links.month(month[:_YEAR])),
        ]
        older, newer = (months[at] if 0 <= at < len(months) else "" for at in (n + 1, n - 1))
        beside = [(say.date(each), _address(desk, each)) if each else None for each in (older, newer)]
        yield from listing_pages(desk, Listing(say.date(month), path, by_month[month], above, beside=beside))
    if undated:
        name = say("archive.undated")
        above = [(say("archive.title"), desk.links.index("archive"))]
        yield from listing_pages(desk, Listing(name, desk.links.month(slug(name)), undated, above))
