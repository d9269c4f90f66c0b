"""Credits of pictures: who took them, who passed them on."""

import re
from functools import cache

from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words
from generator.text.phrases import any_of

_BESIDE = re.compile(r"\s*/\s*")
# What a credit says of the picture before it names anybody: no name holds a colon.
_OPENED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\s*:\s+")


def find_credits(credit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The chain in a credit, from who passed the picture on to who took it; of those side by side the first is first.

    >>> from generator.lexicon import load_lexicon
    >>> find_credits("KCNA melalui REUTERS", load_lexicon())
    ('REUTERS', 'KCNA')
    >>> find_credits("Photo: Ana Putri / ANTARA", load_lexicon())
    ('Ana Putri', 'ANTARA')
    """
    opened = _OPENED.match(credit)
    steps = _passing(lexicon).split(credit[opened.end() if opened else 0 :])
    return tuple(name for step in reversed(steps) for piece in _BESIDE.split(step) if (name := piece.strip()))


@cache
def _passing(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(byline_words(lexicon).passing)}\s+", re.IGNORECASE)
