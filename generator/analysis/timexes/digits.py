"""What a run of digits can be: a day, a year, a date, a time of day, or several of them."""

import re
from functools import lru_cache

_LONGEST = 24
_DAY, _MONTH, _YEAR, _HOUR = (
    r"(?:0?[1-9]|[12]\d|3[01])",
    r"(?:0?[1-9]|1[0-2])",
    r"(?:1[5-9]|20|21)\d\d",
    r"(?:[01]?\d|2[0-4])",
)
_DASH = "[-–—‒‐]"
_RUNS: tuple[tuple[str, str], ...] = (
    # The first shape that fits wins; its classes name everything such a run can be.
    (r"[1-9]", "n day hour"),
    (r"0[1-9]|1\d|2[0-4]", "n day hour yy"),
    (r"2[5-9]|3[01]", "n day yy"),
    (r"0", "n hour"),
    (r"\d\d", "n yy"),
    (r"\d{3}", "n"),
    (r"(?:1[5-9]|20)\d0", "yyyy decade"),
    (_YEAR, "yyyy"),
    (rf"\d{{1,2}}([/.-])\d{{1,2}}\1{_YEAR}|{_YEAR}([-/.])\d\d\2\d\d", "numeric full"),
    (r"\d{1,2}([/.-])\d{1,2}\1\d\d", "numeric"),
    (r"\d{1,2}/\d{1,2}", "numeric"),
    (rf"{_HOUR}\.(?:0[1-9]|1[0-2])", "clock dotted"),
    (rf"{_HOUR}[.:][0-5]\d(?:[.:][0-5]\d)?", "clock"),
    (rf"{_DAY}\.{_MONTH}", "dotted"),
    (rf"{_HOUR}(?:[.:][0-5]\d)?{_DASH}{_HOUR}[.:][0-5]\d", "clockspan"),
    (rf"{_DAY}{_DASH}{_DAY}", "dayspan"),
    (rf"{_YEAR}{_DASH}{_YEAR}", "yearspan"),
    (rf"{_YEAR}/(?:{_YEAR}|\d\d)", "season"),
    (rf"{_DAY}{_DASH}{_DAY}/{_MONTH}(?:/(?:{_YEAR}|\d\d))?", "numspan"),
)
_SHAPES = tuple((re.compile(shape), frozenset(classes.split())) for shape, classes in _RUNS)

_AMOUNT = frozenset({"amount"})

ALL_CLASSES: frozenset[frozenset[str]] = frozenset(classes for _, classes in _SHAPES) | {_AMOUNT}
"""Every set of classes a run of digits can have."""


@lru_cache(maxsize=4096)
def digit_classes(run: str) -> frozenset[str]:
    """The classes of a run of digits and the marks in it ("4/9/2023", "19-20", "14.30"); else it is an amount."""
    if len(run) > _LONGEST:
        return _AMOUNT
    return next((classes for shape, classes in _SHAPES if shape.fullmatch(run)), _AMOUNT)


def numbers_in(run: str) -> list[int]:
    """The numbers in a run of digits, in order."""
    return [int(number) for number in re.findall(r"\d+", run)]
