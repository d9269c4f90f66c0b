"""Sentences as exact spans of a text."""

import re

from msgspec import Struct


class Span(Struct, frozen=True, gc=False, array_like=True):
    """A stretch `start:end` of a text."""

    start: int
    end: int


_QUICK = re.compile(r"[.!?。！？…]")


def sentences(text: str, language: str, abbreviations: frozenset[str] = frozenset()) -> list[Span]:
    """The sentences of `text`, in order, without the space around them; they leave out nothing but space.

    sentencex splits; two neighbours are joined again where the second begins in lower case, or where the first ends in
    one of `abbreviations` (lower case, without the full stop), for which the splitter has no list in every language.
    """
    if not _QUICK.search(text):
        return [Span(0, len(text))] if text else []
    from sentencex import get_sentence_boundaries  # costs a tenth of a second to load; a cached run never needs it

    joined: list[Span] = []
    for boundary in get_sentence_boundaries(language or "en", text):
        span = _trimmed(text, boundary["start_index"], boundary["end_index"])
        if span.start == span.end:
            continue
        if joined and _continues(text, joined[-1], span, abbreviations):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, max(start + lead, start + len(piece.rstrip())))


def _continues(text: str, before: Span, after: Span, abbreviations: frozenset[str]) -> bool:
    last_word_at = max(before.start, text.rfind(" ", before.start, before.end) + 1)
    last_word = text[last_word_at : before.end].strip("(\"'“‘").lower()
    return text[after.start].islower() or (last_word.endswith(".") and last_word.rstrip(".") in abbreviations)
