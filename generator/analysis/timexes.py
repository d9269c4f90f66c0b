"""Explicit dates: days, months, and intervals that a year opens."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from generator.lexicon import Language

_HAS_YEAR = re.compile(r"\d{4}")
_MONTH_LENGTH = len("2023-09")


class Dated(NamedTuple):
    """A stretch `start:end` of a text that states the date `edtf`."""

    start: int
    end: int
    edtf: str


def explicit_dates(text: str, code: str, language: Language | None) -> Iterator[Dated]:
    """The dates that `text`, in the language `code`, states with their year, in order; they do not overlap."""
    if not _HAS_YEAR.search(text):
        return
    for match in _pattern(code, language).finditer(text):
        if edtf := _value(match, code, language):
            yield Dated(match.start(), match.end(), edtf)


@cache
def _months(code: str) -> dict[str, int]:
    """Names of months in lower case, long and short, with their numbers."""
    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError):
        return {}
    forms = [
        locale.months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return {
        name.casefold().rstrip("."): number for names in forms for number, name in names.items() if not name.isdigit()
    }


@cache
def _pattern(code: str, language: Language | None) -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months(code)), key=len, reverse=True)) or "(?!)"
    since = "|".join(sorted(map(re.escape, language.dates.since), key=len, reverse=True)) if language else "(?!)"
    return re.compile(
        rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?P<m1>{month})\.?,?\s(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,\s(?P<y2>\d{{4}})"
        rf"|(?P<m3>{month})\.?,?\s(?P<y3>\d{{4}})"
        rf"|(?P<y4>\d{{4}})-(?P<m4>\d\d)-(?P<d4>\d\d)"
        rf"|(?P<n1>\d{{1,2}})(?P<mark>[/.-])(?P<n2>\d{{1,2}})(?P=mark)(?P<y5>\d{{4}})"
        rf"|(?:{since})\s(?P<y6>(?:19|20)\d\d))\b(?![./-]?\d)",
        re.IGNORECASE,
    )


def _value(match: re.Match[str], code: str, language: Language | None) -> str | None:
    if match["y6"]:
        return f"{int(match['y6'])}/.."
    if match["y5"]:
        return _numeric(match, language)
    year, month = next((int(match[f"y{n}"]), match[f"m{n}"]) for n in (1, 2, 3, 4) if match[f"y{n}"])
    day = match["d1"] or match["d2"] or match["d4"]
    # Matching in either case takes letters for one another that are not the same letter in lower case.
    number = int(month) if month.isdecimal() else _months(code).get(month.casefold(), 0)
    return _day(year, number, int(day)) if day else (_day(year, number, 1) or "")[:_MONTH_LENGTH] or None


def _numeric(match: re.Match[str], language: Language | None) -> str | None:
    """A date in digits, day and month in the language's order; without one, only what can be read in a single way."""
    year, first, second = int(match["y5"]), int(match["n1"]), int(match["n2"])
    orders = {"dmy": (second, first), "mdy": (first, second)}
    if language and language.dates.order in orders:
        return _day(year, *orders[language.dates.order])
    readings = {_day(year, *pair) for pair in orders.values()} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
