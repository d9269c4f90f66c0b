"""Where the article's text begins and ends in a page, and what stands on top of it."""

import re
from collections.abc import Iterable
from itertools import takewhile

from generator.cleaning.datelines import dateline
from generator.cleaning.labels import Draft, Label
from generator.reading import Block

_SENTENCE_END = re.compile(r".*[.!?…。！？][\"'”’»)\]]*$")
_MIN_SENTENCE_WORDS = 6
_LONG_LINE_WORDS = 20
_TITLE_WORDS = range(3, 31)


def find_after(draft: Draft) -> Iterable[int]:
    """All that stands below the last sentence of the page."""
    sentences = [at for at, block in draft.open() if _is_sentence(block)]
    return [at for at, _ in draft.open() if sentences and at > sentences[-1]]


def find_headline(draft: Draft) -> Iterable[int]:
    """The first line above the text that is as long as a title and no sentence."""
    if Label.HEADLINE in draft.labels:
        return []
    return [at for at, block in _above(draft) if len(block.text.split()) in _TITLE_WORDS][:1]


def find_before(draft: Draft) -> Iterable[int]:
    """All else that stands above the first sentence."""
    return [at for at, _ in _above(draft)]


def find_deck(draft: Draft) -> Iterable[int]:
    """The one sentence between the headline and the text, where a dateline shows that the text begins below it."""
    if Label.HEADLINE not in draft.labels:
        return []
    below = [(at, block) for at, block in draft.open() if at > draft.labels.index(Label.HEADLINE)][:2]
    with_dateline = [dateline(block.text, draft.lexicon) is not None for _, block in below]
    return [below[0][0]] if with_dateline == [False, True] else []


def find_text(draft: Draft) -> Iterable[int]:
    """All that is left: what no rule has a reason to leave out is the article's."""
    return [at for at, _ in draft.open()]


def _above(draft: Draft) -> list[tuple[int, Block]]:
    above = list(takewhile(lambda entry: not _is_sentence(entry[1]), draft.open()))
    return above if len(above) < len(draft.open()) else []


def _is_sentence(block: Block) -> bool:
    count = len(block.text.split())
    return count >= _LONG_LINE_WORDS or (count >= _MIN_SENTENCE_WORDS and bool(_SENTENCE_END.match(block.text)))
