"""Saved pages: every text a reader could see, as blocks with their place in the source."""

import re
from datetime import date
from html import unescape

from generator.reading.block_kinds import is_credit, kind_of
from generator.reading.document import Block
from generator.reading.embedded import find_embedded, lines_of
from generator.reading.encoding import Decoded
from generator.reading.head import read_head
from generator.reading.markup import BLOCK, Element, Markup, home_of, scan
from generator.reading.markup_spans import is_glued
from generator.reading.page import Page
from generator.text.unicode import reading_text

Run = tuple[int, int, Element]

# "<!-- saved from url=(0042)https://..." (browsers), "url: https://..." within a comment (single-file savers).
_SAVED_FROM = re.compile(r"<!--(?:(?!-->).)*?\burl(?:=\(\d+\)|:\s*)(https?://[^\s\"'<>]+)", re.DOTALL)
# Less text than this in blocks of this length is no story: the page may keep it in a script.
_LEAST_PROSE = 250
_PROSE = 60


def read_html(source: str, address: str = "", decoded: Decoded | None = None, saved_on: date | None = None) -> Page:
    """The page in `source`; `address` and `saved_on` are where and when it was saved, if that is known."""
    markup = scan(source)
    read = _Reading(source)
    for runs in _group(markup):
        read.add(source, runs, *_span(source, runs))
    if read.prose < _LEAST_PROSE and (story := find_embedded(markup)):
        inner = story.markup
        told = _Reading(source, embedded=True)
        plain = not any(element.name in BLOCK for element in inner.elements)
        for runs in lines_of(inner.runs, inner.source) if plain else _group(inner):
            told.add(inner.source, runs, *story.place(*_span(inner.source, runs)))
        if told.prose > read.prose:
            read = told
    return Page(
        markup,
        read_head(markup),
        tuple(read.blocks),
        tuple(read.elements),
        tuple(read.shares),
        address or saved_from(source),
        saved_on,
        read.embedded,
        decoded,
    )


class _Reading:
    """The blocks gathered so far."""

    def __init__(self, source: str, embedded: bool = False) -> None:
        self.source, self.embedded = source, embedded
        self._newline = "\n" if "\n" in source else "\r"
        self._counted, self._line = 0, 1
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        self.shares: list[float] = []
        self.prose = 0

    def add(self, text_source: str, runs: list[Run], start: int, end: int) -> None:
        """Add the block some runs form; `start` and `end` are its span in the page's source."""
        text = _reading(text_source, runs)
        if not text:
            return
        element = runs[0][2]
        kind = kind_of(home_of(element), element, text)
        share = _link_share(text_source, runs)
        self.blocks.append(Block(kind, text, self.line_of(start), self.line_of(end - 1), start, end))
        self.elements.append(element)
        self.shares.append(share)
        if len(text) >= _PROSE and share < 0.3:
            self.prose += len(text)

    def line_of(self, offset: int) -> int:
        """The line an offset stands on; offsets come in order, so each line is counted once."""
        self._line += self.source.count(self._newline, self._counted, offset)
        self._counted = offset
        return self._line


def saved_from(source: str) -> str:
    """The address browsers and page savers leave in a comment at the top."""
    match = _SAVED_FROM.search(source, 0, 4000)
    return match[1] if match else ""


def _group(markup: Markup) -> list[list[Run]]:
    """Runs that form one block: nothing but inline tags and single line breaks between them."""
    groups: list[list[Run]] = []
    group: list[Run] = []
    breaks, source, in_credit = 0, markup.source, False
    for run in markup.runs:
        start, end, element = run
        if end < 0:
            breaks = breaks + 1 if element.name == "br" else 2
            # One line break is a line's end, two are a paragraph's.
            if breaks >= 2 and group:
                groups.append(group)
                group = []
            elif group:
                group.append(run)
            continue
        if source[start:end].isspace():
            if group:
                group.append(run)
            continue
        breaks = 0
        credit = is_credit(element)
        if group and credit != in_credit:
            groups.append(group)
            group = []
        in_credit = credit
        group.append(run)
    if group:
        groups.append(group)
    return groups


def _reading(source: str, runs: list[Run]) -> str:
    """The text of some runs as read, with a space where only markup kept two words apart."""
    if len(runs) == 1:
        alone = source[runs[0][0] : runs[0][1]]
        return reading_text(unescape(alone) if "&" in alone else alone)
    pieces: list[str] = []
    last, joined = "", 0
    for start, end, _ in runs:
        if end < 0:
            pieces.append(" ")
            last = " "
            continue
        piece = source[start:end]
        if "&" in piece:
            piece = unescape(piece)
        if is_glued(source, last, piece, joined):
            pieces.append(" ")
        pieces.append(piece)
        last, joined = piece[-1:] or last, end
    return reading_text("".join(pieces))


def _span(source: str, runs: list[Run]) -> tuple[int, int]:
    """From the first to the last character that is not white space; a group begins with a run that holds some."""
    last = next(run for run in reversed(runs) if run[1] >= 0 and not source[run[0] : run[1]].isspace())
    first = source[runs[0][0] : runs[0][1]]
    return runs[0][1] - len(first.lstrip()), last[0] + len(source[last[0] : last[1]].rstrip())


def _link_share(source: str, runs: list[Run]) -> float:
    """The part of the characters that stands inside links or buttons."""
    linked = total = 0
    for start, end, element in runs:
        if end < 0:
            continue
        size = len(source[start:end].strip())
        total += size
        inner: Element | None = element
        while inner is not None:
            if inner.name in ("a", "button"):
                linked += size
                break
            inner = inner.parent
    return linked / total if total else 0.0
