"""Countries a text names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.lexicon import Agency, Lexicon, Publisher

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")


class Named(NamedTuple):
    """A stretch `start:end` of a text that names the country with the ISO 3166 code `country`."""

    start: int
    end: int
    country: str


def countries_named(text: str, lexicon: Lexicon) -> Iterator[Named]:
    """The countries that `text` names, in order, by the longest name that fits; part of an outlet's name is none."""
    names = _names(lexicon)
    covered = 0
    for token in _TOKEN.finditer(text):
        if token.start() < covered:
            continue
        for name, country in names.get(token.group(), ()):
            end = token.start() + len(name)
            if text.startswith(name, token.start()) and not text[end : end + 1].isalnum():
                covered = end
                if country:
                    yield Named(token.start(), end, country)
                break


@cache
def _names(lexicon: Lexicon) -> dict[str, list[tuple[str, str | None]]]:
    """By first token: the names that begin with it, longest first, with their country; None for outlets."""
    named: dict[str, str | None] = {name: country.code for country in lexicon.countries for name in country.names}
    outlets: list[Publisher | Agency] = [*lexicon.publishers, *lexicon.agencies]
    named.update(dict.fromkeys([name for outlet in outlets for name in (outlet.name, *outlet.aliases)], None))
    by_token: dict[str, list[tuple[str, str | None]]] = {}
    for name in sorted(named, key=lambda name: (-len(name), name)):
        if first := _TOKEN.match(name):
            by_token.setdefault(first.group(), []).append((name, named[name]))
    return by_token
