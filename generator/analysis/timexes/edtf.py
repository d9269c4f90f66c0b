"""EDTF values (ISO 8601-2): written from days, and read again as the days they cover."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

OPEN = ".."
_QUARTERS, _HALVES = 33, 40
_SIMPLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Bounds(NamedTuple):
    """The first and the last part of a value, each as a day, month or year; `..` where it is open."""

    first: str
    last: str


def day(value: date) -> str:
    """A day: 2023-09-04."""
    return value.isoformat()


def month(year: int, number: int) -> str:
    """A month; `number` may run over the year: (2023, 0) is December 2022."""
    years, index = divmod(number - 1, 12)
    return f"{year + years:04}-{index + 1:02}"


def year(number: int) -> str:
    """A year in four digits."""
    return f"{number:04}"


def decade(first_year: int) -> str:
    """A decade: 199X."""
    return f"{first_year // 10:03}X"


def century(number: int) -> str:
    """A century by its number: the 19th is 18XX."""
    return f"{number - 1:02}XX"


def quarter(of_year: int, number: int) -> str:
    """A quarter: 2023-33 is the first."""
    return f"{of_year:04}-{_QUARTERS - 1 + number}"


def half(of_year: int, number: int) -> str:
    """A half-year: 2023-40 is the first."""
    return f"{of_year:04}-{_HALVES - 1 + number}"


def interval(first: str, last: str) -> str:
    """An interval; either end may be `..`."""
    return f"{first}/{last}"


def week(value: date) -> str:
    """The week of a day, Monday to Sunday."""
    monday = value - timedelta(days=value.weekday())
    return interval(day(monday), day(monday + timedelta(days=6)))


def weekend(value: date) -> str:
    """The weekend of a day's week."""
    saturday = value + timedelta(days=5 - value.weekday())
    return interval(day(saturday), day(saturday + timedelta(days=1)))


def is_day(value: str | None) -> bool:
    """Whether a value is one certain day."""
    return bool(value) and len(value or "") == len("2023-09-04") and (value or "").count("-") == 2


def bounds(value: str) -> Bounds:
    """What a value begins and ends with, as a day, month or year, so that it can be the end of an interval."""
    if "/" in value:
        return Bounds(*value.split("/", 1))
    value = value.rstrip("?~").partition("T")[0].strip("{}")
    if "," in value:
        return Bounds(value.split(",")[0], value.rsplit(",", maxsplit=1)[-1])
    if "X" in value:
        return Bounds(value.replace("X", "0"), value.replace("X", "9"))
    whole, _, part = value.partition("-")
    if len(part) == 2 and int(part) > 12:
        return _parts_of_year(int(whole), int(part))
    return Bounds(value, value)


@lru_cache(maxsize=1 << 16)
def begins(value: str) -> str:
    """The day, month or year that a value begins with; the one it ends with where its beginning is open."""
    first, last = bounds(value)
    return last if first == OPEN else first


def _parts_of_year(of_year: int, code: int) -> Bounds:
    """The months of a quarter or half-year. A season has no fixed months; its year bounds it."""
    if _QUARTERS <= code < _QUARTERS + 4:
        first, length = 3 * (code - _QUARTERS) + 1, 3
    elif _HALVES <= code < _HALVES + 2:
        first, length = 6 * (code - _HALVES) + 1, 6
    else:
        return Bounds(year(of_year), year(of_year))
    return Bounds(month(of_year, first), month(of_year, first + length - 1))


def in_order(first: str, last: str) -> bool:
    """Whether an interval from `first` to `last` runs forward; different precisions are compared as far as both go."""
    if not (_SIMPLE.fullmatch(first) and _SIMPLE.fullmatch(last)):
        return OPEN in (first, last)
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]
