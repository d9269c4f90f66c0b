"""The day a page says it was published, with the clock and zone it gives."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

from generator.cleaning import Label, Labelled
from generator.metadata.linked_data import LinkedData
from generator.metadata.printed_days import read_printed_day, read_stamp
from generator.reading.document import Block
from generator.reading.head import Head, Stated, text_inside
from generator.reading.markup import Element
from generator.reading.page import Page

# Printed on paper before the web, or a counter that starts with an epoch: no saved page is older.
_FIRST_YEAR = 1990
_LAST_YEAR = 2100
_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "date.published", "publishdate", "publish-date", "publish_date", "pubdate", "pub_date",
    "publication_date", "published_time", "article:post_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date", "dc.date.created", "dcterms.issued", "citation_publication_date", "citation_online_date",
    "article.published", "article_date_original", "originalpublicationdate", "last-publish-date",
    "iso-8601-publish-date", "rnews:datepublished", "vr:published_time", "displaydate", "article:display_date",
    "content_create_date", "published", "created", "release_date", "date", "og:pubdate", "og:release_date",
    "og:regdate",
)  # fmt: skip
_SHOWN_CLASS = re.compile(
    r"publi|posted|(?:pub|entry|post|article|story)-?date|created|dateline|release|tanggal|datum|fecha",
    re.IGNORECASE,
)
_CHANGED_CLASS = re.compile(r"updat|modif|edited|chang", re.IGNORECASE)
_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
_ZONE = r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(
    rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:[T\s]+{_CLOCK}{_ZONE})?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$")
_RFC = re.compile(
    rf"^(?:\w{{3,9}},?\s+)?(\d{{1,2}})[\s-]+([A-Za-z]{{3}})[a-z]*[\s-]+(\d{{4}})(?:[\s,]+{_CLOCK}{_ZONE})?"
)
_RFC_US = re.compile(rf"^(?:\w{{3,9}},?\s+)?([A-Za-z]{{3}})[a-z]*\.?\s+(\d{{1,2}}),?\s+(\d{{4}})(?:[\s,]+{_CLOCK})?")
# The month names of RFC 5322: a machine format, no language.
_RFC_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_KEYED = re.compile(
    r"\b((?:date-?_?)?(?:first-?_?)?(?:publi(?:sh|cation|shed)|pub|deploy|issued?|regist(?:er|ered)?)-?_?(?:date|dt|time|at|on)*)"
    r"\\?[\"']?\s*[:=]\s*\\?[\"']((?:19|20)\d\d[-./]\d\d?[-./]\d\d?[^\"'\\<]{0,20})",
    re.IGNORECASE,
)
_BEFORE_HEADLINE = 6
_AFTER_STORY = 12
_LONGEST_DATE_LINE = 120
_LONGEST_TITLE_DATE = 24


class Day(msgspec.Struct, frozen=True):
    """A day as stated, the clock if given, and where it was found."""

    edtf: str
    where: str
    offset: int

    @property
    def date(self) -> date:
        """The calendar day, in the zone the page gives it in."""
        return date.fromisoformat(self.edtf[:10])


def find_published(
    page: Page, labelled: tuple[Labelled, ...], linked: LinkedData, language: str, address: str
) -> Day | None:
    """The first trustworthy statement of the publication day; None when the page makes none.

    Nothing is trusted that lies behind the day the page was saved or last changed, where it says when that was.
    """
    head, not_after = page.head, page.saved_on
    changed = _last_change(head, linked)
    for day in _days(page, labelled, linked, language, address):
        if _is_plausible(day, changed, not_after):
            return day
    return None


def _days(page: Page, labelled: tuple[Labelled, ...], linked: LinkedData, language: str, address: str) -> Iterator[Day]:
    """All days the page states, from the most to the least trusted."""
    for stated in _statements(page, page.head, linked):
        day = read_day(stated)
        if day is not None:
            yield day
    before, after = _lines_around(labelled)
    yield from _printed(before, language)
    yield from _in_titles(page.head, language)
    if match := _IN_ADDRESS.search(address):
        found = _compose(int(match[1]), int(match[2]), int(match[3]), ())
        if found:
            yield Day(found, "address", 0)
    yield from _printed(after, language)
    yield from filter(None, map(read_day, _in_data(page.markup.source)))


def _lines_around(labelled: tuple[Labelled, ...]) -> tuple[list[Block], list[Block]]:
    """Short lines about the headline, those below it first, and those right after the story.

    A deck can count as the first prose: day and writers then stand below it.
    """
    headline = [index for index, entry in enumerate(labelled) if entry.label is Label.HEADLINE]
    story = [index for index, entry in enumerate(labelled) if entry.label is Label.BODY]
    if not story:
        return [], []
    top = min(headline[0] if headline else story[0], story[0])
    short = [entry.block if len(entry.block.text) <= _LONGEST_DATE_LINE else None for entry in labelled]
    below = short[top : story[0]] + short[story[0] + 1 : story[:2][-1]]
    above = short[max(0, top - _BEFORE_HEADLINE) : top][::-1]
    after = short[story[-1] + 1 : story[-1] + _AFTER_STORY]
    return list(filter(None, below + above)), list(filter(None, after))


def _printed(blocks: list[Block], language: str) -> Iterator[Day]:
    for block in blocks:
        found = read_stamp(block.text, language)
        if found is not None:
            yield Day(found.isoformat(), "printed", block.start)


def _in_titles(head: Head, language: str) -> Iterator[Day]:
    """Some publishers end the window title with the day."""
    for stated in [*head.all("og:title"), *([head.title] if head.title else [])]:
        tail = re.split(r"\s[-–—|]\s|,\s", stated.value)[-1]
        found = (
            read_printed_day(tail, language)
            if any(map(str.isdigit, tail)) and len(tail) <= _LONGEST_TITLE_DATE
            else None
        )
        if found is not None:
            yield Day(found.isoformat(), stated.where, stated.offset)


def _in_data(source: str) -> Iterator[Stated]:
    """Days under a key that speaks of publishing, in scripts and attributes: the last place where a page states one."""
    for match in _KEYED.finditer(source):
        yield Stated(match[2], f"data {match[1]}", match.start())


def read_day(stated: Stated) -> Day | None:
    """A machine-written day: ISO 8601, RFC 5322, compact digits, seconds since 1970."""
    edtf = _edtf(stated.value.strip())
    return Day(edtf, stated.where, stated.offset) if edtf else None


def _statements(page: Page, head: Head, linked: LinkedData) -> Iterator[Stated]:
    """What is written for machines, from the most to the least trusted."""
    yield from (linked.texts("datePublished") + linked.texts("dateCreated") + linked.texts("uploadDate"))[:2]
    yield from head.all(*_METAS)
    yield from _shown(page)
    yield from linked.texts("datePublished", pages=True)


def _shown(page: Page) -> list[Stated]:
    """Microdata and `time` elements, those that speak of publishing first, those of changes not at all."""
    markup = page.markup
    first: list[Stated] = []
    second: list[Stated] = []
    for element in markup.elements:
        prop = element.get("itemprop")
        if prop in ("datePublished", "dateCreated"):
            value = element.get("content") or element.get("datetime") or text_inside(markup, element)
            first.append(Stated(value, f"itemprop {prop}", element.start))
        elif element.name == "time" and "datetime" in element.attributes:
            names = _names_around(element)
            if prop == "dateModified" or _CHANGED_CLASS.search(names):
                continue
            found = Stated(element.get("datetime"), "time element", element.start)
            (first if "pubdate" in element.attributes or _SHOWN_CLASS.search(names) else second).append(found)
    return first + second[:3]


def _names_around(element: Element) -> str:
    above = element.parent
    return " ".join(
        [element.get("class"), element.get("id"), element.get("data-testid"), above.get("class") if above else ""]
    )


def _last_change(head: Head, linked: LinkedData) -> date | None:
    """The latest change a page states: nothing on it can have been published later."""
    stated = linked.texts("dateModified")[:1] + head.all("article:modified_time", "og:updated_time", "last-modified")
    days = [day.date for day in map(read_day, stated) if day is not None and _FIRST_YEAR <= day.date.year < _LAST_YEAR]
    return max(days, default=None)


def _is_plausible(day: Day, changed: date | None, not_after: date | None) -> bool:
    if not _FIRST_YEAR <= day.date.year < _LAST_YEAR:
        return False
    if not_after is not None and day.date > not_after + timedelta(days=1):
        return False
    # A story can be dated a little ahead of its last change (zones, planned release), not by weeks.
    return changed is None or day.date <= changed + timedelta(days=31)


def _edtf(value: str) -> str | None:
    if value.isdigit() and len(value) in (10, 13):
        return _from_epoch(int(value[:10]))
    if match := _ISO.search(value) or _COMPACT.match(value):
        groups = match.groups()
        return _compose(int(groups[0]), int(groups[1]), int(groups[2]), groups[3:])
    if match := _RFC.match(value):
        month = _month(match[2])
        return _compose(int(match[3]), month, int(match[1]), match.groups()[3:]) if month else None
    if match := _RFC_US.match(value):
        month = _month(match[1])
        return _compose(int(match[3]), month, int(match[2]), match.groups()[3:]) if month else None
    return None


def _month(name: str) -> int:
    return _RFC_MONTHS.index(name.lower()) + 1 if name.lower() in _RFC_MONTHS else 0


def _from_epoch(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _compose(year: int, month: int, day: int, clock: tuple[str | None, ...]) -> str | None:
    try:
        text = date(year, month, day).isoformat()
    except ValueError:
        return None
    hour, minute, second, zone = (*clock, None, None, None, None)[:4]
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return text
    if zone is None and int(hour) == int(minute) == int(second or 0) == 0:
        # Midnight without a zone is a day that a machine padded.
        return text
    return f"{text}T{int(hour):02}:{minute}:{second or '00'}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
