"""The machine interface: one record a seed, one for the corpus, one for the timeline.

`docs/schema/` holds their JSON Schemas. Every field is present in every record; what the source does not say is null
or empty.
"""

import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from generator.analysis import Entity, Report, Timex
from generator.analysis.sources import Attribution
from generator.cleaning import Labelled
from generator.cleaning.datelines import Dateline
from generator.corpus import Claim, Corpus, Dossier, Relation, Story, TimelineEntry, Versions, sourcing
from generator.errors import Problem


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


class ReportRecord(Struct, frozen=True):
    """One seed. `title` is null where the source has no headline; pages then show `shown_title`, its first sentence.

    `title_basis` says what the shown title rests on: stated by a person, found in the source, derived from the text.
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
    blocks: tuple[BlockRecord, ...]
    images: tuple[ImageRecord, ...]
    key_points: tuple[QuoteRecord, ...]
    timexes: tuple[TimexRecord, ...]
    entities: tuple[EntityRecord, ...]
    attributions: tuple[AttributionRecord, ...]
    hedges: tuple[QuoteRecord, ...]
    fingerprint: str | None
    problems: tuple[ProblemRecord, ...]


class StatementRecord(Struct, frozen=True):
    """A verbatim text with its seed and line."""

    seed: str
    line: int
    text: str


class TellingRecord(Struct, frozen=True):
    """A verbatim sentence with its seed and line; the claim is its characters `start:end`.

    `marked` are the stretches that no other report's telling of the claim has.
    """

    seed: str
    line: int
    text: str
    start: int
    end: int
    marked: tuple[tuple[int, int], ...]


class ClaimRecord(Struct, frozen=True):
    """A statement aligned across reports; `kind` is shared, differs or only.

    `conflicts` says wherein the tellings differ: number, date or negation.
    """

    kind: str
    statements: tuple[TellingRecord, ...]
    score: float | None
    conflicts: tuple[str, ...]


class DecisionRecord(Struct, frozen=True):
    """What an editor decided of a story: pin, ban, merge, split or name."""

    verb: str
    reports: tuple[str, ...]
    why: str
    title: str | None


class ChangeRecord(Struct, frozen=True):
    """What the newer of two versions says and the older does not, and the other way round."""

    newer: str
    older: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class VersionsRecord(Struct, frozen=True):
    """Reports that print one text, newest first."""

    reports: tuple[str, ...]
    changes: tuple[ChangeRecord, ...]


class OriginRecord(Struct, frozen=True):
    """Where reports have their news from."""

    name: str
    reports: tuple[str, ...]


class StoryRecord(Struct, frozen=True):
    """The reports on one event."""

    id: str
    slug: str
    title: str
    reports: tuple[str, ...]
    claims: tuple[ClaimRecord, ...]
    decided: tuple[DecisionRecord, ...]
    origins: tuple[OriginRecord, ...]


class ReasonRecord(Struct, frozen=True):
    """Why two reports are related: what of one kind both name."""

    kind: str
    shared: tuple[str, ...]


class RelationRecord(Struct, frozen=True):
    """How two reports are related."""

    a: str
    b: str
    kind: str
    score: float
    reasons: tuple[ReasonRecord, ...]


class TimelineRecord(Struct, frozen=True):
    """What reports say of one date; `lane` is happened or reported."""

    edtf: str
    lane: str
    basis: str
    statements: tuple[StatementRecord, ...]


class SpellingRecord(Struct, frozen=True):
    """A name as reports spell it, and how often."""

    text: str
    count: int


class PlacedRecord(Struct, frozen=True):
    """A verbatim text with its seed and its characters `start:end` of line `line`."""

    seed: str
    text: str
    line: int
    start: int
    end: int


class NameDecisionRecord(Struct, frozen=True):
    """What an editor decided of names: merge, split, rename or ban."""

    verb: str
    names: tuple[str, ...]
    why: str
    reports: tuple[str, ...]
    name: str | None


class DossierRecord(Struct, frozen=True):
    """Somebody or something that reports name, under all spellings; `kind` is person, organisation, place or event.

    `roles` are what reports call it. `former` are ids by which single reports know it.
    """

    id: str
    kind: str
    name: str
    country: str | None
    spellings: tuple[SpellingRecord, ...]
    roles: tuple[StatementRecord, ...]
    reports: tuple[str, ...]
    mentions: tuple[PlacedRecord, ...]
    former: tuple[str, ...]
    decided: tuple[NameDecisionRecord, ...]


class CorpusRecord(Struct, frozen=True):
    """How all reports belong together."""

    stories: tuple[StoryRecord, ...]
    relations: tuple[RelationRecord, ...]
    versions: tuple[VersionsRecord, ...]
    timeline: tuple[TimelineRecord, ...]
    entities: tuple[DossierRecord, ...]


class TimelineFile(Struct, frozen=True):
    """The timeline by itself, as the site holds it: the same records as in the corpus."""

    timeline: tuple[TimelineRecord, ...]


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
        dateline=DatelineRecord(opening.place, opening.agency, None) if opening and _says_more(opening) else None,
        url=article.url,
        published=article.published,
        published_basis=article.published_basis,
        not_before=report.not_before,
        body=tuple(passage.text for passage in article.body),
        blocks=tuple(_block(entry, document.raw(entry.block)) for entry in article.labelled.ledger),
        images=tuple(ImageRecord(image.caption, image.credit) for image in article.images),
        key_points=tuple(QuoteRecord(point.text, point.line) for point in report.key_points),
        timexes=tuple(_timex(timex) for timex in report.timexes),
        entities=tuple(_entity(entity) for entity in report.entities),
        attributions=tuple(_attribution(each, article.publisher) for each in report.attributions),
        hedges=tuple(QuoteRecord(hedge.text, hedge.line) for hedge in report.hedges),
        fingerprint=document.fingerprint,
        problems=tuple(map(_problem, report.problems)),
    )


def refusal_record(seed: str, problem: Problem) -> ReportRecord:
    """The record of a file that makes no report: only its name and the problem say something."""
    nothing = dict.fromkeys(ReportRecord.__struct_fields__, None)
    empty = msgspec.convert({**nothing, **dict.fromkeys(_LISTS, ()), "seed": seed}, ReportRecord)
    return msgspec.structs.replace(empty, problems=(_problem(problem),))


_LISTS = (
    "authors",
    "body",
    "blocks",
    "images",
    "key_points",
    "timexes",
    "entities",
    "attributions",
    "hedges",
    "problems",
)


def corpus_record(corpus: Corpus) -> CorpusRecord:
    """The record of the corpus."""
    named = {report.name: report for report in corpus.reports}
    return CorpusRecord(
        stories=tuple(
            story_record(story, [named[seed] for seed in story.reports], story.claims) for story in corpus.stories
        ),
        relations=tuple(_relation(relation) for relation in corpus.relations),
        versions=tuple(_versions(each) for each in corpus.versions),
        timeline=tuple(timeline_entry_record(entry) for entry in corpus.timeline),
        entities=tuple(_dossier(dossier) for dossier in corpus.entities),
    )


def timeline_record(entries: Iterable[TimelineEntry]) -> TimelineFile:
    """The record of a timeline."""
    return TimelineFile(tuple(timeline_entry_record(entry) for entry in entries))


def as_json(record: object) -> str:
    """`record` as JSON; characters that could steer a terminal or end a line, which only strings hold, are escaped."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", msgspec.json.encode(record).decode())


_STEERING = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _says_more(opening: Dateline) -> bool:
    """A dateline that names nothing but the outlet is told by the field publisher."""
    return bool(opening.place or opening.agency)


def _block(entry: Labelled, raw: str) -> BlockRecord:
    return BlockRecord(entry.block.first_line, entry.block.last_line, entry.label, entry.rule, raw)


def _timex(timex: Timex) -> TimexRecord:
    return TimexRecord(timex.text, timex.line, timex.start, timex.end, timex.edtf, timex.basis)


def _entity(entity: Entity) -> EntityRecord:
    mentions = tuple(MentionRecord(m.text, m.line, m.start, m.end) for m in entity.mentions)
    return EntityRecord(entity.id, entity.kind, entity.name, entity.country, mentions)


def _dossier(dossier: Dossier) -> DossierRecord:
    return DossierRecord(
        id=dossier.id,
        kind=dossier.kind,
        name=dossier.name,
        country=dossier.country,
        spellings=tuple(SpellingRecord(text, count) for text, count in dossier.spellings.items()),
        roles=tuple(StatementRecord(seed, role.line, role.text) for seed, role in dossier.roles),
        reports=tuple(dossier.seeds),
        mentions=tuple(PlacedRecord(seed, m.text, m.line, m.start, m.end) for seed, m in dossier.mentions),
        former=dossier.former,
        decided=tuple(NameDecisionRecord(d.verb, d.names, d.why, d.reports, d.name) for d in dossier.decided),
    )


def _attribution(attribution: Attribution, outlet: str | None) -> AttributionRecord:
    """The chain from the outlet on; an outlet that quotes itself is named once."""
    chain = tuple(dict.fromkeys([outlet, *attribution.chain] if outlet else attribution.chain))
    return AttributionRecord(attribution.line, chain, attribution.cue)


def _problem(problem: Problem) -> ProblemRecord:
    return ProblemRecord(problem.line, problem.code, problem.severity, problem.message, problem.hint)


def story_record(story: Story, reports: list[Report], claims: Iterable[Claim]) -> StoryRecord:
    """The record of one story, which `reports` make, with `claims` of its own."""
    origins = tuple(OriginRecord(origin.name, origin.reports) for origin in sourcing(reports).origins)
    told = tuple(map(_claim, claims))
    decided = tuple(DecisionRecord(each.verb, each.reports, each.why, each.title) for each in story.decided)
    return StoryRecord(story.id, story.slug, story.title, story.reports, told, decided, origins)


def _claim(claim: Claim) -> ClaimRecord:
    told = tuple(TellingRecord(t.seed, t.line, t.text, t.start, t.end, t.marked) for t in claim.tellings)
    return ClaimRecord(claim.kind, told, claim.score, claim.conflicts)


def _versions(each: Versions) -> VersionsRecord:
    changes = tuple(ChangeRecord(c.newer, c.older, c.added, c.removed) for c in each.changes)
    return VersionsRecord(each.reports, changes)


def _relation(relation: Relation) -> RelationRecord:
    reasons = tuple(ReasonRecord(reason.kind, reason.shared) for reason in relation.reasons)
    return RelationRecord(relation.a, relation.b, relation.kind, relation.score, reasons)


def timeline_entry_record(entry: TimelineEntry) -> TimelineRecord:
    """The record of one entry of the timeline."""
    statements = tuple(StatementRecord(s.seed, s.line, s.text) for s in entry.statements)
    return TimelineRecord(entry.edtf, entry.lane, entry.basis, statements)
