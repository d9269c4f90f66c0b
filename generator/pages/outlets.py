"""Outlets: a page for each, with its reports and whom it has its news from, and one that leads to them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.analysis import Report
from generator.corpus import Chain, chains
from generator.pages.listing import Listing, listing_pages, months
from generator.pages.markdown import escape
from generator.pages.page import Page
from generator.pages.parts import Desk, counted, newest_first
from generator.text.slugs import name_address

# The lines of one chain, and the chains of one page, beyond which only their number is told.
_MOST_LINES, _MOST_CHAINS = 5, 20


def outlet_pages(desk: Desk) -> list[Page]:
    """A page for each outlet, and one that leads to them, by name."""
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in newest_first(desk, desk.corpus.reports):
        if report.article.publisher:
            by_outlet[name_address(report.article.publisher)].append(report)
    above = [(desk.say("outlets.title"), desk.links.index("outlets"))]
    crediting = _crediting(desk.corpus.reports)
    listings = []
    for address, reports in sorted(by_outlet.items()):
        name = reports[0].article.publisher or ""
        path = desk.links.outlet(name)
        notes = [*months(desk, reports), *desk.feeds(path, "outlets")]
        aside = [*_origins(desk, reports, crediting.get(address, []), path)]
        listings.append(Listing(name, path, reports, above, notes, aside=aside, of_one_outlet=True))
    return [_overview(desk, listings), *(page for each in listings for page in listing_pages(desk, each))]


def _overview(desk: Desk, listings: Sequence[Listing]) -> Page:
    say, path = desk.say, desk.links.index("outlets")
    rows = [(escape(each.name), each.path, len(each.reports)) for each in listings]
    shown = counted(desk, rows, path) if rows else say("home.empty")
    text = "\n\n".join([f"# {say('outlets.title')}", f"{say('outlets.intro')}\n{{: .k-note }}", shown])
    return Page(path, {"title": say("outlets.title"), "kind": "index"}, text, in_nav=True)


def _crediting(reports: Sequence[Report]) -> Mapping[str, list[Chain]]:
    """By the address of an outlet: the chains by which other outlets have their news from it."""
    found: dict[str, list[Chain]] = defaultdict(list)
    for report in reports:
        for chain in chains(report):
            for address in {name_address(name) for name in chain.names[1:]} - {name_address(chain.names[0])}:
                found[address].append(chain)
    return found


def _origins(desk: Desk, reports: Sequence[Report], crediting: Sequence[Chain], path: str) -> Iterator[str]:
    """Whom the outlet says it has its news from, and which others say they have theirs from it."""
    own = [chain for report in reports for chain in chains(report)]
    if own or crediting:
        yield f"## {desk.say('story.origins')}"
    if own:
        crediting_reports = len({chain.seed for chain in own})
        yield f"{desk.say('outlets.origins', n=crediting_reports, all=len(reports))}\n{{: .k-note }}"
        yield _chains(desk, own, path)
    if crediting:
        yield f"{desk.say('outlets.crediting')}\n{{: .k-note }}"
        yield _chains(desk, crediting, path)


def _chains(desk: Desk, found: Sequence[Chain], path: str) -> str:
    """The chains with where reports say so, those of most reports first."""
    alike: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in found:
        alike[chain.names].append(chain)
    often = sorted(alike.values(), key=lambda each: (-len(each), each[0].names))
    told = [
        f"- {desk.chain(each[:_MOST_LINES], path)} {_rest(desk, len(each) - _MOST_LINES)}".rstrip()
        for each in often[:_MOST_CHAINS]
    ]
    if rest := _rest(desk, len(often) - _MOST_CHAINS):
        told.append(f"- {rest}")
    return "\n".join(told)


def _rest(desk: Desk, number: int) -> str:
    return desk.say("entity.more", n=number) if number > 0 else ""
