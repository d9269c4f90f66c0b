"""Tokens: a text cut into words, runs of digits and marks, each with the symbol of its word classes."""

import re
from typing import NamedTuple

from generator.analysis.timexes.digits import digit_classes
from generator.text.tokens import Cut, cut

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
_TOKEN = re.compile(r"(\d+(?:[.,:/–—‒‐-]\d+)*|[^\W\d_]+|[^\w\s])")
_PLAIN_TOKEN = re.compile(r"([A-Za-z]+|[0-9]+(?:[.,:/-][0-9]+)*|[^\w\s])", re.ASCII)  # the same in ASCII, and faster
_GLUED = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_HUMP = re.compile(r"[^\W\d_]*?[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])|[^\W\d_]+")
_NUMBER = frozenset({"n"})
_LONGEST_UNGLUED = 3


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
    words, starts, ends = _cut(text)
    keys = list(map(str.casefold, words))
    phrases, digit_symbols = vocabulary
    symbols = [OTHER] * len(words)
    swallowed: set[int] = set()
    for at in [at for at, key in enumerate(keys) if key in phrases or not key.isalpha()]:
        key = keys[at]
        if key in phrases and at not in swallowed:
            for phrase in phrases[key]:
                width = 1 + len(phrase.rest)
                if width == 1 or tuple(keys[at + 1 : at + width]) == phrase.rest:
                    symbol = phrase.capital if words[at][0].isupper() else phrase.lower
                    symbols[at] = symbol or (OTHER if width > 1 else _MARK_OF.get(phrase.key, OTHER))
                    keys[at], ends[at] = phrase.key, ends[at + width - 1]
                    swallowed.update(range(at + 1, at + width))
                    break
            else:
                symbols[at] = _MARK_OF.get(key, OTHER)
        elif key in _MARK_OF:
            symbols[at] = _MARK_OF[key]
        elif key[0].isdigit():
            classes = _NUMBER if len(key) <= 3 and _is_glued(text, starts[at]) else digit_classes(key)
            symbols[at] = digit_symbols.get(classes, OTHER)
    if swallowed:
        kept = [at for at in range(len(keys)) if at not in swallowed]
        starts, ends = [starts[at] for at in kept], [ends[at] for at in kept]
        keys, symbols = [keys[at] for at in kept], [symbols[at] for at in kept]
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
