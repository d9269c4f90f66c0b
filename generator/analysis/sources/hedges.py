"""Hedges: words that say a statement is unsure or alleged."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.lexicon.sources import SourceWords
from generator.text.phrases import any_of


class Hedged(NamedTuple):
    """Characters `start:end` of a sentence that hedge it."""

    start: int
    end: int


def find_hedges(sentence: str, words: SourceWords) -> Iterator[Hedged]:
    """The hedges in `sentence`, in order, the longest that fits; not those inside a phrase that is sure."""
    # Small letters are found several times faster than letters of either size.
    low = sentence.lower()
    patterns = _patterns(words)
    if not patterns.hedge.search(f" {low}"):
        return
    for match in patterns.phrase.finditer(low if len(low) == len(sentence) else sentence):
        if match["sure"] is None:
            yield Hedged(match.start(), match.end())


class _Patterns:
    """The hedges of one language as patterns."""

    def __init__(self, words: SourceWords) -> None:
        hedges = any_of(words.hedges)
        # Most letters are small ones inside a word: so a sentence without a hedge is passed over fastest.
        self.hedge = re.compile(rf"[^a-z]{hedges}")
        self.phrase = re.compile(rf"(?:(?P<sure>{any_of(words.no_hedges)})|\b{hedges})\b")


@cache
def _patterns(words: SourceWords) -> _Patterns:
    return _Patterns(words)
