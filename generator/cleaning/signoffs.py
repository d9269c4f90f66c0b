"""Sign-offs: codes and names of those who wrote or edited, below a text."""

import re
from collections.abc import Iterable

from generator.cleaning.labels import Draft
from generator.cleaning.phrases import patterns

_CODES = re.compile(r"[(\[][^\W\d_]{2,5}(?:\s?[/.,-]\s?\w{1,6})*[)\]]\W*")
_NAMES = re.compile(r"\((?:[A-Z][\w.'’-]*\s?){2,5}\)")
_MAX_WORDS = 14
_FROM_END = 4


def find_sign_offs(draft: Draft) -> Iterable[int]:
    """A short line that names an editor, a reporter or a source, or, at the end, holds their codes or names alone."""
    known = patterns(draft.lexicon)
    lines = draft.open()
    for at, block in lines:
        if known.sign_offs.match(block.text) and block.text.count(" ") < _MAX_WORDS and at > lines[0][0]:
            yield at
    for at, block in lines[-_FROM_END:]:
        if _CODES.fullmatch(block.text) or _NAMES.fullmatch(block.text):
            yield at
