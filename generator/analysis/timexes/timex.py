"""Expressions of time with their values."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct


class TimexBasis(StrEnum):
    """How the value of an expression of time is known.

    EXPLICIT: it is written. RELATIVE: words count it from the day of reference ("kemarin", "Juli lalu", "Senin").
    INFERRED: the year is not written, the day of reference gave it. COMPUTED: an anniversary was subtracted.
    """

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INFERRED = "inferred"
    COMPUTED = "computed"


class Lane(StrEnum):
    """What a date in a sentence dates: the event, or somebody's saying so."""

    HAPPENED = "happened"
    REPORTED = "reported"


class ReferenceBasis(StrEnum):
    """Where the day comes from that relative expressions count from."""

    DATELINE = "dateline"
    STATED = "stated"
    INFERRED = "inferred"


class Reference(Struct, frozen=True):
    """The day that a relative expression counts from; `line` is where the text names it, if it does."""

    day: date
    basis: ReferenceBasis
    line: int | None = None


class Timex(Struct, frozen=True, gc=False):
    """An expression of time: characters `start:end` of line `line`, its EDTF value, and how that is known.

    `edtf` is None where the text gives too little to say. `reference` is None where the value needs none. `announced`
    says that it is still to come. The ends of an interval follow it as expressions of their own.
    """

    text: str
    line: int
    start: int
    end: int
    edtf: str | None
    basis: TimexBasis
    reference: Reference | None
    lane: Lane
    announced: bool


def outermost(timexes: Iterable[Timex]) -> tuple[Timex, ...]:
    """Those of `timexes`, in order of the text, that lie in no longer one: intervals without their ends."""
    kept: list[Timex] = []
    for timex in sorted(timexes, key=lambda t: (t.line, t.start, -t.end)):
        if not (kept and kept[-1].line == timex.line and timex.end <= kept[-1].end):
            kept.append(timex)
    return tuple(kept)
