"""Where a second article begins in one file: at the one place that its words and names do not cross.

What an article tells of comes back until its end. So each word and each capitalised name that is there more than once
ties together all lines from its first to its last; where another story begins, hardly a tie holds. How many would hold
if words were strewn at random is known, and how far fewer do is the break. A title there, writers, a day or a dateline
make it deeper; words of either beginning that come back on the other side, and breaks as deep on one side, which lists
and collections have, make it shallower. No word of any language is known here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from generator.cleaning.datelines import dateline
from generator.cleaning.labels import Label, Labelled
from generator.cleaning.opening import could_be_title, is_byline, is_stamp
from generator.lexicon import Lexicon
from generator.text.tokens import beginnings

_LIKE_TEXT = 0.5
_SENTENCE = re.compile(r"(?:\S++\s++){4}.*[.!?…。！？।][\"'”’»)\]]*$")
_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-z][\w'’-]{2,}")
_ENDS = re.compile(r"[.…。।][\"'”’»)\]]*$")
_TITLE_WORDS = range(4, 26)
_LEAST_WORDS = 60
_LEAD, _STEM = 3, 6
# What stands in more of the lines ties no story together; of names only a few are that frequent.
_COMMON_WORD, _COMMON_NAME = 0.35, 0.6
# How far above its text an article's title, writers and day stand.
_HEAD_LINES = 4
# More datelines, or days with writers, than these are those of a round-up.
_MOST_HEADS = 2

# Chosen on one half of publishers. On the other, three of 3,290 single texts, guides and lists of recipes among them,
# are taken for two; of joined articles three quarters are told apart where writers and days are there, two thirds where
# only titles are, and more than half where nothing but the text is.
_TITLE, _FACTS, _DATELINE = 1.0, 2.0, 3.5
_SHARED_LEAD, _OTHER_BREAK = 6.0, 0.4
_ENOUGH = 4.0
# What speaks against a break takes longest to find out.
_DEEPEST = 3


class _Line(NamedTuple):
    """A line of the text: its place in the file, how much it holds, and what ties it to other lines."""

    at: int
    weight: float
    words: frozenset[str]
    names: frozenset[str]


def second_article(lines: Sequence[Labelled], lexicon: Lexicon) -> int | None:
    """The place in `lines`, none of them blank, where another article begins; None where none does."""
    text = [_line(at, entry.block.text) for at, entry in enumerate(lines) if is_text(entry)]
    depths = _depths(text)
    if not depths:
        return None
    heads = {at: lines[max(text[at - 1].at + 1, text[at].at - _HEAD_LINES) : text[at].at] for at in depths}
    titles = {at: [place for place, entry in enumerate(heads[at]) if _is_title(entry, lexicon)] for at in depths}
    signed = [at for at in depths if any(_is_fact(entry.block.text, lexicon) for entry in heads[at])]
    opened = [at for at in depths if dateline(lines[text[at].at].block.text, lexicon)]
    for at in depths:
        depths[at] += _TITLE * bool(titles[at])
        depths[at] += _FACTS * (at in signed and len(signed) <= _MOST_HEADS)
        depths[at] += _DATELINE * (at in opened and len(opened) <= _MOST_HEADS)
    deepest = nlargest(_DEEPEST, (at for at in depths if depths[at] > _ENOUGH), key=depths.__getitem__)
    depth, at = max(((depths[at] - _doubt(text, at), at) for at in deepest), default=(0.0, 0))
    if depth <= _ENOUGH:
        return None
    return text[at].at - (len(heads[at]) - titles[at][0] if titles[at] else 0)


def is_text(entry: Labelled) -> bool:
    """Whether a line is a sentence and reads like an article's text."""
    return (entry.score or 0) >= _LIKE_TEXT and _SENTENCE.match(entry.block.text) is not None


def weight(text: str) -> float:
    """Words; scripts without spaces have theirs counted by length."""
    return max(text.count(" ") + 1, len(text) / 12)


def _line(at: int, text: str) -> _Line:
    names = frozenset(name for name in _NAME.findall(text) if name[0].isupper())
    return _Line(at, weight(text), beginnings(text.lower(), _STEM), names)


def _depths(text: Sequence[_Line]) -> dict[int, float]:
    """How deep the break is above each line of the text that has enough of it above and from there on."""
    told = [0.0, *accumulate(line.weight for line in text)]
    places = [at for at in range(1, len(text)) if min(told[at], told[-1] - told[at]) >= _LEAST_WORDS]
    if not places:
        return {}
    shares = [words / told[-1] for words in told]
    words = _loosened([line.words for line in text], shares, _COMMON_WORD)
    names = _loosened([line.names for line in text], shares, _COMMON_NAME)
    return {at: words[at] + names[at] for at in places}


def _loosened(lines: Sequence[frozenset[str]], shares: Sequence[float], common: float) -> list[float]:
    """How many fewer ties hold across each place than if all words were strewn at random, in standard deviations."""
    holders: dict[str, list[int]] = {}
    for at, words in enumerate(lines):
        for word in words:
            holders.setdefault(word, []).append(at)
    steps, counts = [0] * (len(lines) + 1), Counter[int]()
    for places in holders.values():
        if 2 <= len(places) <= max(3, common * len(lines)):
            counts[len(places)] += 1
            steps[places[0] + 1] += 1
            steps[places[-1] + 1] -= 1
    loosened = []
    for share, held in zip(shares, accumulate(steps), strict=True):
        hoped = sum(many * (1 - share**count - (1 - share) ** count) for count, many in counts.items())
        loosened.append((hoped - held) / sqrt(hoped + 1))
    return loosened


def _doubt(text: Sequence[_Line], at: int) -> float:
    """What speaks against a break: beginnings that come back on the other side, and other breaks on either side."""
    above, below = _vocabulary(text[:at]), _vocabulary(text[at:])
    shared = _share(_vocabulary(text[:_LEAD]), below) + _share(_vocabulary(text[at : at + _LEAD]), above)
    others = [depth for side in (text[:at], text[at:]) for depth in _depths(side).values()]
    return _SHARED_LEAD * shared + _OTHER_BREAK * max(others, default=0.0)


def _vocabulary(lines: Sequence[_Line]) -> frozenset[str]:
    return frozenset().union(*(line.words for line in lines))


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / (len(some) or 1)


def _is_title(entry: Labelled, lexicon: Lexicon) -> bool:
    line = entry.block.text
    return (
        entry.label in (Label.BODY, Label.HEADLINE)
        and line.count(" ") + 1 in _TITLE_WORDS
        and could_be_title(line)
        and not _ENDS.search(line)
        and not (line[0].isdigit() and line.split(maxsplit=1)[0].endswith((".", ")")))
        and not _is_fact(line, lexicon)
    )


def _is_fact(text: str, lexicon: Lexicon) -> bool:
    return is_stamp(text, lexicon) or is_byline(text, lexicon) or dateline(text, lexicon) is not None
