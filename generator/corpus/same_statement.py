"""Whether two dated statements say the same of the same date, so that the timeline shows them as one entry."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from generator.analysis.statements import DatedStatement
from generator.analysis.timexes import Lane, TimexBasis

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d+")
# Fewer shared words are a topic, not a statement.
_SHARED_WORDS = 4
_SHARED_PART = 0.5
# A value that one source writes needs no inference of another.
_STRONGEST_FIRST = (TimexBasis.EXPLICIT, TimexBasis.RELATIVE, TimexBasis.INFERRED, TimexBasis.COMPUTED)

Said: TypeAlias = tuple[str, DatedStatement]
"""A statement with the seed it stands in."""


class _Told(NamedTuple):
    seed: str
    statement: DatedStatement
    content: frozenset[str]
    numbers: frozenset[str]


def joined(statements: Iterable[Said], empty_words: frozenset[str]) -> list[list[Said]]:
    """Statements, each with its seed, grouped by date and lane where they say the same; in order of date and seed.

    `empty_words` are those that carry no news: stop words, and words of saying and quoting.
    """
    dated: dict[tuple[str, Lane], list[_Told]] = defaultdict(list)
    for seed, statement in sorted(statements, key=lambda s: (s[1].edtf, s[1].lane, s[0], s[1].line, s[1].start)):
        told = _Told(seed, statement, _content(statement, empty_words), _numbers(statement))
        dated[statement.edtf, statement.lane].append(told)
    return [[(told.seed, told.statement) for told in group] for same in dated.values() for group in _grouped(same)]


def basis_of(group: Sequence[Said]) -> TimexBasis:
    """The basis of an entry: that of the statement which knows its date best."""
    return min((statement.timex.basis for _, statement in group), key=_STRONGEST_FIRST.index)


def _grouped(same_date: Iterable[_Told]) -> list[list[_Told]]:
    groups: list[list[_Told]] = []
    telling: dict[str, list[int]] = defaultdict(list)
    for told in same_date:
        # Only a group that shares words enough is held against it; the first that fits is its home.
        near = Counter(number for word in told.content for number in telling[word])
        fits = sorted(number for number, shared in near.items() if shared >= _SHARED_WORDS)
        home = next((number for number in fits if _belongs(told, groups[number])), len(groups))
        if home == len(groups):
            groups.append([])
            for word in told.content:
                telling[word].append(home)
        groups[home].append(told)
    return groups


def _belongs(told: _Told, group: Sequence[_Told]) -> bool:
    """Whether a statement says what every statement of a group of its date says; no seed says the same twice."""
    return all(told.seed != other.seed and _say_the_same(told, other) for other in group)


def _say_the_same(one: _Told, other: _Told) -> bool:
    shared = len(one.content & other.content)
    if shared < _SHARED_WORDS or shared < _SHARED_PART * min(len(one.content), len(other.content)):
        return False
    return one.numbers == other.numbers


def _content(statement: DatedStatement, empty_words: frozenset[str]) -> frozenset[str]:
    """The words that tell something, without those of the date."""
    return frozenset(word.casefold() for word in _WORD.findall(_undated(statement))) - empty_words


def _numbers(statement: DatedStatement) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_undated(statement)))


def _undated(statement: DatedStatement) -> str:
    start, end = statement.timex.start - statement.start, statement.timex.end - statement.start
    return statement.text[:start] + " " + statement.text[end:]
