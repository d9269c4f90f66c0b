"""Who wrote a story: people as the page names them, agencies where no person is named, never the outlet or a login."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from generator.cleaning import Label, Labelled
from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words
from generator.metadata.linked_data import LinkedData, text_of, types_of
from generator.metadata.marked_bylines import marked_bylines
from generator.metadata.writers import LONGEST_NAME, names_in
from generator.reading.head import Head, Stated
from generator.reading.page import Page
from generator.text.squash import squash


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
# Shorter site names are words that occur in people's names.
_DISTINCT_SITE = 5


def find_writers(
    page: Page, labelled: tuple[Labelled, ...], head: Head, linked: LinkedData, sites: frozenset[str], lexicon: Lexicon
) -> tuple[Writer, ...]:
    """The writers by the first source that names people; else the agencies that are named as such."""
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
    yield [(stated, False) for stated in marked_bylines(page, labelled, lexicon)]


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
