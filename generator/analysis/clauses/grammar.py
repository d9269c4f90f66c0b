"""The grammar of clauses: the words of a language by which sentences fall into what they state."""

import re
from functools import cache
from typing import NamedTuple

from generator.analysis.amounts import FRACTION, Amounts
from generator.analysis.clues import stem_keys
from generator.lexicon import Language, Lexicon
from generator.text.phrases import any_of

MOST_WORDS_TOLD = 9
"""Between a verb of saying and its "that" stands whom it is said to: no more words than this."""

_MOST_REMEMBERED = 1 << 18


class Roles(dict[str, tuple[int, bool, bool]]):
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


class Grammar(NamedTuple):
    """How sentences of a language fall into clauses."""

    code: str
    lexicon: Lexicon
    credit: re.Pattern[str]
    saying: re.Pattern[str]
    quoted: re.Pattern[str]
    sayings: frozenset[str]
    that: frozenset[str]
    turns: frozenset[str]
    word: re.Pattern[str]
    idle: re.Pattern[str]
    negating: re.Pattern[str]
    roles: Roles
    amounts: Amounts
    currencies: frozenset[str]
    ages: frozenset[str]
    wishes: dict[str, str]
    stopwords: frozenset[str]


@cache
def grammar(code: str | None, lexicon: Lexicon) -> Grammar:
    """The grammar of the language `code`; one that splits nothing where there is none."""
    language = lexicon.language(code)
    told = language.claims if language else None
    some = rf"(?:\s\S+){{0,{MOST_WORDS_TOLD}}}?\s"
    sources, sayings, that, turns = (told.credits, told.sayings, told.that, told.turns) if told else ((), (), (), ())
    amounts = Amounts(language)
    idle, glued, ordinal = (told.idle, told.currencies, told.ordinals) if told else ((), (), ())
    negations = sorted(told.negations) if told else ()
    return Grammar(
        code=language.code if language else "",
        lexicon=lexicon,
        credit=re.compile(rf"{any_of(sources)}\b[^,]*,\s", re.IGNORECASE),
        saying=re.compile(rf"\b{any_of(sayings)}\b{some}{any_of(that)}\s", re.IGNORECASE),
        quoted=re.compile(rf"""[,?!]["'”’]\s(?={any_of(sayings)}\b)""", re.IGNORECASE),
        sayings=frozenset(sayings),
        that=frozenset(that),
        turns=frozenset(turns),
        word=re.compile(
            rf"\d+{any_of(ordinal)}\b|{FRACTION}|\d+(?:[.,:]\d+)*|{any_of(glued)}(?=\d)|[^\W_]+(?:[-'’](?!\d+[.,]\d)[^\W_]+)*",
            re.IGNORECASE,
        ),
        idle=re.compile(rf"\b{any_of(idle)}\b", re.IGNORECASE),
        negating=re.compile(rf"\b{any_of([each for each in negations if ' ' in each])}\b", re.IGNORECASE),
        roles=Roles(language, amounts),
        amounts=amounts,
        currencies=frozenset([each.casefold() for each in glued]),
        ages=told.ages if told else frozenset(),
        wishes={word: wish for wish, words in told.wishes.items() for word in words} if told else {},
        stopwords=language.stopwords if language else frozenset(),
    )
