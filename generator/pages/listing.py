"""Listings: all reports of a month, an outlet or a place, on as many pages as they need."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.analysis import Report
from generator.pages.filing import Filing
from generator.pages.links import link
from generator.pages.markdown import escape
from generator.pages.page import Page
from generator.pages.parts import Desk, Way, around_page, crumbs, strands
from generator.pages.timelines.strips import sparkline

_ON_A_PAGE = 100
_MONTH = 7
# So many reports are seen through on a phone too; the ways to their days would only stand before them.
_SEEN_THROUGH = 30


class Listing(Struct, frozen=True):
    """Reports that have a page together: what they share, that page's path, and what stands around the list.

    `above` are the ways up, `notes` stand between title and list, `below` under the list, `aside` stands beside all;
    `beside` are the listings before and after. The list has a `heading` where a page shows more than that; the first
    page has the `first` reports, others the rest. Where all are `of_one_outlet`, the list need not say it.
    """

    name: str
    path: str
    reports: list[Report]
    above: Sequence[Way] = ()
    notes: Sequence[str] = ()
    below: Sequence[str] = ()
    aside: Sequence[str] = ()
    beside: Sequence[Way | None] = (None, None)
    heading: str = ""
    first: int = _ON_A_PAGE
    of_one_outlet: bool = False


def listing_pages(desk: Desk, listing: Listing) -> Iterator[Page]:
    """The pages of `listing`; those after the first are numbered."""
    pages = {listing.path: listing.reports[: listing.first]}
    for n, at in enumerate(range(listing.first, len(listing.reports), _ON_A_PAGE), 2):
        pages[f"{listing.path.removesuffix('.md')}_{n}.md"] = listing.reports[at : at + _ON_A_PAGE]
    filing = Filing(desk, pages)
    for n, (path, reports) in enumerate(pages.items()):
        title = listing.name if not n else f"{listing.name}, {desk.say('timeline.part', n=n + 1).lower()}"
        parts = [
            crumbs(listing.above if not n else [*listing.above, (escape(listing.name), listing.path)], path),
            f"# {escape(title)} {{: #k-title }}",
            f"{desk.say('count.reports', n=len(listing.reports))}\n{{: .k-note }}",
            *(listing.notes if not n else ()),
            f"## {listing.heading}" if listing.heading else "",
            filing.ways(path) if len(listing.reports) > _SEEN_THROUGH else "",
            *filing.listed(reports, path, 3 if listing.heading else 2, with_outlets=not listing.of_one_outlet),
            around_page(desk, *_around(desk, listing, list(pages), n)),
            *(listing.below if not n else ()),
        ]
        aside = () if n else listing.aside
        text = strands({"k-strand": parts, "k-beside": aside}) if aside else "\n\n".join(filter(None, parts))
        yield Page(path, {"title": title, "kind": "index"}, text)


def _around(desk: Desk, listing: Listing, paths: Sequence[str], n: int) -> list[str]:
    """The ways to the parts before and after part `n`; of a listing in one part, to the listings before and after."""
    parted = [
        (desk.say("timeline.part", n=at + 1), paths[at]) if 0 <= at < len(paths) else None for at in (n - 1, n + 1)
    ]
    return [link(*way, paths[n]) if way else "" for way in (parted if len(paths) > 1 else listing.beside)]


def months(desk: Desk, reports: list[Report]) -> list[str]:
    """When the reports are from, as a small picture."""
    counts = Counter(day[:_MONTH] for report in reports if len(day := desk.day(report) or "") >= _MONTH)
    return [sparkline(desk.say, counts)] if len(counts) > 1 else []
