"""The headline a page gives its story, by agreement of those who state it."""

import re
from urllib.parse import urlsplit

from generator.metadata.linked_data import LinkedData
from generator.reading.head import Head, Stated
from generator.reading.page import Kind, Page
from generator.text.squash import squash

_SEPARATOR = re.compile(r"\s+[-–—|·•»«:/]+\s+|\s*[|ㅣ｜]\s*|(?<=\w)-(?=\w+[ㅣ|])")
# A title of one or two characters, or one word of a template, names no story.
_SHORTEST = 4


def find_headline(page: Page, head: Head, linked: LinkedData, sites: frozenset[str]) -> Stated | None:
    """The headline the publisher gives for quoting the story elsewhere, else the structured, the shown, the window's.

    Where they differ, the window title and often the heading are worded for search engines; the headline for sharing is
    what the newsroom wrote. It falls behind only when it is a mere beginning of the others: cut off, not worded.
    """
    shared, shown, structured, title = stated_headlines(page, head, linked)
    known = {squash(stated.value) for stated in (*shown, *structured)}
    candidates = [
        Stated(without_site(stated.value, sites, known), stated.where, stated.offset)
        for stated in (*shared[:1], *structured[:1], *shown[:1], *title)
    ]
    candidates = [
        stated for stated in candidates if len(stated.value) >= _SHORTEST and squash(stated.value) not in sites
    ]
    return next((stated for stated in candidates if not _is_cut(stated, candidates)), None)


def _is_cut(stated: Stated, others: list[Stated]) -> bool:
    if not stated.value.endswith(("...", "…")):
        return False
    start = squash(stated.value)
    return any(
        other is not stated and squash(other.value).startswith(start) and len(squash(other.value)) > len(start)
        for other in others
    )


def stated_headlines(
    page: Page, head: Head, linked: LinkedData
) -> tuple[list[Stated], list[Stated], list[Stated], list[Stated]]:
    """What is stated for sharing, shown as heading, structured, and in the window title."""
    shared = head.all("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
    structured = linked.texts("headline") or linked.texts("name")
    shown: list[Stated] = []
    wording = {squash(stated.value) for stated in (*shared, *structured)}
    if head.title:  # with the site's name behind it, or without
        cuts = _SEPARATOR.finditer(head.title.value)
        wording |= {squash(head.title.value), *(squash(head.title.value[: cut.start()]) for cut in cuts)}
    for block, element in zip(page.blocks, page.elements, strict=True):
        home = element
        while home.parent is not None and home.name not in ("h1", "h2"):
            home = home.parent
        if (
            home.parent is not None
            and block.kind == Kind.HEADING
            and (home.name == "h1" or squash(block.text) in wording)
        ):
            shown.append(Stated(block.text, home.name, block.start))
    # The heading that others quote before the site's own logo in an h1.
    shown.sort(key=lambda stated: not _is_quoted(stated.value, shared, structured, head.title))
    return shared, shown, structured, [head.title] if head.title else []


def _is_quoted(heading: str, shared: list[Stated], structured: list[Stated], title: Stated | None) -> bool:
    squashed = squash(heading)
    others = [*shared, *structured, *([title] if title else [])]
    return len(squashed) >= _SHORTEST and any(squash(other.value).startswith(squashed) for other in others)


def without_site(title: str, sites: frozenset[str], known: set[str]) -> str:
    """A title without site and section at its end, when these are known or another voice leaves them out."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if squash(title[: cut.start()]) in known:
            return title[: cut.start()].strip()
    for cut in reversed(cuts):
        if squash(title[cut.end() :]) in sites:
            return without_site(title[: cut.start()].strip(), sites, known)
    if cuts and squash(title[: cuts[0].start()]) in sites:
        return title[cuts[0].end() :].strip()
    return title


def site_names(head: Head, linked: LinkedData, address: str, publishers: tuple[str, ...]) -> frozenset[str]:
    """The squashed names a site goes by: stated, and those in its address."""
    names = [
        stated.value
        for stated in head.all(
            "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "publisher"
        )
    ]
    names += publishers
    host = urlsplit(address).hostname or ""
    parts = host.split(".")[:-1]
    names += [host, host.removeprefix("www."), *[part for part in parts if len(part) > 3], *parts[-1:]]
    return frozenset(filter(None, (squash(name) for name in names)))
