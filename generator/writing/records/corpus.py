"""How all reports belong together, for other programs."""

from collections.abc import Sequence

from msgspec import Struct

from generator.analysis import Report
from generator.corpus import Claim, Corpus, Dossier, Story, TimelineEntry, sourcing
from generator.writing.records.report import as_recorded


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


class CorrectionRecord(Struct, frozen=True):
    """What a publisher said of `lines` of its report on a `day`, word for word at `url`; `verb` is correct or retract.

    No line means the whole report. `why` is the editor's note.
    """

    verb: str
    reports: tuple[str, ...]
    lines: tuple[int, ...]
    day: str
    says: str
    url: str
    why: str


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
    corrections: tuple[CorrectionRecord, ...]


class TimelineFile(Struct, frozen=True):
    """The timeline by itself, as the site holds it: the same records as in the corpus."""

    timeline: tuple[TimelineRecord, ...]


def corpus_record(corpus: Corpus) -> CorpusRecord:
    """The record of the corpus."""
    named = {report.name: report for report in corpus.reports}
    return CorpusRecord(
        stories=tuple(story_record(story, [named[seed] for seed in story.reports]) for story in corpus.stories),
        relations=as_recorded(corpus.relations, tuple[RelationRecord, ...]),
        versions=as_recorded(corpus.versions, tuple[VersionsRecord, ...]),
        timeline=as_recorded(corpus.timeline, tuple[TimelineRecord, ...]),
        entities=tuple(map(_dossier, corpus.entities)),
        corrections=as_recorded(corpus.corrections, tuple[CorrectionRecord, ...]),
    )


def timeline_record(entries: Sequence[TimelineEntry]) -> TimelineFile:
    """The record of a timeline."""
    return TimelineFile(as_recorded(entries, tuple[TimelineRecord, ...]))


def story_record(story: Story, reports: list[Report]) -> StoryRecord:
    """The record of one story, which `reports` make."""
    return StoryRecord(
        id=story.id,
        slug=story.slug,
        title=story.title,
        reports=story.reports,
        claims=tuple(map(_claim, story.claims)),
        decided=as_recorded(story.decided, tuple[DecisionRecord, ...]),
        origins=as_recorded(sourcing(reports).origins, tuple[OriginRecord, ...]),
    )


def _claim(claim: Claim) -> ClaimRecord:
    told = as_recorded(claim.tellings, tuple[TellingRecord, ...])
    return ClaimRecord(claim.kind, told, claim.score, claim.conflicts)


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
        decided=as_recorded(dossier.decided, tuple[NameDecisionRecord, ...]),
    )
