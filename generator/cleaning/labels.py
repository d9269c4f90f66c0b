"""Labels, the rules that give them, and the ledger they make."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from generator.lexicon import Lexicon
from generator.reading import Block, Document


class Label(StrEnum):
    """What a block is."""

    HEADLINE = "headline"
    DECK = "deck"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    RELATED_LINK = "related link"
    FURNITURE = "furniture"
    SIGN_OFF = "sign-off"
    DUPLICATE = "duplicate"
    FRONT_MATTER = "front matter"
    BLANK = "blank"


READ_LABELS = frozenset(
    {Label.HEADLINE, Label.DECK, Label.BODY, Label.CAPTION, Label.CREDIT, Label.BYLINE, Label.DATELINE}
)
"""The labels of what the article says; the page leaves out all others and lists them under what was removed."""


class Labelled(Struct, frozen=True, gc=False):
    """One entry of the ledger: a block, its label, and the name of the rule that gave it.

    `score` says how much the block reads like an article's text (`scorer.py`); None where that was not asked.
    """

    block: Block
    label: Label
    rule: str
    score: float | None = None


class LabelledDocument(Struct, frozen=True, gc=False):
    """A document with its ledger: one entry a block, in the document's order."""

    document: Document
    ledger: tuple[Labelled, ...]

    def blocks(self, label: Label) -> list[Block]:
        """The blocks that bear `label`."""
        return [entry.block for entry in self.ledger if entry.label is label]


class Draft(Struct, frozen=True, dict=True):
    """A document while it is labelled: `labels` holds what earlier rules said, None where none has spoken.

    `scores` says of each block how surely it is the article's text, going by its looks and its surroundings.
    `learned` are lines that other articles of the same outlet hold as well.
    """

    document: Document
    labels: tuple[Label | None, ...]
    lexicon: Lexicon
    scores: tuple[float, ...] = ()
    learned: frozenset[str] = frozenset()

    def open(self) -> list[tuple[int, Block]]:
        """The blocks no rule has labelled yet, with their places."""
        return self._open

    @cached_property  # most rules ask, and most label nothing
    def _open(self) -> list[tuple[int, Block]]:
        return [(at, block) for at, block in enumerate(self.document.blocks) if self.labels[at] is None]


class Rule(Struct, frozen=True):
    """A named rule: `find` gives the places of the blocks that are `label`. Blocks labelled before stay as they are."""

    name: str
    label: Label
    find: Callable[[Draft], Iterable[int]]
