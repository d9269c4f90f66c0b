"""Saved pages taken apart: their texts as blocks, with the markup these stand in."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from generator.reading.document import Block, Document
from generator.reading.encoding import Decoded
from generator.reading.head import Head
from generator.reading.markup import Element, Markup


class Kind(StrEnum):
    """What a block is by its form alone; what it is for the reader is a label's business."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    OTHER = "other"
    MARKUP = "markup"


class Page(Struct, frozen=True):
    """A page's texts in order, with the element and the share of links of each.

    `address` and `saved_on` are where and when it was saved, when the file says so; `embedded` tells that the texts
    were found in a script.
    """

    markup: Markup
    head: Head
    blocks: tuple[Block, ...]
    elements: tuple[Element, ...]
    link_shares: tuple[float, ...]
    address: str = ""
    saved_on: date | None = None
    embedded: bool = False
    decoded: Decoded | None = None


class PageDocument(Document, frozen=True, kw_only=True):
    """A document read from a saved page. Its page is needed until its metadata is known, and not handed further up."""

    page: Page

    def without_page(self) -> Document:
        """The same document as any other."""
        return Document(self.name, self.path, self.fingerprint, self.source, self.blocks, self.stated, self.problems)


def all_blocks(texts: tuple[Block, ...], source: str) -> tuple[Block, ...]:
    """The blocks of a page with the markup between them, so that every character of the source is in one."""
    covering: list[Block] = []
    position, line = 0, 1
    for block in texts:
        if block.start > position:
            covering.append(_markup(source, position, block.start, line))
        covering.append(block)
        position, line = block.end, block.last_line
    if position < len(source):
        covering.append(_markup(source, position, len(source), line))
    return tuple(covering)


def _markup(source: str, start: int, end: int, line: int) -> Block:
    breaks = source.count("\n", start, end) or source.count("\r", start, end)
    return Block(Kind.MARKUP, "", line, line + breaks, start, end)
