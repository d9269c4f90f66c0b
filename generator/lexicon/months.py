"""Names of months, from CLDR."""

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def month_names(code: str) -> dict[str, int]:
    """Names of months of the language `code` in lower case, long and short, with their numbers."""
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
