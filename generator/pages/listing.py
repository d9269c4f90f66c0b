"""Listings: all reports of a month, an outlet or a place, on as many pages as they need."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.analysis import Report
from generator.pages.links import link
from generator.pages.markdown import escape
from generator.pages.page import Page
from generator.pages.parts import Desk, Way, around_page, crumbs, strands
from generator.pages.timelines.strips import sparkline

_ON_A_PAGE = 100
_MONTH = 7


class Listing(Struct, frozen=True):
    """Reports that have a page together: what they share, that page's path, and what stands around the list.

    `above` are the ways up, `notes` stand between title and list, `aside` stands beside both; `beside` are the listings
    before and after. Where all are `of_one_outlet`, the list need not say it.
    """

    name: str
    path: str
    reports: list[Report]
    above: Sequence[Way] = ()
    notes: Sequence[str] = ()
    aside: Sequence[str] = ()
    beside: Sequence[Way | None] = (None, None)
    of_one_outlet: bool = False


def listing_pages(desk: Desk, listing: Listing) -> Iterator[Page]:
    """The pages of `listing`; those after the first are numbered."""
    count = -(-len(listing.reports) // _ON_A_PAGE)
    paths = [listing.path, *(f"{listing.path.removesuffix('.md')}_{n}.md" for n in range(2, count + 1))]
    for n, path in enumerate(paths):
        title = listing.name if not n else f"{listing.name}, {desk.say('timeline.part', n=n + 1).lower()}"
        parted = [
            (desk.say("timeline.part", n=at + 1), paths[at]) if 0 <= at < count else None for at in (n - 1, n + 1)
        ]
        beside = [link(*way, path) if way else "" for way in (parted if count > 1 else listing.beside)]
        parts = [
            crumbs(listing.above if not n else [*listing.above, (escape(listing.name), listing.path)], path),
            f"# {escape(title)} {{: #k-title }}",
            f"{desk.say('count.reports', n=len(listing.reports))}\n{{: .k-note }}",
            *(listing.notes if not n else ()),
            desk.report_list(
                listing.reports[n * _ON_A_PAGE : (n + 1) * _ON_A_PAGE], path, with_outlets=not listing.of_one_outlet
            ),
            around_page(desk, *beside),
        ]
        aside = () if n else listing.aside
        text = strands({"k-strand": parts, "k-beside": aside}) if aside else "\n\n".join(filter(None, parts))
        yield Page(path, {"title": title, "kind": "index"}, text)


def months(desk: Desk, reports: list[Report]) -> list[str]:
    """When the reports are from, as a small picture."""
    counts = Counter(day[:_MONTH] for report in reports if len(day := desk.day(report) or "") >= _MONTH)
    return [sparkline(desk.say, counts)] if len(counts) > 1 else []
