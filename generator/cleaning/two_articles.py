"""Where a second article begins in one file: a title whose words the text below takes up and the text above does not.

A heading inside an article looks like a title too; yet the names of the story stand on both sides of it. Signed and
dated titles need less of a break than bare ones.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.cleaning.datelines import dateline
from generator.cleaning.labels import Label, Labelled
from generator.cleaning.opening import could_be_title, is_byline, is_stamp, stems
from generator.lexicon import Lexicon

_LIKE_TEXT = 0.5
_SENTENCE = re.compile(r"(?:\S++\s++){4}.*[.!?…。！？।][\"'”’»)\]]*$")
_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-z][\w'’-]{2,}")
_ENDS = re.compile(r"[.…。।][\"'”’»)\]]*$")
_TITLE_WORDS = range(4, 26)
_LEAST_STEMS = 3
# What stands below a title: writers and day, then text.
_FACTS_WITHIN = 3
_ABOVE, _BELOW, _LEAD = 7, 8, 6
_LEAST_WORDS = 60
# More headings than this are those of a list.
_MOST_BARE, _MOST = 4, 16
_FEW_NAMES = 3


class _Break(NamedTuple):
    """How far the text below a title must differ from that above it, in shares of words and names."""

    taken_up: float  # of the title's words, at least, in the text right below
    more_than_above: float  # by so much more than in the text above
    names: float  # of the names of one side, at most, on the other too
    words: float  # of the words of one side, at most, on the other too
    first_title: float  # of the words of the first title, at most, in the text below


# With these, more than four in five joined articles of each of four outlets are told apart, and one page in a thousand,
# a list of books, is taken for two.
_WITH_FACTS = _Break(0.25, 0.1, 0.35, 0.5, 0.6)
_BARE = _Break(0.4, 0.25, 0.1, 0.3, 0.4)
_BARE_WORDS = 6
_FEW_NAMES_WORDS = 0.25


class _Title(NamedTuple):
    at: int
    bare: bool


def second_article(lines: Sequence[Labelled], lexicon: Lexicon) -> int | None:
    """The place in `lines`, none of them blank, of the title that begins another article; None where none does."""
    text = [is_text(entry) for entry in lines]
    titles = list(_titles(lines, text, lexicon))
    bare = sum(title.bare for title in titles)
    if len(titles) > _MOST:
        return None
    for title in titles:
        long_enough = lines[title.at].block.text.count(" ") + 1 >= _BARE_WORDS
        if title.bare and (bare > _MOST_BARE or not long_enough):
            continue
        if _breaks(lines, text, title.at, _BARE if title.bare else _WITH_FACTS):
            return title.at
    return None


def is_text(entry: Labelled) -> bool:
    """Whether a line is a sentence and reads like an article's text."""
    return (entry.score or 0) >= _LIKE_TEXT and _SENTENCE.match(entry.block.text) is not None


def weight(text: str) -> float:
    """Words; scripts without spaces have theirs counted by length."""
    return max(text.count(" ") + 1, len(text) / 12)


def _titles(lines: Sequence[Labelled], text: Sequence[bool], lexicon: Lexicon) -> Iterator[_Title]:
    """The lines made like a title, with text enough above and below, and whether they are without writers and day."""
    told = list(accumulate((weight(entry.block.text) * is_ for entry, is_ in zip(lines, text, strict=True)), initial=0))
    for at in range(2, len(lines)):
        if told[at] < _LEAST_WORDS or told[-1] - told[at + 1] < _LEAST_WORDS or not _is_title(lines[at], lexicon):
            continue
        bare = not any(_is_fact(entry.block.text, lexicon) for entry in lines[at + 1 : at + 1 + _FACTS_WITHIN])
        if min(sum(text[max(0, at - _ABOVE) : at]), sum(text[at + 1 : at + 1 + _BELOW])) > bare:
            yield _Title(at, bare)


def _is_title(entry: Labelled, lexicon: Lexicon) -> bool:
    line = entry.block.text
    return (
        entry.label in (Label.BODY, Label.HEADLINE)
        and line.count(" ") + 1 in _TITLE_WORDS
        and could_be_title(line)
        and not _ENDS.search(line)
        and not (line[0].isdigit() and line.split()[0].endswith((".", ")")))
        and not _is_fact(line, lexicon)
    )


def _is_fact(text: str, lexicon: Lexicon) -> bool:
    return is_stamp(text, lexicon) or is_byline(text, lexicon) or dateline(text, lexicon) is not None


def _breaks(lines: Sequence[Labelled], text: Sequence[bool], at: int, needed: _Break) -> bool:
    """Whether the line at `at` belongs to the text below it, and that text is another story than the one above."""
    above = [entry.block.text for entry, is_ in zip(lines[:at], text[:at], strict=True) if is_]
    below = [entry.block.text for entry, is_ in zip(lines[at + 1 :], text[at + 1 :], strict=True) if is_]
    own, first = stems(lines[at].block.text), stems(lines[0].block.text)
    before, after, lead = stems(" ".join(above)), stems(" ".join(below)), stems(" ".join(below[:_LEAD]))
    taken_up = _share(own, lead)
    if len(own) < _LEAST_STEMS or taken_up < max(needed.taken_up, _share(own, before) + needed.more_than_above):
        return False
    names = sorted((_names(above), _names(below)), key=len)
    words = sorted((before, after), key=len)
    return (
        _share(*names) <= needed.names
        and _share(*words) <= (needed.words if len(names[0]) >= _FEW_NAMES else _FEW_NAMES_WORDS)
        and _share(first, after) <= needed.first_title
    )


def _names(texts: Sequence[str]) -> frozenset[str]:
    """The words that begin with a capital inside a sentence."""
    return frozenset(name for text in texts for name in _NAME.findall(text) if name[0].isupper())


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / (len(some) or 1)
