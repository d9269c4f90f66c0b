"""Amounts: the numbers of a sentence by their value, in digits, in words (two hundred) or in both (1,2 juta)."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from generator.lexicon import Language

_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
FRACTION = rf"(?:\d+(?:[.,]\d+)*[ -]?)?(?:[{_VULGAR}]|(?<![\d/])[1-9]/(?:[2-9]|10)(?![\d/]))"
"""A pattern of numbers that end in a fraction: 3½, 1/3, "1 1/2"."""
_FRACTION = re.compile(rf"(?:(?P<whole>\d+(?:[.,]\d+)*)[ -]?)?(?P<part>[{_VULGAR}]|\d/\d+)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# So exactly a third is told from another part.
_PLACES = Decimal("0.0001")
_THOUSANDS = 3
_TEN = 10
_MOST_TIMES = 10
# Between a number and what says that it is rounded stand so many words: "lebih dari 60".
_BEFORE = 2

Word = tuple[int, str, str]
"""Where a word of a sentence starts, the word, and the same in lower case."""


class Amount(NamedTuple):
    """A number by its value, which `about` opens where the text says that it is rounded; its words are `first:last`."""

    value: str
    first: int
    last: int


ABOUT = "~"
"""Opens the value of a number that is rounded."""


class Amounts:
    """How a language writes numbers."""

    def __init__(self, language: Language | None) -> None:
        told = language.claims if language else None
        self._numbers = dict(told.numbers) if told else {}
        self._scales = dict(told.scales) if told else {}
        self._teens = told.teens if told else frozenset()
        self._about = told.about if told else frozenset()
        self._decimal = told.decimal if told else ""

    def may_begin(self, lower: str) -> bool:
        """Whether a number can begin with this word."""
        in_digits = _is_digit(lower[0]) and _is_digit(lower[-1])
        return in_digits or self._in_words(lower)

    def read(self, words: Sequence[Word], first: int) -> Amount:
        """The number that begins with the word `first`, one that may begin it."""
        parts: list[Decimal] = []
        at = first
        while at < len(words) and (at == first or words[at][0] == words[at - 1][0] + len(words[at - 1][1]) + 1):
            if not self._take(words[at][2], parts):
                break
            at += 1
        lowers = [lower for _, _, lower in words[max(0, first - _BEFORE) : first]]
        about = "" if self._about.isdisjoint(lowers) else ABOUT
        return Amount(about + (_plain(sum(parts, Decimal())) if parts else words[first][2]), first, max(at, first + 1))

    def _in_words(self, lower: str) -> bool:
        return lower in self._scales or all(part in self._numbers for part in lower.split("-"))

    def _take(self, lower: str, parts: list[Decimal]) -> bool:
        """Add what a word says to the parts of a number, if it goes on with it."""
        if _is_digit(lower[0]):
            if parts or not (_DIGITS.fullmatch(lower) or _FRACTION.fullmatch(lower)):
                return False
            parts.append(_value(lower, self._decimal))
            return True
        if lower in self._teens and parts and parts[-1] < _TEN:
            parts[-1] += _TEN
            return True
        if scale := self._scales.get(lower):
            smaller = [part for part in parts if part < scale]
            del parts[len(parts) - len(smaller) :]
            parts.append((sum(smaller, Decimal()) or 1) * Decimal(scale))
            return True
        found = [self._numbers.get(part) for part in lower.split("-")]
        value = sum(part or 0 for part in found)
        if None in found or (parts and parts[-1] % _TEN ** len(str(value))):
            return False
        parts.append(Decimal(value))
        return True


def same_amount(one: str, other: str) -> bool:
    """Whether two values can be one amount: the same, or one of them rounded."""
    if one.lstrip(ABOUT) == other.lstrip(ABOUT):
        return True
    a, b = _decimal(one.lstrip(ABOUT)), _decimal(other.lstrip(ABOUT))
    if a is None or b is None:
        return False
    if ABOUT in (one[0], other[0]):
        return abs(a - b) * _TEN <= max(a, b)
    return _rounded(a, b) or _rounded(b, a)


def same_scale(one: str, other: str) -> bool:
    """Whether neither value is many times the other, but by a slip of the decimal mark or of a word for a scale."""
    a, b = (_decimal(each.lstrip(ABOUT)) for each in (one, other))
    if a is None or b is None:
        return True
    less, more = min(a, b), max(a, b)
    return more <= _MOST_TIMES * less or (bool(less) and (more / less).log10() % 1 == 0)


def total(values: Sequence[str]) -> str:
    """The sum of values."""
    return _plain(sum((_decimal(value.lstrip(ABOUT)) or Decimal() for value in values), Decimal()))


def _rounded(a: Decimal, b: Decimal) -> bool:
    """Whether `a`, of at least two digits that count, is `b` rounded to as many."""
    digits = len(a.normalize().as_tuple().digits)
    return digits > 1 and bool(a) and round(b, -b.adjusted() + digits - 1) == a


def _decimal(value: str) -> Decimal | None:
    return Decimal(value) if value.replace(".", "", 1).isdecimal() else None


@cache
def _value(digits: str, decimal: str) -> Decimal:
    """The value of digits: marks before groups of three are of thousands, unless they are the mark of decimals."""
    if fraction := _FRACTION.fullmatch(digits):
        whole = _value(fraction["whole"], decimal) if fraction["whole"] else Decimal()
        return whole + _part(fraction["part"]).quantize(_PLACES)
    pieces = re.split(r"[.,]", digits)
    marks = [mark for mark in digits if mark in ".,"]
    if marks and (marks[-1] == decimal or len(pieces[-1]) != _THOUSANDS) and marks.count(marks[-1]) == 1:
        return Decimal("".join(pieces[:-1]) + "." + pieces[-1])
    return Decimal("".join(pieces))


def _part(fraction: str) -> Decimal:
    over, _, under = (unicodedata.normalize("NFKC", fraction).replace("⁄", "/")).partition("/")
    return Decimal(over) / Decimal(under)


def _is_digit(char: str) -> bool:
    return char.isdecimal() or char in _VULGAR


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
