"""From an article to its attributions and hedges."""

from collections.abc import Iterator
from functools import cache

from generator.analysis.names import Kind, NameAt, Names
from generator.analysis.sources.attributions import Source, find_attributions
from generator.analysis.sources.credits import find_credits
from generator.analysis.sources.hedges import find_hedges
from generator.analysis.sources.source import Attribution, AttributionKind, Hedge
from generator.cleaning import Label
from generator.lexicon import Lexicon
from generator.lexicon.sources import SourceWords
from generator.metadata import Article, Passage
from generator.text.sentences import Span


def find_sources(article: Article, names: Names, lexicon: Lexicon) -> tuple[tuple[Attribution, ...], tuple[Hedge, ...]]:
    """Whom `article` credits, and what it hedges, in the order of its lines; in a language without a file, nothing."""
    language = lexicon.language(article.language)
    if language is None:
        return (), ()
    attributions = [*_dateline(article), *_pictures(article, lexicon)]
    hedges: list[Hedge] = []
    for passage, named in zip(article.passages, names.in_passages, strict=True):
        for span, quote in zip(passage.sentences, passage.quotes, strict=True):
            attributions += _in_sentence(article, passage, span, quote, named, language.sources)
            hedges += _hedges(article, passage, span, quote, language.sources)
    return tuple(sorted(attributions, key=lambda each: (each.line, each.start))), tuple(hedges)


def _dateline(article: Article) -> Iterator[Attribution]:
    """The agency a dateline names: the text is its own."""
    opening = article.dateline
    first = next((passage for passage in article.passages if passage.label is Label.BODY), None)
    if opening and opening.agency and first:
        start, end = article.columns(first, -first.offset, 0)
        cue = article.labelled.document.blocks[first.at].text[: first.offset].strip()
        yield Attribution(AttributionKind.REPORT, cue, (opening.agency,), first.line, start, end, "")


def _pictures(article: Article, lexicon: Lexicon) -> Iterator[Attribution]:
    own = _agencies(lexicon)
    for image in article.images:
        if image.credit:
            chain = tuple(own.get(name.casefold(), name) for name in find_credits(image.credit, lexicon))
            yield Attribution(AttributionKind.PICTURE, image.credit, chain, image.line, 0, 0, image.caption)


@cache
def _agencies(lexicon: Lexicon) -> dict[str, str]:
    return {form.casefold(): agency.name for agency in lexicon.agencies for form in (agency.name, *agency.aliases)}


def _in_sentence(
    article: Article, passage: Passage, span: Span, quote: str, named: tuple[NameAt, ...], words: SourceWords
) -> Iterator[Attribution]:
    sources = (
        Source(
            each.start - span.start,
            each.end - span.start,
            each.name,
            each.relays,
            each.kind is Kind.PLACE,
            each.kind is Kind.PERSON,
        )
        for each in named
        if span.start <= each.start and each.end <= span.end and each.kind is not Kind.EVENT
    )
    for found in find_attributions(quote, sources, words):
        told = AttributionKind.REPORT if found.relays else AttributionKind.STATEMENT
        kind = AttributionKind.WRITING if found.writes else told
        start, end = article.columns(passage, span.start + found.start, span.start + found.end)
        yield Attribution(kind, found.cue, found.chain, passage.line, start, end, quote)


def _hedges(article: Article, passage: Passage, span: Span, quote: str, words: SourceWords) -> Iterator[Hedge]:
    for found in find_hedges(quote, words):
        start, end = article.columns(passage, span.start + found.start, span.start + found.end)
        yield Hedge(quote[found.start : found.end], passage.line, start, end, quote)
