"""Texts reduced to what two spellings of one text share."""

import re

_NOT_WORD = re.compile(r"[\W_]+")


def squash(text: str) -> str:
    """The letters and digits of `text` alone, case folded: equal for texts that differ in punctuation and spacing."""
    return _NOT_WORD.sub("", text.casefold())
