"""Attributions and hedges."""

from enum import StrEnum

from msgspec import Struct


class AttributionKind(StrEnum):
    """What is credited: a report to whom it was taken from or who wrote it, a statement to who made it, a picture."""

    REPORT = "report"
    STATEMENT = "statement"
    PICTURE = "picture"
    WRITING = "writing"


class Attribution(Struct, frozen=True, gc=False):
    """Who something is credited to: the words `cue`, and the `chain` of names from the nearest source to the origin.

    Characters `start:end` of line `line` of the seed hold cue and chain; `sentence` is the sentence they stand in.
    """

    kind: AttributionKind
    cue: str
    chain: tuple[str, ...]
    line: int
    start: int
    end: int
    sentence: str


class Hedge(Struct, frozen=True, gc=False):
    """A word that marks a statement as unsure or alleged, where it stands in the seed, and its sentence."""

    text: str
    line: int
    start: int
    end: int
    sentence: str
