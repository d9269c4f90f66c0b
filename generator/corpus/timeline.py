"""The timeline: dated, verbatim sentences of all reports, in the order of their dates."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from generator.analysis import DatedStatement, Lane, Report, TimexBasis
from generator.analysis.timexes import edtf
from generator.corpus.same_statement import basis_of, joined
from generator.corpus.stories import Story
from generator.lexicon import Lexicon


class Statement(Struct, frozen=True):
    """A verbatim sentence with the seed and the line it stands in; its characters `start:end` are its dated words."""

    seed: str
    line: int
    text: str
    start: int
    end: int


class TimelineEntry(Struct, frozen=True):
    """What reports say of one date: EDTF value, whether it dates event or telling, and how the date is known.

    Statements that say the same of the same date are one entry.
    """

    edtf: str
    lane: Lane
    basis: TimexBasis
    statements: tuple[Statement, ...]

    @property
    def begins(self) -> str:
        """The day, month or year that the date begins with; the one it ends with where its beginning is open."""
        first, last = edtf.bounds(self.edtf)
        return last if first == edtf.OPEN else first


def timeline(reports: Iterable[Report], lexicon: Lexicon) -> tuple[TimelineEntry, ...]:
    """All entries, the oldest date first; a year stands before its months, a month before its days."""
    dated = [(report.name, statement) for report in reports for statement in report.dated]
    entries = [
        TimelineEntry(
            group[0][1].edtf,
            group[0][1].lane,
            basis_of(group),
            tuple(_statement(seed, statement) for seed, statement in group),
        )
        for group in joined(dated, _empty_words(lexicon))
    ]
    return tuple(
        sorted(entries, key=lambda entry: (entry.begins, entry.edtf))
    )  # stable: lane, seed and line stay in order


def by_story(entries: Iterable[TimelineEntry], stories: Iterable[Story]) -> dict[str, list[TimelineEntry]]:
    """For each story by its id the entries that its reports have a part in, in their order."""
    story_of = {seed: story.id for story in stories for seed in story.reports}
    found: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        for story in dict.fromkeys(story_of[said.seed] for said in entry.statements):
            found[story].append(entry)
    return found


def _statement(seed: str, said: DatedStatement) -> Statement:
    start, end = said.timex.start - said.start, said.timex.end - said.start
    return Statement(seed, said.line, said.text, start, end)


def _empty_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that carry no news in any language: stop words, and words of saying and quoting."""
    languages = lexicon.languages.values()
    spoken = [each.time.reporting for each in languages]
    said = [word for words in spoken for word in (*words.said, *words.says, *words.quoted)]
    return frozenset(said).union(*(language.stopwords for language in languages))
