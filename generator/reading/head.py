"""What a saved page states about itself for machines: meta elements, links, title, embedded JSON-LD."""

import json
import re
from collections import deque
from collections.abc import Iterator
from html import unescape

import msgspec

from generator.reading.markup import Element, Markup
from generator.text.unicode import reading_text

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Stated(msgspec.Struct, frozen=True):
    """One value a page states, and the element that states it."""

    value: str
    where: str
    offset: int


class Head(msgspec.Struct, frozen=True):
    """The machine-readable statements of one page, each with its place."""

    metas: dict[str, tuple[Stated, ...]]
    links: dict[str, tuple[Stated, ...]]
    title: Stated | None
    language: str
    linked_data: tuple[tuple[dict[str, Json], int], ...]

    def first(self, *names: str) -> Stated | None:
        """The first non-empty meta value under these names, in this order."""
        return next(iter(self.all(*names)), None)

    def all(self, *names: str) -> list[Stated]:
        """All non-empty meta values under these names, in this order."""
        return [stated for name in names for stated in self.metas.get(name, ()) if stated.value]


def read_head(markup: Markup) -> Head:
    """The statements of a page; broken ones are passed over."""
    metas: dict[str, list[Stated]] = {}
    links: dict[str, list[Stated]] = {}
    linked: list[tuple[dict[str, Json], int]] = []
    title: Stated | None = None
    language = ""
    for element in markup.elements:
        if element.name == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            ).lower()
            if name:
                value = reading_text(_twice_unescaped(element.get("content")))
                metas.setdefault(name.strip(), []).append(Stated(value, f"meta {name.strip()}", element.start))
        elif element.name == "link" and "rel" in element.attributes:
            for relation in element.get("rel").lower().split():
                links.setdefault(relation, []).append(
                    Stated(element.get("href").strip(), f"link {relation}", element.start)
                )
        elif element.name == "title" and title is None:
            title = Stated(reading_text(unescape(markup.content(element))), "title", element.start)
        elif element.name == "html" and not language:
            language = element.get("lang") or element.get("xml:lang")
        elif element.name == "script" and "ld+json" in element.get("type").lower():
            linked.extend((node, element.start) for node in _nodes(_parse(markup.content(element))))
    return Head(
        {name: tuple(values) for name, values in metas.items()},
        {name: tuple(values) for name, values in links.items()},
        title,
        language,
        tuple(linked),
    )


_UNREAD = re.compile(r"<(script|style|svg|noscript)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"</?(?:b|i|em|strong|u|sup|sub|mark|font|wbr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
# What is asked for are titles, names and dates.
_LONGEST_TEXT = 5000


def text_inside(markup: Markup, element: Element) -> str:
    """The text inside an element as read; words that only tags keep apart stay apart."""
    raw = markup.source[element.end : min(element.close, element.end + _LONGEST_TEXT)]
    if "<" in raw:
        raw = _TAG.sub(" ", _TYPE.sub("", _UNREAD.sub(" ", raw)))
    return reading_text(unescape(raw))


def _twice_unescaped(value: str) -> str:
    """Some systems escape what was escaped: `&amp;quot;`."""
    return unescape(value) if "&" in value else value


_ENCLOSURE = re.compile(
    r"^\s*(?:<!--|/[/*]\s*<!\[CDATA\[\s*(?:\*/)?|<!\[CDATA\[)|(?:-->|/[/*]\s*\]\]>\s*(?:\*/)?|\]\]>)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")


def _parse(text: str) -> list[Json]:
    """The JSON values in a script, with the repairs that newsroom systems need most."""
    text = _ENCLOSURE.sub("", text).strip().rstrip(";")
    for repair in (_as_it_is, _without_slips, _unescaped):
        repaired = repair(text)
        values = _decode_all(repaired)
        if values:
            return values
    return []


def _as_it_is(text: str) -> str:
    return text


def _without_slips(text: str) -> str:
    return _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text))


def _unescaped(text: str) -> str:
    return _without_slips(unescape(text))


_DECODER = json.JSONDecoder(strict=False)


def _decode_all(text: str) -> list[Json]:
    values: list[Json] = []
    position = 0
    while position < len(text):
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            return values
        values.append(value)
        while position < len(text) and text[position] in " \t\r\n;,":
            position += 1
    return values


# Things a page mentions; their headlines, dates and authors are not its own.
_MENTIONED = frozenset(
    [
        "liveBlogUpdate",
        "itemListElement",
        "hasPart",
        "mentions",
        "isPartOf",
        "video",
        "comment",
        "citation",
        "review",
        "associatedMedia",
        "subjectOf",
        "about",
        "potentialAction",
        "breadcrumb",
        "speakable",
        "offers",
        "isBasedOn",
    ]
)


def _nodes(values: list[Json]) -> Iterator[dict[str, Json]]:
    """All objects that speak of the page itself, outermost first."""
    waiting: deque[Json] = deque(values)
    while waiting:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                inner for key, inner in value.items() if key not in _MENTIONED and isinstance(inner, (dict, list))
            )
