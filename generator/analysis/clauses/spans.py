"""Where clauses begin and end in a sentence, without who says so."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.analysis.amounts import Word
from generator.analysis.clauses.grammar import MOST_WORDS_TOLD, Grammar

_COMMA = re.compile(r", ")
_LAST_COMMA = re.compile(r"""[,?!]["'”’]*\s(?=[^,]*$)""")
# Behind the verb of saying stands a word more at most: "police said here".
_LAST_WORDS = 2


def spans(sentence: str, words: Sequence[Word], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The stretches that state something; a turn opens another one, and so does the comma behind an opening turn's."""
    start, end = _behind_credit(sentence, words, grammar), _before_credit(sentence, words, grammar)
    turns = [
        word[0]
        for at, word in enumerate(words)
        if word[2] in grammar.turns
        and start <= word[0] < end
        and not _measured(words[max(0, at - 2) : at], word[0], grammar)
    ]
    if turns[:1] == [start] and (comma := _COMMA.search(sentence, start, end)):
        turns.append(comma.end())
    return pairwise(sorted({start, *turns, max(start, end)}))


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


def _before_credit(sentence: str, words: Sequence[Word], grammar: Grammar) -> int:
    """Where the sentence ceases to state something: before "…, Mayor Adair said" and "…, kata Bupati Lubis"."""
    if quoted := grammar.quoted.search(sentence):
        return quoted.start()
    comma = _LAST_COMMA.search(sentence)
    if not comma:
        return len(sentence)
    tail = [lower for start, _, lower in words if start >= comma.end()][: MOST_WORDS_TOLD + 1]
    says = not grammar.sayings.isdisjoint((*tail[:1], *tail[-_LAST_WORDS:]))
    return comma.start() if says and len(tail) <= MOST_WORDS_TOLD else len(sentence)
