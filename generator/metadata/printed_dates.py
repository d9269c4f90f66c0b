"""The day of publication as a page prints it beside its headline."""

import re
from datetime import date
from functools import cache

from generator.lexicon import Lexicon
from generator.lexicon.months import month_names

_NUMBERS = re.compile(
    r"\b(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<a>\d{1,2})(?P<by>[/.-])(?P<b>\d{1,2})(?P=by)(?P<year>(?:19|20)\d\d))\b"
)
_MAX_MONTH = 12


def printed_day(text: str, language: str | None, lexicon: Lexicon) -> str | None:
    """The day `text` states, as an EDTF day; None where it states none, or one that can be read in two ways.

    A date in digits is read in the order of `language`; where that is not known, only if one number can be no month.
    """
    if written := _written(lexicon).search(text):
        number = _months(lexicon)[(written["m1"] or written["m2"]).casefold()]
        return _day(int(written["y1"] or written["y2"]), number, int(written["d1"] or written["d2"]))
    digits = _NUMBERS.search(text)
    if not digits:
        return None
    if digits["y"]:
        return _day(int(digits["y"]), int(digits["m"]), int(digits["d"]))
    first, second = int(digits["a"]), int(digits["b"])
    known = lexicon.language(language)
    order = (
        known.time.order
        if known and known.time.order != "either"
        else "mdy"
        if second > _MAX_MONTH
        else "dmy"
        if first > _MAX_MONTH
        else ""
    )
    if order == "mdy" and second <= _MAX_MONTH < first:
        order = "dmy"
    if order not in ("dmy", "mdy"):
        return None
    day, month = (first, second) if order == "dmy" else (second, first)
    return _day(int(digits["year"]), month, day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months(lexicon: Lexicon) -> dict[str, int]:
    return {name: number for code in lexicon.languages for name, number in month_names(code).items()}


@cache
def _written(lexicon: Lexicon) -> re.Pattern[str]:
    """A date whose month is a word."""
    month = "|".join(sorted(map(re.escape, _months(lexicon)), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<m1>{month})\.?,?\s+(?:de\s+)?(?P<y1>(?:19|20)\d\d)\b"
        rf"|\b(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )
