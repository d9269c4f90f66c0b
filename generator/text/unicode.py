"""Reading text: what a person reads of a raw span, and the way back to the raw characters.

The declared normalisation, all of it: any run of white space (no-break and other odd spaces included) is one space;
characters that show nothing (zero-width, soft hyphen, control, direction overrides, non-characters) are left out;
typographic ligatures are spelled out. Letters, punctuation and their order are never touched.
"""

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache

_SPACE = r"[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
# Joiners carry meaning in Indic scripts, Persian and emoji; after a Latin letter they are only residue.
_INVISIBLE = (
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]|(?<=[\x00-\u024f])[\u200c\u200d]"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CHANGED = re.compile(f"({_SPACE})|({_INVISIBLE})|([ﬀ-ﬆ])")
_ODD = re.compile(rf"^ | $|  |[^\S ]|{_INVISIBLE}|[ﬀ-ﬆ]")


def reading_text(raw: str) -> str:
    """The text a person reads in `raw`, as the module's docstring declares it."""
    if not _is_odd(raw):
        return raw
    # Twice: an invisible character between two spaces leaves two spaces behind.
    return _CHANGED.sub(_replacement, _CHANGED.sub(_replacement, raw)).strip(" ")


def raw_span(raw: str, start: int, end: int) -> tuple[int, int]:
    """Where the characters `start:end` of `reading_text(raw)` stand in `raw`."""
    origins = _origins(raw)
    if start >= end or origins is None:
        return start, max(start, end)
    return origins[start], origins[end - 1] + 1


def _is_odd(raw: str) -> bool:
    """Whether the declared normalisation changes `raw`; most lines are seen to be plain without a search."""
    plain = raw.isascii() and raw.isprintable() and "  " not in raw and raw[:1] != " " != raw[-1:]
    return not plain and _ODD.search(raw) is not None


def _replacement(match: re.Match[str]) -> str:
    if match[1]:
        return " "
    return _LIGATURES[match[3]] if match[3] else ""


@lru_cache(maxsize=32)  # all that is found in an article asks for its lines
def _origins(raw: str) -> Sequence[int] | None:
    """For each character of the reading text, the place in `raw` it comes from; None where that is its own place."""
    if not _is_odd(raw):
        return None
    kept: list[tuple[str, int]] = []
    last = 0
    for match in _CHANGED.finditer(raw):
        kept += [(char, at) for at, char in enumerate(raw[last : match.start()], last)]
        kept += [(char, match.start()) for char in _replacement(match)]
        last = match.end()
    kept += [(char, at) for at, char in enumerate(raw[last:], last)]
    single = [pair for pair, before in zip(kept, [(" ", 0), *kept], strict=False) if pair[0] != " " or before[0] != " "]
    if single and single[-1][0] == " ":
        single.pop()
    return array("L", [at for _, at in single])
