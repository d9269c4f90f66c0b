"""Tokens: the words and marks of a text, each where it stands."""

import re
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


def tokenise(text: str) -> Tokens:
    """The tokens of `text`, in order; white space is none."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return Tokens([text[start:end] for start, end in spans], [start for start, _ in spans], [end for _, end in spans])
