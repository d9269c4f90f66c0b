"""The words around names of writers and of who took a picture, of all languages at once: a byline tells of none."""

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from generator.lexicon.lexicon import Lexicon


class BylineWords(Struct, frozen=True):
    """Words before names, between, after and in them, signs that are no name, words in names of organisations.

    `pictures` open the credit of a picture, `passing` stands in it before who passed it on.
    """

    by: tuple[str, ...]
    between: tuple[str, ...]
    roles: tuple[str, ...]
    particles: tuple[str, ...]
    nobody: frozenset[str]
    organisations: tuple[str, ...]
    pictures: tuple[str, ...]
    passing: tuple[str, ...]


@cache
def byline_words(lexicon: Lexicon) -> BylineWords:
    """The words of all languages of `lexicon`."""
    sections = [language.metadata for language in lexicon.languages.values()]
    return BylineWords(
        _longest_first(word for section in sections for word in section.by),
        _longest_first(word for section in sections for word in section.between),
        _longest_first(word for section in sections for word in section.roles),
        _longest_first(word for section in sections for word in section.particles),
        frozenset(word.casefold() for section in sections for word in section.nobody),
        _longest_first(word for section in sections for word in section.organisations),
        _longest_first(word for section in sections for word in section.pictures),
        _longest_first(word for section in sections for word in section.passing),
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
