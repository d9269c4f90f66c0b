"""Readings of calendar dates: days, weekdays, months, years and longer."""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.analysis.timexes import edtf
from generator.analysis.timexes.digits import numbers_in
from generator.analysis.timexes.sense import (
    UNKNOWN,
    Sense,
    Setting,
    after,
    before,
    days_around,
    explicit,
    inferred,
    nearest,
    relative,
)  # fmt: skip
from generator.analysis.timexes.spotting import Expression

# The years in which a date without a year may lie, beside that of the reference; a weekday beside it picks among them.
_YEARS_BACK, _YEARS_AHEAD = 5, 1
_CENTURY_TURNS = 69


def read_day(expression: Expression, setting: Setting) -> Sense | None:
    """A day with or without a year.

    A weekday beside it settles the order of day and month, or the year, or says that something is wrong.
    """
    weekday = next(iter(expression.numbers("wday")), None)
    readings = _readings(expression)
    if not readings:
        return None
    if readings[0][0] is None:
        return _day_without_year(expression, setting, readings, weekday)
    days = list(_possible_days(readings))
    if not days:
        return None
    if weekday is None:
        return explicit(
            edtf.day(days[0]) if len(set(days)) == 1 or expression.grammar.words.order != "either" else None
        )
    fitting = [day for day in days if day.isoweekday() == weekday]
    # The weekday contradicts every reading: a slip of the writer's, and nobody knows in which of the two.
    return explicit(edtf.day(fitting[0]) if fitting else edtf.day(days[0]) + "?")


def read_weekday(expression: Expression, setting: Setting) -> Sense | None:
    """A weekday alone: of the last days, unless the clause announces it or a word points elsewhere."""
    if setting.day is None:
        return UNKNOWN
    weekday, which = expression.numbers("weekday")[0], which_of(expression)
    around = days_around(setting.day, weekday)
    if expression.has("unit:week") or which == 0:
        monday = setting.day - timedelta(days=setting.day.weekday())
        return relative(edtf.day(monday + timedelta(days=7 * (which or 0) + weekday - 1)))
    if which:
        found = before(around, setting.day) if which < 0 else after(around, setting.day)
    elif setting.future:
        found = min(day for day in around if day >= setting.day)
    else:
        # What has gone on "since Friday" began on a day before, on a Friday too.
        begun = expression.follows("begun") and not expression.has("part")
        found = max(day for day in around if (day < setting.day if begun else day <= setting.day))
    return relative(edtf.day(found) if found else None)


def read_month(expression: Expression, setting: Setting) -> Sense | None:
    """A month with or without a year."""
    number = expression.numbers("mon")[0]
    if years := expression.numbers("yyyy"):
        return explicit(edtf.month(years[0], number))
    if setting.day is None:
        return UNKNOWN
    this, which = setting.day, which_of(expression)
    if which is not None and expression.has("unit:year"):
        return relative(edtf.month(this.year + which, number))
    if which is not None:
        # "Juli lalu" is the last July that is over, "Juli mendatang" the next that has not begun.
        years_off = {-1: -(number >= this.month), 0: 0, 1: int(number <= this.month)}[which]
        return relative(edtf.month(this.year + years_off, number))
    return inferred(nearest_month(number, setting))


def nearest_month(number: int, setting: Setting) -> str | None:
    """The month of that number that a text of the reference day means."""
    if setting.day is None:
        return None
    this = setting.day.replace(day=1)
    found = nearest([date(this.year + off, number, 1) for off in (-1, 0, 1)], this, future=setting.future)
    return edtf.month(found.year, found.month) if found else None


def read_year(expression: Expression, _: Setting) -> Sense | None:
    """A year in digits."""
    return explicit(edtf.year(expression.numbers("yyyy")[0]) + ("~" if expression.has("about") else ""))


def read_decade(expression: Expression, _: Setting) -> Sense | None:
    """A decade: 1990-an, the 1990s, tahun 90-an."""
    if years := expression.numbers("decade"):
        return explicit(edtf.decade(years[0]))
    short = expression.numbers("yy")[0]
    return explicit(edtf.decade(1900 + short)) if short % 10 == 0 and short >= 20 else None


def read_century(expression: Expression, _: Setting) -> Sense | None:
    """A century by its number."""
    number = (expression.numbers("n") or expression.numbers("ordinal"))[0]
    return explicit(edtf.century(number)) if 10 <= number <= 22 else None


def read_season(expression: Expression, setting: Setting) -> Sense | None:
    """A season of a year, as EDTF counts them: 21 is spring."""
    code = expression.numbers("season_name")[0]
    if years := expression.numbers("yyyy"):
        return explicit(f"{years[0]:04}-{code}")
    if setting.day is None:
        return UNKNOWN
    return (
        relative(f"{setting.day.year + (which_of(expression) or 0):04}-{code}")
        if which_of(expression) == 0
        else UNKNOWN
    )


def read_quarter(expression: Expression, setting: Setting) -> Sense | None:
    """A quarter or a half-year."""
    number = (expression.numbers("ordinal") or expression.numbers("n"))[0]
    halves = expression.has("unit:semester")
    if not 1 <= number <= (2 if halves else 4):
        return None
    write = edtf.half if halves else edtf.quarter
    if years := expression.numbers("yyyy"):
        return explicit(write(years[0], number))
    return relative(write(setting.day.year + (which_of(expression) or 0), number)) if setting.day else UNKNOWN


def which_of(expression: Expression) -> int | None:
    """Where its words point: -1 last, 0 this, 1 next; None where they do not."""
    return next(iter(expression.numbers("which")), None)


def _readings(expression: Expression) -> list[tuple[int | None, int, int]]:
    """(year, month, day) as the words or digits can be read, the language's own order first."""
    if not (runs := expression.runs("numeric") or expression.runs("dotted")):
        years = expression.numbers("yyyy")
        return [(years[0] if years else None, expression.numbers("mon")[0], expression.numbers("day")[0])]
    first, second, *third = numbers_in(runs[0])
    if first > 31:
        return [(first, second, third[0])]
    year = full_year(runs[0][-2:] if third[0] < 100 else str(third[0])) if third else None
    orders = [(year, second, first), (year, first, second)]
    return orders[::-1] if expression.grammar.words.order == "mdy" else orders


def full_year(digits: str) -> int:
    """A year of two digits is one of this century or the last, as POSIX has it."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _CENTURY_TURNS else 1900)


def _possible_days(readings: Iterable[tuple[int | None, int, int]]) -> Iterable[date]:
    for year, month, day in readings:
        try:
            yield date(year or 1, month, day)
        except ValueError:
            continue


def _day_without_year(
    expression: Expression, setting: Setting, readings: list[tuple[int | None, int, int]], weekday: int | None
) -> Sense | None:
    if not any(1 <= month <= 12 for _, month, _ in readings):
        return None
    if setting.day is None:
        return Sense(None, inferred(None).basis)
    around = range(-_YEARS_BACK, _YEARS_AHEAD + 1) if weekday else range(-1, 2)
    # Without a year a weekday is too little ground to turn the language's own order round.
    for reading in readings if expression.grammar.words.order == "either" else readings[:1]:
        days = list(_possible_days((setting.day.year + off, *reading[1:]) for off in around))
        days = [day for day in days if weekday in (None, day.isoweekday())]
        which = which_of(expression)
        if which == -1:
            found = before(days, setting.day + timedelta(days=1))
        elif which == 1:
            found = after(days, setting.day - timedelta(days=1))
        else:
            found = nearest(days, setting.day, future=setting.future and weekday is None)
        if found:
            two_ways = (
                expression.grammar.words.order == "either"
                and weekday is None
                and len(set(_possible_days(readings))) > 1
            )
            return inferred(None if two_ways else edtf.day(found))
    return inferred(None)
