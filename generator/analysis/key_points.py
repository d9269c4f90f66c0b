"""Key points: the verbatim sentences that stand for a report."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from generator.analysis.names import Kind, Names
from generator.analysis.sources import Attribution
from generator.cleaning import Label
from generator.lexicon import Language, Lexicon
from generator.metadata import Article
from generator.text.tokens import stemmer, words

_MOST, _LEAST = 5, 3
_WORDS = range(8, 61)
_LEFT_OVER = 25
_PAIRED = ("“”", "()")
_DIGIT = re.compile(r"\d")
_MOST_NAMES = 6
# What a sentence earns at most by its place, its words, the headline's words, its names, its source, a number.
_POSITION, _CENTRAL, _HEADLINE, _NAMED, _CREDITED, _NUMBER = 0.3, 1.0, 0.5, 0.8, 0.2, 0.4
# A word that a chosen sentence has said already counts only so much.
_SAID_ALREADY = 0.3


class KeyPoint(Struct, frozen=True, gc=False):
    """A verbatim sentence that stands for the report, and its line."""

    text: str
    line: int


class _Candidate(Struct, frozen=True):
    """A sentence that can stand alone: its number in the text, and what it earns by itself."""

    order: int
    line: int
    text: str
    stems: list[str]
    worth: float


def find_key_points(
    article: Article, names: Names, attributions: tuple[Attribution, ...], lexicon: Lexicon
) -> tuple[KeyPoint, ...]:
    """Three to five whole sentences of `article` in its order, fewer where it has not many; one a paragraph.

    A sentence earns its place by where it stands, by the words it shares with the rest and with the headline, by whom
    it names and credits, and by a number. One that only credits a source, or leans on the one before it, stands alone
    for nothing.
    """
    language = lexicon.language(article.language)
    left = list(_candidates(article, names, attributions, language))
    total = Counter(chain.from_iterable(candidate.stems for candidate in left))
    # A word that is said once is no theme.
    themes = {stem: math.log(count) for stem, count in total.items() if count > 1}
    central = {each.order: _Central(each.stems, themes) for each in left}
    said: set[str] = set()
    chosen: list[_Candidate] = []
    most = max(_LEAST, min(_MOST, math.ceil(len(left) / 2)))
    while left and len(chosen) < most:
        best = max(left, key=lambda each: (each.worth + central[each.order].worth(said), -each.order))
        chosen.append(best)
        said.update(best.stems)
        left = [each for each in left if each.line != best.line]
    return tuple(KeyPoint(each.text, each.line) for each in sorted(chosen, key=lambda each: each.order))


class _Central:
    """How much of what the article says often a sentence says too."""

    def __init__(self, stems: list[str], themes: dict[str, float]) -> None:
        own = dict.fromkeys(stems)
        self._themes = [(stem, themes[stem]) for stem in own if stem in themes]
        self._size = len(own) + 4

    def worth(self, said: set[str]) -> float:
        """What it earns, where chosen sentences have `said` some already."""
        worth = sum([theme * _SAID_ALREADY if stem in said else theme for stem, theme in self._themes])
        return round(_CENTRAL * worth / self._size, 9)


def _candidates(
    article: Article, names: Names, attributions: tuple[Attribution, ...], language: Language | None
) -> Iterator[_Candidate]:
    titles = words(f"{article.title or ''} {article.deck or ''}")
    headline = set(_stems([word.casefold() for word in titles], language))
    spans = {each.sentence: each.end - each.start for each in attributions}
    bodies = {
        name: each.kind is not Kind.PLACE
        for each in names.entities
        for name in (each.name, *(m.text for m in each.mentions))
    }
    credited = {each.sentence for each in attributions if any(bodies.get(name) for name in each.chain)}
    count = sum(len(passage.sentences) for passage in article.body)
    order = 0
    for passage, named in zip(article.passages, names.in_passages, strict=True):
        if passage.label is not Label.BODY:
            continue
        for span, quote in zip(passage.sentences, passage.quotes, strict=True):
            order += 1
            said = list(map(str.casefold, words(quote)))
            if (
                len(said) not in _WORDS
                or _leans(quote, said[0], language)
                or len(quote) - spans.get(quote, 0) < _LEFT_OVER
            ):
                continue
            stems = _stems(said, language)
            inside = {each.id for each in named if span.start <= each.start < span.end}
            worth = (
                _POSITION * (1 - (order - 1) / count)
                + _HEADLINE * len(headline.intersection(stems)) / max(len(headline), 1)
                + _NAMED * min(len(inside), _MOST_NAMES) / _MOST_NAMES
                + _CREDITED * (quote in credited)
                + _NUMBER * _has_number(quote, said, language)
            )
            yield _Candidate(order, passage.line, quote, stems, round(worth, 9))


def _leans(quote: str, first: str, language: Language | None) -> bool:
    """Whether the sentence cannot stand alone: its first word is a pronoun or joins, or it holds half a quotation."""
    leaning = language is not None and first in language.names.pronouns
    unpaired = quote.count('"') % 2 or any(quote.count(pair[0]) != quote.count(pair[1]) for pair in _PAIRED)
    return leaning or bool(unpaired) or quote[:1].islower()


def _has_number(quote: str, said: list[str], language: Language | None) -> bool:
    numbers = language.names.numbers if language else frozenset()
    return not numbers.isdisjoint(said) or _DIGIT.search(quote) is not None


def _stems(lower: list[str], language: Language | None) -> list[str]:
    stopwords = language.stopwords if language else frozenset()
    telling = [word for word in lower if word not in stopwords and len(word) > 2]
    return stemmer(language.stemmer if language else "")(telling)
