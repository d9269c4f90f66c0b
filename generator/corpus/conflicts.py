"""Conflicts: what keeps two clauses from saying the same, however alike their words are."""

from collections.abc import Set
from enum import StrEnum

from generator.analysis.clauses import Clause


class Conflict(StrEnum):
    """Wherein two clauses differ. Other subjects are other claims; the rest may be one claim told differently."""

    SUBJECT = "subject"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"


def conflicts(a: Clause, b: Clause, names_in_a: Set[int], names_in_b: Set[int]) -> set[Conflict]:
    """The conflicts between two clauses; the names are the keys that people and organisations are called by."""
    found = set()
    if _disjoint(names_in_a, names_in_b) or _disjoint({*a.agencies}, {*b.agencies}) or _others_counted(a, b):
        found.add(Conflict.SUBJECT)
    if _numbers_differ(a, b):
        found.add(Conflict.NUMBER)
    if a.dates and b.dates and not any(_one_day(x, y) for x in a.dates for y in b.dates):
        found.add(Conflict.DATE)
    if a.negated != b.negated:
        found.add(Conflict.NEGATION)
    return found


def _disjoint(a: Set[object], b: Set[object]) -> bool:
    return bool(a) and bool(b) and not a & b


def _others_counted(a: Clause, b: Clause) -> bool:
    """Both count, and neither the numbers nor what is counted have anything in common: "three firms", "five banks"."""
    values = [{value for value, _ in each.numbers} for each in (a, b)]
    counted = [{key for _, key in each.numbers} for each in (a, b)]
    return _disjoint(*values) and not counted[0] & counted[1]


def _numbers_differ(a: Clause, b: Clause) -> bool:
    """The same is counted with another result."""
    for counted in sorted({key for _, key in a.numbers} & {key for _, key in b.numbers}):
        if not {value for value, key in a.numbers if key == counted} & {
            value for value, key in b.numbers if key == counted
        }:
            return True
    return False


def _one_day(a: str, b: str) -> bool:
    """Whether one of two dates may be the other, told less exactly."""
    return a.startswith(b.rstrip("./")) or b.startswith(a.rstrip("./"))
