"""Times of day: joined to the day beside them, in the zone that the text names."""

from typing import NamedTuple

from generator.analysis.timexes import edtf
from generator.analysis.timexes.digits import numbers_in
from generator.analysis.timexes.sense import Sense
from generator.analysis.timexes.spotting import Expression

# A day further away than this in the sentence is another matter.
_REACH = 8


class PointInTime(NamedTuple):
    """A day with its time of day, and the number of the expression that is the day."""

    sense: Sense
    beside: int


def point_in_time(expressions: list[tuple[Expression, Sense]], at: int) -> PointInTime | None:
    """The time of day number `at` on the nearest day of its sentence; the day alone where the clock gives a span."""
    clock = expressions[at][0]
    near = range(max(0, at - _REACH), min(len(expressions), at + _REACH + 1))
    days = [
        (gap, beside)
        for beside in near
        if edtf.is_day(expressions[beside][1].edtf) and (gap := _gap(clock, expressions[beside][0])) is not None
    ]
    if not days:
        return None
    beside = min(days)[1]
    sense = expressions[beside][1]
    time = _time(clock)
    return PointInTime(Sense(f"{sense.edtf}T{time}" if time else sense.edtf, sense.basis), beside)


def _gap(clock: Expression, other: Expression) -> int | None:
    """How many tokens lie between two expressions of one sentence; None if too many or a sentence ends there."""
    first, last = (other.last, clock.first) if other.first < clock.first else (clock.last, other.first)
    between = clock.tokens.symbols[first:last]
    return last - first if last - first <= _REACH and "." not in between and ";" not in between else None


def _time(clock: Expression) -> str | None:
    """The time of day with its zone, as EDTF writes it; None for a span of hours or an impossible hour."""
    runs = clock.runs("clock")
    if clock.has("clockspan") or len(runs) > 1:
        return None
    hour, minute, second = [*(numbers_in(runs[0]) if runs else clock.numbers("hour")[:1]), 0, 0][:3]
    if "pm" in clock.words("part") and hour < 12:
        hour += 12
    elif "am" in clock.words("part") and hour == 12:
        hour = 0
    if hour > 23:
        return None
    zone = next(iter(clock.words("zone")), "")
    return f"{hour:02}:{minute:02}:{second:02}{zone}"
