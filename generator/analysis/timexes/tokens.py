"""Tokens: a text cut into words, runs of digits and marks, each with the symbol of its word classes."""

import re
from typing import NamedTuple

from generator.analysis.timexes.digits import digit_classes

OTHER = "x"
"""The symbol of a token that says nothing of time."""

MARKS: dict[str, str] = {",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "-": "-", "quote": "'", "*": OTHER}
"""Punctuation as templates write it, with its symbol; `*` is any word that says nothing of time."""

_MARK_OF = {
    **{mark: mark for mark in ",.()/-"},
    **dict.fromkeys("–—‒‐", "-"),
    **dict.fromkeys("'‘’", "'"),
    **dict.fromkeys(';:!?"“”„«»…', ";"),
}
_TOKEN = re.compile(r"\d+(?:[.,:/–—‒‐-]\d+)*|[^\W\d_]+|[^\w\s]")
_HUMP = re.compile(r"[^\W\d_]*?[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])|[^\W\d_]+")
_NUMBER = frozenset({"n"})


class Phrase(NamedTuple):
    """An entry of the vocabulary: what follows its first word, its key, and its symbols with and without a capital."""

    rest: tuple[str, ...]
    key: str
    capital: str
    lower: str


class Vocabulary(NamedTuple):
    """Phrases by their first word, longest first, and the symbol of each set of word classes."""

    phrases: dict[str, tuple[Phrase, ...]]
    symbols: dict[frozenset[str], str]


class Tokens(NamedTuple):
    """The tokens of a text: where each begins and ends, its key (lower case), and all symbols as one string."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    symbols: str


def parts_of(word: str) -> list[str]:
    """The tokens of an entry of the lexicon, in lower case."""
    return [match.group() for match in _TOKEN.finditer(word.casefold())]


def tokenise(text: str, vocabulary: Vocabulary) -> Tokens:
    """The tokens of `text`. Words glued by stripped tags ("dariAntara") come apart before the capital."""
    starts, ends, words = _cut(text)
    keys: list[str] = []
    symbols: list[str] = []
    at, kept, count = 0, 0, len(words)
    lowered = [word.casefold() for word in words]
    phrases, digit_symbols = vocabulary
    while at < count:
        key, symbol, width = lowered[at], OTHER, 1
        if found := phrases.get(key):
            for phrase in found:
                width = 1 + len(phrase.rest)
                if width == 1 or tuple(lowered[at + 1 : at + width]) == phrase.rest:
                    key = phrase.key
                    symbol = (phrase.capital if words[at][0].isupper() else phrase.lower) or OTHER
                    break
            else:
                width = 1
        elif key[0].isdigit():
            classes = _NUMBER if len(key) <= 3 and _is_glued(text, starts[at]) else digit_classes(key)
            symbol = digit_symbols.get(classes, OTHER)
        if symbol is OTHER and width == 1:
            symbol = _MARK_OF.get(key, OTHER)
        starts[kept], ends[kept] = starts[at], ends[at + width - 1]
        keys.append(key)
        symbols.append(symbol)
        kept, at = kept + 1, at + width
    return Tokens(text, starts[:kept], ends[:kept], keys, "".join(symbols))


def _cut(text: str) -> tuple[list[int], list[int], list[str]]:
    starts, ends, words = [], [], []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if len(word) > 3 and not (word.islower() or word.isupper() or word.istitle()) and word[0].isalpha():
            for hump in _HUMP.finditer(word):
                starts.append(match.start() + hump.start())
                ends.append(match.start() + hump.end())
                words.append(hump.group())
            continue
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
    return starts, ends, words


def _is_glued(text: str, start: int) -> bool:
    """Whether a number belongs to a name before it: U-20, G20, A380."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isupper() or (before[-1:] in {"-", "–"} and before[:1].isupper())
