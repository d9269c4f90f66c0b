"""Furniture: what a page says to its visitors around the article."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from generator.cleaning.labels import Draft
from generator.lexicon import Lexicon

_SLOGAN_REPEATS = 3
_MAX_SLOGAN_WORDS = 12
_MAX_PROMPT_WORDS = 20
_ASKS_NEEDED = 2
_DECORATION = r"^[\W_]*"


def find_repeated(draft: Draft) -> Iterable[int]:
    """A short line that stands three times or more in one page."""
    lines = [(at, block.text.casefold()) for at, block in draft.open()]
    counts = Counter(line for _, line in lines)
    return [at for at, line in lines if counts[line] >= _SLOGAN_REPEATS and line.count(" ") < _MAX_SLOGAN_WORDS]


def find_duplicates(draft: Draft) -> Iterable[int]:
    """A line that says again what an earlier one says, word for word: a picture's caption is often printed twice."""
    seen: set[str] = set()
    for at, block in draft.open():
        if block.text in seen:
            yield at
        seen.add(block.text)


def find_read_also(draft: Draft) -> Iterable[int]:
    """A line "Read also: …" leads to another article, whose title it carries."""
    pattern = _phrases(draft.lexicon).read_also
    return [at for at, block in draft.open() if pattern.match(block.text)]


def find_follow_prompts(draft: Draft) -> Iterable[int]:
    """A short line without a full stop that opens with a request to the reader or names a channel to follow."""
    phrases = _phrases(draft.lexicon)
    for at, block in draft.open():
        short = block.text.count(" ") < _MAX_PROMPT_WORDS and block.text[-1] not in '.?"”'
        if (
            short
            and phrases.prompts.match(block.text)
            and (phrases.channels.search(block.text) or _few_words(block.text))
        ):
            yield at


def find_account_prompts(draft: Draft) -> Iterable[int]:
    """A line that asks the reader for an account or a subscription, in several ways, however well it is written."""
    pattern = _phrases(draft.lexicon).asks
    for at, block in draft.open():
        asked = {match.casefold() for match in pattern.findall(block.text)}
        if len(asked) > _ASKS_NEEDED:
            yield at


def find_section_headings(draft: Draft) -> Iterable[int]:
    """A line that is nothing but the heading of a list of links."""
    pattern = _phrases(draft.lexicon).sections
    return [at for at, block in draft.open() if pattern.fullmatch(block.text)]


class _Patterns:
    """The phrases of all languages as patterns. A page's furniture is often in another language than its article."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases = [language.cleaning for language in lexicon.languages.values()]
        self.read_also = _any_of([p for each in phrases for p in each.read_also], _DECORATION, r"\s*[:»>\-–—]+\s*\S")
        self.prompts = _any_of([p for each in phrases for p in each.prompts], _DECORATION, r"\b")
        self.asks = _any_of([p for each in phrases for p in each.asks], r"\b", r"\b")
        self.channels = _any_of([p for each in phrases for p in each.channels], r"\b", r"\b")
        self.sections = _any_of([p for each in phrases for p in each.sections], _DECORATION, r"[\W_]*")


@cache
def _phrases(lexicon: Lexicon) -> _Patterns:
    return _Patterns(lexicon)


def _any_of(phrases: list[str], before: str, after: str) -> re.Pattern[str]:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(before + "(?:" + "|".join(map(re.escape, ordered)) + ")" + after, re.IGNORECASE)


def _few_words(text: str) -> bool:
    return text.count(" ") < _MAX_SLOGAN_WORDS // 2
