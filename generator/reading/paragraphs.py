"""Paragraphs of lines: most texts have one a line; a mail program or an editor breaks its lines at a width."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WIDTHS = range(45, 121)
_FEWEST_BREAKS = 4
_MOST_OTHER_BREAKS = 0.2
# Who breaks lines at a width does not wait for the end of a sentence.
_MOST_ENDS = 0.4
_END = re.compile(r"[.!?…。！？।:][\"'”’»)\]]*$")
# A heading, a quote, an item of a list or a row of a table is a line of its own.
_OWN_LINE = re.compile(r"\s*(?:[#>|]|[-*+•–—]\s|\d{1,3}[.)]\s)")


def paragraphs(lines: Sequence[str]) -> Iterator[int]:
    """How many of `lines` each paragraph has, in order: one, unless the text is broken at a width.

    It is where nearly every line that another follows is full, so that the first word of the next would not have
    fitted, and where most of these do not end a sentence.
    """
    lines = [line.rstrip() for line in lines]
    width = max(map(len, lines), default=0)
    pairs = [pair for pair in pairwise(lines) if pair[0] and pair[1]]
    full = [line for line, following in pairs if _is_full(line, following, width)]
    enough = len(full) >= max(_FEWEST_BREAKS, (1 - _MOST_OTHER_BREAKS) * len(pairs))
    broken = width in _WIDTHS and enough and sum(map(bool, map(_END.search, full))) <= _MOST_ENDS * len(full)
    size = 0
    for line, following in pairwise([*lines, ""]):
        size += 1
        if not (broken and line and _is_full(line, following, width)):
            yield size
            size = 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether `line` was broken because the first word of the line that follows did not fit into `width`."""
    word = following.split(maxsplit=1)[0] if following else ""
    return bool(word) and len(line) + 1 + len(word) > width and not _OWN_LINE.match(following)
