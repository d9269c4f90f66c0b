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
# Libraries write "Family, Given".
_LIBRARY_METAS = ("dc.creator", "dcterms.creator", "citation_author", "dc.contributor")
_FAMILY_FIRST = re.compile(r"[^\s,]+(?: [^\s,]+)?, ?[^\s,]+(?: [^\s,]+)?")
# Class names of the line that names the writer; not of boxes about writers, comments, other stories.
_BYLINE_CLASS = re.compile(
    r"by-?line|author|writer|autor|redacteur|journalist|penulis|reporter|signature|contributor", re.IGNORECASE
)
_NOT_BYLINE = re.compile(
    r"comment|related|teaser|bio|descr|avatar|image|photo|share|follow|social|card|list-?box|recommend|sidebar|footer",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"comment|related|teaser|recommend|sidebar", re.IGNORECASE)
_NAME_CLASS = re.compile(
    r"(?:author|writer|contributor|by-?line)[-_]*(?:s|list)?[-_]*(?:name|link|item)|(?:^|[-_ ])(?:fn|name)(?:$|[-_ ])",
    re.IGNORECASE,
)
_AUTHOR_ADDRESS = re.compile(
    r"/(?:author|autor|autoren|autore|auteur|writer|penulis|journalist|reporter|redacteur|contributor|columnist|"
    r"meet-the-team)(?:e?s)?[/-][^/?]{3}",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"<(script|style|svg|noscript|button)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(r"(?:<[^>]*>\s*)+")
# How many texts above the headline and below the story can still name its writer.
_ABOVE_HEADLINE, _BELOW_STORY = 6, 12
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
    yield from _metas(head)
    yield _printed(labelled)
    yield _marked(page, labelled, lexicon)


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


def _metas(head: Head) -> Iterator[list[tuple[Stated, bool]]]:
    """The metas by their names: systems repeat one writer under many, and the outlet under others."""
    for name in _METAS:
        stated = [value for value in head.all(name) if "/" not in value.value or " " in value.value]
        if stated and all(_FAMILY_FIRST.fullmatch(value.value) for value in stated) and name in _LIBRARY_METAS:
            stated = [Stated(_given_first(value.value), value.where, value.offset) for value in stated]
        yield [(value, False) for value in stated]


def _given_first(name: str) -> str:
    family, given = name.split(",")
    return f"{given.strip()} {family.strip()}"


def _marked(page: Page, labelled: tuple[Labelled, ...], lexicon: Lexicon) -> list[tuple[Stated, bool]]:
    """Elements marked as the byline by microdata, link relation or class; names before lines before boxes.

    Those between headline and text are asked first, whatever they are called, then those about the story.
    """
    head, around = _places(labelled)
    for places in (head, around):
        for where, elements in _by_mark(page.markup, places, by_name=places is around).items():
            stated = [
                Stated(text, where, element.start) for element in elements if (text := _text(page.markup, element))
            ]
            stated = [value for value in stated if names_in(value.value, lexicon)]
            if stated:
                # The first one and those right after it: further down other stories' writers follow.
                return [(value, False) for value in stated if value.offset - stated[0].offset < 4000]
    return []


def _places(labelled: tuple[Labelled, ...]) -> tuple[range, range]:
    """From the headline to the text, of which a deck can be the first line; and from above it to below the story."""
    story = [at for at, entry in enumerate(labelled) if entry.label is Label.BODY]
    if not story:
        return range(0), range(0)
    top = next((at for at, entry in enumerate(labelled) if entry.label is Label.HEADLINE), story[0])
    starts = [entry.block.start for entry in labelled]
    last = min(story[-1] + _BELOW_STORY, len(starts) - 1)
    return (
        range(starts[min(top, story[0])], starts[story[:2][-1]]),
        range(starts[max(0, min(top, story[0]) - _ABOVE_HEADLINE)], labelled[last].block.end),
    )


def _by_mark(markup: Markup, places: range, *, by_name: bool) -> dict[str, list[Element]]:
    """The elements in `places` that are marked as a byline, by their marks."""
    marked: dict[str, list[Element]] = {"itemprop author": [], "rel author": [], "byline name": [], "byline": []}
    for element in markup.elements:
        if (
            element.start not in places
            or not element.opening
            or element.close - element.end > 1500
            or element.close == element.end
        ):
            continue
        names = element.get("class")
        if "author" in element.get("itemprop").split():
            where = "itemprop author"
        elif element.name == "a" and (
            "author" in element.get("rel").split() or _AUTHOR_ADDRESS.search(element.get("href"))
        ):
            where = "rel author"
        elif _BYLINE_CLASS.search(names) and not _NOT_BYLINE.search(names):
            where = "byline name" if _NAME_CLASS.search(names) else "byline"
        else:
            continue
        # A link to a writer's page says so wherever it stands; a name in a figure may be a photographer's.
        if not _is_elsewhere(element, by_name=by_name, figures=where.startswith("byline")):
            marked[where].append(element)
    return marked


def _text(markup: Markup, element: Element) -> str:
    """The text of a byline element, its parts kept apart: several names often differ by their tags alone."""
    raw = markup.content(element)
    if "<" not in raw:
        return text_inside(markup, element)
    parts = [reading_text(unescape(part)) for part in _TAGS.split(_UNREAD.sub("", raw))]
    return " | ".join(part.strip(_EDGES) for part in parts if part.strip(_EDGES))


def _is_elsewhere(element: Element, *, by_name: bool, figures: bool) -> bool:
    """Whether an element stands in a region beside the story by its tags, or in one named so, or in a figure."""
    inner: Element | None = element.parent
    for _ in range(8):
        if inner is None or inner.name in ("body", "main"):
            return False
        if inner.name in ("nav", "footer", "aside") or (figures and inner.name == "figure"):
            return True
        if by_name and _BESIDE.search(inner.get("class")):
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
