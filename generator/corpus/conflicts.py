"""Conflicts: what keeps two clauses from saying the same, however alike their words are."""

from collections.abc import Iterable, Iterator, Set
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from generator.analysis.amounts import same_amount, same_scale, total
from generator.analysis.clauses import AGE, Clause, Number
from generator.analysis.timexes import edtf

_MOST_NUMBERS = 3
# From a year to a month, from a month to a day.
_STEP_OF_EXACTNESS = len("-01")


class Conflict(StrEnum):
    """Wherein two clauses differ. Other subjects are other claims; the rest may be one claim told differently."""

    SUBJECT = "subject"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"


class Stated(NamedTuple):
    """A clause, the keys that people and organisations in it are called by, the day of its report, and its figures.

    Figures are the keys of what the report counts many times, with many results.
    """

    clause: Clause
    names: Set[int]
    day: str
    figures: Set[int]


def conflicts(one: Stated, other: Stated) -> set[Conflict]:
    """The conflicts between two clauses."""
    found = set()
    a, b = one.clause, other.clause
    both_count = bool(a.numbers and b.numbers) and not _add_up(a, b)
    if _disjoint(one.names, other.names) or _disjoint({*a.agencies}, {*b.agencies}):
        found.add(Conflict.SUBJECT)
    if both_count and _others_counted(a, b):
        found.add(Conflict.SUBJECT)
    if both_count:
        found.update(_numbers(a, b, one.figures | other.figures))
    if a.dates and b.dates and not any(_one_day(x, y) for x in a.dates for y in b.dates):
        # Another number on another day is another measurement, and what each day brings is two things.
        two = Conflict.NUMBER in found or (_is_news(one) and _is_news(other)) or not _as_exact(a.dates, b.dates)
        found.add(Conflict.SUBJECT if two else Conflict.DATE)
    if found and (_of_their_days(one, other) or _wish_otherwise(a, b)):
        found.add(Conflict.SUBJECT)
    return found | _denial(a, b)


def _as_exact(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two of the dates can be held against each other: a day is not told of what a budget's year is."""
    return any(abs(len(_ends(x)[0]) - len(_ends(y)[0])) <= _STEP_OF_EXACTNESS for x in a for y in b)


def _is_news(stated: Stated) -> bool:
    """Whether it tells of the day of its report, or the day next to it."""
    dates = filter(edtf.is_day, stated.clause.dates)
    return edtf.is_day(stated.day) and any(_near(each, stated.day) for each in dates)


def _of_their_days(one: Stated, other: Stated) -> bool:
    """Whether the reports are of two days, not next to each other, and tell of these: a series."""
    known = edtf.is_day(one.day) and edtf.is_day(other.day)
    return (
        known
        and not _near(one.day, other.day)
        and all(not each.clause.dates or _is_news(each) for each in (one, other))
    )


def _near(a: str, b: str) -> bool:
    return abs(date.fromisoformat(a) - date.fromisoformat(b)) <= timedelta(1)


def _wish_otherwise(a: Clause, b: Clause) -> bool:
    """Whether one wants, plans, forecasts or fears what the other does not: a demand is no verdict, and no threat."""
    return a.wished != b.wished and set(a.wished).isdisjoint(b.wished)


def _denial(a: Clause, b: Clause) -> set[Conflict]:
    """Whether one alone denies, and what the other says; what denies something else tells something else."""
    first, second = _denied_alone(a, b), _denied_alone(b, a)
    if first and second:
        return set()
    said = b.keys if first else a.keys
    return {Conflict.NEGATION if denied and said.issuperset(denied) else Conflict.SUBJECT for denied in first or second}


def _denied_alone(a: Clause, b: Clause) -> list[tuple[int, ...]]:
    """What `a` denies, and `b` does not."""
    return [denied for denied in a.denied if all(set(denied).isdisjoint(other) for other in b.denied)]


def _disjoint(a: Set[object], b: Set[object]) -> bool:
    return bool(a) and bool(b) and not a & b


def _others_counted(a: Clause, b: Clause) -> bool:
    """Both count, and neither the numbers nor what is counted have anything in common: "three firms", "five banks"."""
    counted = [{number[1] for number in each.numbers} for each in (a, b)]
    return _disjoint(*counted) and not agree(a.numbers, b.numbers)


def _numbers(a: Clause, b: Clause, figures: Set[int]) -> Iterator[Conflict]:
    """Whether the same is counted with another result; what is too many or too few by far is a count of something else.

    Of what is not known what it counts, the only number of a clause is compared.
    """
    kinds = {number[1] for number in a.numbers} & {number[1] for number in b.numbers}
    if max(len(a.numbers), len(b.numbers)) > 1:
        kinds -= {0}
    for counted in sorted(kinds):
        # "Eleven seasons, seven of them as a coach": the second counts the same.
        both = [[number for number in each.numbers if number[1] in (counted, 0)] for each in (a, b)]
        if not agree(*both):
            scaled = any(same_scale(one[0], other[0]) for one in both[0] for other in both[1])
            one_count = scaled and counted != AGE and counted not in figures and not _two_lists(a, b)
            yield Conflict.NUMBER if one_count else Conflict.SUBJECT


def _two_lists(a: Clause, b: Clause) -> bool:
    """Of many figures nobody sees at a glance which differ; of several that all differ, all are of something else."""
    return max(len(a.numbers), len(b.numbers)) > _MOST_NUMBERS or (
        min(len(a.numbers), len(b.numbers)) > 1 and not agree(a.numbers, b.numbers)
    )


def _add_up(a: Clause, b: Clause) -> bool:
    """Whether the numbers of one are the parts of the only number of the other."""
    return any(
        len(parts) > 1 and len(whole) == 1 and whole[0][0] == total([part[0] for part in parts])
        for parts, whole in ((a.numbers, b.numbers), (b.numbers, a.numbers))
    )


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
