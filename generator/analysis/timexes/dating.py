"""Dating: the expressions of time of a whole text, each with the value that its day of reference gives it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.analysis.timexes import edtf
from generator.analysis.timexes.beside import day_beside
from generator.analysis.timexes.clocks import point_in_time
from generator.analysis.timexes.grammar import Grammar
from generator.analysis.timexes.intervals import find_intervals
from generator.analysis.timexes.lanes import lane_of
from generator.analysis.timexes.readings import read
from generator.analysis.timexes.references import ReportedDays, Spotted
from generator.analysis.timexes.sense import Sense, Setting
from generator.analysis.timexes.spotting import spot
from generator.analysis.timexes.tense import is_future
from generator.analysis.timexes.timex import Lane, Reference, ReferenceBasis, Timex, TimexBasis
from generator.analysis.timexes.tokens import tokenise

_NO_DAY = Setting(None, future=False)


class Dated(Struct, frozen=True, gc=False):
    """What was spotted with its final value, and the day that the value is counted from, if it is."""

    spotted: Spotted
    sense: Sense
    reference: Reference | None


def find_timexes(
    lines: Iterable[tuple[int, str]], grammar: Grammar, known: Reference | None = None, *, may_infer: bool = True
) -> tuple[Timex, ...]:
    """The expressions of time in numbered `lines` of one article, in order.

    `known` is the day of its dateline, else its stated day of publication. Without it, relative expressions count from
    the nearest day that the text itself reports, if it `may_infer`; where there is none they keep their words and have
    no value.
    """
    per_line = [found for number, text in lines if (found := _spotted(number, text, grammar))]
    reported = ReportedDays(spotted for line in per_line if may_infer for spotted in line)
    return tuple(timex for line in per_line for timex in _dated(line, known, reported))


def _spotted(line: int, text: str, grammar: Grammar) -> list[Spotted]:
    found = []
    for expression in spot(tokenise(text, grammar.vocabulary), grammar):
        if (sense := read(expression, _NO_DAY)) is None:
            continue
        lane = lane_of(expression)
        announced = lane is Lane.HAPPENED and is_future(expression)
        found.append(Spotted(line, expression, sense, lane, announced))
    return found


def _dated(line: Sequence[Spotted], known: Reference | None, reported: ReportedDays) -> list[Timex]:
    """The expressions of a line as timexes; an interval stands before its ends."""
    dated = _beside([found for spotted in line if (found := _counted(spotted, known, reported))])
    pairs = [(one.spotted.expression, one.sense) for one in dated]
    intervals = {interval.at: interval for interval in find_intervals(pairs)}
    timexes: list[Timex] = []
    for at, one in enumerate(dated):
        if interval := intervals.get(at):
            whole = _timex(replace(one, sense=interval.sense), interval.first, interval.last, known)
            timexes.append(replace(whole, lane=Lane.HAPPENED))  # nobody speaks all that time
        if one.spotted.expression.meaning == "clock" and (point := point_in_time(pairs, at)):
            one = Dated(one.spotted, point.sense, dated[point.beside].reference)  # noqa: PLW2901
        timexes.append(_timex(one, one.spotted.expression.first, one.spotted.expression.last, known))
    return timexes


def _beside(dated: Sequence[Dated]) -> list[Dated]:
    """What was dated, with weekdays that are joined to a dated day counted from it."""
    pairs = [(one.spotted.expression, one.sense) for one in dated]
    settled: list[Dated] = []
    for at, one in enumerate(dated):
        around = pairs[at - 1] if at else None, pairs[at + 1] if at + 1 < len(pairs) else None
        if found := day_beside(one.spotted.expression, *around):
            sense, day = found
            settled.append(Dated(one.spotted, sense, Reference(day, ReferenceBasis.INFERRED, one.spotted.line)))
        else:
            settled.append(one)
    return settled


def _counted(spotted: Spotted, known: Reference | None, reported: ReportedDays) -> Dated | None:
    """What was spotted, counted from its day of reference if it needs one."""
    if spotted.sense.edtf is not None or spotted.sense.basis is TimexBasis.EXPLICIT:
        return Dated(spotted, spotted.sense, None)
    reference = known or reported.nearest(spotted.line, spotted.expression.start)
    if reference is None:
        return Dated(spotted, spotted.sense, None)
    sense = read(spotted.expression, Setting(reference.day, spotted.announced))
    return Dated(spotted, sense, reference) if sense else None


def _timex(dated: Dated, first: int, last: int, known: Reference | None) -> Timex:
    spotted, sense, reference = dated.spotted, dated.sense, dated.reference
    tokens = spotted.expression.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    today = reference or known
    # Where the day of the report is known, the calendar says what is still to come; else the words around the date do.
    announced = _starts_after(sense.edtf, today.day) if sense.edtf and today else spotted.announced
    return Timex(
        text=tokens.text[start:end],
        line=spotted.line,
        start=start,
        end=end,
        edtf=sense.edtf,
        basis=sense.basis,
        reference=reference,
        lane=spotted.lane,
        announced=announced,
    )


def _starts_after(value: str, day: date) -> bool:
    first, today = edtf.bounds(value).first, edtf.day(day)
    return first != edtf.OPEN and first[: len(today)] > today[: len(first)]
