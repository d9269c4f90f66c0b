"""Clauses: what a sentence states, without who says so and when they said it; and what may not differ in it."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache

import msgspec
from msgspec import Struct

from generator.analysis.amounts import Word
from generator.analysis.clauses.counts import Number, Place, read
from generator.analysis.clauses.grammar import Grammar, Roles, grammar
from generator.analysis.clauses.spans import spans
from generator.analysis.clues import mark
from generator.analysis.names import Entity
from generator.analysis.timexes import Lane, Timex, TimexBasis
from generator.cleaning import Label
from generator.lexicon import Lexicon
from generator.metadata import Article
from generator.text.phrases import any_of

# What a negation bears on: of so many words behind it, so many that tell something.
_DENIED_WORDS, _DENIED_KEYS = 5, 2
# Two negations nearer than so many words are none: "did not deny", "bukannya tak pernah".
_NEGATED_NEGATION = 3
# What denies something of one word of the clause alone begins so many words before: "who was not there".
_RELATIVE_WORDS = 2
_FEWEST_KEYS = 2


class Clause(Struct, frozen=True, array_like=True):
    """Characters `start:end` of sentence `sentence` of the text, and what it states.

    At each of `places` stands a telling word or a country, by its key. `denied` are, for each negation, those of the
    next words behind it, none where it bears on one word of the clause alone; a negation of a negation is none.
    `wished` says how it is wanted or feared rather than told. `opened` says that a turn opens it: but, after, before.
    """

    sentence: int
    start: int
    end: int
    places: tuple[Place, ...]
    numbers: tuple[Number, ...]
    dates: tuple[str, ...]
    agencies: tuple[str, ...]
    denied: tuple[tuple[int, ...], ...]
    wished: tuple[str, ...]
    opened: bool

    @property
    def keys(self) -> frozenset[int]:
        """The keys of its telling words and countries."""
        return frozenset([place[0] for place in self.places])


_PACKED = msgspec.msgpack.Decoder(tuple[Clause, ...])


def unpacked(packed: bytes) -> tuple[Clause, ...]:
    """The clauses of a report."""
    return _PACKED.decode(zlib.decompress(packed))


def pack_clauses(article: Article, entities: Sequence[Entity], timexes: Sequence[Timex], lexicon: Lexicon) -> bytes:
    """The clauses of the text of `article`, which names `entities` and states the dates `timexes`, packed."""
    rules = grammar(article.language, lexicon)
    countries = _countries(entities)
    made: list[Clause] = []
    # The same words for the same date in a line say no more than once.
    by_line: dict[int, dict[tuple[str, str | None, Lane], Timex]] = defaultdict(dict)
    for timex in timexes:
        by_line[timex.line].setdefault((timex.text, timex.edtf, timex.lane), timex)
    for number, (line, quote) in enumerate(sentences(article)):
        stated = [timex for timex in by_line[line].values() if timex.text in quote]
        made += _clauses(number, quote, stated, countries, rules)
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
    for start, end in spans(sentence, words, grammar):
        told = [place for place in places if start <= place[1] < end]
        inside = [word for word in words if start <= word[0] < end]
        numbers = read(inside, told, idle, grammar)
        if len({place[0] for place in told}) >= _FEWEST_KEYS:
            dates = sorted(
                {timex.edtf for timex in timexes if timex.edtf and _known(timex) and timex.text in sentence[start:end]}
            )
            said_by = sorted({name for name, at in agencies if start <= at < end})
            denied = _denied(inside, negating, grammar.roles)
            wished = sorted({grammar.wishes[lower] for _, _, lower in inside if lower in grammar.wishes})
            opened = bool(inside) and inside[0][2] in grammar.turns
            yield Clause(
                number,
                start,
                end,
                tuple(told),
                tuple(numbers),
                tuple(dates),
                tuple(said_by),
                denied,
                tuple(wished),
                opened,
            )


def _known(timex: Timex) -> bool:
    """Whether it dates what happened, and is no day counted from another: two reports may count from two."""
    return timex.lane is Lane.HAPPENED and timex.basis is not TimexBasis.RELATIVE


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


def _denied(words: Sequence[Word], negating: Set[int], roles: Roles) -> tuple[tuple[int, ...], ...]:
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


@cache
def _agencies(lexicon: Lexicon) -> re.Pattern[str]:
    names = [name for agency in lexicon.agencies for name in (agency.name, *agency.aliases)]
    return re.compile(rf"\b{any_of(names)}\b")
