"""Lines that only name the writer: "By Jane Doe", or a bold name alone above or below the story."""

import re
from functools import cache

from generator.cleaning.page_features import Features
from generator.cleaning.page_view import PageView
from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words

_LONGEST = 120
_SENTENCE = re.compile(r"[.!?…。]\s|[.!?…。]$")
# "Jane Doe | 5 April 2025": a name, a rule, digits.
_DATED = re.compile(r"([^\d|·•/]{4,50})[|·•/]\D{0,30}\d")
_MOST_WORDS = 9
# A deck can count as the first prose.
_SKIPPED = 2
_WORD = re.compile(r"[^\W\d_]")


def is_byline(view: PageView, index: int, features: Features, lexicon: Lexicon) -> bool:
    """Whether a block near the story says who wrote it, and nothing else."""
    text = view.page.blocks[index].text
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    match = _by_pattern(lexicon).match(text)
    if match and _starts_name(text[match.end() :]):
        return True
    above = view.headline is not None and view.headline < index <= view.first_prose + _SKIPPED
    if above and (dated := _DATED.match(text)) and _is_full_name(dated[1].strip()):
        return True
    # Without a word or a date that says so, only type and place can: bold or italic, first or last in the story.
    emphasised = "all bold" in features or "all italic" in features
    return emphasised and index in (*view.core[:1], *view.core[-1:]) and _is_full_name(text)


def _starts_name(text: str) -> bool:
    name = re.split(r"[,|·•/]|\s[-–—]\s", text)[0].strip()
    return bool(name) and _is_capital(name[0]) and len(name.split()) <= _MOST_WORDS


def _is_capital(letter: str) -> bool:
    return bool(_WORD.match(letter)) and (letter != letter.lower() or letter.lower() == letter.upper())


def _is_full_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[0] != word[0].lower() and _WORD.match(word) for word in words)


@cache
def _by_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, byline_words(lexicon).by))
    return re.compile(rf"(?:{words})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
