"""Analysis of one article: expressions of time and places, each where it stands in the seed."""

import re
from collections.abc import Iterator

from generator.analysis.places import countries_named
from generator.analysis.report import Entity, Lane, Mention, Report, Timex, TimexBasis
from generator.analysis.timexes import explicit_dates
from generator.cleaning import Label
from generator.errors import Problem, Severity
from generator.lexicon import Language, Lexicon
from generator.metadata import Article, Passage

_EDTF_DAY_LENGTH = 10


def analyse(article: Article, lexicon: Lexicon) -> Report:
    """The report that `article` makes."""
    timexes = tuple(_timexes(article, lexicon.language(article.language)))
    days = [timex.edtf for timex in timexes if timex.edtf and len(timex.edtf) == _EDTF_DAY_LENGTH]
    return Report(
        article=article,
        timexes=timexes,
        entities=tuple(_places(article, lexicon)),
        not_before=max(days, default=None),
        problems=(*article.labelled.document.problems, *_problems(article)),
    )


def _timexes(article: Article, language: Language | None) -> Iterator[Timex]:
    for passage in article.passages:
        if passage.label is Label.DECK:  # it repeats what the text says with its date
            continue
        for span, quote in zip(passage.sentences, passage.quotes, strict=True):
            for dated in explicit_dates(quote, article.language or "", language):
                start, end = _columns(article, passage, span.start + dated.start, span.start + dated.end)
                yield Timex(
                    text=quote[dated.start : dated.end],
                    line=passage.line,
                    start=start,
                    end=end,
                    edtf=dated.edtf,
                    basis=TimexBasis.EXPLICIT,
                    lane=_lane(quote[: dated.start], language),
                    sentence=quote,
                )


def _lane(before: str, language: Language | None) -> Lane:
    """A date behind a word of reporting dates the report."""
    cues = language.dates.reported if language else ()
    said = cues and re.search(rf"\b(?:{'|'.join(map(re.escape, cues))})\b", before, re.IGNORECASE)
    return Lane.REPORTED if said else Lane.HAPPENED


def _places(article: Article, lexicon: Lexicon) -> Iterator[Entity]:
    mentions: dict[str, list[Mention]] = {}
    for passage in article.passages:
        for named in countries_named(passage.text, lexicon):
            start, end = _columns(article, passage, named.start, named.end)
            mention = Mention(passage.text[named.start : named.end], passage.line, start, end)
            mentions.setdefault(named.country, []).append(mention)
    for code, found in sorted(mentions.items()):
        yield Entity(code.lower(), "place", _most_used(found), code, tuple(found))


def _most_used(mentions: list[Mention]) -> str:
    names = [mention.text for mention in mentions]
    return max(sorted(set(names)), key=names.count)


def _columns(article: Article, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Where `start:end` of the passage stand in the raw line of the seed."""
    document = article.labelled.document
    return document.columns(document.blocks[passage.at], passage.offset + start, passage.offset + end)


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
            "no outlet found in the dateline or address",
            'add "publisher: …" or "url: …" to the front matter',
        )
