"""Sentences as exact spans of a text."""

import re

from msgspec import Struct


class Span(Struct, frozen=True, gc=False, array_like=True):
    """A stretch `start:end` of a text."""

    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+")
_BEHIND_STOP = re.compile(r"(?P<stop>\.)\s+(?P<word>[A-Z][^\W\d_]*)")
_QUICK = re.compile(r"[.!?。！？…]")


def sentences(
    text: str, language: str, abbreviations: frozenset[str] = frozenset(), openers: frozenset[str] = frozenset()
) -> list[Span]:
    """The sentences of `text`, in order, without the space around them; they leave out nothing but space.

    sentencex splits; two neighbours are joined again where the second begins in lower case, or where the first ends in
    one of `abbreviations` (lower case, without the full stop), for which the splitter has no list in every language.
    Behind an abbreviation, one of `openers` with a capital begins a sentence: "at 8 p.m. The judge said".
    """
    if not _QUICK.search(text):
        return [Span(0, len(text))] if text else []
    from sentencex import get_sentence_boundaries  # costs a tenth of a second to load; a cached run never needs it

    joined: list[Span] = []
    for boundary in get_sentence_boundaries(language or "en", text):
        span = _trimmed(text, boundary["start_index"], boundary["end_index"])
        if span.start == span.end:
            continue
        if joined and _continues(text, joined[-1], span, abbreviations, openers):
            span = Span(joined.pop().start, span.end)
        joined += _opened(text, span, abbreviations, openers) if openers else [span]
    return joined


def _opened(text: str, span: Span, abbreviations: frozenset[str], openers: frozenset[str]) -> list[Span]:
    """`span` cut where one of `openers` stands behind one of `abbreviations`."""
    starts = [
        span.start,
        *(
            match.start("word")
            for match in _BEHIND_STOP.finditer(text, span.start, span.end)
            if match["word"].lower() in openers and _is_shortened(text, span.start, match.end("stop"), abbreviations)
        ),
    ]
    ends = [_trimmed(text, span.start, start).end for start in starts[1:]]
    return [Span(start, end) for start, end in zip(starts, [*ends, span.end], strict=True)]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, max(start + lead, start + len(piece.rstrip())))


def _continues(text: str, before: Span, after: Span, abbreviations: frozenset[str], openers: frozenset[str]) -> bool:
    word = _WORD.match(text, after.start)
    if word and word[0][0].isupper() and word[0].lower() in openers:
        return False
    return text[after.start].islower() or _is_shortened(text, before.start, before.end, abbreviations)


def _is_shortened(text: str, start: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether `start:end` of the text ends in one of `abbreviations` and its full stop."""
    last_word = text[max(start, text.rfind(" ", start, end) + 1) : end].strip("(\"'“‘").lower()
    return last_word.endswith(".") and last_word.rstrip(".") in abbreviations
