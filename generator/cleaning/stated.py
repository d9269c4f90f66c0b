"""What needs no judgement: what a person states of a seed, and lines that hold nothing."""

from collections.abc import Iterable

from generator.cleaning.labels import Draft
from generator.reading import Block
from generator.reading.document import FRONT_MATTER


def find_front_matter(draft: Draft) -> Iterable[int]:
    """The lines in which a person describes the seed."""
    return [at for at, block in draft.open() if block.kind == FRONT_MATTER]


def find_blank(draft: Draft) -> Iterable[int]:
    """Lines that show nothing."""
    return [at for at, block in draft.open() if not block.text]


def find_dropped(draft: Draft) -> Iterable[int]:
    """Lines that a person says are not the article's."""
    return [at for at, block in draft.open() if _any_line(block, draft.document.stated.drop)]


def find_stated_title(draft: Draft) -> Iterable[int]:
    """The first line that is the title a person states, word for word."""
    title = draft.document.stated.title
    return [at for at, block in draft.open() if block.text == title][:1]


def find_kept(draft: Draft) -> Iterable[int]:
    """Lines that a person says are article text: those named, or all where the seed is said to be clean."""
    stated = draft.document.stated
    return [at for at, block in draft.open() if stated.cleaned or _any_line(block, stated.keep)]


def _any_line(block: Block, lines: frozenset[int]) -> bool:
    return not lines.isdisjoint(range(block.first_line, block.last_line + 1))
