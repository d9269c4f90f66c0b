"""Relations: which reports belong together, and why."""

from enum import StrEnum

from msgspec import Struct

from generator.analysis import Report
from generator.corpus.similarity import Alike
from generator.corpus.terms import Terms
from generator.text.tokens import words

_MOST_WORDS = 8
_MIN_WORD_LENGTH = 4


class RelationKind(StrEnum):
    """How two reports are related."""

    SAME_STORY = "same story"
    RELATED = "related"


class Reason(Struct, frozen=True):
    """Why two reports are related: what of one kind (dates, places, words) both name, as the first report writes it."""

    kind: str
    shared: tuple[str, ...]


class Relation(Struct, frozen=True):
    """Two reports by the names of their seeds, `a` before `b`; `score` is the cosine of their texts, rounded."""

    a: str
    b: str
    kind: RelationKind
    score: float
    reasons: tuple[Reason, ...]


def relation(a: Report, b: Report, alike: Alike, kind: RelationKind, terms: tuple[Terms, Terms]) -> Relation:
    """The relation of kind `kind` between the reports `a` and `b`, with its reasons."""
    return Relation(a.name, b.name, kind, round(alike.cosine, 3), _reasons(a, b, terms))


def _reasons(a: Report, b: Report, terms: tuple[Terms, Terms]) -> tuple[Reason, ...]:
    dates_b = {statement.edtf for statement in b.dated}
    places_b = {entity.id for entity in b.entities if entity.kind == "place"}
    reasons = (
        Reason("dates", tuple(sorted({statement.edtf for statement in a.dated} & dates_b))),
        Reason("places", tuple(entity.id for entity in a.entities if entity.id in places_b)),
        Reason("words", _shared_words(a, terms)),
    )
    return tuple(reason for reason in reasons if reason.shared)


def _shared_words(a: Report, terms: tuple[Terms, Terms]) -> tuple[str, ...]:
    """The words that both use, the most used first; names are said elsewhere."""
    own, other = terms
    named = {word for entity in a.entities for mention in entity.mentions for word in words(mention.text)}
    shared = [
        stem
        for stem in own.counts
        if stem in other.counts and len(own.written[stem]) >= _MIN_WORD_LENGTH and own.written[stem] not in named
    ]
    ranked = sorted(shared, key=lambda stem: (-own.counts[stem] * other.counts[stem], own.written[stem]))
    return tuple(own.written[stem] for stem in ranked[:_MOST_WORDS])
