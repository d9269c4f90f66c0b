"""What a clause counts: its numbers with their values, and what each is a number of."""

from collections.abc import Sequence, Set

from generator.analysis.amounts import Word
from generator.analysis.clauses.grammar import Grammar
from generator.analysis.clues import mark

AGE = mark("age of a person")
"""What the age of a person counts: another age is another person's."""

Place = tuple[int, int, int]
"""The key of a word or name, and its characters `start:end` in the sentence."""

Number = tuple[str, int, int, int]
"""A number: its value, the key of what it counts (0 for what tells nothing), and its characters `start:end`."""

_UNIT_LENGTH = 2


def read(words: Sequence[Word], places: list[Place], idle: Set[int], grammar: Grammar) -> list[Number]:
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
