"""The way back from the reading text of a page's block to the characters of its source, tags and all."""

import re
from functools import lru_cache
from html import unescape

from generator.reading.markup import scan
from generator.text.unicode import raw_span, reading_text

# As `html.unescape` finds them.
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
# "Jane Doe" "3 May" set side by side by style alone read as one word without this: "DoeMay", "5Share".
_GLUED = re.compile(r"[a-zß-öø-ÿ0-9.!?…)][A-ZÀ-ÖØ-Þ]")


def is_glued(source: str, last: str, piece: str, between: int) -> bool:
    """Whether nothing but tags keep the word that ends in `last` from the one `piece` begins with.

    `between` is where the first text ends. A comment is no tag: page builders write "5<!-- -->Items" for one text.
    """
    return bool(last and piece and _GLUED.match(last + piece[0]) and not source.startswith("<!", between))


def markup_span(raw: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where the characters `start:end` of `text` stand in `raw`, its source; all of `raw` where that cannot be told."""
    joined, begins, ends = _joined(raw)
    if reading_text(joined) != text or not start < end <= len(text):
        return 0, len(raw)
    first, last = raw_span(joined, start, end)
    return begins[first], ends[last - 1]


@lru_cache(maxsize=4)  # all that is found in one block asks for it, one after the other
def _joined(raw: str) -> tuple[str, list[int], list[int]]:
    """The texts of `raw` joined, and where each of their characters begins and ends in it."""
    text = ""
    begins: list[int] = []
    ends: list[int] = []
    joined = 0
    for start, end, _ in scan(raw).runs:
        if end < 0 or is_glued(raw, text[-1:], unescape(raw[start : start + 40]), joined):
            text, begins, ends = text + " ", [*begins, start], [*ends, start]
        if end < 0:
            continue
        position = start
        for match in _REFERENCE.finditer(raw, start, end):
            resolved = unescape(match.group())
            text += raw[position : match.start()] + resolved
            begins += [*range(position, match.start()), *[match.start()] * len(resolved)]
            ends += [*range(position + 1, match.start() + 1), *[match.end()] * len(resolved)]
            position = match.end()
        text += raw[position:end]
        begins += range(position, end)
        ends += range(position + 1, end + 1)
        joined = end
    return text, begins, ends
