"""Names of months and days, as CLDR has them."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, cast

from babel import Locale, UnknownLocaleError, localedata


class CalendarName(NamedTuple):
    """A name with its `width` (wide or abbreviated) and its number: months count from 1, days from Monday = 0."""

    width: str
    number: int
    name: str


@cache
def calendar_names(code: str, kind: str) -> tuple[CalendarName, ...]:
    """The names of "months" or "days" in the locale `code`; none where CLDR does not know it."""
    try:
        identifier = str(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return ()
    # Babel keeps what it resolves for one locale in data that other locales share: which of them comes first would
    # decide what the others say. Read past its cache, every locale says its own.
    shared, localedata._cache = localedata._cache, {}  # noqa: SLF001
    try:
        return tuple(
            _names(localedata.LocaleDataDict(cast("dict[str | int | None, Any]", localedata.load(identifier))), kind)
        )
    finally:
        localedata._cache = shared  # noqa: SLF001


def _names(data: localedata.LocaleDataDict, kind: str) -> Iterator[CalendarName]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in data[kind][context][width].items():
                if not name.isdigit():
                    yield CalendarName(width, number, name)
