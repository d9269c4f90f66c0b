"""Key points: the verbatim sentences that stand for a report."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from heapq import heapify, heappop, heappush
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
_DIGIT = re.compile(r"\d")
_MOST_NAMES = 6
# What a sentence earns at most by its place, its words, the headline's words, its names, its source, a number.
_POSITION, _CENTRAL, _HEADLINE, _NAMED, _CREDITED, _NUMBER = 0.3, 1.0, 0.5, 0.8, 0.2, 0.4
# A word that a chosen sentence has said already counts only so much.
_SAID_ALREADY = 0.3
_MOST_REMEMBERED = 1 << 17


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
    candidates = list(_candidates(article, names, attributions, language))
    total = Counter(chain.from_iterable(candidate.stems for candidate in candidates))
    # A word that is said once is no theme.
    themes = {stem: math.log(count) for stem, count in total.items() if count > 1}
    said: set[str] = set()
    chosen: dict[int, _Candidate] = {}
    most = max(_LEAST, min(_MOST, math.ceil(len(candidates) / 2)))
    rated = [_Rated(candidate, themes) for candidate in candidates]
    left = [(-each.worth(said), each.candidate.order, each) for each in rated]
    heapify(left)
    while left and len(chosen) < most:
        before, order, best = heappop(left)
        # The more is said, the less a sentence earns: one that still earns as much is the best of all.
        if (now := -best.worth(said)) > before:
            heappush(left, (now, order, best))
        elif best.candidate.line not in chosen:
            chosen[best.candidate.line] = best.candidate
            said.update(best.candidate.stems)
    return tuple(KeyPoint(each.text, each.line) for each in sorted(chosen.values(), key=lambda each: each.order))


class _Rated:
    """A candidate, with how much of what the article says often it says too."""

    def __init__(self, candidate: _Candidate, themes: dict[str, float]) -> None:
        self.candidate = candidate
        own = dict.fromkeys(candidate.stems)
        self._themes = [(stem, themes[stem]) for stem in own if stem in themes]
        self._size = len(own) + 4

    def worth(self, said: set[str]) -> float:
        """What it earns, where chosen sentences have `said` some already."""
        worth = sum([theme * _SAID_ALREADY if stem in said else theme for stem, theme in self._themes])
        return self.candidate.worth + round(_CENTRAL * worth / self._size, 9)


def _candidates(
    article: Article, names: Names, attributions: tuple[Attribution, ...], language: Language | None
) -> Iterator[_Candidate]:
    stems = _stems(language.stemmer, language.stopwords) if language else _stems("", frozenset())
    headline = set(stems.of([word.casefold() for word in words(f"{article.title or ''} {article.deck or ''}")]))
    spans = {each.sentence: each.end - each.start for each in attributions}
    bodies = [each for each in names.entities if each.kind != Kind.PLACE]
    called = {each.name for each in bodies} | {mention.text for each in bodies for mention in each.mentions}
    credited = {each.sentence for each in attributions if not called.isdisjoint(each.chain)}
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
            told = stems.of(said)
            inside = {each.id for each in named if span.start <= each.start < span.end}
            worth = (
                _POSITION * (1 - (order - 1) / count)
                + _HEADLINE * len(headline.intersection(told)) / max(len(headline), 1)
                + _NAMED * min(len(inside), _MOST_NAMES) / _MOST_NAMES
                + _CREDITED * (quote in credited)
                + _NUMBER * _has_number(quote, said, language)
            )
            yield _Candidate(order, passage.line, quote, told, round(worth, 9))


def _leans(quote: str, first: str, language: Language | None) -> bool:
    """Whether the sentence cannot stand alone: its first word is a pronoun or joins, or it holds half a quotation."""
    return (
        quote[0].islower()
        or (language is not None and first in language.names.pronouns)
        or quote.count('"') % 2 == 1
        or quote.count("“") != quote.count("”")
        or quote.count("(") != quote.count(")")
    )


def _has_number(quote: str, said: list[str], language: Language | None) -> bool:
    numbers = language.names.numbers if language else frozenset()
    return not numbers.isdisjoint(said) or _DIGIT.search(quote) is not None


class _Stems(dict[str, str]):
    """By word in lower case: its stem, empty for one that tells nothing."""

    def __init__(self, algorithm: str, stopwords: frozenset[str]) -> None:
        self._stem, self._stopwords = stemmer(algorithm), stopwords

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        telling = len(word) > 2 and word not in self._stopwords
        self[word] = stem = self._stem([word])[0] if telling else ""
        return stem

    def of(self, lower: list[str]) -> list[str]:
        """The stems of the words that tell something."""
        return [stem for stem in map(self.__getitem__, lower) if stem]


@cache
def _stems(algorithm: str, stopwords: frozenset[str]) -> _Stems:
    return _Stems(algorithm, stopwords)
