"""All that a saved page says about its story, each field with the place that says so."""

import re

import msgspec

from generator.cleaning import Label, Labelled
from generator.lexicon import Lexicon
from generator.metadata.days import Day, find_published
from generator.metadata.headline import find_headline, site_names
from generator.metadata.linked_data import LinkedData
from generator.metadata.page_writers import Writer, credited_outlet, find_writers
from generator.metadata.pictures import Picture, find_pictures
from generator.metadata.publisher import find_address, find_language, find_publisher
from generator.reading.head import Stated
from generator.reading.page import Page

_SHORTEST_DECK = 20


class PageFacts(msgspec.Struct, frozen=True):
    """The fields of a saved page's story; what the page does not say is None or empty."""

    headline: Stated | None
    deck: Stated | None
    writers: tuple[Writer, ...]
    outlet: Writer | None
    publisher: Stated | None
    published: Day | None
    address: Stated | None
    language: str
    pictures: tuple[Picture, ...]


def facts_of(page: Page, labelled: tuple[Labelled, ...], lexicon: Lexicon, guessed: str | None = None) -> PageFacts:
    """The facts, by consensus of what the page states for machines and what it shows.

    `guessed` is the language of its text, for a page that states none.
    """
    head = page.head
    linked = LinkedData(head)
    address = find_address(head, linked, page.address)
    publisher = find_publisher(head, linked, address.value if address else page.address)
    language = find_language(head, linked) or guessed or ""
    sites = site_names(
        head, linked, address.value if address else "", tuple(stated.value for stated in linked.texts("publisher"))
    )
    return PageFacts(
        headline=find_headline(page, head, linked, sites),
        deck=_deck(labelled),
        writers=find_writers(page, labelled, head, linked, sites, lexicon),
        outlet=credited_outlet(linked, sites, lexicon),
        publisher=publisher,
        published=find_published(page, labelled, linked, language, address.value if address else ""),
        address=address,
        language=language,
        pictures=find_pictures(page, labelled),
    )


def _deck(labelled: tuple[Labelled, ...]) -> Stated | None:
    """The deck the page shows; a description only machines read is no deck."""
    shown = [entry.block for entry in labelled if entry.label is Label.DECK and len(entry.block.text) >= _SHORTEST_DECK]
    return (
        Stated(" ".join(re.sub(r"\s+", " ", block.text) for block in shown), "page", shown[0].start) if shown else None
    )
