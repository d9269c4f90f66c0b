"""Documents: a seed decoded and cut into blocks that together hold every character."""

from msgspec import Struct

from generator.errors import Problem
from generator.reading.frontmatter import Stated
from generator.reading.markdown_marks import without_marks
from generator.reading.markup_spans import markup_span
from generator.text.unicode import raw_span, reading_text

LINE, MARKED, FRONT_MATTER = "line", "marked line", "front matter"


class Block(Struct, frozen=True, gc=False):
    """A stretch of a document that is labelled as one.

    `kind` says what the format knows of it: `LINE`, `MARKED` by Markdown, `FRONT_MATTER`, or a kind of saved pages.
    `text` is its reading text (`text.unicode`).
    `start:end` are its characters in the document's source, the line end included; lines count from 1.
    """

    kind: str
    text: str
    first_line: int
    last_line: int
    start: int
    end: int


class Document(Struct, frozen=True, gc=False):
    """A seed as text. The spans of `blocks` follow one another and cover `source` from first to last character."""

    name: str
    path: str
    fingerprint: str
    source: str
    blocks: tuple[Block, ...]
    stated: Stated
    problems: tuple[Problem, ...] = ()

    def raw(self, block: Block) -> str:
        """The characters of `block` as they stand in the seed, without its line end."""
        return self.source[block.start : block.end].rstrip("\r\n")

    def columns(self, block: Block, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the block's reading text stand, counted from the beginning of its first line."""
        first, last = self.raw_span(block, start, end)
        if not block.start or self.source[block.start - 1] in "\r\n":
            return first, last
        line_start = max(self.source.rfind("\n", 0, block.start), self.source.rfind("\r", 0, block.start)) + 1
        return block.start - line_start + first, block.start - line_start + last

    def raw_span(self, block: Block, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the block's reading text stand among its raw characters; all of them if nobody knows."""
        raw = self.raw(block)
        if block.kind in (LINE, FRONT_MATTER):
            return raw_span(raw, start, end)
        if block.kind != MARKED:
            return markup_span(raw, block.text, start, end)
        shown = without_marks(raw)
        # A piece of a line may have lost the partner of a mark.
        return raw_span(shown, start, end) if reading_text(shown) == block.text else (0, len(raw))
