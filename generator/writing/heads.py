"""Heads of pages: what a page says of itself to search engines, to feed readers, and where it is shared."""

import posixpath
from collections.abc import Iterable, Iterator
from html import escape

from generator.config import Config
from generator.pages import ATOM, JSON_FEED, Desk, Page, public_path
from generator.pages.messages import Messages
from generator.writing.escapes import json_in_html
from generator.writing.feeds import channels
from generator.writing.linked_data import LinkedData

_FORMS = ((ATOM, "application/atom+xml", "Atom"), (JSON_FEED, "application/feed+json", "JSON Feed"))
_DAY_LENGTH = 10
_CARD = "assets/card.png"  # in the theme; tools/card.py draws it


def make_heads(desk: Desk, pages: Iterable[Page], config: Config) -> dict[str, str]:
    """What the `<head>` of each page holds besides what the theme puts there, as HTML, by the paths of pages."""
    by_path = {page.path: page for page in pages}
    feeds = {channel.page: channel.title for channel in channels(desk, config)}
    linked = LinkedData(desk, by_path, config)
    heads = {}
    for path, page in by_path.items():
        parts = list(_robots(desk, page, config))
        if target := page.meta.get("redirect"):
            parts.append(f'<meta http-equiv="refresh" content="0; url={escape(_way(path, target, config))}">')
        else:
            parts += [*_feeds(desk, page, feeds, config), *_shared(page, config, desk.say)]
            parts.append(f'<script type="application/ld+json">{json_in_html(linked.of(page))}</script>')
        heads[path] = "".join(parts)
    return heads


def is_listed(desk: Desk, page: Page, config: Config) -> bool:
    """Whether search engines may list `page`."""
    return page.meta["kind"] != "redirect" and desk.links.part(page.path) in config.index


def _robots(desk: Desk, page: Page, config: Config) -> Iterator[str]:
    if not is_listed(desk, page, config):
        yield '<meta name="robots" content="noindex">'


def _feeds(desk: Desk, page: Page, feeds: dict[str, str], config: Config) -> Iterator[str]:
    """The feeds of what the page is about, then those of the whole digest."""
    for about in dict.fromkeys((page.path, desk.links.home)):
        for name, kind, form in _FORMS if about in feeds else ():
            address = _way(page.path, desk.links.feed(about, name), config)
            title = escape(f"{feeds[about]} ({form})")
            # Material takes every link[rel=alternate] for another language and fetches a sitemap beside it. The space,
            # which means nothing (a rel is a set of words), keeps it from these.
            yield f'<link rel="alternate " type="{kind}" title="{title}" href="{escape(address)}">'


def _way(source: str, target: str, config: Config) -> str:
    """The relative address that leads from the page `source` to `target`."""
    here, there = (f"/{public_path(path, config.site)}" for path in (source, target))
    way = posixpath.relpath(there, posixpath.dirname(here))
    return f"{way}/" if there.endswith("/") else way


def _shared(page: Page, config: Config, say: Messages) -> Iterator[str]:
    """What is shown of the page where somebody shares it: Open Graph."""
    is_report = page.meta["kind"] == "report"
    published = page.meta.get("published", "")
    told = {
        "og:type": "article" if is_report else "website",
        "og:site_name": config.site.name,
        "og:title": page.title,
        "og:description": page.meta.get("description", ""),
        "og:url": config.site.url and config.site.url + public_path(page.path, config.site),
        "article:published_time": published if is_report and len(published) == _DAY_LENGTH else "",
    }
    for name, value in told.items():
        if value:
            yield f'<meta property="{name}" content="{escape(value)}">'
    if config.site.url:  # a picture's address must be a whole one
        size = {"width": "1200", "height": "630", "alt": say("site.card")}
        pictures = {"og:image": config.site.url + _CARD} | {f"og:image:{name}": value for name, value in size.items()}
        yield from (f'<meta property="{name}" content="{escape(value)}">' for name, value in pictures.items())
    yield f'<meta name="twitter:card" content="{"summary_large_image" if config.site.url else "summary"}">'
