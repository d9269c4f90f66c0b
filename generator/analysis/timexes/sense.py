"""What an expression means, and what its reader may use to tell."""

from datetime import date, timedelta

from msgspec import Struct

from generator.analysis.timexes.timex import TimexBasis


class Sense(Struct, frozen=True, gc=False):
    """A value and its basis. The value is None where a day of reference is wanting or nothing certain can be said."""

    edtf: str | None
    basis: TimexBasis


class Setting(Struct, frozen=True, gc=False):
    """What a reading may use beside the words: the day of reference, and whether the sentence announces something."""

    day: date | None
    future: bool


UNKNOWN = Sense(None, TimexBasis.RELATIVE)


def explicit(value: str | None) -> Sense:
    """A value that the text states."""
    return Sense(value, TimexBasis.EXPLICIT)


def relative(value: str | None) -> Sense:
    """A value that the text counts from the day of reference."""
    return Sense(value, TimexBasis.RELATIVE)


def inferred(value: str | None) -> Sense:
    """A value of which the day of reference gave the year."""
    return Sense(value, TimexBasis.INFERRED)


def nearest(days: list[date], reference: date, *, future: bool) -> date | None:
    """The day of `days` that a text of the day `reference` means.

    News tells what was: a day to come must be announced, or be twice as near as the last one gone by. (Where Indonesian
    news does write the year, the coming month is meant up to four months ahead, the one gone by from five months on.)
    """
    gone = max((day for day in days if day <= reference), default=None)
    ahead = min((day for day in days if day >= reference), default=None)
    if gone is None or ahead is None:
        return gone or ahead
    if future:
        return ahead
    return ahead if (ahead - reference) * 2 < reference - gone else gone


def before(days: list[date], reference: date) -> date | None:
    """The last of `days` that lies before `reference`."""
    return max((day for day in days if day < reference), default=None)


def after(days: list[date], reference: date) -> date | None:
    """The first of `days` that lies after `reference`."""
    return min((day for day in days if day > reference), default=None)


def days_around(reference: date, weekday: int) -> list[date]:
    """The last and the next day of that name (Monday = 1), and today if it is one."""
    back = (reference.isoweekday() - weekday) % 7
    last = reference - timedelta(days=back)
    return [last, last + timedelta(days=7)] if back else [last - timedelta(days=7), last, last + timedelta(days=7)]
