"""Forms of a word, so that a search for one finds the others. The rules are data, and run in a browser as well."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

_APART = re.compile(r"[^a-z0-9]+")
# Thai, Lao, Burmese, Khmer, kana, Han: no space between words. search_index.js has the same.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = re.compile(f"[{_UNSPACED}]")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")


def plain_parts(chunk: str) -> tuple[str, ...]:
    """What stands between white space as a search compares it: letters and digits, without case and accents.

    What is joined by signs (4/9/2023, Jong-un) is its parts and, after them, the whole. Where writing has no space
    between words, each two letters in a row are a part, and the last by itself.
    """
    lower = unicodedata.normalize("NFD", chunk.lower())
    if not lower.isascii():
        lower = "".join(char for char in lower if not unicodedata.category(char).startswith("M"))
        parts = "".join(char if char.isalnum() else " " for char in lower).split()
        if _LETTER.search(lower):
            return tuple(pair for part in parts for run in _RUN.findall(part) for pair in _pairs(run))
    else:
        parts = [part for part in _APART.split(lower) if part]
    return (*parts, "".join(parts)) if len(parts) > 1 else tuple(parts)


def _pairs(run: str) -> list[str]:
    if not _LETTER.match(run):
        return [run]
    return [*(run[at : at + 2] for at in range(len(run) - 1)), run[-1]]


class WordForms:
    """The forms of one language: `rules` are patterns and what they become, tried in order, each at most once.

    No rule leaves fewer than `leave` letters, and none touches the words `roots`.
    """

    def __init__(self, leave: int, rules: Mapping[str, str], roots: frozenset[str]) -> None:
        self._leave = leave
        self._rules = [(re.compile(pattern), becomes) for pattern, becomes in rules.items()]
        self._roots = roots
        self.root = cache(self._root)

    def _root(self, word: str) -> str:
        """What `word` has in common with its other forms; not always a word itself."""
        for pattern, becomes in self._rules:
            if word in self._roots:
                break
            shorter = pattern.sub(becomes, word, count=1)
            if len(shorter) >= self._leave:
                word = shorter
        return word
