"""Articles: cleaned text with its metadata."""

from enum import StrEnum

from msgspec import Struct

from generator.cleaning import Label, LabelledDocument
from generator.cleaning.datelines import Dateline
from generator.text.sentences import Span

STATED = "front matter"
"""The evidence of what a person states."""

LINE = "line "
"""How the evidence begins that stands in a line of the seed; the number follows."""


class Basis(StrEnum):
    """What a field rests on: a person's word, a place in the source, or our own reading of the text."""

    STATED = "stated"
    FOUND = "found"
    DERIVED = "derived"


class Passage(Struct, frozen=True, gc=False):
    """A paragraph, caption or deck, verbatim.

    It begins at character `offset` of the reading text of the document's block number `at`, on line `line` of the seed.
    """

    label: Label
    text: str
    at: int
    line: int
    offset: int
    sentences: tuple[Span, ...]

    @property
    def quotes(self) -> list[str]:
        """The sentences, verbatim."""
        return [self.text[span.start : span.end] for span in self.sentences]


class Image(Struct, frozen=True):
    """A picture the source shows: what it says beneath it, and whom it credits. Pictures themselves are never taken."""

    caption: str
    credit: str | None
    line: int


class Article(Struct, frozen=True, gc=False):
    """What one seed says, without furniture. A field is None where the source does not say.

    `published` is an EDTF day, month or year that the source or a person states, never a guess.
    `passages` are deck, captions and body in the order of the source. `evidence` says by field where its value was
    found: `STATED`, `LINE` with a number, or the part of a saved page that states it.
    """

    labelled: LabelledDocument
    title: str | None
    title_basis: Basis
    shown_title: str
    deck: str | None
    publisher: str | None
    publisher_basis: Basis | None
    authors: tuple[str, ...]
    dateline: Dateline | None
    language: str | None
    url: str | None
    published: str | None
    published_basis: Basis | None
    images: tuple[Image, ...]
    passages: tuple[Passage, ...]
    evidence: dict[str, str]

    @property
    def name(self) -> str:
        """The name of the seed."""
        return self.labelled.document.name

    def columns(self, passage: Passage, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of `passage` stand, counted from the beginning of its line of the seed."""
        document = self.labelled.document
        return document.columns(document.blocks[passage.at], passage.offset + start, passage.offset + end)

    @property
    def body(self) -> list[Passage]:
        """The paragraphs of the text."""
        return [passage for passage in self.passages if passage.label is Label.BODY]
