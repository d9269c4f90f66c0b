"""What a site says to those that read all of it: sitemap, robots.txt, and llms.txt."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.config import Config, SiteSettings
from generator.pages import API, ATOM, Desk, Page, public_path
from generator.writing.escapes import xml
from generator.writing.heads import is_listed
from generator.writing.site import DataFile

SITEMAP = "sitemap.xml"
_MOST_ADDRESSES = 50_000  # in one file, by the protocol
_DAY_LENGTH = 10
_OPENING = '<?xml version="1.0" encoding="utf-8"?>'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def listed_pages(desk: Desk, pages: tuple[Page, ...], config: Config) -> dict[str, str]:
    """Where the pages stand that search engines may list, each with the day it last changed, or nothing.

    The day is the latest one that the reports of a page state as that of their publication. No page has a day for
    having been built.
    """
    days = {desk.links.report(report.name): _stated_day(report.article.published) for report in desk.corpus.reports}
    for story in desk.corpus.stories:
        days[desk.links.story(story.slug)] = max(days[desk.links.report(seed)] for seed in story.reports)
    listed = [page.path for page in pages if is_listed(desk, page, config)]
    return {public_path(path, config.site): days.get(path, "") for path in listed}


def sitemap_files(listed: Mapping[str, str], site: SiteSettings) -> list[DataFile]:
    """The sitemap of the pages at `listed`; none where the site has no address, since it may hold whole ones only."""
    if not site.url:
        return []
    entries = [_entry("url", site.url + path, day) for path, day in sorted(listed.items())]
    parts = [entries[at : at + _MOST_ADDRESSES] for at in range(0, len(entries), _MOST_ADDRESSES)]
    if len(parts) <= 1:
        return [DataFile(SITEMAP, _document("urlset", entries))]
    names = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    index = _document("sitemapindex", [_entry("sitemap", site.url + name, "") for name in names])
    return [DataFile(SITEMAP, index), *(DataFile(n, _document("urlset", p)) for n, p in zip(names, parts, strict=True))]


def robots_file(config: Config) -> DataFile:
    """Who may read what: everybody everything, but whole texts are not for lists where reports are not."""
    lines = ["User-agent: *"]
    root = urlsplit(config.site.url).path or "/"
    lines.append("Disallow:" if "reports" in config.index else f"Disallow: {root}{API}/reports/")
    if config.site.url:
        lines += ["", f"Sitemap: {config.site.url}{SITEMAP}"]
    return DataFile("robots.txt", "\n".join([*lines, ""]))


def guide_file(desk: Desk, pages: tuple[Page, ...], config: Config) -> DataFile:
    """What the site is and where things are, for readers that are programs (https://llmstxt.org)."""
    return DataFile("llms.txt", "\n".join([*_guide(desk, pages, config), ""]))


def _guide(desk: Desk, pages: tuple[Page, ...], config: Config) -> Iterator[str]:
    say, site = desk.say, config.site
    yield from (f"# {' '.join(site.name.split())}", "", f"> {say('about.what')}", "")
    yield from (f"- {say(f'about.{promise}')}" for promise in ("verbatim", "dates", "unknown"))
    yield from (f"- {say('about.rights_how')}", "", f"## {say('data.pages')}", "")
    for page in pages:
        if page.in_nav and page.meta["kind"] != "search":
            address = site.url + public_path(page.path, site)
            yield f"- [{page.title}]({address or './'})"
    yield from ("", f"## {say('data.title')}", "")
    yield f"- [API]({site.url}{API}/index.json): {say('data.api')}"
    if "digest" in config.feeds:
        yield f"- [Atom]({site.url}{ATOM}): {say('data.feeds')}"


def _stated_day(published: str | None) -> str:
    return published if published and len(published) == _DAY_LENGTH else ""


def _entry(element: str, address: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{element}><loc>{xml(address)}</loc>{changed}</{element}>"


def _document(element: str, entries: list[str]) -> str:
    return "\n".join([_OPENING, f"<{element} {_NAMESPACE}>", *entries, f"</{element}>", ""])
