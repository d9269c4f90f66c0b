"""Clues: what a report is known by. Its words, phrases, names and numbers, each as a key that is equal where they are.

Keys are 32-bit marks of what they stand for, so that the clues of a hundred thousand reports fit in memory and compare
as arrays. What a reader is shown is never taken from a key: `Clues.written` keeps the words as the report writes them.
"""

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.analysis.names import Entity
from generator.analysis.statements import DatedStatement
from generator.cleaning import Label
from generator.lexicon import Language, Lexicon
from generator.lexicon.cldr import calendar_names
from generator.lexicon.concepts import concept_words
from generator.metadata import Article
from generator.text.tokens import stemmer, words

Keys = NDArray[np.uint32]

SHINGLE = 4
"""So many words in a row make a shingle: two reports that share many have copied, or quote the same."""

_FINGERPRINT_LENGTH = 12
_MIN_LENGTH = 3
_MOST_COUNTED = 255
_MOST_REMEMBERED = 1 << 19
_MIX = 0x01000193
_NAME_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class Clue(IntEnum):
    """The kinds of clues."""

    WORD = 0
    PHRASE = 1
    NAME = 2
    NUMBER = 3


class Clues(Struct, frozen=True, gc=False):
    """The clues of one report: of each kind the keys in rising order, and how often each occurs.

    `written` and `names` give the words behind the keys of words and of names, as the report writes them first, in the
    order of the keys. `framing` marks those words, in the same order, that say who, when, or who says so: what happens
    is told by the others. `shingles` are the distinct marks of all runs of `SHINGLE` words of the text, in rising
    order. `day` is the one it is of, empty if that is not known. `fingerprint` is one of all this.
    """

    language: str
    keys: tuple[bytes, ...]
    counts: tuple[bytes, ...]
    written: str
    names: str
    framing: bytes
    shingles: bytes
    day: str
    fingerprint: bytes

    def of(self, kind: Clue) -> Keys:
        """The keys of one kind."""
        return np.frombuffer(self.keys[kind], np.uint32)

    def shown(self, kind: Clue) -> list[str]:
        """The words behind the keys of words or names."""
        joined = self.written if kind is Clue.WORD else self.names
        return joined.split("\n") if joined else []


def mark(text: str) -> int:
    """The key of `text`."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def pair_keys(before: Keys, after: Keys) -> Keys:
    """The keys of phrases of two words, from those of the words."""
    return before * np.uint32(_MIX) ^ after


def find_clues(
    article: Article, entities: Sequence[Entity], dated: Sequence[DatedStatement], day: str, lexicon: Lexicon
) -> Clues:
    """The clues that headline, captions and text of `article` of a `day` give, which names `entities` and dates."""
    language = lexicon.language(article.language)
    stems = stem_keys(language.code if language else "", language)
    passages = [(passage.label, [words(quote) for quote in passage.quotes]) for passage in article.passages]
    quotes = [quote for _, told in passages for quote in told]
    told = [[word.casefold() for word in text] for text in (words(article.title or ""), *quotes)]
    keyed = [[stems[word] for word in sentence] for sentence in told]
    counted = Counter(key for sentence in keyed for key in sentence if key)
    written: dict[int, str] = {}
    for sentence, keys in zip(told, keyed, strict=True):
        for word, key in zip(sentence, keys, strict=True):
            if key and key not in written:
                written[key] = word
    inside = {word for quote in quotes for word in quote[1:] if word[0].isupper()}
    names, spelled = _names(article, entities, quotes, inside, language)
    frame = stems.framing | _named(entities, quotes, inside)
    framing = bytes([written[key] in frame for key in sorted(counted)])
    kinds = [_counted(counted), _phrases(keyed), _counted(names), _counted(_numbers(article, dated))]
    body = [word for label, sentences in passages if label is Label.BODY for sentence in sentences for word in sentence]
    known = tuple(keys.tobytes() for keys, _ in kinds)
    often = tuple(counts.tobytes() for _, counts in kinds)
    shown = "\n".join(written[key] for key in sorted(counted)), "\n".join(spelled[key] for key in sorted(names))
    shingles = _shingles(body).tobytes()
    marked = hashlib.blake2b(digest_size=_FINGERPRINT_LENGTH)
    for piece in (
        *known,
        *often,
        *(each.encode("utf-8", "surrogatepass") for each in (*shown, day)),
        framing,
        shingles,
    ):
        marked.update(piece + b"\0")
    return Clues(article.language or "", known, often, *shown, framing, shingles, day, marked.digest())


def concepts_by_stem(language: Language | None) -> dict[str, str]:
    """By stem: what is marked in its place, so that words of one meaning have one key."""
    concepts = concept_words(language.code) if language else {}
    stems = stemmer(language.stemmer if language else "")(list(concepts))
    return {stem: f"concept {concept}" for stem, concept in zip(stems, concepts.values(), strict=True)}


class _StemKeys(dict[str, int]):
    """By word in lower case: the key of its stem; 0 for words that tell nothing."""

    def __init__(self, language: Language | None) -> None:
        self.framing = _framing(language) if language else frozenset()
        self._stopwords = language.stopwords if language else frozenset()
        self._stem = stemmer(language.stemmer if language else "")
        self._concepts = concepts_by_stem(language)

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        telling = len(word) >= _MIN_LENGTH and word not in self._stopwords and not word.isdecimal()
        self[word] = key = self._key(word) if telling else 0
        return key

    def _key(self, word: str) -> int:
        stem = self._stem([word])[0]
        return mark(self._concepts.get(stem, stem))


_remembered: dict[str, _StemKeys] = {}


def stem_keys(code: str, language: Language | None) -> _StemKeys:
    """The keys of the words of a language, made as they are asked for."""
    if code not in _remembered:
        _remembered[code] = _StemKeys(language)
    return _remembered[code]


def _counted(counts: Counter[int]) -> tuple[Keys, NDArray[np.uint8]]:
    keys = sorted(counts)
    return np.array(keys, np.uint32), np.array([min(counts[key], _MOST_COUNTED) for key in keys], np.uint8)


def _phrases(keyed: list[list[int]]) -> tuple[Keys, NDArray[np.uint8]]:
    """Two telling words side by side in a sentence."""
    flat = np.array([key for keys in keyed for key in (*keys, 0)], np.uint32)
    before, after = flat[:-1], flat[1:]
    pairs = pair_keys(before, after)[(before != 0) & (after != 0)]
    keys, counts = np.unique(pairs, return_counts=True)
    return keys, np.minimum(counts, _MOST_COUNTED).astype(np.uint8)


def _framing(language: Language) -> frozenset[str]:
    """Words for offices and roles, for times, and for saying and where something is said."""
    names, time, said = language.names, language.time, language.time.reporting
    roles = (names.roles, names.role_words, names.honorifics)
    times = (time.units, time.one, time.parts, time.days, time.numbers, names.numbers, _calendar(language.code))
    saying = (said.said, said.says, said.quoted, said.settings, names.speech, language.claims.sayings)
    return frozenset(
        word.casefold() for phrases in (*roles, *times, *saying) for phrase in phrases for word in phrase.split()
    )


def _named(entities: Sequence[Entity], quotes: list[list[str]], inside: set[str]) -> set[str]:
    """The words of names, in lower case, as far as the report writes them with a capital alone."""
    small = {word for quote in quotes for word in quote if not word[0].isupper()}
    mentioned = {word for entity in entities for mention in entity.mentions for word in words(mention.text)}
    return {word.casefold() for word in inside | mentioned} - small


def _names(
    article: Article,
    entities: Sequence[Entity],
    quotes: list[list[str]],
    inside: set[str],
    language: Language | None,
) -> tuple[Counter[int], dict[int, str]]:
    """The words of names, and countries under one key whatever they are called; a headline may capitalise any word."""
    counts: Counter[int] = Counter()
    spelled: dict[int, str] = {}
    countries = set()
    for entity in (entity for entity in entities if entity.is_country):
        key = mark(f"entity {entity.id}")
        counts[key] += len(entity.mentions)
        spelled[key] = entity.name
        countries |= {word for mention in entity.mentions for word in words(mention.text)}
    # An outlet names itself in every report.
    no_names = countries | _calendar(article.language or "") | {*words(article.publisher or "")}
    found = Counter(word for quote in quotes for word in quote if word in inside and word not in no_names)
    for word, count in found.items():
        for part in _NAME_WORD.findall(word):
            lower = part.casefold()
            if len(part) > 1 and not (language and lower in language.stopwords):
                key = mark(f"name {lower}")
                counts[key] += count
                spelled.setdefault(key, part)
    return counts, spelled


@cache
def _calendar(code: str) -> frozenset[str]:
    """Names of months and weekdays, which some languages capitalise."""
    return frozenset(each.name for kind in ("months", "days") for each in calendar_names(code, kind))


def _numbers(article: Article, dated: Sequence[DatedStatement]) -> Counter[int]:
    """Numbers in digits, and dates under one key however they are written."""
    told = " ".join([article.title or "", *(passage.text for passage in article.passages)])
    numbers = Counter(mark(f"number {number.replace(',', '.')}") for number in _NUMBER.findall(told))
    numbers.update(mark(f"date {timex.edtf}") for timex in dated)
    return numbers


def _shingles(sequence: list[str]) -> Keys:
    marks = np.array([zlib.crc32(word.casefold().encode("utf-8", "surrogatepass")) for word in sequence], np.uint32)
    if len(marks) < SHINGLE:
        return np.empty(0, np.uint32)
    rolled = marks[: len(marks) - SHINGLE + 1].copy()
    for at in range(1, SHINGLE):
        rolled = rolled * np.uint32(_MIX) ^ marks[at : len(marks) - SHINGLE + 1 + at]
    return np.unique(rolled)
