"""Days printed for readers near a headline: "5 April 2025", "05.04.2025", "2025年4月5日"."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format

from generator.lexicon import Lexicon
from generator.lexicon.cldr import calendar_names
from generator.text.phrases import any_of

_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2,4})(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEAR_DIGITS = 4
_SEGMENT = re.compile(r"\s*[|·•–—]\s*|\s[-/]\s|:\s(?!\d)|：")
# Letters beside the date in its part of a line: "Posted on", a weekday, a place; more is a sentence about a day.
_BESIDE = 24


def read_stamp(line: str, language: str) -> date | None:
    """The day a line states as its own business: a date with little else beside it between separators."""
    for part in _SEGMENT.split(line):
        if any(map(str.isdigit, part)) and sum(map(str.isalpha, part)) <= _BESIDE:
            found = read_printed_day(part, language)
            if found is not None:
                return found
    return None


def read_any_day(line: str, language: str | None, lexicon: Lexicon) -> date | None:
    """The day in a line that prints one: in `language` first, else with a month's name of any language."""
    own = read_printed_day(line, language or "")
    others = (_named(line, locale) for code in lexicon.languages if (locale := _locale(code)))
    return own or next(filter(None, others), None)


def read_printed_day(text: str, language: str) -> date | None:
    """The first full date in a text; None when day and month cannot be told apart."""
    if match := _EAST_ASIAN.search(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    locale = _locale(language)
    named = _named(text, locale) if locale is not None else None
    return named or _numeric(text, locale)


def _named(text: str, locale: Locale) -> date | None:
    pattern, months = _month_pattern(str(locale))
    for match in pattern.finditer(text.lower()):
        month = months[match["before"] or match["after"]]
        found = _date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
        if found is not None:
            return found
    return None


def _numeric(text: str, locale: Locale | None) -> date | None:
    for match in _NUMERIC.finditer(text):
        first, middle, last = match[1], int(match[3]), match[4]
        if len(first) == _YEAR_DIGITS and len(last) <= 2:
            found = _date(int(first), middle, int(last))
        elif len(last) == _YEAR_DIGITS and len(first) <= 2:
            found = _ordered(int(first), middle, int(last), locale, match[2])
        else:
            continue
        if found is not None:
            return found
    return None


def _ordered(first: int, second: int, year: int, locale: Locale | None, separator: str) -> date | None:
    """Day and month in the order of the language; English alone does not tell which, dots everywhere mean day first."""
    if first == second or second > 12:
        return _date(year, first if second > 12 else second, second if second > 12 else first)
    if first > 12 or separator == ".":
        return _date(year, second, first)
    if locale is None or (locale.language == "en" and locale.territory is None):
        return None
    order = get_date_format("short", locale).pattern.lower()
    return _date(year, second, first) if order.find("d") < order.find("m") else _date(year, first, second)


@lru_cache(maxsize=32)
def _month_pattern(identifier: str) -> tuple[re.Pattern[str], dict[str, int]]:
    months: dict[str, int] = {}
    for each in calendar_names(identifier, "months"):
        months.setdefault(each.name.lower().rstrip("."), each.number)
    names = any_of(months)
    return (
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|º|er)?\s*(?:de\s+)?(?P<before>{names})\.?,?\s*(?:de\s+|del\s+)?(?P<year>\d{{4}})(?!\d)"
            rf"|(?<!\w)(?P<after>{names})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})(?!\d)"
        ),
        months,
    )


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_")) if language else None
    except (UnknownLocaleError, ValueError):
        try:
            return Locale.parse(language.split("-", maxsplit=1)[0])
        except (UnknownLocaleError, ValueError):
            return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
