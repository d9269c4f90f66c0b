"""Words of a text, and their stems."""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import Stemmer

_WORD = re.compile(r"[^\W_]++(?:[-'’][^\W_]++)*+")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]++(?:[-'][A-Za-z0-9]++)*+")  # the same, where all is ASCII: twice as fast
_UNSPACED = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
_UNSPACED_WORD = re.compile(rf"{_UNSPACED}{{3}}")
_PAIR = re.compile(rf"(?=({_UNSPACED}{{2}}))")
_BEGINNING = r"({letter}{{4,{most}}}){letter}*+"


def words(text: str) -> list[str]:
    """The words of `text` in order, as written; a hyphen or apostrophe inside a word belongs to it."""
    return (_PLAIN_WORD if text.isascii() else _WORD).findall(text)


def word_count(text: str) -> int:
    """How many words `text` has; in writing without spaces, one for every three letters."""
    spaced = text.count(" ") + 1
    return spaced if text.isascii() else spaced + len(_UNSPACED_WORD.findall(text))


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of `text` that are written without spaces: what stands there for words."""
    return frozenset() if text.isascii() else frozenset(_PAIR.findall(text))


class Cut(NamedTuple):
    """The parts of a text as written, and their places `starts` and `ends` in it."""

    parts: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str, part: re.Pattern[str]) -> Cut:
    """The parts of `text` that `part`, all of it one group, matches."""
    pieces = part.split(text)  # by turns what stands between, and a part
    edges = list(accumulate(map(len, pieces)))
    return Cut(pieces[1::2], edges[:-1:2], edges[1::2])


def beginnings(text: str, most: int) -> frozenset[str]:
    """The first letters of the words of `text`, at most so many of each; words of fewer than four are left out."""
    return frozenset(_beginning(most, "[A-Za-z]" if text.isascii() else r"[^\W\d_]").findall(text))


@cache
def _beginning(most: int, letter: str) -> re.Pattern[str]:
    return re.compile(_BEGINNING.format(letter=letter, most=most))


@cache
def stemmer(algorithm: str) -> Callable[[list[str]], list[str]]:
    """The Snowball stemmer named `algorithm` for lists of lower-case words; the empty name leaves words as they are."""
    if not algorithm:
        return list
    # Without its cache, which is slower than to stem again.
    stem: Callable[[list[str]], list[str]] = Stemmer.Stemmer(algorithm, 0).stemWords
    return stem
