"""Readings of what is counted from the day of the report (yesterday, three days ago), and of anniversaries."""

from collections.abc import Callable
from datetime import date, timedelta

from generator.analysis.timexes import dates, edtf, spans
from generator.analysis.timexes.sense import UNKNOWN, Sense, Setting, relative
from generator.analysis.timexes.spotting import Expression
from generator.analysis.timexes.timex import TimexBasis

# Longer ago than this is history, not news counted from today.
_LONGEST_AGO = {
    "day": 400,
    "week": 104,
    "weekend": 52,
    "month": 60,
    "quarter": 20,
    "semester": 10,
    "year": 2000,
    "decade": 50,
    "century": 20,
}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6}


def read(expression: Expression, setting: Setting) -> Sense | None:
    """What `expression` means, or None where it turns out to be no expression of time."""
    try:
        return _READERS[expression.meaning](expression, setting)
    except (ValueError, OverflowError):  # 31 February, or a year before the calendar begins
        return None


def _named_day(expression: Expression, setting: Setting) -> Sense:
    return _days_off(setting, expression.numbers("day_name")[0])


def _part_of_day(expression: Expression, setting: Setting) -> Sense:
    return _days_off(setting, expression.numbers("which")[0])


def _period(expression: Expression, setting: Setting) -> Sense | None:
    unit, which = _unit(expression), expression.numbers("which")[0]
    if unit not in _LONGEST_AGO or (unit == "day" and which):
        return None
    return relative(_off(setting.day, unit, which)) if setting.day else UNKNOWN


def _ago(expression: Expression, setting: Setting) -> Sense | None:
    return _counted(expression, setting, -1)


def _ahead(expression: Expression, setting: Setting) -> Sense | None:
    return _counted(expression, setting, 1)


def _counted(expression: Expression, setting: Setting, sign: int) -> Sense | None:
    count, unit = _count(expression), _unit(expression)
    if count > _LONGEST_AGO.get(unit, 1000):
        return None
    # Hours ago: the text does not say at what hour it speaks.
    if setting.day is None or unit not in _LONGEST_AGO:
        return UNKNOWN
    value = _off(setting.day, unit, sign * count)
    rough = expression.has("about") or unit in {"decade", "century"}
    if unit in {"decade", "century"}:
        value = edtf.year(setting.day.year + sign * count * _YEARS[unit])
    return relative(f"{value}~" if rough and value and "/" not in value else value)


def _past_span(expression: Expression, setting: Setting) -> Sense | None:
    return _up_to(expression, setting, -1)


def _future_span(expression: Expression, setting: Setting) -> Sense | None:
    return _up_to(expression, setting, 1)


def _up_to(expression: Expression, setting: Setting, sign: int) -> Sense | None:
    """From so many units before today until today, or from today on."""
    count, unit = _count(expression), _unit(expression)
    if setting.day is None or unit not in _LONGEST_AGO or unit == "weekend":
        return UNKNOWN
    if unit in {"day", "week"}:
        today, other = (
            edtf.day(setting.day),
            edtf.day(setting.day + sign * timedelta(days=count * (7 if unit == "week" else 1))),
        )
    elif unit in _MONTHS:
        this = setting.day
        today, other = (
            edtf.month(this.year, this.month),
            edtf.month(this.year, this.month + sign * count * _MONTHS[unit]),
        )
    else:
        today, other = edtf.year(setting.day.year), edtf.year(setting.day.year + sign * count * _YEARS[unit])
    return relative(edtf.interval(other, today) if sign < 0 else edtf.interval(today, other))


def _anniversary(expression: Expression, setting: Setting) -> Sense | None:
    """The year that is so many years before the day of reference."""
    if setting.day is None:
        return Sense(None, TimexBasis.COMPUTED)
    first = setting.day.year - expression.numbers("n")[0]
    return Sense(edtf.year(first), TimexBasis.COMPUTED) if first > 0 else None


def _clock(_: Expression, __: Setting) -> Sense | None:
    """A time of day alone is no point in time; `dating` joins it to the day beside it."""
    return UNKNOWN


def _days_off(setting: Setting, days: int) -> Sense:
    return relative(edtf.day(setting.day + timedelta(days=days))) if setting.day else UNKNOWN


def _off(today: date, unit: str, count: int) -> str:
    """The day, week, month ... that lies `count` of them away from that of `today`."""
    return _OFF[unit](today, count)


def _quarter_off(today: date, count: int) -> str:
    years, index = divmod((today.month - 1) // 3 + count, 4)
    return edtf.quarter(today.year + years, index + 1)


def _half_off(today: date, count: int) -> str:
    years, index = divmod((today.month - 1) // 6 + count, 2)
    return edtf.half(today.year + years, index + 1)


def _count(expression: Expression) -> int:
    return 1 if expression.has("one") else expression.numbers("n")[0]


def _unit(expression: Expression) -> str:
    return (expression.words("one") or expression.words("unit"))[0]


_OFF: dict[str, Callable[[date, int], str]] = {
    "day": lambda today, count: edtf.day(today + timedelta(days=count)),
    "week": lambda today, count: edtf.week(today + timedelta(days=7 * count)),
    "weekend": lambda today, count: edtf.weekend(today + timedelta(days=7 * count)),
    "month": lambda today, count: edtf.month(today.year, today.month + count),
    "quarter": _quarter_off,
    "semester": _half_off,
    "year": lambda today, count: edtf.year(today.year + count),
    "decade": lambda today, count: edtf.decade(today.year + 10 * count),
    "century": lambda today, count: edtf.century(today.year // 100 + 1 + count),
}

_READERS: dict[str, Callable[[Expression, Setting], Sense | None]] = {
    "day": dates.read_day,
    "weekday": dates.read_weekday,
    "named_day": _named_day,
    "part_of_day": _part_of_day,
    "month": dates.read_month,
    "year": dates.read_year,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "season": dates.read_season,
    "quarter": dates.read_quarter,
    "numeric_span": spans.read_numeric_span,
    "day_span": spans.read_day_span,
    "date_span": spans.read_date_span,
    "month_span": spans.read_month_span,
    "year_span": spans.read_year_span,
    "period": _period,
    "ago": _ago,
    "ahead": _ahead,
    "past_span": _past_span,
    "future_span": _future_span,
    "anniversary": _anniversary,
    "clock": _clock,
}

READABLE: frozenset[str] = frozenset(_READERS)
"""The meanings that have a reader."""
