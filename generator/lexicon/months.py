"""Names of months, from CLDR."""

from functools import cache

from generator.lexicon.cldr import calendar_names


@cache
def month_names(code: str) -> dict[str, int]:
    """Names of months of the language `code` in lower case, long and short, with their numbers."""
    return {each.name.casefold().rstrip("."): each.number for each in calendar_names(code, "months")}
