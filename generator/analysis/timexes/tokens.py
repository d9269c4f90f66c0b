"""Tokens: a text cut into words, runs of digits and marks, each with the symbol of its word classes."""

import re
from typing import NamedTuple

from msgspec import Struct

from generator.analysis.timexes.digits import digit_classes
from generator.text.tokens import Cut, cut

OTHER = "x"
"""The symbol of a token that says nothing of time."""

OPEN = "?"
"""The symbol of a token of which what stands beside it tells what it says."""

MARKS: dict[str, str] = {",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "-": "-", "%": "%", "quote": "'", "*": OTHER}
"""Punctuation as templates write it, with its symbol; `*` is any word that says nothing of time."""

_MARK_OF = {
    **{mark: mark for mark in ",.()/-%"},
    **dict.fromkeys("–—‒‐", "-"),
    **dict.fromkeys("'‘’", "'"),
    **dict.fromkeys(';:!?"“”„«»…', ";"),
}
_TOKEN = re.compile(r"(\d+(?:[.,:/–—‒‐-]\d+)*|[^\W\d_]+|[^\w\s])")
_PLAIN_TOKEN = re.compile(r"([A-Za-z]+|[0-9]+(?:[.,:/-][0-9]+)*|[^\w\s])", re.ASCII)  # the same in ASCII, and faster
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ].)")  # from the capital back: there are few
_HUMP = re.compile(r"[^\W\d_]*?[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])|[^\W\d_]+")
_NUMBER = frozenset({"n"})
_LONGEST_UNGLUED = 3
_LONGEST_IN_NAME = 3  # a number of more digits is no part of a name
_MOST_REMEMBERED = 1 << 17


class Phrase(NamedTuple):
    """An entry of the vocabulary: what follows its first word, its key, and its symbols with and without a capital."""

    rest: tuple[str, ...]
    key: str
    capital: str
    lower: str

    def symbol(self, first: str) -> str:
        """Its symbol where its first word is written like that."""
        symbol = self.capital if first[0].isupper() else self.lower
        return symbol or (OTHER if self.rest else _MARK_OF.get(self.key, OTHER))


class Vocabulary(dict[str, str]):
    """By token as written: its symbol, or `OPEN`. It is made of phrases by first and next word, longest first."""

    def __init__(self, phrases: dict[str, dict[str, list[Phrase]]], symbols: dict[frozenset[str], str]) -> None:
        self.phrases, self._symbols = phrases, symbols

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[word] = symbol = self._symbol(word)
        return symbol

    def phrase(self, keys: list[str], at: int) -> Phrase | None:
        """The longest phrase that begins with the token `at`."""
        begun = self.phrases[keys[at]]
        for phrase in begun.get(keys[at + 1], ()) if at + 1 < len(keys) else ():
            if tuple(keys[at + 1 : at + 1 + len(phrase.rest)]) == phrase.rest:
                return phrase
        return begun[""][0] if "" in begun else None

    def of_digits(self, classes: frozenset[str]) -> str:
        """The symbol of a run of digits of these classes."""
        return self._symbols.get(classes, OTHER)

    def _symbol(self, word: str) -> str:
        key = word.casefold()
        if phrases := self.phrases.get(key):
            return phrases[""][0].symbol(word) if phrases.keys() == {""} else OPEN
        if key[0].isdigit():
            return OPEN if len(key) <= _LONGEST_IN_NAME else self.of_digits(digit_classes(key))
        return _MARK_OF.get(key, OTHER)


class Tokens(Struct, frozen=True, gc=False):
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
    words, starts, ends = _cut(text)
    keys = list(map(str.casefold, words))
    symbols = list(map(vocabulary.__getitem__, words))
    swallowed: set[int] = set()
    for at in [at for at, symbol in enumerate(symbols) if symbol == OPEN]:
        if at in swallowed:
            continue
        if keys[at] not in vocabulary.phrases:
            classes = _NUMBER if _is_glued(text, starts[at]) else digit_classes(keys[at])
            symbols[at] = vocabulary.of_digits(classes)
        elif phrase := vocabulary.phrase(keys, at):
            last = at + len(phrase.rest)
            symbols[at] = phrase.symbol(words[at])
            keys[at], ends[at] = phrase.key, ends[last]
            swallowed.update(range(at + 1, last + 1))
        else:
            symbols[at] = _MARK_OF.get(keys[at], OTHER)
    for at in sorted(swallowed, reverse=True):
        del starts[at], ends[at], keys[at], symbols[at]
    return Tokens(text, starts, ends, keys, "".join(symbols))


def _cut(text: str) -> Cut:
    whole = cut(text, _PLAIN_TOKEN if text.isascii() else _TOKEN)
    if not _GLUED.search(text):
        return whole
    spans = [span for start, end in zip(whole.starts, whole.ends, strict=True) for span in _apart(text, start, end)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Cut([text[start:end] for start, end in spans], starts, ends)


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the token `start:end`, if it is of words glued together."""
    if end - start <= _LONGEST_UNGLUED or not _GLUED.search(text, start, end):
        return [(start, end)]
    return [match.span() for match in _HUMP.finditer(text, start, end)]


def _is_glued(text: str, start: int) -> bool:
    """Whether a number belongs to a name before it: U-20, G20, A380."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isupper() or (before[-1:] in {"-", "–"} and before[:1].isupper())
