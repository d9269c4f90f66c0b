"""Templates: how an expression of time is built, word class by word class.

    weekday [,] [part] ( numeric )      ~at month      day mon [.] [yyyy] [which]

A template is a row of word classes. `a|b` is either class, `[...]` may be missing, and punctuation stands for itself.
Classes after `~` must stand before the expression but are no part of it.

A sentence becomes a string with one symbol a token: all tokens with the same set of classes share a symbol. A template
then is a short regular expression over symbols, and no word of any language is left in it.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from generator.errors import LexiconError

_PIECE = re.compile(r"\s*(?:(\[)|(\])|(~?)([^\s\[\]~]+))")


class Template(Struct, frozen=True):
    """A compiled template: what it means, its expression over symbols, and the symbols it can begin with."""

    meaning: str
    source: str
    pattern: re.Pattern[str]
    starts: frozenset[str]


def compile_template(meaning: str, source: str, symbols_of: Callable[[str], str]) -> Template | None:
    """`source` as a `Template`, or None where a class that it needs has no word in this language.

    `symbols_of` gives the symbols of all tokens of a class. Raises `LexiconError` where brackets do not pair.
    """
    regex, starts, possible = "", set[str](), True
    begins = [True]  # whether an expression can begin at this place: inside each open bracket, and outside of all
    for opening, closing, context, names in _pieces(source):
        if opening:
            regex += "(?:"
            begins.append(begins[-1])
        elif closing:
            regex += ")?"
            begins.pop()
        else:
            symbols = "".join(symbols_of(name) for name in names.split("|"))
            possible = possible and bool(symbols or len(begins) > 1)
            regex += f"(?<={_one_of(symbols)})" if context else _one_of(symbols)
            if begins[-1] and not context:
                starts |= set(symbols)
                begins[-1] = False
        if not begins:
            break
    if len(begins) != 1:
        raise LexiconError(f"time form {meaning}: brackets do not pair in {source!r}")
    return Template(meaning, source, re.compile(regex), frozenset(starts)) if possible else None


def classes_in(source: str) -> set[str]:
    """The word classes that a template mentions."""
    return {name for _, _, _, names in _pieces(source) if names for name in names.split("|")}


def _pieces(source: str) -> list[tuple[str, str, str, str]]:
    return _PIECE.findall(source)


def _one_of(symbols: str) -> str:
    return f"[{re.escape(symbols)}]" if symbols else "(?!)"
