"""Whether two dated statements say the same of the same date, so that the timeline shows them as one entry."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.analysis.statements import DatedStatement
from generator.analysis.timexes import Lane, TimexBasis

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d+")
# Fewer shared words are a topic, not a statement.
_SHARED_WORDS = 4
_SHARED_PART = 0.5
# A value that one source writes needs no inference of another.
_STRONGEST_FIRST = (TimexBasis.EXPLICIT, TimexBasis.RELATIVE, TimexBasis.INFERRED, TimexBasis.COMPUTED)


def joined(
    statements: Iterable[tuple[str, DatedStatement]], empty_words: frozenset[str]
) -> list[list[tuple[str, DatedStatement]]]:
    """Statements, each with its seed, grouped by date and lane where they say the same; in order of date and seed.

    `empty_words` are those that carry no news: stop words, and words of saying and quoting.
    """
    groups: list[list[tuple[str, DatedStatement]]] = []
    dated: dict[tuple[str, Lane], list[list[tuple[str, DatedStatement]]]] = defaultdict(list)
    for seed, statement in sorted(statements, key=lambda s: (s[1].edtf, s[1].lane, s[0], s[1].line, s[1].start)):
        same_date = dated[statement.edtf, statement.lane]
        home = next((group for group in same_date if _belongs(seed, statement, group, empty_words)), None)
        if home is None:
            home = []
            groups.append(home)
            same_date.append(home)
        home.append((seed, statement))
    return groups


def basis_of(group: Sequence[tuple[str, DatedStatement]]) -> TimexBasis:
    """The basis of an entry: that of the statement which knows its date best."""
    return min((statement.timex.basis for _, statement in group), key=_STRONGEST_FIRST.index)


def _belongs(
    seed: str, statement: DatedStatement, group: Sequence[tuple[str, DatedStatement]], empty_words: frozenset[str]
) -> bool:
    """Whether a statement says what every statement of a group of its date says; no seed says the same twice."""
    return all(seed != other and _say_the_same(statement, said, empty_words) for other, said in group)


def _say_the_same(one: DatedStatement, other: DatedStatement, empty_words: frozenset[str]) -> bool:
    left, right = _content(one, empty_words), _content(other, empty_words)
    shared = len(left & right)
    if shared < _SHARED_WORDS or shared < _SHARED_PART * min(len(left), len(right)):
        return False
    return not _numbers(one) ^ _numbers(other)


def _content(statement: DatedStatement, empty_words: frozenset[str]) -> frozenset[str]:
    """The words that tell something, without those of the date."""
    return frozenset(word.casefold() for word in _WORD.findall(_undated(statement))) - empty_words


def _numbers(statement: DatedStatement) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_undated(statement)))


def _undated(statement: DatedStatement) -> str:
    start, end = statement.timex.start - statement.start, statement.timex.end - statement.start
    return statement.text[:start] + " " + statement.text[end:]
