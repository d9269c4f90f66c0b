"""A saved page seen as a whole: its headline, where its prose begins and ends, what it states of itself."""

from html import unescape
from re import compile as pattern

from msgspec import Struct

from generator.cleaning.page_regions import Regions
from generator.reading.markup import Element, home_of
from generator.reading.page import Kind, Page
from generator.text.squash import squash
from generator.text.unicode import reading_text

_TAG = pattern(r"<[^>]*>")
_TITLE_SEPARATORS = (" - ", " | ", " – ", " — ")
# A shorter articleBody is an excerpt: what it lacks is no evidence.
_STATED_BODY = 400
# How far beyond headline and prose, and how many levels above the container, text can still belong to the story.
_REACH = 12
_LEVELS = 5
# A byline or a picture can stand a little above the headline.
_ABOVE = 3


class Statements(Struct, frozen=True):
    """What a page's head states: headlines as read, descriptions and the body squashed."""

    headlines: frozenset[str]
    descriptions: frozenset[str]
    body: str


class PageView(Struct, frozen=True):
    """What was found out about a page as a whole. Numbers are those of its texts; -1 where there is none."""

    page: Page
    regions: Regions
    stated: Statements
    headline: int | None
    prose: tuple[int, ...]
    core: tuple[int, ...]

    @property
    def first_prose(self) -> int:
        """Where the prose begins; behind the last text when there is none."""
        return self.prose[0] if self.prose else len(self.page.blocks)

    @property
    def last_prose(self) -> int:
        """Where the prose ends."""
        return self.prose[-1] if self.prose else -1

    def is_candidate(self, index: int) -> bool:
        """Whether a text stands where a story's can: in its container, or close by between headline and end."""
        if self.regions.inside[index]:
            return True
        start = min(self.first_prose, self.headline if self.headline is not None else self.first_prose)
        if not start - _REACH <= index <= self.last_prose + _REACH:
            return False
        return self.regions.distance(self.page.elements[index]) <= _LEVELS

    def is_near_story(self, index: int) -> bool:
        """Whether a text stands in the story's container, or between the headline and the end of the prose."""
        if self.headline is not None and self.headline < index < self.first_prose:
            return self.regions.distance(self.page.elements[index]) <= _LEVELS
        start = (self.headline if self.headline is not None else self.first_prose) - _ABOVE
        if self.regions.inside[index]:
            return start <= index <= self.last_prose + _REACH
        return start <= index <= self.last_prose and self.regions.distance(self.page.elements[index]) <= _ABOVE


def view_of(page: Page) -> PageView:
    """Look at a saved page as a whole."""
    stated = _statements(page)
    regions = Regions(page, stated.headlines)
    prose = tuple(index for index in regions.substantial if regions.inside[index])
    core = tuple(index for index, element in enumerate(page.elements) if regions.is_in_core(element))
    headline = _headline(page, stated.headlines, prose[0] if prose else len(page.blocks))
    return PageView(page, regions, stated, headline, prose, core)


def _statements(page: Page) -> Statements:
    head = page.head
    headlines = {stated.value for stated in head.all("og:title", "twitter:title", "title")}
    descriptions = {squash(stated.value) for stated in head.all("og:description", "description", "twitter:description")}
    body = ""
    for node, _ in head.linked_data:
        headline, text = node.get("headline"), node.get("articleBody")
        if isinstance(headline, str):
            headlines.add(reading_text(unescape(headline)))
        if isinstance(text, str):
            body += squash(_TAG.sub(" ", unescape(text)))
    if head.title is not None:
        title = head.title.value
        headlines |= {title, *(title.rsplit(mark, 1)[0] for mark in _TITLE_SEPARATORS if mark in title)}
    return Statements(
        headlines=frozenset(headlines - {""}),
        descriptions=frozenset(descriptions - {""}),
        body=body if len(body) >= _STATED_BODY else "",
    )


def _headline(page: Page, headlines: frozenset[str], first: int) -> int | None:
    """The last heading before the prose that others quote; else a quoted line of any form; else the last h1."""
    above = range(min(first + 1, len(page.blocks)))
    named = [at for at in above if page.blocks[at].kind == Kind.HEADING and page.blocks[at].text in headlines]
    plain = [at for at in above if page.link_shares[at] == 0 and page.blocks[at].text in headlines]
    top = [at for at in above if _is_top(page.elements[at])]
    return next(iter([*named[-1:], *plain[-1:], *top[-1:]]), None)


def _is_top(element: Element) -> bool:
    return home_of(element).name == "h1"
