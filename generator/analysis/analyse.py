"""Analysis of one article: expressions of time and places, each where it stands in the seed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from generator.analysis.clauses import pack_clauses
from generator.analysis.clues import find_clues
from generator.analysis.key_points import find_key_points
from generator.analysis.names import find_names
from generator.analysis.report import Report
from generator.analysis.sources import Hedge, find_sources
from generator.analysis.statements import DatedStatement, dated_statements
from generator.analysis.tags import find_tags
from generator.analysis.timexes import Grammar, Reference, ReferenceBasis, Timex, TimexBasis, find_timexes, not_before
from generator.cleaning import Label
from generator.errors import Problem, Severity
from generator.lexicon import Lexicon, TimeWords
from generator.metadata import Article, Passage

_EDTF_DAY_LENGTH = 10


def analyse(article: Article, lexicon: Lexicon) -> Report:
    """The report that `article` makes."""
    passages = article.passages
    # One passage is one line to the grammar: several passages may have stood in one line of the seed.
    timexes = find_timexes(
        [(at, passage.text) for at, passage in enumerate(passages)],
        _grammar(article.language, lexicon),
        _known(article),
        # A dateline without a year was written on a day that no other of the text needs to be.
        may_infer=not (article.dateline and article.dateline.written),
    )
    names = find_names(article, lexicon)
    attributions, hedges = find_sources(article, names, lexicon)
    dated, undated = dated_statements(_sentences(passages), timexes)
    written = article.dateline.date if article.dateline else None
    latest = max(filter(None, (not_before(timexes), written)), default=None)
    in_seed = tuple(_in_seed(timex, article) for timex in timexes)
    return Report(
        article=article,
        timexes=in_seed,
        dated=tuple(_on_its_line(statement, passages) for statement in dated),
        undated=tuple((passages[at].line, sentence) for at, sentence in undated),
        entities=names.entities,
        unsettled=names.unsettled,
        attributions=attributions,
        hedges=tuple(hedge for hedge in hedges if not _is_dated(hedge, in_seed)),
        key_points=find_key_points(article, names, attributions, lexicon),
        tags=find_tags(article, names, lexicon),
        clues=find_clues(article, names.entities, dated, article.published or latest or "", lexicon),
        clauses=pack_clauses(article, names.entities, in_seed, lexicon),
        not_before=latest,
        problems=(
            *article.labelled.document.problems,
            *_problems(article),
            *_unknown_language(article, lexicon),
            *_unsettled(article, timexes),
        ),
    )


@cache
def _grammar(code: str | None, lexicon: Lexicon) -> Grammar:
    language = lexicon.language(code)
    return Grammar(code or "", language.time if language else TimeWords())


def _known(article: Article) -> Reference | None:
    """The day that relative expressions count from, where the source or a person states it: that of writing first."""
    if article.dateline and article.dateline.date:
        return Reference(date.fromisoformat(article.dateline.date), ReferenceBasis.DATELINE)
    if article.published and len(article.published) == _EDTF_DAY_LENGTH:
        return Reference(date.fromisoformat(article.published), ReferenceBasis.STATED)
    return None


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[int, int, str]]:
    """The sentences that the timeline may show; a deck repeats what the text says."""
    for at, passage in enumerate(passages):
        if passage.label is not Label.DECK:
            yield from ((at, span.start, quote) for span, quote in zip(passage.sentences, passage.quotes, strict=True))


def _in_seed(timex: Timex, article: Article) -> Timex:
    passage = article.passages[timex.line]
    start, end = article.columns(passage, timex.start, timex.end)
    return replace(timex, line=passage.line, start=start, end=end)


def _is_dated(hedge: Hedge, timexes: Iterable[Timex]) -> bool:
    """Whether what looks like a hedge is part of a date: "3 May" is sure."""
    return any(hedge.line == t.line and t.start <= hedge.start and hedge.end <= t.end for t in timexes)


def _on_its_line(statement: DatedStatement, passages: Sequence[Passage]) -> DatedStatement:
    line = passages[statement.line].line
    return replace(statement, line=line, timex=replace(statement.timex, line=line))


def _unknown_language(article: Article, lexicon: Lexicon) -> Iterator[Problem]:
    known = lexicon.language(article.language)
    if article.language and (known is None or not known.names.known):
        what = f'no names are known in the language "{article.language}": only countries and dates are found'
        hint = f"to add them: generator/lexicon/languages/{article.language}.yml, section names"
        yield Problem(article.labelled.document.path, 0, "W206", Severity.WARNING, what, hint)


def _problems(article: Article) -> Iterator[Problem]:
    path = article.labelled.document.path
    stated = article.labelled.document.stated
    if not article.body:
        hint = "if a line is article text, name it in the front matter: keep: [3, 5-9]"
        yield Problem(path, 0, "E103", Severity.ERROR, "holds no article text after cleaning", hint)
    lines = article.labelled.document.blocks[-1].last_line
    if (last := max(stated.keep | stated.drop, default=0)) > lines:
        what = f"there is no line {last} to keep or drop; the file has {lines}"
        yield Problem(path, 1, "E115", Severity.ERROR, what, "count the lines of the whole file, from 1")
    if both := stated.keep & stated.drop:
        what = f"line {min(both)} is to be kept and to be dropped"
        yield Problem(path, 1, "E116", Severity.ERROR, what, "name the line under keep or under drop")
    if article.title is None:
        yield Problem(
            path,
            0,
            "W201",
            Severity.WARNING,
            "no headline found; the page shows the first sentence instead",
            'if the source has one, add "title: …" to the front matter',
        )
    if article.published is None:
        yield Problem(
            path,
            0,
            "W202",
            Severity.WARNING,
            "no publication day found in the text",
            'if the source states it, add "published: 2023-09-04" to the front matter',
        )
    if article.publisher is None:
        yield Problem(
            path,
            0,
            "W203",
            Severity.WARNING,
            "no outlet found in the dateline, byline or address",
            'add "publisher: …" or "url: …" to the front matter',
        )


def _unsettled(article: Article, timexes: Iterable[Timex]) -> Iterator[Problem]:
    """Dates that are written out and yet can be read in two ways."""
    for timex in timexes:
        if timex.edtf is None and timex.basis is TimexBasis.EXPLICIT:
            yield Problem(
                article.labelled.document.path,
                article.passages[timex.line].line,
                "W204",
                Severity.WARNING,
                f'"{timex.text}" can be read as two days; it is kept as text and is not on the timeline',
                "nothing, where the source says no more; a weekday beside it would settle it",
            )
