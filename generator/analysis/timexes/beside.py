"""Weekdays beside a dated day: "Friday, March 15, and Saturday"."""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.analysis.timexes import edtf
from generator.analysis.timexes.sense import Sense, relative
from generator.analysis.timexes.spotting import Expression
from generator.analysis.timexes.timex import TimexBasis


def day_beside(
    expression: Expression, before: tuple[Expression, Sense] | None, after: tuple[Expression, Sense] | None
) -> tuple[Sense, date] | None:
    """What a bare weekday joined to a dated day means, the next after it or the last before it; and that day."""
    if expression.meaning != "weekday" or expression.has("which"):
        return None
    weekday = expression.numbers("weekday")[0]
    if before and _is_dated(before) and _joined(before[0], expression, "and", "until", "-"):
        day = date.fromisoformat(before[1].edtf or "")
        return _found(day, (day + timedelta(days=n) for n in range(1, 8)), weekday)
    # "Thursday until Sunday, July 13" may be weeks.
    if after and _is_dated(after) and _joined(expression, after[0], "and"):
        day = date.fromisoformat(after[1].edtf or "")
        return _found(day, (day - timedelta(days=n) for n in range(1, 8)), weekday)
    return None


def _found(beside: date, days: Iterable[date], weekday: int) -> tuple[Sense, date]:
    found = next(day for day in days if day.isoweekday() == weekday)
    return relative(edtf.day(found)), beside


def _is_dated(other: tuple[Expression, Sense]) -> bool:
    expression, sense = other
    return sense.basis is not TimexBasis.RELATIVE and expression.has("wday") and edtf.is_day(sense.edtf)


def _joined(left: Expression, right: Expression, *joins: str) -> bool:
    """Whether nothing but a word of the classes `joins`, perhaps behind a comma, stands between two expressions."""
    between = left.tokens.symbols[left.last : right.first].removeprefix(",")
    return len(between) == 1 and any(between in left.grammar.symbols(name) for name in joins)
