"""Tense: whether the sentence around a date speaks of what is still to come."""

import re
from functools import cache
from typing import NamedTuple

from generator.analysis.timexes.grammar import Grammar
from generator.analysis.timexes.spotting import Expression
from generator.analysis.timexes.tokens import parts_of
from generator.text.phrases import any_of

_REACH = 20
_FRONTED = 3


def is_future(expression: Expression) -> bool:
    """Whether the sentence announces something for the date of `expression`.

    What stands before the date decides, back to the last stop or quotation mark: "akan bertemu di Jakarta, Senin".
    Where the date opens the sentence ("On Friday, the council will vote"), the clause behind it does.
    """
    cues = _cues(expression.grammar)
    tokens, first, last = expression.tokens, expression.first, expression.last
    begin = _back(tokens.symbols, first)
    before = tokens.keys[begin:first]
    if len(before) > _FRONTED:
        return _announces(before, cues)
    start = last + (tokens.symbols[last : last + 1] == ",")
    return _announces(before, cues) or _announces(tokens.keys[start : _ahead(tokens.symbols, start)], cues)


class _Cues(NamedTuple):
    future: re.Pattern[str]
    past: re.Pattern[str]


@cache
def _cues(grammar: Grammar) -> _Cues:
    return _Cues(_pattern(grammar.words.tense.future), _pattern(grammar.words.tense.past))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words and phrases in a row of tokens joined by spaces."""
    return re.compile(rf"(?:^| ){any_of(' '.join(parts_of(word)) for word in words)}(?= |$)")


def _back(symbols: str, first: int) -> int:
    """Where the sentence before a date begins; the full stop of an abbreviation counts as one, which costs little."""
    reach = symbols[max(0, first - _REACH) : first]
    return first - len(reach) + max(reach.rfind(stop) for stop in ".;") + 1


def _ahead(symbols: str, start: int) -> int:
    """Where the clause behind a date ends."""
    reach = symbols[start : start + _REACH]
    ends = [at for stop in ".;,()" if (at := reach.find(stop)) >= 0]
    return start + min(ends, default=len(reach))


def _announces(keys: list[str], cues: _Cues) -> bool:
    """Whether the last word of tense among `keys` is one of the future."""
    row = " ".join(keys)
    future = _last(cues.future, row)
    return future >= 0 and future > _last(cues.past, row)


def _last(cue: re.Pattern[str], row: str) -> int:
    """Where a cue stands in the row for the last time, or -1."""
    return max((match.start() for match in cue.finditer(row)), default=-1)
