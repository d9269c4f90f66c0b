"""Clauses: what a sentence states, without who says so and when they said it; and what may not differ in it."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.analysis import Lane, Report, Timex
from generator.corpus.clues import mark, stem_keys
from generator.corpus.space import common_words
from generator.lexicon import Lexicon

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*")
_COMMA = re.compile(r", ")
_FEWEST_KEYS = 2
# Between a verb of saying and its "that" stands whom it is said to: no more words than this.
_MOST_WORDS_TOLD = 9


Place = tuple[int, int, int]
"""The key of a word or name, and its characters `start:end` in the sentence."""


class Word(NamedTuple):
    """A word of a sentence, where it starts, and the same in lower case."""

    start: int
    text: str
    lower: str


class Clause(NamedTuple):
    """Characters `start:end` of a sentence, and what it states.

    `keys` are those of its telling words and countries, each at one of `places`; `names` the keys among them that
    people and organisations are called by. `numbers` go with the key of the word behind each, 0 for one that tells
    nothing.
    """

    start: int
    end: int
    keys: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[tuple[str, int]]
    dates: frozenset[str]
    agencies: frozenset[str]
    negated: bool
    places: tuple[Place, ...]


class Grammar(NamedTuple):
    """How sentences of a language fall into clauses."""

    code: str
    lexicon: Lexicon
    credit: re.Pattern[str]
    saying: re.Pattern[str]
    that: frozenset[str]
    turns: frozenset[str]
    negations: frozenset[str]
    denials: frozenset[int]
    numbers: dict[str, str]


class Known(NamedTuple):
    """What is known of a sentence's report and story: how its countries are called there, and the words of names."""

    countries: tuple[tuple[str, int], ...]
    names: Set[str]


def clauses(sentence: str, timexes: Sequence[Timex], known: Known, grammar: Grammar) -> list[Clause]:
    """The clauses of `sentence`, which states the dates `timexes`."""
    covered, places, agencies = _named(sentence, timexes, known, grammar)
    words = [
        Word(match.start(), match.group(), match.group().casefold())
        for match in _WORD.finditer(sentence)
        if match.start() not in covered
    ]
    made = []
    for start, end in _spans(sentence, words, grammar):
        inside = [word for word in words if start <= word.start < end]
        told = [place for place in places if start <= place[1] < end]
        found = _clause((start, end), inside, told, known.names, grammar)
        if len(found.keys) < _FEWEST_KEYS:
            continue
        dates = frozenset(
            timex.edtf
            for timex in timexes
            if timex.edtf and timex.lane is Lane.HAPPENED and timex.text in sentence[start:end]
        )
        said_by = frozenset(name for name, at in agencies if start <= at < end)
        made.append(found._replace(dates=dates, agencies=said_by) if dates or said_by else found)
    return made


@cache
def grammar_of(code: str | None, lexicon: Lexicon) -> Grammar:
    """The grammar of the language `code`; one that splits nothing where there is none."""
    language = lexicon.language(code)
    told = language.claims if language else None
    stems = stem_keys(language.code if language else "", language)
    some = rf"(?:\s\S+){{0,{_MOST_WORDS_TOLD}}}?\s"
    sources, sayings, that, turns = (told.credits, told.sayings, told.that, told.turns) if told else ((), (), (), ())
    return Grammar(
        code=language.code if language else "",
        lexicon=lexicon,
        credit=re.compile(rf"(?:{_any(sources)})\b[^,]*,\s", re.IGNORECASE),
        saying=re.compile(rf"\b(?:{_any(sayings)})\b{some}(?:{_any(that)})\s", re.IGNORECASE),
        that=frozenset(that),
        turns=frozenset(turns),
        negations=told.negations if told else frozenset(),
        denials=frozenset(stems[word] for word in sorted(told.negations)) - {0} if told else frozenset(),
        numbers={word: str(value) for word, value in told.numbers} if told else {},
    )


def countries_of(report: Report) -> tuple[tuple[str, int], ...]:
    """The names by which `report` calls countries, the longest first, with their keys."""
    called = {mention.text: mark(f"entity {entity.id}") for entity in report.countries for mention in entity.mentions}
    return tuple(sorted(called.items(), key=lambda name: (-len(name[0]), name)))


def _named(
    sentence: str, timexes: Sequence[Timex], known: Known, grammar: Grammar
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
    for name, key in known.countries:
        at = sentence.find(name)
        while at >= 0:
            end = at + len(name)
            if at not in covered and not sentence[end : end + 1].isalnum() and not sentence[at - 1 : at].isalnum():
                places.append((key, at, end))
                covered.update(range(at, end))
            at = sentence.find(name, end)
    return covered, places, agencies


def _clause(
    span: tuple[int, int], words: Sequence[Word], told: list[Place], names: Set[str], grammar: Grammar
) -> Clause:
    stems = stem_keys(grammar.code, grammar.lexicon.language(grammar.code))
    common = common_words()
    places, named, numbers, negations = list(told), set(), [], 0
    counting: str | None = None
    for start, word, lower in words:
        key = stems[lower]
        if counting is not None:
            numbers.append((counting, key))
            counting = None
        if lower in grammar.negations or key in grammar.denials:
            negations += 1
        if word[0].isdecimal() or lower in grammar.numbers:
            counting = grammar.numbers.get(lower, word).replace(",", ".")
        if key:
            places.append((key, start, start + len(word)))
            if word in names and key not in common:
                named.add(key)
    if counting is not None:
        numbers.append((counting, 0))
    return Clause(
        start=span[0],
        end=span[1],
        keys=frozenset([place[0] for place in places]),
        names=frozenset(named),
        numbers=frozenset(numbers),
        dates=frozenset(),
        agencies=frozenset(),
        negated=negations % 2 == 1,
        places=tuple(places),
    )


def _spans(sentence: str, words: Sequence[Word], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The stretches that state something; a turn opens another one, and so does the comma behind an opening turn's."""
    start = _behind_credit(sentence, words, grammar)
    turns = [word.start for word in words if word.lower in grammar.turns and word.start >= start]
    if turns[:1] == [start] and (comma := _COMMA.search(sentence, start)):
        turns.append(comma.end())
    return pairwise(sorted({start, *turns, len(sentence)}))


def _behind_credit(sentence: str, words: Sequence[Word], grammar: Grammar) -> int:
    """Where the sentence begins to state something: behind "According to …," and "… said that"."""
    credit = grammar.credit.match(sentence)
    start = credit.end() if credit else 0
    if not any(word.lower in grammar.that for word in words):
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
