"""Lanes: whether a date tells when something happened, or when it was reported."""

import re
from functools import cache
from typing import NamedTuple

from generator.analysis.timexes.grammar import Grammar
from generator.analysis.timexes.spotting import Expression
from generator.analysis.timexes.timex import Lane

# Nobody speaks during a decade or on an anniversary.
_SPEAKING_TIMES = frozenset({"day", "weekday", "named_day", "part_of_day"})
_REACH = 40
_SETTING_REACH = 5
_QUOTES_AND_COLONS = ";"


class _Cues(NamedTuple):
    said: frozenset[str]
    says: frozenset[str]
    quoted: frozenset[str]
    settings: frozenset[str]
    within: frozenset[str]
    clause: frozenset[str]
    that: frozenset[str]
    verb: re.Pattern[str]
    no_verbs: frozenset[str]


def lane_of(expression: Expression) -> Lane:
    """The lane of a date: reported where it belongs to a word of saying or quoting, else happened."""
    if expression.meaning not in _SPEAKING_TIMES and not (
        expression.meaning == "period" and expression.has("unit:week")
    ):
        return Lane.HAPPENED
    cues = _cues(expression.grammar)
    reported = _said_before(expression, cues) or _said_behind(expression, cues)
    return Lane.REPORTED if reported else Lane.HAPPENED


@cache
def _cues(grammar: Grammar) -> _Cues:
    words = grammar.words.reporting
    return _Cues(
        said=frozenset(words.said),
        says=frozenset(words.says),
        quoted=frozenset(words.quoted),
        settings=frozenset(words.settings),
        within=frozenset(words.within),
        clause=frozenset(words.clause),
        that=frozenset(words.that),
        verb=re.compile(words.verb or "(?!)"),
        no_verbs=frozenset(words.no_verbs),
    )


def _said_before(expression: Expression, cues: _Cues) -> bool:
    """Whether a cue stands before the date, with no clause of its own between them."""
    tokens, at = expression.tokens, expression.first - 1
    # "..., kata X saat ditemui di kantornya, Senin": behind a comma the date belongs to the speaking, whatever comes
    # between.
    apart = at >= 0 and tokens.symbols[at] == ","
    setting = blocked = False
    for back in range(_REACH):
        here = at - back
        if here < 0 or _ends_sentence(expression, here):
            break
        key = tokens.keys[here]
        if key in cues.said:
            return apart or not blocked
        if key in cues.says or key in cues.quoted:
            return setting or not blocked
        if key in cues.settings:
            setting = setting or (not blocked and back <= _SETTING_REACH and _is_within(expression, here, cues))
        elif key in cues.clause or (
            key not in cues.no_verbs and cues.verb.fullmatch(key) and not _is_name(expression, here)
        ):
            blocked = True
    return setting


def _is_within(expression: Expression, at: int, cues: _Cues) -> bool:
    """Whether something was said "in a statement", not a statement received or filed."""
    return any(key in cues.within for key in expression.tokens.keys[max(0, at - 3) : at])


def _said_behind(expression: Expression, cues: _Cues) -> bool:
    """Whether the date is followed by the saying: "pada Senin menyatakan", "on Monday told"."""
    tokens, at = expression.tokens, expression.last
    if at >= len(tokens.keys):
        return False
    # What is followed by "bahwa" or "that" was said on that day, whatever the verb.
    if tokens.keys[at] in cues.said or tokens.keys[at] in cues.that:
        return True
    at += tokens.symbols[at : at + 1] == ","
    return at < len(tokens.keys) and tokens.keys[at] in cues.says


def _is_name(expression: Expression, at: int) -> bool:
    """Whether a word inside the sentence has a capital."""
    tokens = expression.tokens
    return at > 0 and tokens.text[tokens.starts[at]].isupper() and tokens.symbols[at - 1] not in ".;"


def _ends_sentence(expression: Expression, at: int) -> bool:
    """Whether a token is a quotation mark, a colon, or a full stop with a new sentence behind it."""
    tokens = expression.tokens
    if tokens.symbols[at] in _QUOTES_AND_COLONS:
        return True
    if tokens.symbols[at] != "." or at + 1 >= len(tokens.keys):
        return False
    spaced = tokens.starts[at + 1] > tokens.ends[at]
    after_abbreviation = at > 0 and len(tokens.keys[at - 1]) <= 2
    return spaced and not after_abbreviation and not tokens.text[tokens.starts[at + 1]].islower()
