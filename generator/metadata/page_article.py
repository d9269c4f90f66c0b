"""What a saved page says of its story, put where the text alone left gaps."""

from msgspec.structs import replace

from generator.cleaning import Label, LabelledDocument
from generator.lexicon import Lexicon
from generator.metadata.article import STATED, Article, Basis, Image
from generator.metadata.page_facts import PageFacts, facts_of
from generator.reading.page import Kind, PageDocument


def with_facts(article: Article, labelled: LabelledDocument, document: PageDocument, lexicon: Lexicon) -> Article:
    """`article` with the facts of its page; what a person states stays. The page itself is not handed further up."""
    texts = tuple(entry for entry in labelled.ledger if entry.block.kind != Kind.MARKUP)
    facts = facts_of(document.page, texts, lexicon, article.language)
    stated = document.stated
    title = stated.title or (facts.headline.value if facts.headline else article.title)
    publisher = article.publisher or (facts.publisher.value if facts.publisher else None)
    published = stated.published or (facts.published.edtf[:10] if facts.published else None)
    shown = {picture.line for picture in facts.pictures}
    return replace(
        article,
        labelled=LabelledDocument(document.without_page(), labelled.ledger),
        title=title,
        title_basis=Basis.STATED if stated.title else Basis.FOUND if title else Basis.DERIVED,
        shown_title=title or article.shown_title,
        deck=facts.deck.value if facts.deck else article.deck,
        publisher=publisher,
        publisher_basis=article.publisher_basis or (Basis.FOUND if publisher else None),
        authors=stated.authors or _authors(facts),
        language=article.language or facts.language.split("-")[0] or None,
        url=stated.url or (facts.address.value if facts.address else None),
        published=published,
        published_basis=article.published_basis or (Basis.FOUND if published else None),
        evidence=_evidence(article, facts),
        # What a page says beneath a picture that is not the story's is nothing the story says.
        passages=tuple(p for p in article.passages if p.label is not Label.CAPTION or p.line in shown),
        images=tuple(Image(picture.caption, picture.credit or None, picture.line) for picture in facts.pictures),
    )


def _evidence(article: Article, facts: PageFacts) -> dict[str, str]:
    """Where each field was found; what a person states stays."""
    writers = facts.writers or ((facts.outlet,) if facts.outlet else ())
    found = {
        "title": facts.headline.where if facts.headline else None,
        "publisher": facts.publisher.where if facts.publisher else None,
        "published": facts.published.where if facts.published else None,
        "authors": writers[0].where if writers else None,
        "url": facts.address.where if facts.address else None,
    }
    kept = {
        field: where
        for field, where in article.evidence.items()
        if where == STATED or field == "publisher" or not found.get(field)
    }
    return {**{field: where for field, where in found.items() if where}, **kept}


def _authors(facts: PageFacts) -> tuple[str, ...]:
    """The writers; what is signed by nobody but the outlet, in the page's own data, keeps that credit."""
    if facts.writers or not facts.outlet:
        return tuple(writer.name for writer in facts.writers)
    return (facts.outlet.name,)
