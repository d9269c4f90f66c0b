"""Conflicts: what keeps two clauses from saying the same, however alike their words are."""

from collections.abc import Iterable, Set
from enum import StrEnum

from generator.analysis.amounts import same_amount
from generator.analysis.clauses import Clause, Number

_MOST_NUMBERS = 4


class Conflict(StrEnum):
    """Wherein two clauses differ. Other subjects are other claims; the rest may be one claim told differently."""

    SUBJECT = "subject"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"


def conflicts(a: Clause, b: Clause, names_in_a: Set[int], names_in_b: Set[int]) -> set[Conflict]:
    """The conflicts between two clauses; the names are the keys that people and organisations are called by."""
    found = set()
    both_count = bool(a.numbers and b.numbers)
    if _disjoint(names_in_a, names_in_b) or _disjoint({*a.agencies}, {*b.agencies}):
        found.add(Conflict.SUBJECT)
    if both_count and _others_counted(a, b):
        found.add(Conflict.SUBJECT)
    if both_count and _numbers_differ(a, b):
        # Of two lists of figures nobody sees at a glance which differ.
        lists = max(len(a.numbers), len(b.numbers)) > _MOST_NUMBERS
        found.add(Conflict.SUBJECT if lists else Conflict.NUMBER)
    if a.dates and b.dates and not any(_one_day(x, y) for x in a.dates for y in b.dates):
        # Another number on another day is another measurement.
        found.add(Conflict.SUBJECT if Conflict.NUMBER in found else Conflict.DATE)
    if a.negated != b.negated:
        denying, other = (a, b) if a.negated else (b, a)
        # What denies something else tells something else.
        found.add(Conflict.SUBJECT if other.keys.isdisjoint(denying.denied) else Conflict.NEGATION)
    return found


def _disjoint(a: Set[object], b: Set[object]) -> bool:
    return bool(a) and bool(b) and not a & b


def _others_counted(a: Clause, b: Clause) -> bool:
    """Both count, and neither the numbers nor what is counted have anything in common: "three firms", "five banks"."""
    counted = [{number[1] for number in each.numbers} for each in (a, b)]
    return _disjoint(*counted) and not agree(a.numbers, b.numbers)


def _numbers_differ(a: Clause, b: Clause) -> bool:
    """The same is counted with another result; of what is not known what it counts, where it is the only number."""
    for counted in sorted({number[1] for number in a.numbers} & {number[1] for number in b.numbers}):
        if not counted and max(len(a.numbers), len(b.numbers)) > 1:
            continue
        if not agree(*([number for number in each.numbers if number[1] == counted] for each in (a, b))):
            return True
    return False


def agree(a: Iterable[Number], b: Iterable[Number]) -> bool:
    """Whether two of the numbers can be one amount."""
    return any(same_amount(one[0], other[0]) for one in a for other in b)


def _one_day(a: str, b: str) -> bool:
    """Whether one of two dates may be the other, told less exactly; or a day lies in a span of days."""
    (from_a, to_a), (from_b, to_b) = _ends(a), _ends(b)
    if to_a and to_b:
        return _may_be(from_a, from_b) and _may_be(to_a, to_b)
    if to_a or to_b:
        day, (first, last) = (from_b, (from_a, to_a)) if to_a else (from_a, (from_b, to_b))
        return first[: len(day)] <= day[: len(first)] and day[: len(last)] <= last[: len(day)]
    return _may_be(from_a, from_b)


def _may_be(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _ends(edtf: str) -> tuple[str, str]:
    """The ends of a span of days; of a day, and of a span with one known end, that alone."""
    first, _, last = edtf.strip("./").partition("/")
    return first, last
