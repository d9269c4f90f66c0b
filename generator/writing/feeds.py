"""Feeds: the newest reports of the digest, of a story, of an outlet, as Atom (RFC 4287) and as JSON Feed 1.1.

Nothing in a feed comes from a clock. A report is dated by the day that is known of it, so a feed changes when its
reports do, and not when it is built. A feed holds key points, verbatim, and leads to the rest.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from generator.analysis import Report
from generator.config import Config
from generator.pages import ATOM, JSON_FEED, Desk, newest_first, public_path, web_address
from generator.writing.escapes import as_json, xml
from generator.writing.site import DataFile

_MOST_ENTRIES = 50
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# Atom asks for a date of every entry. This one is nobody's day: of a report without any date it says that there is
# none, and puts it last, whenever the feed is read.
_NO_DAY = "1970-01-01"


class Channel(Struct, frozen=True):
    """What one feed is about: its page, its title, and its reports."""

    page: str
    title: str
    reports: list[Report]


class Author(Struct, frozen=True):
    """Who wrote a report."""

    name: str


class Item(Struct, frozen=True, omit_defaults=True):
    """A report as an item of a JSON Feed. What is not known is not there."""

    id: str
    title: str
    content_html: str
    authors: tuple[Author, ...]
    url: str | None = None
    external_url: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None


class JsonFeed(Struct, frozen=True, omit_defaults=True):
    """A JSON Feed (https://jsonfeed.org/version/1.1). Without an address of the site it states none."""

    version: str
    title: str
    description: str
    language: str
    authors: tuple[Author, ...]
    items: tuple[Item, ...]
    home_page_url: str | None = None
    feed_url: str | None = None


def channels(desk: Desk, config: Config) -> Iterator[Channel]:
    """What there are feeds of, by the settings."""
    say, links = desk.say, desk.links
    if "digest" in config.feeds:
        yield Channel(links.home, config.site.name, list(desk.corpus.reports))
    if "stories" in config.feeds:
        for story in desk.corpus.stories:
            if len(story.reports) > 1:
                told = [desk.report_named[seed] for seed in story.reports]
                yield Channel(links.story(story.slug), say("feed.story", title=story.title), told)
    if "outlets" in config.feeds:
        yield from _of_outlets(desk)
    if "entities" in config.feeds:
        for dossier in desk.naming.paged:
            named = [desk.report_named[seed] for seed in dossier.seeds]
            yield Channel(desk.naming.path(dossier) or "", say("feed.naming", name=desk.naming.name(dossier)), named)


def _of_outlets(desk: Desk) -> Iterator[Channel]:
    by_page: dict[str, list[Report]] = defaultdict(list)
    for report in desk.corpus.reports:
        if report.article.publisher:
            by_page[desk.links.outlet(report.article.publisher)].append(report)
    for page, reports in by_page.items():
        yield Channel(page, desk.say("feed.about", name=reports[0].article.publisher), reports)


def feed_files(desk: Desk, config: Config) -> Iterator[DataFile]:
    """All feeds, each in both forms."""
    press = _Press(desk, config)
    for channel in channels(desk, config):
        reports = newest_first(desk, channel.reports)[:_MOST_ENTRIES]
        yield DataFile(desk.links.feed(channel.page, ATOM), press.atom(channel, reports))
        yield DataFile(desk.links.feed(channel.page, JSON_FEED), press.json(channel, reports))


def identity(path: str, config: Config) -> str:
    """A name of the page `path` that stays while site and page keep theirs: a UUID of their hash (RFC 9562, 5.8)."""
    mark = hashlib.sha256(f"{config.site.url or config.site.name}\0{path}".encode()).hexdigest()
    variant = "89ab"[int(mark[16], 16) & 3]
    return f"urn:uuid:{mark[:8]}-{mark[8:12]}-8{mark[13:16]}-{variant}{mark[17:20]}-{mark[20:32]}"


class _Press:
    """Makes feeds. An entry is the same in every feed that holds its report, so it is made once."""

    def __init__(self, desk: Desk, config: Config) -> None:
        self._desk, self._config = desk, config
        self._entries: dict[str, str] = {}
        self._items: dict[str, Item] = {}

    def atom(self, channel: Channel, reports: list[Report]) -> str:
        """The Atom feed. Its addresses count from the root of the site, which `xml:base` names."""
        site, path = self._config.site, self._desk.links.feed(channel.page, ATOM)
        base = site.url or "../" * path.count("/") or "./"
        latest = max((self._updated(report) or _NO_DAY for report in reports), default=_NO_DAY)
        page = public_path(channel.page, site)
        head = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{self._desk.say.language}" xml:base="{xml(base)}">',
            f"<id>{identity(path, self._config)}</id>",
            f"<title>{xml(channel.title)}</title>",
            f"<subtitle>{xml(self._desk.say('site.tagline'))}</subtitle>",
            f"<updated>{_moment(latest)}</updated>",
            f"<author><name>{xml(site.name)}</name></author>",
            f'<link rel="alternate" type="text/html" href="{xml(site.url + page)}"/>',
        ]
        if site.url:
            head.append(
                f'<link rel="self" type="application/atom+xml" href="{xml(site.url + public_path(path, site))}"/>'
            )
        return "\n".join([*head, *map(self._entry, reports), "</feed>", ""])

    def json(self, channel: Channel, reports: list[Report]) -> str:
        """The JSON Feed."""
        site, path = self._config.site, self._desk.links.feed(channel.page, JSON_FEED)
        feed = JsonFeed(
            version="https://jsonfeed.org/version/1.1",
            title=channel.title,
            description=self._desk.say("site.tagline"),
            language=self._desk.say.language,
            authors=(Author(site.name),),
            items=tuple(map(self._item, reports)),
            home_page_url=self._address(channel.page),
            feed_url=self._address(path),
        )
        return f"{as_json(feed)}\n"

    def _entry(self, report: Report) -> str:
        if report.name not in self._entries:
            self._entries[report.name] = "\n".join(self._entry_lines(report))
        return self._entries[report.name]

    def _entry_lines(self, report: Report) -> Iterator[str]:
        item = self._item(report)
        language = f' xml:lang="{xml(item.language)}"' if item.language else ""
        yield f"<entry{language}>"
        yield f"<id>{item.id}</id>"
        yield f"<title>{xml(item.title)}</title>"
        yield f"<updated>{_moment(self._updated(report) or _NO_DAY)}</updated>"
        if item.date_published:
            yield f"<published>{item.date_published}</published>"
        yield from (f"<author><name>{xml(author.name)}</name></author>" for author in item.authors)
        page = public_path(self._desk.links.report(report.name), self._config.site)
        yield f'<link rel="alternate" type="text/html" href="{xml(self._config.site.url + page)}"/>'
        if item.external_url:
            yield f'<link rel="via" href="{xml(item.external_url)}"/>'
        yield f'<content type="html">{xml(item.content_html)}</content>'
        yield "</entry>"

    def _item(self, report: Report) -> Item:
        if report.name not in self._items:
            self._items[report.name] = self._new_item(report)
        return self._items[report.name]

    def _new_item(self, report: Report) -> Item:
        article, path = report.article, self._desk.links.report(report.name)
        day = _day(report)
        return Item(
            id=identity(path, self._config),
            title=article.shown_title,
            content_html=self._content(report),
            authors=tuple(map(Author, article.authors or (self._desk.outlet(report),))),
            url=self._address(path),
            external_url=web_address(article.url) if article.url else None,
            date_published=_moment(article.published) if article.published and day == article.published else None,
            date_modified=_moment(updated) if (updated := self._updated(report)) else None,
            language=article.language,
        )

    def _content(self, report: Report) -> str:
        """The key points, verbatim, and who says so when; what the publisher corrected since."""
        desk, name = self._desk, report.name
        points = "".join(
            f"<li><q>{xml(point.text)}</q>{desk.corrected(name, point.line)}</li>" for point in report.key_points
        )
        corrected = "".join(
            f"<p>{desk.say(f'correction.{each.verb}')} {desk.time(each.day)}: <q>{xml(each.says)}</q></p>"
            for each in desk.corrections_of.get(name, ())
        )
        told = f"<p>{xml(self._desk.outlet(report))} · {self._desk.when(report)}</p>"
        return corrected + (f"<ul>{points}</ul>" if points else "") + told

    def _updated(self, report: Report) -> str | None:
        """The day of the last correction, else the day of the report."""
        days = [_day(report), *(each.day for each in self._desk.corrections_of.get(report.name, ()))]
        return max(filter(None, days), default=None)

    def _address(self, path: str) -> str | None:
        return self._config.site.url + public_path(path, self._config.site) if self._config.site.url else None


def _day(report: Report) -> str | None:
    """The first day that the date a report is filed under can mean; a day stays as it is."""
    known = report.article.published or report.not_before
    return f"{known}-01-01"[:10] if known and _DAY.fullmatch(known) else None


def _moment(day: str) -> str:
    """A day as a moment, which both forms ask for: its beginning."""
    return f"{day}T00:00:00Z"
