"""Glue: words of an article that lost the space between them, as where the links of a page were taken out."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import compress
from operator import ne

from generator.analysis.names.gazetteer import load_gazetteer
from generator.analysis.names.tokens import Tokens
from generator.lexicon import Language, Lexicon

_SUSPECT = re.compile(r"[^\W\d_A-Z]{2,}[A-Z]|[A-Z][^\W\d_]{5,}|[^\W\d_]{3,}\.[A-Z][^\W\d_A-Z]{2}")
_BEFORE_CAPITAL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_])")
_BEHIND_STOP = re.compile(r"(?<=[^\W\d_]{3})(\.)(?=[A-Z][^\W\d_A-Z]{2})")
_FEWEST_LETTERS = 3


def unglued(texts: Sequence[Tokens], language: Language, lexicon: Lexicon) -> list[Tokens]:
    """The tokens of `texts`, those that are several words each cut into these.

    A common word may stand ahead of a name ("denganBank"), or behind one that stands elsewhere in the texts too
    ("Trumpmengatakan"); so may two names, and two sentences. Countries need not stand elsewhere ("seniorAmerika").
    """
    capital = frozenset().union(*(compress(text.words, map(ne, text.words, text.low)) for text in texts))
    seen = frozenset([word for word in capital if word[0].isupper() and len(word) >= _FEWEST_LETTERS])
    parts = {word: _words(word, seen, language, lexicon) for word in filter(_SUSPECT.match, capital)}
    glued = {word: own for word, own in parts.items() if len(own) > 1}
    return [text.parted(glued) for text in texts]


def _words(token: str, seen: Collection[str], language: Language, lexicon: Lexicon) -> list[str]:
    known = load_gazetteer(lexicon)
    if token in known or token in _desks(lexicon):
        return [token]
    if token[1:].islower():
        return _behind_name(token, seen, language, lexicon)
    if len(sentences := _BEHIND_STOP.split(token)) > 1:
        return [word for part in sentences for word in _words(part, seen, language, lexicon)]
    first, *others = _BEFORE_CAPITAL.split(token)
    countries = _of_countries(lexicon)
    parts = [*_behind_name(first, seen, language, lexicon)]
    for other in others:
        *_, last = parts
        name, *rest = _behind_name(other, seen, language, lexicon)
        two_names = (last in seen or last in known) and (name in seen or name in known)
        country = last in countries or (name in countries and (last.islower() or _is_common(last.lower(), language)))
        if _is_common(last, language) or two_names or country:
            parts += [name, *rest]
        else:
            parts[-1:] = [last + name, *rest]
    return parts


def _behind_name(word: str, seen: Collection[str], language: Language, lexicon: Lexicon) -> list[str]:
    """`word`, or the name it begins with and the common word behind that."""
    if word[0].isupper() and word.lower() not in language.names.small:
        countries = _of_countries(lexicon)
        for cut in range(len(word) - _FEWEST_LETTERS, _FEWEST_LETTERS - 1, -1):
            name = word[:cut]
            if name in seen and not _is_common(name.lower(), language) and _is_common(word[cut:], language):
                return [name, word[cut:]]
            if name in countries and word[cut:] in language.stopwords:
                return [name, word[cut:]]
    return [word]


def _is_common(word: str, language: Language) -> bool:
    return word in language.stopwords or (len(word) > _FEWEST_LETTERS and word in language.names.small)


@cache
def _of_countries(lexicon: Lexicon) -> frozenset[str]:
    """The words that names of countries are made of."""
    words = (word for country in lexicon.countries for name in country.names for word in name.split())
    return frozenset(word for word in words if word[0].isupper() and len(word) > _FEWEST_LETTERS)


@cache
def _desks(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(desk for publisher in lexicon.publishers for desk in publisher.desks)
