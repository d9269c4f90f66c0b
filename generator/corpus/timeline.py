"""The timeline: dated, verbatim sentences of all reports, in the order of their dates."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain

from msgspec import Struct

from generator.analysis import DatedStatement, Lane, Report, TimexBasis
from generator.analysis.timexes import edtf
from generator.corpus.same_statement import basis_of, joined
from generator.corpus.stories import Story
from generator.lexicon import Lexicon


class Statement(Struct, frozen=True, gc=False):
    """A verbatim sentence with the seed and the line it stands in; its characters `start:end` are its dated words."""

    seed: str
    line: int
    text: str
    start: int
    end: int


class TimelineEntry(Struct, frozen=True, gc=False):
    """What reports say of one date: EDTF value, whether it dates event or telling, and how the date is known.

    Statements that say the same of the same date are one entry.
    """

    edtf: str
    lane: Lane
    basis: TimexBasis
    statements: tuple[Statement, ...]

    @property
    def begins(self) -> str:
        """Where the date stands in the order of all."""
        return edtf.begins(self.edtf)


Date = tuple[str, Lane]
Told = tuple[dict[str, Report], tuple[TimelineEntry, ...]]
Dates = dict[Date, Told]
"""By date and lane: by name in order the reports that tell of it, and the entries that these make."""


def dates(known: Dates, gone: Iterable[Report], came: Iterable[Report], lexicon: Lexicon) -> Dates:
    """The entries of every date, the oldest first, after some reports have `gone` from those `known` and others `came`.

    A year stands before its months, a month before its days.
    """
    less, more = _by_date(gone), _by_date(came)
    made = dict(known)
    for date in less.keys() | more.keys():
        before, _ = made.pop(date, ({}, ()))
        telling = {name: report for name, report in before.items() if name not in less[date]} | more[date]
        telling = dict(sorted(telling.items()))
        if telling:
            made[date] = telling, _entries(date, telling.values(), _empty_words(lexicon))
    return dict(sorted(made.items(), key=lambda told: (edtf.begins(told[0][0]), *told[0])))


def _by_date(reports: Iterable[Report]) -> dict[Date, dict[str, Report]]:
    told: dict[Date, dict[str, Report]] = defaultdict(dict)
    for report in reports:
        for statement in report.dated:
            told[statement.edtf, statement.lane][report.name] = report
    return told


def timeline(by_date: Dates) -> tuple[TimelineEntry, ...]:
    """All entries in the order of their dates."""
    return tuple(chain.from_iterable(entries for _, entries in by_date.values()))


def by_story(entries: Iterable[TimelineEntry], stories: Iterable[Story]) -> dict[str, list[TimelineEntry]]:
    """For each story by its id the entries that its reports have a part in, in their order."""
    story_of = {seed: story.id for story in stories for seed in story.reports}
    found: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        for story in dict.fromkeys(story_of[said.seed] for said in entry.statements):
            found[story].append(entry)
    return found


def _entries(date: Date, reports: Iterable[Report], empty_words: frozenset[str]) -> tuple[TimelineEntry, ...]:
    """What `reports` say of one date, in the order of their names and lines."""
    dated = [(each.name, said) for each in reports for said in each.dated if (said.edtf, said.lane) == date]
    return tuple(
        TimelineEntry(*date, basis_of(group), tuple(_statement(seed, said) for seed, said in group))
        for group in joined(dated, empty_words)
    )


def _statement(seed: str, said: DatedStatement) -> Statement:
    start, end = said.timex.start - said.start, said.timex.end - said.start
    return Statement(seed, said.line, said.text, start, end)


@cache
def _empty_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that carry no news in any language: stop words, and words of saying and quoting."""
    languages = lexicon.languages.values()
    spoken = [each.time.reporting for each in languages]
    said = [word for words in spoken for word in (*words.said, *words.says, *words.quoted)]
    return frozenset(said).union(*(language.stopwords for language in languages))
