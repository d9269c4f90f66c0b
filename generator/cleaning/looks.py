"""What a line looks like by itself, in numbers that hold for any language.

Nothing here knows a word of any language. The one measure that reads words, `cue`, takes their weights from outside.
"""

import re
from collections.abc import Mapping
from math import log1p, sqrt
from typing import NamedTuple

from generator.text.tokens import beginnings

_CLOSERS = "\"'”’»›)]」』 "
_SENTENCE_ENDS = frozenset(".!?…。！？।؟۔")
_BULLETS = frozenset("*+•·-–—●▪◦‣■>#|")
_QUOTES = tuple('"“”„«「')
_COMMAS = tuple(",、،")
_ODD = ("|", ">", "@", "#", "{", "}", "=", "<", "_", "/", "\\", "http:", "https:")
_ODD_WIDE = tuple("»«©®™•·→›✓★")
# What stands between two sentences of a line: space or, in scripts without, nothing.
_INNER_END = re.compile(r"[.!?]['\"’”»)]* (?=\S)")
_INNER_END_WIDE = re.compile(r"[。！？](?=.)")
# A clock, a year, a date in digits; all begin with a digit, which makes the search quick.
_CLOCK = re.compile(r"\d(?:(?<!\w\d)\d?[:.]\d\d\b|(?:(?<=(?<!\w)1)9|(?<=(?<!\w)2)0)\d\d\b|\d?[./-]\d{1,2}[./-]\d)")
# Scripts without spaces, or with more in one letter: a letter there weighs as two and a half.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME_DIGITS = str.maketrans("123456789", "000000000")
_MAX_CUE_LENGTH = 70
_STEM = 6

OWN = (
    "length",
    "words",
    "word_length",
    "ends_sentence",
    "ends_colon",
    "ends_ellipsis",
    "sentences_inside",
    "commas",
    "capitalised",
    "starts_lower",
    "starts_digit",
    "numbers",
    "odd_signs",
    "quotes",
    "bullet",
    "clock_or_year",
    "brackets",
)
"""The names of the numbers in `Looks.own`, in its order."""


class Looks(NamedTuple):
    """A line by itself. `size` is its length in Latin letters; `prose` is that size where it reads like sentences."""

    size: float
    words: int
    prose: float
    template: str
    vocabulary: frozenset[str]
    cue: float
    own: tuple[float, ...]


def look_at(text: str, cues: Mapping[str, float]) -> Looks:
    """What can be said of a line without its neighbours."""
    words = text.split()
    bullet = bool(words) and words[0][0] in _BULLETS
    if bullet and len(words[0]) == 1:
        del words[0]
    if not words:
        return Looks(0.0, 0, 0.0, "", frozenset(), 0.0, (*(0.0,) * 14, float(bullet), 0.0, 0.0))
    size, wide = float(len(text)), not text.isascii()
    if wide and (dense := len(_DENSE.findall(text))) * 3 > size:
        size += 1.5 * dense
    firsts = [word[0] for word in words]
    upper, lower = sum(map(str.isupper, firsts)), sum(map(str.islower, firsts))
    bare = text.rstrip(_CLOSERS)
    ellipsis = bare.endswith(("..", "…"))
    ends = bare[-1:] in _SENTENCE_ENDS
    many = max(float(len(words)), size / 6) if size > len(text) else float(len(words))
    lowered = text.lower()
    template = lowered.translate(_SAME_DIGITS)
    digits = "0" in template or wide
    reads = (ends and not ellipsis and many >= 6 and (lower > upper or size > len(text))) or (
        many >= 25 and lower > 2 * upper
    )
    own = (
        log1p(size),
        log1p(many),
        len(text) / len(words),
        float(ends),
        float(bare[-1:] == ":"),
        float(ellipsis),
        float(min(_inner_ends(text, wide=wide), 6)),
        (sum(map(text.count, _COMMAS)) if wide else text.count(",")) / many,
        upper / max(upper + lower, 1),
        float(firsts[0].islower()),
        float(firsts[0].isdigit()),
        (sum(map(str.isdigit, firsts)) if digits else 0) / len(words),
        float(min(sum(map(text.count, _ODD)) + (sum(map(text.count, _ODD_WIDE)) if wide else 0), 6)),
        float(min(sum(map(text.count, _QUOTES)) if wide else text.count('"'), 4)),
        float(bullet),
        float(min(len(_CLOCK.findall(text)), 3)) if digits else 0.0,
        float(min(text.count("("), 3)),
    )
    cue = _cue(lowered, cues) if len(text) < _MAX_CUE_LENGTH else 0.0
    return Looks(size, len(words), size if reads else 0.0, template, beginnings(lowered, _STEM), cue, own)


def _inner_ends(text: str, *, wide: bool) -> int:
    """How many sentences of `text` end before its end."""
    return len(_INNER_END.findall(text)) + (len(_INNER_END_WIDE.findall(text)) if wide else 0)


def _cue(lowered: str, cues: Mapping[str, float]) -> float:
    """How much the words of a short line mark it as furniture, or as text."""
    known = _WORD.findall(lowered)
    return sum([cues.get(word, 0.0) for word in known]) / sqrt(len(known)) if known else 0.0
