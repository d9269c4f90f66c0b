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
    for match in _pattern(words).finditer(low if len(low) == len(sentence) else sentence):
        if match["sure"] is None:
            yield Hedged(match.start(), match.end())


@cache
def _pattern(words: SourceWords) -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<sure>{any_of(words.no_hedges)})|\b{any_of(words.hedges)})\b")
