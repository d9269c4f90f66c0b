"""Elements that a saved page marks as the line that names its writers."""

import re
from html import unescape

from generator.cleaning import Label, Labelled
from generator.lexicon import Lexicon
from generator.metadata.writers import names_in
from generator.reading.head import Stated, text_inside
from generator.reading.markup import Element, Markup
from generator.reading.page import Page
from generator.text.unicode import reading_text

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
_EDGES = " .:-–—|,;/"


def marked_bylines(page: Page, labelled: tuple[Labelled, ...], lexicon: Lexicon) -> list[Stated]:
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
                return [value for value in stated if value.offset - stated[0].offset < 4000]
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
