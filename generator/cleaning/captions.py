"""Captions: sentences that end in the credit of a picture."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.cleaning.labels import Draft
from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words
from generator.text.phrases import any_of


class Caption(NamedTuple):
    """What a caption says, and whom it credits for the picture."""

    text: str
    credit: str


def caption(text: str, lexicon: Lexicon) -> Caption | None:
    """The caption that `text` is, or None where it does not end in a credit."""
    match = _credit(lexicon).search(text) if "/" in text or "(" in text or "[" in text else None
    if not match or not match.start():
        return None
    credit = match["slash"] or match["named"] or match["agency"]
    ends_sentence = text[match.start()] in ".!?"
    return Caption(text[: match.start() + ends_sentence].rstrip(), credit.strip())


def find_captions(draft: Draft) -> Iterable[int]:
    """A line that ends in the credit of a picture; said twice, the first."""
    seen: set[str] = set()
    for at, block in draft.open():
        if block.text not in seen and caption(block.text, draft.lexicon):
            seen.add(block.text)
            yield at


@cache
def _credit(lexicon: Lexicon) -> re.Pattern[str]:
    """Matches "… 2023./ KCNA via REUTERS", "… (Foto: Nama/outlet)" and "… (ANTARA FOTO/Nama)"."""
    return re.compile(
        r"(?:[.!?]\s*/\s*(?P<slash>[^./\s][^./]{1,60})"
        rf"|[(\[]\s*(?i:{any_of(byline_words(lexicon).pictures)}\.?)\s*[:/]\s*(?P<named>[^()\[\]]{{2,80}})[)\]]"
        r"|[(\[](?P<agency>[A-Z][A-Z ]{2,30}/[^()\[\]]{2,60})[)\]])\s*\.?$"
    )
