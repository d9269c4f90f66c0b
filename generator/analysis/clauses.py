"""Clauses: what a sentence states, without who says so and when they said it; and what may not differ in it."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec
from msgspec import Struct

from generator.analysis.amounts import Amounts, Word
from generator.analysis.clues import mark, stem_keys
from generator.analysis.names import Entity
from generator.analysis.timexes import Lane, Timex, TimexBasis
from generator.cleaning import Label
from generator.lexicon import Language, Lexicon
from generator.metadata import Article

# What a negation bears on: of so many words behind it, so many that tell something.
_DENIED_WORDS, _DENIED_KEYS = 5, 2
# Two negations nearer than so many words are none: "did not deny", "bukannya tak pernah".
_NEGATED_NEGATION = 3
# What denies something of one word of the clause alone begins so many words before: "who was not there".
_RELATIVE_WORDS = 2
_COMMA = re.compile(r", ")
_FEWEST_KEYS = 2
# Between a verb of saying and its "that" stands whom it is said to: no more words than this.
_MOST_WORDS_TOLD = 9
_MOST_REMEMBERED = 1 << 18


AGE = mark("age of a person")
"""What the age of a person counts: another age is another person's."""

_UNIT_LENGTH = 2

Place = tuple[int, int, int]
"""The key of a word or name, and its characters `start:end` in the sentence."""


Number = tuple[str, int, int, int]
"""A number: its value, the key of what it counts (0 for what tells nothing), and its characters `start:end`."""


class Clause(Struct, frozen=True, array_like=True):
    """Characters `start:end` of sentence `sentence` of the text, and what it states.

    At each of `places` stands a telling word or a country, by its key. `denied` are, for each negation, those of the
    next words behind it, none where it bears on one word of the clause alone; a negation of a negation is none.
    `opened` says that a turn opens it: but, after, before.
    """

    sentence: int
    start: int
    end: int
    places: tuple[Place, ...]
    numbers: tuple[Number, ...]
    dates: tuple[str, ...]
    agencies: tuple[str, ...]
    denied: tuple[tuple[int, ...], ...]
    opened: bool

    @property
    def keys(self) -> frozenset[int]:
        """The keys of its telling words and countries."""
        return frozenset([place[0] for place in self.places])


class Grammar(NamedTuple):
    """How sentences of a language fall into clauses."""

    code: str
    lexicon: Lexicon
    credit: re.Pattern[str]
    saying: re.Pattern[str]
    that: frozenset[str]
    turns: frozenset[str]
    word: re.Pattern[str]
    idle: re.Pattern[str]
    negating: re.Pattern[str]
    roles: "_Roles"
    amounts: Amounts
    currencies: frozenset[str]
    ages: frozenset[str]
    stopwords: frozenset[str]


_PACKED = msgspec.msgpack.Decoder(tuple[Clause, ...])


def unpacked(packed: bytes) -> tuple[Clause, ...]:
    """The clauses of a report."""
    return _PACKED.decode(zlib.decompress(packed))


def pack_clauses(article: Article, entities: Sequence[Entity], timexes: Sequence[Timex], lexicon: Lexicon) -> bytes:
    """The clauses of the text of `article`, which names `entities` and states the dates `timexes`, packed."""
    grammar = _grammar(article.language, lexicon)
    countries = _countries(entities)
    made: list[Clause] = []
    # The same words for the same date in a line say no more than once.
    by_line: dict[int, dict[tuple[str, str | None, Lane], Timex]] = defaultdict(dict)
    for timex in timexes:
        by_line[timex.line].setdefault((timex.text, timex.edtf, timex.lane), timex)
    for number, (line, quote) in enumerate(sentences(article)):
        stated = [timex for timex in by_line[line].values() if timex.text in quote]
        made += _clauses(number, quote, stated, countries, grammar)
    return zlib.compress(msgspec.msgpack.encode(made), zlib.Z_BEST_SPEED)


def sentences(article: Article) -> list[tuple[int, str]]:
    """The sentences of the text with their lines, in order."""
    body = (passage for passage in article.passages if passage.label is Label.BODY)
    return [(passage.line, quote) for passage in body for quote in passage.quotes]


def _clauses(
    number: int, sentence: str, timexes: Sequence[Timex], countries: Sequence[tuple[str, int]], grammar: Grammar
) -> Iterator[Clause]:
    covered, places, agencies = _named(sentence, timexes, countries, grammar)
    words = [
        (start, word, word.casefold())
        for match in grammar.word.finditer(sentence)
        if (start := match.start()) not in covered and (word := match.group())
    ]
    idle = {at for match in grammar.idle.finditer(sentence) for at in range(*match.span())}
    negating = {match.start() for match in grammar.negating.finditer(sentence)}
    negating |= {start for start, _, lower in words if grammar.roles[lower][2] and start not in idle}
    for start, end in _spans(sentence, words, grammar):
        told = [place for place in places if start <= place[1] < end]
        inside = [word for word in words if start <= word[0] < end]
        numbers = _read(inside, told, idle, grammar)
        if len({place[0] for place in told}) >= _FEWEST_KEYS:
            dates = sorted(
                {timex.edtf for timex in timexes if timex.edtf and _known(timex) and timex.text in sentence[start:end]}
            )
            said_by = sorted({name for name, at in agencies if start <= at < end})
            denied = _denied(inside, negating, grammar.roles)
            opened = bool(inside) and inside[0][2] in grammar.turns
            yield Clause(number, start, end, tuple(told), tuple(numbers), tuple(dates), tuple(said_by), denied, opened)


def _known(timex: Timex) -> bool:
    """Whether it dates what happened, and is no day counted from another: two reports may count from two."""
    return timex.lane is Lane.HAPPENED and timex.basis is not TimexBasis.RELATIVE


class _Roles(dict[str, tuple[int, bool, bool]]):
    """By word in lower case: its key, 0 for one that tells nothing; whether a number may begin there; if it negates."""

    def __init__(self, language: Language | None, amounts: Amounts) -> None:
        told = language.claims if language else None
        self.relatives = told.relatives if told else frozenset()
        self._stems = stem_keys(language.code if language else "", language)
        self._negations = told.negations if told else frozenset()
        self._denials = frozenset(self._stems[word] for word in sorted(self._negations)) - {0}
        self._amounts = amounts

    def __missing__(self, lower: str) -> tuple[int, bool, bool]:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        number = self._amounts.may_begin(lower)
        key = 0 if number else self._stems[lower]
        negates = lower.replace("’", "'") in self._negations or key in self._denials
        self[lower] = role = key, number, negates
        return role


@cache
def _grammar(code: str | None, lexicon: Lexicon) -> Grammar:
    """The grammar of the language `code`; one that splits nothing where there is none."""
    language = lexicon.language(code)
    told = language.claims if language else None
    some = rf"(?:\s\S+){{0,{_MOST_WORDS_TOLD}}}?\s"
    sources, sayings, that, turns = (told.credits, told.sayings, told.that, told.turns) if told else ((), (), (), ())
    amounts = Amounts(language)
    idle, glued, ordinal = (told.idle, told.currencies, told.ordinals) if told else ((), (), ())
    negations = sorted(told.negations) if told else ()
    return Grammar(
        code=language.code if language else "",
        lexicon=lexicon,
        credit=re.compile(rf"(?:{_any(sources)})\b[^,]*,\s", re.IGNORECASE),
        saying=re.compile(rf"\b(?:{_any(sayings)})\b{some}(?:{_any(that)})\s", re.IGNORECASE),
        that=frozenset(that),
        turns=frozenset(turns),
        word=re.compile(
            rf"\d+(?:{_any(ordinal)})\b|\d+(?:[.,:]\d+)*|(?:{_any(glued)})(?=\d)|[^\W_]+(?:[-'’](?!\d+[.,]\d)[^\W_]+)*",
            re.IGNORECASE,
        ),
        idle=re.compile(rf"\b(?:{_any(idle)})\b", re.IGNORECASE),
        negating=re.compile(rf"\b(?:{_any([each for each in negations if ' ' in each])})\b", re.IGNORECASE),
        roles=_Roles(language, amounts),
        amounts=amounts,
        currencies=frozenset([each.casefold() for each in glued]),
        ages=told.ages if told else frozenset(),
        stopwords=language.stopwords if language else frozenset(),
    )


def _countries(entities: Sequence[Entity]) -> list[tuple[str, int]]:
    """The names by which a report calls countries, the longest first, with their keys."""
    countries = (entity for entity in entities if entity.is_country)
    called = {mention.text: mark(f"entity {entity.id}") for entity in countries for mention in entity.mentions}
    return sorted(called.items(), key=lambda name: (-len(name[0]), name))


def _named(
    sentence: str, timexes: Sequence[Timex], countries: Sequence[tuple[str, int]], grammar: Grammar
) -> tuple[set[int], list[Place], list[tuple[str, int]]]:
    """Which characters belong to dates, agencies and countries; where the countries stand, and where the agencies."""
    covered: set[int] = set()
    for timex in timexes:
        at = sentence.find(timex.text)
        covered.update(range(at, at + len(timex.text)))
    agencies = [(match.group(), match.start()) for match in _agencies(grammar.lexicon).finditer(sentence)]
    for name, at in agencies:
        covered.update(range(at, at + len(name)))
    places: list[Place] = []
    for name, key in countries:
        at = sentence.find(name)
        while at >= 0:
            end = at + len(name)
            if at not in covered and not sentence[end : end + 1].isalnum() and not sentence[at - 1 : at].isalnum():
                places.append((key, at, end))
                covered.update(range(at, end))
            at = sentence.find(name, end)
    return covered, places, agencies


def _read(words: Sequence[Word], places: list[Place], idle: Set[int], grammar: Grammar) -> list[Number]:
    """Add the telling among `words` to `places`; give the numbers with what they count."""
    numbers: list[Number] = []
    at = 0
    while at < len(words):
        start, word, lower = words[at]
        key, number, _ = grammar.roles[lower]
        if key:
            places.append((key, start, start + len(word)))
        if number and start not in idle:
            amount = grammar.amounts.read(words, at)
            at = amount.last
            before = words[amount.first - 1 : amount.first]
            if not _part_of_a_name(before, start, grammar):
                counted = _counted(before, words[at : at + 1], grammar)
                numbers.append((amount.value, counted, start, words[at - 1][0] + len(words[at - 1][1])))
        else:
            at += 1
    return numbers


def _counted(before: Sequence[Word], behind: Sequence[Word], grammar: Grammar) -> int:
    """The key of what a number between these words counts; 0 where nothing says it."""
    first, last = (each[0][2] if each else "" for each in (before, behind))
    if not grammar.ages.isdisjoint((first, last)):
        return AGE
    if first in grammar.currencies:
        return mark(first)
    if key := grammar.roles[last][0] if last else 0:
        return key
    # Of units, many are too short to be words that tell something: "58 km".
    return mark(last) if last and last not in grammar.stopwords and len(last) <= _UNIT_LENGTH else 0


def _part_of_a_name(before: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether the number at `at` belongs to the name right before it, as in "Gate 4" or "Pertamax 92"."""
    if not before or before[0][2] in grammar.currencies:
        return False
    start, word, lower = before[0]
    return start > 0 and word[0].isupper() and start + len(word) == at - 1 and not grammar.roles[lower][1]


def _denied(words: Sequence[Word], negating: Set[int], roles: "_Roles") -> tuple[tuple[int, ...], ...]:
    """For each of the words that start at `negating`, and deny no negation, the keys of what it denies."""
    denied: list[tuple[int, ...]] = []
    last = -_NEGATED_NEGATION
    for at in (at for at, word in enumerate(words) if word[0] in negating):
        if at - last < _NEGATED_NEGATION:
            denied.pop()
            last = -_NEGATED_NEGATION
            continue
        last = at
        inset = any(lower in roles.relatives for _, _, lower in words[max(0, at - _RELATIVE_WORDS) : at])
        behind = [] if inset else [roles[lower][0] for _, _, lower in words[at + 1 : at + 1 + _DENIED_WORDS]]
        denied.append(tuple(list(filter(None, behind))[:_DENIED_KEYS]))
    return tuple(denied)


def _spans(sentence: str, words: Sequence[Word], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The stretches that state something; a turn opens another one, and so does the comma behind an opening turn's."""
    start = _behind_credit(sentence, words, grammar)
    turns = [
        word[0]
        for at, word in enumerate(words)
        if word[2] in grammar.turns and word[0] >= start and not _measured(words[max(0, at - 2) : at], word[0], grammar)
    ]
    if turns[:1] == [start] and (comma := _COMMA.search(sentence, start)):
        turns.append(comma.end())
    return pairwise(sorted({start, *turns, len(sentence)}))


def _measured(before: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether a number and what it counts stand right before `at`: "nine days before" is told of what follows."""
    return len(before) > 1 and grammar.roles[before[0][2]][1] and before[1][0] + len(before[1][1]) == at - 1


def _behind_credit(sentence: str, words: Sequence[Word], grammar: Grammar) -> int:
    """Where the sentence begins to state something: behind "According to …," and "… said that"."""
    credit = grammar.credit.match(sentence)
    start = credit.end() if credit else 0
    if grammar.that.isdisjoint([lower for _, _, lower in words]):
        return start
    saying = grammar.saying.search(sentence, start)
    return saying.end() if saying else start


@cache
def _agencies(lexicon: Lexicon) -> re.Pattern[str]:
    names = [name for agency in lexicon.agencies for name in (agency.name, *agency.aliases)]
    # Looking for the first letter first is many times as fast as trying every name everywhere.
    return re.compile(rf"\b(?=[{re.escape(''.join(sorted({name[0] for name in names})))}])(?:{_any(names)})\b")


def _any(phrases: Sequence[str]) -> str:
    """A pattern for any of `phrases`, the longest first; for none, one that never matches."""
    return "|".join(sorted(map(re.escape, phrases), key=lambda phrase: (-len(phrase), phrase))) or "(?!)"
