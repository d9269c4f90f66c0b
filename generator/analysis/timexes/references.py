"""Days of reference, and the day before which a text cannot have been written."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from generator.analysis.timexes import edtf
from generator.analysis.timexes.sense import Sense
from generator.analysis.timexes.spotting import Expression
from generator.analysis.timexes.timex import Lane, Reference, ReferenceBasis, Timex, TimexBasis

_EDTF_MONTH_LENGTH = 7


class Spotted(Struct, frozen=True, gc=False):
    """An expression in its line with what it means by itself."""

    line: int
    expression: Expression
    sense: Sense
    lane: Lane
    announced: bool


class ReportedDays:
    """The explicit days that a text reports, to count from.

    They are the days on which somebody spoke, or where there are none those on which something happened; never the end
    of a span, nor a day of an earlier month than the latest that the text tells: that is its past.
    """

    def __init__(self, spotted: Iterable[Spotted]) -> None:
        told = [s for s in spotted if s.sense.basis is TimexBasis.EXPLICIT and s.sense.edtf and not s.announced]
        latest = max((edtf.bounds(s.sense.edtf or "").first[:_EDTF_MONTH_LENGTH] for s in told), default="")
        explicit = [
            s
            for s in told
            if edtf.is_day(s.sense.edtf)
            and (s.sense.edtf or "")[: len(latest)] >= latest
            and not (s.expression.follows("since") or s.expression.follows("until"))
        ]
        spoken = [s for s in explicit if s.lane is Lane.REPORTED]
        self._days = sorted((s.line, s.expression.start, s.sense.edtf or "") for s in spoken or explicit)

    def nearest(self, line: int, start: int) -> Reference | None:
        """The day told last before that place or first behind it: the one fewer lines away, else the former."""
        at = bisect(self._days, (line, start, ""))
        around = self._days[max(0, at - 1) : at + 1]
        if not around:
            return None
        named_in, _, day = min(around, key=lambda told: abs(told[0] - line))
        return Reference(date.fromisoformat(day), ReferenceBasis.INFERRED, named_in)


def not_before(timexes: Sequence[Timex]) -> str | None:
    """The latest day that the text itself reports as past or present: it was not published before.

    Days on which somebody spoke are surely past. Only where there are none do the days of events count, and never those
    announced, approximate, or open towards the future.
    """
    days = [
        timex
        for timex in timexes
        if timex.basis is not TimexBasis.COMPUTED and edtf.is_day(timex.edtf) and not timex.announced
    ]
    days = [timex for timex in days if not (timex.reference and timex.reference.basis is ReferenceBasis.INFERRED)]
    spoken = [timex.edtf for timex in days if timex.lane is Lane.REPORTED]
    return max((value for value in spoken or [timex.edtf for timex in days] if value), default=None)
