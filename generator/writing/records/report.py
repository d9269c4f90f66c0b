"""What is known of one seed, for other programs.

Every field is present in every record; what the source does not say is null or empty.
"""

from typing import TypeVar, get_origin

import msgspec
from msgspec import Struct

from generator.analysis import Report
from generator.analysis.sources import Attribution
from generator.cleaning import Labelled
from generator.cleaning.datelines import Dateline
from generator.errors import Problem

Record = TypeVar("Record")


class DatelineRecord(Struct, frozen=True):
    """The dateline that opens the text."""

    place: str | None
    agency: str | None
    date: str | None


class BlockRecord(Struct, frozen=True):
    """An entry of the ledger.

    The texts of all blocks give back the seed: pieces of one line joined as they are, lines by line ends.
    """

    first_line: int
    last_line: int
    label: str
    rule: str
    text: str


class ImageRecord(Struct, frozen=True):
    """What the source says beneath a picture."""

    caption: str
    credit: str | None


class QuoteRecord(Struct, frozen=True):
    """A verbatim text with its line."""

    text: str
    line: int


class TimexRecord(Struct, frozen=True):
    """An expression of time: characters `start:end` of line `line` of the seed, and its EDTF value."""

    text: str
    line: int
    start: int
    end: int
    edtf: str | None
    basis: str


class MentionRecord(Struct, frozen=True):
    """A name as written: characters `start:end` of line `line` of the seed."""

    text: str
    line: int
    start: int
    end: int


class EntityRecord(Struct, frozen=True):
    """Somebody or something a report names; `kind` is person, organisation, place or event."""

    id: str
    kind: str
    name: str
    country: str | None
    mentions: tuple[MentionRecord, ...]


class AttributionRecord(Struct, frozen=True):
    """Who a statement is credited to, from the outlet to the origin, and the words that say so."""

    line: int
    chain: tuple[str, ...]
    cue: str


class ProblemRecord(Struct, frozen=True):
    """Something wrong with the seed; line 0 means the whole file."""

    line: int
    code: str
    severity: str
    message: str
    hint: str


class ReportFacts(Struct, frozen=True):
    """What is known of a report. `title` is null where the source has no headline; pages then show `shown_title`.

    That is its first sentence; `title_basis` says what the shown title rests on: stated by a person, found in the
    source, derived from the text.
    """

    seed: str
    language: str | None
    title: str | None
    title_basis: str | None
    shown_title: str | None
    deck: str | None
    publisher: str | None
    authors: tuple[str, ...]
    dateline: DatelineRecord | None
    url: str | None
    published: str | None
    published_basis: str | None
    not_before: str | None
    body: tuple[str, ...]
    images: tuple[ImageRecord, ...]
    key_points: tuple[QuoteRecord, ...]
    timexes: tuple[TimexRecord, ...]
    entities: tuple[EntityRecord, ...]
    attributions: tuple[AttributionRecord, ...]
    hedges: tuple[QuoteRecord, ...]
    fingerprint: str | None


class ReportRecord(ReportFacts, frozen=True):
    """One seed: what is known of it, its ledger, and what is wrong with it."""

    blocks: tuple[BlockRecord, ...]
    problems: tuple[ProblemRecord, ...]


def report_record(report: Report) -> ReportRecord:
    """The record of one report."""
    article = report.article
    document = article.labelled.document
    opening = article.dateline
    return ReportRecord(
        seed=report.name,
        language=article.language,
        title=article.title,
        title_basis=article.title_basis,
        shown_title=article.shown_title,
        deck=article.deck,
        publisher=article.publisher,
        authors=article.authors,
        dateline=as_recorded(opening, DatelineRecord) if opening and _says_more(opening) else None,
        url=article.url,
        published=article.published,
        published_basis=article.published_basis,
        not_before=report.not_before,
        body=tuple(passage.text for passage in article.body),
        images=as_recorded(article.images, tuple[ImageRecord, ...]),
        key_points=as_recorded(report.key_points, tuple[QuoteRecord, ...]),
        timexes=as_recorded(report.timexes, tuple[TimexRecord, ...]),
        entities=as_recorded(report.entities, tuple[EntityRecord, ...]),
        attributions=tuple(_attribution(each, article.publisher) for each in report.attributions),
        hedges=as_recorded(report.hedges, tuple[QuoteRecord, ...]),
        fingerprint=document.fingerprint,
        blocks=tuple(_block(entry, document.raw(entry.block)) for entry in article.labelled.ledger),
        problems=as_recorded(report.problems, tuple[ProblemRecord, ...]),
    )


def refusal_record(seed: str, problem: Problem) -> ReportRecord:
    """The record of a file that makes no report: only its name and the problem say something."""
    fields = msgspec.structs.fields(ReportRecord)
    silent = {field.name: () if get_origin(field.type) is tuple else None for field in fields}
    return as_recorded({**silent, "seed": seed, "problems": [problem]}, ReportRecord)


def as_recorded(noun: object, record: type[Record]) -> Record:
    """What `record` tells of a noun, or of many: the fields that both have."""
    return msgspec.convert(noun, record, from_attributes=True)


def _says_more(opening: Dateline) -> bool:
    """A dateline that names nothing but the outlet is told by the field publisher."""
    return bool(opening.place or opening.agency)


def _block(entry: Labelled, raw: str) -> BlockRecord:
    return BlockRecord(entry.block.first_line, entry.block.last_line, entry.label, entry.rule, raw)


def _attribution(attribution: Attribution, outlet: str | None) -> AttributionRecord:
    """The chain from the outlet on; an outlet that quotes itself is named once."""
    chain = tuple(dict.fromkeys([outlet, *attribution.chain] if outlet else attribution.chain))
    return AttributionRecord(attribution.line, chain, attribution.cue)
