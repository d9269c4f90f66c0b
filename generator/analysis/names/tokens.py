"""Tokens: the words and marks of a text, each where it stands."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from operator import eq
from types import MappingProxyType
from typing import NamedTuple

from generator.text.tokens import cut

# A word keeps hyphens, full stops and apostrophes inside it, but not the English genitive.
_WRITTEN = r"({letter}+(?:[.\-‐‑]{letter}+|['’](?!s\b){letter}+)*|['’]s\b|[^\w\s]|_)"
_ANY_TOKEN = re.compile(_WRITTEN.format(letter=r"[^\W_]"))
_PLAIN_TOKEN = re.compile(_WRITTEN.format(letter="[A-Za-z0-9]"), re.ASCII)  # the same, where all is ASCII, and faster


class Tokens(NamedTuple):
    """The tokens of a text: their `words` as written and in lower case, and their places `starts` and `ends` in it."""

    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def glued(self, at: int) -> bool:
        """Whether token `at` follows the one before without space."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def all_glued(self) -> list[bool]:
        """Whether each token follows the one before without space."""
        return [False, *map(eq, self.starts[1:], self.ends)][: len(self.words)]


def tokenise(text: str, glued: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Tokens:
    """The tokens of `text`, in order; white space is none. One that is `glued` is the words it is made of."""
    words, starts, ends = cut(text, _PLAIN_TOKEN if text.isascii() else _ANY_TOKEN)
    if not glued.keys().isdisjoint(words):
        spans = [
            span
            for word, start, end in zip(words, starts, ends, strict=True)
            for span in _parts(start, end, glued.get(word))
        ]
        words = [text[start:end] for start, end in spans]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Tokens(words, list(map(str.lower, words)), starts, ends)


def _parts(start: int, end: int, words: Sequence[str] | None) -> list[tuple[int, int]]:
    return list(pairwise(accumulate(map(len, words), initial=start))) if words else [(start, end)]
