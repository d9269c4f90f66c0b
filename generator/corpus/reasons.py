"""Reasons: what two reports both tell, in words a reader understands, as the first of them writes it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

import numpy as np
from msgspec import Struct

from generator.analysis import Clue, Entity, Report
from generator.analysis.clues import Keys, mark, pair_keys, stem_keys
from generator.corpus.likeness.ragged import Flags
from generator.corpus.likeness.rarity import common_words
from generator.corpus.likeness.space import Row, Space, shares
from generator.lexicon import load_lexicon
from generator.text.slugs import slug
from generator.text.tokens import words

_MOST_NAMES, _MOST_WORDS = 8, 6
_MIN_WORD_LENGTH = 4
# Phrases are sought among so many of the rarest words that both have: their pairs are the square of that.
_MOST_PAIRED = 32

Rare = tuple[float, str, int]
"""The share of reports that have a clue, how the first report writes it, and its key."""


class Reason(Struct, frozen=True, gc=False, array_like=True):
    """Why two reports are related: what of one kind both have.

    `kind` is text (the percentage that both print), names, dates, places or words; `shared` is as the first report
    writes it.
    """

    kind: str
    shared: tuple[str, ...]


def find_reasons(a: Report, b: Report, space: Space, place: int, copied: float | None) -> tuple[Reason, ...]:
    """Why `a`, the report at `place`, and `b` are related; `copied` is how much of their text is alike in copies."""
    text, other = _Text(a), _Text(b)
    dates = {statement.edtf for statement in a.dated} & {statement.edtf for statement in b.dated}
    known = {entity.id for entity in b.entities}
    outlets = {slug(each.article.publisher or "") for each in (a, b)}
    shared = [entity for entity in a.entities if entity.id in known and slug(entity.name) not in outlets]
    row = Row(space, place)
    told = _words(a, b, row, text, other)
    names = [*_names(shared, space), *_single_names(a, b, row, text, _parts(shared) | _folded(told))]
    reasons = (
        Reason("text", () if copied is None else (f"{copied:.0%}",)),
        Reason("names", tuple(names[:_MOST_NAMES])),
        Reason("dates", tuple(sorted(dates))),
        Reason("places", tuple(entity.id for entity in shared if entity.kind == "place")),
        Reason("words", tuple(told)),
    )
    return tuple(reason for reason in reasons if reason.shared)


class _Text:
    """What a report writes, to look words up in."""

    def __init__(self, report: Report) -> None:
        self._written = "\n".join([report.article.title or "", *(each.text for each in report.article.passages)])
        small = self._written.lower()
        self._small = small if len(small) == len(self._written) else self._written

    def written(self, small: str) -> str | None:
        """The words `small`, side by side, as they stand here first."""
        at = _place(small, self._small)
        return None if at is None else self._written[at : at + len(small)]

    def writes_small(self, word: str) -> bool:
        """Whether `word` stands here without a capital."""
        return _place(word.lower(), self._written) is not None


def _place(sought: str, text: str) -> int | None:
    """Where `sought` stands first in `text` with no letter before or behind it."""
    at = text.find(sought)
    while at >= 0:
        end = at + len(sought)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return at
        at = text.find(sought, at + 1)
    return None


def _names(entities: Iterable[Entity], space: Space) -> list[str]:
    """People, organisations and events; a name is as rare as the rarest of its words."""
    ranked = []
    for at, entity in enumerate(each for each in entities if each.kind != "place"):
        keys = np.array([mark(f"name {word.casefold()}") for word in words(entity.name)], np.uint32)
        ranked.append((min(shares(space, Clue.NAME, keys).tolist(), default=1.0), at, entity.name))
    return list(dict.fromkeys(name for _, _, name in sorted(ranked)))


def _single_names(a: Report, b: Report, row: Row, text: _Text, but: set[str]) -> list[str]:
    """Words of names of which nothing more is known, the rarest first."""
    countries = {mark(f"entity {entity.id}") for entity in a.countries}
    ordinary = _ordinary(a)
    return [
        name
        for _, name, key in _in_both(a, b, Clue.NAME, row)
        if key not in countries
        and name.isalpha()
        and name.casefold() not in but
        and not ordinary(name)
        and not text.writes_small(name)
    ]


def _ordinary(report: Report) -> Callable[[str], bool]:
    """Whether a word that stands in names is one that any report may have: an office, a currency, a common word."""
    code = report.clues.language
    stems, common = stem_keys(code, load_lexicon().language(code)), common_words()
    of_language, outlet = _ordinary_words(code), {word.casefold() for word in words(report.article.publisher or "")}

    def ordinary(name: str) -> bool:
        lower = name.casefold()
        return lower in of_language or lower in outlet or stems[lower] in common

    return ordinary


@cache
def _ordinary_words(code: str) -> frozenset[str]:
    """The words of a language for offices, bodies, kinds of places, currencies, and for saying and when."""
    language = load_lexicon().language(code)
    if language is None:
        return stem_keys(code, language).framing
    currencies = {each.casefold() for each in language.claims.currencies}
    heads = language.names.organisation_heads | language.names.place_heads
    return stem_keys(code, language).framing | heads | currencies


def _words(a: Report, b: Report, row: Row, text: _Text, other: _Text) -> list[str]:
    """Phrases of two or three words, then single words, the rarest first, that are no part of names."""
    entities = (*a.entities, *b.entities)
    named = _parts(entities)
    # The names of organisations are made of words that are at home elsewhere too.
    proper = _parts(each for each in entities if each.kind != "organisation")
    rare = [each for each in _in_both(a, b, Clue.WORD, row) if each[1] not in proper]
    told: list[str] = []
    for phrase in _phrases(a, b, row, rare[:_MOST_PAIRED], other):
        if len(told) == _MOST_WORDS:
            return told
        inside = phrase.split()
        pieces = {f"{one} {two}" for one, two in pairwise(inside)}
        if not (named.issuperset(inside) or any(piece in longer.lower() for piece in pieces for longer in told)):
            told += filter(None, [text.written(phrase)])
    but, common = named | _folded(told), common_words()
    single = (
        text.written(word) or word
        for _, word, key in rare
        if len(word) >= _MIN_WORD_LENGTH and word.isalpha() and word not in but and key not in common
    )
    return [*told, *islice(single, _MOST_WORDS - len(told))]


def _phrases(a: Report, b: Report, row: Row, rare: Sequence[Rare], other: _Text) -> Iterator[str]:
    """Words that both have side by side, three before two, those with the rarest words first."""
    keys = np.array([key for _, _, key in rare], np.uint32)
    pairs = pair_keys(keys[:, None], keys)
    own = a.clues.of(Clue.PHRASE)
    common = own[_among(own, b.clues.of(Clue.PHRASE))]
    before, after = np.nonzero(_among(pairs, common) & ~np.eye(len(keys), dtype=bool))
    # What comes first in `rare` is rarest.
    shares_of = row.shares(Clue.PHRASE, np.searchsorted(own, pairs[before, after]))
    order = np.lexsort((before + after, np.minimum(before, after), shares_of))
    found = list(zip(before[order].tolist(), after[order].tolist(), strict=True))
    following: dict[int, list[int]] = defaultdict(list)
    for one, two in found:
        following[one].append(two)
    for one, two in found:
        for three in following[two]:
            phrase = f"{rare[one][1]} {rare[two][1]} {rare[three][1]}"
            if other.written(phrase):
                yield phrase
    yield from (f"{rare[one][1]} {rare[two][1]}" for one, two in found)


def _in_both(a: Report, b: Report, kind: Clue, row: Row) -> list[Rare]:
    """The clues of `a` that `b` has too, the rarest first."""
    own, shown = a.clues.of(kind), a.clues.shown(kind)
    at = np.flatnonzero(_among(own, b.clues.of(kind)))
    rare = row.shares(kind, at).tolist()
    return sorted(zip(rare, [shown[each] for each in at.tolist()], own[at].tolist(), strict=True))


def _among(keys: Keys, known: Keys) -> Flags:
    """Which of `keys` are `known`, in rising order."""
    if not len(known):
        return np.zeros(keys.shape, bool)
    found: Flags = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys
    return found


def _parts(entities: Iterable[Entity]) -> set[str]:
    """The words of all spellings of names."""
    return _folded({mention.text for entity in entities for mention in entity.mentions})


def _folded(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in words(text)}
