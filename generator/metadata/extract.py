"""From a labelled document to an article."""

from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

from msgspec.structs import replace

from generator.cleaning import Label, LabelledDocument
from generator.cleaning.captions import caption
from generator.cleaning.datelines import Dateline, dateline
from generator.lexicon import Lexicon
from generator.metadata.article import LINE, STATED, Article, Basis, Image, Passage
from generator.metadata.dateline_days import dateline_day
from generator.metadata.page_article import with_facts
from generator.metadata.printed_days import read_any_day
from generator.metadata.text_publisher import publisher_in_text
from generator.metadata.writers import writers
from generator.reading import Block
from generator.reading.page import PageDocument
from generator.text.language import guess_language
from generator.text.sentences import sentences

Value = TypeVar("Value")


def extract_article(labelled: LabelledDocument, lexicon: Lexicon) -> Article:
    """The article in `labelled`. What a person states of the seed wins over what its text says."""
    article = _extract(labelled, lexicon)
    if isinstance(labelled.document, PageDocument):
        article = with_facts(article, labelled, labelled.document, lexicon)
    if article.dateline and (day := dateline_day(article.dateline, article.published, article.language, lexicon)):
        return replace(article, dateline=replace(article.dateline, date=day.isoformat()))
    return article


def _extract(labelled: LabelledDocument, lexicon: Lexicon) -> Article:
    stated = labelled.document.stated
    body = labelled.blocks(Label.BODY)
    opening = dateline(body[0].text, lexicon) if body else None
    language = stated.language or _language(body, lexicon)
    passages = _passages(labelled, opening, language, lexicon)
    title = _stated(stated.title) or _title(labelled)
    published = _stated(stated.published) or _published(labelled, language, lexicon)
    authors = _stated(stated.authors) or _authors(labelled, lexicon)
    publisher = _stated(stated.publisher) or _publisher(labelled, opening, lexicon)
    fields = {"title": title, "published": published, "authors": authors, "publisher": publisher}
    return Article(
        labelled=labelled,
        title=title.value if title else None,
        title_basis=_basis(title) or Basis.DERIVED,
        shown_title=(title and title.value) or _first_sentence(passages) or labelled.document.name,
        deck=next((block.text for block in labelled.blocks(Label.DECK)), None),
        publisher=publisher.value if publisher else None,
        publisher_basis=_basis(publisher),
        authors=authors.value if authors else (),
        dateline=opening,
        language=language,
        url=stated.url,
        published=published.value if published else None,
        published_basis=_basis(published),
        images=_images(labelled, lexicon),
        passages=passages,
        evidence={name: field.where for name, field in fields.items() if field},
    )


class Field(NamedTuple, Generic[Value]):
    """The value of a field, and where it was found."""

    value: Value
    where: str


def _stated(value: Value | None) -> Field[Value] | None:
    return Field(value, STATED) if value else None


def _basis(field: Field[Any] | None) -> Basis | None:
    if field is None:
        return None
    return Basis.STATED if field.where == STATED else Basis.FOUND


def _language(body: list[Block], lexicon: Lexicon) -> str | None:
    telltales = {code: language.telltales for code, language in lexicon.languages.items() if language.telltales}
    return guess_language("\n".join(block.text for block in body), telltales)


def _passages(
    labelled: LabelledDocument, opening: Dateline | None, language: str | None, lexicon: Lexicon
) -> tuple[Passage, ...]:
    known = lexicon.language(language)
    abbreviations, openers = (known.abbreviations, known.openers) if known else (frozenset(), frozenset())
    first_body = next(iter(labelled.blocks(Label.BODY)), None)
    passages = []
    for at, entry in enumerate(labelled.ledger):
        if entry.label not in (Label.DECK, Label.CAPTION, Label.BODY):
            continue
        # The dateline is a field of its own; the prose begins behind it.
        offset = opening.end if opening and entry.block is first_body else 0
        text = entry.block.text[offset:]
        if entry.label is Label.CAPTION and (credited := caption(text, lexicon)):
            text = credited.text
        spans = tuple(sentences(text, language or "", abbreviations, openers))
        passages.append(Passage(entry.label, text, at, entry.block.first_line, offset, spans))
    return tuple(passages)


def _title(labelled: LabelledDocument) -> Field[str] | None:
    return next((Field(block.text, _line(block)) for block in labelled.blocks(Label.HEADLINE)), None)


def _authors(labelled: LabelledDocument, lexicon: Lexicon) -> Field[tuple[str, ...]] | None:
    bylines = labelled.blocks(Label.BYLINE)
    names = tuple(dict.fromkeys(name for block in bylines for name in writers(block.text, lexicon)))
    return Field(names, _line(bylines[0])) if names else None


def _published(labelled: LabelledDocument, language: str | None, lexicon: Lexicon) -> Field[str] | None:
    """The day printed first below the headline, else nearest above it: a page's top shows the day of its saving."""
    title = next((block.first_line for block in labelled.blocks(Label.HEADLINE)), 0)
    for block in sorted(
        labelled.blocks(Label.DATELINE), key=lambda block: (block.first_line < title, abs(block.first_line - title))
    ):
        if day := read_any_day(block.text, language, lexicon):
            return Field(day.isoformat(), _line(block))
    return None


def _line(block: Block) -> str:
    return f"{LINE}{block.first_line}"


def _first_sentence(passages: tuple[Passage, ...]) -> str | None:
    """The first sentence of the text, whole: a part of it could lose who says it, or how sure they are."""
    first = next((passage for passage in passages if passage.label is Label.BODY and passage.sentences), None)
    return first.quotes[0] if first else None


def _publisher(labelled: LabelledDocument, opening: Dateline | None, lexicon: Lexicon) -> Field[str] | None:
    stated = labelled.document.stated
    host = (urlsplit(stated.url).hostname or "") if stated.url else ""
    for publisher in lexicon.publishers if host else ():
        if any(host == domain or host.endswith(f".{domain}") for domain in publisher.domains):
            return Field(publisher.name, STATED)
    if opening and opening.publisher:
        return Field(opening.publisher, _line(labelled.blocks(Label.BODY)[0]))
    shown = publisher_in_text(labelled, lexicon)
    return Field(shown[0], _line(shown[1])) if shown else None


def _images(labelled: LabelledDocument, lexicon: Lexicon) -> tuple[Image, ...]:
    images = []
    for block in labelled.blocks(Label.CAPTION):
        credited = caption(block.text, lexicon)
        text, credit = credited or (block.text, None)
        images.append(Image(text, credit, block.first_line))
    return tuple(images)
