"""Readings of spans: days of a month, days of two months, months, years."""

from datetime import date
from itertools import pairwise

from generator.analysis.timexes import edtf
from generator.analysis.timexes.dates import full_year, nearest_month
from generator.analysis.timexes.digits import numbers_in
from generator.analysis.timexes.sense import UNKNOWN, Sense, Setting, explicit, inferred, nearest
from generator.analysis.timexes.spotting import Expression


def read_numeric_span(expression: Expression, setting: Setting) -> Sense | None:
    """Days of a month in digits: 16-18/6/2025."""
    first, last, month, *years = numbers_in(expression.runs("numspan")[0])
    return _span([first, last], [month], [full_year(str(y)) for y in years], setting)


def read_day_span(expression: Expression, setting: Setting) -> Sense | None:
    """Days of one month: 19-20 Juni 2025; those with a gap between them are a set."""
    days = [int(n) for run in expression.runs("dayspan") for n in numbers_in(run)] or expression.numbers("day")
    listed = expression.has("and") and not expression.has("between")
    if listed and any(second - first != 1 for first, second in pairwise(days)):
        senses = [_span([day, day], expression.numbers("mon"), expression.numbers("yyyy"), setting) for day in days]
        values = [edtf.bounds(sense.edtf).first for sense in senses if sense and sense.edtf]
        return (
            Sense("{" + ",".join(values) + "}" if len(values) == len(days) else None, senses[0].basis)
            if senses[0]
            else None
        )
    return _span([days[0], days[-1]], expression.numbers("mon"), expression.numbers("yyyy"), setting)


def read_date_span(expression: Expression, setting: Setting) -> Sense | None:
    """Days of two months: 30 Mei-2 Juni 2025."""
    return _span(expression.numbers("day"), expression.numbers("mon"), expression.numbers("yyyy"), setting)


def read_month_span(expression: Expression, setting: Setting) -> Sense | None:
    """Months: Maret-Mei 2023."""
    first, last = expression.numbers("month")
    if years := expression.numbers("yyyy"):
        return explicit(edtf.interval(edtf.month(years[-1] - (first > last), first), edtf.month(years[-1], last)))
    end = nearest_month(last, setting)
    if end is None:
        return UNKNOWN
    return inferred(edtf.interval(edtf.month(int(end[:4]) - (first > last), first), end))


def read_year_span(expression: Expression, _: Setting) -> Sense | None:
    """Years: 2019-2023, or a season or school year written 2024/2025."""
    runs = expression.runs("yearspan") or expression.runs("season")
    first, last = numbers_in(runs[0]) if runs else expression.numbers("yyyy")[:2]
    if last < 100:
        last += first // 100 * 100
    return explicit(edtf.interval(edtf.year(first), edtf.year(last))) if first < last else None


def _span(days: list[int], months: list[int], years: list[int], setting: Setting) -> Sense | None:
    """From the first day to the last; what is said once holds for both ends."""
    if years:
        last = date(years[-1], months[-1], days[-1])
        first = date(years[0] - (len(years) == 1 and months[0] > months[-1]), months[0], days[0])
        return explicit(edtf.interval(edtf.day(first), edtf.day(last))) if first <= last else None
    if setting.day is None:
        return Sense(None, inferred(None).basis)
    ends = [date(setting.day.year + off, months[-1], days[-1]) for off in (-1, 0, 1)]
    end = nearest(ends, setting.day, future=setting.future)
    if end is None:
        return None
    first = date(end.year - (months[0] > months[-1]), months[0], days[0])
    return inferred(edtf.interval(edtf.day(first), edtf.day(end))) if first <= end else None
