"""Tokens: the words and marks of a text, each where it stands."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import eq

from msgspec import Struct

from generator.text.tokens import cut

# A word keeps hyphens, full stops and apostrophes inside it, but not the English genitive.
_WRITTEN = r"({letter}++(?:[.\-‐‑]{letter}++|['’](?!s\b){letter}++)*+|['’]s\b|[^\w\s]|_)"
_ANY_TOKEN = re.compile(_WRITTEN.format(letter=r"[^\W_]"))
_PLAIN_TOKEN = re.compile(_WRITTEN.format(letter="[A-Za-z0-9]"), re.ASCII)  # the same, where all is ASCII, and faster


class Tokens(Struct, frozen=True, gc=False):
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

    def parted(self, glued: Mapping[str, Sequence[str]]) -> "Tokens":
        """The same with each token that is `glued` as the words it is made of."""
        if glued.keys().isdisjoint(self.words):
            return self
        words: list[str] = []
        starts: list[int] = []
        for word, start in zip(self.words, self.starts, strict=True):
            own = glued.get(word, (word,))
            words += own
            starts += [*accumulate(map(len, own), initial=start)][:-1]
        return _tokens(words, starts, [start + len(word) for word, start in zip(words, starts, strict=True)])


def tokenise(text: str) -> Tokens:
    """The tokens of `text`, in order; white space is none."""
    return _tokens(*cut(text, _PLAIN_TOKEN if text.isascii() else _ANY_TOKEN))


def _tokens(words: list[str], starts: list[int], ends: list[int]) -> Tokens:
    return Tokens(words, list(map(str.lower, words)), starts, ends)
