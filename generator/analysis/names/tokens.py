"""Tokens: the words and marks of a text, each where it stands."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

# A word keeps hyphens, full stops and apostrophes inside it, but not the English genitive.
_TOKEN = re.compile(r"[^\W_]+(?:[.\-‐‑][^\W_]+|['’](?!s\b)[^\W_]+)*|['’]s\b|[^\w\s]|_")


class Tokens(NamedTuple):
    """The tokens of a text: their `words` as written, and their places `starts` and `ends` in it."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def glued(self, at: int) -> bool:
        """Whether token `at` follows the one before without space."""
        return at > 0 and self.starts[at] == self.ends[at - 1]


def tokenise(text: str, glued: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Tokens:
    """The tokens of `text`, in order; white space is none. One that is `glued` is the words it is made of."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    if not glued.keys().isdisjoint(words):
        spans = [
            span
            for word, (start, end) in zip(words, spans, strict=True)
            for span in _parts(start, end, glued.get(word))
        ]
        words = [text[start:end] for start, end in spans]
    return Tokens(words, [start for start, _ in spans], [end for _, end in spans])


def _parts(start: int, end: int, words: Sequence[str] | None) -> list[tuple[int, int]]:
    return list(pairwise(accumulate(map(len, words), initial=start))) if words else [(start, end)]
