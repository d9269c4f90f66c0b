"""From a labelled document to an article."""

from urllib.parse import urlsplit

from generator.cleaning import Label, LabelledDocument
from generator.cleaning.captions import caption
from generator.cleaning.datelines import Dateline, dateline
from generator.lexicon import Lexicon
from generator.metadata.article import Article, Basis, Image, Passage
from generator.reading import Block
from generator.text.language import guess_language
from generator.text.sentences import sentences


def extract_article(labelled: LabelledDocument, lexicon: Lexicon) -> Article:
    """The article in `labelled`. What a person states of the seed wins over what its text says."""
    stated = labelled.document.stated
    body = labelled.blocks(Label.BODY)
    opening = dateline(body[0].text, lexicon) if body else None
    language = stated.language or _language(body, lexicon)
    passages = _passages(labelled, opening, language, lexicon)
    title, title_basis = _title(labelled)
    publisher, publisher_basis = _publisher(labelled, opening, lexicon)
    return Article(
        labelled=labelled,
        title=title,
        title_basis=title_basis,
        shown_title=title or _first_sentence(passages) or labelled.document.name,
        deck=next((block.text for block in labelled.blocks(Label.DECK)), None),
        publisher=publisher,
        publisher_basis=publisher_basis,
        authors=stated.authors,
        dateline=opening,
        language=language,
        url=stated.url,
        published=stated.published,
        published_basis=Basis.STATED if stated.published else None,
        images=_images(labelled),
        passages=passages,
    )


def _language(body: list[Block], lexicon: Lexicon) -> str | None:
    telltales = {code: language.telltales for code, language in lexicon.languages.items() if language.telltales}
    return guess_language("\n".join(block.text for block in body), telltales)


def _passages(
    labelled: LabelledDocument, opening: Dateline | None, language: str | None, lexicon: Lexicon
) -> tuple[Passage, ...]:
    known = lexicon.language(language)
    abbreviations = known.abbreviations if known else frozenset()
    first_body = next(iter(labelled.blocks(Label.BODY)), None)
    passages = []
    for at, entry in enumerate(labelled.ledger):
        if entry.label not in (Label.DECK, Label.CAPTION, Label.BODY):
            continue
        # The dateline is a field of its own; the prose begins behind it.
        offset = opening.end if opening and entry.block is first_body else 0
        text = entry.block.text[offset:]
        if entry.label is Label.CAPTION and (credited := caption(text)):
            text = credited.text
        spans = tuple(sentences(text, language or "", abbreviations))
        passages.append(Passage(entry.label, text, at, entry.block.first_line, offset, spans))
    return tuple(passages)


def _title(labelled: LabelledDocument) -> tuple[str | None, Basis]:
    if title := labelled.document.stated.title:
        return title, Basis.STATED
    found = labelled.blocks(Label.HEADLINE)
    return (found[0].text, Basis.FOUND) if found else (None, Basis.DERIVED)


def _first_sentence(passages: tuple[Passage, ...]) -> str | None:
    """The first sentence of the text, whole: a part of it could lose who says it, or how sure they are."""
    first = next((passage for passage in passages if passage.label is Label.BODY and passage.sentences), None)
    return first.quotes[0] if first else None


def _publisher(
    labelled: LabelledDocument, opening: Dateline | None, lexicon: Lexicon
) -> tuple[str | None, Basis | None]:
    stated = labelled.document.stated
    if stated.publisher:
        return stated.publisher, Basis.STATED
    host = (urlsplit(stated.url).hostname or "") if stated.url else ""
    for publisher in lexicon.publishers:
        if any(host == domain or host.endswith(f".{domain}") for domain in publisher.domains):
            return publisher.name, Basis.STATED
    if opening and opening.publisher:
        return opening.publisher, Basis.FOUND
    return None, None


def _images(labelled: LabelledDocument) -> tuple[Image, ...]:
    images = []
    for block in labelled.blocks(Label.CAPTION):
        credited = caption(block.text)
        text, credit = credited or (block.text, None)
        images.append(Image(text, credit, block.first_line))
    return tuple(images)
