"""Intervals: dates joined by since, until, from ... to."""

from itertools import pairwise
from typing import NamedTuple

from generator.analysis.timexes import edtf
from generator.analysis.timexes.sense import Sense
from generator.analysis.timexes.spotting import Expression
from generator.analysis.timexes.timex import TimexBasis

# What has no place on a calendar, or is a length of time already.
_NO_ENDS = frozenset(
    {
        "clock",
        "anniversary",
        "past_span",
        "future_span",
        "numeric_span",
        "day_span",
        "date_span",
        "month_span",
        "year_span",
    }
)
_WEAKEST_FIRST = (TimexBasis.COMPUTED, TimexBasis.RELATIVE, TimexBasis.INFERRED, TimexBasis.EXPLICIT)


class Interval(NamedTuple):
    """An interval: the tokens `first:last` it covers, its value, and `at`, the number of its first expression."""

    first: int
    last: int
    sense: Sense
    at: int


def find_intervals(expressions: list[tuple[Expression, Sense]]) -> list[Interval]:
    """The intervals that the expressions of one line form with the words around them."""
    found: list[Interval] = []
    closed = set[int]()
    for at, ((left, sense), (right, other)) in enumerate(pairwise(expressions)):
        if at not in closed and _joins(left, right) and (value := _between(sense, other)):
            found.append(Interval(left.first, right.last, Sense(value, _weaker(sense, other)), at))
            closed |= {at, at + 1}
    for at, (expression, sense) in enumerate(expressions):
        if at in closed or expression.meaning in _NO_ENDS or sense.edtf is None:
            continue
        limits = edtf.bounds(sense.edtf)
        if edtf.OPEN in limits:
            continue
        if expression.follows("since"):
            value = edtf.interval(limits.first, edtf.OPEN)
        elif expression.follows("until"):
            value = edtf.interval(edtf.OPEN, limits.last)
        else:
            continue
        found.append(Interval(expression.first - 1, expression.last, Sense(value, sense.basis), at))
    return found


def _joins(left: Expression, right: Expression) -> bool:
    """Whether exactly one joining word stands between two expressions."""
    if right.first - left.last != 1 or left.meaning in _NO_ENDS or right.meaning in _NO_ENDS:
        return False
    symbol, grammar = left.tokens.symbols[left.last], left.grammar
    if symbol in grammar.symbols("until") or symbol in grammar.symbols("-"):
        return True
    if symbol in grammar.symbols("through"):
        return left.follows("from")
    return symbol in grammar.symbols("and") and left.follows("between")


def _between(sense: Sense, other: Sense) -> str | None:
    if sense.edtf is None or other.edtf is None:
        return None
    first, last = edtf.bounds(sense.edtf).first, edtf.bounds(other.edtf).last
    return edtf.interval(first, last) if edtf.OPEN not in (first, last) and edtf.in_order(first, last) else None


def _weaker(sense: Sense, other: Sense) -> TimexBasis:
    return min(sense.basis, other.basis, key=_WEAKEST_FIRST.index)
