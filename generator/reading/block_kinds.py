"""What kind a block of a saved page is: by the elements around its text, and by what these are called."""

import re
from functools import lru_cache

from generator.reading.markup import BLOCK, Element
from generator.reading.page import Kind

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_KIND_OF_TAG = {
    **dict.fromkeys(_HEADINGS, Kind.HEADING),
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
    "li": Kind.LIST_ITEM,
    "dd": Kind.LIST_ITEM,
    "dt": Kind.LIST_ITEM,
    "td": Kind.TABLE,
    "th": Kind.TABLE,
}
# A paragraph inside these is still an item, a quote, a caption; inside a table cell it is a paragraph (old layouts).
_OUTWEIGHS_PARAGRAPH = frozenset(["blockquote", "figcaption", "li", "dd"])
_CAPTION_CLASS = re.compile(
    r"caption|(?:image|photo|foto|bild|figure)[-_]*(?:text|desc|legend|unterschrift)|legende", re.IGNORECASE
)
_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|fotograf|(?:image|photo|foto|bild|media)[-_]*(?:source|author|quelle|by)",
    re.IGNORECASE,
)
_FIGURE = frozenset(["figure", "figcaption"])
_SENTENCE_END = re.compile(r"[.!?…。！？؟।:;][\"'”’»)\]]*$")


def kind_of(home: Element, element: Element, text: str) -> Kind:
    """The kind of the block whose `text` begins in `element`, inside the block element `home`."""
    kind = _kind_of_tag(home)
    if kind in (Kind.HEADING, Kind.QUOTE):
        return kind
    said = _names_picture(_classes_below_figure(element))
    if said is Kind.CREDIT and (kind is Kind.CAPTION or _in_figure(home)):
        return Kind.CREDIT
    if kind is Kind.CAPTION or said is Kind.CAPTION:
        return Kind.CAPTION
    if kind is Kind.OTHER and (len(text) >= 80 or (len(text) >= 30 and _SENTENCE_END.search(text))):
        return Kind.PARAGRAPH
    return kind


def is_credit(element: Element) -> bool:
    """Whether an inline text in a figure names who made the picture."""
    inner: Element = element
    while inner.parent is not None and inner.name not in BLOCK:
        if inner.opening and _names_picture(inner.get("class")) is Kind.CREDIT:
            return _in_figure(inner)
        inner = inner.parent
    return False


def _kind_of_tag(home: Element) -> Kind:
    if home.name == "p":
        above = home.parent
        for _ in range(3):
            if above is None or above.name in ("article", "section", "main", "td"):
                break
            if above.name in _OUTWEIGHS_PARAGRAPH:
                return _KIND_OF_TAG[above.name]
            above = above.parent
        return Kind.PARAGRAPH
    inner: Element | None = home
    for _ in range(4):
        if inner is None or inner.name in ("article", "section", "main", "body"):
            break
        if inner.name in _KIND_OF_TAG:
            return _KIND_OF_TAG[inner.name]
        inner = inner.parent
    return Kind.OTHER


def _classes_below_figure(element: Element) -> str:
    """The class names from a text up to its figure, two blocks at most: further up they name the page's regions."""
    names: list[str] = []
    inner: Element | None = element
    blocks = 0
    while inner is not None and inner.name not in ("figure", "article", "section", "main", "body") and blocks < 2:
        if inner.opening:
            names.append(inner.get("class"))
        blocks += inner.name in BLOCK
        inner = inner.parent
    return " ".join(names)


@lru_cache(maxsize=16384)
def _names_picture(names: str) -> Kind | None:
    """What the class names around a text say of pictures: that it is a credit, a caption, or nothing."""
    if not names:
        return None
    if _CREDIT_CLASS.search(names):
        return Kind.CREDIT
    return Kind.CAPTION if _CAPTION_CLASS.search(names) else None


def _in_figure(element: Element) -> bool:
    inner: Element | None = element
    while inner is not None:
        if inner.name in _FIGURE:
            return True
        inner = inner.parent
    return False
