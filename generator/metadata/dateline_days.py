"""The day of a dateline: "DEMAK, 14 Nov (Reuters) -" leaves the year to the day of publication."""

from datetime import date, timedelta

from generator.cleaning.datelines import Dateline
from generator.lexicon import Lexicon
from generator.metadata.printed_days import read_any_day

_EDTF_DAY_LENGTH = 10
# So long after it was written a report may still be printed.
_PRINTED_WITHIN = timedelta(days=31)


def dateline_day(opening: Dateline, published: str | None, language: str | None, lexicon: Lexicon) -> date | None:
    """The day that `opening` writes, with the year of `published` where it has none; None where that is not known."""
    if not opening.written:
        return None
    if day := read_any_day(opening.written, language, lexicon):
        return day
    if not published or len(published) != _EDTF_DAY_LENGTH:
        return None
    printed = date.fromisoformat(published)
    for year in (printed.year, printed.year - 1):
        day = read_any_day(f"{opening.written}, {year}", language, lexicon)
        if day and day <= printed <= day + _PRINTED_WITHIN:
            return day
    return None
