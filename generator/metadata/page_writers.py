"""Who wrote a story: people as the page names them, agencies where no person is named, never the outlet or a login."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

import msgspec

from generator.cleaning import Label, Labelled
from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words
from generator.metadata.linked_data import LinkedData, text_of, types_of
from generator.metadata.writers import LONGEST_NAME, names_in
from generator.reading.head import Head, Stated, text_inside
from generator.reading.markup import Element, Markup
from generator.reading.page import Page
from generator.text.squash import squash
from generator.text.unicode import reading_text


class Writer(msgspec.Struct, frozen=True):
    """A name, whether it is an organisation's, and where it was found."""

    name: str
    organisation: bool
    where: str
    offset: int


_METAS = (
    "article:author", "og:article:author", "author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "article.author", "dc.contributor",
    "rnews:author", "vr:author", "twitter:data1",
)  # fmt: skip
# Class names of the line that names the writer; not of boxes about writers, comments, other stories.
_BYLINE_CLASS = re.compile(
    r"by-?line|author|writer|autor|redacteur|journalist|penulis|reporter|signature|contributor", re.IGNORECASE
)
_NOT_BYLINE = re.compile(
    r"comment|related|teaser|bio|descr|avatar|image|photo|share|follow|social|card|list-?box|recommend|sidebar|footer",
    re.IGNORECASE,
)
_NAME_CLASS = re.compile(
    r"(?:author|writer|contributor|by-?line)[-_]*(?:s|list)?[-_]*(?:name|link|item)|(?:^|[-_ ])(?:fn|name)(?:$|[-_ ])",
    re.IGNORECASE,
)
_AUTHOR_ADDRESS = re.compile(
    r"/(?:author|autor|autoren|writer|penulis|journalist|reporter|redacteur|auteur|autore)s?/[^/?]{3}", re.IGNORECASE
)
_UNREAD = re.compile(r"<(script|style|svg|noscript|button)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(r"(?:<[^>]*>\s*)+")
# Shorter site names are words that occur in people's names.
_DISTINCT_SITE = 5
_EDGES = " .:-–—|,;/"


def find_writers(
    page: Page, labelled: tuple[Labelled, ...], head: Head, linked: LinkedData, sites: frozenset[str], lexicon: Lexicon
) -> tuple[Writer, ...]:
    """The writers by the first source that names people; else agencies, else the outlet when it signs itself."""
    organisations: tuple[Writer, ...] = ()
    for source in _sources(page, labelled, head, linked, lexicon):
        writers = [
            writer for stated, organisation in source for writer in _writers_in(stated, organisation, sites, lexicon)
        ]
        people = _distinct([writer for writer in writers if not writer.organisation])
        organisations = organisations or _distinct([writer for writer in writers if writer.organisation])
        if people:
            # A page that names a person and the agency behind the text means both.
            return _distinct(writers)
    return organisations


def _sources(
    page: Page, labelled: tuple[Labelled, ...], head: Head, linked: LinkedData, lexicon: Lexicon
) -> Iterator[list[tuple[Stated, bool]]]:
    """From the most to the least trusted, each looked for only when those before named nobody."""
    yield _structured(linked)
    yield _metas(head, lexicon)
    yield _printed(labelled)
    yield _marked(page, lexicon)


def credited_outlet(linked: LinkedData, sites: frozenset[str], lexicon: Lexicon) -> Writer | None:
    """The outlet, where structured data credits the story to it: no person, so never among the writers."""
    for stated, _ in _structured(linked):
        if (
            stated.value
            and len(stated.value) <= LONGEST_NAME
            and (squash(stated.value) in sites or _organisation_pattern(lexicon).search(stated.value))
        ):
            return Writer(stated.value, True, stated.where, stated.offset)
    return None


def _printed(labelled: tuple[Labelled, ...]) -> list[tuple[Stated, bool]]:
    """The lines that cleaning found to name the writer."""
    return [
        (Stated(entry.block.text, "byline", entry.block.start), False)
        for entry in labelled
        if entry.label is Label.BYLINE
    ]


def _structured(linked: LinkedData) -> list[tuple[Stated, bool]]:
    found = []
    for value, offset in linked.objects("author") or linked.objects("creator"):
        name = text_of(value)
        organisation = isinstance(value, dict) and any("Organization" in kind for kind in types_of(value))
        if name:
            found.append((Stated(name, "JSON-LD author", offset), organisation))
    return found


def _metas(head: Head, lexicon: Lexicon) -> list[tuple[Stated, bool]]:
    """The first meta that names someone; systems repeat one writer under many names."""
    for name in _METAS:
        stated = [(value, False) for value in head.all(name) if "/" not in value.value or " " in value.value]
        if stated and any(names_in(value.value, lexicon) for value, _ in stated):
            return stated
    return []


def _marked(page: Page, lexicon: Lexicon) -> list[tuple[Stated, bool]]:
    """Elements marked as the byline by microdata, link relation or class; names before lines before boxes."""
    markup = page.markup
    marked: dict[str, list[Element]] = {"itemprop author": [], "rel author": [], "byline name": [], "byline": []}
    for element in markup.elements:
        if not element.opening or element.close - element.end > 1500 or element.close == element.end:
            continue
        names = element.get("class")
        if "author" in element.get("itemprop").split():
            marked["itemprop author"].append(element)
        elif element.name == "a" and (
            "author" in element.get("rel").split() or _AUTHOR_ADDRESS.search(element.get("href"))
        ):
            marked["rel author"].append(element)
        elif _BYLINE_CLASS.search(names) and not _NOT_BYLINE.search(names):
            marked["byline name" if _NAME_CLASS.search(names) else "byline"].append(element)
    for where, elements in marked.items():
        stated = [
            Stated(text, where, element.start)
            for element in elements
            if not _is_elsewhere(element)
            for text in [_text(markup, element)]
            if text
        ]
        stated = [value for value in stated if names_in(value.value, lexicon)]
        if stated:
            # The first one and those right after it: further down other stories' writers follow.
            near = [value for value in stated if value.offset - stated[0].offset < 4000]
            return [(value, False) for value in near]
    return []


def _text(markup: Markup, element: Element) -> str:
    """The text of a byline element, its parts kept apart: several names often differ by their tags alone."""
    raw = markup.content(element)
    if "<" not in raw:
        return text_inside(markup, element)
    parts = [reading_text(unescape(part)) for part in _TAGS.split(_UNREAD.sub("", raw))]
    return " | ".join(part.strip(_EDGES) for part in parts if part.strip(_EDGES))


def _is_elsewhere(element: Element) -> bool:
    inner: Element | None = element.parent
    for _ in range(8):
        if inner is None or inner.name in ("body", "main"):
            return False
        if inner.name in ("nav", "footer", "aside", "figure") or re.search(
            r"comment|related|teaser|recommend|sidebar", inner.get("class"), re.IGNORECASE
        ):
            return True
        inner = inner.parent
    return False


def _writers_in(stated: Stated, organisation: bool, sites: frozenset[str], lexicon: Lexicon) -> list[Writer]:
    writers = []
    for name in names_in(stated.value, lexicon):
        if _is_outlet(name, sites):
            continue
        writers.append(
            Writer(
                name,
                organisation or _organisation_pattern(lexicon).search(name) is not None,
                stated.where,
                stated.offset,
            )
        )
    return writers


def _is_outlet(name: str, sites: frozenset[str]) -> bool:
    """The outlet by one of its names, or a desk of it ("Daily Planet Staff")."""
    squashed = squash(name)
    return squashed in sites or any(len(site) >= _DISTINCT_SITE and site in squashed for site in sites)


def _distinct(writers: list[Writer]) -> tuple[Writer, ...]:
    found: dict[str, Writer] = {}
    for writer in writers:
        found.setdefault(squash(writer.name), writer)
    return tuple(found.values())


@cache
def _organisation_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Names that are no person's: of agencies, with words of the trade, with the ending of a web address."""
    names = (name for agency in lexicon.agencies for name in (agency.name, *agency.aliases))
    words = sorted({*byline_words(lexicon).organisations, *names})
    cased = "|".join(re.escape(word) for word in words if word.lower() != word.upper())
    caseless = "|".join(re.escape(word) for word in words if word.lower() == word.upper())
    return re.compile(rf"(?<!\w)(?:{cased})(?!\w)|\.(?:com|net|org|[a-z]{{2}})$|(?:{caseless})$", re.IGNORECASE)
