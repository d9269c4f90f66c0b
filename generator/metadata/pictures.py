"""The pictures of a story with the words under them."""

import re

import msgspec

from generator.cleaning import Label, Labelled
from generator.reading.markup import Element
from generator.reading.page import Page


class Picture(msgspec.Struct, frozen=True):
    """A caption and who made the picture; either may be missing."""

    caption: str
    credit: str
    line: int


# Credits at a caption's end are set apart by form, not by language: brackets, a slash, "©", or "Label: name".
_CREDIT_TAIL = re.compile(
    r"\s*(?:\((?P<bracket>[^()]{3,60}/[^()]{2,60})\)|[./|]\s*/\s*(?P<slash>[^./|]{3,60})|(?P<sign>©[^.]{2,60})|\[(?P<square>[^\[\]]{3,60})\])\s*\.?$"
)


def find_pictures(page: Page, labelled: tuple[Labelled, ...]) -> tuple[Picture, ...]:
    """One picture a caption, its credit joined when both stand in one figure; repeats shown once."""
    pictures: list[Picture] = []
    figure_before: Element | None = None
    for labelled_block, element in zip(labelled, page.elements, strict=True):
        if labelled_block.label not in (Label.CAPTION, Label.CREDIT):
            continue
        figure = _figure_of(element)
        picture = _picture(labelled_block)
        same = figure is not None and figure is figure_before and pictures
        if same and labelled_block.label is Label.CREDIT and not pictures[-1].credit:
            pictures[-1] = Picture(pictures[-1].caption, picture.credit, pictures[-1].line)
        elif same and labelled_block.label is Label.CAPTION and not pictures[-1].caption:
            pictures[-1] = Picture(picture.caption, pictures[-1].credit or picture.credit, pictures[-1].line)
        else:
            pictures.append(picture)
        figure_before = figure
    return _distinct(pictures)


def _picture(labelled: Labelled) -> Picture:
    text, line = labelled.block.text, labelled.block.first_line
    if labelled.label is Label.CREDIT:
        return Picture("", text, line)
    tail = _CREDIT_TAIL.search(text)
    if tail and tail.start() > 10:
        credit = next(group for group in tail.groups() if group)
        return Picture(text[: tail.start()], credit.strip(), line)
    return Picture(text, "", line)


def _figure_of(element: Element) -> Element | None:
    inner: Element | None = element
    while inner is not None and inner.name != "figure":
        inner = inner.parent
    return inner


def _distinct(pictures: list[Picture]) -> tuple[Picture, ...]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for picture in pictures:
        key = (picture.caption, picture.credit)
        if key not in seen:
            seen.add(key)
            kept.append(picture)
    return tuple(kept)
