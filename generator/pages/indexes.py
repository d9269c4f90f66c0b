"""Pages that lead to others: outlets."""

from collections import defaultdict

from generator.analysis import Report
from generator.pages.listing import Listing, listing_pages, months
from generator.pages.markdown import escape
from generator.pages.page import Page
from generator.pages.parts import Desk, counted, newest_first
from generator.text.slugs import name_address


def outlet_pages(desk: Desk) -> list[Page]:
    """A page for each outlet, and one that leads to them, by name."""
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in newest_first(desk, desk.corpus.reports):
        if report.article.publisher:
            by_outlet[name_address(report.article.publisher)].append(report)
    above = [(desk.say("outlets.title"), desk.links.index("outlets"))]
    listings = []
    for _, reports in sorted(by_outlet.items()):
        name = reports[0].article.publisher or ""
        path = desk.links.outlet(name)
        notes = [*months(desk, reports), *desk.feeds(path, "outlets")]
        listings.append(Listing(name, path, reports, above, notes, of_one_outlet=True))
    return _listings(desk, "outlets", listings)


def _listings(desk: Desk, kind: str, listings: list[Listing]) -> list[Page]:
    """The pages of each listing, and the page `kind` that leads to them."""
    say, path = desk.say, desk.links.index(kind)
    rows = [(escape(each.name), each.path, len(each.reports)) for each in listings]
    shown = counted(desk, rows, path) if rows else say("home.empty")
    text = "\n\n".join([f"# {say(f'{kind}.title')}", f"{say(f'{kind}.intro')}\n{{: .k-note }}", shown])
    overview = Page(path, {"title": say(f"{kind}.title"), "kind": "index"}, text, in_nav=True)
    return [overview, *(page for each in listings for page in listing_pages(desk, each))]
